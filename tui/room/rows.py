"""What a drawn room screen is made of: rows of styled pieces."""

from __future__ import annotations

from exercises.kernel.record import Record

Piece = tuple[str, str]
"""Words and the name of their style: "essential", "text" or "quiet"."""
Row = tuple[Piece, ...]


class Drawn(Record):
    """One page of a view, ready for a screen."""

    rows: tuple[Row, ...]
    """From the top; there may be fewer than the screen has."""
    page: int = 1
    pages: int = 1
    together: int = 1
    """How many pages stand here, from that one on, where the view was cut into pages for smaller screens."""

    @property
    def last(self) -> int:
        """The last page that stands here."""
        return self.page + self.together - 1

    @property
    def lines(self) -> list[str]:
        """The rows as plain text."""
        return ["".join(text for text, _ in row).rstrip() for row in self.rows]
