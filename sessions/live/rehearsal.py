"""Tries moves on a state before any is recorded, giving numbers as recording does. Nothing is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.shape import Shape


class Rehearsal:
    """A state that moves are tried on, and the numbers they would give."""

    def __init__(self, shape: Shape, state: Any) -> None:
        self.state = state
        self.numbers: list[Any] = []
        """The number each move gave, None for one that makes nothing."""
        self._shape = shape

    def do(self, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """One more move; its data with the number it gives. Raises ExerciseError when it would be refused."""
        self.state, fields = self._shape.tried(self.state, kind, data)
        self.numbers.append(fields.get("number"))
        return fields
