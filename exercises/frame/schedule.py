"""Planned against actual: where the day stands, in words. Pure functions of the state and a given now."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

from exercises.frame.checks import moment_of, plural
from exercises.frame.running import following
from exercises.frame.state import Frame
from exercises.frame.things import Item
from exercises.kernel.days import day_in, in_zone

_AS_PLANNED = 2
"""Minutes early or late that nobody notices."""
_LONG = 100
"""From so many minutes on hours are said, and their halves; from _VERY_LONG on whole hours only."""
_VERY_LONG = 300
_ANOTHER_DAY = 18 * 60
"""So many minutes from the plan, it is no longer that day, and a count of hours would say nothing."""


def begins(state: Frame) -> dict[int, datetime]:
    """When each item was to begin: by its own time, else by the minutes before it.

    A day without any planned time is reckoned from when its first item began; before that it has no times at all.
    Items that were left out keep their place in the plan, for leaving one out is how time is won back; but unless one
    was begun it has no time of its own.
    """
    planned: dict[int, datetime] = {}
    here = _on_the_clock(state, state.facts.starts)
    if here is None and not any(_on_the_clock(state, item.planned) for item in state.items.values()):
        begun = [moment_of(item.stretches[0].begun) for item in state.items.values() if item.stretches]
        first = next((item for item in state.in_order() if item.stretches), None)
        if begun and first:
            before = sum(item.minutes for item in state.in_order()[: state.order.index(first.number)])
            here = moment_of(first.stretches[0].begun) - timedelta(minutes=before)
    for item in state.in_order():
        here = _on_the_clock(state, item.planned) or here
        if here is not None:
            if not item.dropped or item.stretches:
                planned[item.number] = here
            here += timedelta(minutes=item.minutes)
    return planned


def _on_the_clock(state: Frame, clock: str) -> datetime | None:
    """A planned time on the wall's clock as a moment; None while the day or its clock is not known.

    It is of the day on which the first part began: a session is made on another than the one it is held.
    """
    if not clock or not state.facts.date or state.facts.offset is None:
        return None
    begun = [item.stretches[0].begun for item in state.items.values() if item.stretches]
    first = _on_the_wall(state, min(begun, key=moment_of)) if begun else None
    day, zone = (first.date(), first.tzinfo) if first else (date.fromisoformat(state.facts.date), _zone(state))
    hours, _, minutes = clock.partition(":")
    return datetime.combine(day, time(int(hours), int(minutes)), zone)


def _zone(state: Frame) -> timezone:
    return timezone(timedelta(minutes=state.facts.offset or 0))


def _on_the_wall(state: Frame, at: str) -> datetime:
    """A stored time as the clock on the wall had it: its own where it tells one, for there may be summer time between;
    else as the session's has it."""
    told = moment_of(at)
    return told if told.utcoffset() else in_zone(told, _zone(state))


def minutes_behind(state: Frame, now: datetime) -> int | None:
    """Minutes behind the plan, less than 0 when ahead of it; None when there is nothing to compare."""
    planned = begins(state)
    here = state.here
    if here is not None and here.number in planned:
        ends = planned[here.number] + timedelta(minutes=here.minutes)
        # What is on is taken to last as long as was planned, and longer only once it does.
        will_end = max(moment_of(here.stretches[-1].begun) + timedelta(minutes=here.minutes), now)
        return _minutes(will_end - ends)
    coming = following(state)
    if coming is None or coming.number not in planned:
        return None
    late = _minutes(now - planned[coming.number])
    started = any(item.stretches for item in state.items.values())
    return late if started or late > 0 else None


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds() / 60)


def standing(state: Frame, now: datetime) -> str:
    """Ahead or behind, in words, for the facilitators; "" when there is nothing to say."""
    behind = minutes_behind(state, now)
    if behind is None or not (_begun(state) or _is_that_day(state, now)):
        return ""
    if abs(behind) <= _AS_PLANNED:
        return "as planned"
    if abs(behind) > _ANOTHER_DAY:
        return "on another day than planned"
    return f"about {length(abs(behind))} {'behind' if behind > 0 else 'ahead'}"


def _begun(state: Frame) -> bool:
    return any(item.stretches for item in state.items.values())


def _is_that_day(state: Frame, now: datetime) -> bool:
    """Whether now is the day on the wall; before its first part began, no other day is late for it."""
    return in_zone(now, _zone(state)).date().isoformat() == state.facts.date


def length(minutes: int) -> str:
    """A length of time as people say it: 25 minutes, 2 and a half hours, 12 hours."""
    if minutes < _LONG:
        return plural(minutes, "minute")
    if minutes >= _VERY_LONG:
        return plural(round(minutes / 60), "hour")
    halves = round(minutes / 30)
    return f"{halves // 2} and a half hours" if halves % 2 else plural(halves // 2, "hour")


def minutes_taken(item: Item, now: datetime | None = None) -> int | None:
    """Minutes an item was on, all its times together; None before it began, or while it is on without a now."""
    if not item.stretches or (item.running and now is None):
        return None
    length = timedelta()
    for stretch in item.stretches:
        ended = moment_of(stretch.ended) if stretch.ended else now
        assert ended is not None
        length += max(timedelta(), ended - moment_of(stretch.begun))
    return _minutes(length)


def told_of(state: Frame, item: Item) -> str:
    """One item's planned and actual times in words, as far as they are known."""
    parts = [f"{item.minutes} minutes planned" if item.minutes else ""]
    if item.stretches:
        begun = on_the_wall(state, item.stretches[0].begun)
        parts.append(f"begun {begun}" if begun else "begun")
        planned = begins(state).get(item.number)
        late = _minutes(moment_of(item.stretches[0].begun) - planned) if planned else 0
        if abs(late) > _ANOTHER_DAY:
            parts.append("on another day than planned")
        elif abs(late) > _AS_PLANNED:
            parts.append(f"{length(abs(late))} {'late' if late > 0 else 'early'}")
        taken = minutes_taken(item)
        parts.append("on now" if taken is None else f"took {plural(taken, 'minute')}")
    parts.append("left out" if item.dropped else "")
    return ", ".join(filter(None, parts))


def on_the_wall(state: Frame, at: str) -> str:
    """A stored time as the clock on the wall showed it; "" when the session does not know its clock."""
    if not at or state.facts.offset is None:
        return ""
    return _on_the_wall(state, at).strftime("%H:%M")


def local_day(state: Frame, at: str) -> str:
    """The day on the wall when a step was taken."""
    told = moment_of(at) if state.facts.offset is None else _on_the_wall(state, at)
    return told.date().isoformat()


def day_of(state: Frame, words: str, at: str) -> str:
    """The day the words name when they are said at that time; "" when there is none in them, or no time."""
    return day_in(words, local_day(state, at)) if words and at else ""
