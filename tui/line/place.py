"""Where lines go while something is asked one after the other."""

from __future__ import annotations

from typing import Protocol

from tui.line.asked import Question, Said


class Place(Protocol):
    """One thing after the other, each asked for and answered by a line."""

    @property
    def prompt(self) -> str:
        """What is asked for now, in a few words."""

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to ask."""

    def asks(self, *, again: bool = False) -> Said:
        """What is asked now; in full when it is asked `again`."""

    def entered(self, line: str) -> Said | None:
        """What comes of a line; None where it is no answer, and a line like any other. Raises ExerciseError."""

    def ends(self) -> Said | Question:
        """What is said, or asked, once all is done."""
