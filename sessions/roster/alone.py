"""One part of somebody's name that stands alone: the first name, by which a room speaks of people, or the last.

Of Priya Nair, Priya with its capital is taken for her until somebody says no: that is what it is nearly always, and a
name that leaves does harm. So is Priya Kaur of Priya Kaur Nair. It is only asked about where it may well be another: in
small letters, before another last name, where two on the roster are called so, or where it is a word as well. So is
each later part of a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from exercises.kernel.expression import expression
from sessions.roster.keeping import KINDS, Known
from sessions.roster.ordinary import is_a_word

_TITLE = "aunt auntie aunty dame doctor dr koro kuia matua miss mr mrs ms mx nan nanny prof rev sir sister uncle whaea"
_TITLES = frozenset(_TITLE.split())
_SMALL = "al bin da de del della den der di do dos du el la le nga o st te ter van von"
_NEVER_ALONE = frozenset(_SMALL.split())
"""What a part of a name begins with that is none by itself: te Aho, van Dyk."""
_SHORTEST_FIRST = 2
_SHORTEST_LAST = 3
_MOST_ASKED = 3
"""People who are called the same and are asked about one by one."""
_BETWEEN = expression(r"[\s'`-]{1,2}")
_SPACES = expression(r" {1,2}")
_TO_THE_NEXT = expression(r"[ -]{1,2}")

Word = tuple[int, int, str]
"""Where it begins and ends among a text's letters, and how it is compared."""
Part = tuple[int, int, Known, bool]
"""Where it begins and ends, who it may be, and whether it is taken for them until somebody says no."""


_Called = tuple[Known, tuple[str, ...]]
"""Who is called so, and the words of the rest of their name."""


def _is_a_name(part: Sequence[str]) -> bool:
    return len(part) > 1 or part[0] not in _NEVER_ALONE


class Alone:
    """Looks for parts of anybody's name."""

    def __init__(self) -> None:
        self._first: dict[str, dict[tuple[tuple[str, ...], str], _Called]] = {}
        self._last: dict[str, dict[str, Known]] = {}

    def add(self, parts: Sequence[Sequence[str]], known: Known) -> None:
        """Looks for parts of that name of theirs, given in the form in which they are compared: Faʻaoso is one part of
        two words, for nobody is called Fa."""
        if known.kind != KINDS[0]:
            return
        named = list(parts)
        while len(named) > 1 and named[0][0] in _TITLES:
            del named[0]
        shortest = 1 + next((at for at, part in enumerate(named) if _is_a_name(part)), len(named))
        longest = len(named) if len(named) < len(parts) else len(named) - 1
        for length in range(longest, shortest - 1, -1):
            first = tuple(chain(*named[:length]))
            if len("".join(named[length - 1])) >= _SHORTEST_FIRST:
                self._first.setdefault(first[0], {})[first, known.real] = known, tuple(chain(*named[length:]))
        for *_, last in parts[1:]:
            if len(last) >= _SHORTEST_LAST and last not in _TITLES and not is_a_word(last):
                self._last.setdefault(last, {})[known.real] = known

    def parts(self, bare: str, words: Sequence[Word], capital: Sequence[bool], upper: Sequence[bool]) -> Iterator[Part]:
        """Where a part stands among a text's letters, given its words, which may be a name by their first letter, and
        which have a capital. Where it may be one of several people there is one for each."""
        for at, (begins, end, word) in enumerate(words):
            if not (word in self._first or word in self._last or word[:-1] in self._first):
                continue
            first, called = self._called(bare, words, at)
            after = at + len(first)
            goes_on = {known.real: self._own(bare, words, capital, after, rest) for known, rest in called}
            more = max(goes_on.values(), default=0)
            called = [one for one in called if goes_on[one[0].real] == more]
            ends = words[after + more - 1][1] if first else end
            as_it_is = bare[begins : words[after - 1][1]] if first else ""
            own = bool(first) and not more and (is_a_word(as_it_is) or is_a_word(" ".join(first)))
            for known, _ in called[:_MOST_ASKED]:
                if capital[at] or not (own or known.as_written):
                    another = len(called) > 1 or self._goes_on(bare, words, upper, after + more)
                    exactly = word == first[0]
                    yield begins, ends, known, capital[at] and exactly and not (own or known.as_written or another)
            if capital[at] and not called:
                for known in [*self._last.get(word, {}).values()][:_MOST_ASKED]:
                    yield begins, end, known, False

    def _called(self, bare: str, words: Sequence[Word], at: int) -> tuple[Sequence[str], list[_Called]]:
        """The longest first name that stands there, and who is called so, each with the rest of their name: Priyas is
        Priya without its apostrophe."""
        word = words[at][2]
        found = {of: known for of, known in self._first.get(word, {}).items() if self._stands(bare, words, at, of[0])}
        if not found and word.endswith("s"):
            found = {of: known for of, known in self._first.get(word[:-1], {}).items() if len(of[0]) == 1}
        longest = max((first for first, _ in found), key=len, default=())
        return longest, [known for (first, _), known in found.items() if first == longest]

    @staticmethod
    def _own(bare: str, words: Sequence[Word], capital: Sequence[bool], at: int, rest: Sequence[str]) -> int:
        """How many words from that one on go on with the rest of the same name, whatever of it is left out."""
        place, taken = at, 0
        for part in rest:
            if (
                place >= len(words)
                or place < 1
                or _TO_THE_NEXT.fullmatch(bare, words[place - 1][1], words[place][0]) is None
            ):
                break
            if words[place][2] == part and (capital[place] or part in _NEVER_ALONE):
                place += 1
                taken = taken if part in _NEVER_ALONE else place - at
        return taken

    @staticmethod
    def _stands(bare: str, words: Sequence[Word], at: int, parts: Sequence[str]) -> bool:
        there = words[at : at + len(parts)]
        return [word for _, _, word in there] == list(parts) and all(
            _BETWEEN.fullmatch(bare, one[1], other[0]) for one, other in pairwise(there)
        )

    @staticmethod
    def _goes_on(bare: str, words: Sequence[Word], upper: Sequence[bool], at: int) -> bool:
        """Whether the word before that one is followed by another name."""
        if not 0 < at < len(words) or not upper[at]:
            return False
        return _SPACES.fullmatch(bare, words[at - 1][1], words[at][0]) is not None
