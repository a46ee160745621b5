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
_CONSENT = "consent"
"""What somebody allowed is asked about also where no number says whose it is."""
_NOBODYS = ("at", "by", "day", "match")
"""What a move is given besides what was chosen."""
_WHICH = ("field", "who", "counted")
"""What tells which of several is spoken of, besides numbers."""


def said_meanwhile(session: Session, line: str, since: Sequence[Event]) -> str:
    """The words, the counts or the choice that somebody else recorded there with one of these events, and that the line
    would replace; what is only added to is not replaced."""
    try:
        command = understand(session, line)
    except ExerciseError:
        return ""
    run = session.state.runs.get(command.run or session.state.current)
    move = run.shape.table.get(command.kind) if run is not None and command.action == "move" else None
    if run is None or move is None or move.makes:
        return ""
    standing = {event.number for event in session.standing()}
    for event in reversed(since):
        there = event.by != session.by and event.run == run.key and event.kind == command.kind
        if there and event.number in standing and _place(event.data) == _place(command.data):
            return _replaced(session, run, command, event)
    return ""


def _replaced(session: Session, run: Run, command: Command, event: Event) -> str:
    """What of the event the line would replace, in words."""
    counts = [event.data.get(name) for name, value in command.data.items() if isinstance(value, Mapping)]
    if counts:
        return _counted(run, command, counts)
    names = [name for name in dict.fromkeys((*run.shape.table[command.kind].words, *_WORDS)) if name != "who"]
    if any(name in command.data for name in names) or "field" in command.data:
        words = [str(event.data[name]) for name in names if event.data.get(name)]
        if not words:
            return describe(event, session.state) if "field" in event.data else ""
        return ", ".join(words) if _replaces(run, command, words) else ""
    others = {name: said for name, said in command.data.items() if isinstance(said, str) and name not in _NOBODYS}
    theirs = [event.data[name] for name, said in others.items() if event.data.get(name) not in (None, "", said)]
    asked = _CONSENT in others or (_place(command.data) and _replaces(run, command, theirs, shown=True))
    return ", ".join(map(str, theirs)) if theirs and asked else ""


def _replaces(run: Run, command: Command, words: Sequence[str], *, shown: bool = False) -> bool:
    """Whether any of those words is shown of the exercise as it is, and would not be after the line. Words that are not
    `shown` as they were typed are taken to be replaced unless that is asked for."""
    before = _shown(run, run.state)
    try:
        after = _shown(run, run.shape.tried(run.state, command.kind, command.data)[0])
    except ExerciseError:
        return False
    gone = any(before.count(said) > after.count(said) for said in words)
    return gone or not (shown or any(said in before for said in words))


def _counted(run: Run, command: Command, counts: Sequence[Any]) -> str:
    """Those counts in words, where any line of what stands there now would go; "" where nothing is replaced."""
    told = [f"{word} {many}" for one in counts if isinstance(one, Mapping) for word, many in one.items()]
    try:
        after = _shown(run, run.shape.tried(run.state, command.kind, command.data)[0])
    except ExerciseError:
        return ""
    gone = set(_shown(run, run.state).split("\n")) - set(after.split("\n"))
    return ", ".join(told) if gone else ""


def _shown(run: Run, state: Any) -> str:
    """What stands in the exercise now, without what stood there before."""
    return "\n".join(line.partition("before: ")[0].rstrip() for line in run.shape.text(state))


def _place(data: Mapping[str, Any]) -> dict[str, Any]:
    """Which things and field the data of a move speak of, and whose words they are there."""
    return {name: value for name, value in data.items() if _is_number(value) or name in _WHICH}


def _is_number(value: Any) -> bool:
    return type(value) is int or (isinstance(value, list | tuple) and all(type(one) is int for one in value))
