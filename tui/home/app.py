"""The home app: shows the home screen and keeps what was chosen on it. Carrying it out is the caller's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from sessions.store import locations
from tui.home.chosen import Chosen
from tui.home.home_screen import HomeScreen, today_here
from tui.home.programmes import Programmes
from tui.home.reading import Commands, Load, Waiting
from tui.home.typed_app import TypedApp


class HomeApp(TypedApp):
    """`chosen` is what to do once it has ended; None to leave holdspace."""

    def __init__(
        self,
        load: Load,
        *,
        message: str = "",
        theme: str = "",
        here: str = "",
        today: Callable[[], date] = today_here,
        waiting: Waiting | None = None,
        programmes: Programmes | None = None,
        unsent: Sequence[str] = (),
        begun: list[str] | None = None,
        commands: Commands = dict,
    ) -> None:
        super().__init__(theme)
        self.chosen: Chosen | None = None
        """What somebody wants next."""
        self.unsent: list[str] = []
        """Lines that waited when it was chosen."""
        self._home = HomeScreen(
            load,
            message=message,
            here=here,
            today=today,
            waiting=waiting,
            programmes=programmes,
            unsent=unsent,
            begun=begun,
            commands=commands,
            choose=self.choose,
        )

    def get_default_screen(self) -> HomeScreen:
        """The home screen, and no empty one under it to be drawn first."""
        return self._home

    def choose(self, chosen: Chosen) -> None:
        """Ends with a choice."""
        self.chosen, self.unsent = chosen, self._home.bar.unsent
        self.exit()

    def crash_log_path(self) -> Path | None:
        """Where a fault is noted, without anybody's words."""
        return locations.crash_log()
