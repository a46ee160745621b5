"""The log of a session: what happened, when and by whom, in words. For facilitators only; knows no exercise's rules.

What people said they take away is never in it, nor the words of an entry that was taken back: either may have been
withdrawn since. Notes have neither words nor a time in it, for the minute could tell who wrote what.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.event import Event, event_of
from exercises.kernel.expression import expression
from exercises.kernel.text import folded
from exercises.leaving.outline import Heading, Paragraph, Part, Table
from sessions.export.event_words import DETAILS, OF_THE_SESSION, SAYS
from sessions.leaving.days import local
from sessions.leaving.documents import kept_documents
from sessions.leaving.stretches import by_the_day
from sessions.live.batches import moves_of, parts
from sessions.live.called import called_by_shape, describe, lost_was, move_of
from sessions.live.state import EXPORTED, Run, SessionState
from sessions.live.told import Told
from sessions.store.event_lines import LOST

_WORDLESS = frozenset({"learned", "consent"})
_LABELS = {
    "chair": "chair",
    "chairs": "chairs",
    "between": "chairs",
    "other": "and",
    "to": "to chair",
    "agreement": "a",
    "difference": "d",
    "conversation": "k",
    "learning": "l",
    "proposed_by": "proposed by chair",
    "by": "",
    "visits": "",
    "count": "",
    "amount": "",
    "week": "week",
    "yes": "yes from",
    "no": "no from",
    "limit": "",
}
_FIELD = expression(r"\{(\w+)(?:\|([^}]*))?\}")
"""A field of what is logged, and the words for none."""
_NOTHING: tuple[Any, ...] = ("", None, [])
_SILENT = frozenset({"at", "today", "template", "moves", "format", "remarks"})


def log(session: Told) -> list[Part]:
    """The log as parts of a page."""
    rows = _rows(session)
    count = f"{len(rows)} {'entry' if len(rows) == 1 else 'entries'}"
    return [
        Heading("What happened, in order", 2),
        Paragraph(f"{count}, in this computer's time."),
        Table(("No.", "Time", "Exercise", "What happened", "By"), tuple(rows)),
    ]


def done(session: Told) -> list[str]:
    """The same, a line an entry."""
    return ["  ".join(filter(None, row)) for row in _rows(session)]


def _rows(session: Told) -> list[tuple[str, ...]]:
    standing = {event.number for event in session.standing()}
    unsaved = {event.number for event in session.unsaved}
    titles = {key: run.template.title for key, run in session.state.runs.items()}
    # What left in files is told apart (`exports`), so that a page is the same before and after it was written.
    every = [event_of(document) for document in kept_documents(session)]
    events = [event for event in every if event.kind != EXPORTED or event.run]
    by_number = {event.number: event for event in events}
    rows: list[tuple[str, ...]] = []
    day = None
    for event in events:
        when = local(event.at)
        time = event.at
        if by_the_day(event, session.state.runs, every):
            time = "—"
        elif when is not None:
            time = f"{when:%H:%M}" if when.date() == day else f"{when.date().isoformat()} {when:%H:%M}"
            day = when.date()
        said = (
            what(event, by_number, session.state)
            if event.number in standing
            else f"{describe(event, session.state, named=False)} (taken back later)"
        )
        said += " (NOT SAVED yet)" if event.number in unsaved else ""
        rows.append((str(event.number), time, titles.get(event.run, event.run), said, event.by))
    return rows


def _undated(event: Event, runs: Mapping[str, Run]) -> bool:
    """Whether the minute of an entry could tell who wrote what."""
    run = runs.get(event.run)
    return run is not None and any(kind in run.shape.undated for kind, _ in moves_of(event.kind, event.data))


def what(event: Event, by_number: Mapping[int, Event], state: SessionState) -> str:
    """An event in words. `by_number` has every event of the session, for what was taken back."""
    run = state.runs.get(event.run)
    kind, data = event.kind, event.data if run is None else _as_typed(run, event.data)
    if kind == "undo":
        target = by_number.get(data.get("undone", 0))
        if target is None:
            return "taken back: an entry"
        number = target.number
        if target.kind == "undo":
            again = by_number.get(target.data.get("undone", 0))
            return f"put back: {describe(again, state, named=False) if again else 'an entry'} (undoes {number})"
        return f"taken back: {describe(target, state, named=False)} ({number})"
    if kind == "batch":
        told = (_moves(moves, state.runs.get(run)) for run, moves in parts(kind, event.run, data))
        return f"several entries at once: {', '.join(filter(None, told))}"
    if kind == LOST:
        return ": ".join(filter(None, (_said(kind, run), lost_was(event, state))))
    said = _said(kind, run)
    move = move_of(run, kind)
    if move is not None and move.logged and not move.logged.endswith("…"):
        details = [_part(part, data) for part in move.logged.partition(": ")[2].split(", ")]
        return f"{said}: {', '.join(filter(None, details))}" if any(details) else said
    if kind in DETAILS:
        details = [f"{label} {_plain(data[key])}".strip() for key, label in DETAILS[kind].items() if data.get(key)]
        return f"{said}: {', '.join(details)}" if details else said
    if kind in _WORDLESS:
        return f"{said} ({data['area']})" if "area" in data else said
    if _undated(event, state.runs):
        # What is kept by the day only, so that nobody is told by it, is told by its numbers alone.
        data = {key: data[key] for key, value in event.data.items() if isinstance(value, int | float)}
    details = [_detail(key, value) for key, value in data.items() if key not in _SILENT and value not in _NOTHING]
    return f"{said}: {', '.join(filter(None, details))}" if any(details) else said


def _as_typed(run: Run, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with what is typed to get to the thing that they are about, which may be kept under another number, and
    with places as they are called."""
    numbers = {key: value for key, value in data.items() if key in (run.shape.thing, "number") and type(value) is int}
    places = {key: _called(run, value) for key, value in data.items() if key in _PLACES and isinstance(value, str)}
    return {**data, **{key: run.shape.typed(value) for key, value in numbers.items()}, **places}


