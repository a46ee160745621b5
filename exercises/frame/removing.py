"""The move that takes out what was kept by mistake. Pure; agreement lines and agenda items have ways of their own."""

from __future__ import annotations

from exercises.frame.jargon import apart_jargon
from exercises.frame.state import Frame
from exercises.frame.things import Action, Conversation, Elephant, Learning, Note, Parked, Sheet, Term
from exercises.kernel.checks import without
from exercises.kernel.making import the
from exercises.kernel.moves import always, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.things import Thing

REMOVABLE: tuple[type[Thing], ...] = (Elephant, Term, Parked, Note, Action, Conversation, Learning, Sheet)
"""What may be taken out."""


@move(
    "<thing:removable> remove",
    "p1 remove",
    "takes out what was kept by mistake: e, j, p, n, q, c, w or f with its number",
    "{thing} is taken out",
    called="taking out",
    logged="taken out: …",
    undated=True,
    takes_back=always,
    private=True,
    away=True,
)
def remove(state: Frame, *, thing: str) -> Frame:
    """The thing of that name ("p2") is taken out; its number is not given again."""
    letter, digits = (thing[:1], thing[1:]) if isinstance(thing, str) else ("", "")
    kind = next((kind for kind in REMOVABLE if kind.letter == letter), None)
    if kind is None or not digits.isdecimal() or len(digits) > 4:
        raise ExerciseError("What is taken out? p1 remove")
    number = the(state, kind, int(digits)).number
    state = apart_jargon(state, term=number) if kind is Term else state
    return replace(state, **{kind.kept_in: without(getattr(state, kind.kept_in), number)})
