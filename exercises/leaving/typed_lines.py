"""Five lines of an exercise for whoever types, on paper: out of its template's phases, with what the language says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from exercises.kernel.anywhere import ANYWHERE
from exercises.kernel.expression import expression
from exercises.leaving.paper import Paper, TypedLines

MANY = 5
_ALWAYS = ("undo", "blank", "help")
_SAYS_NOTHING = ("close", "pause", "show", "go")
"""Lines that every exercise has, and none is known by."""
_SLOT = "<>"
_PARTS = expression(r"<[^>]*>|[\[\]]|[^\s\[\]<>:]+|:")


def meaning(forms: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """What tells what a line does, each looked up once: whoever asks which papers there are asks them all.

    `forms` are the patterns of the language's lines, each with what such a line does.
    """
    known = [(parts, means) for pattern, means in forms if means for parts in _ways(_PARTS.findall(pattern))]
    return cache(lambda line: _means(line, known))


def five_lines(state: Any, means: Callable[[str], str]) -> Paper:
    """The page: a line of its own of each phase, of the five phases that take longest, in their order; where there are
    fewer phases that have one, further lines of theirs."""
    found: dict[str, tuple[int, int, str, str, str]] = {}
    for place in range(MANY):
        for phase in state.template.phases:
            own = [line for line in phase.record if line.split()[0] not in _SAYS_NOTHING]
            if line := next((one for one in own if one not in found), "") if len(own) > place else "":
                found[line] = (place, -phase.minutes[1], line, means(line) or phase.purpose, phase.title)
    kept = sorted(found.values(), key=lambda one: one[:2])[:MANY]
    order = [phase.title for phase in state.template.phases]
    lines = tuple(one[2:] for one in sorted(kept, key=lambda one: order.index(one[-1])))
    always = tuple(next(one for one in ANYWHERE if one[0].split()[0] == word) for word in _ALWAYS)
    title = state.template.title
    return Paper(title, (TypedLines(title, lines, always),))


def _means(line: str, known: Iterable[tuple[Sequence[str], str]]) -> str:
    """What the form does that has most words of the line for its own; "" where none has a word of it: what stands in a
    slot tells no line from another."""
    before, colon, _ = line.partition(":")
    typed = [*before.casefold().split(), *filter(None, (colon,))]
    best, said = 0, ""
    for parts, means in known:
        if not _fits(typed, parts):
            continue
        # A line begins with what it is, where it does not begin with what it speaks of.
        own = 2 * sum(part != _SLOT and part.isalpha() for part in parts) + (parts[0] != _SLOT and parts[0].isalpha())
        if own > best:
            best, said = own, means
    return said


def _fits(typed: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether the words up to the colon are such a line: a slot takes a word, the last one before a colon several, and
    the last of all what is left, or what stands behind the colon."""
    if not parts or parts == (_SLOT,):
        return not typed or bool(parts)
    if not typed:
        return False
    first, rest = parts[0], parts[1:]
    if first != _SLOT:
        return typed[0] in first.split("|") and _fits(typed[1:], rest)
    several = rest[:1] == (":",) and typed[1:2] != [":"]
    return typed[0] != ":" and (_fits(typed[1:], rest) or (several and _fits(typed[1:], parts)))


def _ways(parts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The ways a pattern may be typed: with and without what may be left out, slots alike."""
    if "[" not in parts:
        yield tuple(_SLOT if part.startswith("<") else part for part in parts)
        return
    at = parts.index("[")
    end = next(place for place in range(at, len(parts)) if parts[place] == "]")
    yield from _ways([*parts[:at], *parts[at + 1 : end], *parts[end + 1 :]])
    yield from _ways([*parts[:at], *parts[end + 1 :]])
