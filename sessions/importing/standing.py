"""Which exercise of a session a file goes into: one that stands there and is empty before a new one."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import Any

from exercises.kernel.record import names_of
from exercises.kernel.text import clean, listed
from sessions.live.session import Session
from sessions.live.stamping import beginning
from sessions.live.state import Run

_TIME = ("phase", "phase_since", "paused_since", "paused_seconds")


def standing(session: Session, fits: Callable[[Run], bool], wanted: str = "") -> list[Run]:
    """The exercises that a file fits, the one the facilitators are in first; only the one named, where one was."""
    runs = [run for run in session.state.runs.values() if (not wanted or run.key == clean(wanted)) and fits(run)]
    return sorted(runs, key=lambda run: run.key != session.state.current)


def is_empty(run: Run) -> bool:
    """Whether nothing is in an exercise yet: it is as it began, in whatever phase."""
    start = begun = run.shape.start(run.template)
    for kind, data in beginning(run.shape, start):
        begun = run.shape.apply(begun, kind, data)
    # What it begins with by lot is another each time.
    by_lot = {name for name in names_of(start) if getattr(begun, name) != getattr(start, name)}
    return stand_alike(run.state, start, but=by_lot)


def stand_alike(one: Any, other: Any, *, but: Container[str] = ()) -> bool:
    """Whether two states of one shape hold the same, in whatever phase, `but` for some of what they hold."""
    named = (name for name in names_of(one) if name not in _TIME and name not in but)
    return all(getattr(one, name) == getattr(other, name) for name in named)


def filled(before: Mapping[str, Run], session: Session) -> str:
    """Which of the exercises that were empty are so no longer, in a sentence; "" for none."""
    changed = (run for run in before.values() if session.state.runs[run.key].state is not run.state)
    keys = [run.key for run in changed if not run.is_frame and is_empty(run)]
    return f"{listed(keys)} stood here empty, and was filled." if keys else ""
