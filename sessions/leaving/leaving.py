"""What leaves in one export, as data: everything a writer of any format may see.

It is gathered for one audience (`gathering.py`), then names are changed (`sessions/roster`), and only then written:
what is not in it cannot be in a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.record import Record
from exercises.leaving.coded import Coded
from exercises.leaving.data import Fact
from exercises.leaving.dated import Appointment
from exercises.leaving.drawing import GridPicture, Picture
from exercises.leaving.linked import Linked
from exercises.leaving.outline import Audience, LeftOut, Outline, Part, Table
from exercises.leaving.sheet import Sheet


class RunLeaving(Record):
    """One exercise."""

    key: str
    """Its key in its session."""
    title: str
    outline: Outline
    sheets: tuple[Sheet, ...] = ()
    coded: Coded | None = None
    linked: tuple[Linked, ...] = ()
    pictures: tuple[Picture, ...] = ()
    dates: tuple[Appointment, ...] = ()
    data: tuple[Fact, ...] = ()
    """Only where a format keeps them."""
    frame: bool = False
    """Whether it is what framed the session, and no exercise."""

    @property
    def examples(self) -> tuple[str, ...]:
        """The words that stand for a code where few are shown."""
        if self.coded is None:
            return ()
        chosen = {example.piece for code in self.coded.codes for example in code.examples}
        return tuple(piece.text for text in self.coded.texts for piece in text.pieces if piece.key in chosen)

    @property
    def on_page(self) -> tuple[Picture, ...]:
        """The pictures that a page has: a table reads better as a table, and where it stands there is no picture."""
        tables = [part.rows for part in self.outline.parts if isinstance(part, Table)]
        return tuple(one for one in self.pictures if not (isinstance(one, GridPicture) and one.rows in tables))


class SessionLeaving(Record):
    """One session."""

    name: str
    """Its name on this computer, as it may leave: the day and a readable part of the title."""
    title: str
    place: str
    day: str
    """In words: 12 March 2026."""
    date: str
    """2026-03-12."""
    made: str
    """When the newest entry was recorded, UTC, "2026-03-12T08:00:00Z": the time in files that must carry one, so that
    the same session gives the same bytes."""
    runs: tuple[RunLeaving, ...]
    record: tuple[Part, ...] = ()
    """The log of what happened, for facilitators; empty for everybody else."""
    documents: tuple[Mapping[str, Any], ...] = ()
    """Every entry as plain data, for facilitators and only where a format keeps them."""
    people: int | None = None
    """How many were there, as far as anybody said."""
    held_back: bool = False
    """Whether exercises were held of which nothing is for this audience."""
    first_name: str = ""
    """Its name on this computer, whatever it is called outside."""

    @property
    def known_by(self) -> str:
        """What calendars and programs for coding know again what they have already by. It stands in no file itself."""
        return self.first_name or self.name


class EntryLeaving(Record):
    """One journal entry, as far as its author moved it out."""

    key: str
    """Stable: the author's name in files and the entry's number."""
    author: str
    session: str
    """The session's name; "" for an entry about none."""
    title: str
    day: str
    """2026-03-12."""
    parts: tuple[tuple[str, str], ...]
    """Each prompt and what was written under it."""


class Leaving(Record):
    """The whole of it."""

    audience: Audience
    title: str
    """The session's title, or the programme's, or "3 sessions"."""
    sessions: tuple[SessionLeaving, ...]
    entries: tuple[EntryLeaving, ...] = ()
    """For facilitators only."""
    facilitators: tuple[str, ...] = ()
    """Who recorded or coded, for facilitators only."""
    brief: bool = False
    """Whether its pages were made short, and are to stand on as few printed ones as they can."""
    full: bool = False
    """Whether so many exercises stand on such short pages that each has less room there."""
    whose: str = ""
    """Who may read it, where that is said otherwise than of a session."""


class Written(Record):
    """What a writer made."""

    files: Mapping[str, bytes]
    """By name; a format of one file has one, by the name ""."""
    notes: tuple[str, ...] = ()
    """What people should be told of it: two codes that had to be told apart, and the like."""
    left_out: tuple[LeftOut, ...] = ()
    """What the format had no place for, beside what was left out of all."""
    holds: tuple[str, ...] = ()
    """What the writer made of it, as people are told before it leaves: "4 charts"."""
    called: str = ""
    """What its one file is called in a folder; "" for its format."""
    lacks: frozenset[str] = frozenset()
    """Which fields of an exercise are not in it here, though the format carries them: "pictures"; notes say why."""
