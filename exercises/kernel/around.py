"""Words that were found, with those around them."""

from __future__ import annotations

import unicodedata

from exercises.kernel.expression import expression
from exercises.kernel.text import folded

_A_LETTER_EACH = expression(r"(?!\s)(?:[!-~āēīōūĀĒĪŌŪ’‘“”–—…]|[ \n](?!\s|\Z))*")
"""A text each of whose characters is one when it is compared, as nearly all that people write here."""
AROUND = 40
"""Characters shown on each side of what was found."""


def around(words: str, text: str, wide: int = AROUND) -> str:
    """The words where they stand first in the text, with those around, on one line."""
    bare, places = _bare(text)
    wanted = folded(words)
    start = bare.find(wanted)
    if start < 0:
        for vowel in "aeiou":
            wanted = wanted.replace(vowel * 2, vowel)
        start = max(0, bare.find(wanted))
    first = places[start] if places else 0
    last = places[min(start + len(wanted), len(places)) - 1] + 1 if places else 0
    begin, end = max(0, first - wide), min(len(text), last + wide)
    if begin and " " in text[begin:first]:
        begin = text.index(" ", begin) + 1
    if end < len(text) and " " in text[last:end]:
        end = text.rindex(" ", last, end)
    said = " ".join(text[begin:end].split())
    return f"{'…' if begin else ''}{said}{'…' if end < len(text) else ''}"


def _bare(text: str) -> tuple[str, list[int]]:
    """The text as search compares it, and for each of its characters where it stands in the text itself."""
    if _A_LETTER_EACH.fullmatch(text):
        return folded(text), list(range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isspace():
            plain = " " if letters and letters[-1] != " " else ""
        else:
            apart = unicodedata.normalize("NFD", character)
            kept = "".join(one for one in apart if not unicodedata.combining(one))
            plain = unicodedata.normalize("NFC", kept).casefold().replace("’", "'").replace("‘", "'")
        letters += plain
        places += [place] * len(plain)
    return "".join(letters), places
