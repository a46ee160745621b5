"""A question, by arrows and enter; a letter only moves to the answer that begins with it. Knows no journal.

The careful answer stands first and is marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from tui.app.begun import NOTHING_MARKED, Begun
from tui.app.entry import typed
from tui.app.text import plain, wrap
from tui.journal.actions import PLAIN_BACK
from tui.journal.marked_list import MarkedList, Row
from tui.journal.page import Desk
from tui.journal.rows_page import RowsPage


class AskingPage(RowsPage):
    """The question and its answers; escape answers nothing."""

    OWN = (PLAIN_BACK,)
    DEFAULT_CSS = """
    AskingPage #question { height: auto; padding: 1 2; }
    AskingPage #line { display: none; }
    """

    def __init__(
        self, desk: Desk, heading: str, question: str, answers: Sequence[Row], answered: Callable[[str], str]
    ) -> None:
        super().__init__(desk)
        self._heading, self._question, self._answers = heading, question, list(answers)
        self._answered = answered
        """Takes the key of the answer; what is said then."""
        self._begun = Begun()

    def heading(self) -> str:
        """What it is about."""
        return self._heading

    def inside(self) -> Iterable[Widget]:
        """The question, and its answers."""
        yield Static(id="question", markup=False)
        yield MarkedList(id="answers")

    def now(self) -> Sequence[tuple[str, str]]:
        """How to answer."""
        return (("up, down", "choose"), ("enter", "answer"), ("escape", "back, nothing is done"))

    def on_mount(self) -> None:
        """Asks."""
        self.say("")
        self.redraw()

    def draw(self) -> None:
        """The question."""
        wide = max(10, self.size.width - 4)
        self.query_one("#question", Static).update(plain("\n".join(wrap(self._question, wide))))
        self.rows.show(self._answers)

    async def key(self, event: Key) -> None:
        """Arrows choose, enter answers, a letter only moves."""
        self.bar.touched(event.key != "enter")
        if event.key == "enter" and self.rows.chosen:
            await self.answer(self.rows.chosen)
            return
        if letter := typed(event):
            answers = [words for _, words in self._answers]
            self.rows.mark(self._begun.letter(letter, self.steady.ticks(), answers, self.rows.at))
        else:
            self._begun.forget()
            self.rows.act(event.key)
        self.say("" if self.rows.chosen else NOTHING_MARKED)
        await self.look()

    async def paste(self, text: str) -> None:
        """Words answer nothing here."""

    async def answer(self, key: str) -> None:
        """Back, with what came of the answer."""
        self.leave(self._answered(key))

    async def picked(self) -> None:
        """A click on the marked answer."""
        await self.answer(self.rows.chosen)
