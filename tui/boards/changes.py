"""What a canvas has come to, out of the record of the day: its changes, and the day on which we look again. Pure.

They are kept where actions and parked things are (script 2.13), so that they are asked after; who fills the boxes sees
them there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exercises.frame.state import Frame
from exercises.frame.things import Action, Parked
from exercises.kernel.days import said_day
from exercises.kernel.text import listed
from exercises.wall.boxes import canvas_of
from exercises.wall.state import Wall
from tui.app.text import fit, width, wrap
from tui.boards.board import Drawn, led

_LEAD = 9
"""Columns of what stands before a row."""
_NONE = "none yet: action from 17 lead practitioner: huddle before tea by Friday"
_NO_DAY = "no day yet: park: look at the canvas again, then p1 back 24 September"


def drawn(state: Wall, frame: Frame, room: int, rows: int = 0) -> list[Drawn]:
    """The changes and the day in so many rows at most; 0 for all of it in full."""
    found = _changes(state, frame)
    wide, today = max(8, room - _LEAD - 2), frame.facts.date
    again = _again(frame) or _NO_DAY
    if not rows:
        told = [line for one in found for line in wrap(" ".join(_parts(one, today)), wide)] or wrap(_NONE, wide)
        last = wrap(again, wide)
    else:
        alone = len(found) if len(found) < rows else rows - 2
        told = [_row(one, wide, today) for one in found[:alone]]
        told += [_together(found[alone:], wide)] if found[alone:] else []
        told, last = told or [fit(_NONE, wide)], [fit(again, wide)]
    return [
        *led(f" {'CHANGES':{_LEAD}}", told, "heading", "text" if found else "quiet"),
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


def _parts(action: Action, today: str) -> tuple[str, str]:
    """A change; whose it is, by when, and what came of it once it was asked after."""
    by = said_day(action.by_on or action.by_when, today)
    about = (action.whose, f"by {by}" if by else "", f"done: {action.result}" if action.result else "")
    return f"{action.goes} {action.text},", ", ".join(filter(None, about))


def _row(action: Action, wide: int, today: str) -> str:
    """One change in a row; of a long one its end is cut before whose it is."""
    said, about = _parts(action, today)
    left = wide - width(about) - 1
    return f"{fit(said, left)} {about}" if about and left >= wide // 3 else fit(said.rstrip(","), wide)


def _together(actions: Sequence[Action], wide: int) -> str:
    """Several in one row, each as far as its part goes."""
    each = (wide - 2 * (len(actions) - 1)) // len(actions)
    return fit("; ".join(fit(f"{one.goes} {one.text}", max(6, each)) for one in actions), wide)


def _again(frame: Frame) -> str:
    """What comes back, and when, the earliest first."""
    waits = sorted((one for one in frame.parked.values() if one.back_on and not one.done), key=lambda one: one.back_on)
    return listed(list(_days(waits, frame.facts.date)), joiner="and")


def _days(waits: list[Parked], today: str) -> Iterator[str]:
    for one in waits:
        yield f"{said_day(one.back_on, today)}: {one.goes} {one.text}"
