"""The frame's language: what may stand at each place of its lines, and its forms by what they are for. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import Any

from exercises.frame import (
    about_day,
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
    unnaming,
)
from exercises.frame.carriers import NOBODY, carrier
from exercises.frame.checks import fits_room
from exercises.frame.moves import MOVES, may_be_typed
from exercises.frame.removing import REMOVABLE
from exercises.frame.running import MOST_MINUTES, item_name
from exercises.frame.state import Frame
from exercises.frame.things import MEETINGS, MYSELF
from exercises.frame.together import headings, weather_labels
from exercises.kernel.checks import MOST_NUMBER, thing_of
from exercises.kernel.consent import SAID, WITHDRAWN
from exercises.kernel.counts import Counts
from exercises.kernel.language import Language
from exercises.kernel.moves import Got, forms_of, moves_in
from exercises.kernel.p_numbers import whole
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Miss, Number, OneOf, PNumber, Thing, ThingOf, Words
from exercises.kernel.text import folded
from exercises.kernel.things import Thing as Kind
from exercises.kernel.time_slots import Clock, Minutes, MoreMinutes
from exercises.kernel.unnaming import EXAMPLE
from exercises.kernel.word_slots import Dated, Day, Either, Instead, OnlyDay, Parted, Somebody, Texts
from exercises.kernel.words import pick
from exercises.network.asked import AREAS

_HOW_MANY = "How many? A count and nothing else is kept."
_TIMER = "How many minutes? timer 10, timer +1, timer pause, timer on or timer off"
_RESULTS = ("yes", "partly", "no", "overtaken")
_ONLY_COUNTS = "Nothing said in a round is kept, only a count: round in 27, or round out spoke 24 pass 2"
_ROUND = {"people": "people", "spoke": "spoke", "pass": "passed", "passed": "passed"}
_NEEDS = {
    "an owner": "needs an owner",
    "owner": "needs an owner",
    "the whānau's yes first": "needs the whānau's yes first",
    "yes": "needs the whānau's yes first",
}


_STEM = 5
"""Letters that a word has in common with one of a heading, to be taken for it."""


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


def _is_no_deed(said: str) -> bool:
    """Whether words without a day are too many for a line without a colon, or only say whose it is."""
    return " " in said or bool(whole(said)) or folded(said) in ("f1", "f2")


class _Deed(Dated):
    """Words without a colon before them, which do not begin with the note that they come out of."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if len(tokens) > 1 and folded(tokens[0]) == "from" and tokens[1].isdecimal():
            raise Miss(self.ask, near=True)
        return super().take(tokens, got, state)


def _headings(state: Frame) -> dict[str, str]:
    return {known: key for key, title in headings(state).items() for known in (key, title)}


