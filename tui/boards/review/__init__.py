"""The review's board, drawn for the console."""

from tui.boards.review.board import ReviewBoard

__all__ = ["ReviewBoard"]
