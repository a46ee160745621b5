"""A table of plain cells for other programs."""

from __future__ import annotations

from exercises.kernel.record import Record, replace


class Chart(Record):
    """Counts of a table that a workbook draws."""

    label: str
    """The heading of what each bar is called by."""
    counted: tuple[str, ...]
    """The headings of the parts of a bar, in order."""
    apart: tuple[str, ...] = ()
    """Headings in which the rows of one chart are alike: a round, a question; each other has a chart of its own."""
    called: tuple[tuple[str, str], ...] = ()
    """What stands in those columns, each with the words for it over a chart."""
    parts: tuple[str, ...] = ()
    """What the parts are called beside the bars, where their headings are not the words themselves."""


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


def with_columns_apart(sheet: Sheet) -> Sheet:
    """The table with no two columns of one name, for programs know a column by it: what a template calls a field, an
    area or a word of a scale may be what another column is called. The later ones are counted: title, title_2."""
    if len(set(sheet.headings)) == len(sheet.headings):
        return sheet
    known: list[str] = []
    for heading in sheet.headings:
        name, count = heading, 1
        while name in known or (count > 1 and name in sheet.headings):
            count += 1
            name = f"{heading}_{count}"
        known.append(name)
    return replace(sheet, headings=tuple(known))


HIDDEN = "hidden"
"""The column that says why a count is not there."""


def in_numbers(sheet: Sheet) -> Sheet:
    """The table with nothing but numbers in its columns of numbers: what stood in the place of one is a reason, and has
    a column of its own."""
    at = [place for place, heading in enumerate(sheet.headings) if heading in sheet.numbers]
    why = [tuple(dict.fromkeys(row[place] for place in at if not _is_number(row[place]))) for row in sheet.rows]
    if not any(why):
        return sheet
    rows = (
        (*("" if place in at and not _is_number(cell) else cell for place, cell in enumerate(row)), ", ".join(reasons))
        for row, reasons in zip(sheet.rows, why, strict=True)
    )
    return replace(sheet, headings=(*sheet.headings, HIDDEN), rows=tuple(rows))


def _is_number(cell: str) -> bool:
    return not cell or cell.lstrip("-").replace(".", "", 1).isdecimal()
