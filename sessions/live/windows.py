"""Which of several windows of one writer on one session this is, so that each keeps its own. Knows no session."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from sessions.store import locations, private_files
from sessions.store.write_lock import take

MOST = 20
"""Windows of one writer that are told apart."""


class Window:
    """One window, by a lock that the system frees when its process dies; its number is nobody else's until it is let
    go of."""

    def __init__(self, path_of: Callable[[int], Path]) -> None:
        """The first number that nobody has; `path_of` gives the file that a window of a number keeps."""
        self._path_of = path_of
        self._held: dict[Path, int] = {}
        self.number = next((number for number in range(1, MOST) if self.takes(number)), 1)

    def takes(self, number: int) -> bool:
        """Whether that number was nobody's, and is this window's from now on; so it is where no lock can be had."""
        path = self._path_of(number)
        lock = path.with_name(f".{path.name}.lock")
        try:
            locations.make_private(path.parent)
            descriptor = private_files.open_private(lock, exclusive=False)
        except OSError:
            return number == 1
        try:
            take(descriptor)
            # One that was tidied away just now keeps nobody out.
            if os.path.samestat(os.stat(lock), os.fstat(descriptor)):
                self._held[lock] = descriptor
                return True
        except (BlockingIOError, PermissionError, FileNotFoundError):
            pass
        except OSError:
            os.close(descriptor)
            return number == 1
        os.close(descriptor)
        return False

    def let_go(self) -> None:
        """Its numbers are free."""
        while self._held:
            lock, descriptor = self._held.popitem()
            with contextlib.suppress(OSError):
                lock.unlink()
            os.close(descriptor)
