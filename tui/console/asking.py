"""A question with its answers, the careful one first. Each fits 40x12, and a letter never answers."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key, Paste
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.app.begun import NOTHING_MARKED, Begun
from tui.app.text import plain
from tui.boards.pane import LinesPane
from tui.console import lines

Result = TypeVar("Result")
_MOST = 6
"""Rows of a question that are seen at once."""
_ANSWERS = 14
"""And of its answers."""


class Answers(OptionList):
    """The answers to a question, by arrows and enter. A letter only moves to the next answer that begins with it."""

    def __init__(self, answers: Sequence[tuple[str, str]], *, at: int = 0) -> None:
        super().__init__(*(Option(plain(words), id=key) for key, words in answers), id="answers")
        self._begin = at
        self._begun = Begun()

    def on_mount(self) -> None:
        """Has the keys, and begins at the careful answer."""
        self.highlighted = self._begin
        self.focus()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Says under the question that enter answers nothing, while no answer is marked."""
        super().watch_highlighted(highlighted)
        around = self.parent
        if isinstance(around, Vertical):
            around.border_subtitle = NOTHING_MARKED if highlighted is None else ""

    def change(self, answers: Sequence[tuple[str, str]]) -> None:
        """Other words for the answers; the place stays."""
        at = self.highlighted
        self.clear_options()
        self.add_options([Option(plain(words), id=key) for key, words in answers])
        self.highlighted = min(at or 0, self.option_count - 1)

    def action_cursor_up(self) -> None:
        """One up; from the first it goes nowhere, and with none marked, after words that are no answer, to the one it
        began at: never round to an answer that nobody looked at."""
        if self.highlighted is None:
            self.highlighted = self._begin
        elif self.highlighted > 0:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """One down, and with none marked to the one it began at."""
        if self.highlighted is None:
            self.highlighted = self._begin
        else:
            super().action_cursor_down()

    def _on_paste(self, event: Paste) -> None:
        """Pasted words are no answer, and an enter behind them is none either."""
        event.stop()
        self._begun.forget()
        self.highlighted = None

    async def _on_key(self, event: Key) -> None:
        character = event.character or ""
        if event.key in ("pageup", "pagedown"):
            pane = self.screen.query_one("#question", LinesPane)
            (pane.scroll_page_up if event.key == "pageup" else pane.scroll_page_down)(animate=False)
            self._begun.forget()
        elif len(character) == 1 and character.isprintable():
            answers = [str(self.get_option_at_index(place).prompt) for place in range(self.option_count)]
            self.highlighted = self._begun.letter(character, time.monotonic(), answers, self.highlighted)
        else:
            self._begun.forget()
            return
        event.stop()
        event.prevent_default()


class Dialog(ModalScreen[Result]):
    """A question. A letter does nothing in it; ctrl g makes the room dark from inside it, as everywhere."""

    question_rows = 4
    """How many rows of the question are seen beside however many answers."""

    def on_mount(self) -> None:
        """The answers have what is left of the height: more of them scroll, so that the marked one is seen."""
        room = self.app.size.height - 2 - self.question_rows
        self.query_one(Answers).styles.max_height = max(2, min(_ANSWERS, room))

    def on_resize(self) -> None:
        """Says it for the room there is now."""
        if self.query("#answers"):
            self.say_it()
            Dialog.on_mount(self)

    def say_it(self) -> None:
        """What is asked, as wide as the window is; nothing where it is the same at any width."""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """An answer; what was pressed or clicked a second time, while the question went, answers nothing."""
        event.stop()
        if self.app.screen is self:
            self.answered(event.option.id or "", event.option_index)

    def answered(self, key: str, place: int) -> None:
        """What becomes of an answer, by its key and its place in the list."""
        raise NotImplementedError


class Asking(Dialog[Result]):
    """A question in words over its answers, the careful one first."""

    words: tuple[str, ...]
    """What is asked."""
    answers: tuple[tuple[str, str], ...]
    """The key and the words of each."""

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(id="dialog"):
            yield LinesPane(id="question")
            yield Answers(self.answers)

    def on_mount(self) -> None:
        """Asks in words."""
        self.say_it()

    def say_it(self) -> None:
        """The question."""
        asked = lines.text_lines(list(self.words), max(20, min(60, self.app.size.width - 6)))
        self.question_rows = min(_MOST, len(asked.lines))
        self.query_one("#question", LinesPane).draw(asked)


class YesOrNo(Asking[bool | None]):
    """A question with two answers, no and yes."""

    def answered(self, key: str, place: int) -> None:
        """Yes or no."""
        self.dismiss(key == "yes")


def no_or_yes(no: str, yes: str) -> tuple[tuple[str, str], ...]:
    """The two answers, the careful one first."""
    return ("no", no), ("yes", yes)
