"""The one advisory timer: moves that store times, and pure functions that count from them. Reads no clock.

It advances nothing, makes no sound and never counts below nothing: at the end it asks whether more time is wanted.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from exercises.frame.checks import clock_words, gone, moment_of, plural
from exercises.frame.state import Frame
from exercises.frame.timed import Timer
from exercises.kernel.making import fitting
from exercises.kernel.moves import Got, also, move
from exercises.kernel.record import as_dict, replace
from exercises.kernel.shape import ExerciseError

MOST_MINUTES = 600
OVER = "time; more if you want it"
_NOON = 12
_AHEAD = timedelta(hours=6)
"""How far off a time on the clock may be; one that is further has passed, and none so far off is waited for."""


def _a_timer(got: Got, state: Frame) -> str:
    # As a clock has it that does not tell the half of the day.
    length = f"until {got['until'].removeprefix('0')}" if "until" in got else f"of {plural(got['minutes'], 'minute')}"
    return f"a timer {length}{': ' + got['label'] if 'label' in got else ''}"


@move(
    "timer <minutes:timer> [:] [<label:words>]",
    "timer 10",
    "one quiet timer; timer 10: Thinking Caps",
    _a_timer,
    called="a timer",
    timed=True,
    wordless=True,
    words=("label",),
)
@also("timer until|till <until:clock> [:] [<label:words>]", "timer until 10:30", "the same up to a time", _a_timer)
def timer_start(state: Frame, *, at: str, minutes: int = 0, until: str = "", label: str = "") -> Frame:
    """A timer of that many minutes, or until a time on the clock, in place of any before it."""
    now = moment_of(at)
    if not until and (isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= MOST_MINUTES):
        raise ExerciseError(f"How many minutes, from 1 to {MOST_MINUTES}? timer 10")
    seconds = _seconds_until(until, now) if until else minutes * 60
    paused = at if state.elephant_held else ""
    timer = Timer(seconds, at, paused=paused, **fitting(state.template, Timer, label=label))
    return replace(state, timer=timer, timer_waits=state.elephant_held)


def _seconds_until(until: str, now: datetime) -> int:
    """The seconds to the next time that the clock says so; 1:30 in the afternoon is 13:30."""
    hours, _, minutes = clock_words(until, "timer until 10:30").partition(":")
    ends = now.replace(hour=int(hours), minute=int(minutes), second=0, microsecond=0)
    if ends <= now and ends.hour <= _NOON:
        ends += timedelta(hours=_NOON)
    if not timedelta() < ends - now <= _AHEAD:
        raise ExerciseError(f"{until} has passed, or is far off; it is {now:%H:%M}. In minutes: timer 10")
    return int((ends - now).total_seconds())


def _timer(state: Frame) -> Timer:
    if state.timer is None:
        raise ExerciseError("There is no timer yet. Start one: timer 10")
    return state.timer


@move(
    "timer <minutes:more>",
    "timer +1",
    "a minute more; timer -1 a minute less",
    lambda got, state: f"{plural(abs(got['minutes']), 'minute')} {'more' if got['minutes'] > 0 else 'less'}",
    called="the timer's minutes",
    logged="the timer, minutes: …",
    timed=True,
    wordless=True,
)
def timer_more(state: Frame, *, minutes: int, at: str) -> Frame:
    """Some minutes more, or fewer. After the end, more begins from now; while an elephant is held nothing is known of
    when it began to wait, so the minutes are reckoned on what was planned."""
    timer = _timer(state)
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not 0 < abs(minutes) <= MOST_MINUTES:
        raise ExerciseError("How many minutes more or fewer? timer +1, timer -1")
    counted = 0 if state.timer_waits else elapsed(timer, moment_of(at))
    seconds = (max(timer.seconds, counted) if minutes > 0 else timer.seconds) + minutes * 60
    # Never taken below what has gone by: at the least it is at its end.
    return replace(state, timer=replace(timer, seconds=max(seconds, min(counted, timer.seconds), 0)))


@move(
    "timer pause",
    "timer pause",
    "it waits; timer on goes on; timer off takes it away",
    "the timer waits",
    called="the timer's pause",
    logged="the timer waits: …",
    timed=True,
    wordless=True,
)
def timer_pause(state: Frame, *, at: str) -> Frame:
    """The timer waits."""
    timer = _timer(state)
    moment_of(at)
    if timer.paused:
        raise ExerciseError("The timer waits already. Type timer on to go on.")
    return replace(state, timer=replace(timer, paused=at))


@move(
    "timer on|resume",
    "timer on",
    "",
    "the timer goes on",
    called="the timer going on",
    logged="the timer goes on: …",
    timed=True,
    wordless=True,
)
def timer_on(state: Frame, *, at: str) -> Frame:
    """The timer goes on."""
    timer = _timer(state)
    if not timer.paused:
        raise ExerciseError("The timer is going.")
    waited = timer.paused_seconds + gone(timer.paused, at)
    return replace(state, timer=replace(timer, paused="", paused_seconds=waited), timer_waits=False)


@move(
    "timer off",
    "timer off",
    "",
    "the timer is taken away",
    called="the timer's end",
    logged="no timer: …",
    wordless=True,
)
def timer_off(state: Frame) -> Frame:
    """No timer."""
    _timer(state)
    return replace(state, timer=None, timer_waits=False)


def elapsed(timer: Timer, now: datetime) -> int:
    """Whole seconds it has counted, without the pauses; never less than none."""
    until = moment_of(timer.paused) if timer.paused else now
    return max(0, int((until - moment_of(timer.started)).total_seconds()) - timer.paused_seconds)


def left(timer: Timer, now: datetime) -> int:
    """Whole seconds left; 0 at the end and after it, never less."""
    return max(0, timer.seconds - elapsed(timer, now))


def part(timer: Timer, now: datetime) -> float:
    """How far the soft bar is, from 0 to 1."""
    return min(1.0, elapsed(timer, now) / timer.seconds) if timer.seconds else 1.0


def words(timer: Timer, now: datetime) -> str:
    """What the room reads: about how long, in words, never seconds running down."""
    remaining = left(timer, now)
    if not remaining:
        return OVER
    minutes = (remaining + 29) // 60  # half a minute is not said as one, so that a minute more is one more
    about = f"about {plural(minutes, 'minute')} left" if minutes else "less than a minute left"
    return f"waiting; {about}" if timer.paused else about


def public(timer: Timer | None) -> dict[str, Any] | None:
    """What the room file may carry of it, so that the room counts by itself from stored times."""
    return as_dict(timer) if timer is not None else None


def timer_of(document: dict[str, Any]) -> Timer:
    """The timer that a room file carries. Raises ValueError when it is not one."""
    try:
        made = Timer(
            document["seconds"], document["started"], document["label"], document["paused"], document["paused_seconds"]
        )
        moment_of(made.started)
        if made.paused:
            moment_of(made.paused)
    except (KeyError, TypeError, ExerciseError) as problem:
        raise ValueError("not a timer") from problem
    counts = (made.seconds, made.paused_seconds)
    if not isinstance(made.label, str) or any(type(count) is not int or count < 0 for count in counts):
        raise ValueError("not a timer")
    return made
