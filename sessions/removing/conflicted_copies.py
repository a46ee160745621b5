"""Conflicted copies beside a session: named where something goes for good, and mended where that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, listed
from sessions.live.alike import less, taken_back_since
from sessions.live.entries import cleaned_event
from sessions.live.other_copies import conflicted
from sessions.live.session import Session
from sessions.store.errors import StoreError
from sessions.store.event_store import EventStore

WITH_COPIES = "yes with copies"
"""What is typed instead of yes, so that the copies are mended too."""


_SAID = 4
"""How many entries are said one by one."""


def named(paths: Sequence[Path]) -> str:
    """The files in words."""
    return listed([clean(path.name) for path in paths])


def offered(paths: Sequence[Path], line: str) -> str:
    """A sentence on a session's conflicted copies and how they are mended too; "" when there are none."""
    if not paths:
        return ""
    are = "is a conflicted copy of it and may have" if len(paths) == 1 else "are conflicted copies of it and may have"
    return (
        f"Beside it {named(paths)} {are} the same; to mend {'that' if len(paths) == 1 else 'those'} too, type: "
        f"{line} {WITH_COPIES}. To let go of it instead, delete the file."
    )


def told_overtaken(session: Session) -> str:
    """Says which entries that were saved are not in the copy of the file that came in its place, and where to look; ""
    when there are none. The room then sees what that copy has."""
    if not session.overtaken:
        return ""
    session.publish()
    gone, session.overtaken = session.overtaken, []
    more = [f"{len(gone) - _SAID} more"] if len(gone) > _SAID + 1 else []
    copies = conflicted(session.name)
    where = f" Look for it in {named(copies)}." if copies else ""
    return (
        "Another copy of this session's file came in its place, as in a folder that is kept in step. Saved here, and "
        f"not in it: {listed([*gone[: _SAID if more else None], *more])}.{where}"
    )


def mend(session: Session, words: Sequence[str]) -> str:
    """Writes every conflicted copy again without what is out of the session's file; says so, and names those that have
    some of the words still."""
    mended: list[Path] = []
    left: list[Path] = []
    for path in conflicted(session.name):
        try:
            _mend(path, session)
            still = any(word in path.read_text("utf-8", "replace") for word in words)
        except (StoreError, OSError, ExerciseError, ValueError):
            still = True
        (left if still else mended).append(path)
    said = [f"{named(mended)}: mended too."] if mended else []
    said += [f"{named(left)} could not be mended whole: delete it yourself."] if left else []
    return " ".join(said)


def _mend(path: Path, knowing: Session) -> None:
    store = EventStore.open(path)
    lock = path.with_name(f".{path.name}.lock")
    there = lock.exists()
    try:
        with store.locked():
            store.refresh()
            events = less(knowing.events, [cleaned_event(document) for document in store.documents()])
            made = [*events, *taken_back_since(knowing.events, events)]
            store.rewrite([event.document() for event in made])
    finally:
        store.close()
        if not there:
            lock.unlink(missing_ok=True)
