"""What of a recorded move may leave in an export now: no words that whoever said them took back. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.frame import things
from exercises.frame.moves import MOVES
from exercises.frame.state import Frame
from exercises.kernel.things import Thing, words_of

THINGS: tuple[type[Thing], ...] = tuple(
    kind for kind in vars(things).values() if isinstance(kind, type) and issubclass(kind, Thing) and kind.letter
)
"""Every kind of thing of the frame."""


_OWN = {
    kind: own
    for kind in THINGS
    if (own := {name: told.instead for name, told in words_of(kind).items() if told.instead is not None})
}
"""The things with words that may be taken back: by field, what stands there then."""


def exported(state: Frame, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """A recorded move's data as an export may have it: of words that may be taken back only those that stand now."""
    move, told = MOVES.get(kind), dict(data)
    if move is None:
        return told
    if move.undated and move.wordless:
        # Files from before have the minute; how long the clocks waited is needed where an export is opened again.
        told.pop("at", None)
    for of, own in _OWN.items():
        makes, called = move.makes == of.letter, of.__name__.lower()
        if not makes and called not in told:
            continue
        thing = getattr(state, of.kept_in).get(told.get("number" if makes else called, 0))
        words = {name: name for name in own} if makes else {"text": str(told.get("field", move.fills))}
        for key, field in words.items():
            if told.get(key) and field in own and not _stands(thing, field, told[key], own[field]):
                told[key] = own[field]
    return told


def _stands(thing: Thing | None, field: str, words: Any, instead: str) -> bool:
    """Whether words still stand there as they were said. Where nothing is put instead, what was only set right was not
    taken back: whatever stands there will do."""
    if thing is None or not thing.may_stay:
        return False
    return bool(getattr(thing, field)) if not instead else getattr(thing, field) == words
