"""Reads a file of notes, one a line or one a cell, and says in which line something is wrong. Knows no session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from exercises.kernel.consent import CONSENTS, TAKEN_BACK, WITHDRAWN
from exercises.kernel.expression import expression
from exercises.kernel.record import Record
from exercises.kernel.schema import quoted
from exercises.kernel.text import clean, folded, listed
from exercises.wall.numbered_paper import WAITING
from sessions.importing.case_form import CaseError
from sessions.importing.columns import ARCHIVED, AREA, AUTHOR, CONSENT, OUR_OWN, QUESTION, TEXT, Column, Columns, decide
from sessions.importing.decoding import decoded, lines_of
from sessions.importing.report import Wanted
from sessions.importing.table import SUMS, Line, Table, csv_tables, table_in_text, words
from sessions.importing.wording import Wording
from sessions.importing.workbook import sheets
from sessions.store.kinds_of_file import CHAT, is_chat, is_workbook, other_kind

LONGEST_LINE = 20_000
"""Characters of one line of the file; a note has some hundreds."""
_YES = frozenset({"yes", "y", "true", "1"})
_TAKEN_BACK = frozenset({"withdrawn", "taken back", "cleared", "deleted"})
_MARKS = expression(r"\s*(?:(?:[•◦‣▪■□▢●○·–—*+-]|☐|☑|☒|✓|✔|\[[ xX]?\]|\d{1,3}[.)]|#{1,6}|>)(?:\s+|$))+(?=\S)")
"""What a phone, a scan or Markdown puts before the lines of a list."""


def without_mark(line: str) -> str:
    """A line without what stands before the lines of a list."""
    return _MARKS.sub("", line, count=1) if _MARKS.match(line) else line


class Row(Record):
    """One note as the file has it."""

    number: int
    """1 for the first row after the heading; where rows hold several notes, 1 for the first note."""
    line: int
    """The line of the file in which it begins."""
    text: str
    question: str = ""
    """As the file says it; "" when it says none."""
    area: str = ""
    source: str = ""
    author: str = ""
    called: str = ""
    """The number the file gives it, where it gives one."""
    bite_of: str = ""
    same_as: str = ""
    more: tuple[tuple[str, str], ...] = ()
    """What only a table of our own says of it, by its heading."""


@dataclass(slots=True)
class NotesFile:
    """What a file of notes holds."""

    rows: list[Row] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    """The lines of rows without any words of a note."""
    columns: Columns | None = None
    """What the columns of a table are; None for a text."""
    encoding: str = ""
    """The encoding, where it is one that had to be guessed."""
    sheet: str = ""
    """The sheet of the workbook that was read, where there are others."""
    other_sheets: tuple[str, ...] = ()
    left: dict[str, list[int]] = field(default_factory=dict)
    """By why: the lines of rows that say themselves that they are no notes for anybody."""
    several: list[int] = field(default_factory=list)
    """The lines in which one cell holds several thoughts and stays one note."""
    marked: list[int] = field(default_factory=list)
    """The lines that keep the mark of a list."""
    headings: list[int] = field(default_factory=list)
    """The lines of a text that name the question or the area of those below them."""
    like_areas: list[int] = field(default_factory=list)
    """The lines of a text that are an area's name and notes all the same."""
    beside: list[int] = field(default_factory=list)
    """The lines whose words stood in the column beside that of the notes."""
    beside_too: bool = False
    """Whether words stand there that were not taken."""

    def has(self, means: str) -> bool:
        """Whether a column says that of each note."""
        return self.columns is not None and self.columns.one(means) is not None


def tables_in(name: str, data: bytes) -> tuple[list[Table], str, str]:
    """The tables that a file could be, its text ("" for a workbook), and its encoding where that was guessed.

    Raises CaseError for a file of another kind.
    """
    other = other_kind(data)
    if other:
        raise CaseError(other)
    if is_workbook(data):
        return sheets(data), "", ""
    text, encoding = decoded(data)
    for number, line in enumerate(lines_of(text), 1):
        if len(line) > LONGEST_LINE:
            raise CaseError(f"line {number}: this line is {len(line):,} characters long. Is it the right file?")
    drawn = table_in_text(text)
    return [*csv_tables(text), *([drawn] if drawn is not None else [])], text, encoding


def choose(
    tables: Sequence[Table], wording: Wording, wanted: Wanted, *, is_csv: bool = False
) -> tuple[Table, Columns] | None:
    """The table that is most like one of notes, and what its columns are; None when none is. Of a file that `is_csv` by
    its name it may have one column alone. Raises CaseError."""
    if wanted.sheet:
        tables = _named(tables, wanted.sheet)
    found: list[tuple[int, Table, Columns]] = []
    problem: CaseError | None = None
    for table in tables:
        head = table.head()
        narrow = max((len(line.cells) for line in head), default=0) < 2 and len(tables) > 1
        if narrow and not (is_csv or wanted.text):
            continue
        try:
            columns = decide(head, wording, wanted)
        except CaseError as wrong:
            problem = problem or wrong
            continue
        if narrow and columns is not None and any(column.question for column in columns.columns):
            continue  # a list with headings in it, for all that can be told
        if columns is not None and columns.all(TEXT):
            known = sum(1 for column in columns.columns if column.means)
            found.append((100 * known + len(columns.columns), table, columns))
    if problem is not None and not found:
        raise problem
    if not found:
        return None
    _, table, columns = max(found, key=lambda one: one[0])
    return table, columns


