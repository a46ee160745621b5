"""Which sessions on the list a day brings back: what waits in them, what went on, what was kept long enough."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.library.catalogue import Entry


class WentOn:
    """Into which newer sessions something of earlier ones went on, by what those are called or remembered by."""

    def __init__(self, listed: Sequence[Entry]) -> None:
        self._into: dict[str, list[Entry]] = {}
        for entry in listed:
            for one in entry.carried_from:
                self._into.setdefault(one, []).append(entry)

    def into(self, entry: Entry) -> list[Entry]:
        """The newer sessions into which something of that one went on."""
        called = filter(None, (entry.title, entry.known_as))
        found = (one for name in called for one in self._into.get(name, ()) if one.created > entry.created)
        return list(dict.fromkeys(found))


def due(listed: Sequence[Entry], today: str) -> dict[str, list[str]]:
    """What comes back by that day (ISO), by session: the names it has in the session's frame, such as e1 and p2.

    What went on into a newer session is waiting there, and no longer where it came from.
    """
    waiting = [entry for entry in listed if entry.waiting]
    went = WentOn(listed if waiting else ())
    found = {entry: [name for name, on in entry.waiting if on <= today[:10]] for entry in waiting}
    return {entry.name: names for entry, names in found.items() if names and not went.into(entry)}


def kept_long_enough(listed: Sequence[Entry], today: str) -> list[Entry]:
    """The sessions whose day has come by then (ISO), the longest ago first."""
    found = [entry for entry in listed if entry.keep_until and entry.keep_until <= today[:10]]
    return sorted(found, key=lambda entry: (entry.keep_until, entry.name))
