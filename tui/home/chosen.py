"""What somebody chose on the home screen, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from exercises.kernel.record import Record

if TYPE_CHECKING:
    from sessions.lines.everywhere import Place


class Chosen(Record):
    """What to do next."""

    what: Literal["open", "new", "demo", "journal"]
    name: str = ""
    """For open: the session; for journal, too, or "" for every session."""
    title: str = ""
    """For new: its title, place and exercise."""
    place: str = ""
    exercise: str = ""
    like: str = ""
    """For new: the earlier session it is to be like, instead of an exercise."""
    programme: str = ""
    """For new: the programme it belongs to at once; "" for none."""
    cohorts: tuple[int, ...] = ()
    """Of which cohorts of it."""
    kind: str = ""
    """What kind of event it is there; "" for a workshop."""
    at: Place | None = None
    """For open: the place in it to go to, where words were found."""
    sought: str = ""
    """The words that were found there."""