def _named(tables: Sequence[Table], name: str) -> list[Table]:
    found = [table for table in tables if folded(table.name) == folded(name)]
    if not found:
        there = listed([quoted(clean(table.name)) for table in tables if table.name]) or "none with a name"
        raise CaseError(f"--sheet: there is no sheet called {quoted(clean(name))}. There is {there}.")
    return found


def read_notes(name: str, data: bytes, wording: Wording, wanted: Wanted) -> NotesFile:
    """The notes in a file's bytes. Raises CaseError with the line in which something is wrong."""
    tables, text, encoding = tables_in(name, data)
    by_name = name.lower().endswith((".csv", ".tsv"))
    chosen = choose(tables, wording, wanted, is_csv=by_name)
    if chosen is not None and (by_name or not text or _is_table(chosen[1], wanted)):
        found = _table(*chosen, wanted)
        if len(tables) > 1 and not text:
            found.sheet = chosen[0].name
            found.other_sheets = tuple(table.name for table in tables if table is not chosen[0])
    elif by_name or not text:
        raise CaseError(_no_headings(tables))
    else:
        found = _plain(text, wording, wanted)
    found.encoding = encoding
    return found


def _is_table(columns: Columns, wanted: Wanted) -> bool:
    """Whether a file whose name does not say so is a table: a note that is one word is no heading."""
    named = {column.means for column in columns.columns} - {""}
    answers = sum(1 for column in columns.columns if column.question)
    return bool(wanted.text) or answers > 1 or {QUESTION, AREA, TEXT} <= named


def _no_headings(tables: Sequence[Table]) -> str:
    best: Line | None = None
    for table in tables:
        first = next((line for line in table.head() if not line.is_blank), None)
        if first is not None and (best is None or len(first.cells) > len(best.cells)):
            best = first
    assert best is not None, "a file without any words is refused before"
    shown = listed([quoted(clean(cell)) for cell in best.cells[:12] if cell.strip()])
    return (
        f"line {best.number}: the headings are {shown}; one each is needed for the question, the area and the words "
        "of the note: question,area,text. In a table of another program, say which is which: --text HEADING "
        "--question-from HEADING --area-from HEADING. Or, with a note in each line and no headings, end its name in "
        ".txt"
    )


def _plain(text: str, wording: Wording, wanted: Wanted) -> NotesFile:
    if is_chat(text):
        raise CaseError(CHAT)
    found = NotesFile()
    question = area = ""
    for number, line in enumerate(lines_of(text), 1):
        said = words(line)
        heads = _heads(said, wording, wanted)
        if heads is not None:
            question, area = heads[0] or question, heads[1]
            found.headings.append(number)
            continue
        mark = _MARKS.match(said)
        if mark and wanted.unmarked:
            said = said[mark.end() :]
        elif mark:
            found.marked.append(number)
        if said:
            found.rows.append(Row(len(found.rows) + 1, number, said, question, area))
            found.like_areas += [number] if not mark and not wanted.area and wording.is_area(said) else []
    return found


def _heads(said: str, wording: Wording, wanted: Wanted) -> tuple[str, str] | None:
    """The question and the area that a line of a text names for those below it; None for a note.

    A note may be one word, such as an area's: that alone is a heading only where it is marked as one. What was said for
    the whole text no line says otherwise."""
    mark = _MARKS.match(said)
    if mark and mark.group().strip(" #"):
        return None
    question, area = wording.in_heading(said[mark.end() :] if mark else said)
    question, area = "" if wanted.question else question, "" if wanted.area else area
    return (question, area) if question or (area and (mark or said.endswith(":"))) else None


# -- a table ----------------------------------------------------------------------------------------------------------


