"""What came of bringing a file in, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exercises.kernel.record import Record, field
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
    text: tuple[str, ...] = ()
    """The headings of the columns that hold the words of notes."""
    question_from: str = ""
    """The heading of the column that says the question."""
    area_from: str = ""
    number_from: str = ""
    author_from: str = ""
    leave: tuple[str, ...] = ()
    """The headings of columns that are not taken."""
    means: Mapping[str, str] = field(default_factory=dict)
    """What words of the file stand for: happy is HELPS."""
    only: tuple[str, ...] = ()
    """Which parts of a file of several come in."""
    sheet: str = ""
    """Which sheet of a workbook is read."""
    split: bool = False
    """Whether several thoughts in one cell become several notes."""
    unmarked: bool = False
    """Whether the marks of a list are taken off the notes of a text."""
    whose: tuple[str, ...] = ()
    """The cohorts, as the file calls them, of which something comes in; all of it without any."""


def typed(words: str) -> str:
    """Words as they are typed after an option."""
    return '"{}"'.format(words.replace('"', '\\"'))


def what_else(session: Session) -> str:
    """What to add to the sentence on what came in: a name that stayed outside, and what the disk refuses; or ""."""
    named = session.told_kept_out()
    return f"{named} NOT SAVED yet: {session.problem}" if session.problem and not session.flush() else named


def lines_named(lines: Sequence[int], what: str) -> str:
    """Which lines of the file it holds for: the first ten by number, the others counted."""
    shown = [str(line) for line in lines[:_NAMED]]
    more = len(lines) - len(shown)
    which = f"{', '.join(shown)} and {more} more" if more else listed(shown)
    return f"line{'' if len(lines) == 1 else 's'} {which}: {what}"
