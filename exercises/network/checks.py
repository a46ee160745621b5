"""What every move of the network shape checks and keeps. Pure; refuses to know which move asks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import count, folded, listed
from exercises.network.state import QUESTIONS, Chair, Network

_P_NUMBER = re.compile(r"[Pp]?([0-9]{1,4})")

MOST_VISITS = 400
FIELD_WORDS = {
    "explanation": "why",
    "intervention": "what to do",
    "responsibility": "who does what",
    "matters": "what matters most",
    "visits": "visits a month",
    "felt": "what it is like to sit here",
}


def within(state: Network, text: str, limit: str, what: str) -> str:
    """The text, when it fits its limit and is not empty. Raises ExerciseError saying how long is too long."""
    if not isinstance(text, str) or not text:
        raise ExerciseError(f"There are no words for {what} yet. Type them after the colon.")
    most = state.template.limits.get(limit, 200)
    if len(text) > most:
        raise ExerciseError(
            f"That is {len(text):,} characters; {what} takes {most}. Nothing is lost: shorten it, then enter."
        )
    if "\n" in text:
        raise ExerciseError(f"{what.capitalize()} is one line. Take the line ends out, then enter.")
    return text


def may(state: Network, text: str, limit: str, what: str) -> str:
    """Like `within`, but empty words are fine."""
    return within(state, text, limit, what) if text else ""


def chair_of(state: Network, number: int) -> Chair:
    """The chair of that number. Raises ExerciseError naming the numbers there are."""
    chair = state.chairs.get(number) if isinstance(number, int) and not isinstance(number, bool) else None
    if chair is None:
        if not state.chairs:
            raise ExerciseError(f"There is no chair {number} yet. Add one first: + child Tama: the child")
        raise ExerciseError(f"There is no chair {number}. Chairs run from {min(state.chairs)} to {max(state.chairs)}.")
    return chair


def with_chair(state: Network, chair: Chair) -> Network:
    """The state with that chair as given."""
    return replace(state, chairs={**state.chairs, chair.number: chair})


def numbered(state: Network, letter: str, number: int = 0) -> tuple[Network, int]:
    """The state after giving a number of that letter, and the number: the one the event carries, else the next.

    Numbers are never given twice, and a thing keeps its own whatever is taken back before it.
    """
    number = free_number(number, state.numbers.get(letter, 0) + 1)
    return replace(state, numbers={**state.numbers, letter: number}), number


def free_number(number: int, following: int) -> int:
    """The number to give: the recorded one when it is still free. Raises ExerciseError otherwise."""
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= 9999:
        raise ExerciseError("A number on the board is from 1 to 9999.")
    if 0 < number < following:
        raise ExerciseError(f"Number {number} was given to something else meanwhile.")
    return number or following


def open_still(state: Network) -> None:
    """Raises ExerciseError once the exercise is closed."""
    if state.closed:
        raise ExerciseError("This exercise is closed. Type reopen to go on; nothing in it is lost.")


def for_chairs(state: Network, what: str) -> None:
    """Raises ExerciseError on a grid that is only written: nobody sits in its rows."""
    if not state.with_chairs:
        raise ExerciseError(f"On paper there are rows, not chairs: it keeps no {what}. For example 9 why: many hands")


def p_number(text: str, example: str) -> str:
    """The P-number somebody is kept under, in capitals: p9 is P9, 14 is P14. Raises ExerciseError for a name."""
    found = _P_NUMBER.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise ExerciseError(f"A number, not a name: {example}. Names stay out of the record.")
    return f"P{found[1]}"


def marked(state: Network, mark: str, words: str) -> str:
    """What was seen down a column: the mark's label and the words, the label once when the words begin with it."""
    labels = {item["key"]: str(item["label"]) for item in state.template.words.get("marks", ())}
    label = labels.get(mark, mark)
    if words and f"{folded(words)} ".startswith(f"{folded(label)} "):
        return words
    return f"{label}: {words}" if words else label


def plural(number: int, one: str, many: str = "") -> str:
    """The number with its noun: 1 chair, 2 chairs."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def visits_number(amount: float | None) -> float:
    """Visits a month: 0 to 400, whole or half. Raises ExerciseError otherwise."""
    if isinstance(amount, bool) or not isinstance(amount, int | float) or not 0 <= amount <= MOST_VISITS:
        raise ExerciseError(f"Visits a month is a number from 0 to {MOST_VISITS}: 9 visits: 2")
    if amount * 2 != int(amount * 2):
        raise ExerciseError(f"Visits a month is a whole or half number; {count(amount)} is neither: 9 visits: 0.5")
    return int(amount) if float(amount).is_integer() else float(amount)


def question_key(question: str) -> str:
    """The question's key, when it is one of the three. Raises ExerciseError otherwise."""
    if question not in QUESTIONS:
        raise ExerciseError("Which question: why, do or who? For example 7 vs 8 do: standing first or seating first")
    return question


def pair_of(state: Network, first: int, second: int) -> tuple[int, int]:
    """Two different chairs that are set out. Raises ExerciseError otherwise."""
    chair_of(state, first)
    chair_of(state, second)
    if first == second:
        raise ExerciseError("Two different chairs are needed: 7 vs 8 do: standing first or seating first")
    return first, second


def held_thing(things: Mapping[int, Any], number: int, letter: str, what: str) -> Any:
    """The thing of that number. Raises ExerciseError naming those there are."""
    if number not in things:
        there = listed([f"{letter}{known}" for known in things], joiner="or")
        raise ExerciseError(f"There is no {what} {letter}{number}." + (f" There is {there}." if there else ""))
    return things[number]


def kept(things: Mapping[int, Any], thing: Any) -> dict[int, Any]:
    """The things with this one among them."""
    return {**things, thing.number: thing}


def without(things: Mapping[int, Any], number: int) -> dict[int, Any]:
    """The things without the one of that number."""
    return {known: thing for known, thing in things.items() if known != number}
