"""A net-gram on the short page: the newest drawing, whose view it is, what changed, and who will talk to whom."""

from __future__ import annotations

from exercises.leaving.outline import Audience, Figure, Part, in_words
from exercises.netgram.leaving import pictures
from exercises.netgram.outputs import after_drawing, drawing, leaves, outline
from exercises.netgram.state import NetGram


def short(state: NetGram, audience: Audience) -> tuple[Part, ...]:
    """What the short page for that audience has."""
    whole = outline(state, audience)
    if audience == "public":
        return whole
    if not leaves(state, audience):
        return ()
    newest = tuple(state.drawings())[-1]
    figures = (
        Figure(one.name, tuple(in_words(drawing(state, newest, audience)))) for one in pictures(state, audience)[:1]
    )
    return (*whole[:1], *figures, *after_drawing(state, audience))
