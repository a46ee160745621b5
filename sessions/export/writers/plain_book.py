"""A workbook of plain tables, written at once: numbers and days as such, words always words, never a formula.

Office Open XML by hand: of a thousand sessions there are millions of cells, and a library makes an object of each. No
time stands in it but the one that is given.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain, repeat
from typing import Any
from xml.sax.saxutils import escape

from sessions.export.writers.xml_text import legal
from sessions.export.writers.zipped import entry_of

Cell = str | int | float | bool | None
MOST_ROWS = 1_048_576
"""A sheet has no more rows; what is more goes on in a second one."""
_TOGETHER = 2_000
"""Rows that are put into the file at once."""
_DAY_ZERO = date(1899, 12, 30)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def written(
    tables: Mapping[str, Sequence[Sequence[Cell]]], days: Mapping[str, Container[str]], made: datetime
) -> bytes:
    """The workbook: a sheet a table, its first row the headings; `days` are the columns of each that hold a day."""
    sheets = [part for name, rows in tables.items() for part in _parts(name, rows)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in _about([name for name, _, _ in sheets], made).items():
            book.writestr(entry_of(name), text)
        for number, (_, of, rows) in enumerate(sheets, 1):
            with book.open(entry_of(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as sheet:
                for text in _sheet(rows, days.get(of, ())):
                    sheet.write(text.encode("utf-8"))
    return out.getvalue()


def _parts(name: str, rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[str, str, Sequence[Sequence[Cell]]]]:
    """A table's sheets, each with its name, the table's, and its rows, the headings first."""
    for place, first in enumerate(range(1, max(2, len(rows)), MOST_ROWS - 1)):
        called = f"{name[:27]} {place + 1}" if place else name[:31]
        yield called, name, [rows[0], *rows[first : first + MOST_ROWS - 1]] if len(rows) > MOST_ROWS else rows


def _sheet(rows: Sequence[Sequence[Cell]], days: Container[str]) -> Iterator[str]:
    letters = [_letters(at) for at in range(len(rows[0]))]
    last = f"{letters[-1]}{len(rows)}"
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><dimension ref="A1:{last}"/><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>'
    )
    yield _together(1, rows[:1], letters, [_heading] * len(letters))
    ways = [_day if heading in days else _plain for heading in rows[0]]
    for first in range(1, len(rows), _TOGETHER):
        yield _together(first + 1, rows[first : first + _TOGETHER], letters, ways)
    yield f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>'


def _together(first: int, rows: Sequence[Sequence[Cell]], letters: Sequence[str], ways: Sequence[_Way]) -> str:
    """Rows from that number on. They are put together a column at a time: there are too many cells to ask each."""
    numbers = [str(number) for number in range(first, first + len(rows))]
    known: dict[tuple[_Way, type], _Known] = {}
    pieces: list[Iterable[str]] = [repeat('<row r="'), numbers, repeat('">')]
    for letter, way, cells in zip(letters, ways, zip(*rows, strict=True), strict=True):
        kinds = set(map(type, cells))
        told = {kind: known.setdefault((way, kind), _Known(way)) for kind in kinds}
        begins = f'<c r="{letter}'
        if len(kinds) == 1 and None not in cells and "" not in cells:
            pieces += repeat(begins), numbers, map(told.popitem()[1].__getitem__, cells)
        else:
            each = zip(numbers, cells, strict=True)
            pieces.append(
                ["" if cell in _EMPTY else f"{begins}{number}{told[type(cell)][cell]}" for number, cell in each]
            )
    pieces.append(repeat("</row>"))
    return "".join(chain.from_iterable(zip(*pieces, strict=False)))


_EMPTY = None, ""
_Way = Callable[[Any], str]
"""How a cell goes on behind its place."""


class _Known(dict[Any, str]):
    """Cells of one kind as they stand in the file: most stand in many rows."""

    def __init__(self, way: _Way) -> None:
        super().__init__()
        self._way = way

    def __missing__(self, cell: Any) -> str:
        self[cell] = told = self._way(cell)
        return told


def _plain(cell: Any) -> str:
    if type(cell) is str:
        return f'" t="inlineStr">{_words(cell)}</c>'
    return f'" t="b"><v>{int(cell)}</v></c>' if type(cell) is bool else f'"><v>{cell!r}</v></c>'


def _heading(cell: Any) -> str:
    return f'" s="1" t="inlineStr">{_words(cell)}</c>'


def _day(cell: Any) -> str:
    return f'" s="2"><v>{(date.fromisoformat(cell) - _DAY_ZERO).days}</v></c>'


def _words(text: str) -> str:
    """A text as it stands in a cell. What looks like a letter's code there would be read as the letter."""
    told = escape(legal(text).replace("_x", "_x005F_x"))
    return f'<is><t xml:space="preserve">{told}</t></is>'


def _letters(at: int) -> str:
    name = ""
    at += 1
    while at:
        at, left = divmod(at - 1, 26)
        name = chr(ord("A") + left) + name
    return name


def _about(names: Sequence[str], made: datetime) -> dict[str, str]:
    """Every file of it but its sheets."""
    numbers = range(1, len(names) + 1)
    when = f"{made.isoformat(timespec='seconds')}Z"
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for number in numbers
    )
    sheets = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(names, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    relations = f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    return {
        "[Content_Types].xml": (
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>{types}'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'{relations}<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
            f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>'
        ),
        "docProps/core.xml": (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>data</dc:title>'
            f'<dc:creator>holdspace</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
            "</cp:coreProperties>"
        ),
        "xl/workbook.xml": (
            f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'{relations}{related}<Relationship Id="rId{len(names) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>'
            "</Relationships>"
        ),
        "xl/styles.xml": _STYLES,
    }
