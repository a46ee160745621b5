"""The table of the wall's moves. Refuses to know their rules; the modules it names do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from exercises.kernel import clock
from exercises.kernel.shape import ExerciseError
from exercises.wall import capture, checking, frame, items, names, sorting, themes
from exercises.wall.names import redact
from exercises.wall.state import Wall

__all__ = ["MOVES", "SIGNED", "TIMED", "UNDATED", "redact", "with_number"]

MOVES: Mapping[str, Callable[..., Wall]] = {
    move.__name__: move
    for move in (
        frame.phase,
        clock.pause,
        clock.resume,
        frame.close,
        frame.reopen,
        capture.ask,
        capture.note,
        capture.notes,
        capture.retype,
        capture.refile,
        capture.halve,
        capture.whole,
        capture.same,
        names.unname,
        sorting.assign,
        sorting.copy,
        sorting.out,
        sorting.new_theme,
        sorting.lone,
        sorting.contested,
        sorting.park,
        themes.name_theme,
        themes.describe,
        themes.merge,
        themes.unmerge,
        themes.split_theme,
        themes.drop_theme,
        themes.undrop_theme,
        themes.link,
        themes.remove_link,
        items.items,
        items.seen,
        items.consent,
        items.against,
        items.not_against,
        checking.people,
        checking.check,
        checking.said,
        checking.decide,
    )
}
"""Every move by its kind."""
_SORTING = frozenset(
    {
        "assign",
        "copy",
        "out",
        "new_theme",
        "lone",
        "contested",
        "park",
        "describe",
        "drop_theme",
        "undrop_theme",
        "items",
        "seen",
        "consent",
        "against",
        "not_against",
    }
)
"""Moves that say who made them, and on which day, once the workshop is over; in the room they are the group's."""
TIMED = _SORTING | {
    "phase",
    "pause",
    "resume",
    "close",
    "name_theme",
    "merge",
    "unmerge",
    "split_theme",
    "link",
    "check",
    "decide",
}
"""Moves whose data carry the time. Nothing that a note is known by is among them."""
SIGNED = _SORTING | {"name_theme", "merge", "unmerge", "split_theme", "link", "decide"}
"""Moves whose data carry who decided."""
UNDATED = frozenset({"note", "notes", "retype", "halve", "refile", "same", "whole"})
"""Moves recorded with the day only: nobody can tell who wrote what by the minute it was typed."""
_LETTERS = {"new_theme": "t", "split_theme": "t", "link": "l", "against": "a"}


def with_number(state: Wall, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with the number that the first thing this move makes will have; of other moves, as they are.

    Taking a name out gets the numbers of every note it touches instead, so that the file is rewritten in the same
    places.
    """
    if kind in ("note", "notes", "items", "halve"):
        return {**data, "number": state.next_note}
    if kind in _LETTERS:
        return {**data, "number": state.numbers.get(_LETTERS[kind], 0) + 1}
    if kind == "consent":
        try:
            return items.with_family(state, data)
        except ExerciseError:
            return dict(data)
    if kind == "unname":
        try:
            return names.with_found(state, data)
        except ExerciseError:
            return dict(data)  # the move itself refuses it, with the sentence
    return dict(data)
