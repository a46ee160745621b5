"""Decks out of typed lines: prompt cards, the four stances, and two people who look at how they work together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exercises.kernel.template import Template

CARDS = (
    "draw 3",
    "opened 2",
    "opened 2 3",
    "flat 3",
    "+ card: What did the window see?",
    "2: Other words for it",
    "2 from two schools: Other words for it",
    "2 from a mother: When it goes quiet, who rings?",
    "2 as written",
    "2 as written: the joke had gone stale",
    "retire 5: it hurt somebody; said so kindly",
    "retire 6 from two teams: made people laugh at it",
    "retire 6 no",
)
HANDS = ("stances humility 4 compassion 6 generosity 2 curiosity 8 pass 5",)
VOICES = (
    "agreed",
    "a is the teacher",
    "b is the practitioner",
    "2 a well: she rings before she comes",
    "2 a different: ask me before the report is sent",
    "2 b well: he says what he saw",
    "2 b different: tell me on the day",
    "2 we differ: how often is enough; we leave it there",
    "2 b first",
    "will: ring on Tuesdays, before nine",
    "will 1 who the practitioner",
    "will 1 again 12 May 2026",
    "will: read the report together",
    "will 2: read the report together, on paper",
    "keep a",
)
_WORDS = ("{}", "find {}", "show {}", "go {}", "help {}", "exercise {}")
_OF_CARDS = (
    "+ card: {}",
    "+ card {}: x",
    "+ card {}",
    "+ card from {}: x",
    *(f"{card}: {{}}" for card in (1, 2, 3, 4, 6, 7, 8, 9, 12)),
    "1 from {}: other words",
    "2 as written: {}",
    *(f"retire {card}: {{}}" for card in (1, 4, 8, 9, 10, 11)),
    "retire 3 from {}: it hurt",
    "draw {}",
    "draw 1 {}",
    "take {}",
    "opened {}",
    "flat {}",
    "pairs {}",
    "2 {}",
)
_OF_VOICES = tuple(
    f"{card} {voice} {part}: {{}}" for card in (1, 2) for voice in ("a", "b") for part in ("well", "different")
)
FIELDS = (
    *_OF_VOICES,
    "1 we differ: {}",
    "2 we differ: {}",
    "a is {}",
    "b is {}",
    "will: {}",
    "will 1: {}",
    "will 1 who {}",
    "will 2 who {}",
    "will 1 again {}",
    "keep {}",
)
NO_VIEWS = ("nothing", "card 999", "card ²", "card ", "card " + "9" * 5000)


def sample(template: Template, made: Callable[..., Any]) -> Any:
    """The template's own lines."""
    asked = bool(template.words.get("asked"))
    taken = ("draw 14", "take 2 5", "take 5", "draw 3", "pass") if asked else ("draw 24", "take 7", "pass", "shuffle")
    lines = (*taken, *VOICES, *CARDS) if asked else (*taken, *CARDS, *HANDS)
    fields = (*_OF_CARDS, *(FIELDS if asked else ("stances {}", "stances humility {}")), *_WORDS)
    before = {
        "back": ("next",),
        "take 7": ("shuffle", "draw 20"),
        "pass": ("draw 1",),
        "7 as written": ("7: Other words",),
        "withdrawn": (),
        "2 as written": ("2: Other words again",),
        "take 2": ("shuffle", "draw 20"),
    }
    kept = ("+ card: {}", "1: {}", "1 from {}: x", *(("1 a well: {}", "will: {}") if asked else ("retire 1: {}",)))
    return made(lines, before, fields, ("+ card: Kai first",), kept, NO_VIEWS)
