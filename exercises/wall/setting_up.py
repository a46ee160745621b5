"""Begins a wall from its template. Refuses a template whose questions or areas cannot be asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.template import Template, TemplateError
from exercises.kernel.text import folded
from exercises.wall.state import POST_IT, SOURCES, Area, Question, Wall


def start(template: Template) -> Wall:
    """A wall with nothing on it. Raises TemplateError naming the place."""
    questions = tuple(
        Question(*_words(item, f"questions[{at}].", ("key", "title", "ask")))
        for at, item in enumerate(_listed(template, "questions"))
    )
    areas = tuple(
        Area(*_words(item, f"areas[{at}].", ("key", "title", "short")))
        for at, item in enumerate(_listed(template, "areas"))
    )
    keys = [folded(key) for key in (*(held.key for held in questions), *(held.key for held in areas))]
    for at, key in enumerate(keys):
        if key in keys[:at]:
            raise TemplateError(f"questions, areas: the key {key} stands twice. Each needs its own.")
        if " " in key or key.isdigit():
            raise TemplateError(f"questions, areas: the key {key} has to be one word, not a number, for it is typed.")
    authors = template.words.get("authors", False)
    if not isinstance(authors, bool):
        raise TemplateError("authors: true or false is needed here.")
    if not isinstance(template.words.get("room_views", True), bool):
        raise TemplateError("room_views: true or false is needed here; false keeps all of it off the room screen.")
    if template.words.get("notes_from", POST_IT) not in SOURCES:
        raise TemplateError(f"notes_from: one of these is needed here: {', '.join(SOURCES)}.")
    return Wall(
        template,
        questions,
        areas,
        authors,
        question=questions[0].key,
        area=areas[0].key,
        phase=template.phases[0].key,
    )


def _listed(template: Template, name: str) -> list[Any]:
    found = template.words.get(name)
    if not isinstance(found, list) or not found:
        raise TemplateError(f"{name}: at least one is needed, each under [[{name}]].")
    return found


def _words(item: Any, place: str, names: tuple[str, ...]) -> list[str]:
    if not isinstance(item, Mapping):
        raise TemplateError(f"{place.rstrip('.')}: words under their names are needed here.")
    for name in names:
        if not isinstance(item.get(name), str) or not item[name].strip():
            raise TemplateError(f"{place}{name}: some words are needed here.")
    return [item[name] for name in names]
