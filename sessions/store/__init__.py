"""The session's file on disk."""
