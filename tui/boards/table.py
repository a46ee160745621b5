"""The table of boards, one a shape, and one more for each layout that a template of it may ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from exercises.kernel.template import Template
from tui.boards.board import Board

if TYPE_CHECKING:
    from sessions.live.state import Run

_WHERE = {
    "network": ("tui.boards.network", "NetworkBoard"),
    "wall": ("tui.boards.wall", "WallBoard"),
    "wall boxes": ("tui.boards.boxes", "BoxesBoard"),
    "talk": ("tui.boards.talk", "TalkBoard"),
    "review": ("tui.boards.review", "ReviewBoard"),
    "pages": ("tui.boards.pages", "PagesBoard"),
    "deck": ("tui.boards.deck", "DeckBoard"),
    "netgram": ("tui.boards.netgram", "NetGramBoard"),
    "programme": ("tui.boards.programme", "ProgrammeBoard"),
    "log": ("tui.boards.day.board", "DayBoard"),
}


@cache
def _board(name: str) -> Board:
    module, board = _WHERE[name]
    return cast("Board", getattr(import_module(module), board)())


class _Boards(Mapping[str, Board]):
    """Boards by the name of their shape, and of their layout. Each is imported and made when it is first asked for."""

    def __getitem__(self, name: str) -> Board:
        if name not in _WHERE:
            raise KeyError(name)
        return _board(name)

    def __iter__(self) -> Iterator[str]:
        return iter(_WHERE)

    def __len__(self) -> int:
        return len(_WHERE)


def board_of(template: Template) -> Board | None:
    """The board of an exercise with that template; None for a shape that has none."""
    laid_out = f"{template.shape} {template.words.get('layout', '')}"
    return BOARDS.get(laid_out if laid_out in BOARDS else template.shape)


def board_now(run: Run | None) -> Board | None:
    """The board of that exercise, with the actions that it has something for."""
    board = board_of(run.template) if run is not None else None
    return board.of(run.state) if run is not None and board is not None else None


BOARDS: Mapping[str, Board] = _Boards()
