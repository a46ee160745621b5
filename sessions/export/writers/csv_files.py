"""Writes the tables of what leaves as CSV files, for spreadsheets and programs. Knows no exercise.

UTF-8 with a byte order mark, which spreadsheets need for macrons, CRLF, every cell in quotes. By default a cell that a
spreadsheet could take for a formula gets a ' in front (OWASP, CSV injection): quotes alone do not stop it, and the mark
is data from then on. The column `guarded` says in which rows the words to be kept exactly got one, so that exactly that
mark comes off again. Raw files are for programs: neither that mark nor the one for the byte order.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from exercises.leaving.outline import Audience
from exercises.leaving.sheet import Sheet, in_numbers
from sessions.leaving.leaving import EntryLeaving, Leaving, RunLeaving, SessionLeaving, Written
from sessions.leaving.problem import NothingToWrite
from sessions.store import locations

README = "README.txt"
GUARDED = "guarded"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\u2212")
"""What a formula may begin with, the full-width forms and the true minus included."""


def write(leaving: Leaving, raw: bool = False) -> Written:
    """The files by their names; `raw` leaves the marks away. Raises NothingToWrite when there is no table."""
    several = [run for _, run in _with_tables(leaving)]
    if not several and not leaving.entries:
        raise NothingToWrite(
            "This session has no notes to write as csv. For facts as tables: --format data. For a page: --to page.md"
        )
    made: dict[str, bytes] = {}
    about = made_by()
    for session in leaving.sessions:
        about += [*_where(session), ""]
        stem = f"{locations.slug(session.name)}-" if len(leaving.sessions) > 1 else ""
        runs = [run for run in session.runs if run.sheets]
        for place, run in enumerate(runs, 1):
            about.append(run.title)
            prefix = _prefix(run.key, stem, place, made) if len(runs) > 1 else stem
            for sheet in map(in_numbers, run.sheets):
                name = f"{prefix}{sheet.name}.csv"
                made[name] = _bytes(_table(sheet, raw), marked=not raw)
                about.append(f"{name}: {sheet.about}")
            about.append("")
    for sheet in journal_sheets(leaving.entries):
        made[f"{sheet.name}.csv"] = _bytes(_table(sheet, raw), marked=not raw)
        about += [f"{sheet.name}.csv: {sheet.about}", ""]
    made[README] = _bytes("\r\n".join([*about, *_readme(leaving.audience, raw)]))
    return Written(made)


def _with_tables(leaving: Leaving) -> Iterator[tuple[SessionLeaving, RunLeaving]]:
    return ((session, run) for session in leaving.sessions for run in session.runs if run.sheets)


def journal_sheets(entries: tuple[EntryLeaving, ...]) -> tuple[Sheet, ...]:
    """The journal's index and its words as tables; none without entries."""
    if not entries:
        return ()
    index = tuple((entry.key, entry.author, entry.session, entry.title, entry.day) for entry in entries)
    words = tuple((entry.key, prompt, text) for entry in entries for prompt, text in entry.parts)
    return (
        Sheet(
            "journal",
            "One row for each journal entry, as far as its author moved it out.",
            ("entry", "author", "session", "title", "day"),
            index,
            days=("day",),
        ),
        Sheet(
            "journal-words",
            "One row for each prompt that was answered in a journal entry.",
            ("entry", "prompt", "text"),
            words,
            kept="text",
        ),
    )


def made_by() -> list[str]:
    """The lines that the file about the files begins with."""
    return ["Written by holdspace. It replaces these files only when it is asked to.", ""]


def listed_in(readme: bytes) -> frozenset[str]:
    """The files that were written together with this one; none when it is not of our making."""
    text = readme.removeprefix(_BYTE_ORDER_MARK).decode("utf-8", "replace")
    if not text.startswith(made_by()[0]):
        return frozenset()
    names = (line.partition(": ")[0] for line in text.splitlines())
    return frozenset({README, *(name for name in names if name.endswith((".csv", ".svg", ".xlsx")))})


def listing(names: Iterable[str]) -> bytes:
    """The file about the files for a folder of anything but tables."""
    return _bytes("\r\n".join([*made_by(), *(f"{name}: a picture" for name in names), ""]), marked=False)


def _where(session: SessionLeaving) -> list[str]:
    return [", ".join(filter(None, (session.title, session.place, session.day)))]


def _prefix(key: str, stem: str, place: int, made: dict[str, bytes]) -> str:
    """What the files of one of several exercises begin with, so that none writes over another's."""
    slug = locations.slug(key)
    taken = not slug or any(name.startswith(f"{stem}{slug}-") for name in made)
    return f"{stem}{slug}-{place}-" if taken else f"{stem}{slug}-"


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
    whose = {
        "facilitators": "For the facilitators: keep it between the two of you.",
        "participants": "For participants: parked words, writers and how it was decided are left out. How fewer than "
        "five people answered is in no table, nor an answer of one beside what was said.",
        "public": "For anybody: only words whose owners allowed it, and counts of groups of five and more.",
    }[audience]
    mark = (
        "For programs: nothing was put in front of any words, and the tables begin without a byte order mark. A "
        "spreadsheet may take words that begin with = + - or @ for a formula; for one, write it again without --raw."
        if raw
        else "Words that begin with = + - or @ have a ' in front, so that no spreadsheet takes them for a formula. In "
        "notes the column guarded says where that was done to the words. For programs, write it again with --raw."
    )
    counts = "Every number of notes says how often something was written, never how much it matters."
    form = "UTF-8 without a byte order mark" if raw else "UTF-8 with a byte order mark, for spreadsheets"
    return [counts, whose, mark, f"{form}, cells in quotes with commas between them.", ""]


def _bytes(text: str, *, marked: bool = True) -> bytes:
    return (_BYTE_ORDER_MARK if marked else b"") + text.encode("utf-8", "replace")
