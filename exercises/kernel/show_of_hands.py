"""A show of hands: what a template says of it, the move that counts it, and the slots of its line. Knows no exercise.

An exercise that has one keeps `groups`, what its template says under [[group]], and `counts`, how many said each; who
passed stands beside, as "pass", and is never in n.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from exercises.kernel import checks
from exercises.kernel.counts import Counts
from exercises.kernel.moves import Got, move
from exercises.kernel.record import replace
from exercises.kernel.schema import Kind, fitting, in_words, several, table, used, words
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import OneOf, Slot
from exercises.kernel.text import folded

S = TypeVar("S")
PASS = "pass"


NO_WORDS = "one of these has no words: the room would read nothing there."
GROUP: Kind = several(
    table(
        {
            "key": words(needed=True, fits=str.isalpha, says="{said} is no single word."),
            **{name: words(needed=True) for name in ("title", "ask")},
            "words": used(
                used(
                    fitting(in_words, "what is counted is needed here, each in words", needed=True),
                    lambda value: all(map(str.strip, value.values())),
                    NO_WORDS,
                ),
                lambda value: not {PASS, "passed"} & {folded(said).strip() for said in (*value, *value.values())},
                "who passed is counted beside these words as it is: leave pass out.",
            ),
            "called": words(20),
        }
    ),
    once="key",
)
"""What a template says of what is counted."""


def _example(state: Any) -> str:
    return next((f"{item['key']} {next(iter(item['words']))} 4 pass 2" for item in state.groups), "")


def _counted(got: Got, state: Any) -> str:
    """What is counted, and what stood there before: a second count takes the place of the first."""
    before = state.counts.get(got["counted"])
    was = f"; it was {_told(before)}" if before and dict(before) != dict(got["counts"]) else ""
    return f"{got['counted']}: {_told(got['counts'])}{was}"


def _told(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{word} {many}" for word, many in counts.items())


@move(
    "<counted> [:] <counts>",
    _example,
    "a show of hands; nobody's is kept, and fewer than five are not shown",
    _counted,
    called="a count of hands",
    when=lambda state: bool(state.groups),
)
def count(state: S, *, counted: str, counts: Mapping[str, int]) -> S:
    """What the group showed by hands, as counts and nothing else."""
    checks.open_still(state)
    this: Any = state
    words = next((item["words"] for item in this.groups if item["key"] == counted), None)
    if words is None:
        raise ExerciseError(f"What is counted here? {_example(state)}")
    return replace(state, counts={**this.counts, counted: as_counts(counts, words, _example(state))})


def as_counts(value: Any, words: Collection[str], example: str) -> dict[str, int]:
    """How many said each. Raises ExerciseError, with the example, for anything but counts of those words."""
    if not isinstance(value, Mapping) or not value:
        raise ExerciseError(f"Words with how many: {example}")
    for word, number in value.items():
        if (word not in words and word != PASS) or type(number) is not int or not 0 <= number <= checks.MOST_NUMBER:
            raise ExerciseError(f"Words with how many: {example}")
    return dict(value)


def _hands(got: Got, state: Any) -> Mapping[str, str]:
    """What is counted under the key named before, in the words for it too."""
    item = next((one for one in state.groups if one["key"] == got.get("counted")), None)
    return counted({} if item is None else item["words"])


def counted(words: Mapping[str, str]) -> dict[str, str]:
    """What may be typed for each of what is counted: itself, or what is said for it."""
    return {said: word for word, said in words.items()} | {word: word for word in words} | {PASS: PASS, "passed": PASS}


def slots() -> dict[str, Slot]:
    """The slots of its line."""
    counted = OneOf(lambda state: {str(item["key"]): str(item["key"]) for item in state.groups}, "count")
    return {"counted": counted, "counts": Counts((), "word", by=_hands, ask="Each word has its count.")}
