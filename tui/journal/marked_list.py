"""Rows of words with a mark on one of them, drawing only what shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from exercises.kernel.text import contains
from tui.app.text import cell, pad

Row = tuple[str, str]
"""A key and words; without a key it is a heading, and the mark passes it by."""


def with_words(rows: Sequence[Row], words: str) -> list[Row]:
    """The rows that have every one of the words, with or without macrons."""
    return [row for row in rows if all(contains(word, row[1]) for word in words.split())]


def found_words(found: int, of: int) -> str:
    """How many rows have the words that are typed."""
    return f"{found} of {of} found; enter keeps them, escape shows all" if found else "Nothing has that in it."


class MarkedList(ScrollView, can_focus=False):
    """The rows. The page that holds them moves the mark; a click does, too."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--row", "list--heading", "list--chosen"}
    DEFAULT_CSS = """
    MarkedList { background: $background; scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; }
    MarkedList > .list--row { color: $foreground; background: $background; }
    MarkedList > .list--heading { color: $foreground; background: $background; text-style: bold; }
    MarkedList > .list--chosen {
        color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
    }
    """

    class Moved(Message):
        """The mark was moved by a click."""

    class Picked(Message):
        """A click on the marked row."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.rows: list[Row] = []
        self._at = -1

    @property
    def chosen(self) -> str:
        """The key of the marked row; "" for none."""
        return self.rows[self._at][0] if 0 <= self._at < len(self.rows) else ""

    @property
    def at(self) -> int | None:
        """The place of the marked row; None for none."""
        return self._at if self.chosen else None

    def mark(self, at: int | None) -> None:
        """Puts the mark on the row of that place, or on none."""
        self._at = -1 if at is None else at
        self._in_view()

    def show(self, rows: Sequence[Row], key: str = "") -> None:
        """Shows these rows, the mark on that key, else where it was, else as near as can be."""
        wanted, before = key or self.chosen, self._at
        self.rows = list(rows)
        places = self._places()
        near = min(places, key=lambda place: (abs(place - before), place), default=-1) if before >= 0 else -1
        first = places[0] if places else -1
        self._at = next((at for at in places if self.rows[at][0] == wanted), near if near >= 0 else first)
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.rows))
        self._in_view()

    def _places(self) -> list[int]:
        return [at for at, (key, _) in enumerate(self.rows) if key]

    def _in_view(self) -> None:
        self.refresh()
        if self._at >= 0 and self.size.height:
            # The heading above the first row comes back into view with it.
            top = 0 if self._at <= 1 else self._at
            self.scroll_to_region(Region(0, top, 1, self._at - top + 1), animate=False, immediate=True)

    def step(self, by: int) -> None:
        """Moves the mark."""
        places = self._places()
        if places:
            at = places.index(self._at) if self._at in places else 0
            self._at = places[max(0, min(len(places) - 1, at + by))]
            self._in_view()

    def act(self, key: str) -> bool:
        """Moves the mark as the key says; False when the key moves nothing."""
        page = max(1, self.size.height - 1)
        far = len(self.rows)
        by = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "space": page, "home": -far, "end": far}
        if key not in by:
            return False
        self.step(by[key])
        return True

    def on_click(self, event: events.Click) -> None:
        """One click marks, a click on the marked one picks."""
        at = event.y + self.scroll_offset.y
        if 0 <= at < len(self.rows) and self.rows[at][0]:
            picked = at == self._at
            self._at = at
            self.refresh()
            self.post_message(self.Picked() if picked else self.Moved())

    def on_resize(self) -> None:
        """Keeps the mark in view."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.rows))
        self._in_view()

    def render_line(self, y: int) -> Strip:
        """One visible row."""
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if at >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        key, words = self.rows[at]
        if not key:
            text, style = pad(f" {words}", width), "list--heading"
        elif at == self._at:
            text, style = f"▌{pad(words, width - 2)}▐", "list--chosen"
        else:
            text, style = f" {pad(words, width - 2)} ", "list--row"
        strip = Strip([Segment(cell(text).plain, self.get_component_rich_style(style))])
        return strip.adjust_cell_length(width, self.rich_style)
