"""The console's field: one queue for every key of the console."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.events import Key, Paste
from textual.message import Message

from tui.app.entry import EntryBar
from tui.app.line_entry import LineEntry
from tui.app.steady_parser import lump_of
from tui.console.actions import AT_ONCE, MOVES, pressed
from tui.console.stack import Keys

if TYPE_CHECKING:
    from tui.console.bar import CommandBar

_ON_BOARD = (*MOVES, "enter", "space", "tab")
"""Keys that work on the board while nothing is typed."""


class ConsoleEntry(LineEntry, EntryBar):
    """The field through which all the console's keys go, one after the other.

    Textual hands keys out before it has acted on the ones before; here one queue takes every key in its order,
    whether it types, points at something on the board or makes the room dark.
    """

    def __init__(self, bar: CommandBar, **options: Any) -> None:
        super().__init__(**options)
        self._bar = bar
        self._words: object = None
        """The read of the terminal whose letters were taken for words where letters are keys."""
        self._change_waits = False
        """Whether the bar is told soon that other words stand here: those that are here then."""

    # -- keys ---------------------------------------------------------------------------------------------------------

    async def _on_key(self, event: Key) -> None:
        bar, console, key = self._bar, self._bar.console, event.key
        if self.is_no_more_than_habit(event) or (console.choosing_log and console.choose_log(event)):
            pass
        elif key in ("enter", "tab") and bar.asks and self.is_too_soon(event):
            pass  # nobody can have read the question
        elif key in AT_ONCE:
            bar.at_once(key)
        elif isinstance(bar.top, Keys):
            self._letter_key(event)
        elif lump_of(event)[0] is self._words:
            pass  # it came in one read with words, which stand in the bar
        elif not self.value and bar.is_on_board and key in _ON_BOARD:
            self._typed = False
            self._on_board(key)
        elif key == "tab":
            before = self.value
            bar.tab()
            # Whoever takes a line means the enter behind it, however fast it comes.
            self._typed = self._typed or bool(self.value and self.value != before)
        elif key in ("up", "down") and bar.seeking:
            console.action_move(key)
        elif key == "up":
            bar.recall()
        elif key != "down":
            self._typed = key != "enter"
            return  # it types, or it edits
        event.stop()
        event.prevent_default()

    def _letter_key(self, event: Key) -> None:
        """A letter where letters are keys; several in one read are words, unless it is one key held down."""
        read, letters = lump_of(event)
        if len(letters) > 1 and len(set(letters)) > 1 and not (len(letters) == 2 and letters[0] == ">"):
            self._words, self._typed = read, True
            self._bar.end_keys(letters, "Those were words: nothing was done with them. Letters type again.")
        else:
            self._bar.letter(event.key, event.character or "")

    def _on_board(self, key: str) -> None:
        if key == "up" and self.offers and self.aside:
            self._bar.recall()
        elif key != "tab" or key in pressed(self._bar.console.board):
            self.offers = False
            self._bar.console.board_key(key)

    def _on_paste(self, event: Paste) -> None:
        self._typed = True
        self._bar.console.choosing_log = False
        self._bar.end_keys()

    def post_message(self, message: Message) -> bool:
        """As any widget; but an entered line is taken at once, before the next key."""
        if isinstance(message, EntryBar.Entered):
            self._bar.entered(message.text)
            return True
        if isinstance(message, EntryBar.PutAside):
            self._bar.made_room(at_once=message.at_once)
            return True
        if isinstance(message, EntryBar.Changed):
            # Letters that come faster than they are drawn are looked at together.
            self._change_waits = self._change_waits or super().post_message(message)
            return self._change_waits
        return super().post_message(message)

    def change_is_heard(self) -> None:
        """Whatever changes from now on is another change."""
        self._change_waits = False

    def put_aside(self, text: str) -> None:
        """As any bar, but with the chair and question it belongs to."""
        self.keep_aside(self._bar.lead + text, refused=text == self._bar.refused_words)
