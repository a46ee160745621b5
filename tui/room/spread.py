"""Several pages of a view beside each other, where a screen is larger than the smallest they were cut for. Pure.

What all of the pages begin with is said once, what stands at their foot once, and what lies between stands in one
column or in several: by the view's own headings, such as the areas of a wall, or one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from exercises.kernel.record import Record, replace
from exercises.leaving.room_view import Bar, Big, Block, Gap, Line, RoomView, pages_of
from tui.app.text import width as cells
from tui.room.parts import MOST_WORDS, Item, items_of, words_for
from tui.room.rows import Row
from tui.room.setting import Plan, set_lines

_BETWEEN = 3
_NARROWEST = 32
"""Columns of a screen in which a note is still read with ease; those under a heading of their own are shorter."""
_NARROWEST_HEADED = 24
_LONG = 4
"""More lines than these under one label are no longer kept together."""
_FULLEST = 55
"""Words of the fullest page that an exercise cuts for the smallest screen."""
_GOES_ON = " (goes on)"
_PLAIN = Plan(0)


class Sheet(Record):
    """What several pages say, each thing once."""

    head: tuple[Block, ...]
    items: tuple[Item, ...]
    foot: tuple[Line, ...]

    @property
    def words(self) -> int:
        """How many words it has, but for those that stand on every page."""
        return sum(item.words for item in self.items)


def spread(view: RoomView, width: int, height: int, most_words: int, most: int) -> tuple[list[Row], int] | None:
    """The rows of as many of the view's pages as that width and height hold, and how many those are; None when it is
    one. At most so many words, and at most so many pages."""
    pages = pages_of(view.blocks)
    sheets = [(many, joined(pages[:many])) for many in range(min(len(pages), most), 1, -1)]
    few = [(many, sheet) for many, sheet in sheets if sheet is not None and sheet.words <= most_words]
    # Fewer notes that stand under the headings of their columns say more than many that stand in any order.
    for headings in (view.columns, ()) if view.columns else ((),):
        for many, sheet in few:
            rows = _fitted(sheet, headings, width, height)
            if rows is not None:
                return rows, many
    return None


def joined(pages: Sequence[Sequence[Block]]) -> Sheet | None:
    """The pages as one; None where they do not begin alike."""
    bodies, feet = zip(*map(_foot_apart, pages), strict=True)
    same = list(takewhile(lambda blocks: len(set(blocks)) == 1, zip(*bodies, strict=False)))
    head = tuple(blocks[0] for blocks in same)
    if not head or not isinstance(head[0], Line) or head[0].weight != "strong":
        return None
    body: list[Block] = []
    rest = [page[len(head) :] for page in bodies]
    airy = any(isinstance(block, Gap) for page in rest for block in page)
    for page in rest:
        body += _going_on(body, page, airy)
    return Sheet(head, tuple(items_of(RoomView("", "", tuple(body)))), tuple(_feet(feet)))


def _feet(feet: Sequence[tuple[Line, ...]]) -> Iterator[Line]:
    """What stands at the foot of each page, each thing once: counts of several pages as one, what is common last."""
    every = list(dict.fromkeys(line for foot in feet for line in foot))
    common = [line for line in every if all(line in foot for foot in feet)]
    told: dict[str, list[str]] = {}
    for line in every:
        if line not in common:
            what, _, counts = line.text.partition(": ")
            told.setdefault(what, []).append(counts)
    yield from (Line(f"{what}: {', '.join(counts)}" if any(counts) else what, "quiet") for what, counts in told.items())
    yield from common


def _foot_apart(page: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Line, ...]]:
    at = next((place for place, block in enumerate(page) if isinstance(block, Gap) and block.foot), len(page))
    return tuple(page[:at]), tuple(block for block in page[at:] if isinstance(block, Line))


def _going_on(before: Sequence[Block], page: Sequence[Block], airy: bool) -> list[Block]:
    """A page's own blocks, without a heading that only says that it goes on."""
    last = next((block for block in reversed(before) if is_label(block)), None)
    first = next((place for place, block in enumerate(page) if not isinstance(block, Gap)), 0)
    # Of quiet lines only, each is what it says, as the parts of a day that are over.
    if last is None or not page or not is_label(page[first]) or all(map(is_label, page[first : first + 2])):
        return [*([Gap()] if before and airy else []), *page]
    block = page[first]
    assert isinstance(block, Line) and isinstance(last, Line)
    goes_on = block.text.removesuffix(_GOES_ON) == last.text.removesuffix(_GOES_ON)
    return [*([] if goes_on and not airy else [Gap()]), *page[first + goes_on :]]


def is_label(block: Block) -> bool:
    """Whether it is a quiet heading, or a label."""
    return isinstance(block, Line) and block.weight == "quiet" and not block.indent


# -- in the rows there are -----------------------------------------------------------------------------------------


def _fitted(sheet: Sheet, headings: Sequence[str], width: int, height: int) -> list[Row] | None:
    head = set_lines([block for block in sheet.head if isinstance(block, Big | Line | Bar)], _PLAIN, width) or []
    foot = set_lines(sheet.foot, _PLAIN, width) or []
    for air in (1, 0):
        around = [(), *foot] if foot else []
        room = height - len(head) - len(around) - 1
        for columns in _ways(sheet.items, headings, width, air):
            if columns is not None and columns.height <= room:
                return [*head, (), *columns.rows(), *around]
    return None


