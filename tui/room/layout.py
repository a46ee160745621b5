"""Draws a room view for a screen of any size: one thing at a time, whole words, the largest letters that fit.

A pure function of the view and the size, in cells. A little long: cutting a view into pages and drawing one that is cut
already share their frame, their plans and their heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from exercises.kernel.record import Record, replace
from exercises.leaving.bars import set_bars
from exercises.leaving.room_view import (
    Bar,
    Bars,
    Big,
    Block,
    Box,
    Gap,
    Lane,
    Line,
    RoomView,
    Step,
    Tags,
    Ties,
    pages_of,
)
from tui.app.text import ELLIPSIS, fit, wrap
from tui.app.text import width as cells
from tui.room.letters import largest
from tui.room.parts import MOST_WORDS, Item, is_in_the_middle, items_of, shortened, words_for, words_of
from tui.room.rows import Drawn, Row
from tui.room.setting import LARGE, LONGEST_PLAIN, Plan, set_lines
from tui.room.spread import most_words, spread
from tui.room.tags import DIFFERENT, pages_of_tags

SMALLEST = (24, 6)
"""Below these columns and rows nothing can be drawn in whole words."""
TOO_SMALL = "This window is too small. Please make it larger."

_MARK = 7
"""Cells kept free at the top right for "2/3" when there are several pages."""
_TWO_BARS = 90
"""Cells in which two bars stand beside each other, each with its key on one row."""
_TIGHT = Plan(3, air=0)
_EASY = Plan(3)
"""What a view with a place to turn the page must fit in to stay on one page."""
_TIGHTEST = Plan(0, air=0)
_PLANS = (
    *(Plan(big, strong, plain, air) for big, strong, plain in LARGE for air in (2, 1, 0)),
    *(Plan(big, air=air) for big in (10, 5, 3) for air in (2, 1)),
    _TIGHT,
    Plan(0, air=2),
    Plan(0),
    _TIGHTEST,
)
_NOT_SO_BIG = tuple(plan for plan in _PLANS if plan.big < 10)
"""For what stands at the top with more under it: a name much larger than the words would outweigh them."""
_MAP_PLANS = (Plan(5, 5), Plan(3, 3), Plan(0), _TIGHTEST)


class _Frame(Record):
    """The part of the screen that is written on."""

    left: int
    width: int
    top: int
    height: int


def _frame(width: int, height: int) -> _Frame:
    left = 1 if width < 52 else 3 if width < 80 else 5 if width < 110 else 8
    right = 1 if width < 52 else left - 1
    top = 0 if height < 14 else 1 if height < 22 else 2
    return _Frame(left, width - left - right, top, height - min(top, 1))


def draw(view: RoomView | None, width: int, height: int, *, page: int = 0, larger: int = 0) -> Drawn:
    """The view on a screen of that size; nothing at all while the room is blanked (None).

    `page` 0 is the page the view itself asks for; a page above the last is the last. Each step of `larger` puts half
    as many words on a page, for the sake of larger letters. A view that is whole has its pages already: it is drawn as
    it is.
    """
    if view is None or not any(not isinstance(block, Gap) for block in view.blocks):
        return Drawn(())
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return Drawn(tuple(((line, "text"),) for line in wrap(TOO_SMALL, width)[:height]))
    if any(isinstance(block, Ties) for block in view.blocks):
        from tui.room.rings import draw_rings

        return draw_rings(view, width, height, page=page)
    if any(isinstance(block, Lane | Step) for block in view.blocks):
        from tui.room.lanes import draw_lanes  # only a programme has any

        return draw_lanes(view, width, height)
    if any(isinstance(block, Box) for block in view.blocks):
        from tui.room.boxes import grid  # only a wall in boxes has any

        for frame, tight in (
            (_frame(width, height), False),
            (_Frame(1, width - 2, _frame(width, height).top, 0), True),
        ):
            found = grid(view.blocks, frame.width, height - frame.top - bool(frame.top), tight=tight)
            if found is not None:
                placed = [()] * frame.top + found
                return Drawn(tuple(((" " * frame.left, "text"), *row) if row else () for row in placed))
    view = _said_shorter(view, _frame(width, height).width)
    if view.whole and not any(isinstance(block, Tags) for block in view.blocks):
        return _whole(view, width, height, larger)
    # The same view is drawn for each of its pages, whichever is asked for.
    frame, pages = _drawn(replace(view, page=1), width, height, larger)
    number = max(1, min(page or view.page, len(pages)))
    rows = list(pages[number - 1])
    if is_in_the_middle(view) and len(pages) == 1:
        return Drawn(_centred(rows, frame, width, height))
    top = min(frame.top, height - len(rows))
    rows = [()] * top + [((" " * frame.left, "text"), *row) if row else () for row in rows]
    if len(pages) > 1:
        rows[0] = _marked(rows[0], f"{number}/{len(pages)}", frame.left + frame.width)
    return Drawn(tuple(rows), number, len(pages))


@lru_cache(64)
def _said_shorter(view: RoomView, width: int) -> RoomView:
    """The view with its bars as long as there is room for, and the shorter of two texts in each line that has them,
    where not all of its weight stand on one row each."""
    if any(isinstance(block, Bars) for block in view.blocks):
        view = replace(view, blocks=set_bars(view.blocks, width))
    long = {
        line.weight
        for line in view.blocks
        if isinstance(line, Line) and line.short and cells(line.text) + 2 * line.indent > min(width, LONGEST_PLAIN)
    }
    if not long:
        return view
    alike = (_short(block) if isinstance(block, Line) and block.weight in long else block for block in view.blocks)
    return replace(view, blocks=tuple(alike))


def _short(block: Block) -> Block:
    return replace(block, text=block.short, short="") if isinstance(block, Line) and block.short else block


@lru_cache(64)
def _drawn(view: RoomView, width: int, height: int, larger: int) -> tuple[_Frame, list[list[Row]]]:
    frame = _frame(width, height)
    if any(isinstance(block, Tags) for block in view.blocks):
        return frame, _pages_of_map(view, frame)
    plans = _PLANS if is_in_the_middle(view) else _NOT_SO_BIG
    return frame, _pages(items_of(view), frame, words_for(width, height) >> larger, plans)


def _centred(rows: list[Row], frame: _Frame, width: int, height: int) -> tuple[Row, ...]:
    """The rows in the middle, as one block whose lines still begin under each other."""
    widest = max(sum(cells(text) for text, _ in row) for row in rows)
    left = max(frame.left, (width - widest) // 2)
    return (*[()] * ((height - len(rows)) // 2), *(((" " * left, "text"), *row) if row else () for row in rows))


# -- what the exercise has cut into pages itself ----------------------------------------------------------------------


@lru_cache(64)
def _whole(view: RoomView, width: int, height: int, larger: int) -> Drawn:
    """The view's page, in the largest letters in which all of it fits; on a larger screen with those behind it."""
    found = _several(view, width, height, larger) if view.pages > 1 else None
    if found is not None:
        return found
    view = replace(view, blocks=pages_of(view.blocks)[0])
    marked = view.pages > 1
    middle = is_in_the_middle(view)
    large = _in_large_letters(view, width, height) if middle else None
    if large is not None:
        return large
    # On a narrow screen a page that is only just too long may use the margins and have its heading cut to one line.
    for frame, heading in (
        (_frame(width, height), True),
        (_Frame(0, width, 0, height), True),
        (_Frame(0, width, 0, height), False),
    ):
        items = items_of(view) if heading else _on_one_line(items_of(view), frame, marked)
        for plan in _PLANS if middle else _NOT_SO_BIG:
            rows = _rows(items, plan, frame, marked)
            if rows is not None and len(rows) <= frame.height:
                return _placed(rows, view, frame, width, height)
    foot = _foot_rows(view, frame)
    kept = height - 1 - len(foot)
    if kept < len(foot):
        foot, kept = [], height - 1
    rows = [*(_rows(items, _TIGHTEST, frame, marked) or [])[:kept], ((ELLIPSIS, "quiet"),), *foot]
    return _placed(rows, view, frame, width, height)


