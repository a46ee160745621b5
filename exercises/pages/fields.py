"""The fields of a page and the kinds of page, as a template declares them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.days import ANY_YEAR, said_day
from exercises.kernel.record import Record

TEXT, CHOICE, CHOICES, DIAL, COUNTS = "text", "choice", "choices", "dial", "counts"
ROLE, DAY, TICK, VOICES = "role", "day", "tick", "voices"
KINDS = (TEXT, CHOICE, CHOICES, DIAL, COUNTS, ROLE, DAY, TICK, VOICES)
WORDY = (TEXT, ROLE, CHOICES, VOICES)
"""Kinds whose values are somebody's own words."""
PAPER = "paper"
"""Who sees it: nobody but who holds the sheet it is printed on."""
SETTINGS = ("off", "low", "middle", "high")
TURNS = {"down": "turn down", "leave": "leave as it is", "up": "turn up"}
HALVES = {"am": "morning", "morning": "morning", "pm": "afternoon", "afternoon": "afternoon"}
"""What is typed for a half of a day, and what is kept behind the day."""
NEXT = "next"
"""The side of a page of dials on which they are as they are to be."""
TURNED = "turned"
"""What a view is called that has two positions the other way round."""
SIDES = ("a", "b")
SIDE, EACH_ROLE = "side", "role"
"""For `each`: one value for either side, one for each role that is typed; else the key of the field that lists who."""


class Field(Record):
    """One field, as the template declares it."""

    key: str
    title: str
    ask: str
    kind: str
    sees: str
    limit: int = 120
    words: Mapping[str, str] = {}
    """For a choice, what may be chosen, each with how the room reads it; for counts, what is counted."""
    called: str = ""
    """Of counts, what one of the words is called, over their column: "role"."""
    refers: str = ""
    """Of a text, the kind of page whose number may stand there."""
    room: str = ""
    """How the room reads a text: "It was for: {}"; "" for the words alone."""
    none: str = ""
    """What a list of pages says where nothing is in it: "host wanted"."""
    each: str = ""
    """Whether it has a value for each side, for each role, or for each of what another field lists."""
    state: str = ""
    """The state that its words bring about."""
    coded: bool = False
    """Whether its sentences are read for codes."""
    roles: bool = False
    """Of choices that are no words of the template's, whether each is a role or an agency, and so nobody's name."""
    conceals: bool = False
    """Of choices, whether they are what must not be recognisable."""
    passed: bool = False
    """Of a day, whether it is one that has passed: without its year the last, and not the next."""
    why: str = ""
    """Of a choice, the text field that words behind its colon go to: why it was chosen."""

    @property
    def sided(self) -> bool:
        """Whether it has a value for either of two positions."""
        return self.each == SIDE or (self.kind == VOICES and self.each != EACH_ROLE)

    @property
    def chosen(self) -> bool:
        """Whether what it takes is chosen, set or ticked, and no words of anybody's."""
        each_chosen = self.kind in (CHOICE, DIAL) or (self.kind == CHOICES and bool(self.words))
        return each_chosen or (self.kind == TICK and not self.each)

    @property
    def takes(self) -> tuple[str, ...]:
        """What may be chosen, or how a dial was and is to be; () for words."""
        return (*SETTINGS, *TURNS) if self.kind == DIAL else tuple(self.words)

    def sentence(self, value: Any) -> str:
        """A value as the room and a page read it."""
        if self.kind == CHOICE:
            return self.words.get(value, str(value))
        said = self.in_words(value)
        before, mark, after = self.room.partition("{}")
        return f"{before}{said}{after}" if mark else said

    def in_words(self, value: Any) -> str:
        """Any value in words."""
        if self.kind == DIAL:
            return ", ".join(filter(None, dial_words(value)))
        if self.kind == VOICES:
            return "; ".join(f"{who}: {' / '.join(said)}" for who, said in value.items())
        if self.kind == TICK:
            return ", ".join(value) if isinstance(value, Mapping) else "yes"
        if self.kind == DAY:
            return said_day(str(value), ANY_YEAR)
        if self.kind == COUNTS:
            return ", ".join(f"{word} {count}" for word, count in value.items())
        return ", ".join(value) if self.kind == CHOICES else str(value)


class CodeOf(Record):
    """One of the codes that a page's sentences are read for."""

    key: str
    about: str
    says: tuple[str, ...] = ()
    """What is said with it: who saw the outcome."""


class PageKind(Record):
    """One kind of page, as the template declares it."""

    key: str
    title: str
    fields: tuple[Field, ...]
    called: str = ""
    """What several are called; "" for the key with an s."""
    letter: str = ""
    """What stands before its pages' numbers; "" for the bare number."""
    owner: str = ""
    """Whose a page is; "" for the group's."""
    states: tuple[str, ...] = ()
    """How far a page can be, each typed by itself; a page begins with the first."""
    needs: Mapping[str, str] = {}
    """By a state, the one that has to come before it."""
    leaves: str = ""
    """The state from which a page may leave for others than the facilitators."""
    consent: bool = False
    """Whether a page leaves only as its owner allows."""
    sides: bool = False
    """Whether a page is of two positions, with / between them in its title."""
    draft: Mapping[str, str] = {}
    """`until` a tick that each has to give, `says` what stands on it until then, `but` the field that is not part of
    what is signed."""
    codes: tuple[CodeOf, ...] = ()
    picks: bool = False
    """Whether a group picks some of its pages, and says why, and why not."""
    private: bool = False
    """Whether its pages are for the facilitators, whatever a field of them is."""
    after: str = ""
    """The kind that there has to be a page of before one of this is made."""
    counted: str = ""
    """The anonymous choice that is shown as counts where its pages are listed."""
    begun: str = ""
    """The text that a page of it begins with, which then has no title."""
    rated: str = ""
    """The key of the scale on which each of two raters marks each of its codes once; "" where sentences are coded."""
    twice: str = ""
    """The choice of two that says which of two times a page was written at. Nobody sees it, nor whose the page is,
    before both raters are done: it would tell what to expect."""
    taught: str = ""
    """The text that names who taught its writer, of whom not both raters may be."""

    @property
    def for_itself(self) -> bool:
        """Whether a page of it may be seen by itself, and is not only counted or for the facilitators."""
        return not self.private and not self.counted

    @property
    def many(self) -> str:
        """What several of them are called."""
        return self.called or f"{self.key}s"

    def field(self, key: object) -> Field | None:
        """Its field of that key; None for none."""
        for one in self.fields:
            if one.key == key:
                return one
        return None

    def of(self, *kinds: str) -> tuple[Field, ...]:
        """Its fields of those kinds."""
        return tuple(one for one in self.fields if one.kind in kinds)


def dial_words(value: Any) -> tuple[str, str]:
    """How a dial was and how it is to be, in words; "" for what was not said."""
    placed = value if isinstance(value, Mapping) else {}
    return placed.get("then", ""), TURNS.get(placed.get("next", ""), "")
