"""What came of bringing a file in, in words. Refuses to know any file."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.kernel.record import Record
from exercises.kernel.text import listed
from sessions.live.session import Session

_NAMED = 10
"""How many lines of a file are named one by one."""


class Report(Record):
    """What came in: one sentence, and lines with more."""

    says: str
    lines: tuple[str, ...] = ()


class Wanted(Record):
    """What was said beside the file's name."""

    question: str = ""
    """The question of notes whose file names none."""
    area: str = ""
    exercise: str = ""
    """The key of the exercise they go to."""


def unsaved(session: Session) -> str:
    """A sentence to add while the disk refuses, or ""."""
    return f" NOT SAVED yet: {session.problem}" if session.unsaved and session.problem else ""


def lines_named(lines: Sequence[int], what: str) -> str:
    """Which lines of the file it holds for: the first ten by number, the others counted."""
    shown = [str(line) for line in lines[:_NAMED]]
    more = len(lines) - len(shown)
    which = f"{', '.join(shown)} and {more} more" if more else listed(shown)
    return f"line{'' if len(lines) == 1 else 's'} {which}: {what}"
