"""The console: where the co-facilitator types. Private, unless the window is the mirror of the room."""
