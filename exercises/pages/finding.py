"""What the lines of an exercise of pages speak of: its pages, their kinds and fields. Pure."""

from __future__ import annotations

from collections.abc import Callable
from string import digits
from typing import Any

from exercises.kernel import checks
from exercises.kernel.expression import expression
from exercises.kernel.moves import always
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.pages.fields import (
    CHOICE,
    CHOICES,
    COUNTS,
    DAY,
    DIAL,
    EACH_ROLE,
    PAPER,
    ROLE,
    TEXT,
    TICK,
    VOICES,
    Field,
    PageKind,
)
from exercises.pages.state import Page, Pages, handle, typed

_NUMBERED = expression(r"[a-z]\d{1,6}")
WORDLESS = "Nothing is typed in this phase: people talk in pairs. To write again, move on first: next"


def may_write(state: Pages) -> None:
    """Raises ExerciseError once it is closed, and while nothing may be typed."""
    checks.open_still(state)
    if state.wordless:
        raise ExerciseError(WORDLESS)


def page_of(state: Pages, number: Any, *, whole: bool = True) -> Page:
    """The page of that number. Raises ExerciseError naming those there are, and for one that was taken back unless it
    need not be `whole`."""
    found = state.pages.get(number) if type(number) is int else None
    if found is None:
        said = typed(number) if type(number) is int and 0 < number < 10**7 else checks.shown(number)
        raise ExerciseError(none_called(state, said))
    if whole and found.withdrawn:
        raise ExerciseError(f"{found.goes} was taken back by whoever told it. Nothing more is written there.")
    return found


def none_called(state: Pages, said: str) -> str:
    """That there is no page called so, of the kind that its letter is of; and those there are of that kind, or of any
    where there are none."""
    every = [page.goes for page in state.every()]
    of_its_kind = [goes for goes in every if goes.rstrip(digits) == said.rstrip(digits)]
    there = listed((of_its_kind or every)[:12], joiner="or")
    kind = next((one for one in state.kinds if one.letter and said.startswith(one.letter)), state.kinds[0])
    return f"There is no {kind.key} {said}. {f'There is {there}.' if there else f'None yet: {begun_with(state, kind)}'}"


def begun_with(state: Pages, kind: PageKind) -> str:
    """A line that makes a page of that kind, as the template shows it."""
    named = [line for line in _shown(state) if line.startswith(f"+ {kind.key}:")]
    if kind is state.kinds[0] and not kind.begun:
        return next(iter([*_bare(state), *named]), begun_bare(state))
    return next(iter(named), f"+ {kind.key}: {'I asked her what would help.' if kind.begun else 'in a few words'}")


def a_new_one(state: Pages) -> str:
    """A line that makes a page, as the template shows it now, else anywhere."""
    now = [line for line in state.template.comes_now(state) if line.startswith("+ ")]
    return next(iter([*now, *_shown(state)]), begun_with(state, state.kinds[0]))


def begun_bare(state: Pages) -> str:
    """A line that makes a page of the first kind and does not say which."""
    known = "+ Share what we know / Let people keep it" if state.kinds[0].sides else "+ The third visit about the chair"
    first = f"+ {state.kinds[0].key}: "
    named = (f"+ {line.removeprefix(first)}" for line in _shown(state) if line.startswith(first))
    return next(iter(_bare(state)), next(named, known))


def _bare(state: Pages) -> list[str]:
    of_a_kind = tuple(f"+ {kind.key}:" for kind in state.kinds)
    return [line for line in _shown(state) if not line.startswith(of_a_kind)]


def _shown(state: Pages) -> list[str]:
    """The lines with which the template itself makes pages."""
    return [line for phase in state.template.phases for line in phase.record if line.startswith("+ ")]


def made_now(state: Pages) -> str:
    """The key of the kind of which the phase makes pages, where it makes none of the first; "" for any other."""
    made = [line for line in state.template.phase(state.phase).record if line.startswith("+ ")]
    kinds = [kind.key for kind in state.kinds for line in made if line.startswith(f"+ {kind.key}:")]
    return kinds[0] if len(kinds) == len(made) and kinds and state.kinds[0].key not in kinds else ""


