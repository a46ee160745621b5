"""Several words in large letters, over as many lines as they need."""

from __future__ import annotations

from functools import lru_cache

SIZES = (10, 5, 3)
"""The heights there are, in rows, largest first; the largest is the middle one drawn twice as wide and as high."""
MOST_LINES = 4
"""More lines of large letters are slower to read than plain ones."""

_LONGEST = 120
_LOWER_HALF = {"█": "█", "▀": " ", "▄": "█", " ": " "}
_UPPER_HALF = {"█": "█", "▀": "█", "▄": " ", " ": " "}


def _doubled(lines: list[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        for half in (_UPPER_HALF, _LOWER_HALF):
            found.append("".join(half[cell] * 2 for cell in line))
    return found


def _line(words: list[str], width: int, rows: int) -> list[str] | None:
    from tui.app.bigtext import big_lines

    if rows in (3, 5):
        return big_lines(" ".join(words), width=width, rows=rows)
    small = big_lines(" ".join(words), width=width // 2, rows=rows // 2)
    return None if small is None else _doubled(small)


def _broken(words: list[str], width: int, rows: int) -> list[list[str]] | None:
    lines: list[list[str]] = []
    line: list[str] = []
    for word in words:
        if _line([*line, word], width, rows) is not None:
            line.append(word)
            continue
        if not line or _line([word], width, rows) is None or len(lines) + 1 == MOST_LINES:
            return None
        lines.append(line)
        line = [word]
    return [*lines, line]


@lru_cache(512)
def _set(text: str, width: int, rows: int) -> tuple[str, ...] | None:
    words = text.split()
    if not words or (lines := _broken(words, width, rows)) is None:
        return None
    # As many lines in less width are better balanced: no short word alone on the last one.
    narrow = width
    while len(lines) > 1 and narrow > width // 2:
        narrow -= 2
        again = _broken(words, narrow, rows)
        if again is None or len(again) > len(lines):
            break
        lines = again
    found: list[str] = []
    for line in lines:
        # A clear row between lines, or a macron would touch the letters above it.
        found += [*([""] if found else []), *(_line(line, width, rows) or [])]
    return tuple(found)


def large(text: str, width: int, rows: int) -> tuple[str, ...] | None:
    """The text in letters of exactly that many rows, within the width.

    None when it is long, would need too many lines, or holds a character that the letters lack.
    """
    return _set(text, width, rows) if len(text) <= _LONGEST else None


def largest(text: str, width: int, rows: int) -> tuple[str, ...] | None:
    """The text in the largest letters of at most that many rows that fit the width, or None."""
    return next((lines for size in SIZES if size <= rows and (lines := large(text, width, size)) is not None), None)
