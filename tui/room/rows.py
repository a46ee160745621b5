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

    @property
    def lines(self) -> list[str]:
        """The rows as plain text."""
        return ["".join(text for text, _ in row).rstrip() for row in self.rows]
