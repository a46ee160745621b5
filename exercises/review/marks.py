"""One letter a tool: how a sheet is typed at the speed of reading it aloud. Pure.

Nine tools are nine letters in a row, aapdnk-aa, or nine digits on a number pad, 112345011; a dash is no answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from exercises.kernel.scales import Scale
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.review.state import Tool


def read(typed: str, scale: Scale, tools: Sequence[Tool]) -> dict[int, str]:
    """What the letters mark, tool by tool. Raises ExerciseError naming the place that does not fit."""
    table = scale.by_letter
    for place, letter in enumerate(typed):
        if letter not in table:
            where = f" (tool {tools[place].number}, {tools[place].name})" if place < len(tools) else ""
            raise ExerciseError(f"“{letter}” at place {place + 1}{where} is no mark. {_said(scale)}")
    if len(typed) < len(tools):
        waits = tools[len(typed)]
        raise ExerciseError(
            f"{len(typed)} of {len(tools)} marks. Next: {waits.number} {waits.name}. "
            f"{scale.letters[-1]} is {scale.none}."
        )
    if len(typed) > len(tools):
        raise ExerciseError(
            f"{len(typed)} marks are too many for {len(tools)} tools. Nothing is lost: correct it, then enter."
        )
    return {
        tool.number: table[letter] for tool, letter in zip(tools, typed, strict=True) if table[letter] != scale.none
    }


def _said(scale: Scale) -> str:
    said = scale.in_words
    return f"{said[:1].upper()}{said[1:]}."


def typed_as(marks: Mapping[int, str], scale: Scale, tools: Sequence[Tool]) -> str:
    """The letters of what was marked."""
    back = {word: letter for letter, word in scale.by_letter.items()}
    return "".join(back[marks.get(tool.number, scale.none)] for tool in tools)


def fingerprint(word: str) -> str:
    """What is kept of a word somebody chose: enough to know it again, and not the word itself."""
    said = folded(word)
    return hashlib.blake2s(said.encode("utf-8"), digest_size=8, person=b"review").hexdigest() if said else ""
