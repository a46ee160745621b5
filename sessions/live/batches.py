"""The moves of an entry, one or many, and which entries stand. Pure; one that was taken back may hold anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.record import replace
from sessions.live.state import ALSO, BATCH, UNDO, UNNAME

Part = tuple[str, Sequence[tuple[str, Mapping[str, Any]]]]
"""What an entry does in one exercise: its key, and the moves."""


def moves_of(kind: str, data: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """The moves of an entry: its own, or those of a batch that can be read."""
    if kind != BATCH:
        return [(kind, data)]
    moves = data.get("moves")
    pairs = [pair for pair in moves if isinstance(pair, list) and len(pair) == 2] if isinstance(moves, list) else []
    return [(str(move), fields) for move, fields in pairs if isinstance(fields, dict)]


def each_move(event: Event, made: Callable[[str, Mapping[str, Any]], Mapping[str, Any]]) -> Event:
    """The entry with the data of each of its moves as `made` gives it."""
    if event.kind != BATCH:
        return replace(event, data=made(event.kind, event.data))
    moves = [[kind, made(kind, data)] for kind, data in moves_of(BATCH, event.data)]
    return replace(event, data={**event.data, "moves": moves})


def parts(kind: str, run: str, data: Mapping[str, Any]) -> Iterator[Part]:
    """What an entry does, by exercise: in its own first, then in others as well."""
    if run:
        yield run, moves_of(kind, data)
    also = data.get(ALSO) if kind == BATCH else None
    for part in also if isinstance(also, list) else ():
        if isinstance(part, list) and len(part) == 2 and isinstance(part[0], str):
            yield part[0], moves_of(BATCH, {"moves": part[1]})


def is_out(event: Event) -> bool:
    """Whether an entry took a name out that is out of the file as well, so that there is nothing to bring back."""
    found = [data for _, moves in parts(event.kind, event.run, event.data) for kind, data in moves if kind == UNNAME]
    return any(not data.get("name") for data in found)


def alive(events: Iterable[Event]) -> set[int]:
    """The numbers of the events that stand: not undone, or undone and redone."""
    standing: set[int] = set()
    gone: set[int] = set()
    for event in sorted(events, key=lambda event: event.number, reverse=True):
        if event.number in gone:
            continue
        standing.add(event.number)
        if event.kind == UNDO and type(event.data.get("undone")) is int:
            gone.add(event.data["undone"])
    return standing
