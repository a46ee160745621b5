"""Cuts a list into pages the room can take in at a glance. Refuses to know what the list is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exercises.room import Big, Block, Line

MOST_ITEMS = 6
MOST_WORDS = 42
MOST_ROWS = 10
"""Rows of words on the smallest screen (48 columns by 12 rows), where the page must be whole."""
_COLUMNS = 44


@dataclass(frozen=True, slots=True)
class Entry:
    """What stays together on one page, under a heading that is said again on every page."""

    blocks: tuple[Block, ...]
    heading: str = ""


def pages(entries: Iterable[Entry], title: str) -> list[tuple[Block, ...]]:
    """The entries on pages, each page under its title and its entries' headings; one page at least."""
    found: list[tuple[Block, ...]] = []
    page: list[Block] = []
    for heading, group in _pages(list(entries), title):
        if heading is None:
            found.append((Line(title, "strong"), *page))
            page = []
        else:
            page += [*([Line(heading, "quiet")] if heading else []), *group]
    return [*found, (Line(title, "strong"), *page)] if page or not found else found


def _pages(entries: Sequence[Entry], title: str) -> Iterator[tuple[str | None, tuple[Block, ...]]]:
    """Each entry with the heading it needs above it; None for the end of a page."""
    last = ""
    items = 0
    rows, words = _size((Line(title),))
    for entry in entries:
        more_rows, more_words = _size(entry.blocks)
        heading = entry.heading if entry.heading != last else ""
        head_rows, head_words = _size((Line(heading),)) if heading else (0, 0)
        full = (
            items == MOST_ITEMS or rows + more_rows + head_rows > MOST_ROWS
            or words + more_words + head_words > MOST_WORDS
        )  # fmt: skip
        if items and full:
            yield None, ()
            items, heading = 0, entry.heading
            rows, words = _size((Line(title),))
            head_rows, head_words = _size((Line(heading),)) if heading else (0, 0)
        yield heading, entry.blocks
        items, rows, words = items + 1, rows + more_rows + head_rows, words + more_words + head_words
        last = entry.heading


def _size(blocks: Iterable[Block]) -> tuple[int, int]:
    """Rows the blocks take on the smallest screen, and their words."""
    rows = words = 0
    for block in blocks:
        if isinstance(block, Line):
            wide = _COLUMNS - 2 * block.indent
            rows += max(1, -(-len(block.text) // wide) + (1 if len(block.text) > wide else 0))
            words += len(block.text.split())
        elif isinstance(block, Big):
            rows += 3
            words += len(block.text.split()) + len(block.after.split())
        else:
            rows += 1
    return rows, words
