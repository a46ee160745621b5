"""The slots of a programme's lines, and its language: numbers first, letters c e x l r. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from exercises.kernel.days import question
from exercises.kernel.expression import expression
from exercises.kernel.language import Language
from exercises.kernel.moves import Got, forms_of
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Fields, Lettered, Miss, Number, OneOf, Slot, SomeOf, Words
from exercises.kernel.text import folded
from exercises.kernel.word_slots import Instead
from exercises.programme.checks import MOST_PEOPLE, day_or_month
from exercises.programme.moves import MOVES
from exercises.programme.naming import month_or_day
from exercises.programme.pointing import apart
from exercises.programme.state import BLOCKS, BOXES, KINDS, LEVELS, RESULTS, Cohort, Collected, Event, Learned
from exercises.programme.state import Recommendation as Rec
from exercises.programme.tools import MOST_ROUNDS

_COHORT = expression(r"[cC]?(\d{1,4}),?")
_FIRST = {one.makes: one.forms[0].example_in(None) for one in reversed(MOVES.values()) if one.makes and one.forms}


def _thing(kind: type[Cohort | Event | Collected | Learned | Rec]) -> Lettered:
    return Lettered(kind.letter, kind.kept_in, kind.one, _FIRST[kind.letter])


_A_COHORT = _thing(Cohort)


class _Cohorts(Slot):
    """Cohorts by their letter and number, one or several: c1 c2."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        found: list[int] = []
        for token in tokens:
            if _A_COHORT.number(token) is None:
                break
            found.append(_A_COHORT.take([token], got, state)[0])
        if not found:
            raise Miss("Which cohorts, as c1 c2?", near=bool(tokens))
        return found, len(found)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return _A_COHORT.ways(begun, got, state)

    def say(self, value: Any, state: Any) -> str:
        return " and ".join(f"c{number}" for number in value)


class _When(Slot):
    """A day or a month, in full, to the end of what stands before the colon."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said = " ".join(tokens)
        try:
            when = day_or_month(said)
        except ExerciseError as problem:
            raise Miss(str(problem), near=bool(tokens)) from None
        if "-" in when[5:] and (asked := question(said, when)):
            raise Miss(asked, near=True)
        return when, len(tokens)

    def say(self, value: Any, state: Any) -> str:
        return month_or_day(value)


class _Asked(Words):
    """A tool in words, its cohort, and the moment in words: case rating c1 start."""

    loose = True
    gives = ("tool", "moment")

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        at = next((place for place, token in enumerate(tokens) if _A_COHORT.number(token) is not None), 0)
        if not at or at + 1 >= len(tokens):
            raise Miss("Which tool, of which cohort, when? collect + case rating c1 start", near=bool(tokens))
        cohort = _A_COHORT.take([tokens[at]], got, state)[0]
        told = Fields(tool=" ".join(tokens[:at]), cohort=cohort, moment=" ".join(tokens[at + 1 :]))
        return told, len(tokens)


class _Evidence(Words):
    """Pointers to what a line rests on: e4 t3 17, x3, or words with commas between."""

    loose = True

    def __init__(self, ask: str, *, final: bool = False) -> None:
        super().__init__(ask=ask)
        self.final = final

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        found = apart(tokens)
        if not found:
            raise Miss(self.ask, near=True, final=self.final)
        return found, len(tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        for kind in (Event, Learned, Collected):
            yield from _thing(kind).ways(begun, got, state)

    def say(self, value: Any, state: Any) -> str:
        return ", ".join(value)


class _Called(Slot):
    """One word that names something outside: a session, or a tool."""

    words = True

    def __init__(self, ask: str, but: Sequence[str] = ()) -> None:
        self.ask, self.but = ask, tuple(but)

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if not tokens or folded(tokens[0]) in self.but:
            raise Miss(self.ask)
        return folded(tokens[0]) if self.but else tokens[0], 1


LANGUAGE = Language(
    forms_of(MOVES.values()),
    slots={
        "cohort": _A_COHORT,
        "cohorts": _Cohorts(),
        "event": _thing(Event),
        "collected": _thing(Collected),
        "learned": _thing(Learned),
        "recommendation": _thing(Rec),
        "words": Words(),
        "instead": Instead(exactly=2),
        "levels": SomeOf({**{one: one for one in LEVELS}, "leads": LEVELS[1]}, "level"),
        "people": Number(f"How many people? From 0 to {MOST_PEOPLE:,}.", most=MOST_PEOPLE),
        "kind": OneOf(KINDS, "kind of event"),
        "when": _When(),
        "session": _Called("Which session? holdspace list shows their names."),
        "block": OneOf(BLOCKS, "block", loose=True),
        "asked": _Asked(),
        "evidence": _Evidence("What does it rest on? l4 from e4 t3, or l4 from x3"),
        "rested": _Evidence("Without what? Its letter and number alone say what it rests on.", final=True),
        "key": _Called("Which one, in one word? prompt-cards", but=("plan", "session")),
        "result": OneOf(RESULTS, "result"),
        "version": Number("Which version?", least=1, most=99),
        "box": OneOf(BOXES, "box", ask=f"The cycle is {', '.join(BOXES)}."),
        "round": Number("Which round?", least=1, most=MOST_ROUNDS),
        "place": Number("Which fact?", least=1, most=99),
    },
    empty="A line begins with a word or a letter: cohort + One: Auckland, or learned c1: cards before sheets",
    unknown="For example learned c1: cards before sheets",
    says="There is no “{word}” in a programme.",
)
