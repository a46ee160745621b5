"""The field of home's and the journal's bar: each key at once, each entered line in its turn. Knows no line."""

from __future__ import annotations

from typing import Any

from textual.events import Key
from textual.message import Message

from tui.app.entry import EntryBar
from tui.app.line_entry import LineEntry


class Field(LineEntry, EntryBar):
    """A bar whose screen hands it keys and pastes, and takes what was entered before the next of them."""

    def __init__(self, *, limit: int = 200, masked: bool = False, **options: Any) -> None:
        super().__init__(limit=limit, masked=masked, **options)
        self.entered: list[str] = []
        """What was entered and not taken yet."""
        self.trouble = ""
        """Why what was typed or pasted last does not fit; "" when it does."""

    def post_message(self, message: Message) -> bool:
        """As any bar, but for what it says of its line."""
        match message:
            case EntryBar.Entered():
                self.entered.append(message.text)
            case EntryBar.PastedLines():
                # What is typed here is one line.
                self.fill(" ".join(part for part in (self.value, *message.lines) if part))
            case EntryBar.TooLong():
                self.trouble = f"That is {message.length:,} characters; {message.limit} is the most here. Shorten it."
            case EntryBar.PutAside():
                pass
            case _:
                return super().post_message(message)
        return True

    def _enter(self) -> None:
        if not self.masked:
            super()._enter()
            return
        # A passphrase is taken as it was typed, spaces at its ends and all.
        self.entered.append(self.value)
        self.clear()

    async def take(self, event: Key) -> None:
        """One key, at once."""
        self.touched(event.key != "enter")
        await self._on_key(event)

    def take_paste(self, text: str) -> None:
        """A paste, at once."""
        self.touched()
        self._take_paste(text)

    def fill(self, text: str) -> None:
        """Puts a line here to go on with."""
        self.value = text
        self.cursor_position = len(text)
        self.mend()
