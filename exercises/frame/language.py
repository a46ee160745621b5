"""The frame's language: what may stand at each place of its lines, and its forms by what they are for. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, ClassVar

from exercises.frame import (
    elephants,
    feedback,
    jargon,
    keeping,
    parking,
    removing,
    running,
    things,
    timer,
    together,
    typed,
    typed_day,
)
from exercises.frame.moves import MOVES, may_be_typed
from exercises.frame.removing import REMOVABLE
from exercises.frame.running import MOST_MINUTES, item_name
from exercises.frame.state import Frame
from exercises.frame.things import MEETINGS, MYSELF
from exercises.frame.together import headings
from exercises.kernel.checks import MOST_NUMBER, thing_of
from exercises.kernel.language import Language
from exercises.kernel.moves import Got, forms_of, moves_in
from exercises.kernel.slots import Miss, Number, OneOf, Slot, Thing, Words
from exercises.kernel.text import folded
from exercises.kernel.things import Thing as Kind
from exercises.network.state import AREAS, CONSENTS

_HOW_MANY = "How many? A count and nothing else is kept."
_TIMER = "How many minutes? timer 10, timer +1, timer pause, timer on or timer off"
_RESULTS = ("yes", "partly", "no", "overtaken")
_NEEDS = {
    "an owner": "needs an owner",
    "owner": "needs an owner",
    "the whānau's yes first": "needs the whānau's yes first",
    "yes": "needs the whānau's yes first",
}


_FIRST = {
    **{one.makes: one.forms[0].example_in(None) for one in reversed(MOVES.values()) if one.makes and one.forms},
    "e": "elephant aloud, private or box",
}
"""By its letter, the line that makes the first of its things."""


def _kept(kind: type[Kind], named: Callable[[Any, int], str] | None = None, private: bool = False) -> Thing:
    """One of the frame's things by its number."""

    def called(state: Any, number: int) -> str:
        thing_of(getattr(state, kind.kept_in), number, kind.letter, kind.one, _FIRST[kind.letter])
        return named(state, number) if named is not None else f"{kind.letter}{number}"

    slot = Thing(called, lambda state: getattr(state, kind.kept_in), kind.letter, ask=f"Which {kind.one}?")
    slot.private = private
    return slot


class _Removable(Slot):
    """Anything that may be taken out, by its letter and number."""

    private = True
    kinds: ClassVar = {kind.letter: _kept(kind) for kind in REMOVABLE}

    def begins(self, word: str) -> bool:
        return any(slot.begins(word) for slot in self.kinds.values())

    def take(self, tokens: Sequence[str], got: Got, state: Frame) -> tuple[Any, int]:
        slot = self.kinds.get(folded(tokens[0])[:1]) if tokens else None
        if slot is None or slot.number(tokens[0]) is None:
            raise Miss("What is taken out? p1 remove")
        number, took = slot.take(tokens, got, state)
        return f"{slot.letter}{number}", took


def _headings(state: Frame) -> dict[str, str]:
    return {known: key for key, title in headings(state).items() for known in (key, title)}


