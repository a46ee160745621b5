"""What the tests that run over every exercise need of each: lines that fill it, and forms to push awkward text into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exercises.kernel.template import Template
from tests import walls
from tests.exercises import canvas_lines, deck_lines, netgram_lines, pages_lines, programme_lines, review_lines
from tests.exercises.talk_lines import ALONE
from tests.exercises.talk_lines import BEFORE as TALK_BEFORE
from tests.exercises.talk_lines import SAMPLES as TALKS
from tests.exercises.test_log_lines import BEFORE as LOG_BEFORE
from tests.exercises.test_log_lines import SAMPLE as LOG_SAMPLE
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
    started: tuple[str, ...] = ()
    """What has to happen in a new one before any phase can be reached."""


_PAPER = (*on_paper(SAMPLE), "mark who nobody: nobody rings first", "surprise: we had never asked")
_NETWORK_BEFORE = {
    "9 remove": ("9 unask why",),
    "back": ("next",),
    "close": ("released 1-32",),
    "7 trades 9": ("9 holds P09",),
    "m1 remove": ("mark who nobody: x",),
    "28 empty absent": (),
    "k1 done partly: she was glad somebody asked": (),
}
_NETWORK_FIELDS = (
    "+ child {}",
    "+ child X: {}",
    "+ agency X: {}, y",
    "+ agency X: y, {}",
    "9 person: {}",
    "9 role: {}",
    "9 agency: {}",
    "9 short: {}",
    "9 why: {}",
    "9 do: {}",
    "9 who: {}",
    "9 matters: {}",
    "9 felt: {}",
    "9 why: ~ {}",
    "7 vs 8 why: {}",
    "d1: {}",
    "7 double: {}",
    "wants 2: {}",
    "idea: {}",
    "turning: {}",
    "shift: {}",
    "agree 2: {}",
    "a1: {}",
    "slot when: {}",
    "slot note: {}",
    "slot 2: {}",
    "talk 24 > 4 why: {}",
    "k1: {}",
    "k1 owner {}",
    "k1 by {}",
    "k1 done yes: {}",
    "learned team: {}",
    "case: {}",
    "question: {}",
    "stop word: {}",
    "standing: {}",
    "surprise: {}",
    "whānau first off: {}",
    "row agency: {}",
    "row + new: {}",
    "9 holds {}",
    "witness {}",
    "released 5: {}",
    "12 remove: {}",
    "close: {}",
    "9 visits: {}",
    "mark who nobody: {}",
    "{}",
    "find {}",
    "show {}",
    "go {}",
    "help {}",
    "exercise {}",
)
_NETWORK_KEPT = ("1 why: {}", "1 person: {}", "case: {}")
_NO_CHAIRS = ("nothing", "chair 999", "chair ²", "chair ", "chair " + "9" * 5000)

_LOG_FIELDS = (
    "agenda + {}: 20",
    "agenda + {}",
    "agenda + A: 20 {}",
    "agenda starts {}",
    "g1: {}",
    "g1 exercise {}",
    "g1 at {}",
    "g1 minutes {}",
    "g1 remark: {}",
    "g1 move {}",
    "meeting {}",
    "people {}",
    "timer {}",
    "timer 10: {}",
    "elephant {}",
    "e1: {}",
    "e1 when {}",
    "e1 review {}",
    "e1 carries {}",
    "e1 changed: {}",
    "jargon {}",
    "jargon {} = x",
    "jargon SLT = {}",
    "jargon hidden: {}",
    "j1 means: {}",
    "j1 stands for: {}",
    "j1 health: {}",
    "j1 {}: meaning",
    "j1 used by {}",
    "j1 same: {}",
    "j1 same {}",
    "j1 hears: {}",
    "j1 instead: {}",
    "jargon learned: {}",
    "park: {}",
    "p1: {}",
    "p1 carries {}",
    "p1 back {}",
    "note: {}",
    "n1: {}",
    "follow up: {}",
    "moment: {}",
    "action {}: ring",
    "action: {}",
    "action P05: {}",
    "action from 3 {}: ring",
    "action from 3 site manager: {}",
    "q1 partly: {}",
    "q1 by {}",
    "q1 who {}",
    "said: {}",
    "conversation {} > b do: x",
    "conversation a > {} do: x",
    "conversation a > b do: {}",
    "c1 owner {}",
    "c1 by {}",
    "c1: {}",
    "takeaway team: {}",
    "w1 consent {}",
    "together: {}",
    "together judgement: {}",
    "together {}: x",
    "u1: {}",
    "u1 out: {}",
    "together stop word: {}",
    "tikanga: {}",
    "told: {}",
    "round in {}",
    "round out spoke {}",
    "weather sunny {}",
    "weather {} 3",
    "back {}",
    "assumption: {}",
    "so we will: {}",
    "feedback helped: {}",
    "feedback way: {}; next: x",
    "feedback theme: {}",
    "feedback returned {}",
    "f1 way: {}",
    "reply: {} / x",
    "reply: x / {}",
    "reply {} out",
    "{}",
    "find {}",
    "show {}",
    "go {}",
    "help {}",
    "exercise {}",
)
_LOG_KEPT = ("park: {}", "agenda + {}: 20", "e1: {}", "jargon SLT = {}", "together judgement: {}", "told: {}")
_TALK_FIELDS = (
    "task: {}",
    "minutes {}",
    "extend {}",
    "turns {}",
    "offer: {}",
    "1: {}",
    "1 when {}",
    "when 1: {}",
    "pick {}",
    "fitted: {}",
    "fitted {}",
    "thought about: {}",
    "outcome: {}",
    "outcome 1: {}",
    "next step: {}",
    "next step 1: {}",
    "useful {}",
    "done {}",
    "ticks {}",
    "helped: {}",
    "observer {}",
    "keep {}",
    "{}",
    "find {}",
    "show {}",
    "go {}",
    "help {}",
    "exercise {}",
    "2: {}",
    "2 when {}",
    "3: {}",
    "4: {}",
    "when 2: {}",
    "offer {}",
    "task {}",
    "thought about {}",
    "thought: {}",
    "outcome 2: {}",
    "outcome {}",
    "helped {}",
    "thought about: child, {}",
    "thought about: {}, mother",
    "next step {}",
    "done 1 {}",
)
_TALK_BEFORE = {"3: other words": (), "back": ("go 2",)}
_NO_PAGES = ("nothing", "offer 999", "offer ²", "jargons", "agenda " + "9" * 5000 + "x")


def sample_of(template: Template) -> Sample:
    """The template's sample."""
    if template.key == canvas_lines.KEY:
        canvas: Sample = canvas_lines.sample(Sample)
        return canvas
    if template.shape == "wall":
        kept = (": {}", "helps team: {}", "1 > new {}", "about 1: {}")
        if not template.words.get("room_views", True):
            before = {**walls.BEFORE, "next": (), "back": ("next",)}
            lines, fields = walls.distilled((*walls.SAMPLE, *walls.ITEMS)), walls.distilled(walls.FIELDS)
            return Sample(lines, before, fields, (": Kai first",), walls.distilled(kept), walls.NO_VIEWS)
        return Sample(
            (*walls.SAMPLE, *walls.ITEMS, *walls.PAPERS),
            walls.BEFORE,
            walls.FIELDS,
            (": Kai first",),
            kept,
            walls.NO_VIEWS,
        )
    if template.shape == "pages":
        made: Sample = pages_lines.sample(template, Sample)
        return made
    if template.shape == "deck":
        cards: Sample = deck_lines.sample(template, Sample)
        return cards
    if template.shape == "programme":
        many = programme_lines
        return Sample(many.SAMPLE, many.BEFORE, many.FIELDS, many.FIRST, many.KEPT, many.NO_VIEWS)
    if template.shape == "netgram":
        first = ("consent yes", "view Hine", "+ child Tama: the child")
        drawn = netgram_lines
        return Sample(drawn.SAMPLE, drawn.BEFORE, drawn.FIELDS, first, drawn.KEPT, drawn.NO_VIEWS)
    if template.shape == "log":
        return Sample(LOG_SAMPLE, LOG_BEFORE, _LOG_FIELDS, ("elephant box", "e1 agreed"), _LOG_KEPT, _NO_PAGES)
    if template.shape == "review":
        review = ("version 3: {}", "3 line: {}", "round 2026-09-01: {}")
        own = review_lines.in_an_audit if template.key == review_lines.AUDIT else str
        return Sample(
            tuple(map(own, review_lines.SAMPLE)),
            review_lines.BEFORE,
            tuple(map(own, review_lines.FIELDS)),
            review_lines.FIRST,
            review,
            review_lines.NO_VIEWS,
        )
    if template.shape == "talk":
        alone = template.key == ALONE
        before = {**TALK_BEFORE, "next": ("go 2",), "back": ("go 2",), **_TALK_BEFORE}
        first = ("next", "task: x", *(() if alone else ("turns 4",)), "next", "next", "next", "next")
        in_talk = ("thought about: {}", "task: {}") if alone else ("task: {}",)
        unextended = tuple(line for line in TALKS[template.key] if not line.startswith("extend"))
        started = ("next", "task: x", *(f"go {place}" for place in range(2, len(template.phases))), "go 0")
        return Sample(unextended, before, _TALK_FIELDS, first, in_talk, _NO_PAGES, started)
    first = ("+ child Tama: the child",)
    if template.words.get("chairs", True):
        return Sample(SAMPLE, _NETWORK_BEFORE, _NETWORK_FIELDS, first, _NETWORK_KEPT, _NO_CHAIRS)
    before = {line: on_paper(lines) for line, lines in _NETWORK_BEFORE.items()}
    return Sample(_PAPER, before, _NETWORK_FIELDS, first, _NETWORK_KEPT, _NO_CHAIRS)
