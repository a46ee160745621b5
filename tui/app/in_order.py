"""Hands out a screen's keys in their order, also around a dialog."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from textual.events import Event, Key, Paste
from textual.screen import Screen

from tui.app.line_entry import LineEntry

if TYPE_CHECKING:
    from tui.app.terminal import SteadyApp

    _Part = SteadyApp
else:
    _Part = object

AT_ONCE = frozenset({"ctrl+g", "f9", "ctrl+p", "ctrl+l", "ctrl+c", "ctrl+q"})
"""Keys that wait for no other."""
_ANSWERS = ("enter", "escape")
_ANSWERED_WITHIN = 0.1
"""Seconds in which a dialog that was answered is gone."""


class KeysInOrder(_Part):
    """An app whose keys are acted on one after the other, and never overtake the answer to a dialog."""

    def __init__(self) -> None:
        super().__init__()
        self._behind: list[Key | Paste] | None = None
        """Keys that wait behind the answer to a dialog; None while none is awaited."""
        self._answer: tuple[Screen[Any], str, float] = (Screen(), "", 0.0)
        """The dialog that was answered, the key that did, and until when it may take to go."""

    # What an app says.

    def field(self) -> LineEntry:
        """The bar in which typing goes on when no dialog lies over it."""
        raise NotImplementedError

    async def take_in_order(self, event: Key | Paste) -> bool:
        """Has a key or paste acted on before the next, where the bar's own screen is in front; whether it was."""
        raise NotImplementedError

    def is_under(self) -> bool:
        """Whether a dialog lies over the bar's screen."""
        raise NotImplementedError

    def on_ready(self) -> None:
        """What killed writes left is taken away, once the first picture is there."""
        from sessions.store.leftovers import clear_leftovers

        clear_leftovers()

    # The order.

    async def on_event(self, event: Event) -> None:
        """Keys and pastes are handed out so that none overtakes another."""
        if isinstance(event, Key | Paste) and not event.is_forwarded and not self.is_leaving:
            await self._answered()
            if self._behind is not None and not (isinstance(event, Key) and event.key in AT_ONCE):
                self._behind.append(event)
                return
            if self.screen_stack and await self.take_in_order(event):
                return
            if isinstance(event, Key) and self.screen_stack and self.is_under():
                if self.field().is_habit(event):
                    return
                self.field().touched()
                if event.key in _ANSWERS:
                    self._begin_answer(event)
        await super().on_event(event)

    # -- keys behind an answer ----------------------------------------------------------------------------------------

    def _begin_answer(self, event: Key) -> None:
        """Keys behind an enter or an escape in a dialog wait until it is clear whether the dialog is still there."""
        self._behind, self._answer = [], (self.screen, event.key, time.monotonic() + _ANSWERED_WITHIN)
        self.set_timer(_ANSWERED_WITHIN, self._answered)
        for early in (0.01, 0.03):
            self.set_timer(early, self._answered)

    async def _answered(self) -> None:
        """Hands on the keys that waited; the same key again, pressed out of habit, left the dialog once already."""
        if self._behind is None or self.is_leaving or not self.screen_stack:
            return
        asked, key, until = self._answer
        left = self.screen is not asked
        if not left and time.monotonic() < until:
            return
        waited, self._behind = self._behind, None
        if left:
            self.field().acted()
            while waited and isinstance(waited[0], Key) and waited[0].key == key:
                del waited[0]
        for place, event in enumerate(waited):
            await self.on_event(event)
            if self._behind is not None:
                self._behind.extend(waited[place + 1 :])
                return
