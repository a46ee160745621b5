"""Which sessions an export is of: one, several, or a programme's."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence

from sessions.leaving.problem import ExportError
from sessions.library import catalogue, which_sessions
from sessions.live.session import Session
from sessions.live.uncollected import uncollected
from sessions.removing import opening
from sessions.store import locations
from sessions.store.errors import StoreError
from sessions.store.names import UnknownName

_MANY = 50
"""Sessions from which they are read as many."""


def names_of(programme_words: str) -> tuple[str, ...]:
    """The names of a programme's sessions, oldest first. Raises ExportError when there are none, OSError."""
    try:
        found = which_sessions.chosen(catalogue.entries(), programme_words)
    except UnknownName as problem:
        raise ExportError(str(problem)) from problem
    if not found:
        raise ExportError(which_sessions.none_chosen(programme_words))
    return tuple(entry.name for entry in found)


def of_programme(name: str) -> tuple[str, ...]:
    """A programme, by its name, and then its sessions, oldest first. Raises OSError."""
    return (name, *(entry.name for entry in which_sessions.chosen(catalogue.entries(), name)))


def not_readable() -> tuple[str, ...]:
    """A sentence for each session that cannot be opened, so that nobody knows whether it is one of a programme's, and
    for each other file beside them, such as a conflicted copy."""
    return tuple(
        f"{entry.name} cannot be opened, so it is not in this export; nobody can say whether it belongs here."
        if locations.is_name(entry.name)
        else f"The file {entry.name} is no session, so what is only in it is not in this export: see holdspace list."
        for entry in catalogue.entries()
        if entry.problem is not None
    )


@contextlib.contextmanager
def opened(names: Sequence[str], told: Callable[[int], None] = lambda count: None) -> Iterator[list[Session]]:
    """The sessions, open to be read; `told` is how many so far. Raises StoreError when one cannot be, and none stays
    open."""
    sessions: list[Session] = []
    try:
        with uncollected(len(names) > _MANY):
            for name in dict.fromkeys(names):
                sessions.append(opening.opened(name, read_only=True))
                told(len(sessions))
            yield sessions
    finally:
        for session in sessions:
            with contextlib.suppress(StoreError, OSError):
                session.close()
