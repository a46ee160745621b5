"""Finds every name of a roster in a text, and puts what stands for it there.

A word of the text is looked up among the names' first words, and only the few names that begin so are tried there:
a long roster over a large file costs little more than reading the file.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from exercises.kernel.expression import expression
from exercises.kernel.names_in_text import WORD, edged, first_word, letters, plain_letters, short
from exercises.kernel.record import Record, replace
from sessions.roster.keeping import Known, Roster, digest_of
from sessions.roster.near import Near
from sessions.roster.ordinary import is_a_word

_WORDS_KEPT = 100_000
"""How many different words are remembered, so that a file of nonsense takes no memory without end."""


class _Name(NamedTuple):
    """One name of somebody."""

    name: str
    known: Known
    is_a_word: bool


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    return edged(name)


_MONTHS = ("january", "march", "april", "may", "june", "july", "august")
_BEFORE_A_MONTH = expression(
    r"(?:\d(?:st|nd|rd|th)?(?:\s+of)?|\b(?:in|since|until|till|last|next|early|mid|late))[\s-]+\Z", re.IGNORECASE
)
_BEFORE_A_NUMBER = expression(r",?\s+\d")
AROUND = 40
"""Characters shown on either side of a hit."""


class Hit(Record):
    """One place where a name stands."""

    known: Known
    found: str
    """As it is written there."""
    before: str
    after: str
    first: int
    last: int
    """Where it begins and ends in its text."""
    sure: bool = True
    """Whether it counts as them before anybody read it: not where it is only near the name, nor a word without its
    capital."""

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
        self._by_start: dict[str, list[_Name]] = {}
        for name, known in named:
            self._by_start.setdefault(first_word(name), []).append(_Name(name, known, is_a_word(name)))
        self._near = Near(roster.known)
        self._signs_first = self._by_start.pop("", [])
        either = "|".join(f"(?:{_pattern(one.name).pattern})" for one in self._signs_first)
        self._sign = re.compile(f"(?={either})") if either else None
        self._no_beginning: set[str] = set()

    def _beginning(self, text: str) -> dict[str, list[_Name]]:
        """The words of the text with which names may begin, each with those names."""
        words = set(WORD.findall(plain_letters(text))) - self._no_beginning
        found: dict[str, list[_Name]] = {}
        for word in words:
            names = self._by_start.get(short(word))
            if names is not None:
                found[word] = names
            elif len(self._no_beginning) < _WORDS_KEPT:
                self._no_beginning.add(word)
        return found

    def _tried(self, bare: str, beginning: Mapping[str, list[_Name]]) -> Iterator[tuple[int, list[_Name]]]:
        """Each place among a text's letters where a name may begin, in order, and which may."""
        words = ((word.start(), names) for word in WORD.finditer(bare) if (names := beginning.get(word[0].lower())))
        if self._sign is None:
            return words
        signs = ((sign.start(), self._signs_first) for sign in self._sign.finditer(bare))
        return heapq.merge(words, signs, key=itemgetter(0))

    def _standing(self, bare: str, beginning: Mapping[str, list[_Name]]) -> Iterator[tuple[int, int, _Name]]:
        """Where names begin and end among a text's letters, in order, none within another."""
        end = 0
        for place, names in self._tried(bare, beginning):
            if place < end:
                continue
            for one in names:
                hit = _pattern(one.name).match(bare, place)
                if hit is not None:
                    end = hit.end()
                    yield place, end, one
                    break

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Every place in the text, in order, what is only near a name among them; those that were said not to be them
        as well."""
        if not self.roster.known or not text:
            return ()
        standing = self.standing(text)
        found = [*standing]
        for first, last, known, sure in self._near.places(text):
            # Where a first name may be one of two people, both are asked about.
            over = [hit for hit in found if first < hit.last and hit.first < last]
            if all(hit not in standing and (hit.first, hit.last) == (first, last) for hit in over):
                found.append(_hit(text, first, last, known, sure=sure))
        return tuple(sorted(found, key=lambda hit: hit.first))

    def standing(self, text: str) -> tuple[Hit, ...]:
        """Every place where a name itself stands, in order."""
        beginning = self._beginning(text)
        if not beginning and self._sign is None:
            return ()
        bare, places = letters(text)
        found = []
        for begins, ends, one in self._standing(bare, beginning):
            first, last = places[begins], places[ends]
            capital = _same_capital(text[first:last], one.known)
            if capital or not one.known.as_written:
                found.append(
                    _hit(
                        text,
                        first,
                        last,
                        one.known,
                        sure=not one.is_a_word or (capital and not _dated(text, first, last)),
                    )
                )
        return tuple(found)

    def are_them(self, hits: Iterable[Hit]) -> tuple[Hit, ...]:
        """The hits without those that somebody said are not them, and without those nobody is sure of that nobody
        read. Of one place that was said to be two people, the first."""
        theirs = (hit for hit in hits if self.roster.answers.get(hit.digest, hit.sure))
        return tuple({(hit.first, hit.last): hit for hit in reversed([*theirs])}.values())[::-1]

    def changed(self, text: str, *, near: bool = False) -> str:
        """The text with what stands for each of them, in brackets; with what is `near` a name as well where nobody can
        say yes to it, as in what a file is called."""
        parts: list[str] = []
        end = 0
        hits = self.hits(text)
        if near:
            standing = self.standing(text)
            hits = tuple(hit if hit in standing else replace(hit, sure=True) for hit in hits)
        for hit in self.are_them(hits):
            parts += [text[end : hit.first], f"[{hit.known.instead}]"]
            end = hit.last
        return "".join([*parts, text[end:]]) if parts else text


def _same_capital(written: str, known: Known) -> bool:
    return any(name[:1].isupper() == written[:1].isupper() for name in known.names)


def _dated(text: str, first: int, last: int) -> bool:
    """Whether a word stands where a month, or a number of something, would: 14 May, in May, Page 3."""
    month = text[first:last].casefold() in _MONTHS and _BEFORE_A_MONTH.search(text, 0, first) is not None
    return month or _BEFORE_A_NUMBER.match(text, last) is not None


def _hit(text: str, first: int, last: int, known: Known, *, sure: bool) -> Hit:
    before, after = text[max(0, first - AROUND) : first], text[last : last + AROUND]
    return Hit(known, text[first:last], before, after, first, last, sure)
