"""Brings one organisation's canvas in: notes with their boxes and reach, changes, the day it is looked at again.

Whole or not at all. A canvas belongs to one organisation, so of a file of several one is named, and a session that has
one organisation's canvas takes no other's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exercises.kernel.record import Record
from exercises.kernel.schema import Place, quoted
from exercises.kernel.text import clean, folded, listed, plural
from exercises.shapes import SHAPES
from exercises.wall.boxes import notes_now
from exercises.wall.canvas import REACH
from exercises.wall.state import Area, Wall
from sessions.importing.canvas_form import CANVASES
from sessions.importing.case_form import CaseError, checked
from sessions.importing.case_plan import CaseMove
from sessions.importing.notes_file import tables_in
from sessions.importing.recording import record_in_frame, record_tried, tried
from sessions.importing.report import Report, Wanted, what_else
from sessions.importing.table import Table, words
from sessions.library import templates
from sessions.live.session import Session
from sessions.live.state import Run
from sessions.store import strict_json

_CANVAS = "canvas"
_HEADINGS = ("box", "text", "reach")
_MOST_BYTES = 5_000_000
_BUSY = "Somebody else is changing this canvas just now. Try again in a moment."
_AGAIN = "look at the canvas again"


class _Row(Record):
    """One note of a table."""

    line: int
    box: str
    text: str
    reach: tuple[str, ...]


def looks_like_a_canvas(name: str, data: bytes) -> bool:
    """Whether a file is a table of notes in boxes, with their reach."""
    try:
        return any(_heading(table) is not None for table in tables_in(name, data)[0])
    except CaseError:
        return False


def import_canvas(session: Session, name: str, data: bytes, wanted: Wanted) -> Report:
    """Brings the notes of one canvas in, out of their table. Raises CaseError naming the line; then nothing came in."""
    run = _run(session, wanted, "")
    template = run.template if run is not None else templates.built_in()[_CANVAS]
    state: Wall = run.state if run is not None else SHAPES[template.shape].start(template)
    rows = _rows(name, data, state)
    _, key = record_tried(session, run, template, [*_notes(name, rows, state)], _BUSY)
    return Report(f"Imported into {key}: {_told(rows, state)}. One undo takes it all back.{what_else(session)}")


def import_canvases(session: Session, value: Any, folder: Path | None, wanted: Wanted) -> Report:
    """Brings one organisation's canvas in. Raises CaseError naming the place, and then nothing was recorded."""
    top = checked(CANVASES, value)
    one = _chosen(top, wanted)
    name = one.text("name")
    run = _run(session, wanted, name)
    template = run.template if run is not None else templates.built_in()[_CANVAS]
    state: Wall = run.state if run is not None else SHAPES[template.shape].start(template)
    rows = _beside(one, folder, state)
    moves = [] if state.organisation else [CaseMove("name", one.at("name"), "belongs", {"text": name})]
    if one.value("people"):
        moves.append(CaseMove("people", one.at("people"), "people", {"count": one.value("people")}))
    moves += _notes(one.text("csv"), rows, state)
    after = [*_after(one, session, rows, state)]
    tried(session, session.state.frame, templates.frame(), after)
    _, key = record_tried(session, run, template, moves, _BUSY)
    record_in_frame(session, after, _BUSY)
    parts = [_told(rows, state)]
    changes = len(one.each("changes"))
    parts += [plural(changes, "change") + ", to be asked after"] if changes else []
    parts += [f"looked at again on {one.text('review_day')}"] if one.text("review_day") else []
    said = f"Imported the canvas of {name} into {key}: {listed(parts)}.{what_else(session)}"
    left = [one_key for one_key in ("programme",) if top.has(one_key)] + ["session"] * one.has("session")
    lines = (f"Read and not kept, for a canvas holds nothing of it: {listed(left)}.",) if left else ()
    return Report(said, lines)


def _chosen(top: Place, wanted: Wanted) -> Place:
    """The one organisation that comes in. Raises CaseError."""
    every = {clean(one.text("key")): one for one in top.each("organisations")}
    keys = [*every]
    named = [clean(one) for one in wanted.only]
    if len(named) > 1:
        raise CaseError(f"A canvas belongs to one organisation, and a session holds one. Say which: --only {named[0]}")
    if named and named[0] not in every:
        raise CaseError(f"No organisation in this file has the key {quoted(named[0])}. There is {listed(keys)}.")
    if len(keys) > 1 and not named:
        raise CaseError(f"This file is of several organisations: {listed(keys)}. Say which comes in: --only {keys[0]}")
    return every[named[0]] if named else every[keys[0]]


def _run(session: Session, wanted: Wanted, organisation: str) -> Run | None:
    """The canvas that it comes into; None for a new one. Raises CaseError where this session is another's."""
    runs = [run for run in session.state.runs.values() if isinstance(run.state, Wall) and run.state.boxes]
    for run in runs:
        other = run.state.organisation
        if organisation and other and folded(other) != folded(organisation):
            raise CaseError(
                f"This session has the canvas of {other}, and {organisation} is another organisation: its canvas comes "
                "into a session of its own, so that it is never in this room."
            )
        if organisation and notes_now(run.state):
            raise CaseError(f"There are notes on {run.key} already. For a second canvas, type first: new canvas")
    if wanted.exercise:
        found = next((run for run in runs if run.key == clean(wanted.exercise)), None)
        if found is None:
            raise CaseError(f"There is no canvas called {quoted(clean(wanted.exercise))} in this session.")
        return found
    current = next((run for run in runs if run.key == session.state.current), None)
    return current or next(iter(runs), None)


