"""The review shape: what became of tools, asked in rounds. Refuses to know who answered."""
