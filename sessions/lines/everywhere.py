"""Finds words in every session and programme, by what is kept of them (`store/words_file.py`); changes no session.

What is found in a session is what its own find gives, but for what is its owner's alone: words that only whoever said
them may see, elephants without a yes, words that were taken back. No journal is a session.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Collection, Iterator

from exercises.kernel.record import Record, names_of, replace
from exercises.kernel.text import folded, plural, spellings
from sessions.live import program
from sessions.store import locations, words_file
from sessions.store.words_file import Hit, Stamp, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from exercises.kernel.shape import Quotable
    from exercises.kernel.things import Sought
    from sessions.live.state import Run, SessionState

MOST_SOUGHT = 200
"""Letters that find takes."""
HIDDEN, NAMED, PRINTED = "hidden", "named", "printed"
"""What home, which may be projected, has of a text: nothing, where it stands, or its words too."""
FOR_FACILITATORS = "for the facilitators"
"""What is said of words that only they may see."""
WITH_A_YES = "only with a yes"
"""What is said of words that the room sees once their owner agreed."""
_DAMAGED = "damaged"
_CALLED = "called"
"""What stands for a session's title and its place among what is shown."""
PARTS = ("exercises", "sessions/live", "sessions/lines")
"""What says what is found."""
_UNSETTLED = 100_000_000
"""Nanoseconds: a file changed that shortly before it was read may change again under the same time."""


class Place(Record):
    """One place where the words stand."""

    exercise: str
    """The exercise's title; "" in the frame, and in a programme."""
    turns: str
    """What to type to turn to the exercise; "" in the frame, and in a programme."""
    goes: str
    """What to type there to get there."""
    consent: str
    """How far whoever said it allowed it, or who may see it; "" for what everybody saw."""
    at_home: str
    """HIDDEN, NAMED or PRINTED."""
    words: str
    """The words around."""


class Found(Record):
    """One session, or programme, in which the words stand."""

    name: str
    """A programme's with PROGRAMME before it."""
    title: str
    place: str
    created: str
    """ISO 8601."""
    day: str
    """The day (ISO) it is held; a programme's, when it was made."""
    is_called: bool
    """Whether they stand in its title or its place."""
    is_damaged: bool
    """Whether something in it cannot be read, so that more may stand there."""
    places: tuple[Place, ...]

    @property
    def is_programme(self) -> bool:
        """Whether it is a programme and no session."""
        return locations.is_programme(self.name)


class Looked(Record):
    """What came of looking."""

    sessions: tuple[Found, ...]
    """The one held last comes first."""
    problems: tuple[str, ...]
    """A sentence for each session that cannot be read."""

    @property
    def places(self) -> int:
        """In how many places the words stand, titles among them."""
        return sum(len(one.places) + one.is_called for one in self.sessions)

    @property
    def counted(self) -> tuple[str, ...]:
        """How many programmes, sessions and places, in words."""
        programmes = sum(one.is_programme for one in self.sessions)
        sessions = len(self.sessions) - programmes
        told = [plural(programmes, "programme")] if programmes else []
        told += [plural(sessions, "session")] if sessions or not programmes else []
        return *told, plural(self.places, "place")


Tell = Callable[[int, int], None]
"""Hears how many of the sessions that have to be read are read."""


def too_long(words: str) -> str:
    """Why these are too many words to be sought, in a sentence; "" when they are not."""
    if len(words) <= MOST_SOUGHT:
        return ""
    return f"That is {len(words):,} characters; find takes {MOST_SOUGHT}. A few of its words do."


def look(words: str, among: Collection[str] | None = None, tell: Tell | None = None) -> Looked:
    """Where the words stand, in every session or among those of these names. Raises OSError when the folder cannot be
    read."""
    wanted = [one.encode("utf-8", "replace") for one in spellings(words)]
    problems: list[str] = []
    hits = _hits(wanted, among, tell, problems) if wanted else []
    sessions = sorted(map(_found, hits), key=lambda one: (one.day, one.created, one.name), reverse=True)
    return Looked(tuple(sessions), tuple(problems))


def at_home(looked: Looked) -> Looked:
    """The same as home has it, which may be projected: of an elephant nothing, of what the room may not see only where
    it stands, and no numbers of people. Titles are in its own list."""
    from exercises.kernel.p_numbers import without_numbers

    sessions = []
    for one in looked.sessions:
        places = tuple(
            replace(place, words=without_numbers(place.words) if place.at_home == PRINTED else "")
            for place in one.places
            if place.at_home != HIDDEN
        )
        if places:
            sessions.append(replace(one, is_called=False, places=places))
    return Looked(tuple(sessions), looked.problems)


def _hits(wanted: list[bytes], among: Collection[str] | None, tell: Tell | None, problems: list[str]) -> Iterator[Hit]:
    """What has the words: by what is kept, and of the other sessions by what their files say now."""
    stamps, version = words_file.stamps(), _version()
    hits, seen = words_file.found(wanted, stamps, version)
    yield from (one for one in hits if among is None or one.name in among)
    missing = [name for name in stamps if name not in seen and (among is None or name in among)]
    done = 0
    for names in words_file.together(missing).values():
        read: list[Words] = []
        for name in names:
            if tell is not None:
                tell(done, len(missing))
            done += 1
            words = _read(name, stamps[name])
            if isinstance(words, str):
                problems.append(words)
                continue
            read.append(words)
            if (one := words_file.hit(words, wanted)) is not None:
                yield one
        settled = time.time_ns() - _UNSETTLED
        with contextlib.suppress(OSError):
            # What is found in a damaged session hangs on its copies too.
            words_file.keep(
                [one for one in read if one.stamp[0] < settled and not one.about.endswith(_DAMAGED)], version
            )


