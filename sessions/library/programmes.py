"""The programmes on this computer: begun, found by name, and the sessions that belong to each.

A programme's file is like a session's, with one run and no frame; what a session says of its programme follows it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sessions.store import locations
from sessions.store.names import Called, SeveralNames, UnknownName, one_titled, resolve_among

if TYPE_CHECKING:
    from exercises.programme.state import Event, Programme
    from sessions.library.catalogue import Entry
    from sessions.live.here import Clock
    from sessions.live.membership import Belongs
    from sessions.live.session import Session

MOST_TITLE = 60
"""Letters of a programme's title: it stands before every session of it."""
NONE_YET = 'There is no programme yet: holdspace programme new "Working alongside"'
_PROGRAMMES = Called("programme", "holdspace programme", NONE_YET)


class Listed(NamedTuple):
    """One programme, as a list says it."""

    name: str
    """With PROGRAMME before it."""
    title: str
    cohorts: int
    box: str
    """Where it is in the cycle; "" before anybody said."""
    waits: tuple[str, ...]
    """The learned lines that wait for a result, each in words."""
    problem: str = ""
    """A sentence when it cannot be opened, or is a conflicted copy of another."""
    keep_until: str = ""
    """The day (ISO) until which it is to be kept; "" when nobody said."""
    damaged: bool = False
    """Whether something in it cannot be read, so that it opens for reading only."""


def names() -> list[str]:
    """The names of the programmes, sorted, without PROGRAMME before them. Raises OSError."""
    try:
        files = os.listdir(locations.programmes_folder())
    except FileNotFoundError:
        return []
    if any(file.endswith(locations.MAKING) for file in files):
        from sessions.library.half_made import clear_half_made

        files = os.listdir(locations.programmes_folder()) if clear_half_made() else files
    return sorted(file[:-5] for file in files if file.endswith(".json") and locations.is_name(file[:-5]))


def called(words: str) -> str | None:
    """The name of the one programme meant, with PROGRAMME before it; None where none or several could be."""
    try:
        return resolve(words)
    except (UnknownName, OSError):
        return None


def resolve(words: str) -> str:
    """The programme meant by its title or any unique beginning of its name. Raises UnknownName with a sentence,
    OSError."""
    known, typed = names(), words.removeprefix(locations.PROGRAMME)
    if not known:
        raise UnknownName(NONE_YET)
    whole = locations.slug(typed)
    if whole in known and typed != whole and len(alike := _of_title(typed, whole, known)) > 1:
        raise UnknownName(f"“{typed.strip()[:60]}” could be the programmes {' or '.join(alike)}. Type the name of one.")
    if whole in known:
        return locations.PROGRAMME + whole
    try:
        return locations.PROGRAMME + resolve_among(typed, known, _PROGRAMMES)
    except SeveralNames:
        raise
    except UnknownName:
        found = one_titled(typed, {stem: listed_one(locations.PROGRAMME + stem).title for stem in known})
        if found is None:
            raise
        return locations.PROGRAMME + found


def _of_title(title: str, whole: str, known: list[str]) -> list[str]:
    """The programmes of that title, by name; none is opened where no other could be called so."""
    alike = [stem for stem in known if stem == whole or stem.removeprefix(f"{whole}-").isdecimal()]
    if len(alike) < 2:
        return alike
    from exercises.kernel.text import folded

    return [stem for stem in alike if folded(listed_one(locations.PROGRAMME + stem).title) == folded(title)]


def beside(name: str) -> str:
    """That a programme which was just made has the title of another, in a sentence; "" where it has not."""
    stem = name.removeprefix(locations.PROGRAMME)
    title = listed_one(name).title
    if stem == locations.slug(title):
        return ""
    return f"Another programme is called {title}. This one is {stem}: that name means it."


def new_programme(title: str, *, by: str = "", clock: Clock | None = None) -> Session:
    """A new programme, saved. Raises ExerciseError for a title, StoreError or OSError when it cannot be saved."""
    from exercises.kernel.shape import ExerciseError
    from exercises.kernel.text import clean
    from sessions.library import templates
    from sessions.library.beginning import begun
    from sessions.live.here import utc_now

    title = clean(title)
    if not title:
        raise ExerciseError('A programme needs a title: holdspace programme new "Working alongside"')
    if len(title) > MOST_TITLE:
        raise ExerciseError(
            f"That title is {len(title)} characters; {MOST_TITLE} is the most. Shorten it and try again."
        )
    # What a programme is stands in its file from the first: a kill in between would leave one that nothing can open.
    return begun(title, partial(free_name, title), by=by, clock=clock or utc_now, template=templates.programme())


