"""The log shape: what frames a whole session. Refuses to know any single exercise."""
