"""The public room file: the one thing a room screen reads. It has a room view and nothing else."""

from __future__ import annotations

import contextlib
import json
import os
import time
from pathlib import Path

from exercises.kernel.record import Record
from exercises.leaving.room_view import RoomView, room_view_of
from sessions.store import locations

GONE_AFTER = 8.0
"""Seconds without a sign of life before a room screen says how old its picture is."""
ALIVE_EVERY = 2.0
"""Seconds between a console's signs of life."""


class RoomPicture(Record):
    """What a room file holds."""

    version: int
    """The number of the session's last event when it was written."""
    view: RoomView | None
    """None while the room is blanked."""
    written: float
    """When the console last gave a sign of life, seconds since 1970."""


def path_of(name: str) -> Path:
    """The room file of a session. Raises ValueError for anything that is not a plain name."""
    locations.session_path(name)
    return locations.room_folder() / f"{name}.json"


def publish(name: str, version: int, view: RoomView | None) -> None:
    """Puts a view in the room file at once, whole or not at all, readable by this person only. Raises OSError.

    A blank also gets through to a full disk: it is written over the old picture, which needs no new space.
    """
    path = path_of(name)
    locations.make_private(path.parent)
    try:
        _replace(path, version, view)
    except OSError:
        if view is not None or not path.exists():
            raise
        with path.open("r+b", buffering=0) as file:
            file.write(_bytes(version, None))
            file.truncate()


def _bytes(version: int, view: RoomView | None) -> bytes:
    document = {"holdspace_room": 1, "version": version, "view": view.document() if view is not None else None}
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "replace")


def _replace(path: Path, version: int, view: RoomView | None) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{time.monotonic_ns()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(_bytes(version, view))
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def sign_of_life(name: str) -> None:
    """Says that a console is there; what the room sees stays. Never raises for a missing file."""
    with contextlib.suppress(OSError):
        os.utime(path_of(name))


def read(path: Path) -> RoomPicture:
    """What the room file holds. Raises OSError when it cannot be read, ValueError when it is not a room file."""
    with path.open(encoding="utf-8") as file:
        written = os.fstat(file.fileno()).st_mtime
        document = json.load(file)
    if not isinstance(document, dict) or document.get("holdspace_room") != 1:
        raise ValueError("not a room file")
    view = document.get("view")
    return RoomPicture(int(document["version"]), room_view_of(view) if view is not None else None, written)


def open_now() -> str | None:
    """The name of the session whose console gave the last sign of life, or None."""
    try:
        files = [entry for entry in os.scandir(locations.room_folder()) if entry.name.endswith(".json")]
    except OSError:
        return None
    names = [(entry.stat().st_mtime, entry.name.removesuffix(".json")) for entry in files if entry.name[0] != "."]
    return max(names)[1] if names else None
