"""Carrying typed lines out on a session."""
