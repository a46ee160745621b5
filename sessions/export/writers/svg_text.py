"""Words in a picture: how wide they are, where a line ends, and their SVG.

No program of ours draws these letters, so that widths are guesses on the wide side: a line may end a little early, and
never runs out of its box with the fonts that computers come with.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from html import escape

from exercises.kernel.expression import expression
from exercises.leaving.isolating import OPENS, in_each
from sessions.export.writers.xml_text import legal

FONTS = "Arial, Helvetica, sans-serif"
INK, QUIET, PAPER = "#111111", "#444444", "#ffffff"
"""On paper, ink reads at 18.9 to 1 and quiet at 9.7 to 1."""
LEADING = 1.35
"""A line's height in the height of its letters."""
_BOLD = 1.12
_NARROW = frozenset("ijl.,:;'|!()[] fIrt/\\’‘-`")
_WIDE = frozenset("mwMW@%—…")
_JOINER = "\u200d"
_WORDS = expression(r"\S+\s*|\s+")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the words are at most, in the units of their size."""
    # Not `sum`, which rounds otherwise in some Pythons.
    return math.fsum(map(_letter, text)) * size * (_BOLD if bold else 1)


@lru_cache(1024)
def _letter(letter: str) -> float:
    if letter in _NARROW:
        return 0.42
    if letter in _WIDE:
        return 1.02
    if letter < "\u0080":
        return 0.78 if letter.isupper() else 0.65
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F") or letter >= "\U00010000":
        return 1.4
    return 0.82 if letter.isupper() or letter.islower() else 1.0


def lines(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The words in lines that fit; put together again they are the text, its own line ends as spaces."""
    made: list[str] = []
    for line in legal(text).split("\n"):
        made += _folded(line, room, size, bold)
        made[-1] += " "
    made[-1] = made[-1][:-1]
    return in_each(made) if OPENS in text else made


def _folded(line: str, room: float, size: float, bold: bool) -> list[str]:
    made = [""]
    for word in _WORDS.findall(line):
        for piece in _pieces(word, room, size, bold):
            if made[-1] and width((made[-1] + piece).rstrip(), size, bold=bold) > room:
                made.append("")
            made[-1] += piece
    return made


def _pieces(word: str, room: float, size: float, bold: bool) -> Iterable[str]:
    """The word whole, or in pieces when no line takes it; a letter is never parted from its marks."""
    if width(word.rstrip(), size, bold=bold) <= room:
        return [word]
    pieces = [""]
    for cluster in clusters(word):
        if pieces[-1] and width((pieces[-1] + cluster).rstrip(), size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += cluster
    return pieces


def clusters(word: str) -> Iterable[str]:
    """The word in what people take for one letter each: marks, joined emoji and flags stay whole."""
    made: list[str] = []
    flags = 0
    for letter in word:
        flag = "\U0001f1e6" <= letter <= "\U0001f1ff"
        joined = (
            unicodedata.category(letter) in ("Mn", "Me", "Mc", "Cf")
            or "\U0001f3fb" <= letter <= "\U0001f3ff"
            or (flag and flags % 2 == 1)
        )
        flags = flags + 1 if flag else 0
        if made and (joined or made[-1].endswith(_JOINER)):
            made[-1] += letter
        else:
            made.append(letter)
    return made


def number(value: float) -> str:
    """A length in the file: a tenth of a unit is as fine as anybody sees."""
    return f"{value:.1f}".removesuffix(".0")


def element(name: str, content: str = "", **attributes: str | float) -> str:
    """An element; `content` is SVG already. In the names of attributes _ stands for -, and __ for :."""
    told = "".join(
        f' {key.replace("__", ":").replace("_", "-")}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def block(
    lines: list[str], x: float, y: float, size: float, *, bold: bool = False, ink: str = INK, anchor: str = ""
) -> str:
    """Lines under each other, the first with its top at `y`."""
    rows = "".join(
        element("tspan", escape(line, quote=False), x=x, y=y + size + place * size * LEADING) if line.strip() else ""
        for place, line in enumerate(lines)
    )
    if not rows:
        return ""
    more = {**({"font_weight": "bold"} if bold else {}), **({"text_anchor": anchor} if anchor else {})}
    return element("text", rows, font_size=size, fill=ink, xml__space="preserve", **more)


def height(lines: list[str], size: float) -> float:
    """How high the lines stand."""
    return len(lines) * size * LEADING


def drawing(name: str, title: str, says: str, wide: float, high: float, content: list[str]) -> str:
    """A whole picture. `name` is in front of every id in it, so that several can stand on one page."""
    head = (
        element("title", escape(legal(title), quote=False) or "A picture", id=f"{name}-title"),
        element("desc", escape(legal(says), quote=False), id=f"{name}-desc"),
        element("rect", width=wide, height=high, fill=PAPER),
    )
    about = f'role="group" aria-labelledby="{name}-title" aria-describedby="{name}-desc"'
    size = f'width="{number(wide)}" height="{number(high)}" viewBox="0 0 {number(wide)} {number(high)}"'
    inside = "\n".join((*head, *filter(None, content)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} lang="en-NZ" font-family="{FONTS}" {about}>\n{inside}\n</svg>'
    )
