"""Finds every name of a roster in a text, and puts what stands for it there. Refuses to know what the text is.

A word of the text is looked up among the names' first words, and only the few names that begin so are tried there:
a long roster over a large file costs little more than reading the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exercises.text import clean
from exercises.wall.spelling import edged, form, letters
from sessions.roster.keeping import Known, Roster, digest_of

_WORD = re.compile(r"[^\W_\u02bb\u02bc]+")
"""Letters and digits in a row; the two signs stand for an apostrophe in Polynesian names and part words as it does."""
_LONG_VOWEL = re.compile(r"([aeiou])\1+")

AROUND = 40
"""Characters shown on either side of a hit."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a name stands."""

    known: Known
    found: str
    """As it is written there."""
    before: str
    after: str
    first: int
    last: int
    """Where it begins and ends in its text."""

    @property
    def digest(self) -> str:
        """What an answer to it is kept under."""
        return digest_of(self.known.real, self.found, self.before, self.after)


class Finder:
    """Looks for everybody on a roster at once: whole words, any case, with or without macrons, long vowels doubled."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        named = [(name, known) for known in roster.known for name in known.names]
        # Longer names first, so that Mary Rose is found before Mary.
        named.sort(key=lambda pair: -len(pair[0]))
        self._named = [_Name(name, known) for name, known in named]
        self._by_start: dict[str, list[_Name]] = {}
        self._signs_first: list[_Name] = []
        for one in self._named:
            if one.start:
                self._by_start.setdefault(one.start, []).append(one)
            else:
                self._signs_first.append(one)
        self._seen: dict[str, list[_Name]] = {}

    def _beginning(self, word: str) -> list[_Name]:
        """The names that may begin with that word of a text."""
        known = self._seen.get(word)
        if known is None:
            if len(self._seen) >= _WORDS_KEPT:
                self._seen.clear()
            known = self._seen[word] = self._by_start.get(_start(word), _NOBODY)
        return known

    def _places(self, bare: str) -> Iterator[tuple[int, int, Known]]:
        """Where names stand among a text's letters, in order, none in another."""
        if self._signs_first:
            yield from self._places_tried(bare)
            return
        end = 0
        for word in _WORD.finditer(bare):
            names = self._beginning(word[0])
            if names and word.start() >= end:
                for one in names:
                    hit = one.pattern.match(bare, word.start())
                    if hit is not None:
                        end = hit.end()
                        yield hit.start(), end, one.known
                        break

    def _places_tried(self, bare: str) -> Iterator[tuple[int, int, Known]]:
        """The same where a name begins with a sign, and each is tried everywhere."""
        place = 0
        while place < len(bare):
            hits = [(hit.start(), at) for at, one in enumerate(self._named) if (hit := one.pattern.search(bare, place))]
            if not hits:
                return
            first, at = min(hits)
            hit = self._named[at].pattern.match(bare, first)
            assert hit is not None
            yield first, hit.end(), self._named[at].known
            place = hit.end()

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Every place in the text, in order; those that were said not to be them as well."""
        if self._pattern is None or not text:
            return ()
        bare, places = letters(text)
        found = []
        for hit in self._pattern.finditer(bare):
            first, last = places[hit.start()], places[hit.end()]
            known = self._known[(hit.lastindex or 1) - 1]
            written = text[first:last]
            if known.as_written and not _same_capital(written, known):
                continue
            before, after = text[max(0, first - AROUND) : first], text[last : last + AROUND]
            found.append(Hit(known, written, before, after, first, last))
        return tuple(found)

    def are_them(self, hits: Iterable[Hit]) -> tuple[Hit, ...]:
        """The hits without those that somebody said are not them."""
        return tuple(hit for hit in hits if self.roster.answers.get(hit.digest, True))

    def changed(self, text: str) -> str:
        """The text with what stands for each of them, in brackets."""
        parts: list[str] = []
        end = 0
        for hit in self.are_them(self.hits(text)):
            parts += [text[end : hit.first], f"[{hit.known.instead}]"]
            end = hit.last
        return "".join([*parts, text[end:]]) if parts else text


def _same_capital(written: str, known: Known) -> bool:
    return any(name[:1].isupper() == written[:1].isupper() for name in known.names)
