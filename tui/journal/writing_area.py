"""A field of many lines whose every key acts at once and whose pastes are cleaned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import events
from textual.strip import Strip
from textual.widgets import TextArea

from exercises.kernel.text import clean
from tui.app.entry import PASTE_LIMIT, typed
from tui.app.text import strip_within


class WritingArea(TextArea, inherit_bindings=False):
    """The field. The page hands it keys and pastes, one after the other."""

    DEFAULT_CSS = """
    WritingArea, WritingArea:focus { height: 1fr; border: none; padding: 0 1; background: $panel; }
    """

    def __init__(self, text: str = "", **options: Any) -> None:
        super().__init__(text, show_line_numbers=False, highlight_cursor_line=False, tab_behavior="focus", **options)
        self.cursor_blink = False

    def render_line(self, y: int) -> Strip:
        """As any field; pictures are drawn as in every pane."""
        return strip_within(super().render_line(y))

    def go_on(self) -> None:
        """Puts the cursor behind what is there already."""
        self.move_cursor(self.document.end)

    def take(self, event: events.Key) -> bool:
        """One key, at once; False for a key that does nothing in a field."""
        if event.key == "enter":
            self._insert("\n")
        elif words := typed(event):
            self._insert(words)
        elif (edit := self._edits().get(event.key)) is not None:
            edit()
        else:
            return False
        return True

    def take_paste(self, text: str) -> str:
        """A paste, at once; a sentence when it is too long, and then nothing of it is here."""
        if len(text) > PASTE_LIMIT:
            return f"That paste has {len(text):,} characters; {PASTE_LIMIT:,} are the most at once. Paste it in parts."
        words = clean(text, lines=True)
        if words:
            # Cleaning trims; the spaces around a pasted word belong to the sentence it is pasted into.
            before = len(text) - len(text.lstrip(" "))
            after = len(text) - len(text.rstrip(" "))
            self._insert(" " * before + words + " " * after)
        return ""

    def _insert(self, text: str) -> None:
        start, end = self.selection
        found = self.replace(text, start, end, maintain_selection_offset=False)
        self.move_cursor(found.end_location)

    def _edits(self) -> dict[str, Callable[[], Any]]:
        return {
            "up": self.action_cursor_up,
            "down": self.action_cursor_down,
            "left": self.action_cursor_left,
            "right": self.action_cursor_right,
            "shift+up": lambda: self.action_cursor_up(True),
            "shift+down": lambda: self.action_cursor_down(True),
            "shift+left": lambda: self.action_cursor_left(True),
            "shift+right": lambda: self.action_cursor_right(True),
            "ctrl+left": self.action_cursor_word_left,
            "ctrl+right": self.action_cursor_word_right,
            "home": self.action_cursor_line_start,
            "ctrl+a": self.action_cursor_line_start,
            "end": self.action_cursor_line_end,
            "shift+home": lambda: self.action_cursor_line_start(True),
            "shift+end": lambda: self.action_cursor_line_end(True),
            "pageup": self.action_cursor_page_up,
            "pagedown": self.action_cursor_page_down,
            "backspace": self.action_delete_left,
            "delete": self.action_delete_right,
            "ctrl+w": self.action_delete_word_left,
            "ctrl+u": self.action_delete_to_start_of_line,
            "ctrl+k": self.action_delete_to_end_of_line_or_delete_line,
            "ctrl+z": self.undo,
            "ctrl+y": self.redo,
            "ctrl+v": lambda: self.take_paste(self.app.clipboard),
            **({"ctrl+c": self.action_copy, "ctrl+x": self.action_cut} if self.selected_text else {}),
        }

    async def _on_key(self, event: events.Key) -> None:
        # The page has taken every key already; one that still comes here must not be typed a second time.
        event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
