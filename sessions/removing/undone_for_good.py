"""Takes what was undone out of a session's own file for good: a slip was never meant to be kept.

An entry that was taken back is on no screen and in no page, while the file has it so that it can be put back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exercises.kernel.rewording import texts_in
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import plural
from sessions.leaving.documents import as_shown, without_in_picture
from sessions.live.batches import parts
from sessions.live.session import Session
from sessions.live.state import BATCH, FOR_GOOD, UNDO
from sessions.removing.beside import Words
from sessions.removing.for_good import Documents, Removal

_SHORT = 8
"""A text this short, of one word, is taken out of no unfinished line and no picture: it may be anybody's."""


def _undone(session: Session) -> set[int]:
    """The entries of exercises that do not stand and have something in them."""
    standing = {event.number for event in session.standing()}
    return {
        event.number
        for event in session.events
        if event.run and event.kind != UNDO and event.number not in standing and not event.data.get(FOR_GOOD)
    }


def _may(session: Session, of: int) -> None:
    if not _undone(session):
        raise ExerciseError("Nothing that was undone is in this session's file. To take back your last entry: undo")


def _question(session: Session, of: int) -> tuple[str, str]:
    return plural(len(_undone(session)), "undone entry", "undone entries"), "Nothing of it can be put back then."


def _words(session: Session, of: int) -> Words:
    """What was said in those entries and in none that stands."""
    undone = _undone(session)
    said = {text: None for document in session.documents() if document["number"] in undone for text in _said(document)}
    stands = {text for document in session.documents() if document["number"] not in undone for text in _said(document)}
    return [(text, "taken back") for text in said if text not in stands and (len(text) > _SHORT or " " in text)]


def _said(document: dict[str, Any]) -> Iterator[str]:
    for _, moves in parts(document["kind"], document["run"], document["data"]):
        for _, data in moves:
            yield from texts_in(data)


def _documents(session: Session, of: int) -> Documents:
    """Every entry as the file is to have it: those that were undone keep their place, and nothing else."""
    undone = _undone(session)
    gone = {part: instead for text, instead in _words(session, of) for part in as_shown(text)}
    emptied = {"kind": BATCH, "data": {"moves": [], FOR_GOOD: True}}
    return [
        {**document, **emptied} if document["number"] in undone else without_in_picture(document, gone)
        for document in session.documents()
    ]


def _done(words: Words, of: int) -> str:
    return (
        "What was undone is out of the file for good. Exports and copies made before may have it; look after those. "
        "Lines half typed in other open windows are not reached: look there too."
    )


UNDONE = Removal(
    "undone for good",
    "after undo: asks, then takes what was undone out of the file too",
    without="what was undone",
    gone_from="its earlier entries, from unfinished lines and from pictures held for the room",
    # Every exercise has phases, and anything may be undone in any of them.
    follows=frozenset({"phase"}),
    may=_may,
    question=_question,
    words=_words,
    documents=_documents,
    done=_done,
)
