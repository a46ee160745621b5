"""Writes the tables of what leaves as one workbook: a first sheet that says what it is, then a sheet a table.

No formula or link is written. Cells of columns that a table calls numbers or days are that; people's words always are
words as they were typed, so that none is taken for anything else. Counts are drawn as charts (`xlsx_charts.py`). Sheets
of the same kind from several sessions stand together, with the session in front of each row.
Office Open XML by XlsxWriter, of the extra `office`; imported when it is needed.
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

from exercises.kernel.expression import expression
from exercises.kernel.text import folded
from exercises.leaving.outline import Audience
from exercises.leaving.sheet import Chart, Sheet, in_numbers
from sessions.export.writers.csv_files import journal_sheets
from sessions.export.writers.docx_file import newest
from sessions.export.writers.xlsx_charts import Counted, charts, put
from sessions.export.writers.xml_text import legal
from sessions.export.writers.zipped import zipped_again
from sessions.leaving.leaving import Leaving, RunLeaving, SessionLeaving, Written
from sessions.leaving.problem import NothingToWrite
from sessions.leaving.unique_names import told_apart

ABOUT, CHARTS = "about", "charts"
"""The first sheet's name, and the last's where something is drawn."""
LEFT_OUT: dict[Audience, str] = {
    "facilitators": "For the facilitators: keep it between the two of you. Words that were taken back are left out.",
    "participants": "For those who took part: parked words, writers, numbers that lead to a person and how it was "
    "decided are left out.",
    "public": "For anybody: only words whose owners allowed it, and counts of groups of five and more.",
}
_COUNTS = "Every number of notes says how often something was written, never how much it matters."
_LONGEST_CELL = 32_767
_LONGEST_NAME = 31
_NOT_IN_A_NAME = expression(r"[\[\]:*?/\\']+")
_NUMBER = expression(r"-?\d{1,15}(\.\d{1,6})?")
_RESERVED = ("history",)
_WIDEST, _NARROWEST = 60, 8
_LINE, _HIGHEST = 15.0, 409.0
_NARROW = 1.1
"""So many letters of a text stand where one figure does: a column is as wide as so many figures."""
_A4 = 9
_TINT = "#F1ECE0"
_ON_A_PAGE = 170
"""Letters of a row that still can be read on one page across."""
_NAMES, _FRONT = ("number", "what", "tool"), 3
"""What a row is called by where nothing is drawn of it, if it is one of the first: it stands on each page across."""


@dataclass
class _Joined:
    """One sheet of the workbook: tables of one kind, from one exercise or several."""

    name: str
    about: str
    numbers: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    charts: list[tuple[Chart, dict[str, str]]] = field(default_factory=list)
    """What is drawn of it, each with what stands in front of its rows."""

    headings: list[str] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)

    @property
    def drawn(self) -> Counted:
        """Its rows and what is drawn of them."""
        return Counted(self.headings, self.rows, self.charts)


def write(leaving: Leaving) -> Written:
    """The workbook. Raises NothingToWrite when there is no table, ModuleNotFoundError without XlsxWriter."""
    every = _joined(leaving)
    joined = [sheet for sheet in every if sheet.rows] or every
    if not joined:
        raise NothingToWrite(
            "There is no table to put into a workbook. For facts as tables: --format data. For a page: --to page.html"
        )
    names = _names([sheet.name for sheet in joined])
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = importlib.import_module("xlsxwriter").Workbook(made, options)
    book.set_properties({"title": legal(leaving.title), "author": "holdspace", "created": newest(leaving)})
    formats = {
        "plain": book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        "number": book.add_format({"valign": "top", "num_format": "General", "align": "right", "indent": 1}),
        "day": book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"}),
        "bold": book.add_format(
            {"text_wrap": True, "valign": "top", "num_format": "@", "bold": True, "bottom": 2, "bg_color": _TINT}
        ),
    }
    cut = _Cut()
    _about(book, leaving, dict(zip(names, joined, strict=True)), formats, cut)
    for name, sheet in zip(names, joined, strict=True):
        _sheet(book, name, sheet, formats, cut)
    drawn = [one for name, sheet in zip(names, joined, strict=True) for one in charts(book, name, sheet.drawn)]
    if drawn:
        page = book.add_worksheet(CHARTS)
        page.set_landscape()
        page.set_paper(_A4)
        put(page, drawn)
    book.close()
    holds = (f"{len(drawn)} {'chart' if len(drawn) == 1 else 'charts'}",) if drawn else ()
    return Written({"": zipped_again(made.getvalue())}, cut.notes(), holds=holds)


class _Cut:
    """Counts the cells that no workbook can hold whole."""

    def __init__(self) -> None:
        self._count = 0

    def text(self, words: str) -> str:
        """The words as a cell takes them."""
        words = legal(words)
        # A workbook counts in UTF-16, where an emoji is two.
        if len(words.encode("utf-16-le")) // 2 <= _LONGEST_CELL:
            return words
        self._count += 1
        return f"{words[: _LONGEST_CELL // 2 - 1]}…"

    def notes(self) -> tuple[str, ...]:
        """What people should be told."""
        if not self._count:
            return ()
        cells = "cell was" if self._count == 1 else "cells were"
        return (f"{self._count} {cells} too long for a workbook and cut, with … at the end; csv has the whole.",)


def _joined(leaving: Leaving) -> list[_Joined]:
    found: dict[tuple[str, str], _Joined] = {}
    several = len(leaving.sessions) > 1
    twice = _twice(leaving)
    titles = dict(zip([s.name for s in leaving.sessions], _session_titles(leaving), strict=True))
    for session, run, sheet in _sheets(leaving):
        key = sheet.name, sheet.about
        sheet_of_all = found.setdefault(key, _Joined(sheet.name, sheet.about))
        front = {
            **({"session": titles[session.name], "date": session.date} if several else {}),
            **({"exercise": run.title} if key in twice else {}),
        }
        _add(sheet_of_all, sheet, {_unlike(word, sheet.headings): words for word, words in front.items()})
    for sheet in journal_sheets(leaving.entries):
        sheet_of_all = found.setdefault((sheet.name, sheet.about), _Joined(sheet.name, sheet.about))
        _add(sheet_of_all, sheet, {})
    return list(found.values())


def _sheets(leaving: Leaving) -> Iterator[tuple[SessionLeaving, RunLeaving, Sheet]]:
    for session in leaving.sessions:
        for run in session.runs:
            for sheet in map(in_numbers, run.sheets):
                yield session, run, sheet


def _twice(leaving: Leaving) -> set[tuple[str, str]]:
    """The kinds of sheet that one session has from more than one exercise."""
    seen: dict[tuple[str, str, str], str] = {}
    twice = set()
    for session, run, sheet in _sheets(leaving):
        if seen.setdefault((session.name, sheet.name, sheet.about), run.key) != run.key:
            twice.add((sheet.name, sheet.about))
    return twice


def _session_titles(leaving: Leaving) -> list[str]:
    return told_apart([(session.title or "A session", (session.day, session.name)) for session in leaving.sessions])


def _unlike(word: str, headings: tuple[str, ...]) -> str:
    return f"of {word}" if word in headings else word


def _add(joined: _Joined, sheet: Sheet, front: dict[str, str]) -> None:
    joined.numbers.update(sheet.numbers)
    joined.days.update(sheet.days)
    joined.charts += [(sheet.chart, front)] if sheet.chart is not None else []
    for heading in (*front, *sheet.headings):
        if heading not in joined.headings:
            joined.headings.append(heading)
    joined.rows += [{**front, **dict(zip(sheet.headings, row, strict=True))} for row in sheet.rows]


def _names(wanted: list[str]) -> list[str]:
    """Names no two of which are alike, as short and plain as a workbook needs."""
    names: list[str] = []
    for word in wanted:
        stem = _NOT_IN_A_NAME.sub(" ", legal(word)).replace("\n", " ").strip() or "table"
        name, count = stem[:_LONGEST_NAME].strip(), 1
        while folded(name) in map(folded, (*names, ABOUT, CHARTS, *_RESERVED)):
            count += 1
            name = f"{stem[: _LONGEST_NAME - 5].strip()} {count}"
        names.append(name)
    return names


def _about(book: Any, leaving: Leaving, sheets: dict[str, _Joined], formats: dict[str, Any], cut: _Cut) -> None:
    page = book.add_worksheet(ABOUT)
    widths = [24, 90]
    for column, wide in enumerate(widths):
        page.set_column(column, column, wide)
    _on_paper(page)
    title = leaving.title or "A session"
    rows = [("What it is", title)]
    rows += [
        ("Session", ", ".join(filter(None, (session.title, session.place, session.day))))
        for session in leaving.sessions
    ]
    rows += [("For whom", LEFT_OUT[leaving.audience]), ("Counts", _COUNTS)]
    rows += [(f"Sheet {name}", f"{sheet.about} {_counted(len(sheet.rows))}") for name, sheet in sheets.items()]
    rows.append(("Cells", "Counts are numbers, days are days; what people said is text, word for word. No formulas."))
    for place, (label, words) in enumerate(rows):
        page.set_row(place, _high([label, words], widths))
        _put(page, place, 0, label, formats["bold"], cut)
        _put(page, place, 1, words, formats["plain"], cut)


def _counted(rows: int) -> str:
    return f"{rows} {'row' if rows == 1 else 'rows'}."


def _sheet(book: Any, name: str, joined: _Joined, formats: dict[str, Any], cut: _Cut) -> None:
    page = book.add_worksheet(name)
    widths = []
    for column, heading in enumerate(joined.headings):
        _put(page, 0, column, heading, formats["bold"], cut)
        longest = max((_letters(line) for row in joined.rows for line in row.get(heading, "").splitlines()), default=0)
        widths.append(min(max(longest, len(heading) + 3, _NARROWEST) + 1, _WIDEST))
        page.set_column(column, column, widths[-1])
    for place, row in enumerate(joined.rows, 1):
        cells = [row.get(heading, "") for heading in joined.headings]
        page.set_row(place, _high(cells, widths))
        for column, (heading, words) in enumerate(zip(joined.headings, cells, strict=True)):
            if heading in joined.numbers and _NUMBER.fullmatch(words):
                page.write_number(place, column, float(words), formats["number"])
            elif heading in joined.days and (day := _day(words)) is not None:
                page.write_datetime(place, column, day, formats["day"])
            else:
                _put(page, place, column, words, formats["plain"], cut)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    across = -(-sum(widths) // _ON_A_PAGE)
    _on_paper(page, across)
    if across > 1:
        _name_each_page(page, joined)
    if joined.rows:
        page.autofilter(0, 0, len(joined.rows), len(joined.headings) - 1)
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{len(joined.rows) + 1}"})


def _name_each_page(page: Any, joined: _Joined) -> None:
    """Repeats what a row is called by on the pages behind the one it stands on."""
    if joined.charts:
        page.repeat_columns(joined.headings.index(joined.charts[0][0].label))
    elif named := [at for at, heading in enumerate(joined.headings[:_FRONT]) if heading in _NAMES]:
        page.repeat_columns(0, named[0])


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _letters(line: str) -> int:
    """How many usual letters wide a line is; letters beyond Latin, Greek and the like count as two."""
    return sum(2 if letter >= "\u1100" and not "\u2000" <= letter < "\u2190" else 1 for letter in line)


def _high(cells: list[str], widths: list[int]) -> float:
    """How high a row has to be; not every program looks for itself when it opens a workbook."""
    lines = max(
        sum(1 + int(_letters(line) / width / _NARROW) for line in words.splitlines() or [""])
        for words, width in zip(cells, widths, strict=True)
    )
    return min(_LINE * lines, _HIGHEST)


def _on_paper(page: Any, across: int = 1) -> None:
    page.set_paper(_A4)
    page.fit_to_pages(max(1, across), 0)


def _put(page: Any, row: int, column: int, words: str, look: Any, cut: _Cut) -> None:
    words = cut.text(words)
    if not words:
        return
    if words.startswith("<r>") and words.endswith("</r>"):
        # The library takes such words for letters with looks of their own, and would write them as they are.
        words = f'<r><t xml:space="preserve">{escape(words, quote=False)}</t></r>'
    page.write_string(row, column, words, look)
