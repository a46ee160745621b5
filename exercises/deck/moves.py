"""The table of a deck's moves, none of which has words while people talk, or a time. Pure."""

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
_NO_WORDS = frozenset({*drawing.MOVES, "close", "reopen", "clear_own"})
"""What may be recorded while nothing is written: it has nobody's words, and nobody in it."""


def _of_no_words(move: Move, *, wordless: bool) -> Callable[..., Deck]:
    """The move, refused while nothing may be typed unless it has no words, or takes somebody's back."""

    def run(state: Deck, **data: Any) -> Deck:
        if state.wordless and not wordless and not move.takes_back(data):
            raise ExerciseError(WORDLESS)
        made: Deck = move.run(state, **data)
        return made

    return run


def _declared(kind: str, one: Move) -> Move:
    """The move as it is kept: with the day only, and those of two people where two people speak."""
    wordless = kind in _NO_WORDS
    spoken = kind in speaking.MOVES and kind != "close"
    forms = tuple(replace(form, when=speaking.two) for form in one.forms) if spoken else one.forms
    return replace(one, run=_of_no_words(one, wordless=wordless), undated=True, wordless=wordless, forms=forms)


_EVERY = {**drawing.MOVES, **changing.MOVES, **speaking.MOVES, "reopen": moves_in(phases)["reopen"]}
MOVES = {kind: _declared(kind, one) for kind, one in {**_EVERY, **moves_in(unnaming)}.items()}
"""Every move by its kind."""
