"""What the moves of a programme check, and the sentences that refuse. Pure."""

from __future__ import annotations

import re
from typing import Any

from exercises.kernel.days import MONTHS, full_day
from exercises.kernel.expression import expression
from exercises.kernel.making import the
from exercises.kernel.p_numbers import P_NUMBER
from exercises.kernel.shape import ExerciseError
from exercises.programme.state import POINTER, Cohort, Programme

MOST_PEOPLE = 9_999
_MONTH = expression(r"(\d{4})-(\d{2})")
_SAID_MONTH = expression(r"([A-Za-z]{3,9})\.?,? (\d{4})")
_LIKE_A_DAY = expression(r"\d{4}-\d{2}-\d{2}|\d{1,2} [A-Za-z]{3,9},? \d{4}")
_WHEN = "A day or a month in full: 2026-11-05, 5 November 2026, 2026-11 or November 2026."


def a_role(words: str, example: str) -> str:
    """The words, when they name a role or a group. Raises ExerciseError for a number that leads back to a person."""
    if isinstance(words, str) and P_NUMBER.search(words):
        raise ExerciseError(f"People are counts here, so a role or a group, never somebody's number: {example}")
    return words


def day_or_month(words: Any) -> str:
    """The day or the month in the words, as ISO. Raises ExerciseError for one that cannot be, or lacks its year."""
    said = " ".join(str(words).split())
    if found := _MONTH.fullmatch(said):
        return _month(int(found[1]), int(found[2]))
    found = _SAID_MONTH.fullmatch(said)
    names = [name.lower() for name in MONTHS if found and name.lower().startswith(found[1].lower())]
    if found and len(names) == 1:
        return _month(int(found[2]), [name.lower() for name in MONTHS].index(names[0]) + 1)
    day = full_day(said)
    if not day or (not re.search(r"\d{4}", said)):
        raise ExerciseError(f"There is no such day. {_WHEN}" if _LIKE_A_DAY.fullmatch(said) else _WHEN)
    return day


def _month(year: int, month: int) -> str:
    if not (1 <= month <= 12 and 1900 <= year <= 9998):
        raise ExerciseError(f"There is no such month. {_WHEN}")
    return f"{year:04}-{month:02}"


def cohorts_there(state: Programme, cohorts: Any, example: str) -> tuple[int, ...]:
    """Those cohorts, each once. Raises ExerciseError for none, and for one that there is not."""
    if not isinstance(cohorts, list | tuple) or not cohorts:
        raise ExerciseError(f"Which cohorts? {example}")
    for number in cohorts:
        the(state, Cohort, number)
    return tuple(dict.fromkeys(cohorts))


def people(value: Any) -> int:
    """A count of people. Raises ExerciseError for what is none."""
    if type(value) is not int or not 0 <= value <= MOST_PEOPLE:
        raise ExerciseError(f"How many people? From 0 to {MOST_PEOPLE:,}.")
    return value


def part_of(part: Any, whole: Any) -> tuple[int | None, int | None]:
    """So many of so many, each None where nobody said. Raises ExerciseError for more than there are."""
    n, of = (None if one is None else people(one) for one in (part, whole))
    if n is not None and of is not None and n > of:
        raise ExerciseError(f"{n} is more than {of}. So many of so many: 24 of 27")
    return n, of


def evidence(items: Any, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What a line rests on, besides what is known: at most twelve pointers. Raises ExerciseError."""
    told = tuple(str(item).strip() for item in items) if isinstance(items, list | tuple) else ()
    if not told or not all(told):
        raise ExerciseError("What does it rest on? l4 from e4 t3, or l4 from x3")
    if len(told) > 12 or any(len(one) > POINTER for one in told):
        raise ExerciseError(f"At most twelve pointers, each of at most {POINTER} characters: e4 t3, x3")
    for one in told:
        a_role(one, "l4 from e4 t3")
    return tuple(dict.fromkeys((*known, *told)))
