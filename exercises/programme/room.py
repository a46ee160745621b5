"""What the room may see of a programme: its timeline, the cycle, and what was changed because of the people in it.

No counts of people, no ranking, nobody's number: cohorts stand beside each other as equals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from exercises.kernel.shape import ExerciseError
from exercises.leaving.room_view import QUIET, Big, Block, Gap, Line, RoomView
from exercises.programme.reading import month_or_day
from exercises.programme.state import BOXES, DROPPED, MOVED, PLANNED, Learned, Programme

_VIEW_NAMES = (
    ("timeline", "the timeline"),
    ("cycle", "the cycle"),
    ("changed", "what we changed because of you"),
    ("quiet", "a quiet screen"),
)
CHANGED = "What we changed because of you"


def room_views(state: Programme) -> tuple[tuple[str, str], ...]:
    """Every view there is now: key and what the console calls it."""
    return _VIEW_NAMES


def phase_view(state: Programme) -> str:
    """The view the room gets first."""
    return state.template.phase(state.phase).room


def room_view(state: Programme, key: str) -> RoomView:
    """The view of that key. Raises ExerciseError when there is no such view."""
    if key == "quiet":
        return QUIET
    draws = _VIEWS.get(key)
    if draws is None:
        raise ExerciseError(f"There is no view called {key[:40]}. show timeline, show cycle or show changed.")
    return RoomView(key, dict(_VIEW_NAMES)[key], draws(state))


def changed_because(state: Programme) -> tuple[Learned, ...]:
    """The learned lines that changed something and helped where they were tried, or wait for what comes of them."""
    return tuple(
        line for line in state.carried.values() if line.changes and line.result in ("", "helped") and not line.mistake
    )


def _timeline(state: Programme) -> tuple[Block, ...]:
    told: list[Block] = []
    for cohort in state.cohorts.values():
        theirs = [one for one in state.events.values() if cohort.number in one.cohorts and one.stands != DROPPED]
        in_order = sorted(theirs, key=lambda one: (one.day, one.number))
        coming = [one for one in in_order if one.stands in (PLANNED, MOVED)]
        told += [Line(f"{cohort.name}{f', {cohort.place}' if cohort.place else ''}", "strong")]
        told += [Line(f"{one.what}, {month_or_day(one.day)}", indent=1) for one in coming[:3]]
    return tuple(told) or (Big(state.template.title),)


def _cycle(state: Programme) -> tuple[Block, ...]:
    boxes = "  ".join(f"[{box.upper()}]" if box == state.box else box for box in BOXES)
    now = state.boxes[state.box].line if state.box in state.boxes else ""
    last = state.boxes["adjust"].line if "adjust" in state.boxes else ""
    lines: list[Block] = [Line(boxes), Gap()]
    lines += [Line(f"Now: {now}")] if now else []
    lines += [Line(last, "quiet")] if last else []
    return (Line(state.question or state.template.title, "strong"), Gap(), *lines)


def _changed(state: Programme) -> tuple[Block, ...]:
    lines = [Line(one.change or one.text) for one in changed_because(state)]
    return (Line(CHANGED, "strong"), Gap(), *(lines or [Line("Nothing yet.", "quiet")]))


_VIEWS: Mapping[str, Callable[[Programme], tuple[Block, ...]]] = {
    "timeline": _timeline,
    "cycle": _cycle,
    "changed": _changed,
}
