"""One pane of drawn lines that scrolls. One widget however many lines; refuses to know what they say."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.boards.board import Drawing, Drawn
from tui.text import cell

_STYLES = ("text", "strong", "quiet", "chosen", "heading")


class LinesPane(ScrollView, can_focus=False):
    """Draws lines with the Line API; only the visible ones cost anything."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"lines--{name}" for name in _STYLES}
    DEFAULT_CSS = """
    LinesPane { height: 1fr; scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; background: $background; }
    LinesPane > .lines--text { color: $foreground; }
    LinesPane > .lines--strong { color: $foreground; text-style: bold; }
    LinesPane > .lines--heading { color: $foreground; text-style: bold; }
    LinesPane > .lines--quiet { color: $text-muted; }
    LinesPane > .lines--chosen { color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold; }
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.drawing = Drawing(())
        self._strips: dict[int, Strip] = {}
        self._styles: dict[str, Style] = {}

    def draw(self, drawing: Drawing) -> None:
        """Shows these lines and scrolls no further than needed to keep the focused ones in view."""
        if drawing.lines == self.drawing.lines and drawing == self.drawing:
            return
        old = self.drawing.lines
        if len(old) == len(drawing.lines):
            self._strips = {
                at: strip for at, strip in self._strips.items() if at < len(old) and old[at] == drawing.lines[at]
            }
        else:
            self._strips = {}
        self.drawing = drawing
        self.virtual_size = Size(self.scrollable_content_region.width, len(drawing.lines))
        if drawing.lines and self.size.height:
            height = drawing.focus_last - drawing.focus_first + 1
            self.scroll_to_region(
                Region(0, drawing.focus_first, 1, min(height, self.size.height)), animate=False, immediate=True
            )
        self.refresh()

    def notify_style_update(self) -> None:
        """Colours changed: draw everything anew."""
        self._strips, self._styles = {}, {}
        super().notify_style_update()

    def on_resize(self) -> None:
        """Lines are cut to the new width."""
        self._strips = {}

    def _style(self, name: str) -> Style:
        if name not in self._styles:
            self._styles[name] = self.get_component_rich_style(f"lines--{name}")
        return self._styles[name]

    def _strip(self, line: Drawn, width: int) -> Strip:
        segments = [Segment(cell(text).plain, self._style(style)) for text, style in line if text]
        return Strip(segments).adjust_cell_length(width, self.rich_style).simplify()

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        at = y + self.scroll_offset.y
        width = self.size.width
        if at >= len(self.drawing.lines):
            return Strip.blank(width, self.rich_style)
        strip = self._strips.get(at)
        if strip is None:
            strip = self._strips[at] = self._strip(self.drawing.lines[at], width)
        return strip
