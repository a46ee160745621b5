"""The table of the review shape's moves. Their rules stand in the modules it names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel import clock, phases
from exercises.kernel.moves import moves_in
from exercises.review import answering, asking, telling
from exercises.review.state import Review

MOVES = moves_in(asking, phases, answering, telling, clock)
"""Every move by its kind."""
_IN_A_ROUND = ("uptake_sheet", "totals", "version", "why_dropped", "easy")


def with_number(state: Review, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with the number of what it makes and of the round it is for; of other moves, as they are."""
    found = dict(data)
    if kind in MOVES and MOVES[kind].makes:
        found["number"] = state.next_number(MOVES[kind].makes)
    if kind in _IN_A_ROUND and not found.get("round"):
        found["round"] = state.round
    return found
