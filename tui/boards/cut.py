"""Words cut to a pane. Pure."""

from __future__ import annotations

from tui.app.text import fit, wrap


def wrap_cut(text: str, room: int, most: int) -> list[str]:
    """At most so many lines, the last one cut with … where there would be more."""
    lines = wrap(text, room)
    return lines if len(lines) <= most else [*lines[: most - 1], fit(" ".join(lines[most - 1 :]), room)]
