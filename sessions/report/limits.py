"""The eighth section: what the report cannot say, and who is missing from it. Nothing is reckoned from the days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exercises.kernel.text import listed, plural
from exercises.leaving.outline import Part, section
from exercises.programme.naming import month_or_day
from exercises.programme.state import DONE, DROPPED, LEVELS, MOVED
from sessions.report.asked import answered
from sessions.report.telling import Section, Telling, under
from sessions.report.timeline import people


def limits(told: Telling, hidden: Iterable[str] = ()) -> Section:
    """Who is missing, what was dropped or hidden, what was asked at different moments, and what was told of lengths."""
    parts: list[Part] = [
        *section("Who is missing", _missing(told)),
        *section("What was not asked, or not held", _dropped(told)),
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
            yield f"{event.what}, {told.of(event.cohorts)}, {month_or_day(event.day)}: {event.stands}{why}."


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
    damaged = sum(member.damaged for member in told.members)
    if damaged:
        yield f"{plural(damaged, 'session')} cannot be read whole."