class _Columns(Record):
    """Rows side by side."""

    width: int
    each: tuple[tuple[Row, ...], ...]

    @property
    def height(self) -> int:
        """The rows of the longest."""
        return max(map(len, self.each), default=0)

    def rows(self) -> list[Row]:
        """The rows of the whole."""
        found: list[Row] = []
        for at in range(self.height):
            row: list[tuple[str, str]] = []
            used = 0
            for place, column in enumerate(self.each):
                pieces = column[at] if at < len(column) else ()
                if pieces:
                    begins = place * (self.width + _BETWEEN)
                    row += [*([(" " * (begins - used), "text")] if begins > used else []), *pieces]
                    used = begins + sum(cells(text) for text, _ in pieces)
            found.append(tuple(row))
        return found


def _ways(items: Sequence[Item], headings: Sequence[str], width: int, air: int) -> Iterator[_Columns | None]:
    """How the items may stand, the best first."""
    there = [heading for heading in headings if any(_heading(item) == heading for item in items)]
    if len(there) > 1 and all(_heading(item) in there for item in items):
        for many, least in ((len(there), _NARROWEST_HEADED), (2, _NARROWEST)):
            if (inner := (width - _BETWEEN * (many - 1)) // many) >= least:
                yield _under_headings(items, there, inner, many, air)
    if headings:
        return
    most = max(1, min(3, (width + _BETWEEN) // (_NARROWEST + _BETWEEN)))
    for more in (True, False) if air else (False,):
        for many in range(1, most + 1):
            yield _one_after_the_other(items, (width - _BETWEEN * (many - 1)) // many, many, air, more)


def _heading(item: Item) -> str:
    first = item.lines[0]
    return first.column if isinstance(first, Line) else ""


def _rows(item: Item, width: int) -> tuple[Row, ...] | None:
    rows = set_lines(item.lines, _PLAIN, width, hanging=True)
    return None if rows is None else tuple(rows)


def _under_headings(items: Sequence[Item], headings: Sequence[str], width: int, many: int, air: int) -> _Columns | None:
    """Each item under its heading; where there are fewer columns than headings, several in each."""
    under: list[list[Row]] = []
    for heading in headings:
        rows = list(set_lines([Line(heading, "quiet")], _PLAIN, width) or [])
        for item in items:
            said = tuple(line for line in item.lines if line.text != heading)
            own = _rows(replace(item, lines=said), width) if _heading(item) == heading else ()
            if own is None:
                return None
            rows += [*([()] * air), *own] if own else []
        under.append(rows)
    if many == len(headings):
        return _Columns(width, tuple(map(tuple, under)))
    splits = (_Columns(width, (_stacked(under[:at]), _stacked(under[at:]))) for at in range(1, len(under)))
    return min(splits, key=lambda columns: columns.height)


def _stacked(each: Sequence[Sequence[Row]]) -> tuple[Row, ...]:
    return tuple(row for place, rows in enumerate(each) for row in (*([()] if place else []), *rows))


class _Piece(Record):
    """Rows that stay in one column, and whether a row of air is asked for above them."""

    rows: tuple[Row, ...]
    gap: bool


def _one_after_the_other(items: Sequence[Item], width: int, many: int, air: int, more: bool) -> _Columns | None:
    """The items down one column and on in the next, in columns as even as can be; with `more` a row of air between all
    of them."""
    pieces: list[_Piece] = []
    above: _Piece | None = None
    for item in _cut(items):
        rows = _rows(item, width)
        if rows is None:
            return None
        piece = _Piece(rows, bool(air) and (more or item.gap))
        if above is not None:  # what stands under a heading goes with it
            piece = _Piece((*above.rows, *([()] if piece.gap else []), *rows), above.gap)
        above = piece if len(item.lines) == 1 and is_label(item.lines[0]) and item is not items[-1] else None
        if above is None:
            pieces.append(piece)
    least = max((len(piece.rows) for piece in pieces), default=0)
    whole = sum(len(piece.rows) + piece.gap for piece in pieces)
    for height in range(max(least, whole // many), whole + 1):
        columns = _filled(pieces, height)
        if len(columns) <= many:
            return _Columns(width, tuple(columns))
    return None


def _cut(items: Sequence[Item]) -> Iterator[Item]:
    """The items, those with many lines under one label cut behind the first, for a column may end between them."""
    for item in items:
        if len(item.lines) <= _LONG:
            yield item
            continue
        yield replace(item, lines=item.lines[:2])
        for line in item.lines[2:]:
            yield Item((line,))


def _filled(pieces: Sequence[_Piece], height: int) -> list[tuple[Row, ...]]:
    columns: list[list[Row]] = [[]]
    for piece in pieces:
        above = 1 if piece.gap and columns[-1] else 0
        if columns[-1] and len(columns[-1]) + above + len(piece.rows) > height:
            columns.append([])
            above = 0
        columns[-1] += [*([()] * above), *piece.rows]
    return [tuple(column) for column in columns]


def most_words(width: int, height: int, larger: int) -> int:
    """How many words stand at once on a screen that shows several pages; 0 on one that shows one."""
    words = words_for(width, height) >> larger
    return words * _FULLEST // MOST_WORDS if words > MOST_WORDS else 0
