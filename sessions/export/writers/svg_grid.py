"""Draws a table: the network's grid, a wall's matrix."""

from __future__ import annotations

from exercises.leaving.drawing import GridPicture
from sessions.export.writers import svg_text as svg

_MARGIN, _PAD, _TIGHT = 32.0, 10.0, 4.0
_WIDE, _LEAST = 1280.0, 640.0
"""How wide a table is at most, and its picture at least: on a page a narrow one would be drawn in huge letters."""
_SIZE, _TITLE = 15.0, 22.0
_WIDEST, _NARROWEST = 420.0, 64.0
_HEAD, _BAND = "#e4e4e4", "#f5f5f5"
"""Ink reads on them at 14.8 and 17.2 to 1."""


def draw(picture: GridPicture, name: str) -> str:
    """The picture as SVG, its ids beginning with `name`."""
    columns, pad = _columns(picture), _pad(picture)
    if picture.even and len(columns) > 1:
        columns = [columns[0], *([max(columns[1:])] * (len(columns) - 1))]
    wide = max(_LEAST, sum(columns) + 2 * _MARGIN)
    title = svg.lines(picture.title, wide - 2 * _MARGIN, _TITLE, bold=True)
    made = [svg.block(title, _MARGIN, _MARGIN, _TITLE, bold=True)]
    y = _MARGIN + svg.height(title, _TITLE) + 14
    top = y
    edges = [top]
    for place, row in enumerate((picture.headings, *picture.rows)):
        cells = [
            svg.lines(words, room - 2 * pad, _SIZE, bold=_bold(place, at))
            for at, (words, room) in enumerate(zip(row, columns, strict=True))
        ]
        high = max(svg.height(cell, _SIZE) for cell in cells) + 2 * pad
        fill = _HEAD if place == 0 else _BAND if place % 2 == 0 else svg.PAPER
        made.append(svg.element("rect", x=_MARGIN, y=y, width=sum(columns), height=high, fill=fill))
        x = _MARGIN
        for at, (cell, room) in enumerate(zip(cells, columns, strict=True)):
            made.append(svg.block(cell, x + pad, y + pad, _SIZE, bold=_bold(place, at)))
            x += room
        y += high
        edges.append(y)
    made += _rules(columns, edges)
    y += 12
    for sentence in picture.below:
        said = svg.lines(sentence, wide - 2 * _MARGIN, _SIZE)
        made.append(svg.block(said, _MARGIN, y, _SIZE, ink=svg.QUIET))
        y += svg.height(said, _SIZE) + 6
    return svg.drawing(name, picture.title, _says(picture), wide, y + _MARGIN, made)


def _pad(picture: GridPicture) -> float:
    return _TIGHT if picture.tight else _PAD


def _bold(row: int, column: int) -> bool:
    return row == 0 or column == 0


def _says(picture: GridPicture) -> str:
    count = len(picture.rows)
    rows = f"{count} {'row' if count == 1 else 'rows'}"
    return " ".join((f"A table with {rows}. Its columns: {'; '.join(picture.headings)}.", *picture.below))


def _columns(picture: GridPicture) -> list[float]:
    """How wide each column is: as its words need, and where there is no room for that, long ones give way first."""
    narrowest, pad = (0.0 if picture.tight else _NARROWEST), _pad(picture)
    wanted, least = [], []
    for at, heading in enumerate(picture.headings):
        cells = [(heading, True), *((row[at], at == 0) for row in picture.rows)]
        longest = max(svg.width(line, _SIZE, bold=bold) for cell, bold in cells for line in cell.splitlines() or [""])
        word = max(svg.width(word, _SIZE, bold=bold) for cell, bold in cells for word in cell.split() or [""])
        least.append(min(max(word, narrowest), _WIDEST / 2) + 2 * pad + 1)
        wanted.append(max(min(longest, _WIDEST) + 2 * pad + 1, least[-1]))
    room = _WIDE - 2 * _MARGIN
    over = sum(wanted) - room
    spare = sum(want - need for want, need in zip(wanted, least, strict=True))
    if over <= 0 or not spare:
        return wanted
    share = min(over / spare, 1.0)
    return [want - (want - need) * share for want, need in zip(wanted, least, strict=True)]


def _rules(columns: list[float], edges: list[float]) -> list[str]:
    left, right = _MARGIN, _MARGIN + sum(columns)
    made = [
        svg.element("line", x1=left, y1=y, x2=right, y2=y, stroke=svg.INK, stroke_width=1.0 if y > edges[1] else 2.0)
        for y in edges
    ]
    starts = [left + sum(columns[:at]) for at in range(len(columns) + 1)]
    for x in starts:
        made.append(svg.element("line", x1=x, y1=edges[0], x2=x, y2=edges[-1], stroke=svg.INK, stroke_width=1.0))
    return made
