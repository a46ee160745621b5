"""A lock between threads and between processes, kept in a side file; knows nothing of what it guards.

The system lets go of it when a process dies, however it dies, so there is never a stale lock to remove.
The side file stays open between uses: that makes taking the lock cost microseconds beside an fsync.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from sessions.store import private_files

PATIENCE = 5.0
"""Seconds to wait for another process before saying that the file is busy."""

if sys.platform == "win32":
    import msvcrt

    def take(descriptor: int) -> None:
        """Takes it at once. Raises BlockingIOError or PermissionError while somebody else has it."""
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _give_back(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def take(descriptor: int) -> None:
        """Takes it at once. Raises BlockingIOError or PermissionError while somebody else has it."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class WriteLock:
    """An exclusive lock on a side file of mode 0600; a thread that holds it may take it again."""

    def __init__(self, path: Path, guards: Path | None = None) -> None:
        """On the side file `path`; it is not made where the file that it `guards` is gone."""
        self.path = path
        self._name = os.fspath(path)
        self._guards = guards
        self.threads = threading.RLock()
        self._descriptor: int | None = None
        self._identity: tuple[int, int] | None = None
        """Which file that is: it stays the same for as long as it is open."""
        self._depth = 0

    @property
    def is_taken(self) -> bool:
        """Whether it is taken here, by whatever thread."""
        return self._depth > 0

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock; raises OSError when the side file cannot be used, TimeoutError after PATIENCE seconds."""
        self.take()
        try:
            yield
        finally:
            self.give_back()

    def take(self) -> None:
        """Takes it, as `held` does; to be given back once for each time."""
        self.threads.acquire()
        try:
            if self._depth == 0:
                self._acquire()
        except BaseException:
            self.threads.release()
            raise
        self._depth += 1

    def give_back(self) -> None:
        """Gives it back once."""
        try:
            self._depth -= 1
            if self._depth == 0:
                self._release()
        finally:
            self.threads.release()

    def close(self) -> None:
        """Let go of the side file; it stays in the folder, for removing it would split those who wait on it."""
        with self.threads:
            if self._descriptor is not None:
                os.close(self._descriptor)
                self._descriptor = None

    def _acquire(self) -> None:
        give_up = time.monotonic() + PATIENCE
        pause = 0.0005
        while True:
            if self._descriptor is None:
                if self._guards is not None:
                    os.stat(self._guards)
                self._descriptor = private_files.open_private(self.path, exclusive=False)
                self._identity = _identity(os.fstat(self._descriptor))
            try:
                take(self._descriptor)
            except (BlockingIOError, PermissionError) as reason:
                if time.monotonic() > give_up:
                    raise TimeoutError("another program has kept it busy") from reason
                time.sleep(pause)
                pause = min(pause * 2, 0.004)
                continue
            if self._is_still_the_named_file():
                return
            # Somebody tidied the side file away: a lock on a nameless file keeps nobody out.
            self.close()

    def _release(self) -> None:
        if self._descriptor is None:
            return
        try:
            _give_back(self._descriptor)
        except OSError:
            self.close()

    def _is_still_the_named_file(self) -> bool:
        try:
            return _identity(os.stat(self._name)) == self._identity
        except FileNotFoundError:
            return False


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino
