"""The screen of a replay: what the room saw, one picture after the other, at its own size. It opens no session."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from exercises.leaving.room_view import Gap, Line, RoomView
from sessions.live.replay import Frame
from sessions.store import locations
from tui.app import themes
from tui.app.terminal import SteadyApp
from tui.room.pane import RoomPane

KEYS = "space or → next, ← before, home first, end last, q ends"
DARK = RoomView("dark", "dark", (Gap(), Line("The room was dark.", "quiet")))


class ReplayApp(SteadyApp):
    """A page with the keys, then every picture; what stands at the foot says which it is."""

    CSS = themes.FIRST_CSS + "\nRoomPane { width: 100%; height: 100%; }"
    TITLE = "holdspace"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,ctrl+q,escape", "quit", show=False, priority=True),
        Binding("space,right,down,enter,pagedown", "step(1)", show=False),
        Binding("left,up,backspace,pageup", "step(-1)", show=False),
        Binding("home", "step(-100000)", show=False),
        Binding("end", "step(100000)", show=False),
        Binding("plus", "larger(1)", show=False),
        Binding("minus", "larger(-1)", show=False),
        Binding("t", "next_theme", show=False),
    ]

    def __init__(self, title: str, seen: Sequence[Frame], *, theme: str = "") -> None:
        super().__init__()
        many = "one picture" if len(seen) == 1 else f"{len(seen):,} pictures"
        told = (Line(title, "strong"), Gap(), Line(f"What the room saw: {many}."), Gap(), Line(KEYS, "quiet"))
        self._first = RoomView("replay", "the replay", told)
        self._seen = seen
        self.at = 0
        """Which picture is shown, 1 for the first; 0 for the page with the keys."""
        themes.register(self)
        self.theme = themes.known(theme)
        self.pane = RoomPane(self._first)

    def compose(self) -> ComposeResult:
        """One widget is the whole screen."""
        yield self.pane

    async def run_async(self, **options: object) -> None:
        """Run without the mouse: nothing here answers to it."""
        await super().run_async(**{**options, "mouse": False})  # type: ignore[arg-type]

    def action_step(self, steps: int) -> None:
        """To another picture; the first and the last stay."""
        self.at = max(0, min(len(self._seen), self.at + steps))
        view = self._seen[self.at - 1].view if self.at else self._first
        self.pane.show(DARK if view is None else view)
        self.pane.foot = f"{self.at} of {len(self._seen)}" if self.at else ""

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
        """What is said when it cannot go on."""
        return "The replay had to stop. Nothing is lost: it changes nothing."
