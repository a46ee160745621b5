"""Changes the names in a record of what leaves, and in what its files are called. Knows no exercise and no format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from exercises.kernel.record import Record, names_of, replace
from exercises.leaving.coded import Piece
from sessions.leaving.leaving import EntryLeaving, SessionLeaving
from sessions.roster.finding import Finder, Hit
from sessions.store import locations

_TIES = frozenset(
    {
        "key",
        "first_name",
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


class Heard(Record):
    """What was found of names in people's words."""

    hits: tuple[Hit, ...]
    """Every hit once, those left as they are as well."""
    places: int
    """How many places are changed."""


def heard(texts: Iterable[str], finder: Finder) -> Heard:
    """Where names stand in the texts."""
    hits: dict[str, Hit] = {}
    places = 0
    for text in texts:
        found = finder.hits(text)
        for hit in found:
            hits.setdefault(hit.digest, hit)
        places += len(finder.are_them(found))
    return Heard(tuple(hits.values()), places)


def file_name(name: str, finder: Finder) -> str:
    """A session's name for files: what stands for somebody, as such a name is written."""
    changed = finder.changed(name, near=True)
    return name if changed == name else "-".join(locations.slug(part) for part in changed.split("-") if part)


@lru_cache(maxsize=64)
def _with_words(kind: type[Record]) -> tuple[str, ...]:
    """The fields of that kind of thing in which words are changed."""
    ties = _TIES | _SLUGS.get(kind, frozenset()) | ({"codes"} if issubclass(kind, Piece) else frozenset())
    return tuple(name for name in names_of(kind) if name not in ties)


def everywhere(value: Any, change: Callable[[str], str]) -> Any:
    """The same with every word in it changed, and nothing that ties its parts together, such as the key of a theme."""
    made = value
    if isinstance(value, str):
        made = change(value)
    elif isinstance(value, tuple | list):
        made = type(value)(everywhere(item, change) for item in value)
    elif isinstance(value, Mapping):
        made = {key: item if key in _EVENT_TIES else everywhere(item, change) for key, item in value.items()}
    elif isinstance(value, Record):
        changed: dict[str, Any] = {}
        kind: Any = value.__class__
        for name in _with_words(kind):
            before = getattr(value, name)
            new = everywhere(before, change)
            if new != before:
                changed[name] = new
        made = replace(value, **changed) if changed else value
    return made
