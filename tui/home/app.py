"""The home app: shows the home screen and keeps what was chosen on it. Refuses to carry the choice out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from textual import events
from textual.app import SystemCommand
from textual.screen import Screen

from sessions.store import locations
from tui.app import themes
from tui.app.terminal import SteadyApp
from tui.home.chosen import Chosen
from tui.home.home_screen import HomeScreen, Load, Waiting, today_here


class HomeApp(SteadyApp):
    """`chosen` is what to do once it has ended; None to leave holdspace."""

    TITLE = "holdspace"
    CSS = themes.SHARED_CSS

    def __init__(
        self,
        load: Load,
        *,
        message: str = "",
        theme: str = "",
        here: str = "",
        today: Callable[[], date] = today_here,
        waiting: Waiting | None = None,
    ) -> None:
        super().__init__()
        self.chosen: Chosen | None = None
        """What somebody wants next."""
        themes.register(self)
        if theme:
            self.theme = themes.known(theme)
        self._home = HomeScreen(load, message=message, here=here, today=today, waiting=waiting, choose=self.choose)

    def get_default_screen(self) -> HomeScreen:
        """The home screen, and no empty one under it to be drawn first."""
        return self._home

    async def on_event(self, event: events.Event) -> None:
        """Keys that change where typing goes are handled before the next key is passed on."""
        key = event.key if isinstance(event, events.Key) else ""
        at_home = bool(self.screen_stack) and self.screen is self._home
        if not (key and at_home and await self._home.take_at_once(key)):
            await super().on_event(event)

    def choose(self, chosen: Chosen) -> None:
        """Ends with a choice."""
        self.chosen = chosen
        self.exit()

    def action_next_theme(self) -> None:
        """The next colours."""
        self.theme = themes.next_theme(self.theme)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: home's own actions and nothing of textual's."""
        if screen is self._home:
            yield SystemCommand("New session", "Asks for a title, a place and an exercise", self._home.action_new)
            yield SystemCommand("Demo", "Looks around in a worked example", self._home.action_demo)
            yield SystemCommand("Journal", "Yours, about the marked session", self._home.action_journal)
            yield SystemCommand("Every journal entry", "Yours, about every session", self._home.action_every_journal)
            yield SystemCommand("Search", "By title, place or exercise", self._home.action_search)
            yield SystemCommand("Help", "Every key", self._home.action_help)
        yield SystemCommand("Colours", "Cream, dark, high contrast", self.action_next_theme)
        yield SystemCommand("Leave", "Nothing is lost", self.action_quit)

    def crash_log_path(self) -> Path | None:
        """Where a fault is noted, without anybody's words."""
        return locations.crash_log()
