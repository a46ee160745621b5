"""Notes that are not placed, one after the other: into which theme each goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exercises.kernel.text import folded
from tui.line.asked import Said

HOW = "A theme's number or a word of its name, new, lone, or an empty line to skip it. .stop ends it."


class Sorting:
    """The notes that are left to place."""

    def __init__(self, notes: Sequence[int], perform: Callable[[str], Said]) -> None:
        self._notes, self._perform = list(notes), perform

    @property
    def prompt(self) -> str:
        """Which note."""
        return f"Note {self._notes[0]} into which theme"

    @property
    def is_done(self) -> bool:
        """Whether every one was asked about."""
        return not self._notes

    def asks(self, *, again: bool = False) -> Said:
        """Nothing more than the prompt."""
        return []

    def entered(self, line: str) -> Said | None:
        """Where the note goes."""
        number = self._notes[0]
        said: Said = []
        if line:
            first = folded(line.partition(" ")[0])
            said = self._perform(f"lone {number}" if first == "lone" else f"{number} > {line}")
        self._notes = self._notes[1:]
        return said

    def ends(self) -> Said:
        """That there is no other."""
        return ["That was the last."]
