"""The list of sessions: one widget however many, drawing only what shows."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from textual.message import Message

from sessions.library.catalogue import Entry
from tui.app.marked_rows import MarkedRows
from tui.home.inside import Inside
from tui.home.programmes import AtHome
from tui.home.rows import Columns, columns_of, row_line

Row = str | Entry | Inside | AtHome
"""A heading's words, a session, a place in one, or a programme."""


class SessionList(MarkedRows[Row], can_focus=False):
    """Headings and sessions, one of them chosen."""

    DEFAULT_CSS = "SessionList { height: 1fr; }"

    class Moved(Message):
        """Another session is chosen; None when there is none."""

        def __init__(self, entry: Entry | None) -> None:
            super().__init__()
            self.entry = entry

    class Picked(Message):
        """A second click on the chosen session."""

        def __init__(self, entry: Entry | AtHome, inside: Inside | None) -> None:
            super().__init__()
            self.entry = entry
            self.inside = inside
            """The place in it that was clicked."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.without: Collection[str] = ()
        """The names of the sessions that wait for a journal entry."""
        self.marked = ""
        """The name of the session that the mark was on last, also while none is shown."""
        self._columns = Columns(0)
        self._columns_for = -1
        """The width the columns were made for."""

    @property
    def chosen(self) -> Entry | None:
        """The session the mark is on."""
        row = self._row
        return row.entry if isinstance(row, Inside) else row if isinstance(row, Entry) else None

    @property
    def programme(self) -> AtHome | None:
        """The programme the mark is on."""
        row = self._row
        return row if isinstance(row, AtHome) else None

    @property
    def chosen_inside(self) -> Inside | None:
        """The place in a session that the mark is on."""
        row = self._row
        return row if isinstance(row, Inside) else None

    @property
    def _row(self) -> Row | None:
        return self.rows[self._at] if 0 <= self._at < len(self.rows) else None

    def show(self, rows: list[Row], name: str = "") -> None:
        """Shows these rows, the mark on the session of that name, else where it was, else on the first."""
        wanted = name or self.marked
        self._columns_for = -1
        named = ((row.entry if isinstance(row, Inside) else row, at) for at, row in enumerate(rows))
        places = ((row.name, at) for row, at in named if not isinstance(row, str))
        first = next(places, ("", -1))
        self.put(rows, next((at for name, at in (first, *places) if name == wanted), first[1]) if wanted else first[1])

    def marked_anew(self) -> None:
        """Draws the rows, the marked one in view, and tells which it is."""
        marked = self.chosen or self.programme
        self.marked = marked.name if marked is not None else self.marked
        super().marked_anew()
        self.post_message(self.Moved(self.chosen))

    def mark_next(self, of: Collection[Entry]) -> None:
        """Moves the mark to the next of these sessions, round and round."""
        places = [place for place in self.places() if self.rows[place] in of]
        if places:
            self._at = next((place for place in places if place > self._at), places[0])
            self.marked_anew()

    def picked(self) -> None:
        """The screen is told."""
        marked = self.chosen or self.programme
        if marked is not None:
            self.post_message(self.Picked(marked, self.chosen_inside))

    def is_heading(self, row: Row) -> bool:
        """A row that is no session."""
        return isinstance(row, str)

    def words_of(self, row: Row, width: int) -> str:
        """A heading, or a session in columns."""
        if isinstance(row, Inside | AtHome):
            return row.line(width)
        if isinstance(row, str):
            return row
        if self._columns_for != width:
            self._columns, self._columns_for = columns_of(self.rows, width, self.without), width
        return row_line(row, width, self._columns)
