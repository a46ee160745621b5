"""Asks which of several, by a mark or by typing a part of it. Refuses to know what they are for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from exercises.kernel.template import TemplateError
from exercises.kernel.text import contains
from sessions.journal import JournalError
from tui.app.text import plain, wrap
from tui.journal.marked_list import MarkedList, Row
from tui.journal.page import Desk, Page


class ChoosingPage(Page):
    """The rows; enter takes the marked one."""

    BAR = "part"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,shift+tab", "mark(-1)", show=False),
        Binding("down,tab", "mark(1)", show=False),
        Binding("escape", "back", show=False),
    ]

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

    def inside(self) -> Iterable[Widget]:
        """The question and the rows."""
        yield Static(id="asked", markup=False)
        yield MarkedList(id="choices")

    def keys(self) -> Sequence[tuple[str, str]]:
        """How to go on."""
        return (("enter", "this one"), ("up, down", "another"), ("type", "a part of it"), ("escape", "back"))

    @property
    def choices(self) -> MarkedList:
        """The rows."""
        return self.query_one(MarkedList)

    def on_mount(self) -> None:
        """Begins at the likeliest."""
        self.say("")
        self.set_focus(self.bar)
        self.choices.show(self._rows, self._first)
        self.redraw()

    def draw(self) -> None:
        """The question and those with the words typed."""
        self.query_one("#asked", Static).update(plain("\n".join(wrap(self._question, max(10, self.size.width - 2)))))
        self.choices.show(self._fitting())

    def _fitting(self) -> list[Row]:
        return [row for row in self._rows if all(contains(word, row[1]) for word in self._words.split())]

    async def typed(self, text: str) -> None:
        """Only those with these words."""
        if text != self._words:
            self._words = text
            self.say("" if self._fitting() else "Nothing has that in it. Escape goes back.")
            self.draw()

    async def entered(self, text: str) -> None:
        """Takes the marked one."""
        key = self.choices.chosen
        if not key:
            self.bar.give_back(text)
            return
        try:
            page = self._next_page(key)
        except (JournalError, TemplateError) as problem:
            self.say(str(problem))
            return
        app = self.app
        app.pop_screen()
        await app.push_screen(page)

    def action_mark(self, by: int) -> None:
        """Another row."""
        self.choices.step(by)

    async def on_marked_list_picked(self) -> None:
        """A click on the marked row."""
        await self.entered("")
