"""The board of an exercise of pages."""

from tui.boards.pages.board import PagesBoard as PagesBoard
