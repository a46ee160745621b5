"""Asks which of several, by a mark or by typing a part of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exercises.kernel.template import TemplateError
from sessions.journal import JournalError
from tui.journal.actions import PLAIN_BACK
from tui.journal.marked_list import Row, with_words
from tui.journal.page import Desk, Page
from tui.journal.rows_page import RowsPage


class ChoosingPage(RowsPage):
    """The rows; enter takes the marked one."""

    OWN = (PLAIN_BACK,)

    def __init__(
        self,
        desk: Desk,
        question: str,
        rows: Sequence[Row],
        next_page: Callable[[str], Page],
        *,
        at: str = "",
        heading: str = "new entry",
    ) -> None:
        super().__init__(desk)
        self._heading = heading
        self._question = question
        self._rows = list(rows)
        self._next_page = next_page
        self._first = at
        self._words = ""

    def heading(self) -> str:
        """What it is for."""
        return self._heading

    def asked(self) -> str:
        """The question."""
        return self._question

    def now(self) -> Sequence[tuple[str, str]]:
        """What comes now."""
        return (("enter", "this one"), ("up, down", "another"), ("words", "a part of it"), ("escape", "back"))

    def on_mount(self) -> None:
        """Begins at the likeliest."""
        self.say("")
        self.rows.show(self._rows, self._first)
        self.redraw()

    def draw(self) -> None:
        """The question and those with the words typed."""
        super().draw()
        self.rows.show(self._fitting())

    def _fitting(self) -> list[Row]:
        return with_words(self._rows, self._words)

    async def typed(self, words: str) -> None:
        """Only those with these words."""
        self._words = self.sought(words)
        self.draw()

    async def words(self, text: str) -> None:
        """Takes the marked one of those."""
        if self._words and self._fitting():
            await self._take()
        else:
            self.refuse(text, "Nothing has that in it. Escape shows all again.")

    def preview_words(self, words: str) -> str:
        """What was found."""
        many = len(self._fitting())
        return f"{many} of {len(self._rows)}; enter takes the marked one" if many else "Nothing has that in it."

    def keeps(self, words: str) -> bool:
        """A part of a name is nobody's line."""
        return False

    async def point(self, key: str) -> None:
        """Another row, or this one."""
        if key == "enter":
            await self._take()
        elif key in ("tab", "shift+tab"):
            self.rows.step(1 if key == "tab" else -1)
        elif not self.rows.act(key):
            await super().point(key)

    async def point_from_words(self, key: str) -> None:
        """Up and down go through what was found."""
        await self.point(key)

    async def _take(self) -> None:
        if not self.rows.chosen:
            return
        try:
            page = self._next_page(self.rows.chosen)
        except (JournalError, TemplateError) as problem:
            self.say(str(problem))
            return
        app = self.app
        self.dismiss()
        await app.push_screen(page)

    async def picked(self) -> None:
        """A click on the marked row."""
        await self._take()
