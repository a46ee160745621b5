"""How documents lie in a session file, one a line; works on bytes only and knows no disk, lock or exercise.

The file is `{"events": {`, then one `"N": {...}` a line, then `}}`. Each document carries its check since format 2; of
a file begun before that, the first lines have none. A save writes over the closing bytes with a comma, the new lines
and the closing bytes again. So a save that was cut short leaves whole lines and one unfinished end (`torn_end`), and
nothing else; whatever looks different is read as far as it goes (`hurt_file`), and never mended by guessing.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from sys import intern
from typing import Any

from exercises.kernel.record import Record
from sessions.store import template_lines, torn_end
from sessions.store.event_check import CHECK, SAME_SAVE, check_of, check_with
from sessions.store.json_text import scan_value, writer
from sessions.store.template_lines import Carried
from sessions.store.torn_end import CLOSING

__all__ = ["CLOSING", "FORMAT", "LOST", "OPENING", "Damage", "Document", "Scan", "encode_file", "encode_lines", "scan"]

Document = dict[str, Any]

_SAME_WORDS = ("run", "kind", "at", "by")
"""Fields in which thousands of documents say the same."""
FORMAT = 2
"""What a file says it is once it is written by this version. 2: events carry checks, and moves have data that an older
holdspace would call damage."""
LOST = "lost"
"""The kind of what stands where an entry cannot be read: it does nothing."""
OPENING = b'{"events": {'
_FIELDS: Mapping[str, type] = {"number": int, "run": str, "kind": str, "data": dict, "at": str, "by": str}


_written = writer(", ", ": ", sort=False)


class Damage(Record):
    """What is wrong in a file: its line, counted from 1, and words that complete “line 7 ...”."""

    line: int
    what: str


class Scan:
    """What a stretch of file holds. Offsets count from the start of the bytes given to `scan`."""

    def __init__(self, end: int = 0, damage: Damage | None = None, *, checked: bool = False) -> None:
        self.documents: list[Document] = []
        self.end = end
        """Just behind the last whole document: where the next save writes."""
        self.ends = array("Q")
        """Just behind each document."""
        self.last_start = 0
        """Where the line of the last whole document starts."""
        self.unfinished: bytes | None = None
        """What a save that was cut short left behind `end`; None when the file is properly closed."""
        self.damage = damage
        self.checked = checked
        """Whether the last document carries its check; then each one after it has to."""


def encode_lines(documents: Sequence[Document], first_number: int) -> list[bytes]:
    """The line of each document with its check, without separators; they are one save.

    Raises ValueError when one is not a document, does not continue the numbers, or is not JSON and UTF-8.
    """
    lines = []
    for number, document in enumerate(documents, first_number):
        wrong = what_is_wrong(document, number)
        if wrong is not None:
            raise ValueError(f"document {number} {wrong}")
        try:
            text = _written(document)
            # Of what will be read: a number as a name is text in the file.
            check = check_of(scan_value(text, 0)[0])
            mark = SAME_SAVE if number > first_number else ""
            lines.append(f'"{number}": {text[:-1]}, "{CHECK}": "{mark}{check}"}}'.encode())
        except (TypeError, ValueError, RecursionError) as reason:
            raise ValueError(f"document {number} cannot be written as JSON: {reason}") from reason
    return lines


def encode_file(documents: Sequence[Document]) -> bytes:
    """A whole file of FORMAT. Raises ValueError as `encode_lines` does, and when the first document is no session."""
    if not documents or documents[0].get("kind") != "session" or not 0 < (format_of(documents[0]) or 0) <= FORMAT:
        raise ValueError(f"the first document must be of kind “session” and say format {FORMAT}")
    return OPENING + b"\n" + b",\n".join(encode_lines([risen(documents[0]), *documents[1:]], 1)) + CLOSING


def risen(first: Document) -> Document:
    """The first document as it says FORMAT."""
    return {**first, "data": {**first["data"], "format": FORMAT}}


def what_is_wrong(document: object, number: int) -> str | None:
    """Words that complete “line 7 ...” when this is not document `number`, else None."""
    if not isinstance(document, dict):
        return "is not an entry of a session"
    if len(document) > len(_FIELDS):
        return "has more in it than an entry has"
    found = document.get
    # Their types, for a bool is an int to isinstance, and true is no number.
    if not (
        type(found("number")) is int
        and type(found("run")) is type(found("kind")) is type(found("at")) is type(found("by")) is str
        and type(found("data")) is dict
    ):
        return f"has no proper “{next(name for name, kind in _FIELDS.items() if type(document.get(name)) is not kind)}”"
    if document["number"] != number:
        return f"has number {document['number']} where {number} should be"
    return None


def format_of_file(content: bytes) -> int | Damage | None:
    """The format a session file says it has, what is wrong with its start, or None when it is no session at all."""
    if not content.startswith(OPENING + b"\n"):
        blank = not content.strip(b"\0") or OPENING.startswith(content)
        hurt = blank or b'\n"1": {"number": 1' in content[:200]
        return Damage(1, "is empty or cannot be read") if hurt else None
    line = content[len(OPENING) + 1 :].partition(b"\n")[0]
    try:
        first, _ = scan_value(line.removeprefix(b'"1": ').decode("utf-8"), 0)
    except (StopIteration, ValueError, RecursionError):
        return Damage(2, "cannot be read")
    if not isinstance(first, dict) or first.get("kind") != "session":
        return None
    return format_of(first) or Damage(2, "does not say which format the session has")


def format_of(document: Document) -> int | None:
    """The format that a first document says its file has; None when it says none."""
    data = document.get("data")
    version = data.get("format") if isinstance(data, dict) else None
    return version if type(version) is int and version > 0 else None


def scan(content: bytes, start: int, number: int, checked: bool = False, place: int = 0) -> Scan:
    """Read documents from `start`, which lies just behind document `number` - 1 (or behind OPENING for number 1).

    `checked` tells whether that one carried its check, and `place` where in the file the content begins.
    """
    found = Scan(start, checked=checked)
    while True:
        begins = b'%s\n"%d": ' % (b"," if number > 1 else b"", number)
        if not content.startswith(begins, found.end):
            break
        line_start = found.end + (2 if number > 1 else 1)
        newline = content.find(b"\n", line_start)
        line = content[found.end + len(begins) : newline if newline >= 0 else len(content)]
        try:
            text = line.decode("utf-8")
            carried = template_lines.read(text)
            document, used, carries = carried or (*scan_value(text, 0), None)
            if b"\\u" in line and not carried:
                # Half a surrogate pair can be written this way; taken in, it could never be saved again.
                _written(document).encode("utf-8")
        except (StopIteration, ValueError, RecursionError):
            break
        wrong = take_check(document, number, found.checked, carries)
        if isinstance(wrong, str):
            found.damage = Damage(number + 1, wrong)
            return found
        found.checked = wrong
        for name in _SAME_WORDS:
            document[name] = intern(document[name])
        found.documents.append(document)
        found.last_start = line_start
        found.end += len(begins) + len(line) - len(text[used:].encode("utf-8"))
        found.ends.append(place + found.end)
        number += 1
    tail = content[found.end :]
    if tail != CLOSING:
        if number > 1 and torn_end.may_be(tail, number, place + found.end):
            found.unfinished = tail
        else:
            found.damage = _damage_in(tail, number)
    return found


def document_in(line: bytes) -> Document:
    """The document in a line that was found whole before."""
    text = line.partition(b": ")[2].decode("utf-8")
    document: Document = (template_lines.read(text) or scan_value(text, 0))[0]
    document.pop(CHECK, None)
    for name in _SAME_WORDS:
        document[name] = intern(document[name])
    return document


def take_check(document: object, number: int, needed: bool, carries: Carried | None = None) -> str | bool:
    """Takes the check out of a document that was read: whether it had one, or words that complete “line 7 ...” when it
    is not document `number` as it was written. `needed` tells whether the one before carried its check, and `carries`
    is the template in it, where that was looked at before."""
    check = document.pop(CHECK, None) if isinstance(document, dict) else None
    wrong = what_is_wrong(document, number)
    if wrong is not None:
        return wrong
    assert isinstance(document, dict)
    if check is None:
        return "has lost its check" if needed else False
    told = check_with(document, carries.form) if carries is not None else check_of(document)
    if not isinstance(check, str) or check.removeprefix(SAME_SAVE) != told:
        return "is not as it was written"
    return True


def _damage_in(tail: bytes, number: int) -> Damage:
    if tail.startswith(CLOSING):
        return Damage(number + 2, "comes after the end of the session")
    if tail.startswith((b",\n", b"\n")):
        return Damage(number + 1, "cannot be read")
    return Damage(number, "does not end as it should")