def _foot_rows(view: RoomView, frame: _Frame) -> list[Row]:
    """What stands at the foot of the view's page, which stays where the page is cut."""
    under = next((place for place, block in enumerate(view.blocks) if isinstance(block, Gap) and block.foot), None)
    if under is None:
        return []
    return _rows(items_of(replace(view, blocks=view.blocks[under + 1 :])), _TIGHTEST, frame, False) or []


def _several(view: RoomView, width: int, height: int, larger: int) -> Drawn | None:
    """As many of the view's pages as a screen holds that is larger than those they were cut for; None for one."""
    words, frame = most_words(width, height, larger), _frame(width, height)
    if not words or not frame.top:
        return None
    frames = [frame, _Frame(1, width - 2, 1, height - 1)]
    # Where it is narrow, bars take the margins rather than two rows for their key.
    bars = frame.width < _TWO_BARS and any(isinstance(block, Bar) for block in view.blocks)
    for inside in reversed(frames) if bars else frames:
        found = spread(view, inside.width, inside.height, words, view.pages - view.page + 1)
        if found is not None:
            rows, many = found
            top = min(inside.top, height - len(rows))
            placed = [()] * top + [((" " * inside.left, "text"), *row) if row else () for row in rows]
            if many < view.pages:
                last = view.page + many - 1
                placed[0] = _marked(placed[0], f"{view.page}–{last}/{view.pages}", inside.left + inside.width)
            return Drawn(tuple(placed), view.page, view.pages, many)
    return None


