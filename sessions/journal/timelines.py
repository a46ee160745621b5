"""A session's own timeline beside a journal, and which entries point at what. Writes nothing into the session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.frame.schedule import on_the_wall
from exercises.journal import moments
from exercises.journal.moments import Row
from exercises.kernel.record import replace
from exercises.wall.state import Wall
from sessions.journal.journal import Journal
from sessions.live.batches import moves_of
from sessions.live.days import held_on
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
    return session.state.title, held_on(session.state)


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
        return _by_time(timeline(session.state, journal, name=session.name), session)
    rows = moments.timeline((key, run.state) for key, run in session.runs.items())
    if journal is None:
        return rows
    pointing: dict[str, list[int]] = {}
    for entry in journal.entries():
        if entry.session == name:
            for key in entry.links:
                pointing.setdefault(key, []).append(entry.number)
    return [replace(row, entries=tuple(sorted(pointing.get(row.key, ())))) for row in rows]


def _by_time(rows: list[Row], session: Session) -> list[Row]:
    """The rows with the minute of a theme's last step, which its own trail tells by the day; sorted by time."""
    frame = session.state.frame
    if frame is None:
        return rows
    first = next((key for key, run in session.state.runs.items() if isinstance(run.state, Wall)), "")
    times: dict[str, str] = {}
    for event in session.standing():
        for kind, data in moves_of(event.kind, event.data) if event.run else ():
            for number in _themes(kind, data):
                times[f"t{number}" if event.run == first else f"{event.run} t{number}"] = str(data.get("at", ""))
    told = []
    for row in rows:
        at = times.get(row.key, "") if row.kind == "theme" else ""
        minute = on_the_wall(frame.state, at) if "T" in at else ""
        told.append(replace(row, when=minute, at=at) if minute else row)
    return moments.by_time(told)


def _themes(kind: str, data: Mapping[str, Any]) -> list[int]:
    named = [data.get("number") if kind == "new_theme" else 0, data.get("theme"), data.get("into")]
    several = data.get("themes")
    return [
        one for one in (*named, *(several if isinstance(several, list | tuple) else ())) if type(one) is int and one
    ]
