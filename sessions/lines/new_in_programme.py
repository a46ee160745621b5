"""A new session of a programme: it belongs at once, and begins with what its cohort must carry on.

Replies to say, elephants that are due and actions still open come out of the cohort's own earlier sessions; learnings
to try are read from the programme and stay there, where only a result closes them. Changes no earlier session.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import contains, listed, plural
from sessions.library import catalogue, coming_due, programmes
from sessions.store import locations

if TYPE_CHECKING:
    from exercises.programme.state import Event, Learned, Programme
    from sessions.library.catalogue import Entry
    from sessions.live.session import Session

_CARRIED = {
    "carry_reply": ("reply to say", "replies to say"),
    "carry_elephant": ("elephant that is due", "elephants that are due"),
    "carry_action": ("action to ask after", "actions to ask after"),
}
_MOST_TRIED = 3
"""Learned lines that are said at once; the others are counted."""
TRY = "To try"
_A_DAY = "2026-11-05"


def to_try(state: Programme, cohorts: Iterable[int]) -> list[Learned]:
    """The learned lines that wait for a result: those that were learned elsewhere, or are being tried in these."""
    here = set(cohorts)
    return [
        line
        for line in state.open_lines
        if not here or here - {line.cohort} or any(trial.cohort in here for trial in line.trials)
    ]


def said_to_try(state: Programme, cohorts: Sequence[int]) -> list[str]:
    """A line for each learning to try, with what is typed in the programme once it was tried."""
    lines = to_try(state, cohorts)
    told = []
    for line in lines[:_MOST_TRIED]:
        here = next((cohort for cohort in cohorts if cohort != line.cohort), next(iter(cohorts), line.cohort or 1))
        told.append(f"{TRY}: {line.text}. In the programme then: l{line.number} tried c{here} helped: …")
    more = len(lines) - len(told)
    return [*told, *([f"{TRY}: {more} more stand in the programme."] if more > 0 else [])]


def of_session(session: Session) -> list[str]:
    """The learnings to try in that session, each with its line, and what is to be typed once it was held; none where it
    belongs to no programme that is here."""
    from exercises.programme.naming import event_called
    from exercises.programme.state import MOVED, PLANNED
    from sessions.live.session import open_session
    from sessions.store.errors import StoreError

    belongs = session.state.belongs
    if belongs is None or not belongs.programme:
        return []
    try:
        programme = open_session(locations.PROGRAMME + belongs.programme, read_only=True)
    except (StoreError, OSError, ValueError):
        return []
    try:
        state = programmes.state_of(programme)
        event = state.event_of(session.name)
        told = said_to_try(state, belongs.cohorts)
        if event is not None and event.stands in (PLANNED, MOVED):
            told.append(
                f"It is planned as {event_called(event)}. In the programme once it is over: e{event.number} held"
            )
        return told
    except ExerciseError:
        return []
    finally:
        programme.close()


def checked(words: str, cohorts: Sequence[int], kind: str) -> str:
    """The name of the programme meant by these words, once the cohorts and the kind are there. Raises UnknownName,
    ExerciseError, StoreError, OSError."""
    from exercises.programme.state import KINDS
    from sessions.live.session import open_session

    name = programmes.resolve(words)
    programme = open_session(name, read_only=True)
    try:
        there = list(programmes.state_of(programme).cohorts)
        title = programme.state.title
    finally:
        programme.close()
    if not there:
        raise ExerciseError(f"{title} has no cohort yet. In the programme: cohort + One: Auckland")
    if missing := [number for number in cohorts if number not in there]:
        raise ExerciseError(f"{title} has no cohort {missing[0]}. It has {listed([f'c{number}' for number in there])}.")
    if not any(one.startswith(kind.casefold()) for one in KINDS):
        raise ExerciseError(f"A kind of event is one of: {', '.join(KINDS)}.")
    return name


def join(session: Session, programme: str, cohorts: Sequence[int], kind: str = "workshop") -> str:
    """The session belongs to these cohorts from now on, and takes in what they must carry; what came, in words.

    `programme` is the programme's name. Raises ExerciseError for a cohort or a kind there is not, StoreError, OSError.
    """
    from exercises.programme.naming import event_called
    from sessions.lines.carry_out import perform
    from sessions.removing.opening import opened

    where = opened(programme, by=session.by)
    try:
        state = programmes.state_of(where)
        whose = list(cohorts) or [*state.cohorts][:1]
        if not whose:
            raise ExerciseError("That programme has no cohort yet. There: cohort + One: Auckland")
        earlier = _earlier(where.name, whose, session.name)
        planned = _planned(state, whose, kind, session)
        said = f"It belongs to {where.state.title}, {listed([f'c{number}' for number in whose])}"
        if planned is None:
            perform(where, f"belongs {session.name} {' '.join(f'c{number}' for number in whose)} {kind}")
        else:
            _held_then(session, planned.day)
            perform(where, f"e{planned.number} session {session.name}")
            said += f", as e{planned.number}, {event_called(planned)}"
        told = said_to_try(programmes.state_of(where), whose)
    finally:
        where.close()
    session.refresh()
    came = _bring(session, earlier)
    return "\n".join([f"{said}. {came}".strip(), *told])


def _planned(state: Programme, cohorts: Sequence[int], kind: str, session: Session) -> Event | None:
    """The event that the new session is: the one of its kind and cohorts that is planned for its day, or where nobody
    said which that is for today or later; of several the one that is called as it is."""
    from exercises.programme.state import KINDS

    what = next((one for one in KINDS if one.startswith(kind.casefold())), "")
    title, said, today = session.state.title, _said_day(session), session.today()
    planned = [
        one
        for one in state.planned_for(what, cohorts)
        if not one.day or (said.startswith(one.day) if said else one.day >= today[: len(one.day)])
    ]
    named = [one for one in planned if one.text and (contains(one.text, title) or contains(title, one.text))]
    found = named if len(planned) > 1 else planned
    return found[0] if len(found) == 1 else None


def _said_day(session: Session) -> str:
    """The day it is held, where that is not the one it is made on; else ""."""
    frame = session.state.frame
    day = str(frame.state.facts.date) if frame is not None else ""
    return day if day != session.today() else ""


def _held_then(session: Session, day: str) -> None:
    """The session is held on the day of its event, where that is known and nobody said another."""
    frame = session.state.frame
    if frame is not None and len(day) == len(_A_DAY) and day != session.today() and not _said_day(session):
        session.record("day", {"date": day}, run=frame.key)


def _earlier(name: str, cohorts: Sequence[int], own: str) -> list[tuple[Entry, set[str]]]:
    """The sessions of these cohorts that have something to carry, each with the elephants of it that are due; the last
    one first, whose replies are said."""
    every = catalogue.entries()
    theirs = [
        one
        for one in reversed(programmes.members(name, every))
        if set(one.belongs[1]) & set(cohorts) and one.name != own and not one.problem
    ]
    from sessions.live.here import utc_now

    due, went = coming_due.due(every, utc_now().date().isoformat()), coming_due.WentOn(every)
    found = []
    for place, one in enumerate(theirs):
        waits = {letter for letter, _ in one.waiting} if not went.into(one) or one.name in due else set()
        if not place or any(name[:1] in "eq" for name in waits):
            found.append((one, set(due.get(one.name, ()))))
    return found


def _came_already(session: Session) -> set[str]:
    """Where everything comes from that is in a session begun like another."""
    frame = session.state.frame
    if frame is None:
        return set()
    things = (*frame.state.elephants.values(), *frame.state.actions.values(), *frame.state.replies)
    return {origin for one in things for origin in one.origins}


def _bring(session: Session, earlier: Sequence[tuple[Entry, set[str]]]) -> str:
    """Takes in what is open in those sessions, as one entry; what it was, in words."""
    from exercises.frame.carrying import carried_from
    from sessions.library.beginning import frame_of
    from sessions.live.identity import identity
    from sessions.live.session import open_session
    from sessions.live.state import BATCH
    from sessions.store.errors import StoreError

    moves: list[list[Any]] = []
    come = _came_already(session)
    for place, (entry, due) in enumerate(earlier):
        try:
            before = open_session(entry.name, read_only=True)
        except (StoreError, OSError):
            continue
        try:
            frame = before.state.frame
            if frame is None:
                continue
            named = identity(before.state.created, before.state.begun_by, frame)
            for kind, data in carried_from(frame.state, entry.title, named):
                if kind == "carry_elephant" and f"e{data.get('from_number')}" not in due:
                    continue
                # What went on from day to day comes from the last one only, whichever ways it went there.
                if kind in _CARRIED and (kind != "carry_reply" or not place) and come.isdisjoint(data["origins"]):
                    moves.append([kind, data])
                    come.update(data["origins"])
        finally:
            before.close()
    if not moves:
        return ""
    run = frame_of(session).key
    session.record(BATCH, {"moves": session.coming_in(moves, run=run)}, run=run)
    counts = Counter(kind for kind, _ in moves)
    return (
        f"Carried over: {listed([plural(counts[kind], *named) for kind, named in _CARRIED.items() if counts[kind]])}."
    )
