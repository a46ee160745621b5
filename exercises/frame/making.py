"""The frame's things made and changed: with their time, their part of the day, and the days that their words name."""

from __future__ import annotations

from typing import Any

from exercises.frame.checks import during, told_time
from exercises.frame.schedule import day_of
from exercises.frame.state import Frame
from exercises.kernel import making
from exercises.kernel.days import dated_again, iso_day
from exercises.kernel.things import Thing


def made(state: Frame, kind: type[Thing], number: int, at: str = "", item: int | None = 0, /, **fields: Any) -> Frame:
    """The frame with one more thing. `item` is its part of the day, 0 for none and None for the one that is on.

    Raises ExerciseError."""
    about = {"at": told_time(at), "item": during(state, item)}
    known = {name: value for name, value in about.items() if name in kind.__names__}
    return making.made(state, kind, number, **known, **_dated(state, kind, at, fields))


def changed(state: Frame, kind: type[Thing], number: int, at: str = "", /, **fields: Any) -> Frame:
    """The frame with some fields of a thing changed, said at that time. Raises ExerciseError."""
    dated = _dated(state, kind, told_time(at), fields)
    days = {name: value for name, value in dated.items() if name.endswith("_on")}
    again = dated_again(making.the(state, kind, number), **days) if days else {}
    return making.changed(state, kind, number, **dated, **{name: again[name] for name in again if name not in dated})


def _dated(state: Frame, kind: type[Thing], at: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields, and beside words about a day that day itself, where they name one: `when_on` beside `when`."""
    days: dict[str, str] = {}
    for name, value in fields.items():
        on = f"{name.removesuffix('_when')}_on"
        if on in kind.__names__ and on not in fields:
            days[on] = day_of(state, value, at)
        elif name.endswith("_on") and value:
            days[name] = iso_day(value, "The day")
    return {**fields, **days}
