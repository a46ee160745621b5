"""Takes words back in this computer's other sessions that hold them, or are a copy.

"A Good Start in Life", data collection: whoever said something may take it back at any time. What cannot be reached is
named, and before an export a session looks at where it gathered from, so that nothing depends on being reached in time.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from exercises.frame.followed import begun_like
from exercises.frame.state import Frame
from exercises.kernel.event import Event
from exercises.kernel.followed import WORDS
from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, listed
from exercises.wall.state import Wall
from sessions.library import catalogue
from sessions.live import names_carried
from sessions.live.alike import same_words, taken_back_since
from sessions.live.copies import Gone, identities, is_out_there, reaching, sources, taken_back
from sessions.live.entries import cleaned_event
from sessions.live.identity import identity_of
from sessions.live.names_carried import Told, told_of
from sessions.live.other_copies import conflicted
from sessions.live.session import Session, open_session
from sessions.live.state import ALSO, BATCH, UNNAME, SessionState
from sessions.store import locations
from sessions.store.errors import StoreError
from sessions.store.event_store import EventStore

_NOT_REACHED = "Copies on other computers are not reached from here."
_EXERCISE = b'"kind": "exercise"'


class Elsewhere(Record):
    """Another session on this computer that has to do with one."""

    name: str
    title: str
    copy: bool
    """Whether it is the same session, restored from an export of it or the other way round."""
    holds: bool
    """Whether it gathered something that is asked for."""

    @property
    def called(self) -> str:
        """Its title; of a copy, which has the same, its name as well."""
        return f"{self.title} ({self.name}, a copy of this one)" if self.copy else self.title


class Reached:
    """Where words were taken out as well, and where they could not be."""

    def __init__(self, *, words: bool = False) -> None:
        self.out: list[str] = []
        self.not_out: list[str] = []
        self.left: list[str] = []
        """Sentences on exports of those sessions that have the words already."""
        self.words = words
        """Whether they are words that whoever said them took back."""

    @property
    def told(self) -> str:
        """In a sentence or two; "" when there was nothing to reach."""
        said = [f"Taken out as well in {listed(self.out)}."] if self.out else []
        if self.not_out:
            said.append(
                f"NOT in {listed(self.not_out)}, which cannot be written just now: its next export looks here "
                "first, and takes it out."
            )
        here = [_NOT_REACHED] if self.out or self.not_out or self.words else []
        return " ".join([*said, *self.left, *here])


def related(
    session: Session,
    wanted: Collection[str] = (),
    *,
    own: bool = True,
    listed_before: Sequence[catalogue.Entry] | None = None,
) -> list[Elsewhere]:
    """The other sessions here that hold something of this one, or are copies of it, or have or hold the wanted.

    Without `own` the copies and the wanted alone. Their files are only looked through, not folded. What cannot be read
    is none of them. `listed_before` is the list of sessions, where somebody has it. Raises OSError for the list.
    """
    state = session.state
    own_names = set(identities(state).values())
    held_by = {one.partition(" (")[0] for one in {*(own_names if own else ()), *wanted}}
    parts = [one.encode() for one in held_by if one.startswith("session ")]
    parts += [f'"from_session": {json.dumps(state.title, ensure_ascii=False)}'.encode()] if own else []
    began = str(session.events[0].data.get("title", ""))
    found = []
    for entry in _others(session) if listed_before is None else listed_before:
        again = entry.created == state.created
        if entry.name == session.name or entry.problem is not None or not (again or parts or wanted):
            continue
        with contextlib.suppress(OSError):
            data = locations.session_path(entry.name).read_bytes()
            title, theirs = identities_in(data)
            copy = again and same_words(title, began) and bool(theirs & own_names)
            holds = any(part in data for part in parts)
            if copy or holds or {*theirs, begun_like(title), begun_like(entry.title)} & set(wanted):
                found.append(Elsewhere(entry.name, entry.title, copy, holds))
    return found


class Listed:
    """The sessions here as they were listed, for many of which the same is asked."""

    def __init__(self, entries: Sequence[catalogue.Entry]) -> None:
        self.entries = entries
        self._begun: dict[str, list[str]] = {}
        for entry in entries:
            self._begun.setdefault(entry.created, []).append(entry.name)

    def is_alone(self, name: str, created: str) -> bool:
        """Whether no other was begun at that moment, as a copy would be."""
        return self._begun.get(created, [name]) == [name]


def copies(session: Session, listed_before: Listed | None = None) -> list[Elsewhere]:
    """The other sessions here that are this one once more. Raises OSError for the list."""
    # What was listed before are sessions, and no session is a programme once more.
    every = Listed(_others(session)) if listed_before is None or session.is_programme else listed_before
    if every.is_alone(session.name, session.state.created):
        return []
    return [one for one in related(session, own=False, listed_before=every.entries) if one.copy]


def _others(session: Session) -> list[catalogue.Entry]:
    """What may hold something of it: every session, and of a programme, of which none holds anything, the programmes.
    Raises OSError."""
    if not session.is_programme:
        return catalogue.entries()
    from sessions.library import programmes

    found = []
    for stem in programmes.names():
        with contextlib.suppress(StoreError):
            one = open_session(f"{locations.PROGRAMME}{stem}", read_only=True)
            found.append(catalogue.Entry(one.name, one.state.title, "", one.state.created, (), (), "", 0.0))
            one.close()
    return found


def identities_in(data: bytes) -> tuple[str, set[str]]:
    """What the session in that file was called at first, and what its exercises are remembered by; of one that cannot
    be read, as far as it can."""
    title = ""
    lines = data.split(b"\n")
    found: set[str] = set()
    with contextlib.suppress(ValueError, KeyError, TypeError, IndexError, RecursionError):
        first = _line(lines[1])
        title = str(first["data"]["title"])
        for line in lines[2:]:
            if _EXERCISE in line:
                event = _line(line)
                if event["kind"] == "exercise" and not event["run"]:
                    found.add(identity_of(first["at"], first["by"], event["at"], event["data"]["key"]))
    return title, found


def _line(line: bytes) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(line.partition(b": ")[2].rstrip().removesuffix(b","))
    return document


# -- at once ----------------------------------------------------------------------------------------------------------


def follow(session: Session, gone: Collection[Gone], told: Sequence[Told] = ()) -> Reached:
    """Takes back the same in every other session here that has it, each as an entry of its own there: a copy of this
    one follows whatever it is, and what was carried on or gathered follows by where it came from."""
    from sessions.leaving.trail import still_out_since

    reached = Reached(words=any(one.how == WORDS for one in gone))
    own = set(identities(session.state).values())
    wanted = {one.name for one in gone} - own
    try:
        others = related(session, wanted) if gone or told else copies(session)
    except OSError:
        return reached
    for related_one in others:
        try:
            other = open_session(related_one.name, by=session.by)
        except (StoreError, OSError):
            reached.not_out.append(related_one.called)
            continue
        try:
            before = other.state
            done = _follow_copy(other, session) if related_one.copy else False
            # The same number may be something else in a copy, which went on by itself.
            done = _record(other, [one for one in gone if not (related_one.copy and one.name in own)]) or done
            if _unname(other, () if related_one.copy else told) or done:
                (reached.not_out if other.unsaved else reached.out).append(related_one.called)
                out = still_out_since(other.name, before, other.state, of=related_one.called)
                reached.left += [out] if out else []
        except (StoreError, OSError, ExerciseError):
            reached.not_out.append(related_one.called)
        finally:
            other.close()
    for path in conflicted(session.name):
        called = f"{clean(path.name)}, a conflicted copy of this one"
        try:
            reached.out += [called] if _follow_in_file(path, session) else []
        except (StoreError, OSError, ExerciseError, ValueError):
            reached.not_out.append(called)
    return reached


def out_elsewhere(session: Session, before: SessionState, entries: Sequence[Event]) -> str:
    """What became elsewhere of the words that those entries took back here: the exports that have them, the sessions
    that had them."""
    gone = taken_back(session.state) - taken_back(before)
    told = follow(session, gone, told_of(session.state, entries)).told
    out = ""
    if session.state.exports:
        from sessions.leaving.trail import still_out_since

        out = still_out_since(session.name, before, session.state)
    return " ".join(filter(None, (out, told)))


def _follow_in_file(path: Path, knowing: Session) -> bool:
    """Takes back the same in a copy that is called as no session is; whether there was anything. Raises StoreError,
    OSError, ExerciseError or ValueError."""
    store = EventStore.open(path)
    lock = path.with_name(f".{path.name}.lock")
    there = lock.exists()
    try:
        with store.locked():
            entries = taken_back_since(knowing.events, [cleaned_event(document) for document in store.documents()])
            if entries:
                store.append([entry.document() for entry in entries])
    finally:
        store.close()
        if not there:
            lock.unlink(missing_ok=True)
    return bool(entries)


def _follow_copy(session: Session, knowing: Session) -> bool:
    """Takes back in a session what was taken back in a copy of it; whether there was anything."""
    entries = taken_back_since(knowing.events, session.events)
    for entry in entries:
        session.record(entry.kind, entry.data, run=entry.run)
    return bool(entries)


def _unname(session: Session, told: Sequence[Told]) -> bool:
    """Takes those names out of what came from there; whether there was anything."""
    found = list(names_carried.reaching(session.state, told))
    for key, data in found:
        session.record(UNNAME, data, run=key)
    return bool(found)


def _record(session: Session, gone: Collection[Gone]) -> bool:
    """Takes those words back there, as one entry; whether there were any."""
    moves = reaching(session.state, gone)
    if not moves:
        return False
    (key, first), *others = moves.items()
    session.record(BATCH, {"moves": first, ALSO: [[other, told] for other, told in others]}, run=key)
    return True


# -- before an export -------------------------------------------------------------------------------------------------


def catch_up(session: Session, listed_before: Listed | None = None) -> None:
    """Takes out of a session what was taken back meanwhile in a copy of it, or where it was gathered or carried on
    from, as far as that is here.

    Only a session that gathered from others, or has a copy, looks at them. What cannot be saved is taken out of what is
    held in memory.
    """
    wanted = sources(session.state)
    gone: set[Gone] = set()
    told: list[Told] = []
    knowing: list[Session] = []
    try:
        with contextlib.suppress(OSError):
            for related_one in (
                related(
                    session, wanted, own=False, listed_before=None if listed_before is None else listed_before.entries
                )
                if wanted
                else copies(session, listed_before)
            ):
                with contextlib.suppress(StoreError, OSError):
                    other = open_session(related_one.name, read_only=True)
                    knowing += [other] if related_one.copy else []
                    gone |= taken_back(other.state)
                    told += [] if related_one.copy else told_of(other.state, other.standing())
                    if not related_one.copy:
                        other.close()
        _caught_up(session, gone, told, knowing)
    finally:
        for other in knowing:
            other.close()


def _caught_up(session: Session, gone: Collection[Gone], told: Sequence[Told], knowing: Sequence[Session]) -> None:
    own = set(identities(session.state).values())
    gone = [one for one in gone if one.name not in own] if knowing else gone
    behind = any(taken_back_since(one.events, session.events) for one in knowing)
    if not behind and not reaching(session.state, gone) and not any(names_carried.reaching(session.state, told)):
        return
    with contextlib.suppress(StoreError, OSError, ExerciseError):
        # The session may be open to be read only.
        writing = open_session(session.name, by=session.by)
        try:
            _take_over(writing, gone, told, knowing)
        finally:
            writing.close()
        session.refresh()
    # Of one that is only for reading it is taken out of what is held in memory.
    refuses, session.refuses = session.refuses, ""
    try:
        _take_over(session, gone, told, knowing)
    finally:
        session.refuses = refuses


def _take_over(session: Session, gone: Collection[Gone], told: Sequence[Told], knowing: Sequence[Session]) -> None:
    for other in knowing:
        _follow_copy(session, other)
    _record(session, gone)
    _unname(session, told)


def stays_out(session: Session, back: Collection[Gone]) -> list[str]:
    """The other sessions here where words stay taken out although taking them back was undone here."""
    found = []
    with contextlib.suppress(OSError):
        for related_one in related(session):
            with contextlib.suppress(StoreError, OSError):
                other = open_session(related_one.name, read_only=True)
                try:
                    knows = related_one.copy and taken_back_since(other.events, session.events)
                    if (
                        knows
                        or set(back) & taken_back(other.state)
                        or is_out_there(other.standing(), other.state, back)
                    ):
                        found.append(related_one.called)
                finally:
                    other.close()
    return found


# -- what others hold -------------------------------------------------------------------------------------------------


def holders(session: Session) -> Iterator[str]:
    """Sentences on the other sessions here that hold something of this one, or are a copy of it. Raises OSError."""
    named = identities(session.state)
    frames = {named[run.key] for run in session.state.runs.values() if isinstance(run.state, Frame)}
    for related_one in related(session):
        if related_one.copy:
            named_copy = f"{related_one.title} ({related_one.name})"
            yield f"{named_copy} is this session once more, a copy of it: destroy that too."
            continue
        with contextlib.suppress(StoreError, OSError):
            other = open_session(related_one.name, read_only=True)
            try:
                told = _counted(other.state, set(named.values()), frames)
            finally:
                other.close()
            if told:
                yield f"{related_one.title} holds {told} of it; what was taken from it stays there."


def _counted(state: SessionState, own: Collection[str], frames: Collection[str]) -> str:
    notes = answers = 0
    for run in state.runs.values():
        for arrival in run.state.arrivals if isinstance(run.state, Wall) else ():
            if arrival.name in frames:
                answers += len(arrival.notes)
            elif arrival.name in own:
                notes += len(arrival.notes)
    counts = ((notes, "note"), (answers, "answer"))
    return listed([f"{many} {what}{'' if many == 1 else 's'}" for many, what in counts if many])
