"""The moves that say what a day is: its kind of meeting, date and clock, how many are there. Pure; reads no clock."""

from __future__ import annotations

from typing import Any

from exercises.frame.checks import clock_words, count_of, one_of, plural
from exercises.frame.state import Frame
from exercises.frame.things import MEETINGS, Facts
from exercises.kernel.days import SOME_DAY, day_in, iso_day
from exercises.kernel.making import fitting
from exercises.kernel.moves import Got, also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.words import in_short

MOST_OFFSET = 14 * 60


def _fewer_than_left(got: Got, state: Frame) -> str:
    early = state.facts.left_early or 0
    return f"{early} left early, more than that. To set it right: left early 1" if early > got["people"] else ""


@move(
    "meeting [:] <kind:meeting>",
    "meeting reflective practice",
    "shared training, operational, reflective practice or strategic",
    "the meeting is {kind}",
    called="the kind of meeting",
    logged="a kind of meeting: …",
)
@also("meeting [:] none|off", "meeting none", "", "no kind of meeting is named", sets={"kind": ""})
def meeting(state: Frame, *, kind: str) -> Frame:
    """What kind of meeting the day is."""
    one_of(kind, (*MEETINGS, ""), "A meeting is shared training, operational, reflective practice or strategic.")
    return replace(state, meeting=kind)


@move(
    "agenda start|starts [:] <starts:clock>",
    "agenda starts 8:45",
    "the first planned time on the clock",
    "the day is planned from {starts}",
    called="about the day",
    words=("facilitators",),
)
@also(
    "room [:] <people>",
    "room 27",
    "how many are in the room, from inside anything; left early 1",
    "{people} in the room",
    warn=_fewer_than_left,
)
@also(
    "people [:] <people>",
    "people 27",
    "the same, where the exercise has no people of its own",
    "{people} in the room",
    warn=_fewer_than_left,
)
@also("left [early] [:] <left_early>", "left early 1", "", "{left_early} left early; never who", private=True)
@also(
    "feedback returned [:] <returned>",
    "feedback returned 20",
    "",
    lambda got, state: f"{plural(got['returned'], 'sheet')} handed in",
)
def day(
    state: Frame,
    *,
    date: str | None = None,
    offset: int | None = None,
    starts: str | None = None,
    people: int | None = None,
    left_early: int | None = None,
    returned: int | None = None,
    facilitators: list[str] | None = None,
) -> Frame:
    """What is known of the day; only what is given changes."""
    known: dict[str, Any] = {}
    if date is not None:
        known["date"] = iso_day(date, "The day") if date else ""
    if offset is not None:
        if type(offset) is not int or abs(offset) > MOST_OFFSET:
            raise ExerciseError("The clock is at most 14 hours from UTC, in minutes.")
        known["offset"] = offset
    if starts is not None:
        known["starts"] = clock_words(starts, "agenda starts 8:45") if starts else ""
    for name, number in (("people", people), ("left_early", left_early), ("returned", returned)):
        if number is not None:
            known[name] = count_of(number, "How many", "people 27")
    if facilitators is not None:
        if not isinstance(facilitators, list | tuple):
            raise ExerciseError("The facilitators are a list: F1, F2")
        known |= fitting(state.template, Facts, facilitators=facilitators)
    return replace(state, facts=replace(state.facts, **known))


@move(
    "held [on] [:] <on>",
    "held on 10 December",
    "the day it is held, where it was made ahead",
    "the session is held on {on}",
    called="the day it is held",
    logged="the day it is held: …",
)
def held_on(state: Frame, *, on: str, today: str = "") -> Frame:
    """The day on which the session is held; every page and list has it."""
    found = day_in(on, today or SOME_DAY)
    if not found:
        raise ExerciseError(f"No day can be read in “{in_short(on)}”. Which day is it held? held on 10 December")
    return replace(state, facts=replace(state.facts, date=found))
