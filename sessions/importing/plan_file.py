"""Reads a running order from a small TOML or a Markdown list. Refuses to know the session it is for.

All or nothing: every part that cannot be read is refused with its line, up to ten. See docs/plan-format.md.
A little long: both ways of writing a day stand side by side, so that they stay alike.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exercises.frame.state import BREAK, LIGHT, MEETINGS, PRACTICES, STIR
from exercises.kernel.record import Record, field
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, clean_data, folded, listed
from exercises.kernel.toml_text import places
from exercises.kernel.words import pick
from sessions.importing.plan_problems import PlanError, Problems

__all__ = ["Plan", "PlanError", "Planned", "Problems", "read"]

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
_FIELDS = ("title", "minutes", "intensity", "practices", "exercise", "planned")
_TOP = ("item", "starts", "meeting")
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
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise PlanError(f"line {line}: this is not UTF-8 text. Save the file as UTF-8, so that macrons stay.") from None
    is_toml = name.lower().endswith(".toml") or re.search(r"^\s*\[\[item\]\]", text, re.MULTILINE) is not None
    plan = _toml(text) if is_toml else _markdown(text)
    if not plan.items:
        example = '[[item]] with title = "Arrive, tea"' if is_toml else _EXAMPLE
        raise PlanError(f"{name} has no part of a day in it. For example {example}")
    return plan


# -- TOML -------------------------------------------------------------------------------------------------------------


def _toml(text: str) -> Plan:
    try:
        held = clean_data(tomllib.loads(text))
    except tomllib.TOMLDecodeError as problem:
        at = re.search(r"\(at line (\d+), column \d+\)", str(problem))
        line = int(at[1]) if at else text.count("\n") + 1
        raise PlanError(
            f'line {line}: this cannot be read as TOML. Words stand in quotes: title = "Arrive, tea"'
        ) from None
    except RecursionError:
        raise PlanError("line 1: this goes too deep for a running order.") from None
    lines = places(text)
    problems = Problems()
    for key in held:
        if key not in _TOP:
            said = f"{key[:40]} is not known here. There is {listed(list(_TOP))}."
            problems.add(f"line {lines.get(key, 1)}: {said}")
    items = held.get("item", [])
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise PlanError(f"line {lines.get('item', 1)}: parts of the day stand under [[item]], each its own.")
    starts = meeting = ""
    with problems.kept():
        starts = _word(held, "starts", lines)
    with problems.kept():
        meeting = _meeting(held, lines)
    found: list[Planned] = []
    for place, item in enumerate(items):
        with problems.kept():
            found.append(_item(item, place, lines))
    problems.raise_any()
    return Plan(tuple(found), starts, meeting, lines)


def _word(held: Mapping[str, Any], name: str, lines: Mapping[str, int]) -> str:
    value = held.get(name, "")
    if not isinstance(value, str):
        raise PlanError(f'line {lines.get(name, 1)}: {name} is words in quotes, such as {name} = "8:45".')
    return value


def _meeting(held: Mapping[str, Any], lines: Mapping[str, int]) -> str:
    said = _word(held, "meeting", lines)
    try:
        return pick(said, MEETINGS, "kind of meeting") if said else ""
    except ExerciseError as problem:
        raise PlanError(f"line {lines.get('meeting', 1)}: {problem}") from None


def _item(item: Mapping[str, Any], place: int, lines: Mapping[str, int]) -> Planned:
    first = lines.get(f"item[{place}]", 1)
    for name in item:
        if name not in _FIELDS:
            where = lines.get(f"item[{place}].{name}", first)
            raise PlanError(f"line {where}: {name[:40]} is not known here. A part has {listed(list(_FIELDS))}.")
    found: dict[str, Any] = {}
    for name, value in item.items():
        where = lines.get(f"item[{place}].{name}", first)
        match name:
            case "minutes":
                if type(value) is not int:
                    raise PlanError(f"line {where}: minutes are a whole number: minutes = 15")
                found[name] = value
            case "intensity":
                found[name] = _chosen(value, _INTENSITIES, "A part is light, stir or break.", where)
            case "practices":
                every = value if isinstance(value, list) else [value]
                sentence = 'practices are explore, demonstrate, imitate, practise: practices = ["explore"]'
                found[name] = [_chosen(one, _PRACTICES, sentence, where) for one in every]
            case _:
                if not isinstance(value, str):
                    raise PlanError(f"line {where}: {name} is words in quotes.")
                found[name] = value
    if not found.get("title"):
        raise PlanError(f'line {first}: a part needs its title: title = "Arrive, tea"')
    return Planned(first, _told(found))


def _chosen(value: Any, choices: Mapping[str, str], sentence: str, line: int) -> str:
    if value == "" and choices is _INTENSITIES:
        return ""
    found = choices.get(folded(value)) if isinstance(value, str) else None
    if found is None:
        raise PlanError(f"line {line}: “{clean(str(value))[:40]}” does not fit. {sentence[:1].upper()}{sentence[1:]}")
    return found


def _told(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in ("", 0, [])}


# -- Markdown ---------------------------------------------------------------------------------------------------------


def _markdown(text: str) -> Plan:
    found: list[Planned] = []
    problems = Problems()
    for number, raw in enumerate(text.split("\n"), 1):
        if _PASSED_OVER.match(raw):
            continue
        bullet = _BULLET.match(raw)
        with problems.kept():
            if bullet is None:
                said = f"“{clean(raw)[:40]}” is no part of the day."
                raise PlanError(f"line {number}: {said} A part is written {_EXAMPLE}")
            found.append(Planned(number, _told(_part(clean(bullet["words"]), number))))
    problems.raise_any()
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
