"""The question before the console is left while words wait that belong to somebody. Shows none of them; fits 40x12."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from sessions.removing import own_words
from tui.console.asking import YesOrNo, no_or_yes

if TYPE_CHECKING:
    from tui.console.app import ConsoleApp


_LOOKS_EVERY = 0.05
"""Seconds between two looks at whether they are cleared."""


class OwnWords(YesOrNo):
    """Are they to go now? Escape stays; leaving once more leaves them for a later day."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Stay")]
    answers = no_or_yes("Not yet: they go at the close, or on a later day", "Clear them now. This cannot be undone")

    def __init__(self, waiting: str) -> None:
        super().__init__()
        self.words = (
            f"{waiting}: what only its owner may see is still in this session's file.",
            "",
            "Is it to be cleared before you leave?",
        )


def asks_first(app: ConsoleApp) -> bool:
    """Asks where such words wait, once, and leaves with the answer; whether it did. Not while the disk refuses."""
    session = app.session
    if app.own_words_asked or session.unsaved or session.is_gone:
        return False
    waiting = own_words.waiting(session)
    if not waiting:
        return False

    def answered(yes: bool | None) -> None:
        if yes:
            app.console_screen.bar.say(own_words.now(session))  # what the disk refuses goes at the next open
        if yes is not None:
            app.own_words_asked = True
            _leaves_once_cleared(app)

    app.push_screen(OwnWords(waiting), answered)
    return True


def _leaves_once_cleared(app: ConsoleApp) -> None:
    """A disk or a lock that waits blocks no key: leaving once more goes at once, and the next open finishes it."""
    if app.session.is_rewriting:
        app.session.told_aside()
        app.set_timer(_LOOKS_EVERY, partial(_leaves_once_cleared, app))
    else:
        app.call_next(app.action_quit)
