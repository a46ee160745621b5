"""Words and rows cut to a pane. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.text import fit, width, wrap
from tui.boards.board import Drawn


def wrap_cut(text: str, room: int, most: int) -> list[str]:
    """At most so many lines, the last one cut with … where there would be more."""
    lines = wrap(text, room)
    return lines if len(lines) <= most else [*lines[: most - 1], fit(" ".join(lines[most - 1 :]), room)]


def rows_cut(rows: Sequence[Drawn], room: int, most: int) -> list[Drawn]:
    """At most so many rows, the last one ending with … where there would be more."""
    if len(rows) <= most:
        return list(rows)
    *first, last = rows[:most]
    *parts, (text, style) = last or (("", "quiet"),)
    space = room - sum(width(part) for part, _ in parts)
    text = text.rstrip(" …")
    marked = f"{text} …"
    return [*first, (*parts, (marked if width(marked) <= space else fit(f"{text} {marked}", space), style))]
