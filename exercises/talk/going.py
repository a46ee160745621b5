"""The moves that carry a talk along: steps, minutes, turns, the end of it. Pure; reads no clock.

A pass is a turn like any other and is recorded as one: nothing tells who passed or how many did ("Creating a safe
environment", the right not to contribute).
"""

from __future__ import annotations

from exercises.kernel import clock
from exercises.kernel.checks import open_still
from exercises.kernel.moves import also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.talk.checks import may_be_written, whole
from exercises.talk.saying import alone, in_rounds, kept, many, without_owner
from exercises.talk.state import CARD, NOTHING, Talk
from exercises.talk.steps import TASK

MOST_SEATS = 60
MOST_MINUTES = 240


@move(called="the move to another step", timed=True)
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
    return clock.begun(state, phase, at, turn=turn, reached=state.reached | {phase})


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


@move(
    "minutes [:] <minutes>",
    "minutes 10",
    "how long was agreed for the whole talk",
    "{minutes} minutes are agreed",
    called="the minutes agreed",
)
def minutes(state: Talk, *, minutes: int) -> Talk:
    """How long was agreed for the whole talk."""
    open_still(state, "talk")
    return replace(state, agreed=whole(minutes, 1, MOST_MINUTES, "minutes 10"))


@move(
    "extend [+] [:] <minutes>",
    "extend 5",
    "some minutes more for this step, once, when everybody agrees",
    "{minutes} minutes more, this once",
    called="minutes more",
)
def extend(state: Talk, *, minutes: int) -> Talk:
    """Some minutes more for the step, once, because everybody agreed."""
    open_still(state, "talk")
    if state.extended:
        raise ExerciseError(
            f"This talk was extended once, by {state.extended} minutes. Close it kindly, or agree another time to talk."
        )
    return replace(state, extended=whole(minutes, 1, 30, "extend 5"), extended_in=state.phase)


@move(
    "turns [:] <seats:minutes>",
    "turns 16",
    "how many speak in the round; it begins at the first seat",
    "{seats} speak in this round",
    called="how many speak in the round",
    warn=many,
    shown=in_rounds,
    ask="A number is needed here: turns 16",
)
def turns(state: Talk, *, seats: int) -> Talk:
    """How many speak in a round; the round begins again at the first seat."""
    open_still(state, "talk")
    if not state.in_rounds:
        raise ExerciseError("This talk has no rounds: it is between the two of you.")
    whole(seats, 2, MOST_SEATS, "turns 16")
    return replace(state, seats=seats, turn=1 if state.step.round else 0)


@move(
    "turn",
    "turn",
    "the next seat; turn back goes back one",
    "on to the next seat",
    called="a turn",
    undated=True,
    shown=in_rounds,
)
@also("turn back", "turn back", "", "back one seat", sets={"back": True})
@also("pass", "pass", "the next seat too: a pass leaves no trace", "on to the next seat", when=in_rounds)
@also("pass", "pass", "nothing at all is recorded", "nothing is recorded", when=alone, action="none")
def seat(state: Talk, *, back: bool = False) -> Talk:
    """On to the next seat, whether somebody spoke or passed; or back one."""
    open_still(state, "talk")
    if not state.in_rounds:
        raise ExerciseError("This talk has no rounds: it is between the two of you.")
    if not state.seats:
        raise ExerciseError("How many are in the round? For example turns 16")
    if back and state.turn < 2:
        raise ExerciseError("This round is at its first seat.")
    if not back and state.turn > state.seats:
        raise ExerciseError(f"Everyone has had a turn. Another round: turns {state.seats}")
    return replace(state, turn=state.turn + (-1 if back else 1))


@move(
    "observer [:] <on>",
    "observer on",
    "a third person looks on, in practice in threes; observer off",
    lambda got, state: "an observer looks on" if got["on"] else "no observer; the observer's card is gone",
    called="whether an observer looks on",
)
def observer(state: Talk, *, on: bool) -> Talk:
    """Whether a third person looks on and fills in the observer's card (practice in threes)."""
    open_still(state, "talk")
    if on:
        return replace(state, observer=True)
    return replace(state, observer=False, ticks=(), helped="")


@move(
    "keep [card]",
    "keep card",
    "they keep what was written",
    kept,
    called="what is kept of the talk",
    takes_back=lambda data: data.get("what") == NOTHING,
    sets={"what": CARD},
)
@also(
    "keep nothing",
    "keep nothing",
    "nothing of the talk is kept: every word goes, here and in exports",
    kept,
    sets={"what": NOTHING},
)
@also("<owner> keeps|card [card]", "asker keeps", "", kept, sets={"what": CARD}, data=without_owner)
@also("<owner> [keeps] nothing", "asker nothing", "", kept, sets={"what": NOTHING}, data=without_owner)
@also("<owner> [:] <nobody>")
@also("keep [:] <nobody>")
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


@move("close", "close", "ends the talk; reopen goes on", "ends the talk", called="the closing")
def close(state: Talk) -> Talk:
    """The talk is over."""
    open_still(state, "talk")
    return replace(state, closed=True)


@move("reopen", "reopen", "", "the talk goes on after all", called="opening again")
def reopen(state: Talk) -> Talk:
    """It goes on after all."""
    if not state.closed:
        raise ExerciseError("This talk is open.")
    return replace(state, closed=False)
