"""A session's entries in order; knows no exercise.

Those that are known to be whole are read when they are asked for, so that a session of a hundred thousand opens without
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, overload

from exercises.kernel.event import Event, fields_of
from exercises.kernel.text import as_kept, clean_data

_again = lru_cache(512)(as_kept)


def cleaned_event(document: Mapping[str, Any]) -> Event:
    """An event out of a file, which may come from anywhere: nothing in its words that could harm."""
    number, run, kind, data, at, by = fields_of(document)
    # The same few names stand in thousands of entries, and a minute in many.
    return Event(number, _again(run), _again(kind), _cleaned(data), _again(at), _again(by))


_MOST = 64
_lately: dict[int, tuple[Any, Any]] = {}
"""Templates that were cleaned lately, each with what came of it: many sessions carry the same one."""


def _cleaned(data: Mapping[str, Any]) -> Any:
    template = data.get("template")
    if type(template) is not dict:
        return clean_data(data, as_kept)
    known = _lately.get(id(template))
    if known is None or known[0] is not template:
        if len(_lately) >= _MOST:
            _lately.clear()
        known = _lately[id(template)] = template, clean_data(template, as_kept)
    return {**clean_data({**data, "template": None}, as_kept), "template": known[1]}


class Entries(Sequence[Event]):
    """Entries that only ever grow."""

    __slots__ = ("_documents", "_later")

    def __init__(self, later: Iterable[Event] = (), documents: Sequence[Mapping[str, Any]] = ()) -> None:
        """`documents` are those of the first entries, which are read later; `later` are the others."""
        self._documents = documents
        self._later = list(later)

    def __len__(self) -> int:
        return len(self._documents) + len(self._later)

    @overload
    def __getitem__(self, at: int) -> Event: ...

    @overload
    def __getitem__(self, at: slice) -> list[Event]: ...

    def __getitem__(self, at: int | slice) -> Event | list[Event]:
        first = len(self._documents)
        if not first:
            return self._later[at]
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        at = at + len(self) if at < 0 else at
        return self._later[at - first] if at >= first else cleaned_event(self._documents[at])

    def __iter__(self) -> Iterator[Event]:
        yield from map(cleaned_event, self._documents)
        yield from self._later

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Entries | list) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def append(self, event: Event) -> None:
        """One more."""
        self._later.append(event)

    def followed(self, first: int, others: Iterable[Event]) -> Entries:
        """The first so many of them, and then those others."""
        many = len(self._documents)
        documents = self._documents[:first] if first < many else self._documents
        return Entries([*self._later[: max(0, first - many)], *others], documents)
