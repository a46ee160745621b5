"""A numbered collection that never changes: setting gives another one that shares almost everything with it.

Copying a whole dict of thousands at each move would make every entry, every undo and
every checkpoint cost as much as the wall is large; here one entry copies at most a few dozen places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any, Generic, TypeVar, overload

Item = TypeVar("Item")
Found = TypeVar("Found")
Other = TypeVar("Other")
_BITS = 6
_NOTHING: Any = {}


class _Row(dict[int, Item], Generic[Item]):
    """Neighbours on a shelf, and what was worked out of them; one that changes is another row."""

    __slots__ = ("before", "found")

    found: dict[Callable[[Any], Any], Any]
    before: tuple[dict[Callable[[Any], Any], Any], Item | None, Item] | None
    """What was worked out before one thing changed, that thing as it was (None for a new one) and as it is."""


def _row(things: Mapping[int, Item]) -> _Row[Item]:
    """A row of these: one is made for each move, so no method of its own is called."""
    made: _Row[Item] = _Row(things)
    made.found, made.before = {}, None
    return made


_NOT_YET: Any = object()
_MOST_REMEMBERED = 8


class Shelf(Mapping[int, Item], Generic[Item]):
    """Things by number, iterated in the order of their numbers."""

    __slots__ = ("_by_row", "_found", "_length", "_order", "_rows")

    def __init__(self, things: Mapping[int, Item] | None = None) -> None:
        self._rows: dict[int, _Row[Item]] = {}
        self._order: list[int] = []
        """Its rows' numbers in their order; shared with the shelves before it while no row comes new."""
        self._length = 0
        self._found: dict[Callable[[Any], Any], Any] = {}
        """What was worked out of all of it; the shelves asked last have that, and older ones forget it."""
        self._by_row: dict[Callable[[Any], Any], tuple[list[Any], frozenset[int]]] = {}
        """What was worked out of each few neighbours, and the places of those that changed since."""
        for number in sorted(things or ()):
            row = number >> _BITS
            if row not in self._rows:
                self._rows[row] = _row(_NOTHING)
            self._rows[row][number] = (things or {})[number]
            self._length += 1
        self._order = list(self._rows)

    def __getitem__(self, number: int) -> Item:
        return self._rows[number >> _BITS][number]

    @overload
    def get(self, number: int, /) -> Item | None: ...

    @overload
    def get(self, number: int, /, default: Item | Other) -> Item | Other: ...

    def get(self, number: int, /, default: Any = None) -> Any:
        """The thing of that number; `default` where there is none."""
        row = self._rows.get(number >> _BITS)
        return default if row is None else row.get(number, default)

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and number in self._rows.get(number >> _BITS, ())

    def __iter__(self) -> Iterator[int]:
        for row in self._order:
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
        made: Shelf[Item] = Shelf.__new__(Shelf)
        made._rows, made._length, made._found, made._by_row = dict(self._rows), self._length, {}, {}
        own: set[int] = set()
        for number, thing in things.items():
            at = number >> _BITS
            row = made._rows.get(at, _NOTHING)
            if at not in own:
                old, row = row, _row(row)
                made._rows[at] = row
                if old and old.found:
                    row.before = old.found, old.get(number), thing
                own.add(at)
            else:
                row.before = None
            made._length += number not in row
            row[number] = thing
        if len(made._rows) != len(self._rows):
            made._order = sorted(made._rows)
            return made
        made._order = self._order
        if self._by_row:
            places = frozenset(bisect_left(self._order, row) for row in own)
            for work_out, (found, changed) in list(self._by_row.items()):
                made._by_row[work_out] = found, changed | places
        return made

    def every(self) -> Iterator[Item]:
        """The things in the order of their numbers."""
        return chain.from_iterable(self.by_row(tuple))

    def by_row(
        self,
        work_out: Callable[[tuple[Item, ...]], Found],
        again: Callable[[Found, Item | None, Item], Found | None] | None = None,
    ) -> list[Found]:
        """What `work_out` makes of each few neighbours, in the order of their numbers.

        Of neighbours that stayed as they were it is worked out once, however often the shelf changes elsewhere. It must
        be a function of the module, not a new one. `again` makes it of what was made before one of them changed, or
        came new (then None stands for what it was); None where all must be looked at.
        """
        rows, numbers = self._rows, self._order
        known = self._by_row.get(work_out)
        if known is None:
            found = [_worked_out(rows[number], work_out, again) for number in numbers]
        elif not known[1]:
            return known[0]
        else:
            found = list(known[0])
            for place in known[1]:
                found[place] = _worked_out(rows[numbers[place]], work_out, again)
        self._by_row[work_out] = found, frozenset()
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


def _worked_out(row: _Row[Any], work_out: Callable[[tuple[Any, ...]], Found], again: Any) -> Found:
    made: Any = row.found.get(work_out, _NOT_YET)
    if made is _NOT_YET:
        if again is not None and row.before is not None and work_out in row.before[0]:
            found_before, was, now = row.before
            made = again(found_before[work_out], was, now)
        if made is _NOT_YET or made is None:
            made = work_out(tuple(row[one] for one in sorted(row)))
        row.found[work_out], row.before = made, None
    found: Found = made
    return found
