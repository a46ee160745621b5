"""The kind way out of whatever is going on: what is still open, and the phase that closes. It changes nothing."""

from __future__ import annotations

from typing import Any

from exercises.frame.shape import LOG
from exercises.kernel.shape import Shape
from sessions.lines import frame as framing
from sessions.live.session import Session
from sessions.live.state import Run, SessionState
from sessions.removing import own_words


def way_out(session: Session) -> tuple[str, tuple[str, ...]]:
    """Where to go to close kindly, in a sentence; and what is still open, a sentence each."""
    state = session.state
    run = state.runs.get(state.current)
    shape, exercise = (run.shape, run.state) if run is not None else (LOG, framing.state_of(session))
    frame = state.frame if run is not None and not run.is_frame else None
    return _way(shape, exercise), tuple(
        filter(
            None,
            (
                "An elephant is held. When the group goes on: elephant over" if state.elephant_held else "",
                _left(shape, exercise),
                _left(frame.shape, frame.state) if frame is not None else "",
                *(_wordless(other) for other in state.exercises.values() if other is not run),
                _own(session),
                _room(state),
            ),
        )
    )


def _way(shape: Shape, exercise: Any) -> str:
    template, closed = exercise.template, getattr(exercise, "closed", False)
    if closed:
        return f"{template.title} is closed. To go on with it: reopen"
    closes = "close" in shape.moves
    wanted = shape.closing(exercise)
    now, there = template.phase_number(exercise.phase), template.phase_number(wanted)
    if now >= there:
        return "It closes from here, and nothing is closed yet." + (" When all is said: close" if closes else "")
    after = " Then: close" if closes else ""
    return f"Nothing is closed by this. The kind way out is {template.phases[there].title}: go {wanted}.{after}"


def _left(shape: Shape, exercise: Any) -> str:
    return shape.phase_warning(exercise, exercise.template.phases[-1].key)


def _wordless(other: Run) -> str:
    now = other.shape.progress(other.state)
    return f"{other.template.title} is still at {now.phase}, where nothing is written." if now.wordless else ""


def _own(session: Session) -> str:
    where = own_words.waiting(session)
    kept = "it goes when the exercise closes, unless its owner asks to keep it"
    return f"Something that belongs to somebody alone is in {where}: {kept}." if where else ""


def _room(state: SessionState) -> str:
    seen = state.room()
    if seen is None:
        return "The room is dark: blank off lets it see again."
    return f"The room sees {seen.name}{', held' if state.display.held is not None else ''}."
