"""Reads a file of notes, one a line or one a row, and says in which line something is wrong. Refuses to know any wall.

A text file has a note in each line. A CSV file has headings in its first line: one each for the question, the area and
the words of the note, in English words that stand in _HEADINGS; its cells are separated by comma, semicolon or tab.

A little long: every way in which a file can be wrong has its sentence.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from exercises.kernel.record import Record
from exercises.kernel.schema import quoted
from exercises.kernel.text import clean, folded, listed
from sessions.importing.case_form import CaseError

MOST_BYTES = 20_000_000
LONGEST_LINE = 20_000
"""Characters of one line of the file; a note has some hundreds."""
_HEADINGS = {
    "question": ("question", "prompt", "asked", "q"),
    "area": ("area", "theme area", "category", "column", "group", "part", "where"),
    "text": (
        "text",
        "note",
        "notes",
        "comment",
        "comments",
        "response",
        "answer",
        "post-it",
        "postit",
        "post it",
        "statement",
        "words",
        "item",
    ),
    "source": ("source", "comes from"),
    "author": ("author", "participant", "written by"),
    "guarded": ("guarded",),
    "number": ("number", "no", "no.", "nr", "id", "row", "#"),
    "bite_of": ("bite_of",),
    "same_as": ("same_as",),
    "counted": ("counted",),
}
"""What each column may be called."""
_SEPARATORS = (",", ";", "\t")
_SOFT_END = re.compile("[\x0b\x0c]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_TYPOGRAPHIC = frozenset("‘’“”‚„«»‹›–—…•·°²³½¼¾€£§©®™´`¨¿¡×\xa0\xad†‡‰ªº±")
_FOREIGN_RUN = re.compile("[\xc0-\xff]{3}")
_YES = frozenset({"yes", "y", "true", "1"})


class Row(Record):
    """One note as the file has it."""

    number: int
    """1 for the first after the heading."""
    line: int
    """The line of the file in which it begins."""
    text: str
    question: str = ""
    """As the file says it; "" when it says none."""
    area: str = ""
    source: str = ""
    author: str = ""
    called: str = ""
    """The number the file gives it, where it gives one; only `bite_of` and `same_as` speak of it."""
    bite_of: str = ""
    same_as: str = ""


@dataclass(slots=True)
class NotesFile:
    """What a file of notes holds."""

    rows: list[Row] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    """The lines of rows without any words of a note."""
    columns: frozenset[str] = frozenset()
    """Which of the known columns there are; none in a text file."""
    unknown: tuple[str, ...] = ()
    """Headings that mean nothing here."""
    encoding: str = ""
    """The encoding, where it is one that had to be guessed."""


def is_table(name: str, text: str) -> bool:
    """Whether a file of that name is CSV: its ending says so, or its first line is a heading that can be one."""
    if name.lower().endswith((".csv", ".tsv")):
        return True
    return {"question", "area", "text"} <= set(_best(_lines(text)[:1])[1].values())


def read_notes(name: str, data: bytes) -> NotesFile:
    """The notes in a file's bytes. Raises CaseError with the line in which something is wrong."""
    text, encoding = decoded(data)
    lines = _lines(text)
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise CaseError(f"line {number}: this line is {len(line):,} characters long. Is it a file of notes?")
    found = _table(text, lines) if is_table(name, text) else _plain(lines)
    found.encoding = encoding
    return found


def decoded(data: bytes) -> tuple[str, str]:
    """The text and, where it had to be guessed, the name of its encoding. Raises CaseError."""
    if not data.strip():
        raise CaseError("The file is empty. Give a file that has notes in it.")
    if data.startswith(b"PK\x03\x04"):
        raise CaseError("This is a spreadsheet or another packed file, not text. Save it as CSV (UTF-8) and try again.")
    text, guessed = _with_mark(data) or _without_mark(data)
    wrong = _CONTROL.search(text)
    if wrong:
        _refuse_utf16(data)
        line = text.count("\n", 0, wrong.start()) + 1
        raise CaseError(f"line {line}: there is a character here that no text has. Give a text or CSV file.")
    if not text.strip():
        raise CaseError("The file is empty. Give a file that has notes in it.")
    return text, guessed


