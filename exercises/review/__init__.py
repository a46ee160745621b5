"""The review shape: what became of tools, asked in rounds. It keeps nothing of who answered."""
