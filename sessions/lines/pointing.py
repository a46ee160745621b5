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
from sessions.live.session import Session
from sessions.live.state import BATCH
from sessions.report.pointed import There, there
from sessions.report.telling import Member
from sessions.store import locations

_WHICH = "Which session is looked for as you press enter. To say it: {example}"
_MOST_LOOKED = 60
"""So many sessions are looked into for a pointer that does not say which."""
_MOST_NAMED = 3
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


def looked_for(state: Programme, data: Mapping[str, Any]) -> Read:
    """The pointers of a line as it is entered. One that does not say which session is looked for in those of its
    cohort, then in all of the programme; found once it leads there, else it stands as it was typed."""
    line = next((f"{letter}{data[name]}" for name, letter in _LINES.items() if name in data), "cycle envision")
    learned = state.carried.get(data.get("learned", 0))
    found: list[str] = []
    says: list[str] = []
    warnings: list[str] = []
    for words in map(str, data["evidence"]):
        run, goes = _loose(words)
        places = _places(state, learned.cohort if learned is not None else 0, run, goes) if goes else []
        if len(places) == 1:
            ((event, one),) = places
            found.append(f"e{event.number} {one.run} {one.goes}")
            says.append(f"{one.point.called} of {event_called(event)}")
            continue
        found.append(words)
        says.append(_read(state, words)[1] if not goes else words)
        if places:
            ways = [f"e{event.number} {one.run} {goes} ({event_called(event)})" for event, one in places[:_MOST_NAMED]]
            more = f" and {len(places) - _MOST_NAMED} more" if len(places) > _MOST_NAMED else ""
            warnings.append(
                f"{words} could be {listed(ways, joiner='or')}{more}: {line} from e{places[0][0].number} {goes}"
            )
        elif goes and not run:
            warnings.append(f"No session of the programme has {words}.")
    return Read(tuple(dict.fromkeys(found)), listed(says), " ".join(warnings))


def _loose(words: str) -> tuple[str, str]:
    """What such a thing is called and what is typed to get to it, in words that say no session; nothing for others."""
    *named, thing = words.split()
    is_loose = not pointer_of(words).letter and THING.fullmatch(thing) is not None
    return (" ".join(named), thing) if is_loose else ("", "")


def _places(state: Programme, cohort: int, run: str, goes: str) -> list[tuple[Event, There]]:
    """Where such a thing is: in the sessions of that cohort, where none has it in all of them."""
    every = [event for event in state.events.values() if event.session]
    theirs = [event for event in every if cohort in event.cohorts]
    for events in (theirs, every):
        if len(events) > _MOST_LOOKED:
            return []
        members = [(event, _member(event.session)) for event in events]
        places = [(event, one) for event, member in members if member for one in there(member, run, goes)]
        places = [(event, one) for event, one in places if one.point.consent != WITHDRAWN]
        if places:
            return places
    return []


def settle(programme: Session) -> int:
    """What lines rest on leads into the sessions where it is found, as after an import; how much that was."""
    moves = _settled(programme.state.run.state)
    if moves:
        programme.record(BATCH, {"moves": [[kind, data] for kind, data in moves]}, run=programme.state.current)
    return len(moves) // 2


def _settled(state: Programme) -> list[tuple[str, dict[str, Any]]]:
    lines: list[tuple[str, dict[str, Any], Sequence[str]]] = [
        *(("learned", {"learned": one.number}, one.evidence) for one in state.carried.values()),
        *(("recommend", {"recommendation": one.number}, one.evidence) for one in state.recommendations.values()),
        *(("cycle", {"box": name}, box.evidence) for name, box in state.boxes.items()),
    ]
    moves: list[tuple[str, dict[str, Any]]] = []
    for kind, whose, evidence in lines:
        loose = [words for words in evidence if _loose(words)[1]]
        for words in loose:
            leads = looked_for(state, {**whose, "evidence": [words]}).pointers
            if leads != (words,):
                moves.append((f"{kind}_without", {**whose, "evidence": [words]}))
                moves.append((f"{kind}_from", {**whose, "evidence": list(leads)}))
    return moves


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


@lru_cache(maxsize=_MOST_LOOKED)
def _member_at(name: str, folder: str, changed: int, size: int) -> Member | None:
    """What is in a session, as it was then: a line is read at each letter that is typed."""
    from sessions.report.kept import members
    from sessions.store.errors import StoreError

    try:
        (found,) = members([name], "facilitators")
    except (StoreError, OSError):
        return None
    return found
