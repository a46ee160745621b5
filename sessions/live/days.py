"""The day a session is held, as the clock of this computer has it where nobody said."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from exercises.kernel.days import in_zone

if TYPE_CHECKING:
    from sessions.live.state import SessionState


def held_on(state: SessionState) -> str:
    """The day (ISO) the session is held, where that is known; else the one it was made on; "" where that cannot be
    read."""
    if state.frame is not None and state.frame.state.facts.date:
        return str(state.frame.state.facts.date)
    try:
        return in_zone(datetime.fromisoformat(state.created)).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
