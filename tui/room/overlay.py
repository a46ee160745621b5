"""The timer's soft bar and the corner, at the foot of what the room sees. Pure; told what time it is.

It stands only where rows are free, in quiet letters: no seconds, no colour of its own, nothing that hurries anybody.
"""

from __future__ import annotations

from datetime import datetime

from exercises.frame.timer import part, timer_of, words
from exercises.kernel.record import Record, replace
from exercises.leaving.room_view import RoomView
from tui.app.text import ELLIPSIS, fit, width, wrap
from tui.room.layout import SMALLEST, draw
from tui.room.rows import Drawn, Row

EVERY = 10.0
"""Seconds between two looks at the clock, at the least."""
_LONGEST_BAR = 24
_SHORTEST_BAR = 6
_MOST_CORNER = 3
"""Rows the corner's words may take: a talk's task is up to a hundred characters long."""
GONE, LEFT = "━", "─"


class Overlay(Record):
    """What stands at the foot."""

    timer: str = ""
    """The timer in words; "" for none."""
    gone: float = 0.0
    """How far its bar is, from 0 to 1."""
    corner: str = ""


NOTHING = Overlay()


def overlay_of(view: RoomView | None, now: datetime) -> Overlay:
    """What the view asks for at its foot, by the clock of whoever draws it."""
    if view is None or not view.blocks:
        return NOTHING
    said, gone = "", 0.0
    if view.clock is not None:
        try:
            timer = timer_of(dict(view.clock))
        except ValueError:
            return Overlay(corner=view.corner)
        label = f"{timer.label}: " if timer.label else ""
        said, gone = f"{label}{words(timer, now)}", part(timer, now)
    return Overlay(said, gone, view.corner)


def lines_of(overlay: Overlay, columns: int) -> list[Row]:
    """Its rows for a screen so wide: one where both fit beside each other, else the timer, and the corner below."""
    left, room = (1, columns - 2) if columns < 52 else (3, columns - 6)
    timer = _timer(overlay, room)
    corner = corner_rows(overlay.corner, room)
    used = sum(width(text) for text, _ in timer)
    if timer and len(corner) == 1 and used + width(corner[0]) + 4 <= room:
        gap = " " * (room - used - width(corner[0]))
        return [((" " * left, "text"), *timer, (gap, "text"), (corner[0], "quiet"))]
    rows: list[Row] = [((" " * left, "text"), *timer)] if timer else []
    # One row stands in the corner; more of them are read as a sentence, from the left.
    across = max((width(row) for row in corner), default=0)
    return [*rows, *(((" " * (left + room - across), "text"), (row, "quiet")) for row in corner)]


def corner_rows(words: str, room: int) -> list[str]:
    """The corner's words, whole on up to three rows; only words that are too long for those are cut."""
    rows = wrap(words, room) if words else []
    if len(rows) > _MOST_CORNER:
        rows = [*rows[: _MOST_CORNER - 1], fit(" ".join(rows[_MOST_CORNER - 1 :]), room)]
    return rows


def _timer(overlay: Overlay, room: int) -> Row:
    """The soft bar and its words; the words alone where there is no room for both."""
    if not overlay.timer:
        return ()
    said = fit(overlay.timer, room)
    cells = min(_LONGEST_BAR, room - width(said) - 2)
    if cells < _SHORTEST_BAR:
        return ((said, "quiet"),)
    gone = min(cells, int(overlay.gone * cells))
    return ((f"{GONE * gone}{LEFT * (cells - gone)}", "quiet"), (f"  {said}", "quiet"))


def draw_with(
    view: RoomView | None, overlay: Overlay, columns: int, height: int, *, larger: int = 0, kept: int = 0
) -> Drawn:
    """The view with its overlay where rows are free for it; `kept` rows at the foot stay free for somebody else.

    Words of the view come first: they may be set a little smaller for the overlay, never cut or turned to another
    page for it.
    """
    plain = replace(view, corner="", clock=None) if view is not None else None
    whole = draw(plain, columns, height - kept, larger=larger)
    if not whole.rows or columns < SMALLEST[0] or height <= SMALLEST[1]:
        return whole
    rows = lines_of(overlay, columns)
    # A long corner goes before the timer; where not even that has room, it is cut to one row.
    corner = corner_rows(overlay.corner, columns - (2 if columns < 52 else 6))
    one = lines_of(replace(overlay, corner=fit(overlay.corner, columns - 6)), columns) if len(corner) > 1 else []
    for few in (rows, rows[-len(corner) :] if len(corner) > 1 else [], one, rows[:1]):
        if not few:
            continue
        drawn = whole
        if len(whole.rows) + len(few) >= height - kept:  # a row of air between
            drawn = draw(plain, columns, height - kept - len(few) - 1, larger=larger)
            if (
                (drawn.pages, drawn.together) != (whole.pages, whole.together)
                or _is_cut(drawn)
                or len(drawn.rows) + len(few) >= height - kept
            ):
                continue
        free: list[Row] = [()] * (height - kept - len(few) - len(drawn.rows))
        return replace(drawn, rows=(*drawn.rows, *free, *few))
    return whole


def _is_cut(drawn: Drawn) -> bool:
    return bool(drawn.rows) and "".join(text for text, _ in drawn.rows[-1]).strip() == ELLIPSIS
