"""The one-line entry bar that loses no key, line or paste."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from typing import Any

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from exercises.kernel.record import Record, replace
from exercises.kernel.text import clean
from tui.app.text import fit, strip_within, width

PASTE_LIMIT = 65_536
"""Characters that one pasted line may have."""

REPLACES = "typing replaces · → edits"
"""What is said of words that came back and stand marked."""
AT_ONCE = 0.7
"""Seconds after a refusal was drawn in which keys are taken to have been on their way already."""
_JOINERS = "\u200c\u200d"
_UNSEEN = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\u2028", "\u2029", "\ufeff"}


class Words(Record):
    """What stands in a field: the words, what of them is marked, and what typing does to that."""

    text: str = ""
    start: int = 0
    """Where the mark begins; the caret is where it ends."""
    end: int = 0
    replaced: bool = False
    """Whether they came back, and nobody has touched them since: typing replaces what is marked."""
    waits: bool = False
    """Whether what is replaced waits aside; not what is recorded anyway."""


def gone_on_with(text: str) -> Words:
    """Words to go on with, the caret at their end."""
    return Words(text, len(text), len(text))


def came_back(text: str, kept: int = 0) -> Words:
    """Words that went aside and are back, marked: typing replaces them, an arrow edits them, enter takes them.

    `kept` characters at the beginning, which a key had put there, stay.
    """
    return Words(text, kept, len(text), True, True) if len(text) > kept else gone_on_with(text)


def as_recorded(text: str) -> Words:
    """Words that are recorded, in the field that changes them: as those that came back, but none can be lost."""
    return replace(came_back(text), waits=False)


def age(event: events.Event) -> float:
    """Seconds since it came from the terminal; it may have waited for its turn."""
    return max(0.0, Message().time - event.time)


def typed(event: events.Key) -> str:
    """What a key types into a field; "" for a key that types nothing."""
    if event.character is None or not (event.is_printable or event.character in _JOINERS):
        return ""
    return _typeable(event.character)


def _typeable(text: str) -> str:
    return "".join(c for c in text if c not in _UNSEEN and unicodedata.category(c) not in ("Cc", "Cs"))


class EntryBar(Input, inherit_bindings=False):
    """A one-line field whose every editing key acts at once, in the order typed.

    A refused line comes back with `give_back`, marked, and so may any words that were put aside before. They are never
    mixed with other typing: an arrow edits them, a letter begins a new line and sets them aside, and the up key brings
    them back.
    """

    masked: reactive[bool] = reactive(False)
    """Show a dot for each character, and copy nothing."""
    virtual_size = reactive(Size(0, 0))
    """How long the line is; one letter more lays nothing out anew."""

    class _Said(Message):
        def __init__(self, entry: EntryBar) -> None:
            super().__init__()
            self.entry = entry

        @property
        def control(self) -> EntryBar:
            """The bar that sent this, for `@on` selectors."""
            return self.entry

    class Entered(_Said):
        """Enter was pressed: `text` was taken out of the bar, which may hold the next line already."""

        def __init__(self, entry: EntryBar, text: str) -> None:
            super().__init__(entry)
            self.text = text

    class PastedLines(_Said):
        """Several lines were pasted, all of them here; the bar keeps what was typed."""

        def __init__(self, entry: EntryBar, lines: list[str]) -> None:
            super().__init__(entry)
            self.lines = lines

    class TooLong(_Said):
        """A typed line or a paste has more characters than `limit`; the bar keeps what was typed."""

        def __init__(self, entry: EntryBar, length: int, limit: int) -> None:
            super().__init__(entry)
            self.length, self.limit = length, limit

    class PutAside(_Said):
        """A refused line waits aside, because something else is being typed; `count` lines wait now.

        `at_once` tells keys that were already on their way from somebody who read the refusal.
        """

        def __init__(self, entry: EntryBar, text: str, count: int, at_once: bool) -> None:
            super().__init__(entry)
            self.text, self.count, self.at_once = text, count, at_once

    def __init__(self, value: str = "", *, limit: int = 500, masked: bool = False, **options: Any) -> None:
        # Selecting all on focus would let the next key replace a draft.
        options.setdefault("select_on_focus", False)
        super().__init__(value, **options)
        self.set_reactive(Input.cursor_blink, False)  # a blinking caret is half of what a window at rest costs
        self.limit = limit
        """Characters that one entered line may have."""
        self._aside: list[str] = []
        self._back = Words()
        """The words that came back, until they are touched."""
        self._refused_at = float("-inf")
        self.set_reactive(EntryBar.masked, masked)
        self.password = masked

    def render_line(self, y: int) -> Strip:
        """As any field; pictures are drawn as in every pane, and what is asked says where it is cut."""
        asked = self.placeholder
        if not self.value and width(asked) > self.size.width:
            self.set_reactive(Input.placeholder, fit(asked, self.size.width))
        drawn = strip_within(super().render_line(y))
        self.set_reactive(Input.placeholder, asked)
        return drawn

    def watch_masked(self, masked: bool) -> None:
        """Show or hide what is typed."""
        self.password = masked

    @property
    def aside(self) -> list[str]:
        """Lines that made room for others; `recall` brings them back, last first."""
        return list(self._aside)

    @property
    def unsent(self) -> list[str]:
        """Everything that was written and is not entered yet: lines waiting aside, then the bar itself."""
        return [*self._aside, *([self.value] if self.value else [])]

    def give_back(self, text: str) -> None:
        """Put a refused line back in the bar, or aside while something else is being typed."""
        if not text:
            return
        if self.value:
            self.put_aside(text)
            self.post_message(self.PutAside(self, text, len(self._aside), True))
        else:
            self.put(came_back(text))
            self._refused_at = float("inf")
            self.call_after_refresh(self._refusal_is_drawn)

    def _refusal_is_drawn(self) -> None:
        self._refused_at = min(self._refused_at, time.monotonic())

    def seen(self) -> None:
        """Words that came back were read: whatever is typed now is no longer ahead of them."""
        self._refused_at = float("-inf")

    def put_aside(self, text: str) -> None:
        """Keep a line that makes room for another."""
        self._aside.append(text)

    def take_back(self, line: str) -> bool:
        """Take a line out of those that wait aside, the last of its kind; whether it was there."""
        if line not in self._aside:
            return False
        del self._aside[len(self._aside) - 1 - self._aside[::-1].index(line)]
        return True

    @property
    def words(self) -> Words:
        """What stands here, as it stands."""
        return self._back if self.is_marked else Words(self.value, *self.selection)

    @property
    def is_marked(self) -> bool:
        """Whether the words here came back and are not touched yet: typing replaces what is marked."""
        return self._back.replaced and self.value == self._back.text

    def put(self, words: Words) -> None:
        """Puts words here in place of those that are."""
        self.value = words.text
        self.selection = Selection(words.start, words.end)
        self._back = words
        self._refused_at = float("-inf")

    def clear(self) -> None:
        """Empties the field."""
        self.put(Words())

    def mend(self) -> None:
        """What is typed next goes on with the words that are there, even if they came back."""
        self._back = Words()

    def recall(self) -> bool:
        """Bring the line that was put aside last back to be mended; whether there was one."""
        if not self._aside:
            return False
        line = self._aside.pop()
        if self.value:
            self._aside.insert(0, self.value)
        self.put(gone_on_with(line))
        return True

    def reword(self, change: Callable[[list[str]], list[str]]) -> None:
        """Has what waits aside, and what stands in the bar, in other words where these are not theirs any more."""
        *self._aside, value = change([*self._aside, self.value])
        if value != self.value:
            self.put(gone_on_with(value))

    def forget(self) -> None:
        """Drop everything that is typed and not entered."""
        self._aside.clear()
        self.clear()

    def _make_room(self, typed: events.Event | None = None) -> None:
        """Words that came back and were not touched make room: a new line is never typed onto their end."""
        while self.is_marked:  # what is done with a line that made room may bring other words back
            back = self._back
            ahead = typed is not None and time.monotonic() - age(typed) - self._refused_at < AT_ONCE
            self.put(gone_on_with(back.text[: back.start]))
            if back.waits:
                self.made_room(back.text, at_once=ahead)
        self.mend()

    def made_room(self, text: str, *, at_once: bool) -> None:
        """Words that came back wait aside, for something else is typed; `at_once` before anybody could read them."""
        self.put_aside(text)
        self.post_message(self.PutAside(self, text, len(self._aside), at_once))

    async def _on_key(self, event: events.Key) -> None:
        # Bindings are handled after letters typed later; a key handled here keeps its place.
        if event.key == "enter":
            self._enter()
        elif event.character is not None and (event.is_printable or event.character in _JOINERS):
            typed = _typeable(event.character)
            if typed:
                self._make_room(event)
                self._insert(typed)
        elif event.key == "up" and self.recall():
            pass
        elif event.key in ("backspace", "delete", "ctrl+w") and self.is_marked:
            self._make_room()
        elif (edit := self._edits().get(event.key)) is not None:
            self.mend()
            edit()
        else:
            return
        self._restart_blink()
        event.stop()
        event.prevent_default()

    def _edits(self) -> dict[str, Callable[[], None]]:
        edits: dict[str, Callable[[], None]] = {
            "backspace": self.action_delete_left,
            "delete": self.action_delete_right,
            "left": self.action_cursor_left,
            "right": self.action_cursor_right,
            "shift+left": lambda: self.action_cursor_left(True),
            "shift+right": lambda: self.action_cursor_right(True),
            "ctrl+left": self.action_cursor_left_word,
            "ctrl+right": self.action_cursor_right_word,
            "home": self.action_home,
            "ctrl+a": self.action_home,
            "end": self.action_end,
            "shift+home": lambda: self.action_home(True),
            "shift+end": lambda: self.action_end(True),
            "ctrl+w": self.action_delete_left_word,
            "ctrl+u": self.action_delete_left_all,
            "ctrl+k": self.action_delete_right_all,
            "ctrl+v": lambda: self._take_paste(self.app.clipboard),
        }
        if self.selected_text and not self.masked:
            edits |= {"ctrl+c": self.action_copy, "ctrl+x": self.action_cut}
        return edits

    def _insert(self, text: str) -> None:
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)

    def _enter(self) -> None:
        text = clean(self.value)
        if len(text) > self.limit:
            self.post_message(self.TooLong(self, len(text), self.limit))
            return
        self.clear()
        self.post_message(self.Entered(self, text))

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        self.mend()
        await super()._on_mouse_down(event)

    def paste(self, text: str) -> None:
        """Puts words where somebody would paste them."""
        self._take_paste(text)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take_paste(event.text, event)

    def _take_paste(self, pasted: str, event: events.Event | None = None) -> None:
        lines = clean(pasted, lines=True).split("\n")
        if len(lines) > 1:
            self.post_message(self.PastedLines(self, lines))
        elif len(lines[0]) > PASTE_LIMIT:
            self.post_message(self.TooLong(self, len(lines[0]), PASTE_LIMIT))
        elif lines[0]:
            # Cleaning trims; the spaces around a pasted word belong to the sentence it is pasted into.
            inner = pasted.strip("\r\n")
            before = len(inner) - len(inner.lstrip(" "))
            after = len(inner) - len(inner.rstrip(" "))
            self._make_room(event)
            self._insert(" " * before + lines[0] + " " * after)
