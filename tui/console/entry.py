"""The console's field: one queue for every key of the console. Refuses to know what a line means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.events import Hide, Key, Paste
from textual.message import Message

from tui.app.entry import EntryBar
from tui.console.actions import IN_FIELD

if TYPE_CHECKING:
    from tui.console.bar import CommandBar


class ConsoleEntry(EntryBar):
    """The field through which all the console's keys go, one after the other.

    Textual hands keys out before it has acted on the ones before; typed fast, "n" and an answer would become
    commands. Here one queue takes every key in its order, whether it types, opens the bar or blanks the room.
    """

    def __init__(self, bar: CommandBar, **options: Any) -> None:
        super().__init__(**options)
        self._bar = bar

    @property
    def is_open(self) -> bool:
        """Whether keys type here; true from the moment the bar was opened, not from the next message."""
        return self.screen.focused is self

    async def _on_key(self, event: Key) -> None:
        console = self._bar.console
        choosing = console.choosing_log
        if self.is_open and not choosing and event.key not in IN_FIELD and event.key not in ("tab", "up", "down"):
            return
        event.stop()
        event.prevent_default()
        if choosing and await console.choose_log(event):
            return
        if not self.is_open:
            await console.key(event)
        elif event.key == "tab":
            self._bar.tab()
        elif event.key in ("up", "down") and self._bar.seeking:
            console.action_move(event.key)
        elif event.key == "up":
            self._bar.recall()
        elif event.key == "down":
            pass  # what waits aside comes back with up alone
        elif event.key == "escape" and self._bar.seeking:
            self._bar.stop_seeking("")
        elif event.key == "ctrl+n" and self._bar.next_question():
            pass  # the next question is there
        elif event.key == "ctrl+o" and self._bar.ask_this():
            pass  # the room is asked it
        else:
            await console.run_action(IN_FIELD[event.key])

    def put_aside(self, text: str) -> None:
        """As any bar, but with the chair and question it belongs to."""
        super().put_aside(self._bar.lead + text)

    def _on_hide(self, event: Hide) -> None:
        # A window made too small for a moment must not turn the words being typed into commands.
        event.prevent_default()

    def _on_paste(self, event: Paste) -> None:
        if not self.is_open:
            self._bar.open("")

    def post_message(self, message: Message) -> bool:
        """As any widget; but an entered line is taken at once, before the next key."""
        if isinstance(message, EntryBar.Entered):
            self._bar.entered(message.text)
            return True
        if isinstance(message, EntryBar.Held):
            self._bar.held(at_once=message.at_once)
            return True
        return super().post_message(message)
