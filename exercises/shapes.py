"""The table of shapes: a new one is a folder beside this file and a line here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any, cast

from exercises.kernel.shape import Shape

_WHERE = {
    "network": ("exercises.network.shape", "NETWORK"),
    "wall": ("exercises.wall.shape", "WALL"),
    "talk": ("exercises.talk.shape", "TALK"),
    "review": ("exercises.review.shape", "REVIEW"),
    "pages": ("exercises.pages.shape", "PAGES"),
    "deck": ("exercises.deck.shape", "DECK"),
    "netgram": ("exercises.netgram.shape", "NETGRAM"),
    "log": ("exercises.frame.shape", "LOG"),
    "programme": ("exercises.programme.shape", "PROGRAMME"),
}
FRAME_SHAPE = "log"
"""The shape of what frames a session, which is none of its exercises."""
PROGRAMME_SHAPE = "programme"
"""The shape of what many sessions stand in, which has a file of its own."""
NO_EXERCISES = frozenset({FRAME_SHAPE, PROGRAMME_SHAPE})
"""The shapes that are no exercise of a session."""


ALSO_CALLED: Mapping[str, str] = {"marks": "review"}
"""Other words for a shape that a template may say. Sessions and the program have the first."""


def by_its_name(shape: Any) -> Any:
    """The shape's own name, for another word of it; anything else as it is."""
    return ALSO_CALLED.get(shape, shape) if isinstance(shape, str) else shape


@cache
def shape_called(name: str) -> Shape:
    """The shape of that name. Raises KeyError."""
    module, shape = _WHERE[name]
    return cast("Shape", getattr(import_module(module), shape))


class _Shapes(Mapping[str, Shape]):
    """Shapes by name. Each is imported when it is first asked for: a start waits for no exercise it does not hold."""

    def __getitem__(self, name: str) -> Shape:
        return shape_called(name)

    def __contains__(self, name: object) -> bool:
        return name in _WHERE

    def __iter__(self) -> Iterator[str]:
        return iter(_WHERE)

    def __len__(self) -> int:
        return len(_WHERE)


SHAPES: Mapping[str, Shape] = _Shapes()
