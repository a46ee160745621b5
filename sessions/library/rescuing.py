"""Makes a whole session of what can be read of a damaged one, beside it; the damaged file is only read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exercises.kernel.event import Event, event_of
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import plural
from sessions.library import catalogue, programmes, templates
from sessions.library.beginning import with_exercise
from sessions.library.made_anew import made_anew
from sessions.library.rescued_names import rescued_names
from sessions.live.batches import alive
from sessions.live.called import describe, lost_was
from sessions.live.membership import Belongs
from sessions.live.session import Session, open_session
from sessions.live.state import BATCH, SessionState, step
from sessions.store import locations
from sessions.store.event_lines import LOST
from sessions.store.event_store import EventStore
from sessions.store.names import UnknownName

_MOST_TOLD = 20
_MANY = (
    "many things at once, as an import makes them; none of them can be read. If it was a file: import it again into "
    "the new session."
)


def rescue(name: str) -> tuple[str, list[str]]:
    """The name of the new session, and in sentences what it has and what it lacks.

    Raises UnknownName when that session is whole, and StoreError when it cannot be read or the new one not be saved.
    """
    damaged = open_session(name, read_only=True)
    try:
        if not damaged.damage:
            raise UnknownName(f"{name} is whole, so there is nothing to rescue. To open it: holdspace open {name}")
        return _made(damaged)
    finally:
        damaged.close()


def _made(damaged: Session) -> tuple[str, list[str]]:
    documents, (lost, waiting) = damaged.documents(), damaged.missing
    if damaged.is_programme and not damaged.state.runs:
        # What a programme is is the same in every one, so that all that rests on it can be read again.
        begins = with_exercise(templates.programme(), damaged.events[0])
        documents[begins.number - 1] = begins.document()
        lost, waiting = [number for number in lost if number != begins.number], _does_not_fit(documents)
    anew = made_anew([event_of(document) for document in documents], () if damaged.is_programme else lost)
    for number, event in anew.made.items():
        documents[number - 1] = event.document()
    lost, waiting = [number for number in lost if number not in anew.made], anew.waiting if anew.made else waiting
    for at, document in enumerate(documents):
        if document["number"] in waiting:
            # It could never be folded; the damaged file keeps it.
            documents[at] = {**document, "run": "", "kind": LOST, "data": {}, "by": ""}
    before, name = rescued_names(damaged.name)
    EventStore.create(locations.session_path(name), documents).close()
    kept = len(documents) - len(lost) - len(waiting) - len(anew.made)
    told = [f"{kept} of {len(documents)} entries are in it; {damaged.name} is as it was."]
    told += [f"{before} was made of it before: go on in one of the two, and let the other go."] if before else []
    told += _its_sessions(damaged.name, name) if damaged.is_programme else []
    told += [
        f"{_missing(damaged.events[number - 1], damaged).removesuffix('.')}. In its place stands "
        f"{_called(event, damaged)}, made anew, for what came after is of it."
        for number, event in anew.made.items()
    ]
    told += [_missing(damaged.events[number - 1], damaged) for number in lost[:_MOST_TOLD]]
    late = [damaged.events[number - 1] for number in waiting]
    told += [
        f"entry {event.number}: {describe(event, damaged.state, named=False)}; left out, for it needs what is missing"
        for event in late[:_MOST_TOLD]
    ]
    more = max(len(lost) - _MOST_TOLD, 0) + max(len(late) - _MOST_TOLD, 0)
    told += [f"and {more} more"] if more else []
    told.append(
        "If what is missing took words back, they are in it again: look through it before anything leaves, "
        f"then let the damaged one go: holdspace destroy {damaged.name}"
    )
    return name, told


def _missing(event: Event, damaged: Session) -> str:
    """An entry that is missing, with what it was, where that can still be read."""
    if event.data.get("kind") == BATCH:
        return f"entry {event.number}: {_MANY}"
    was = lost_was(event, damaged.state)
    return f"entry {event.number}: {was}; it cannot be read" if was else f"entry {event.number}: it cannot be read"


def _called(event: Event, damaged: Session) -> str:
    """What was made anew, in words: an exercise by its title."""
    if event.kind == "exercise":
        return str(event.data["template"]["title"])
    return f"{describe(event, damaged.state, named=False)} called {event.data.get('title', '')}".removesuffix(
        " called "
    )


def _does_not_fit(documents: Sequence[Mapping[str, Any]]) -> list[int]:
    """The numbers of the entries that need something which is missing."""
    events = [event_of(document) for document in documents]
    standing, state = alive(events), SessionState()
    found = []
    for event in events:
        try:
            state = step(state, event) if event.number in standing else state
        except ExerciseError:
            found.append(event.number)
    return found


def _its_sessions(damaged: str, name: str) -> list[str]:
    """The sessions of a programme belong to the whole one from now on, so that it can go on."""
    theirs = programmes.members(damaged, catalogue.entries())
    stem = name.removeprefix(locations.PROGRAMME)
    told = [
        (one.name, programmes.tell(one.name, Belongs(stem, one.belongs[1], one.belongs[2], one.belongs[3])))
        for one in theirs
    ]
    count, missed = sum(done for _, done in told), [one for one, done in told if not done]
    belong = "belongs" if count == 1 else "belong"
    says = [f"{plural(count, 'session')} {belong} to {stem} from now on."] if count else []
    return [*says, *(f"{one} cannot be opened just now. Then: belongs {one} c1 workshop" for one in missed)]
