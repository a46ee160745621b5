"""One widget that shows a room view at its own size: the projector's whole screen, or the console's small picture.

Its words reach the terminal as plain segments, never as markup.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from exercises.kernel.record import replace
from exercises.leaving.room_view import RoomView
from tui.app.text import fit, width
from tui.room.layout import SMALLEST
from tui.room.newest import newest, turned
from tui.room.overlay import EVERY, NOTHING, draw_with, overlay_of
from tui.room.rows import Drawn

LARGEST = 2
"""The most steps of larger letters."""


class RoomPane(Widget):
    """Draws what the room sees, with the same layout at any size."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"room--essential", "room--text", "room--quiet"}
    DEFAULT_CSS = """
    RoomPane { background: $background; color: $foreground; }
    RoomPane > .room--essential { color: $foreground; text-style: bold; }
    RoomPane > .room--text { color: $foreground; }
    RoomPane > .room--quiet { color: $text-muted; }
    """
    can_focus = False

    def __init__(
        self,
        view: RoomView | None = None,
        *,
        seen: Callable[[], tuple[int, int]] | None = None,
        now: Callable[[], datetime] | None = None,
        **options: Any,
    ) -> None:
        """`seen` tells the columns and rows that people really see, where these may be fewer than the widget's; `now`
        what time it is, for a timer."""
        super().__init__(**options)
        self._seen = seen
        self._view = view
        self._newest = ""
        self._drawn = Drawn(())
        self._foot = ""
        self._larger = 0
        self._now = now
        self._overlay = NOTHING
        self._told: tuple[datetime, object] | None = None

    @property
    def view(self) -> RoomView | None:
        """What is shown; None while the room is blanked."""
        return self._view

    @property
    def drawn(self) -> Drawn:
        """The page as it is drawn now."""
        return self._drawn

    @property
    def larger(self) -> int:
        """How many steps larger than usual the letters are, 0 to `LARGEST`."""
        return self._larger

    @larger.setter
    def larger(self, steps: int) -> None:
        self._larger = max(0, min(LARGEST, steps))
        self._draw()

    @property
    def foot(self) -> str:
        """A few quiet words on the last row, or ""; never over an empty picture."""
        return self._foot

    @foot.setter
    def foot(self, words: str) -> None:
        if words != self._foot:
            self._foot = words
            self._draw()

    def show(self, view: RoomView | None) -> None:
        """Show this view, at the page of what is new in it; None is an empty background."""
        before, self._view = self._view, view
        same = before is not None and view is not None and (before.key, before.page) == (view.key, view.page)
        self._newest = newest(before, view) or (self._newest if same else "")
        self._draw()

    def tick(self) -> None:
        """Looks whether the timer's words have changed, every ten seconds at most."""
        if self._view is not None and self._view.clock is not None and self._look_at_clock():
            self._draw()

    def _look_at_clock(self) -> bool:
        """Works out what stands at the foot anew, when it is time; whether it changed."""
        now = self._now() if self._now is not None else datetime.now(UTC)
        asked = (self._view.clock, self._view.corner) if self._view is not None else None
        # A jump of the clock either way, as after a sleep, is a reason to look again.
        if self._told is not None and self._told[1] == asked and abs((now - self._told[0]).total_seconds()) < EVERY:
            return False
        before, self._overlay = self._overlay, overlay_of(self._view, now)
        self._told = now, asked
        return before != self._overlay

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size."""
        self._draw()

    def _draw(self) -> None:
        size = self.size
        if not size.width or not size.height:
            return
        seen = self._seen() if self._seen is not None else size
        columns, height = min(size.width, seen[0]), min(size.height, seen[1])
        self._look_at_clock()
        view = turned(self._view, self._newest, columns, height, self._larger) if self._view is not None else None
        drawn = draw_with(view, self._overlay, columns, height, larger=self._larger)
        if self._foot and drawn.rows and height >= SMALLEST[1]:
            if len(drawn.rows) >= height:
                drawn = draw_with(view, self._overlay, columns, height, larger=self._larger, kept=1)
            words = fit(self._foot, columns - 2)
            left = " " * max(1, columns - width(words) - 1)
            rows = (*drawn.rows, *[()] * (height - 1 - len(drawn.rows)), ((left, "text"), (words, "quiet")))
            drawn = replace(drawn, rows=rows)
        before, self._drawn = self._drawn, drawn
        changed = [
            Region(0, y, size.width, 1)
            for y in range(max(len(before.rows), len(drawn.rows)))
            if before.rows[y : y + 1] != drawn.rows[y : y + 1]
        ]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """One row of the picture."""
        columns = self.size.width
        background = self.get_component_rich_style("room--text")
        row = self._drawn.rows[y] if y < len(self._drawn.rows) else ()
        segments = [Segment(text, self.get_component_rich_style(f"room--{style}")) for text, style in row]
        return Strip(segments).adjust_cell_length(columns, background)
