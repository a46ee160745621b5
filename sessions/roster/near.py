"""Forms near a name, which may be somebody: joined, parted, with an s, an initial for the first name.

Whetū as Whe-tū or W h e t ū, Mary Ann as Maryann or Mary/Ann, O'Brien as OBrien, Jane Brown as J Brown, Priya as
Priyas. They are listed for somebody to read, and changed only once somebody said that it is them. A part of a name that
stands alone (`alone.py`) is the last that is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from exercises.kernel.expression import expression
from exercises.kernel.names_in_text import JOINED, UNSPACED, WORD, letters
from exercises.kernel.text import clean
from sessions.roster.alone import Alone, Part
from sessions.roster.keeping import Known
from sessions.roster.ordinary import is_a_word

_PART = expression(rf"[^\W_{JOINED}{UNSPACED}]+(?:['`][^\W_{JOINED}{UNSPACED}]+)*|[{JOINED}]+|[{UNSPACED}]+")
_LONG = expression(r"([aiu])\1+")
_JOINT = expression(r"[-\u2010-\u2015\u2212/'.\u00b7]?\s{0,2}")
"""What may stand between two parts of one name: a hyphen at a line's end, a slash, a space between letters."""
_COMMA = expression(r",?\s{1,2}|\.\s{0,2}")
_SHORTEST = 4
"""Letters of a name that is looked for in parts or joined: shorter ones stand in too many words."""
_LONGEST_LAST = 3
_Found = tuple[int, int, Known]
Place = Part
"""As in a part of a name, by the characters of the text."""
_Words = Sequence[tuple[int, int, str]]


def _plain(text: str) -> tuple[str, Sequence[int]]:
    found, places = letters(text)
    return found.lower(), places


def _parts(name: str) -> list[list[str]]:
    """The parts of a name, each with its words: O'Brien is one part of two."""
    parts = _PART.findall(_plain(clean(name))[0])
    return [[_LONG.sub(r"\1", word) for word in WORD.findall(part)] for part in parts]


def _joined(part: list[str]) -> list[str]:
    """A part as those write it who leave its apostrophe out; as it is where little would be left of it."""
    whole = _LONG.sub(r"\1", "".join(part))
    return [whole] if len(whole) >= _SHORTEST else part


def _has_capital(letter: str) -> bool:
    """Whether a word that begins so may be a name by that: also where its script has no capitals."""
    return letter.isupper() or (letter.isalpha() and letter.upper() == letter.lower())


class Near:
    """Looks for what is near anybody's name."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._whole: dict[str, Known] = {}
        self._beginnings: set[str] = set()
        self._pairs: dict[tuple[str, str], Known] = {}
        self._alone_parts = Alone()
        for one in known:
            for name in one.names:
                named = _parts(name)
                self._alone_parts.add(named, one)
                if any(len(part) > 1 for part in named):
                    self._alone_parts.add([_joined(part) for part in named], one)
                parts = [*chain(*named)]
                whole = "".join(parts)
                if len(whole) >= _SHORTEST:
                    self._whole.setdefault(whole, one)
                    self._beginnings.update(whole[:end] for end in range(1, len(whole)))
                if len(parts) > 1 and len(parts[-1]) >= _LONGEST_LAST:
                    first, last = parts[0], parts[-1]
                    for pair in ((first[0], last), (last, first[0]), (last, first)):
                        self._pairs.setdefault(pair, one)

    def places(self, text: str) -> Iterator[Place]:
        """Every form near a name, names themselves among them; one of an ordinary word only with its capital. Then
        every part that stands alone, also where it is within one of them."""
        bare, places = _plain(text)
        words = [(word.start(), word.end(), _LONG.sub(r"\1", word[0])) for word in WORD.finditer(bare)]
        capital = [_has_capital(text[places[begins]]) for begins, _, _ in words]
        for at in range(len(words)):
            found = (
                self._alone(words, at)
                or self._in_parts(bare, words, at, capital=capital[at])
                or (self._paired(bare, words, at) if all(capital[at : at + 2]) else None)
            )
            if found is not None:
                begins, ends, known = found
                first, last = places[begins], places[ends]
                if _has_capital(text[first]) or not (known.as_written or is_a_word(known.real)):
                    yield first, last, known, False
        upper = [text[places[begins]].isupper() for begins, _, _ in words]
        for begins, ends, known, sure in self._alone_parts.parts(bare, words, capital, upper):
            yield places[begins], places[ends], known, sure

    def _alone(self, words: _Words, at: int) -> _Found | None:
        begins, ends, word = words[at]
        half = len(word) // 2
        twice = word[:half] if word[:half] == word[half:] else ""
        for one in (word, word.removesuffix("s"), twice):
            if one in self._whole:
                return begins, ends, self._whole[one]
        return None

    def _in_parts(self, bare: str, words: _Words, at: int, *, capital: bool) -> _Found | None:
        """Several words that are one name together, as long as each goes on with it; parted by spaces alone with a
        capital, or letter by letter."""
        begins, ends, joined = words[at]
        alone = len(joined) == 1
        for start, end, word in words[at + 1 :]:
            if joined not in self._beginnings or _JOINT.fullmatch(bare, ends, start) is None:
                return None
            spaced = bare[ends:start].isspace()
            if spaced and (alone != (len(word) == 1) or not (alone or capital)):
                return None
            joined, ends = joined + word, end
            for one in (joined, joined.removesuffix("s")):
                if one in self._whole:
                    return begins, ends, self._whole[one]
        return None

    def _paired(self, bare: str, words: _Words, at: int) -> _Found | None:
        """An initial before the last name, or the last name first."""
        if at + 1 >= len(words):
            return None
        (begins, end, first), (start, ends, last) = words[at], words[at + 1]
        if _COMMA.fullmatch(bare, end, start) is None:
            return None
        known = self._pairs.get((first, last))
        return (begins, ends, known) if known is not None else None
