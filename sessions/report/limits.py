"""The eighth section: what the report cannot say, and who is missing from it. Nothing is reckoned from the days."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from exercises.kernel.text import folded, listed, plural
from exercises.leaving.outline import Part, section
from exercises.programme.naming import how_it_stands, month_or_day
from exercises.programme.state import DONE, DROPPED, LEVELS, MOVED, Collected
from sessions.report.asked import answered
from sessions.report.telling import Member, Section, Telling, under
from sessions.report.timeline import people


def limits(told: Telling, hidden: Iterable[str] = (), answers: Collection[tuple[str, str]] = ()) -> Section:
    """Who is missing, what was dropped or hidden, what was asked at different moments, and what was told of lengths.
    `answers` are the exercises, each with its session, whose answers stand in the report."""
    parts: list[Part] = [
        *section("Who is missing", _missing(told)),
        *section("What was not asked, or not held", _dropped(told)),
        *section("Asked, and not told in this report", _untold(told, answers)),
        *section("What is hidden, so that nobody is recognised", hidden),
        *section("Asked at different moments", _moments(told)),
        *section("Told of the programme, as it was said", told.programme.facts),
        *section("What is no longer here", _gone(told)),
    ]
    return Section(under("What this report cannot say", parts, nothing="Nothing is noted of its limits."))


def _missing(told: Telling) -> Iterator[str]:
    for one in told.programme.cohorts.values():
        if one.invited is not None and one.attending is not None and one.attending < one.invited:
            yield f"{one.name}: {people(told, one)}. Those who did not come are not heard here."
        absent = [level for level in LEVELS if level not in one.levels]
        if one.levels and absent:
            yield f"{one.name}: nobody is noted from {listed(absent)}."
        if not any(one.number in member.cohorts for member in told.members):
            yield f"{one.name}: no session of this cohort is in this report."
    silent: dict[str, list[str]] = {}
    for this in told.programme.collected.values():
        if this.stands == DONE and this.of is not None and (this.n or 0) < this.of:
            said = f"{answered(told, this)} ({told.of((this.cohort,))}, {this.moment})"
            silent.setdefault(this.tool, []).append(said)
    yield from (f"{tool}: not everybody answered, {', '.join(said)}." for tool, said in silent.items())


def _dropped(told: Telling) -> Iterator[str]:
    for this in told.programme.collected.values():
        if this.stands == DROPPED:
            yield f"{this.tool}, {told.of((this.cohort,))}, {this.moment}: dropped."
    for tool in told.programme.tools.values():
        if tool.dropped:
            yield f"{tool.key} was dropped."
    for event in told.programme.events.values():
        if event.stands == DROPPED or (event.stands == MOVED and not event.became):
            why = f": {event.why}" if told.whole and event.why else ""
            stands = how_it_stands(told.programme, event)
            yield f"{event.what}, {told.of(event.cohorts)}, {month_or_day(event.day)}: {stands}{why}."


def _untold(told: Telling, answers: Collection[tuple[str, str]]) -> Iterator[str]:
    """What was answered and stands nowhere here: no section tells of it, or its answers are in no session."""
    silent: dict[tuple[str, int], list[str]] = {}
    for this in told.programme.collected.values():
        if this.stands == DONE and not any(_is_of(told, this, member, run) for member, run in _answered(told, answers)):
            silent.setdefault((this.tool, this.cohort), []).append(this.moment)
    for (tool, cohort), moments in silent.items():
        yield f"{tool}, {told.of((cohort,))}: {listed(moments)}."


def _answered(told: Telling, answers: Collection[tuple[str, str]]) -> Iterator[tuple[Member, str]]:
    for member in told.members:
        yield from ((member, run) for run in member.names if (member.leaving.name, run) in answers)


def _is_of(told: Telling, this: Collected, member: Member, run: str) -> bool:
    """Whether those are its answers: of its cohort and called as it is, or the only ones of its session."""
    if this.cohort not in member.cohorts:
        return False
    names = member.names[run]
    return folded(this.tool) in names or told.programme.asked_in(member.leaving.name, names, member.cohorts) is this


def _moments(told: Telling) -> Iterator[str]:
    by_tool: dict[str, dict[int, list[str]]] = {}
    for this in told.programme.collected.values():
        if this.stands == DONE:
            by_tool.setdefault(this.tool, {}).setdefault(this.cohort, []).append(this.moment)
    for tool, moments in by_tool.items():
        if len({frozenset(one) for one in moments.values()}) > 1:
            said = [f"{told.of((cohort,))} {', '.join(one)}" for cohort, one in moments.items()]
            yield f"{tool}: {'; '.join(said)}. They are not compared."


def _gone(told: Telling) -> Iterator[str]:
    count = len(told.gone)
    if count:
        yield f"{plural(count, 'session')} of the timeline {'is' if count == 1 else 'are'} gone, and not counted here."
    if told.damaged:
        yield "Something in the programme's own file cannot be read, so what stood there is not all here."
    damaged = sum(member.damaged for member in told.members)
    if damaged:
        yield f"{plural(damaged, 'session')} cannot be read whole."
