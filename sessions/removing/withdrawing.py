"""Takes words back in this computer's other sessions that hold them, or are a copy.

"A Good Start in Life", data collection: whoever said something may take it back at any time. What cannot be reached is
named, and before an export a session looks at where it gathered from, so that nothing depends on being reached in time.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from exercises.frame.state import Frame
from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.wall.state import Wall
from sessions.library import catalogue
from sessions.live.copies import Key, born, identities, reaching, sources, taken_back
from sessions.live.identity import identity_of
from sessions.live.session import Session, open_session
from sessions.live.state import ALSO, BATCH, SessionState
from sessions.store import locations
from sessions.store.errors import StoreError

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


@dataclass
class Reached:
    """Where words were taken out as well, and where they could not be."""

    out: list[str] = field(default_factory=list)
    not_out: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """Sentences on exports of those sessions that have the words already."""

    @property
    def told(self) -> str:
        """In a sentence or two; "" when there was nothing to reach."""
        said = [f"Taken out as well in {listed(self.out)}."] if self.out else []
        if self.not_out:
            said.append(
                f"NOT in {listed(self.not_out)}, which cannot be written just now: its next export looks here "
                "first, and takes it out."
            )
        return " ".join([*said, *self.left])


def related(session: Session, wanted: Collection[str] = (), *, own: bool = True) -> list[Elsewhere]:
    """The other sessions here that hold something of this one, or are copies of it, or have or hold the wanted.

    Without `own` the wanted alone. Their files are only looked through, not folded. What cannot be read is none of
    them. Raises OSError for the list.
    """
    own_names = set(identities(session.state).values()) if own else set()
    began = str(session.events[0].data.get("title", ""))
    parts = [one.partition(" (")[0].encode() for one in {*own_names, *wanted}]
    found = []
    for entry in catalogue.entries():
        if entry.name == session.name or entry.problem is not None:
            continue
        with contextlib.suppress(OSError):
            data = locations.session_path(entry.name).read_bytes()
            title, theirs = _identities(data)
            copy = title == began and bool(theirs & own_names)
            holds = any(part in data for part in parts)
            if copy or holds or theirs & set(wanted):
                found.append(Elsewhere(entry.name, entry.title, copy, holds))
    return found


def _identities(data: bytes) -> tuple[str, set[str]]:
    """What the session in that file was called at first, and what its exercises are remembered by; of one that cannot
    be read, as far as it can."""
    title = ""
    lines = data.split(b"\n")
    found: set[str] = set()
    with contextlib.suppress(ValueError, KeyError, TypeError, IndexError):
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


def follow(session: Session, gone: Collection[Key]) -> Reached:
    """Takes those words back in every other session here that has them, each as an entry of its own there."""
    from sessions.leaving.trail import still_out_since

    reached = Reached()
    own = set(identities(session.state).values())
    wanted = {name for name, _ in gone} - own
    try:
        others = related(session, wanted)
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
            if _record(other, _meant(session, other, gone)):
                (reached.not_out if other.unsaved else reached.out).append(related_one.called)
                out = still_out_since(other.name, before, other.state, of=related_one.called)
                reached.left += [out] if out else []
        except (StoreError, OSError, ExerciseError):
            reached.not_out.append(related_one.called)
        finally:
            other.close()
    return reached


def _meant(session: Session, other: Session, gone: Collection[Key]) -> set[Key]:
    """Of those words, what the other session means by the same numbers: a copy may have gone on with others."""
    mine = {name: key for key, name in identities(session.state).items()}
    theirs = {name: key for key, name in identities(other.state).items()}
    found: set[Key] = set()
    for name, row in gone:
        if name in mine and name in theirs:
            if not isinstance(session.state.runs[mine[name]].state, Wall):
                continue
            began = born(session.events, mine[name], row)
            if began is None or began != born(other.events, theirs[name], row):
                continue
        found.add((name, row))
    return found


def _record(session: Session, gone: Collection[Key]) -> bool:
    """Takes those words back there, as one entry; whether there were any."""
    moves = reaching(session.state, gone)
    if not moves:
        return False
    (key, first), *others = moves.items()
    session.record(BATCH, {"moves": first, ALSO: [[other, told] for other, told in others]}, run=key)
    return True


# -- before an export -------------------------------------------------------------------------------------------------


def catch_up(session: Session) -> None:
    """Takes out of a session what was taken back meanwhile where it was gathered from, as far as that is here.

    Only a session that gathered from others looks at them. What cannot be saved is taken out of what is held in memory.
    """
    wanted = sources(session.state)
    if not wanted:
        return
    gone: set[Key] = set()
    with contextlib.suppress(OSError):
        for related_one in related(session, wanted, own=False):
            with contextlib.suppress(StoreError, OSError):
                other = open_session(related_one.name, read_only=True)
                try:
                    gone |= taken_back(other.state)
                finally:
                    other.close()
    if not reaching(session.state, gone):
        return
    with contextlib.suppress(StoreError, OSError, ExerciseError):
        # The session may be open to be read only.
        writing = open_session(session.name, by=session.by)
        try:
            _record(writing, gone)
        finally:
            writing.close()
        session.refresh()
    # Of one that is only for reading it is taken out of what is held in memory.
    refuses, session.refuses = session.refuses, ""
    try:
        _record(session, gone)
    finally:
        session.refuses = refuses


def stays_out(session: Session, back: Collection[Key]) -> list[str]:
    """The other sessions here where words stay taken out although taking them back was undone here."""
    found = []
    with contextlib.suppress(OSError):
        for related_one in related(session):
            with contextlib.suppress(StoreError, OSError):
                other = open_session(related_one.name, read_only=True)
                try:
                    if set(back) & taken_back(other.state):
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
            yield f"{named_copy} is this session once more, restored from an export: destroy that too."
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
