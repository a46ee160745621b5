"""The frame shape: what stands around a whole session."""
