"""The timeline of a programme by months: a lane a cohort and one they share, a letter an event. Pure.

A month is a number, its year times twelve. No length is ever worked out of events: the lanes only say where they stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from exercises.kernel.days import MONTHS
from exercises.kernel.record import Record
from exercises.programme.state import DROPPED, HELD, KINDS, MOVED, PLANNED, WORKSHOP, Cohort, Event, Programme

SHARED = 0
"""The lane of what several cohorts do together."""
AWAY = "x"
_DAYS = "D"
LETTERS: Mapping[str, str] = dict(zip(KINDS, "pvWisfq", strict=True))
"""The letter of each kind of event."""
KEY: Mapping[str, str] = {
    "W": "workshop",
    _DAYS: "workshop day",
    "i": "own integration",
    "s": "shared",
    "p": "planning",
    "v": "overview",
    "f": "follow-up",
    "q": "survey",
    AWAY: "moved or dropped",
}
"""What each letter stands for; those before it win where a month has room for one letter."""
_SHORT = {"planning with managers": "planning", "own integration": "integration", "shared integration": "together"}


class Mark(Record):
    """An event in a month: its letter, or that it was to be there and moved."""

    letter: str
    event: int


class Timeline(Record):
    """Every lane, and all months from the first with an event to the last."""

    lanes: tuple[Lane, ...]
    months: range

    @property
    def key(self) -> list[tuple[str, str]]:
        """The letters that stand on it, each with its word."""
        used = {mark.letter for lane in self.lanes for marks in lane.marks.values() for mark in marks}
        return [(letter, word) for letter, word in KEY.items() if letter in used]


class Lane(Record):
    """What one cohort did, and is to do, by months."""

    cohort: int
    """SHARED for what they do together."""
    marks: Mapping[int, tuple[Mark, ...]]


def month_of(when: str) -> int:
    """The month of a day or a month (ISO); 0 where nobody said."""
    return int(when[:4]) * 12 + int(when[5:7]) - 1 if when else 0


def said_month(month: int, letters: int = 3) -> str:
    """ "Nov 2025"; with one letter only its initial."""
    name = MONTHS[month % 12]
    return name[:1] if letters == 1 else f"{name[:letters]} {month // 12}"


def span(first: int, last: int) -> str:
    """ "Nov 2025 - Oct 2026"."""
    return said_month(first) if first == last else f"{said_month(first)} - {said_month(last)}"


def kind_of(event: Event) -> str:
    """What an event is, in one word or two."""
    return _SHORT.get(event.what, event.what)


def timeline(state: Programme) -> Timeline:
    """A lane for each cohort in their order, and one for what several do together, if anything."""
    of_days = _of_several_days(state)
    told: dict[int, dict[int, list[Mark]]] = {number: defaultdict(list) for number in (*state.cohorts, SHARED)}
    for event in in_order(state):
        where = [number for number in event.cohorts if number in state.cohorts]
        for month, letter in _stands(event, of_days):
            for number in (*where, *([SHARED] if event.shared else ())):
                told[number][month].append(Mark(letter, event.number))
    each = (Lane(number, {month: tuple(marks) for month, marks in found.items()}) for number, found in told.items())
    lanes = tuple(lane for lane in each if lane.cohort != SHARED or lane.marks)
    every = [month for lane in lanes for month in lane.marks]
    return Timeline(lanes, range(min(every), max(every) + 1) if every else range(0))


def _stands(event: Event, of_days: frozenset[int]) -> list[tuple[int, str]]:
    """The months in which it stands, each with its letter: also those from which it moved."""
    letter = _DAYS if event.number in of_days else LETTERS[event.what]
    was = [month_of(step.was) for step in event.moves]
    now = month_of(event.day)
    put_off = event.stands == DROPPED or (event.stands == MOVED and (now in was[-1:] or not was))
    found = {month: AWAY for month in was if month}
    if now:
        found[now] = AWAY if put_off else letter
    return list(found.items())


def _of_several_days(state: Programme) -> frozenset[int]:
    """The workshops that have another of the same cohort on the day before or after."""
    days: dict[tuple[int, date], int] = {}
    for event in state.events.values():
        if event.what == WORKSHOP and len(event.day) == 10 and event.stands != DROPPED:
            days.update({(cohort, date.fromisoformat(event.day)): event.number for cohort in event.cohorts})
    found: set[int] = set()
    for (cohort, day), number in days.items():
        for step in (-1, 1):
            try:
                beside = days.get((cohort, day + timedelta(days=step)))
            except OverflowError:
                beside = None
            found.update({number} if beside not in (None, number) else ())
    return frozenset(found)


def letters(marks: tuple[Mark, ...], most: int) -> str:
    """So many letters at most of one month, each once; of more those that come first in KEY, in their order there."""
    there = {mark.letter: None for mark in marks}
    if len(there) > 1 and most < 2:
        there.pop(AWAY, None)
    kept = [letter for letter in KEY if letter in there][:most]
    return "".join(letter for letter in there if letter in kept)


def coming(state: Programme, cohort: int) -> list[Event]:
    """What is still to come of a cohort, the next first."""
    found = [event for event in state.events.values() if cohort in event.cohorts and is_to_come(event)]
    return sorted(found, key=lambda one: (not one.day, one.day, one.number))


def is_to_come(event: Event) -> bool:
    """Whether it is planned, or moved to another day."""
    moved_on = event.stands == MOVED and bool(event.moves) and event.day != event.moves[-1].was
    return event.stands == PLANNED or (moved_on and not event.became)


def then(state: Programme, cohort: Cohort) -> str:
    """What comes next of a cohort: "follow-up, Nov"; with its year where that is another than the present; of several
    how many; else how it stands."""
    events = coming(state, cohort.number)
    if len(events) > 1:
        return f"{len(events)} to come"
    if not events:
        return cohort.stage if cohort.stage in ("finished", "stopped") else ""
    month = month_of(events[0].day)
    if not month:
        return f"{kind_of(events[0])} to come"
    when = MONTHS[month % 12][:3] if month // 12 == present(state) // 12 else said_month(month)
    return f"{kind_of(events[0])}, {when}"


def present(state: Programme) -> int:
    """The month where the programme is by what was held last; else by what is planned first; 0 for no timeline."""
    took_place = [month_of(event.day) for event in state.events.values() if event.stands == HELD]
    first = next((month_of(event.day) for event in in_order(state)), 0)
    return max(took_place, default=0) or first


def in_order(state: Programme, cohort: int = 0) -> list[Event]:
    """The events by their days, of one cohort or of all; those without a day last."""
    found = [event for event in state.events.values() if not cohort or cohort in event.cohorts]
    return sorted(found, key=lambda one: (not one.day, one.day, one.number))


def around(every: range, here: int, most: int) -> range:
    """So many of the months at most, with that one among them."""
    if len(every) <= most:
        return every
    first = max(every.start, min(here - most // 2, every.stop - most))
    return range(first, first + most)
