"""What a review's template may hold, and how a review begins with it. Knows no file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.schema import one_of, several, table, words
from exercises.kernel.template import Template, check, template_kind
from exercises.kernel.text import clean
from exercises.review.state import ASKS, Review, Tool

MOST_TOOLS = 26
VIEWS = ("welcome", "tools", "asked", "chart", "keep", "same", "versions", "easy", "decisions", "closing", "quiet")
"""The room views that a phase may begin with."""
REVIEW_TEMPLATE = template_kind(
    {
        "asks": one_of(ASKS),
        "moments": several(words(60)),
        "tools": several(table({"name": words(40, needed=True), "line": words(90, needed=True)}), most=MOST_TOOLS),
    },
    phase={"room": one_of(VIEWS, needed=True)},
)


def start(template: Template) -> Review:
    """A new review from its template. Raises TemplateError naming the places that cannot be used."""
    words = template.words
    check(REVIEW_TEMPLATE, words)
    tools = {
        place: Tool(place, clean(item["name"]), clean(item["line"]))
        for place, item in enumerate(words.get("tools", ()), 1)
    }
    return Review(template, template.phases[0].key, tools, made={"tool": len(tools)})


def moments_of(words: Mapping[str, Any]) -> tuple[str, ...]:
    """The moments that are offered for a round."""
    return tuple(map(clean, words.get("moments", ())))