LANGUAGE = Language(
    forms_of(MOVES.values()),
    slots={
        "item": _kept(things.Item, item_name),
        "elephant": _kept(things.Elephant, private=True),
        "term": _kept(things.Term, jargon.term_name),
        "parked": _kept(things.Parked),
        "note": _kept(things.Note, private=True),
        "action": _kept(things.Action),
        "line": _kept(things.AgreementLine),
        "sheet": _kept(things.Sheet, private=True),
        "answers": typed.Sheet(),
        "conversation": _kept(things.Conversation),
        "learning": _kept(things.Learning, private=True),
        "removable": _Removable(),
        "words": Words(),
        "day": Words(ask="Which day?"),
        "plan": typed_day.Planned(),
        "titled": typed_day.Planned(sign=""),
        "practices": typed_day.Practices(),
        "after": typed_day.After(),
        "planned_minutes": typed_day.Minutes(
            f"How many minutes, up to {MOST_MINUTES}? g3 minutes 30, or g3 minutes 1 h 30", most=MOST_MINUTES
        ),
        "clock": typed_day.Clock(),
        "timer": typed_day.Minutes(_TIMER, least=1, most=timer.MOST_MINUTES),
        "more": typed_day.More(),
        "people": Number(_HOW_MANY, most=MOST_NUMBER),
        "returned": Number("How many sheets were handed in?", most=MOST_NUMBER),
        "left_early": typed_day.People(_HOW_MANY, "have left early"),
        "back": typed_day.People("How many are here again after the break?", "be back"),
        "place": Number("Which reply?", least=1),
        "meeting": OneOf({**{kind: kind for kind in MEETINGS}, "training": MEETINGS[0]}, "kind of meeting", loose=True),
        "raised": typed.Raised(),
        "coming_elephant": typed.Coming(),
        "private_words": Words(private=True),
        "carrier": typed.Carrier(),
        "somebody": typed.Somebody(),
        "new_word": typed.Caught("new"),
        "known_word": typed.Caught("known"),
        "listed_word": typed.Caught("listed"),
        "not_reo_yet": typed.NotReo("reo"),
        "service": typed.Service(),
        "services": typed.Services(ask="Which services?"),
        "same": typed.Same(),
        "actor": typed.Actor(),
        "actor_or_nobody": typed.ActorOrNobody(),
        "p_or_nobody": typed.POrNobody(),
        "deed": typed.Deed(),
        "dated_deed": typed.Deed(dated=True),
        "whom": typed.Whom(),
        "result": OneOf(_RESULTS, "result", loose=True),
        "need": OneOf(_NEEDS, "need", loose=True),
        "area": OneOf(AREAS, "area"),
        "consent": OneOf(
            {**{known: known for known in CONSENTS if known != "withdrawn"}, "with my number": "with my P-number"},
            "consent",
            loose=True,
        ),
        "heading": OneOf(_headings, "heading", loose=True),
        "round": OneOf(("in", "out"), "round"),
        "round_counts": typed_day.RoundCounts(),
        "weather": typed_day.Weather(),
        "myself": OneOf(MYSELF, "answer", loose=True),
        "reply": typed.Reply(),
    },
    empty="A line begins with a word: park: interpreters, or jargon SLT",
    unknown="A line begins with a word: park: interpreters, or jargon SLT",
    last=may_be_typed,
)
GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = tuple(
    (
        title,
        tuple(
            (form.example_in(None), form.means)
            for form in forms_of(moves_in(*modules).values())
            if form.example and form.means
        ),
    )
    for title, modules in (
        ("THE DAY AND ITS TIME", (running, timer)),
        ("ELEPHANTS", (elephants,)),
        ("WORDS OF THE TRADE", (jargon,)),
        ("KEPT FOR LATER", (parking, keeping, removing)),
        ("TOGETHER: AGREEMENT, ROUNDS, FEEDBACK", (together, feedback)),
    )
)
"""The forms by what they are for, for a list that is read."""
EXAMPLES = tuple(form for _, forms in GROUPS for form in forms)


def otherwise(line: str) -> str:
    """The line as it may begin with another word and mean the same; "" when it has no other."""
    first = folded(line.split()[0]).rstrip(":") if line.split() else ""
    other = _other_words().get(first, "")
    return folded(line).replace(first, other, 1) if other else ""


@cache
def _other_words() -> dict[str, str]:
    """The first words that have another of the same meaning, each with that."""
    forms = {read.form.pattern.partition(" "): read.form for read in LANGUAGE.forms}
    found: dict[str, str] = {}
    for (word, _, rest), form in forms.items():
        others = (one for (one, _, more), twin in forms.items() if more == rest and twin.kind == form.kind)
        other = next((one for one in others if one != word and one.isalpha()), "")
        if rest and other:
            found.setdefault(word, other)
    return found
