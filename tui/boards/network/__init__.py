"""The network's board."""

from tui.boards.network.board import NetworkBoard

__all__ = ["NetworkBoard"]
