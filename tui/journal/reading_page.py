"""An entry to read, and what may be done with it. Refuses to decide who may read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from exercises.journal.entry import Entry
from sessions.journal import JournalError, Row
from sessions.store.errors import StoreError
from tui.boards.board import Drawing
from tui.boards.pane import LinesPane
from tui.journal.drawn import drawn_from
from tui.journal.page import Desk, Page
from tui.journal.timeline_page import TimelinePage, timeline_of
from tui.journal.words import page_of
from tui.journal.writing_page import WritingPage


class ReadingPage(Page):
    """One entry in full."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", show=False),
        Binding("d", "statement", show=False),
        Binding("s", "share", show=False),
        Binding("o", "move_out", show=False),
        Binding("x", "delete", show=False),
        Binding("r", "restore", show=False),
        Binding("l,ctrl+o,enter", "timeline(0)", show=False),
        *(Binding(str(number), f"timeline({number})", show=False) for number in range(1, 10)),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("question_mark", "help", show=False),
        Binding("escape,q", "back", show=False),
    ]
    DEFAULT_CSS = """
    ReadingPage #words { height: 1fr; padding: 0 1; }
    """

    def __init__(self, desk: Desk, entry: Entry, *, own: bool = True) -> None:
        super().__init__(desk)
        self._entry = entry
        self._own = own
        self._moments: dict[str, Row] = {}
        self._statements: list[str] = []

    def heading(self) -> str:
        """Which entry, and of whom when it is somebody else's."""
        name = f"entry {self._entry.number}"
        return f"{self._entry.form_title}, {name}" if self._own else f"{name} of {self._entry.author}"

    def inside(self) -> Iterable[Widget]:
        """Its words."""
        yield LinesPane(id="words")

    def keys(self) -> Sequence[tuple[str, str]]:
        """The keys of the moment."""
        if not self._own:
            return (("up, down", "scroll"), ("escape", "back"))
        if self._entry.binned:
            return (("r", "bring it back"), ("escape", "back"))
        links = (("1-9", "to what it points at"),) if self._entry.links else (("l", "timeline"),)
        return (
            ("e", "edit"),
            ("d", "draw a statement"),
            *links,
            ("s", "share"),
            ("o", "move out"),
            ("x", "bin"),
            ("escape", "back"),
        )

    def on_mount(self) -> None:
        """Reads what it points at."""
        self.say("")
        self._read()
        self.redraw()

    def _read(self) -> None:
        if not self._own:
            return
        try:
            self._entry = self.desk.journal.entry(self._entry.number)
        except (JournalError, OSError) as problem:  # taken away, or locked, in another window meanwhile
            self.say(str(problem))
        self._statements = drawn_from(self._entry, self.desk)
        self._moments = {}
        if self._entry.session and self._entry.links:
            try:
                self._moments = {row.key: row for row in timeline_of(self.desk, self._entry.session)}
            except (StoreError, OSError) as problem:
                self.say(f"The session cannot be read just now: {problem} The entry is as it was.")

    def draw(self) -> None:
        """Its words, wrapped."""
        wide = max(10, self.size.width - 3)
        words = page_of(self._entry, wide, self._moments, self._statements)
        self.query_one("#words", LinesPane).draw(Drawing(words))

    def come_back(self, message: str) -> None:
        """It may have been changed on the page above."""
        self.say(message)
        self._read()
        self.redraw()

    def action_scroll(self, by: int) -> None:
        """Further down or up."""
        self.query_one("#words", LinesPane).scroll_relative(y=by, animate=False, immediate=True)

    def _step(self, step: Callable[[], Entry], said: str) -> None:
        try:
            self._entry = step()
        except (JournalError, OSError) as problem:
            self.say(str(problem))
            return
        self.say(said)
        self._read()
        self.redraw()

    async def action_edit(self) -> None:
        """Changes it."""
        if self._own and not self._entry.binned:
            try:
                draft = self.desk.journal.edit(self._entry.number)
            except (JournalError, OSError) as problem:
                self.say(str(problem))
                return
            await self.go(WritingPage(self.desk, draft))

    def action_share(self) -> None:
        """Lets the others read it, all but what is locked; or no longer."""
        if not self._own or self._entry.binned:
            return
        journal, number = self.desk.journal, self._entry.number
        if self._entry.shared or self._entry.written_together:
            self._step(lambda: journal.unshare(number), "It is yours alone again.")
        else:
            self._step(
                lambda: journal.share(number),
                "The others on this computer may read it now, all but what only you ever read. s takes that back.",
            )

    async def action_move_out(self) -> None:
        """Which of its answers may leave in exports."""
        from tui.journal.moving_page import MovingPage

        if self._own and not self._entry.binned:
            await self.go(MovingPage(self.desk, self._entry))

    def action_delete(self) -> None:
        """Into the bin."""
        if self._own and not self._entry.binned:
            number = self._entry.number
            try:
                self.desk.journal.delete(number)
            except (JournalError, OSError) as problem:
                self.say(str(problem))
                return
            self.leave(f"Entry {number} is in the bin. b shows the bin, and r brings it back.")

    def action_restore(self) -> None:
        """Out of the bin."""
        if self._own and self._entry.binned:
            self._step(lambda: self.desk.journal.restore(self._entry.number), "It is back.")

    async def action_statement(self) -> None:
        """Draws a statement from it."""
        from tui.journal.statement_page import StatementPage

        if self._own and not self._entry.binned:
            await self.go(StatementPage(self.desk, self._entry))

    async def action_timeline(self, place: int) -> None:
        """The session's timeline, at what it points at there."""
        if not self._own or self._entry.binned or place > len(self._entry.links):
            return
        if not self._entry.session:
            self.say("This entry is about no session, so there is nothing to point at. e and ctrl e give it one.")
            return
        links = self._entry.links
        at = links[max(0, place - 1)] if links else ""
        title = f"entry {self._entry.number}"
        await self.go(TimelinePage(self.desk, self._entry.session, links, self._point, title, at=at))

    def _point(self, links: tuple[str, ...]) -> None:
        journal, before = self.desk.journal, self._entry.links
        gone = [key for key in before if key not in links]
        if gone:
            self._entry = journal.unlink(self._entry.number, gone)
        new = [key for key in links if key not in before]
        if new:
            self._entry = journal.link(self._entry.number, new)

    async def action_help(self) -> None:
        """Every key."""
        from tui.journal.help_page import HelpPage

        await self.go(HelpPage(self.desk))
