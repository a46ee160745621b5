"""Cleaning of what people type, paste and import."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from exercises.kernel.expression import expression
from exercises.kernel.unseen import needed_unseen, without_unseen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MARKS_A_LETTER = 8
_JOINER = "\u200d"
_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_STAYS = " -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027"
"""Letters and signs that are composed and stay as they are, so that thousands of notes need no closer look."""
_PLAIN, _PLAIN_LINES = expression(f"[{_STAYS}]*"), expression(f"[\n{_STAYS}]*")
_MACRONS_AND_SUCH = expression("[\u0300-\u034e\u0350-\u036f]+")
"""The marks that are common; each combines with the letter before it."""
_USUAL = expression(
    "[\x00-\x7f\u00c0-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0300-\u034e\u2013-\u2019\u201c\u201d]*"
)
"""Letters and signs that stand for themselves, but for their marks."""
_NOT_A_FRACTION = expression("[^\u00b2\u00b3\u00b9\u00bc-\u00be\u2070\u2074-\u2079\u2080-\u2089\u2150-\u215f\u2189]+")
APOSTROPHES = "\u02bb\u02bc\u00b4\u2018\u2019\u201b\u2032\ua78c\uff07"
"""Signs that people type for a plain apostrophe."""
_ONE_SIGN = str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys("\u2010\u2011\u2212", "-")})
WITHOUT_STROKE = str.maketrans(
    {"\u0131": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
)
"""Letters that no decomposition leads back to those that are typed for them, the i without a dot among them."""
_LATIN = expression("[A-Za-z\u00c0-\u024f]")
_LIKE_LATIN = expression("[\u0370-\u052f]")
_LETTERS = expression(r"[^\W\d_]+")
_LOOKS_LIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοινυκ", "ABESIJKMHOPCTYXaesijopcyxhdqwABEZHIKMNOPTYXaoivuk"
)
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
    """What may be kept of a typed, pasted or imported text: composed (NFC), no control and nothing that only hides,
    tabs as spaces, at most eight marks a letter, lone surrogates as U+FFFD.

    What shows nothing stays where a letter or an emoji needs it (`unseen.py`). Line ends become one space each unless
    `lines` is true, which keeps them as newlines. Idempotent.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    return _safe(text, lines, needed_unseen)


def as_kept(text: str, *, lines: bool = False) -> str:
    """The same for a text out of a file of ours, which is read as it is: what shows nothing stays, but for bidi
    overrides and invisible tags."""
    return _safe(text, lines, str)


def _safe(text: str, lines: bool, of_unseen: Callable[[str], str]) -> str:
    spaced = text if lines else text.replace("\n", " ")
    if (_PLAIN_LINES if lines else _PLAIN).fullmatch(spaced):
        return spaced.strip()
    text = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    for ending in _LINE_ENDS:
        text = text.replace(ending, "\n")
    text = text.replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    text = "".join(character for character in text if _kept(character))
    before = ""
    while before != text:
        before, text = text, unicodedata.normalize("NFC", _few_marks(of_unseen(text)))
    return text.strip()


def clean_data(value: Any, how: Callable[..., str] = clean) -> Any:
    """The same data with every string in it cleaned, line ends kept; keys are cleaned too. Itself, where nothing in it
    would change."""
    return value if _is_clean(value, how) else _cleaned(value, how)


def _is_clean(value: Any, how: Callable[..., str]) -> bool:
    """Whether cleaning would leave everything in it as it is, as it does nearly always."""
    waiting = [value]
    for one in waiting:  # which grows as it is gone through
        kind = type(one)
        if kind is str:
            plain = one.isascii() and one.isprintable()
            if (one.strip() if plain else how(one, lines=True)) != one:
                return False
        elif kind is dict:
            if not _FIELDS.issuperset(one):
                for key in one:
                    if type(key) is not str or _clean_key(key, how) != key:
                        return False
                    if key.isascii() and key.isidentifier():
                        _FIELDS.add(key)
            waiting += one.values()
        elif kind is list:
            waiting += one
        elif kind not in _NO_WORDS:
            return False
    return True


_NO_WORDS = frozenset({int, float, bool, type(None)})
_FIELDS: set[str] = set()
"""Names that stay as they are, as nearly every one is the name of a field."""


