"""Filled-in room views for the tests and the benchmark. Refuses to test anything itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from exercises.kernel.anywhere import parse
from exercises.kernel.record import replace
from exercises.leaving.room_view import RoomView, pages_of
from exercises.network.state import Network
from exercises.shapes import SHAPES
from sessions.importing import case_file
from sessions.importing.case_moves import planned
from sessions.library import templates
from tui.room.layout import draw

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sessions" / "samples" / "tama.json"
SIZES = ((48, 12), (57, 16), (85, 24), (120, 30))
"""Columns and rows the room screen is whole at."""
PRIVATE = "PRIVATEMARK"

_LEARNED = (
    "learned team: ask who is already there before we book",
    "learned me: I will say out loud when I do not know",
    "learned network: ring the person, not the service",
    "learned whānau: ask Nana first, and drink the tea",
    *(f"l{number} consent in this room only" for number in (1, 2, 3, 4)),
)


def typed(state: Network, *lines: str) -> Network:
    """The state after these typed lines."""
    shape = SHAPES[state.template.shape]
    for line in lines:
        command = parse(line, shape, state)
        state = shape.apply(state, command.kind, command.data)
    return state


@cache
def empty(name: str = "live-grid") -> Network:
    """The exercise before anybody typed anything."""
    template = templates.built_in()[name]
    state: Network = SHAPES[template.shape].start(template)
    return state


@cache
def tama() -> Network:
    """The sample case: 32 chairs, everything said and settled, with short names, a nodded thought and learnings."""
    state = empty()
    shape = SHAPES[state.template.shape]
    for move in planned(case_file.read_case(SAMPLE), state).moves:
        state = shape.apply(state, move.kind, move.data)
    state = typed(
        state,
        "stop word: kāti",
        *_LEARNED,
        "29 short: surgeon",
        "30 short: housing",
        "31 short: income",
        "32 short: new teacher",
        "wants 1: fewer new faces, and Kaia on the floor with me",
        "wants 2: come less, and one at a time",
        "wants 3: let us feed her first",
    )
    return typed(
        state,
        "7 double: I am afraid it will be my fault",
        "7 double nod",
        f"9 double: {PRIVATE} a kept thought",
        f"standing: {PRIVATE} declined",
    )


@cache
def fresh() -> Network:
    """The sample case with everybody still in role."""
    state = tama()
    chairs = {
        number: replace(chair, released=False, released_late=False, needs_time=False)
        for number, chair in state.chairs.items()
    }
    return replace(state, chairs=chairs)


@cache
def full_length() -> Network:
    """One chair whose answers are all as long as may be."""
    long = "He says the frame hurts, and that nobody has asked him which mornings are good ones for standing up. " * 2
    lines = [f"1 {word}: {long[:199].strip()}" for word in ("why", "do", "who")]
    return typed(
        empty(),
        "+ agency Marama: speech-language therapist, feeding, Hospital team",
        *lines,
        "1 matters: " + long[:79].strip(),
        "1 felt: " + long[:119].strip(),
    )


def crowd(count: int, name: str = "Person") -> Network:
    """That many chairs, every sixth of them empty."""
    state = empty()
    for number in range(1, count + 1):
        seat = "empty" if number % 6 == 0 else f"{name}{number}"
        state = typed(state, f"+ agency {seat}: role{number}")
    return state


def view(state: Network, key: str) -> RoomView:
    """The room view of that key."""
    return SHAPES[state.template.shape].room_view(state, key)


def views(state: Network) -> Iterator[RoomView]:
    """Every view the state has."""
    for key, _ in SHAPES[state.template.shape].room_views(state):
        yield view(state, key)


def alone(view: RoomView) -> RoomView:
    """The view with its own page and none of those that a larger screen may show with it."""
    return replace(view, blocks=pages_of(view.blocks)[0])


def on_screen(view: RoomView, size: tuple[int, int]) -> RoomView:
    """The view with the pages of it that a screen of that size shows."""
    pages = pages_of(view.blocks)[: draw(view, *size).together]
    return replace(view, blocks=tuple(block for page in pages for block in page))
