"""What the frame's lines take that no plain slot reads: a part of the day, a caught word, a deed, counts. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from exercises.frame.feedback import ANSWERS
from exercises.frame.jargon import is_reo, known_term, stands_for, term_name
from exercises.frame.state import Frame
from exercises.frame.things import MYSELF, RAISED
from exercises.kernel.expression import expression
from exercises.kernel.moves import Got
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Fields, Miss, Slot
from exercises.kernel.text import folded, matches
from exercises.kernel.words import pick
from exercises.network.asked import QUESTION_WORDS

HOW_RAISED = {
    "aloud": RAISED[0],
    "private": RAISED[1],
    "in private": RAISED[1],
    "box": RAISED[2],
    "in the box": RAISED[2],
}
_MEANS = expression(r"\s*(?:=|(?<=\S):(?:\s|$))")
_MARKED = expression(r"(?P<mark>hidden|te reo|reo)\s*:\s*(?P<rest>\S.*)", re.IGNORECASE)
_SHEET = "feedback helped: the chairs; way: cold; next: heater; myself some"
_PART = r"(?:helped|in the way|way|next time|next|myself)\b"
_NEXT_PART = expression(rf"\s*;\s*(?={_PART})", re.IGNORECASE)
_PARTED = expression(rf"({_PART})\s*(:?)\s*(.*)", re.IGNORECASE)
_PARTS = {"in the way": "way", "next time": "next"}


class Coming(Slot):
    """The number that the next elephant will have."""

    private = True

    def begins(self, word: str) -> bool:
        return word[:1] == "e" and word[1:2].isdecimal()

    def take(self, tokens: Sequence[str], got: Got, state: Frame) -> tuple[Any, int]:
        number = state.numbers.get("e", 0) + 1
        how = " ".join(map(folded, tokens[1:]))
        if not tokens or folded(tokens[0]) != f"e{number}" or how not in HOW_RAISED:
            raise Miss("How was it raised? elephant aloud, private or box")
        return number, 1


def _parted(said: str) -> tuple[str, str, str]:
    """The word, what parts it from its meaning, and the meaning: behind "=", or behind a colon as everywhere else."""
    parts = _MEANS.search(said)
    return (said[: parts.start()], parts[0], said[parts.end() :].strip()) if parts else (said.strip(), "", "")


class Caught(Slot):
    """A word of the trade, with its meaning: one that is new, or one on the list that gains a meaning, is marked as
    te reo, or is only there already."""

    loose = words = True
    gives = ("term", "text", "plain", "stands_for")

    def __init__(self, case: str) -> None:
        self.case = case

    def take(self, tokens: Sequence[str], got: Got, state: Frame) -> tuple[Any, int]:
        said = " ".join(tokens)
        marked = _MARKED.fullmatch(said)
        mark = folded(marked["mark"])[-3:] if marked else ""
        term, equals, meaning = _parted(marked["rest"] if marked else said)
        if folded(said) == "hidden":
            raise ExerciseError("Which word? jargon hidden: SLT")
        if not term:
            raise Miss("Which word? jargon SLT, or jargon SLT = Speech-language therapist", near=True)
        if equals and not meaning:
            raise ExerciseError(f"What does it mean? jargon {term} = the ones who decide")
        field = "stands_for" if stands_for(term, meaning) else "plain"
        known = known_term(state, term)
        case = (
            "new" if known is None else "known" if meaning else "reo" if mark == "reo" and not known.reo else "listed"
        )
        if case != self.case:
            raise Miss("Which word? jargon SLT, or jargon SLT = Speech-language therapist")
        if known is None:
            # An abbreviation that is spelled out may look like a word of te reo, and is none.
            spelled_out = term.isupper() and field == "stands_for" and bool(meaning)
            reo = mark == "reo" or (is_reo(state, term) and not spelled_out)
            flags = {name: True for name, is_so in (("hidden", mark == "den"), ("reo", reo)) if is_so}
            return Fields(term=term, **({field: meaning} if meaning else {}), **flags), len(tokens)
        return (Fields(term=known.number, field=field, text=meaning) if meaning else known.number), len(tokens)

    def ways(self, begun: str, got: Got, state: Frame) -> Iterable[tuple[str, str]]:
        if self.case == "listed" and begun:
            for term in state.terms.values():
                if matches(begun, term.term):
                    yield f"{term.term} = ", f"is on the list, as j{term.number}"

    def say(self, value: Any, state: Frame) -> str:
        return f"{state.terms[value].term} is on the list already, as j{value}" if isinstance(value, int) else ""


class NotReo(Caught):
    """A word on the list that is marked as te reo."""

    def say(self, value: Any, state: Frame) -> str:
        return term_name(state, value)


class Whom(Slot):
    """From whom to whom, and on which question: nurse > teacher do."""

    words = True
    gives = ("from_whom", "to_whom")

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        first, arrow, second = (part.strip() for part in " ".join(tokens).partition(">"))
        whom, _, on = second.rpartition(" ")
        if not arrow or not first or not whom:
            raise Miss("From whom to whom, and on which question?", near=True)
        return Fields(from_whom=first, to_whom=whom.strip(), on=pick(on, QUESTION_WORDS, "question")), len(tokens)


class Sheet(Slot):
    """A feedback sheet: its parts with semicolons between them, each with its name before it."""

    loose = words = True
    gives = ANSWERS

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        fields: dict[str, str] = {}
        for part in _NEXT_PART.split(" ".join(tokens).strip()):
            found = _PARTED.fullmatch(part.strip())
            if found is None or not (found[2] or folded(found[1]) == "myself"):
                raise ExerciseError(f"Any part may be left out: {_SHEET}. A sheet with nothing on it: feedback blank")
            name, text = _PARTS.get(folded(found[1]), folded(found[1])), found[3].strip().rstrip(";").strip()
            if text:
                fields[name] = pick(text, MYSELF, "answer") if name == "myself" else text
        return Fields(fields), len(tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        if "helped".startswith(folded(begun)):
            yield "helped: ", "a sheet"
