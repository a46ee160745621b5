"""The table of boards, one a shape."""

from __future__ import annotations

from collections.abc import Mapping

from tui.boards.board import Board
from tui.boards.network import NetworkBoard
from tui.boards.wall import WallBoard

BOARDS: Mapping[str, Board] = {"network": NetworkBoard(), "wall": WallBoard()}
