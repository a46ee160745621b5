"""Which question of a wall is about what works, and which about what does not. Refuses to put them on one scale.

"A Good Start in Life": *Partnership works best when…* and what HELPS are asked of two groups of people; a statement
goes under the question that asks the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.wall.state import Wall

WORKS, NOT = "works", "not"
_CALLED = {
    "works": WORKS,
    "helps": WORKS,
    "helped": WORKS,
    "not": NOT,
    "doesn't": NOT,
    "doesnt": NOT,
    "does": "",
    "don't": NOT,
    "difficult": NOT,
    "hinders": NOT,
}


def side_called(word: str) -> str:
    """The side that a word means; "" for none."""
    return _CALLED.get(folded(word), "")


def sides(state: Wall) -> Mapping[str, str]:
    """The key of the question of each side; empty where the template's questions are neither."""
    told: dict[str, str] = {}
    listed = state.template.words.get("questions")
    for question, words in zip(state.questions, listed if isinstance(listed, list) else [], strict=False):
        side = words.get("side") if isinstance(words, Mapping) else None
        if side in (WORKS, NOT):
            told.setdefault(side, question.key)
    for question in () if told else state.questions:
        side = side_called(question.key)
        if side:
            told.setdefault(side, question.key)
    return told


def question_of_side(state: Wall, side: str) -> str:
    """The key of the question of that side. Raises ExerciseError when this wall asks no such thing."""
    found = sides(state).get(side)
    if found is None:
        raise ExerciseError(
            f"This wall does not ask what {'works' if side == WORKS else 'does not'}. Name one of its questions: "
            f"statement {folded(state.questions[0].key)}: text"
        )
    return found
