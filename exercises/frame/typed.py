"""What the frame's lines take that no plain slot reads: a part of the day, a caught word, a deed, counts. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from exercises.frame.carriers import NOBODY, carrier
from exercises.frame.jargon import is_reo, known_term, stands_for, term_name
from exercises.frame.parking import who_acts
from exercises.frame.state import Frame
from exercises.frame.things import MYSELF, RAISED
from exercises.kernel.checks import p_number, thing_of
from exercises.kernel.days import day_in
from exercises.kernel.moves import Got
from exercises.kernel.p_numbers import whole
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Fields, Miss, Slot, Words
from exercises.kernel.text import folded, matches
from exercises.kernel.words import number_of, pick
from exercises.network.state import QUESTION_WORDS

_RAISED = {"aloud": RAISED[0], "private": RAISED[1], "in private": RAISED[1], "box": RAISED[2], "in the box": RAISED[2]}
_BY = re.compile(r"(?P<text>.+\S)\s+by\s+(?P<day>\S.*)", re.IGNORECASE)
_ANY_DAY = "2001-01-01"
"""Only whether the words name a day is asked while typing; which one is reckoned when it is recorded."""
_MARKED = re.compile(r"(?P<mark>hidden|te reo|reo)\s*:\s*(?P<rest>\S.*)", re.IGNORECASE)
_SHEET = "feedback helped: the chairs; way: cold; next: heater; myself some"
_PART = r"(?:helped|in the way|way|next time|next|myself)\b"
_NEXT_PART = re.compile(rf"\s*;\s*(?={_PART})", re.IGNORECASE)
_PARTED = re.compile(rf"({_PART})\s*(:?)\s*(.*)", re.IGNORECASE)
_PARTS = {"in the way": "way", "next time": "next"}


class Raised(Slot):
    """How an elephant was raised: aloud, in private, in the box."""

    private = True

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said = " ".join(map(folded, tokens))
        if said not in _RAISED:
            raise Miss("How was it raised: aloud, private or box?", near=bool(said))
        return _RAISED[said], len(tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        ways = (("aloud", "named aloud"), ("private", "in private"), ("box", "from the box"))
        return ((way, means) for way, means in ways if way.startswith(folded(begun)))


class Coming(Slot):
    """The number that the next elephant will have."""

    private = True

    def begins(self, word: str) -> bool:
        return word[:1] == "e" and word[1:2].isdecimal()

    def take(self, tokens: Sequence[str], got: Got, state: Frame) -> tuple[Any, int]:
        number = state.numbers.get("e", 0) + 1
        how = " ".join(map(folded, tokens[1:]))
        if not tokens or folded(tokens[0]) != f"e{number}" or how not in _RAISED:
            raise Miss("How was it raised? elephant aloud, private or box")
        return number, 1


class Somebody(Words):
    """Who carries something, in words; nobody is "". A subclass refuses names."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said, took = super().take(tokens, got, state)
        return ("" if folded(said) in NOBODY else self.named(said, got)), took

    def named(self, said: str, got: Got) -> str:
        """What is kept of who it is."""
        return said


class Carrier(Somebody):
    """Who carries an elephant: a number, a role or a group."""

    def named(self, said: str, got: Got) -> str:
        return carrier(said, f"e{got['elephant']}")


class ActorOrNobody(Somebody):
    """Whose an action is: a P-number or a facilitator."""

    def named(self, said: str, got: Got) -> str:
        return who_acts(said.upper() if folded(said) in ("f1", "f2") else said, got["action"])


class POrNobody(Somebody):
    """Whose a conversation is: a P-number."""

    def named(self, said: str, got: Got) -> str:
        return p_number(said, f"c{got['conversation']} owner P05")


class Actor(Slot):
    """Whose a new action is: a P-number or a facilitator."""

    private = True

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said = tokens[0].upper() if tokens else ""
        # A bare number may be part of the words.
        number = whole(said) if said[:1].isalpha() else ""
        if said not in ("F1", "F2") and not number:
            raise Miss("A number, not a name. Names stay out of the record.", near=True)
        return number or said, 1


