"""Which words of a wall may be quoted, and what its pages leave out. Pure; knows no export.

"A Good Start in Life", data collection: whoever said something may take it back, and then it is in nothing that is
written from then on, the facilitators' own record included.
"""

from __future__ import annotations

from exercises.kernel.shape import Quotable
from exercises.leaving.outline import Audience, LeftOut
from exercises.wall.state import PARKED, Wall


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
