"""The board of a programme: its timeline, what was collected, what is carried on, the cycle. Pure."""

from tui.boards.programme.board import ProgrammeBoard

__all__ = ["ProgrammeBoard"]
