"""The table of the talk shape's moves. Their rules stand in the modules it names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel import clock
from exercises.kernel.moves import moves_in
from exercises.talk import going, writing
from exercises.talk.state import Talk

MOVES = moves_in(writing, going, clock)
"""Every move by its kind."""


def with_number(state: Talk, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with the number an offer will have; of other moves, as they are."""
    return {**data, "number": state.next_offer} if kind == "offer" else dict(data)
