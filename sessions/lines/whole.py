"""Whether words are a whole line of a language, where they stand in a field that takes words. Pure."""

from __future__ import annotations

from functools import partial
from typing import Any

from exercises.kernel.shape import Command, ExerciseError
from sessions.lines import frame, two_lines
from sessions.lines.carry_out import read, understand
from sessions.live.session import Session

_NOTE, _NOTE_WORDS, _SIGNS = "note", 2, ";,.-– "
"""The move of a private note, how many words its line begins with at most, and what is typed instead of its colon."""


def whole_line(session: Session, line: str) -> Command | None:
    """What the words ask for, when they are a line written out: nothing shortened, no name taken for a number."""
    try:
        command = read(session, line)
    except ExerciseError:
        return None
    return command if command.whole else None


def line_in(session: Session, words: str) -> str:
    """The whole line that words are, typed where an answer is; "" for none. A private note is one without its colon
    too, for with an answer the room might see it."""
    if whole_line(session, words) is not None:
        return words
    said = words.split()
    for count in range(min(len(said) - 1, _NOTE_WORDS), 0, -1) if ":" not in words else ():
        line = f"{' '.join(said[:count]).rstrip(_SIGNS)}: {' '.join(said[count:]).lstrip(_SIGNS)}"
        command = whole_line(session, line)
        if command is not None and (command.action, command.kind) == ("move", _NOTE):
            return line
    return ""


def none_is_private(session: Session, words: str) -> None:
    """Raises ExerciseError where a line for the facilitators alone stands in words that others will see."""
    two_lines.warned(Command("move", ""), f": {words}", partial(frame.read, session), frame.is_here(session))


def taken_by_field(session: Session, lead: str, words: str) -> bool:
    """Whether the field before whose colon the lead stands takes these words as more than words: a number, a sign."""
    try:
        command = understand(session, f"{lead}{words}")
    except ExerciseError:
        return False
    return command.action == "move" and not _has(command.data, words)


def _has(value: Any, words: str) -> bool:
    if isinstance(value, str):
        return value == words
    if isinstance(value, dict):
        return any(_has(one, words) for one in value.values())
    return isinstance(value, list | tuple) and any(_has(one, words) for one in value)
