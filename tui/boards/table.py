"""The table of boards, one a shape."""

from __future__ import annotations

from collections.abc import Mapping

from tui.boards.board import Board
from tui.boards.day import DayBoard
from tui.boards.network import NetworkBoard
from tui.boards.talk import TalkBoard
from tui.boards.wall import WallBoard

BOARDS: Mapping[str, Board] = {
    "network": NetworkBoard(), "wall": WallBoard(), "talk": TalkBoard(), "log": DayBoard(),
}  # fmt: skip
