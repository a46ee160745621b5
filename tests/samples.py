"""What the tests that run over every exercise need of each: lines that fill it, and forms to push awkward text into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exercises.template import Template
from tests import walls
from tests.lines import SAMPLE, on_paper


@dataclass(frozen=True)
class Sample:
    """One exercise's own lines."""

    lines: tuple[str, ...]
    """Something of everything."""
    before: Mapping[str, tuple[str, ...]]
    """What has to happen first for some of the lines it shows."""
    fields: tuple[str, ...]
    """Every place that takes words, as a line with {} for them."""
    first: tuple[str, ...]
    """Lines after which `kept` lines fit in a new session."""
    kept: tuple[str, ...]
    """Some lines with {}, for the way through file and room."""
    no_views: tuple[str, ...]
    """Keys of room views that there are not."""


_PAPER = (*on_paper(SAMPLE), "mark who nobody: nobody rings first", "surprise: we had never asked")
_NETWORK_BEFORE = {
    "9 remove": ("9 unask why",), "back": ("next",), "close": ("released 1-32",), "7 trades 9": ("9 holds P09",),
    "m1 remove": ("mark who nobody: x",), "28 empty absent": (), "k1 done partly: she was glad somebody asked": (),
}  # fmt: skip
_NETWORK_FIELDS = (
    "+ child {}", "+ child X: {}", "+ agency X: {}, y", "+ agency X: y, {}", "9 person: {}", "9 role: {}",
    "9 agency: {}",
    "9 short: {}", "9 why: {}", "9 do: {}", "9 who: {}", "9 matters: {}", "9 felt: {}", "9 why: ~ {}", "7 vs 8 why: {}",
    "d1: {}", "7 double: {}", "wants 2: {}", "idea: {}", "turning: {}", "shift: {}", "agree 2: {}", "a1: {}",
    "slot when: {}", "slot note: {}", "slot 2: {}", "talk 24 > 4 why: {}", "k1: {}", "k1 owner {}", "k1 by {}",
    "k1 done yes: {}", "learned team: {}", "case: {}", "question: {}", "stop word: {}", "standing: {}", "surprise: {}",
    "whānau first off: {}", "row agency: {}", "row + new: {}", "9 holds {}", "witness {}", "released 5: {}",
    "12 remove: {}",
    "close: {}", "9 visits: {}", "mark who nobody: {}", "{}", "find {}", "show {}", "go {}", "help {}", "exercise {}",
)  # fmt: skip
_NETWORK_KEPT = ("1 why: {}", "1 person: {}", "case: {}")
_NO_CHAIRS = ("nothing", "chair 999", "chair ²", "chair ", "chair " + "9" * 5000)


def sample_of(template: Template) -> Sample:
    """The template's sample."""
    if template.shape == "wall":
        kept = (": {}", "helps team: {}", "1 > new {}", "about 1: {}")
        return Sample(walls.SAMPLE, walls.BEFORE, walls.FIELDS, (": Kai first",), kept, walls.NO_VIEWS)
    first = ("+ child Tama: the child",)
    if template.words.get("chairs", True):
        return Sample(SAMPLE, _NETWORK_BEFORE, _NETWORK_FIELDS, first, _NETWORK_KEPT, _NO_CHAIRS)
    before = {line: on_paper(lines) for line, lines in _NETWORK_BEFORE.items()}
    return Sample(_PAPER, before, _NETWORK_FIELDS, first, _NETWORK_KEPT, _NO_CHAIRS)
