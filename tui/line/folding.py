"""Feedback about the day, one answer after the other: whether each is about partnership, and comes onto the wall."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exercises.kernel.text import folded
from exercises.wall.places import WORKS
from sessions.distil.candidates import Candidate
from tui.line.asked import Said

HOW = "Each answer is read: take brings it onto the wall, an empty line leaves it where it is. .stop ends it."
_TAKE = ("take", "yes", "t", "y")
_LEAVE = ("", "leave", "no", "n")


class Folding:
    """What nobody took yet."""

    def __init__(self, pile: Sequence[Candidate], perform: Callable[[str], Said], may_read: Callable[[], bool]) -> None:
        self._pile, self._perform, self._may_read = list(pile), perform, may_read

    @property
    def prompt(self) -> str:
        """Which answer."""
        return f"Feedback {self._pile[0].pile}, take or leave"

    @property
    def is_done(self) -> bool:
        """Whether every one was asked about."""
        return not self._pile

    def asks(self, *, again: bool = False) -> Said:
        """Its words, where they may be heard."""
        one = self._pile[0]
        side = "Helped" if one.side == WORKS else "In the way"
        return [f"{side}: {one.text}" if self._may_read() else f"{side}."]

    def entered(self, line: str) -> Said | None:
        """Takes it, or leaves it."""
        if folded(line) not in (*_TAKE, *_LEAVE):
            return None
        number = self._pile[0].pile
        said = self._perform(f"fold in feedback {number}") if folded(line) in _TAKE else []
        self._pile = self._pile[1:]
        return said

    def ends(self) -> Said:
        """That there is no other."""
        return ["That was the last of the feedback."]
