"""One session as it runs: its state, its drafts, its room file."""
