"""What the columns of a table would be, looked at and chosen before anything comes in. Records nothing.

The same reading as an import by command: what is chosen here is what that command is told, and it says so.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from exercises.kernel.record import Record, replace
from sessions.importing.case_form import CaseError
from sessions.importing.cases import READERS, Brought, looked_at
from sessions.importing.columns import AREA, AUTHOR, NUMBER, QUESTION, TEXT, Column, Columns
from sessions.importing.notes_file import choose, tables_in
from sessions.importing.notes_import import Prepared, prepared, wall_here
from sessions.importing.report import Wanted
from sessions.importing.table import Line
from sessions.importing.themes_beside import themes_of
from sessions.importing.wording import Wording
from sessions.live.session import Session

MEANINGS: dict[str, str] = {
    TEXT: "the words of a note",
    QUESTION: "the question",
    AREA: "the area",
    NUMBER: "the number",
    AUTHOR: "the participant",
}
"""What a column may be, and what that is called."""
NOT_TAKEN = "not taken"
_FIELDS = {QUESTION: "question_from", AREA: "area_from", NUMBER: "number_from", AUTHOR: "author_from"}
_MOST_WORDS = 8
"""Words of a file that are asked about at once."""


class Look(Record):
    """A file as it would be read, and what would come of it."""

    kind: str
    """What it looks like, in words."""
    wanted: Wanted
    notes: int = 0
    """How many notes would come in; 0 where none would."""
    says: tuple[str, ...] = ()
    """How it is read, or why it cannot be."""
    can_come: bool = True
    columns: tuple[Column, ...] = ()
    """None where it is no table."""
    rows: tuple[Line, ...] = ()
    """What stands under the headings."""
    unknown: tuple[tuple[str, str], ...] = ()
    """Words of the file that are no question or area of the wall: which of the two they stand for, and the words."""
    questions: tuple[tuple[str, str], ...] = ()
    """The wall's own, by key, with their titles."""
    areas: tuple[tuple[str, str], ...] = ()

    def meaning(self, column: Column) -> str:
        """What a column would be taken for."""
        if column.question or column.area:
            return f"answers under {' '.join(filter(None, (column.question, column.area)))}"
        return MEANINGS.get(column.means, column.means.replace("_", " ")) if column.means else NOT_TAKEN

    def cells(self, column: Column) -> list[str]:
        """What stands in a column, in one line each."""
        found = (" ".join(line.cells[column.at].split()) for line in self.rows if column.at < len(line.cells))
        return [cell for cell in found if cell]

    def has(self, means: str) -> bool:
        """Whether some column says that of each note."""
        return any(column.means == means or getattr(column, means, "") for column in self.columns)


def look(session: Session, path: str | os.PathLike[str], wanted: Wanted) -> Look:
    """What a file would be read as. Raises CaseError for one that cannot be read at all."""
    brought, reader = looked_at(session, path)
    if reader is not READERS["notes"]:
        return Look(reader.called, wanted, says=reader.beside(session))
    wall = wall_here(session, wanted.exercise)
    wording = Wording(wall, wanted.means)
    columns, below = _columns(brought, wording, wanted)
    themes = themes_of(brought.name, brought.data, brought.folder)
    try:
        found = prepared(session, brought.name, brought.data, wanted, themes)
    except CaseError as problem:
        found = Prepared(0, (str(problem),))
    return Look(
        "notes" if columns is None else "a table of notes",
        wanted,
        found.notes,
        found.lines,
        found.notes > 0,
        () if columns is None else columns.columns,
        tuple(below),
        () if columns is None else tuple(_unknown(columns, below, wording)),
        tuple((question.key, question.title) for question in wall.questions),
        tuple((area.key, area.title) for area in wall.areas),
    )


def _columns(brought: Brought, wording: Wording, wanted: Wanted) -> tuple[Columns | None, list[Line]]:
    """The columns, and the rows under them; None for a text, in which there are none to choose."""
    tables, text, _ = tables_in(brought.name, brought.data)
    try:
        chosen = choose(tables, wording, wanted)
    except CaseError:
        chosen = None
    if chosen is not None:
        table, columns = chosen
    elif text and not brought.name.lower().endswith((".csv", ".tsv")):
        return None, []
    else:
        # Nobody could tell them apart, so somebody is to choose: the fullest row is that of the headings.
        table = max(tables, key=lambda one: max((len(line.cells) for line in one.head()), default=0))
        fullest = max(table.head(), key=lambda line: sum(1 for cell in line.cells if cell.strip()), default=Line(0, ()))
        titles = tuple(Column(at, " ".join(cell.split())) for at, cell in enumerate(fullest.cells))
        columns = Columns(fullest.number, titles)
    below = [line for line in table.head() if line.number > columns.heading and not line.is_blank]
    return columns, below


def _unknown(columns: Columns, rows: Sequence[Line], wording: Wording) -> Iterator[tuple[str, str]]:
    for means, is_known in ((QUESTION, wording.is_question), (AREA, wording.is_area)):
        column = columns.one(means)
        cells = [line.cells[column.at].strip() for line in rows if column is not None and column.at < len(line.cells)]
        odd = [cell for cell in dict.fromkeys(cells) if cell and not is_known(cell)]
        yield from ((means, " ".join(cell.split())) for cell in odd[:_MOST_WORDS])


def chosen(wanted: Wanted, column: Column, means: str, *, too: bool = False) -> Wanted:
    """With that column taken for that; "" for not at all. `too`: as notes of their own beside those of another."""
    title = column.title
    others = {field: "" for field in _FIELDS.values() if getattr(wanted, field) == title}
    text = tuple(one for one in wanted.text if one != title)
    leave = tuple(one for one in wanted.leave if one != title)
    if not means:
        leave = (*leave, title)
    elif means == TEXT:
        text = (*text, title) if too else (title,)
    else:
        others[_FIELDS[means]] = title
    return replace(wanted, text=text, leave=leave, **others)


def meant(wanted: Wanted, word: str, key: str) -> Wanted:
    """With what a word of the file stands for."""
    return replace(wanted, means={**wanted.means, word: key})
