"""The moves of an entry, one or many. Pure; an entry that was taken back may hold anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.record import replace
from sessions.live.state import ALSO, BATCH, UNNAME

Part = tuple[str, Sequence[tuple[str, Mapping[str, Any]]]]
"""What an entry does in one exercise: its key, and the moves."""


def moves_of(kind: str, data: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """The moves of an entry: its own, or those of a batch that can be read."""
    if kind != BATCH:
        return [(kind, data)]
    moves = data.get("moves")
    pairs = [pair for pair in moves if isinstance(pair, list) and len(pair) == 2] if isinstance(moves, list) else []
    return [(str(move), fields) for move, fields in pairs if isinstance(fields, Mapping)]


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
