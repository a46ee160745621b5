"""What a session is called and where it is held, said anew: everybody reads it, at home and on every page."""

from __future__ import annotations

from exercises.frame.moves import HOLDING
from exercises.kernel.event import Event
from exercises.kernel.record import replace
from exercises.kernel.shape import Command, ExerciseError
from sessions.library.beginning import not_too_long
from sessions.lines import frame as framing
from sessions.live.session import Session


def checked(session: Session, command: Command) -> Command:
    """The command, with a warning where somebody is named in it. Raises ExerciseError for words that are too long, and
    while nothing is written."""
    from sessions.roster.roles import somebody_in

    if session.state.wordless:
        raise ExerciseError(HOLDING if session.state.elephant_held else framing.WORDLESS_NOW)
    not_too_long(command.action, command.kind)
    return replace(command, warning=" ".join(filter(None, (command.warning, somebody_in([command.kind])))))


def carry_out(session: Session, command: Command) -> Event:
    """Records it. Raises ExerciseError."""
    state = session.state
    told = {"title": state.title, "place": state.place, command.action: command.kind}
    return session.record("title", told)


def in_programme(session: Session) -> str:
    """A sentence on another title that the session's programme has for it; "" where it has none."""
    from sessions.live.whole_session import programme_of

    programme = programme_of(session.state)
    event = programme.run.state.event_of(session.name) if programme is not None else None
    if programme is None or event is None or event.text == session.state.title:
        return ""
    return f"{programme.title} says “{event.text}”. There: {event.goes}: {session.state.title}"
