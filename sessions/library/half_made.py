"""Several files that are made together and stand for one thing: what a killed process made of it goes.

While it makes them, a note beside the programmes says which they are, locked by that process; the system lets go of
the lock when it dies. What somebody went on with since stays.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from exercises.kernel.expression import expression
from sessions.live import room_file
from sessions.store import fold_file, locations, private_files, write_lock

_NOTE = expression(rf"\.[0-9a-f]{{12}}{re.escape(locations.MAKING)}")
_WENT_ON = 30.0
"""Seconds after the last of them was made, from when somebody who writes in one of them is another."""


class MadeTogether:
    """The note about files that are being made; `names` are their sessions' names. Left by an error, all of them go."""

    def __init__(self) -> None:
        """Raises OSError."""
        folder = locations.programmes_folder()
        locations.make_private(folder)
        self.names: list[str] = []
        self._path = folder / f".{secrets.token_hex(6)}{locations.MAKING}"
        self._descriptor = private_files.open_private(self._path, exclusive=True)
        write_lock.take(self._descriptor)

    def made(self, name: str) -> None:
        """One more of them is there. Raises OSError."""
        self.names.append(name)
        private_files.write_at(self._descriptor, f"{name}\n".encode(), os.fstat(self._descriptor).st_size)
        private_files.fsync(self._descriptor)

    def __enter__(self) -> MadeTogether:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: object, trace: TracebackType | None) -> None:
        if kind is not None:
            _away(self.names)
        with contextlib.suppress(OSError):
            self._path.unlink()
        os.close(self._descriptor)


def clear_half_made() -> int:
    """Takes away what killed processes made in part; how many files. Never raises."""
    gone = 0
    with contextlib.suppress(OSError):
        folder = locations.programmes_folder()
        for note in [folder / name for name in os.listdir(folder) if _NOTE.fullmatch(name)]:
            with contextlib.suppress(OSError):
                gone += _cleared(note)
    return gone


def _cleared(note: Path) -> int:
    descriptor = private_files.open_existing(note, read_only=False)
    try:
        write_lock.take(descriptor)
        # The last name may have been written in part.
        names = private_files.read_from(descriptor, 0).decode("utf-8", "replace").split("\n")[:-1]
        names = [name for name in names if locations.is_name(name.removeprefix(locations.PROGRAMME))]
        until = os.fstat(descriptor).st_mtime + _WENT_ON
        if any(_last_written(name) > until for name in names):
            names = []
        _away(names)
        note.unlink()
        return len(names)
    finally:
        os.close(descriptor)


def _last_written(name: str) -> float:
    try:
        return locations.session_path(name).stat().st_mtime
    except OSError:
        return 0.0


def _away(names: Iterable[str]) -> None:
    for name in names:
        path = locations.session_path(name)
        lock = path.with_name(f".{path.name}.lock")
        for file in (room_file.path_of(name), *room_file.beside(name), *fold_file.of(path), lock, path):
            with contextlib.suppress(OSError):
                file.unlink()
