"""A text written in TOML, and the line of every place in it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any
from unicodedata import category

from exercises.kernel.expression import expression
from exercises.kernel.record import Record
from exercises.kernel.schema import Fault
from exercises.kernel.text import clean, clean_data

_AT = expression(r" ?\(at line (\d+), column (\d+)\)")
_AT_END = expression(r" ?\(at end of document\)")
_HEADER = expression(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = expression(r"\s*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\s*=")


class NotToml(ValueError):
    """What cannot be read at all. The message names the line."""


class TomlText(Record):
    """What a text holds, cleaned, and the line of every place: "title", "phases[2]", "phases[2].minutes"."""

    table: Mapping[str, Any]
    lines: Mapping[str, int]

    def line(self, place: str) -> int:
        """The line of a place; of something that is missing, where it should stand."""
        while place and place not in self.lines:
            place = place[: max(place.rfind("."), place.rfind("["), 0)]
        return self.lines.get(place, 1)

    def told(self, faults: Iterable[Fault]) -> list[str]:
        """The faults as sentences that begin with their line, in the order of the lines."""
        found = sorted({(self.line(fault.place), clean(str(fault))) for fault in faults})
        return [f"line {line}: {says}" for line, says in found]


def decoded(data: bytes) -> str:
    """The text in the bytes of a file. Raises NotToml."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise NotToml(f"line {line}: this is not UTF-8 text. Save the file as UTF-8, so that macrons stay.") from None


def read(text: str) -> TomlText:
    """What the text holds. Raises NotToml."""
    try:
        return TomlText(clean_data(tomllib.loads(text)), places(text))
    except tomllib.TOMLDecodeError as problem:
        raise NotToml(_not_toml(str(problem), text)) from None
    except RecursionError:
        raise NotToml("line 1: this goes too deep to be read.") from None


def _not_toml(problem: str, text: str) -> str:
    at = _AT.search(problem)
    line = int(at[1]) if at else text.count("\n") + 1
    said = _AT_END.sub("", _AT.sub("", problem)).strip()
    where = f", near column {at[2]}" if at else ", at the end"
    rows = text.split("\n")
    row, column = (rows[line - 1], int(at[2]) - 1) if at and line <= len(rows) else ("", 0)
    return f"line {line}: this cannot be read as TOML{where}. {_means(said, row, column)}"


def _means(said: str, row: str, column: int) -> str:
    """What is meant by what the reader of TOML says of that line, and what to do."""
    there, before = row[column:], row[:column]
    if there[:1] in _CURLED:
        return _CURLY
    if there[:1] and category(there[0]) in ("Cf", "Zs") and there[0] != " ":
        return "A sign that nobody sees stands there, as a word processor leaves it: delete it, or type a plain space."
    if before.count("{") > before.count("}") and there[:1] in ("", "}", "#"):
        return 'What is in { } stands in one line, with no comma behind the last: words = { yes = "Yes.", no = "No." }'
    if _YES_OR_NO.match(there):
        return "Yes is written true and no is written false, in small letters and without quotes: consent = true"
    if there[:1].isalpha() and not there[0].isascii():
        return 'A name with a macron stands in quotes: words = { "whānau" = "With whānau." }'
    if row.lstrip().startswith(("//", "/*", ";", "--")):
        return "A remark begins with #, and so does a line that is not to count."
    if row.lstrip().startswith("["):
        return (
            _HEADED
            if said.startswith("Cannot")
            else "A header closes with as many brackets as it opens: [[phases]], or [room]"
        )
    return next((says for begun, says in _MEANS if said.startswith(begun)), _WORDS)


_HEADED = (
    "Another header above says otherwise. Where there are several, each stands under two brackets, [[phases]]; and "
    "what is within one comes behind it: [[kinds]], then [[kinds.fields]]."
)
_YES_OR_NO = expression(r"(?i:true|false|yes|no|on|off)\s*(#.*)?$")
_WORDS = 'Words stand in quotes: title = "Our talk"; a list in brackets: say = ["One.", "Two."]'
_CURLED = tuple("“”„‟«»‘’‚″′´`")
_CURLY = 'That is a curly quote, as a word processor makes it. Straight ones are needed: title = "Our talk"'
_MEANS = (
    ("Illegal character", 'A quote that is opened is closed in the same line: title = "Our talk"'),
    ("Unterminated string", 'A quote that is opened is closed in the same line: title = "Our talk"'),
    ("Unclosed array", 'In a list each one has its quotes, and commas stand between: say = ["One.", "Two."]'),
    ("Unescaped", "A backslash in words is written twice: two of them stand for one."),
    ("Expected newline", 'More stands behind what was closed. Quotes within words are curly: say = ["Say “yes”."]'),
    ("Expected '='", 'A name is one word, and = stands behind it: title = "Our talk"'),
    ("Cannot overwrite", "A name stands twice in its part; one of the two goes, or a header stands between them."),
)
"""What is meant by what the reader of TOML says, by how that begins."""


def places(text: str) -> dict[str, int]:
    """The line of every place in a TOML text: "title", "phases[2]", "phases[2].minutes"; the first line is 1."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    prefix = ""
    open_until = ""
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        if open_until or depth:
            open_until, depth = _after(line, open_until, depth)
            continue
        header = _HEADER.match(line)
        if header:
            name = _named(header[2].replace(" ", ""), counts)
            if header[1] == "[[":
                found.setdefault(name, number)
                counts[name] = counts.get(name, 0) + 1
                name = f"{name}[{counts[name] - 1}]"
            prefix = f"{name}."
            found.setdefault(name, number)
            continue
        key = _KEY.match(line)
        if key:
            found.setdefault(f"{prefix}{key[1].strip(chr(34) + chr(39))}", number)
            open_until, depth = _after(line[key.end() :], "", 0)
    return found


def _named(header: str, counts: Mapping[str, int]) -> str:
    """The place that a heading opens: what is under a list is under the last that stands in it, kinds[1].fields."""
    place = ""
    for part in header.split("."):
        if place in counts:
            place = f"{place}[{counts[place] - 1}]"
        place = f"{place}.{part}" if place else part
    return place


def _after(line: str, open_until: str, depth: int) -> tuple[str, int]:
    """What is still open at the end of a line: the quotes of a long text, and how many brackets."""
    at = 0
    while at < len(line):
        if open_until:
            if line[at] == "\\" and open_until == '"""':
                at += 2
            elif line.startswith(open_until, at):
                at += 3
                open_until = ""
            else:
                at += 1
            continue
        character = line[at]
        if character == "#":
            break
        if line.startswith(('"""', "'''"), at):
            open_until = line[at : at + 3]
            at += 3
            continue
        if character in "\"'":
            at = _end_of_words(line, at)
            continue
        depth += (character in "[{") - (character in "]}")
        at += 1
    return open_until, max(0, depth)


def _end_of_words(line: str, start: int) -> int:
    quote, at = line[start], start + 1
    while at < len(line) and line[at] != quote:
        at += 2 if line[at] == "\\" and quote == '"' else 1
    return at + 1
