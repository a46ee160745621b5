"""Fits the map's chairs into the rows there are: all of them, whole names first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from exercises.kernel.record import Record, replace
from exercises.leaving.room_view import Tag, Tags
from tui.app.text import fit
from tui.app.text import width as cells
from tui.room.rows import Piece, Row

ONE_PAGE = 40
"""Up to so many chairs stand together on one page, with shorter names if need be."""

DIFFERENT = "≠"
_BETWEEN = 2
_SHORTEST = 3
_WIDEST = 400


class _Way(Record):
    """One way to set the tags."""

    labels: str
    """"beside" a column of chairs, or "in" the first line of them."""
    columns: bool
    """Whether chairs stand under each other."""
    marks: bool
    together: bool = False
    """Whether the rows of the map follow each other on the same line."""
    air: int = 0
    """Empty lines between lines: 0, 1 between the rows of the map, 2 between all."""


_WAYS = (
    _Way("beside", True, True, air=2),
    _Way("beside", True, True, air=1),
    _Way("beside", True, True),
    _Way("beside", True, False, air=1),
    _Way("beside", True, False),
    _Way("beside", False, True),
    _Way("beside", False, False),
    _Way("in", False, False),
    _Way("in", False, False, together=True),
)


def _tag(tag: Tag, marks: bool) -> str:
    mark = f" {DIFFERENT}{tag.differences}" if marks and tag.differences else ""
    inner = f"{tag.number} {fit(tag.text, _WIDEST)}{mark}"
    return f"({inner})" if tag.empty else inner


@lru_cache(4096)
def _measured(tag: Tag, marks: bool) -> tuple[tuple[Piece, ...], int]:
    """The tag's pieces and the cells it takes."""
    text = _tag(tag, marks)
    if tag.empty:
        return ((text, "text"),), cells(text)
    number, _, rest = text.partition(" ")
    return ((number + " ", "text"), (rest, "essential")), cells(text)


def _columns(tags: Sequence[Tag], width: int, column: int, marks: bool) -> list[Row]:
    """The tags under each other; a long one takes as many columns as it needs."""
    rows: list[list[Piece]] = [[]]
    used = 0
    for tag in tags:
        pieces, size = _measured(tag, marks)
        taken = -(-(size + _BETWEEN) // column) * column
        if used and used + size > width:
            rows.append([])
            used = 0
        rows[-1] += [*pieces, (" " * (taken - size), "text")]
        used += taken
    return [_trimmed(row) for row in rows]


def _flow(tags: Sequence[Tag], width: int, marks: bool, start: Sequence[Piece] = ()) -> list[Row]:
    rows: list[list[Piece]] = [list(start)]
    used = sum(cells(text) for text, _ in start)
    for tag in tags:
        pieces, size = _measured(tag, marks)
        space = _BETWEEN if used else 0
        if used and used + space + size > width:
            rows.append([])
            used = space = 0
        rows[-1] += [(" " * space, "text"), *pieces]
        used += space + size
    return [_trimmed(row) for row in rows]


def _trimmed(row: list[Piece]) -> Row:
    while row and not row[-1][0].strip():
        row.pop()
    return tuple((text, style) for text, style in row if text)


def _set(rows: Sequence[Tags], width: int, way: _Way, column: int) -> list[Row]:
    label_width = max((cells(row.label) for row in rows), default=0)
    label_width = min(label_width, width // 3) + 2 if label_width else 0
    inner = width - label_width
    found: list[Row] = []
    for place, row in enumerate(rows):
        label = fit(row.label, width // 3)
        start: list[Piece] = [(label, "quiet")] if label else []
        if way.labels == "in":
            if way.together and found:
                before = found.pop()
                start = [*before, ("   ", "text"), *start]
                if sum(cells(text) for text, _ in start) > width - 2 * _BETWEEN:
                    found.append(before)
                    start = start[len(before) + 1 :]
            lines = _flow(row.tags, width, way.marks, start)
        else:
            lines = _columns(row.tags, inner, column, way.marks) if way.columns else _flow(row.tags, inner, way.marks)
            lines = [
                (((label if first == 0 else "").ljust(label_width + len(label) - cells(label)), "quiet"), *line)
                if label_width
                else line
                for first, line in enumerate(lines)
            ]
        if way.air and place:
            found.append(())
        for first, line in enumerate(lines):
            if way.air == 2 and first:
                found.append(())
            found.append(line)
    return found


def _fits(lines: list[Row], width: int, height: int) -> bool:
    return len(lines) <= height and all(sum(cells(text) for text, _ in line) <= width for line in lines)


def _best(rows: Sequence[Tags], width: int, height: int, ways: Sequence[_Way] = _WAYS) -> list[Row] | None:
    longest = max(_measured(tag, True)[1] for row in rows for tag in row.tags) + _BETWEEN
    columns = [column for count in range(1, width // 8 + 1) if (column := width // count) <= longest + 8]
    for way in ways:
        # With air to spare wide columns are calmer: fewer chairs on a line. Without, fewer lines are.
        found = []
        for column in columns if way.columns else [1]:
            lines = _set(rows, width, way, column)
            if _fits(lines, width, height):
                if way.air:
                    return lines
                found.append(lines)
        if found:
            return min(found, key=len)
    return None


def _cut(rows: Sequence[Tags], most: int) -> list[Tags]:
    return [replace(row, tags=tuple(replace(tag, text=fit(tag.text, most)) for tag in row.tags)) for row in rows]


def _shortened(rows: Sequence[Tags], width: int, height: int) -> list[Row] | None:
    longest = max((cells(tag.text) for row in rows for tag in row.tags), default=0)
    for most in range(min(longest, width), _SHORTEST - 1, -1):
        lines = _best(_cut(rows, most), width, height)
        if lines is not None:
            return lines
    return None


def _split(rows: Sequence[Tags], most: int) -> list[list[Tags]]:
    pages: list[list[Tags]] = [[]]
    room = most
    for row in rows:
        left = row.tags
        while left:
            if not room:
                pages.append([])
                room = most
            now, left = left[:room], left[room:]
            pages[-1].append(replace(row, tags=now))
            room -= len(now)
    return pages


def pages_of_tags(rows: Sequence[Tags], width: int, height: int, *, calm: int = 0) -> list[list[Row]] | None:
    """The tags on as few pages as can be: one while there are few enough chairs, with names cut short at the last.

    With `calm` on one page, or None: 1 in columns, 2 in columns with empty lines between them.
    """
    if calm:
        lines = _best(rows, width, height, [way for way in _WAYS if way.columns and way.air >= calm - 1])
        return None if lines is None else [lines]
    every = sum(len(row.tags) for row in rows)
    whole = _best(rows, width, height) if every else []
    if whole is None and every <= ONE_PAGE:
        whole = _shortened(rows, width, height)
    if whole is not None:
        return [whole]
    for count in range(2, every + 1):
        found = [_best(page, width, height) for page in _split(rows, -(-every // count))]
        if all(page is not None for page in found):
            return [page for page in found if page is not None]
    cut = [_shortened(page, width, height) for page in _split(rows, 1)]
    return [page or [] for page in cut]
