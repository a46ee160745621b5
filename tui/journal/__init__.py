"""The journal's screens, for its author alone. Refuse to know how a journal is kept; a window's title says nothing."""
