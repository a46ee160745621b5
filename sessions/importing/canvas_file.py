"""Brings one organisation's canvas in: notes with their boxes and reach, changes, the day it is looked at again.

Whole or not at all. A canvas belongs to one organisation, so of a file of several one is named, and a session that has
one organisation's canvas takes no other's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from exercises.kernel.checked_table import Place
from exercises.kernel.consent import TAKEN_BACK, WITHDRAWN
from exercises.kernel.record import Record, replace
from exercises.kernel.schema import quoted
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import Template
from exercises.kernel.text import clean, folded, listed, plural
from exercises.shapes import SHAPES
from exercises.wall.boxes import notes_now
from exercises.wall.canvas import FUNDING, REACH
from exercises.wall.state import Wall
from sessions.importing.canvas_form import CANVASES
from sessions.importing.case_form import CaseError, checked
from sessions.importing.case_plan import CaseMove
from sessions.importing.columns import AREA, CONSENT, QUESTION, TEXT, Columns
from sessions.importing.notes_file import choose, consent_said, tables_in, unguarded
from sessions.importing.notes_import import WALL_TEMPLATE
from sessions.importing.recording import record_tried
from sessions.importing.report import Report, Wanted, what_else
from sessions.importing.standing import standing
from sessions.importing.table import Line, Table, words
from sessions.importing.wording import Wording
from sessions.leaving.taken_back import words_taken_back
from sessions.library import templates
from sessions.live.belonging import none_of_another
from sessions.live.session import Session
from sessions.live.state import Run
from sessions.store import strict_json

_CANVAS = "canvas"
_HEADINGS = ("box", "text", "reach", "consent", "canvas", "guarded", FUNDING)
_MOST_BYTES = 5_000_000
_BUSY = "Somebody else is changing this canvas just now. Try again in a moment."
_AGAIN = "look at the canvas again"


class _Row(Record):
    """One note of a table."""

    line: int
    box: str
    text: str
    reach: tuple[str, ...]
    consent: str
    funding: bool = False


def looks_like_a_canvas(name: str, data: bytes, wanted: Wanted | None = None, state: Wall | None = None) -> bool:
    """Whether a file is a table of notes in boxes, with their reach; by the boxes of that canvas, or of any."""
    try:
        return _found(name, data, state or _start(templates.built_in()[_CANVAS]), wanted or Wanted()) is not None
    except CaseError:
        return False


def _start(template: Template) -> Wall:
    started: Wall = SHAPES[template.shape].start(template)
    return started


def import_canvas(session: Session, name: str, data: bytes, wanted: Wanted) -> Report:
    """Brings the notes of one canvas in, out of their table. Raises CaseError naming the line; then nothing came in."""
    run = _run(session, wanted, "")
    template = run.template if run is not None else templates.built_in()[_CANVAS]
    state: Wall = run.state if run is not None else _start(template)
    rows, lines = _new(_rows(name, data, state, wanted), state, words_taken_back(session))
    if not rows:
        return Report("There is nothing new in this file.", lines)
    _, key = record_tried(session, run, template, [*_notes(name, rows, state)], _BUSY)
    said = f"Imported into {key}: {_told(rows, state)}. One undo takes it all back.{what_else(session)}"
    return Report(said, lines)


def _new(rows: list[_Row], state: Wall, gone: Collection[str]) -> tuple[list[_Row], tuple[str, ...]]:
    """The notes that do not stand here and were not taken back here; and a sentence on each of the others."""
    there = Counter((note.area, note.text) for note in notes_now(state))
    new, stand, stay = list[_Row](), 0, 0
    for row in rows:
        if there[row.box, row.text]:
            there[row.box, row.text] -= 1
            stand += 1
        elif folded(row.text) in gone:
            stay += 1
        else:
            new.append(row)
    told = (
        f"{plural(stand, 'note')} {'stands' if stand == 1 else 'stand'} here already, and did not come in again.",
        f"{plural(stay, 'note')} {'was' if stay == 1 else 'were'} taken back here, and stayed so.",
    )
    return new, tuple(said for many, said in zip((stand, stay), told, strict=True) if many)


def import_canvases(session: Session, value: Any, folder: Path | None, wanted: Wanted) -> Report:
    """Brings one organisation's canvas in. Raises CaseError naming the place, and then nothing was recorded."""
    top = checked(CANVASES, value)
    one = _chosen(top, wanted)
    name = one.text("name")
    known = _known(session, one, folder)
    if known:
        return Report("There is nothing new in this file.", known)
    run = _run(session, wanted, name)
    template = run.template if run is not None else templates.built_in()[_CANVAS]
    state: Wall = run.state if run is not None else _start(template)
    # A change speaks of its note by the row, so that none is left out.
    gone = words_taken_back(session)
    rows = [_without_words(row) if folded(row.text) in gone else row for row in _beside(one, folder, state)]
    moves = [] if state.organisation else [CaseMove("name", one.at("name"), "belongs", {"text": name})]
    if one.value("people"):
        moves.append(CaseMove("people", one.at("people"), "people", {"count": one.value("people")}))
    moves += _notes(one.text("csv"), rows, state)
    after = [*_after(one, session, rows, state)]
    _, key = record_tried(session, run, template, moves, _BUSY, in_frame=after)
    parts = [_told(rows, state)]
    changes = len(one.each("changes"))
    parts += [plural(changes, "change") + ", to be asked after"] if changes else []
    parts += [f"looked at again on {one.text('review_day')}"] if one.text("review_day") else []
    said = f"Imported the canvas of {name} into {key}: {listed(parts)}. One undo takes it all back.{what_else(session)}"
    left = [one_key for one_key in ("programme",) if top.has(one_key)] + ["session"] * one.has("session")
    lines = (f"Read and not kept, for a canvas holds nothing of it: {listed(left)}.",) if left else ()
    return Report(said, lines)


