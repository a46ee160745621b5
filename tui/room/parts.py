"""Takes a room view apart into what stays together on a page."""

from __future__ import annotations

from exercises.kernel.expression import expression
from exercises.kernel.record import Record, replace
from exercises.leaving.room_view import Bar, Big, Gap, Line, Pair, RoomView, Tags, Ties, Turn
from tui.app.text import wrap

MOST_WORDS = 45
"""More words at once are not read from the back row, on a small screen."""
_SMALL = (57, 16)
"""Its columns and rows."""

_HANDLE = expression(r"[a-z]?[\d.,:/½≠→()–·░-▓█▀▄-]+[a-z]?")
_NUMBERED = expression(r"[a-z]\d+(?= )")


class Item(Record):
    """Lines that stay together."""

    lines: tuple[Big | Line | Bar, ...]
    gap: bool = False
    """Whether the view asks for an empty line before it."""
    head: Big | Line | None = None
    """What stands above it, and is said again when a page begins with it."""
    is_head: bool = False
    turn: bool = False
    """Whether a page begins with it when one page is not enough."""
    foot: bool = False
    """Whether it stands at the foot, where it is never larger than what is above it."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(words_of(line) for line in self.lines)


def words_of(line: Big | Line | Bar | None) -> int:
    """How many words a line has."""
    if line is None:
        return 0
    more = line.after if isinstance(line, Big) else line.said if isinstance(line, Bar) else ""
    more = line.right if isinstance(line, Pair) else more
    return _count(line.text) + _count(more)


def _count(text: str) -> int:
    """The words of a text; numbers, lettered numbers ("9", "d4") and patterns are not words to read."""
    return sum(1 for word in text.split() if not _HANDLE.fullmatch(word))


def is_in_the_middle(view: RoomView) -> bool:
    """Whether the view wants the middle of the screen: it begins with a gap."""
    return bool(view.blocks) and isinstance(view.blocks[0], Gap)


def items_of(view: RoomView) -> list[Item]:
    """The view's lines in items: a heading with none of its own, a label with what it labels, a line by itself."""
    blocks = [block for block in view.blocks if not isinstance(block, Tags | Ties | Turn)]
    content = [block for block in blocks if not isinstance(block, Gap)]
    one_head = bool(content) and isinstance(content[0], Big)
    found: list[Item] = []
    head: Big | Line | None = None
    gap = turn = foot = False
    for block in blocks:
        if isinstance(block, Gap):
            foot = foot or block.foot
            gap = bool(found)
            turn = gap and (turn or block.turn)
            continue
        last = found[-1] if found else None
        if last is not None and not last.is_head and not gap and _belongs(block, last):
            found[-1] = replace(last, lines=(*last.lines, block))
        elif not isinstance(block, Bar) and _is_head(block, one_head, not found):
            head = block
            found.append(Item((block,), gap, None, True, turn, foot))
        else:
            found.append(Item((block,), gap, head, False, turn, foot))
        gap = turn = False
    return found


def _is_head(block: Big | Line, one_head: bool, first: bool) -> bool:
    if isinstance(block, Big):
        return first
    return block.weight == "strong" and not block.indent and not one_head


def _belongs(block: Big | Line | Bar, item: Item) -> bool:
    """Whether the block goes on with the item: what a label labels, what is indented under a line."""
    first, last = item.lines[0], item.lines[-1]
    if isinstance(block, Bar) or not isinstance(first, Line) or first.indent:
        return False
    if isinstance(block, Big) or not block.indent:
        labelled = isinstance(last, Line) and last.weight == "quiet"
        return labelled and (isinstance(block, Big) or block.weight == "strong")
    return True


def words_for(width: int, height: int) -> int:
    """How many words a page may have on a screen of that size: a larger one shows more, not the same with more air."""
    return max(MOST_WORDS, MOST_WORDS * width * height // (_SMALL[0] * _SMALL[1]))


def shortened(item: Item, width: int, rows: int, most: int = MOST_WORDS) -> list[Item]:
    """The item in pieces that each have few enough words and rows, the label said again with each piece."""
    budget = most - words_of(item.head)
    # A bar stays as it is, and two columns are never cut apart: each of their texts is short.
    if isinstance(item.lines[0], Bar) or _is_short(item, budget, width, rows):
        return [item]
    if any(isinstance(line, Pair) for line in item.lines):
        return [item]
    *labels, body = item.lines[:2] if len(item.lines) > 1 and not _is_long(item.lines[0]) else item.lines[:1]
    rest = item.lines[len(labels) + 1 :]
    assert not isinstance(body, Bar), "a bar is an item by itself"
    if isinstance(body, Big):
        rest = (*([Line(body.after)] if body.after else []), *rest)
        body = Line(body.text, "strong")
    spent = sum(words_of(label) for label in labels)
    taken = sum(_rows(label, width) for label in labels)
    chunks = _chunks(body.text, _inner(body, width), max(1, budget - spent), max(1, rows - taken))
    found = [
        replace(item, lines=(*labels, replace(body, text=text)), turn=item.turn and not place)
        for place, text in enumerate(chunks)
    ]
    if rest:
        last = replace(found[-1], lines=(*found[-1].lines, *rest))
        if _is_short(last, budget, width, rows):
            found[-1] = last
        else:
            number = _NUMBERED.match(body.text)
            again = (Line(f"{number.group()} …", "quiet"),) if number else labels
            found += shortened(replace(item, lines=(*again, *rest), gap=False, turn=False), width, rows, most)
    return found


def _is_short(item: Item, words: int, width: int, rows: int) -> bool:
    return item.words <= words and sum(_rows(line, width) for line in item.lines) <= rows


def _is_long(line: Big | Line | Bar) -> bool:
    return words_of(line) > MOST_WORDS // 3


def _inner(line: Big | Line | Bar, width: int) -> int:
    return width - (2 * line.indent if isinstance(line, Line) else 0)


def _rows(line: Big | Line | Bar, width: int) -> int:
    after = len(wrap(line.after, width)) if isinstance(line, Big) and line.after else 0
    return len(wrap(line.text, _inner(line, width))) + after


def _chunks(text: str, width: int, words: int, rows: int) -> list[str]:
    lines = [part for line in wrap(text, width) for part in _few(line, words)]
    found: list[list[str]] = [[]]
    for line in lines:
        part = found[-1]
        if part and (len(part) == rows or sum(map(_count, part)) + _count(line) > words):
            found.append([])
        found[-1].append(line)
    # A word longer than a line was broken and must stay so; otherwise each part may be set anew.
    joined = [" ".join(part) for part in found]
    return [words if words in text else "\n".join(part) for words, part in zip(joined, found, strict=True)]


def _few(line: str, words: int) -> list[str]:
    if _count(line) <= words:
        return [line]
    each = line.split()
    return [" ".join(each[place : place + words]) for place in range(0, len(each), words)]
