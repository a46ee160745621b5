"""A finished page as data: what an export writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from exercises.kernel.record import Record, as_dict

Audience = Literal["facilitators", "participants", "public"]
AUDIENCES: tuple[Audience, ...] = ("facilitators", "participants", "public")
"""Whom a page is for, widest first: a public summary has what anybody may read."""


FACILITATORS_ONLY = "for the facilitators only"
IN_THE_ROOM = "for those who were in the room"
"""Why something is not on a page, most often."""


class LeftOut(Record):
    """Something that is not on a page: how much of it, what, and why."""

    count: int
    one: str
    """What one of it is: "private note"."""
    many: str
    """What several are: "private notes"."""
    why: str
    """"for the facilitators only"."""

    def __str__(self) -> str:
        return f"{self.count} {self.one if self.count == 1 else self.many}: {self.why}"


class Heading(Record):
    """A heading; level 1 is the page's title."""

    text: str
    level: int = 2


class Leaf(Heading):
    """A heading with which a new printed page begins."""


class GoesOn(Heading):
    """A heading of the second level that goes on where the page is, as of one report; others begin a printed page."""


class Decided(Heading):
    """A heading over what was decided, which each exercise may word in its own way."""


class Paragraph(Record):
    """One or more sentences."""

    text: str


class Bullets(Record):
    """A list, in order."""

    items: tuple[str, ...]


class Some(Bullets):
    """A list of which a short page has so many, the first ones: `least` where much else has to stand on it, too."""

    most: int = 0
    least: int = 0

    def cut(self, *, full: bool) -> Bullets:
        """What stands on it, and how many more there are."""
        shown = self.items[: self.least if full else self.most]
        more = len(self.items) - len(shown)
        return Bullets((*shown, f"and {more} more on the whole page") if more else shown)


class Table(Record):
    """A table; every row has as many cells as there are headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Cards(Table):
    """A table of cards to print and to cut: what a card is called, its words, and a small line under them."""


class Voices(Table):
    """A table of voices beside each other: each column but the first is as wide as the next, so that none tilts."""


class Quote(Record):
    """Somebody's words, verbatim, and whose they are in the exercise."""

    text: str
    whose: str = ""


Words = Heading | Paragraph | Bullets | Table | Quote


class Figure(Record):
    """Where the exercise's picture of that name stands; formats without pictures have what stands instead."""

    name: str
    instead: tuple[Words, ...] = ()
    bare: bool = False
    """Whether the page says what would stand above and below a chart, so that it is drawn without."""


Part = Words | Figure


def section(title: str, items: Iterable[str], level: int = 3, most: int | None = None, least: int = 0) -> list[Part]:
    """A heading over a list, nothing over none; of `most` it is Some, and on a full page `least` of them."""
    every = tuple(items)
    told = Bullets(every) if most is None else Some(every, most, least or most)
    return [Heading(title, level), told] if every else []


def in_words(parts: Iterable[Part]) -> Iterator[Words]:
    """The parts with what stands in place of each picture, for formats that have none."""
    for part in parts:
        yield from part.instead if isinstance(part, Figure) else (part,)


class Outline(Record):
    """A page for one audience."""

    audience: Audience
    parts: tuple[Part, ...]

    def document(self) -> dict[str, Any]:
        """The page as plain data."""
        return {
            "audience": self.audience,
            "parts": [{"part": _called(part), **as_dict(part)} for part in in_words(self.parts)],
        }


def _called(part: Words) -> str:
    return "heading" if isinstance(part, Heading) else type(part).__name__.lower()
