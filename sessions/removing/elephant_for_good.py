"""Takes an elephant's words out of a session's file for good, once the one who named it no longer agrees to them.

Person-centred partnership, naming the elephant: no words without the yes of the one who named it, and a yes may be
taken back. Nothing else of the elephant goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.frame.state import Frame
from exercises.frame.taking_out import own_words
from exercises.frame.things import TAKEN_BACK, Elephant
from exercises.kernel.p_numbers import shown
from exercises.kernel.shape import ExerciseError
from sessions.live.batches import moves_of
from sessions.live.held import pictured
from sessions.live.session import Session
from sessions.live.state import BATCH
from sessions.removing.beside import Words
from sessions.removing.for_good import Documents, Removal

_SHORT = 3
"""Words this short are taken out of no unfinished line: they may be anybody's."""


def _may(session: Session, number: int) -> None:
    frame: Frame | None = session.state.frame.state if session.state.frame is not None else None
    elephant = frame.elephants.get(number) if frame is not None else None
    if elephant is not None and elephant.agreed:
        raise ExerciseError(f"The words of e{number} are agreed to. If that is taken back, first: e{number} not agreed")
    if not _words_of_elephant(session, number):
        raise ExerciseError(f"No words of e{number} are in this session's file.")


def _question(session: Session, number: int) -> tuple[str, str]:
    return f"the words of e{number}", ""


def _words(session: Session, number: int) -> Words:
    return [(text, "taken back") for text in _words_of_elephant(session, number) if len(text) > _SHORT]


def _there(session: Session, words: Words) -> list[int]:
    """The elephants of another session that have some of the words."""
    numbers = range(1, _last(session) + 1)
    return [one for one in numbers if {said for said, _ in words} & {*_words_of_elephant(session, one)}]


def _last(session: Session) -> int:
    frame: Frame | None = session.state.frame.state if session.state.frame is not None else None
    return frame.numbers.get(Elephant.letter, 0) if frame is not None else 0


def _done(words: Words, number: int) -> str:
    return (
        f"No words of e{number} are in the file any more. Exports and copies made before may have them; look after "
        "those."
    )


def _documents(session: Session, number: int) -> Documents:
    """Every entry as the file is to have it."""
    gone = _words_of_elephant(session, number)
    return [_without(document, number, gone) for document in session.documents()]


def _words_of_elephant(session: Session, number: int) -> list[str]:
    """Whatever was ever kept as the words of that elephant, in entries that were taken back too."""
    found = [
        text
        for document in session.documents()
        if document["run"] in _frames(session)
        for move, data in moves_of(document["kind"], document["data"])
        for text in _of_elephant(move, data, number).values()
    ]
    return list(dict.fromkeys(found))


def _frames(session: Session) -> set[str]:
    return {key for key, run in session.state.runs.items() if run.is_frame}


def _of_elephant(kind: str, data: Mapping[str, Any], number: int) -> dict[str, str]:
    """Its words in a move, by their names among the data: what it is, and what was changed because of it."""
    found = (names for of, goes, names in own_words(kind, data) if of is Elephant and goes == number)
    return {name: data[name] for names in found for name in names if data[name] != TAKEN_BACK}


def _without(document: dict[str, Any], number: int, gone: list[str]) -> dict[str, Any]:
    kind, data = document["kind"], document["data"]
    if pictured(document["run"], data):
        return {**document, "data": _unseen(data, {*gone, *map(shown, gone)})}
    if not any(_of_elephant(move, fields, number) for move, fields in moves_of(kind, data)):
        return document
    if kind != BATCH:
        return {**document, "data": _emptied(kind, data, number)}
    moves = [[move, _emptied(move, fields, number)] for move, fields in moves_of(kind, data)]
    return {**document, "data": {**data, "moves": moves}}


def _emptied(kind: str, data: Mapping[str, Any], number: int) -> dict[str, Any]:
    return {**data, **dict.fromkeys(_of_elephant(kind, data, number), TAKEN_BACK)}


def _unseen(value: Any, gone: set[str]) -> Any:
    """What a held picture showed, without the lines that were those words."""
    if isinstance(value, Mapping):
        return {key: _unseen(part, gone) for key, part in value.items()}
    if isinstance(value, list):
        return [_unseen(part, gone) for part in value]
    return TAKEN_BACK if isinstance(value, str) and value in gone else value


ELEPHANT = Removal(
    "not agreed for good",
    "after e1 not agreed: asks, then takes the elephant's words out of the file too",
    without="the words of e{of}",
    gone_from="its earlier entries, from pictures held for the room and from unfinished lines",
    follows=frozenset({"word_elephant"}),
    may=_may,
    question=_question,
    words=_words,
    documents=_documents,
    done=_done,
    there=_there,
    letter="e",
    helped_anywhere=True,
)
