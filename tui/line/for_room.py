"""What line mode asks and says of the room's screens."""

from __future__ import annotations

from sessions.live import room_file, room_screens
from sessions.live.session import Session
from tui.line import telling
from tui.line.asked import Question, Said, yes_or_no

_HERE = "This session is for the room: holdspace room shows it, without a name."


def first_question(session: Session, *, may_be_for_room: bool) -> Question | None:
    """What has to be known of the room as a session is opened: whether it is to be lit, or is for this session."""
    if session.refuses:
        return None  # what cannot be read of it may have taken words back, so its room stays dark
    if session.in_room.waits:
        stays = "The room stays quiet until you show something."
        return yes_or_no("The room is quiet: light it?", lambda: _lit(session), [stays])
    other = room_file.claimed()
    if not may_be_for_room or other == session.name or all(screen.named for screen in room_screens.there()):
        return None
    asked = (
        f"The room screen shows {other}. Show this one instead?" if other else "A room screen waits. Is it for this?"
    )
    return yes_or_no(asked, lambda: claim(session, may_be_for_room=True), ["The room screen stays as it is."])


def _lit(session: Session) -> Said:
    session.publish(lights=True)
    if room_file.was_claimed(session.name):
        return claim(session, may_be_for_room=True)
    return [telling.room_in_short(session)]


def claim(session: Session, *, may_be_for_room: bool) -> Said:
    """A room screen without a name shows this session from now on."""
    if not may_be_for_room:
        return [room_screens.by_name(session.name)]
    alive = session.in_room.alive
    try:
        if alive is None:
            raise OSError
        room_file.claim(session.name, alive.life)
    except OSError as problem:
        return [f"The room's folder cannot be written ({problem.strerror or 'refused'})."]
    session.publish(lights=session.in_room.waits)
    return [_HERE]
