"""The room screen: what the projector shows. It is given a room view and draws it; it never opens a session."""
