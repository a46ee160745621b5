"""Writes facts for analysis: a CSV file a table, a dictionary of every column, and the same as one workbook.

For programs: UTF-8 without a mark in front, one row a fact, an empty cell for what is not known, TRUE and FALSE, days
as 2026-03-12. In the workbook numbers and days are such, and people's words are always words. Knows no exercise.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from functools import cache

from exercises.kernel.p_numbers import FEW, FEWEST
from exercises.leaving.data import DAY, FRONT, HIDDEN, ID, TABLES, Cell, Column, Fact
from exercises.leaving.outline import Audience
from sessions.export.writers import plain_book
from sessions.export.writers.csv_files import README, made_by
from sessions.export.writers.docx_file import newest
from sessions.leaving.leaving import Leaving, RunLeaving, SessionLeaving, Written
from sessions.leaving.problem import NothingToWrite
from sessions.live.state import FRAME
from sessions.store.locations import PROGRAMME

DICTIONARY, BOOK = "dictionary", "data.xlsx"
_HEADINGS = ("table", "name", "meaning", "kind", "unit", "values", "of")
_WHOSE: Mapping[Audience, str] = {
    "facilitators": "For the facilitators: keep it between the two of you.",
    "participants": "For those who took part: no number or sheet of a person, nothing of how fewer than five answered.",
    "public": "For anybody: only words whose owners allowed it, and counts of groups of five and more.",
}
Row = list[Cell]


def write(leaving: Leaving) -> Written:
    """The files. Raises NothingToWrite when no session has a fact for that audience."""
    tables = _tables(leaving)
    if len(tables) < 2:
        raise NothingToWrite("There is no fact to write as data. Write a page instead: --to page.md")
    tables[DICTIONARY] = _dictionary(tables)
    files = {f"{name}.csv": _csv(rows) for name, rows in tables.items()}
    days = {name: {column.name for column in columns_of(name) if column.kind == DAY} for name in TABLES}
    files[BOOK] = plain_book.written(tables, days, newest(leaving))
    files[README] = _readme(tables, leaving.audience)
    return Written(files)


@cache
def columns_of(table: str) -> tuple[Column, ...]:
    """Every column of a table, those that every row has first."""
    return (*FRONT, *TABLES[table].columns)


def _tables(leaving: Leaving) -> dict[str, list[Row]]:
    """The tables that have a row, each with its headings first."""
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    for session in leaving.sessions:
        if not session.name.startswith(PROGRAMME):
            told = _of_session(session, leaving.audience)
            rows["sessions"].append([told.get(one.name) for one in columns_of("sessions")])
        for run in session.runs:
            for fact in run.data:
                rows[fact.kind].append(_of_fact(session, run, fact))
    return {name: [[one.name for one in columns_of(name)], *found] for name, found in rows.items() if found}


def _of_session(session: SessionLeaving, audience: Audience) -> dict[str, Cell]:
    few = audience != "facilitators" and session.people is not None and session.people < FEWEST
    about = {"title": session.title, "place": session.place, "people": None if few else session.people}
    here = {"session": session.name, "exercise": FRAME, "day": session.date, "id": session.name}
    return {**here, **about, HIDDEN: FEW if few else ""}


def _of_fact(session: SessionLeaving, run: RunLeaving, fact: Fact) -> Row:
    here = f"{session.name}/{run.key}/"
    own, joins = _own(fact.kind)
    row = [session.name, run.key, fact.day or session.date, f"{here}{fact.key}", *map(fact.cells.get, own)]
    for at in joins:
        if row[at] is not None:
            row[at] = f"{here}{row[at]}"
    return row


@cache
def _own(table: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The columns of a table behind those that every row has, and the places in a row that lead to a row of another."""
    own = TABLES[table].columns
    joins = tuple(at for at, column in enumerate(own, len(FRONT)) if column.kind == ID)
    return tuple(column.name for column in own), joins


def _dictionary(tables: Iterable[str]) -> list[Row]:
    """A row for each column of each table."""
    rows: list[Row] = [[*_HEADINGS]]
    for table in tables:
        rows += ([table, one.name, one.means, one.kind, one.unit, one.values, one.of] for one in columns_of(table))
    return rows


# -- csv --------------------------------------------------------------------------------------------------------------


def _csv(rows: list[Row]) -> bytes:
    made = io.StringIO(newline="")
    told = {True: "TRUE", False: "FALSE"}  # as both pandas and R read them
    csv.writer(made, lineterminator="\n").writerows(
        [told[cell] if cell is True or cell is False else cell for cell in row] for row in rows
    )
    return made.getvalue().encode("utf-8", "replace")


def _readme(tables: Mapping[str, list[Row]], audience: Audience) -> bytes:
    about = {DICTIONARY: "Every column of every table: what it means, its unit, what may stand in it."}
    lines = [
        *made_by(),
        _WHOSE[audience],
        "One row a fact. session, exercise, day and id stand in every row; an id is the same in every "
        "export while the session is called the same.",
        "UTF-8, commas, TRUE and FALSE, days as 2026-03-12; a cell is empty where nothing is known, or where it is",
        "hidden, and then the column hidden says why. A table without a row has no file. A spreadsheet opens the",
        "workbook, where no words are a formula.",
        "",
        *(
            f"{name}.csv: {about.get(name) or TABLES[name].about} Rows: {len(rows) - 1}."
            for name, rows in tables.items()
        ),
        f"{BOOK}: the same tables as one workbook",
        "",
    ]
    return "\n".join(lines).encode("utf-8")
