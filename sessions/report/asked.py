"""The second section: how people were asked, of how many, and what was dropped; and how the tools changed."""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.expression import expression
from exercises.leaving.outline import Heading, Part, Table, section
from exercises.programme.naming import month_or_day
from exercises.programme.state import DONE, DROPPED, Collected
from sessions.report.telling import Section, Telling, under

_WRITER = expression(r"F\d+")
"""How facilitators sign what they type."""


def how_asked(told: Telling) -> Section:
    """Tools by cohort, each with n of N by moment."""
    programme = told.programme
    parts: list[Part] = []
    if programme.collected:
        cohorts = tuple(programme.cohorts.values())
        tools = dict.fromkeys(one.tool for one in programme.collected.values())
        rows = (
            (tool, *("; ".join(_cells(told, tool, cohort.number)) or "not asked" for cohort in cohorts))
            for tool in tools
        )
        parts.append(Table(("What was asked", *(cohort.name for cohort in cohorts)), tuple(rows)))
    parts += section("What was dropped, and why", dropped(told))
    versions = tuple(_versions(told))
    parts += [Heading("How the tools changed", 3), Table(("Tool", "Version", "By", "Because of"), versions)] * bool(
        versions
    )
    return Section(under("How we asked", parts, nothing="Nothing is noted of what was asked."))


def answered(told: Telling, this: Collected) -> str:
    """ "24 of 27", "planned", "dropped"."""
    if this.stands != DONE:
        return this.stands
    return told.part(this.n or 0, this.of)


def _cells(told: Telling, tool: str, cohort: int) -> Iterator[str]:
    for one in told.programme.collected.values():
        if (one.tool, one.cohort) == (tool, cohort):
            yield f"{one.moment}: {answered(told, one)}"


def dropped(told: Telling) -> Iterator[str]:
    """What was not asked after all, and the tools that are used no longer, each with why."""
    for one in told.programme.collected.values():
        if one.stands == DROPPED:
            yield f"{one.tool}, {told.of((one.cohort,))}, {one.moment}: {one.why or 'nobody said why'}"
    for tool in told.programme.tools.values():
        if tool.dropped:
            day = f" since {month_or_day(tool.dropped_on)}" if tool.dropped_on else ""
            yield f"{tool.key} is used no longer{day}: {tool.why or 'nobody said why'}"


def _versions(told: Telling) -> Iterator[tuple[str, ...]]:
    for tool in told.programme.tools.values():
        for place, one in enumerate(tool.versions, 1):
            because = told.programme.carried.get(one.because)
            line = f"l{because.number} " if because and told.whole else ""
            by = one.by if told.whole or not _WRITER.fullmatch(one.by) else "a facilitator"
            yield tool.key, f"{place}: {one.text}", by, f"{line}{because.text}" if because else ""
