"""What was recorded of a wall, without a name that was taken out of it, and without words that were taken back. Pure.

"A Good Start in Life", data collection: whoever said something may take it back, and then it is in nothing that is
written from then on, the facilitators' own record included. What is left folds to the equal wall.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from exercises.kernel.consent import TAKEN_BACK
from exercises.kernel.names_in_text import stands, taken_out
from exercises.kernel.shape import Redaction
from exercises.wall.moves import MOVES
from exercises.wall.state import Wall

_ON_NOTES = {
    "note": "text",
    "retype": "text",
    "halve": "texts",
    "contested": "readings",
    "notes": "notes",
    "items": "items",
}
"""By kind, the data that a move wrote on notes."""
_REASONS = ("why", "until")
"""A name comes out of these wherever they stand: one reason may have been given for many notes."""


def redact(kind: str, data: Mapping[str, Any], taken: Redaction) -> dict[str, Any]:
    """The data of a move recorded before the name was taken out, without it.

    Every taking out is to be applied to every move before it, in their order; then the moves fold to the equal wall.
    """

    def clean(text: str) -> str:
        return taken_out(text, taken.name, taken.instead)

    told = dict(data)
    if kind == "unname":
        if isinstance(told.get("name"), str) and stands(taken.name, told["name"]):
            told["name"] = ""
        if isinstance(told.get("instead"), str):
            told["instead"] = clean(told["instead"])
        return told
    move = MOVES.get(kind)
    words = (*move.words, *(("by",) if move.signed else ())) if move is not None else _REASONS
    for key in words:
        if key in told and key != _ON_NOTES.get(kind) and (not taken.things or key in _REASONS):
            told[key] = _deep(told[key], clean)
    return _on_notes(kind, told, lambda n, key, text: clean(text) if not taken.things or n in taken.things else text)


def exported(state: Wall, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """A recorded move's data without words that were taken back since; the moves still fold to the equal wall."""
    gone: frozenset[int] = state.notes.once(_withdrawn)
    if not gone:
        return dict(data)
    whole = kind == "halve" and data.get("note") in gone
    return _on_notes(kind, data, lambda n, key, text: TAKEN_BACK if key != "ref" and (whole or n in gone) else text)


def _on_notes(kind: str, data: Mapping[str, Any], change: Callable[[int, str, str], str]) -> dict[str, Any]:
    """The data with what the move wrote on notes changed: `change` gets a note's number, a field and its text."""
    field = _ON_NOTES.get(kind, "")
    first = data.get("number" if field and MOVES[kind].makes == "n" else "note")
    held = data.get(field)
    if type(first) is not int or field not in data:
        return dict(data)
    if kind in ("note", "retype", "contested"):
        return {**data, field: _deep(held, partial(change, first, field))}
    if not isinstance(held, list | tuple):
        return dict(data)
    return {**data, field: [_one(item, number, field, change) for number, item in enumerate(held, first)]}


def _one(item: Any, number: int, field: str, change: Callable[[int, str, str], str]) -> Any:
    if not isinstance(item, Mapping):
        return _deep(item, partial(change, number, field))
    own = ("text", "ref")
    return {key: _deep(told, partial(change, number, key)) if key in own else told for key, told in item.items()}


def _deep(value: Any, clean: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return clean(value)
    return [_deep(item, clean) for item in value] if isinstance(value, list | tuple) else value


def _withdrawn(notes: Any) -> frozenset[int]:
    return frozenset(note.number for note in notes.every() if note.withdrawn)
