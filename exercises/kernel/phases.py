"""Going through the phases of an exercise that has no rules of its own for it, and opening it again."""

from __future__ import annotations

from typing import TypeVar

from exercises.kernel import clock
from exercises.kernel.moves import move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError

S = TypeVar("S")


@move(called="the move to another phase", timed=True, wordless=True)
def phase(state: S, *, phase: str, at: str) -> S:
    """The group moves to a phase. Raises ExerciseError for one there is none of."""
    if phase not in {known.key for known in state.template.phases}:  # type: ignore[attr-defined]
        raise ExerciseError(f"There is no phase called {str(phase)[:40]}.")
    return clock.begun(state, phase, at)


@move("reopen", "reopen", "", "the exercise is open again", called="opening again", wordless=True)
def reopen(state: S) -> S:
    """It goes on after all. Raises ExerciseError when it is open."""
    if not state.closed:  # type: ignore[attr-defined]
        raise ExerciseError("This exercise is open.")
    return replace(state, closed=False)
