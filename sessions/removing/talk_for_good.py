"""Takes a talk nothing is kept of out of a session's own file for good. Knows no exercise but by its shape."""

from __future__ import annotations

from typing import Any

from exercises.kernel.shape import ExerciseError
from sessions.leaving.nothing_kept import ended, without_pictures
from sessions.live.batches import moves_of
from sessions.live.session import Session
from sessions.removing.beside import Words
from sessions.removing.for_good import Documents, Removal

_SHORT = 3
"""Words this short are taken out of no unfinished line: they may be anybody's."""


def _may(session: Session, of: int) -> None:
    if not ended(session):
        raise ExerciseError("First whose talk it is decides that nothing is kept. For example: keep nothing")
    if _documents(session, of) == session.documents():
        raise ExerciseError("Nothing of the talk is in the file any more.")


def _question(session: Session, of: int) -> tuple[str, str]:
    return "a word of the talk nothing is kept of", ""


def _documents(session: Session, of: int) -> Documents:
    """Every entry as the file is to have it."""
    documents = session.documents()
    gone = ended(session)
    return without_pictures(
        session, [_emptied(session, document) if document["run"] in gone else document for document in documents]
    )


def _emptied(session: Session, document: dict[str, Any]) -> dict[str, Any]:
    run = session.state.runs[document["run"]]
    exported = run.shape.exported
    if exported is None:
        return document
    if document["kind"] != "batch":
        return {**document, "data": exported(run.state, document["kind"], document["data"])}
    moves = [[kind, exported(run.state, kind, data)] for kind, data in moves_of("batch", document["data"])]
    return {**document, "data": {**document["data"], "moves": moves}}


def _words(session: Session, of: int) -> Words:
    found: dict[str, None] = {}
    for before, after in zip(session.documents(), _documents(session, of), strict=True):
        if before != after and before["run"]:
            for _, data in moves_of(before["kind"], before["data"]):
                values = [data.get("text"), *(data.get("roles") or [])]
                found |= dict.fromkeys(value for value in values if isinstance(value, str) and len(value) > _SHORT)
    return [(text, "not kept") for text in found]


def _done(words: Words, of: int) -> str:
    return "No word of the talk is in the file any more. Exports and copies made before have it; look after those."


TALK = Removal(
    "keep nothing for good",
    "after keep nothing: asks, then takes every word out of the file too",
    without="a word of the talk",
    gone_from="its earlier entries and from pictures held for the room",
    follows=frozenset({"keep"}),
    may=_may,
    question=_question,
    words=_words,
    documents=_documents,
    done=_done,
)
