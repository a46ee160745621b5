"""Names of this computer in what is typed or comes in: a role is nobody's, and what everybody reads is warned of."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from exercises.kernel.p_numbers import P_NUMBER
from exercises.kernel.rewording import texts_in
from exercises.kernel.shape import ExerciseError, Shape
from sessions.store import locations

if TYPE_CHECKING:
    from sessions.roster.finding import Finder


def nobodys_name(roles: Iterable[str]) -> None:
    """Raises ExerciseError for a role in which somebody's name of the roster stands."""
    if names_in(roles):
        said = "That is somebody's name. A role is typed there, such as site manager: names stay out."
        raise ExerciseError(said)


def names_in(texts: Iterable[str]) -> tuple[str, ...]:
    """People's names of the roster as they are written in those texts, each once; none where no roster can be read."""
    told = [text for text in texts if text]
    finder = _finder() if told else None
    if finder is None:
        return ()
    # Loaded where such a text is: no start waits for it.
    from sessions.roster.keeping import KINDS

    hits = (hit for text in told for hit in finder.are_them(finder.hits(text)))
    return tuple(dict.fromkeys(hit.found for hit in hits if hit.known.kind == KINDS[0]))


_known: dict[object, Finder | None] = {}
"""A finder of the roster as it is, made once: a title is looked through at each letter."""


def _finder() -> Finder | None:
    folder = str(locations.roster_folder())
    try:
        found = os.stat(f"{folder}{os.sep}roster.json")
    except OSError:
        return None
    as_it_is = (folder, found.st_mtime_ns, found.st_size, found.st_ino)
    if as_it_is not in _known:
        from sessions.roster.finding import Finder
        from sessions.roster.keeping import Roster, RosterError

        _known.clear()
        try:
            _known[as_it_is] = Finder(Roster.read())
        except RosterError:
            _known[as_it_is] = None
    return _known[as_it_is]


def printed(shape: Shape, kind: str, data: Mapping[str, Any]) -> str:
    """A sentence on somebody's name or number in what everybody will read of a move; "" for none."""
    move = shape.table.get(kind)
    if move is None or not move.printed:
        return ""
    return somebody_in([text for name in move.printed for text in texts_in(data.get(name))])


def somebody_in(texts: Sequence[str]) -> str:
    """A sentence on somebody's name or number in texts that everybody will read; "" for none."""
    found = [*names_in(texts), *(hit[0] for text in texts for hit in P_NUMBER.finditer(text))]
    if not found:
        return ""
    return f"{found[0]} is somebody: everybody reads this, so other words keep them out of it."
