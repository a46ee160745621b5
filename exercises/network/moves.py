"""The network shape's moves, by kind. Their rules stand where they are declared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from exercises.kernel import clock
from exercises.kernel.moves import Move, moves_in
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.network import findings, going, interview, seats, setting_out, settling
from exercises.network.checks import SENTENCE
from exercises.network.state import Network


def _nothing_of_sharing(move: Move) -> Callable[..., Network]:
    """The move, refused while the group shares when it would keep anything but a count, a tick or the phase.

    Sociodrama practice: sharing is heard, not kept; a bare count afterwards is all there may be.
    """

    @wraps(move.run)
    def guarded(state: Network, **data: Any) -> Network:
        if state.sharing and (not move.wordless or any(data.get(name) for name in move.words)):
            raise ExerciseError(SENTENCE)
        made: Network = move.run(state, **data)
        return made

    return guarded


MOVES: Mapping[str, Move] = {
    kind: replace(one, run=_nothing_of_sharing(one))
    for kind, one in moves_in(interview, setting_out, seats, findings, settling, going, clock).items()
}
"""Every move by its kind."""


def with_number(state: Network, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with the number that the thing this move makes will have; of other moves, as they are."""
    letter = MOVES[kind].makes if kind in MOVES else ""
    if not letter:
        return dict(data)
    following = state.next_chair if letter == "chair" else state.numbers.get(letter, 0) + 1
    return {**data, "number": _same(state, kind, data) or following}


def _same(state: Network, kind: str, data: Mapping[str, Any]) -> int:
    """The number of what these two have already: their difference on that question, or their places changed."""
    between = data.get("between")
    pair = list(between) if isinstance(between, list | tuple) else []
    said = {repr(pair), repr(pair[::-1])}
    if kind == "difference":
        known = [one for one in state.differences.values() if one.question == data.get("question")]
        return next((one.number for one in reversed(known) if repr(list(one.between)) in said), 0)
    if kind == "reverse":
        open_ones = [one for one in state.reversals.values() if not one.back]
        return next((one.number for one in reversed(open_ones) if repr(list(one.between)) in said), 0)
    return 0
