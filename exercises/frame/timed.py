"""What is on: a stretch of a part of the day, and the one timer. Times as they are stored."""

from __future__ import annotations

from exercises.kernel.record import Record
from exercises.kernel.things import ROOM, Part, said


class Stretch(Record):
    """One time an agenda item was on."""

    begun: str
    ended: str = ""
    """"" while it is on."""


class Timer(Part):
    """The one advisory timer, as stored times: it goes on by itself whatever happens to the program."""

    seconds: int
    started: str
    label: str = said(80, ROOM, what="the timer's words", limits="title", goes="timer")
    paused: str = ""
    """Since when it waits; "" while it goes on."""
    paused_seconds: int = 0
    """How long it waited, before the present pause."""
