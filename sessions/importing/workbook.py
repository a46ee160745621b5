"""The sheets of a workbook (.xlsx) as tables: values, never formulas.

openpyxl, of the extra `office`, reads it; imported when it is needed, for it is slow to come.
"""

from __future__ import annotations

import contextlib
import datetime
import importlib
import io
import zipfile
from functools import lru_cache
from typing import Any

from exercises.kernel.expression import expression
from exercises.kernel.record import replace
from sessions.importing.case_form import CaseError
from sessions.importing.table import Line, Sheet, Table

MOST_CELLS = 100_000
MOST_UNPACKED = 200_000_000
"""Bytes that a workbook may have once it is unpacked."""
_WIDEST = 500
_MERGED = expression(r"<(?:\w+:)?mergeCell\b[^>]*\bref=[\"']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})[\"']")


def sheets(data: bytes) -> list[Table]:
    """Every sheet that has something in it. Raises CaseError."""
    found = _read_once(data)
    if isinstance(found, CaseError):
        raise CaseError(*found.args)
    return list(found)


@lru_cache(maxsize=1)
def _read_once(data: bytes) -> list[Table] | CaseError:
    """What the workbook holds, or why it cannot be read: each kind of file that it could be looks into it."""
    try:
        return _sheets(data)
    except CaseError as problem:
        return problem.with_traceback(None)


def _sheets(data: bytes) -> list[Table]:
    _must_be_small(data)
    try:
        openpyxl = importlib.import_module("openpyxl")
    except ImportError:
        raise CaseError(
            "To read spreadsheets, install what that needs: pip install 'holdspace[office]'. Or save it as CSV "
            "(UTF-8), and give that."
        ) from None
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        found = _read(book)
    except CaseError:
        raise
    except Exception as problem:
        raise CaseError("This spreadsheet is damaged, or protected. Save it anew, or as CSV (UTF-8).") from problem
    if not found:
        raise CaseError("There is nothing in this spreadsheet.")
    return found


def _must_be_small(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(file.file_size for file in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise CaseError("This spreadsheet is damaged. Save it anew, or as CSV (UTF-8).") from None
    if unpacked > MOST_UNPACKED:
        raise CaseError("This spreadsheet is too large once it is unpacked. Save the one sheet as CSV (UTF-8).")


def _read(book: Any) -> list[Table]:
    found: list[Table] = []
    cells = 0
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        lines: list[Line] = []
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            last = next((at for at in range(min(len(row), _WIDEST), 0, -1) if row[at - 1] is not None), 0)
            cells_of_row = [_words(value) for value in row[:last]]
            while cells_of_row and not cells_of_row[-1]:
                cells_of_row.pop()
            cells += len(cells_of_row)
            if cells > MOST_CELLS:
                raise CaseError(f"This spreadsheet has more than {MOST_CELLS:,} cells. Save the one sheet as CSV.")
            if cells_of_row:
                lines.append(Line(number, tuple(cells_of_row)))
        if lines:
            found.append(Sheet(_spanned(lines, _spans(book, sheet)), str(sheet.title)))
    return found


def _spanned(lines: list[Line], spans: list[tuple[int, int, int]]) -> list[Line]:
    """The rows, each with what stands in cells that reach down to it."""
    over: dict[int, list[tuple[int, str]]] = {}
    place, column = 0, -1
    for at, first, last in sorted(spans):
        place, column = (place, column) if at == column else (0, at)
        while place < len(lines) and lines[place].number < first:
            place += 1
        words = ""
        while place < len(lines) and lines[place].number <= last:
            line = lines[place]
            if line.number == first:
                words = line.cells[at] if at < len(line.cells) else ""
            elif words:
                over.setdefault(place, []).append((at, words))
            place += 1
    return [replace(line, spanned=tuple(over[at])) if at in over else line for at, line in enumerate(lines)]


def _spans(book: Any, sheet: Any) -> list[tuple[int, int, int]]:
    """The cells that reach over several rows: their first column, from 0, their first and their last row.

    What is read row by row has no word of them, so they are read out of the sheet's own file.
    """
    boundaries = importlib.import_module("openpyxl.utils").range_boundaries

    with contextlib.suppress(AttributeError, KeyError), book._archive.open(sheet._worksheet_path) as file:
        behind = file.read().rpartition(b"</sheetData>")[2].decode("utf-8", "replace")
        found = [boundaries(cells) for cells in _MERGED.findall(behind)]
        return [(column - 1, first, last) for column, first, _, last in found if first < last]
    return []


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case datetime.datetime():
            return value.isoformat(" ", "minutes")
        case datetime.time():
            return value.isoformat("minutes")
        case datetime.date():
            return value.isoformat()
        case datetime.timedelta():
            minutes = int(value.total_seconds() // 60)
            return f"{minutes // 60}:{minutes % 60:02d}"
        case _:
            return str(value)
