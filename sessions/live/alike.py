"""Whether an entry of one session is the same as one of another that was copied from it, or the other way round. Pure.

What leaves has wider times, and less of what was taken back or taken out; all else of an entry stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.event import Event
from sessions.live.batches import moves_of
from sessions.live.state import BATCH


def same_entry(one: Event, other: Event) -> bool:
    """Whether they are one entry, times and words that were taken back in either aside."""
    if (one.number, one.run, one.by, one.at[:10]) != (other.number, other.run, other.by, other.at[:10]):
        return False
    if one.kind == other.kind == "session":
        # Which version of holdspace wrote in it last is no part of what it is.
        return _alike({**one.data, "format": 0}, {**other.data, "format": 0})
    if not one.run:
        return one.kind == other.kind and _alike(one.data, other.data)
    mine, theirs = moves_of(one.kind, one.data), moves_of(other.kind, other.data)
    if BATCH not in (one.kind, other.kind):
        return one.kind == other.kind and _alike(one.data, other.data)
    # An entry that took words back for good is a batch, whatever it was before.
    return [kind for kind, _ in mine] == [kind for kind, _ in theirs] and all(
        _alike(data, other_data) for (_, data), (_, other_data) in zip(mine, theirs, strict=True)
    )


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return {*one} - {"at"} == {*other} - {"at"} and all(
            _alike(value, other[key]) for key, value in one.items() if key != "at"
        )
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_alike, one, other))
    if isinstance(one, str) and isinstance(other, str):
        return one == other or any(_less(text) for text in (one, other))
    return bool(one == other)


def _less(text: str) -> bool:
    """Whether a text may be what stands in place of words: nothing, or something in brackets."""
    return not text or ("[" in text and "]" in text)
