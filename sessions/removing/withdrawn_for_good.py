"""Takes words that were taken back out of a session's own files for good.

"A Good Start in Life", data collection: whoever said something may take it back at any time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.event import Event
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from sessions.leaving.documents import cleaned
from sessions.live.batches import moves_of
from sessions.live.session import Session
from sessions.live.state import ALSO, BATCH, FOR_GOOD, Run
from sessions.removing.beside import Words
from sessions.removing.for_good import Documents, Removal

_KINDS: Mapping[str, frozenset[str] | None] = {
    "wall": None,
    "pages": None,
    "network": frozenset({"learned"}),
    "log": frozenset({"learning", "sheet", "change_sheet"}),
    "review": frozenset({"version", "change_version"}),
}
"""By shape: the moves that hold words somebody may take back; None for every one."""
_WORDS = frozenset(
    {
        "text",
        "texts",
        "readings",
        "notes",
        "items",
        "credit",
        "helped",
        "way",
        "next",
        "title",
        "value",
        "why",
        "beside",
    }
)
_SHORT = 3
"""Words this short are taken out of no unfinished line: they may be anybody's."""


def _may(session: Session, of: int) -> None:
    if not _cleaned(session)[1]:
        raise ExerciseError("No words that were taken back are in this session's file. To take some back: 17 withdrawn")


def _question(session: Session, of: int) -> tuple[str, str]:
    return "any words that were taken back", ""


def _words(session: Session, of: int) -> Words:
    gone = _cleaned(session)[1]
    return [(words, instead or "taken back") for words, instead in gone.items() if len(words) > _SHORT]


def _documents(session: Session, of: int) -> Documents:
    return _cleaned(session)[0]


def _done(words: Words, of: int) -> str:
    return (
        "The words that were taken back are out of the file for good. Exports and copies made before still have them; "
        "look after those. Lines half typed in other open windows are not reached: look there too."
    )


def _cleaned(session: Session) -> tuple[Documents, dict[str, str]]:
    """Every entry as the file is to have it, and the words that go."""
    documents, gone = cleaned(session, session.documents(), _without)
    standing = {event.number for event in session.standing()}
    return [_for_good(document) if document["number"] in standing else document for document in documents], gone


def _without(event: Event, run: Run) -> Event:
    if event.kind == BATCH:
        moves = event.data.get("moves")
        if not isinstance(moves, list) or len(moves_of(BATCH, event.data)) != len(moves):
            return event
        return replace(event, data={**event.data, "moves": [[kind, _kept(run, kind, data)] for kind, data in moves]})
    return replace(event, data=_kept(run, event.kind, event.data))


def _kept(run: Run, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """A move's data without words that were taken back, and with everything else an export might leave out."""
    shape = run.shape
    kinds = _KINDS.get(shape.name, frozenset())
    if shape.exported is None or (kinds is not None and kind not in kinds):
        return dict(data)
    after = shape.exported(run.state, kind, data)
    return {name: after.get(name, words) if name in _WORDS else words for name, words in data.items()}


def _for_good(document: dict[str, Any]) -> dict[str, Any]:
    """An entry that took words back, marked so that it is not undone: there is nothing to bring back."""
    kind, data = document["kind"], document["data"]
    if not any(_takes_back(move, fields) for move, fields in moves_of(kind, data)):
        return document
    told = dict(data) if kind == BATCH else {"moves": [[kind, data]]}
    return {**document, "kind": BATCH, "data": {ALSO: [], **told, FOR_GOOD: True}}


def _takes_back(kind: str, data: Mapping[str, Any]) -> bool:
    sheet = kind == "remove" and str(data.get("thing", "")).startswith("f")
    return (
        sheet or kind == "cut" or (kind == "change_sheet" and not data.get("text")) or data.get("consent") == WITHDRAWN
    )


WITHDRAWN_WORDS = Removal(
    "withdrawn for good",
    "asks, then takes words that were taken back out of the file too",
    without="the words that were taken back",
    gone_from="its earlier entries, from unfinished lines and from the room's picture",
    follows=frozenset({"consent", "learning_consent"}),
    may=_may,
    question=_question,
    words=_words,
    documents=_documents,
    done=_done,
    there=lambda session, words: (0,),
)
HINT = f"The session's own file still has them; to take them out of that too: {WITHDRAWN_WORDS.line}"
