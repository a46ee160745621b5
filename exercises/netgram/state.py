"""The state of a net-gram: a network's chairs in rings, the ties between them, and the drawings made before this one.

Our interpretation. Named in "A Good Start in Life" and nowhere described; nearest are AMBIT's Pro-Gram and eco-maps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from exercises.kernel.record import Record, field
from exercises.kernel.template import Template, check
from exercises.kernel.things import Thing, said
from exercises.netgram.template import NETGRAM_TEMPLATE
from exercises.network.state import NEARNESS, Chair, Network, Row

RINGS = NEARNESS
"""From the inside out."""
RING_WORDS = {"close": "close", "middle": "middle", "far": "outer"}
"""What is printed over each ring."""
SIGNS = {"strong": "═", "thin": "─", "strained": "≈", "broken": "╳", "not known": "?"}
"""Each way that two are tied, with its mark; never the one without the other."""
NOT_KNOWN = "not known"
BOTH, TO, FROM = "both", "to", "from"
WAYS = (BOTH, TO, FROM)
"""Which way a tie goes, as seen from the first of the two."""
KINDS = ("whānau", "community", "service")
VIEWS = ("whānau", "practitioner", "group guess")
GUESSED = VIEWS[2]
MOST_CONTACTS = 400

Pair = tuple[int, int]


def pair(one: int, other: int) -> Pair:
    """The two as one key, whichever was named first."""
    return (one, other) if one < other else (other, one)


def turned(way: str) -> str:
    """The same way, as seen from the other of the two."""
    return {TO: FROM, FROM: TO}.get(way, way)


class Tie(Record):
    """How two are tied, the last word of it."""

    between: Pair
    """In the order they were first named."""
    sign: str
    way: str = BOTH
    contacts: float | None = None
    """Contacts a month; None for not asked."""
    before: tuple[str, ...] = ()
    """What was said of it before, in words, the first first."""

    def seen_from(self, number: int) -> str:
        """Its way, as seen from one of the two."""
        return self.way if number == self.between[0] else turned(self.way)

    def other(self, number: int) -> int:
        """The one at its other end."""
        return self.between[1] if number == self.between[0] else self.between[0]


class Missing(Thing):
    """Somebody whom one would wish there."""

    letter, one, kept_in = "m", "missing", "missing"

    text: str = said(40, what="who is missing", needed=True)
    why: str = said(120, label="why")


class Sight(Thing):
    """One thing that is seen in the picture."""

    letter, one, kept_in = "s", "seen", "sights"

    text: str = said(120, what="what is seen", needed=True)


class Drawing(Record):
    """A drawing as it stood when the next one was begun: of one person's view, on one day."""

    also_words: ClassVar[tuple[str, ...]] = ("view",)

    number: int
    view: str
    view_kind: str
    day: str
    chairs: Mapping[int, Chair]
    kinds: Mapping[int, str]
    ties: Mapping[Pair, Tie]
    missing: Mapping[int, Missing]
    sights: Mapping[int, Sight]
    centre: int


class NetGram(Network):
    """The whole exercise."""

    view: str = said(60, label="whose view", goes="view", what="whose view it is")
    """Whose picture it is, in words; nothing is drawn without it."""
    view_kind: str = ""
    """One of VIEWS."""
    day: str = ""
    """The day it was drawn (ISO 8601)."""
    consent: str = ""
    """ "yes" once the people drawn said that it may be shown, "no" where they did not; "" while nobody asked."""
    drawing: int = 1
    kinds: Mapping[int, str] = field(default_factory=dict)
    """By chair, its kind where that is not its row's."""
    ties: Mapping[Pair, Tie] = field(default_factory=dict)
    missing: Mapping[int, Missing] = field(default_factory=dict)
    sights: Mapping[int, Sight] = field(default_factory=dict)
    drawn: tuple[Drawing, ...] = ()
    """The drawings before this one."""

    @property
    def with_chairs(self) -> bool:
        """Nobody sits in a net-gram."""
        return False

    @property
    def place_word(self) -> str:
        """Everybody on it is called by number and name alone."""
        return ""

    @property
    def centre(self) -> int:
        """The one everybody is around: the first of the first row; 0 before there is one."""
        row = self.rows[0].key
        return min((chair.number for chair in self.chairs.values() if chair.row == row), default=0)

    def ring(self, ring: str) -> list[Chair]:
        """Those in that ring, row by row; "" for those in none yet."""
        centre = self.centre
        return [chair for chair in self.in_order() if chair.near == ring and chair.number != centre]

    def kind_of(self, chair: Chair) -> str:
        """Whether somebody is whānau, of the community, or of a service."""
        return self.kinds.get(chair.number) or self.kind_of_row(self.row(chair.row))

    def kind_of_row(self, row: Row) -> str:
        """The kind of those in a row, unless it was said of one of them."""
        said_of = {item["key"]: item.get("kind", "") for item in self.template.words["rows"]}
        return said_of.get(row.key) or (KINDS[0] if row.whanau else KINDS[1])

    def ties_of(self, number: int) -> list[Tie]:
        """The ties of one chair."""
        return [tie for ends, tie in self.ties.items() if number in ends]

    def to_centre(self) -> dict[int, Tie]:
        """The tie of each chair to the one in the centre."""
        centre = self.centre
        return {tie.other(centre): tie for tie in self.ties_of(centre)} if centre else {}

    def between_others(self) -> list[Tie]:
        """The ties that do not go to the centre."""
        centre = self.centre
        return [tie for ends, tie in self.ties.items() if centre not in ends]

    def not_joined(self) -> list[Chair]:
        """Those on the picture whom no tie reaches."""
        reached = set(_flat(self.ties))
        centre = self.centre
        return [c for c in self.in_order() if c.near and c.number not in reached and c.number != centre]

    def drawings(self) -> list[Drawing | NetGram]:
        """Every drawing in order, the present one last."""
        return [*self.drawn, self]

    @property
    def has_view(self) -> bool:
        """Whether it may be drawn at all: whose view it is and its day were said."""
        return bool(self.view and self.day)

    @property
    def may_be_shown(self) -> bool:
        """Whether the room and those who took part may see it: the people drawn said yes, or they are made up."""
        return self.consent == "yes" or (not self.consent and self.case_source == "composite")


def _flat(pairs: Iterable[Pair]) -> Iterator[int]:
    for one, other in pairs:
        yield one
        yield other


def start(template: Template) -> NetGram:
    """A new exercise from its template. Raises TemplateError naming the place that cannot be used."""
    check(NETGRAM_TEMPLATE, template.words)
    rows = tuple(
        Row(row["key"], row["title"], row.get("label") or row["title"].upper(), bool(row.get("whanau", False)))
        for row in template.words["rows"]
    )
    return NetGram(template=template, rows=rows, phase=template.phases[0].key)
