"""What is printed of a net-gram: its rings, empty, for a pencil. Pure."""

from __future__ import annotations

from exercises.leaving.paper import EmptyRings, Paper
from exercises.netgram.state import RING_WORDS, RINGS, SIGNS, NetGram
from exercises.netgram.words import NOT_A_MEASURE

_WHOSE = ("Whose picture", "Day")


def rings(state: NetGram) -> Paper:
    """The rings with their words, and the signs that ties are drawn with."""
    signs = tuple((sign, name) for name, sign in SIGNS.items())
    titles = tuple(RING_WORDS[ring] for ring in RINGS)
    face = EmptyRings(state.template.title, _WHOSE, titles, signs, (NOT_A_MEASURE,))
    return Paper(state.template.title, (face,))