def _in_large_letters(view: RoomView, width: int, height: int) -> Drawn | None:
    """The page with its words in large letters, up to the margins rather than smaller; None when they do not fit."""
    items = items_of(view)
    words = [line for item in items for line in item.lines if isinstance(line, Big)]
    for plan in _PLANS if words else ():
        for frame in (_frame(width, height), _Frame(0, width, 0, height)):
            if plan.big and all(largest(line.text, frame.width, plan.big) is not None for line in words):
                rows = _rows(items, plan, frame, view.pages > 1)
                if rows is not None and len(rows) <= frame.height:
                    return _placed(rows, view, frame, width, height)
    return None


def _on_one_line(items: list[Item], frame: _Frame, marked: bool) -> list[Item]:
    first = items[0]
    if len(items) < 2 or not first.is_head or not isinstance(first.lines[0], Line):
        return items
    line = replace(first.lines[0], text=fit(first.lines[0].text, frame.width - _MARK * marked))
    return [replace(first, lines=(line,)), *(replace(item, head=line) for item in items[1:])]


def _placed(rows: list[Row], view: RoomView, frame: _Frame, width: int, height: int) -> Drawn:
    mark = f"{view.page}/{view.pages}" if view.pages > 1 else ""
    top = min(frame.top, height - len(rows))
    if is_in_the_middle(view):
        placed = list(_centred(rows, frame, width, height))
        if mark and not frame.left and not (height - len(rows)) // 2:
            # Up to the margins, the first line was kept short for the mark where it begins.
            placed = rows
        below = next((place for place, row in enumerate(placed) if row), 0)
        # The first line was only kept short for the mark where the frame begins at the top.
        placed = placed if below or not frame.top or top < 1 else [(), *placed]
    else:
        placed = [()] * top + [((" " * frame.left, "text"), *row) if row else () for row in rows]
    if mark:
        placed[0] = _marked(placed[0], mark, frame.left + frame.width)
    return Drawn(tuple(placed), view.page, view.pages)


def _marked(row: Row, mark: str, width: int) -> Row:
    used = sum(cells(text) for text, _ in row)
    return (*row, (" " * max(1, width - used - cells(mark)), "text"), (mark, "quiet"))


# -- lists, chairs, sentences -----------------------------------------------------------------------------------------


def _pages(items: list[Item], frame: _Frame, most_words: int, plans: Sequence[Plan]) -> list[list[Row]]:
    """The items on pages, all in the largest letters in which every page fits."""
    narrow = min(frame.width - (0 if frame.top else _MARK), LONGEST_PLAIN)
    pieces: list[Item] = []
    for item in items:
        above = len(_head(item.head, _TIGHTEST, narrow, frame.height)) if item.head else 0
        pieces += shortened(item, narrow, max(2, frame.height - above), max(MOST_WORDS, most_words))
    fewest = list(_shared_out(pieces, _TIGHTEST, frame, most_words))
    tight = list(_shared_out(pieces, _TIGHT, frame, most_words))
    if len(tight) == len(fewest):
        fewest = tight
    for plan in plans:
        found = [_rows(page, plan, frame, len(fewest) > 1) for page in fewest]
        if all(rows is not None and len(rows) <= frame.height for rows in found):
            return [rows for rows in found if rows]
    # Only on a screen far too small: nothing is left out, but a heading may stand on a page of its own.
    narrower = replace(frame, width=frame.width - _MARK)
    every = [row for page in fewest for row in _rows(page, _TIGHTEST, narrower, False) or []]
    return [every[start : start + frame.height] for start in range(0, len(every), frame.height)]


def _shared_out(items: list[Item], plan: Plan, frame: _Frame, most_words: int) -> Iterator[list[Item]]:
    """Which items stand on which page when they are set by this plan."""
    easy = _EASY if any(item.turn for item in items) else plan
    if _holds(items, easy, frame, most_words, False):
        yield items
        return
    page: list[Item] = []
    for item in items:
        if page and not page[-1].is_head and (item.turn or not _holds([*page, item], plan, frame, most_words, True)):
            yield page
            page = []
        if page and page[-1].is_head and len(page) > 1 and not _holds([*page, item], plan, frame, most_words, True):
            # A heading goes with what stands under it.
            yield page[:-1]
            page = page[-1:]
        page.append(item)
    yield page


