"""Talks out of typed lines, for the tests of the talk shape; also a sample of each that comes with holdspace."""

from __future__ import annotations

from typing import Any

from sessions.library import templates
from tests.lines import play, shape_of

ALONE, GROUP = "thinking-caps", "group-thinking-caps"
KEYS = (ALONE, GROUP)
TASK = "clear my head before the call"
OFFERS = (
    "offer: ring her before the visit",
    "offer: ask Nana who she would like",
    "offer: wait until Monday",
    "offer: who pays for the taxi?",
)
SAMPLES: dict[str, tuple[str, ...]] = {
    ALONE: (
        "minutes 10",
        "observer on",
        "next",
        f"task: {TASK}",
        "next",
        "next",
        "done 3",
        "next",
        "thought about: child, mother",
        "next",
        "outcome: I can leave it until Monday",
        "next step: ring the ward",
        "extend 5",
        "go end",
        "useful partly",
        "ticks 1 2 4",
        "helped: waiting until I had finished",
        "keep card",
        "go return",
    ),
    GROUP: (
        "minutes 40",
        "turns 16",
        "next",
        f"task: {TASK}",
        "next",
        "next",
        "next",
        "turn",
        "pass",
        "next",
        "fitted: mostly the one about being blamed",
        "next",
        "thought about: child, mother, the worker we find hardest",
        "next",
        *OFFERS,
        "turn",
        "4 question",
        "next",
        "pick 1 2",
        "when 1: Friday",
        "next step: ask Nana first",
        "observer on",
        "ticks 1 2",
        "helped: the silence",
        "presenter keeps",
    ),
}
BEFORE = {
    "1": (),
    "fitted nod": ("fitted: x",),
    "resume": ("pause",),
    "extend 5": (),
    "when 1: Friday": ("pick 1 2",),
}


def talk(key: str, *lines: str) -> Any:
    """A new talk after typed lines."""
    template = templates.built_in()[key]
    return play(shape_of(_Named(template)).start(template), *lines)


class _Named:
    def __init__(self, template: Any) -> None:
        self.template = template


def filled(key: str) -> Any:
    """The talk with something of everything in it."""
    return talk(key, *SAMPLES[key])
