"""Reads the letters of a typed sheet, and words beside its marks; keeps of a matching word only its fingerprint."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from exercises.kernel.expression import expression
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.words import pick_by_word
from exercises.review.marks import fingerprint, read
from exercises.review.scales import ADAPTED, DROPPED, KEEPING, UPTAKE
from exercises.review.state import WHYS, Review, Round

_HANDED_IN_EMPTY = ("empty", "blank")
_BESIDE = expression(r"(\d{1,2})(?:[:,]\s*|\s+)(.*[^\d\s/-].*|)")
"""A tool's number and words; digits alone are marks."""


def layers(text: str, this_round: Round, state: Review) -> tuple[dict[str, str], str]:
    """Of "aapdnk-aa / kkcdk-kkc = kauri": the letters by question, and the fingerprint of the word.

    In a round that asks only the second question the letters are for that.
    """
    said, equals, word = text.partition("=")
    if equals and not folded(word):
        raise ExerciseError(f"After = comes the word the person chose, not a name: {state.fitting_marks} = kauri")
    first, _, second = said.partition("/")
    if folded(first) in _HANDED_IN_EMPTY and not second:
        first = ""
    match = fingerprint(word) if equals else ""
    asked = this_round.layers if not second and len(this_round.layers) == 1 else tuple(state.scales)
    if second and len(asked) < 2:
        raise ExerciseError("This round asks one question, so its letters have no /.")
    typed = zip(asked, (first, second), strict=False)
    return {layer: letters for layer, said in typed if (letters := state.scales[layer].squeezed(said))}, match


def is_beside(text: str) -> bool:
    """Whether the text is a tool's number and words, and no letters of marks."""
    return _BESIDE.fullmatch(text.strip()) is not None


def beside(text: str, fits: str, numbers: list[int], mark_of: Callable[[int], str]) -> tuple[str, dict[str, Any]]:
    """What words beside a mark of the last sheet keep: the mark, and the data of what keeps them. `fits` are letters of
    a sheet, for an example.

    The words go with their tool and round, never with the sheet. Raises ExerciseError for a tool that is not asked
    about, and for one that was neither adapted nor dropped.
    """
    found = _BESIDE.fullmatch(text.strip())
    if found is None:
        raise ExerciseError(f"A sheet is letters in a row: {fits}")
    tool, said = int(found[1]), found[2].strip()
    if tool not in numbers:
        raise ExerciseError(f"This round does not ask about a tool {tool}. A sheet is letters: {fits}")
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


def fits(typed: Mapping[str, str], this_round: Round, state: Review) -> None:
    """Raises ExerciseError naming the letter that does not fit the tools of that round."""
    for layer, letters in typed.items():
        if this_round.has(layer):
            read(letters, state.scales[layer], state.asked(this_round.number))


def kept(typed: Mapping[str, str]) -> dict[str, Any]:
    """The letters as an event keeps them: under the two questions of old, or under the template's own."""
    own = {layer: letters for layer, letters in typed.items() if layer not in (UPTAKE, KEEPING)}
    return {"marks": own} if own else {layer: typed.get(layer, "") for layer in (UPTAKE, KEEPING)}
