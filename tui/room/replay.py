"""The screen of a replay: what the room saw, one picture after the other, at its own size. It opens no session."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from exercises.leaving.room_view import Gap, Line, RoomView
from sessions.live.replay import Frame
from tui.room.pane import RoomPane
from tui.room.pane_app import PaneApp

KEYS = "space or → next, ← before, home first, end last, q ends"
DARK = RoomView("dark", "dark", (Gap(), Line("The room was dark.", "quiet")))


class ReplayApp(PaneApp):
    """A page with the keys, then every picture; what stands at the foot says which it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,ctrl+q,escape", "quit", show=False, priority=True),
        Binding("space,right,down,enter,pagedown", "step(1)", show=False),
        Binding("left,up,backspace,pageup", "step(-1)", show=False),
        Binding("home", "step(-100000)", show=False),
        Binding("end", "step(100000)", show=False),
    ]

    def __init__(self, title: str, seen: Sequence[Frame], *, theme: str = "") -> None:
        super().__init__(theme)
        many = "one picture" if len(seen) == 1 else f"{len(seen):,} pictures"
        told = (Line(title, "strong"), Gap(), Line(f"What the room saw: {many}."), Gap(), Line(KEYS, "quiet"))
        self._first = RoomView("replay", "the replay", told)
        self._seen = seen
        self.at = 0
        """Which picture is shown, 1 for the first; 0 for the page with the keys."""
        self.pane = RoomPane(self._first)

    def action_step(self, steps: int) -> None:
        """To another picture; the first and the last stay."""
        self.at = max(0, min(len(self._seen), self.at + steps))
        view = self._seen[self.at - 1].view if self.at else self._first
        self.pane.show(DARK if view is None else view)
        self.pane.foot = f"{self.at} of {len(self._seen)}" if self.at else ""

    def crash_sentence(self, log: Path | None) -> str:
        """What is said when it cannot go on."""
        return "The replay had to stop. Nothing is lost: it changes nothing."
