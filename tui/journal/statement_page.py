"""Draws a statement from an entry: which side, its words, the area, how often it was seen.

One bar for all four keeps fast typing in order: what is typed after enter is the next answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget
from textual.widgets import Static

from exercises.journal.entry import Entry
from exercises.journal.statements import ASKED
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.network.state import AREAS
from sessions.journal import JournalError
from sessions.store.errors import StoreError, told
from tui.app.text import plain, wrap
from tui.journal.actions import PLAIN_BACK
from tui.journal.drawn import MOST, SIDES, draw
from tui.journal.marked_list import MarkedList, Row
from tui.journal.page import Desk
from tui.journal.rows_page import RowsPage
from tui.journal.writing_page import EVERY, NOT_KEPT

_LABELS = ("Partnership", "", "Area", "Seen how often")
_ASKED = (
    "Which side? Enter takes the marked one.",
    f"In one sentence, at most {MOST} characters, without names.",
    "Which area? Enter takes the marked one.",
    "How often was it seen, as a number? It may stay empty.",
)


class StatementPage(RowsPage):
    """Four questions; escape goes back one, and out of the first."""

    ANSWERS = "the answer"
    OWN = (PLAIN_BACK,)
    DEFAULT_CSS = """
    StatementPage #answers { height: auto; max-height: 7; padding: 0 1; }
    """

    def __init__(self, desk: Desk, entry: Entry) -> None:
        super().__init__(desk)
        self._entry = entry
        self._draft = desk.journal.statement(entry)
        self._answers = [self._draft.answers.get(key, "") for key in ASKED]
        self._step = 0
        self._is_recorded = False

    def heading(self) -> str:
        """From which entry."""
        return f"a statement, from entry {self._entry.number}"

    def inside(self) -> Iterable[Widget]:
        """The answers so far, and what can be chosen."""
        yield Static(id="answers", markup=False)
        yield MarkedList(id="choices")

    def now(self) -> Sequence[tuple[str, str]]:
        """How to go on."""
        return (("enter", "next"), ("escape", "back"))

    def on_mount(self) -> None:
        """Ready for the side."""
        self.say(
            ""
            if self._entry.session
            else "This entry is about no session, so there is nowhere to record it. "
            "To give it one: escape, e, then tab past the last question."
        )
        self.set_interval(EVERY, self.keep)
        self._ask()

    def keep(self) -> None:
        """Puts what was answered so far, and what is being typed, on disk; once it is recorded nothing waits there."""
        if self._is_recorded:
            return
        typed = {ASKED[self._step]: self.bar.value} if self._step in (1, 3) and self.bar.value else {}
        answers = dict(zip(ASKED, self._answers, strict=True)) | typed
        try:
            self._draft = self.desk.journal.keep_draft(self._draft, answers)
        except (JournalError, OSError) as problem:
            self.say(NOT_KEPT.format(problem))

    def lead(self) -> str:
        """What is asked."""
        return ("Side:", "Statement:", "Area:", "Seen:")[self._step]

    def _ask(self) -> None:
        self.bar.limit = 1000 if self._step == 1 else 40
        self.bar.fill(self._answers[self._step] if self._step in (1, 3) else "")
        self.bar.mark()
        self.redraw()
        if self._step in (0, 2):
            self.rows.show(self._offered(), self._answers[self._step] or self._entry.area)

    def _offered(self) -> list[Row]:
        if self._step == 0:
            return list(SIDES)
        return [(area, area) for area in AREAS] if self._step == 2 else []

    def draw(self) -> None:
        """The answers, and the choices where there are some."""
        wide = max(10, self.size.width - 2)
        side = dict(SIDES).get(self._answers[0], "")
        said = f"Partnership {side}" if side else "Partnership works best when…, or doesn't work when…"
        lines = wrap(f"{said} {self._answers[1]}".strip(), wide)
        lines += [f"{_LABELS[at]}: {self._answers[at]}" for at in (2, 3) if self._answers[at]]
        lines += ["", *wrap(_ASKED[self._step], wide)]
        self.query_one("#answers", Static).update(plain("\n".join(lines)))
        self.rows.show(self._offered())

    async def answered(self, text: str) -> None:
        """One answer: the next question, or done."""
        self.say("")
        answer = self._as_kept(text)
        if answer is None:
            self.bar.give_back(text)
            return
        self._answers[self._step] = answer
        self.keep()
        if self._step < 3:
            self._step += 1
            self._ask()
            return
        side, words, area, seen = self._answers
        try:
            said = draw(self.desk, self._entry, side, area, words, int(seen or 0))
        except (ExerciseError, StoreError, OSError) as problem:
            self.say(f"{told(problem)} Your words are still here; enter tries again.")
            self.bar.give_back(text)
            return
        self._is_recorded = True
        self.desk.journal.forget(self._draft)
        self.leave(said)

    def _as_kept(self, text: str) -> str | None:
        """The answer as it is kept; None, and a sentence, when it does not fit."""
        match self._step:
            case 1 if not text:
                self.say("A statement needs words, for example: whānau chairs are asked first.")
            case 1 if len(text) > MOST:
                self.say(f"That is {len(text)} characters; {MOST} is the most here. Shorten it, then enter.")
            case 3 if text and not (text.isdecimal() and text.isascii() and len(text) < 4):
                self.say("How often, as a number up to 999, for example 3; or nothing.")
            case 1 | 3:
                return text
            case _:
                sought = folded(text)
                found = [
                    key
                    for key, words in self._offered()
                    if folded(words).startswith(sought) or folded(key).startswith(sought)
                ]
                if not text:
                    return self.rows.chosen
                if len(found) == 1:
                    return found[0]
                self.say("That is none of these. Up and down choose one, enter takes it.")
        return None

    def takes_itself(self, text: str) -> bool:
        """A side or an area is its answer."""
        return any(folded(text) in (folded(key), folded(words)) for key, words in self._offered())

    async def point(self, key: str) -> None:
        """Another choice, or the marked one."""
        if key in ("tab", "shift+tab"):
            self.rows.step(1 if key == "tab" else -1)
        elif not self.rows.act(key):
            await super().point(key)

    async def picked(self) -> None:
        """A click on the marked row."""
        await self.answered("")

    async def action_back(self) -> None:
        """The question before, with its answer to change; from the first one, back to the entry. All of it stays."""
        if self._step in (1, 3) and self.bar.value:
            self._answers[self._step] = self.bar.value
        self.keep()
        if self._step == 0:
            self.leave()
            return
        self._step -= 1
        self.say("")
        self._ask()
