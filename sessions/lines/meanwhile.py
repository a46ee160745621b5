"""What somebody else recorded in the very place that a line would fill. It changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.shape import Command, ExerciseError
from sessions.lines.carry_out import understand
from sessions.live.called import describe
from sessions.live.session import Session
from sessions.live.state import Run

_WORDS = ("text", "words", "value", "name", "title")
"""What a move's data have people's words under, besides those that it declares."""


def said_meanwhile(session: Session, line: str, since: Sequence[Event]) -> str:
    """The words that somebody else recorded there with one of these events, and that the line would replace; words that
    are only added to are not replaced."""
    try:
        command = understand(session, line)
    except ExerciseError:
        return ""
    run = session.state.runs.get(command.run or session.state.current)
    move = run.shape.table.get(command.kind) if run is not None and command.action == "move" else None
    if run is None or move is None or move.makes:
        return ""
    names = [name for name in dict.fromkeys((*move.words, *_WORDS)) if name != "who"]
    if not any(name in command.data for name in names) and "field" not in command.data:
        return ""
    standing = {event.number for event in session.standing()}
    for event in reversed(since):
        there = event.by != session.by and event.run == run.key and event.kind == command.kind
        if there and event.number in standing and _place(event.data) == _place(command.data):
            words = [str(event.data[name]) for name in names if event.data.get(name)]
            if not words:
                return describe(event, session.state) if "field" in event.data else ""
            return ", ".join(words) if _replaces(run, command, words) else ""
    return ""


def _replaces(run: Run, command: Command, words: Sequence[str]) -> bool:
    """Whether any of those words is shown of the exercise as it is, and would not be after the line."""
    before = _shown(run, run.state)
    try:
        after = _shown(run, run.shape.tried(run.state, command.kind, command.data)[0])
    except ExerciseError:
        return False
    return any(before.count(said) > after.count(said) for said in words) or not any(said in before for said in words)


def _shown(run: Run, state: Any) -> str:
    """What stands in the exercise now, without what stood there before."""
    return "\n".join(line for line in run.shape.text(state) if not line.lstrip().startswith("before: "))


def _place(data: Mapping[str, Any]) -> dict[str, Any]:
    """Which things and field the data of a move speak of, and whose words they are there."""
    return {name: value for name, value in data.items() if _is_number(value) or name in ("field", "who")}


def _is_number(value: Any) -> bool:
    return type(value) is int or (isinstance(value, list | tuple) and all(type(one) is int for one in value))
