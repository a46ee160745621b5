"""The room screen: a terminal that follows the public room file and shows it large.

It never opens a session: it cannot leak what it does not have. Keys: q twice leaves, + and - change the letters,
t the colours, ctrl+l draws again; nothing else does anything, for the projector must not change by one stray key.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from exercises.leaving.room_view import Gap, Line, RoomView
from sessions.live import room_file as roomfile
from sessions.store import locations
from tui.app import themes
from tui.app.terminal import SteadyApp
from tui.room.pane import RoomPane
from tui.room.plain import age_words

LOOK_EVERY = 0.025
"""Seconds between looks at the room file."""
TWICE_WITHIN = 2.0
"""Seconds within which the second q must follow the first."""
WAITING = RoomView("waiting", "waiting", (Gap(), Line("The workshop is about to begin.", "quiet")))

_Seen = tuple[int, int, int]


class RoomApp(SteadyApp):
    """What the projector shows."""

    CSS = themes.SHARED_CSS + "\nRoomPane { width: 100%; height: 100%; }"
    TITLE = "holdspace"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", show=False),
        Binding("ctrl+q", "quit", show=False, priority=True),
        Binding("plus", "larger(1)", show=False),
        Binding("minus", "larger(-1)", show=False),
        Binding("t", "next_theme", show=False),
    ]

    def __init__(self, path: Path, *, theme: str = "", now: Callable[[], datetime] | None = None) -> None:
        super().__init__()
        self.path = path
        """The public room file it follows."""
        themes.register(self)
        self.theme = themes.known(theme)
        self.pane = RoomPane(WAITING, seen=self._terminal_size, now=now)
        self._seen: _Seen | None = None
        self._sign_at = 0.0
        self._leave_asked = -TWICE_WITHIN

    def compose(self) -> ComposeResult:
        """One widget is the whole screen."""
        yield self.pane

    async def run_async(self, **options: Any) -> None:
        """Run without the mouse: nothing here answers to it."""
        await super().run_async(**{**options, "mouse": False})

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
        """Take in the file when it changed; keep the last good picture when it is torn, go dark when it is gone."""
        try:
            file = os.stat(self.path)
            seen = (file.st_ino, file.st_mtime_ns, file.st_size)
            if seen != self._seen:
                first = self._seen is None
                picture = roomfile.read(self.path)
                self._seen = seen
                # The clock may jump; only the first age needs it.
                old = max(0.0, time.time() - picture.written) if first else 0.0
                self._sign_at = time.monotonic() - old
                if picture.view != self.pane.view or first:
                    self.pane.show(picture.view)
        except (FileNotFoundError, NotADirectoryError):
            self._gone()
        except (OSError, ValueError):
            pass
        if self._seen is not None:
            self.pane.foot = age_words(time.monotonic() - self._sign_at)
        self.pane.tick()

    def _gone(self) -> None:
        """Its session was destroyed: a console that is only slow leaves its file where it is."""
        if self._seen is not None:
            self._seen = None
            self.pane.foot = ""
            self.pane.show(None)

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
        self.pane.larger += steps

    def action_next_theme(self) -> None:
        """The next colours."""
        self.theme = themes.next_theme(self.theme)

    def crash_log_path(self) -> Path:
        """Where faults are logged."""
        return locations.crash_log()

    def crash_sentence(self, log: Path | None) -> str:
        """Few words: the room reads them."""
        return "The room screen had to stop. Nothing is lost. Please start holdspace room again."
