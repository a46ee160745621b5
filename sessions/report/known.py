"""What the pointers of a programme say to its facilitators, read in the sessions that they lead to."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator

from exercises.programme.pointing import pointer_of, pointers_in
from exercises.programme.state import Programme
from sessions.library.catalogue import entries
from sessions.report.kept import members
from sessions.report.pointed import pointed
from sessions.report.telling import Member
from sessions.store import locations
from sessions.store.errors import StoreError


def known(state: Programme, gone: Collection[int]) -> dict[str, str]:
    """What each pointer of a programme says, for its facilitators; without those whose session cannot be read. `gone`
    are the events whose session is on this computer no longer."""
    names = dict.fromkeys(_sessions(state))
    by_name: dict[str, Member] = {}
    with contextlib.suppress(OSError):
        every = entries() if names else []
        for name in names:
            with contextlib.suppress(StoreError, OSError):
                (by_name[name],) = members([name], "facilitators", every)
    return {words: pointed(state, by_name, words, gone, given=False)[0] for words in pointers_in(state)}


def stamps(state: Programme) -> dict[str, tuple[int, int]]:
    """The time and the size of each session of the programme, by which it is known whether to read it again."""
    found = {}
    asked = {one.session for one in state.collected.values()}
    for name in ({one.session for one in state.events.values()} | asked) - {""}:
        with contextlib.suppress(OSError):
            status = locations.session_path(name).stat()
            found[name] = status.st_mtime_ns, status.st_size
    return found


def _sessions(state: Programme) -> Iterator[str]:
    for words in pointers_in(state):
        this = pointer_of(words)
        event = state.events.get(this.number) if this.letter == "e" and this.goes else None
        if event is not None and event.session:
            yield event.session
