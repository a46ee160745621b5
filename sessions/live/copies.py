"""Finds every copy of words that were taken back, in the exercises of a session. Pure; opens no file, says nothing.

"A Good Start in Life", data collection: whoever said something may take it back at any time, and then it is taken back
wherever it was copied to. What was folded in to a wall, or gathered onto one, is remembered there with where it comes
from; by that its copies are found, and what it is a copy of. Feedback has nobody to ask: a sheet that was taken out, or
an answer that was emptied, is taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from exercises.frame.state import Frame
from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.event import Event
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.wall.state import Wall
from sessions.live.batches import moves_of
from sessions.live.identity import identity, row_of
from sessions.live.state import ALSO, BATCH, Run, SessionState

Key = tuple[str, int]
"""What is remembered of where words come from: an exercise of a session, and the row or note there."""
Moves = list[list[Any]]
_SHEET_FIELDS = ("helped", "way")
"""The answers of a sheet that may be folded in."""
_MAKE_NOTES = ("note", "notes", "items", "halve")


def identities(state: SessionState) -> dict[str, str]:
    """What each exercise of the session is remembered by elsewhere, by its key here."""
    return {run.key: identity(state.created, state.begun_by, run) for run in state.runs.values()}


def sources(state: SessionState) -> frozenset[str]:
    """What other sessions' exercises it has words of, as they are remembered."""
    own = set(identities(state).values())
    walls = [run.state for run in state.runs.values() if isinstance(run.state, Wall)]
    names = {arrival.name for wall in walls for arrival in wall.arrivals if arrival.name.startswith("session ")}
    return frozenset(names - own)


def taken_back(state: SessionState) -> frozenset[Key]:
    """Everything in the session that somebody took back, by every place it is known from."""
    return frozenset().union(*taken_back_in(state).values())


def taken_back_in(state: SessionState) -> dict[str, frozenset[Key]]:
    """The same, by exercise."""
    named = identities(state)
    return {run.key: frozenset(_taken_back(run, named[run.key])) for run in state.runs.values()}


def _taken_back(run: Run, name: str) -> set[Key]:
    if isinstance(run.state, Frame):
        return {
            key for key, (number, field) in _answers(run.state, name).items() if not _answer(run.state, number, field)
        }
    if not isinstance(run.state, Wall):
        return set()
    gone = [note.number for note in run.state.notes.every() if note.withdrawn]
    known = _known_from(run.state) if gone else {}
    return {key for number in gone for key in ((name, number), *known.get(number, ()))}


def _answers(frame: Frame, name: str) -> dict[Key, tuple[int, str]]:
    """Every answer of every sheet there ever was, by what a wall remembers it by."""
    most = frame.numbers.get("f", 0)
    return {
        (name, row_of(f"{name} {number} {field}")): (number, field)
        for number in range(1, most + 1)
        for field in _SHEET_FIELDS
    }


def _answer(frame: Frame, number: int, field: str) -> str:
    sheet = frame.sheets.get(number)
    return str(getattr(sheet, field)) if sheet is not None else ""


def _known_from(wall: Wall) -> dict[int, list[Key]]:
    """Where each note came from."""
    found: dict[int, list[Key]] = {}
    for arrival in wall.arrivals:
        if arrival.name.startswith("session "):
            for row, number in arrival.notes.items():
                found.setdefault(number, []).append((arrival.name, row))
    return found


def reaching(state: SessionState, gone: Collection[Key]) -> dict[str, Moves]:
    """The moves, by exercise, that take back every copy of those words that is still in the session."""
    known = set(gone)
    found: dict[str, dict[int, None]] = {}
    answers: dict[str, dict[tuple[int, str], None]] = {}
    named = identities(state)
    before = -1
    while len(known) != before:
        # One copy may be known from a place the other is not: on until nothing more is found.
        before = len(known)
        for run in state.runs.values():
            name = named[run.key]
            if isinstance(run.state, Frame):
                if any(key[0] == name for key in known):
                    sheet_answers = _answers(run.state, name)
                    standing = {
                        sheet_answers[key]: None
                        for key in known & sheet_answers.keys()
                        if _answer(run.state, *sheet_answers[key])
                    }
                    answers.setdefault(run.key, {}).update(standing)
            elif isinstance(run.state, Wall):
                notes, keys = _reached(run.state, name, known)
                found.setdefault(run.key, {}).update(dict.fromkeys(notes))
                known |= keys
    moves: dict[str, Moves] = {
        key: [["consent", {"notes": sorted(notes), "consent": WITHDRAWN}]] for key, notes in found.items() if notes
    }
    for key, standing_answers in answers.items():
        emptied = [
            ["change_sheet", {"sheet": number, "field": field, "text": ""}] for number, field in standing_answers
        ]
        moves |= {key: emptied} if emptied else {}
    return moves


def _reached(wall: Wall, name: str, known: Collection[Key]) -> tuple[set[int], set[Key]]:
    """The notes of a wall that are copies of those words, and where else their words are known from."""
    from exercises.wall.checks import family

    came = _known_from(wall)
    there = {number for number, keys in came.items() if any(key in known for key in keys)}
    there |= {number for exercise, number in known if exercise == name}
    there = {number for number in there if number in wall.notes and not wall.notes[number].withdrawn}
    notes = set(family(wall, sorted(there))) if there else set()
    return notes, {key for number in notes for key in ((name, number), *came.get(number, ()))}


def with_copies(state: SessionState, run: str, kind: str, data: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """An entry that takes words back, with its copies in the session's other exercises: one entry, so one undo.

    Any other entry as it is.
    """
    moves = data.get("moves") if kind == BATCH else [[kind, data]]
    exercise = state.runs.get(run)
    if exercise is None or ALSO in data or not isinstance(moves, list) or not takes_back(exercise, kind, data):
        return kind, data
    after = exercise.state
    try:
        for move, fields in moves:
            after = exercise.shape.apply(after, move, fields)
    except ExerciseError:
        return kind, data  # it is refused with its own sentence
    name = identity(state.created, state.begun_by, exercise)
    done = replace(exercise, state=after)
    gone = _taken_back(done, name) - _taken_back(exercise, name)
    others = reaching(replace(state, runs={**state.runs, run: done}), gone) if gone else {}
    return (BATCH, {"moves": moves, ALSO: [[key, told] for key, told in others.items()]}) if others else (kind, data)


def takes_back(run: Run | None, kind: str, data: Mapping[str, Any]) -> bool:
    """Whether an entry of that exercise may take somebody's words back."""
    if run is None or not run.may_take_back(kind):
        return False
    table = run.shape.table
    return any(kind in table and table[kind].takes_back(fields) for kind, fields in moves_of(kind, data))


def born(events: Iterable[Event], run: str, note: int) -> tuple[int, str, str] | None:
    """The entry a note came in with, so that two copies of a session know whether they mean the same note."""
    for event in events:
        moves = event.data.get("moves") if event.kind == BATCH else [[event.kind, event.data]]
        for kind, data in moves if event.run == run and isinstance(moves, list) else ():
            first = data.get("number")
            if kind in _MAKE_NOTES and type(first) is int:
                made = data.get({"notes": "notes", "items": "items", "halve": "texts"}.get(kind, ""), (0,))
                if first <= note < first + len(made):
                    return event.number, event.at, event.by
    return None
