"""The base of every screen: terminal, themes, keys, text."""
