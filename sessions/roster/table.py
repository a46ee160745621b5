"""A table of real names, as somebody keeps it in a spreadsheet, row by row. Knows no file."""

from __future__ import annotations

import csv
import io

from exercises.kernel.text import clean, folded
from sessions.roster.keeping import KINDS, Known, RosterError

HEADINGS = ("real", "instead", "kind", "also", "as-written")
_YES, _NO = ("yes", "y", "true", "1", "x"), ("", "no", "n", "false", "0")


def rows(text: str) -> tuple[dict[int, Known], dict[int, str]]:
    """By line: who is to be taken in, and what is wrong with others. Raises RosterError when it is no such table."""
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_separator(text))
    found: dict[int, Known] = {}
    wrong: dict[int, str] = {}
    try:
        titles = {folded(clean(title)).replace("_", "-").replace(" ", "-"): title for title in reader.fieldnames or ()}
        if "real" not in titles:
            raise RosterError(f"The first line needs the headings {','.join(HEADINGS)}. Nothing was taken in.")
        for row in reader:
            told = {heading: clean(row.get(titles.get(heading, "")) or "") for heading in HEADINGS}
            if not any(told.values()):
                continue
            said = folded(told["as-written"])
            if said not in (*_YES, *_NO):
                wrong[reader.line_num] = "as-written is yes or no."
                continue
            also = tuple(name for name in told["also"].split(";") if name.strip())
            kind = folded(told["kind"]) or KINDS[0]
            found[reader.line_num] = Known(told["real"], told["instead"], kind, also, said in _YES)
    except csv.Error as problem:
        raise RosterError(f"That file cannot be read as CSV ({problem}). Nothing was taken in.") from None
    if not found and not wrong:
        raise RosterError("There is nobody under the headings. Nothing was taken in.")
    return found, wrong


def _separator(text: str) -> str:
    """What stands between the headings."""
    headings = text.lstrip("\ufeff").partition("\n")[0]
    return max((",", ";", "\t"), key=headings.count)
