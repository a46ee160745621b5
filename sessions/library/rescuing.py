"""Makes a whole session of what can be read of a damaged one, beside it; the damaged file is only read."""

from __future__ import annotations

from sessions.live.called import describe
from sessions.live.session import Session, open_session
from sessions.store import locations
from sessions.store.event_lines import LOST
from sessions.store.event_store import EventStore
from sessions.store.names import UnknownName

_MOST_TOLD = 20
_LONGEST_STEM = 68


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
    lost, waiting = damaged.missing
    documents = []
    for document in damaged.documents():
        if document["number"] in waiting:
            # It could never be folded; the damaged file keeps it.
            document = {**document, "run": "", "kind": LOST, "data": {}, "by": ""}
        documents.append(document)
    name = _free_name(damaged.name)
    EventStore.create(locations.session_path(name), documents).close()
    kept = len(documents) - len(lost) - len(waiting)
    told = [f"{kept} of {len(documents)} entries are in the new session; {damaged.name} is as it was."]
    told += [f"entry {number}: it cannot be read" for number in lost[:_MOST_TOLD]]
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


def _free_name(name: str) -> str:
    stem = f"{name[:_LONGEST_STEM].rstrip('-')}-rescued"
    found, place = stem, 2
    while locations.session_path(found).exists():
        found, place = f"{stem}-{place}", place + 1
    return found
