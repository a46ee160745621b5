"""Opens a session as a person does: whatever was promised to be gone by now goes first."""

from __future__ import annotations

from sessions.live.here import Clock, utc_now
from sessions.live.session import Session, open_session
from sessions.store import errors as store_errors
from sessions.store import locations


def opened(name: str, *, by: str = "", clock: Clock = utc_now, read_only: bool = False) -> Session:
    """The session of that exact name, without what belongs to somebody and was entered on an earlier day. Raises
    StoreError."""
    session = open_session(name, by=by, clock=clock, read_only=read_only)
    damaged = bool(session.damage)
    if session.is_programme and not session.state.runs:
        session.close()
        raise store_errors.no_beginning(locations.session_path(name))
    if any(run.shape.owned is not None for run in session.state.runs.values()):
        from sessions.removing.own_words import as_it_opens

        as_it_opens(session, read_only=read_only or damaged)
    if damaged and not read_only:
        session.refuses = str(store_errors.hurt(locations.session_path(name)))
    return session
