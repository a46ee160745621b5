"""The table of the wall's moves. Refuses to know their rules; the modules it names do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel import clock
from exercises.kernel.moves import moves_in
from exercises.kernel.shape import ExerciseError
from exercises.wall import capture, checking, frame, items, names, sorting, themes
from exercises.wall.state import Wall

MOVES = moves_in(capture, sorting, themes, checking, items, names, frame, clock)
"""Every move by its kind."""


def with_number(state: Wall, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with the number that the first thing this move makes will have; of other moves, as they are.

    Taking a name out gets the numbers of every note it touches instead, so that the file is rewritten in the same
    places.
    """
    letter = MOVES[kind].makes if kind in MOVES else ""
    if letter:
        return {**data, "number": state.numbers.get(letter, 0) + 1}
    try:
        match kind:
            case "consent":
                return items.with_family(state, data)
            case "unname":
                return names.with_found(state, data)
    except ExerciseError:
        pass  # the move itself refuses it, with the sentence
    return dict(data)
