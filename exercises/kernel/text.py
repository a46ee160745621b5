"""Cleaning of what people type, paste and import."""

from __future__ import annotations

import unicodedata
from typing import Any

from exercises.kernel.expression import expression

_MARKS_A_LETTER = 8
_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_PLAIN = expression("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*")
"""Letters and signs that are composed and stay as they are, so that thousands of notes need no closer look."""
_MACRONS_AND_SUCH = expression("[\u0300-\u034e\u0350-\u036f]+")
"""The marks that are common; each combines with the letter before it."""
_LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029", "\x85")


def _kept(character: str) -> bool:
    code = ord(character)
    if character == "\n":
        return True
    if unicodedata.category(character) == "Cc" or code in _BIDI or code == 0xFEFF:
        return False
    return not (0xE0000 <= code <= 0xE007F or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE)


def _few_marks(text: str) -> str:
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if run <= _MARKS_A_LETTER:
            kept.append(character)
    return "".join(kept)


def clean(text: str, *, lines: bool = False) -> str:
    """What may be kept of a typed, pasted or imported text: composed (NFC), no control, bidi-override or
    invisible tag characters, tabs as spaces, at most eight marks a letter, lone surrogates as U+FFFD.

    Line ends become one space each unless `lines` is true, which keeps them as newlines. Idempotent.
    """
    if _PLAIN.fullmatch(text):
        return text.strip()
    text = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    for ending in _LINE_ENDS:
        text = text.replace(ending, "\n")
    text = text.replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    text = "".join(character for character in text if _kept(character))
    before = ""
    while before != text:
        before, text = text, unicodedata.normalize("NFC", _few_marks(text))
    return text.strip()


def clean_data(value: Any) -> Any:
    """The same data with every string in it cleaned, line ends kept; keys are cleaned too."""
    if isinstance(value, str):
        return clean(value, lines=True)
    if isinstance(value, dict):
        return {clean(str(key)): clean_data(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [clean_data(item) for item in value]
    return value


def folded(text: str) -> str:
    """The text as search and completion compare it: no case, no macrons or other marks, one space between words."""
    if text.isascii():
        return " ".join(text.lower().split())
    bare = _MACRONS_AND_SUCH.sub("", unicodedata.normalize("NFD", text))
    if bare.isascii():
        return " ".join(bare.lower().split())
    bare = "".join(c for c in bare if c.isascii() or not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", bare).casefold().replace("’", "'").replace("‘", "'").split())


def matches(sought: str, text: str) -> bool:
    """Whether `text` begins, or any word in it begins, with `sought`, ignoring case and macrons."""
    wanted, there = folded(sought), folded(text)
    return bool(wanted) and (there.startswith(wanted) or f" {wanted}" in f" {there}")


def contains(sought: str, text: str) -> bool:
    """Whether `sought` stands anywhere in `text`, ignoring case and macrons; "whaanau" finds whānau too."""
    plain = folded(text)
    return any(one in plain for one in spellings(sought))


def spellings(words: str) -> list[str]:
    """The words as they are sought: without case and macrons, and with single vowels for doubled ones; none for no
    words."""
    wanted = single = folded(words)
    for vowel in "aeiou":
        single = single.replace(vowel * 2, vowel)
    return list(dict.fromkeys(filter(None, (wanted, single))))


def count(number: float) -> str:
    """A number as the room reads it: 4, 0.5, 2.5; never 4.0."""
    return str(int(number)) if float(number).is_integer() else f"{number:g}"


def plural(number: float, one: str, many: str = "") -> str:
    """The number with its noun: 1 chair, 2 chairs, 0.5 contacts."""
    return f"{count(number)} {one if number == 1 else many or f'{one}s'}"


def listed(words: list[str] | tuple[str, ...], *, joiner: str = "and") -> str:
    """The words in one sentence part: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"


def cut(text: str, rows: int, columns: int) -> str:
    """The text as it fits into so many rows of a screen, with … where it goes on."""
    import textwrap

    lines = textwrap.wrap(text, columns)
    return text if len(lines) <= rows else f"{' '.join(lines[:rows])[: columns * rows - 2]} …"
