"""Reads a running order out of a text: a list, or lines that begin with a time.

A line that stands deeper than the parts is the facilitators' remark on the part above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from exercises.frame.day_part import DayPart, part_of_day
from exercises.kernel.expression import expression
from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean
from sessions.importing.plan_parts import EXAMPLE, Plan, Planned, refuse, told_of
from sessions.importing.report import lines_named

_MARK = expression(r"(?:[-*+•◦‣▪·–—☐☑☒]|\d{1,3}[.)](?!\d))\s+(?:\[[ xX]\]\s+)?|\[[ xX]\]\s+")
"""What a part of a list begins with; a phone's text has marks of its own."""
_PASSED_OVER = expression(r"\s*$|#{1,6}(\s|$)|>|<!--.*-->\s*$|([-*_=]\s*){3,}$")
_DEEPER = 2
"""Columns further in than the parts, from which on a line is a remark."""
_ONLY_BRACKETS = expression(r"[(\[][^()\[\]]*[)\]]")
_HAS_A_LETTER = expression(r"[^\W\d_]")


class _Line(Record):
    number: int
    deep: int
    """Columns before its first letter."""
    words: str
    """Without the mark of a list."""
    marked: bool


def read_text(text: str) -> Plan:
    """The running order in a text. Raises PlanError naming every line that cannot be read."""
    lines = [line for number, raw in enumerate(text.split("\n"), 1) if (line := _line(number, raw)) is not None]
    if not any(line.marked for line in lines) or _lists_remarks(lines):
        return _paragraphs(lines)
    margin = min(line.deep for line in lines if line.marked)
    parts: list[tuple[_Line, list[_Line]]] = []
    astray: list[_Line] = []
    for line in lines:
        if line.deep >= margin + _DEEPER and parts:
            parts[-1][1].append(line)
        elif line.marked:
            parts.append((line, []))
        elif not _PASSED_OVER.match(line.words):
            astray.append(line)
    said = [
        f"line {line.number}: “{_short(line)}” stands further in, so it is a remark on the part above; a part of the "
        "day begins at the margin"
        for _, below in parts
        for line in below
        if _has_a_time(line.words)
    ]
    return _made(parts, said, _astray(astray))


def _lists_remarks(lines: Sequence[_Line]) -> bool:
    """Whether the times stand before paragraphs, and what is listed under them are remarks."""
    timed = [line.marked for line in lines if (line.marked or not line.deep) and _has_a_time(line.words)]
    return len(timed) > 1 and not any(timed)


def _line(number: int, raw: str) -> _Line | None:
    """A line without what is passed over anywhere; None for an empty one."""
    wide = raw.expandtabs(4)
    words = wide.strip()
    if not words or re.fullmatch(r"<!--.*-->|([-*_=]\s*){3,}", words):
        return None
    mark = _MARK.match(words)
    rest = clean(words[mark.end() :] if mark else words)
    return _Line(number, len(wide) - len(wide.lstrip()), rest, mark is not None) if rest else None


def _paragraphs(lines: Sequence[_Line]) -> Plan:
    """An agenda without a list: its lines with a time or a length are the parts, and what follows one is a remark."""
    parts: list[tuple[_Line, list[_Line]]] = []
    before: list[_Line] = []
    for line in lines:
        if _PASSED_OVER.match(line.words):
            continue
        if not line.deep and _has_a_time(line.words):
            parts.append((line, []))
        elif parts:
            parts[-1][1].append(line)
        else:
            before.append(line)
    if not parts:
        return Plan(())
    below = [line.number for _, remarks in parts for line in remarks]
    said = (
        [f"{lines_named(below, 'no time, so a remark on the part above, for the two of you only')}."] if below else []
    )
    numbers = [line.number for line in before]
    said += [f"Not taken, {lines_named(numbers, 'no part of the day stands above')}."] if numbers else []
    return _made(parts, said, [])


def _has_a_time(words: str) -> bool:
    try:
        fields = part_of_day(words).fields
    except ExerciseError:
        return words[:1].isdecimal()
    return bool(fields.keys() & {"planned", "minutes"})


def _made(parts: Sequence[tuple[_Line, list[_Line]]], said: Sequence[str], problems: list[str]) -> Plan:
    found: list[Planned] = []
    for line, below in parts:
        try:
            read = _part(line.words)
        except ExerciseError as problem:
            problems.append(f"line {line.number}: {problem}")
            continue
        remarks: dict[str, Any] = {"remarks": [one.words for one in below]} if below else {}
        found.append(Planned(line.number, told_of({**read.fields, **remarks}), read.remarks))
    refuse(sorted(problems, key=lambda problem: int(re.search(r"\d+", problem)[0])))  # type: ignore[index]
    return Plan(tuple(found), said=tuple(said))


def _part(words: str) -> DayPart:
    plain = words.replace("**", "")
    if plain.count("(") > plain.count(")") or plain.count("[") > plain.count("]"):
        raise ExerciseError(f"the bracket is never closed. A part is written {EXAMPLE}")
    read = part_of_day(plain, file=True)
    if not _HAS_A_LETTER.search(read.fields["title"]) or _ONLY_BRACKETS.fullmatch(read.fields["title"]):
        raise ExerciseError(f"a part needs its title, and before its brackets: {EXAMPLE}")
    return read


def _astray(lines: Sequence[_Line]) -> list[str]:
    if len(lines) == 1:
        return [f"line {lines[0].number}: “{_short(lines[0])}” is no part of the day. A part is written {EXAMPLE}"]
    what = (
        "these stand outside the list, so they are no part of the day. A remark stands further in, under its part; a "
        f"part is written {EXAMPLE}"
    )
    return [lines_named([line.number for line in lines], what)] if lines else []


def _short(line: _Line) -> str:
    return line.words[:40]