def free_name(title: str) -> str:
    """A name that no programme has, with PROGRAMME before it."""
    stem, place = locations.slug(title), 2
    name = locations.PROGRAMME + stem
    while locations.session_path(name).exists():
        name, place = f"{locations.PROGRAMME}{stem}-{place}", place + 1
    return name


def listed() -> list[Listed]:
    """Every programme with where it is, by name; one that cannot be opened says why, and so does a conflicted copy.
    Raises OSError."""
    from sessions.live.other_copies import conflicted, said_of_copy

    known = [locations.PROGRAMME + name for name in names()]
    copies = [(name, path) for name in known for path in conflicted(name)]
    told = [Listed("", path.name, 0, "", (), said_of_copy(path, name, "Lines")) for name, path in copies]
    return [*(listed_one(name) for name in known), *told]


def listed_one(name: str) -> Listed:
    """The programme of that name as a list says it."""
    from exercises.kernel.shape import ExerciseError
    from sessions.live.session import open_session
    from sessions.store.errors import StoreError, told

    try:
        session = open_session(name, read_only=True)
    except (StoreError, OSError) as problem:
        return Listed(name, name.removeprefix(locations.PROGRAMME), 0, "", (), told(problem))
    try:
        state = state_of(session)
        waits = tuple(f"l{one.number} {one.text}" for one in state.open_lines)
        kept, damaged = session.state.keep_until, bool(session.damage)
        return Listed(name, session.state.title, len(state.cohorts), state.box, waits, "", kept, damaged)
    except ExerciseError as problem:
        return Listed(name, session.state.title, 0, "", (), str(problem), damaged=True)
    finally:
        session.close()


def state_of(session: Session) -> Programme:
    """The programme that is open. Raises ExerciseError for a session."""
    from exercises.programme.state import Programme
    from sessions.library.beginning import OF_A_SESSION

    run = session.state.runs.get(session.state.current)
    if run is not None and isinstance(run.state, Programme):
        return run.state
    from exercises.kernel.shape import ExerciseError
    from sessions.store.errors import no_beginning

    damaged = session.is_programme and run is None
    raise ExerciseError(str(no_beginning(locations.session_path(session.name))) if damaged else OF_A_SESSION)


def members(name: str, entries: Iterable[Entry], cohort: int = 0) -> list[Entry]:
    """The sessions that belong to that programme, or to that cohort of it, oldest first."""
    stem = name.removeprefix(locations.PROGRAMME)
    found = [one for one in entries if one.belongs[0] == stem and (not cohort or cohort in one.belongs[1])]
    once: dict[tuple[object, ...], Entry] = {}
    for entry in sorted(found, key=lambda one: (len(one.name), one.name)):
        # A copy that was restored beside its session says where that belongs, and would be counted again.
        once.setdefault((entry.created, entry.title, entry.place, day_of(entry), entry.exercises, entry.belongs), entry)
    return sorted(once.values(), key=lambda one: (day_of(one), one.name))


def tell(name: str, belongs: Belongs) -> bool:
    """Tells a session where it belongs; False for one that cannot be opened, which keeps what it was told before."""
    from exercises.kernel.shape import ExerciseError
    from sessions.live.membership import entry_of
    from sessions.live.session import open_session
    from sessions.live.state import BELONGS
    from sessions.store.errors import StoreError

    try:
        session = open_session(name)
    except (StoreError, OSError, ValueError):
        return False
    try:
        session.record(BELONGS, entry_of(belongs))
    except (ExerciseError, StoreError, OSError):
        return False
    finally:
        session.close()
    return True


def strayed(state: Programme, belong: Iterable[Entry]) -> list[tuple[Entry, Event | None]]:
    """The sessions that say that they belong and that no event is, each with the event that it may well be: one whose
    session is gone, of the same title or day."""
    known = {event.session for event in state.events.values()}
    lost = gone(state)
    return [(entry, _may_be(entry, lost)) for entry in belong if entry.name not in known]


def _may_be(entry: Entry, lost: Iterable[Event]) -> Event | None:
    alike = [event for event in lost if event.text == entry.title and event.day == day_of(entry)]
    alike = alike or [event for event in lost if event.text == entry.title or event.day == day_of(entry)]
    return alike[0] if len(alike) == 1 else None


def day_of(entry: Entry) -> str:
    """The day (ISO) a session is held."""
    from sessions.library.held_days import held_day

    return held_day(entry).isoformat()


def gone(state: Programme, there: Callable[[str], bool] | None = None) -> list[Event]:
    """The events whose session is on this computer no longer."""
    return state.gone(there or locations.is_there)
