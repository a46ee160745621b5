"""A stacked bar in block characters. Pure.

Each part has a pattern that is a shade as well, so that a bar reads without any colour and from the back of a room.
"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.kernel.text import cut
from exercises.leaving.drawing import shades
from exercises.leaving.hands import in_column
from exercises.leaving.room_view import Bars, Block, Line

_LONGEST, _SHORTEST_NAME, _SHORTEST_BAR = 66, 16, 6
"""Columns of a whole line, and of what may be no narrower: a name, a bar."""


def patterns(parts: int) -> tuple[str, ...]:
    """The pattern of each part of a bar, the lightest first."""
    return tuple(shade.block for shade in shades(parts))


def bar(counts: Sequence[int], cells: int) -> str:
    """The whole as that many cells, shared out by the counts; what is there at all has one cell at least."""
    total = sum(counts)
    if not total or cells < len(counts):
        return ""
    exact = [count * cells / total for count in counts]
    shares = [max(1, int(share)) if count else 0 for share, count in zip(exact, counts, strict=True)]
    while sum(shares) != cells:
        step = 1 if sum(shares) < cells else -1
        places = [place for place, share in enumerate(shares) if counts[place] and share + step > 0]
        place = max(places, key=lambda at: step * (exact[at] - shares[at]))
        shares[place] += step
    return "".join(pattern * share for pattern, share in zip(patterns(len(counts)), shares, strict=True))


def set_bars(blocks: Sequence[Block], width: int) -> tuple[Block, ...]:
    """The blocks with each name and its bars as a line of that width, all names and all bars equally long."""
    rows = [block for block in blocks if isinstance(block, Bars)]
    if not rows:
        return tuple(blocks)
    bars = max(1, *(len(row.counts) for row in rows))
    behind = max(len(row.beside) for row in rows)
    rest = min(width, _LONGEST) - behind - 2 * bars - 1 - bool(behind)
    name = min(max(len(row.text) for row in rows), max(_SHORTEST_NAME, rest - _SHORTEST_BAR * bars))
    cells = max(_SHORTEST_BAR, (rest - name) // bars)
    return tuple(_set(block, name, cells) if isinstance(block, Bars) else block for block in blocks)


def _set(row: Bars, name: int, cells: int) -> Line:
    drawn = [bar(counts, cells) for counts in row.counts] or [cut(head, 1, cells) for head in row.heads]
    beside = f"  {row.beside}" if row.beside else ""
    return Line(
        f"{in_column(row.text, name)}  {'  '.join(f'{one:<{cells}}' for one in drawn)}{beside}".rstrip(), row.weight
    )


def key(words: Sequence[str]) -> str:
    """What each pattern stands for: "░ dropped  ▒ adapted  █ adopted"."""
    return "  ".join(f"{pattern} {word}" for pattern, word in zip(patterns(len(words)), words, strict=True))


def in_words(parts: Sequence[tuple[str, int]]) -> str:
    """Each pattern with its word and count: "░ dropped 2  ▒ adapted 4  █ adopted 6"."""
    return "  ".join(
        f"{pattern} {word} {count}" for pattern, (word, count) in zip(patterns(len(parts)), parts, strict=True)
    )
