"""Checks the form of a case: which keys it may have and what stands in them. Refuses to know any exercise's rules.

The form is written down in docs/case-format.md.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from exercises.kernel.record import Record
from exercises.kernel.text import clean, listed
from exercises.network.state import QUESTIONS


class CaseError(Exception):
    """A case that cannot be imported. The message names the place in the file, as in chairs[7].role."""


TOP = (
    "schema_note",
    "title",
    "case_source",
    "question",
    "people_in_room",
    "facilitators",
    "chairs_in_roles",
    "empty_chairs",
    "contact_state_now",
    "visits_per_month_before_total",
    "visits_note",
    "chairs",
    "differences",
    "surplus_reality",
    "agreements",
    "weekly_slot",
    "connecting_conversations",
    "deroling",
    "sharing",
)
SOURCE = ("kind", "consent", "identifying_details")
ANSWERS = {
    "explanation": "explanation",
    "intervention": "intervention",
    "responsibility": "responsibility",
    "priority": "matters",
    "visits_per_month_before": "visits",
    "felt_line": "felt",
}
"""The case's word for each thing a chair is asked, and the exercise's."""
CHAIR = (
    "id",
    "empty",
    "empty_reason",
    "held_by",
    "row",
    "person",
    "short",
    "role",
    "agency",
    *ANSWERS,
    "we_dont_know",
)
DIFFERENCE = ("id", "between", "on", "about")
SURPLUS = {"first_idea_from_services": "first_idea", "turning_question": "turning_question", "shift": "shift"}
AGREEMENT = ("id", "text", "proposed_by", "agreed_by", "not_agreed_by", "on", "made_in", "status")
SLOT = ("day", "time", "visits_per_month_after_max", "five_week_month", "rota")
WEEK = ("week", "chairs", "note")
TALK = ("id", "from_chair", "to_chair", "opening", "on", "owner_out_of_role", "due", "status")
DEROLING = ("chairs_released", "released", "checked_by", "late_release", "note")
SHARING = ("spoke", "passed", "recorded")

_MOST = 1_000_000
NO_DATE = "unassigned"
NEEDS_OWNER = "needs an owner"


class Place(Record):
    """An object in the file and where it stands. Its methods give what stands in a key, checked."""

    name: str
    held: Mapping[str, Any]

    def at(self, key: str) -> str:
        """Where a key of this object stands."""
        return f"{self.name}.{key}" if self.name else key

    def text(self, key: str, *, needed: bool = False) -> str:
        """Words, on one line; "" when the key is not there or is null."""
        value = self.held.get(key)
        if value is None:
            if needed:
                raise CaseError(f"{self.at(key)}: words are needed here.")
            return ""
        if not isinstance(value, str):
            raise CaseError(f"{self.at(key)}: words in quotes are needed here, not {_kind(value)}.")
        words = clean(value)
        if not words:
            raise CaseError(f"{self.at(key)}: these words are empty. Write null where there are none.")
        return words

    def flag(self, key: str) -> bool:
        """True or false; false when the key is not there."""
        value = self.held.get(key, False)
        if not isinstance(value, bool):
            raise CaseError(f"{self.at(key)}: true or false is needed here, not {_kind(value)}.")
        return value

    def whole(self, key: str, most: int = 400) -> int | None:
        """A whole number from 0; None when the key is not there or is null."""
        value = self.held.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            raise CaseError(f"{self.at(key)}: a whole number from 0 to {most} is needed here, not {_kind(value)}.")
        return value

    def number(self, key: str) -> int | float | None:
        """A number; None when the key is not there or is null."""
        value = self.held.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise CaseError(f"{self.at(key)}: a number is needed here, such as 2 or 0.5, not {_kind(value)}.")
        if abs(value) > _MOST:
            raise CaseError(f"{self.at(key)}: that is too large a number.")
        return value

    def choice(self, key: str, known: Iterable[str], *, needed: bool = True) -> str:
        """One of the known words; "" when the key is not there or is null and that is fine."""
        word = self.text(key, needed=needed)
        if word and word not in known:
            raise CaseError(f"{self.at(key)}: {quoted(word)} is not known here. {nearest(word, known)}")
        return word

    def question(self, key: str = "on") -> str:
        """One of the three questions."""
        return self.choice(key, QUESTIONS)

    def items(self, key: str) -> list[Any]:
        """A list; empty when the key is not there or is null."""
        value = self.held.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise CaseError(f"{self.at(key)}: a list in [ ] is needed here, not {_kind(value)}.")
        return value

    def inside(self, key: str, known: Iterable[str]) -> Place | None:
        """The object in a key; None when the key is not there or is null."""
        value = self.held.get(key)
        return None if value is None else place_of(self.at(key), value, known)

    def each(self, key: str, known: Iterable[str]) -> list[Place]:
        """Every object of a list; two with the same id are refused."""
        found = [place_of(f"{self.at(key)}[{index}]", item, known) for index, item in enumerate(self.items(key))]
        seen: dict[str, str] = {}
        for place in found:
            if "id" not in known:
                continue
            name = place.text("id")
            if name and name in seen:
                raise CaseError(f"{place.at('id')}: {quoted(name)} is the id of {seen[name]} too. Give each its own.")
            seen[name] = place.name
        return found


def place_of(name: str, value: Any, known: Iterable[str]) -> Place:
    """The object `value` at `name`. Raises CaseError for something else, or for a key that is not known."""
    if not isinstance(value, dict):
        raise CaseError(f"{name or 'The file'}: an object in {{ }} is needed here, not {_kind(value)}.")
    place = Place(name, value)
    for key in value:
        if key not in known:
            raise CaseError(f"{place.at(key[:60])}: this key is not known here. {nearest(key, known)}")
    return place


def nearest(word: str, known: Iterable[str]) -> str:
    """What may have been meant."""
    words = list(known)
    close = difflib.get_close_matches(word[:200], words, 1, 0.5)
    return f"Perhaps {close[0]}?" if close else f"Known here: {listed(words, joiner='or')}."


def quoted(word: str) -> str:
    """The word as a sentence shows it, cut when it is long."""
    return f"“{word[:60]}…”" if len(word) > 60 else f"“{word}”"


def _kind(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"{value:g}" if abs(value) < 1e15 else "so large a number"
        case str():
            return quoted(value)
        case list():
            return "a list"
        case _:
            return "an object"
