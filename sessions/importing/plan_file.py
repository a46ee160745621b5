"""Reads a running order out of a file: a small TOML, a text or a table.

All or nothing: every part that cannot be read is refused with its line, up to ten. See docs/plan-format.md.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exercises.frame.day_part import EDIP, INTENSITIES
from exercises.frame.running import MOST_MINUTES
from exercises.frame.things import MEETINGS
from exercises.kernel import toml_text
from exercises.kernel.schema import STRICT, faults, one_or_several, several, table, whole, words
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, folded, listed
from exercises.kernel.times import time_of
from exercises.kernel.words import pick
from sessions.importing.case_form import CaseError
from sessions.importing.decoding import as_utf8
from sessions.importing.plan_parts import EXAMPLE, Plan, PlanError, Planned, refuse, told_of
from sessions.importing.plan_table import read_table
from sessions.importing.plan_text import read_text
from sessions.importing.table import csv_tables, table_in_text
from sessions.store.kinds_of_file import is_workbook, other_kind
from sessions.store.strict_json import JsonError, read_bytes

MOST_BYTES = 1_000_000
MOST_PARTS = 500
_PRACTICES_ARE = 'Practices are explore, demonstrate, imitate, practise: practices = ["explore"]'


def read(path: str | os.PathLike[str]) -> Plan:
    """The running order in the file. Raises PlanError."""
    name = clean(Path(path).name)
    try:
        data = read_bytes(path, MOST_BYTES)
    except JsonError as problem:
        raise PlanError(str(problem)) from None
    other = other_kind(data)
    if other:
        raise PlanError(f"{name}: {other}")
    plan = _workbook(data) if is_workbook(data) else _written(name, data)
    if len(plan.items) > MOST_PARTS:
        raise PlanError(
            f"{name} has {len(plan.items):,} parts; a day has at most {MOST_PARTS}. Give what of it is one day."
        )
    if not plan.items:
        example = '[[item]] with title = "Arrive, tea"' if name.lower().endswith(".toml") else EXAMPLE
        raise PlanError(f"{name} has no part of a day in it. For example {example}")
    return plan


def _workbook(data: bytes) -> Plan:
    from sessions.importing.workbook import sheets

    try:
        return read_table(sheets(data)) or Plan(())
    except CaseError as problem:
        raise PlanError(str(problem)) from None


def _written(name: str, data: bytes) -> Plan:
    try:
        text = toml_text.decoded(as_utf8(data))
    except toml_text.NotToml as problem:
        raise PlanError(str(problem)) from None
    if name.lower().endswith(".toml") or re.search(r"^\s*\[\[item\]\]", text, re.MULTILINE):
        return _toml(text)
    if name.lower().endswith((".csv", ".tsv")):
        return read_table(csv_tables(text)) or Plan(())
    drawn = table_in_text(text)
    return (read_table([drawn]) if drawn is not None else None) or read_text(text)


# -- TOML -------------------------------------------------------------------------------------------------------------


def _is_meeting(said: str) -> bool:
    try:
        return bool(pick(said, MEETINGS, "kind of meeting"))
    except ExerciseError:
        return False


_PRACTICE = words(fits=lambda said: folded(said) in EDIP, says="{said} does not fit. " + _PRACTICES_ARE)
_ITEM = table(
    {
        "title": words(needed=True),
        "minutes": whole(0, MOST_MINUTES),
        "intensity": words(
            blank=True,
            fits=lambda said: folded(said) in INTENSITIES,
            says="{said} does not fit. A part is light, stir or break.",
        ),
        "practices": one_or_several(_PRACTICE),
        "exercise": words(blank=True),
        "tool": words(40, blank=True),
        "planned": words(blank=True),
        "remarks": one_or_several(words()),
    }
)
_PLAN = table(
    {
        "item": several(_ITEM),
        "starts": words(blank=True),
        "meeting": words(
            blank=True,
            fits=_is_meeting,
            says=f"{{said}} is no kind of meeting. There is {listed(MEETINGS, joiner='or')}.",
        ),
    }
)
"""What a running order in TOML may hold."""


def _toml(text: str) -> Plan:
    try:
        read = toml_text.read(text)
    except toml_text.NotToml as problem:
        raise PlanError(str(problem)) from None
    refuse(read.told(faults(_PLAN, read.table, STRICT)))
    items = read.table.get("item", ())
    problems: list[str] = []
    found = []
    for place, item in enumerate(items):
        line = read.line(f"item[{place}]")
        try:
            found.append(Planned(line, told_of(_fields(item))))
        except ExerciseError as problem:
            problems.append(f"line {read.line(f'item[{place}].planned')}: {problem}")
    starts = read.table.get("starts", "")
    try:
        starts = _clock(starts) if starts else ""
    except ExerciseError as problem:
        problems.insert(0, f"line {read.line('starts')}: {problem}")
    refuse(problems)
    meeting = read.table.get("meeting", "")
    kind = pick(meeting, MEETINGS, "kind of meeting") if meeting else ""
    return Plan(tuple(found), starts, kind, read.lines)


def _fields(item: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(item)
    if item.get("intensity"):
        found["intensity"] = INTENSITIES[folded(item["intensity"])]
    if item.get("planned"):
        found["planned"] = _clock(item["planned"])
    for name in ("practices", "remarks"):
        lines = item.get(name, [])
        found[name] = lines if isinstance(lines, list) else [lines]
    return {**found, "practices": [EDIP[folded(one)] for one in found["practices"]]}


def _clock(words: str) -> str:
    """The time as HH:MM. Raises ExerciseError."""
    found = time_of(words)
    if not found:
        raise ExerciseError('A time on the clock is hours and minutes: planned = "9:20", or "1:15 pm"')
    return found
