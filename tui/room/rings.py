"""Draws a net-gram for a room: rings as columns, on a larger screen the rings as well, with their words beside. Pure.

Whose view it is and its day stand on every page of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from exercises.leaving.room_view import Line, RoomView, Tags, TiedTag, Ties
from tui.app.ring_picture import picture
from tui.app.text import fit, wrap, wrap_parts
from tui.app.text import width as cells
from tui.room.rows import Drawn, Row

PICTURE = (85, 24)
"""Columns and rows from which the rings themselves are drawn."""
_BETWEEN = 2
_NARROWEST = 26
"""Columns in which the words beside the rings are read with ease."""
_APART = "   "
"""Between two ties of others."""
_MARK = 6
"""Cells kept free at the top right for "2/3"."""


@lru_cache(32)
def draw_rings(view: RoomView, width: int, height: int, *, page: int = 0) -> Drawn:
    """The view on a screen of that size."""
    ties = next(block for block in view.blocks if isinstance(block, Ties))
    rings = [block for block in view.blocks if isinstance(block, Tags)]
    lines = [block for block in view.blocks if isinstance(block, Line)]
    left = 1 if width < 80 else 3
    inner = width - 2 * left
    top = 0 if height < 14 else 1
    room = height - top
    title = lines[0].text if lines else ""
    body = [line.text for line in lines[1:]]

    def pages_with(head: list[Row]) -> list[list[Row]]:
        drawn = _with_picture(rings, ties, head, body, inner, room) if _is_large(width, height) else None
        return drawn or _in_columns(rings, ties, head, body, inner, room)

    pages = pages_with(_head(title, ties, inner))
    if len(pages) > 1:
        pages = pages_with(_head(title, ties, inner, _MARK))
    number = max(1, min(page or view.page, len(pages)))
    placed = [()] * top + [((" " * left, "text"), *row) if row else () for row in pages[number - 1]]
    if len(pages) > 1:
        mark = f"{number}/{len(pages)}"
        used = sum(cells(text) for text, _ in placed[top])
        placed[top] = (*placed[top], (" " * max(1, width - left - used - cells(mark)), "text"), (mark, "quiet"))
    return Drawn(tuple(placed[:height]), number, len(pages))


def _is_large(width: int, height: int) -> bool:
    return width >= PICTURE[0] and height >= PICTURE[1]


def _head(title: str, ties: Ties, room: int, mark: int = 0) -> list[Row]:
    """The title, and beside or under it whose view it is; so many cells are kept free for the number of the page."""
    for stamp in (ties.text, ties.short):
        space = room - mark - cells(title) - cells(stamp)
        if space >= 3:
            return [((title, "essential"), (" " * space, "text"), (stamp, "quiet"))]
    titles: list[Row] = [((line, "essential"),) for line in wrap(title, room - mark)]
    stamp = ties.text if cells(ties.text) <= room else ties.short
    return [*titles, *(((line, "quiet"),) for line in wrap(stamp, room))]


# -- columns ----------------------------------------------------------------------------------------------------------


def _in_columns(
    rings: Sequence[Tags], ties: Ties, head: list[Row], body: list[str], room: int, high: int
) -> list[list[Row]]:
    """The rings beside each other, on as many pages as the longest needs; what is under them on each."""
    each = (room - _BETWEEN * (len(rings) - 1)) // max(1, len(rings))
    columns = [[_cell(tag, each) for tag in ring.tags] for ring in rings]
    longest = max(map(len, columns), default=0)
    signs = _signs(ties, room)
    for foot, left in _feet(ties, body, room):
        rest = [row for part in (_others(ties, room), _missing(body, room))[:left] for row in part]
        for air in (1, 0):
            space = high - len(head) - 1 - len(foot) - (2 if foot else 1) * air
            if longest <= space:
                return [_page(rings, columns, head, foot, each, air), *_behind(head, rest, signs, high)]
    space = max(1, high - len(head) - 1 - len(signs))
    pages = [
        _page(rings, [column[at : at + space] for column in columns], head, signs, each, 0)
        for at in range(0, longest, space)
    ]
    return [*pages, *_behind(head, rest, signs, high)] or [[*head]]


def _feet(ties: Ties, body: list[str], room: int) -> Iterator[tuple[list[Row], int]]:
    """What may stand under those who are there, the most first, each with how many parts of it have no room then."""
    parts = _others(ties, room), _missing(body, room)
    for left in range(len(parts) + 1):
        yield [*(row for rows in parts[left:] for row in rows), *_signs(ties, room)], left


def _behind(head: list[Row], rows: list[Row], signs: list[Row], high: int) -> list[list[Row]]:
    """The pages of what had no room under those who are there."""
    space = max(1, high - len(head) - len(signs) - 2)
    return [[*head, (), *rows[at : at + space], (), *signs] for at in range(0, len(rows), space)]


def _page(
    rings: Sequence[Tags], columns: Sequence[Sequence[Row]], head: list[Row], foot: list[Row], each: int, air: int
) -> list[Row]:
    gap: list[Row] = [()] * air
    labels = [((ring.label, "quiet"),) for ring in rings]
    rows = [_beside(labels, each)]
    for at in range(max(map(len, columns), default=0)):
        rows.append(_beside([column[at] if at < len(column) else () for column in columns], each))
    return [*head, *gap, *rows, *(gap if foot else []), *foot]


def _beside(parts: Sequence[Row], each: int) -> Row:
    row: list[tuple[str, str]] = []
    used = 0
    for place, part in enumerate(parts):
        begins = place * (each + _BETWEEN)
        if part:
            row += [(" " * (begins - used), "text"), *part] if begins > used else part
            used = begins + sum(cells(text) for text, _ in part)
    return tuple(row)


def _cell(tag: object, room: int) -> Row:
    assert isinstance(tag, TiedTag)
    number, mark = f"{tag.number} ", f" {tag.mark}{tag.way}" if tag.mark else ""
    space = max(3, room - cells(number) - cells(mark) - 2 * tag.empty)
    name = fit(tag.text, space)
    name = f"({name})" if tag.empty else name
    return (number, "quiet"), (name, "text" if tag.empty else "essential"), (mark, "text")


def _others(ties: Ties, room: int) -> list[Row]:
    """Who else is joined."""
    return [((line, "quiet"),) for line in wrap_parts(between(ties), _APART, room)]


def _missing(body: list[str], room: int) -> list[Row]:
    return [((line, "text"),) for text in body for line in wrap(text, room)]


def _signs(ties: Ties, room: int) -> list[Row]:
    return [((line, "quiet"),) for line in key(ties, room)]


def key(ties: Ties, room: int) -> list[str]:
    """What each sign means; no sign is parted from its word."""
    return wrap_parts(ties.key, "  ", room)


def between(ties: Ties) -> str:
    """The ties between the others, by number: "7 ─ 8   7 ─→ 9"."""
    return _APART.join(f"{one} {mark}{way} {other}" for one, other, mark, way in ties.ties if one and other)


# -- the picture ------------------------------------------------------------------------------------------------------


def _with_picture(
    rings: Sequence[Tags], ties: Ties, head: list[Row], body: list[str], room: int, height: int
) -> list[list[Row]] | None:
    """The rings with their words beside them, and who is missing there, under both, or on a page of its own; None where
    the words do not fit, and columns say more."""
    high = height - len(head) - 1
    missing = _missing(body, room)
    beside = _rings_and_words(rings, ties, body, room, high)
    if (
        beside is not None
        and beside[1] > 1
        and (smaller := _rings_and_words(rings, ties, [], room, high - len(missing)))
    ):
        return [[*head, (), *smaller[0], *missing]]
    if beside is None:
        return None
    # Who is joined to whom is drawn; who is missing is nowhere else.
    rows, left = beside
    return [[*head, (), *rows], *_behind(head, missing if left > 1 else [], [], height)]


def _rings_and_words(
    rings: Sequence[Tags], ties: Ties, body: list[str], room: int, high: int
) -> tuple[list[Row], int] | None:
    """The rows of both, and how many parts of what stands under the words had no room."""
    wide = min(room - _NARROWEST - 3, 2 * high + 12, room * 2 // 3)
    beside = room - wide - 3
    found = _words(rings, ties, body, beside, high)
    if found is None or len(rings) != 3:
        return None
    words, left = found
    seats = tuple(tuple((tag.number, tag.empty) for tag in ring.tags) for ring in rings)
    drawn = picture(seats, ties.ties, fit(ties.centre, 14), wide, high)
    rows: list[Row] = []
    for at in range(high):
        row = [*drawn[at]]
        more = words[at] if at < len(words) else ()
        rows.append((*row, ("   ", "text"), *more) if more else tuple(row))
    return rows, left


def _words(rings: Sequence[Tags], ties: Ties, body: list[str], room: int, high: int) -> tuple[list[Row], int] | None:
    """Each ring with those in it and how they are tied, in words as long as there is room; then what is under it, and
    how many parts of that have no room without air either."""
    named = dict(part.split(" ", 1) for part in ties.key.split("  ")) if ties.key else {}
    for foot, left in _feet(ties, body, room):
        for air in (1, 0):
            rows: list[Row] = []
            for ring in rings:
                rows += [*([()] * air if rows else []), ((ring.label, "quiet"),)]
                rows += [_worded(tag, named, room) for tag in ring.tags]
            rows += [*([()] * air), *foot]
            if len(rows) <= high:
                return rows, left
    return None


def _worded(tag: object, named: dict[str, str], room: int) -> Row:
    assert isinstance(tag, TiedTag)
    said = f" {named.get(tag.mark, '')}{' ' + tag.way if tag.way else ''}" if tag.mark else ""
    long = cells(f"{tag.number} {tag.text} {tag.mark}{said}") + 2 * tag.empty <= room
    cell = _cell(tag, room - (cells(said) if long else 0))
    return (*cell[:2], (f" {tag.mark}{said}", "quiet")) if long and tag.mark else cell
