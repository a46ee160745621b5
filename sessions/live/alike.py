"""Whether entries of two copies of a session are the same, and what was taken back in one of the copies only. Pure.

What leaves has wider times, and less of what was taken back or taken out; all else of an entry stays as it was.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from exercises.kernel.consent import CONSENTS, NOT_KEPT, WITH_NUMBER, WITHOUT_NUMBER
from exercises.kernel.event import Event
from exercises.kernel.moves import never
from exercises.kernel.record import names_of, replace
from exercises.kernel.shape import ExerciseError
from sessions.live.batches import alive, moves_of, parts
from sessions.live.state import ALSO, BATCH, UNNAME, Run, SessionState, step

_OURS = frozenset({"at", "match"})
"""Data that a copy has otherwise: a wider time, and a number in place of what could be tried with every word."""
_STAMPED = frozenset({"at", "by", "when", "today", "found"})
"""Data that are given as a move is recorded."""
_LEAVES = (WITHOUT_NUMBER, WITH_NUMBER)
"""What words may be on pages that anybody reads."""


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
        _alike(part, told) for (_, part), (_, told) in zip(mine, theirs, strict=True)
    )


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return {*one} - _OURS == {*other} - _OURS and all(
            _alike(part, other[key]) for key, part in one.items() if key not in _OURS
        )
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_alike, one, other))
    return same_words(one, other) if isinstance(one, str) else bool(one == other)


def same_words(one: Any, other: Any) -> bool:
    """Whether two texts are the same, but for what something in brackets stands for in either."""
    return bool(one == other) or (
        isinstance(one, str) and isinstance(other, str) and (_less(one, other) or _less(other, one))
    )


def _less(text: str, whole: str) -> bool:
    """Whether a text may be what is left of a whole one: nothing, or the same with something in brackets for a part."""
    if text in ("", NOT_KEPT):
        return True
    pieces = _pieces(text)
    if len(pieces) < 2 or not whole.startswith(pieces[0]):
        return False
    place = len(pieces[0])
    for piece in pieces[1:-1]:
        found = whole.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return whole.endswith(pieces[-1]) and len(whole) - len(pieces[-1]) >= place


def _pieces(text: str) -> list[str]:
    """What stands before, between and behind what is in brackets."""
    first, *others = text.split("[")
    closed = [part.partition("]") for part in others]
    return [first, *(after for _, sign, after in closed if sign)] if all(sign for _, sign, _ in closed) else [text]


def shared(one: Sequence[Event], other: Sequence[Event]) -> int:
    """How many entries both have in common from the beginning: one was copied from the other and went on from there."""
    common = 0
    for mine, theirs in zip(one, other, strict=False):
        if not same_entry(mine, theirs):
            break
        common += 1
    return common


# -- what one of two copies knows -------------------------------------------------------------------------------------


def less(knowing: Sequence[Event], other: Sequence[Event]) -> list[Event]:
    """The other copy's entries with no more than the knowing one has of the same: what went out of that file for good
    has something in brackets there, or nothing."""
    common = shared(knowing, other)
    return [
        _less_entry(mine, theirs) if place < common else theirs
        for place, (mine, theirs) in enumerate(zip([*knowing, *other[len(knowing) :]], other, strict=False))
    ]


def _less_entry(mine: Event, theirs: Event) -> Event:
    # An entry that took something back may be one of a batch in one of them alone.
    same = mine.kind == theirs.kind
    return replace(theirs, data=_less_of(mine.data, theirs.data)) if same else replace(mine, at=theirs.at)


def _less_of(mine: Any, theirs: Any) -> Any:
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        known = mine.keys() - _OURS
        return {key: _less_of(mine[key], part) if key in known else part for key, part in theirs.items()}
    if isinstance(mine, list | tuple) and isinstance(theirs, list | tuple) and len(mine) == len(theirs):
        return [_less_of(part, told) for part, told in zip(mine, theirs, strict=True)]
    if isinstance(mine, str) and isinstance(theirs, str):
        return mine if mine != theirs and _less(mine, theirs) and not _less(theirs, mine) else theirs
    return theirs


def taken_back_since(knowing: Sequence[Event], other: Sequence[Event]) -> list[Event]:
    """What stands in the knowing copy and takes something back that the other has still, as entries for the other.

    Each has its number there, and its own time and writer. Of what was made after the two parted nothing is taken, for
    the same number is something else there; but for a name, which is one wherever it stands.
    """
    common = shared(knowing, other)
    stands, stood = alive(knowing), alive(other)
    before = alive(other[:common])
    both = _as_far_as_it_goes(event for event in other[:common] if event.number in before)
    state = _as_far_as_it_goes(event for event in other if event.number in stood)
    # What both have in common was said before either knew better, and may be said again.
    known = {
        (key, kind, _plain(data))
        for event in other[common:]
        if event.number in stood
        for key, moves in parts(event.kind, event.run, event.data)
        for kind, data in moves
    }
    found: list[Event] = []
    for event in knowing:
        if event.number not in stands or (event.number <= common and event.number in stood):
            continue
        entry = _taking(event, both, state, known)
        if entry is not None:
            made, state = entry
            found.append(replace(made, number=len(other) + len(found) + 1))
    return found


def _as_far_as_it_goes(events: Iterable[Event]) -> SessionState:
    """What those come to that fit: in a damaged file what needs something that is missing waits, as when it is open."""
    state = SessionState()
    for event in events:
        with contextlib.suppress(ExerciseError):
            state = step(state, event)
    return state


def _plain(data: Mapping[str, Any]) -> str:
    """What a move does, whoever recorded it and when."""
    return repr(sorted((key, part) for key, part in data.items() if key not in _STAMPED))


def _taking(
    event: Event, both: SessionState, state: SessionState, known: Collection[tuple[str, str, str]]
) -> tuple[Event, SessionState] | None:
    """An entry of the same that takes back what the other copy still has, and the copy after it; None for nothing."""
    entry: Event | None = None
    for key, moves in parts(event.kind, event.run, event.data):
        run, there = both.runs.get(key), state.runs.get(key)
        if run is None or there is None:
            continue
        told: list[list[Any]] = []
        for kind, data in moves:
            everywhere = kind == UNNAME and data.get("everywhere") is True
            if (
                (key, kind, _plain(data)) not in known
                and (_takes(run, kind, data) or _narrows(there, kind, data))
                and _stands_still(there, kind, data)
                and (everywhere or _fits(run, kind, data))
            ):
                changed = _after(there, [*told, [kind, data]])
                # A name may stand in the title, the place or words from before, and nothing brings it in again.
                is_new = changed is not None and (everywhere or changed != _after(there, told))
                told += [[kind, dict(data)]] if is_new else []
        if told and entry is None:
            entry = Event(event.number, key, BATCH, {"moves": told, ALSO: []}, event.at, event.by)
        elif told and entry is not None:
            entry = replace(entry, data={**entry.data, ALSO: [*entry.data[ALSO], [key, told]]})
    if entry is None:
        return None
    return entry, step(state, entry)


def _takes(run: Run, kind: str, data: Mapping[str, Any]) -> bool:
    move = run.shape.table.get(kind)
    return move is not None and move.takes_back is not never and move.takes_back(data)


def _narrows(there: Run, kind: str, data: Mapping[str, Any]) -> bool:
    """Whether fewer may have words that leave in the other copy: their owner said since how they may be used."""
    if data.get("consent") not in CONSENTS:
        return False
    after = _after(there, [[kind, data]])
    changed = [] if after is None else list(_consents(there.state, after))
    return bool(changed) and all(was in _LEAVES and CONSENTS.index(now) < CONSENTS.index(was) for was, now in changed)


def _consents(before: Any, after: Any) -> Iterator[tuple[str, str]]:
    """Of each thing that has another consent after a move: how its words might be used, and how they may be now."""
    for name in names_of(type(before)):
        was, now = getattr(before, name), getattr(after, name)
        for key, thing in now.items() if was is not now and isinstance(now, Mapping) else ():
            told = was.get(key)
            if told is not thing and (said := getattr(told, "consent", "")) != getattr(thing, "consent", ""):
                yield said, thing.consent


def _stands_still(there: Run, kind: str, data: Mapping[str, Any]) -> bool:
    """Whether what it put other words in place of is what stands in the other copy, too."""
    move = there.shape.table[kind]
    return not move.was or getattr(there.state, str(data.get("field", move.fills)), "") == data.get(move.was)


def _fits(run: Run, kind: str, data: Mapping[str, Any]) -> bool:
    return _after(run, [[kind, data]]) is not None


def _after(run: Run, moves: Sequence[Sequence[Any]]) -> Any:
    """The exercise after the moves; None when one does not fit."""
    state = run.state
    try:
        for kind, data in moves:
            state = run.shape.apply(state, kind, data)
    except ExerciseError:
        return None
    return state
