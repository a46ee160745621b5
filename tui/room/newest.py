"""Which page of what the room sees has the words that came last. Pure."""

from __future__ import annotations

from exercises.kernel.record import replace
from exercises.leaving.room_view import Line, RoomView
from tui.room.layout import draw

_ENOUGH = 3
"""Words by which a line is found again on its page, however it is broken."""


def newest(before: RoomView | None, view: RoomView | None) -> str:
    """The first line that the view has and the one before it, of the same thing, had not; "" for none."""
    if before is None or view is None or (before.key, before.page, before.whole) != (view.key, view.page, view.whole):
        return ""
    had = set(before.blocks)
    return next((block.text for block in view.blocks if isinstance(block, Line) and block not in had), "")


def turned(view: RoomView, words: str, columns: int, height: int, larger: int) -> RoomView:
    """The view at the page where these words stand; as it is where they stand on none."""
    start = " ".join(words.split()[:_ENOUGH])
    if not start or view.whole:
        return view
    plain = replace(view, corner="", clock=None)
    for page in range(1, draw(plain, columns, height, larger=larger).pages + 1):
        lines = draw(plain, columns, height, page=page, larger=larger).lines
        if start in " ".join(" ".join(lines).split()):
            return replace(view, page=page)
    return view
