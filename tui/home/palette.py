"""The palette of home and journal: every action of the screen in front."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from tui.app.actions import keys_of
from tui.app.palette import Way, Ways

if TYPE_CHECKING:
    from tui.home.typed_app import TypedApp


class ScreenCommands(Ways):
    """What can be done now."""

    def every(self) -> Iterator[Way]:
        """Every action."""
        app = self.app
        if TYPE_CHECKING:
            assert isinstance(app, TypedApp)
        front = app.front
        if front is None:
            return
        for action in front.actions:
            yield action.short, f"{action.help} Typed: {keys_of(action)}.", partial(front.do, action)
