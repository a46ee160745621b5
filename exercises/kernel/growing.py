"""A sequence that only ever grows: what was there before is shared, not copied. Knows no exercise."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

Item = TypeVar("Item")


class Growing(Sequence[Item], Generic[Item]):
    """Things in the order they came, like a tuple, and equal to one. A longer one shares the things with the shorter:
    of a trail of thousands each step, each undo and each checkpoint costs one place."""

    __slots__ = ("_held", "_length")

    def __init__(self, things: Iterable[Item] = ()) -> None:
        self._held = list(things)
        self._length = len(self._held)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Item]:
        return iter(self._held[: self._length])

    @overload
    def __getitem__(self, at: int) -> Item: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Item, ...]: ...

    def __getitem__(self, at: int | slice) -> Item | tuple[Item, ...]:
        things = self._held if len(self._held) == self._length else self._held[: self._length]
        return tuple(things[at]) if isinstance(at, slice) else things[at]

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Growing | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def grown(things: Sequence[Item], more: Sequence[Item]) -> Sequence[Item]:
    """The things and then those others."""
    if not more:
        return things
    made: Growing[Any] = Growing()
    # Another may have grown out of the same one meanwhile: then what is behind is not ours to write over.
    whole = isinstance(things, Growing) and len(things._held) == things._length
    made._held = things._held if whole else list(things)  # type: ignore[attr-defined]
    made._held.extend(more)
    made._length = len(made._held)
    return made


_FEW = 8


def without(things: Sequence[Item], gone: Collection[Item]) -> Sequence[Item]:
    """The things without those, each of which stands there once at most."""
    left: Growing[Item] = Growing(things)
    if len(gone) > _FEW:
        return Growing(one for one in things if one not in gone)
    for one in gone:
        # Done by the list itself: of a few among thousands that is a hundred times faster than looking at each here.
        if one in left._held:
            left._held.remove(one)
    left._length = len(left._held)
    return left
