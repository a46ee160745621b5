"""Reads a review's tools and moments from its template and names what cannot be used. Knows no file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.template import Template, TemplateError
from exercises.review.state import ASKS, BOTH, Review, Tool

MOST_TOOLS = 26
VIEWS = ("welcome", "tools", "asked", "chart", "keep", "same", "versions", "easy", "decisions", "closing", "quiet")
"""The room views that a phase may begin with."""
LONGEST_NAME, LONGEST_LINE, LONGEST_MOMENT = 40, 90, 60


def start(template: Template) -> Review:
    """A new review from its template. Raises TemplateError naming the place that cannot be used."""
    for index, phase in enumerate(template.phases):
        if phase.room not in VIEWS:
            raise TemplateError(f"phases[{index}].room: it is one of {', '.join(VIEWS)}.")
    moments_of(template.words)
    asks = template.words.get("asks", BOTH)
    if asks not in ASKS:
        raise TemplateError(f"asks: it is one of {', '.join(ASKS)}.")
    tools = _tools(template.words.get("tools", []))
    return Review(template, template.phases[0].key, tools, made={"tool": len(tools)})


def moments_of(words: Mapping[str, Any]) -> tuple[str, ...]:
    """The moments that are offered for a round. Raises TemplateError."""
    held = words.get("moments", [])
    if not isinstance(held, list) or not all(_fits(item, LONGEST_MOMENT) for item in held):
        raise TemplateError('moments: a list of short words is needed here, such as ["five months on"].')
    return tuple(held)


def _tools(items: Any) -> dict[int, Tool]:
    if not isinstance(items, list) or len(items) > MOST_TOOLS:
        raise TemplateError(f"tools: a list is needed here, each under [[tools]], {MOST_TOOLS} at most.")
    found: dict[int, Tool] = {}
    for number, item in enumerate(items, 1):
        for name, most in (("name", LONGEST_NAME), ("line", LONGEST_LINE)):
            if not isinstance(item, Mapping) or not _fits(item.get(name), most):
                raise TemplateError(f"tools[{number - 1}].{name}: some words are needed here, {most} letters at most.")
        found[number] = Tool(number, item["name"], item["line"])
    return found


def _fits(value: Any, most: int) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= most and "\n" not in value
