"""An app of screens with a bar: hands keys to the screen in front, one after the other. Knows no screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.command import Provider
from textual.events import Key, Paste

from tui.app import themes
from tui.app.in_order import KeysInOrder
from tui.app.terminal import SteadyApp
from tui.home.field import Field
from tui.home.typed import LEFT_TO_THE_APP, TypedFrame


class TypedApp(KeysInOrder, SteadyApp):
    """Home, or the journal."""

    TITLE = "holdspace"
    CSS = themes.FIRST_CSS
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        lambda: __import__("tui.home.palette", fromlist=["ScreenCommands"]).ScreenCommands
    }

    def __init__(self, theme: str = "") -> None:
        super().__init__()
        self._early: list[Key | Paste] = []
        """Keys that came before the screen was there."""
        themes.register(self)
        if theme:
            self.theme = themes.known(theme)

    def rules_over(self) -> str:
        """Of questions, notices and written pages."""
        return super().rules_over() + themes.AREA_CSS

    def action_command_palette(self) -> None:
        """The palette, once."""
        from tui.app.palette import SteadyPalette

        if not isinstance(self.screen, SteadyPalette):
            self.push_screen(SteadyPalette(id="--command-palette"))

    @property
    def front(self) -> TypedFrame | None:
        """The screen with a bar that lies on top of all others that have one."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, TypedFrame)), None)

    def field(self) -> Field:
        """Its bar."""
        front = self.front
        assert front is not None
        return front.bar

    def is_under(self) -> bool:
        """Whether the palette lies over it."""
        return self.front is not None and self.screen is not self.front

    async def take_in_order(self, event: Key | Paste) -> bool:
        """Each key is acted on before the next; one that comes too early waits for the screen."""
        if self.is_under() or (isinstance(event, Key) and event.key in LEFT_TO_THE_APP):
            return False
        front = self.front
        if front is None or not front.is_ready or self._early:
            if not self._early:
                self.set_timer(0.01, self._hand_out_early)
            self._early.append(event)
        else:
            await front.take(event)
        return True

    async def open_help(self, of: TypedFrame, sought: str) -> None:
        """Every line and key of that screen."""
        from tui.home.help_page import HelpPage

        await self.push_screen(HelpPage(of, sought))

    async def _hand_out_early(self) -> None:
        if self.is_leaving or not self._early:
            return
        if self.front is None or not self.front.is_ready:
            self.set_timer(0.01, self._hand_out_early)
            return
        early, self._early = self._early, []
        for event in early:
            await self.on_event(event)
