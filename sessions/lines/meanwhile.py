"""What somebody else recorded in the very place that a line would fill. It changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.shape import ExerciseError
from sessions.lines.carry_out import understand
from sessions.live.called import describe
from sessions.live.session import Session


def said_meanwhile(session: Session, line: str, since: Sequence[Event]) -> str:
    """The words that somebody else recorded there with one of these events, and that the line would replace."""
    try:
        command = understand(session, line)
    except ExerciseError:
        return ""
    run = session.state.runs.get(command.run or session.state.current)
    move = run.shape.table.get(command.kind) if run is not None and command.action == "move" else None
    if run is None or move is None or not move.words or move.makes:
        return ""
    standing = {event.number for event in session.standing()}
    for event in reversed(since):
        there = event.by != session.by and event.run == run.key and event.kind == command.kind
        if there and event.number in standing and _place(event.data) == _place(command.data):
            words = [str(event.data[name]) for name in move.words if event.data.get(name)]
            return ", ".join(words) or describe(event, session.state)
    return ""


def _place(data: Mapping[str, Any]) -> dict[str, Any]:
    """Which thing and field the data of a move speak of."""
    return {name: value for name, value in data.items() if type(value) is int or name == "field"}
