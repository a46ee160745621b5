"""Takes what belongs to somebody out of a session's file. Knows no exercise but by its shape.

Words that only their owner sees are theirs: they stay in no file beyond the close of their exercise, or the day,
unless their owner asked for them to be kept. That they are cleared is recorded first and the file is written again
after it, so that a kill between the two is finished by the next open.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection
from typing import Any

from exercises.kernel.event import event_of
from exercises.kernel.record import replace
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import listed, plural
from sessions.live import drafts
from sessions.live.batches import moves_of
from sessions.live.owners import clearing, entered, own_words, to_go, without_own
from sessions.live.session import Session, open_session
from sessions.live.state import CLEARED
from sessions.removing.beside import Words
from sessions.removing.for_good import MEANWHILE, Documents, Removal, may_be_taken, take_out
from sessions.store.errors import StoreError

_SHORT = 3
"""Words this short are taken out of no unfinished line: they may be anybody's."""
_GONE = "What belonged to somebody alone is out of the file now, as was promised. Nothing else was changed."


def _standing(session: Session) -> set[int]:
    return {event.number for event in session.standing()}


def _to_go(session: Session) -> frozenset[int]:
    """The entries that have own words and should not any more."""
    return to_go(session.events, _standing(session), session.state)


def _may(session: Session, of: int) -> None:
    if not entered(session.events, session.state) | _to_go(session):
        raise ExerciseError("Nobody's own words are in the file, but those that somebody asked to keep.")


def _documents(session: Session, of: int) -> Documents:
    goes, runs = _to_go(session), session.state.runs
    return [
        without_own(event_of(document), runs.get(document["run"])).document()
        if document["number"] in goes
        else document
        for document in session.documents()
    ]


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


def _clear(session: Session, entries: Collection[int]) -> None:
    """Records that the own words of those entries are cleared. Raises ExerciseError."""
    for run, data in clearing(entries, session.events, _standing(session), session.state).items():
        session.record(CLEARED, data, run=run)


def _clear_all(session: Session, of: int) -> None:
    _clear(session, entered(session.events, session.state))


def _that_stay_or_wait(session: Session, words: Words) -> str:
    """What was asked to be kept is there still. Lines that were not taken are looked through for what was; whether they
    have more of it nobody can tell."""
    kept = any(own.owned.kept for own in own_words(session.events, session.state))
    lines = drafts.writers(session.name, _has_lines)
    return " ".join(
        (
            *(("What was asked to be kept stays.",) if kept else ()),
            *(("Lines that wait may still have some: forget lines.",) if lines else ()),
        )
    )


def _has_lines(text: str) -> bool:
    with contextlib.suppress(ValueError, RecursionError):
        kept = json.loads(text)
        return isinstance(kept, dict) and any(kept.get(name) for name in ("unsent", "pasted"))
    return False


OWN_WORDS = Removal(
    "own words for good",
    "asks, then takes out of the file what only its owner may see; by itself it goes at the close, or on a later day",
    without="anybody's own words",
    gone_from="its earlier entries",
    follows=frozenset({"keep_own"}),
    may=_may,
    question=lambda session, of: ("anybody's own words", ""),
    words=_words,
    documents=_documents,
    done=lambda words, of: "Nobody's own words are in the file any more. Exports and copies made before may have them.",
    first=_clear_all,
    left=_that_stay_or_wait,
)


def waiting(session: Session) -> str:
    """Where words wait that belong to somebody, by exercise, for a question before leaving; "" for none."""
    runs = session.state.runs
    there = entered(session.events, session.state)
    found = {own.run for own in own_words(session.events, session.state) if own.entry in there}
    return listed([run.template.title for key, run in runs.items() if key in found])


def warned(session: Session, command: Command) -> Command:
    """The closing of an exercise, with a word where it takes away what nobody asked to keep."""
    key, events = command.run or session.state.current, session.standing()
    goes = {own.owned.place for own in own_words(events, session.state) if own.run == key and not own.owned.kept}
    if not goes:
        return command
    said = (
        f"{plural(len(goes), 'text')} that nobody asked to keep {'goes' if len(goes) == 1 else 'go'} for good with it"
    )
    warning = f"{said}; undo does not bring {'it' if len(goes) == 1 else 'them'} back."
    return replace(command, warning=" ".join(filter(None, (command.warning, warning))))


def at_close(session: Session) -> str:
    """What belongs to somebody goes when its exercise closes; a sentence of it, "" when there was nothing of the kind.

    A disk that refuses closes the exercise all the same, and the sentence says what to type again.
    """
    entries = _to_go(session)
    if not entries or session.refuses:
        return ""
    try:
        _clear(session, entries)
        return session.aside(_taken_out, MEANWHILE)
    except ExerciseError as problem:
        return str(problem)


def _taken_out(session: Session) -> str:
    return take_out(OWN_WORDS, session)


def now(session: Session) -> str:
    """What belongs to somebody goes now, whether or not its exercise is closed; what came of it, in a sentence, or that
    it is done beside the screen."""
    return _cleared(session, entered(session.events, session.state))


def _cleared(session: Session, entries: Collection[int]) -> str:
    if not entries:
        return ""
    try:
        may_be_taken(OWN_WORDS, session, 0)
        _clear(session, entries)
        return session.aside(_taken_out, MEANWHILE)
    except ExerciseError as problem:
        return str(problem)


def as_it_opens(session: Session, *, read_only: bool) -> None:
    """Clears what was entered on an earlier day, and finishes what was being cleared when the program ended."""
    found = entered(session.events, session.state, before=session.today()) | _to_go(session)
    if found and not read_only:
        said = _cleared(session, found)
        session.cleared = said if _to_go(session) else _GONE
    elif found:
        with contextlib.suppress(StoreError, OSError):
            writing = open_session(session.name, by=session.by, clock=session.clock)
            try:
                as_it_opens(writing, read_only=False)
            finally:
                writing.close()
            session.refresh()
        # What cannot be written is taken out of what is held in memory.
        _clear(session, entered(session.events, session.state, before=session.today()))
