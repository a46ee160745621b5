"""Words in a session's file that belong to somebody: which entries have them, and which of those are to go. Pure.

What only its owner may see goes when its exercise closes, when the facilitators leave and say so, or at the next open
on a later day, whichever comes first; unless its owner asked for it to be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.record import Record
from exercises.kernel.shape import Owned
from sessions.live.batches import each_move, moves_of
from sessions.live.state import CLEARED, Run, SessionState


class Own(Record):
    """One place in an entry where somebody's own words stand."""

    entry: int
    run: str
    owned: Owned
    day: str
    """The day (ISO) they were entered, by the clock on the wall; never too early."""


def own_words(events: Iterable[Event], state: SessionState) -> Iterator[Own]:
    """Every place where somebody's own words stand, in entries that were taken back too."""
    owning = {key: run for key, run in state.runs.items() if run.shape.owned is not None}
    for event in events if owning else ():
        run = owning.get(event.run)
        for kind, data in moves_of(event.kind, event.data) if run is not None else ():
            owned = run.shape.owned(kind, data, run.state) if run is not None and run.shape.owned is not None else None
            if owned is not None:
                yield Own(event.number, event.run, owned, _day(event, data))


def _day(event: Event, data: Mapping[str, Any]) -> str:
    """The day that stands with the words; without, the last that it can have been anywhere, for the entry's is UTC."""
    said = data.get("at")
    if isinstance(said, str) and said:
        return said[:10]
    try:
        return (date.fromisoformat(event.at[:10]) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return event.at[:10]


def entered(events: Iterable[Event], state: SessionState, *, before: str = "") -> frozenset[int]:
    """The entries with own words that nobody asked to keep; with a day (ISO), those of earlier days."""
    found = own_words(events, state)
    return frozenset(own.entry for own in found if not own.owned.kept and (not before or own.day < before))


def to_go(events: Collection[Event], standing: Collection[int], state: SessionState) -> frozenset[int]:
    """The entries that have own words although these were cleared, or their exercise is closed."""
    found = list(own_words(events, state))
    if not found:
        return frozenset()
    clearings = (event.data.get("entries") for event in events if event.kind == CLEARED and event.number in standing)
    said = {number for entries in clearings if isinstance(entries, list) for number in entries}
    closed = {key for key, run in state.runs.items() if run.shape.owned is not None and run.state.closed}
    return frozenset(
        own.entry
        for own in found
        if own.entry in said or own.owned.taken_back or (own.run in closed and not own.owned.kept)
    )


def clearing(
    entries: Collection[int], events: Iterable[Event], standing: Collection[int], state: SessionState
) -> dict[str, dict[str, Any]]:
    """By exercise: the data of the move that clears the own words of those entries.

    What was entered in the same place since stays: the move names the places whose words are those of the entries.
    """
    last: dict[tuple[str, tuple[int, str]], int] = {}
    found: dict[str, dict[str, Any]] = {}
    for own in own_words(events, state):
        if own.entry in standing:
            last[own.run, own.owned.place] = own.entry
        if own.entry in entries:
            found.setdefault(own.run, {"places": [], "entries": []})["entries"].append(own.entry)
    for (run, place), entry in last.items():
        if entry in entries:
            found[run]["places"].append(list(place))
    return found


def without_own(event: Event, run: Run | None, goes: Callable[[Owned], bool] = lambda owned: True) -> Event:
    """The entry without those of its own words that go."""
    owned = run.shape.owned if run is not None else None
    if run is None or owned is None:
        return event

    def left(kind: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
        found = owned(kind, data, run.state)
        return found.without if found is not None and goes(found) else data

    return each_move(event, left)
