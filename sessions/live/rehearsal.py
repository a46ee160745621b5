"""Tries moves on a state before any is recorded, giving numbers as recording does. Nothing is recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from exercises.kernel.shape import Shape
from exercises.kernel.text import clean_data
from sessions.live.folded_once import remember
from sessions.live.stamping import given, stamp

Stamps = tuple[str, str, Callable[[], str]]
"""The time, the writer, and what tells the day on the wall."""


class Rehearsal:
    """A state that moves are tried on as they would be recorded, and the numbers they would give."""

    def __init__(self, shape: Shape, state: Any, stamps: Stamps | None = None) -> None:
        """`stamps` are those of the session that records them just as they were tried."""
        self.state = state
        self.numbers: list[Any] = []
        """The number each move gave, None for one that makes nothing."""
        self.told: list[str] = []
        """What whoever brings them in is told besides."""
        self.moves: list[list[Any]] = []
        """The moves as they are recorded; none without stamps."""
        self._shape, self._began, self._stamps = shape, state, stamps

    def do(self, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """One more move; its data with the number it gives. Raises ExerciseError when it would be refused."""
        if self._stamps is None:
            self.state, told = self._shape.tried(self.state, kind, data)
        else:
            told = clean_data(dict(data))
            stamp(self._shape, kind, told, *self._stamps, own=True)
            told = given(self._shape, self.state, kind, told)
            self.state = self._shape.apply(self.state, kind, told)
            self.moves.append([kind, told])
        self.numbers.append(told.get("number"))
        return told

    def point(self) -> tuple[Any, int, int, int]:
        """Where it is now, to go back to."""
        return self.state, len(self.numbers), len(self.told), len(self.moves)

    def back_to(self, point: tuple[Any, int, int, int]) -> None:
        """As if nothing had been tried since."""
        self.state, numbers, told, moves = point
        del self.numbers[numbers:], self.told[told:], self.moves[moves:]

    def remembered(self) -> list[list[Any]]:
        """Its moves; what they come to is not worked out again where they are recorded so."""
        remember(self._began, self.moves, self.state)
        return self.moves
