"""The console's questions about notes: are these pasted ones meant, is a name to go from the file. Each fits 40x12."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from tui.boards.pane import LinesPane
from tui.console import lines
from tui.console.asking import Answers, Dialog, YesOrNo, no_or_yes


def without_marks(texts: list[str]) -> list[str]:
    """The lines without what a phone or a scan puts before those of a list."""
    from sessions.importing.notes_file import without_mark

    return [without_mark(text) for text in texts]


def listed_with_marks(texts: list[str]) -> bool:
    """Whether any of the lines has such a mark."""
    return without_marks(texts) != texts


class NotesReview(Dialog[bool | None]):
    """Many pasted notes, looked at first; recorded all at once or not at all."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", "Not now")]

    def __init__(self, texts: list[str], name: str, record: Callable[[list[str]], str], *, hidden: bool) -> None:
        super().__init__()
        self._texts = texts
        self._goes_to = name
        self._record = record
        self._hidden = hidden
        self._problem = ""

    def compose(self) -> ComposeResult:
        """How many, where they go, and their words."""
        with Vertical(id="dialog", classes="-tall"):
            yield LinesPane(id="question")
            marked = listed_with_marks(self._texts)
            unmarked = [("unmarked", "Record them without the marks of a list")] if marked else []
            yield Answers([("record", "Record them, each line a note"), *unmarked, ("no", "Not now: keep them")])

    def on_mount(self) -> None:
        """Shows the notes."""
        self.say_it()

    def say_it(self, problem: str | None = None) -> None:
        """The first notes, and what was wrong with one."""
        self._problem = problem = self._problem if problem is None else problem
        room = max(20, self.app.size.width - 8)
        many = f"{len(self._texts):,} notes" if len(self._texts) != 1 else "1 note"
        said = [
            f"{many} for {self._goes_to}",
            *(["", problem] if problem else []),
            "",
            "They are recorded word for word, all or none.",
            "",
        ]
        if not self._hidden:
            said += [lines.on_a_row(f"  {text}", room) for text in self._texts[:200]]
            if len(self._texts) > 200:
                said.append(f"  and {len(self._texts) - 200:,} more")
        self.query_one("#question", LinesPane).draw(lines.text_lines(said, room))

    def answered(self, key: str, place: int) -> None:
        """Records them; when one does not fit, none is and the sentence says why."""
        if key == "no":
            self.dismiss(False)
            return
        problem = self._record(without_marks(self._texts) if key == "unmarked" else self._texts)
        if problem:
            self.say_it(problem if not self._hidden else "One of the lines does not fit, so none was recorded.")
        else:
            self.dismiss(True)


class ForGoodQuestion(YesOrNo):
    """Is a name that was taken out to go from the file, too? Not now, unless somebody says yes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", "Not now")]
    words = (
        "The name is gone from every list, view and export. Take it out of the session's file, too?",
        "",
        "The file is written anew. This alone cannot be undone.",
    )
    answers = no_or_yes("Not now", "Yes, take it out of the file for good")
