"""Changes the names in everything that leaves, before any of it is written.

Words are changed wherever they stand: titles, notes, labels, calendar words, the session's name for files. Only what
ties the parts together stays, such as the key of a theme.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from exercises.kernel.record import Record, names_of, replace
from exercises.leaving.coded import Piece
from sessions.leaving.leaving import EntryLeaving, Leaving, SessionLeaving
from sessions.roster.finding import Finder, Hit
from sessions.roster.keeping import Roster
from sessions.store import locations

_TIES = frozenset(
    {
        "key",
        "within",
        "ends",
        "kind",
        "audience",
        "date",
        "made",
        "frame",
        "kept",
        "codable",
        "level",
        "changes",
        "called_off",
        "directed",
    }
)
"""Fields of what leaves that hold no words of anybody."""
_SLUGS: Mapping[type, frozenset[str]] = {
    SessionLeaving: frozenset({"name"}),
    EntryLeaving: frozenset({"session", "key"}),
}
"""Fields that are parts of the names of files."""
_EVENT_TIES = frozenset({"number", "run", "kind", "at"})


class Changed(Record):
    """What leaves, with the names changed, and what was found."""

    leaving: Leaving
    hits: tuple[Hit, ...]
    """Every hit once, those left as they are as well."""
    places: int
    """How many places were changed."""


@lru_cache(maxsize=64)
def _with_words(kind: type[Record]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of that kind of thing in which words are changed, and those that are parts of files' names."""
    slugs = _SLUGS.get(kind, frozenset())
    ties = _TIES | slugs | ({"codes"} if issubclass(kind, Piece) else frozenset())
    return tuple(name for name in names_of(kind) if name not in ties), tuple(sorted(slugs))


class _Changing:
    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.hits: dict[str, Hit] = {}
        self.places = 0

    def words(self, text: str) -> str:
        found = self.finder.hits(text)
        if not found:
            return text
        for hit in found:
            self.hits.setdefault(hit.digest, hit)
        self.places += len(self.finder.are_them(found))
        return self.finder.changed(text)

    def slug(self, name: str) -> str:
        """A session's name for files: what stands for somebody, as such a name is written."""
        changed = self.words(name)
        if changed == name:
            return name
        return "-".join(locations.slug(part) for part in changed.split("-") if part)

    def every(self, value: Any) -> Any:
        """The same data with every word in it changed."""
        made = value
        if isinstance(value, str):
            made = self.words(value)
        elif isinstance(value, tuple):
            made = tuple(self.every(item) for item in value)
        elif isinstance(value, list):
            made = [self.every(item) for item in value]
        elif isinstance(value, Mapping):
            made = {key: item if key in _EVENT_TIES else self.every(item) for key, item in value.items()}
        elif isinstance(value, Record):
            made = self._record(value)
        return made

    def _record(self, value: Any) -> Any:
        words, slugs = _with_words(value.__class__)
        changed: dict[str, Any] = {}
        for names, change_one in ((words, self.every), (slugs, self.slug)):
            for name in names:
                before = getattr(value, name)
                made = change_one(before)
                if made != before:
                    changed[name] = made
        return replace(value, **changed) if changed else value


def change(leaving: Leaving, roster: Roster) -> Changed:
    """Everything that leaves with what stands for each name; the same roster and words always give the same."""
    changing = _Changing(Finder(roster))
    changed: Leaving = changing.every(leaving) if roster.known else leaving
    return Changed(changed, tuple(changing.hits.values()), changing.places)
