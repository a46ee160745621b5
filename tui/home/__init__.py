"""The home screen: which sessions there are, and what to begin. Opens no session itself."""
