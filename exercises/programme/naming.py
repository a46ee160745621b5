"""What a programme calls its cohorts, events and days, for people. Pure."""

from __future__ import annotations

from exercises.kernel.days import MONTHS, said_day
from exercises.programme.state import MOVED, Event, Programme


def month_or_day(when: str) -> str:
    """ "November 2026" or "5 November 2026", of what is kept as ISO."""
    if len(when) == 7:
        return f"{MONTHS[int(when[5:]) - 1]} {when[:4]}"
    return said_day(when, "any") if when else "no day yet"


def cohort_of(state: Programme, number: int) -> str:
    """What a cohort is called: "c2 Two"; "" for none."""
    return f"c{number} {state.cohorts[number].name}" if number in state.cohorts else ""


def event_called(this: Event) -> str:
    """What an event is called, with its day: "Day two, 12 March 2026"."""
    return f"{this.text or this.what}, {month_or_day(this.day)}"


def how_it_stands(state: Programme, this: Event) -> str:
    """ "held", "put off", "moved, and became Two days: one, 18 August 2026"."""
    if this.stands != MOVED:
        return this.stands
    if this.became:
        became = state.event_of(this.became)
        return f"{MOVED}, and became {event_called(became) if became is not None else this.became}"
    return "put off" if this.is_put_off else MOVED
