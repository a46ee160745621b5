"""What an entry is given as it is recorded: its time, its writer, its numbers, an order by lot, its copies elsewhere.

Knows no exercise's rules, and reads no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from exercises.kernel.days import in_zone
from exercises.kernel.shape import ExerciseError, Shape
from sessions.live.folded_once import after, remember
from sessions.live.state import ALSO, BATCH, EXPORTED, SessionState


def day_only(at: str) -> str:
    """The time without its minute, which could tell who said what."""
    return f"{at[:10]}T00:00:00+00:00"


def on_the_wall(at: str, there: str) -> str:
    """The time as the clock has it where that other one is told: its day is the day there."""
    zone = datetime.fromisoformat(there).tzinfo
    return in_zone(datetime.fromisoformat(at), zone).isoformat(timespec="seconds")


def is_undated(shape: Shape, moves: Iterable[Any]) -> bool:
    """Whether any of the moves is kept with the day only."""
    return any(move in shape.undated for move, *_ in moves)


def stamped(
    state: SessionState, run: str, kind: str, fields: dict[str, Any], at: str, by: str, day: Callable[[], str]
) -> str:
    """Gives the moves of an entry its time and its writer, where they carry them; the time of the entry itself.

    `day` tells the day on the wall.
    """
    if run in state.runs:
        shape = state.runs[run].shape
        moves = fields["moves"] if kind == BATCH else [(kind, fields)]
        for move, data in moves if not is_tried(state, run, kind, fields) else ():
            stamp(shape, move, data, at, by, day, own=kind == BATCH)
        if is_undated(shape, moves):
            at = day_only(at)
    return day_only(day()) if kind == EXPORTED else at


def is_tried(state: SessionState, run: str, kind: str, data: Mapping[str, Any]) -> bool:
    """Whether an entry's moves are those that were tried as they are recorded: clean, with their times and numbers."""
    return kind == BATCH and run in state.runs and after(state.runs[run].state, data["moves"]) is not None


def stamp(
    shape: Shape, move: str, data: dict[str, Any], at: str, by: str, day: Callable[[], str], *, own: bool
) -> None:
    """Gives one move its time, its writer and its day, where it carries them; a time of its own stays where it is
    `own`: a past day that is brought in has them, and nothing else comes as a batch with any."""
    if move in shape.timed and not (own and data.get("at")):
        data["at"] = day() if move in shape.undated else on_the_wall(at, day())
    if move in shape.signed and not data.get("by"):
        data["by"] = by
    if move in shape.dated and not data.get("today"):
        data["today"] = day()[:10]


def numbered(state: SessionState, run: str, kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """The data with the numbers of what the moves make, as they are now: the event carries them from then on."""
    exercise = state.runs.get(run)
    if exercise is None:
        return data
    if kind != BATCH:
        return given(exercise.shape, exercise.state, kind, data)
    if is_tried(state, run, kind, data):
        return data
    now, moves = exercise.state, []
    for move, fields in data["moves"]:
        fields = given(exercise.shape, now, move, fields)
        moves.append([move, fields])
        try:
            now = exercise.shape.apply(now, move, fields)
        except ExerciseError:
            return data
    remember(exercise.state, moves, now)
    return {**data, "moves": moves}


def given(shape: Shape, state: Any, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a move with what it is given as it is recorded; what is made by lot is chosen here and nowhere else,
    so that folding the entry again gives the same."""
    told = shape.with_number(state, kind, data)
    if kind in shape.shuffled and "order" not in data and isinstance(told.get("order"), list):
        from random import SystemRandom

        told["order"] = SystemRandom().sample(told["order"], len(told["order"]))
    return told


def beginning(shape: Shape, state: Any) -> list[list[Any]]:
    """The moves that stand in the entry an exercise begins with, each as it is recorded."""
    return [[kind, given(shape, state, kind, {})] for kind in shape.begins]


def copied(
    state: SessionState, run: str, kind: str, data: Mapping[str, Any], at: str, by: str, day: Callable[[], str]
) -> tuple[str, Mapping[str, Any], str]:
    """The entry and its time; when it takes words back, with every copy of them here in the same one."""
    if run in state.runs and state.runs[run].may_take_back(kind):
        from sessions.live.copies import with_copies

        kind, data = with_copies(state, run, kind, data)
    others = data.get(ALSO, ()) if kind == BATCH else ()
    shapes = [(state.runs[key].shape, moves) for key, moves in others if key in state.runs]
    apart = any(is_undated(shape, moves) for shape, moves in shapes)
    for shape, moves in shapes:
        for move, fields in moves:
            stamp(shape, move, fields, day() if apart else at, by, day, own=False)
            fields.update({"by": by} if move in shape.signed else {})
    at = day_only(at) if apart else at
    return kind, data, at
