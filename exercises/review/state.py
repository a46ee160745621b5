"""The state of an adoption review. Who answered is not kept: a sheet has a number and marks, and nothing else.

"A Good Start in Life", what was kept of the tools: each person marks alone, at several dated moments; "adapted" is
no less than "adopted". What somebody wrote beside a mark stands with its tool and round and never with its sheet, so
that no sheet can be told by its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from exercises.kernel.consent import NOT_ASKED, WITHDRAWN, in_room
from exercises.kernel.record import Record, field, replace
from exercises.kernel.scales import Scale
from exercises.kernel.shelf import Shelf
from exercises.kernel.template import Template
from exercises.review.scales import ADAPTED

BOTH = "both"
"""That a round asks every question of the template; else it asks the one of that key."""
WHYS = ("no time", "no need", "not allowed", "did not fit", "did not understand", "other")


class Worded(Record):
    """How a tool was worded in earlier rounds."""

    also_words: ClassVar[tuple[str, ...]] = ("name", "line")

    until: int
    """The last round that was asked so."""
    name: str
    line: str


class Tool(Record):
    """One tool, with one plain line that says what it is."""

    also_words: ClassVar[tuple[str, ...]] = ("name", "line")

    number: int
    name: str
    line: str
    since: int = 1
    """The first round that asks about it."""
    earlier: tuple[Worded, ...] = ()
    """How it was worded before, where the template has its words stand once people answered under them."""

    @property
    def label(self) -> str:
        """Its number, with a letter where it was worded anew: 3, 3b."""
        return f"{self.number}{chr(ord('a') + len(self.earlier)) if self.earlier else ''}"

    def in_round(self, round: int) -> Tool:
        """The tool as that round asked about it."""
        for place, one in enumerate(self.earlier):
            if round <= one.until:
                return replace(self, name=one.name, line=one.line, earlier=self.earlier[:place])
        return self


class Round(Record):
    """One time that everybody was asked."""

    also_words: ClassVar[tuple[str, ...]] = ("moment", "moved")

    number: int
    day: str
    """2026-03-20."""
    moment: str
    """What moment it is: "five months on"."""
    asks: str = BOTH
    scales: tuple[str, ...] = ()
    """The keys of the questions there are, in order."""
    invited: int = 0
    """How many were asked; 0 when nobody said."""
    answered: int = 0
    """How many answered, where totals were typed; with sheets it is their number."""
    totals: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    """By tool: counts by word, from a show of counts."""
    moved: tuple[tuple[str, str], ...] = ()
    """Every earlier day, and why it was another."""

    def has(self, layer: str) -> bool:
        """Whether it asks that layer."""
        return self.asks in (layer, BOTH)

    @property
    def layers(self) -> tuple[str, ...]:
        """What it asks."""
        return tuple(layer for layer in self.scales if self.has(layer))


class Sheet(Record):
    """One person's marks in one round. Nobody's name, and no moment of the day."""

    number: int
    round: int
    marks: Mapping[str, Mapping[int, str]]
    """By layer, by tool: the word marked; a tool that is not there has no answer."""
    match: str = ""
    """A fingerprint of a word the person chose, only to find the same person's other sheets; "" for none."""

    def mark(self, scale: Scale, tool: int) -> str:
        """What was marked."""
        return self.marks.get(scale.key, {}).get(tool, scale.none)


class Version(Record):
    """How somebody made a tool their own. It stands with no sheet, whoever wrote it."""

    also_words: ClassVar[tuple[str, ...]] = ("text", "credit")

    number: int
    tool: int
    round: int
    text: str
    consent: str = NOT_ASKED
    credit: str = ""
    """Whom to thank, when that was wanted; never in the room."""

    @property
    def withdrawn(self) -> bool:
        """Whether whoever gave it took it back."""
        return self.consent == WITHDRAWN

    @property
    def for_room(self) -> bool:
        """Whether the room may read it."""
        return in_room(self.consent)


class Why(Record):
    """Why a tool was dropped, by somebody; its words are for the facilitators only."""

    also_words: ClassVar[tuple[str, ...]] = ("text",)

    number: int
    tool: int
    round: int
    why: str
    text: str = ""


class Eased(Record):
    """What made a tool easy to keep, said aloud in the group."""

    also_words: ClassVar[tuple[str, ...]] = ("text",)

    number: int
    tool: int
    round: int
    text: str


class Decision(Record):
    """What changes for the next cohort."""

    also_words: ClassVar[tuple[str, ...]] = ("text", "owner")

    number: int
    tool: int
    """0 for the whole."""
    text: str
    owner: str = ""
    """Who does it; for the facilitators only."""


_SHEET = "sheet: "


