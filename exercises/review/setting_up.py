"""What a review's template may hold, and how a review begins with it. Knows no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.kernel.scales import SCALES
from exercises.kernel.schema import Fault, one_of, quoted, several, table, truth, words
from exercises.kernel.template import Template, check, template_kind
from exercises.kernel.text import clean, listed
from exercises.review.scales import KEEPING, UPTAKE, scales_of
from exercises.review.state import BOTH, Review, Tool

MOST_TOOLS = 26
VIEWS = (
    "welcome",
    "tools",
    "asked",
    "chart",
    "picture",
    "keep",
    "same",
    "versions",
    "easy",
    "decisions",
    "closing",
    "quiet",
)
"""The room views that a phase may begin with."""


def _asks_what_there_is(value: Mapping[str, Any]) -> Iterator[Fault]:
    scales = value.get("scales")
    if scales is not None and not (isinstance(scales, list) and all(isinstance(one, Mapping) for one in scales)):
        return
    for at, one in enumerate(scales or ()):
        if one.get("about"):
            yield Fault(f"scales[{at}].about", "a sheet of a review is about nobody. An exercise of pages has cases.")
    known = [str(one.get("key")) for one in scales] if isinstance(scales, list) and scales else [UPTAKE, KEEPING]
    if (asks := value.get("asks")) is not None and asks not in (*known, BOTH):
        yield Fault("asks", f"no question of [[scales]] is {quoted(str(asks))}: {listed([*known, BOTH], joiner='or')}.")


REVIEW_TEMPLATE = template_kind(
    {
        "asks": words(20),
        "scales": SCALES,
        "frozen": truth(),
        "decided": words(40),
        "moments": several(words(60)),
        "tools": several(table({"name": words(40, needed=True), "line": words(90, needed=True)}), most=MOST_TOOLS),
    },
    _asks_what_there_is,
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
    return Review(template, template.phases[0].key, tools, scales_of(words), made={"tool": len(tools)})


def moments_of(words: Mapping[str, Any]) -> tuple[str, ...]:
    """The moments that are offered for a round."""
    return tuple(map(clean, words.get("moments", ())))


def a_round(words: Mapping[str, Any]) -> str:
    """The line that begins a round today, at the first of those moments."""
    return f"round today: {next(iter(moments_of(words)), 'end of the workshops')}"
