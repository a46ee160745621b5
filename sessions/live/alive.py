"""Whether a console lives: a lock beside the room file, touched from a thread of its own. Knows no session, no screen.

The system frees the lock when the process dies, however it dies; a process that stands still touches it no longer.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from functools import lru_cache
from pathlib import Path

from sessions.store import locations, private_files

if sys.platform == "win32":

    def shared(descriptor: int) -> None:
        """Nothing is held here: the touch alone tells."""

    def _alone(descriptor: int) -> None:
        """As if nobody else held it."""

else:
    import fcntl

    def shared(descriptor: int) -> None:
        """Takes a share of the lock. Raises OSError while somebody has it alone."""
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)

    def _alone(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


TOUCHED_EVERY = 2.0
"""Seconds between two touches."""
QUIET_AFTER = 10.0
"""Seconds without a touch after which nobody lives there."""
_TRIES = 50


def path_of(name: str) -> Path:
    """The lock of a session's room. Raises ValueError for anything that is not a plain name."""
    return _beside(locations.named_within(locations.room_folder(), name))


@lru_cache(64)
def _beside(room: Path) -> Path:
    return room.with_name(f".{room.stem}.alive")


class Alive:
    """One console's, line mode's or standing command's share in the lock of a session's room.

    A `life` goes on while anybody holds the lock; a picture is lit only in the life it was written in.
    """

    def __init__(self, name: str) -> None:
        """Takes it and keeps it until `let_go`. Raises OSError."""
        self._path = path_of(name)
        self.stood_still = False
        """Whether it was untouched for so long, or its file away, that the room went quiet meanwhile."""
        self._swapping = threading.Lock()
        self._ending = threading.Event()
        self._descriptor = -1
        self.life = ""
        self.take()
        threading.Thread(target=self._touch_on, daemon=True, name="alive").start()

    @property
    def is_held(self) -> bool:
        """Whether the room may show what this one lets it see."""
        return self._descriptor >= 0

    def take(self) -> None:
        """Takes the lock, unless it is held. Raises OSError."""
        if not self.is_held:
            locations.make_private(self._path.parent)
            self._descriptor = self._taken()

    def _taken(self, life: str = "") -> int:
        """Begins or joins the life there; a new one, or goes on with that `life`. Raises OSError."""
        descriptor = private_files.open_private(self._path, exclusive=False)
        try:
            with contextlib.suppress(OSError):
                self._begin_life(descriptor, life)
            self._share(descriptor)
            self.life = _life_in(descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor

    def _begin_life(self, descriptor: int, life: str = "") -> None:
        """A new life, or that one, unless somebody else holds the lock. Raises OSError then."""
        _alone(descriptor)
        private_files.write_at(descriptor, (life or os.urandom(8).hex()).encode(), 0)

    def _share(self, descriptor: int) -> None:
        for left in reversed(range(_TRIES)):
            try:
                return shared(descriptor)  # somebody who only looks holds it for a moment
            except OSError:
                if not left:
                    raise
                time.sleep(0.002)

    def _touch_on(self) -> None:
        touched = time.monotonic()
        while not self._ending.wait(TOUCHED_EVERY):
            descriptor, now = self._descriptor, time.monotonic()
            if descriptor < 0:
                continue
            with contextlib.suppress(OSError):
                was_still = now - touched >= QUIET_AFTER - TOUCHED_EVERY
                # While its disk is away there is no such file, and what was destroyed is made by nobody again.
                if not os.path.samestat(os.fstat(descriptor), os.stat(self._path)):
                    self._take_anew(descriptor, "" if was_still else self.life)
                    touched = now
                    continue
                if was_still:
                    self.stood_still = True
                    with contextlib.suppress(OSError):
                        self._begin_life(descriptor)
                    self._share(descriptor)
                    self.life = _life_in(descriptor)
                os.utime(descriptor if os.utime in os.supports_fd else self._path)
                touched = now

    def _take_anew(self, descriptor: int, life: str) -> None:
        """Holds the file that room screens look at now instead of that one: its disk was away, or a copy came in its
        place. It goes on with the same `life` where there is one. Raises OSError."""
        taken = self._taken(life)
        with self._swapping:
            if self._descriptor == descriptor:
                self._descriptor, taken = taken, descriptor
                self.stood_still = self.stood_still or self.life != life
        os.close(taken)

    def release(self) -> None:
        """Lets the room go quiet, and may `take` it again: what it must not see any longer could not be taken off."""
        with self._swapping:
            descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    def let_go(self) -> None:
        """For good."""
        self._ending.set()
        self.release()


def _life_in(descriptor: int) -> str:
    return private_files.read_from(descriptor, 0).decode("ascii", "replace").strip()


def held(path: Path) -> tuple[str, float] | None:
    """The life of a lock that somebody holds, and when it was touched (seconds since 1970); None when it is free."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        with contextlib.suppress(OSError):
            _alone(descriptor)
            if sys.platform != "win32":
                return None
        return _life_in(descriptor), os.fstat(descriptor).st_mtime
    except OSError:
        return None
    finally:
        os.close(descriptor)


def is_held(path: Path) -> bool:
    """Whether somebody holds that lock."""
    return held(path) is not None


class Watch:
    """Looks on at a lock, by a clock that does not jump."""

    def __init__(self, name: str) -> None:
        """Of the session of that name."""
        self._path = path_of(name)
        self._touched = 0.0
        self._changed = 0.0

    def life(self) -> str:
        """The life that goes on there; "" when nobody lives."""
        found = held(self._path)
        if found is None:
            return ""
        life, touched = found
        if touched != self._touched:
            first = not self._touched
            self._changed = time.monotonic() - (max(0.0, time.time() - touched) if first else 0.0)
            self._touched = touched
        return life if time.monotonic() - self._changed < QUIET_AFTER else ""


def life_of(name: str) -> str:
    """The life that goes on in a session's room; "" when nobody lives there."""
    return Watch(name).life()
