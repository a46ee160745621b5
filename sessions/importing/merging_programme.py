"""Brings what was typed in a copy of a programme, on another laptop, into this one: whole or not at all, as one entry.

As with the walls of a session: what both have from the beginning is the same thing; what is new there comes in with new
numbers; of what both changed meanwhile, this one's stays and is told; what came in before comes in once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.record import Record, names_of
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import plural
from exercises.programme.pointing import moved
from exercises.programme.state import Cohort, Collected, Learned, Programme, Recommendation
from exercises.programme.state import Event as Happening
from sessions.importing.case_form import CaseError
from sessions.importing.merging_called import called_there
from sessions.importing.recording import record
from sessions.importing.report import Report, what_else
from sessions.live.alike import shared
from sessions.live.batches import alive, moves_of
from sessions.live.rehearsal import Rehearsal
from sessions.live.session import Session
from sessions.live.state import UNDO, Run, SessionState

_BUSY = "Somebody else is writing in this programme just now. Try again in a moment."
_LETTERS = {
    "cohort": "c",
    "event": "e",
    "collected": "x",
    "learned": "l",
    "recommendation": "r",
    "because": "l",
}
"""The fields of a move that hold the number of a thing, and the letter it is counted under."""
_NOT_BROUGHT = ("phase",)
_TOLD = 10
Path = tuple[str, ...]
"""A field of the programme, the thing in it, and a field of that."""


def merge_programme(session: Session, name: str, events: Sequence[Event], other: SessionState) -> Report:
    """Brings in what stands in those entries of a copy. Raises CaseError, and then nothing was recorded."""
    run, theirs = session.state.run, _only_run(other)
    common = shared(session.events, events)
    if theirs is None or not isinstance(theirs.state, Programme):
        raise CaseError(f"{name} is a session, and this is a programme. holdspace programme add ties a session to it.")
    if not common or theirs.key != run.key:
        raise CaseError(f"{name} is another programme: it did not begin as this one did.")
    plan = _Plan(session, run, events, common)
    plan.bring_in()
    told = (*plan.lines(), *called_there(session.state, other, events[common:]))
    if not plan.rehearsal.moves:
        return Report(f"There is nothing new in {name}: all of it was brought in before.", told)
    record(session, run, run.template, plan.rehearsal, _BUSY)
    made = plural(plan.made, "new line")
    changed = plural(len(plan.rehearsal.moves) - plan.made, "change")
    return Report(
        f"Brought in {made} and {changed} from {name}. One undo takes it all back.{what_else(session)}",
        told,
    )


def _only_run(state: SessionState) -> Run | None:
    return next(iter(state.exercises.values()), None)


class _Plan:
    def __init__(self, session: Session, run: Run, events: Sequence[Event], common: int) -> None:
        self._run, self._events, self._common = run, events, common
        standing = alive(session.events)
        self._here = [event for event in session.events[common:] if event.number in standing and event.run == run.key]
        began = _folded(run, [event for event in session.events[:common] if event.number in standing])
        self._mine = changed_in(began, run.state)
        """What was changed here since both were one."""
        self.rehearsal = Rehearsal(run.shape, run.state, session.stamps())
        self._numbers: dict[tuple[str, int], int] = {}
        """By letter and the copy's number of what is new there: its number here."""
        self.made = 0
        self._said: list[str] = []

    def bring_in(self) -> None:
        """Tries every move that is new there, in its order."""
        standing = alive(self._events)
        was = _as_typed(self._here)
        for event in self._events[self._common :]:
            if event.kind == UNDO and event.number in standing and 0 < event.data["undone"] <= self._common:
                self._said.append("Something from before the copy was made was taken back there. Here it stays.")
            if event.run != self._run.key or event.number not in standing:
                continue
            for kind, data in moves_of(event.kind, event.data):
                if kind in self._run.shape.table and kind not in _NOT_BROUGHT:
                    self._move(kind, data, was)

    def _move(self, kind: str, data: Mapping[str, Any], was: dict[str, list[int]]) -> None:
        letter = self._run.shape.table[kind].makes
        told = self._renumbered({name: value for name, value in data.items() if name != "number"})
        key = _key(kind, told)
        if was.get(key):
            # The same entry was brought in before: its thing has the number that it got then.
            number = was[key].pop(0)
            if letter and type(data.get("number")) is int:
                self._numbers[letter, data["number"]] = number
            return
        before = self.rehearsal.state
        try:
            after, _ = self._run.shape.tried(before, kind, told)
        except ExerciseError as problem:
            self._said.append(f"Not brought in: {problem}")
            return
        touched = changed_in(before, after)
        both = [path for path in sorted(touched) if self._is_mine(path) and not _grows(before, after, path)]
        if both:
            self._said += [f"{_called(path)} was changed in both. Here it stays as it is." for path in both]
            return
        if not touched:
            return
        done = self.rehearsal.do(kind, told)
        if letter and type(done.get("number")) is int:
            self.made += 1
            self._numbers[letter, data.get("number", 0)] = done["number"]

    def _is_mine(self, path: Path) -> bool:
        """Whether that was changed here since both were one."""
        return path in self._mine or (*path[:2], "") in self._mine

    def _renumbered(self, data: Mapping[str, Any]) -> dict[str, Any]:
        told = dict(data)
        for name, letter in _LETTERS.items():
            if type(told.get(name)) is int:
                told[name] = self._numbers.get((letter, told[name]), told[name])
        if isinstance(told.get("cohorts"), list):
            told["cohorts"] = [self._numbers.get(("c", number), number) for number in told["cohorts"]]
        if isinstance(told.get("evidence"), list):
            told["evidence"] = [moved(str(one), self._numbers) for one in told["evidence"]]
        return told

    def lines(self) -> list[str]:
        """What people should know besides."""
        said = list(dict.fromkeys(self._said))
        more = len(said) - _TOLD
        return [*said[:_TOLD], *([f"and {more} more like that"] if more > 0 else [])]


