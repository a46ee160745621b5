"""Rows with a mark on one of them, under headings that the mark passes by; draws only the rows that show."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.text import cell, pad

RowT = TypeVar("RowT")


class MarkedRows(ScrollView, Generic[RowT], can_focus=False):
    """The rows. The screen that has them moves the mark; a click does, too."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--row", "list--heading", "list--chosen"}
    DEFAULT_CSS = """
    MarkedRows { background: $background; scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; }
    MarkedRows > .list--row { color: $foreground; background: $background; }
    MarkedRows > .list--heading { color: $foreground; background: $background; text-style: bold; }
    MarkedRows > .list--chosen {
        color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
    }
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.rows: list[RowT] = []
        self._at = -1

    def is_heading(self, row: RowT) -> bool:
        """Whether the mark passes this row by."""
        raise NotImplementedError

    def words_of(self, row: RowT, width: int) -> str:
        """The row in words, at most `width` cells."""
        raise NotImplementedError

    def picked(self) -> None:
        """A click on the marked row."""

    def clicked(self) -> None:
        """The mark was moved by a click."""

    def put(self, rows: list[RowT], at: int) -> None:
        """Shows these rows, the mark on the row of that place; -1 for none."""
        self.rows, self._at = rows, at
        # Nothing scrolls sideways; a width that follows the window's would have everything laid out once more.
        self.virtual_size = Size(1, len(rows))
        self.marked_anew()

    def places(self) -> list[int]:
        """The places of the rows that may be marked."""
        return [at for at, row in enumerate(self.rows) if not self.is_heading(row)]

    def marked_anew(self) -> None:
        """Draws the rows, the marked one in view."""
        self.refresh()
        self.on_resize()

    def on_resize(self) -> None:
        """Keeps the mark in view."""
        if self._at >= 0 and self.size.height:
            # The heading above the first row comes back into view with it.
            top = 0 if self._at <= 1 else self._at
            self.scroll_to_region(Region(0, top, 1, self._at - top + 1), animate=False, immediate=True)

    def step(self, by: int) -> None:
        """Moves the mark by so many rows, as far as there are any."""
        places = self.places()
        if places:
            at = places.index(self._at) if self._at in places else 0
            self._at = places[max(0, min(len(places) - 1, at + by))]
            self.marked_anew()

    def act(self, key: str) -> bool:
        """Moves the mark as the key says; False when the key moves nothing."""
        page, far = max(1, self.size.height - 1), len(self.rows)
        by = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "space": page, "home": -far, "end": far}
        if key in by:
            self.step(by[key])
        return key in by

    def on_click(self, event: events.Click) -> None:
        """One click marks, a click on the marked one picks."""
        at = event.y + self.scroll_offset.y
        if not 0 <= at < len(self.rows) or self.is_heading(self.rows[at]):
            return
        if at == self._at:
            self.picked()
        else:
            self._at = at
            self.marked_anew()
            self.clicked()

    def render_line(self, y: int) -> Strip:
        """One visible row."""
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if at >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        row = self.rows[at]
        if self.is_heading(row):
            text, style = pad(f" {self.words_of(row, width - 2)}", width), "list--heading"
        elif at == self._at:
            text, style = f"▌{pad(self.words_of(row, width - 2), width - 2)}▐", "list--chosen"
        else:
            text, style = f" {pad(self.words_of(row, width - 2), width - 2)} ", "list--row"
        strip = Strip([Segment(cell(text).plain, self.get_component_rich_style(style))])
        return strip.adjust_cell_length(width, self.rich_style)
