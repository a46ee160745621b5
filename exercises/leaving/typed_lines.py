"""Five lines of an exercise for whoever types, on paper: out of its template's phases, with what the language says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from exercises.kernel.anywhere import ANYWHERE
from exercises.leaving.paper import Paper, TypedLines

MANY = 5
_ALWAYS = ("undo", "blank", "help")
_SAYS_NOTHING = ("close", "pause", "show", "go")
"""Lines that every exercise has, and none is known by."""
_NUMBER = "#"


def five_lines(state: Any, examples: Iterable[tuple[str, str]]) -> Paper:
    """The page: the first line of its own of each phase, of the five phases that take longest, in their order; of what
    has one phase alone, its first five.

    `examples` are the lines of the language, each with what it does.
    """
    known = [(_words(example), said) for example, said in examples]
    found: dict[str, tuple[int, str, str, str]] = {}
    alone = len(state.template.phases) == 1
    for phase in state.template.phases:
        for line in phase.record:
            words = _words(line)
            if words and words[0] not in _SAYS_NOTHING and line not in found:
                found[line] = (phase.minutes[1], line, _means(words, known) or phase.purpose, phase.title)
                if not alone:
                    break
    longest = sorted(found.values(), key=lambda one: -one[0])[:MANY]
    lines = tuple(one[1:] for one in found.values() if one in longest)
    always = tuple(next(one for one in ANYWHERE if one[0].split()[0] == word) for word in _ALWAYS)
    title = state.template.title
    return Paper(title, (TypedLines(title, lines, always),))


def _means(words: Sequence[str], known: Iterable[tuple[Sequence[str], str]]) -> str:
    """What the example does that begins most like it; "" where none has a word of it."""

    def alike(example: Sequence[str]) -> int:
        same = 0
        for one, other in zip(words, example, strict=False):
            if one != other:
                break
            same += 1
        # Numbers alone tell no line from another.
        return 2 * same + ((":" in words) == (":" in example)) if any(one != _NUMBER for one in words[:same]) else 0

    best, said = max(((alike(example), said) for example, said in known), key=lambda one: one[0], default=(0, ""))
    return said if best else ""


def _words(line: str) -> list[str]:
    """Its words up to the colon, and that; any number is like another."""
    before, colon, _ = line.partition(":")
    return [
        *(_NUMBER if word.lstrip("tkr").isdigit() else word.casefold() for word in before.split()),
        *filter(None, (colon,)),
    ]
