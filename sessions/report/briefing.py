"""Two pages for those who hold the next cohort: what was learned, changed and dropped, what to try and to carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exercises.frame.due import due, to_ask_after
from exercises.frame.state import Frame
from exercises.kernel.record import replace
from exercises.kernel.text import cut
from exercises.leaving.outline import Heading, Part, Table, section
from exercises.programme.reading import change_of
from exercises.programme.state import Learned
from sessions.export.gathering import Gathered
from sessions.live.told import Told
from sessions.report.asked import dropped
from sessions.report.changed import pairs, tried
from sessions.report.reporting import page_of, telling
from sessions.report.telling import Section, Telling

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
        *_learned(told),
        *_to_try(told, cohort),
        *section("Dropped, and why", dropped(told), 3, MOST),
        *_replies(told, cohort),
        *section("Comes back, with its words only where that was agreed", back, 3, MOST),
    ]
    used = frozenset((*back.values(), *(session for session, *_ in _theirs(told, cohort))))
    made = page_of(gathered, replace(told, title=f"{told.title}: {name}"), [Section(tuple(parts), used=used)])
    return made


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
    for session in sorted(sessions, key=lambda one: one.state.created):
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
