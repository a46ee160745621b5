"""Two pages for those who hold the next cohort: what was learned, changed and dropped, what to try and to carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exercises.frame.due import due, to_ask_after
from exercises.frame.state import Frame
from exercises.kernel.record import replace
from exercises.kernel.text import capital, cut, listed, sentence
from exercises.leaving.outline import Heading, Paragraph, Part, Table, section
from exercises.programme.months import coming
from exercises.programme.naming import month_or_day
from exercises.programme.reading import change_of
from exercises.programme.state import PLANNED, Learned
from sessions.export.gathering import Gathered
from sessions.live.days import held_on
from sessions.live.told import Told
from sessions.report.asked import dropped
from sessions.report.changed import pairs, tried
from sessions.report.reporting import page_of, telling
from sessions.report.telling import Section, Telling
from sessions.report.timeline import people, sectors

MOST = 10
"""So many of each on two pages."""
_ANY_DAY = "9999-12-31"
_LONG = 140


def brief(gathered: Gathered, sessions: Sequence[Told], cohort: int) -> Gathered:
    """The brief for that cohort, in place of what was gathered. Raises StopIteration without a programme."""
    told = telling(gathered, sessions)
    name = told.of((cohort,))
    ours = [one for one in sessions if one.state.belongs is not None and cohort in one.state.belongs.cohorts]
    back = _comes_back(ours)
    parts: list[Part] = [
        Heading(f"For those who hold {name} next", 2),
        *_who(told, cohort),
        *section("Still to come", _first(_to_come(told, cohort), "in the programme"), 3),
        *_learned(told),
        *_to_try(told, cohort),
        *section("The tools as they are now", _first(_tools(told), "in the programme"), 3),
        *section("Dropped, and why", _first(dropped(told), "in the programme"), 3),
        *_replies(told, cohort),
        *section("Comes back, with its words only where that was agreed", _first(back, "in its sessions"), 3),
    ]
    used = frozenset((*back.values(), *(session for session, *_ in _theirs(told, cohort))))
    made = page_of(gathered, replace(told, title=f"{told.title}: {name}"), [Section(tuple(parts), used=used)])
    return made


def _first(lines: Iterable[str], where: str) -> Iterator[str]:
    """So many of the lines as stand on two pages, and how many more there are, and where."""
    every = list(lines)
    yield from every[:MOST]
    if len(every) > MOST:
        yield f"and {len(every) - MOST} more {where}"


def _who(told: Telling, cohort: int) -> list[Part]:
    """Who it is, as counts, and where it meets."""
    this = told.programme.cohorts[cohort]
    said = [
        "how many come is not said" if this.invited is None and this.attending is None else people(told, this),
        f"meets in {this.place}" if this.place else "",
        listed(list(this.levels)),
        sectors(this),
    ]
    return [Paragraph(sentence(capital("; ".join(filter(None, said)))))]


def _to_come(told: Telling, cohort: int) -> Iterator[str]:
    """What is planned of the cohort, the next first, and what is to be collected."""
    for event in coming(told.programme, cohort):
        why = f" ({event.why})" if event.why else ""
        yield f"{month_or_day(event.day)}: {event.what}{f', {event.text}' if event.text else ''}{why}"
    for one in told.programme.collected.values():
        if one.cohort == cohort and one.stands == PLANNED:
            yield f"{one.tool}, {one.moment}{f', of {one.of}' if one.of is not None else ''}"


def _tools(told: Telling) -> Iterator[str]:
    for tool in told.programme.tools.values():
        if tool.versions and not tool.dropped:
            yield f"{tool.key}: {tool.versions[-1].text}"


def _learned(told: Telling) -> list[Part]:
    """What has a result, the newest last."""
    lines = [one for one in told.programme.carried.values() if not one.mistake and not one.is_open]
    rows = tuple((one.text, change_of(told.programme, one), tried(told, one), one.next) for one in lines[-MOST:])
    head = ("Learned", "Changed", "Tried, and what came of it", "Then")
    return [Heading("What was learned, and what was changed", 3), Table(head, rows)] if rows else []


def _to_try(told: Telling, cohort: int) -> list[Part]:
    lines = [one for one in told.programme.carried.values() if one.is_open]
    rows = tuple((_from(told, one), change_of(told.programme, one), _record(one, cohort)) for one in lines[:MOST])
    if not rows:
        return []
    head = ("To try", "It changes", "When you know, type in the programme")
    return [Heading("What to try, and how its result is recorded", 3), Table(head, rows)]


def _from(told: Telling, one: Learned) -> str:
    return f"{one.text}{f' (from {told.of((one.cohort,))})' if one.cohort else ''}"


def _record(one: Learned, cohort: int) -> str:
    return f"l{one.number} tried c{cohort} helped: what was seen. Or no difference, worse, not tried."


def _replies(told: Telling, cohort: int) -> list[Part]:
    rows = tuple((cut(said, 1, _LONG), cut(did, 1, _LONG), where) for _, said, did, where in _theirs(told, cohort))
    return [Heading("Replies to begin with", 3), Table(("They said", "We", "Where"), rows)] if rows else []


def _theirs(told: Telling, cohort: int) -> list[tuple[str, str, str, str]]:
    return list(pairs(replace(told, members=tuple(one for one in told.members if cohort in one.cohorts))))[-MOST:]


def _comes_back(sessions: Iterable[Told]) -> dict[str, str]:
    """Elephants, parked things, actions and conversations of their sessions that nobody closed, with the session."""
    found: dict[str, str] = {}
    for session in sorted(sessions, key=lambda one: (held_on(one.state), one.state.created)):
        frame = session.state.frame
        if frame is None or not isinstance(frame.state, Frame):
            continue
        state = frame.state
        for one in (*due(state, _ANY_DAY, session.state.title), *to_ask_after(state, _ANY_DAY, session.state.title)):
            found[cut(f"{one.text} ({one.why})", 1, _LONG)] = session.name
        for action in state.actions.values():
            if not action.result:
                found[cut(f"{action.text}{f' ({action.role})' if action.role else ''}", 1, _LONG)] = session.name
    return found
