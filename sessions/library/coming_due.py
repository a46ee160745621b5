"""Which sessions on the list a day brings back: what waits in them, what went on, what was kept long enough."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.library.catalogue import Entry


def due(listed: Sequence[Entry], today: str) -> dict[str, list[str]]:
    """What comes back by that day (ISO), by session: the names it has in the session's frame, such as e1 and p2.

    What went on into a newer session is waiting there, and no longer where it came from.
    """
    found: dict[str, list[str]] = {}
    went: dict[str, str] = {}
    for entry in listed:
        for one in entry.carried_from:
            went[one] = max(entry.created, went.get(one, ""))
    for entry in listed:
        names = [name for name, on in entry.waiting if on <= today[:10]] if entry.waiting else []
        if names and all(went.get(called, "") <= entry.created for called in (entry.title, entry.known_as)):
            found[entry.name] = names
    return found


def went_on(entry: Entry, listed: Sequence[Entry]) -> list[Entry]:
    """The newer sessions into which something of that one went on."""
    called = {entry.title, *filter(None, (entry.known_as,))}
    return [one for one in listed if one.created > entry.created and not called.isdisjoint(one.carried_from)]


def kept_long_enough(listed: Sequence[Entry], today: str) -> list[Entry]:
    """The sessions whose day has come by then (ISO), the longest ago first."""
    found = [entry for entry in listed if entry.keep_until and entry.keep_until <= today[:10]]
    return sorted(found, key=lambda entry: (entry.keep_until, entry.name))
