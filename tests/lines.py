"""Grids and sessions out of typed lines, for the tests; also a sample grid of 32 chairs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from exercises.kernel.anywhere import parse
from exercises.kernel.shape import Command, Shape
from exercises.kernel.template import Template
from exercises.leaving.room_view import RoomView
from exercises.network.state import Network
from exercises.shapes import SHAPES
from sessions.library import templates
from sessions.library.beginning import new_session
from sessions.lines.carry_out import perform
from sessions.live import held
from sessions.live.here import writer_name
from sessions.live.session import Session, open_session
from sessions.store import locations

AT = "2026-03-02T09:00:00+00:00"
PEOPLE = (
    "+ child Tama: the child",
    "+ parent Hine: mum",
    "+ parent empty Matiu: dad",
    "+ whānau Nana: grandmother",
    "+ whānau Aroha: mum's sister",
    "+ whānau Kaia: big sister",
    "+ agency Jo: physiotherapist, child development service",
    "+ agency Priya: occupational therapist, same service",
    "+ agency Marama: speech-language therapist, same service",
    "+ agency Leon: social worker, hospital",
    "+ agency Ruth: paediatrician, hospital",
    "+ agency Sal: kaiako, kōhanga reo",
)
CHAIRS = (
    *PEOPLE,
    *(f"+ agency Person{number}: worker {number}, service {number % 7}" for number in range(13, 31)),
    "+ agency empty: orthopaedic surgeon, regional hospital",
    "+ agency empty: housing officer, Kāinga Ora",
)
"""32 chairs; 3, 31 and 32 are empty, 1 to 6 are whānau chairs."""
HEARD = (
    "case: Tama and the busy front door",
    "source composite",
    "concealed",
    "question: what is it like in this network?",
    "stop word: kāti",
    "7 holds P07",
    "8 holds P08",
    "witness P30",
    "1 why: too many hands",
    "1 do: -",
    "1 who: ?",
    "2 why: everyone holds one piece, I hold them all",
    "3 why: ~ I hear about it after it is decided",
    "7 why: his hips",
    "7 do: standing frame",
    "7 who: I do",
    "7 visits: 4",
    "8 do: seating first",
    "8 visits: 2",
    "9 why: nobody asked her",
    "9 visits: 0.5",
    "7 vs 8 do: standing first or seating first",
    "7 swaps 8",
    "7 double: I am afraid it will be my fault",
)
SETTLED = (
    "idea: find one more person who could get in",
    "asked 1-6",
    "wants 2: come less, and one at a time",
    "turning: what if nobody came in?",
    "shift: from getting in to backing those already there",
    "limit 4",
    "agree 2: once a week at most, Tuesday",
    "a1 yes 7 8 11",
    "a1 no 26",
    "slot when: Tuesday 10:00-11:30",
    "slot 1: 7 11",
    "slot 4: whānau choose",
    "slot 5: nobody",
    "talk 24 > 4 who: would Aroha like to be the first call?",
    "k1 owner P19",
    "k1 by Friday",
    "learned team: ask before I plan",
)
SAMPLE = (*CHAIRS, *HEARD, *SETTLED)
"""A live grid up to the connecting conversations, nobody released."""
_IN_A_ROOM = re.compile(r"(\d+ (holds|leaves|trades|swaps|double|nod|needs|visits)|witness|released|spoke|pace)\b")


def on_paper(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines a paper grid takes: nobody sits in its rows."""
    return tuple(line for line in lines if not _IN_A_ROOM.match(line))


def shape_of(state: Any) -> Shape:
    return SHAPES[state.template.shape]


def apply(state: Any, command: Command, by: str = "") -> Any:
    """The state after a command, by whoever that is; only moves change it."""
    if command.action != "move":
        return state
    shape = shape_of(state)
    data = shape.with_number(state, command.kind, command.data)
    data |= {"at": AT} if command.kind in shape.timed else {}
    return shape.apply(state, command.kind, {**data, "by": by} if by and command.kind in shape.signed else data)


def play(state: Any, *lines: str) -> Any:
    """The state after typed lines; "@F9 order" is typed by F9."""
    for line in lines:
        by, line = line.removeprefix("@").split(" ", 1) if line.startswith("@F") else ("", line)
        state = apply(state, parse(line, shape_of(state), state), by)
    return state


def started(template: Template, *lines: str) -> Any:
    """A new exercise of any shape after typed lines. States never change, so each is worked out once in a process."""
    made = id(template), lines
    if made not in _STATES:
        first = next((known for known in (SAMPLE, CHAIRS, PEOPLE) if lines != known == lines[: len(known)]), ())
        begun = started(template, *first) if first else SHAPES[template.shape].start(template)
        # With the template, so that no other one is given its id.
        _STATES[made] = template, play(begun, *lines[len(first) :])
    return _STATES[made][1]


_STATES: dict[Any, tuple[Template, Any]] = {}


def grid(*lines: str, key: str = "live-grid") -> Network:
    """A new exercise after typed lines."""
    made: Network = started(templates.built_in()[key], *lines)
    return made


def stays(before: Any, after: Any, view: RoomView) -> RoomView:
    """What a room that was held with that view of an exercise shows once the exercise is as it is after."""
    return held.still_shows(shape_of(after), before, after, view)


class Watch:
    """A clock that goes on one second each time it is read."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def session(*lines: str, title: str = "A day together", exercises: Iterable[str] = ("live-grid",)) -> Session:
    """A new session on disk, by F2, after typed lines."""
    first = next((known for known in (SAMPLE, CHAIRS, PEOPLE) if lines[: len(known)] == known), ())
    held = _begun(first, title, tuple(exercises))
    for line in lines[len(first) :]:
        perform(held, line)
    return held


_FILES: dict[Any, tuple[str, bytes, datetime]] = {}
"""What the sample's first lines made of a session in an empty folder: its name, its file and the time then."""


def _begun(first: tuple[str, ...], title: str, exercises: tuple[str, ...]) -> Session:
    """A new session after the first lines of the sample, typed once in a process and out of its file from then on."""
    writer, is_new = writer_name(), not any(locations.home().glob("*"))
    made = first, title, exercises, writer, os.environ.get("TZ")
    watch = Watch()
    if not first or not is_new or made not in _FILES:
        held = new_session(title, [templates.available()[key] for key in exercises], clock=watch)
        for line in first:
            perform(held, line)
        if is_new and not held.unsaved:
            _FILES[made] = held.name, locations.session_path(held.name).read_bytes(), watch.now
        return held
    name, data, watch.now = _FILES[made]
    path = locations.session_path(name)
    locations.make_private(path.parent)
    path.write_bytes(data)
    path.chmod(0o600)
    held = open_session(name, by=writer, clock=watch)
    held.publish()
    return held


def again(held: Session, by: str = "") -> Session:
    """The same session opened once more, by the same writer or another."""
    return open_session(held.name, by=by or held.by, clock=Watch())
