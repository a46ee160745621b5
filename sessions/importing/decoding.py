"""Turns a file's bytes into text, and says in which line they are none; nothing is guessed. Raises CaseError."""

from __future__ import annotations

import codecs
import contextlib
import re
import unicodedata

from exercises.kernel.expression import expression
from sessions.importing.case_form import CaseError

_CONTROL = expression("[\x00-\x08\x0e-\x1f\x7f]")
_TYPOGRAPHIC = frozenset("‘’“”‚„«»‹›–—…•·°²³½¼¾€£§©®™´`¨¿¡×\xa0\xad†‡‰ªº±")
_FOREIGN_RUN = expression("[\xc0-\xff]{3}")
EMPTY = "The file is empty. Give one that has something in it."


def decoded(data: bytes) -> tuple[str, str]:
    """The text and, where it had to be guessed, the name of its encoding. Raises CaseError."""
    if not data.strip():
        raise CaseError(EMPTY)
    text, guessed = _with_mark(data) or _without_mark(data)
    wrong = _CONTROL.search(text)
    if wrong:
        _refuse_utf16(data)
        line = text.count("\n", 0, wrong.start()) + 1
        raise CaseError(f"line {line}: there is a character here that no text has. Give a text or CSV file.")
    if not text.strip():
        raise CaseError(EMPTY)
    return text, guessed


def as_utf8(data: bytes) -> bytes:
    """The same in UTF-8 where a mark says that it is UTF-16, as a spreadsheet's Unicode text is; else as it is."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("utf-16").encode()
    return data


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever ends them."""
    return re.split("\r\n|\n|\r", text)


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
    if any(not row.isascii() and _is_utf8(row) for row in data.split(b"\n")):
        raise CaseError(
            f"line {line}: the file is written in two encodings, and this line is not UTF-8 as others are. "
            "Save the whole file as UTF-8 and try again."
        )
    text = data.decode("cp1252", "replace")
    for number, row in enumerate(lines_of(text), 1):
        strange = [c for c in row if c > "\x7f" and c not in _TYPOGRAPHIC and unicodedata.category(c)[0] != "L"]
        if strange or _FOREIGN_RUN.search(row):
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
