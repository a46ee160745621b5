"""What several sessions decided about elephants, one after the other. For the facilitators; changes nothing.

No words of an elephant without the yes of the one who named it (person-centred partnership, naming the elephant).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exercises.frame.reading import elephant_words
from exercises.frame.state import Frame
from exercises.frame.things import Elephant
from exercises.kernel.days import ANY_YEAR, said_day
from exercises.kernel.record import Record, replace
from exercises.kernel.text import clean
from sessions.library.catalogue import Entry
from sessions.library.which_sessions import read_in_turn
from sessions.live.days import held_on

NO_PLACE = "no place"
_Where = tuple[int, int]
"""Which of the sessions, and the elephant's number in it."""


class SessionElephants(Record):
    """One session's elephants, where they stand now."""

    entry: Entry
    lines: tuple[str, ...]
    day: str = ""
    """The day it is held (ISO), where that was said; else the day it was made."""


class _Opened(Record):
    """One session that noted elephants."""

    entry: Entry
    title: str
    day: str
    elephants: Mapping[int, Elephant]


def elephants(entries: Iterable[Entry]) -> tuple[dict[str, list[SessionElephants]], list[str]]:
    """By place: each session with the elephants that stand there now, a line for each; and a sentence for each session
    it could not open. One that went on into a later session is told there, once, with where it came from."""
    every: list[_Opened] = []
    problems: list[str] = []
    for entry, state in read_in_turn(entries, problems):
        if state.frame is not None:
            frame: Frame = state.frame.state
            every.append(_Opened(entry, state.title, held_on(state), frame.elephants))
    came_from = _came_from(every)
    went_on = set(came_from.values())
    found: dict[str, list[SessionElephants]] = {}
    for place, opened in enumerate(every):
        lines = tuple(
            f"e{number} {_words(replace(one, from_session=_way(every, came_from, (place, number))))}"
            for number, one in opened.elephants.items()
            if (place, number) not in went_on
        )
        if lines:
            found.setdefault(clean(opened.entry.place) or NO_PLACE, []).append(
                SessionElephants(opened.entry, lines, opened.day)
            )
    for told in found.values():
        told.sort(key=lambda one: (one.day, one.entry.created))
    return found, problems


def _came_from(every: list[_Opened]) -> dict[_Where, _Where]:
    """For each elephant that was brought along, the one it was, in an earlier session of those looked at."""
    found: dict[_Where, _Where] = {}
    for place, opened in enumerate(every):
        for number, one in opened.elephants.items():
            earlier = [known for known in range(place) if every[known].title == one.from_session]
            before = _same(every[earlier[-1]].elephants, one) if earlier and one.from_session else 0
            if before:
                found[place, number] = earlier[-1], before
    return found


def _same(earlier: Mapping[int, Elephant], one: Elephant) -> int:
    """Its number there; by its words in a file that does not say the number, and 0 when nobody can tell."""
    if one.from_number:
        return one.from_number if one.from_number in earlier else 0
    words = one.wording if one.agreed else ""
    return next(
        (number for number, elephant in earlier.items() if words and elephant.agreed and elephant.wording == words), 0
    )


def _way(every: list[_Opened], came_from: Mapping[_Where, _Where], where: _Where) -> str:
    """The sessions it went through, the first one first; its own word for it where that session is not looked at."""
    titles: list[str] = []
    while where in came_from:
        where = came_from[where]
        titles.insert(0, every[where[0]].title)
    first = every[where[0]].elephants[where[1]].from_session
    return ", then ".join([*([first] if first else []), *titles])


def _words(elephant: Elephant) -> str:
    """One elephant, with the day it is looked at again as it can be read in a calendar."""
    # How it was raised is that day's.
    day = said_day(elephant.review_on, ANY_YEAR) if elephant.review_on else ""
    review = (
        day if day.startswith(said_day(elephant.review)) else f"{elephant.review} ({day})" if day else elephant.review
    )
    return elephant_words(replace(elephant, raised="", review=review))
