"""A workbook of plain tables, written at once: numbers and days as such, words always words, never a formula.

Office Open XML by hand: of a thousand sessions there are millions of cells, and a library makes an object of each. No
time stands in it but the one that is given.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, datetime
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
_PLAIN, _BOLD, _DAY = "", ' s="1"', ' s="2"'


def written(
    tables: Mapping[str, Sequence[Sequence[Cell]]], days: Mapping[str, Container[str]], made: datetime
) -> bytes:
    """The workbook: a sheet a table, its first row the headings; `days` are the columns of each that hold a day."""
    sheets = [part for name, rows in tables.items() for part in _parts(name, rows)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
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
    is_day = [heading in days for heading in rows[0]]
    known: dict[str, str] = {}
    for first in range(0, len(rows), _TOGETHER):
        yield "".join(
            _row(number, row, letters, is_day, _PLAIN if number > 1 else _BOLD, known)
            for number, row in enumerate(rows[first : first + _TOGETHER], first + 1)
        )
        known.clear()
    yield f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>'


def _row(
    number: int, row: Sequence[Cell], letters: Sequence[str], is_day: Sequence[bool], look: str, known: dict[str, str]
) -> str:
    cells = []
    for letter, cell, day in zip(letters, row, is_day, strict=True):
        if cell is None or cell == "":
            continue
        kind = type(cell)
        if kind is str and not (day and not look):
            words = known.get(cell)  # type: ignore[arg-type]
            if words is None:
                known[cell] = words = _words(cell)  # type: ignore[index, arg-type]
            cells.append(f'<c r="{letter}{number}"{look} t="inlineStr">{words}</c>')
        elif kind is bool:
            cells.append(f'<c r="{letter}{number}" t="b"><v>{int(cell)}</v></c>')
        elif day:
            serial = (date.fromisoformat(str(cell)) - _DAY_ZERO).days
            cells.append(f'<c r="{letter}{number}"{_DAY}><v>{serial}</v></c>')
        else:
            cells.append(f'<c r="{letter}{number}"><v>{cell!r}</v></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'


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
