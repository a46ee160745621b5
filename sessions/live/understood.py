"""A line as it was understood, so that neither its next letter nor enter reads all of it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from exercises.kernel.record import Record
from exercises.kernel.shape import Command, Shape
from sessions.live.state import SessionState

if TYPE_CHECKING:
    from exercises.kernel.reading import Lead


class Understood(Record):
    """The line that was understood last in a session; it counts while the session is as it was then."""

    line: str
    state: SessionState
    command: Command
    lead: Lead | None = None
    """What reads the line while only the words behind its colon change."""
    tried: Callable[[str, Mapping[str, Any]], object] | None = None
    """Tries its move on the exercise it is for. Raises ExerciseError when it would be refused."""
    shape: Shape | None = None
    """The shape of that exercise."""
