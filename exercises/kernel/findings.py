"""What was found in an exercise, as numbers alone: what a list of many sessions keeps of it. No word stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from exercises.kernel.record import Record
from exercises.kernel.text import plural

NOTES, THEMES, SHEETS, PAGES = "notes", "themes", "sheets", "pages"
REPLIES, ACTIONS, ELEPHANTS = "replies", "actions", "elephants"

Rows = Sequence[Sequence[int]]


class Finding(Record):
    """Counts of one kind. What each number of a row is, `MEANS` says."""

    what: str
    rows: tuple[tuple[int, ...], ...]

    @property
    def many(self) -> int:
        """All of its numbers together."""
        return sum(map(sum, self.rows))


MEANS: Mapping[str, str] = {
    NOTES: "a row a question; in each area, then in none",
    THEMES: "a row a question; its themes",
    SHEETS: "a row a round and scale; the round, the place of the scale, answered, invited (0: not said)",
    PAGES: "a row a kind; all, picked, not picked, then by how far they are",
    REPLIES: "said",
    ACTIONS: "open, all",
    ELEPHANTS: "by decision, then not decided",
}
"""Every kind of count. A list of sessions keeps its place here and not its name, so that a new one goes to the end."""


def finding(what: str, *rows: Iterable[int]) -> tuple[Finding, ...]:
    """The counts of that kind; none where nothing was counted."""
    found = Finding(what, tuple(tuple(row) for row in rows))
    return (found,) if found.many else ()


def packed(exercises: Iterable[Iterable[Finding]]) -> str:
    """The counts of several exercises in figures, one after the other; "" where nothing was counted."""
    kinds = list(MEANS)
    told = [
        ";".join(f"{kinds.index(one.what)}:{'/'.join('.'.join(map(str, row)) for row in one.rows)}" for one in each)
        for each in exercises
    ]
    return "|".join(told) if any(told) else ""


def unpacked(figures: str) -> list[tuple[Finding, ...]]:
    """What `packed` was given."""
    kinds = list(MEANS)
    return [
        tuple(
            Finding(kinds[int(kind)], tuple(tuple(map(int, row.split("."))) for row in rows.split("/")))
            for kind, _, rows in (one.partition(":") for one in each.split(";") if one)
        )
        for each in (figures.split("|") if figures else ())
    ]


def in_words(found: Iterable[Finding]) -> str:
    """The counts of one exercise as its facilitators read them: "340 notes, 16 themes"."""
    return ", ".join(said for one in found for said in _SAID[one.what](one.rows))


def _notes(rows: Rows) -> Iterator[str]:
    yield plural(sum(map(sum, rows)), "note")


def _themes(rows: Rows) -> Iterator[str]:
    yield plural(sum(map(sum, rows)), "theme")


def _sheets(rows: Rows) -> Iterator[str]:
    """Each round by itself, by the scale that most answered."""
    rounds: dict[int, tuple[int, int]] = {}
    for number, _, answered, invited in rows:
        rounds[number] = max(rounds.get(number, (0, 0)), (answered, invited))
    for number, (answered, invited) in rounds.items():
        of = f" of {invited}" if invited else ""
        yield f"{f'round {number}: ' if len(rounds) > 1 else ''}{answered}{of} answered"


def _pages(rows: Rows) -> Iterator[str]:
    every, picked = (sum(row[place] for row in rows) for place in (0, 1))
    yield plural(every, "page") + (f" ({picked} picked)" if picked else "")


def _replies(rows: Rows) -> Iterator[str]:
    yield plural(sum(map(sum, rows)), "reply", "replies")


def _actions(rows: Rows) -> Iterator[str]:
    for still, every in rows:
        yield f"{plural(every, 'action')} ({still} open)" if still else plural(every, "action")


def _elephants(rows: Rows) -> Iterator[str]:
    yield plural(sum(map(sum, rows)), "elephant")


_SAID: Mapping[str, Callable[[Rows], Iterator[str]]] = {
    NOTES: _notes,
    THEMES: _themes,
    SHEETS: _sheets,
    PAGES: _pages,
    REPLIES: _replies,
    ACTIONS: _actions,
    ELEPHANTS: _elephants,
}
