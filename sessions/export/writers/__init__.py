"""One writer for each export format."""
