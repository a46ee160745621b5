"""A numbered collection that never changes: setting gives another one that shares almost everything with it.

Copying a whole dict of thousands at each move would make every entry, every undo and
every checkpoint cost as much as the wall is large; here one entry copies at most a few dozen places.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Found = TypeVar("Found")
_BITS = 6


class _Row(dict[int, Item], Generic[Item]):
    """Neighbours on a shelf, and what was worked out of them; one that changes is another row."""

    __slots__ = ("found",)

    def __init__(self, things: Mapping[int, Item] | None = None) -> None:
        super().__init__(things or {})
        self.found: dict[Callable[[Any], Any], Any] = {}


_NOT_YET: Any = object()
"""What stands for neighbours that changed since something was worked out of them."""
_MOST_REMEMBERED = 8


class Shelf(Mapping[int, Item], Generic[Item]):
    """Things by number, iterated in the order of their numbers."""

    __slots__ = ("_by_row", "_found", "_length", "_rows")

    def __init__(self, things: Mapping[int, Item] | None = None) -> None:
        self._rows: dict[int, _Row[Item]] = {}
        self._length = 0
        self._found: dict[Callable[[Any], Any], Any] = {}
        """What was worked out of all of it; the shelves asked last have that, and older ones forget it."""
        self._by_row: dict[Callable[[Any], Any], list[Any]] = {}
        for number in sorted(things or ()):
            self._rows.setdefault(number >> _BITS, _Row())[number] = (things or {})[number]
            self._length += 1

    def __getitem__(self, number: int) -> Item:
        return self._rows[number >> _BITS][number]

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and number in self._rows.get(number >> _BITS, ())

    def __iter__(self) -> Iterator[int]:
        for row in sorted(self._rows):
            yield from sorted(self._rows[row])

    def __len__(self) -> int:
        return self._length

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return self._rows == other._rows if isinstance(other, Shelf) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Shelf({dict(self)!r})"

    def with_(self, things: Mapping[int, Item]) -> Shelf[Item]:
        """The shelf with these put on it, over what stood under the same numbers."""
        made: Shelf[Item] = Shelf()
        made._rows = dict(self._rows)
        made._length = self._length
        own: set[int] = set()
        for number, thing in things.items():
            row = number >> _BITS
            if row not in own:
                made._rows[row] = _Row(made._rows.get(row))
                own.add(row)
            made._length += number not in made._rows[row]
            made._rows[row][number] = thing
        if self._by_row and len(made._rows) == len(self._rows):
            places = [place for place, row in enumerate(sorted(made._rows)) if row in own]
            for work_out, found in list(self._by_row.items()):
                made._by_row[work_out] = again = list(found)
                for place in places:
                    again[place] = _NOT_YET
        return made

    def every(self) -> Iterator[Item]:
        """The things in the order of their numbers."""
        return chain.from_iterable(self.by_row(tuple))

    def by_row(self, work_out: Callable[[tuple[Item, ...]], Found]) -> list[Found]:
        """What `work_out` makes of each few neighbours, in the order of their numbers.

        Of neighbours that stayed as they were it is worked out once, however often the shelf changes elsewhere. It must
        be a function of the module, not a new one.
        """
        found = self._by_row.get(work_out)
        if found is None:
            found = [_NOT_YET] * len(self._rows)
        if _NOT_YET in found:
            rows = self._rows
            found = [
                one if one is not _NOT_YET else _worked_out(rows[number], work_out)
                for number, one in zip(sorted(rows), found, strict=True)
            ]
            self._by_row[work_out] = found
        return found

    def gathered(self, work_out: Callable[[tuple[Item, ...]], tuple[Found, ...]]) -> tuple[Found, ...]:
        """The same of each few neighbours, put together in the order of their numbers."""
        return tuple(chain.from_iterable(self.by_row(work_out)))

    def once(self, work_out: Callable[[Shelf[Item]], Found]) -> Found:
        """What `work_out` makes of this shelf, worked out once; it must be a function of the module, not a new one."""
        found = self._found.get(work_out, _NOT_YET)
        if found is _NOT_YET:
            self._remembered()
            found = self._found[work_out] = work_out(self)
        return found  # type: ignore[no-any-return]

    def _remembered(self) -> None:
        """Others forget what was worked out of them: states from before are kept, and would keep all of that."""
        if not self._found:
            _lately.append(self)
            while len(_lately) > _MOST_REMEMBERED:
                _lately.popleft()._found = {}


_lately: deque[Shelf[Any]] = deque()


def _worked_out(row: _Row[Any], work_out: Callable[[tuple[Any, ...]], Found]) -> Found:
    made: Any = row.found.get(work_out, _NOT_YET)
    if made is _NOT_YET:
        made = row.found[work_out] = work_out(tuple(row[one] for one in sorted(row)))
    found: Found = made
    return found
