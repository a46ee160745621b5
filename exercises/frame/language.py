"""The frame's language: what may stand at each place of its lines, and its forms by what they are for. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from exercises.frame import (
    elephants,
    feedback,
    jargon,
    keeping,
    parking,
    removing,
    running,
    timer,
    together,
    typed,
    typed_day,
)
from exercises.frame.moves import MOVES, may_be_typed
from exercises.frame.removing import REMOVABLE
from exercises.frame.running import MOST_MINUTES, item_name
from exercises.frame.state import MEETINGS, MYSELF, Frame
from exercises.frame.together import headings
from exercises.kernel.checks import MOST_NUMBER, thing_of
from exercises.kernel.language import Language
from exercises.kernel.moves import Got, forms_of, moves_in
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Miss, Number, OneOf, Slot, Thing, Words
from exercises.kernel.text import folded
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


class _Kept(Thing):
    """One of the frame's things by its number."""

    def __init__(
        self, letter: str, held: str, what: str, named: Callable[[Any, int], str] | None = None, private: bool = False
    ) -> None:
        def called(state: Any, number: int) -> str:
            things = getattr(state, held)
            if letter == "e" and not things:
                raise ExerciseError("No elephant is noted yet. How was it raised? elephant aloud, private or box")
            thing_of(things, number, letter, what)
            return named(state, number) if named is not None else f"{letter}{number}"

        super().__init__(called, lambda state: getattr(state, held), letter, ask=f"Which {what}?")
        self.private = private


class _Removable(Slot):
    """Anything that may be taken out, by its letter and number."""

    private = True

    def begins(self, word: str) -> bool:
        return word[:1] in REMOVABLE and word[1:2].isdecimal()

    def take(self, tokens: Sequence[str], got: Got, state: Frame) -> tuple[Any, int]:
        said = folded(tokens[0]) if tokens else ""
        if said[:1] not in REMOVABLE or not said[1:].isdecimal() or len(said) > 5:
            raise Miss("What is taken out? p1 remove")
        held, what = REMOVABLE[said[0]]
        thing_of(getattr(state, held), int(said[1:]), said[0], what)
        return f"{said[0]}{int(said[1:])}", 1

    def ways(self, begun: str, got: Got, state: Frame) -> Iterable[tuple[str, str]]:
        return ()


def _headings(state: Frame) -> dict[str, str]:
    return {known: key for key, title in headings(state).items() for known in (key, title)}


LANGUAGE = Language(
    forms_of(MOVES.values()),
    slots={
        "item": _Kept("g", "items", "agenda item", item_name),
        "elephant": _Kept("e", "elephants", "elephant", private=True),
        "term": _Kept("j", "terms", "jargon word", jargon.term_name),
        "parked": _Kept("p", "parked", "parked item"),
        "note": _Kept("n", "notes", "private note", private=True),
        "action": _Kept("q", "actions", "action"),
        "line": _Kept("u", "agreement", "agreement line"),
        "sheet": _Kept("f", "sheets", "feedback sheet", private=True),
        "answers": typed.Sheet(),
        "conversation": _Kept("c", "conversations", "conversation"),
        "learning": _Kept("w", "learnings", "takeaway", private=True),
        "kept": _Removable(),
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
        "agreed_words": typed.AgreedWords(private=True),
        "first_a_yes": typed.Never(
            "First that they agree, then the words: {thing} agreed, then {thing}: …", "e", "elephant"
        ),
        "lines_of_their_own": typed.Never(
            "The day and who carries it have lines of their own: {thing} when next session", "e", "elephant"
        ),
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
