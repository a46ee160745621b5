"""The sample of the canvas for the tests over every exercise."""

from __future__ import annotations

from typing import Any

KEY = "canvas"
BOXES = ("do", "team", "organisation", "network", "example", "rituals", "pains", "gains")
LINES = (
    "belongs to: Harbour Steps",
    "people 7",
    "example: The joint visit in March: physio, teacher, Nan",
    "do: We do mornings well",
    "team: huddle works, ten minutes, standing",
    "canvas pains",
    ": told off for a long visit",
    "pains: two people do the network's talking",
    "rituals: Tea first. Always tea first / no agenda",
    "network: Priya rings back",
    "organisation: New CEO asked what do you need",
    "gains: one person to ring in each place",
    "organisation: Priya has to ask twice",
    *(f"{box}: number {number} of the notes" for number in range(11, 41) for box in (BOXES[number % 8],)),
)
"""Notes 1 to 40."""
SAMPLE = (
    *LINES,
    "1 control",
    "2 influence",
    "2 control",
    "3 live with",
    "4 5 influence",
    "5 not said",
    "4 8 funding",
    "4 funding off",
    "halve 6: Tea first. Always tea first / no agenda",
    "same 4 5",
    "same 4 off",
    "retype 8: NEW CEO asked",
    "7 gains",
    "unname 7: Priya / a colleague",
    "park 9 until next session: for later",
    "2 consent without number",
    "retype 17: Priya says it once",
    "3 withdrawn",
    "new canvas",
    "people 6",
    "pains: still told off",
    "gains: rung first, once",
    "44 influence",
)
BEFORE = {
    "unname 1: NAME / a family": ("retype 1: NAME and the team",),
    "whole 12": ("halve 12: still / told off",),
    "17 not said": ("17 control",),
    "17 funding off": ("17 funding",),
    "out 24": ("park 24: later",),
    "strike 17 off": ("strike 17: x",),
    "1 not said": ("1 control",),
    "2 team": ("2 network",),
    "back": ("next",),
    "new canvas": (": a note",),
    "1 control": ("1 not said",),
}
FIELDS = (
    ": {}",
    "pains: {}",
    "canvas pains: {}",
    "{}",
    "retype 1: {}",
    "halve 1: {} / second",
    "halve 1: first / {}",
    "1 area {}",
    "1 {}",
    "unname 7: {} / a colleague",
    "unname 7: Priya / {}",
    "unname all: {} / x",
    "question canvas: {}",
    "strike 4: {}",
    "park 1: {}",
    "park 1 until {}: why",
    "belongs to: {}",
    "1 withdrawn: {}",
    "close: {}",
    "find {}",
    "show {}",
    "go {}",
    "help {}",
    "exercise {}",
)
FIRST = (": Kai first",)
KEPT = (": {}", "pains: {}", "retype 1: {}", "question canvas: {}")
NO_VIEWS = (
    "nothing",
    "box",
    "box nowhere",
    "note",
    "note 999",
    "note ²",
    "wall CANVAS do",
    "themes CANVAS",
    "t1",
    "box pains ²",
)


def sample(make: Any) -> Any:
    """The canvas' sample."""
    return make(SAMPLE, BEFORE, FIELDS, FIRST, KEPT, NO_VIEWS)
