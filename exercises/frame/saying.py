"""What several of the frame's lines say of themselves before enter. Pure."""

from __future__ import annotations

from exercises.frame.state import Frame
from exercises.kernel.days import unread
from exercises.kernel.moves import Got


def day_unread(got: Got, state: Frame) -> str:
    """A gentle word about a day that names none."""
    return unread(got["text"])