def _table(table: Table, columns: Columns, wanted: Wanted) -> NotesFile:
    found = NotesFile(columns=columns)
    width = len(columns.columns)
    texts = columns.all(TEXT)
    one = {means: _at(columns.one(means), width) for means in (QUESTION, AREA, "source", AUTHOR, "number")}
    ours = {means: _at(columns.one(means), width) for means in ("guarded", "bite_of", "same_as")}
    more = [(means, column.at) for means in OUR_OWN if (column := columns.one(means)) is not None]
    archived = _at(columns.one(ARCHIVED), width)
    many = len(texts) > 1 or wanted.split
    number = 0
    for line in _below(table, columns.heading):
        if not line.cells:
            continue
        number += 1
        cells = _cells(line, width)
        why = "archived where it comes from" if folded(cells[archived]) in _YES else _no_note(cells, columns)
        if why:
            found.left.setdefault(why, []).append(line.number)
            continue
        notes = list(_notes(found, line.number, cells, texts, columns, wanted, cells[ours["guarded"]]))
        if not notes and any(means == "on_paper" and cells[at] == WAITING for means, at in more):
            notes = [(texts[0], "")]
        if not notes:
            found.empty.append(line.number)
        for column, said in notes:
            belongs: dict[str, Any] = {part: line.belongs_to(one[part]) for part in (QUESTION, AREA)}
            belongs |= {part: getattr(column, part) for part in (QUESTION, AREA) if getattr(column, part)}
            found.rows.append(
                Row(
                    len(found.rows) + 1 if many else number,
                    line.number,
                    said,
                    source=cells[one["source"]].strip(),
                    author=words(cells[one[AUTHOR]]),
                    called=cells[one["number"]].strip(),
                    bite_of=cells[ours["bite_of"]].strip(),
                    same_as=cells[ours["same_as"]].strip(),
                    more=tuple((means, cells[at]) for means, at in more if cells[at].strip()),
                    **belongs,
                )
            )
    return found


def _at(column: Column | None, width: int) -> int:
    """Where a column stands; one that is not there is read from one more cell, which is empty."""
    return column.at if column is not None else width


def _below(table: Table, heading: int) -> Iterator[Line]:
    return (line for line in table.lines() if line.number > heading)


def _cells(line: Line, width: int) -> list[str]:
    if len(line.cells) > width and any(cell.strip() for cell in line.cells[width:]):
        raise CaseError(
            f"line {line.number}: there are {len(line.cells)} cells and {width} headings. Put the words of the note in "
            "quotes."
        )
    cells = line.cells[:width]
    return [*cells, *[""] * (width + 1 - len(cells))]


def _no_note(cells: Sequence[str], columns: Columns) -> str:
    """Why a row of another program is no note: it is marked as taken back, or adds the others up; "" for a note."""
    if columns.is_ours:
        return ""
    words_at = {column.at for column in columns.all(TEXT)}
    beside = {folded(cells[column.at]) for column in columns.columns if column.at not in words_at}
    if beside & _TAKEN_BACK and columns.one(CONSENT) is None:
        return "taken back where it comes from"
    told = [cell for at in words_at if (cell := cells[at].strip())]
    return "a sum" if beside & SUMS and all(cell.replace(".", "").isdecimal() for cell in told) else ""


def _notes(
    found: NotesFile,
    line: int,
    cells: Sequence[str],
    texts: Sequence[Column],
    columns: Columns,
    wanted: Wanted,
    guarded: str,
) -> Iterator[tuple[Column, str]]:
    """The words of each note in a row, with the column they stand in."""
    for column in texts:
        cell = cells[column.at]
        if columns.beside >= 0 and len(texts) == 1 and cells[columns.beside].strip():
            if cell.strip():
                found.beside_too = True
            else:
                cell = cells[columns.beside]
                found.beside.append(line)
        cell = unguarded(cell, guarded)
        thoughts = _thoughts(cell, of_form=bool(column.question))
        if len(thoughts) > 1 and not columns.is_ours:
            if wanted.split:
                yield from ((column, thought) for thought in thoughts)
                continue
            found.several.append(line)
        said = words(cell)
        if said:
            yield column, said


def unguarded(cell: str, guarded: str) -> str:
    """The words without the mark that a table of ours has before what a spreadsheet would take for a formula."""
    return cell[1:] if cell[:1] == "'" and folded(guarded) in _YES else cell


def _thoughts(cell: str, *, of_form: bool) -> list[str]:
    """The thoughts of one cell: its lines, or the answers that a form puts behind each other, each with a semicolon."""
    parts = lines_of(cell.strip())
    if len(parts) == 1 and of_form and cell.strip().endswith(";"):
        parts = cell.split(";")
    return [said for part in parts if (said := words(part))]


def consent_of(row: Row) -> str:
    """How a row says that its words may be used; "" where it says nothing. Raises CaseError."""
    return consent_said(dict(row.more).get(CONSENT, ""), row.line)


def consent_said(said: str, line: int) -> str:
    """How words may be used, out of a cell; "" for an empty one. Raises CaseError for a consent in words of its own,
    which might take them back."""
    said = clean(said)
    if not said:
        return ""
    known = folded(said).removeprefix("may be used ")
    found = next((one for one in CONSENTS if folded(one) == known), WITHDRAWN if said == TAKEN_BACK else "")
    if not found:
        raise CaseError(
            f"line {line}: how these words may be used is not said by {quoted(said)}, but by "
            f"{listed(CONSENTS, joiner='or')}. Where that column is about something else: --leave consent"
        )
    return found
