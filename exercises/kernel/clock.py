"""The time of an exercise: when its phase began, how long it waited. Reads no clock: times come with the moves."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from exercises.kernel.moves import move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError, Progress

S = TypeVar("S")


def moment(at: str) -> str:
    """The time of a step, when it is one with its zone (ISO 8601). Raises ExerciseError otherwise."""
    try:
        told = datetime.fromisoformat(at).tzinfo is not None
    except (TypeError, ValueError):
        told = False
    if not told:
        raise ExerciseError("The time of that step cannot be read.")
    return at


def progress(state: Any, counted: str, **more: Any) -> Progress:
    """Where an exercise of phases is, with the count that matters now."""
    phase = state.template.phase(state.phase)
    title = f"{state.template.phase_number(state.phase)} {phase.title}"
    waits = bool(state.paused_since)
    return Progress(title, counted, state.phase_since, phase.minutes, waits, state.closed, **more)


def document(state: Any) -> dict[str, Any]:
    """What the JSON of every exercise begins with."""
    return {
        "exercise": state.template.key,
        "title": state.template.title,
        "phase": state.phase,
        "phase_since": state.phase_since,
        "paused": bool(state.paused_since),
        "closed": state.closed,
    }


def begun(state: S, phase: str, at: str, **changes: Any) -> S:
    """The state at the beginning of that phase; nothing waits any more."""
    return replace(state, phase=phase, phase_since=moment(at), paused_since="", paused_seconds=0, **changes)


@move(
    "pause",
    "pause",
    "the time does not count; resume goes on",
    "the time does not count",
    called="a pause",
    timed=True,
    wordless=True,
)
def pause(state: Any, *, at: str) -> Any:
    """The time waits. Raises ExerciseError when it waits already."""
    if state.paused_since:
        raise ExerciseError("It is paused already. Type resume to go on.")
    return replace(state, paused_since=moment(at))


@move("resume", "resume", "", "the time goes on", called="going on after a pause", timed=True, wordless=True)
def resume(state: Any, *, at: str) -> Any:
    """The time goes on. Raises ExerciseError when it does not wait."""
    if not state.paused_since:
        raise ExerciseError("It is not paused. To let it wait, type pause.")
    waited = (datetime.fromisoformat(moment(at)) - datetime.fromisoformat(state.paused_since)).total_seconds()
    return replace(state, paused_since="", paused_seconds=state.paused_seconds + max(0, int(waited)))
