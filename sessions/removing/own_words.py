"""Takes what belongs to somebody out of a session's file when its exercise closes. Knows no exercise but by its shape.

Words that only their owner sees are theirs: they stay in no file, unless their owner asked for them to be kept.
"""

from __future__ import annotations

from typing import Any

from exercises.kernel.shape import ExerciseError
from sessions.leaving.entries import moves_of
from sessions.live.session import Session
from sessions.removing.beside import Words
from sessions.removing.for_good import Documents, Removal

_SHORT = 3
"""Words this short are taken out of no unfinished line: they may be anybody's."""


def _may(session: Session, of: int) -> None:
    if _documents(session, of) == session.documents():
        raise ExerciseError("Nobody's own words are in the file, or the exercise they belong to is still open.")


def _documents(session: Session, of: int) -> Documents:
    return [_emptied(session, document) for document in session.documents()]


def _emptied(session: Session, document: dict[str, Any]) -> dict[str, Any]:
    run = session.state.runs.get(document["run"])
    owned = run.shape.owned if run is not None and run.state.closed else None
    if run is None or owned is None:
        return document
    if document["kind"] != "batch":
        return {**document, "data": owned(document["kind"], document["data"], run.state)}
    moves = [[kind, owned(kind, data, run.state)] for kind, data in moves_of("batch", document["data"])]
    return {**document, "data": {**document["data"], "moves": moves}}


def _words(session: Session, of: int) -> Words:
    found: dict[str, None] = {}
    for before, after in zip(session.documents(), _documents(session, of), strict=True):
        if before != after:
            for (_, was), (_, now) in zip(_moves(before), _moves(after), strict=True):
                gone = (value for key, value in was.items() if now.get(key) != value)
                found |= dict.fromkeys(value for value in gone if isinstance(value, str) and len(value) > _SHORT)
    return [(text, "not kept") for text in found]


def _moves(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(kind, dict(data)) for kind, data in moves_of(document["kind"], document["data"])]


OWN_WORDS = Removal(
    "own words for good",
    "what belongs to somebody goes out of the file when the exercise closes; this tries again where the disk refused",
    without="anybody's own words",
    gone_from="its earlier entries",
    follows=frozenset({"keep_own"}),
    may=_may,
    question=lambda session, of: ("anybody's own words", ""),
    words=_words,
    documents=_documents,
    done=lambda words, of: "Nobody's own words are in the file any more. Exports and copies made before may have them.",
)
