"""A table of plain cells for other programs."""

from __future__ import annotations

from exercises.kernel.record import Record


class Chart(Record):
    """Counts of a table that a workbook draws."""

    label: str
    """The heading of what each bar is called by."""
    counted: tuple[str, ...]
    """The headings of the parts of a bar, in order."""
    apart: tuple[str, ...] = ()
    """Headings in which the rows of one chart are alike: a round, a question; each other has a chart of its own."""


class Sheet(Record):
    """One table; every row has as many cells as there are headings."""

    name: str
    """In one word: "notes"."""
    about: str
    """What a row of it is, in a sentence for people."""
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[str, ...] = ()
    """The headings of columns that hold numbers, or nothing; what people typed never does."""
    days: tuple[str, ...] = ()
    """The headings of columns that hold days as 2026-03-12, or nothing."""
    chart: Chart | None = None
    kept: str = ""
    """The heading whose words are to come back exactly as they are when the table is taken in again; "" for none."""
