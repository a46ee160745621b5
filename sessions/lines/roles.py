"""Whether a move puts somebody's name where a role belongs, or where everybody reads it."""

from __future__ import annotations

from exercises.kernel.record import replace
from exercises.kernel.shape import Command, Shape
from sessions.live.state import Run


def are_nobodys(run: Run, command: Command) -> None:
    """Raises ExerciseError for a role that is a name of this computer's roster, which only a typed role asks for."""
    if any(told := tuple(run.shape.roles(run.state, command.kind, command.data))):
        from sessions.roster.roles import nobodys_name

        nobodys_name(told)


def warned(shape: Shape, command: Command) -> Command:
    """The command of a move that is printed, with a gentle word about somebody's name in what everybody will read."""
    if command.warning:
        return command
    from sessions.roster.roles import printed

    return replace(command, warning=printed(shape, command.kind, command.data))
