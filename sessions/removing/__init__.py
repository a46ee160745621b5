"""Taking words and sessions out for good."""
