"""Finds a name in a text however it was typed, and puts other words there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from exercises.kernel.expression import expression
from exercises.kernel.text import APOSTROPHES, WITHOUT_STROKE, clean, compatible, one_script
from exercises.kernel.unseen import UNSEEN

_MACRON = "\u0304"
_VOWELS = "aeiou"
_ENGLISH_TOO = "eo"
_DASHES = r"[-\u2010-\u2015\u2212]"
_APOSTROPHES = f"['`{APOSTROPHES}]"
_SIGNS = {
    " ": rf"(?:\s|{_DASHES})+",
    **dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", rf"(?:{_DASHES}|\s+)"),
    **dict.fromkeys(f"'`{APOSTROPHES}", _APOSTROPHES),
}
"""Signs that stand for each other: a dash is a dash, an apostrophe an apostrophe, and a space may be a dash."""
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""The letters of Thai, Lao, Burmese, Korean, Khmer, Japanese and Chinese: no space parts a name from its neighbours."""
JOINED = "\u0590-\u05ff\u0600-\u06ff"
"""The letters of Hebrew and Arabic, which write and, to, in and like as a letter of the word that follows."""
_BEFORE = rf"(?<![^\W_{JOINED}{UNSPACED}])"
_BEHIND = rf"(?![^\W_{JOINED}{UNSPACED}])"
_WORD_BEGINS = rf"(?<![^\W_{UNSPACED}])"
_WORD_ENDS = rf"(?![^\W_{UNSPACED}])"
_BEHIND_A_JOINED_WORD = (
    rf"(?:{_WORD_BEGINS}|(?<={_WORD_BEGINS}[\u05d1\u05d4\u05d5\u05db\u05dc\u05de\u05e9\u0628\u0641\u0643\u0644\u0648]))"
)
_SYLLABLE_ENDS = r"(?![\u11a8-\u11ff])"
_IS_UNSPACED = expression(f"[{UNSPACED}]")
_IS_JOINED = expression(f"[{JOINED}{UNSPACED}]")
_OTHER_LETTER = expression(r"[^\x00-\x7f]")
WORD = expression(rf"[^\W_{JOINED}{UNSPACED}]+|[{JOINED}]+|[{UNSPACED}]+")
_ASCII = 128
_KEPT = 4096
"""How many characters are remembered with their plain letters."""
_LONG_VOWEL = expression(r"([aeiou])\1+")
_SHORT = 4
"""Shorter names take no double e or o for a single one, for Ben is not been."""


def letters(text: str) -> tuple[str, Sequence[int]]:
    """The text as names are compared, and where in the text each letter of that begins; the end is last.

    No case, no marks, nothing that shows nothing; a letter of another width or face is a letter (NFKC). A
    vowel with a macron is a capital, so that it can be told from one without.
    """
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    text = one_script(text)
    found: list[str] = []
    places: list[int] = []
    end = 0
    for hit in _OTHER_LETTER.finditer(text):
        place, character = hit.start(), hit[0]
        found.extend(text[end:place].lower())
        places.extend(range(end, place))
        end = place + 1
        bare, long = _without_marks(character)
        if bare:
            found.extend(bare.upper() if long and bare in _VOWELS else bare)
            places.extend([place] * len(bare))
        elif long and found and found[-1] in _VOWELS:
            found[-1] = found[-1].upper()
    found.extend(text[end:].lower())
    places.extend(range(end, len(text) + 1))
    return "".join(found), places


def plain_letters(text: str) -> str:
    """The text without case or marks, long vowels told from short ones no more; much quicker than `letters`."""
    if text.isascii():
        return text.lower()
    return one_script(text).translate(_PLAIN).lower()


class _Plain(dict[int, int | str]):
    """Each character's plain letters, as `str.translate` asks for them; a text has few that are not in it yet."""

    def __missing__(self, code: int) -> int | str:
        plain = code if code < _ASCII else _without_marks(chr(code))[0]
        if len(self) < _KEPT:
            self[code] = plain
        return plain


_PLAIN = _Plain()


@lru_cache(maxsize=_KEPT)
def _without_marks(character: str) -> tuple[str, bool]:
    """A character's plain letters (NFKC) without case or marks, none for one that shows nothing, and whether a macron
    was among the marks."""
    if character in APOSTROPHES:
        return "'", False
    if UNSEEN.match(character):
        return "", False
    parts = compatible(character)
    bare = "".join(part for part in parts if not unicodedata.combining(part)).casefold().translate(WITHOUT_STROKE)
    return bare, _MACRON in parts


