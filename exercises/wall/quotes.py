"""Which words of a wall may be quoted, and what of a recorded move may leave now. Pure; knows no export.

"A Good Start in Life", data collection: whoever said something may take it back, and then it is in nothing that is
written from then on, the facilitators' own record included.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.consent import TAKEN_BACK
from exercises.kernel.shape import Quotable
from exercises.leaving.outline import Audience, LeftOut
from exercises.wall.state import PARKED, Wall

_FIRST = ("note", "notes", "items", "halve")
"""Moves whose data have the number of the first note they make."""


def quotes(state: Wall) -> tuple[Quotable, ...]:
    """Every note that counts, by number; of a withdrawn one no words are left."""
    return tuple(
        Quotable(str(note.number), "" if note.withdrawn else note.text, note.consent, note.author, not note.item)
        for note in state.notes.every()
        if note.on_wall
    )


def left_out(state: Wall, audience: Audience) -> tuple[LeftOut, ...]:
    """What the pages for that audience do not have, quotations aside."""
    if audience == "facilitators":
        return ()
    kept = [note for note in state.on_wall() if not note.withdrawn]
    ours = "for the facilitators only"
    cases = sum(not held.gone for held in state.against.every())
    steps = sum(len(theme.trail) for theme in state.themes.every())
    found = [
        LeftOut(sum(note.item for note in kept), "thing from elsewhere", "things from elsewhere", ours),
        LeftOut(sum(note.status == PARKED for note in kept), "parked note", "parked notes", ours),
        LeftOut(cases, "disconfirming case", "disconfirming cases", ours),
        LeftOut(steps, "step of the trail", "steps of the trail", ours),
    ]
    return tuple(held for held in found if held.count)


def exported(state: Wall, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """A recorded move's data without words that were taken back since; the moves still fold to the equal wall."""
    gone = withdrawn(state)
    if not gone:
        return dict(data)
    first = data.get("number") if kind in _FIRST else data.get("note")
    if type(first) is not int:
        return dict(data)
    match kind:
        case "note" | "retype" if first in gone:
            return {**data, "text": TAKEN_BACK}
        case "contested" if first in gone:
            return {**data, "readings": [TAKEN_BACK for _ in data.get("readings", ())]}
        case "halve":
            texts = list(data.get("texts", ()))
            bites = [
                TAKEN_BACK if data.get("note") in gone or number in gone else text
                for number, text in enumerate(texts, first)
            ]
            return {**data, "texts": bites}
        case "notes" | "items":
            held = data.get(kind)
            return (
                {
                    **data,
                    kind: [
                        {**item, "text": TAKEN_BACK} if number in gone and isinstance(item, Mapping) else item
                        for number, item in enumerate(held, first)
                    ],
                }
                if isinstance(held, list | tuple)
                else dict(data)
            )
    return dict(data)


def withdrawn(state: Wall) -> frozenset[int]:
    """The notes whose words were taken back."""
    found: frozenset[int] = state.notes.once(_withdrawn)
    return found


def _withdrawn(notes: Any) -> frozenset[int]:
    return frozenset(note.number for note in notes.every() if note.withdrawn)
