"""What was asked of a programme's cohorts, out of its sessions, to be put side by side. Changes none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from exercises.frame.state import Frame
from exercises.frame.tools import Taught, over_sessions
from exercises.kernel.record import replace
from exercises.programme.naming import month_or_day
from exercises.programme.state import Programme
from exercises.wall.state import Wall
from sessions.distil.compared import Asked, Comparison, compared
from sessions.distil.together import distil_run, title_of
from sessions.library import programmes
from sessions.library.catalogue import Entry, entries
from sessions.library.which_sessions import read_in_turn
from sessions.live.identity import identity
from sessions.live.session import open_session
from sessions.live.state import SessionState
from sessions.store import locations


def compare(name: str, state: Programme, title: str, problems: list[str], question: str = "") -> Comparison:
    """The walls of that programme's sessions side by side, a sentence in `problems` for each that does not open.

    Where they were brought together, the themes are those of that wall. Raises StoreError or OSError.
    """
    every = entries()
    called = {title_of(title), title_of(name.removeprefix(locations.PROGRAMME))}
    together = _together(next((entry for entry in every if entry.title in called and not entry.problem), None))
    members = [entry for entry in programmes.members(name, every) if entry.title not in called]
    asked = [one for entry, opened in read_in_turn(members, problems) for one in _asked(state, entry, opened)]
    asked = _told_apart(asked, {entry.name: entry.title for entry in members})
    known = {arrival.name for arrival in together.arrivals} if together is not None else set()
    if not known & {one.known_as for one in asked}:
        together = None
    return compared(asked, together, question)


def taught(name: str, problems: list[str]) -> tuple[Taught, ...]:
    """How the tools were learned in that programme's sessions, a sentence in `problems` for each that does not open."""
    frames: list[tuple[str, tuple[int, ...], Frame]] = []
    for entry, opened in read_in_turn(programmes.members(name, entries()), problems):
        if opened.frame is not None:
            day = month_or_day(programmes.day_of(entry))
            frames.append((f"{day}, {entry.title}", entry.belongs[1], opened.frame.state))
    return over_sessions(frames)


def _together(entry: Entry | None) -> Wall | None:
    if entry is None:
        return None
    session = open_session(entry.name, read_only=True)
    try:
        run = distil_run(session, add=False)
        return run.state if run is not None else None
    finally:
        session.close()


def _told_apart(asked: Sequence[Asked], titles: Mapping[str, str]) -> list[Asked]:
    """The same; of several that would stand under one heading each has its session's title in it."""
    called = Counter(one.called for one in asked)
    return [
        replace(one, moment=f"{one.moment}, {titles[one.session]}") if called[one.called] > 1 else one for one in asked
    ]


def _asked(state: Programme, entry: Entry, opened: SessionState) -> Iterator[Asked]:
    """The walls of one session on which something was written in answer to a question."""
    cohorts = entry.belongs[1]
    for run in opened.exercises.values():
        wall = run.state
        if not isinstance(wall, Wall) or not wall.shown or wall.boxes or not wall.on_wall():
            continue
        row = state.asked_in(entry.name, run.template.names, cohorts)
        there = opened.frame.state.facts.people if opened.frame is not None else None
        yield Asked(
            "+".join(f"c{number}" for number in cohorts),
            row.moment if row is not None else month_or_day(programmes.day_of(entry)),
            wall,
            entry.name,
            identity(opened.created, opened.begun_by, run),
            row.n if row is not None and row.n is not None else there,
            state.people_in(cohorts),
        )
