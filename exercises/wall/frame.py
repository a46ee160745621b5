"""The moves that carry the exercise along: phases, pauses, the closing. Pure; reads no clock."""

from __future__ import annotations

from exercises.kernel.checks import open_still, shown
from exercises.kernel.clock import begun, moment
from exercises.kernel.moves import move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.wall.checks import may
from exercises.wall.state import Wall


@move(called="the move to another phase")
def phase(state: Wall, *, phase: str, at: str) -> Wall:
    """The group moves to a phase; any phase, forward or back. One that is called as a box is opens that box."""
    known = [one.key for one in state.template.phases]
    if phase not in known:
        raise ExerciseError(f"There is no phase {shown(phase)}. For example: go {known[0]}")
    opened = state.boxes and phase in {area.key for area in state.areas}
    return begun(replace(state, area=phase) if opened else state, phase, at)


@move(
    "close: [<note:closing>]",
    "close",
    "ends the exercise; close: a last word; reopen goes on",
    "the exercise is closed",
    called="the closing",
)
def close(state: Wall, *, at: str, note: str = "") -> Wall:
    """The exercise is over. Everything on the wall stays as it is."""
    open_still(state)
    moment(at)
    return replace(state, closed=True, close_note=may(state, note, "why", "the note on closing"))


@move("reopen", "reopen", "", "the exercise is open again", called="opening it again")
def reopen(state: Wall) -> Wall:
    """The exercise goes on after it was closed."""
    if not state.closed:
        raise ExerciseError("This exercise is open. Go on: 17 > 3")
    return replace(state, closed=False, close_note="")
