"""A session's own timeline, to point at from an entry and to see which entries point where. Changes no session."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sessions.journal import JournalError, Row, timeline
from sessions.store.errors import StoreError, told
from tui.journal.actions import TIMELINE
from tui.journal.marked_list import found_words, with_words
from tui.journal.page import Desk
from tui.journal.rows_page import RowsPage
from tui.journal.words import pointed_at

_EMPTY = "This session has nothing to point at yet: no moments, words of the trade, elephants, differences or themes."


def timeline_of(desk: Desk, session: str) -> list[Row]:
    """The session's rows, each with the entries that point at it. Raises StoreError, OSError."""
    return timeline(session, desk.journal)


class TimelinePage(RowsPage):
    """The rows; enter points at one, or no longer."""

    OWN = TIMELINE

    def __init__(
        self,
        desk: Desk,
        session: str,
        links: Sequence[str],
        point: Callable[[tuple[str, ...]], None] | None,
        title: str,
        *,
        at: str = "",
    ) -> None:
        super().__init__(desk)
        self._session = session
        self._links = tuple(links)
        self._point = point
        """Keeps what the entry points at; None where it may not be changed."""
        self._title = title
        self._first = at
        self._rows: list[Row] = []
        self._words = ""
        """The words that the list shows."""

    def heading(self) -> str:
        """Whose timeline."""
        return self.desk.titled(self._session)

    def now(self) -> Sequence[tuple[str, str]]:
        """What comes now."""
        first = (("enter", "points at it, or no longer"),) if self._point is not None and self._rows else ()
        return (*first, ("words", "find"), ("o", "the entry that points"), ("escape", "back"))

    def on_mount(self) -> None:
        """Reads the session."""
        self._read()
        self.redraw()
        if self._first:
            self.rows.show(self.rows.rows, self._first)

    def _read(self) -> None:
        self.say("")
        try:
            self._rows = timeline_of(self.desk, self._session)
        except (StoreError, JournalError, OSError) as problem:
            self._rows = []
            self.say(f"The session cannot be read just now: {told(problem)} Your entry is as it was.")
            return
        if not self._rows:
            self.say(_EMPTY)

    def draw(self) -> None:
        """Each row with what points at it."""
        rows = [(row.key, pointed_at(row, self._links, self._title)) for row in self._rows]
        self.rows.show(with_words(rows, self._words))

    async def typed(self, words: str) -> None:
        """Only the rows with these words; entered, they stay until escape."""
        if words:
            self._words = self.sought(words)
            self.draw()

    async def words(self, text: str) -> None:
        """Words only find: what was found stays, and enter then points."""
        if not self._words or not self.rows.chosen:
            self.refuse(text, self.unknown(text))

    def preview_words(self, words: str) -> str:
        """What was found."""
        return found_words(len(self.rows.rows), len(self._rows)) if self._words else super().preview_words(words)

    async def point(self, key: str) -> None:
        """Moves the mark, or does what a key does."""
        if not self.rows.act(key):
            await super().point(key)

    async def action_back(self) -> None:
        """Every row again; then back."""
        if self._words:
            self._words = ""
            self.draw()
        else:
            self.leave()

    def come_back(self, message: str) -> None:
        """Perhaps with other entries that point here."""
        self._read()
        super().come_back(message)

    def action_point(self) -> None:
        """Points at the marked row, or no longer."""
        key = self.rows.chosen
        if not key or self._point is None:
            return
        links = tuple(one for one in self._links if one != key) if key in self._links else (*self._links, key)
        try:
            self._point(links)
        except (JournalError, OSError) as problem:
            self.say(told(problem))
            return
        self._links = links
        self._read()
        self.redraw()

    async def action_open(self) -> None:
        """The entry that points at the marked row; with several, the newest."""
        row = next((row for row in self._rows if row.key == self.rows.chosen), None)
        if row is None or not row.entries:
            self.say("No entry points at this row yet.")
            return
        try:
            entry = self.desk.journal.entry(row.entries[-1])
        except (JournalError, OSError) as problem:
            self.say(told(problem))
            return
        await self.go(self.desk.reading(entry))

    async def picked(self) -> None:
        """A click on the marked row."""
        self.action_point()
