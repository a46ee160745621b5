"""An entry to read, and what may be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.widget import Widget

from exercises.journal.entry import Entry
from sessions.journal import JournalError, Row
from sessions.store.errors import StoreError, told
from tui.app.actions import Action
from tui.boards.board import Drawing
from tui.boards.pane import LinesPane
from tui.home.typed import BACK, NOT_HERE, with_everywhere
from tui.journal.actions import BINNED, READING
from tui.journal.drawn import drawn_from
from tui.journal.page import Desk, Page
from tui.journal.sharing import sharing_page
from tui.journal.timeline_page import TimelinePage, timeline_of
from tui.journal.words import NO_SESSION, SHARED, binned, page_of
from tui.journal.writing_page import WritingPage


class ReadingPage(Page):
    """One entry in full."""

    DEFAULT_CSS = """
    ReadingPage #words { height: 1fr; padding: 0 1; }
    """

    def __init__(self, desk: Desk, entry: Entry, *, own: bool = True) -> None:
        super().__init__(desk)
        self._entry = entry
        self._own = own
        self._moments: dict[str, Row] = {}
        self._statements: list[str] = []
        self._shared_here = False
        """Whether it was shared here, which can be taken back."""

    def heading(self) -> str:
        """Which entry, and of whom when it is somebody else's."""
        name = f"entry {self._entry.number}"
        return f"{self._entry.form_title}, {name}" if self._own else f"{name} of {self._entry.author}"

    def inside(self) -> Iterable[Widget]:
        """Its words."""
        yield LinesPane(id="words")

    @property
    def actions(self) -> tuple[Action, ...]:
        """What can be done with an entry of one's own; somebody else's is only read."""
        if not self._own:
            return with_everywhere((BACK,))
        links = (
            Action(f"moment {place}", f"What it points at: {place}", "On the timeline of its session.", str(place))
            for place in range(1, len(self._entry.links) + 1)
        )
        return with_everywhere(BINNED if self._entry.binned else (*READING, *links))

    def now(self) -> Sequence[tuple[str, str]]:
        """What comes now."""
        if not self._own:
            return (("up, down", "scroll"), ("escape", "back"))
        if self._entry.binned:
            return (("r", "brings it back"), ("escape", "back"))
        links = (("1", "what it points at"),) if self._entry.links else (("l", "timeline"),)
        return (("e", "change"), ("d", "draw a statement"), *links, ("s", "share"), ("x", "bin"), ("escape", "back"))

    async def do(self, action: Action) -> None:
        """A number goes to what the entry points at there."""
        if action.line.isdecimal():
            await self._open_timeline(int(action.line))
            await self.look()
        else:
            await super().do(action)

    async def point(self, key: str) -> None:
        """Scrolls, or does what a key does."""
        page = max(1, self.size.height - 8)
        by = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "space": page, "home": -9_999, "end": 9_999}
        if key in by:
            self.query_one("#words", LinesPane).scroll_relative(y=by[key], animate=False, immediate=True)
        else:
            await super().point(key)

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
            self.say(told(problem))
        self._statements = drawn_from(self._entry, self.desk)
        self._moments = {}
        if self._entry.session and self._entry.links:
            try:
                self._moments = {row.key: row for row in timeline_of(self.desk, self._entry.session)}
            except (StoreError, OSError) as problem:
                self.say(f"The session cannot be read just now: {told(problem)} The entry is as it was.")

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

    def _step(self, step: Callable[[], Entry], said: str) -> str:
        """Does a step on the journal; what is said then, or why it could not be done."""
        try:
            self._entry = step()
        except (JournalError, OSError) as problem:
            return told(problem)
        self._read()
        self.redraw()
        return said

    async def action_edit(self) -> None:
        """Changes it."""
        try:
            draft = self.desk.journal.edit(self._entry.number)
        except (JournalError, OSError) as problem:
            self.say(told(problem))
            return
        await self.go(WritingPage(self.desk, draft))

    async def action_share(self) -> None:
        """Lets the others read it, all but what is locked, after a question; or no longer."""
        journal, number = self.desk.journal, self._entry.number
        if self._entry.shared or self._entry.written_together:
            self.say(self._step(lambda: journal.unshare(number), "It is yours alone again."))
            self._shared_here = False
        else:
            await self.go(sharing_page(self.desk, self._share))

    def _share(self) -> str:
        told = self._step(lambda: self.desk.journal.share(self._entry.number), SHARED)
        self._shared_here = bool(self._entry.shared)
        return told

    async def action_undo(self) -> None:
        """Takes back sharing it; what was taken from the others is never given to them again by an undo."""
        if self._shared_here:
            await self.action_share()
        else:
            self.say(NOT_HERE["ctrl+z"])

    async def action_move_out(self) -> None:
        """Which of its answers may leave in exports."""
        from tui.journal.moving_page import MovingPage

        await self.go(MovingPage(self.desk, self._entry))

    def action_delete(self) -> None:
        """Into the bin."""
        number = self._entry.number
        try:
            self.desk.journal.delete(number)
        except (JournalError, OSError) as problem:
            self.say(told(problem))
            return
        self.leave(binned(self._entry))

    def action_restore(self) -> None:
        """Out of the bin."""
        self.say(self._step(lambda: self.desk.journal.restore(self._entry.number), "It is back."))

    async def action_statement(self) -> None:
        """Draws a statement from it."""
        from tui.journal.statement_page import StatementPage

        await self.go(StatementPage(self.desk, self._entry))

    async def action_timeline(self) -> None:
        """The session's timeline."""
        await self._open_timeline(0)

    async def _open_timeline(self, place: int) -> None:
        """The session's timeline, at what the entry points at there."""
        if not self._entry.session:
            self.say(NO_SESSION.format("e, then "))
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
