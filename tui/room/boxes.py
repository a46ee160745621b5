"""Boxes of equal size in rows of four, each with its count and as much of what stands in it as it holds. Pure.

None is larger than another and none is coloured. Where a title does not stand in a box whole, they are no boxes but a
list, which is what their lines are.
"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.kernel.text import plural
from exercises.leaving.room_view import Block, Box, Line
from tui.app.text import fit, pad, wrap
from tui.app.text import width as cells
from tui.room.rows import Row

_ACROSS = 4
_BETWEEN = ((" │ ", "─┼─"), ("│ ", "┼─"))
"""What stands between two boxes, and where two rows of them meet; the narrower where there is less room."""
_NARROWEST = 11
_LEAST_NOTE = 14
"""Columns of a box from which words in it are read with ease."""
_HIGH = 20
"""Rows from which there is air under the heading and over the foot."""
_ROWS_OF_A_NOTE = (99, 3, 2, 1)
_Cell = list[tuple[str, str]]
"""A box's rows, each with its style."""


def grid(blocks: Sequence[Block], width: int, height: int, *, tight: bool = False) -> list[Row] | None:
    """The heading, the boxes and the foot in at most that many columns and rows; None where the boxes do not fit."""
    boxes = [block for block in blocks if isinstance(block, Box)]
    first = blocks.index(boxes[0])
    head, foot = (_lines(part, width) for part in (blocks[:first], blocks[first:]))
    air: list[Row] = [()] if height >= _HIGH else []
    rows = [boxes[at : at + _ACROSS] for at in range(0, len(boxes), _ACROSS)]
    between, crossing = _BETWEEN[tight]
    each = (width - cells(between) * (_ACROSS - 1)) // _ACROSS
    deep = (height - len(head) - len(foot) - 2 * len(air) - (len(rows) - 1)) // len(rows)
    if each < _NARROWEST or any(not _stands(box, each, deep) for box in boxes):
        return None
    found: list[Row] = [*head, *air]
    for at, row in enumerate(rows):
        found += [((crossing.join(["─" * each] * len(row)), "quiet"),)] if at else []
        found += _beside([_cell(box, each, deep) for box in row], each, deep, between)
    return [*found, *air, *foot]


def _lines(blocks: Sequence[Block], width: int) -> list[Row]:
    lines = (block for block in blocks if isinstance(block, Line) and not isinstance(block, Box))
    return [((fit(line.text, width), "essential" if line.weight == "strong" else "quiet"),) for line in lines]


def _stands(box: Box, each: int, deep: int) -> bool:
    """Whether its title and its count stand in it whole."""
    return max(map(cells, box.title.split()), default=0) <= each and len(wrap(box.title, each)) + 1 <= deep


def _note(note: str, each: int, most: int) -> list[str]:
    """A note's rows, so many at most; what goes on stands under its first word."""
    number, _, text = note.partition(" ")
    inner = each - cells(number) - 1
    lines = wrap(text, inner) or [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], fit(" ".join(lines[most - 1 :]), inner)]
    return [f"{number} {lines[0]}", *(" " * (cells(number) + 1) + line for line in lines[1:])]


def _cell(box: Box, each: int, deep: int) -> _Cell:
    """Its title, its count and its notes: whole where they fit, else the beginning of each."""
    rows: _Cell = [(line, "essential") for line in wrap(box.title, each)]
    rows.append((plural(box.count, "note") if box.count else "no note", "quiet"))
    if each < _LEAST_NOTE:
        return rows
    if not box.count:
        return [*rows, *((line, "quiet") for line in wrap(box.empty, each))][:deep]
    room = deep - len(rows)
    for most in _ROWS_OF_A_NOTE:
        every = [_note(note, each, most) for note in box.notes]
        if sum(map(len, every)) <= room:
            return rows + [(line, "text") for lines in every for line in lines]
    some = [(line, "text") for lines in every[: max(0, room - 1)] for line in lines]
    return [*rows, *some, (f"… {len(every) - len(some)} more", "quiet")][:deep]


def _beside(row: Sequence[_Cell], each: int, deep: int, between: str) -> list[Row]:
    found: list[Row] = []
    for at in range(deep):
        line: list[tuple[str, str]] = []
        for place, cell in enumerate(row):
            text, style = cell[at] if at < len(cell) else ("", "text")
            line += [(between, "quiet")] if place else []
            line.append((pad(text, each), style))
        found.append(tuple(line))
    return found
