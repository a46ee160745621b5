"""Nothing is kept that nothing uses: every function, name and action in the source is spoken of in the source."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from vulture import Vulture

from tests.called_by_name import BY_NAME

PROJECT = Path(__file__).resolve().parents[1]
SOURCES = [PROJECT / name for name in ("exercises", "sessions", "tui")]
MOVES = ["@move", "@move_*"]
"""A move is found by its kind, which is its name."""
PATTERNS = [re.compile(name.replace("*", ".*")) for name in BY_NAME]


@cache
def unused() -> dict[str, str]:
    """Names that nothing in the source speaks of, each with its place."""
    found = Vulture(ignore_decorators=MOVES)
    found.scavenge([str(source) for source in SOURCES])
    return {
        str(item.name): f"{Path(item.filename).relative_to(PROJECT)}:{item.first_lineno} {item.name}"
        for item in found.get_unused_code(min_confidence=60)
    }


def test_everything_is_used() -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for source in SOURCES for file in source.rglob("*.py"))
    # What a key is bound to, or the table of actions names: Textual calls an action by that.
    bound = {f"action_{name}" for name in re.findall(r"[\"'](?:app\.|screen\.)?([a-z_]+)(?=[\"'(])", text)}
    known = {name for name in unused() if name in bound or any(pattern.fullmatch(name) for pattern in PATTERNS)}
    left = [place for name, place in unused().items() if name not in known]
    assert left == [], "delete it; or if something calls it by name, say who in tests/called_by_name.py"


def test_every_name_of_the_list_is_needed() -> None:
    idle = [pattern.pattern for pattern in PATTERNS if not any(map(pattern.fullmatch, unused()))]
    assert idle == [], "nothing of that name is unused any more: take it off tests/called_by_name.py"
