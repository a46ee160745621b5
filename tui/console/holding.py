"""The console while an elephant is held: the plain reminders, large, and nothing else. Pure drawing."""

from __future__ import annotations

from tui.app.text import width as cells
from tui.app.text import wrap
from tui.boards.board import Drawing, Drawn
from tui.room.letters import large

OVER = "When they go on: y e, or at once ctrl t e. The room stays dark until blank off."
ON_SCREEN = {
    "hold_elephant": "",
    "elephant_over": "The group goes on; nothing of it is written. The room is still dark: blank off lets it see.",
}
"""What is said after an elephant was held, and when it is over."""
WHILE_HELD = ("standing", "blank", "close_pane", "keep", "leave", "elephant")
"""The actions that mean something meanwhile."""


def reminders(words: list[str], room: int, height: int) -> Drawing:
    """The reminders as large as they fit, with air between them; where not all can be large, the first words are."""
    for size, air in ((5, 1), (3, 1), (3, 0)):
        blocks = [large(line, room - 4, size) for line in words]
        rows = [row for block in blocks for row in (*(block or ()), *[""] * air)]
        if all(blocks) and rows and len(rows) <= height:
            return _placed(rows, room, height)
    first, stop, rest = (words[0] if words else "").partition(". ")
    for size, air in ((5, 1), (3, 1), (3, 0)):
        head = large(first + stop.strip(), room - 4, size) if stop else None
        after = [*([rest] if rest else []), *words[1:]]
        rows = [*(head or ()), "", *(row for line in after for row in (*wrap(line, max(8, room - 4)), *[""] * air))]
        if head and len(rows) - air <= height:
            return _placed(rows, room, height)
    for air in (2, 1, 0):
        rows = [row for line in words for row in (*wrap(line, max(8, room - 4)), *[""] * air)]
        if len(rows) - air <= height or not air:
            return _placed(rows, room, height)
    return Drawing(())


def _placed(rows: list[str], room: int, height: int) -> Drawing:
    while rows and not rows[-1]:
        rows.pop()
    widest = max((cells(row) for row in rows), default=0)
    left = " " * max(1, (room - widest) // 2)
    lines: list[Drawn] = [()] * max(0, (height - len(rows)) // 2)
    lines += [((left + row, "strong"),) if row else () for row in rows]
    return Drawing(lines)
