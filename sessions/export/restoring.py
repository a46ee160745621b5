"""Makes a session again from a facilitators' JSON export, or from a session's own file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exercises.kernel.event import Event, event_of
from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, clean_data, plural, sentence
from exercises.leaving.outline import AUDIENCES
from exercises.leaving.room_view import QUIET
from exercises.programme.shape import PROGRAMME
from exercises.shapes import SHAPES
from sessions.export.writers import json_file
from sessions.leaving.days import local
from sessions.leaving.marked_alone import is_emptied
from sessions.leaving.problem import ExportError
from sessions.library import programmes
from sessions.library.beginning import free_name
from sessions.live.batches import alive
from sessions.live.names_out import kept_out
from sessions.live.other_copies import taken_over
from sessions.live.owners import without_own
from sessions.live.session import Session
from sessions.live.state import EXPORTED, UNDO, SessionState, step
from sessions.store import event_lines, locations, strict_json, whole_file
from sessions.store.errors import told
from sessions.store.event_lines import LOST
from sessions.store.event_store import FORMAT, CannotWrite, EventStore, StoreError
from sessions.store.kinds_of_file import SESSION, other_kind

MOST_BYTES = 50_000_000
_KEYS = ("holdspace", "kind", "name", "events", "entries")
_FIELDS = ("number", "run", "kind", "data", "at", "by")
_DATA: Mapping[str, Mapping[str, type]] = {
    "session": {"format": int, "title": str, "place": str},
    "exercise": {"key": str, "template": dict},
    "title": {"title": str, "place": str},
    "turn": {"run": str},
    "show": {"run": str, "view": str},
    "projected": {"projected": bool},
    "keep_until": {"day": str},
    "belongs": {"programme": str, "cohort": int, "also": list, "kind": str, "block": str},
    EXPORTED: {"file": str, "format": str, "audience": str, "names": str, "digest": str, "quotes": dict},
    UNDO: {"undone": int},
}
"""What stands in the data of the session's own entries; an exercise's moves check theirs themselves."""
_MAY_LACK = frozenset({"place"})
_YEARS = range(1970, 9999)

_RESCUE = (
    "The session was damaged when this file was written, and something in it needs what is missing. Where that session "
    "is, holdspace rescue NAME makes a whole one of what can be read; export that one."
)
_OWN = "Journals stay with their authors."
_ALONE = "is not in the file, for not both were done: it is in the session that the file is of, or is marked anew."
_LOOK = "If that took words back, they are in it again: look through it before anything leaves."


class Restored(Record):
    """A session that was made again."""

    name: str
    says: str
    """What other copies of it knew to be taken back, in a sentence or two."""


def restore(path: str | os.PathLike[str], *, by: str = "") -> str:
    """Makes a new session of a facilitators' JSON export or a session's file, events and all; returns its name. Raises
    ExportError."""
    return restored(path, by=by).name


def restored(path: str | os.PathLike[str], *, by: str = "") -> Restored:
    """Makes a new session of a facilitators' JSON export or a session's file, without what copies of it that are here
    know to be taken back. Raises ExportError.

    The name is made of the session's title and first day, as it was at first but for names taken out. Nothing is
    added to the events but what takes back; `by` is only the writer who opens it. The file is left as it is, and a
    session that is here already is never touched.
    """
    lost = 0
    try:
        value = _read(Path(path))
        documents = _documents(value)
        lost = sum(document["kind"] == LOST for document in documents)
        documents = _nobodys_own(documents, _try(documents))
        events, says = taken_over([event_of(document) for document in documents], Path(path))
        documents = [event.document() for event in events]
        state = _try(documents)
        title = _title(events, state)
    except (strict_json.JsonError, StoreError, ExportError) as problem:
        raise ExportError(f"{sentence(str(problem))} No session was made.{f' {_RESCUE}' if lost else ''}") from None
    if isinstance(value, Mapping) and isinstance(entries := value.get("entries"), list) and entries:
        says = (
            f"{says} {plural(len(entries), 'journal entry', 'journal entries')} in the file: not brought back. {_OWN}"
        )
    if alone := _marked_alone(events, state):
        says = f"What two people mark alone on {plural(alone, 'page')} {_ALONE} {says}"
    if lost:
        says = f"{plural(lost, 'entry', 'entries')} in it cannot be read. {_LOOK} {says}"
    try:
        return Restored(_make(documents, by, title, _is_programme(state)), says)
    except (StoreError, OSError) as problem:
        raise ExportError(f"The session could not be made. {told(problem)}") from problem


def _read(path: Path) -> Any:
    """What the file says, a session's own one as an export of it would. Raises JsonError and StoreError."""
    data = strict_json.read_bytes(path, MOST_BYTES)
    if not data.startswith(event_lines.OPENING):
        if (other := other_kind(data)) not in ("", SESSION):
            raise ExportError(other)
        return strict_json.read(data)
    found = whole_file.read(data, path).documents
    return {"holdspace": json_file.VERSION, "kind": json_file.SESSION, "events": clean_data(found)}


