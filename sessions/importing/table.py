"""A table out of a file: CSV, a sheet of a workbook, or a table in a text."""

from __future__ import annotations

import contextlib
import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from exercises.kernel.expression import expression
from exercises.kernel.record import Record
from exercises.kernel.text import clean
from sessions.importing.case_form import CaseError
from sessions.importing.decoding import lines_of

HEAD = 300
"""Rows looked at to tell what the columns are."""
SEPARATORS = (",", ";", "\t")
SUMS = frozenset({"total", "totals", "sum", "sums", "tapeke"})
"""What a row is called that adds the others up."""
_SOFT_END = expression("[\x0b\x0c]")
_RULE = expression(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
_BETWEEN_PIPES = expression(r"(?<!\\)\|")


class Line(Record):
    """One row of a table."""

    number: int
    """The line of the file, or the row of the sheet, in which it begins."""
    cells: tuple[str, ...]
    spanned: tuple[tuple[int, str], ...] = ()
    """What stands in a cell that begins above and reaches down to this row, by its column."""

    def belongs_to(self, at: int) -> str:
        """What the row belongs to by that column: its own cell, else one that reaches down to it."""
        own = self.cells[at] if at < len(self.cells) else ""
        return own if own.strip() else dict(self.spanned).get(at, own)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


class Table:
    """Rows of cells, with the line of the file each begins in."""

    name = ""
    """What the sheet is called; "" for a file that is one table."""

    def head(self) -> list[Line]:
        """The first rows, also of a table that goes wrong further down."""
        raise NotImplementedError

    def lines(self) -> Iterator[Line]:
        """Every row. Raises CaseError naming the line in which something is wrong."""
        raise NotImplementedError


class Sheet(Table):
    """A table that is read already."""

    def __init__(self, lines: Sequence[Line], name: str = "") -> None:
        self._lines, self.name = lines, name

    def head(self) -> list[Line]:
        return list(self._lines[:HEAD])

    def lines(self) -> Iterator[Line]:
        yield from self._lines


class Csv(Table):
    """A text with its cells between separators."""

    def __init__(self, text: str, separator: str) -> None:
        self._text, self.separator = text, separator

    def head(self) -> list[Line]:
        found: list[Line] = []
        with contextlib.suppress(CaseError):
            for line in islice(self._read(strict=False), HEAD):
                found.append(line)
        return found

    def lines(self) -> Iterator[Line]:
        return self._read(strict=True)

    def _read(self, *, strict: bool) -> Iterator[Line]:
        reader = csv.reader(io.StringIO(self._text, newline=""), delimiter=self.separator, strict=strict)
        begins = 1
        try:
            for cells in reader:
                yield Line(begins, tuple(cells))
                begins = reader.line_num + 1
        except csv.Error as problem:
            what = (
                "the quotes that open here are never closed" if "end of data" in str(problem) else "quotes do not fit"
            )
            raise CaseError(
                f'line {begins}: {what}. Words with quotes in them are written "like ""this""", and closed in the end.'
            ) from None


def csv_tables(text: str) -> list[Table]:
    """The table that a text is, by each separator it could have; a line `sep=;` names it, and is no row of it."""
    said = re.match(r"\ufeff?\s*sep=(.)[ \t]*\r?\n", text, re.IGNORECASE)
    if said:
        return [Csv("\n" * text.count("\n", 0, said.end()) + text[said.end() :], said[1])]
    separators = SEPARATORS if table_in_text(text) is not None else (*SEPARATORS, "|")
    return [Csv(text, separator) for separator in separators]


def table_in_text(text: str) -> Table | None:
    """The first table of a text that is drawn with strokes: | 9:00 | Tea |; None when there is none."""
    rows: list[Line] = []
    for number, line in enumerate(lines_of(text), 1):
        drawn = line.strip().startswith("|") and line.strip().count("|") > 1
        if drawn and not _RULE.fullmatch(line):
            cells = _BETWEEN_PIPES.split(line.strip().removeprefix("|").removesuffix("|"))
            rows.append(Line(number, tuple(cell.strip().replace("\\|", "|") for cell in cells)))
        elif rows and not drawn:
            break
    return Sheet(rows) if len(rows) > 1 else None


def words(cell: str) -> str:
    """The words of a cell, its line ends as spaces."""
    # Spreadsheets and slides write a soft line end as a vertical tab; cleaning would join the words around it.
    return clean(_SOFT_END.sub("\n", cell) if "\x0b" in cell or "\x0c" in cell else cell)
