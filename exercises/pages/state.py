"""The state of an exercise of pages, and the fields its template declares. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from exercises.kernel.record import Record, field
from exercises.kernel.template import Template
from exercises.kernel.things import NOD, ROOM, Thing, said, told
from exercises.leaving.hands import Hands

TEXT, CHOICE, DIAL, COUNTS = "text", "choice", "dial", "counts"
PAPER = "paper"
SETTINGS = ("off", "low", "middle", "high")
TURNS = {"down": "turn down", "leave": "leave as it is", "up": "turn up"}
GROUP = 0
"""The number of the page that is the group's: what was counted of everybody."""


class Field(Record):
    """One field, as the template declares it."""

    key: str
    title: str
    ask: str
    kind: str
    sees: str
    limit: int
    words: Mapping[str, str]
    """For a choice, what may be chosen, each with how the room reads it; for counts, what is counted."""
    room: str
    """How the room reads a text: "It was for: {}"; "" for the words alone."""

    @property
    def takes(self) -> tuple[str, ...]:
        """What may be chosen, or how a dial was and is to be; () for words."""
        return (*SETTINGS, *TURNS) if self.kind == DIAL else tuple(self.words)

    def sentence(self, value: str) -> str:
        """A text or a choice as it is read."""
        if self.kind == CHOICE:
            return self.words.get(value, value)
        before, mark, after = self.room.partition("{}")
        return f"{before}{value}{after}" if mark else value

    def in_words(self, value: Any) -> str:
        """Any value in words."""
        return ", ".join(filter(None, dial_words(value))) if self.kind == DIAL else str(value)


class Page(Thing):
    """One page: a moment, a story. `values` is by field key; a dial's value is by "then" and "next"."""

    also_words: ClassVar[tuple[str, ...]] = ("values",)

    one = "page"

    title: str = said(120)
    values: Mapping[str, Any] = told("fields", {})
    nods: frozenset[str] = told("room_may_see", frozenset())
    """The fields that its owner lets the room see."""
    kept: bool = False
    """Whether its owner asked for their own words to be kept when the exercise closes."""


class Pages(Record):
    """The whole exercise."""

    also_words: ClassVar[tuple[str, ...]] = ("labels",)

    template: Template
    fields: tuple[Field, ...]
    """The fields of each page, in order."""
    group_fields: tuple[Field, ...]
    phase: str
    phase_since: str = ""
    paused_since: str = ""
    paused_seconds: int = 0
    pages: Mapping[int, Page] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    """By a dial's key: what this group calls it."""
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By a group field's key: how many said each; "pass" is never in n."""
    closed: bool = False

    @property
    def thing(self) -> str:
        """What one page is called: "moment"."""
        return str(self.template.words["kinds"][0]["key"])

    @property
    def wordless(self) -> bool:
        """Whether nothing may be typed about what is said now."""
        listed = self.template.words.get("wordless", ())
        return self.phase in listed

    def dials(self) -> tuple[Field, ...]:
        """The dials of each page."""
        return tuple(one for one in self.fields if one.kind == DIAL)

    def called(self, one: Field) -> str:
        """The field's name, in the group's own words where it has any."""
        return self.labels.get(one.key, one.title)

    def hands(self) -> tuple[Hands, ...]:
        """What was counted of the group, in its own words."""
        return tuple(self._hands(one, self.counts.get(one.key, {})) for one in self.group_fields)

    def _hands(self, one: Field, counts: Mapping[str, int]) -> Hands:
        rows = tuple((self.labels.get(word, said), counts.get(word, 0)) for word, said in one.words.items())
        return Hands(f"{self.template.key}_{one.key}", one.title, rows, counts.get("pass", 0))

    def field_of(self, key: str) -> Field | None:
        """The page's field of that key; None for none."""
        return next((one for one in self.fields if one.key == key), None)


def may_be_seen(page: Page, one: Field) -> bool:
    """Whether the room may see that field of the page."""
    return one.sees == ROOM or (one.sees == NOD and one.key in page.nods)


def dial_words(value: Any) -> tuple[str, str]:
    """How a dial was and how it is to be, in words; "" for what was not said."""
    placed = value if isinstance(value, Mapping) else {}
    return placed.get("then", ""), TURNS.get(placed.get("next", ""), "")