_PLACES = ("area", "row")
"""Data that are the key of a part of the template."""


def _called(run: Run, key: str) -> str:
    """A key as the template writes that word, with its macrons."""
    items = (item for part in _PLACES for item in run.template.words.get(f"{part}s", ()) if item.get("key") == key)
    said = " ".join(str(item.get(name, "")) for item in items for name in ("short", "title"))
    return next((word for word in said.split() if folded(word) == folded(key)), key)


def _said(kind: str, run: Run | None) -> str:
    """What happened, by the kind of entry; one that nothing says a word of is called as it is written."""
    move = move_of(run, kind)
    logged = move.logged.partition(":")[0] if move is not None else ""
    known = (OF_THE_SESSION if run is None else SAYS).get(kind)
    return logged or known or called_by_shape(run, kind) or kind.replace("_", " ")


def _moves(moves: Any, run: Run | None) -> str:
    counts: dict[str, int] = {}
    for move in moves if isinstance(moves, list) else ():
        said = _said(str(move[0]), run)
        counts[said] = counts.get(said, 0) + 1
    return ", ".join(f"{said} ({count})" if count > 1 else said for said, count in counts.items())


def _part(part: str, data: Mapping[str, Any]) -> str:
    """What is told of one of the data; "" where there is nothing of it."""
    field = _FIELD.search(part)
    if field is None or field[1] not in data or not (data[field[1]] or field[2]):
        return ""
    return part.replace(field[0], _plain(data[field[1]] or field[2])).strip()


def _plain(value: Any) -> str:
    """A number, a word, or a list of them; what was written on notes is only counted."""
    if isinstance(value, list):
        return str(len(value)) if any(isinstance(item, dict) for item in value) else ", ".join(map(str, value))
    return "" if value is True else str(value)


def _detail(key: str, value: Any) -> str:
    if isinstance(value, bool):
        # A nod taken back is the one "no" that says something.
        return key.replace("_", " ") if value else "no" if key == "yes" else ""
    label = _LABELS.get(key, "")
    if isinstance(value, list):
        value = ", ".join(str(item) for item in value)
    if isinstance(value, dict):
        return ""
    joint = "" if len(label) == 1 else " "
    return f"{label}{joint}{value}" if label else str(value)
