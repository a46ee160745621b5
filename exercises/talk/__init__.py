"""The talk shape: an ordered helping talk, such as Thinking Caps. It keeps nothing of who is talking."""
