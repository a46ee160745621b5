"""Templates of pages made up at random, with names that nobody would think of together, and the lines that fill them.

A line is made of what the template says and nothing else, as somebody does who wrote it and reads the screen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from random import Random
from typing import Any

from exercises.kernel.declared import LETTERS_OF_THE_FRAME
from exercises.kernel.things import ANYBODY
from exercises.pages.fields import COUNTS, KINDS, PAPER
from sessions.library import template_files

Table = dict[str, Any]

_NAMES = (
    "said|sa|sat|what|words|one|some|on|who|a|b|x|y|p|k|at|by whom|nods|add on|none left|show|blank|next|undo|"
    "back|home|end|close|list|find|whānau|whanau ora|kōrero|pātai|tō mātou|Kāinga|שלום|مرحبا|عنوان طويل|日本|naïve|"
    "first words|first|first aid|half-day|2nd floor|no. 3b|title|number|kind|state|kept|consent|withdraw|keep it|"
    "cutting|minutes|timer|go|go on|park|action|jargon|quiet|pages|roles|role|same|day|yes|no|pass it on|high|"
    "low|up|down|am|pm|12 May|may|friday|today|P19|F1|s1|e1|why|why not|because|done it|told|"
    "everything that was said about it before anybody sat down|rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr|x / y|it's|"
    'don\'t|"so"|50%|?|and|or|to|for|with|of us|not|- no|+ more|> on|. stop|, so|#3|(maybe)|🙂|<b>|& co|=1+1|@home|'
    "-|null|true|None|__class__|{}|{0}|%s|\\n|[link](x)|*so*|turned|then|two|toru|one more|a b|b side|kāo|ae|"
    "1 to 1|sees|page|line|one / two"
)
_SINGLE = (
    "thing|Thing|story|kōrero|Whānau|desk|a|s|show|next|note|chair|page|day|count|quiet|pages|roles|group|שלום|"
    "日本|moment|visit|blank|exercise|end"
)
NAMES, SINGLE = _NAMES.split("|"), _SINGLE.split("|")
LETTERS = tuple(letter for letter in "abdklmortvyz" if letter not in LETTERS_OF_THE_FRAME)
PHRASES = ("Begin", "Tell it", "Kōrero mai", "So?", "שלום לכולם", "What is it like?", "A long phrase that goes on " * 4)


def template(seed: int) -> Table:
    """One that is taken by who looks it through: what is refused there is left out, or called otherwise."""
    by = Random(seed)
    made = _made(by)
    for _ in range(40):
        places = [one.place for one in template_files._faults(made)]
        if not places:
            break
        _otherwise(by, made, places[0])
    return made


def _otherwise(by: Random, made: Table, place: str) -> None:
    """The template with something else in that place, or with nothing."""
    *way, last = re.findall(r"\w+", place)
    here: Any = made
    for part in way:
        here = here[int(part) if part.isdecimal() else part]
    if last == "key":
        here["key"] = by.choice(NAMES if {"fields", "phases"} & {*way} else SINGLE)
    elif last == "words":
        here["words"] = {word: word for word in by.sample(NAMES, 2)}
    elif last == "kind":
        here |= {"kind": "text", "each": ""}
    elif last == "room":
        here["room"] = "quiet" if "phases" in way else "{}"
    elif last == "letter":
        here["letter"] = by.choice(LETTERS)
    elif isinstance(here, list):
        here[int(last)] = by.choice(NAMES)
    elif last in here:
        del here[last]
    else:
        made["kinds"] = [{"key": "thing", "title": "Thing", "fields": [_field(by, "said", {}, ["said"])]}]


def _made(by: Random) -> Table:
    kinds = [_kind(by, at) for at in range(by.choice((1, 1, 2, 3)))]
    made: Table = {
        "key": "made-up",
        "shape": "pages",
        "title": by.choice(PHRASES),
        "purpose": "To see.",
        "source": "Made up.",
        "minutes": [by.randint(0, 5), by.randint(5, 30)],
        "kinds": kinds,
    }
    if by.random() < 0.5:
        made["group"] = [_group(by, key) for key in by.sample(SINGLE, by.choice((1, 1, 2)))]
    phases = by.sample(NAMES, by.choice((1, 2, 4)))
    rooms = ["pages", "quiet", *(kind["key"] for kind in kinds), *(one["key"] for one in made.get("group", ()))]
    rooms += ["roles", "next", "picks"] if by.random() < 0.2 else []
    made["phases"] = [
        {
            "key": key,
            "title": by.choice(PHRASES),
            "minutes": sorted((by.randint(0, 9), by.randint(0, 9))),
            "room": by.choice(rooms),
            "purpose": "It goes on.",
            "say": ["So?"],
            "do": [],
            "watch": [],
            "record": [],
        }
        for key in phases
    ]
    if by.random() < 0.2:
        made["wordless"] = [by.choice(phases)]
    fields = [one["key"] for kind in kinds for one in kind["fields"]]
    for name in ("spotlight", "beside", "listed"):
        if by.random() < 0.3:
            made[name] = by.sample(fields, min(len(fields), by.choice((1, 2))))
    return made


def _kind(by: Random, at: int) -> Table:
    kind: Table = {"key": by.choice(SINGLE), "title": by.choice(PHRASES)}
    if at or by.random() < 0.1:
        kind["letter"] = by.choice(LETTERS)
    for name, share in (("consent", 0.2), ("sides", 0.3), ("picks", 0.15), ("private", 0.1)):
        if by.random() < share:
            kind[name] = True
    if by.random() < 0.2:
        kind["owner"] = by.choice(("teller", "whoever told it", "שלום"))
    if by.random() < 0.3:
        kind["states"] = by.sample(NAMES, by.choice((2, 3)))
        if by.random() < 0.5:
            kind["leaves"] = by.choice(kind["states"])
        if by.random() < 0.3:
            kind["needs"] = {kind["states"][-1]: kind["states"][0]}
    keys = by.sample(NAMES, by.choice((1, 2, 4, 9, 14)))
    kind["fields"] = [_field(by, key, kind, keys) for key in keys]
    texts = [one["key"] for one in kind["fields"] if one["kind"] == "text"]
    ticks = [one["key"] for one in kind["fields"] if one["kind"] == "tick"]
    counted = [one["key"] for one in kind["fields"] if one["kind"] == "choice" and one["sees"] == "anonymous"]
    if texts and by.random() < 0.15:
        kind["begun"] = by.choice(texts)
    if ticks and by.random() < 0.3:
        kind["draft"] = {"until": by.choice(ticks), "says": "a draft until then"}
    if counted and by.random() < 0.4:
        kind["counted"] = by.choice(counted)
    for one in kind["fields"]:
        if one["kind"] == "choice" and texts and by.random() < 0.3:
            one["why"] = by.choice(texts)
    return kind


def _field(by: Random, key: str, kind: Table, keys: list[str]) -> Table:
    what = by.choice([one for one in KINDS if one != "voices" or kind.get("sides") or by.random() < 0.3])
    made: Table = {
        "key": key,
        "title": by.choice((key, key, by.choice(NAMES), by.choice(PHRASES))),
        "ask": "What is it?",
        "kind": what,
        "sees": by.choice((*ANYBODY, PAPER, "room")),
    }
    if what in ("choice", "counts") or (what == "choices" and by.random() < 0.5):
        words = by.sample(NAMES, by.choice((1, 2, 5, 12)))
        made["words"] = {word: by.choice((word, f"It is {word}.", by.choice(PHRASES))) for word in words}
    if what == "voices" and not kind.get("sides"):
        made["each"] = "role"
    if what == "tick" and by.random() < 0.4:
        made["each"] = "side" if kind.get("sides") else by.choice(keys)
    if what == "text" and by.random() < 0.2:
        made["room"] = by.choice(("We said: {}.", "{}", "{} — {}"))
    if what == "text" and by.random() < 0.2:
        made["limit"] = by.choice((20, 400))
    if by.random() < 0.1:
        made["none"] = "nothing yet"
    if what == "choices" and "words" not in made and by.random() < 0.3:
        made[by.choice(("roles", "conceals"))] = True
    return made


def _group(by: Random, key: str) -> Table:
    words = by.sample(NAMES, by.choice((1, 2, 5)))
    return {
        "key": key,
        "title": by.choice(PHRASES),
        "ask": "How many?",
        "kind": COUNTS,
        "sees": "anonymous",
        "words": {word: word for word in words},
    }


def toml(table: Mapping[str, Any], place: str = "") -> str:
    """The table as a file of it is written."""
    plain = {name: value for name, value in table.items() if not _is_tables(value)}
    found = [f"{_name(name)} = {_value(value)}" for name, value in plain.items()]
    for name, value in table.items():
        for one in value if _is_tables(value) else ():
            here = f"{place}.{name}".lstrip(".")
            found += ["", f"[[{here}]]", toml(one, here)]
    return "\n".join(found)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _name(name: str) -> str:
    return name if name.isascii() and name.isidentifier() else json.dumps(name, ensure_ascii=False)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_name(name)} = {_value(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else json.dumps(value, ensure_ascii=False)
