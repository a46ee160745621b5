"""What a report reads of a session, kept so that the next one opens only what changed. Never the truth.

It is used only for the session's file as it was, byte for byte, by this version of the program, and goes with what is
kept of folds. A session that has words of others, or a copy, is read anew each time.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from exercises.kernel.event import event_of
from exercises.kernel.record import replace
from exercises.leaving.isolating import has_right_to_left
from exercises.leaving.outline import Audience
from sessions.export import recognisable
from sessions.export.gathering import gather
from sessions.library.catalogue import Entry, entries
from sessions.live import program
from sessions.live.copies import sources
from sessions.live.export_notes import Exported, exported_of
from sessions.live.plain_state import made, plain
from sessions.live.session import Session
from sessions.removing.opening import opened
from sessions.removing.withdrawing import Listed, catch_up
from sessions.report.reporting import member
from sessions.report.telling import Member
from sessions.store import fold_file, locations
from sessions.store.beginning import digest_of

_NOTE = b'"run": "", "kind": "exported"'
"""How an entry begins that says that something left: no other word of the session changes by it."""

_WRONG = (LookupError, TypeError, ValueError, AttributeError, ImportError, ArithmeticError, RecursionError)


def members(
    names: Sequence[str],
    audience: Audience,
    every: Sequence[Entry] | None = None,
    told: Callable[[int], None] = lambda count: None,
) -> list[Member]:
    """Each of those sessions as a report reads it, in its own words; `every` is the list of sessions, where somebody
    has it, and `told` how many so far. Raises StoreError, OSError."""
    every = entries() if every is None else every
    listed = Listed(every)
    alone = {entry.name for entry in every if listed.is_alone(entry.name, entry.created)}
    found = []
    for count, name in enumerate(names, 1):
        found.append(_member(name, audience, listed, alone=name in alone))
        told(count)
    return found


def _mixed(found: Member) -> bool:
    texts: list[str] = []
    recognisable.collect(found, texts.append)
    return any(map(has_right_to_left, texts))


def _member(name: str, audience: Audience, every: Listed, *, alone: bool) -> Member:
    path = locations.session_path(name)
    place = fold_file.told_path(path, audience)
    key, later = _key(path) if alone else ([], [])
    told = fold_file.read_at(place) if key else None
    with contextlib.suppress(*_WRONG):
        if told is not None and told["key"] == key:
            kept = made(told["member"])
            if isinstance(kept, Member):
                return replace(kept, exports=(*kept.exports, *map(_exported, later)))
    session = opened(name, read_only=True)
    try:
        catch_up(session, every)
        found = member(gather([session], audience, findings=True).leaving.sessions[0], session, audience)
        found = replace(found, mixed=_mixed(found))
        if key and _lasts(session) and _key(path) == (key, later):
            before = found.exports[: len(found.exports) - len(later)]
            with contextlib.suppress(OSError, TypeError, ValueError):
                fold_file.put_at(place, {"key": key, "member": plain(replace(found, exports=before))})
        return found
    finally:
        session.close()


def _key(path: Path) -> tuple[list[str], list[bytes]]:
    """What tells that the program and the file are as they were, and the notes at its end that something left since;
    nothing for a file that cannot be read."""
    try:
        lines = path.read_bytes().rstrip().split(b"\n")
    except OSError:
        return [], []
    at = len(lines) - 1
    while at and _NOTE in lines[at - 1]:
        at -= 1
    before = b"\n".join(lines[:at]).rstrip(b",")
    return [str(program.version("exercises", "sessions")), digest_of(before)], lines[at:-1]


def _exported(line: bytes) -> Exported:
    (document,) = json.loads(b"{%s}" % line.rstrip(b",")).values()
    return exported_of(event_of(document))


def _lasts(session: Session) -> bool:
    """Whether nothing but its own file says what it is. Words that go on a later day are for their owners alone, and
    nothing that a report reads."""
    return not (session.damage or sources(session.state))
