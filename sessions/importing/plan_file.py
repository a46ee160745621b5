"""Reads a running order from a small TOML or a Markdown list. Refuses to know the session it is for.

All or nothing: every part that cannot be read is refused with its line, up to ten. See docs/plan-format.md.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from exercises.frame.running import MOST_MINUTES
from exercises.frame.state import BREAK, LIGHT, MEETINGS, PRACTICES, STIR
from exercises.kernel import toml_text
from exercises.kernel.record import Record, field
from exercises.kernel.schema import STRICT, faults, one_or_several, several, table, told, whole, words
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, folded, listed
from exercises.kernel.words import pick

MOST_BYTES = 1_000_000
_INTENSITIES = {
    "light": LIGHT,
    "stir": STIR,
    "stirs": STIR,
    "may stir": STIR,
    "may stir things": STIR,
    "break": BREAK,
}
_PRACTICES = {**{name: name for name in PRACTICES}, **{name[0]: name for name in PRACTICES}, "practice": "practise"}
_PRACTICES_ARE = 'Practices are explore, demonstrate, imitate, practise: practices = ["explore"]'
_BULLET = re.compile(r" {0,3}(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(?P<words>.*\S)\s*$")
_PASSED_OVER = re.compile(r"\s*$|\s{0,3}(#{1,6}(\s|$)|>|<!--.*-->\s*$|([-*_=]\s*){3,}$)")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:\s*(?:-|–|—|to)\s*(?P<to_hour>\d{1,2})[:.](?P<to_minute>\d\d))?\s*"
    r"(?:[:|–—-]\s*)?(?P<rest>.*)"
)
_ABOUT = re.compile(r"(?P<title>.*\S)\s*\((?P<about>[^()]*)\)")
_BRACKETS = re.compile(r"\((?P<about>[^()]+)\)")
_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|mins|minutes?)\.?")
_HOURS = re.compile(r"(\d{1,2})\s*(?:h|hours?)\.?(?:\s*(\d{1,2})\s*(?:m|min|mins|minutes?)?\.?)?")
_EXAMPLE = "- 08:45 Arrive, tea (15 min, light)"


class PlanError(Exception):
    """A running order that cannot be used. The message names each line."""


def refuse(problems: Sequence[str]) -> None:
    """Raises them all as one PlanError; nothing when there are none."""
    if problems:
        raise PlanError(told(problems))


class Planned(Record):
    """One part of the day, as the fields of the move that plans it, and the line it stands on."""

    line: int
    fields: Mapping[str, Any]


class Plan(Record):
    """A running order."""

    items: tuple[Planned, ...]
    starts: str = ""
    """The first planned time on the clock, when it is given by itself."""
    meeting: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The lines of what stands beside the parts."""


def read(path: str | os.PathLike[str]) -> Plan:
    """The running order in the file. Raises PlanError."""
    name = clean(Path(path).name)
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as problem:
        raise PlanError(f"{name} cannot be read ({problem.strerror or type(problem).__name__}).") from problem
    if len(data) > MOST_BYTES:
        raise PlanError(f"{name} is too large for a running order; a megabyte is the most.")
    try:
        text = toml_text.decoded(data)
    except toml_text.NotToml as problem:
        raise PlanError(str(problem)) from None
    is_toml = name.lower().endswith(".toml") or re.search(r"^\s*\[\[item\]\]", text, re.MULTILINE) is not None
    plan = _toml(text) if is_toml else _markdown(text)
    if not plan.items:
        example = '[[item]] with title = "Arrive, tea"' if is_toml else _EXAMPLE
        raise PlanError(f"{name} has no part of a day in it. For example {example}")
    return plan


# -- TOML -------------------------------------------------------------------------------------------------------------


def _is_meeting(said: str) -> bool:
    try:
        return bool(pick(said, MEETINGS, "kind of meeting"))
    except ExerciseError:
        return False


