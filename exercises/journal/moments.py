"""A session's own timeline beside a journal: what an entry may point at. Pure; changes nothing in the session.

Of an elephant (person-centred partnership, naming the elephant) stands only what a page for facilitators may show: no
words without the yes of the one who named it, not how it was raised, and never when it was held.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from exercises.frame.checks import moment_of
from exercises.frame.reading import elephant_words, term_words
from exercises.frame.schedule import on_the_wall
from exercises.frame.state import Frame
from exercises.frame.things import Elephant
from exercises.kernel.record import Record, replace
from exercises.network.outline_words import named, names
from exercises.network.state import Network
from exercises.wall.matrix import title
from exercises.wall.state import Theme, Wall


class Row(Record):
    """One thing of a session's timeline."""

    key: str
    """What an entry points at: m3, j5, e1, d2, t4, n4; of a second exercise with its key before it."""
    kind: str
    """moment, jargon, elephant, difference, theme or private note."""
    when: str
    """On the clock on the wall, or a day in words; "" where no time is told."""
    words: str
    at: str = ""
    """ISO 8601, to sort by; "" where no time is told."""
    entries: tuple[int, ...] = ()
    """The entries of the journal's author that point at it, by number."""


def frame_rows(state: Frame) -> list[Row]:
    """What the session's frame has: moments, words of the trade, private notes, elephants."""
    rows = [
        _timed(state, f"m{moment.number}", "moment", moment.at, moment.words or "a moment was marked")
        for moment in state.moments.values()
    ]
    rows += [
        _timed(state, f"j{term.number}", "jargon", term.at, term_words(state, term)) for term in state.terms.values()
    ]
    rows += [_timed(state, f"n{note.number}", "private note", note.at, note.text) for note in state.notes.values()]
    return [
        *rows,
        *(Row(f"e{elephant.number}", "elephant", "", _elephant(elephant)) for elephant in state.elephants.values()),
    ]


def _timed(state: Frame, key: str, kind: str, at: str, words: str) -> Row:
    return Row(key, kind, on_the_wall(state, at), words, at)


def _elephant(elephant: Elephant) -> str:
    return elephant_words(replace(elephant, raised="", change=elephant.change if elephant.agreed else ""))


def network_rows(state: Network) -> list[Row]:
    """What a network exercise has: where two chairs differ."""
    called = names(state)
    return [
        Row(f"d{difference.number}", "difference", "", f"{named(called, difference.between)}: {difference.about}")
        for difference in state.differences.values()
    ]


def wall_rows(state: Wall) -> list[Row]:
    """What a wall has: its themes with how they came to be, and how many notes were brought in."""
    rows = [Row(f"t{theme.number}", "theme", _last_day(theme), _theme(theme)) for theme in state.themes.every()]
    count = len(state.on_wall())
    if not count:
        return rows
    return [Row("notes", "notes", "", f"{count} {'note' if count == 1 else 'notes'} on the wall"), *rows]


def _last_day(theme: Theme) -> str:
    return next((step.when for step in reversed(theme.trail) if step.when), "")


_CHANGES = ("named", "merged in", "merged into", "unmerged", "split off", "split from")


def _theme(theme: Theme) -> str:
    counted = f"{len(theme.notes)} {'note' if len(theme.notes) == 1 else 'notes'}"
    how = [step for step in theme.trail if step.kind in _CHANGES]
    told = [
        f"{step.kind}{f', before that “{step.words}”' if step.kind == 'named' and step.words else ''}"
        f"{f', because: {step.why}' if step.why else ''}"
        for step in how
    ]
    gone = "merged away" if theme.merged_into else "dropped" if theme.dropped else counted
    return "; ".join((title(theme), gone, *told))


def rows_of(state: Any) -> list[Row]:
    """The rows of any exercise; none of one that has nothing to point at."""
    if isinstance(state, Frame):
        return frame_rows(state)
    if isinstance(state, Network):
        return network_rows(state)
    return wall_rows(state) if isinstance(state, Wall) else []


def timeline(runs: Iterable[tuple[str, Any]]) -> list[Row]:
    """The rows of a session's runs, given as key and state: by time, then those without one as they come."""
    found: list[Row] = []
    kinds: set[type] = set()
    for key, state in runs:
        # The first of its kind keeps bare names, whatever another has: what was pointed at stays what it was.
        first = type(state) not in kinds
        kinds.add(type(state))
        found += [row if first else replace(row, key=f"{key} {row.key}") for row in rows_of(state)]
    return by_time(found)


def by_time(rows: Iterable[Row]) -> list[Row]:
    """The rows in order, whatever the clock was that told each of their times; those without one come last."""
    return sorted(rows, key=lambda row: (not row.at, moment_of(row.at).timestamp() if row.at else 0))
