"""Days that were agreed, as data, for a calendar."""

from __future__ import annotations

from exercises.kernel.record import Record


class Appointment(Record):
    """One whole day that something was agreed for. Its words name nobody: a calendar travels to other machines."""

    key: str
    """Stable within its exercise: "k1"."""
    day: str
    """2026-03-20; "" for what has no day yet, which a calendar can only name as left out."""
    title: str
    """In a few words, without names or numbers of people: "A connecting conversation"."""
    words: str = ""
    """More, for those who keep the calendar to themselves; with names, so left out unless asked for."""
    changes: int = 0
    """How often it was changed since it was made, so that a calendar takes the newer one."""
    called_off: bool = False
