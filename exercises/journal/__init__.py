"""Facilitators' journals: forms, entries, who may read what, search and moments. Knows no file, clock or screen."""
