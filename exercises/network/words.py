"""Checks the parts of a template that only the network shape reads. Refuses to know where the template came from."""

from __future__ import annotations

from typing import Any

from exercises.kernel.template import Template, TemplateError

_PARTS: dict[str, tuple[str, ...]] = {
    "rows": ("key", "title"),
    "questions": ("key", "word", "heading"),
    "fields": ("key", "word", "heading"),
    "bases": ("key", "label"),
    "marks": ("key", "label"),
    "empty_reasons": ("key", "label"),
    "remedies": ("when", "do"),
}
"""The lists a network template may have, and the words each of their items needs."""
_MAY_HAVE = ("label", "room", "ask", "hint", "say")


def check(template: Template) -> None:
    """Raises TemplateError naming the place of the first thing that is missing or is not words."""
    words = template.words
    for part, needed in _PARTS.items():
        items = words.get(part, [])
        if not isinstance(items, list):
            raise TemplateError(f"{part}: a list is needed here, each item under [[{part}]].")
        for index, item in enumerate(items):
            _item(f"{part}[{index}]", item, needed)
    if not words.get("rows"):
        raise TemplateError("rows: at least one row is needed.")
    keys = [row["key"] for row in words["rows"]]
    if len(set(keys)) != len(keys):
        raise TemplateError("rows: two rows have the same key.")
    for name in ("agency_words",):
        listed = words.get(name, [])
        if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
            raise TemplateError(f"{name}: a list of words in quotes is needed here.")
    if not isinstance(words.get("agency_prompt", ""), str):
        raise TemplateError("agency_prompt: words in quotes are needed here.")
    if not isinstance(words.get("chairs", True), bool):
        raise TemplateError("chairs: true or false is needed here.")


def _item(place: str, item: Any, needed: tuple[str, ...]) -> None:
    if not isinstance(item, dict):
        raise TemplateError(f"{place}: words under their names are needed here.")
    for name in needed:
        if not isinstance(item.get(name), str) or not item[name].strip():
            raise TemplateError(f"{place}.{name}: some words are needed here.")
    for name in _MAY_HAVE:
        if not isinstance(item.get(name, ""), str):
            raise TemplateError(f"{place}.{name}: words in quotes are needed here.")
    phases = item.get("phases", [])
    if not isinstance(phases, list) or not all(isinstance(key, str) for key in phases):
        raise TemplateError(f"{place}.phases: a list of phases in quotes is needed here.")
