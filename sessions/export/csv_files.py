"""Writes the tables of a session's exercises as CSV files, for spreadsheets and programs. Knows no exercise.

UTF-8 with a byte order mark, which spreadsheets need for macrons, CRLF, every cell in quotes. By default a cell that a
spreadsheet could take for a formula gets a ' in front (OWASP, CSV injection): quotes alone do not stop it, and the mark
is data from then on. The column `guarded` says in which rows the words to be kept exactly got one, so that exactly that
mark comes off again. Raw files are for programs: neither that mark nor the one for the byte order.
"""

from __future__ import annotations

import csv
import io

from exercises.outline import Audience
from exercises.sheet import Sheet
from exercises.text import clean
from sessions import locations
from sessions.export.pages import day_of
from sessions.export.problem import NothingToWrite
from sessions.session import Session

README = "README.txt"
GUARDED = "guarded"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\u2212")
"""What a formula may begin with, the full-width forms and the true minus included."""


def write(session: Session, audience: Audience, raw: bool = False) -> dict[str, bytes]:
    """The files by their names; `raw` leaves the marks away. Raises NothingToWrite when no exercise has tables."""
    runs = [run for run in session.state.runs.values() if run.shape.tables is not None]
    if not runs:
        raise NothingToWrite(
            "This session has no notes to write as csv. Write a page instead: --to page.md, or --to whole.json"
        )
    made: dict[str, bytes] = {}
    about = [*made_by(), *_where(session), ""]
    for place, run in enumerate(runs, 1):
        assert run.shape.tables is not None
        about.append(run.template.title)
        prefix = _prefix(run.key, place, made) if len(runs) > 1 else ""
        for sheet in run.shape.tables(run.state, audience):
            name = f"{prefix}{sheet.name}.csv"
            made[name] = _bytes(_table(sheet, raw), marked=not raw)
            about.append(f"{name}: {sheet.about}")
        about.append("")
    made[README] = _bytes("\r\n".join([*about, *_readme(audience, raw)]))
    return made


def made_by() -> list[str]:
    """The lines that the file about the files begins with."""
    return ["Written by holdspace. It replaces these files only when it is asked to.", ""]


def listed_in(readme: bytes) -> frozenset[str]:
    """The files that were written together with this one; none when it is not of our making."""
    text = readme.removeprefix(_BYTE_ORDER_MARK).decode("utf-8", "replace")
    if not text.startswith(made_by()[0]):
        return frozenset()
    names = (line.partition(": ")[0] for line in text.splitlines())
    return frozenset({README, *(name for name in names if name.endswith(".csv"))})


def _where(session: Session) -> list[str]:
    state = session.state
    return [", ".join(filter(None, (clean(state.title), clean(state.place), day_of(state.created))))]


def _prefix(key: str, place: int, made: dict[str, bytes]) -> str:
    """What the files of one of several exercises begin with, so that none writes over another's."""
    stem = locations.slug(key)
    taken = not stem or any(name.startswith(f"{stem}-") for name in made)
    return f"{stem}-{place}-" if taken else f"{stem}-"


def guarded(cell: str) -> str:
    """The cell as no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _table(sheet: Sheet, raw: bool) -> str:
    kept = sheet.headings.index(sheet.kept) if sheet.kept else -1
    rows = [(*sheet.headings, GUARDED) if sheet.kept else sheet.headings]
    for row in sheet.rows:
        cells = row if raw else tuple(map(guarded, row))
        rows.append((*cells, "yes" if cells[kept] != row[kept] else "") if sheet.kept else cells)
    made = io.StringIO(newline="")
    csv.writer(made, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return made.getvalue()


def _readme(audience: Audience, raw: bool) -> list[str]:
    whose = (
        "For the facilitators: keep it between the two of you." if audience == "facilitators"
        else "For participants: parked words, writers and how it was decided are left out."
    )  # fmt: skip
    mark = (
        "For programs: nothing was put in front of any words, and the tables begin without a byte order mark. A "
        "spreadsheet may take words that begin with = + - or @ for a formula; for one, write it again without --raw."
        if raw else
        "Words that begin with = + - or @ have a ' in front, so that no spreadsheet takes them for a formula. In notes "
        "the column guarded says where that was done to the words. For programs, write it again with --raw."
    )  # fmt: skip
    counts = "Every number of notes says how often something was written, never how much it matters."
    form = "UTF-8 without a byte order mark" if raw else "UTF-8 with a byte order mark, for spreadsheets"
    return [counts, whose, mark, f"{form}, cells in quotes with commas between them.", ""]


def _bytes(text: str, *, marked: bool = True) -> bytes:
    return (_BYTE_ORDER_MARK if marked else b"") + text.encode("utf-8", "replace")