class Deed(Words):
    """What will be done, and by when where that is a day; `dated` when only a day makes it one."""

    def __init__(self, *, dated: bool = False) -> None:
        super().__init__()
        self.dated = dated

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        text, took = super().take(tokens, got, state)
        found = _BY.fullmatch(text)
        if found and (day_in(found["day"], _ANY_DAY) or folded(found["day"]).startswith("the next ")):
            return Fields(text=found["text"].rstrip(","), by_when=found["day"]), took
        # One word, or a day: anything longer may be any sentence that begins so.
        if self.dated and (" " in text or whole(text) or folded(text) in ("f1", "f2")):
            raise Miss(self.ask)
        return Fields(text=text), took


class Caught(Slot):
    """A word of the trade, with its meaning behind "=": one that is new, or one on the list that gains a meaning, is
    marked as te reo, or is only there already."""

    loose = words = True

    def __init__(self, case: str) -> None:
        self.case = case

    def take(self, tokens: Sequence[str], got: Got, state: Frame) -> tuple[Any, int]:
        said = " ".join(tokens)
        marked = _MARKED.fullmatch(said)
        mark = folded(marked["mark"])[-3:] if marked else ""
        term, equals, meaning = (part.strip() for part in (marked["rest"] if marked else said).partition("="))
        if folded(said) == "hidden":
            raise ExerciseError("Which word? jargon hidden: SLT")
        if not term:
            raise Miss("Which word? jargon SLT, or jargon SLT = Speech-language therapist", near=True)
        if equals and not meaning:
            raise ExerciseError(f"What does it mean? jargon {term} = the ones who decide")
        field = "stands_for" if stands_for(term, meaning) else "plain"
        held = known_term(state, term)
        case = "new" if held is None else "known" if meaning else "reo" if mark == "reo" and not held.reo else "listed"
        if case != self.case:
            raise Miss("Which word? jargon SLT, or jargon SLT = Speech-language therapist")
        if held is None:
            # An abbreviation that is spelled out may look like a word of te reo, and is none.
            spelled_out = term.isupper() and field == "stands_for" and bool(meaning)
            reo = mark == "reo" or (is_reo(state, term) and not spelled_out)
            flags = {name: True for name, is_so in (("hidden", mark == "den"), ("reo", reo)) if is_so}
            return Fields(term=term, **({field: meaning} if meaning else {}), **flags), len(tokens)
        return (Fields(term=held.number, field=field, text=meaning) if meaning else held.number), len(tokens)

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


class Service(Slot):
    """The service in which a word means something: any words before the colon that say nothing else of it."""

    words = True

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if not tokens or folded(tokens[0]) in ("differs", "reo", "te"):
            raise Miss("In which service?")
        return " ".join(tokens), len(tokens)


class Services(Words):
    """Services with commas between them."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        services = [known.strip() for known in " ".join(tokens).split(",") if known.strip()]
        if not services:
            raise Miss(self.ask, near=True)
        return services, len(tokens)

    def say(self, value: Any, state: Any) -> str:
        return ", ".join(value)


class Same(Words):
    """What a word is the same as: another word by its number, or the thing by its name."""

    def take(self, tokens: Sequence[str], got: Got, state: Frame) -> tuple[Any, int]:
        said, took = super().take(tokens, got, state)
        digits = folded(said).removeprefix("j")
        other = number_of(digits) if digits != folded(said) else None
        if other is None:
            return Fields(name=said), took
        thing_of(state.terms, other, "j", "jargon word")
        return Fields(other=other), took


class Whom(Slot):
    """From whom to whom, and on which question: nurse > teacher do."""

    words = True

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        first, arrow, second = (part.strip() for part in " ".join(tokens).partition(">"))
        whom, _, on = second.rpartition(" ")
        if not arrow or not first or not whom:
            raise Miss("From whom to whom, and on which question?", near=True)
        return Fields(from_whom=first, to_whom=whom.strip(), on=pick(on, QUESTION_WORDS, "question")), len(tokens)


class Sheet(Slot):
    """A feedback sheet: its parts with semicolons between them, each with its name before it."""

    loose = words = True

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


class Reply(Words):
    """You said / we changed, or why we did not."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said, slash, changed = (part.strip() for part in " ".join(tokens).partition(" / "))
        if not slash or not said or not changed:
            raise Miss("You said / we changed, or why we did not.", near=True)
        return Fields(said=said, changed=changed), len(tokens)
