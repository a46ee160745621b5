"""The moves of an entry, one or many. Pure; an entry that was taken back may hold anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.record import replace
from sessions.live.state import BATCH


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
