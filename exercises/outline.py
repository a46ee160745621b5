"""A finished page as data: what an export writes. Refuses to know the format it is written in."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Audience = Literal["facilitators", "participants", "public"]
AUDIENCES: tuple[Audience, ...] = ("facilitators", "participants", "public")
"""Whom a page is for, widest first: a public summary has what anybody may read."""


@dataclass(frozen=True, slots=True)
class LeftOut:
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


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the page's title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, in order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as there are headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, verbatim, and whose they are in the exercise."""

    text: str
    whose: str = ""


Part = Heading | Paragraph | Bullets | Table | Quote


@dataclass(frozen=True, slots=True)
class Outline:
    """A page for one audience."""

    audience: Audience
    parts: tuple[Part, ...]

    def document(self) -> dict[str, Any]:
        """The page as plain data."""
        return {
            "audience": self.audience,
            "parts": [{"part": type(part).__name__.lower(), **asdict(part)} for part in self.parts],
        }
