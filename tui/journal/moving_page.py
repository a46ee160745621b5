"""Which answers of an entry may leave in facilitators' exports, one by one. What is locked is asked for twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from exercises.journal.entry import Entry
from sessions.journal import JournalError
from tui.app.text import plain, wrap
from tui.journal.marked_list import MarkedList
from tui.journal.page import Desk, Page
from tui.journal.words import ONLY_YOU

_ASKED = "Which answers may leave in facilitators' exports? Nothing leaves but what is marked here."


class MovingPage(Page):
    """A row for each answer; enter lets it leave, or keeps it here again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "move", show=False),
        Binding("escape,q", "back", show=False),
    ]

    def __init__(self, desk: Desk, entry: Entry) -> None:
        super().__init__(desk)
        self._entry = entry
        self._asked_about = ""
        """The locked answer that was asked for once."""

    def heading(self) -> str:
        """Of which entry."""
        return f"moving out, entry {self._entry.number}"

    def inside(self) -> Iterable[Widget]:
        """What is asked, and the answers."""
        yield Static(id="asked", markup=False)
        yield MarkedList(id="answers")

    def keys(self) -> Sequence[tuple[str, str]]:
        """How to go on."""
        return (("enter", "may leave, or stays"), ("escape", "back"))

    def on_mount(self) -> None:
        """Begins at the first answer."""
        self.say("")
        self.answers.focus()
        self.redraw()

    @property
    def answers(self) -> MarkedList:
        """The rows."""
        return self.query_one(MarkedList)

    def draw(self) -> None:
        """Each with a mark when it may leave."""
        self.query_one("#asked", Static).update(plain("\n".join(wrap(_ASKED, max(10, self.size.width - 2)))))
        rows = []
        for prompt, text in self._entry.answered:
            box = "[x]" if prompt.key in self._entry.moved_out else "[ ]"
            locked = f" ({ONLY_YOU})" if prompt.locked else ""
            words = "" if prompt.kind == "tick" else f": {' '.join(text.split())}"
            rows.append((prompt.key, f"{box} {prompt.title}{locked}{words}"))
        self.answers.show(rows)

    async def act(self, key: str) -> bool:
        """The mark, or what a key does."""
        if self.answers.act(key):
            self._asked_about = ""
            self.say("")
            return True
        return await super().act(key)

    def action_move(self) -> None:
        """Lets the marked answer leave, or keeps it here; a locked one wants enter twice."""
        key, journal, number = self.answers.chosen, self.desk.journal, self._entry.number
        prompt = self._entry.prompt(key)
        if prompt is None:
            return
        stays = key in self._entry.moved_out
        if prompt.locked and not stays and self._asked_about != key:
            self._asked_about = key
            self.say(
                "You wrote this for yourself alone. If it is to leave in facilitators' exports all the same, "
                "press enter once more."
            )
            return
        try:
            if stays:
                self._entry = journal.keep_in(number, [key])
            else:
                self._entry = journal.move_out(number, [key], sure=prompt.locked)
        except (JournalError, OSError) as problem:
            self.say(str(problem))
            return
        self._asked_about = ""
        said = "It stays here. Files written earlier keep it." if stays else "It may leave. Enter keeps it here again."
        self.say(said)
        self.redraw()

    def on_marked_list_picked(self) -> None:
        """A click on the marked row."""
        self.action_move()
