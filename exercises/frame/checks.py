"""What every move of the frame checks and keeps. Pure; refuses to know which move asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from exercises.frame.state import Frame
from exercises.kernel.checks import p_number as p_number
from exercises.kernel.p_numbers import shown
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
MOST_COUNT = 9999


def within(state: Frame, text: str, limit: str, what: str) -> str:
    """The text, when it fits its limit and is not empty. Raises ExerciseError saying how long is too long."""
    if not isinstance(text, str) or not text:
        raise ExerciseError(f"There are no words for {what} yet. Type them after the colon.")
    most = state.template.limits.get(limit, 200)
    if len(text) > most:
        raise ExerciseError(
            f"That is {len(text):,} characters; {what} takes {most}. Nothing is lost: shorten it, then enter."
        )
    if "\n" in text:
        raise ExerciseError(f"{what[:1].upper()}{what[1:]} is one line. Take the line ends out, then enter.")
    return text


def may(state: Frame, text: str, limit: str, what: str) -> str:
    """Like `within`, but empty words are fine."""
    if not isinstance(text, str):
        raise ExerciseError(f"Words are needed for {what}.")
    return within(state, text, limit, what) if text else ""


def one_of(value: str, choices: Iterable[str], sentence: str) -> str:
    """The value, when it is one of the choices. Raises ExerciseError with the sentence."""
    if value not in tuple(choices):
        raise ExerciseError(sentence)
    return value


def numbered(state: Frame, letter: str, number: int = 0) -> tuple[Frame, int]:
    """The state after giving a number of that letter, and the number: the one the event carries, else the next."""
    following = state.numbers.get(letter, 0) + 1
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= MOST_COUNT:
        raise ExerciseError("A number here is from 1 to 9999.")
    if 0 < number < following:
        raise ExerciseError(f"Number {letter}{number} was given to something else meanwhile.")
    number = number or following
    return replace(state, numbers={**state.numbers, letter: number}), number


def held_thing(things: Mapping[int, Any], number: int, letter: str, what: str) -> Any:
    """The thing of that number. Raises ExerciseError naming those there are."""
    if isinstance(number, bool) or not isinstance(number, int) or number not in things:
        there = [f"{letter}{known}" for known in things]
        some = listed(there if len(there) < 9 else [*there[:7], "another"], joiner="or")
        raise ExerciseError(f"There is no {what} {letter}{number}." + (f" There is {some}." if some else ""))
    return things[number]


def kept(things: Mapping[int, Any], thing: Any) -> dict[int, Any]:
    """The things with this one among them."""
    return {**things, thing.number: thing}


def moment_of(at: str) -> datetime:
    """The time that a step carries. Raises ExerciseError when it is none."""
    try:
        told = datetime.fromisoformat(at)
    except (TypeError, ValueError):
        told = None
    if told is None or told.tzinfo is None:
        raise ExerciseError("The time of that step cannot be read.")
    return told


def told_time(at: str) -> str:
    """The time as it was given, when it can be read; "" stays ""."""
    if at:
        moment_of(at)
    return at


def gone(since: str, until: str) -> int:
    """Whole seconds from one time to another; never less than none, also when a clock was set back."""
    return max(0, int((moment_of(until) - moment_of(since)).total_seconds()))


def during(state: Frame, item: int | None) -> int:
    """The agenda item something belongs to: the one given, or the one that is on now; 0 for none."""
    if item is None:
        return state.here.number if state.here else 0
    if item:
        held_thing(state.items, item, "g", "agenda item")
    return item


def count_of(value: Any, what: str, example: str) -> int:
    """A count of people or sheets. Raises ExerciseError with the example."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_COUNT:
        raise ExerciseError(f"{what} is a number from 0 to {MOST_COUNT}: {example}")
    return value


MOST_IN_ROOM = 200
"""People a room may hold where nobody said how many there are."""


def fits_room(state: Frame, count: int, what: str) -> int:
    """A count of people that the room can have. Raises ExerciseError with the way to say that there are more."""
    rounds = [known.people for known in state.rounds if known.people is not None]
    there = max([*rounds, *([] if state.facts.people is None else [state.facts.people])], default=None)
    if there is not None and count > there:
        were = plural(there, "person was", "people were")
        raise ExerciseError(f"{were} in the room, so {count} cannot {what}. If there were more: room {count}")
    if there is None and count > MOST_IN_ROOM:
        raise ExerciseError(f"{count} is more than a room holds. If there were so many, say that first: room {count}")
    return count


def clock_words(words: str, example: str) -> str:
    """A time on the clock as HH:MM. Raises ExerciseError with the example."""
    found = _CLOCK.fullmatch(words.strip()) if isinstance(words, str) else None
    if found is None:
        raise ExerciseError(f"A time on the clock is hours and minutes: {example}")
    return f"{int(found[1]):02d}:{found[2]}"


def nameless(text: str) -> str:
    """The text as the room may read it: a P-number leads back to a person, so it becomes "somebody"."""
    return shown(text)


def plural(number: int, one: str, many: str = "") -> str:
    """The number with its noun: 1 word, 2 words."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"
