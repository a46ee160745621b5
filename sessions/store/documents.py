"""The documents of a session file in order; knows no disk and no exercise.

Most are kept as their lines, many packed together, and read when they are asked for: of a long session hardly any ever
is, and a document that was read takes ten times as much.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import overload

from sessions.store.event_lines import Document, document_in

_BETWEEN = b"\n"
"""Stands in no line."""
MANY, _MOST_BYTES = 64, 32_768
"""So many lines are packed together, and fewer where those would be more bytes; but a long one is by itself."""
_QUICKLY = 1


class _Pack:
    """Lines that are packed together."""

    __slots__ = ("_packed",)

    def __init__(self, lines: Sequence[bytes]) -> None:
        self._packed = zlib.compress(_BETWEEN.join(lines), _QUICKLY)

    def lines(self) -> list[bytes]:
        global _looked_into
        pack, lines = _looked_into
        if pack is not self:
            lines = zlib.decompress(self._packed).split(_BETWEEN)
            if len(lines) > 1:  # a line by itself may be a whole import
                _looked_into = self, lines
        return lines


_looked_into: tuple[_Pack | None, list[bytes]] = None, []
"""The pack that was looked into last, in whatever thread."""


class Documents(Sequence[Document]):
    """Documents, shared and not copied, so leave them as they are."""

    __slots__ = ("_begins", "_first", "_later", "_packs", "_size", "packed_to")

    def __init__(self, first: Iterable[Document | bytes] = (), later: Iterable[bytes] = ()) -> None:
        """Each of the first is read already, or its line as it stands in the file; the others are lines."""
        self._first = list(first)
        self._packs: list[_Pack] = []
        self._begins: list[int] = []
        """How many documents stand before each pack."""
        self.packed_to = len(self._first)
        """How many of them take little room: all but the newest, where none was read already."""
        self._later: list[bytes] = []
        self._size = 0
        """How many bytes those are."""
        self.extend(later)

    def __len__(self) -> int:
        return self.packed_to + len(self._later)

    @overload
    def __getitem__(self, at: int) -> Document: ...

    @overload
    def __getitem__(self, at: slice) -> Documents: ...

    def __getitem__(self, at: int | slice) -> Document | Documents:
        if isinstance(at, slice):
            return self._some(*at.indices(len(self)))
        return _read(self._kept(range(len(self))[at]))

    def _some(self, start: int, stop: int, step: int) -> Documents:
        if (start, stop, step) != (0, len(self), 1):
            return Documents([self._kept(place) for place in range(start, stop, step)])
        every = Documents()
        every._first, every._packs, every._begins = self._first, self._packs[:], self._begins[:]
        every.packed_to, every._later, every._size = self.packed_to, self._later[:], self._size
        return every

    def _kept(self, place: int) -> Document | bytes:
        if place >= self.packed_to:
            return self._later[place - self.packed_to]
        if place < len(self._first):
            return self._first[place]
        pack = bisect_right(self._begins, place) - 1
        return self._packs[pack].lines()[place - self._begins[pack]]

    def __iter__(self) -> Iterator[Document]:
        packed = chain.from_iterable(pack.lines() for pack in self._packs)
        return map(_read, chain(self._first, packed, self._later))

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Documents | list) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(list(self))

    def extend(self, lines: Iterable[bytes]) -> None:
        """Those behind the others."""
        for line in lines:
            self._later.append(line)
            self._size += len(line)
            while len(self._later) >= 2 * MANY or self._size > 2 * _MOST_BYTES:
                self._pack()

    def _pack(self) -> None:
        size = many = 0
        for line in self._later[:MANY]:
            if many and size + len(line) > _MOST_BYTES:
                break
            size, many = size + len(line), many + 1
        self._packs.append(_Pack(self._later[:many]))
        self._begins.append(self.packed_to)
        self.packed_to, self._size = self.packed_to + many, self._size - size
        del self._later[:many]

    def with_first(self, document: Document) -> Documents:
        """The same with another first one."""
        if self._first:
            self._first = [document, *self._first[1:]]
            return self
        packed = chain.from_iterable(pack.lines() for pack in self._packs)
        return Documents([document], islice(chain(packed, self._later), 1, None))


def _read(one: Document | bytes) -> Document:
    return document_in(one) if isinstance(one, bytes) else one
