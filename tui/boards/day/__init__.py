"""The day's board: the running order and the open logs, drawn for the console."""

from tui.boards.day.board import DayBoard

__all__ = ["DayBoard"]
