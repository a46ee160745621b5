"""The public room file: the one thing a room screen reads. It has a room view and nothing else."""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from exercises.kernel.record import Record
from exercises.leaving.room_view import RoomView, room_view_of
from sessions.live import alive
from sessions.live.here import ticks
from sessions.store import locations, private_files
from sessions.store.trading_places import put_over

KEPT = ""
"""The life of a picture that stays without a console: of a session used by single commands, or left so."""
LEFT = "left"
"""The life of one that a console left quiet: nobody's, and nobody is asked about it."""


_ENCODER = json.JSONEncoder(ensure_ascii=False)


class Known(Record):
    """What a room file says of itself."""

    life: str
    is_dark: bool


class RoomPicture(Record):
    """What a room file holds."""

    version: int
    """The number of the session's last event when it was written."""
    view: RoomView | None
    """None while the room is dark."""
    written: float
    """When it was written, seconds since 1970."""
    title: str = ""
    """What the quiet screen says."""
    life: str = KEPT
    """In which life it was written."""
    at: str = ""
    """The writer's time as it was written (ISO 8601); "" in a file of an earlier version."""
    ticks: float = 0.0
    """The computer's steady clock then."""

    def allowed(self, life: str) -> bool:
        """Whether the room may show the view while that life goes on there; "" when nobody lives."""
        return self.life in (KEPT, life)


def path_of(name: str) -> Path:
    """The room file of a session. Raises ValueError for anything that is not a plain name."""
    return locations.named_within(locations.room_folder(), name)


Stamp = tuple[int, ...]
"""What is another one whenever a room file is written; () when there is none."""


def stamp(path: Path) -> Stamp:
    """That of a room file."""
    try:
        return _stamp(os.stat(path))
    except OSError:
        return ()


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_ino, status.st_size, status.st_mtime_ns


writing = threading.RLock()
"""Held by whoever looks at the room and then writes: what was made dark meanwhile is never lit by that."""


def publish(
    name: str, version: int, view: RoomView | None, *, title: str = "", life: str = KEPT, now: datetime | None = None
) -> Stamp:
    """Puts a view in the room file at once, whole or not at all, readable by this person only. Raises OSError.

    None is darkness. It also gets through to a full disk: it is written over the old picture, which needs no new space.
    """
    path = path_of(name)
    document = {
        "holdspace_room": 1,
        "version": version,
        "title": title,
        "life": life,
        "dark": view is None,
        "at": now.isoformat() if now is not None else "",
        "ticks": ticks() if now is not None else 0.0,
        "view": view.document() if view is not None else None,
    }
    content = _ENCODER.encode(document).encode("utf-8", "replace")
    # Darkness is to outlast the power; a picture is only seen while its console lives.
    lasting = life == KEPT or view is None
    try:
        _make_private(path.parent)
        return _replace(path, content, lasting=lasting)
    except OSError:
        if view is not None or not path.exists():
            raise
        with path.open("r+b", buffering=0) as file:
            file.write(content)
            file.truncate()
            return _stamp(os.fstat(file.fileno()))


@lru_cache(8)
def _make_private(folder: Path) -> None:
    """Once in a program is enough, unless somebody takes the folder away."""
    locations.make_private(folder)


def _replace(path: Path, content: bytes, *, lasting: bool) -> Stamp:
    temporary = f"{path.parent}{os.sep}.{path.name}.{os.getpid()}.{time.monotonic_ns()}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(temporary, flags, 0o600)
    except FileNotFoundError:
        locations.make_private(path.parent)
        descriptor = os.open(temporary, flags, 0o600)
    try:
        try:
            private_files.write_at(descriptor, content, 0)
            found = _stamp(os.fstat(descriptor))
        finally:
            os.close(descriptor)
        (os.replace if lasting else put_over)(temporary, os.fspath(path))
        return found
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def read(path: Path) -> RoomPicture:
    """What the room file holds. Raises OSError when it cannot be read, ValueError when it is not a room file."""
    with path.open(encoding="utf-8") as file:
        written = os.fstat(file.fileno()).st_mtime
        document = json.load(file)
    if not isinstance(document, dict) or document.get("holdspace_room") != 1:
        raise ValueError("not a room file")
    return RoomPicture(
        int(document["version"]),
        _view(document.get("view")),
        written,
        str(document.get("title", "")),
        str(document.get("life", KEPT)),
        str(document.get("at", "")),
        float(document.get("ticks", 0.0)),
    )


def _view(document: Any) -> RoomView | None:
    return room_view_of(document) if document is not None else None


def found(name: str) -> RoomPicture | None:
    """What a session's room file holds; None when there is none that can be read."""
    try:
        return read(path_of(name))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def renew(name: str, version: int, view: RoomView | None, title: str) -> None:
    """Puts another view of the same moment in its place, as after words were taken out: it lights nothing. OSError."""
    with writing:
        was = found(name)
        life = was.life if was is not None else alive.life_of(name)
        publish(name, version, None if was is not None and was.view is None else view, title=title, life=life)


# -- which session the room screen without a name follows

_FOR_THE_ROOM = ".for-the-room"


def beside(name: str) -> list[Path]:
    """What lies beside a session's room file and speaks of it."""
    claim = locations.room_folder() / _FOR_THE_ROOM
    return [path for path in (alive.path_of(name), *([claim] if was_claimed(name) else [])) if path.exists()]


def claim(name: str, life: str) -> None:
    """This session is for the room, as long as this life goes on. Raises OSError."""
    folder = locations.room_folder()
    _make_private(folder)
    _replace(folder / _FOR_THE_ROOM, f"{name} {life}".encode(), lasting=True)


def claimed() -> str:
    """The session that is for the room; "" while no living console said so."""
    try:
        name, _, life = (locations.room_folder() / _FOR_THE_ROOM).read_text(encoding="ascii").strip().partition(" ")
        return name if life and life == alive.life_of(name) else ""
    except (OSError, ValueError):
        return ""


def was_claimed(name: str) -> bool:
    """Whether this session was for the room last, whether or not its console lives."""
    try:
        told = (locations.room_folder() / _FOR_THE_ROOM).read_text(encoding="ascii")
    except (OSError, ValueError):
        return False
    return told.partition(" ")[0] == name