def words_in(text: str) -> list[str]:
    """The text's words as names are looked up by them: plain, their vowels short, for their length is written in
    several ways."""
    return [short(word) for word in WORD.findall(plain_letters(text))]


def first_word(name: str) -> str:
    """The first word of a name as it is looked up; "" for one that begins with a sign, or with a letter that may stand
    in the midst of a word of the text."""
    plain = " ".join(plain_letters(clean(name)).split())
    word = None if _IS_JOINED.match(plain) else WORD.match(plain)
    return short(word[0]) if word is not None else ""


def short(word: str) -> str:
    """A plain word with its long vowels short."""
    return _LONG_VOWEL.sub(r"\1", word)


def form(name: str) -> str:
    """What the name looks like among the letters of a text, as a regular expression without its edges.

    Māori vowels are long with a macron, doubled, or left plain by those who cannot type it: each finds the others.
    English doubles e and o for sounds of their own, so that Moore is not more, and Ben is not been.
    """
    word = " ".join(letters(clean(name))[0].split())
    found: list[str] = []
    place = 0
    while place < len(word):
        letter = word[place].lower()
        if letter not in _VOWELS:
            found.append(_SIGNS.get(letter, re.escape(letter)))
            place += 1
            continue
        doubled = word[place + 1 : place + 2].lower() == letter
        long = word[place].isupper()
        both = f"{letter}{letter}|{letter.upper()}"
        if letter not in _ENGLISH_TOO or long:
            found.append(f"(?:{both}|{letter})")
        elif doubled:
            found.append(f"(?:{both})")
        else:
            found.append(f"(?:{both}|{letter})" if len(word) >= _SHORT else f"[{letter}{letter.upper()}]")
        place += 2 if doubled else 1
    return "".join(found)


def edged(name: str) -> re.Pattern[str]:
    """The expression for a name as words of their own: no letter or digit stands on either side, but where its script
    puts no spaces between words. A single letter of those is a name only where it stands alone."""
    inside, plain = form(name), " ".join(compatible(clean(name)).split())
    if len(clean(name)) < 2 and _IS_UNSPACED.match(plain):
        return re.compile(rf"(?<![^\W_])(?:{inside})(?![^\W_])")
    before = "" if _IS_UNSPACED.match(plain) else _BEHIND_A_JOINED_WORD if _IS_JOINED.match(plain) else _BEFORE
    last = plain[-1:]
    behind = _SYLLABLE_ENDS if _IS_UNSPACED.match(last) else _WORD_ENDS if _IS_JOINED.match(last) else _BEHIND
    return re.compile(rf"{before}(?:{inside}){behind}")


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    return edged(name)


def _spans(name: str, text: str) -> list[tuple[int, int]]:
    found, places = letters(text)
    return [(places[hit.start()], places[hit.end()]) for hit in _pattern(name).finditer(found)]


def stands(name: str, text: str) -> bool:
    """Whether the name stands in the text as words of its own."""
    return bool(name) and bool(_spans(name, text))


def taken_out(text: str, name: str, instead: str) -> str:
    """The text with the other words, in brackets, wherever the name stood; a possessive 's stays."""
    if not name or not text:
        return text
    parts: list[str] = []
    end = 0
    for first, last in _spans(name, text):
        parts += [text[end:first], f"[{bare(instead)}]"]
        end = last
    return "".join([*parts, text[end:]])


def taken_out_everywhere(value: Any, name: str, instead: str) -> Any:
    """The same plain data with the name taken out of every string in it."""
    if isinstance(value, str):
        return taken_out(value, name, instead)
    if isinstance(value, Mapping):
        return {key: taken_out_everywhere(item, name, instead) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [taken_out_everywhere(item, name, instead) for item in value]
    return value


def bare(instead: str) -> str:
    """The words without the brackets they may have been typed with."""
    return " ".join(clean(instead.replace("[", " ").replace("]", " ")).split())


def has_letters(name: str) -> bool:
    """Whether there is a letter in it, so that no number and no sign is taken for a name."""
    return any(character.isalpha() for character in compatible(name))
