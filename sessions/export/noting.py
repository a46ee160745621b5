"""Notes what left: in each session's own trail, and apart from it where the file was put. Knows no format."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean
from sessions.export.making import Made
from sessions.leaving.trail import ExportPlace, keep
from sessions.library import catalogue
from sessions.live.export_notes import Exported
from sessions.live.noted import noted
from sessions.live.session import Session
from sessions.live.state import EXPORTED
from sessions.store.errors import StoreError
from sessions.store.private_files import InPlace

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
        except ExerciseError as problem:
            said.append(f"{_NOT_NOTED}{problem}")
            continue
        if session.unsaved:
            said.append("It is noted in the session as soon as that can be saved.")
        said.append(_kept(_place(session.name, made, path, event.at[:10])))
    return " ".join(dict.fromkeys(filter(None, said)))


def note_by_name(
    names: Iterable[str],
    made: Made,
    path: Path,
    *,
    by: str = "",
    keep_path: bool = True,
    told: Callable[[int], None] = lambda count: None,
) -> str:
    """Notes it in sessions that nobody holds open here; returns a sentence when one could not be, else "".

    What went into a pipe lies nowhere that is known: without `keep_path`. `told` is how many so far.
    """
    said, places = [], []
    stood: dict[str, list[os.stat_result]] = {}
    for count, name in enumerate(names, 1):
        told(count)
        try:
            event, *stood[name] = noted(name, exported(made, name, path).data(), by=by)
        except StoreError as reason:
            said.append(f"{_NOT_NOTED}{reason}")
            continue
        day = event.at[:10]
        places.append(_place(name, made, path, day))
    catalogue.only_noted({name: (before, after) for name, (before, after) in stood.items()})
    said += [_kept(*places)] if keep_path and places else []
    return " ".join(dict.fromkeys(filter(None, said)))


def _kept(*places: ExportPlace) -> str:
    """Keeps where it lies; a sentence when that could not be kept, else ""."""
    try:
        keep(*places)
    except InPlace:
        return ""
    except OSError as problem:
        return f"Where it lies was not kept for holdspace exports: {problem.strerror or 'the disk refuses'}."
    return ""


def _place(session: str, made: Made, path: Path, day: str) -> ExportPlace:
    wanted = made.wanted
    return ExportPlace(session, os.path.abspath(path), wanted.format, wanted.audience, day, made.digest)
