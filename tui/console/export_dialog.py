"""The console's question before an export: what leaves, what does not and why; for whom, and as what. Fits 40x12."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from exercises.kernel.shape import ExerciseError
from sessions.live.session import Session
from tui.app.terminal import is_going
from tui.boards.pane import LinesPane
from tui.console import lines
from tui.console.asking import Answers, Dialog
from tui.console.exporting import Asked, looked_at, note_elsewhere, reads_others, report_looked_at, write_out

if TYPE_CHECKING:
    from tui.console.exporting import Looked


_READS = "Its sessions are read. With many of them this takes some seconds."
_NOT_YET = "Something that was typed here is not on the disk yet. Nothing was written; try again in a moment."


class _Left(Exception):
    """The question was left meanwhile."""


class ExportReview(Dialog[str | None]):
    """An export looked at before it is written. The answer is what was written, in a sentence; None for nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "Not now")]

    def __init__(self, session: Session, asked: Asked, *, hidden: bool) -> None:
        super().__init__()
        self._session = session
        self._asked = asked
        self._hidden = hidden
        """Whether the room sees this window, so that counts are all there may be."""
        self._looked: Looked | None = None
        self._problem = ""
        self._reads = False
        """Whether other sessions are being read for it."""
        self._said = ""
        """What was written, once it is."""

    def compose(self) -> ComposeResult:
        """What would be written, then what leaves."""
        with Vertical(id="dialog", classes="-tall"):
            yield LinesPane(id="question")
            yield Answers(self._answers())

    def on_mount(self) -> None:
        """Makes it and shows it."""
        self._make(self._asked)

    def _make(self, asked: Asked) -> None:
        self._asked = asked
        self._looked, self._problem = None, ""
        if reads_others(self._session, asked):
            self.run_worker(self._look(), exclusive=True)
            return
        try:
            self._looked = looked_at(self._session, asked)
        except ExerciseError as problem:
            self._problem = str(problem)
        self.say_it()

    async def _look(self) -> Looked | None:
        """Makes a report beside the screen, which goes on and can be made dark meanwhile, and shows it."""
        self._reads = True
        self.say_it()

        def read(count: int, every: int) -> None:
            if is_going(self):
                raise _Left

        try:
            if self._session.unsaved:
                raise ExerciseError(_NOT_YET)
            self._looked = await asyncio.to_thread(report_looked_at, self._session.name, self._asked, read)
        except _Left:
            return None
        except ExerciseError as problem:
            self._looked, self._problem = None, str(problem)
        self._reads = False
        if is_going(self):
            return None
        self.say_it()
        return self._looked

    @property
    def _place(self) -> Path:
        """Where it goes, as far as that is known."""
        path = self._asked.path
        return path if self._looked is None else self._looked.made.goes_to(path)

    @property
    def _is_there(self) -> bool:
        try:
            return os.path.lexists(self._place)
        except (OSError, ValueError):
            return False

    def say_it(self) -> None:
        """What leaves, or why nothing does."""
        from sessions.export.previewing import account, preview

        asked = self._asked
        room = max(20, self.app.size.width - 8)
        names = ", names as they are" if asked.names else ""
        short = ", a short page" if asked.brief else ""
        whose = f", the brief for c{asked.cohort}" if asked.cohort else ""
        said = [f"{self._place.name}: {asked.format} for {asked.audience}{whose}{short}{names}"]
        if self._reads:
            said += ["", _READS]
        elif self._problem:
            said += ["", self._problem]
        elif self._is_there:
            said += ["", f"{self._place.name} is there already."]
        said.append("")
        if self._looked is not None:
            made = self._looked.made
            said += account(made) if self._hidden else [*preview(made, [self._session]), *self._looked.more]
        pane = self.query_one("#question", LinesPane)
        pane.draw(lines.text_lines(said, room))
        pane.scroll_home(animate=False)
        self.query_one(Answers).change(self._answers())

    def _answers(self) -> list[tuple[str, str]]:
        asked, there = self._asked, self._is_there
        write = [("over", "Replace what is there")] if there else [("write", "Write it")]
        stop = ("stop", "Not now: write nothing")
        return [
            *([stop] if there or self._looked is None else []),
            *(write if self._looked is not None else []),
            *([] if asked.cohort else [("audience", f"For {asked.next_audience().audience} instead")]),
            ("format", f"As {asked.next_format().format} instead"),
            *([] if asked.formats else [("short", "Whole again" if asked.brief else "Short page")]),
            ("names", "Names changed again" if asked.names else "Names as they are"),
            *([] if there or self._looked is None else [stop]),
        ]

    def answered(self, key: str, place: int) -> None:
        """What is done: another audience, format or length, then it is written."""
        if self._reads and key != "stop":
            return
        match key:
            case "write" | "over":
                self._write(over=key == "over")
            case "audience":
                self._make(self._asked.next_audience())
            case "format":
                self._make(self._asked.next_format())
            case "short":
                self._make(self._asked.short_or_whole())
            case "names":
                self._make(self._asked.next_names())
            case _:
                self.action_stop()

    def action_stop(self) -> None:
        """Leaves; what is written by then is said."""
        self.dismiss(self._said or None)

    def _write(self, *, over: bool) -> None:
        if self._looked is None:
            return
        if reads_others(self._session, self._asked):
            self.run_worker(self._write_report(over=over), exclusive=True)
            return
        try:
            # What was typed elsewhere meanwhile is in it, too: it is the session as it is when somebody says yes.
            said = write_out(self._session, self._asked, looked_at(self._session, self._asked), over=over)
        except ExerciseError as problem:
            self._refused(problem)
            return
        self.dismiss(said)

    async def _write_report(self, *, over: bool) -> None:
        looked = await self._look()
        if looked is None:
            return
        try:
            self._said = write_out(self._session, self._asked, looked, over=over)
        except ExerciseError as problem:
            self._refused(problem)
            return
        elsewhere = await asyncio.to_thread(note_elsewhere, self._session.by, self._asked, looked)
        if not is_going(self):
            self.dismiss(" ".join(filter(None, (self._said, elsewhere))))

    def _refused(self, problem: ExerciseError) -> None:
        self._problem = str(problem)
        self.say_it()
