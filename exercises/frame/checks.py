"""What every move of the frame checks and keeps. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from exercises.frame.state import Frame
from exercises.frame.things import Item
from exercises.kernel.checks import MOST_NUMBER as MOST_COUNT
from exercises.kernel.clock import moment
from exercises.kernel.expression import expression
from exercises.kernel.making import the
from exercises.kernel.shape import ExerciseError

_ORIGIN = expression(r"session [0-9a-f]{1,12} \(.{1,80}\) \S{1,20}")
"""What a thing is remembered by in other sessions: an exercise of its session, and what is typed to get to it there."""
_CLOCK = expression(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


def one_of(value: str, choices: Iterable[str], sentence: str) -> str:
    """The value, when it is one of the choices. Raises ExerciseError with the sentence."""
    if value not in tuple(choices):
        raise ExerciseError(sentence)
    return value


def moment_of(at: str) -> datetime:
    """The time that a step carries. Raises ExerciseError when it is none."""
    return datetime.fromisoformat(moment(at))


def told_time(at: str) -> str:
    """The time as it was given, when it can be read; "" stays ""."""
    return moment(at) if at else at


def gone(since: str, until: str) -> int:
    """Whole seconds from one time to another; never less than none, also when a clock was set back."""
    return max(0, int((moment_of(until) - moment_of(since)).total_seconds()))


def origins_of(origins: Any) -> tuple[str, ...]:
    """What a thing is remembered by in the sessions it came through, the nearest first. Raises ExerciseError."""
    given = origins or ()
    known = isinstance(given, list | tuple) and all(isinstance(one, str) and _ORIGIN.fullmatch(one) for one in given)
    if not known:
        raise ExerciseError("Where something was carried on from is told in a few words each.")
    return tuple(given)


def during(state: Frame, item: int | None) -> int:
    """The agenda item something belongs to: the one given, or the one that is on now; 0 for none."""
    if item is None:
        return state.here.number if state.here else 0
    return the(state, Item, item).number if item else item


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


def plural(number: int, one: str, many: str = "") -> str:
    """The number with its noun: 1 word, 2 words."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"
