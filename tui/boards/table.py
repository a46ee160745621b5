"""The table of boards, one a shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import cast

from tui.boards.board import Board

_WHERE = {
    "network": ("tui.boards.network", "NetworkBoard"),
    "wall": ("tui.boards.wall", "WallBoard"),
    "talk": ("tui.boards.talk", "TalkBoard"),
    "review": ("tui.boards.review", "ReviewBoard"),
    "pages": ("tui.boards.pages", "PagesBoard"),
    "deck": ("tui.boards.deck", "DeckBoard"),
    "netgram": ("tui.boards.netgram", "NetGramBoard"),
    "log": ("tui.boards.day.board", "DayBoard"),
}


@cache
def _board(name: str) -> Board:
    module, board = _WHERE[name]
    return cast("Board", getattr(import_module(module), board)())


class _Boards(Mapping[str, Board]):
    """Boards by their shape's name. Each is imported and made when it is first asked for."""

    def __getitem__(self, name: str) -> Board:
        if name not in _WHERE:
            raise KeyError(name)
        return _board(name)

    def __iter__(self) -> Iterator[str]:
        return iter(_WHERE)

    def __len__(self) -> int:
        return len(_WHERE)


BOARDS: Mapping[str, Board] = _Boards()
