"""What a programme's sessions decided about elephants, one after the other. For the facilitators; changes nothing.

No words of an elephant without the yes of the one who named it (person-centred partnership, naming the elephant).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from exercises.log.days import ANY_YEAR, said_day
from exercises.log.reading import elephant_words
from exercises.log.state import Elephant
from exercises.text import clean, contains, folded
from sessions.catalogue import Entry
from sessions.session import open_session
from sessions.store_errors import StoreError

NO_PLACE = "no place"


@dataclass(frozen=True, slots=True)
class Told:
    """One session's elephants."""

    entry: Entry
    lines: tuple[str, ...]


def chosen(entries: Iterable[Entry], words: str) -> list[Entry]:
    """The sessions of that place, or with those words in their title, oldest first; every session without words."""
    found = [entry for entry in entries if entry.problem is None]
    if words:
        at_place = [entry for entry in found if folded(entry.place) == folded(words)]
        found = at_place or [
            entry for entry in found if contains(words, entry.place) or contains(words, entry.title)
        ]
    return sorted(found, key=lambda entry: (entry.created, entry.name))


def elephants(entries: Iterable[Entry]) -> tuple[dict[str, list[Told]], list[str]]:
    """By place: each session that noted elephants, with a line for each; and a sentence for each it could not open."""
    found: dict[str, list[Told]] = {}
    problems: list[str] = []
    for entry in entries:
        try:
            session = open_session(entry.name, read_only=True)
        except (StoreError, OSError) as problem:
            problems.append(str(problem))
            continue
        try:
            run = session.state.frame
            held: Iterable[Elephant] = run.state.elephants.values() if run is not None else ()
            lines = tuple(f"e{one.number} {_words(one)}" for one in held)
        finally:
            session.close()
        if lines:
            found.setdefault(clean(entry.place) or NO_PLACE, []).append(Told(entry, lines))
    return found, problems


def _words(held: Elephant) -> str:
    """One elephant, with the day it is looked at again as it can be read in a calendar."""
    # How it was raised is that day's; what changed may name the matter as clearly as the wording does.
    day = said_day(held.review_on, ANY_YEAR) if held.review_on else ""
    review = day if day.startswith(said_day(held.review)) else f"{held.review} ({day})" if day else held.review
    return elephant_words(replace(held, raised="", review=review, change=held.change if held.agreed else ""))
