"""Charts in a workbook, made of the cells of a table: bars for what was counted, with shades like every picture's.

They are a workbook's own, which whoever opens it may change. A row with a hidden count has no bar: its cells are empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from exercises.leaving.drawing import shades
from exercises.leaving.sheet import Chart
from sessions.export.writers.xml_text import legal

MOST = 8
"""Charts that are made of one sheet at most: the newest."""
_PATTERNS = {
    "clear": {"pattern": "percent_5", "fg_color": "#9a9a9a", "bg_color": "#ffffff"},
    "dots": {"pattern": "percent_20", "fg_color": "#1a1a1a", "bg_color": "#ffffff"},
    "stripes": {"pattern": "wide_upward_diagonal", "fg_color": "#1a1a1a", "bg_color": "#ffffff"},
    "lines": {"pattern": "light_horizontal", "fg_color": "#1a1a1a", "bg_color": "#ffffff"},
    "cross": {"pattern": "trellis", "fg_color": "#1a1a1a", "bg_color": "#ffffff"},
}
"""How each shade is filled; the strongest is ink."""
_INK = "#1a1a1a"
_LINE, _HEAD, _WIDE, _ROW = 26, 110, 900, 20
"""Pixels that a bar is high, that stand around the bars, that a chart is wide, and that a row of a sheet is high."""

Row = Mapping[str, str]


class Counted(NamedTuple):
    """A table of the workbook, and what is drawn of it."""

    headings: Sequence[str]
    rows: Sequence[Row]
    drawn: Sequence[tuple[Chart, Mapping[str, str]]]
    """Each with what stands in front of the rows it is of."""


def charts(book: Any, name: str, of: Counted) -> list[tuple[Any, int]]:
    """The charts of a sheet of that name, each with how high it is in pixels."""
    found = [
        (chart, block)
        for chart, front in of.drawn
        for block in _blocks(of.rows, chart, front)
        if any(of.rows[place].get(heading, "").isdecimal() for place in block for heading in chart.counted)
    ]
    return [(_chart(book, name, of, chart, block), _HEAD + _LINE * len(block)) for chart, block in found[-MOST:]]


def put(page: Any, drawn: Sequence[tuple[Any, int]]) -> None:
    """The charts on a sheet, each under the one before it."""
    at = 1
    for made, high in drawn:
        made.set_size({"width": _WIDE, "height": high})
        page.insert_chart(at, 0, made)
        at += high // _ROW + 2


def _blocks(rows: Sequence[Row], chart: Chart, front: Mapping[str, str]) -> list[range]:
    """The stretches of rows that one chart is made of."""
    found: list[range] = []
    before: tuple[str, ...] | None = None
    for place, row in enumerate(rows):
        if any(row.get(heading, "") != words for heading, words in front.items()):
            before = None
            continue
        same = tuple(row.get(heading, "") for heading in chart.apart)
        if same == before:
            found[-1] = range(found[-1].start, place + 1)
        else:
            found.append(range(place, place + 1))
        before = same
    return found


def _chart(book: Any, name: str, of: Counted, chart: Chart, block: range) -> Any:
    headings, rows, _ = of
    made = book.add_chart({"type": "bar", "subtype": "stacked"})
    first, last, label = block.start + 1, block.stop, headings.index(chart.label)
    counted = [heading for heading in chart.counted if any(rows[place].get(heading, "") for place in block)]
    for heading, shade in zip(counted, shades(len(counted)), strict=True):
        column = headings.index(heading)
        fill = {"pattern": _PATTERNS[shade.key]} if shade.key in _PATTERNS else {"fill": {"color": _INK}}
        made.add_series(
            {
                "name": [name, 0, column],
                "categories": [name, first, label, last, label],
                "values": [name, first, column, last, column],
                "border": {"color": _INK},
                "gap": 40,
                **fill,
            }
        )
    said = ", ".join(rows[block.start].get(heading, "") for heading in chart.apart)
    made.set_title({"name": legal(": ".join(filter(None, (name, said)))), "name_font": {"size": 11}, "overlay": False})
    made.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    made.set_x_axis({"major_gridlines": {"visible": True, "line": {"color": "#d0d0d0"}}, "num_format": "0", "min": 0})
    made.set_legend({"position": "bottom"})
    return made
