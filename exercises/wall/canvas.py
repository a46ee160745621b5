"""What a wall in boxes has besides, the sustainability canvas (script 2.13)."""

from __future__ import annotations

from exercises.kernel.record import Record

BOXES = "boxes"
"""The layout of a wall that is drawn in boxes, one an area."""
FUNDING = "funding"
"""The word on a note in which funding is talking, as it is typed and shown. Nothing is reckoned from it."""
REACH = {"control": "we control", "influence": "we can influence", "live with": "we live with"}
"""What is within reach, as typed and as said (phase 4). A word, never a colour."""


class Canvas(Record):
    """A canvas that was filled before the one there is now."""

    last: int
    """The number of its last note; the next canvas begins behind it."""
    people: int
    """How many were at it; 0 while nobody said."""
    late: tuple[int, ...] = ()
    """Notes of it with higher numbers: they were typed on another laptop, and came in after it was over."""
