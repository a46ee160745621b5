"""What the parts of a REFI-QDA project are called by: ids, times and people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, uuid5

from exercises.kernel.text import clean
from sessions.leaving.leaving import Leaving

_SPACE = uuid5(NAMESPACE_URL, "urn:holdspace:refi-qda")
EARLIEST = "1980-01-01T00:00:00Z"
"""The time of what has none: importers read one everywhere."""
GROUP = "The group"
"""The user that codings are credited to when nobody is named."""
LONGEST, LONGEST_FILED = 100, 60
_NOT_IN_FILES = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


def guid(kind: str, *ids: str) -> str:
    """An id that is always the same for the same thing, and never the same for two kinds of things."""
    return str(uuid5(_SPACE, json.dumps([kind, *ids])))


def utc(*times: str) -> str:
    """The first of these that is a time or a day, as UTC with a Z; the earliest time when none is."""
    for time in times:
        try:
            when = datetime.fromisoformat(time)
        except ValueError:
            continue
        if when.tzinfo is None:
            when = when.replace(tzinfo=UTC)
        if date.min.year < when.year < date.max.year:
            return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
    return EARLIEST


def named(text: str, otherwise: str) -> str:
    """A text as one line for a name."""
    return clean(text)[:LONGEST].strip() or otherwise


def filed(text: str, otherwise: str) -> str:
    """A name that may become a file's: importers make one of a source's name."""
    return clean(text.translate(_NOT_IN_FILES))[:LONGEST_FILED].strip(". ") or otherwise


def _coders(leaving: Leaving) -> Iterator[str]:
    """Who coded alone, whoever typed it."""
    for session in leaving.sessions:
        for text in (text for run in session.runs for text in (run.coded.texts if run.coded else ())):
            for piece in text.pieces:
                yield from (piece.by, *(one.by for one in piece.others)) if piece.others else ()


class Users:
    """Who coded and wrote: co-facilitators where they may be named, else only the group as a whole."""

    def __init__(self, leaving: Leaving) -> None:
        whole = leaving.audience == "facilitators"
        self._people = dict.fromkeys(filter(None, map(clean, leaving.facilitators))) if whole else {}
        if whole:
            self._people.update(dict.fromkeys(clean(entry.author) for entry in leaving.entries if clean(entry.author)))
            self._people.update(dict.fromkeys(filter(None, map(clean, _coders(leaving)))))
        self._people.pop(GROUP, None)
        self._group = not self._people

    def guid(self, name: str) -> str:
        """The id of whoever is called that; of the group when it is nobody who may be named."""
        known = clean(name)
        if known in self._people:
            return guid("user", known)
        self._group = True
        return guid("user", GROUP)

    def every(self) -> list[tuple[str, str]]:
        """Ids and names of those there were; the group first, for importers show the first one's codings."""
        named = [*([GROUP] if self._group else []), *self._people]
        return [(guid("user", name), name) for name in named]
