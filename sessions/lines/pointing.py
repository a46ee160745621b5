"""Pointers as they are typed: the session and the thing that are meant are looked for, and what cannot be is said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.making import the
from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.programme.naming import event_called
from exercises.programme.pointing import OWN, THING, pointer_of, said
from exercises.programme.state import Event, Learned, Programme, Recommendation
from sessions.report.pointed import there
from sessions.report.telling import Member
from sessions.store import locations

_WHICH = "A pointer leads there when it says which session: {example}"
_LINES = {"learned": Learned.letter, "recommendation": Recommendation.letter}
"""What rests on something, and its letter; a box of the cycle has none."""


class _NotThere(ExerciseError):
    """A session has no such thing."""


class Read(Record):
    """Pointers that were read."""

    pointers: tuple[str, ...]
    says: str
    warning: str = ""


def read(state: Programme, data: Mapping[str, Any]) -> Read:
    """The pointers of a line as they are kept. Raises ExerciseError for a session or a thing that there is not, and for
    what was taken back."""
    line = next((f"{letter}{data[name]}" for name, letter in _LINES.items() if name in data), "")
    found: list[str] = []
    says: list[str] = []
    loose, near = False, ""
    for words in data["evidence"]:
        if words == line:
            raise ExerciseError(f"{line} does not rest on itself. {line} from e4 t3")
        one, told = _read(state, str(words))
        near = near or (_near(state, str(words)) if one == words else "")
        loose = loose or (not pointer_of(one).letter and THING.fullmatch(one) is not None)
        found.append(one)
        says.append(told)
    warning = _WHICH.format(example=f"{line or 'cycle envision'} from e4 {found[0]}") if loose else ""
    warning = " ".join(filter(None, (warning, near)))
    return Read(tuple(dict.fromkeys(found)), listed(says), warning)


def _read(state: Programme, words: str) -> tuple[str, str]:
    """The pointer as it is kept, and what it is in words; none of what stands there, for others may see the line."""
    this = pointer_of(words)
    if this.letter and not this.goes:
        the(state, OWN[this.letter], this.number)
        return words, said(state, words)
    if this.goes:
        return _inside(state, the(state, Event, this.number), this.run, this.goes)
    named = re.sub(r"^session\s+", "", words).split()
    thing = named.pop() if len(named) > 1 and THING.fullmatch(named[-1]) else ""
    for count in range(len(named), 0, -1):
        event = _called(state, " ".join(named[:count]))
        if event is None or not (thing or count == len(named)):
            continue
        if not thing:
            return f"e{event.number}", event_called(event)
        try:
            return _inside(state, event, " ".join(named[count:]), thing)
        except _NotThere:
            # A word from the middle of a name may be no name at all: audit item 1
            if "-" in " ".join(named[:count]) or _begins(event.session, named[:count]):
                raise
    if thing and "-" in " ".join(named):
        raise ExerciseError(_not_here(" ".join(named)) or _near(state, words))
    return words, words


def _begins(name: str, words: Sequence[str]) -> bool:
    """Whether a session's name, or what follows its day, begins with those words."""
    from sessions.store.names import without_day

    said = locations.slug(" ".join(words))
    return name.startswith(said) or without_day(name).startswith(said)


def _sessions(state: Programme) -> list[str]:
    return [one.session for one in state.events.values() if one.session]


def _called(state: Programme, typed: str) -> Event | None:
    """The event whose session is called so; None for words that are no one session's name."""
    from sessions.store.names import UnknownName, resolve_among

    if THING.fullmatch(typed):
        return None
    try:
        return state.event_of(resolve_among(typed, _sessions(state)))
    except UnknownName:
        return None


def _near(state: Programme, words: str) -> str:
    """What is said of words before a thing that are no session's name: which could be meant; "" for none."""
    from sessions.store.names import UnknownName, resolve_among

    *named, thing = words.split()
    if not named or not THING.fullmatch(thing):
        return ""
    try:
        resolve_among(" ".join(named), _sessions(state))
    except UnknownName as problem:
        said = str(problem)
        return said if "-" in words or "Did you mean" in said or "could be" in said else ""
    return ""


def _not_here(typed: str) -> str:
    """That a session is there and does not belong here."""
    from sessions.library.catalogue import entries
    from sessions.store.names import UnknownName, resolve_among

    try:
        name = resolve_among(typed, (entry.name for entry in entries()))
    except (UnknownName, OSError):
        return ""
    return f"{name} does not belong here yet: belongs {name} c1 workshop"


def _inside(state: Programme, event: Event, run: str, goes: str) -> tuple[str, str]:
    """The pointer to a thing in the session of that event."""
    where, number = event_called(event), event.number
    if not event.session:
        raise ExerciseError(f"e{number} has no session yet. e{number} session day-two says which it is.")
    member = _member(event.session)
    if member is None:
        raise ExerciseError(f"{event.session}, the session of e{number}, cannot be read here just now.")
    found = there(member, run, goes)
    if not found:
        letter = pointer_of(goes).letter
        if not run and letter and int(goes[1:]) in getattr(state, OWN[letter].kept_in):
            return goes, said(state, goes)  # "e4 l2": what stands behind it is the programme's own
        named = f"{run} {goes}".strip()
        raise _NotThere(f"There is no {named} in {where}. In that session, find finds what is there.")
    if len(found) > 1:
        ways = [f"e{number} {one.run} {goes}" for one in found]
        raise ExerciseError(f"In {where} {goes} could be {listed(ways, joiner='or')}.")
    (one,) = found
    if one.point.consent == WITHDRAWN:
        raise ExerciseError(f"{one.point.called} of {where} was taken back, so nothing rests on it.")
    return f"e{number} {one.run} {one.goes}", f"{one.point.called} of {where}"


def _member(name: str) -> Member | None:
    try:
        status = locations.session_path(name).stat()
    except OSError:
        return None
    return _member_at(name, str(locations.sessions_folder()), status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=4)
def _member_at(name: str, folder: str, changed: int, size: int) -> Member | None:
    """What is in a session, as it was then: a line is read at each letter that is typed."""
    from sessions.report.kept import members
    from sessions.store.errors import StoreError

    try:
        (found,) = members([name], "facilitators")
    except (StoreError, OSError):
        return None
    return found
