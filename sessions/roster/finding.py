"""Finds every name of a roster in a text, and puts what stands for it there. Refuses to know what the text is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exercises.wall.spelling import edged, form, letters
from sessions.roster.keeping import Known, Roster, digest_of

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
        self._known = [known for _, known in named]
        self._pattern = edged("|".join(f"({form(name)})" for name, _ in named)) if named else None

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
