"""Which typed lines everybody may read, on a window that the room sees too. Pure."""

from __future__ import annotations

from exercises.kernel.expression import expression
from exercises.kernel.text import matches
from sessions.live.state import Run
from tui.boards.table import board_of

_OPEN_IN_THE_ROOM = ("next", "back", "undo", "redo", "pause", "resume", "turn", "pass", "elephant", "moment")
"""Lines that may be read by everybody; so may what blanks, holds, shows a view and goes to a phase."""
_TIMED = expression(r"[+-]? ?\d{0,3}|pause|on|off")
_OF_THE_DAY = ("agenda", "agreement", "jargon", "parked", "elephants", "replies", "reflection", "together", "actions")


def may_be_read(value: str, run: Run | None) -> bool:
    """Whether a line holds nothing but words that a mirrored window may show while they are typed."""
    first, _, rest = value.strip().lower().partition(" ")
    if run is None:
        return False
    match first:
        case "blank" | "hold":
            return "off".startswith(rest)
        case "elephant" | "timer" if "over".startswith(rest) or _TIMED.fullmatch(rest):
            return True
        case "go":
            known = [word for phase in run.template.phases for word in (phase.key, phase.title)]
        case "show":
            board = board_of(run.template)
            things = f"{board.thing if board is not None else ''} "
            known = [key for key, _ in run.shape.room_views(run.state) if not key.startswith(things)]
            known += _OF_THE_DAY
        case _:
            return first in _OPEN_IN_THE_ROOM and not rest
    return not rest or rest.isdecimal() or any(matches(rest, word) for word in known)
