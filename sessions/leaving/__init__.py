"""What of a session may leave it."""
