"""Reads the letters of a typed sheet, and words beside its marks; keeps of a matching word only its fingerprint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exercises.kernel.expression import expression
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.words import pick_by_word
from exercises.review.marks import fingerprint, read, squeezed
from exercises.review.state import ADAPTED, DROPPED, KEEPING, UPTAKE, WHYS, Review, Round

_HANDED_IN_EMPTY = ("empty", "blank")
_BESIDE = expression(r"(\d{1,2})(?:[:,]\s*|\s+)(.*[^\d\s/-].*|)")
"""A tool's number and words; digits alone are marks."""


def layers(text: str, this_round: Round) -> tuple[str, str, str]:
    """Of "aapdnk-aa / kkcdk-kkc = kauri": the letters of both questions, and the fingerprint of the word.

    In a round that asks only keep, change or discard the letters are for that.
    """
    said, equals, word = text.partition("=")
    if equals and not folded(word):
        raise ExerciseError("After = comes the word the person chose, not a name: aapdnk-aa = kauri")
    first, _, second = said.partition("/")
    if folded(first) in _HANDED_IN_EMPTY and not second:
        first = ""
    match = fingerprint(word) if equals else ""
    if not second and this_round.layers == (KEEPING,):
        return "", squeezed(first, KEEPING), match
    return squeezed(first, UPTAKE), squeezed(second, KEEPING), match


def is_beside(text: str) -> bool:
    """Whether the text is a tool's number and words, and no letters of marks."""
    return _BESIDE.fullmatch(text.strip()) is not None


def beside(text: str, numbers: list[int], mark_of: Callable[[int], str]) -> tuple[str, dict[str, Any]]:
    """What words beside a mark of the last sheet keep: the mark, and the data of what keeps them.

    The words go with their tool and round, never with the sheet. Raises ExerciseError for a tool that is not asked
    about, and for one that was neither adapted nor dropped.
    """
    found = _BESIDE.fullmatch(text.strip())
    if found is None:
        raise ExerciseError("A sheet is letters in a row: aapdnk-aa")
    tool, said = int(found[1]), found[2].strip()
    if tool not in numbers:
        raise ExerciseError(f"This round does not ask about a tool {tool}. A sheet is letters: aapdnk-aa")
    mark = mark_of(tool)
    if mark not in (ADAPTED, DROPPED):
        either = f"version {tool}: …, or why {tool} …"
        raise ExerciseError(f"Tool {tool} is neither adapted nor dropped on the last sheet. All the same: {either}")
    if not said:
        raise ExerciseError(f"Which words? {tool}: in the car, in two minutes. Or {tool}: no time")
    if mark == ADAPTED:
        return mark, {"tool": tool, "text": said}
    head, _, more = said.partition(":")
    try:
        why, more = pick_by_word(head.strip(), {reason: reason for reason in WHYS}, "reason"), more.strip()
    except ExerciseError:
        why, more = "other", said
    return mark, {"tool": tool, "why": why, "text": more}


def fits(uptake: str, keep: str, this_round: Round, state: Review) -> None:
    """Raises ExerciseError naming the letter that does not fit the tools of that round."""
    for layer, typed in ((UPTAKE, uptake), (KEEPING, keep)):
        if typed and this_round.has(layer):
            read(typed, layer, state.asked(this_round.number))
