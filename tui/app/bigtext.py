"""Large letters in half blocks, for names, titles and timers.

Only `█ ▀ ▄` and the space are ever produced, one cell each, so that a large line measures the same in every terminal.
A text with a character that is not in the font is refused whole: a wrong letter in a name is worse than a small name.
"""

from __future__ import annotations

import unicodedata
from functools import cache

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


def big_lines(text: str, *, width: int, rows: int = 3) -> list[str] | None:
    """The text on one large line, as `rows` equally long lines of half blocks.

    None when it is blank, does not fit `width` cells, or holds a character the font lacks: show plain text then.
    """
    words = _words(text)
    lines = _set(" ".join(words), rows) if words else None
    return lines if lines is not None and len(lines[0]) <= width else None
