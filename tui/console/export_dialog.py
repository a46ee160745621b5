"""The console's question before an export: what leaves, what does not and why; for whom, and as what. Fits 40x12."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from exercises.kernel.shape import ExerciseError
from sessions.live.session import Session
from tui.boards.pane import LinesPane
from tui.console import lines
from tui.console.asking import Answers, Dialog
from tui.console.exporting import Asked, looked_at, write_out

if TYPE_CHECKING:
    from tui.console.exporting import Looked


_READS = "Its sessions are read. With many of them this takes some seconds."


class ExportReview(Dialog[str | None]):
    """An export looked at before it is written. The answer is what was written, in a sentence; None for nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Not now")]

    def __init__(self, session: Session, asked: Asked, *, hidden: bool) -> None:
        super().__init__()
        self._session = session
        self._asked = asked
        self._hidden = hidden
        """Whether the room sees this window, so that counts are all there may be."""
        self._looked: Looked | None = None
        self._problem = ""

    def compose(self) -> ComposeResult:
        """What would be written, then what leaves."""
        with Vertical(id="dialog", classes="-tall"):
            yield LinesPane(id="question")
            yield Answers(self._answers())

    def on_mount(self) -> None:
        """Makes it and shows it; of a programme its sessions are read first, which is said."""
        if self._session.is_programme:
            self.query_one("#question", LinesPane).draw(lines.text_lines([_READS], max(20, self.app.size.width - 8)))
            self.call_after_refresh(self._make, self._asked)
        else:
            self._make(self._asked)

    def _make(self, asked: Asked) -> None:
        self._asked = asked
        self._looked, self._problem = None, ""
        try:
            self._looked = looked_at(self._session, asked)
        except ExerciseError as problem:
            self._problem = str(problem)
        self._draw()

    @property
    def _is_there(self) -> bool:
        try:
            return os.path.lexists(self._asked.path)
        except (OSError, ValueError):
            return False

    def _draw(self) -> None:
        from sessions.export.previewing import account, preview

        asked = self._asked
        room = max(20, self.app.size.width - 8)
        names = ", names as they are" if asked.names else ""
        short = ", a short page" if asked.brief else ""
        said = [f"{asked.path.name}: {asked.format} for {asked.audience}{short}{names}"]
        if self._problem:
            said += ["", self._problem]
        elif self._is_there:
            said += ["", f"{asked.path.name} is there already."]
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
            ("audience", f"For {asked.next_audience().audience} instead"),
            ("format", f"As {asked.next_format().format} instead"),
            *([] if asked.formats else [("short", "Whole again" if asked.brief else "Short page")]),
            ("names", "Names changed again" if asked.names else "Names as they are"),
            *([] if there or self._looked is None else [stop]),
        ]

    def answered(self, key: str, place: int) -> None:
        """What is done: another audience, format or length, then it is written."""
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
                self.dismiss(None)

    def _write(self, *, over: bool) -> None:
        if self._looked is None:
            return
        try:
            # What was typed elsewhere meanwhile is in it, too: it is the session as it is when somebody says yes.
            looked = looked_at(self._session, self._asked)
            said = write_out(self._session, self._asked, looked, over=over)
        except ExerciseError as problem:
            self._problem = str(problem)
            self._draw()
            return
        self.dismiss(said)
