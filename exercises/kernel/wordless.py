"""What is refused while people talk and nothing may be typed about it. Knows no exercise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exercises.kernel.moves import Move
from exercises.kernel.shape import ExerciseError


def refused_while_wordless(move: Move, says: str) -> Callable[..., Any]:
    """The move, refused with that sentence while the exercise is `wordless`, unless it has no words itself or takes
    somebody's back."""

    def run(state: Any, **data: Any) -> Any:
        if state.wordless and not move.takes_back(data) and (not move.wordless or any(map(data.get, move.words))):
            raise ExerciseError(says)
        return move.run(state, **data)

    return run
