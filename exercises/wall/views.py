"""How room views of a wall are called in lines: t4, step t4, wall whānau. Pure."""

from __future__ import annotations

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.words import number_of
from exercises.wall.places import EVERY_AREA, places_of
from exercises.wall.slots import number_first, theme_called
from exercises.wall.state import LONE, Wall

_OF_A_THEME = ("theme", "step", "check")
_OF_A_PLACE = ("wall", "themes", "question")
_BY_THEMSELVES = ("areas", "lone", "contested", "links", "decisions")
"""Named here too, so that while people write the room itself says from when on they can be shown."""


def view_called(state: Wall, words: str) -> str:
    """The key of the view that the words name, with a page's number when there is one; "" when they are none of ours.

    A wall is that of the question and area in force unless others are named, or every area: wall all.
    """
    first, *rest = folded(words).split() or [""]
    if state.boxes:
        from exercises.wall.room_boxes import view_called as of_boxes

        return of_boxes(state, first, rest)
    if number_first(first):
        number = int(first.lstrip("t"))
        return _paged(f"theme {number}" if first[0] == "t" else f"note {number}", rest)
    if first == "note" and rest and number_of(rest[0]) is not None:
        return _paged(f"note {number_of(rest[0])}", rest[1:])
    if first in _OF_A_THEME and rest:
        if first == "check" and rest[0] == LONE:
            return _paged("check lone", rest[1:])
        if number_first(rest[0]):
            return _paged(f"{first} {int(rest[0].lstrip('t'))}", rest[1:])
        try:
            return f"{first} {theme_called(' '.join(rest), state).number}"
        except ExerciseError:
            return ""
    if first in _BY_THEMSELVES:
        return _paged(first, rest)
    if first in _OF_A_PLACE:
        return _place(first, rest, state)
    return ""


def _paged(key: str, rest: list[str]) -> str:
    if not rest:
        return key
    return f"{key} {number_of(rest[0])}" if len(rest) == 1 and number_of(rest[0]) is not None else ""


def _place(view: str, rest: list[str], state: Wall) -> str:
    page = rest[-1:] if rest and number_of(rest[-1]) is not None else []
    named = rest[: len(rest) - len(page)]
    every = view == "wall" and EVERY_AREA in named and EVERY_AREA not in {folded(area.key) for area in state.areas}
    named = [word for word in named if not (every and word == EVERY_AREA)]
    try:
        found = places_of(named, state, f"show {view} {state.areas[-1].key}")
    except ExerciseError:
        return ""
    question, area = found.get("question", ""), found.get("area", "")
    if area and view != "wall":
        return ""
    if view == "question":
        return "" if page else f"question {question}".strip()
    key = f"{view} {question or state.question}"
    where = EVERY_AREA if every else area or state.area
    if every and area:
        return ""
    return _paged(f"{key} {where}" if view == "wall" else key, page)
