"""Which answers of an entry may leave in facilitators' exports, one by one. What is locked is asked for twice."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.journal.entry import Entry
from exercises.journal.form import Prompt
from sessions.journal import JournalError
from sessions.store.errors import told
from tui.journal.actions import MOVING
from tui.journal.asking_page import AskingPage
from tui.journal.page import Desk
from tui.journal.rows_page import RowsPage
from tui.journal.words import ONLY_YOU

_STAYS = "It stays here."
_LOCKED = "You wrote this for yourself alone. Is it to leave in facilitators' exports all the same?"
_ASKED = "Which answers may leave in facilitators' exports? Nothing leaves but what is marked here."


class MovingPage(RowsPage):
    """A row for each answer; enter lets it leave, or keeps it here again."""

    OWN = MOVING

    def __init__(self, desk: Desk, entry: Entry) -> None:
        super().__init__(desk)
        self._entry = entry

    def heading(self) -> str:
        """Of which entry."""
        return f"moving out, entry {self._entry.number}"

    def asked(self) -> str:
        """Which answers may leave."""
        return _ASKED

    def now(self) -> Sequence[tuple[str, str]]:
        """What comes now."""
        return (("enter", "may leave, or stays"), ("escape", "back"))

    def on_mount(self) -> None:
        """Begins at the first answer."""
        self.say("")
        self.redraw()

    def draw(self) -> None:
        """Each with a mark when it may leave."""
        super().draw()
        rows = []
        for prompt, text in self._entry.answered:
            box = "[x]" if prompt.key in self._entry.moved_out else "[ ]"
            locked = f" ({ONLY_YOU})" if prompt.locked else ""
            words = "" if prompt.kind == "tick" else f": {' '.join(text.split())}"
            rows.append((prompt.key, f"{box} {prompt.title}{locked}{words}"))
        self.rows.show(rows)

    async def point(self, key: str) -> None:
        """Moves the mark, or does what a key does."""
        if not self.rows.act(key):
            await super().point(key)

    async def action_move(self) -> None:
        """Lets the marked answer leave, or keeps it here; a locked one after a question."""
        prompt = self._entry.prompt(self.rows.chosen)
        if prompt is None:
            return
        if prompt.locked and prompt.key not in self._entry.moved_out:
            answers = [("no", "No, it stays here"), ("yes", "It may leave in facilitators' exports")]

            def answered(key: str) -> str:
                return self._moved(prompt) if key == "yes" else _STAYS

            await self.go(AskingPage(self.desk, "moving out", _LOCKED, answers, answered))
        else:
            self.say(self._moved(prompt))
            self.redraw()

    def _moved(self, prompt: Prompt) -> str:
        """Lets it leave, or keeps it here; what is said then."""
        journal, number = self.desk.journal, self._entry.number
        try:
            if prompt.key in self._entry.moved_out:
                self._entry = journal.keep_in(number, [prompt.key])
                return f"{_STAYS} Files written earlier keep it."
            self._entry = journal.move_out(number, [prompt.key], sure=prompt.locked)
        except (JournalError, OSError) as problem:
            return told(problem)
        return "It may leave. Enter keeps it here again."

    async def picked(self) -> None:
        """A click on the marked row."""
        await self.action_move()
