"""Exercises of pages out of typed lines: the compass with the sample's worked moment, and one of three text fields that
is nothing but its TOML."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from exercises.kernel.template import Template

THREE_FIELDS = Path(__file__).with_name("three-fields.toml")

SAMPLE = (
    "next",
    "+ The third visit about the chair",
    "1 with whānau",
    "1 purpose: get the form signed",
    "1 agreed assumed",
    "1 reads: tired of us; counting how many chairs we've brought",
    "1 sure guess",
    "1 nod reads sure",
    "1 me: I had four forms in the car and it was raining",
    "1 connect low",
    "1 facilitate off",
    "1 influence high",
    "1 purposeful mid",
    "1 offer high",
    "1 connect up",
    "1 facilitate up",
    "1 influence down",
    "1 purposeful leave",
    "1 offer down",
    "1 first: What would you like from today?",
    "1 nod first",
    "+ Handover in the corridor",
    "2 with team",
    "2 keep",
    "2 me: hot ears",
    "2: Handover in the corridor, again",
    "role 1: connect / whakawhanaungatanga",
    "start connect 7 facilitate 3 influence 10 purposeful 2 offer 2 pass 3",
    "2 purpose: tell them what is left",
    "2 purpose none",
    "2 keep no",
)
FIELDS = (
    "+ {}",
    "+: {}",
    "1: {}",
    "1 purpose: {}",
    "1 purpose {}",
    "1 reads: {}",
    "1 me: {}",
    "1 first: {}",
    "2 purpose: {}",
    "2 reads: {}",
    "2 me: {}",
    "2 first: {}",
    "role 1: {}",
    "role 2: {}",
    "role 5: {}",
    "1 with {}",
    "1 influence {}",
    "1 nod {}",
    "start {}",
    "start connect {}",
    "1 {}",
    "{}",
    "find {}",
    "show {}",
    "go {}",
    "help {}",
    "exercise {}",
)
KEPT = ("+ {}", "1 purpose: {}", "1: {}", "role 1: {}")
NO_VIEWS = ("nothing", "page 999", "page ²", "page ", "page " + "9" * 5000)
_FIELDS = tuple(f"{n} {key}{end}" for n in (1, 2) for key in ("wanted", "happened", "next") for end in (": {}", " {}"))
_THREE = {
    "lines": (
        "+ The van that never came",
        "1 wanted: to be on time once",
        "1 happened: two services, one van, no driver",
        "1 next: we ask who drives before we promise",
        "1 nod happened",
        "+ The form that was sent twice",
        "2: The form that was sent three times",
        "2 wanted: one form",
    ),
    "fields": ("+ {}", "1: {}", "2: {}", *_FIELDS),
    "kept": ("+ {}", "1 wanted: {}", "1 happened: {}", "1 next: {}"),
}


def sample(template: Template, made: Callable[..., Any]) -> Any:
    """The template's own lines."""
    three = template.key == "three-fields"
    lines = _THREE["lines"] if three else SAMPLE
    before = {"back": ("next",), "1 with whānau": (), "start connect 7 influence 10 pass 3": ()}
    fields = (*_THREE["fields"], "1 {}", "{}", "find {}", "show {}", "go {}", "help {}") if three else FIELDS
    return made(lines, before, fields, ("+ Kai first",), _THREE["kept"] if three else KEPT, NO_VIEWS)
