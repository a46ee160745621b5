"""The themes that a table of notes speaks of: out of themes.csv beside it, or a sheet of the same workbook."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from exercises.kernel.text import folded
from sessions.importing.case_form import CaseError
from sessions.importing.notes_file import tables_in
from sessions.importing.table import Table, words
from sessions.store import strict_json
from sessions.store.kinds_of_file import is_workbook

_FILE = "themes.csv"
_NEEDED = frozenset({"number", "question", "name", "description", "includes", "excludes"})
_MOST = 5_000_000


def themes_of(name: str, data: bytes, folder: Path | None) -> dict[int, Mapping[str, str]]:
    """By its number, what each theme is called and its codebook entry; none when nothing lies there."""
    with contextlib.suppress(CaseError, strict_json.JsonError):
        if is_workbook(data):
            return _themes(tables_in(name, data)[0])
        if folder is not None and folded(name).startswith("notes") and (folder / _FILE).is_file():
            return _themes(tables_in(_FILE, strict_json.read_bytes(folder / _FILE, _MOST))[0])
    return {}


def _themes(tables: list[Table]) -> dict[int, Mapping[str, str]]:
    found: dict[int, Mapping[str, str]] = {}
    for table in tables:
        lines = [line for line in table.lines() if not line.is_blank] if _is_of_themes(table) else []
        headings = [folded(words(cell)) for cell in lines[0].cells] if lines else []
        for line in lines[1:]:
            entry = {title: words(cell) for title, cell in zip(headings, line.cells, strict=False)}
            if entry.get("number", "").isdecimal():
                found[int(entry["number"])] = entry
    return found


def _is_of_themes(table: Table) -> bool:
    first = next((line for line in table.head() if not line.is_blank), None)
    return first is not None and {folded(words(cell)) for cell in first.cells} >= _NEEDED
