"""What is kept of a file whose notes came onto a wall."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel.record import Record, field
from exercises.kernel.things import CONSOLE, said
from exercises.wall.limits import LIMITS


class Arrival(Record):
    """Notes that came in from a file, so that what speaks of the file's rows finds them."""

    name: str = said(LIMITS["file"], CONSOLE, needed=True)
    """The file's name, or a merged session's identity."""
    notes: Mapping[int, int] = field(default_factory=dict)
    """From the row in the file (1 for the first after the heading), or the number in the other session, to the note."""
