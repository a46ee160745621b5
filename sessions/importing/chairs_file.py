"""The chairs of a live grid out of a table: row, person, role, agency. All or nothing, as one entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, folded, listed
from exercises.kernel.words import pick_by_word
from exercises.network.language import rows_called
from exercises.network.people_said import stands_in
from exercises.network.state import Network
from exercises.shapes import SHAPES
from sessions.importing.case_form import CaseError
from sessions.importing.notes_file import tables_in
from sessions.importing.recording import record
from sessions.importing.report import Report, lines_named, what_else
from sessions.importing.table import Line, Table, words
from sessions.library import templates
from sessions.live.rehearsal import Rehearsal
from sessions.live.session import Session
from sessions.live.state import Run

GRID_TEMPLATE = "live-grid"
_HEADINGS = {
    "row": ("row", "place"),
    "person": ("person", "name", "who", "actual person"),
    "role": ("role", "job"),
    "agency": ("agency", "service", "organisation", "organization"),
    "short": ("short", "short name"),
}
_SEARCHED = 30


def looks_like_chairs(name: str, data: bytes) -> bool:
    """Whether a file is a table with a row, and a person or a role, for each chair."""
    try:
        return _found(tables_in(name, data)[0]) is not None
    except CaseError:
        return False


def import_chairs(session: Session, run: Run | None, name: str, data: bytes) -> Report:
    """Sets out the chairs of the table on that grid, or on a new one; says what came in. Raises CaseError naming the
    line, and then nothing was recorded."""
    found = _found(tables_in(name, data)[0])
    assert found is not None, "a file is asked first whether it looks like one"
    table, heading, places = found
    template = run.template if run else templates.built_in()[GRID_TEMPLATE]
    shape = SHAPES[template.shape]
    state: Network = run.state if run else shape.start(template)
    rehearsal = Rehearsal(shape, state, session.stamps())
    moves: list[Any] = []
    empty: list[int] = []
    row = ""
    for line in table.lines():
        if line.number <= heading.number or line.is_blank:
            continue
        try:
            fields = _chair(line, places, state, row)
            if fields is None:
                empty.append(line.number)
                continue
            row = fields["row"]
            rehearsal.do("add_chair", fields)
        except ExerciseError as problem:
            raise CaseError(f"line {line.number}: {problem}") from None
        moves.append(["add_chair", fields])
    if not moves:
        raise CaseError(
            "There is no chair in this file. Each has its row, and a person or a role, in a line of its own."
        )
    busy = "Somebody else is changing this grid just now. Try again in a moment."
    key = record(session, run, template, rehearsal, busy)
    many = f"{len(moves)} chair{'' if len(moves) == 1 else 's'}"
    says = f"Imported {many} from {clean(name)[:120]} into {key}. One undo takes them all back.{what_else(session)}"
    counts = [(one.typed, sum(1 for _, data in moves if data["row"] == one.key)) for one in state.rows]
    lines = [", ".join(f"{key} {count}" for key, count in counts if count)]
    lines += [f"Not taken, {lines_named(empty, 'neither a person nor a role')}."] if empty else []
    left = [clean(cell) for at, cell in enumerate(heading.cells) if at not in places.values() and cell.strip()]
    lines += [f"Not taken, these columns: {listed([f'“{title}”' for title in left[:12]])}."] if left else []
    return Report(says, tuple(lines))


def _found(tables: Sequence[Table]) -> tuple[Table, Line, dict[str, int]] | None:
    """The table of chairs, its headings, and where each column stands; None when there is none."""
    for table in tables:
        for line in table.head()[:_SEARCHED]:
            places: dict[str, int] = {}
            for at, cell in enumerate(line.cells):
                means = next((means for means, names in _HEADINGS.items() if folded(words(cell)) in names), "")
                if means:
                    places.setdefault(means, at)
            if "row" in places and places.keys() & {"person", "role"}:
                return table, line, places
    return None


def _chair(line: Line, places: dict[str, int], state: Network, before: str) -> dict[str, Any] | None:
    """The data of one chair; None when nobody is named. A row that is left empty is the one above. Raises
    ExerciseError."""
    chair = {part: words(line.cells[at]) if at < len(line.cells) else "" for part, at in places.items()}
    chair |= {part: words(line.belongs_to(places[part])) for part in ("row", "agency") if part in places}
    said = chair.pop("row")
    if folded(chair.get("person", "")) == "empty":
        chair |= {"person": ""}
        marks: dict[str, Any] = {"empty": True}
    else:
        marks = {}
    if not chair.get("person") and not chair.get("role"):
        return None
    if not said and not before:
        raise ExerciseError(f"In which row? {listed([row.typed for row in state.rows], joiner='or')}.")
    row = before
    if said:
        row = stands_in(said, [row.key for row in state.rows]) or pick_by_word(said, rows_called(state), "row")
    return {"row": row, **{part: text for part, text in chair.items() if text}, **marks}
