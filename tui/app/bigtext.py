"""Large letters in half blocks, for names, titles and timers. Refuses to know colours, widgets or what the words mean.

Only `█ ▀ ▄` and the space are ever produced, one cell each, so that a large line measures the same in every terminal.
A text with a character that is not in the font is refused whole: a wrong letter in a name is worse than a small name.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from tui.app.bigtext_glyphs import FIVE_ROWS, THREE_ROWS

SIZES = (5, 3)
"""The heights there are, in rows, largest first."""

_SHEETS = {3: THREE_ROWS, 5: FIVE_ROWS}
_SPACE_CELLS = {3: 2, 5: 3}
_CELLS = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}
_SAME_SHAPE = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u2010": "-", "“": '"', "”": '"', "ʻ": "‘"})

# A line of all-narrow letters can be this long and still fit the widest screen: longer texts are refused unread.
_LONGEST = 400


@cache
def _glyphs(rows: int) -> dict[str, tuple[str, ...]]:
    glyphs: dict[str, tuple[str, ...]] = {" ": (" " * _SPACE_CELLS[rows],) * rows}
    for sheet in _SHEETS[rows].strip("\n").split("\n\n"):
        names, *pixels = (line.split() for line in sheet.split("\n"))
        for place, name in enumerate(names):
            column = [row[place] for row in pixels]
            glyphs[name] = tuple(
                "".join(_CELLS[upper + lower] for upper, lower in zip(column[row], column[row + 1], strict=True))
                for row in range(0, rows * 2, 2)
            )
    return glyphs


def _set(text: str, rows: int) -> list[str] | None:
    glyphs = _glyphs(rows)
    if not text or any(character not in glyphs for character in text):
        return None
    return [" ".join(glyphs[character][row] for character in text) for row in range(rows)]


def _words(text: str) -> list[str] | None:
    if len(text) > _LONGEST:
        return None
    return unicodedata.normalize("NFC", text).translate(_SAME_SHAPE).split()


def characters(rows: int = 3) -> frozenset[str]:
    """Every character the font of this height can draw."""
    return frozenset(_glyphs(rows))


def big_lines(text: str, *, width: int, rows: int = 3) -> list[str] | None:
    """The text on one large line, as `rows` equally long lines of half blocks.

    None when it is blank, does not fit `width` cells, or holds a character the font lacks: show plain text then.
    """
    words = _words(text)
    lines = _set(" ".join(words), rows) if words else None
    return lines if lines is not None and len(lines[0]) <= width else None


@lru_cache(256)
def _fitted(text: str, width: int, height: int) -> tuple[str, ...] | None:
    words = _words(text)
    if not words:
        return None
    for rows in SIZES:
        if rows <= height and (one := _set(" ".join(words), rows)) and len(one[0]) <= width:
            return tuple(one)
        if 2 * rows + 1 > height:
            continue
        pairs = []
        for cut in range(1, len(words)):
            upper, lower = _set(" ".join(words[:cut]), rows), _set(" ".join(words[cut:]), rows)
            if upper and lower:
                pairs.append((max(len(upper[0]), len(lower[0])), upper, lower))
        # A clear row between the two, or a macron would touch the letters above it.
        if pairs and (best := min(pairs, key=lambda pair: pair[0]))[0] <= width:
            return tuple(line.ljust(best[0]) for line in [*best[1], "", *best[2]])
    return None


def fit_big(text: str, *, width: int, height: int) -> list[str] | None:
    """The text in the largest letters that fit, on one large line or, between words, on two with a clear row between.

    Lines are equally long. None when nothing fits or a character is missing: show plain text then.
    """
    lines = _fitted(text, width, height)
    return None if lines is None else list(lines)
