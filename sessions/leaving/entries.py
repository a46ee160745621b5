"""A session's entries without the names that were taken out of them.

A name taken out is gone from every screen at once, while the session's own file has it until that is rewritten. What
leaves the session never has it: an export, a log, and the file itself when somebody asks for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.record import Record
from exercises.kernel.shape import Redaction
from sessions.live.batches import moves_of
from sessions.live.held import pictured
from sessions.live.session import Session
from sessions.live.state import BATCH, EXPORTED, UNNAME, SessionState, step

_Redact = Callable[[str, Mapping[str, Any], Redaction], dict[str, Any]]


class _Taken(Record):
    """One name that was taken out, and where among the entries that was."""

    run: str
    number: int
    place: int
    """Which move of its batch it was; 0 for an entry of one move."""
    name: Redaction


def redacted(session: Session) -> list[dict[str, Any]]:
    """Every entry as plain data, without the names that stand as taken out; restored, it gives the equal exercises.

    Entries from before a name was taken out lose it, and those that were taken back lose it wherever they are. What
    was typed afterwards and stands is on the screens as well, and stays.
    """
    documents = session.documents()
    events = session.standing()
    taken = list(_taken(events))
    if not taken:
        return documents
    standing = {event.number for event in events}
    shown_runs = held_runs(events)
    for at, document in enumerate(documents):
        shape = session.state.runs.get(document["run"])
        for one in taken:
            later = document["number"] > one.number and document["number"] in standing
            if later:
                continue
            if pictured(document["run"], document["data"]) and shown_runs.get(document["number"], one.run) == one.run:
                from exercises.kernel.names_in_text import taken_out_everywhere

                seen = taken_out_everywhere(document["data"], one.name.name, one.name.instead)
                document = {**document, "data": seen}
            elif document["kind"] == EXPORTED and not document["run"]:
                from exercises.kernel.names_in_text import taken_out_everywhere

                file = taken_out_everywhere(document["data"].get("file", ""), one.name.name, one.name.instead)
                document = {**document, "data": {**document["data"], "file": file}}
            elif document["run"] == one.run and shape is not None and shape.shape.redact is not None:
                document = {**document, "data": _without(document, one, shape.shape.redact)}
        documents[at] = document
    return documents


def names_remain(session: Session) -> bool:
    """Whether an entry still holds a name that was taken out, so that the file can be rewritten without it."""
    return redacted(session) != session.documents()


def _taken(events: Iterable[Event]) -> Iterable[_Taken]:
    """Every name that stands as taken out and is still known, in order."""
    for event in events:
        if not event.run:
            continue
        for place, (kind, data) in enumerate(moves_of(event.kind, event.data)):
            if kind == UNNAME and data.get("name"):
                things = frozenset() if data.get("everywhere") else frozenset(data.get("notes") or ())
                yield _Taken(event.run, event.number, place, Redaction(data["name"], data["instead"], things))


def _without(document: Mapping[str, Any], taken: _Taken, redact: _Redact) -> dict[str, Any]:
    data: dict[str, Any] = document["data"]
    if document["kind"] != BATCH:
        return redact(document["kind"], data, taken.name)
    moves = moves_of(BATCH, data)
    if len(moves) != len(data.get("moves", ())):
        # An entry that was taken back may hold anything; what cannot be read is cleaned all over.
        from exercises.kernel.names_in_text import taken_out_everywhere

        cleaned: dict[str, Any] = taken_out_everywhere(data, taken.name.name, taken.name.instead)
        return cleaned
    # In the batch that took it out, what comes after that is on the screens as it is.
    until = taken.place + 1 if document["number"] == taken.number else len(moves)
    told = [
        [kind, redact(kind, fields, taken.name) if place < until else dict(fields)]
        for place, (kind, fields) in enumerate(moves)
    ]
    return {**data, "moves": told}


def held_runs(events: Iterable[Event]) -> dict[int, str]:
    """By the number of each entry that held the room: the exercise that was shown then."""
    events = list(events)
    last = max((event.number for event in events if pictured(event.run, event.data)), default=0)
    state = SessionState()
    found: dict[int, str] = {}
    for event in events:
        if event.number > last:
            break
        if pictured(event.run, event.data):
            found[event.number] = event.data.get("shown", state.display.run)
        state = step(state, event)
    return found
