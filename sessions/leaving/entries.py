"""A session's entries without the names that were taken out of them.

A name taken out is gone from every screen at once, while the session's own file has it until that is rewritten. What
leaves the session never has it: an export, a log, and the file itself when somebody asks for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.shape import Redaction
from sessions.live.batches import parts
from sessions.live.held import pictured
from sessions.live.names_out import Named, names_in, where
from sessions.live.state import ALSO, BATCH, EXPORTED, SessionState, step
from sessions.live.told import Told

_CALLED = {EXPORTED: ("file",), "session": ("title", "place"), "title": ("title", "place")}
"""What entries of the session itself say that something is called."""
_Moves = Sequence[tuple[str, Mapping[str, Any]]]
_Redact = Callable[[str, Mapping[str, Any], Redaction], dict[str, Any]]


def redacted(session: Told) -> list[dict[str, Any]]:
    """Every entry as plain data, without the names that stand as taken out; restored, it gives the equal exercises.

    Entries from before a name was taken out lose it, and those that were taken back lose it wherever they are. What
    was typed afterwards and stands is on the screens as well, and stays.
    """
    documents = session.documents()
    events = session.standing()
    taken = [named for event in events for named in names_in(event)]
    if not taken:
        return documents
    standing = {event.number for event in events}
    redacts = {key: run.shape.redact for key, run in session.state.runs.items()}
    shown_runs = held_runs(events)
    reached = {one.name: {one.run} for one in taken}
    for one in taken:
        # Where only words from before have a name that was taken out everywhere, others having taken their place.
        others = () if one.name.things else session.state.runs.keys() - where(session.state, one.name.name).keys()
        reached[one.name] |= {one.run, *others}
    for at, document in enumerate(documents):
        for one in taken:
            later = document["number"] > one.number and document["number"] in standing
            if later:
                continue
            shown_run = shown_runs.get(document["number"], one.run)
            if pictured(document["run"], document["data"]) and (not one.name.things or shown_run == one.run):
                from exercises.kernel.names_in_text import taken_out_everywhere

                seen = taken_out_everywhere(document["data"], one.name.name, one.name.instead)
                document = {**document, "data": seen}
            elif not document["run"] and document["kind"] in _CALLED:
                if document["kind"] == EXPORTED or not one.name.things:
                    document = {**document, "data": _called_without(document, one)}
            else:
                for run in _runs(document) & reached[one.name]:
                    if (redact := redacts.get(run)) is not None:
                        document = {**document, "data": _without(document, run, one, redact)}
        documents[at] = document
    return documents


def _called_without(document: Mapping[str, Any], taken: Named) -> dict[str, Any]:
    """What an entry says a session, or a file, is called, without the name."""
    from exercises.kernel.names_in_text import taken_out_everywhere

    called = {key: document["data"][key] for key in _CALLED[document["kind"]] if key in document["data"]}
    return {**document["data"], **taken_out_everywhere(called, taken.name.name, taken.name.instead)}


def _runs(document: Mapping[str, Any]) -> set[str]:
    return {run for run, _ in parts(document["kind"], document["run"], document["data"])}


def names_remain(session: Told) -> bool:
    """Whether an entry still holds a name that was taken out, so that the file can be rewritten without it."""
    return redacted(session) != session.documents()


def _without(document: Mapping[str, Any], of: str, taken: Named, redact: _Redact) -> dict[str, Any]:
    """The entry without the name, in what it does in that exercise (`of`)."""
    data: dict[str, Any] = document["data"]
    if document["kind"] != BATCH:
        return redact(document["kind"], data, taken.name)
    known = list(parts(document["kind"], document["run"], data))
    lists = [data.get("moves", ()), *(part[1] for part in data.get(ALSO, ()))]
    if any(len(moves) != len(raw) for (_, moves), raw in zip(known, lists, strict=False)):
        # An entry that was taken back may hold anything; what cannot be read is cleaned all over.
        from exercises.kernel.names_in_text import taken_out_everywhere

        cleaned: dict[str, Any] = taken_out_everywhere(data, taken.name.name, taken.name.instead)
        return cleaned
    same = document["number"] == taken.number and of == taken.run
    told = [_cleaned(moves, taken, redact, same) if run == of else list(map(list, moves)) for run, moves in known]
    also = {ALSO: [[run, moves] for (run, _), moves in zip(known[1:], told[1:], strict=True)]} if ALSO in data else {}
    return {**data, "moves": told[0], **also}


def _cleaned(moves: _Moves, taken: Named, redact: _Redact, same: bool) -> list[list[Any]]:
    # In the entry that took it out, what comes after that is on the screens as it is.
    until = taken.place + 1 if same else len(moves)
    return [
        [kind, redact(kind, fields, taken.name) if place < until else dict(fields)]
        for place, (kind, fields) in enumerate(moves)
    ]


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
