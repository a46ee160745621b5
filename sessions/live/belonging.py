"""What belongs to one organisation is never in a session, and so never in a room, with what is another's.

"A Good Start in Life": each organisation looks at its own conditions. The rule holds wherever something is recorded,
typed or brought in; a session that has two already is left as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from sessions.live.state import Run, SessionState


def may_stand(before: SessionState, after: SessionState, key: str) -> None:
    """Raises ExerciseError where that exercise has become another organisation's than one beside it."""
    run = after.runs.get(key)
    if run is not None:
        was = before.runs.get(key)
        may_be_here(before.runs, run, run.state, was.state if was is not None else None)


def may_be_here(runs: Mapping[str, Run], run: Run, state: Any, was: Any = None) -> None:
    """Raises ExerciseError where an exercise with that state would be another organisation's than one of these."""
    belongs_to = run.shape.belongs_to
    name = belongs_to(state)
    if name and (was is None or folded(name) != folded(belongs_to(was))):
        none_of_another(runs, name, but=run.key)


def none_of_another(runs: Mapping[str, Run], name: str, but: str = "") -> None:
    """Raises ExerciseError where one of the exercises, but that, belongs to another organisation than the one named."""
    for key, run in runs.items():
        other = run.shape.belongs_to(run.state) if key != but else ""
        if other and folded(other) != folded(name):
            raise ExerciseError(
                f"This session has the {run.template.title.lower()} of {other}. {name} is another organisation: what "
                "is theirs has a session of its own, so that neither is ever in the other's room: holdspace new. "
                "Nothing that was typed is lost"
            )
