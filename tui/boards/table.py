"""The table of boards, one a shape."""

from __future__ import annotations

from collections.abc import Mapping

from tui.boards.board import Board
from tui.boards.network import NetworkBoard

BOARDS: Mapping[str, Board] = {"network": NetworkBoard()}
