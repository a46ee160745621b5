"""The room screen: what the projector shows. Refuses to know sessions; it is given a room view and draws it."""
