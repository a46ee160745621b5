"""A session's page for one audience, as data: what every format writes. Refuses to know any format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from exercises.outline import Audience, Outline
from exercises.text import clean
from sessions.session import Session

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """The page: the session's title, place and day, and each exercise's outline."""

    title: str
    place: str
    day: str
    exercises: tuple[tuple[str, Outline], ...]
    """The exercise's title, and its outline."""


def page(session: Session, audience: Audience) -> Page:
    """The page as the session is now, unsaved entries included."""
    state = session.state
    outlines = tuple(
        (run.template.title, Outline(audience, run.shape.outline(run.state, audience))) for run in state.written()
    )
    return Page(clean(state.title), clean(state.place), day_of(state.created), outlines)


def local(at: str) -> datetime | None:
    """A recorded time on this computer's clock; None when it cannot be read."""
    try:
        return datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def day_of(at: str) -> str:
    """The day of a recorded time, as 22 November 2026; "" when it cannot be read."""
    when = local(at)
    # Month names of our own: strftime's depend on the computer's language.
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" if when else ""
