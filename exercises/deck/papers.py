"""What is printed of a deck: its cards to cut, and numbers out of which pairs are drawn. Pure."""

from __future__ import annotations

from exercises.deck.outputs import printed
from exercises.deck.state import Deck
from exercises.leaving.paper import NumberStrips, Paper

_PAIRS = 18


def cards(state: Deck) -> Paper:
    """The cards that stand, as they read now."""
    return Paper(state.template.title, (printed(state),))


def numbers(state: Deck) -> Paper | None:
    """Each number twice, for a bowl; None for a deck that two people talk over, who need no lot."""
    return None if state.asked else Paper(state.template.title, (NumberStrips(1, _PAIRS, each=2),))
