"""The times under which a session's entries leave, so that none tells the minute of what was recorded by the day.

What people wrote or took back is recorded by the day alone, but it stands among entries that have their seconds. Where
anything of the kind stands between two turns of the clock - a phase, a part of the day, a pause, the timer - every
entry there leaves with the time of the first of the two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.record import replace
from sessions.live.batches import each_move, moves_of
from sessions.live.stamping import on_the_wall
from sessions.live.state import EXPORTED, UNDO, Run

_BEGINS = ("session", "exercise")
_TURNS = ("phase", "timer_start")
"""Moves that a clock goes by, besides those that are timed and have no words."""


def by_the_day(event: Event, runs: Mapping[str, Run], events: Sequence[Event]) -> bool:
    """Whether the minute of an entry could tell who wrote what, or of what it takes back or puts back."""
    while event.kind == UNDO and type(event.data.get("undone")) is int and 0 < event.data["undone"] <= len(events):
        event = events[event.data["undone"] - 1]
    run = runs.get(event.run)
    return run is not None and any(kind in run.shape.undated for kind, _ in moves_of(event.kind, event.data))


def widened(events: Sequence[Event], runs: Mapping[str, Run]) -> list[Event]:
    """The entries, each with the time under which it may leave."""
    apart = {event.number for event in events if by_the_day(event, runs, events)}
    found: list[Event] = []
    for stretch in _stretches(events, runs, apart):
        timed = [event for event in stretch if event.number not in apart and event.kind != EXPORTED]
        kept = {event.number for event in timed[1:]} if len(timed) < len(stretch) else set()
        found += [_at(event, timed[0].at) if event.number in kept else event for event in stretch]
    return found


def _stretches(events: Sequence[Event], runs: Mapping[str, Run], apart: Collection[int]) -> Iterator[list[Event]]:
    """The entries from one turn of the clock, or the first of a day, up to the next."""
    stretch: list[Event] = []
    day = ""
    for event in events:
        new = event.number not in apart and event.kind != EXPORTED and event.at[:10] != day
        if stretch and (new or _turns(event, runs)):
            yield stretch
            stretch = []
        day = event.at[:10] if new else day
        stretch.append(event)
    if stretch:
        yield stretch


def _turns(event: Event, runs: Mapping[str, Run]) -> bool:
    run = runs.get(event.run)
    if run is None:
        return not event.run and event.kind in _BEGINS
    shape = run.shape
    if event.kind in shape.undated:
        return False
    return event.kind in _TURNS or (event.kind in shape.timed and shape.table[event.kind].wordless)


def _at(event: Event, at: str) -> Event:
    """The entry with another time, and what its moves have of its own; a past day that was brought in has its times."""

    def told(kind: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
        own = data.get("at")
        return {**data, "at": on_the_wall(at, own)} if own and _same(own, event.at) else data

    return replace(each_move(event, told) if event.run else event, at=at)


def _same(own: str, at: str) -> bool:
    """Whether both are the same moment, in whatever zone each is told."""
    try:
        return datetime.fromisoformat(own) == datetime.fromisoformat(at)
    except (TypeError, ValueError):
        return False
