"""The table of shapes: a new one is a folder beside this file and a line here. Refuses to know what any does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import cast

from exercises.kernel.shape import Shape

_WHERE = {
    "network": ("exercises.network.shape", "NETWORK"),
    "wall": ("exercises.wall.shape", "WALL"),
    "talk": ("exercises.talk.shape", "TALK"),
    "review": ("exercises.review.shape", "REVIEW"),
    "pages": ("exercises.pages.shape", "PAGES"),
    "log": ("exercises.frame.shape", "LOG"),
}
FRAME_SHAPE = "log"
"""The shape of what frames a session, which is none of its exercises."""


class _Shapes(Mapping[str, Shape]):
    """Shapes by name. Each is imported when it is first asked for: a start waits for no exercise it does not hold."""

    def __init__(self) -> None:
        self._held: dict[str, Shape] = {}

    def __getitem__(self, name: str) -> Shape:
        held = self._held.get(name)
        if held is None:
            module, shape = _WHERE[name]
            held = self._held[name] = cast("Shape", getattr(import_module(module), shape))
        return held

    def __contains__(self, name: object) -> bool:
        return name in _WHERE

    def __iter__(self) -> Iterator[str]:
        return iter(_WHERE)

    def __len__(self) -> int:
        return len(_WHERE)


SHAPES: Mapping[str, Shape] = _Shapes()
