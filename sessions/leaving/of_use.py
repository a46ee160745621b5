"""The exercises of a session that anybody did something in. Pure."""

from __future__ import annotations

from exercises.kernel.record import replace
from exercises.leaving.outline import Audience
from sessions.live.state import Run


def of_use(runs: list[Run], audience: Audience) -> list[Run]:
    """For others without the exercises that nobody did anything in: a grid whose chairs were not set out was never
    rehearsed. All of them where there is nothing else, and for facilitators."""
    used = [run for run in runs if run.is_frame or not _is_untouched(run)]
    return runs if audience == "facilitators" or all(run.is_frame for run in used) else used


def _is_untouched(run: Run) -> bool:
    """Whether it is as it began, whatever phase the group came to."""
    start = run.shape.start(run.template)
    clock = ("phase", "phase_since", "paused_since", "paused_seconds")
    moving = {name: getattr(start, name) for name in clock if hasattr(start, name)}
    return bool(replace(run.state, **moving) == start)
