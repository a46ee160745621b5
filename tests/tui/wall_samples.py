"""A wall filled with the sample notes and their theming, for the tests of what the room sees. Tests nothing itself."""

from __future__ import annotations

import csv
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from exercises.kernel.template import Template, template_of
from exercises.wall.setting_up import start
from exercises.wall.shape import WALL
from exercises.wall.state import Wall

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sessions" / "samples"
AT = "2025-11-08T10:00:00+13:00"
PRIVATE = "PRIVATEMARK"


@cache
def template(**changes: Any) -> Template:
    """The built-in template, or with some of its words changed."""
    words = tomllib.loads((ROOT / "exercises" / "templates" / "post-its.toml").read_text(encoding="utf-8"))
    return template_of({**words, **changes})


def moved(state: Wall, kind: str, **data: Any) -> Wall:
    """The state after one move."""
    return WALL.moves[kind](state, **data)


def gone_to(state: Wall, phase: str) -> Wall:
    """The state in that phase."""
    return moved(state, "phase", phase=phase, at=AT)


def started(**changes: Any) -> Wall:
    """A wall with nothing on it."""
    return start(template(**changes))


def noted(*texts: str, question: str = "HELPS", area: str = "me", phase: str = "cluster", **changes: Any) -> Wall:
    """A wall with these notes on it, numbered from 1."""
    held = [{"question": question, "area": area, "text": text} for text in texts]
    return gone_to(moved(started(**changes), "notes", notes=held), phase)


@cache
def notes_up() -> Wall:
    """The 340 sample notes, up and not placed."""
    with (SAMPLES / "notes.csv").open(encoding="utf-8-sig", newline="") as file:
        held = [{"question": row["question"], "area": row["area"], "text": row["text"]} for row in csv.DictReader(file)]
    return gone_to(moved(started(), "notes", notes=held), "put-up")


@cache
def themed() -> Wall:
    """The sample notes themed, checked with the group and decided, with what the facilitators keep for themselves."""
    made = json.loads((SAMPLES / "theming.json").read_text(encoding="utf-8"))
    state = gone_to(notes_up(), "name")
    numbers: dict[str, int] = {}
    for number, theme in enumerate(made["themes"], 1):
        numbers[theme["id"]] = number
        loose = [note for note in theme["notes"] if state.notes[note].loose]
        state = moved(state, "new_theme", notes=loose, name=theme["name"], question=theme["question"])
        for field in ("description", "includes", "excludes"):
            state = moved(state, "describe", theme=number, field=field, text=theme[field])
    for number in made["lone"]:
        state = moved(state, "lone", notes=[number], why=f"{PRIVATE} a facilitator's thought")
    for item in made["contested"]:
        state = moved(state, "contested", note=item["row"], readings=[item["reading_1"], item["reading_2"]])
    for item in made["parked"]:
        state = moved(state, "park", notes=[item["row"]], why=item["why"], until=item["until"])
    state = moved(state, "link", between=[1, 2], why="one opens the door for the other", at=AT, by="F2")
    state = moved(
        state,
        "link",
        between=[3, numbers["B2"]],
        why="being heard is asked for here and missing there",
        apart=True,
        at=AT,
        by="F2",
    )
    state = gone_to(state, "check")
    state = moved(state, "people", count=made["member_check"]["people"])
    for item in made["member_check"]["responses"]:
        theme = numbers.get(item["theme"])
        if theme is None:
            continue
        state = moved(
            state,
            "check",
            theme=theme,
            yes=item["yes"],
            change=item["yes_with_change"],
            no=item["no"],
            passed=item["pass"],
            said=item["said"],
            at=AT,
        )
        state = moved(state, "decide", theme=theme, decision=_decision(item["decision"]), why=item["why"], at=AT)
    return state


def _decision(words: str) -> str:
    return "minority" if "minority" in words else words
