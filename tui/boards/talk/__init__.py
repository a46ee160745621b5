"""The talk's board, drawn for the console."""

from tui.boards.talk.board import TalkBoard

__all__ = ["TalkBoard"]
