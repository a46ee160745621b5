"""What a canvas has come to, out of the record of the day: its changes, and the day on which we look again. Pure.

They are kept where actions and parked things are (script 2.13), so that they are asked after; who fills the boxes sees
them there.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.frame.state import Frame
from exercises.frame.things import Action, Parked
from exercises.kernel.days import said_day
from exercises.kernel.text import listed
from exercises.wall.boxes import canvas_of
from exercises.wall.state import Wall
from tui.app.text import fit, wrap
from tui.boards.board import Drawn, led

_LEAD = 9
"""Columns of what stands before a row."""
_NONE = "none yet: action from 17 lead practitioner: huddle before tea by Friday"
_NO_DAY = "no day yet: park: look at the canvas again, then p1 back 24 September"


def drawn(state: Wall, frame: Frame, room: int, rows: int = 0) -> list[Drawn]:
    """The changes and the day in so many rows at most; 0 for all of it in full."""
    changes = _changes(state, frame)
    told = [_told(one, frame.facts.date) for one in changes] or [_NONE]
    wide = max(8, room - _LEAD - 2)
    again = _again(frame) or _NO_DAY
    if not rows:
        found = [line for one in told for line in wrap(one, wide)]
        last = wrap(again, wide)
    else:
        most = max(1, rows - 1)
        shown = told if len(told) <= most else [*told[: most - 1], "; ".join(told[most - 1 :])]
        found, last = [fit(one, wide) for one in shown], [fit(again, wide)]
    style = "text" if changes else "quiet"
    return [
        *led(f" {'CHANGES':{_LEAD}}", found, "heading", style),
        *led(f" {'AGAIN':{_LEAD}}", last, "heading", "quiet" if again == _NO_DAY else "text"),
    ]


def _changes(state: Wall, frame: Frame) -> list[Action]:
    """The actions out of a note of this canvas; where there are none yet, those of the canvas before."""
    of: dict[int, list[Action]] = {}
    for action in frame.actions.values():
        note = state.notes.get(action.of)
        if note is not None:
            of.setdefault(canvas_of(state, note), []).append(action)
    return of.get(len(state.canvases) + 1) or of.get(len(state.canvases), [])


def _told(action: Action, today: str) -> str:
    """One change, whose it is and by when; what came of it, once it was asked after."""
    by = f"by {said_day(action.by_when, today)}" if said_day(action.by_when, today) else ""
    result = f"done: {action.result}" if action.result else ""
    return ", ".join(filter(None, (f"{action.goes} {action.text}", action.whose, by, result)))


def _again(frame: Frame) -> str:
    """What comes back, and when, the earliest first."""
    waits = sorted((one for one in frame.parked.values() if one.back_on and not one.done), key=lambda one: one.back_on)
    return listed(list(_days(waits, frame.facts.date)), joiner="and")


def _days(waits: list[Parked], today: str) -> Iterator[str]:
    for one in waits:
        yield f"{said_day(one.back_on, today)}: {one.goes} {one.text}"
