"""The moves about an elephant: holding, and the little that may be kept afterwards. Pure; reads no clock.

Person-centred partnership, naming the elephant: nothing of the holding is kept but how long clocks waited, never when;
a file from before that may have the times. Who named it is never kept; its wording only with the yes of the one who
named it, and gone again when that is taken back.
"""

from __future__ import annotations

from typing import Any

from exercises.frame.checks import during, gone, held_thing, kept, may, numbered, one_of, told_time, within
from exercises.frame.schedule import day_of
from exercises.frame.state import DECISIONS, RAISED, Elephant, Frame
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError

ASK_FIRST = "No wording is kept until the one who named it agrees. Ask them; if they say yes: {0} agreed, then {0}: …"


def hold_elephant(state: Frame, *, at: str = "") -> Frame:
    """Everything waits at once: the group's time, and the timer. `at` is never recorded: without it the clocks stand
    at their beginning meanwhile, and go on rightly by how long they waited."""
    told_time(at)
    if state.held:
        raise ExerciseError("An elephant is being held. When the group goes on: elephant over")
    waits = state.timer is not None and not state.timer.paused
    timer = replace(state.timer, paused=at or state.timer.started) if state.timer and waits else state.timer
    return replace(
        state,
        held=True,
        timer=timer,
        timer_waits=waits,
        phase_waits=not state.paused_since,
        paused_since=state.paused_since or at or state.phase_since,
    )


def elephant_over(state: Frame, *, waited: int = 0, at: str = "") -> Frame:
    """The group goes on; only how many seconds the clocks waited is kept. `at` is in files from before that."""
    if not state.held:
        raise ExerciseError("No elephant is being held. To slow everything down: elephant")
    if type(waited) is not int or waited < 0:
        raise ExerciseError("How long the clocks waited is a number of seconds.")
    if told_time(at):
        return _over_at(state, at)
    timer = state.timer
    if timer and timer.paused and state.timer_waits:
        timer = replace(timer, paused="", paused_seconds=timer.paused_seconds + waited)
    over = replace(state, held=False, timer=timer, timer_waits=False, phase_waits=False)
    # A phase that began meanwhile, or was paused before, did not wait for this.
    return replace(over, paused_since="", paused_seconds=state.paused_seconds + waited) if state.phase_waits else over


def _over_at(state: Frame, at: str) -> Frame:
    """The group goes on at a time, as in a file that has one."""
    waited = gone(state.paused_since or state.phase_since or at, at)
    timer = state.timer
    if timer and timer.paused and state.timer_waits:
        timer = replace(timer, paused="", paused_seconds=timer.paused_seconds + gone(timer.paused, at))
    return replace(
        state,
        held=False,
        timer=timer,
        timer_waits=False,
        phase_waits=False,
        paused_since="",
        paused_seconds=state.paused_seconds + waited,
    )


def name_elephant(state: Frame, *, raised: str, at: str = "", item: int = 0, number: int = 0) -> Frame:
    """An elephant was named: how it was raised, never by whom. Of when, at most the day, where one is brought along."""
    one_of(raised, (*RAISED, ""), "It was raised aloud, in private or in the box: elephant aloud")
    state, number = numbered(state, "e", number)
    made = Elephant(number, raised, at=told_time(at), item=during(state, item))
    return replace(state, elephants=kept(state.elephants, made))


def _changed(state: Frame, elephant: int, **fields: Any) -> Frame:
    return replace(state, elephants=kept(state.elephants, replace(_elephant(state, elephant), **fields)))


def _elephant(state: Frame, number: int) -> Elephant:
    found: Elephant = held_thing(state.elephants, number, "e", "elephant")
    return found


def raise_elephant(state: Frame, *, elephant: int, raised: str) -> Frame:
    """How it was raised, set right."""
    one_of(raised, RAISED, f"It was raised aloud, in private or in the box: e{elephant} aloud")
    return _changed(state, elephant, raised=raised)


def agree_wording(state: Frame, *, elephant: int, agreed: bool) -> Frame:
    """Whether the one who named it agrees to a wording being kept. Without, its words go at once."""
    held = _elephant(state, elephant)
    yes = agreed is True
    # What changed may name the matter as clearly as the wording does; it stays, but no page shows it without a yes.
    return _changed(state, elephant, agreed=yes, wording=held.wording if yes else "")


def word_elephant(state: Frame, *, elephant: int, text: str) -> Frame:
    """The wording, as the one who named it wants it. Refused without their yes."""
    if not _elephant(state, elephant).agreed:
        raise ExerciseError(ASK_FIRST.format(f"e{elephant}"))
    return _changed(state, elephant, wording=within(state, text, "elephant", "the wording"))


def decide_elephant(state: Frame, *, elephant: int, decision: str) -> Frame:
    """What the group decided: one of four, and letting it be is one of them."""
    one_of(decision, DECISIONS, f"Now, later, with those who have the power, or let it be: e{elephant} later")
    return _changed(state, elephant, decision=decision)


def date_elephant(state: Frame, *, elephant: int, field: str, text: str, at: str) -> Frame:
    """When it is worked on, or looked at again; the words stay as they were said, with the day they name."""
    one_of(field, ("when", "review"), f"e{elephant} when next session, or e{elephant} review 26 March")
    words = may(state, text, "when", "the day")
    on = day_of(state, words, at)
    return _changed(state, elephant, **{field: words, f"{field}_on": on}, done=False)


def carry_by(state: Frame, *, elephant: int, who: str) -> Frame:
    """Who carries it on."""
    return _changed(state, elephant, carries=may(state, who, "carries", "who carries it"))


def change_elephant(state: Frame, *, elephant: int, text: str) -> Frame:
    """What was changed because of it."""
    return _changed(state, elephant, change=may(state, text, "change", "what changed"))


def elephant_done(state: Frame, *, elephant: int, done: bool = True) -> Frame:
    """It needs no coming back to."""
    return _changed(state, elephant, done=done is True)
