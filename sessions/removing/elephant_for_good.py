"""Takes an elephant's words out of a session's file for good, once the one who named it no longer agrees to them.

Person-centred partnership, naming the elephant: no words without the yes of the one who named it, and a yes may be
taken back. Refuses to know who that was, and takes nothing else of the elephant.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from exercises.frame.checks import nameless
from exercises.frame.state import Frame
from exercises.frame.taking_out import TAKEN_BACK
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, folded
from sessions.leaving.entries import moves_of
from sessions.live.session import Session
from sessions.removing import names_for_good as names_out
from sessions.store.event_store import StoreError

LINE = "not agreed for good"
_ASKED = re.compile(r"e(\d{1,4}) not agreed for good( yes)?")
_WORDS: Mapping[str, tuple[str, str]] = {"word_elephant": ("elephant", "text"), "carry_elephant": ("number", "wording")}
"""By kind of move: where it has the elephant's number, and where its words."""
_Document = dict[str, Any]


def asked(line: str) -> tuple[int, bool] | None:
    """The elephant a line asks this for, and whether with its yes; None for any other line."""
    found = _ASKED.fullmatch(folded(clean(line)))
    return (int(found[1]), bool(found[2])) if found else None


def may_be_taken(session: Session, number: int) -> None:
    """Raises ExerciseError when there are no words to take out of the file, or it cannot be rewritten just now."""
    if session.unsaved:
        raise ExerciseError("Not everything is saved yet, so the file cannot be written again. See to the disk first.")
    frame: Frame | None = session.state.frame.state if session.state.frame is not None else None
    held = frame.elephants.get(number) if frame is not None else None
    if held is not None and held.agreed:
        raise ExerciseError(f"The words of e{number} are agreed to. If that is taken back, first: e{number} not agreed")
    if not _words(session, number):
        raise ExerciseError(f"No words of e{number} are in this session's file.")


def question(session: Session, number: int) -> str:
    """What would happen, for a person to say yes to. Raises ExerciseError as `may_be_taken` does."""
    may_be_taken(session, number)
    return (
        f"This writes the session's file again without the words of e{number}: gone from its earlier entries, from "
        "pictures held for the room and from unfinished lines. This alone cannot be undone. It does not reach exports "
        "and copies already made, nor a session that was begun like this one: do the same there. "
        f"To do it, type: e{number} {LINE} yes"
    )


def take_out(session: Session, number: int) -> str:
    """Writes the file again without the elephant's words; says so. Raises ExerciseError, and it is as it was."""
    with contextlib.suppress(StoreError):
        session.refresh()
    may_be_taken(session, number)
    beside = [(text, "taken back") for text in _words(session, number) if len(text) > 3]
    try:
        names_out.clean_beside(session.name, beside)
        names_out.rewrite(session, lambda: _for_good(session, number))
    except (StoreError, OSError) as problem:
        reason = getattr(problem, "reason", problem)
        why = getattr(reason, "strerror", None) or str(problem)
        raise ExerciseError(
            f"The file could not be written again ({why}), so the words are still in it. Nothing is lost. "
            f"See to the disk, then type it once more: e{number} {LINE} yes"
        ) from problem
    session.refresh()
    session.publish()
    with contextlib.suppress(OSError):
        # Another console may have kept its unfinished line meanwhile.
        names_out.clean_beside(session.name, beside)
    return (
        f"No words of e{number} are in the file any more. Exports, copies and sessions begun like this one, made "
        "before, may have them; look after those."
    )


def _for_good(session: Session, number: int) -> list[_Document]:
    """Every entry as the file is to have it."""
    gone = _words(session, number)
    return [_without(document, number, gone) for document in session.documents()]


def _words(session: Session, number: int) -> list[str]:
    """Whatever was ever kept as the words of that elephant, in entries that were taken back too."""
    found = [
        text
        for document in session.documents()
        if document["run"] in _frames(session)
        for text in _held(document["kind"], document["data"], number)
    ]
    return list(dict.fromkeys(found))


def _frames(session: Session) -> set[str]:
    return {key for key, run in session.state.runs.items() if run.is_frame}


def _held(kind: str, data: Mapping[str, Any], number: int) -> Iterator[str]:
    for move, held in moves_of(kind, data):
        if move in _WORDS:
            numbered, worded = _WORDS[move]
            text = held.get(worded)
            if held.get(numbered) == number and isinstance(text, str) and text and text != TAKEN_BACK:
                yield text


def _without(document: _Document, number: int, gone: list[str]) -> _Document:
    kind, data = document["kind"], document["data"]
    if kind == "hold" and not document["run"]:
        return {**document, "data": _unseen(data, {*gone, *map(nameless, gone)})}
    if not any(move in _WORDS for move, _ in moves_of(kind, data)):
        return document
    if kind != "batch":
        return {**document, "data": _emptied(kind, data, number)}
    moves = [[move, _emptied(move, held, number)] for move, held in moves_of(kind, data)]
    return {**document, "data": {**data, "moves": moves}}


def _emptied(kind: str, data: Mapping[str, Any], number: int) -> dict[str, Any]:
    if kind not in _WORDS or not any(_held(kind, data, number)):
        return dict(data)
    return {**data, _WORDS[kind][1]: TAKEN_BACK}


def _unseen(value: Any, gone: set[str]) -> Any:
    """What a held picture showed, without the lines that were those words."""
    if isinstance(value, Mapping):
        return {key: _unseen(held, gone) for key, held in value.items()}
    if isinstance(value, list):
        return [_unseen(held, gone) for held in value]
    return TAKEN_BACK if isinstance(value, str) and value in gone else value
