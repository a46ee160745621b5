"""What of a recorded move may leave in an export now: no words that whoever said them took back. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


def own_words(kind: str, data: Mapping[str, Any]) -> Iterator[tuple[type[Thing], int, dict[str, str]]]:
    """Where a move has words that may be taken back: the thing's kind and number, and by name among the data which of
    its fields they fill."""
    move = MOVES.get(kind)
    if move is None:
        return
    for of, own in _OWN.items():
        makes, called = move.makes == of.letter, of.__name__.lower()
        number = data.get("number" if makes else called)
        filled = {name: name for name in own} if makes else {"text": str(data.get("field", move.fills))}
        found = {name: field for name, field in filled.items() if field in own and data.get(name)}
        if found and (makes or called in data):
            yield of, number if isinstance(number, int) else 0, found


def exported(state: Frame, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """A recorded move's data as an export may have it: of words that may be taken back only those that stand now."""
    move, told = MOVES.get(kind), dict(data)
    if move is None:
        return told
    if move.undated and move.wordless:
        # Files from before have the minute; how long the clocks waited is needed where an export is opened again.
        told.pop("at", None)
    for of, number, words in own_words(kind, told):
        thing = getattr(state, of.kept_in).get(number)
        for name, field in words.items():
            instead = _OWN[of][field]
            if not _stands(thing, field, told[name], instead):
                told[name] = instead
    return told


def _stands(thing: Thing | None, field: str, words: Any, instead: str) -> bool:
    """Whether words still stand there as they were said. Where nothing is put instead, what was only set right was not
    taken back: whatever stands there will do."""
    if thing is None or not thing.may_stay:
        return False
    return bool(getattr(thing, field)) if not instead else getattr(thing, field) == words
