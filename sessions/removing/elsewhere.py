"""Other sessions here that have words in their own files which go out of one for good: named, and reached when asked.

What was carried on, gathered or copied was taken back there as it was taken back here; out of those files it goes only
when somebody says so, for that cannot be undone.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Sequence

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded, listed
from sessions.live.session import Session, open_session
from sessions.removing.beside import Words
from sessions.removing.for_good import NotWritten, Removal, may_be_taken, take_out
from sessions.removing.withdrawing import Elsewhere, related
from sessions.store import locations
from sessions.store.errors import StoreError, told

EVERYWHERE = "yes everywhere"
"""What is typed instead of yes, so that it goes out of the other sessions' files too."""


def still_in(session: Session, words: Words) -> list[Elsewhere]:
    """The other sessions here whose files have some of the words."""
    with contextlib.suppress(OSError):
        return [one for one in related(session) if words and _has(one.name, words)]
    return []


def _has(name: str, words: Words) -> bool:
    with contextlib.suppress(OSError):
        # A name stands there in capitals, or without its macrons, as well.
        told = folded(locations.session_path(name).read_text("utf-8", "replace"))
        return any(folded(json.dumps(said, ensure_ascii=False)[1:-1]) in told for said, _ in words)
    return False


def offered(found: Sequence[Elsewhere], line: str) -> str:
    """A sentence on those sessions and how they are reached; "" when there are none."""
    if not found:
        return ""
    return (
        f"{_have(found)}. To take it out there as well, with whatever else was taken back there in the same way, type: "
        f"{line} {EVERYWHERE}"
    )


def _have(found: Sequence[Elsewhere]) -> str:
    has, them = ("has", "its file") if len(found) == 1 else ("have", "their files")
    return f"{listed([one.called for one in found])} {has} it in {them} still"


def left(removal: Removal, found: Sequence[Elsewhere], words: Words) -> str:
    """The same once it is out of the file here, where nobody knows any longer what it was: what is typed for each."""
    if not found:
        return ""
    lines = [line for one in found for line in _typed_there(removal, one, words)]
    return f"{_have(found)}. To take it out there: {' and '.join(lines)}" if lines else f"{_have(found)}."


def _typed_there(removal: Removal, one: Elsewhere, words: Words) -> list[str]:
    with contextlib.suppress(StoreError, OSError):
        session = open_session(one.name, read_only=True)
        try:
            if session.damage:
                return [f"holdspace destroy {one.name} (it is damaged, so nothing in it is written again)"]
            there = removal.there(session, words) if removal.there is not None else ()
            return [f'holdspace do {one.name} "{removal.typed(of)} yes"' for of in there]
        finally:
            session.close()
    return []


def take_out_there(removal: Removal, session: Session, words: Words, found: Iterable[Elsewhere]) -> str:
    """Takes the words out of those sessions' files; says where it did, and where not, why, and what is typed for it."""
    out: list[str] = []
    not_out: list[str] = []
    lines: list[str] = []
    for one in found:
        why = _taken_out(removal, one.name, session.by, words)
        (not_out if why else out).append(f"{one.called} ({why})" if why else one.called)
        lines += _typed_there(removal, one, words) if why else []
    said = [f"Out of the file of {listed(out)} as well."] if out else []
    said += [f"NOT out of {listed(not_out)}."] if not_out else []
    said += [f"To take it out there: {' and '.join(lines)}"] if lines else []
    return " ".join(said)


def _taken_out(removal: Removal, name: str, by: str, words: Words) -> str:
    """Why words are in that session's file still; "" when none is."""
    try:
        session = open_session(name, by=by)
    except (StoreError, OSError):
        return "it cannot be opened just now"
    try:
        for of in removal.there(session, words) if removal.there is not None else ():
            may_be_taken(removal, session, of)
            take_out(removal, session, of)
    except NotWritten as problem:
        return problem.why
    except (ExerciseError, StoreError, OSError) as problem:
        return told(problem).rstrip(".")
    finally:
        session.close()
    return "they stand there in other words as well: look there" if _has(name, words) else ""