def astray(state: Pages, field: Field, said: str) -> str:
    """That words are the number of no page of the kind that they may refer to; "" for any other words."""
    kind = next((one for one in state.kinds if one.key == field.refers), None)
    numbers = [word for word in said.casefold().replace(",", " ").split() if _NUMBERED.fullmatch(word)]
    if kind is None or not numbers:
        return ""
    there = [page.goes for page in state.every() if page.kind == kind.key]
    nowhere = next((word for word in numbers if word not in there), "")
    if not nowhere:
        return ""
    some = f"There is {listed(there[:12], joiner='or')}." if there else f"None yet: {begun_with(state, kind)}"
    return f"There is no {kind.key} {nowhere}. {some}"


def field_of(kind: PageKind, key: Any) -> Field:
    """The field of that key. Raises ExerciseError for none, and for one that stays on paper."""
    found = kind.field(key)
    if found is None:
        there = listed([one.key for one in kind.fields if one.sees != PAPER], joiner="or")
        raise ExerciseError(f"There is no such field. There is {there}.")
    if found.sees == PAPER:
        raise ExerciseError("That stays on paper. Nothing of it is typed here.")
    return found


def with_page(state: Pages, page: Page) -> Pages:
    """The exercise with that page in place of the one of its number."""
    return replace(state, pages=state.pages.with_({page.number: page}))


def kind_called(state: Pages, key: Any) -> PageKind:
    """The kind of page of that key, the first for "". Raises ExerciseError."""
    found = next((one for one in state.kinds if one.key == key), state.kinds[0] if key == "" else None)
    if found is None:
        there = listed([one.key for one in state.kinds], joiner="or")
        raise ExerciseError(f"There is no kind of page {checks.shown(key)}. There is {there}.")
    return found


def first_of(kind: PageKind) -> str:
    """What is typed to get to the first page of a kind."""
    return typed(handle(kind.letter, 1))


_SHOWN = (TEXT, CHOICE, DIAL)
"""Kinds of which help shows an example first."""


def first_answer(kind: PageKind) -> Field:
    """The field of a kind that an example is shown of."""
    typable = [one for one in kind.fields if not one.each and one.sees != PAPER]
    return next((one for one in typable if one.kind in _SHOWN), next(iter(typable), kind.fields[0]))


def an_answer(goes: str, one: Field) -> str:
    """A line that fills that field of the page that is typed so."""
    first = f" {one.takes[0]}" if one.takes else ": in their words"
    said = {DAY: " 12 May", ROLE: " site manager", TICK: "", CHOICES: first if one.words else ": one, another"}
    if one.kind == COUNTS:
        hands = " ".join(f"{word} {at}" for at, word in zip((7, 5, 3), one.words, strict=False))
        return f"{goes} {one.key} {hands} pass 2"
    if one.kind == VOICES and one.each == EACH_ROLE:
        return f"{goes} {one.key} site manager: in their words"
    return f"{goes} {'a ' if one.sided else ''}{one.key}{said.get(one.kind, first)}"


def shown_for(line: str, fits: Callable[[PageKind], object] = always) -> Callable[[Pages], str]:
    """What gives an example about the first page of a kind that it fits."""

    def example(state: Pages) -> str:
        kind = next((one for one in state.kinds if fits(one)), state.kinds[0])
        return line.replace("#", first_of(kind), 1)

    return example


def shown_with(line: str, fits: Callable[[PageKind, Field], object]) -> Callable[[Pages], str]:
    """What gives an example about the first field that it fits, with the first it takes for @, on the first page of its
    kind; "" where none does."""

    def example(state: Pages) -> str:
        for kind in state.kinds:
            for one in kind.fields:
                if one.sees != PAPER and fits(kind, one):
                    said = line.replace("#", first_of(kind), 1).replace("*", one.key, 1)
                    return said.replace("@", next(iter(one.takes), ""), 1)
        return ""

    return example
