"""The table of a deck's moves, none of which has words while people talk, or a time. Pure."""

from __future__ import annotations

from exercises.deck import changing, drawing, speaking
from exercises.kernel import phases, show_of_hands, unnaming
from exercises.kernel.moves import Form, Move, moves_in
from exercises.kernel.record import replace
from exercises.kernel.wordless import refused_while_wordless

WORDLESS = "Nothing is written just now: people talk. What has no words works: draw, take 7, opened 7, flat 7, next"
_NO_WORDS = frozenset({*drawing.MOVES, "close", "reopen", "clear_own"})
"""What may be recorded while nothing is written: it has nobody's words, and nobody in it."""


def _of_two(form: Form) -> Form:
    return replace(form, when=lambda state: speaking.two(state) and form.when(state))


def _declared(kind: str, one: Move) -> Move:
    """The move as it is kept: with the day only, and those of two people where two people speak."""
    spoken = kind in speaking.MOVES and kind != "close"
    forms = tuple(_of_two(form) for form in one.forms) if spoken else one.forms
    kept = replace(one, undated=True, wordless=kind in _NO_WORDS, forms=forms)
    return replace(kept, run=refused_while_wordless(kept, WORDLESS))


_EVERY = {**drawing.MOVES, **changing.MOVES, **speaking.MOVES, "reopen": moves_in(phases)["reopen"]}
MOVES = {kind: _declared(kind, one) for kind, one in {**_EVERY, **moves_in(show_of_hands, unnaming)}.items()}
"""Every move by its kind."""
