"""What belongs to one organisation is never in a session, and so never in a room, with what is another's.

"A Good Start in Life": each organisation looks at its own conditions. The rule holds wherever something is recorded,
typed or brought in; a session that has two already is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from exercises.kernel.shape import ExerciseError, Shape
from exercises.kernel.text import folded
from sessions.live.state import Run


def tried(
    runs: Mapping[str, Run],
    key: str,
    shape: Shape,
    on: Any,
    kind: str,
    data: Mapping[str, Any],
    *,
    by: str,
    at: Callable[[], str],
) -> None:
    """Raises ExerciseError where that move would be refused by its exercise, or for what stands beside it."""
    after, _ = shape.tried(on, kind, data, by, at)
    may_stand(runs, runs[key], after)


def may_stand(runs: Mapping[str, Run], run: Run, now: Any) -> None:
    """Raises ExerciseError where that exercise, as it is now, is another organisation's than one of these, and was not
    so before."""
    whose, before = _whose(run, now), runs.get(run.key)
    if whose and (before is None or folded(whose) != folded(_whose(before, before.state))):
        none_of_another(runs, whose, but=run.key)


def none_of_another(runs: Mapping[str, Run], name: str, but: str = "") -> None:
    """Raises ExerciseError where one of the exercises, but that, belongs to another organisation than the one named."""
    for key, run in runs.items():
        other = _whose(run, run.state) if key != but else ""
        if other and folded(other) != folded(name):
            raise ExerciseError(
                f"This session has the {run.template.title.lower()} of {other}. {name} is another organisation: what "
                "is theirs has a session of its own, so that neither is ever in the other's room: holdspace new. "
                "Nothing that was typed is lost"
            )


def _whose(run: Run, state: Any) -> str:
    return run.shape.belongs_to(state) if run.shape.belongs_to is not None else ""
