"""The road of a typed line, for the console. It is loaded with the first line, for no first picture needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exercises.kernel.event import Event
    from exercises.kernel.shape import Command
    from sessions.lines.carry_out import Outcome
    from sessions.live.session import Session
    from tui.app.actions import Action


def not_of_a_session(session: Session, action: Action | None) -> None:
    """Raises ExerciseError for an action that only a session has, typed in a programme."""
    if session.is_programme and action is not None:
        from exercises.kernel.shape import ExerciseError
        from sessions.library.beginning import OF_A_SESSION

        raise ExerciseError(OF_A_SESSION)


def understand(session: Session, line: str) -> Command:
    """What the line would do. Raises ExerciseError."""
    from sessions.lines import carry_out as road

    return road.understand(session, line)


def perform(session: Session, line: str) -> Outcome:
    """Carries out one line. Raises ExerciseError, and changes nothing, when it is refused."""
    from sessions.lines import carry_out as road

    return road.perform(session, line)


def carry_out(session: Session, command: Command) -> Outcome:
    """Carries out a command. Raises ExerciseError, and changes nothing, when it is refused."""
    from sessions.lines import carry_out as road

    return road.carry_out(session, command)


def line_in(session: Session, text: str) -> str:
    """The whole line that these words would be; "" for none."""
    from sessions.lines import whole

    return whole.line_in(session, text)


def none_is_private(session: Session, text: str) -> None:
    """Raises ExerciseError where a line for the facilitators alone stands in the words."""
    from sessions.lines import whole

    whole.none_is_private(session, text)


def taken_by_field(session: Session, lead: str, text: str) -> bool:
    """Whether a field takes the words as more than words."""
    from sessions.lines import whole

    return whole.taken_by_field(session, lead, text)


def said_meanwhile(session: Session, line: str, since: Sequence[Event]) -> str:
    """What somebody else recorded in the place that the line would fill; "" for nothing."""
    from sessions.lines import meanwhile

    return meanwhile.said_meanwhile(session, line, since)


def takes_a_name_out(command: Command) -> bool:
    """Whether a name was taken out, and might be taken out of the file itself."""
    from sessions.live.state import UNNAME
    from sessions.removing.names_for_good import NAMES

    asks = command.action == "none" and command.kind == NAMES.line and not command.data.get("yes")
    return command.moves == UNNAME or asks
