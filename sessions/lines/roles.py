"""Whether a move puts somebody's name where a role belongs."""

from __future__ import annotations

from exercises.kernel.shape import Command
from sessions.live.state import Run


def are_nobodys(run: Run, command: Command) -> None:
    """Raises ExerciseError for a role that is a name of this computer's roster, which only a typed role asks for."""
    if any(told := tuple(run.shape.roles(run.state, command.kind, command.data))):
        from sessions.roster.roles import nobodys_name

        nobodys_name(told)
