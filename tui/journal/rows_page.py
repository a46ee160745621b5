"""A page of rows with a mark on one of them, and what is asked above them."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from tui.app.text import plain, wrap
from tui.journal.marked_list import MarkedList
from tui.journal.page import Page


class RowsPage(Page):
    """What is asked, in bold, and the rows."""

    def asked(self) -> str:
        """What stands above the rows; "" for nothing."""
        return ""

    def inside(self) -> Iterable[Widget]:
        """What is asked, and the rows."""
        if self.asked():
            yield Static(id="asked", markup=False)
        yield MarkedList(id="rows")

    @property
    def rows(self) -> MarkedList:
        """The rows."""
        return self.query_one(MarkedList)

    def draw(self) -> None:
        """What is asked, for the width there is."""
        if self.asked():
            wide = max(10, self.size.width - 2)
            self.query_one("#asked", Static).update(plain("\n".join(wrap(self.asked(), wide))))
