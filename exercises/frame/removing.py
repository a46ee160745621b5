"""The move that takes out what was kept by mistake. Pure; agreement lines and agenda items have ways of their own."""

from __future__ import annotations

from typing import Any

from exercises.frame.jargon import apart_jargon
from exercises.frame.state import Frame
from exercises.kernel.checks import thing_of
from exercises.kernel.moves import move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError

REMOVABLE = {
    "e": ("elephants", "elephant"),
    "j": ("terms", "jargon word"),
    "p": ("parked", "parked item"),
    "n": ("notes", "private note"),
    "q": ("actions", "action"),
    "c": ("conversations", "conversation"),
    "w": ("learnings", "takeaway"),
    "f": ("sheets", "feedback sheet"),
}
"""What may be taken out: the letter, where it is kept and what it is called."""


@move(
    "<thing:kept> remove",
    "p1 remove",
    "takes out what was kept by mistake: e, j, p, n, q, c, w or f with its number",
    "{thing} is taken out",
    called="taking out",
    undated=True,
    private=True,
    away=True,
)
def remove(state: Frame, *, thing: str) -> Frame:
    """The thing of that name ("p2") is taken out; its number is not given again."""
    letter, digits = (thing[:1], thing[1:]) if isinstance(thing, str) else ("", "")
    if letter not in REMOVABLE or not digits.isdecimal() or len(digits) > 4:
        raise ExerciseError("What is taken out? p1 remove")
    name, called = REMOVABLE[letter]
    number = int(digits)
    things = getattr(state, name)
    thing_of(things, number, letter, called)
    if letter == "j":
        state = apart_jargon(state, term=number)
    changed: dict[str, Any] = {name: {known: held for known, held in things.items() if known != number}}
    return replace(state, **changed)
