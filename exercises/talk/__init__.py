"""The talk shape: an ordered helping talk, such as Thinking Caps. Refuses to know who is talking."""