class _AgreementHeading(OneOf):
    """A heading of the agreement, by any word of it and by a word that begins like one: curiosity for curious. A little
    word that is only the beginning of one is a word of its own: with is not without."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said = " ".join(tokens)
        words = {folded(word) for title in headings(state).values() for word in title.split()}
        if len(said) < _STEM and folded(said) not in words:
            try:
                return pick(said, list(headings(state)), self.what), len(tokens)
            except ExerciseError as problem:
                raise Miss(str(problem), near=True) from None
        try:
            return super().take(tokens, got, state)
        except Miss:
            begun = {folded(token)[:_STEM] for token in tokens if len(token) >= _STEM}
            like = {
                stands_for
                for name, stands_for in self.choices(state).items()
                if begun & {folded(word)[:_STEM] for word in name.split()}
            }
            if len(like) != 1:
                raise
            return like.pop(), len(tokens)


def _weather(state: Frame) -> dict[str, str]:
    return {known: key for key, label in weather_labels(state).items() for known in (key, label)}


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
        "removable": ThingOf(*map(_kept, REMOVABLE), ask="What is taken out? p1 remove", private=True),
        "unnamed": ThingOf(*map(_kept, REMOVABLE), ask=f"Out of what? Out of all there is: {EXAMPLE}.", private=True),
        "words": Words(),
        "instead": Instead(exactly=2),
        "day": Day(ask="Which day?"),
        "on": OnlyDay(ask="On which day is it held? held on 10 December"),
        "plan": typed_day.Planned(),
        "titled": typed_day.Planned(sign=""),
        "practices": typed_day.Practices(),
        "other_item": Thing(
            item_name,
            lambda state: state.items,
            "g",
            ask="After which part?",
            bare=True,
        ),
        "planned_minutes": Minutes(
            f"How many minutes, up to {MOST_MINUTES}? g3 minutes 30, or g3 minutes 1 h 30", most=MOST_MINUTES
        ),
        "clock": Clock(),
        "timer": Minutes(_TIMER, least=1, most=timer.MOST_MINUTES),
        "more": MoreMinutes(_TIMER),
        "people": Number(_HOW_MANY, most=MOST_NUMBER),
        "returned": Number("How many sheets were handed in?", most=MOST_NUMBER),
        "left_early": Number(_HOW_MANY, fits=partial(fits_room, what="have left early")),
        "back": Number("How many are here again after the break?", fits=partial(fits_room, what="be back")),
        "place": Number("Which reply?", least=1),
        "meeting": OneOf({**{kind: kind for kind in MEETINGS}, "training": MEETINGS[0]}, "kind of meeting", loose=True),
        "raised": OneOf(
            typed.HOW_RAISED,
            "way",
            loose=True,
            private=True,
            written=True,
            ask="How was it raised: aloud, private or box?",
        ),
        "coming_elephant": typed.Coming(),
        "private_words": Words(private=True),
        "carrier": Somebody(NOBODY, fits=lambda said, got: carrier(said, f"e{got['elephant']}")),
        "somebody": Somebody(NOBODY),
        "new_word": typed.Caught("new"),
        "known_word": typed.Caught("known"),
        "listed_word": typed.Caught("listed"),
        "not_reo_yet": typed.NotReo("reo"),
        "service": Words(ask="In which service?", but=("differs", "reo", "te")),
        "services": Texts(ask="Which services?"),
        "same": Either(other=_kept(things.Term, jargon.term_name), name=Words()),
        "of_note": Number("Out of which note?", least=1),
        "role": Words(ask="Whose is it, by role? action from 17 lead practitioner: huddle before tea by Friday"),
        "actor": PNumber(also=("F1", "F2"), bare=False),
        "actor_or_nobody": Somebody(NOBODY, fits=lambda said, got: parking.who_acts(said, got["action"])),
        "p_or_nobody": Somebody(NOBODY, fits=lambda said, got: keeping.owner_of(said, got["conversation"])),
        "deed": Dated("text", "by_when"),
        "dated_deed": _Deed("text", "by_when", unless=_is_no_deed),
        "whom": typed.Whom(),
        "result": OneOf(_RESULTS, "result", loose=True),
        "need": OneOf(_NEEDS, "need", loose=True),
        "area": OneOf(AREAS, "area"),
        "consent": OneOf(
            {said: consent for said, consent in SAID.items() if consent != WITHDRAWN},
            "consent",
            loose=True,
        ),
        "heading": _AgreementHeading(_headings, "heading", loose=True),
        "round": OneOf(("in", "out"), "round"),
        "round_counts": Counts(_ROUND, "count", alone="people", apart=True, ask=_ONLY_COUNTS),
        "weather": Counts(_weather, "weather", ask="A count for each word, and no names."),
        "myself": OneOf(MYSELF, "answer", loose=True),
        "reply": Parted("said", "/", "changed", ask="You said / we changed, or why we did not."),
    },
    empty="A line begins with a word: park: interpreters, or jargon SLT",
    unknown="A line begins with a word: park: interpreters, or jargon SLT",
    last=may_be_typed,
)
_MADE_FOR = (
    ("THE DAY AND ITS TIME", (running, about_day, timer)),
    ("ELEPHANTS", (elephants,)),
    ("WORDS OF THE TRADE", (jargon,)),
    ("KEPT FOR LATER", (parking, keeping, removing, unnaming)),
    ("TOGETHER: AGREEMENT, ROUNDS, FEEDBACK", (together, feedback)),
)


def grouped(state: Frame | None) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The forms by what they are for, for a list that is read, in the words of that day."""
    for title, modules in _MADE_FOR:
        forms = [form for form in forms_of(moves_in(*modules).values()) if form.example and form.means]
        every = [shown for form in forms for shown in ((form.example_in(state), form.means), *form.more)]
        yield title, [(example, means) for example, means in every if example]


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
