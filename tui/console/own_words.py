"""The question before the console is left while words wait that belong to somebody. Shows none of them; fits 40x12."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from sessions.live.session import Session
from sessions.removing import own_words
from tui.console.dialogs import YesOrNo


class OwnWords(YesOrNo):
    """Are they to go now? Escape stays; leaving once more leaves them for a later day."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Stay")]
    no = "Not yet: they go at the close, or on a later day"
    yes = "Clear them now. This cannot be undone"

    def __init__(self, waiting: str) -> None:
        super().__init__()
        self.words = (
            f"{waiting}: what only its owner may see is still in this session's file.",
            "",
            "Is it to be cleared before you leave?",
        )

    @staticmethod
    def waiting(session: Session) -> str:
        """The exercises that have such words; "" for none, and while the disk refuses."""
        return "" if session.unsaved or session.is_gone else own_words.waiting(session)

    @staticmethod
    def clear(session: Session) -> None:
        """Takes them out of the file; what the disk refuses goes at the next open on a later day."""
        own_words.now(session)
