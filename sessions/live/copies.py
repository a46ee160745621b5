"""Finds every copy of words that were taken back, in the exercises of a session. Pure; opens no file, says nothing.

"A Good Start in Life", data collection: whoever said something may take it back at any time, and then it is taken back
wherever it was copied to. What was folded in to a wall, gathered onto one or carried on from an earlier session is
remembered there with where it comes from; by that its copies are found, and what it is a copy of. Feedback has nobody
to ask: a sheet that was taken out, or an answer that was emptied, is taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from exercises.frame import followed
from exercises.frame.state import Frame
from exercises.frame.taking_out import THINGS
from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.event import Event
from exercises.kernel.followed import STOP_WORD, WORDS
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.wall.state import Wall
from sessions.live import folded_once
from sessions.live.batches import moves_of, parts
from sessions.live.identity import identity, row_of
from sessions.live.names_out import elsewhere
from sessions.live.state import ALSO, BATCH, Run, SessionState

Moves = list[list[Any]]
Key = tuple[str, str]
"""What is remembered of where words come from: an exercise of a session, and the row, note or thing there."""


class Gone(NamedTuple):
    """Something that was taken back, by one of the places it is known from."""

    name: str
    """The exercise of a session, as it is remembered elsewhere."""
    thing: str
    """The row, the note or the thing there."""
    how: str
    """One of `exercises/kernel/followed.py`."""


def identities(state: SessionState) -> dict[str, str]:
    """What each exercise of the session is remembered by elsewhere, by its key here."""
    return {run.key: identity(state.created, state.begun_by, run) for run in state.runs.values()}


def sources(state: SessionState) -> frozenset[str]:
    """What other sessions' exercises it has words of, as they are remembered."""
    own = set(identities(state).values())
    places = (known_from(run.state) for run in state.runs.values())
    return frozenset(name for known in places for keys in known.values() for name, _ in keys if name not in own)


def taken_back(state: SessionState) -> frozenset[Gone]:
    """Everything in the session that somebody took back, by every place it is known from."""
    return frozenset().union(*taken_back_in(state).values())


def taken_back_in(state: SessionState) -> dict[str, frozenset[Gone]]:
    """The same, by exercise."""
    named = identities(state)
    return {run.key: frozenset(_taken_back(run, named[run.key], state.title)) for run in state.runs.values()}


def _taken_back(run: Run, name: str, title: str) -> Iterator[Gone]:
    known = known_from(run.state, name)
    if isinstance(run.state, Frame):
        for goes, how in followed.gone(run.state).items():
            yield from (Gone(name, thing, how) for thing in _things(name, goes))
            yield Gone(followed.begun_like(title), goes, how)
            yield from _where_from(known.get(goes, ()), how)
    elif isinstance(run.state, Wall):
        for note in run.state.notes.every():
            if note.withdrawn:
                yield Gone(name, str(note.number), WORDS)
                yield from _where_from(known.get(str(note.number), ()), WORDS)


def _where_from(keys: Collection[Key], how: str) -> Iterator[Gone]:
    """The places it came from, as far as what happened to it happens to them."""
    return (Gone(*key, how) for key in keys if how == WORDS)


def _things(name: str, goes: str) -> list[str]:
    """What a thing of a frame is known by: what is typed to get there, and its row on a wall it was folded in to."""
    letter, words = goes[:1], ""
    if letter == "f" and " " in goes:
        words = goes[1:]
    elif letter == "c":
        words = f"conversation {goes[1:]}"
    return [goes, *([str(row_of(f"{name} {words}"))] if words else [])]


def known_from(state: Any, own: str = "") -> dict[str, list[Key]]:
    """Where each thing of an exercise came from. Nothing came from the exercise that is remembered by `own`: what came
    in out of a copy of the same session was once remembered by that, and is numbered like other things here."""
    found: dict[str, list[Key]] = {}
    if isinstance(state, Frame):
        for goes, told in followed.origins(state):
            found[goes] = [(name, thing) for name, _, thing in (one.rpartition(" ") for one in told)]
    for arrival in state.arrivals if isinstance(state, Wall) else ():
        if arrival.name.startswith("session ") and arrival.name != own:
            for row, number in arrival.notes.items():
                found.setdefault(str(number), []).append((arrival.name, str(row)))
    return found


def reaching(state: SessionState, gone: Collection[Gone]) -> dict[str, Moves]:
    """The moves, by exercise, that take back every copy of those words that is still in the session."""
    known = set(gone)
    found: dict[str, dict[str, Moves]] = {}
    named = identities(state)
    before = -1
    while len(known) != before:
        # One copy may be known from a place the other is not: on until nothing more is found.
        before = len(known)
        for run in state.runs.values():
            match run.state:
                case Frame():
                    moves, more = _reached_in_frame(run.state, named[run.key], known)
                case Wall():
                    moves, more = _reached_on_wall(run.state, named[run.key], known)
                case _:
                    continue
            found.setdefault(run.key, {}).update(moves)
            known |= more
    return {key: _as_one([move for moves in told.values() for move in moves]) for key, told in found.items() if told}


