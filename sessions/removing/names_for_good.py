"""Takes names out of a session's own files for good, after a plain question. Refuses to know any move.

From A Good Start in Life's post-it theming: a note about a named colleague keeps its sense and loses the name. A name
that was taken out is off every screen at once, but the entries from before still have it; here they are written again.
What else this computer keeps of the session comes first and the session's file last: while the file knows the name, a
killed process can be started again and finish.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from exercises.kernel.event import event_of
from exercises.kernel.names_in_text import taken_out, taken_out_everywhere
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, folded, listed
from sessions.leaving.entries import moves_of, names_held, redacted
from sessions.live import drafts
from sessions.live import room_file as roomfile
from sessions.live.session import Session
from sessions.live.state import UNNAME, alive, fold
from sessions.store import locations, private_files
from sessions.store.event_store import EventStore, StoreError

LINE = "unname for good"
_Names = list[tuple[str, str]]
"""Each name that comes out, and what stands there instead."""


def asked(line: str) -> bool | None:
    """Whether the line asks for this: False for the question, True with its yes, None for any other line."""
    words = folded(clean(line))
    return {LINE: False, f"{LINE} yes": True}.get(words)


def may_be_taken(session: Session) -> None:
    """Raises ExerciseError when there is no name to take out of the file, or it cannot be rewritten just now."""
    if session.unsaved:
        raise ExerciseError("Not everything is saved yet, so the file cannot be written again. See to the disk first.")
    if not _names(session) or not names_held(session):
        raise ExerciseError("No name is taken out that the file still has. For example: unname 17: Priya / a colleague")


def question(session: Session) -> str:
    """What would happen, for a person to say yes to. Raises ExerciseError as `may_be_taken` does."""
    may_be_taken(session)
    many = len(_names(session))
    what = "name that was taken out" if many == 1 else f"{many} names that were taken out"
    return (
        f"This writes the session's file again without the {what}: gone from its earlier entries, from unfinished "
        "lines and from the room's picture. This alone cannot be undone. It does not reach exports and copies already "
        f"made.{_half_typed(session)} To do it, type: {LINE} yes"
    )


def _half_typed(session: Session) -> str:
    """Who else has the name in an unfinished line: an open window keeps that line again as it stands there."""
    own = drafts.writer_of(session.by)
    writers = [held for held in drafts.writers(session.name, _held_in(_names(session))) if held != own]
    if not writers:
        return ""
    has = "has" if len(writers) == 1 else "have"
    return f" {listed(writers)} {has} it in a line half typed; have it finished or cleared there first."


def _held_in(names: _Names) -> Callable[[str], bool]:
    return lambda text: _without(text, names) is not None


def take_out(session: Session) -> str:
    """Writes the session's files again without the names; says so. Raises ExerciseError, and the file is as it was."""
    with contextlib.suppress(StoreError):
        session.refresh()
    may_be_taken(session)
    names = _names(session)
    try:
        clean_beside(session.name, names)
        named = _forget_files_called_after(session.name, names)
        rewrite(session, lambda: redacted(session))
    except (StoreError, OSError) as problem:
        reason = getattr(problem, "reason", problem)
        why = getattr(reason, "strerror", None) or str(problem)
        raise ExerciseError(
            f"The file could not be written again ({why}), so the name is still in it. Nothing is lost. "
            f"See to the disk, then type it once more: {LINE} yes"
        ) from problem
    session.refresh()
    session.publish()
    with contextlib.suppress(OSError):
        # Another console may have kept its unfinished line meanwhile.
        clean_beside(session.name, names)
    gone = "The name is" if len(names) == 1 else f"The {len(names)} names are"
    return (
        f"{gone} out of the file for good. Exports and copies made before still have it; look after those. Lines half "
        f"typed in other open windows are not reached: look there too.{named}"
    )


def _forget_files_called_after(session: str, names: _Names) -> str:
    """No longer keeps where an export lies that is called after somebody; says how many, for a person to rename.

    Raises OSError."""
    from sessions.leaving.trail import forget_where

    count = forget_where(session, _held_in(names))
    one = "One export is a file with" if count == 1 else f"{count} exports are files with"
    return f" {one} the name in what it is called; where it lies is no longer kept here. Rename it." if count else ""


def rewrite(session: Session, made: Callable[[], list[dict[str, Any]]]) -> None:
    """Writes the session's file again with what `made` gives of it as it is then, and the room's picture before that.

    Raises StoreError or OSError, and the file is as it was.
    """
    store = EventStore.open(locations.session_path(session.name))
    try:
        with store.locked():
            session.refresh()
            documents = made()
            _publish(session.name, documents)
            store.refresh()
            store.rewrite(documents)
    finally:
        store.close()


def _names(session: Session) -> _Names:
    found: _Names = []
    for event in session.standing():
        for kind, data in moves_of(event.kind, event.data) if event.run else ():
            if kind == UNNAME and data.get("name"):
                found.append((str(data["name"]), str(data.get("instead", ""))))
    return found


def _publish(name: str, documents: list[dict[str, Any]]) -> None:
    """Gives the room what the rewritten session says: a held picture may have the name in it."""
    events = [event_of(document) for document in documents]
    standing = alive(events)
    state = fold(event for event in events if event.number in standing)
    roomfile.publish(name, len(events), state.room())


# -- what lies beside the file ----------------------------------------------------------------------------------------


def clean_beside(name: str, names: _Names) -> None:
    """Takes the names out of unfinished entries of every writer, and out of what interrupted saves left. OSError."""
    for path, temporary in _beside(name):
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            continue
        text = data.decode("utf-8", "surrogateescape")
        cleaned = _without(text, names)
        if cleaned is None:
            continue
        if temporary:
            path.unlink(missing_ok=True)
        else:
            private_files.place_over(path, cleaned.encode("utf-8", "surrogateescape"))


def _beside(name: str) -> Iterator[tuple[Path, bool]]:
    """The files that may hold words of the session, and whether each is only a leftover of a save."""
    session = locations.session_path(name)
    beginnings = (
        (locations.drafts_folder(), f"{name}.", False),
        (locations.drafts_folder(), f".{name}.", True),
        (locations.room_folder(), f".{name}.json.", True),
        (session.parent, f"{name}.recovered-", False),
        (session.parent, f".{session.name[:40]}.", True),
    )
    for folder, beginning, temporary in beginnings:
        with contextlib.suppress(FileNotFoundError):
            for file in sorted(os.listdir(folder)):
                if file.startswith(beginning) and not file.endswith(".lock"):
                    yield folder / file, temporary


def _without(text: str, names: _Names) -> str | None:
    """The file's text without the names; None when they do not stand in it."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        cleaned = _plain(text, names)
        return cleaned if cleaned != text else None
    told = held
    for name, instead in names:
        told = taken_out_everywhere(told, name, instead)
    return json.dumps(told, ensure_ascii=False) if told != held else None


def _plain(text: str, names: _Names) -> str:
    for name, instead in names:
        text = taken_out(text, name, instead)
    return text
