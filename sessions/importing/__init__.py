"""Bringing prepared cases, notes, plans and days into a session."""
