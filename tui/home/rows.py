"""The lines of the home screen as text: headings, rows, details, search. Refuses to know widgets and colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from exercises.text import contains
from sessions.catalogue import Entry
from tui.text import fit, pad, wrap

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
Row = str | Entry
"""A heading's words, or a session."""


def rows(entries: Iterable[Entry], today: date) -> list[Row]:
    """The sessions under TODAY and EARLIER, in the order given."""
    new: list[Row] = []
    old: list[Row] = []
    for entry in entries:
        (new if day_of(entry) == today else old).append(entry)
    return [*(["TODAY", *new] if new else []), *(["EARLIER", *old] if old else [])]


def day_of(entry: Entry) -> date:
    """The day the session was made, as the clock here says; of a file that cannot be read, when it last changed."""
    try:
        return datetime.fromisoformat(entry.created).astimezone().date()
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(entry.changed).astimezone().date()


def day_in_words(day: date) -> str:
    """22 November 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def found(entries: Iterable[Entry], words: str) -> list[Entry]:
    """The sessions with every one of the words in title, place or any name of an exercise."""
    sought = words.split()
    return [
        entry for entry in entries
        if all(contains(word, " ".join((entry.title, entry.place, *entry.called))) for word in sought)
    ]  # fmt: skip


def row_line(entry: Entry, width: int) -> str:
    """One session in one line of exactly `width` cells: the title first, more beside it where there is room."""
    state = "cannot be opened" if entry.problem else entry.state
    exercise = entry.exercises[0] if entry.exercises else ""
    more = f" +{len(entry.exercises) - 1}" if len(entry.exercises) > 1 else ""
    if width < 50:
        columns = [(state, 12)]
    elif width < 70:
        columns = [(entry.place, 12), (state, 14)]
    else:
        wide = 15 if width < 100 else 21
        columns = [(entry.place, 11), (fit(exercise, wide - len(more)) + more, wide), (state, 14 + wide - 15)]
    if width >= 110:
        columns.insert(0, (day_in_words(day_of(entry)), 17))
    rest = sum(wide + 2 for _, wide in columns)
    return pad(entry.title, max(8, width - rest)) + "".join(f"  {pad(words, wide)}" for words, wide in columns)


def detail_lines(entry: Entry | None, width: int, height: int) -> list[str]:
    """The chosen session in full, in at most `height` lines."""
    if entry is None:
        return []
    if entry.problem:
        lines = wrap(entry.problem, width)
    else:
        about = [entry.place, *entry.exercises, day_in_words(day_of(entry)), entry.state]
        lines = [fit(entry.title, width), *wrap(" · ".join(part for part in about if part), width)]
    if len(lines) > height:
        lines = [*lines[: height - 1], fit(" ".join(lines[height - 1 :]), width)]
    return lines


def keys_line(keys: Sequence[tuple[str, str]], width: int) -> str:
    """As many keys as fit, the last one always."""
    said = [f"{key} {does}" for key, does in keys]
    while len(said) > 1 and len("   ".join(said)) > width - 2:
        del said[-2]
    return fit(" " + "   ".join(said), width)
