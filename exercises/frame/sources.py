"""The earlier sessions that anything in this one was carried from. Pure."""

from __future__ import annotations

from exercises.frame.state import Frame


def sources(frame: Frame) -> set[str]:
    """Their titles."""
    shelves = (frame.terms, frame.elephants, frame.parked, frame.actions, frame.conversations, frame.agreement)
    things = (thing for things in shelves for thing in things.values())
    return {thing.from_session for thing in (*things, *frame.replies) if thing.from_session}
