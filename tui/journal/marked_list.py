"""Rows of words with a mark on one of them, and finding in them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from exercises.kernel.text import contains
from tui.app.marked_rows import MarkedRows

Row = tuple[str, str]
"""A key and words; without a key it is a heading, and the mark passes it by."""


def with_words(rows: Sequence[Row], words: str) -> list[Row]:
    """The rows that have every one of the words, with or without macrons."""
    return [row for row in rows if all(contains(word, row[1]) for word in words.split())]


def found_words(found: int, of: int) -> str:
    """How many rows have the words that are typed."""
    return f"{found} of {of} found; enter keeps them, escape shows all" if found else "Nothing has that in it."


class MarkedList(MarkedRows[Row], can_focus=False):
    """The rows. The page that has them moves the mark; a click does, too."""

    class Moved(Message):
        """The mark was moved by a click."""

    class Picked(Message):
        """A click on the marked row."""

    @property
    def chosen(self) -> str:
        """The key of the marked row; "" for none."""
        return self.rows[self._at][0] if 0 <= self._at < len(self.rows) else ""

    @property
    def at(self) -> int | None:
        """The place of the marked row; None for none."""
        return self._at if self.chosen else None

    def mark(self, at: int | None) -> None:
        """Puts the mark on the row of that place, or on none."""
        self._at = -1 if at is None else at
        self.marked_anew()

    def show(self, rows: Sequence[Row], key: str = "") -> None:
        """Shows these rows, the mark on that key, else where it was, else as near as can be."""
        wanted, before = key or self.chosen, self._at
        places = [at for at, row in enumerate(rows) if not self.is_heading(row)]
        near = min(places, key=lambda place: (abs(place - before), place), default=-1) if before >= 0 else -1
        first = places[0] if places else -1
        self.put(list(rows), next((at for at in places if rows[at][0] == wanted), near if near >= 0 else first))

    def is_heading(self, row: Row) -> bool:
        """A row without a key."""
        return not row[0]

    def words_of(self, row: Row, width: int) -> str:
        """Its words."""
        return row[1]

    def picked(self) -> None:
        """The page is told."""
        self.post_message(self.Picked())

    def clicked(self) -> None:
        """The page is told."""
        self.post_message(self.Moved())
