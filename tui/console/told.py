"""What somebody whose hands know 0.4 is told once: letters wait for enter now."""

from __future__ import annotations

from tui.boards.board import Drawing, Drawn
from tui.console import lines
from tui.room.letters import large

_HEAD = "Letters wait for enter"
_SAID = (
    "Letters now wait for enter; dark at once is ctrl g or F9, an elephant is ctrl t e.",
    "What was a key is a line now: b and enter makes the room dark, n and enter goes to what waits, ? is help.",
    "The list of sessions and the journal have the same bar.",
    "Escape: the board. This is shown once.",
)


def notice(room: int, height: int) -> Drawing:
    """It, large where there is room."""
    plain = lines.text_lines([part for said in _SAID for part in ("", said)], room)
    head = large(_HEAD, room - 2, 3)
    if head is None or len(head) + len(plain.lines) + 1 > height:
        return lines.text_lines([_HEAD.upper(), *(part for said in _SAID for part in ("", said))], room)
    rows: list[Drawn] = [(), *(((f" {row}", "strong"),) for row in head)]
    return Drawing([*rows, *plain.lines])
