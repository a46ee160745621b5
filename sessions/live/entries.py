"""A session's entries in order; knows no exercise.

Those that are known to be whole are read when they are asked for, so that a session of a hundred thousand opens without
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, overload

from exercises.kernel.event import Event, fields_of
from exercises.kernel.text import as_kept, clean_data
from sessions.store.documents import MANY, Documents

_again = lru_cache(512)(as_kept)


def cleaned_event(document: Mapping[str, Any]) -> Event:
    """An event out of a file, which may come from anywhere: nothing in its words that could harm."""
    number, run, kind, data, at, by = fields_of(document)
    # The same few names stand in thousands of entries, and a minute in many.
    return Event(number, _again(run), _again(kind), _cleaned(data), _again(at), _again(by))


_AT_HAND = 3 * MANY
"""So many are many; one of many moves is, too."""
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

    __slots__ = ("_documents", "_later", "_many", "is_long")

    def __init__(self, later: Iterable[Event] = (), documents: Documents | None = None) -> None:
        """`documents` are those of the first entries, which are read later; `later` are the others."""
        self._documents = documents if documents is not None else Documents()
        self._many = len(self._documents)
        """How many of the documents are the first entries."""
        self._later = list(later)
        self.is_long = True
        """Whether much is at hand that is hardly ever asked for."""

    def __len__(self) -> int:
        return self._many + len(self._later)

    @overload
    def __getitem__(self, at: int) -> Event: ...

    @overload
    def __getitem__(self, at: slice) -> list[Event]: ...

    def __getitem__(self, at: int | slice) -> Event | list[Event]:
        many = self._many
        if isinstance(at, slice):
            start, stop, step = at.indices(len(self))
            if start >= many and step > 0:
                return self._later[start - many : max(0, stop - many) : step]
            return [self[place] for place in range(start, stop, step)]
        at = at + len(self) if at < 0 else at
        return self._later[at - many] if at >= many else cleaned_event(self._documents[at])

    def __iter__(self) -> Iterator[Event]:
        yield from map(cleaned_event, islice(self._documents, self._many))
        yield from self._later

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Entries | list) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def append(self, event: Event) -> None:
        """One more."""
        self._later.append(event)
        self.is_long = "moves" in event.data or len(self._later) >= _AT_HAND

    def rest(self, documents: Documents) -> None:
        """Those that are packed among the documents, which are theirs, are read there from now on when asked for."""
        self.is_long = False
        more = documents.packed_to - self._many
        if more > 0:
            self._documents, self._many, self._later = documents[:], documents.packed_to, self._later[more:]

    def followed(self, first: int, others: Iterable[Event]) -> Entries:
        """The first so many of them, and then those others."""
        if first < self._many:
            return Entries(others, self._documents[:first])
        made = Entries([*self._later[: first - self._many], *others])
        made._documents, made._many = self._documents, self._many
        return made
