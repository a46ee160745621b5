"""How documents lie in a session file, one a line; works on bytes only and knows no disk, lock or exercise.

The file is `{"events": {`, then one `"N": {...}` a line, then `}}`. A save writes over the closing bytes with a
comma, the new lines and the closing bytes again. So a save that was cut short leaves whole lines and one unfinished
end, and nothing else; whatever looks different is damage and is named, never mended by guessing.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from exercises.kernel.record import Record

Document = dict[str, Any]

FORMAT = 1
OPENING = b'{"events": {'
CLOSING = b"\n}}\n"
_FIELDS: tuple[tuple[str, type], ...] = (
    ("number", int),
    ("run", str),
    ("kind", str),
    ("data", dict),
    ("at", str),
    ("by", str),
)
_LONGEST_UNFINISHED_WORD = 6  # “false” or “\\u2028” less a character: as far from the end as a cut can show


def _no_such_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


# Straight to the C scanner, which typeshed does not list: the public `decode` costs half as much again a line.
_scan_value: Callable[[str, int], tuple[Any, int]] = vars(json.JSONDecoder(parse_constant=_no_such_number))["scan_once"]
_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


class Damage(Record):
    """What is wrong in a file: its line, counted from 1, and words that complete “line 7 ...”."""

    line: int
    what: str


class Scan:
    """What a stretch of file holds. Offsets count from the start of the bytes given to `scan`."""

    def __init__(self, end: int = 0, damage: Damage | None = None) -> None:
        self.documents: list[Document] = []
        self.end = end
        """Just behind the last whole document: where the next save writes."""
        self.last_start = 0
        """Where the line of the last whole document starts."""
        self.unfinished: bytes | None = None
        """What a save that was cut short left behind `end`; None when the file is properly closed."""
        self.damage = damage


def encode_lines(documents: Sequence[Document], first_number: int) -> list[bytes]:
    """The line of each document, without separators.

    Raises ValueError when one is not a document, does not continue the numbers, or is not JSON and UTF-8.
    """
    lines = []
    for number, document in enumerate(documents, first_number):
        wrong = what_is_wrong(document, number)
        if wrong is not None:
            raise ValueError(f"document {number} {wrong}")
        try:
            text = _encoder.encode(document)
            lines.append(b'"%d": %s' % (number, text.encode("utf-8")))
        except (TypeError, ValueError, RecursionError) as reason:
            raise ValueError(f"document {number} cannot be written as JSON: {reason}") from reason
    return lines


def encode_file(documents: Sequence[Document]) -> bytes:
    """A whole file. Raises ValueError as `encode_lines` does, and when the first document is no session of FORMAT."""
    if not documents or documents[0].get("kind") != "session" or _format_of(documents[0]) != FORMAT:
        raise ValueError(f"the first document must be of kind “session” and say format {FORMAT}")
    return OPENING + b"\n" + b",\n".join(encode_lines(documents, 1)) + CLOSING


def what_is_wrong(document: object, number: int) -> str | None:
    """Words that complete “line 7 ...” when this is not document `number`, else None."""
    if not isinstance(document, dict):
        return "is not an entry of a session"
    for name, kind in _FIELDS:
        # `type() is`, for a bool is an int to isinstance, and true is no number.
        if type(document.get(name)) is not kind:
            return f"has no proper “{name}”"
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
        first, _ = _scan_value(line.removeprefix(b'"1": ').decode("utf-8"), 0)
    except (StopIteration, ValueError, RecursionError):
        return Damage(2, "cannot be read")
    if not isinstance(first, dict) or first.get("kind") != "session":
        return None
    return _format_of(first) or Damage(2, "does not say which format the session has")


def _format_of(document: Document) -> int | None:
    data = document.get("data")
    version = data.get("format") if isinstance(data, dict) else None
    return version if type(version) is int and version > 0 else None


def scan(content: bytes, start: int, number: int) -> Scan:
    """Read documents from `start`, which lies just behind document `number` - 1 (or behind OPENING for number 1)."""
    found = Scan(end=start)
    while True:
        separator = b",\n" if number > 1 else b"\n"
        if not content.startswith(separator, found.end):
            break
        line_start = found.end + len(separator)
        newline = content.find(b"\n", line_start)
        line = content[line_start : newline if newline >= 0 else len(content)]
        key = b'"%d": ' % number
        if not line.startswith(key):
            break
        try:
            text = line[len(key) :].decode("utf-8")
            document, used = _scan_value(text, 0)
            if b"\\u" in line:
                # Half a surrogate pair can be written this way; taken in, it could never be saved again.
                _encoder.encode(document).encode("utf-8")
        except (StopIteration, ValueError, RecursionError):
            break
        wrong = what_is_wrong(document, number)
        if wrong is not None:
            found.damage = Damage(number + 1, wrong)
            return found
        found.documents.append(document)
        found.last_start = line_start
        found.end = line_start + len(line) - len(text[used:].encode("utf-8"))
        number += 1
    tail = content[found.end :]
    if tail != CLOSING:
        if number > 1 and _may_be_unfinished(tail, number):
            found.unfinished = tail
        else:
            found.damage = _damage_in(tail, number)
    return found


def _may_be_unfinished(tail: bytes, number: int) -> bool:
    """Whether a save of document `number` that was cut short can have left `tail` behind the last whole document."""
    # A power cut may leave the file its new length with nothing but zeros in the part that did not arrive.
    tail = tail.rstrip(b"\0")
    if CLOSING.startswith(tail) or tail in (b",", b",}}\n", b",\n}\n", b',\n"\n'):
        return True
    key = b'"%d": ' % number
    begun = tail[2:]
    if not tail.startswith(b",\n") or b"\n" in begun:
        return False
    if key.startswith(begun):
        return True
    return begun.startswith(key) and _is_cut_json(begun[len(key) :])


def _is_cut_json(value: bytes) -> bool:
    """Whether this is the beginning of a JSON object that just stops, rather than one that goes wrong on its way."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(value)
        json.loads(text)
    except json.JSONDecodeError as reason:
        return text.startswith("{") and (
            reason.msg.startswith("Unterminated string") or reason.pos >= len(text) - _LONGEST_UNFINISHED_WORD
        )
    except (ValueError, RecursionError):
        return False
    return False


def _damage_in(tail: bytes, number: int) -> Damage:
    if tail.startswith(CLOSING):
        return Damage(number + 2, "comes after the end of the session")
    if tail.startswith((b",\n", b"\n")):
        return Damage(number + 1, "cannot be read")
    return Damage(number, "does not end as it should")
