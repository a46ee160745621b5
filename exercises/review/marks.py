"""One letter a tool: how a sheet is typed at the speed of reading it aloud. Pure.

Five letters for what became of a tool, three for keep, change or discard, and a dash for no answer. Nine tools are
nine letters in a row, aapdnk-aa, or nine digits on a number pad, 112345011.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.review.state import (
    ADAPTED,
    ADOPTED,
    CHANGE,
    DISCARD,
    DROPPED,
    KEEP,
    KEEPING,
    NO_ANSWER,
    NOT_KNOWN,
    NOT_TRIED,
    UPTAKE,
    Tool,
)

LETTERS: Mapping[str, Mapping[str, str]] = {
    UPTAKE: {"a": ADOPTED, "p": ADAPTED, "d": DROPPED, "n": NOT_TRIED, "k": NOT_KNOWN, "-": NO_ANSWER},
    KEEPING: {"k": KEEP, "c": CHANGE, "d": DISCARD, "-": NO_ANSWER},
}
"""By layer: the letters and what they stand for. p is for adaPted, since a is adopted."""
_DIGITS: Mapping[str, dict[int, int]] = {
    UPTAKE: str.maketrans("123450", "apdnk-"),
    KEEPING: str.maketrans("1230", "kcd-"),
}
"""By layer: the digits that may be typed instead, so that one hand on a number pad is enough."""


def letters(layer: str) -> str:
    """The letters of a layer in words: "a adopted, p adapted, …"."""
    return ", ".join(f"{letter} {word}" for letter, word in LETTERS[layer].items())


SHORT: Mapping[str, str] = {
    UPTAKE: "a1 adopted  p2 adapted  d3 dropped  n4 not tried  k5 not known  -0 none",
    KEEPING: "k1 keep  c2 change  d3 discard  -0 none",
}
"""By layer: the letters and digits in as few cells as can be."""


def squeezed(text: str, layer: str) -> str:
    """Typed letters without spaces and commas; digits are their letters, – and — are dashes."""
    said = folded(text).replace("–", "-").replace("—", "-").replace(",", " ")
    return "".join(said.split()).translate(_DIGITS[layer])


def read(typed: str, layer: str, tools: Sequence[Tool]) -> dict[int, str]:
    """What the letters mark, tool by tool. Raises ExerciseError naming the place that does not fit."""
    table = LETTERS[layer]
    for place, letter in enumerate(typed):
        if letter not in table:
            where = f" (tool {tools[place].number}, {tools[place].name})" if place < len(tools) else ""
            raise ExerciseError(f"“{letter}” at place {place + 1}{where} is no mark. {_said(layer)}")
    if len(typed) < len(tools):
        waits = tools[len(typed)]
        raise ExerciseError(f"{len(typed)} of {len(tools)} marks. Next: {waits.number} {waits.name}. - is no answer.")
    if len(typed) > len(tools):
        raise ExerciseError(
            f"{len(typed)} marks are too many for {len(tools)} tools. Nothing is lost: correct it, then enter."
        )
    return {tool.number: table[letter] for tool, letter in zip(tools, typed, strict=True) if letter != "-"}


def _said(layer: str) -> str:
    said = letters(layer)
    return f"{said[:1].upper()}{said[1:]}."


def typed_as(marks: Mapping[int, str], layer: str, tools: Sequence[Tool]) -> str:
    """The letters of what was marked."""
    back = {word: letter for letter, word in LETTERS[layer].items()}
    return "".join(back[marks.get(tool.number, NO_ANSWER)] for tool in tools)


def fingerprint(word: str) -> str:
    """What is kept of a word somebody chose: enough to know it again, and not the word itself."""
    said = folded(word)
    return hashlib.blake2s(said.encode("utf-8"), digest_size=8, person=b"review").hexdigest() if said else ""
