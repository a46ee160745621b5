"""Checks the parts of a template that only the log shape reads. Refuses to know where the template came from."""

from __future__ import annotations

from typing import Any

from exercises.kernel.template import Template, TemplateError

_PARTS: dict[str, tuple[str, ...]] = {
    "headings": ("key", "title"),
    "weather": ("key", "label"),
    "remedies": ("when", "do"),
}
"""The lists a log template may have, and the words each of their items needs."""


def check(template: Template) -> None:
    """Raises TemplateError naming the place of the first thing that is missing or is not words."""
    for part, needed in _PARTS.items():
        items = template.words.get(part, [])
        if not isinstance(items, list):
            raise TemplateError(f"{part}: a list is needed here, each item under [[{part}]].")
        for index, item in enumerate(items):
            _item(f"{part}[{index}]", item, needed)
        keys = [item["key"] for item in items if "key" in needed]
        if len(set(keys)) != len(keys):
            raise TemplateError(f"{part}: two of them have the same key.")
    if not template.words.get("headings"):
        raise TemplateError("headings: at least one heading of the agreement is needed.")
    for name in ("hold_reminders", "te_reo_words", "reflection_questions"):
        listed = template.words.get(name, [])
        if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
            raise TemplateError(f"{name}: a list of words in quotes is needed here.")


def _item(place: str, item: Any, needed: tuple[str, ...]) -> None:
    if not isinstance(item, dict):
        raise TemplateError(f"{place}: words under their names are needed here.")
    for name in needed:
        if not isinstance(item.get(name), str) or not item[name].strip():
            raise TemplateError(f"{place}.{name}: some words are needed here.")
    phases = item.get("phases", [])
    if not isinstance(phases, list) or not all(isinstance(key, str) for key in phases):
        raise TemplateError(f"{place}.phases: a list of phases in quotes is needed here.")
