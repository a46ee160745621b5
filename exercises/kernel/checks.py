"""What the moves of every exercise check, and the sentences that refuse. Knows no exercise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from exercises.kernel.expression import expression
from exercises.kernel.p_numbers import whole
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import Template
from exercises.kernel.text import listed

T = TypeVar("T")
S = TypeVar("S")
MOST_NUMBER = 9999
_INSTEAD = expression(r"\[[^\[\]]*\]")
_MOST_INSTEAD = 32
"""A text with brackets in it is never read beyond so many times its limit."""


def shown(value: object) -> str:
    """A value out of a file, short enough for a sentence."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return "that"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**9 else "so large a number"
    short = " ".join(value.split())
    return f"“{short[:40]}…”" if len(short) > 40 else f"“{short}”"


def within(template: Template, text: Any, limit: str, what: str, usual: int = 200, *, lines: bool = False) -> str:
    """The text, when it is words that fit the template's limit of that name, `usual` where it has none.

    What stands in brackets instead of a name is not counted: taking a name out never makes a text too long. Raises
    ExerciseError saying how long is too long.
    """
    if not isinstance(text, str) or not text.strip():
        raise ExerciseError(f"There are no words for {what} yet. Type them after the colon.")
    most = template.limits.get(limit, usual)
    if len(text) > most and (len(text) > most * _MOST_INSTEAD or len(_without_brackets(text)) > most):
        raise ExerciseError(
            f"That is {len(text):,} characters; {what} takes {most}: {len(text) - most:,} too many. "
            "Nothing is lost: shorten it, then enter."
        )
    if "\n" in text and not lines:
        raise ExerciseError(f"{what[:1].upper()}{what[1:]} is one line. Take the line ends out, then enter.")
    return text


def _without_brackets(text: str) -> str:
    before = ""
    while before != text:
        before, text = text, _INSTEAD.sub("", text)
    return text


def may(template: Template, text: Any, limit: str, what: str, usual: int = 200) -> str:
    """Like `within`, but no words are fine."""
    return "" if text in ("", None) else within(template, text, limit, what, usual)


def open_still(state: Any, what: str = "exercise") -> None:
    """Raises ExerciseError once it is closed."""
    if state.closed:
        raise ExerciseError(f"This {what} is closed. Type reopen to go on.")


def free_number(number: Any, following: int) -> int:
    """The number to give: the recorded one when it is still free, else the next. Raises ExerciseError."""
    if type(number) is not int or not 0 <= number <= MOST_NUMBER:
        raise ExerciseError("A number on the board is from 1 to 9999.")
    if 0 < number < following:
        raise ExerciseError(f"Number {number} was given to something else meanwhile. Enter it again for a new one.")
    return number or following


def numbered(state: S, letter: str, number: Any = 0) -> tuple[S, int]:
    """The state after giving a number of that letter, and the number: the one the event carries, else the next.

    Numbers are never given twice, and a thing keeps its own whatever is taken back before it.
    """
    given: Mapping[str, int] = state.numbers  # type: ignore[attr-defined]
    number = free_number(number, given.get(letter, 0) + 1)
    return replace(state, numbers={**given, letter: number}), number


def thing_of(things: Mapping[int, T], number: Any, letter: str, what: str, example: str = "") -> T:
    """The thing of that number. Raises ExerciseError naming those there are."""
    found = things.get(number) if type(number) is int else None
    if found is None:
        some = [f"{letter}{known}" for known in list(things)[:12]]
        there = f" There is {listed(some, joiner='or')}." if some else f" None yet: {example}" if example else ""
        raise ExerciseError(f"There is no {what} {letter}{shown(number)}.{there}")
    return found


def kept(things: Mapping[int, T], thing: T) -> dict[int, T]:
    """The things with this one among them."""
    return {**things, thing.number: thing}  # type: ignore[attr-defined]


def without(things: Mapping[int, T], number: int) -> dict[int, T]:
    """The things without the one of that number."""
    return {known: thing for known, thing in things.items() if known != number}


def taken_out(things: Mapping[int, T], number: Any, letter: str, what: str, example: str = "") -> dict[int, T]:
    """The things without the one of that number. Raises ExerciseError when there is none."""
    thing_of(things, number, letter, what, example)
    return without(things, number)


def p_number(text: Any, example: str) -> str:
    """The P-number somebody is kept under, in capitals: p9 is P9, 14 is P14. Raises ExerciseError for a name."""
    found = whole(text)
    if not found:
        raise ExerciseError(f"A number, not a name: {example}. Names stay out of the record.")
    return found