def _cleaned(value: Any, how: Callable[..., str]) -> Any:
    if isinstance(value, str):
        return value.strip() if value.isascii() and value.isprintable() else how(value, lines=True)
    if isinstance(value, dict):
        return {_clean_key(key, how): _cleaned(item, how) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item, how) for item in value]
    return value


@lru_cache(1024)
def _clean_key(key: Any, how: Callable[..., str]) -> str:
    # Nearly every key is the name of a field, which nothing would change.
    return key if isinstance(key, str) and key.isascii() and key.isidentifier() else how(str(key))


_STOPPED = expression(r"(?:[^:]*\s)?[^\s:.!]*[\w)][.!]")


def without_stop(line: str) -> str:
    """The line without the full stop, or "!", that ends it out of habit; itself where it has a colon, behind which
    words stay as they are."""
    said = line.strip()
    return said[:-1] if _STOPPED.fullmatch(said) else line


def folded(text: str) -> str:
    """The text as search and completion compare it (NFKC): no case, no macrons or other marks, nothing that shows
    nothing, one space between words."""
    if text.isascii():
        return " ".join(text.lower().split())
    text = text.replace("’", "'").replace("‘", "'")
    if _USUAL.fullmatch(text):
        text = unicodedata.normalize("NFD", text)
    else:
        text = compatible(without_unseen(one_script(text)).translate(_ONE_SIGN))
    bare = _MACRONS_AND_SUCH.sub("", text)
    if bare.isascii():
        return " ".join(bare.lower().split())
    bare = "".join(c for c in bare if c.isascii() or not unicodedata.combining(c))
    return " ".join(
        unicodedata.normalize("NFC", bare).casefold().translate(_ONE_SIGN).translate(WITHOUT_STROKE).split()
    )


def one_script(text: str) -> str:
    """The text as long, with Latin letters for the Greek and Cyrillic ones that look like them, in words that have
    both."""
    parts, end = [], 0
    for hit in _LIKE_LATIN.finditer(text):
        first = hit.start()
        if first < end:
            continue
        while first > end and _LETTERS.match(text[first - 1]):
            first -= 1
        word = _LETTERS.match(text, first)
        if word is not None and _LATIN.search(word[0]):
            parts += [text[end:first], word[0].translate(_LOOKS_LIKE)]
            end = word.end()
    return "".join([*parts, text[end:]]) if parts else text


def compatible(text: str) -> str:
    """The text with each character as the plain ones that it stands for and its marks apart (NFKD): full-width and
    mathematical letters, ligatures. A fraction and a raised digit stay
    one sign, for they are no plain numbers."""
    return _NOT_A_FRACTION.sub(lambda one: unicodedata.normalize("NFKD", one[0]), text)


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


def says_the_same(one: str, other: str) -> bool:
    """Whether two texts say the same. Of two with something in brackets, in place of a name, nobody knows: they may
    have said two things before it was taken out, and stay two."""
    return "[" not in one and folded(one) == folded(other)


def listed(words: list[str] | tuple[str, ...], *, joiner: str = "and") -> str:
    """The words in one sentence part: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"


def sentence(text: str) -> str:
    """Somebody's words with a full stop, where they end in nothing of the kind."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def capital(text: str) -> str:
    """Words as a sentence begins."""
    return f"{text[:1].upper()}{text[1:]}"


def opening_line(who: str, whom: str, by: str, words: str) -> str:
    """How a conversation that two will have opens, in one line: who begins it with whom, by when, and the words."""
    said = f"“{words}”" if words else "no opening line yet"
    return f"{capital(who)} to {whom}{f', {by}' if by else ''}: {said}"


def in_one_line(text: str, between: str = " / ") -> str:
    """The text in one line, with that where it had a line end of its own."""
    return between.join(text.splitlines())


def cut(text: str, rows: int, columns: int) -> str:
    """The text as it fits into so many rows of a screen, with … where it goes on."""
    import textwrap

    lines = textwrap.wrap(text, columns)
    if len(lines) <= rows:
        return text
    shown, end = " ".join(lines[:rows]), columns * rows - 2
    while 0 < end < len(shown) and _goes_on(shown, end):
        end -= 1
    return f"{shown[:end]} …"


def _goes_on(text: str, at: int) -> bool:
    """Whether what stands there is part of the letter or the emoji before it."""
    sign = text[at]
    joined = _JOINER in (sign, text[at - 1])
    return joined or "\U0001f3fb" <= sign <= "\U0001f3ff" or unicodedata.category(sign) in ("Mn", "Me", "Mc")
