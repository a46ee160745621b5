"""Reads what is whole of a session file that does not lie as it was saved: an editor saved it anew, or it is damaged.

A document is whole when it has its fields, its number and its check. What is missing between two of them is known by
their numbers. Works on bytes only; nothing is mended here.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from exercises.kernel.expression import expression
from sessions.store.beginning import Beginning
from sessions.store.event_lines import LOST, Damage, Document, format_of, take_check
from sessions.store.json_text import no_such_number

_BEGINS = expression(r'(?:"(?P<key>\d{1,9})"\s*:\s*)?(?P<brace>\{)')
_NEXT = expression(r'\n|"\d{1,9}"\s*:\s*\{\s*"number"')
_IS_SESSION = expression(r'\ufeff?\s*\{\s*"events"\s*:\s*\{|.{0,40}\n?\s*"1"\s*:\s*\{', re.DOTALL)
_HEAD = expression(r'\{"number": \d{1,9}, "run": "(?P<run>[^"\\]{0,80})", "kind": "(?P<kind>[a-z_]{1,40})", "data": ')
_LAYOUT = expression(r'^\s*\{\s*"events"\s*:\s*\{|"\d+"\s*:|[\s,{}]+')
_LONGEST_HEAD = 200
_SMALLEST = 60
"""Letters that an entry has at the least: less than that behind the last one can be no entry."""


class HurtFile:
    """What was read of it."""

    def __init__(
        self, documents: list[Document] | None = None, *, checked: bool = False, other_tables: bool = False
    ) -> None:
        self.documents: list[Document] = [] if documents is None else documents
        """In order, without a gap: a LOST one where one is missing."""
        self.lost: dict[int, Damage] = {}
        """What is wrong with each that is missing, by its number."""
        self.checked = checked
        self.beginning: Beginning | None = None
        """How a file that lies as it was saved begins, up to the end of the last of them, where that is remembered."""
        self.other_tables = other_tables
        """Whether another program put tables of its own into it."""

    @property
    def whole(self) -> bool:
        """Whether nothing is missing, so that it may be saved as it should lie."""
        return not self.lost and not self.other_tables


class _Found:
    def __init__(
        self,
        number: int,
        line: int,
        document: Document | None,
        wrong: str = "",
        had_check: bool = False,
        was: Mapping[str, str] | None = None,
    ) -> None:
        self.number = number
        """What it should be, or 0 where that cannot be told."""
        self.line, self.document, self.wrong, self.had_check = line, document, wrong, had_check
        self.was = was or {}
        """Of one that cannot be read, its kind and in which exercise it was, where that can be."""


def read(content: bytes, name: str) -> HurtFile | None:
    """What is whole in the file; None when there is nothing of a session in it. `name` is what the session is called
    when its own first entry is what is missing."""
    text = content.decode("utf-8", "surrogateescape")
    if not _IS_SESSION.match(text):
        return None
    tables = _tables(text)
    found = list(_in_tables(tables) if tables is not None else _in_text(text))
    whole = _sorted_out(found)
    if not whole:
        return None
    made = HurtFile(other_tables=tables is not None and any(table for key, table in tables.items() if key != "events"))
    last = max(whole)
    behind = [one for one in found if one.document is None and one.line > whole[last].line]
    wrong = {one.number: one for one in found if one.document is None and one.number}
    for number in range(1, last + len(behind) + 1):
        one = whole.get(number)
        if one is not None and one.document is not None:
            made.documents.append(one.document)
            made.checked = made.checked or one.had_check
            continue
        told = wrong.get(number) or (behind[number - last - 1] if number > last else None)
        made.lost[number] = Damage(told.line, told.wrong) if told else Damage(number + 1, "cannot be read")
        made.documents.append(_stand_in(number, made.documents, whole, name, told.was if told else {}))
    return made if made.documents[0]["kind"] == "session" and format_of(made.documents[0]) else None


def _tables(text: str) -> dict[str, Any] | None:
    """The file as any JSON reader has it; None when it is none, or a name stands twice in it."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({name for name, _ in pairs}) < len(pairs):
            raise ValueError("twice")
        return dict(pairs)

    try:
        value = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=once, parse_constant=no_such_number)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and isinstance(value.get("events"), dict) else None


