"""Gives things names that no two of them share, as other programs need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from exercises.kernel.text import folded

Named = tuple[str, tuple[str, ...]]
"""A name, and what may be put after it in brackets, the best first."""


def told_apart(things: Sequence[Named]) -> list[str]:
    """A name for each, in their order: its own where nobody else has it, else with words or a number after it.

    Names that differ in case or macrons only count as one: some programs hold them to be the same.
    """
    names = [name for name, _ in things]
    most = max((len(hints) for _, hints in things), default=0)
    for place in range(most):
        shared = _shared(names)
        for at, (_, hints) in enumerate(things):
            if folded(names[at]) in shared and place < len(hints) and hints[place]:
                names[at] = f"{names[at]} ({hints[place]})"
    shared = _shared(names)
    taken = {folded(name) for name in names} - shared
    for at, name in enumerate(names):
        if folded(name) in shared:
            names[at] = _numbered(name, taken)
            taken.add(folded(names[at]))
    return names


def _shared(names: Sequence[str]) -> set[str]:
    return {key for key, times in Counter(map(folded, names)).items() if times > 1}


def _numbered(name: str, taken: set[str]) -> str:
    """The name when nobody took it yet, else with the first number that is free."""
    number, made = 1, name
    while folded(made) in taken:
        number += 1
        made = f"{name} ({number})"
    return made
