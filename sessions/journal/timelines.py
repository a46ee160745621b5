"""A session's own timeline beside a journal, and which entries point at what. Writes nothing into the session."""

from __future__ import annotations

from exercises.journal import moments
from exercises.journal.moments import Row
from exercises.kernel.record import replace
from sessions.journal.journal import Journal
from sessions.live.here import day_here, utc_now
from sessions.live.session import Session, open_session
from sessions.live.state import SessionState


def about_session(session: str | Session) -> tuple[str, str]:
    """A session's title and its day (ISO), for an entry about it; one without a day has the one it was made on.

    Raises StoreError for a session that cannot be opened.
    """
    if isinstance(session, str):
        opened = open_session(session, read_only=True)
        try:
            return about_session(opened)
        finally:
            opened.close()
    state = session.state
    day = state.frame.state.facts.date if state.frame is not None else ""
    return state.title, day or str(day_here(utc_now(), state.created)["date"])


def timeline(session: str | Session | SessionState, journal: Journal | None = None, *, name: str = "") -> list[Row]:
    """What the session has to point at, by time; each row with the entries of the journal that point at it.

    `name` is the session's name where only its state is given. Raises StoreError for a session that cannot be opened.
    """
    if isinstance(session, str):
        opened = open_session(session, read_only=True)
        try:
            return timeline(opened, journal)
        finally:
            opened.close()
    if isinstance(session, Session):
        return timeline(session.state, journal, name=session.name)
    rows = moments.timeline((key, run.state) for key, run in session.runs.items())
    if journal is None:
        return rows
    pointing: dict[str, list[int]] = {}
    for entry in journal.entries():
        if entry.session == name:
            for key in entry.links:
                pointing.setdefault(key, []).append(entry.number)
    return [replace(row, entries=tuple(sorted(pointing.get(row.key, ())))) for row in rows]
