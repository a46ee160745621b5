"""Recorded times as people read them on this computer's clock."""

from __future__ import annotations

from datetime import datetime

from exercises.kernel.days import MONTHS, in_zone


def local(at: str) -> datetime | None:
    """A recorded time on this computer's clock; None when it cannot be read."""
    try:
        return in_zone(datetime.fromisoformat(at))
    except (ValueError, OverflowError, OSError):
        return None


def day_of(at: str) -> str:
    """The day of a recorded time, as 22 November 2026; "" when it cannot be read."""
    when = local(at)
    # Month names of our own: strftime's depend on the computer's language.
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" if when else ""
