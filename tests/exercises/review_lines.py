"""Reviews out of typed lines, for the tests of the review shape; also a sample of everything in one."""

from __future__ import annotations

from typing import Any

from sessions.library import templates
from tests.lines import play, started

KEY = "adoption-review"
FIRST = ("round 2026-03-20: end of the workshops", "invited 31")
MARKS = ("aapdnk-aa", "apddkn-pa", "ppaak--da")
WORDS = ("kauri", "rimu", "tōtara", "nīkau", "mānuka", "rātā", "kōwhai")


def sheets(count: int, *, words: int = 0, keep: bool = False) -> tuple[str, ...]:
    """So many sheets, the first of them with a word that matches."""
    both = " / kkcdk-kkc" if keep else ""
    return tuple(
        f"sheet: {MARKS[number % 3]}{both}{f' = {WORDS[number]}' if number < words else ''}" for number in range(count)
    )


SAMPLE = (
    "tool Whānau map: who is around this child",
    "10 line: who is around this whānau",
    "10 name: Map",
    "10 remove",
    *FIRST,
    "r1 on 2026-03-27: the roads were closed",
    *sheets(7, words=6, keep=True),
    "s7: aaaaaaaaa",
    "s1 3: d",
    "s7 word: kōwhai",
    "version 3: in the car, in two minutes",
    "v1 consent without my number",
    "v1 credit: the Hutt Valley team",
    "version 4: aloud",
    "why 4 no time",
    "why 4 other: the cards were lost",
    "round 2026-06-12: near the end of integration",
    "3: adopted 7 adapted 4 dropped 2",
    "answered 22",
    "round 24 August 2026: five months on",
    "invited 31",
    *sheets(6, words=6),
    "easy 1: always on the wall",
    "compare r1 r3",
    "decide 3: cards instead of a sheet",
    "d1 owner F1",
    "decide: begin with the compass",
    "next",
)
BEFORE = {"back": ("go 2",), "resume": ("pause",)}
FIELDS = (
    "tool {}: a line",
    "tool Map: {}",
    "3 line: {}",
    "3 name: {}",
    "3: {}",
    "round 2026-09-01: {}",
    "round {}: later",
    "r1: {}",
    "r1 on 2026-04-01: {}",
    "r1 on {}",
    "r1 invited {}",
    "invited {}",
    "answered {}",
    "asks {}",
    "sheet: {}",
    "sheet: aapdnk-aa = {}",
    "s1: {}",
    "s1 3: {}",
    "s1 word: {}",
    "version 3: {}",
    "v1: {}",
    "v1 consent {}",
    "v1 credit: {}",
    "why 4 {}",
    "why 4 other: {}",
    "y1 {}",
    "easy 3: {}",
    "decide 3: {}",
    "decide: {}",
    "d1: {}",
    "d1 owner {}",
    "compare {}",
    "r1 sheet: 1: {}",
    "r1 {}",
    "v1 {}",
    "{}",
    "find {}",
    "show {}",
    "go {}",
    "help {}",
    "exercise {}",
    "2 line: {}",
    "4 name: {}",
    "version 5: {}",
    "easy 5: {}",
    "why 2 no time: {}",
)
NO_VIEWS = ("nothing", "tool 999", "tool ²", "chart r9", "chart r", "chart 1 2", "tool " + "9" * 5000, "quiet x")


AUDIT = "team-audit"
_IN_AN_AUDIT = {"adopted": "often", "adapted": "now and then", "dropped": "tried once"}
_LETTERS = str.maketrans("apdnk", "ontwk")


def in_an_audit(line: str) -> str:
    """A line of the adoption review as the team audit has it: its own words, its own letters, and one question."""
    head, colon, said = line.partition(": ")
    if head.endswith(("sheet", "s7")) or head == "s1 3":
        marks, equals, word = said.partition(" = ")
        said = marks.partition(" / ")[0].translate(_LETTERS) + equals + word if "{" not in marks else said
    else:
        for old, own in _IN_AN_AUDIT.items():
            said = said.replace(old, own)
    return f"{head}{colon}{said}"


def review(*lines: str) -> Any:
    """A new review after typed lines."""
    return started(templates.built_in()[KEY], *lines)


def filled() -> Any:
    """One with something of everything in it."""
    return review(*SAMPLE)


def answered(count: int = 7, *more: str) -> Any:
    """One with a round and so many sheets."""
    return play(review(*FIRST, *sheets(count)), *more)
