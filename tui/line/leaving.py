"""What is asked before line mode ends: what is its owner's alone, and what the room keeps."""

from __future__ import annotations

from typing import Protocol

from sessions.live import room_screens
from sessions.live.session import Session
from tui.line.aloud import Aloud
from tui.line.asked import Question, Said


class Left(Protocol):
    """What is left: a session in lines."""

    session: Session
    aloud: Aloud
    kept: str
    """What of the session is kept, in a word."""

    def leave(self, keeps: str = ...) -> Said:
        """Ends at once, with what the room `keeps`."""


def leaves(mode: Left) -> Said:
    """Asks what has to be asked, then leaves."""
    from sessions.removing import own_words

    waiting = own_words.waiting(mode.session)
    if not waiting:
        return _room_or_leave(mode)

    def cleared_or_not(key: str) -> Said:
        if key == "no":
            return _room_or_leave(mode)
        said = own_words.now(mode.session)  # what the disk refuses goes at the next open
        mode.kept = "Everything else" if not own_words.waiting(mode.session) else mode.kept
        return [said, *_room_or_leave(mode)]

    asked = f"{waiting}: what only its owner may see is still in the file. Clear it now? This cannot be undone:"
    return mode.aloud.ask(Question(asked, {"no": "no", "yes": "yes"}, cleared_or_not))


def _room_or_leave(mode: Left) -> Said:
    seen = mode.session.state.room()
    if room_screens.is_watched(mode.session.name) and seen is not None and seen.blocks:
        keeps = {"quiet": "quiet", "dark": "dark", "picture": "picture"}
        asked = "A room screen shows this session. What does it keep?"
        return mode.aloud.ask(Question(asked, keeps, mode.leave))
    return mode.leave()
