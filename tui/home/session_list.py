"""The list of sessions: one widget however many, drawing only what shows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sessions.library.catalogue import Entry
from tui.app.text import cell, pad
from tui.home.rows import Columns, Row, columns_of, row_line


class SessionList(ScrollView, can_focus=False):
    """Headings and sessions, one of them chosen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--session", "list--heading", "list--chosen"}
    DEFAULT_CSS = """
    SessionList { height: 1fr; background: $background; scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; }
    SessionList > .list--session { color: $foreground; background: $background; }
    SessionList > .list--heading { color: $foreground; background: $background; text-style: bold; }
    SessionList > .list--chosen {
        color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
    }
    """

    @dataclass
    class Moved(Message):
        """Another session is chosen; None when there is none."""

        entry: Entry | None

    @dataclass
    class Picked(Message):
        """A second click on the chosen session."""

        entry: Entry

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.rows: list[Row] = []
        self.without: Collection[str] = ()
        """The names of the sessions that wait for a journal entry."""
        self._at = -1
        self.marked = ""
        """The name of the session that the mark was on last, also while none is shown."""
        self._columns = Columns(0)
        self._columns_for = -1
        """The width the columns were made for."""

    @property
    def chosen(self) -> Entry | None:
        """The session the mark is on."""
        row = self.rows[self._at] if 0 <= self._at < len(self.rows) else None
        return row if isinstance(row, Entry) else None

    def show(self, rows: list[Row], name: str = "") -> None:
        """Shows these rows, the mark on the session of that name, else where it was, else on the first."""
        wanted = name or self.marked
        self.rows = rows
        self._columns_for = -1
        places = self._places()
        self._at = next((at for at in places if self._name_at(at) == wanted), places[0] if places else -1)
        self.virtual_size = Size(self.scrollable_content_region.width, len(rows))
        self._marked()

    def _places(self) -> list[int]:
        return [at for at, row in enumerate(self.rows) if isinstance(row, Entry)]

    def _name_at(self, at: int) -> str:
        row = self.rows[at]
        return row.name if isinstance(row, Entry) else ""

    def _marked(self) -> None:
        self.marked = self.chosen.name if self.chosen is not None else self.marked
        self.refresh()
        if self._at >= 0 and self.size.height:
            # The heading above the first row comes back into view with it.
            top = max(0, self._at - 1) if self._at <= 1 else self._at
            self.scroll_to_region(Region(0, top, 1, self._at - top + 1), animate=False, immediate=True)
        self.post_message(self.Moved(self.chosen))

    def step(self, by: int) -> None:
        """Moves the mark."""
        places = self._places()
        if places:
            at = places.index(self._at) if self._at in places else 0
            self._at = places[max(0, min(len(places) - 1, at + by))]
            self._marked()

    def act(self, key: str) -> bool:
        """Moves the mark as the key says; False when the key moves nothing."""
        page, far = max(1, self.size.height - 1), len(self.rows)
        by = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "space": page, "home": -far, "end": far}
        if key in by:
            self.step(by[key])
        return key in by

    def mark_next(self, of: Collection[Entry]) -> None:
        """Moves the mark to the next of these sessions, round and round."""
        places = [place for place in self._places() if self.rows[place] in of]
        if places:
            self._at = next((place for place in places if place > self._at), places[0])
            self._marked()

    def on_click(self, event: events.Click) -> None:
        """One click chooses, a click on the chosen one picks."""
        at = event.y + self.scroll_offset.y
        if 0 <= at < len(self.rows) and isinstance(self.rows[at], Entry):
            if at == self._at and self.chosen is not None:
                self.post_message(self.Picked(self.chosen))
            else:
                self._at = at
                self._marked()

    def on_resize(self) -> None:
        """Keeps the mark in view."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.rows))
        self._marked()

    def render_line(self, y: int) -> Strip:
        """One visible row."""
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if at >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        row = self.rows[at]
        if self._columns_for != width - 2:
            self._columns, self._columns_for = columns_of(self.rows, width - 2, self.without), width - 2
        if not isinstance(row, Entry):
            text, style = pad(f" {row}", width), "list--heading"
        elif at == self._at:
            text = f"▌{row_line(row, width - 2, self._columns)}▐"
            style = "list--chosen"
        else:
            text, style = f" {row_line(row, width - 2, self._columns)} ", "list--session"
        strip = Strip([Segment(cell(text).plain, self.get_component_rich_style(style))])
        return strip.adjust_cell_length(width, self.rich_style)
