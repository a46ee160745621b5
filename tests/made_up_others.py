"""Templates of the other shapes made up at random: a built-in one in words that nobody would think of together."""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

from sessions.library import template_files, templates
from tests.made_up_pages import NAMES, SINGLE

Table = dict[str, Any]

BEGUN_FROM = (
    "live-grid",
    "paper-grid",
    "net-gram",
    "post-its",
    "canvas",
    "thinking-caps",
    "group-thinking-caps",
    "frame",
)
"""One of each shape, and of each layout of it."""
TYPED = ("rows", "questions", "areas", "empty_reasons", "marks", "headings", "weather", "phases")
"""The parts whose keys are typed."""
_WORDS = (
    "שלום לכולם|مرحبا بكم|{0}|{}|[link](x) *so* _it_|<b>so</b>|🙂🙃|100%|Ngā pātai o tō mātou whānau|"
    "\"quoted\" and 'so'|1: two|so: it is|a / b|2|blank|undo|note|=1+1|\\n|%s|P19|"
    "A title that goes on and on, and then some more, up to eighty|。日本語の題"
)
WORDS = _WORDS.split("|")
"""Awkward titles."""
_SAID = ("title", "label", "heading", "room", "ask", "hint", "say", "prompt", "not_yet", "purpose", "short")


def template(seed: int) -> Table:
    """One that is taken by who looks it through: what is refused there is called otherwise."""
    by = Random(seed)
    made = _made(by)
    for _ in range(60):
        faults = template_files._faults(made)
        if not faults:
            break
        _otherwise(by, made, faults[0].place)
    return made


def _made(by: Random) -> Table:
    was = by.choice(BEGUN_FROM)
    made = json.loads(json.dumps(dict(templates.built_in()[was].words)))
    made |= {"key": "frame" if was == "frame" else "made-up", "also_called": []}
    for name in ("title", "purpose"):
        made[name] = by.choice(WORDS)
    for part in TYPED:
        if by.random() < 0.4 and part in made and (part != "questions" or "areas" in made):
            _fewer_or_more(by, made, part)
        for one in made.get(part, ()):
            for name in _SAID:
                if isinstance(one.get(name), str) and (part, name) != ("phases", "room") and by.random() < 0.6:
                    one[name] = by.choice(WORDS)
            for name in ("record", "say", "do", "watch"):
                if name in one:
                    one[name] = [by.choice(WORDS)] if isinstance(one[name], list) and name != "record" else []
            if part != "phases" and (part != "questions" or "areas" in made) and by.random() < 0.5:
                one["key"] = by.choice(NAMES if by.random() < 0.5 else SINGLE)
    if "turn" in made:
        made["turn"] = [one["key"] for one in made["areas"]]
    for one in made.get("rows", ()):
        one |= {"whanau": by.random() < 0.5} if by.random() < 0.3 else {}
    for one in made.get("reminders", ()):
        one["text"] = by.choice(WORDS)
    return made


def _fewer_or_more(by: Random, made: Table, part: str) -> None:
    """One of them, some of them, or twice as many."""
    items = made[part]
    many = by.choice((1, max(1, len(items) - 2), 2 * len(items)))
    more = [{**one, "key": f"{one['key']}-two"} for one in items]
    made[part] = [*items, *([] if part == "phases" else more)][:many]
    if part == "areas":
        for one in made[part][len(items) :]:
            one |= {"short": one["key"], "also_called": []}
    if part == "phases":
        made["remedies"] = []


def _otherwise(by: Random, made: Table, place: str) -> None:
    """The template with something else in that place, or with nothing."""
    *way, last = re.findall(r"\w+", place)
    here: Any = made
    for part in way:
        here = here[int(part) if part.isdecimal() else part]
    if isinstance(here, list):
        del here[int(last)]
    elif last == "turn":
        made["turn"] = [one["key"] for one in made["areas"]]
    elif last in ("key", "short", "title", "label", "prompt", "heading"):
        here[last] = by.choice(SINGLE if last == "key" else WORDS)
        if "turn" in made:
            made["turn"] = [one["key"] for one in made["areas"]]
    elif last in here:
        del here[last]
