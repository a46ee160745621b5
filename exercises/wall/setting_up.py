"""What a wall's template may hold, and how a wall begins with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.kernel.schema import Fault, Kind, anything, one_of, several, table, truth, used, words
from exercises.kernel.template import Template, check, template_kind
from exercises.kernel.text import folded
from exercises.wall.canvas import BOXES
from exercises.wall.places import NOT, WORKS
from exercises.wall.state import SOURCES, Area, Question, Wall


def _typed_keys(template: Mapping[str, Any]) -> Iterator[Fault]:
    """The keys of questions and areas are typed alike, each as one word."""
    seen: dict[str, str] = {}
    for part in ("questions", "areas"):
        items = template.get(part)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            if not isinstance(item, Mapping):
                continue
            place = f"{part}[{index}].key"
            key = folded(str(item.get("key", "")))
            if key and seen.setdefault(key, place) != place:
                yield Fault(place, f"{seen[key]} is {key} already. Each question and area needs a key of its own.")
            elif " " in key or key.isdigit():
                yield Fault(place, f"{key} has to be one word, not a number, for it is typed.")
            also = item.get("also_called")
            for at, called in enumerate(also if isinstance(also, list) else ()):
                place, word = f"{part}[{index}].also_called[{at}]", folded(str(called))
                if seen.setdefault(word, place) != place:
                    yield Fault(place, f"{seen[word]} is {word} already.")
                elif " " in word or word.isdigit():
                    yield Fault(place, f"{word} has to be one word, not a number, for it is typed.")


def _turns(template: Mapping[str, Any]) -> Iterator[Fault]:
    """The boxes' turn names each of them once."""
    turn, areas = template.get("turn"), template.get("areas")
    if not isinstance(turn, list) or not isinstance(areas, list):
        return
    known = [item.get("key") for item in areas if isinstance(item, Mapping) and isinstance(item.get("key"), str)]
    if len(known) < len(areas):
        return  # what is wrong with the areas is said there
    if template.get("layout") != BOXES:
        yield Fault("turn", f'only a wall in boxes has a turn: layout = "{BOXES}"')
    elif sorted(map(str, turn)) != sorted(map(str, known)):
        yield Fault("turn", f"each of the areas stands here once: {', '.join(map(str, known))}.")


def _some(*needed: str, **more: Kind) -> Kind:
    return several(table({**{name: words(needed=True) for name in needed}, **more}), least=1)


WALL_TEMPLATE = template_kind(
    {
        "start_with_minutes": anything(),
        "questions": _some(
            "key",
            "title",
            "ask",
            side=used(anything(), lambda side: side in (WORKS, NOT), f"{WORKS} or {NOT} is needed here."),
        ),
        "areas": _some("key", "title", "short", also_called=several(words(needed=True))),
        "authors": truth(),
        "room_views": truth(),
        "notes_from": one_of(SOURCES),
        "layout": one_of((BOXES,)),
        "turn": several(words(needed=True)),
    },
    _typed_keys,
    _turns,
)


def start(template: Template) -> Wall:
    """A wall with nothing on it. Raises TemplateError naming the places that cannot be used."""
    given = template.words
    check(WALL_TEMPLATE, given)
    questions = tuple(Question(item["key"], item["title"], item["ask"]) for item in given["questions"])
    areas = tuple(Area(item["key"], item["title"], item["short"]) for item in given["areas"])
    return Wall(
        template,
        questions,
        areas,
        given.get("authors", False),
        question=questions[0].key,
        area=next(iter(given.get("turn", ())), areas[0].key),
        phase=template.phases[0].key,
    )
