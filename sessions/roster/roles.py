"""A role is nobody's name: what is typed or comes in as one is looked up among the names of this computer."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from exercises.kernel.shape import ExerciseError


def nobodys_name(roles: Iterable[str]) -> None:
    """Raises ExerciseError for a role in which somebody's name of the roster stands."""
    told = [role for role in roles if role]
    if not told:
        return
    # Loaded where a role is typed: no start waits for it.
    from sessions.roster.finding import Finder
    from sessions.roster.keeping import KINDS, Roster, RosterError

    with contextlib.suppress(RosterError):
        finder = Finder(Roster.read())
        for role in told:
            if any(hit.known.kind == KINDS[0] for hit in finder.are_them(finder.standing(role))):
                said = "That is somebody's name. A role is typed there, such as site manager: names stay out."
                raise ExerciseError(said)