def _folded(run: Run, events: Sequence[Event]) -> Any:
    """The programme as those entries made it."""
    state = run.shape.start(run.template)
    for event in events:
        for kind, data in moves_of(event.kind, event.data) if event.run == run.key else ():
            state = run.shape.apply(state, kind, data)
    return state


def _as_typed(events: Sequence[Event]) -> dict[str, list[int]]:
    """By what was typed, the numbers of what it made here; 0 where it made nothing."""
    found: dict[str, list[int]] = {}
    for event in events:
        for kind, data in moves_of(event.kind, event.data):
            number = data.get("number")
            found.setdefault(_key(kind, data), []).append(number if type(number) is int else 0)
    return found


def _key(kind: str, data: Mapping[str, Any]) -> str:
    """What was typed, whoever typed it and when."""
    told = {name: value for name, value in data.items() if name not in ("number", "today", "at", "by") and value}
    return json.dumps([kind, told], sort_keys=True, ensure_ascii=False, default=str)


def changed_in(before: Any, after: Any) -> set[Path]:
    """Which fields of a programme are others in the second."""
    found: set[Path] = set()
    for name in names_of(before):
        one, other = getattr(before, name), getattr(after, name)
        if name in _COUNTED or one == other:
            continue
        if not isinstance(one, Mapping):
            found.add((name, "", ""))
            continue
        for key in {*one, *other}:
            mine, theirs = one.get(key), other.get(key)
            if isinstance(mine, Record) and isinstance(theirs, Record):
                inside = (field for field in names_of(mine) if getattr(mine, field) != getattr(theirs, field))
                found |= {(name, str(key), field) for field in inside}
            elif mine != theirs:
                found.add((name, str(key), ""))
    return found


def _at(state: Any, path: Path) -> Any:
    name, key, field = path
    value = getattr(state, name)
    if isinstance(value, Mapping):
        value = next((one for known, one in value.items() if str(known) == key), None)
    return getattr(value, field, None) if field else value


def _grows(before: Any, after: Any, path: Path) -> bool:
    """Whether a list only has more at its end, so that both stay."""
    one, other = _at(before, path), _at(after, path)
    return isinstance(one, tuple) and isinstance(other, tuple) and other[: len(one)] == one


def _called(path: Path) -> str:
    name, key, field = path
    letter = {kind.kept_in: kind.letter for kind in (Cohort, Happening, Collected, Learned, Recommendation)}.get(name)
    what = f"{letter}{key}" if letter else f"{_PARTS.get(name, name)} {key}".rstrip()
    return f"{what} ({field})" if field else what


_COUNTED = ("numbers", "template")
_PARTS = {"tools": "tool", "boxes": "cycle", "box": "where the programme is", "facts": "a fact"}
