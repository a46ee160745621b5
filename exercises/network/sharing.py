"""Keeps the sharing phase free of words: nothing said in it is ever written. Refuses to know any move's own rules.

Sociodrama practice: sharing is heard, not kept; a bare count afterwards is all there may be.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from exercises.kernel.shape import ExerciseError
from exercises.network.state import Network

SHARING = "sharing"
"""The key of the phase, and of the room view, in which nothing is written."""
_ALLOWED = frozenset(
    {
        "spoke",
        "release",
        "back_in_role",
        "leave_chair",
        "phase",
        "pause",
        "resume",
        "close",
        "reopen",
        "consent",
        "nod",
    }
)
_FREE_WORDS = ("note", "reason")


def is_sharing(state: Network) -> bool:
    """Whether the group is sharing now."""
    return state.phase == SHARING or state.template.phase(state.phase).room == SHARING


SENTENCE = (
    "This is sharing, and nothing of it is written. Afterwards a bare count, if you like: spoke 19. "
    "To write again, move on first: next"
)
"""What is said to a line that would keep words of the sharing."""


def wordless_in_sharing(move: Callable[..., Network]) -> Callable[..., Network]:
    """The move, refused while the group is sharing when it would keep anything but a count, a tick or the phase."""

    @wraps(move)
    def guarded(state: Network, **data: Any) -> Network:
        if is_sharing(state) and (move.__name__ not in _ALLOWED or any(data.get(name) for name in _FREE_WORDS)):
            raise ExerciseError(SENTENCE)
        return move(state, **data)

    return guarded
