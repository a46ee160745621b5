"""The console's questions: is this window projected, which view, are these pasted lines meant. Each fits 40x12."""

from __future__ import annotations

import asyncio
from typing import ClassVar, Protocol, TypeVar, runtime_checkable

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean
from sessions.lines import carry_out as commands
from sessions.live.session import Session
from tui.app.text import fit, plain
from tui.boards.capture import Capture
from tui.boards.pane import LinesPane
from tui.console import lines


@runtime_checkable
class BlanksTheRoom(Protocol):
    """The screen beneath."""

    def action_blank(self) -> None:
        """Blanks the room, or lets it see again."""


Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A question. The room can be blanked from inside it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("b", "blank", "Blank the room", show=False)]

    def action_blank(self) -> None:
        """Blanks the room, or lets it see again."""
        console = self.app.get_default_screen()
        if isinstance(console, BlanksTheRoom):
            console.action_blank()


class YesOrNo(Dialog[bool | None]):
    """A question with two answers, the careful one first; by arrow and enter, or by letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "dismiss(False)", "No"),
        Binding("y", "dismiss(True)", "Yes"),
    ]
    words: ClassVar[tuple[str, ...]]
    """What is asked."""
    no: ClassVar[str]
    yes: ClassVar[str]

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(id="dialog"):
            yield LinesPane(id="question")
            yield OptionList(Option(plain(self.no), id="no"), Option(plain(self.yes), id="yes"), id="answers")

    def on_mount(self) -> None:
        """Asks in words."""
        room = max(20, min(60, self.app.size.width - 6))
        self.query_one("#question", LinesPane).draw(lines.text_lines(list(self.words), room))
        answers = self.query_one("#answers", OptionList)
        answers.highlighted = 0
        answers.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The answer."""
        self.dismiss(event.option.id == "yes")


class ProjectedQuestion(YesOrNo):
    """Is this window on the projector? Nothing private is drawn until somebody says."""

    words = (
        "Is this window on the projector?",
        "",
        "Private lines stay hidden until you say. Arrow and enter, or n and y.",
    )
    no = "No, only the facilitators see it"
    yes = "Yes, the room sees it"


class ViewList(Dialog[str | None]):
    """What the room could see."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
    ]

    def __init__(self, views: list[tuple[str, str]], now: str) -> None:
        super().__init__()
        self._views = views
        self._now = now

    def compose(self) -> ComposeResult:
        """One list."""
        with Vertical(id="dialog"):
            yield LinesPane(id="question")
            yield OptionList(*(Option(plain(name)) for _, name in self._views), id="answers")

    def on_mount(self) -> None:
        """Begins at what the room sees now."""
        self.query_one("#question", LinesPane).draw(lines.text_lines(["The room sees:"], 40))
        answers = self.query_one("#answers", OptionList)
        keys = [key for key, _ in self._views]
        answers.highlighted = keys.index(self._now) if self._now in keys else 0
        answers.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The chosen view."""
        self.dismiss(self._views[event.option_index][0])


class PasteReview(Dialog[list[str] | None]):
    """Many pasted lines, looked at first. The answer is what is left to do; None when nothing was done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "record", "Record them"),
        Binding("escape", "stop", "Not now"),
        Binding("n", "take_as_notes", "Take them as notes"),
    ]

    def __init__(self, session: Session, pasted: list[str], *, hidden: bool, capture: Capture | None = None) -> None:
        super().__init__()
        self._capture = capture
        """Where the lines would go as notes; None when that is not offered."""
        self.notes = 0
        """How many were recorded as notes."""
        self._session = session
        self._rest = list(pasted)
        self._hidden = hidden
        self._recorded = 0
        self._working = False

    def compose(self) -> ComposeResult:
        """The count, the first lines, what enter does."""
        with Vertical(id="dialog", classes="-tall"):
            yield LinesPane(id="question")

    def on_mount(self) -> None:
        """Shows the lines."""
        self._draw("")

    def _draw(self, problem: str) -> None:
        room = max(20, self.app.size.width - 8)
        waiting = sum(1 for line in self._rest if line.strip())
        said = [f"{waiting:,} pasted lines."]
        if self._recorded:
            said.append(f"{self._recorded:,} are recorded.")
        if problem:
            said += ["", problem]
        if self._capture is not None:
            many = f"{waiting:,} notes" if waiting != 1 else "1 note"
            said += ["", f"n takes them as {many} for {self._capture.name}, word for word."]
        said += [
            "",
            "Enter takes each as a typed line, in order, up to the first that does not fit.",
            "Escape records nothing more and keeps the lines.",
            "",
        ]
        if not self._hidden:
            shown = [line for line in self._rest if line.strip()]
            said += [fit(f"  {line}", room) for line in shown[:200]]
            if len(shown) > 200:
                said.append(f"  and {len(shown) - 200:,} more")
        self.query_one("#question", LinesPane).draw(lines.text_lines(said, room))

    async def action_record(self) -> None:
        """Records line by line; the screen stays alive."""
        if self._working:
            return
        self._working = True
        self.run_worker(self._record(), exclusive=True)

    async def _record(self) -> None:
        while self._rest:
            line = self._rest[0].strip()
            if line and not line.startswith("#"):
                try:
                    commands.perform(self._session, line)
                except ExerciseError as problem:
                    self._working = False
                    self._draw(f"Stopped at: {fit(line, 60)}  {problem}" if not self._hidden else "Stopped at a line.")
                    return
                self._recorded += 1
            self._rest.pop(0)
            if self._recorded % 25 == 0:
                if self._recorded % 100 == 0:
                    self._draw("")
                await asyncio.sleep(0)
        self.dismiss([])

    def action_take_as_notes(self) -> None:
        """Records what is left as notes, all at once; when one does not fit, none is and the sentence says why."""
        texts = [text for line in self._rest if (text := clean(line))]
        command = self._capture.notes(texts) if self._capture is not None and texts else None
        if command is None or self._working:
            return
        try:
            commands.carry_out(self._session, command)
        except ExerciseError as problem:
            self._draw(str(problem) if not self._hidden else "One of the lines does not fit, so none was recorded.")
            return
        self.notes = len(texts)
        self.dismiss([])

    def action_stop(self) -> None:
        """Stops; what is left is kept."""
        self._working = False
        self.dismiss(self._rest if self._recorded else None)
