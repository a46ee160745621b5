"""Panes of drawn lines. One widget however many lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any
from weakref import WeakKeyDictionary

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.dom import DOMNode
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from tui.app.text import cell
from tui.boards.board import Drawing, Drawn

LOW = 30
"""In a window of fewer rows, air between a drawing's lines is left out."""

_AIR = ""
"""Among the styles of pieces: what is drawn where there is none."""

_WORKED_OUT: WeakKeyDictionary[App[Any], dict[tuple[object, ...], Style]] = WeakKeyDictionary()
"""Styles of pieces, by the colours around them: what one pane worked out no other works out again."""


class FixedLines(Widget):
    """Draws the lines that fit and no more; scrolls nothing, so it costs little to make."""

    can_focus = False
    virtual_size = Reactive(Size(0, 0), repaint=False)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.drawing = Drawing(())
        self._strips: dict[int, Strip] = {}
        self._styles: dict[str, Style] = {}

    def draw(self, drawing: Drawing) -> None:
        """Shows these lines; only those that changed are drawn again."""
        before, self.drawing = self.drawing.lines, drawing
        changed = _changed(before, drawing.lines)
        for at in changed:
            self._strips.pop(at, None)
        if changed and self.size:  # before it has a size it is not drawn at all
            self.refresh(*(Region(0, at, self.size.width, 1) for at in changed if at < self.size.height))

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """What is marked, as it is seen."""
        return seen(self.drawing, selection), "\n"

    def notify_style_update(self) -> None:
        """Colours changed: draw everything anew."""
        if self._styles or self._strips:
            self._strips, self._styles = {}, {}
            self.refresh()
        super().notify_style_update()

    def on_resize(self) -> None:
        """Lines are cut to the new width."""
        if any(strip.cell_length != self.size.width for strip in self._strips.values()):
            self.refresh()  # a change of width and of words at once may have been painted at the old width
        self._strips = {}

    def render_line(self, y: int) -> Strip:
        """One line."""
        strip = self._strips.get(y)
        if strip is None or strip.cell_length != self.size.width:
            line = self.drawing.lines[y] if y < len(self.drawing.lines) else ()
            strip = self._strips[y] = strip_of(self, self._styles, line, self.size.width)
        return strip


def _changed(before: Sequence[Drawn], after: Sequence[Drawn]) -> list[int]:
    """The places of the lines that are others than before."""
    return [at for at, (was, line) in enumerate(zip_longest(before, after)) if was != line]


def seen(drawing: Drawing, selection: Selection) -> str:
    """The marked part of the lines, as plain text."""
    rows = ["".join(cell(text).plain for text, _ in line).rstrip() for line in drawing.lines]
    return selection.extract("\n".join(rows))


def strip_of(widget: Widget, styles: dict[str, Style], line: Drawn, width: int) -> Strip:
    """A line as the widget draws it, cut or filled to the width."""
    for name in (_AIR, *(name for _, name in line)):
        if name not in styles:
            styles[name] = widget.rich_style if name == _AIR else _style_of(widget, name)
    segments = [Segment(cell(text).plain, styles[style]) for text, style in line if text]
    return Strip(segments).adjust_cell_length(width, styles[_AIR]).simplify()


def _style_of(widget: Widget, name: str) -> Style:
    """A piece's style, by the rules for `.lines--…`.

    Textual would work out every style of every pane each time anything is styled, also those that no line has.
    """
    known = _WORKED_OUT.setdefault(widget.app, {})
    around = (widget.app.theme, widget.rich_style, name)
    if around not in known:
        piece = DOMNode(classes=f"lines--{name}")
        piece._attach(widget)
        widget.app.stylesheet.apply(piece)
        known[around] = piece.rich_style
    return known[around]


class LinesPane(ScrollView, can_focus=False):
    """Draws lines with the Line API; only the visible ones cost anything."""

    DEFAULT_CSS = """
    LinesPane { height: 1fr; scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; background: $background; }
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.drawing = Drawing(())
        self._strips: dict[int, Strip] = {}
        self._styles: dict[str, Style] = {}
        self._focus_waits = False
        """Whether lines were drawn before there was a size to scroll in."""

    def draw(self, drawing: Drawing) -> None:
        """Shows these lines and scrolls no further than needed to keep the focused ones in view."""
        if drawing.gaps and self.app.size.height < LOW:
            drawing = drawing.without_gaps()
        if drawing == self.drawing:
            return
        old, self.drawing = self.drawing.lines, drawing
        if len(old) != len(drawing.lines):
            self._strips = {}
            self.virtual_size = Size(self.scrollable_content_region.width, len(drawing.lines))
            self.refresh()
        else:
            changed = _changed(old, drawing.lines)
            for at in changed:
                self._strips.pop(at, None)
            top, (width, height) = self.scroll_offset.y, self.size
            if seen := [Region(0, at - top, width, 1) for at in changed if top <= at < top + height]:
                self.refresh(*seen)
        self._scroll_to_focus()

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """What is marked, as it is seen."""
        return seen(self.drawing, selection), "\n"

    def _scroll_to_focus(self) -> None:
        self._focus_waits = not self.size.height
        if self.drawing.lines and self.size.height:
            first, last = self.drawing.focus_first, self.drawing.focus_last
            region = Region(0, first, 1, min(last - first + 1, self.size.height))
            self.scroll_to_region(region, animate=False, immediate=True)

    def notify_style_update(self) -> None:
        """Colours changed: draw everything anew."""
        if self._styles or self._strips:
            self._strips, self._styles = {}, {}
            self.refresh()
        super().notify_style_update()

    def on_resize(self) -> None:
        """Lines are cut to the new width."""
        if any(strip.cell_length != self.size.width for strip in self._strips.values()):
            self.refresh()
        self._strips = {}
        if self._focus_waits:
            self._scroll_to_focus()

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        at = y + self.scroll_offset.y
        width = self.size.width
        if at >= len(self.drawing.lines):
            return strip_of(self, self._styles, (), width)
        strip = self._strips.get(at)
        if strip is None:
            strip = self._strips[at] = strip_of(self, self._styles, self.drawing.lines[at], width)
        return strip
