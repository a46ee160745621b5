"""The console's question before an export: what leaves, what does not and why; for whom, and as what. Fits 40x12."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from exercises.kernel.shape import ExerciseError
from sessions.live.session import Session
from tui.boards.pane import LinesPane
from tui.console import lines
from tui.console.dialogs import Dialog
from tui.console.exporting import Asked, made_of, write_out

if TYPE_CHECKING:
    from sessions.export import Made


class ExportReview(Dialog[str | None]):
    """An export looked at before it is written. The answer is what was written, in a sentence; None for nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "write", "Write it"),
        Binding("escape", "dismiss(None)", "Not now"),
        Binding("a", "audience", "For whom"),
        Binding("f", "format", "As what"),
        Binding("n", "names", "Names as they are, or changed"),
        Binding("k", "short", "A short page, or the whole one"),
        Binding("r", "replace", "Write over what is there"),
        Binding("up", "scroll('up')", "Up", show=False),
        Binding("down", "scroll('down')", "Down", show=False),
        Binding("pageup", "scroll('page_up')", "Page up", show=False),
        Binding("pagedown", "scroll('page_down')", "Page down", show=False),
    ]

    def __init__(self, session: Session, asked: Asked, *, hidden: bool) -> None:
        super().__init__()
        self._session = session
        self._asked = asked
        self._hidden = hidden
        """Whether the room sees this window, so that counts are all there may be."""
        self._made: Made | None = None
        self._problem = ""

    def compose(self) -> ComposeResult:
        """What would be written, then what leaves."""
        with Vertical(id="dialog", classes="-tall"):
            yield LinesPane(id="question")

    def on_mount(self) -> None:
        """Makes it and shows it."""
        self._make(self._asked)

    def _make(self, asked: Asked) -> None:
        self._asked = asked
        self._made, self._problem = None, ""
        try:
            self._made = made_of(self._session, asked)
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
            said += ["", f"{asked.path.name} is there already. r writes over it."]
        may = "y writes it. " if self._made is not None else ""
        said += ["", f"{may}a for whom, f as what, k short, n names. Escape writes nothing.", ""]
        if self._made is not None:
            said += account(self._made) if self._hidden else preview(self._made, [self._session])
        pane = self.query_one("#question", LinesPane)
        pane.draw(lines.text_lines(said, room))
        pane.scroll_home(animate=False)

    def action_scroll(self, where: str) -> None:
        """Scrolls the preview."""
        pane = self.query_one("#question", LinesPane)
        moves: dict[str, Callable[..., None]] = {
            "up": pane.scroll_up,
            "down": pane.scroll_down,
            "page_up": pane.scroll_page_up,
            "page_down": pane.scroll_page_down,
        }
        moves[where](animate=False)

    def action_audience(self) -> None:
        """For whom comes next."""
        self._make(self._asked.next_audience())

    def action_format(self) -> None:
        """As what comes next."""
        self._make(self._asked.next_format())

    def action_short(self) -> None:
        """The short page, or the whole one again."""
        self._make(self._asked.short_or_whole())

    def action_names(self) -> None:
        """Names changed, or as they are again."""
        self._make(self._asked.next_names())

    def action_write(self) -> None:
        """Writes it, never over what is there."""
        self._write(over=False)

    def action_replace(self) -> None:
        """Writes it over what is there."""
        self._write(over=self._is_there)

    def _write(self, *, over: bool) -> None:
        if self._made is None:
            return
        try:
            # What was typed elsewhere meanwhile is in it, too: it is the session as it is when somebody says yes.
            made = made_of(self._session, self._asked)
            said = write_out(self._session, self._asked, made, over=over)
        except ExerciseError as problem:
            self._problem = str(problem)
            self._draw()
            return
        self.dismiss(said)
