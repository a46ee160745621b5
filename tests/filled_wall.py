"""A wall with some of everything on it, as moves and as a session, for the tests of what is written of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from exercises.kernel.record import replace
from exercises.shapes import SHAPES
from exercises.wall.state import Wall
from sessions.library.beginning import new_session
from sessions.library.templates import built_in
from sessions.live.session import Session
from tests.awkward import AWKWARD
from tests.sessions.export_helpers import Time

AT = "2026-03-02T09:00:00+00:00"
Move = tuple[str, Mapping[str, Any]]
NAMED = "Ngaire rang me first, and Ngaire's boss too"
PARKED, WHOLE = "parked words of somebody", "first thought and parked thought"


def note(text: str, area: str = "team", question: str = "HELPS", **more: Any) -> Move:
    """A note put on the wall."""
    return "note", {"question": question, "area": area, "text": text, **more}


FILLED: tuple[Move, ...] = (
    note("They ask before they act"),
    note("=1+1 is not a plan", "me"),
    note(NAMED, "network"),
    note("We nod and do our own thing", question="DIFFICULT"),
    note(PARKED, "whanau"),
    note(WHOLE),
    note("They ask before they act", "me", source="story"),
    note("left alone with it"),
    note("only me", "network"),
    note("they ring back", "me"),
    ("halve", {"note": 6, "texts": ["first thought", "parked thought"]}),
    ("retype", {"note": 1, "text": "They ask, before they act"}),
    ("same", {"note": 10, "as_": 1}),
    ("new_theme", {"notes": [1, 3], "name": "They ask first", "why": "step-why"}),
    ("new_theme", {"notes": [2, 7], "name": "Somebody answers"}),
    ("new_theme", {"notes": [4], "name": "We nod"}),
    ("new_theme", {"notes": [11], "name": "Thoughts"}),
    ("new_theme", {"notes": [], "name": "Nobody's"}),
    ("drop_theme", {"theme": 5, "why": "it stayed empty"}),
    ("copy", {"notes": [7], "theme": 1}),
    ("describe", {"theme": 1, "field": "description", "text": "Asked before something is done"}),
    ("describe", {"theme": 1, "field": "includes", "text": "phone calls"}),
    ("describe", {"theme": 1, "field": "excludes", "text": "letters"}),
    ("lone", {"notes": [9], "why": "lone-why"}),
    ("contested", {"note": 8, "readings": ["trusted", "left alone"]}),
    ("park", {"notes": [5, 12], "why": "park-why", "until": "park-until"}),
    ("link", {"between": [1, 3], "why": "both are asking", "who": "link-who", "when": "link-when"}),
    ("link", {"between": [2, 3], "why": "one is given", "apart": True}),
    ("phase", {"phase": "distil"}),
    ("merge", {"into": 1, "themes": [4], "why": "merge-why", "who": "merge-who", "when": "merge-when"}),
    ("phase", {"phase": "check"}),
    ("people", {"count": 24}),
    ("check", {"theme": 1, "yes": 15, "change": 6, "no": 3, "not_us": 0, "passed": 1, "said": ["say who asks"]}),
    ("check", {"theme": 0, "yes": 20, "change": 0, "no": 0, "not_us": 0, "passed": 0, "said": []}),
    ("name_theme", {"theme": 1, "name": "They ask us first", "why": "rename-why", "who": "rename-who"}),
    ("decide", {"theme": 1, "decision": "changed", "why": "the group said so", "who": "decide-who"}),
    ("decide", {"theme": 0, "decision": "minority", "why": "they stand", "who": "decide-who"}),
)
"""Notes 1 to 12: 6 is split into 11 and 12, 10 is the same paper as 1, 5 and 12 are parked; themes 1 to 5."""
PRIVATE = (
    PARKED,
    WHOLE,
    "parked thought",
    "step-why",
    "lone-why",
    "park-why",
    "park-until",
    "link-who",
    "link-when",
    "merge-why",
    "merge-who",
    "merge-when",
    "rename-why",
    "rename-who",
    "decide-who",
    "stayed empty",
)
"""Words of FILLED that are for the facilitators only."""


def wall(moves: Iterable[Move] = FILLED, *, authors: bool = False) -> Wall:
    """The wall after those moves."""
    template = built_in()["post-its"]
    shape = SHAPES["wall"]
    state = shape.start(replace(template, words={**template.words, "authors": authors}))
    for kind, data in moves:
        at = {"at": AT} if kind in shape.timed else {}
        state = shape.apply(state, kind, {**data, **at})
    assert isinstance(state, Wall)
    return state


def wall_session(moves: Iterable[Move] = FILLED, title: str = "Working alongside") -> Session:
    """A session that holds the wall after those moves."""
    made = new_session(title, [built_in()["post-its"]], by="typist", clock=Time())
    for kind, data in moves:
        made.record(kind, data, run="post-its")
    return made


def awkward_notes() -> list[Move]:
    """A note for each awkward string, all in one theme."""
    kept = [text for text in AWKWARD if text.strip() and len(text) < 400]
    return [
        *(note(text, ("me", "team", "network")[at % 3]) for at, text in enumerate(kept)),
        ("new_theme", {"notes": list(range(1, len(kept) + 1)), "name": "| awkward * #"}),
    ]
