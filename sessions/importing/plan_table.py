"""Reads a running order out of a table: a row a part of the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exercises.frame.day_part import EDIP, INTENSITIES, part_of_day
from exercises.kernel.expression import expression
from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.times import clock_of, length_of, span_at, time_of
from sessions.importing.case_form import CaseError
from sessions.importing.plan_parts import Plan, PlanError, Planned, refuse, told_of
from sessions.importing.report import lines_named
from sessions.importing.table import SUMS, Line, Table, words

_TIME, _END, _MINUTES, _TITLE, _MARKED, _EDIP, _OPENS = "time", "end", "minutes", "title", "marked", "edip", "opens"
_HEADINGS: Mapping[str, frozenset[str]] = {
    _TIME: frozenset(
        {"time", "times", "start", "starts", "start time", "begin", "begins", "begin time", "from", "when", "at"}
        | {"time slot", "zeit", "uhrzeit"}
    ),
    _END: frozenset({"end", "ends", "end time", "until", "to", "till", "finish", "finish time", "bis", "ende"}),
    _MINUTES: frozenset({"minutes", "min", "mins", "duration", "length", "how long", "dauer", "minuten"}),
    _TITLE: frozenset(
        {"what", "title", "session", "activity", "item", "topic", "part", "agenda", "programme", "program", "content"}
        | {"event", "thema", "was", "part of the day", "subject", "agenda item"}
    ),
    _MARKED: frozenset({"intensity", "marked"}),
    _EDIP: frozenset({"edip", "practice", "practices"}),
    _OPENS: frozenset({"opens", "exercise"}),
}
"""What each column may be called; any other is a remark on its part."""
_SEARCHED = 30
_STROKES = expression(r"\s*[/&]\s*")


class _Columns(Record):
    heading: int
    """The line of the headings; 0 when there are none."""
    places: Mapping[str, int]
    others: tuple[tuple[int, str], ...]
    """The columns that are remarks, each with its heading."""


def read_table(tables: Sequence[Table]) -> Plan | None:
    """The running order in the first table that is one; None when none is. Raises PlanError naming every line that
    cannot be read."""
    for table in tables:
        columns = _columns(table.head())
        if columns is not None:
            try:
                return _read([line for line in table.lines() if line.number > columns.heading], columns)
            except CaseError as problem:
                raise PlanError(str(problem)) from None
    return None


def _columns(head: Sequence[Line]) -> _Columns | None:
    for line in head[:_SEARCHED]:
        known: dict[str, int] = {}
        for at, cell in enumerate(line.cells):
            means = _means(folded(words(cell)))
            if means:
                known.setdefault(means, at)
        if _TITLE in known and known.keys() & {_TIME, _MINUTES}:
            others = [(at, words(cell)) for at, cell in enumerate(line.cells) if at not in known.values()]
            return _Columns(line.number, known, tuple(others))
    return _by_times(head)


def _means(heading: str) -> str:
    """What a column is by its heading, also behind a stroke or before a bracket: Session / activity, Time (mins)."""
    bare, bracket, inside = heading.partition("(")
    if bracket and inside.rstrip(" )") in _HEADINGS[_MINUTES]:
        return _MINUTES
    said = (heading, bare.strip(), *_STROKES.split(bare.strip()))
    return next((means for one in said for means, names in _HEADINGS.items() if one in names), "")


def _by_times(head: Sequence[Line]) -> _Columns | None:
    """The columns of a table without headings: times in one, lengths perhaps in another, and words."""
    filled = [line for line in head if not line.is_blank]
    wide = max((len(line.cells) for line in filled), default=0)
    timed = next((at for at in range(wide) if _are(filled, at, _is_a_time)), None)
    if timed is None or wide < 2:
        return None
    long = next((at for at in range(wide) if at != timed and _are(filled, at, length_of)), None)
    rest = [at for at in range(wide) if at not in (timed, long)]
    if not rest:
        return None
    places = {_TIME: timed, _TITLE: rest[0], **({_MINUTES: long} if long is not None else {})}
    return _Columns(0, places, tuple((at, "") for at in rest[1:]))


def _are(lines: Sequence[Line], at: int, is_one: Any) -> bool:
    """Whether most of what stands in a column is of that kind, and more than one."""
    cells = [words(line.cells[at]) for line in lines if at < len(line.cells) and line.cells[at].strip()]
    fits = sum(1 for cell in cells if is_one(cell))
    return fits > 1 and 2 * fits > len(cells)


def _is_a_time(cell: str) -> bool:
    try:
        span = span_at(cell)
    except ExerciseError:
        return True
    return span is not None and span.end == len(cell)


def _read(lines: Sequence[Line], columns: _Columns) -> Plan:
    found: list[Planned] = []
    problems: list[str] = []
    over: list[int] = []
    for line in lines:
        cells = [words(cell) for cell in line.cells]
        row = {means: cells[at] for means, at in columns.places.items() if at < len(cells) and cells[at]}
        if _TITLE not in row or folded(row[_TITLE]).rstrip(":") in SUMS:
            over += [line.number] if row or any(cells) else []
            continue
        try:
            fields, remarks = _part(row)
        except ExerciseError as problem:
            problems.append(f"line {line.number}: {problem}")
            continue
        beside = [(name, words(line.belongs_to(at))) for at, name in columns.others]
        below = [f"{name}: {said}" if name else said for name, said in beside if said]
        found.append(Planned(line.number, told_of({**fields, "remarks": below}), remarks))
    refuse(problems)
    said = [f"Passed over, {lines_named(over, 'no part of the day is named there')}."] if over else []
    others = [name for _, name in columns.others if name]
    if any("remarks" in item.fields for item in found):
        what = f" ({', '.join(others[:6])})" if others else ""
        said.append(f"What stands beside the parts{what} is kept as remarks, for the two of you only.")
    return Plan(tuple(found), said=tuple(said))


def _part(row: Mapping[str, str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The fields of one row, and what could have been meant otherwise. Raises ExerciseError."""
    read = part_of_day(row[_TITLE], file=True)
    fields = dict(read.fields)
    if _TIME in row:
        span = span_at(f"{row[_TIME]}-{row[_END]}" if _END in row and not _ends(row[_TIME]) else row[_TIME])
        if span is None:
            raise ExerciseError(f"“{row[_TIME][:40]}” is no time on the clock. For example 9:05, or 1:30 pm")
        fields |= {"planned": span.clock, **({"minutes": span.minutes} if span.minutes else {})}
    if _MINUTES in row:
        fields["minutes"] = _minutes(row[_MINUTES])
    if _MARKED in row and folded(row[_MARKED]) in INTENSITIES:
        fields["intensity"] = INTENSITIES[folded(row[_MARKED])]
    practices = folded(row.get(_EDIP, "")).replace(",", " ").split()
    if practices and all(word in EDIP for word in practices):
        fields["practices"] = [EDIP[word] for word in practices]
    if _OPENS in row:
        fields["exercise"] = folded(row[_OPENS]).removeprefix("opens ")
    return fields, read.remarks


def _ends(time: str) -> bool:
    """Whether a time says its end itself."""
    span = span_at(time)
    return span is not None and bool(span.minutes)


def _minutes(said: str) -> int:
    length = length_of(said)
    if length is not None:
        return length.minutes
    if said.isdecimal() and len(said) < 5:
        return int(said)
    clock = time_of(said)
    if clock and clock_of(int(clock[:2]) * 60 + int(clock[3:])) == clock:
        return int(clock[:2]) * 60 + int(clock[3:])
    raise ExerciseError(f"“{said[:40]}” is no length of time. For example 15, 15 min, or 1 h 30")
