"""A table of real names, as somebody keeps it in a spreadsheet, row by row. Knows no roster's file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from exercises.kernel.expression import expression
from exercises.kernel.text import folded
from sessions.importing.table import Line, Table, words
from sessions.roster.keeping import KINDS, Known, RosterError

HEADINGS = ("real", "instead", "kind", "also", "as-written")
_FIRST, _LAST = "first-name", "last-name"
_CALLED_TOO = {
    **dict.fromkeys(("name", "names", "full-name", "real-name"), "real"),
    **dict.fromkeys(("first", "first-names", "given-name", "given-names", "forename"), _FIRST),
    **dict.fromkeys(("last", "surname", "family-name", "last-names"), _LAST),
}
"""What lists of staff call the columns."""
_YES, _NO = ("yes", "y", "true", "1", "x"), ("", "no", "n", "false", "0")
_SEARCHED = 20
"""Rows in which the headings are looked for."""
_BETWEEN = expression(r"[;\r\n]")


def rows(tables: Sequence[Table]) -> tuple[dict[int, Known], dict[int, str], tuple[str, ...]]:
    """By line: who is to be taken in, and what is wrong with others; and the columns that say nothing of names. Raises
    RosterError where none is such a table, CaseError where a table goes wrong further down."""
    for table in tables:
        for line in table.head()[:_SEARCHED]:
            places = _places(line)
            if "real" in places or (_FIRST in places and _LAST in places):
                found, wrong = _read([one for one in table.lines() if one.number > line.number], places)
                if not found and not wrong:
                    raise RosterError("There is nobody under the headings. Nothing was taken in.")
                left = (words(cell) for at, cell in enumerate(line.cells) if at not in places.values())
                return found, wrong, tuple(filter(None, left))
    raise RosterError(f"The first line needs the headings {','.join(HEADINGS)}. Nothing was taken in.")


def _places(line: Line) -> dict[str, int]:
    """By heading, the column it stands over."""
    found: dict[str, int] = {}
    for at, cell in enumerate(line.cells):
        said = re.sub(r"[_\s]+", "-", folded(words(cell)))
        means = _CALLED_TOO.get(said, said)
        if means in (*HEADINGS, _FIRST, _LAST):
            found.setdefault(means, at)
    return found


def _read(lines: Sequence[Line], places: dict[str, int]) -> tuple[dict[int, Known], dict[int, str]]:
    found: dict[int, Known] = {}
    wrong: dict[int, str] = {}
    for line in lines:
        told = {heading: words(line.cells[at]) if at < len(line.cells) else "" for heading, at in places.items()}
        if not any(told.values()):
            continue
        said = folded(told.get("as-written", ""))
        if said not in (*_YES, *_NO):
            wrong[line.number] = "as-written is yes or no."
            continue
        real = told.get("real") or " ".join(filter(None, (told.get(_FIRST, ""), told.get(_LAST, ""))))
        written = line.cells[places["also"]] if "also" in places and places["also"] < len(line.cells) else ""
        also = tuple(filter(None, map(words, _BETWEEN.split(written))))
        kind = folded(told.get("kind", "")) or KINDS[0]
        found[line.number] = Known(real, told.get("instead", ""), kind, also, said in _YES)
    return found, wrong
