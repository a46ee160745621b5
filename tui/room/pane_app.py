"""A terminal that is one pane of the room, in colours and letters that can be changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from sessions.store import locations
from tui.app import themes
from tui.app.terminal import SteadyApp
from tui.room.pane import RoomPane


class PaneApp(SteadyApp):
    """What a room screen and a replay are: + and - change the letters, t the colours, and no mouse does anything."""

    CSS = themes.FIRST_CSS + "\nRoomPane { width: 100%; height: 100%; }"
    TITLE = "holdspace"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "larger(1)", show=False),
        Binding("minus", "larger(-1)", show=False),
        Binding("t", "next_theme", show=False),
    ]

    pane: RoomPane
    """The whole screen."""

    def __init__(self, theme: str) -> None:
        super().__init__()
        themes.register(self)
        self.theme = themes.known(theme)

    def compose(self) -> ComposeResult:
        """One widget is the whole screen."""
        yield self.pane

    async def run_async(self, **options: Any) -> None:
        """Run without the mouse: nothing here answers to it."""
        await super().run_async(**{**options, "mouse": False})

    def action_larger(self, steps: int) -> None:
        """Larger or smaller letters."""
        self.pane.larger += steps

    def action_next_theme(self) -> None:
        """The next colours."""
        self.theme = themes.next_theme(self.theme)

    def crash_log_path(self) -> Path:
        """Where faults are logged."""
        return locations.crash_log()
