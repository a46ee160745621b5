"""What this computer says without being asked: the time, the day, who sits at it. Knows no session."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from exercises.kernel.days import in_zone
from exercises.kernel.text import clean

Clock = Callable[[], datetime]

_STEADY: int | None = getattr(time, "CLOCK_BOOTTIME", None)


def ticks() -> float:
    """Seconds of a clock that all programs of this computer share, that never jumps and goes on while it sleeps."""
    return time.clock_gettime(_STEADY) if _STEADY is not None and sys.platform != "win32" else time.monotonic()


class Steady:
    """The time of this program: what the clock on the wall said as it began, and what has gone by since.

    When somebody puts that clock right, or the computer does, no timer jumps.
    """

    def __init__(self) -> None:
        self._began, self._ticks = datetime.now(UTC), ticks()

    def __call__(self) -> datetime:
        """The time now, UTC."""
        try:
            return self._began + timedelta(seconds=ticks() - self._ticks)
        except OverflowError:
            return self._began


utc_now: Clock = Steady()
"""The time now, UTC."""


def day_here(now: datetime, created: str = "") -> dict[str, Any]:
    """The day a session is held, as this computer's clock has it, and how far that is ahead of UTC in minutes."""
    with contextlib.suppress(ValueError):
        now = datetime.fromisoformat(created) if created else now
    here = in_zone(now)
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
