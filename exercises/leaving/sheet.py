"""A table of plain cells for other programs."""

from __future__ import annotations

from exercises.kernel.record import Record


class Sheet(Record):
    """One table; every row has as many cells as there are headings."""

    name: str
    """In one word: "notes"."""
    about: str
    """What a row of it is, in a sentence for people."""
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kept: str = ""
    """The heading whose words are to come back exactly as they are when the table is taken in again; "" for none."""