def _known(session: Session, one: Place, folder: Path | None) -> tuple[str, ...]:
    """What to say of its notes where each of them stands on that organisation's canvas here, or was taken back; else
    nothing."""
    for run in standing(session, lambda one: isinstance(one.state, Wall) and one.state.boxes):
        if notes_now(run.state) and folded(run.state.organisation) == folded(one.text("name")):
            new, told = _new(_beside(one, folder, run.state), run.state, words_taken_back(session))
            if not new:
                return told
    return ()


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
    runs = standing(session, lambda one: isinstance(one.state, Wall) and one.state.boxes)
    try:
        none_of_another(session.state.runs if organisation else {}, organisation)
    except ExerciseError as problem:
        raise CaseError(f"{problem}.") from None
    for run in runs:
        if organisation and notes_now(run.state):
            raise CaseError(f"There are notes on {run.key} already. For a second canvas, type first: new canvas")
    if wanted.exercise:
        found = next((run for run in runs if run.key == clean(wanted.exercise)), None)
        if found is None:
            raise CaseError(f"There is no canvas called {quoted(clean(wanted.exercise))} in this session.")
        return found
    return next(iter(runs), None)


# -- the notes --------------------------------------------------------------------------------------------------------


def _beside(one: Place, folder: Path | None, state: Wall) -> list[_Row]:
    """The notes in the table beside the file. Raises CaseError."""
    name = one.text("csv")
    try:
        data = strict_json.read_bytes((folder or Path()) / name, _MOST_BYTES)
    except strict_json.JsonError as problem:
        raise CaseError(f"{one.at('csv')}: {problem}") from None
    try:
        return _rows(name, data, state, Wanted())
    except CaseError as problem:
        raise CaseError(f"{name}: {problem}") from None


def _without_words(row: _Row) -> _Row:
    return replace(row, text="", consent=WITHDRAWN)


class _Heading(Record):
    """Which columns of a table hold a note, its box, its reach, how it may be used and which canvas it is on."""

    line: int
    box: int
    text: int
    reach: int = -1
    consent: int = -1
    canvas: int = -1
    guarded: int = -1
    funding: int = -1


def _found(name: str, data: bytes, state: Wall, wanted: Wanted) -> tuple[Table, _Heading] | None:
    """The table of boxes in a file, and where what stands in it; None where there is none."""
    tables = tables_in(name, data)[0]
    for table in tables:
        at = _ours(table)
        if at is not None:
            return table, at
    wording = Wording(state, wanted.means)
    chosen = choose(tables, wording, wanted)
    at = _of_its_own(*chosen, wording) if chosen is not None else None
    return (chosen[0], at) if chosen is not None and at is not None else None


def _ours(table: Table) -> _Heading | None:
    """The columns of a table that we wrote, or that is headed like one."""
    for line in table.head():
        if line.is_blank:
            continue
        told = [folded(cell) for cell in line.cells]
        places = {name: told.index(name) for name in _HEADINGS if name in told}
        return _Heading(line.number, **places) if {"box", "text"} <= places.keys() else None
    return None


def _of_its_own(table: Table, columns: Columns, wording: Wording) -> _Heading | None:
    """The columns of any other: one says the box, and another the reach of each note, or a box is a canvas' alone."""
    text, box = columns.all(TEXT), columns.one(AREA)
    if len(text) != 1 or box is None or text[0].question:
        return None
    below = [line for line in table.head() if line.number > columns.heading and not line.is_blank]
    told = {column.at: [cell for line in below if (cell := _cell(line, column.at))] for column in columns.columns}
    free = [column for column in columns.columns if not column.means]
    reach = next((one.at for one in free if told[one.at] and all(map(_is_reach, told[one.at]))), -1)
    usual = Wording(_start(templates.built_in()[WALL_TEMPLATE]))
    of_boxes = any(wording.is_area(cell) and not usual.is_area(cell) for cell in told[box.at])
    if columns.one(QUESTION) is not None or not (of_boxes or reach >= 0):
        return None
    may = columns.one(CONSENT)
    return _Heading(columns.heading, box.at, text[0].at, reach, -1 if may is None else may.at)


