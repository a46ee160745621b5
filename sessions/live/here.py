"""What this computer says without being asked: the time, the day, who sits at it. Knows no session."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from exercises.kernel.text import clean

Clock = Callable[[], datetime]
utc_now: Clock = partial(datetime.now, UTC)
"""The time now, UTC."""


def day_here(now: datetime, created: str = "") -> dict[str, Any]:
    """The day a session is held, as this computer's clock has it, and how far that is ahead of UTC in minutes."""
    with contextlib.suppress(ValueError):
        now = datetime.fromisoformat(created) if created else now
    here = now.astimezone()
    ahead = here.utcoffset()
    return {"date": here.date().isoformat(), "offset": int(ahead.total_seconds() // 60) if ahead else 0}


def writer_name() -> str:
    """Who writes, when nobody says: HOLDSPACE_WRITER, or the login name, or "facilitator"."""
    chosen = clean(os.environ.get("HOLDSPACE_WRITER", ""))
    if chosen:
        return chosen[:40]
    import getpass

    try:
        return clean(getpass.getuser())[:40] or "facilitator"
    except (OSError, KeyError, ImportError):
        return "facilitator"