# -- the notes --------------------------------------------------------------------------------------------------------


def _beside(one: Place, folder: Path | None, state: Wall) -> list[_Row]:
    """The notes in the table beside the file. Raises CaseError."""
    name = one.text("csv")
    try:
        data = strict_json.read_bytes((folder or Path()) / name, _MOST_BYTES)
    except strict_json.JsonError as problem:
        raise CaseError(f"{one.at('csv')}: {problem}") from None
    try:
        return _rows(name, data, state)
    except CaseError as problem:
        raise CaseError(f"{name}: {problem}") from None


def _heading(table: Table) -> tuple[int, dict[str, int]] | None:
    """The line of the headings, and the place of each; None where it is no table of boxes."""
    for line in table.head():
        if line.is_blank:
            continue
        told = [folded(cell) for cell in line.cells]
        places = {name: told.index(name) for name in _HEADINGS if name in told}
        return (line.number, places) if {"box", "text"} <= places.keys() else None
    return None


def _rows(name: str, data: bytes, state: Wall) -> list[_Row]:
    """Each note. Raises CaseError naming the line."""
    found = next(((table, at) for table in tables_in(name, data)[0] if (at := _heading(table)) is not None), None)
    if found is None:
        raise CaseError("There are no columns box and text in it; reach may stand beside them.")
    table, (heading, places) = found
    rows = []
    for line in table.lines():
        if line.number <= heading or line.is_blank:
            continue
        cells = {key: words(line.cells[at]) if at < len(line.cells) else "" for key, at in places.items()}
        if not cells["text"]:
            raise CaseError(f"line {line.number}: there are no words in this note.")
        box = _box(state, cells["box"], line.number)
        rows.append(_Row(line.number, box, cells["text"], _reach(cells.get("reach", ""), line.number)))
    if not rows:
        raise CaseError("There is no note in it. Each stands in a line of its own: pains,told off for a long visit,")
    return rows


def _box(state: Wall, said: str, line: int) -> str:
    """The key of the box. Raises CaseError."""

    def is_called(area: Area) -> bool:
        return folded(said) in (folded(area.key), folded(area.short), folded(area.title))

    found = [area.key for area in state.areas if said and is_called(area)]
    if not found:
        known = listed([area.key for area in state.areas], joiner="or")
        raise CaseError(f"line {line}: there is no box {quoted(said)}. It is {known}.")
    return found[0]


def _reach(said: str, line: int) -> tuple[str, ...]:
    """The words of reach in a cell, with a + between two that are contested. Raises CaseError."""
    found = [" ".join(folded(one).split()) for one in said.split("+")] if said else []
    for one in found:
        if one not in REACH:
            raise CaseError(f"line {line}: {quoted(one or said)} is no word of reach: {listed([*REACH], joiner='or')}.")
    return tuple(one for one in REACH if one in found)


def _notes(name: str, rows: list[_Row], state: Wall) -> Iterator[CaseMove]:
    """The notes, then the reach of those that have one."""
    first = state.next_note
    question = state.questions[0].key
    notes = [
        {"question": question, "area": row.box, "text": row.text, "row": place} for place, row in enumerate(rows, 1)
    ]
    yield CaseMove("notes", name, "notes", {"notes": notes, "file": name, "number": first})
    for word in REACH:
        numbers = [number for number, row in enumerate(rows, first) if word in row.reach]
        if numbers:
            yield CaseMove("reach", name, "reach", {"notes": numbers, "reach": word})


def _told(rows: list[_Row], state: Wall) -> str:
    """How many notes, by box; an empty box as well, for that is a finding."""
    counts = [f"{area.short} {sum(row.box == area.key for row in rows)}" for area in state.areas]
    return f"{plural(len(rows), 'note')} ({', '.join(counts)})"


# -- what comes of it -------------------------------------------------------------------------------------------------


def _after(one: Place, session: Session, rows: list[_Row], state: Wall) -> Iterator[CaseMove]:
    """The changes as actions, and the day on which the canvas is looked at again. Raises CaseError."""
    at = session.clock().isoformat()
    for change in one.each("changes"):
        row = change.value("from_note")
        if row > len(rows):
            raise CaseError(f"{change.at('from_note')}: there is no note {row}; the table has {len(rows)}.")
        about = {"text": change.text("text"), "role": change.text("owner"), "of": state.next_note + row - 1, "at": at}
        about |= {"by_when": change.text("by")} if change.text("by") else {}
        yield CaseMove("changes", change.at("text"), "act", about)
    if one.text("review_day"):
        yield CaseMove(
            "review_day", one.at("review_day"), "park", {"text": _AGAIN, "back": one.text("review_day"), "at": at}
        )
