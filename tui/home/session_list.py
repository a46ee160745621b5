"""The list of sessions: one widget however many, drawing only what shows. Refuses to know where they come from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sessions.library.catalogue import Entry
from tui.app.text import cell, pad
from tui.home.rows import Columns, Row, columns_of, row_line


class SessionList(ScrollView, can_focus=True):
    """Headings and sessions, one of them chosen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--session", "list--heading", "list--chosen", "list--chosen-quiet"}
    DEFAULT_CSS = """
    SessionList { height: 1fr; background: $background; scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; }
    SessionList > .list--session { color: $foreground; background: $background; }
    SessionList > .list--heading { color: $foreground; background: $background; text-style: bold; }
    SessionList > .list--chosen {
        color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
    }
    SessionList > .list--chosen-quiet {
        color: $block-cursor-blurred-foreground; background: $block-cursor-blurred-background; text-style: bold;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "far(-1)", show=False),
        Binding("end", "far(1)", show=False),
        Binding("enter,space", "pick", show=False),
    ]

    @dataclass
    class Moved(Message):
        """Another session is chosen; None when there is none."""

        entry: Entry | None

    @dataclass
    class Picked(Message):
        """Enter or a second click on the chosen session."""

        entry: Entry

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.rows: list[Row] = []
        self.without: Collection[str] = ()
        """The names of the sessions that wait for a journal entry."""
        self._at = -1
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
        wanted = name or (self.chosen.name if self.chosen else "")
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
        self.refresh()
        if self._at >= 0 and self.size.height:
            # The heading above the first row comes back into view with it.
            top = max(0, self._at - 1) if self._at <= 1 else self._at
            self.scroll_to_region(Region(0, top, 1, self._at - top + 1), animate=False, immediate=True)
        self.post_message(self.Moved(self.chosen))

    def action_step(self, by: int) -> None:
        """Moves the mark."""
        places = self._places()
        if places:
            at = places.index(self._at) if self._at in places else 0
            self._at = places[max(0, min(len(places) - 1, at + by))]
            self._marked()

    def action_page(self, by: int) -> None:
        """Moves the mark a screen."""
        self.action_step(by * max(1, self.size.height - 1))

    def action_far(self, by: int) -> None:
        """Moves the mark to the first or last session."""
        self.action_step(by * len(self.rows))

    def action_pick(self) -> None:
        """Says that the chosen session is wanted."""
        if self.chosen is not None:
            self.post_message(self.Picked(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """One click chooses, a click on the chosen one picks."""
        at = event.y + self.scroll_offset.y
        if 0 <= at < len(self.rows) and isinstance(self.rows[at], Entry):
            if at == self._at:
                self.action_pick()
            else:
                self._at = at
                self._marked()

    def on_resize(self) -> None:
        """Keeps the mark in view."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.rows))
        self._marked()

    def on_focus(self) -> None:
        """Draws the mark stronger."""
        self.refresh()

    on_blur = on_focus

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
            style = "list--chosen" if self.has_focus else "list--chosen-quiet"
        else:
            text, style = f" {row_line(row, width - 2, self._columns)} ", "list--session"
        strip = Strip([Segment(cell(text).plain, self.get_component_rich_style(style))])
        return strip.adjust_cell_length(width, self.rich_style)
