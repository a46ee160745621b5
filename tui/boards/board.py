"""What a board gives the console: lines to draw and things to point at. Refuses to know widgets and keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Piece = tuple[str, str]
"""Text and its style: "text", "strong", "quiet", "chosen" or "heading"."""
Drawn = tuple[Piece, ...]
"""One line."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A pane's lines, and where the focused thing is in them."""

    lines: Sequence[Drawn]
    focus_first: int = 0
    focus_last: int = 0
    gaps: frozenset[int] = frozenset()
    """Which lines are only air, and are left out in a low window."""

    def without_gaps(self) -> Drawing:
        """The same with no air, so that more of it shows at once."""
        lines = [line for at, line in enumerate(self.lines) if at not in self.gaps]
        first, last = (at - sum(1 for gap in self.gaps if gap < at) for at in (self.focus_first, self.focus_last))
        return Drawing(lines, first, last)


@dataclass(frozen=True, slots=True)
class EntryField:
    """One field of a card: what is asked, and the line that records it."""

    lead: str
    """What stands before the colon of the line: "9 why"."""
    label: str
    """What the typist sees before the words: "9 Marama, why"."""
    ask: str
    """What the facilitator says."""
    now: str
    """What is recorded so far, or ""."""


class Board(Protocol):
    """A shape's board."""

    overview_name: str
    detail_name: str

    def things(self, state: Any) -> list[int]:
        """The numbers of the board's main things, in the order they are drawn."""

    def overview(self, state: Any, width: int, focus: int) -> Drawing:
        """Everything at a glance: the map."""

    def headings(self, state: Any, width: int) -> list[Drawn]:
        """The lines that stay above the detail."""

    def detail(self, state: Any, width: int, focus: int) -> Drawing:
        """Everything in full: the grid."""

    def card(self, state: Any, width: int, height: int, focus: int) -> list[Drawn]:
        """The focused thing."""

    def fields(self, state: Any, focus: int) -> list[EntryField]:
        """What is asked of the focused thing, in order."""

    def waiting(self, state: Any, focus: int) -> int | None:
        """The next thing that waits to be recorded, after the focus; None when none does."""

    def neighbour(self, state: Any, width: int, focus: int, direction: str) -> int:
        """Where the focus goes: up, down, left, right, home or end."""

    def view_of(self, focus: int) -> str:
        """The key of the room view that shows the focused thing."""

    def name(self, state: Any, focus: int) -> str:
        """What the focused thing is called."""
