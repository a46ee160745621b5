"""Notes what left: in each session's own trail, and apart from it where the file was put. Knows no format."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean
from sessions.export.making import Made
from sessions.leaving.trail import ExportPlace, keep
from sessions.live.export_notes import Exported
from sessions.live.session import Session, open_session
from sessions.live.state import EXPORTED
from sessions.store.errors import StoreError

_NOT_NOTED = "It was not noted in the session: "


def exported(made: Made, session: str, path: Path) -> Exported:
    """What the session's trail says of it; day and writer come when it is recorded."""
    quotes = made.gathered.carried.get(session, {})
    wanted = made.wanted
    return Exported(clean(path.name), wanted.format, wanted.audience, wanted.names.how, made.digest, "", "", quotes)


def note(sessions: Sequence[Session], made: Made, path: Path) -> str:
    """Notes it in sessions that are open, as they are; returns a sentence when it could not be, else ""."""
    said = []
    for session in sessions:
        try:
            event = session.record(EXPORTED, exported(made, session.name, path).data())
            _keep(session.name, made, path, event.at[:10])
        except ExerciseError as problem:
            said.append(f"{_NOT_NOTED}{problem}")
        except OSError as problem:
            said.append(f"{_NOT_NOTED}{problem.strerror or 'the disk refuses'}.")
        if session.unsaved:
            said.append("It is noted in the session as soon as that can be saved.")
    return " ".join(dict.fromkeys(said))


def note_by_name(names: Iterable[str], made: Made, path: Path, *, by: str = "", keep_path: bool = True) -> str:
    """Notes it in sessions that nobody holds open here; returns a sentence when one could not be, else "".

    What went into a pipe lies nowhere that is known: without `keep_path`.
    """
    said = []
    for name in names:
        try:
            session = open_session(name, by=by)
            try:
                session.record(EXPORTED, exported(made, name, path).data())
                problem = "" if session.flush() else str(session.problem)
                day = session.events[-1].at[:10]
            finally:
                session.close()
            if keep_path:
                _keep(name, made, path, day)
        except StoreError as reason:
            problem = str(reason)
        except OSError as reason:
            problem = f"{reason.strerror or 'the disk refuses'}."
        if problem:
            said.append(f"{_NOT_NOTED}{problem}")
    return " ".join(dict.fromkeys(said))


def _keep(session: str, made: Made, path: Path, day: str) -> None:
    wanted = made.wanted
    keep(ExportPlace(session, os.path.abspath(path), wanted.format, wanted.audience, day, made.digest))
