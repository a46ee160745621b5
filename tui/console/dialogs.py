"""The console's longer questions: which view does the room see, are these pasted lines meant. Each fits 40x12."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean
from sessions.lines import carry_out as commands
from sessions.live.session import Session
from tui.app.terminal import is_going
from tui.app.text import fit
from tui.boards.capture import Capture
from tui.boards.pane import LinesPane
from tui.console import lines
from tui.console.asking import Answers, Dialog
from tui.console.note_dialogs import listed_with_marks, without_marks


class ViewList(Dialog[str | None]):
    """What the room could see."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
    ]
    question_rows = 1

    def __init__(self, views: list[tuple[str, str]], now: str) -> None:
        super().__init__()
        self._views = views
        self._now = now

    def compose(self) -> ComposeResult:
        """One list."""
        with Vertical(id="dialog"):
            yield LinesPane(id="question")
            keys = [key for key, _ in self._views]
            yield Answers(self._views, at=keys.index(self._now) if self._now in keys else 0)

    def on_mount(self) -> None:
        """Says what is chosen; the list begins at what the room sees now."""
        self.query_one("#question", LinesPane).draw(lines.text_lines(["The room sees:"], 40))

    def answered(self, key: str, place: int) -> None:
        """The chosen view."""
        self.dismiss(self._views[place][0])


class PasteReview(Dialog[list[str] | None]):
    """Many pasted lines, looked at first. The answer is what is left to do; None when nothing was done."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "Not now")]

    def __init__(
        self, session: Session, pasted: list[str], *, hidden: bool, capture: Capture | None = None, field: str = ""
    ) -> None:
        super().__init__()
        self._field = field
        """What the lines would be one answer to; "" when that is not offered."""
        self.is_answer = False
        """Whether they are to stand in the field as one answer."""
        self._capture = capture
        """Where the lines would go as notes; None when that is not offered."""
        self.notes = 0
        """How many were recorded as notes."""
        self._session = session
        self.rest = list(pasted)
        """What is left to do: shorter with each line that is recorded."""
        self._hidden = hidden
        self.recorded = 0
        """How many were recorded as lines."""
        self._working = False
        self._problem = ""

    def compose(self) -> ComposeResult:
        """The count, the first lines, what may be done with them."""
        waiting = self._waiting()
        notes = f"Take them as {waiting:,} notes" if waiting != 1 else "Take it as 1 note"
        as_notes = [("notes", f"{notes} for {self._capture.name}, word for word")] if self._capture is not None else []
        if as_notes and listed_with_marks(self.rest):
            as_notes.append(("unmarked", f"{notes} without the marks of a list"))
        in_field = [("answer", f"One answer, put together: {self._field}")] if self._field else []
        as_lines = ("lines", "Lines: each as if it were typed, in order")
        answers = [*in_field, as_lines, *as_notes, ("stop", "Not now: keep them")]
        with Vertical(id="dialog", classes="-tall"):
            yield LinesPane(id="question")
            yield Answers(answers)

    def on_mount(self) -> None:
        """Shows the lines."""
        self.say_it()

    def say_it(self, problem: str | None = None) -> None:
        """The first lines, and what was wrong with one."""
        self._problem = problem = self._problem if problem is None else problem
        room = max(20, self.app.size.width - 8)
        said = [f"{self._waiting():,} pasted lines."]
        if self.recorded:
            said.append(f"{self.recorded:,} are recorded.")
        if problem:
            said += ["", problem]
        said += ["", "As lines they are taken up to the first that does not fit; what is left is kept.", ""]
        if not self._hidden:
            shown = [line for line in self.rest if line.strip()]
            said += [lines.on_a_row(f"  {line}", room) for line in shown[:200]]
            if len(shown) > 200:
                said.append(f"  and {len(shown) - 200:,} more")
        self.query_one("#question", LinesPane).draw(lines.text_lines(said, room))

    def _waiting(self) -> int:
        return sum(1 for line in self.rest if line.strip())

    def answered(self, key: str, place: int) -> None:
        """What is done with them."""
        match key:
            case "answer":
                self.is_answer = True
                self.dismiss([])
            case "lines":
                self._record_lines()
            case "notes" | "unmarked":
                self._take_as_notes(key == "unmarked")
            case _:
                self.action_stop()

    def _record_lines(self) -> None:
        """Records line by line; the screen stays alive."""
        if self._working:
            return
        self._working = True
        self.run_worker(self._record(), exclusive=True)

    async def _record(self) -> None:
        while self.rest and self._working and not is_going(self):
            line = self.rest[0].strip()
            if line and not line.startswith("#"):
                try:
                    commands.perform(self._session, line)
                except ExerciseError as problem:
                    self._working = False
                    self.say_it(f"Stopped at: {fit(line, 60)}  {problem}" if not self._hidden else "Stopped at a line.")
                    return
                self.recorded += 1
            self.rest.pop(0)
            if self.recorded % 25 == 0:
                if self.recorded % 100 == 0:
                    self.say_it("")
                await asyncio.sleep(0)
        if self._working and not is_going(self):  # nobody stopped it or left meanwhile
            self.dismiss([])

    def _take_as_notes(self, unmarked: bool) -> None:
        """Records what is left as notes, all at once; when one does not fit, none is and the sentence says why."""
        texts = [text for line in self.rest if (text := clean(line))]
        texts = without_marks(texts) if unmarked else texts
        command = self._capture.notes(texts) if self._capture is not None and texts else None
        if command is None or self._working:
            return
        try:
            commands.carry_out(self._session, command)
        except ExerciseError as problem:
            self.say_it(str(problem) if not self._hidden else "One of the lines does not fit, so none was recorded.")
            return
        self.notes = len(texts)
        self.dismiss([])

    def action_stop(self) -> None:
        """Stops; what is left is kept."""
        self._working = False
        self.dismiss([*self.rest] if self.recorded else None)
