"""Draws boxes of equal size in rows of four on a sheet of A4 across.

Where words need more the sheet grows longer. No box is larger than another, and none is coloured.
"""

from __future__ import annotations

from exercises.leaving.drawing import BoxesPicture, BoxPicture
from sessions.export.writers import svg_text as svg

_WIDE, _HIGH = 1123.0, 794.0
"""A4 across, at 96 dots an inch."""
_MARGIN, _PAD, _BELOW = 32.0, 10.0, 8.0
_TITLE, _HEADING = 22.0, 14.0
_SIZES = (19.0, 16.0, 13.0, 11.0, 9.5)
"""How large the notes' letters may be: the largest with which all boxes hold theirs. On a page that is not across the
picture is little more than half as wide."""
_ACROSS = 4


def draw(picture: BoxesPicture, name: str) -> str:
    """The picture as SVG, its ids beginning with `name`."""
    across = min(_ACROSS, max(1, len(picture.boxes)))
    room = (_WIDE - 2 * _MARGIN) / across
    rows = [picture.boxes[at : at + across] for at in range(0, len(picture.boxes), across)]
    title = svg.lines(picture.title, _WIDE - 2 * _MARGIN, _TITLE, bold=True)
    top = _MARGIN + svg.height(title, _TITLE) + 14
    fits = (_HIGH - top - _MARGIN) / max(1, len(rows))
    needed = {size: max((_height(box, room, size) for box in picture.boxes), default=0.0) for size in _SIZES}
    size = next((one for one in _SIZES if needed[one] <= fits), _SIZES[-1])
    high = max(fits, needed[size])
    made = [svg.block(title, _MARGIN, _MARGIN, _TITLE, bold=True)]
    for down, row in enumerate(rows):
        for along, box in enumerate(row):
            made += _box(box, _MARGIN + along * room, top + down * high, room, high, size)
    count = sum(len(box.notes) for box in picture.boxes)
    says = f"{len(picture.boxes)} boxes: {'; '.join(box.title for box in picture.boxes)}. Notes in them: {count}."
    return svg.drawing(name, picture.title, says, _WIDE, top + high * len(rows) + _MARGIN, made)


def _said(box: BoxPicture, room: float, size: float) -> list[list[str]]:
    return [svg.lines(note, room - 2 * _PAD, size) for note in box.notes or (box.empty,)]


def _heading(size: float) -> float:
    """How large a box's name is over notes of that size: never smaller than they."""
    return max(_HEADING, size)


def _height(box: BoxPicture, room: float, size: float) -> float:
    large = _heading(size)
    heading = svg.height(svg.lines(box.title, room - 2 * _PAD, large, bold=True), large)
    return heading + sum(svg.height(lines, size) + _BELOW for lines in _said(box, room, size)) + 3 * _PAD


def _box(box: BoxPicture, x: float, y: float, room: float, high: float, size: float) -> list[str]:
    rect = svg.element("rect", x=x, y=y, width=room, height=high, fill=svg.PAPER, stroke=svg.INK, stroke_width=1.0)
    large = _heading(size)
    heading = svg.lines(box.title, room - 2 * _PAD, large, bold=True)
    made = [rect, svg.block(heading, x + _PAD, y + _PAD, large, bold=True)]
    at = y + 2 * _PAD + svg.height(heading, large)
    for lines in _said(box, room, size):
        made.append(svg.block(lines, x + _PAD, at, size, ink=svg.INK if box.notes else svg.QUIET))
        at += svg.height(lines, size) + _BELOW
    return made
