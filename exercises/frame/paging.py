"""Cuts a list into pages the room can take in at a glance."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from exercises.kernel.expression import expression
from exercises.kernel.record import Record
from exercises.leaving.room_view import Big, Block, Line

NOTHING = "Nothing yet."
MOST_ITEMS = 6
MOST_WORDS = 45
"""Words on a page besides its title, which is the same on every page."""
MOST_ROWS = 12
"""Rows of the smallest screen (48 columns by 12 rows), where the page must be whole."""
_COLUMNS = 46
_CLOCK = expression(r"\d\d:\d\d  ")
_ENDING = expression(r"(?<=  )\([^()]*\)$")
_MARK = 7
"""Cells that the number of the page takes beside the title."""


class Entry(Record):
    """What stays together on one page, under a heading that is said again on every page."""

    blocks: tuple[Block, ...]
    heading: str = ""
    is_grouped: bool = False
    """Whether it stays on one page with the entries beside it under the same heading, where they all fit on one."""


class _Page:
    """What a page has taken so far."""

    __slots__ = ("items", "rows", "words")

    def __init__(self, rows: int) -> None:
        self.rows, self.words, self.items = rows, 0, 0

    def holds(self, rows: int, words: int, items: int) -> bool:
        return self.rows + rows <= MOST_ROWS and self.words + words <= MOST_WORDS and self.items + items <= MOST_ITEMS

    def take(self, rows: int, words: int) -> None:
        self.rows, self.words, self.items = self.rows + rows, self.words + words, self.items + 1


def pages(entries: Iterable[Entry], title: str) -> list[tuple[Block, ...]]:
    """The entries on pages, each page under its title and its entries' headings; one page at least, and never a title
    alone."""
    found: list[tuple[Block, ...]] = []
    page: list[Block] = []
    for heading, group in _pages(list(entries), title):
        if heading is None:
            found.append((Line(title, "strong"), *page))
            page = []
        else:
            page += [*([Line(heading, "quiet")] if heading else []), *group]
    if page or not found:
        found.append((Line(title, "strong"), *(page or [Line(NOTHING, "quiet")])))
    return found


def _pages(entries: Sequence[Entry], title: str) -> Iterator[tuple[str | None, tuple[Block, ...]]]:
    """Each entry with the heading it needs above it; None for the end of a page."""
    top = _rows(title, _COLUMNS - _MARK)
    page, last, begun = _Page(top), "", ""
    for heading, under in groupby(entries, key=lambda entry: entry.heading):
        section = list(under)
        head = _size((Line(heading),)) if heading else (0, 0)
        sizes = [_size(entry.blocks) for entry in section]
        if page.items and section[0].is_grouped:
            whole = (head[0] + sum(rows for rows, _ in sizes), head[1] + sum(words for _, words in sizes), len(section))
            if not page.holds(*whole) and _Page(top).holds(*whole):
                yield None, ()
                page, last = _Page(top), ""
        for entry, (rows, words) in zip(section, sizes, strict=True):
            above = head if heading != last else (0, 0)
            if page.items and not page.holds(rows + above[0], words + above[1], 1):
                yield None, ()
                page, last, above = _Page(top), "", head
            goes_on = " (goes on)" if entry.is_grouped and heading == begun else ""
            yield (f"{heading}{goes_on}" if heading != last else ""), entry.blocks
            page.take(rows + above[0], words + above[1])
            last = begun = heading


def _size(blocks: Iterable[Block]) -> tuple[int, int]:
    """Rows the blocks take on the smallest screen, and their words."""
    rows = words = 0
    for block in blocks:
        if isinstance(block, Line):
            rows += _rows(block.text, _COLUMNS - 2 * block.indent)
            words += len(block.text.split())
        elif isinstance(block, Big):
            rows += 3
            words += len(block.text.split()) + len(block.after.split())
        else:
            rows += 1
    return rows, words


def _rows(text: str, columns: int) -> int:
    clock = _CLOCK.match(text)
    if clock and len(text) > columns:  # the lines of a part of the day begin under its first word
        text, columns = text[clock.end() :], columns - clock.end()
    # What it ends with in brackets is not broken.
    text = _ENDING.sub(lambda end: end.group().replace(" ", "\u00a0"), text)
    # Some scripts take two cells a letter.
    wide = sum(1 for letter in text if ord(letter) >= 0x1100)
    return max(1, len(textwrap.wrap(text, columns, break_on_hyphens=False)) + -(-wide // columns))