def _version() -> int:
    """What tells apart any two versions of the program that says what is found."""
    return program.version(*PARTS)


# -- one session -------------------------------------------------------------------------------------------------------


def _read(name: str, stamp: Stamp) -> Words | str:
    """What finding looks into of that session; a sentence when it cannot be read."""
    from sessions.live import whole_session
    from sessions.live.days import held_on

    read = whole_session.read(name)
    if isinstance(read, str):
        return read
    state = _caught_up(name, read.state) if read.is_damaged else read.state
    title, place = (" ".join(str(text).split()) for text in (state.title, state.place))
    texts = _of_programme(state) if locations.is_programme(name) else _texts(state)
    told = list(dict.fromkeys((bare, _in_columns(one)) for bare, one in texts))
    compared = "".join(f"{bare}\n" for bare in (folded(title), folded(place), *(bare for bare, _ in told)))
    shown = "".join(f"{line}\n" for line in (_CALLED, _CALLED, *(line for _, line in told)))
    about = "\t".join((state.created, held_on(state), title, place, _DAMAGED if read.is_damaged else ""))
    return Words(name, stamp, about, compared.encode("utf-8", "replace"), shown.encode("utf-8", "replace"))


def _caught_up(name: str, state: SessionState) -> SessionState:
    """The state without what was taken back in a whole copy since: nothing is written in a damaged file any more."""
    from sessions.live.session import open_session
    from sessions.removing.withdrawing import catch_up
    from sessions.store.errors import StoreError

    with contextlib.suppress(StoreError, OSError):
        session = open_session(name, read_only=True)
        try:
            catch_up(session)
            return session.state
        finally:
            session.close()
    return state


def _in_columns(place: Place) -> str:
    """What is shown of a place, each part of it in its own column."""
    return "\t".join([" ".join(getattr(place, name).split()) for name in names_of(place)])


def _found(hit: Hit) -> Found:
    created, day, title, place, damaged = hit.about.split("\t")
    lines = dict.fromkeys(hit.lines)
    places = tuple([Place(*line.split("\t")) for line in lines if line != _CALLED])
    return Found(hit.name, title, place, created, day, _CALLED in lines, bool(damaged), places)


def _texts(state: SessionState) -> Iterator[tuple[str, Place]]:
    """Every text of it that may be found: as search compares it, and where it stands."""
    for run in state.exercises.values():
        yield from _of_run(run, run.template.title, f"exercise {run.key}")
    if state.frame is not None:
        yield from _of_run(state.frame, "", "")


def _of_programme(state: SessionState) -> Iterator[tuple[str, Place]]:
    """The same of a programme, in which nobody turns to anything."""
    for run in state.exercises.values():
        yield from _of_run(run, "", "")


def _of_run(run: Run, title: str, turns: str) -> Iterator[tuple[str, Place]]:
    from exercises.kernel.consent import WITHDRAWN, in_room
    from exercises.kernel.things import CONSOLE, NOD, OWNER

    quotable = _Quotes(run.shape.quotes(run.state))
    elephants = {one.goes for one in run.state.elephants.values()} if run.is_frame else set()
    may_show = bool(run.shape.room_views(run.state))
    for one in run.shape.sought(run.state):
        quote = quotable.of(one)
        consent = quote.consent if quote is not None else ""
        if one.seen_by == CONSOLE:
            consent = FOR_FACILITATORS
        elif consent == WITHDRAWN or (one.seen_by == OWNER and not (consent and in_room(consent))):
            continue
        elif one.seen_by == NOD and not consent:
            consent = WITH_A_YES
        room = quote is None or quote.for_the_group or in_room(quote.consent)
        printed = room and may_show and one.seen_by not in (CONSOLE, NOD)
        shown = HIDDEN if one.goes in elephants else PRINTED if printed else NAMED
        yield one.bare, Place(title, turns, one.goes, consent, shown, one.around)


class _Quotes:
    """What an exercise has that may be quoted, by what is typed to get there."""

    def __init__(self, quotes: tuple[Quotable, ...]) -> None:
        self._by_key = {quote.key: quote for quote in quotes}
        self._by_first: dict[str, list[Quotable]] = {}
        for quote in quotes:
            if quote.text:
                self._by_first.setdefault(quote.key.partition(" ")[0], []).append(quote)

    def of(self, text: Sought) -> Quotable | None:
        """The one that this text is, or else is beside; None for a text that nobody is asked about. What is its owner's
        alone never goes by what they said of something beside it."""
        from exercises.kernel.things import OWNER

        if text.goes in self._by_key:
            return self._by_key[text.goes]
        near = self._by_first.get(text.goes, [])
        beside = near[0] if near and text.seen_by != OWNER else None
        return next((quote for quote in near if folded(quote.text) == text.bare), beside)
