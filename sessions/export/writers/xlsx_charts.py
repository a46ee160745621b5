"""Charts in a workbook, made of the cells of a table: bars for what was counted, with shades like every picture's.

They are a workbook's own, which whoever opens it may change. A row with a hidden count has no bar: its cells are empty.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from exercises.leaving.drawing import shades
from exercises.leaving.sheet import Chart
from sessions.export.writers.xml_text import legal

MOST = 8
"""Charts that are made of one sheet at most: the newest."""
_INK, _PAPER = "#1a1a1a", "#ffffff"
_PATTERNS = {
    "dots": "dotted_diamond",
    "stripes": "wide_upward_diagonal",
    "lines": "dashed_horizontal",
    "cross": "trellis",
}
"""How each shade between paper and ink is filled. LibreOffice has a hatching of its own for each of these; shades of
dots are stripes there, and light lines across almost ink."""
_LINE, _HEAD, _WIDE, _ROW = 26, 110, 720, 20
"""Pixels that a bar is high, that stand around the bars, that a chart is wide, and that a row of a sheet is high."""
_PAGE = 600
"""Pixels that stand on a page of A4 on its long side; a chart is narrower than one, for a column is wider in letters
that the program has in place of ours."""

Row = Mapping[str, str]


class Counted(NamedTuple):
    """A table of the workbook, and what is drawn of it."""

    headings: Sequence[str]
    rows: Sequence[Row]
    drawn: Sequence[tuple[Chart, Mapping[str, str]]]
    """Each with what stands in front of the rows it is of."""


def charts(book: Any, name: str, of: Counted) -> list[tuple[Any, int]]:
    """The charts of a sheet of that name, each with how high it is in pixels."""
    found = [(chart, block) for chart, front in of.drawn for block in _blocks(of.rows, chart, front)]
    return [
        (_chart(book, name, of, chart, block), min(_HEAD + _LINE * len(block), _PAGE)) for chart, block in found[-MOST:]
    ]


def put(page: Any, drawn: Sequence[tuple[Any, int]]) -> None:
    """The charts on a sheet, each under the one before it, and none across the end of a printed page."""
    at, taken, breaks = 0, 0, []
    for made, high in drawn:
        rows = high // _ROW + 2
        if taken and (taken + rows) * _ROW > _PAGE:
            breaks.append(at)
            taken = 0
        made.set_size({"width": _WIDE, "height": high})
        page.insert_chart(at + 1, 0, made)  # the row after the break, on whose line its frame would be drawn twice
        at, taken = at + rows, taken + rows
    page.set_h_pagebreaks(breaks)


def _blocks(rows: Sequence[Row], chart: Chart, front: Mapping[str, str]) -> list[list[int]]:
    """The rows that one chart is made of, each time; those in which nothing was counted have no bar."""
    found: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(rows):
        if all(row.get(heading, "") == words for heading, words in front.items()):
            same = tuple(row.get(heading, "") for heading in chart.apart)
            if any(_counts(row.get(heading, "")) for heading in chart.counted):
                found.setdefault(same, []).append(place)
    return list(found.values())


def _counts(cell: str) -> bool:
    return cell.isdecimal() and int(cell) > 0


def _cells(name: str, column: int, block: Sequence[int]) -> str:
    """The cells of a column in those rows, as a chart names them."""
    called = importlib.import_module("xlsxwriter.utility")
    ends = [place for place in block if place - 1 not in block], [place for place in block if place + 1 not in block]
    sheet = called.quote_sheetname(name)
    ranges = [
        f"{sheet}!{called.xl_range_abs(first + 1, column, last + 1, column)}" for first, last in zip(*ends, strict=True)
    ]
    return f"=({','.join(ranges)})" if len(ranges) > 1 else f"={ranges[0]}"


def _chart(book: Any, name: str, of: Counted, chart: Chart, block: Sequence[int]) -> Any:
    headings, rows, _ = of
    made = book.add_chart({"type": "bar", "subtype": "stacked"})
    label = headings.index(chart.label)
    counted = [heading for heading in chart.counted if any(rows[place].get(heading, "") for place in block)]
    words = dict(zip(chart.counted, chart.parts, strict=False))
    for heading, shade in zip(counted, shades(len(counted)), strict=True):
        column = headings.index(heading)
        made.add_series(
            {
                "name": legal(words[heading]) if heading in words else [name, 0, column],
                "categories": _cells(name, label, block),
                "values": _cells(name, column, block),
                "border": {"color": _INK},
                "gap": 40,
                **_filled(shade.key),
            }
        )
    made.set_title({"name": legal(_title(name, chart, rows[block[0]])), "name_font": {"size": 12}, "overlay": False})
    made.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    made.set_x_axis({"major_gridlines": {"visible": True, "line": {"color": "#d0d0d0"}}, "num_format": "0", "min": 0})
    if len(counted) > 1:
        made.set_legend({"position": "bottom"})
    else:
        made.set_legend({"none": True})
    return made


def _filled(shade: str) -> dict[str, dict[str, str]]:
    if shade in _PATTERNS:
        return {"pattern": {"pattern": _PATTERNS[shade], "fg_color": _INK, "bg_color": _PAPER}}
    return {"fill": {"color": _PAPER if shade == "clear" else _INK}}


def _title(name: str, chart: Chart, row: Row) -> str:
    """What is counted, in the exercise's words; in those of the table where it has none."""
    called = dict(chart.called)
    alike = [row.get(heading, "") for heading in chart.apart]
    said = ": ".join(filter(None, (called.get(one, one) for one in alike)))
    return said if alike and alike[0] in called else ": ".join(filter(None, (called.get("", name), said)))