def _documents(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, dict) or "holdspace" not in value:
        raise ExportError(
            "This is not a session from holdspace. Give a session's own file, or one that was exported as JSON. Any "
            "other file comes into a session: holdspace import NAME FILE."
        )
    version = value["holdspace"]
    if type(version) is not int or version < 1:
        raise ExportError("holdspace: the number of the format is needed here, such as 1.")
    if version > json_file.VERSION:
        raise ExportError("This file was made by a newer holdspace. It is safe; update holdspace to bring it back.")
    if value.get("kind") == json_file.SESSIONS:
        raise ExportError("This file holds several sessions. Export the one you want to bring back by itself.")
    if value.get("kind") in (json_file.PAGE, json_file.PAGES):
        raise ExportError("This is a page for participants; it has no entries in it. Give the facilitators' JSON.")
    if value.get("kind") != json_file.SESSION:
        raise ExportError("kind: this is not a session. Give the JSON that was exported for facilitators.")
    for key in value:
        if key not in _KEYS:
            raise ExportError(f"{key[:60]}: this key is not known here.")
    events = value.get("events")
    if not isinstance(events, list) or not events:
        raise ExportError("events: a list with at least one entry is needed here.")
    return [_document(item, index) for index, item in enumerate(events)]


def _document(item: Any, index: int) -> dict[str, Any]:
    place = f"events[{index}]"
    if not isinstance(item, dict):
        raise ExportError(f"{place}: an entry in {{ }} is needed here.")
    for key in item:
        if key not in _FIELDS:
            raise ExportError(f"{place}.{key[:60]}: this key is not known here.")
    try:
        event = event_of(item)
    except ValueError as problem:
        raise ExportError(f"{place}.{problem}, as every entry has.") from None
    if event.number != index + 1:
        raise ExportError(f"{place}.number: {index + 1} is needed here, for entries are numbered in order.")
    if (event.kind == "session") != (index == 0) or (index == 0 and event.run):
        raise ExportError(f"{place}.kind: a session begins with one entry called session, and has no other.")
    when = local(event.at)
    if when is None or when.year not in _YEARS or "T" not in event.at:
        raise ExportError(f"{place}.at: a time is needed here, such as 2026-11-22T09:30:00+00:00.")
    if not event.run:
        _session_data(event, place)
    return {**{field: item[field] for field in _FIELDS}, "by": clean(event.by), "run": clean(event.run)}


def _session_data(event: Event, place: str) -> None:
    for name, kind in _DATA.get(event.kind, {}).items():
        value = event.data.get(name)
        if type(value) is not kind and not (value is None and name in _MAY_LACK and name not in event.data):
            raise ExportError(f"{place}.data.{name}: this cannot be read.")
    if event.kind == "session" and not 0 < event.data["format"] <= FORMAT:
        raise ExportError("This session was made by a newer holdspace. It is safe; please update to bring it back.")
    if event.kind == UNDO and not 0 < event.data["undone"] < event.number:
        raise ExportError(f"{place}.data.undone: the number of an earlier entry is needed here.")


def _nobodys_own(documents: list[dict[str, Any]], state: SessionState) -> list[dict[str, Any]]:
    """The entries without what belongs to somebody and nobody asked to keep: a file may have it still."""
    events = [event_of(document) for document in documents]
    runs = state.runs
    return [without_own(event, runs.get(event.run), lambda owned: not owned.kept).document() for event in events]


def _try(documents: list[dict[str, Any]]) -> SessionState:
    """Folds every entry that stands and reads the result once, so that nothing unfit gets as far as the room."""
    events = [event_of(document) for document in documents]
    standing = alive(events)
    state = SessionState()
    for event in events:
        if event.number not in standing:
            continue
        try:
            state = step(state, event)
        except ExerciseError as problem:
            raise ExportError(f"events[{event.number - 1}].data: {problem}") from None
        except (OverflowError, RecursionError, LookupError):
            raise ExportError(f"events[{event.number - 1}].data: this cannot be read.") from None
    for run in state.runs.values():
        try:
            shape = SHAPES[run.template.shape]
            for audience in AUDIENCES:
                shape.outline(run.state, audience)
            views = [shape.room_view(run.state, key) for key, _ in shape.room_views(run.state)]
            assert views or state.room_now() is QUIET
            shape.text(run.state), shape.document(run.state), shape.progress(run.state), shape.examples(run.state)
        except Exception:  # whatever a file from elsewhere made go wrong, it is the file that does not fit
            raise ExportError(f"The exercise {run.key[:60]} in this file cannot be shown.") from None
    return state


def _marked_alone(events: list[Event], state: SessionState) -> int:
    """On how many pages what somebody marked is not in the file."""
    runs = ((event, state.runs.get(event.run)) for event in events)
    emptied = (event for event, run in runs if run is not None and is_emptied(run, event.kind, event.data))
    return len({(event.run, event.data.get("page")) for event in emptied})


def _is_programme(state: SessionState) -> bool:
    return bool(state.runs) and all(run.template.shape == PROGRAMME.name for run in state.runs.values())


def _title(events: list[Event], state: SessionState) -> str:
    """What it was called at first, without the names that were taken out since, here or in a copy that knows better."""
    title = str(events[0].data["title"])
    standing = alive(events)
    for name in kept_out(state, (event for event in events if event.number in standing)):
        title = str(name.out_of_all(title))
    return title


def _make(documents: list[dict[str, Any]], by: str, title: str, is_programme: bool) -> str:
    locations.make_private(locations.programmes_folder() if is_programme else locations.sessions_folder())
    first = documents[0]
    begun = local(first["at"])
    assert begun is not None
    while True:
        name = programmes.free_name(title) if is_programme else free_name(title, begun.date().isoformat())
        try:
            store = EventStore.create(locations.session_path(name), documents)
        except CannotWrite as problem:
            if not isinstance(problem.reason, FileExistsError):
                raise
            continue
        session = Session(name, store, by=by)
        session.close()
        return name