def _in_tables(tables: dict[str, Any]) -> Iterator[_Found]:
    for place, (key, document) in enumerate(tables["events"].items(), 1):
        yield _judged(document, place + 1, int(key) if key.isdecimal() and len(key) < 10 else 0)


def _in_text(text: str) -> Iterator[_Found]:
    """Everything in it that begins as an entry does, in order; what is left over at the end is one more."""
    decoder = json.JSONDecoder(parse_constant=no_such_number)
    place = line = counted = 0
    left = ""
    while (begins := _BEGINS.search(text, place)) is not None:
        brace = begins.start("brace")
        key = begins["key"]
        if key is None and not text.startswith('{"number"', brace):
            left += text[place : brace + 1]
            place = brace + 1
            continue
        line += text.count("\n", counted, brace)
        counted = brace
        left += text[place : begins.start()]
        try:
            document, end = decoder.raw_decode(text, brace)
        except (ValueError, RecursionError):
            following = _NEXT.search(text, brace + 1)
            document, end = None, following.start() if following is not None else len(text)
        if (
            isinstance(document, dict)
            and "number" not in document
            and "kind" not in document
            and "data" not in document
        ):
            left += text[begins.start() : brace + 1]  # something within an entry that has no beginning of its own
            place = brace + 1
            continue
        yield _judged(document, line + 1, int(key) if key else 0, text[brace : brace + _LONGEST_HEAD])
        left, place = "", end
    left = _LAYOUT.sub("", left + text[place:])
    if len(left) >= _SMALLEST:
        yield _Found(0, text.count("\n", 0, place) + 1, None, "cannot be read")


def _judged(document: Any, line: int, key: int, text: str = "") -> _Found:
    number = document.get("number") if isinstance(document, dict) else None
    number = number if type(number) is int and number > 0 else key
    was = _was(document, text)
    if document is None:
        return _Found(key, line, None, "cannot be read", was=was)
    had_check = isinstance(document, dict) and "check" in document
    wrong: str | bool = "cannot be read"
    with contextlib.suppress(ValueError, RecursionError):
        # A byte that is no letter stands in the text as half a letter, which is refused here.
        json.dumps(document, ensure_ascii=False).encode("utf-8")
        wrong = take_check(document, number, needed=False)
    if wrong is False and key and key != number:
        wrong = f"has number {number} where {key} should be"
    if isinstance(wrong, str):
        return _Found(key or number, line, None, wrong, was=was)
    return _Found(number, line, document, "", had_check)


def _was(document: Any, text: str) -> dict[str, str]:
    """Its kind and in which exercise it was, as far as that stands there as an entry has it."""
    if isinstance(document, dict):
        text = json.dumps({name: document.get(name) for name in ("number", "run", "kind")})[:-1] + ', "data": '
    head = _HEAD.match(text)
    return head.groupdict() if head is not None else {}


def _sorted_out(found: list[_Found]) -> dict[int, _Found]:
    """The whole ones by number. What stands twice and not alike, and what has no check although an earlier one has, is
    none of them."""
    whole: dict[int, _Found] = {}
    for one in found:
        if one.document is None:
            continue
        other = whole.get(one.number)
        if other is not None and other.document != one.document:
            other.document, other.wrong = None, "stands there twice, and not alike"
        whole.setdefault(one.number, one)
    checked = [number for number, one in whole.items() if one.had_check]
    for number, one in whole.items():
        if checked and number > min(checked) and not one.had_check:
            one.document, one.wrong = None, "has lost its check"
    return {number: one for number, one in whole.items() if one.document is not None}


def _stand_in(
    number: int, before: list[Document], whole: dict[int, _Found], name: str, was: Mapping[str, str]
) -> Document:
    """What stands for an entry that is missing: of the time before it, and of nobody. It has what kind of entry that
    was, where that can still be read, and nothing else of it."""
    following = next((one.document for at, one in sorted(whole.items()) if at > number), None)
    near = before[-1] if before else following
    at = str(near["at"]) if near is not None else ""
    if number > 1:
        return {"number": number, "run": "", "kind": LOST, "data": dict(was), "at": at, "by": ""}
    data = {"format": 1, "title": name, "place": ""}
    by = str(following["by"]) if following is not None else ""
    return {"number": 1, "run": "", "kind": "session", "data": data, "at": at, "by": by}
