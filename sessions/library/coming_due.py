"""Which sessions on the list a day brings back: what waits in them, what went on, what was kept long enough."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.library.catalogue import Entry


def due(listed: Sequence[Entry], today: str) -> dict[str, list[str]]:
    """What comes back by that day (ISO), by session: the names it has in the session's frame, such as e1 and p2.

    What went on into a newer session is waiting there, and no longer where it came from.
    """
    names = {entry: [name for name, on in entry.waiting if on <= today[:10]] for entry in listed if entry.waiting}
    went: dict[str, str] = {}
    for entry in listed if any(names.values()) else ():
        for one in entry.carried_from:
            went[one] = max(entry.created, went.get(one, ""))
    return {
        entry.name: some
        for entry, some in names.items()
        if some and all(went.get(called, "") <= entry.created for called in (entry.title, entry.known_as))
    }


def went_on(entry: Entry, listed: Sequence[Entry]) -> list[Entry]:
    """The newer sessions into which something of that one went on."""
    called = {entry.title, *filter(None, (entry.known_as,))}
    return [one for one in listed if one.created > entry.created and not called.isdisjoint(one.carried_from)]


def kept_long_enough(listed: Sequence[Entry], today: str) -> list[Entry]:
    """The sessions whose day has come by then (ISO), the longest ago first."""
    found = [entry for entry in listed if entry.keep_until and entry.keep_until <= today[:10]]
    return sorted(found, key=lambda entry: (entry.keep_until, entry.name))
