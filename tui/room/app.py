"""The room screen: a terminal that follows the public room file and shows it large.

It never opens a session: it cannot leak what it does not have. Keys: q twice leaves, + and - change the letters,
t the colours, ctrl+l draws again; nothing else does anything, for the projector must not change by one stray key.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from exercises.leaving.room_view import QUIET, Gap, Line, RoomView
from sessions.live import room_file as roomfile
from sessions.live.alive import Watch
from sessions.live.here import ticks
from sessions.live.room_screens import Screen, Sign
from tui.room.pane import RoomPane
from tui.room.pane_app import PaneApp
from tui.room.plain import age_words

LOOK_EVERY = 0.025
"""Seconds between looks at the room file."""
TWICE_WITHIN = 2.0
"""Seconds within which the second q must follow the first."""
WAITING = RoomView("waiting", "waiting", (Gap(), Line("The workshop is about to begin.", "quiet")))

LISTEN_EVERY = 0.2
"""Seconds between looks whether a console lives."""

_Seen = tuple[int, int, int]


def quiet(title: str) -> RoomView:
    """The quiet screen: the title, and nothing else."""
    return RoomView("quiet", "a quiet screen", (Gap(), Line(title, "quiet"))) if title else QUIET


class RoomApp(PaneApp):
    """What the projector shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", show=False),
        Binding("ctrl+q", "quit", show=False, priority=True),
    ]

    def __init__(self, path: Path | None, *, theme: str = "", now: Callable[[], datetime] | None = None) -> None:
        """Without a path it follows the session that is for the room, from before there is one."""
        super().__init__(theme)
        self.path: Path | None = None
        """The public room file it follows."""
        self._named = path is not None
        self._watch: Watch | None = None
        self._life = ""
        self._listen_at = self._choose_at = 0.0
        self._picture: roomfile.RoomPicture | None = None
        self._read_at = 0.0
        self._fresh = self._drawn = False
        """Whether the picture may be seen, for it was not quiet since it was written; whether anything was drawn."""
        self._sign = Sign()
        self._told: tuple[str, str, float] = ("", "quiet", 0.0)
        self._follow_file(path)
        self._seen: _Seen | None = None
        self.pane = RoomPane(WAITING, seen=self._terminal_size, now=now or self.clock)
        self._leave_asked = -TWICE_WITHIN

    def _terminal_size(self) -> tuple[int, int]:
        """The window as it is: the driver never draws for less than it can."""
        if self.is_headless:
            return self.size
        try:
            return os.get_terminal_size(1)
        except OSError:
            return self.size

    def on_mount(self) -> None:
        """Begin to follow."""
        self._look()
        self.run_worker(self._follow())

    async def _follow(self) -> None:
        while not self.is_leaving:
            await asyncio.sleep(LOOK_EVERY)
            self._look()

    def _look(self) -> None:
        """Takes in what is to be seen now; keeps the last good picture when the file is torn, is dark when it is gone.

        A picture is seen only while a console lives that let it be seen, or when it was left to stay.
        """
        self._choose()
        if self.path is None or self._watch is None:
            self._seen = None
            self._set(WAITING, "quiet", 0.0)
            self.pane.foot = ""
            return
        try:
            status = os.stat(self.path)
            seen = (status.st_ino, status.st_mtime_ns, status.st_size)
            if seen != self._seen:
                picture = roomfile.read(self.path)
                first, self._seen = self._seen is None, seen
                # The clock may jump; only the first age needs it.
                old = max(0.0, time.time() - picture.written) if first else 0.0
                self._picture, self._read_at, self._fresh = picture, time.monotonic() - old, True
                self._listen_at = 0.0
        except (FileNotFoundError, NotADirectoryError):
            self._gone()
        except (OSError, ValueError, KeyError, TypeError):
            pass
        if self._picture is not None:
            self._show(self._picture)
        self.pane.tick()

    def _show(self, picture: roomfile.RoomPicture) -> None:
        """The picture, or the quiet screen until one is written after a console returned."""
        if time.monotonic() >= self._listen_at:
            self._listen_at = time.monotonic() + LISTEN_EVERY
            self._life = self._watch.life() if self._watch is not None else ""
        allowed = picture.allowed(self._life)
        self._fresh = self._fresh and allowed  # once it was quiet, the same picture does not come back
        self.pane.foot = ""
        if picture.view is None:
            self._set(None, "dark", picture.written)
        elif self._fresh:
            self._set(picture.view, "picture", picture.written)
            if picture.life == roomfile.KEPT:
                self.pane.foot = age_words(time.monotonic() - self._read_at)
        else:
            self._set(quiet(picture.title), "quiet", picture.written)

    def _set(self, view: RoomView | None, shows: str, written: float) -> None:
        if view != self.pane.view or not self._drawn:
            self._drawn = True
            self.pane.show(view)
        name = self.path.stem if self.path is not None else ""
        self._told = name, shows, written
        self._tell()

    def _tell(self) -> None:
        """Says in its sign what it shows, and how large it is."""
        self._sign.tell(Screen(*self._told, self._named, *self._terminal_size(), self.pane.larger))

    def _choose(self) -> None:
        """Without a name, the session whose console said that it is for the room."""
        if self._named or time.monotonic() < self._choose_at:
            return
        self._choose_at = time.monotonic() + LISTEN_EVERY
        name = roomfile.claimed()
        if name:
            self._follow_file(roomfile.path_of(name))

    def _follow_file(self, path: Path | None) -> None:
        if path != self.path or (path is not None and self._watch is None):
            self.path, self._seen, self._picture, self._listen_at = path, None, None, 0.0
            self._watch = Watch(path.stem) if path is not None else None

    def _gone(self) -> None:
        """Its session was destroyed: a console that is only slow leaves its file where it is."""
        if self._seen is not None:
            self._seen = self._picture = None
            self.pane.foot = ""
            self._set(None, "dark", 0.0)

    def clock(self) -> datetime:
        """The time of whoever wrote the picture, by the clock that all programs share: a timer never jumps."""
        picture = self._picture
        if picture is not None and picture.at and picture.life == self._life != roomfile.KEPT:
            gone = ticks() - picture.ticks
            if gone >= 0:
                return datetime.fromisoformat(picture.at) + timedelta(seconds=gone)
        return datetime.now(UTC)

    def on_resize(self) -> None:
        """Another size has other pages."""
        self._tell()

    def on_unmount(self) -> None:
        """It is there no longer."""
        self._sign.end()

    async def action_quit(self) -> None:
        """Leave, when asked twice in a short time."""
        now = time.monotonic()
        if now - self._leave_asked <= TWICE_WITHIN:
            await super().action_quit()
        self._leave_asked = now

    def action_leave(self) -> None:
        """Ctrl+C does nothing here: no hint may appear on the projector."""

    def action_larger(self, steps: int) -> None:
        """Larger or smaller letters."""
        super().action_larger(steps)
        self._tell()

    def crash_sentence(self, log: Path | None) -> str:
        """Few words: the room reads them."""
        return "The room screen had to stop. Nothing is lost. Please start holdspace room again."
