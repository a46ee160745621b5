"""The sessions, templates and programmes of this computer."""
