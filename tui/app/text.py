"""The only maker of renderables from user text. No markup in it is ever read.

Text is cleaned where it enters; here, control characters are kept from the terminal once more, because an imported
file or an older session may hold what was never typed. Layout is counted in cells and cut between graphemes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache
from typing import TypeVar

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from rich.text import Text
from textual.content import Content
from textual.strip import Strip

from exercises.kernel.expression import expression

ELLIPSIS = "…"

_Value = TypeVar("_Value")

_LINE_ENDS = expression("\r\n|[\r\x85\u2028\u2029]")
_LONE_SURROGATE = expression("[\ud800-\udfff]")
_CONTROL = expression("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_UNSAFE = expression(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200d\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufe0e\ufe0f\ufeff"
    "\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
)

# Joiners, selectors and skin tones take up cells in some terminals and none in others, so that all after them in the
# row would move. Only what every terminal draws equally wide is shown; the letters of a flag as the letters they are.
_DRAWN_UNLIKE = {
    **dict.fromkeys((0x200D, 0xFE0E, 0xFE0F, *range(0x1F3FB, 0x1F400))),
    **{0x1F1E6 + place: letter for place, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")},
}
_EACH_A_CELL = expression("[ -~¡-¬®-˿‐-‧]*")
"""Letters and signs that are drawn as they are, each in a cell: nearly everything in English and te reo Māori."""
_BREAK = expression("[ \u2000-\u2006\u2008-\u200a\u3000]+")

# Longer texts are not worth holding in memory for the next repaint.
_CACHED_LENGTH = 4_000
# No grapheme a person writes is longer in code points: enough of a long text is read to fill a width, not all of it.
_GRAPHEME_LENGTH = 64


def _safe(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    if _UNSAFE.search(text) is None:
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = _CONTROL.sub("", _LONE_SURROGATE.sub("\ufffd", text))
    return text.translate(_DRAWN_UNLIKE)


def _line(text: str) -> str:
    return _safe(text).replace("\n", " ")


def _cached(function: Callable[[str, int], _Value]) -> Callable[[str, int], _Value]:
    remembered = lru_cache(4_096)(function)

    def call(text: str, width: int) -> _Value:
        return (remembered if len(text) <= _CACHED_LENGTH else function)(text, width)

    return call


def _graphemes(text: str) -> list[tuple[str, int]]:
    return [(text[start:end], cells) for start, end, cells in split_graphemes(text)[0]]


def plain(text: str) -> Content:
    """The text for Static, Label, Button, Option, `border_title` and `update()`: shown as it is, never as markup."""
    return Content(_safe(text))


def cell(text: str) -> Text:
    """The text for a DataTable cell or header, or a Tree label, which need rich's own kind."""
    return Text(_safe(text))


def escaped(text: str) -> str:
    """The text for the few places that take only a markup string, such as the palette's help."""
    return _line(text).replace("[", "\\[")


def width(text: str) -> int:
    """How many cells the text takes on one line."""
    return len(text) if _EACH_A_CELL.fullmatch(text) else cell_len(_line(text))


def widths(texts: Collection[str]) -> list[int]:
    """How many cells each of the texts takes; of thousands at once far quicker than one after the other."""
    return list(map(len if _EACH_A_CELL.fullmatch("".join(texts)) else width, texts))


def strip_within(strip: Strip) -> Strip:
    """A row of a field that measures its text itself: drawn as any other, in as many cells as it counts for it."""
    if _UNSAFE.search(strip.text) is None:
        return strip
    return Strip([Segment(_within(segment.text), segment.style, segment.control) for segment in strip])


def _within(text: str) -> str:
    return "".join(_filling(piece, cells) for piece, cells in _graphemes(text))


def _filling(piece: str, cells: int) -> str:
    shown = ""
    for part, wide in _graphemes(_line(piece)):
        if wide > cells:
            break
        shown, cells = shown + part, cells - wide
    return shown + " " * cells


@_cached
def _fit(text: str, width: int) -> str:
    if width < 1:
        return ""
    start = _line(text[: (width + 1) * _GRAPHEME_LENGTH])
    if len(text) <= (width + 1) * _GRAPHEME_LENGTH and cell_len(start) <= width:
        return start
    kept: list[str] = []
    room = width - 1
    for piece, cells in _graphemes(start):
        if cells > room:
            break
        kept.append(piece)
        room -= cells
    return "".join(kept).rstrip() + ELLIPSIS


def fit(text: str, width: int) -> str:
    """The text on one line of at most `width` cells, its end cut to … where it is longer."""
    return text if len(text) <= width and _EACH_A_CELL.fullmatch(text) else _fit(text, width)


def pad(text: str, width: int) -> str:
    """The text on one line of exactly `width` cells: cut with … or filled with spaces."""
    if len(text) <= width and _EACH_A_CELL.fullmatch(text):
        return text.ljust(width)
    fitted = _fit(text, width)
    return fitted + " " * (width - cell_len(fitted))


def _broken(word: str, width: int) -> list[str]:
    if word.isascii():
        return [word[place : place + width] for place in range(0, len(word), width)]
    lines: list[str] = []
    part: list[str] = []
    room = width
    for piece, cells in _graphemes(word):
        if cells > width:
            piece, cells = ELLIPSIS, 1
        if cells > room:
            lines.append("".join(part))
            part, room = [], width
        part.append(piece)
        room -= cells
    return [*lines, "".join(part)]


def _wrapped_line(line: str, width: int) -> list[str]:
    if cell_len(line) <= width:
        return [line.rstrip(" ")]
    lines: list[str] = []
    part = ""
    part_cells = 0
    place = 0
    while place < len(line):
        gap = _BREAK.match(line, place)
        spaces = gap.group() if gap else ""
        start = place + len(spaces)
        following = _BREAK.search(line, start)
        place = following.start() if following else len(line)
        word = line[start:place]
        if not word:
            break
        word_cells, space_cells = cell_len(word), cell_len(spaces)
        if part_cells + space_cells + word_cells <= width:
            part += spaces + word
            part_cells += space_cells + word_cells
            continue
        if part:
            lines.append(part)
        *whole, part = _broken(word, width) if word_cells > width else [word]
        lines.extend(whole)
        part_cells = cell_len(part)
    return [*lines, part]


@_cached
def _wrap(text: str, width: int) -> tuple[str, ...]:
    if width < 1:
        return ()
    return tuple(part for line in _safe(text).split("\n") for part in _wrapped_line(line, width))


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, broken between words and at its own newlines.

    A word longer than a line is broken between graphemes. A picture wider than the whole line becomes …; with no
    width at all there are no lines.
    """
    return list(_wrap(text, width))


def wrap_parts(text: str, apart: str, room: int) -> list[str]:
    """The text in lines of at most `room` cells, broken only where a part of it ends: `apart` stands between two.

    A part longer than a line is broken as any words are.
    """
    lines: list[str] = []
    for part in text.split(apart) if text else ():
        if lines and width(f"{lines[-1]}{apart}{part}") <= room:
            lines[-1] += f"{apart}{part}"
        else:
            lines += wrap(part, room)
    return lines
