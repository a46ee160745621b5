"""The roster's names in an export: changed before it is written, looked for in the finished bytes. Knows no format."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from exercises.kernel.text import listed, plural
from exercises.leaving.isolating import plain
from exercises.leaving.outline import Audience
from sessions.export.naming import Names, NamesAsTheyAre
from sessions.leaving.leaving import Leaving
from sessions.leaving.problem import ExportError
from sessions.live.export_notes import CHANGED
from sessions.roster.changing import file_name, heard
from sessions.roster.finding import Finder
from sessions.roster.keeping import Roster, RosterError, said_of_copies
from sessions.roster.leftover import first_words, left_over
from sessions.roster.searching import searched

_FEW = 12
WORDS = ("changed", "as-they-are")
"""What somebody may ask for. When nobody does, the names of whoever is on the roster are changed."""


def names(asked: str, audience: Audience) -> Names:
    """What an export does with names. As they are they leave for facilitators only, or when nobody is on the roster.

    Raises ExportError when what was asked for cannot be.
    """
    try:
        roster = Roster.read()
    except RosterError as problem:
        raise ExportError(str(problem)) from problem
    if asked == CHANGED and not roster.known:
        raise ExportError(
            'Nobody is on the roster, so there is nothing to change. For example: holdspace roster add "Priya" "Whetū"'
        )
    if not roster.known:
        return _Nobodys()
    if asked and asked != CHANGED and audience == "facilitators":
        return NamesAsTheyAre()
    if asked and asked != CHANGED:
        raise ExportError(
            "Real names leave for the facilitators only, and nothing was written. Leave --names away, or give "
            "--for facilitators."
        )
    return names_of(roster)


def names_of(roster: Roster) -> Names:
    """What an export does with everybody on that roster."""
    return _RosterNames(roster)


class _RosterNames:
    """Changes every name on the roster."""

    how = CHANGED

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._finder = Finder(roster)
        self.words: Callable[[str], str] = lru_cache(maxsize=None)(self._finder.changed)

    def file_name(self, name: str) -> str:
        """What a session is called in the names of files."""
        return file_name(name, self._finder)

    def staying(self, text: str) -> str:
        """The names in the text that stay there, because somebody said that they are not them."""
        found = [hit for hit in self._finder.standing(text) if hit.sure]
        changed = {(hit.first, hit.last) for hit in self._finder.are_them(found)}
        return " ".join(hit.found for hit in found if (hit.first, hit.last) not in changed)

    def is_somebody(self, text: str) -> bool:
        """Whether a name surely stands in the text."""
        return any(hit.sure for hit in self._finder.standing(text))

    def left(
        self,
        files: Mapping[str, bytes],
        ours: Callable[[], Mapping[str, bytes]] | None = None,
        texts: Callable[[], Collection[str]] | None = None,
    ) -> tuple[str, ...]:
        """Real names that stand in the files more often than where people's words are emptied. What is written may
        hang on how long words are, so that a word of ours may stand there more often; but then in nobody's text."""
        there = self._counted(files)
        without: Counter[tuple[str, int]] = Counter()
        if there and ours is not None:
            # Where emptied words cannot be written, every name that stands there counts.
            with contextlib.suppress(ExportError, LookupError, ValueError):
                without = self._counted(ours())
        found = dict.fromkeys(real for real, _ in there - without)
        if not found or texts is None:
            return tuple(found)
        said = {hit.known for text in texts() for hit in self._finder.standing(text) if hit.sure}
        stands = {known.real for known in said}
        # Two texts beside each other may make a name of several words.
        several = {known.real for known in self._roster.known if any(len(name.split()) > 1 for name in known.names)}
        return tuple(real for real in found if real in stands | several)

    def _counted(self, files: Mapping[str, bytes]) -> Counter[tuple[str, int]]:
        return Counter((found.real, found.read) for found in searched(files, self._finder))

    def told(self, said: Sequence[str], leaving: Leaving) -> tuple[str, ...]:
        """How many are changed, how many are still to be read, and words that may be names."""
        found = heard(said, self._finder)
        open_hits = [hit for hit in found.hits if hit.digest not in self._roster.answers]
        unread, near = sum(hit.sure for hit in open_hits), [hit.found for hit in open_hits if not hit.sure]
        told = [*said_of_copies(self._roster)]
        told.append(
            f"{plural(found.places, 'place')} changed; {unread} not read yet by anybody: holdspace roster check."
        )
        if near:
            told.append(
                f"Near a name, or a word without its capital, and as it is until somebody says yes: "
                f"{_some(list(dict.fromkeys(near)))}. holdspace roster check."
            )
        if any(session.documents for session in leaving.sessions):
            told.append("Brought back, the session has the changed names. To keep it as it is: --names as-they-are.")
        return (*told, *_perhaps(left_over(leaving), first_words(map(self.words, said), leaving)))


class _Nobodys(NamesAsTheyAre):
    """Changes nothing, for nobody is on the roster; names there may be."""

    def told(self, said: Sequence[str], leaving: Leaving) -> tuple[str, ...]:
        """That, and words that may be names."""
        count = len(left_over(leaving)) + len(first_words(said, leaving))
        told = "1 word in it may be one" if count == 1 else f"{count} words in it may be some"
        more = (f"{told}. To read them: holdspace roster check.",) if count else ()
        return (*said_of_copies(Roster()), "Names leave as they are written: nobody is on the roster.", *more)


def _perhaps(midst: Sequence[tuple[str, int]], first: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Words that may be names, in sentences."""
    if midst:
        yield f"Words with a capital that nobody on the roster has: {_some([plain(word) for word, _ in midst])}."
    if first:
        yield f"Sentences begin with, and nothing has in small letters: {_some([plain(word) for word, _ in first])}."


def _some(words: list[str]) -> str:
    more = f", and {len(words) - _FEW} more" if len(words) > _FEW else ""
    return f"{listed(words[:_FEW])}{more}"