def _reached_in_frame(frame: Frame, name: str, known: Collection[Gone]) -> tuple[dict[str, Moves], set[Gone]]:
    """By thing of a frame, the moves that take it back where it is a copy; and where else it is known from."""
    came = known_from(frame)
    # What came from here, such as feedback on a wall, is taken back here as well; what was only taken out there is not.
    own = {thing: goes for goes in _everything(frame) for thing in _things(name, goes)}
    there = {(own[one.thing], WORDS) for one in known if one.name == name and one.how == WORDS and one.thing in own}
    hows: dict[Key, set[str]] = {}
    for one in known:
        hows.setdefault((one.name, one.thing), set()).add(one.how)
    for goes, keys in came.items():
        happened = [(goes, how) for key in keys for how in sorted(hows.get(key, ()))]
        # Of what only became another, the nearest of the sessions it came through knows best.
        there |= {*(happened[:1] if goes == STOP_WORD else happened)}
    moves: dict[str, Moves] = {}
    more: set[Gone] = set()
    for goes, how in sorted(there):
        told = followed.taking_back(frame, goes, how)
        if told:
            moves[goes] = told
            more |= {Gone(name, thing, how) for thing in _things(name, goes)} | {*_where_from(came.get(goes, ()), how)}
    return moves, more


def _everything(frame: Frame) -> Iterator[str]:
    """What is typed to get to every thing there is, and to every answer of a sheet."""
    for kind in THINGS:
        yield from (thing.goes for thing in getattr(frame, kind.kept_in).values())
    yield from (f"f{number} {field}" for number in frame.sheets for field in followed.FOLDED_FIELDS)


def _reached_on_wall(wall: Wall, name: str, known: Collection[Gone]) -> tuple[dict[str, Moves], set[Gone]]:
    """By note of a wall, the move that takes it back where it is a copy; and where else its words are known from."""
    from exercises.wall.checks import family

    came, keys = known_from(wall, name), {(gone.name, gone.thing) for gone in known}
    there = {int(number) for number, told in came.items() if not keys.isdisjoint(told)}
    there |= {int(thing) for exercise, thing in keys if exercise == name and thing.isdecimal()}
    there = {number for number in there if number in wall.notes and not wall.notes[number].withdrawn}
    notes = sorted(family(wall, sorted(there))) if there else []
    moves: dict[str, Moves] = {str(note): [["consent", {"notes": [note], "consent": WITHDRAWN}]] for note in notes}
    places = {(name, str(note)) for note in notes} | {key for note in notes for key in came.get(str(note), ())}
    return moves, {Gone(*place, WORDS) for place in places}


def is_out_there(events: Iterable[Event], state: SessionState, gone: Collection[Gone]) -> bool:
    """Whether something that was carried on from there is taken out or hidden in the session of those entries, though
    it no longer is where it came from."""
    places = {f"{one.name} {one.thing}" for one in gone}
    frames = {key: (run, followed.gone(run.state)) for key, run in state.runs.items() if run.is_frame}
    for event in events:
        for key, moves in parts(event.kind, event.run, event.data):
            for kind, data in moves if key in frames else ():
                run, went = frames[key]
                made = f"{run.shape.table[kind].makes}{data.get('number')}" if kind in run.shape.table else ""
                if made in went and places & {*(data.get("origins") or ())}:
                    return True
    return False


def _as_one(moves: Moves) -> Moves:
    """The moves, those that take back notes as one."""
    notes = sorted(data["notes"][0] for kind, data in moves if kind == "consent")
    rest = [move for move in moves if move[0] != "consent"]
    return [["consent", {"notes": notes, "consent": WITHDRAWN}], *rest] if notes else rest


def with_copies(state: SessionState, run: str, kind: str, data: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """An entry that takes words back, with its copies in the session's other exercises: one entry, so one undo.

    Any other entry as it is.
    """
    moves = data.get("moves") if kind == BATCH else [[kind, data]]
    exercise = state.runs.get(run)
    if exercise is None or ALSO in data or not isinstance(moves, list) or not takes_back(exercise, kind, data):
        return kind, data
    after = folded_once.after(exercise.state, moves)
    if after is None:
        after = exercise.state
        try:
            for move, fields in moves:
                after = exercise.shape.apply(after, move, fields)
        except ExerciseError:
            return kind, data  # it is refused with its own sentence
    name = identity(state.created, state.begun_by, exercise)
    done = replace(exercise, state=after)
    gone = {*_taken_back(done, name, state.title)} - {*_taken_back(exercise, name, state.title)}
    others = reaching(replace(state, runs={**state.runs, run: done}), gone) if gone else {}
    for key, told in elsewhere(state, run, moves).items():
        others[key] = [*others.get(key, ()), *told]
    return (BATCH, {"moves": moves, ALSO: [[key, told] for key, told in others.items()]}) if others else (kind, data)


def takes_back(run: Run | None, kind: str, data: Mapping[str, Any]) -> bool:
    """Whether an entry of that exercise may take somebody's words back."""
    if run is None or not run.may_take_back(kind):
        return False
    table = run.shape.table
    return any(kind in table and table[kind].takes_back(fields) for kind, fields in moves_of(kind, data))
