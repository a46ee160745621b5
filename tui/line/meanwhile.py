"""What somebody else recorded, since this one was last told anything, in the place that a line would fill."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exercises.kernel.event import Event
from sessions.lines.meanwhile import said_meanwhile
from sessions.live.session import Session
from tui.line.aloud import Aloud
from tui.line.asked import Said, yes_or_no


def asked_first(
    session: Session, line: str, since: Sequence[Event], aloud: Aloud, does: Callable[[], Said]
) -> Said | None:
    """Asks whether the line is to stand instead of what came with these events; None where nothing did."""
    if all(event.by == session.by for event in since):
        return None
    theirs = said_meanwhile(session, line, since)
    if not theirs:
        return None
    heard = f"Meanwhile somebody recorded “{theirs}” there." if aloud.may_read else "Meanwhile somebody recorded there."
    return aloud.ask(yes_or_no(f"{heard} Record yours instead?", does, ["Theirs stays."]))
