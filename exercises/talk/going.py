"""The moves that carry a talk along: steps, minutes, turns, the end of it. Pure; reads no clock.

A pass is a turn like any other and is recorded as one: nothing tells who passed or how many did ("Creating a safe
environment", the right not to contribute).
"""

from __future__ import annotations

from datetime import datetime

from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.talk.checks import may_be_written, open_still, whole
from exercises.talk.state import CARD, NOTHING, Talk
from exercises.talk.steps import TASK

MOST_SEATS = 60
MOST_MINUTES = 240


def phase(state: Talk, *, phase: str, at: str) -> Talk:
    """The talk moves to a step: back to any, forward to any whose needs are met."""
    keys = [step.key for step in state.steps]
    if phase not in keys:
        raise ExerciseError(f"There is no step called {phase}.")
    place = keys.index(phase)
    missing = state.missing(place)
    if missing:
        raise ExerciseError(_waits(state, place, missing))
    turn = 1 if state.steps[place].round and state.seats else 0
    return replace(
        state,
        phase=phase,
        phase_since=_moment(at),
        paused_since="",
        paused_seconds=0,
        turn=turn,
        reached=state.reached | {phase},
    )


def _waits(state: Talk, place: int, missing: str) -> str:
    title = state.steps[place].title
    if missing == TASK:
        return (
            f"{title} waits until the task is marked. Type it: task: clear my head before the call. "
            "Only said aloud? Then just: task"
        )
    first = next(step for step in state.steps if step.key == missing)
    said = f"{state.step.not_yet} " if state.step.not_yet else ""
    return f"{said}{title} waits: {first.title} comes first. Go there: go {first.key}"


def _moment(at: str) -> str:
    """The time, when it is one. Raises ExerciseError."""
    try:
        told = datetime.fromisoformat(at).tzinfo is not None
    except (TypeError, ValueError):
        told = False
    if not told:
        raise ExerciseError("The time of that step cannot be read.")
    return at


def pause(state: Talk, *, at: str) -> Talk:
    """The talk waits; the time does not count."""
    if state.paused_since:
        raise ExerciseError("It is paused already. Type resume to go on.")
    return replace(state, paused_since=_moment(at))


def resume(state: Talk, *, at: str) -> Talk:
    """The talk goes on."""
    if not state.paused_since:
        raise ExerciseError("It is not paused.")
    waited = (datetime.fromisoformat(_moment(at)) - datetime.fromisoformat(state.paused_since)).total_seconds()
    return replace(state, paused_since="", paused_seconds=state.paused_seconds + max(0, int(waited)))


def minutes(state: Talk, *, minutes: int) -> Talk:
    """How long was agreed for the whole talk."""
    open_still(state)
    return replace(state, agreed=whole(minutes, 1, MOST_MINUTES, "minutes 10"))


def extend(state: Talk, *, minutes: int) -> Talk:
    """Some minutes more for the step, once, because everybody agreed."""
    open_still(state)
    if state.extended:
        raise ExerciseError(
            f"This talk was extended once, by {state.extended} minutes. Close it kindly, or agree another time to talk."
        )
    return replace(state, extended=whole(minutes, 1, 30, "extend 5"), extended_in=state.phase)


def turns(state: Talk, *, seats: int) -> Talk:
    """How many speak in a round; the round begins again at the first seat."""
    open_still(state)
    if not state.in_rounds:
        raise ExerciseError("This talk has no rounds: it is between the two of you.")
    whole(seats, 2, MOST_SEATS, "turns 16")
    return replace(state, seats=seats, turn=1 if state.step.round else 0)


def seat(state: Talk, *, back: bool = False) -> Talk:
    """On to the next seat, whether somebody spoke or passed; or back one."""
    open_still(state)
    if not state.in_rounds:
        raise ExerciseError("This talk has no rounds: it is between the two of you.")
    if not state.seats:
        raise ExerciseError("How many are in the round? For example turns 16")
    if back and state.turn < 2:
        raise ExerciseError("This round is at its first seat.")
    if not back and state.turn > state.seats:
        raise ExerciseError(f"Everyone has had a turn. Another round: turns {state.seats}")
    return replace(state, turn=state.turn + (-1 if back else 1))


def observer(state: Talk, *, on: bool) -> Talk:
    """Whether a third person looks on and fills in the observer's card (practice in threes)."""
    open_still(state)
    if on:
        return replace(state, observer=True)
    return replace(state, observer=False, ticks=(), helped="")


def keep(state: Talk, *, what: str) -> Talk:
    """What stays of the talk, decided by whose talk it is: the card, or nothing at all.

    With nothing, every word, choice and tick is gone; only how far the talk is stays, so that it can go on.
    """
    if what not in (CARD, NOTHING):
        raise ExerciseError(f"The {state.owner} keeps the card or nothing: keep card, or keep nothing")
    if what == CARD:
        may_be_written(state)
        return replace(state, keeps=CARD)
    return Talk(
        state.template,
        state.steps,
        state.phase,
        state.phase_since,
        state.paused_since,
        state.paused_seconds,
        state.reached,
        state.agreed,
        state.extended,
        state.extended_in,
        task_marked=state.task_marked,
        seats=state.seats,
        turn=state.turn,
        next_offer=state.next_offer,
        observer=state.observer,
        keeps=NOTHING,
        closed=state.closed,
    )


def close(state: Talk) -> Talk:
    """The talk is over."""
    open_still(state)
    return replace(state, closed=True)


def reopen(state: Talk) -> Talk:
    """It goes on after all."""
    if not state.closed:
        raise ExerciseError("This talk is open.")
    return replace(state, closed=False)
