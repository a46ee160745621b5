"""Leaves nothing of a talk that is not to be kept: in pictures held for the room, and in the file itself for good.

Group Thinking Caps: whose talk it is decides whether anything of it exists at all. Knows no exercise but by its shape.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, folded
from sessions.leaving.entries import moves_of
from sessions.leaving.nothing_kept import ended, without_pictures
from sessions.live.session import Session
from sessions.removing import names_for_good as names_out
from sessions.store.event_store import StoreError

LINE = "keep nothing for good"
_Document = dict[str, Any]


def asked(line: str) -> bool | None:
    """Whether the line asks for this: False for the question, True with its yes, None for any other line."""
    return {LINE: False, f"{LINE} yes": True}.get(folded(clean(line)))


def _for_good(session: Session) -> list[_Document]:
    """Every entry as the file is to have it."""
    documents = session.documents()
    gone = ended(session)
    return without_pictures(session, [_emptied(session, held) if held["run"] in gone else held for held in documents])


def _emptied(session: Session, document: _Document) -> _Document:
    run = session.state.runs[document["run"]]
    exported = run.shape.exported
    if exported is None:
        return document
    if document["kind"] != "batch":
        return {**document, "data": exported(run.state, document["kind"], document["data"])}
    moves = [[kind, exported(run.state, kind, data)] for kind, data in moves_of("batch", document["data"])]
    return {**document, "data": {**document["data"], "moves": moves}}


def may_be_taken(session: Session) -> None:
    """Raises ExerciseError when there is nothing to take out of the file, or it cannot be rewritten just now."""
    if session.unsaved:
        raise ExerciseError("Not everything is saved yet, so the file cannot be written again. See to the disk first.")
    if not ended(session):
        raise ExerciseError("First whose talk it is decides that nothing is kept. For example: keep nothing")
    if _for_good(session) == session.documents():
        raise ExerciseError("Nothing of the talk is in the file any more.")


def question(session: Session) -> str:
    """What would happen, for a person to say yes to. Raises ExerciseError as `may_be_taken` does."""
    may_be_taken(session)
    return (
        "This writes the session's file again without a word of the talk nothing is kept of: gone from its earlier "
        "entries and from pictures held for the room. This alone cannot be undone. It does not reach exports and "
        f"copies already made. To do it, type: {LINE} yes"
    )


def take_out(session: Session) -> str:
    """Writes the session's file again without the talk's words; says so. Raises ExerciseError, and it is as it was."""
    with contextlib.suppress(StoreError):
        session.refresh()
    may_be_taken(session)
    words = [(text, "not kept") for text in dict.fromkeys(_words(session))]
    try:
        names_out.clean_beside(session.name, words)
        names_out.rewrite(session, lambda: _for_good(session))
    except (StoreError, OSError) as problem:
        reason = getattr(problem, "reason", problem)
        why = getattr(reason, "strerror", None) or str(problem)
        raise ExerciseError(
            f"The file could not be written again ({why}), so the words are still in it. Nothing is lost. "
            f"See to the disk, then type it once more: {LINE} yes"
        ) from problem
    session.refresh()
    session.publish()
    with contextlib.suppress(OSError):
        names_out.clean_beside(session.name, words)
    return "No word of the talk is in the file any more. Exports and copies made before have it; look after those."


def _words(session: Session) -> Iterator[str]:
    """The words that go, as they stand in unfinished lines and leftovers beside the file."""
    for before, after in zip(session.documents(), _for_good(session), strict=True):
        if before != after and before["run"]:
            for kind, data in moves_of(before["kind"], before["data"]):
                values = [data.get("text"), *(data.get("roles") or [])]
                yield from (value for value in values if isinstance(value, str) and len(value) > 3 and kind)
