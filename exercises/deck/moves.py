"""The table of a deck's moves, none of which has words while people talk. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exercises.deck import changing, drawing, speaking
from exercises.deck.state import Deck
from exercises.kernel import phases, unnaming
from exercises.kernel.moves import Move, moves_in
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError

WORDLESS = (
    "Nothing is written just now: people talk. What has no words works: draw, take 7, pass, opened 7, flat 7, next"
)
_OPENS = {kind: replace(one, undated=True) for kind, one in moves_in(phases).items() if kind == "reopen"}


def _of_no_words(move: Move) -> Callable[..., Deck]:
    """The move, refused while nothing may be typed unless it has no words, or takes somebody's back."""

    def run(state: Deck, **data: Any) -> Deck:
        if state.wordless and not move.wordless and not move.takes_back(data):
            raise ExerciseError(WORDLESS)
        made: Deck = move.run(state, **data)
        return made

    return run


MOVES = {
    kind: replace(one, run=_of_no_words(one))
    for kind, one in {
        **drawing.MOVES,
        **changing.MOVES,
        **speaking.MOVES,
        **_OPENS,
        **moves_in(unnaming),
    }.items()
}
"""Every move by its kind."""