def _cell(line: Line, at: int) -> str:
    return words(line.cells[at]) if 0 <= at < len(line.cells) else ""


def _rows(name: str, data: bytes, state: Wall, wanted: Wanted) -> list[_Row]:
    """Each note. Raises CaseError naming the line."""
    found = _found(name, data, state, wanted)
    if found is None:
        raise CaseError("There are no columns box and text in it; reach may stand beside them.")
    (table, at), wording = found, Wording(state, wanted.means)
    rows = []
    for line in _of_one_canvas(table, at, wanted):
        text = unguarded(_cell(line, at.text), _cell(line, at.guarded))
        if not text:
            raise CaseError(f"line {line.number}: there are no words in this note.")
        box = _box(state, _cell(line, at.box), wording, line.number)
        may = consent_said(TAKEN_BACK if text == TAKEN_BACK else _cell(line, at.consent), line.number)
        text = "" if may == WITHDRAWN else text
        reach, talks = _reach(_cell(line, at.reach), line.number), _talks(_cell(line, at.funding), line.number)
        rows.append(_Row(line.number, box, text, reach, may, talks))
    if not rows:
        raise CaseError("There is no note in it. Each stands in a line of its own: pains,told off for a long visit,")
    return rows


def _talks(said: str, line: int) -> bool:
    """Whether the cell says that funding is talking in it. Raises CaseError."""
    if folded(said) not in ("", "no", "yes", FUNDING):
        raise CaseError(f"line {line}: {quoted(said)} cannot be read there: {FUNDING}, or an empty cell.")
    return folded(said) in ("yes", FUNDING)


def _of_one_canvas(table: Table, at: _Heading, wanted: Wanted) -> list[Line]:
    """The lines of notes; of a table that has what stood on an earlier canvas as well, those of the one that is named.
    Raises CaseError."""
    lines = [line for line in table.lines() if line.number > at.line and not line.is_blank]
    there = list(dict.fromkeys(_cell(line, at.canvas) for line in lines)) if at.canvas >= 0 else []
    if len(there) < 2:
        return lines
    only = [clean(one) for one in wanted.only]
    if len(only) != 1 or only[0] not in there:
        raise CaseError(f"This table is of several canvases: {listed(there)}. Say which comes in: --only {there[-1]}")
    return [line for line in lines if _cell(line, at.canvas) == only[0]]


def _box(state: Wall, said: str, wording: Wording, line: int) -> str:
    """The key of the box. Raises CaseError."""
    if not wording.is_area(said):
        known = listed([area.key for area in state.areas], joiner="or")
        means = f' Or say which it is: --means "{said}={state.areas[0].key}"' if said else ""
        raise CaseError(f"line {line}: there is no box {quoted(said)}. It is {known}.{means}")
    return wording.area(said)


_PUT_BEFORE = ("we ", "can ")
_NOT_SAID = ("", "-", "not said", "reach not said")


def _plain(said: str) -> str:
    """A word of reach as it is typed: "influence" for "We can influence it"."""
    word = " ".join(folded(said).split()).removesuffix(" it")
    for before in _PUT_BEFORE:
        word = word.removeprefix(before)
    return "" if word in _NOT_SAID else word


def _is_reach(said: str) -> bool:
    return all(_plain(one) in ("", *REACH) for one in said.split("+"))


def _reach(said: str, line: int) -> tuple[str, ...]:
    """The words of reach in a cell, with a + between two that are contested. Raises CaseError."""
    parts = said.split("+")
    found = [_plain(one) for one in parts] if said else []
    for one in found:
        if one not in REACH and (one or len(parts) > 1):
            raise CaseError(f"line {line}: {quoted(one or said)} is no word of reach: {listed([*REACH], joiner='or')}.")
    return tuple(one for one in REACH if one in found)


def _notes(name: str, rows: list[_Row], state: Wall) -> Iterator[CaseMove]:
    """The notes, then what stands on those that have a word."""
    first = state.next_note
    question = state.questions[0].key
    notes = [
        {"question": question, "area": row.box, "text": row.text, "row": place}
        | ({"consent": row.consent} if row.consent else {})
        for place, row in enumerate(rows, 1)
    ]
    yield CaseMove("notes", name, "notes", {"notes": notes, "file": name, "number": first})
    for word in REACH:
        numbers = [number for number, row in enumerate(rows, first) if word in row.reach]
        if numbers:
            yield CaseMove("reach", name, "reach", {"notes": numbers, "reach": word})
    talking = [number for number, row in enumerate(rows, first) if row.funding]
    if talking:
        yield CaseMove("funding", name, "funding", {"notes": talking})


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