_PRACTICE = words(fits=lambda said: folded(said) in _PRACTICES, says="{said} does not fit. " + _PRACTICES_ARE)
_ITEM = table(
    {
        "title": words(needed=True),
        "minutes": whole(0, MOST_MINUTES),
        "intensity": words(
            blank=True,
            fits=lambda said: folded(said) in _INTENSITIES,
            says="{said} does not fit. A part is light, stir or break.",
        ),
        "practices": one_or_several(_PRACTICE),
        "exercise": words(blank=True),
        "planned": words(blank=True),
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
    found = [Planned(read.line(f"item[{place}]"), _told(_fields(item))) for place, item in enumerate(items)]
    meeting = read.table.get("meeting", "")
    return Plan(
        tuple(found),
        read.table.get("starts", ""),
        pick(meeting, MEETINGS, "kind of meeting") if meeting else "",
        read.lines,
    )


def _fields(item: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(item)
    if item.get("intensity"):
        found["intensity"] = _INTENSITIES[folded(item["intensity"])]
    practices = item.get("practices", [])
    every = practices if isinstance(practices, list) else [practices]
    return {**found, "practices": [_PRACTICES[folded(one)] for one in every]}


def _told(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in ("", 0, [])}


# -- Markdown ---------------------------------------------------------------------------------------------------------


def _markdown(text: str) -> Plan:
    found: list[Planned] = []
    problems: list[str] = []
    for number, raw in enumerate(text.split("\n"), 1):
        if _PASSED_OVER.match(raw):
            continue
        bullet = _BULLET.match(raw)
        if bullet is None:
            problems.append(f"line {number}: “{clean(raw)[:40]}” is no part of the day. A part is written {_EXAMPLE}")
            continue
        try:
            found.append(Planned(number, _told(_part(clean(bullet["words"]), number))))
        except PlanError as problem:
            problems.append(str(problem))
    refuse(problems)
    return Plan(tuple(found))


def _part(words: str, line: int) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    clock = _CLOCK.fullmatch(words.replace("**", ""))
    if clock is not None:
        fields["planned"] = f"{clock['hour']}:{clock['minute']}"
        words = clock["rest"]
        if clock["to_hour"] is not None:
            begun = int(clock["hour"]) * 60 + int(clock["minute"])
            fields["minutes"] = (int(clock["to_hour"]) * 60 + int(clock["to_minute"]) - begun) % (24 * 60)
    if words.count("(") > words.count(")"):
        raise PlanError(f"line {line}: the bracket is never closed. A part is written {_EXAMPLE}")
    alone = _BRACKETS.fullmatch(words.strip())
    if alone is not None and _about(_parts(alone["about"]), line) is not None:
        raise PlanError(f"line {line}: a part needs its title before the brackets: {_EXAMPLE}")
    about = _ABOUT.fullmatch(words)
    if about is not None:
        said = _about(_parts(about["about"]), line)
        if said is not None:
            words = about["title"]
            fields.update(said)
    fields["title"] = words.replace("**", "").strip().removeprefix(":").strip()
    if not fields["title"]:
        raise PlanError(f"line {line}: a part needs its title: {_EXAMPLE}")
    return fields


def _parts(words: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;]", words) if part.strip()]


def _about(parts: list[str], line: int) -> dict[str, Any] | None:
    """What stands in the brackets behind a title; None when they are the title's own."""
    fields: dict[str, Any] = {}
    practices: list[str] = []
    strange: list[str] = []
    for part in parts:
        said = folded(part)
        minutes, hours = _MINUTES.fullmatch(said), _HOURS.fullmatch(said)
        if minutes is not None:
            fields["minutes"] = int(minutes[1])
        elif hours is not None:
            fields["minutes"] = int(hours[1]) * 60 + int(hours[2] or 0)
        elif said in _INTENSITIES:
            fields["intensity"] = _INTENSITIES[said]
        elif said.startswith("opens ") and "exercise" not in fields:
            fields["exercise"] = said.removeprefix("opens ").strip()
        elif all(word in _PRACTICES for word in said.split()):
            practices += [_PRACTICES[word] for word in said.split()]
        else:
            strange.append(part)
    if practices:
        fields["practices"] = practices
    if strange and fields:
        raise PlanError(
            f"line {line}: “{strange[0][:40]}” does not fit in the brackets. They take minutes, light, stir or break, "
            "EDIP, and opens with an exercise: (25 min, light, explore, opens post-its)"
        )
    return fields if not strange else None