class Review(Record):
    """The whole review."""

    template: Template
    phase: str
    tools: Mapping[int, Tool]
    scales: Mapping[str, Scale]
    """The questions that a round may ask, by their keys."""
    phase_since: str = ""
    paused_since: str = ""
    paused_seconds: int = 0
    """Seconds paused within this phase, before the present pause."""
    rounds: Mapping[int, Round] = field(default_factory=dict)
    round: int = 0
    """The round in force; 0 before the first."""
    sheets: Shelf[Sheet] = field(default_factory=Shelf)
    versions: Mapping[int, Version] = field(default_factory=dict)
    whys: Mapping[int, Why] = field(default_factory=dict)
    eased: Mapping[int, Eased] = field(default_factory=dict)
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    compared: tuple[int, int] | None = None
    """Two rounds to look at side by side, as the same people; None for the last two that have matched sheets."""
    made: Mapping[str, int] = field(default_factory=dict)
    """By kind of thing: the highest number given so far, so that none is given twice."""
    closed: bool = False

    @property
    def since(self) -> str:
        """When the phase began (ISO 8601); "" before the first."""
        return self.phase_since

    @property
    def begins_asking(self) -> str:
        """What a new round asks when nobody says."""
        return str(self.template.words.get("asks", BOTH))

    @property
    def asked_now(self) -> tuple[str, ...]:
        """The keys of the questions that the round in force asks, or before there is one, the first will."""
        asks = self.now.asks if self.now is not None else self.begins_asking
        return tuple(key for key in self.scales if asks in (key, BOTH))

    @property
    def first_asked(self) -> str:
        """The key of the question that is asked first then."""
        return self.asked_now[0]

    @property
    def asks_of_adapting(self) -> bool:
        """Whether a mark may say that somebody made a tool their own, so that words beside it say how."""
        return any(ADAPTED in scale.words for scale in self.scales.values())

    @property
    def decided(self) -> str:
        """What the changes that were decided are called: "For the next cohort"."""
        return str(self.template.words.get("decided", "For the next cohort"))

    @property
    def as_decided(self) -> str:
        """The same inside a sentence: "for the next cohort"."""
        return f"{self.decided[:1].lower()}{self.decided[1:]}"

    @property
    def now(self) -> Round | None:
        """The round in force."""
        return self.rounds.get(self.round)

    def asked(self, round: int) -> tuple[Tool, ...]:
        """The tools that round asks about, in order, in its words."""
        return tuple(tool.in_round(round) for tool in self.tools.values() if tool.since <= round)

    def as_it_fits(self, line: str) -> str:
        """A line of the template; a sheet in it with as many marks as there are tools now."""
        marks, sign, word = line.removeprefix(_SHEET).partition(" = ")
        if not line.startswith(_SHEET) or len(marks) == len(self.asked(self.round or 1)):
            return line
        return f"{_SHEET}{self.fitting_marks}{sign}{word}"

    @property
    def fitting_marks(self) -> str:
        """Letters for a sheet of the round in force: "aapdnk-aa"."""
        many = len(self.asked(self.round or 1))
        *said, none = self.scales[self.first_asked].by_letter
        some = [said[0], *said, *(said[:1] if len(said) < 5 else ()), none, said[0], said[0], said[1]][:9]
        return ("".join(some) * (many // len(some) + 1))[:many] or said[0]

    def sheets_of(self, round: int) -> tuple[Sheet, ...]:
        """The sheets of that round, in order."""
        return self.sheets.once(_by_round).get(round, ())

    def is_answered(self, round: int) -> bool:
        """Whether that round has any answer."""
        this_round = self.rounds.get(round)
        return bool(this_round and (this_round.totals or this_round.answered)) or bool(self.sheets_of(round))

    def marked(self, round: int, layer: str, tool: int) -> Mapping[str, int]:
        """How often each word was marked there on the sheets of that round; an empty place is none."""
        return self.sheets.once(_marked).get((round, layer, tool), {})

    def answered(self, round: int) -> int:
        """How many answered: its sheets, or the number typed."""
        return len(self.sheets_of(round)) or self.rounds[round].answered

    @property
    def people(self) -> int | None:
        """How many answered, in the round with most; None when nobody did, or nobody said."""
        return max((self.answered(this_round) for this_round in self.rounds), default=0) or None

    def next_number(self, kind: str) -> int:
        """The number the next thing of that kind gets."""
        return self.made.get(kind, 0) + 1


def _by_round(sheets: Shelf[Sheet]) -> dict[int, tuple[Sheet, ...]]:
    found: dict[int, tuple[Sheet, ...]] = {}
    for few in sheets.by_row(_few_by_round):
        for round, each in few.items():
            found[round] = (*found.get(round, ()), *each)
    return found


def _few_by_round(sheets: tuple[Sheet, ...]) -> dict[int, tuple[Sheet, ...]]:
    found: dict[int, list[Sheet]] = {}
    for sheet in sheets:
        found.setdefault(sheet.round, []).append(sheet)
    return {round: tuple(each) for round, each in found.items()}


_Marked = dict[tuple[int, str, int], dict[str, int]]


def _marked(sheets: Shelf[Sheet]) -> _Marked:
    found: _Marked = {}
    for few in sheets.by_row(_few_marked):
        for place, marks in few.items():
            every = found.setdefault(place, {})
            for word, many in marks.items():
                every[word] = every.get(word, 0) + many
    return found


def _few_marked(sheets: tuple[Sheet, ...]) -> _Marked:
    found: _Marked = {}
    for sheet in sheets:
        for layer, marks in sheet.marks.items():
            for tool, word in marks.items():
                counted = found.setdefault((sheet.round, layer, tool), {})
                counted[word] = counted.get(word, 0) + 1
    return found
