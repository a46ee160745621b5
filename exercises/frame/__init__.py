"""The frame shape: what stands around a whole session. Refuses to know any single exercise."""
