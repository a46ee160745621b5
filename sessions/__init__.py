"""Time, order, undo, disk and export of sessions. Has never heard of a screen."""