def _with_mark(data: bytes) -> tuple[str, str] | None:
    for mark, encoding, called in (
        (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
        (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
    ):
        if data.startswith(mark):
            try:
                return data.decode(encoding), ""
            except UnicodeDecodeError as problem:
                before = data[: problem.start].decode(encoding, "ignore")
                line = before.count("\n") + 1
                raise CaseError(f"line {line}: this is not {called}, as the file says it is. Save it anew.") from None
    return None


def _without_mark(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as problem:
        if b"\0" in data:
            _refuse_utf16(data)
            raise CaseError("This is not text: it has empty bytes in it. Give a text or CSV file.") from None
        line = data.count(b"\n", 0, problem.start) + 1
    if any(not held.isascii() and _is_utf8(held) for held in data.split(b"\n")):
        raise CaseError(
            f"line {line}: the file is written in two encodings, and this line is not UTF-8 as others are. "
            "Save the whole file as UTF-8 and try again."
        )
    text = data.decode("cp1252", "replace")
    for number, held in enumerate(_lines(text), 1):
        strange = [c for c in held if c > "\x7f" and c not in _TYPOGRAPHIC and unicodedata.category(c)[0] != "L"]
        if strange or _FOREIGN_RUN.search(held):
            raise CaseError(f"line {number}: it cannot be told how this is written. Save the file as UTF-8.")
    return text, "Windows-1252"


def _refuse_utf16(data: bytes) -> None:
    """Raises CaseError when every second byte of the beginning is empty, as UTF-16 without its mark is."""
    beginning = data[:2_000]
    for first in (0, 1):
        every_second = beginning[first::2]
        if len(every_second) > 3 and every_second.count(0) > 0.8 * len(every_second):
            raise CaseError(
                "This looks like UTF-16 without its mark, which cannot be told from other files for certain. "
                "Save it as UTF-8 (in a spreadsheet: CSV UTF-8) and try again."
            )


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _lines(text: str) -> list[str]:
    return re.split("\r\n|\n|\r", text)


def _words(cell: str) -> str:
    # Spreadsheets and slides write a soft line end as a vertical tab; cleaning would join the words around it.
    return clean(_SOFT_END.sub("\n", cell) if "\x0b" in cell or "\x0c" in cell else cell)


def _plain(lines: list[str]) -> NotesFile:
    found = NotesFile()
    for number, line in enumerate(lines, 1):
        words = _words(line)
        if words:
            found.rows.append(Row(len(found.rows) + 1, number, words))
    return found


def _best(first: list[str]) -> tuple[str, dict[int, str], list[str]]:
    """The separator of a heading line, which column is what, and the headings as they stand."""
    best: tuple[str, dict[int, str], list[str]] = (",", {}, [])
    for separator in _SEPARATORS:
        try:
            cells = next(csv.reader(first, delimiter=separator), [])
        except csv.Error:
            continue
        known: dict[int, str] = {}
        for place, cell in enumerate(cells):
            name = folded(clean(cell))
            meant = next((column for column, names in _HEADINGS.items() if name in names), "")
            if meant:
                known[place] = meant
        if not best[2] or len(known) > len(best[1]) or (len(known) == len(best[1]) and len(cells) > len(best[2])):
            best = (separator, known, cells)
    return best


def _heading(lines: list[str]) -> tuple[int, str, dict[int, str], list[str]]:
    """How many lines the heading takes, and what it says. Raises CaseError when it cannot be one."""
    place = next(number for number, line in enumerate(lines) if line.strip())
    said = re.fullmatch(r"sep=(.)", lines[place].strip("\ufeff "), re.IGNORECASE)
    place += 1 if said and place + 1 < len(lines) else 0
    separator, known, cells = _best([lines[place]])
    meant = list(known.values())
    shown = listed([quoted(clean(cell)) for cell in cells[:12]])
    if "text" not in meant:
        raise CaseError(
            f"line {place + 1}: the headings are {shown}; one each is needed for the question, the area and the words "
            "of the note: question,area,text. Or, with a note in each line and no headings, end its name in .txt"
        )
    twice = next((column for column in meant if meant.count(column) > 1), "")
    if twice:
        raise CaseError(f"line {place + 1}: two headings mean the {twice}. Keep one of them: {shown}.")
    return place + 1, separator, known, cells


def _records(text: str, skipped: int, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line in which it begins."""
    stream = io.StringIO(text, newline="")
    for _ in range(skipped):
        stream.readline()
    reader = csv.reader(stream, delimiter=separator, strict=True)
    begins = skipped + 1
    try:
        for cells in reader:
            yield begins, cells
            begins = skipped + reader.line_num + 1
    except csv.Error as problem:
        what = "the quotes that open here are never closed" if "end of data" in str(problem) else "quotes do not fit"
        raise CaseError(
            f'line {begins}: {what}. Words with quotes in them are written "like ""this""", and closed in the end.'
        ) from None


def _table(text: str, lines: list[str]) -> NotesFile:
    skipped, separator, known, headings = _heading(lines)
    unknown = tuple(clean(cell) for place, cell in enumerate(headings) if place not in known and cell.strip())
    found = NotesFile(columns=frozenset(known.values()), unknown=unknown)
    width = len(headings)
    # A column that is not there is read from one more cell, which is empty.
    places = dict.fromkeys(_HEADINGS, width) | {column: place for place, column in known.items()}
    at_text, at_guard, at_question, at_area = (places[name] for name in ("text", "guarded", "question", "area"))
    more = [places[name] for name in ("source", "author", "number", "bite_of", "same_as")]
    plain = all(place == width for place in more)
    number = 0
    for line, cells in _records(text, skipped, separator):
        if not cells:
            continue
        number += 1
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            raise CaseError(
                f"line {line}: there are {len(cells)} cells and {width} headings. Put the words of the note in quotes."
            )
        cells = [*cells[:width], *[""] * (width + 1 - len(cells))] if len(cells) < width else [*cells[:width], ""]
        words = cells[at_text]
        if words[:1] == "'" and folded(cells[at_guard]) in _YES:
            words = words[1:]
        words = _words(words)
        if not words:
            found.empty.append(line)
        elif plain:
            found.rows.append(Row(number, line, words, cells[at_question], cells[at_area]))
        else:
            source, author, called, bite_of, same_as = (cells[place].strip() for place in more)
            found.rows.append(
                Row(
                    number,
                    line,
                    words,
                    cells[at_question],
                    cells[at_area],
                    source,
                    _words(author),
                    called,
                    bite_of,
                    same_as,
                )
            )
    return found