def _holds(page: list[Item], plan: Plan, frame: _Frame, most_words: int, marked: bool) -> bool:
    words = sum(item.words for item in page if not item.foot) + (0 if page[0].is_head else words_of(page[0].head))
    rows = _rows(page, plan, frame, marked)
    return words <= most_words and rows is not None and len(rows) <= frame.height


def _rows(page: list[Item], plan: Plan, frame: _Frame, marked: bool) -> list[Row] | None:
    """One page's rows by this plan; None when it cannot set one of the lines."""
    top_width = frame.width - (_MARK if marked and not frame.top else 0)
    rows: list[Row] = []
    if page[0].head is not None:
        rows = _head(page[0].head, plan, top_width, frame.height)
    for place, item in enumerate(page):
        # A heading is never larger than what stands under it; alone it is what the room is to read.
        alone = not item.is_head or all(other.foot for other in page if other is not item)
        size = _TIGHTEST if item.foot else plan if alone else plan.with_plain_headings
        own = set_lines(item.lines, size, frame.width if rows else top_width)
        if own is None:
            return None
        if rows and _has_gap(item, page[place - 1] if place else None, plan):
            rows.append(())
        rows += own
    return rows


def _has_gap(item: Item, before: Item | None, plan: Plan) -> bool:
    if before is not None and (_is_large(before, plan) or _is_large(item, plan)):
        return True
    return plan.air == 2 or (plan.air == 1 and (item.gap or item.is_head or before is None))


def _is_large(item: Item, plan: Plan) -> bool:
    """Whether some of it, but for a heading or a foot, stands in large letters."""
    lines = () if item.is_head or item.foot else item.lines
    return any(plan.size_of(line.weight) for line in lines if isinstance(line, Line))


def _head(head: Big | Line, plan: Plan, width: int, height: int) -> list[Row]:
    """A heading said again on a later page: smaller, or on one line, where it would take too much of the page."""
    for again in (plan, _TIGHT, _TIGHTEST):
        rows = set_lines((head,), again.with_plain_headings, width)
        if rows is not None and len(rows) <= max(1, height // 3):
            return rows
    return [((fit(head.text, width), "essential"),)]


# -- the map ----------------------------------------------------------------------------------------------------------


def _pages_of_map(view: RoomView, frame: _Frame) -> list[list[Row]]:
    """The chairs with the key of their marks, or without the key where there was no room to draw the marks."""
    pages = _map(view.blocks, frame)
    if any(DIFFERENT in text for page in pages for row in page[:-1] for text, _ in row[1:]):
        return pages
    return _map(tuple(map(_short, view.blocks)), frame)


def _map(blocks: Sequence[Block], frame: _Frame) -> list[list[Row]]:
    tags = [block for block in blocks if isinstance(block, Tags)]
    first = blocks.index(tags[0])
    above = [block for block in blocks[:first] if isinstance(block, Line)]
    below = [block for block in blocks[first:] if isinstance(block, Line)]
    for plan in _MAP_PLANS:
        head, foot = _around(above, below, plan, frame)
        if head is None or (plan.strong and len(head) > plan.strong):
            continue  # a title over several lines would outweigh the names
        air: list[Row] = [()] if plan.air else []
        room = frame.height - len(head) - len(foot) - len(air) * (bool(head) + bool(foot))
        if room < 1 and plan != _TIGHTEST:
            continue
        for calm in (2,) if plan.strong else (2, 1) if plan.air else (1, 0):
            found = pages_of_tags(tags, frame.width, max(1, room), calm=calm)
            if found is not None:
                return [[*head, *air * bool(head), *page, *air * bool(foot), *foot][: frame.height] for page in found]
    return [[]]


def _around(above: list[Line], below: list[Line], plan: Plan, frame: _Frame) -> tuple[list[Row] | None, list[Row]]:
    """What stands over and under the chairs; the words under them go beside a short title, which saves a row."""
    if len(above) == len(below) == 1 and not plan.strong and frame.top:
        title, count = (fit(line.text, 10 * frame.width) for line in (above[0], below[0]))
        space = frame.width - cells(title) - cells(count)
        if space >= 3:
            return [((title, "essential"), (" " * space, "text"), (count, "quiet"))], []
    return set_lines(above, plan, frame.width - _MARK), set_lines(below, Plan(0), frame.width) or []
