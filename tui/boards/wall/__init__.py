"""The wall's board."""

from tui.boards.wall.board import WallBoard

__all__ = ["WallBoard"]
