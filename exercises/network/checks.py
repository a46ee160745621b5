"""What every move of the network shape checks and keeps. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from exercises.kernel.checks import shown
from exercises.kernel.moves import Move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded, listed
from exercises.network.examples import FIRST, of_this_grid
from exercises.network.state import QUESTIONS, Chair, Difference, Network, Reversal, Row

MOST_VISITS = 400
SENTENCE = (
    "This is sharing, and nothing of it is written. Afterwards a bare count, if you like: spoke 19. "
    "To write again, move on first: next"
)
"""What is said to a line that would keep words of the sharing."""


def nothing_of_sharing(move: Move) -> Callable[..., Network]:
    """The move, refused while the group shares when it would keep anything but a count, a tick or the phase.

    Sociodrama practice: sharing is heard, not kept; a bare count afterwards is all there may be.
    """

    @wraps(move.run)
    def guarded(state: Network, **data: Any) -> Network:
        if state.sharing and (not move.wordless or any(data.get(name) for name in move.words)):
            raise ExerciseError(SENTENCE)
        made: Network = move.run(state, **data)
        return made

    return guarded


def row_of(state: Network, key: str) -> Row:
    """The row of that key. Raises ExerciseError naming those there are."""
    try:
        return state.row(key)
    except KeyError:
        there = listed([row.typed for row in state.rows])
        raise ExerciseError(f"There is no row called {shown(key)}. Rows: {there}.") from None


def chair_of(state: Network, number: int) -> Chair:
    """The chair of that number. Raises ExerciseError naming the numbers there are."""
    chair = state.chairs.get(number) if isinstance(number, int) and not isinstance(number, bool) else None
    if chair is None:
        if not state.chairs:
            raise ExerciseError(f"There is no chair {number} yet. Add one first: {of_this_grid(FIRST, state)}")
        raise ExerciseError(f"There is no chair {number}. Chairs run from {min(state.chairs)} to {max(state.chairs)}.")
    return chair


def with_chair(state: Network, chair: Chair) -> Network:
    """The state with that chair as given."""
    return replace(state, chairs={**state.chairs, chair.number: chair})


def for_chairs(state: Network, what: str) -> None:
    """Raises ExerciseError on a grid that is only written: nobody sits in its rows."""
    if not state.with_chairs:
        raise ExerciseError(f"On paper there are rows, not chairs: it keeps no {what}. For example 9 why: many hands")


def marked(state: Network, mark: str, words: str) -> str:
    """What was seen down a column: the mark's label and the words, the label once when the words begin with it."""
    labels = {item["key"]: str(item["label"]) for item in state.template.words.get("marks", ())}
    label = labels.get(mark, mark)
    if words and f"{folded(words)} ".startswith(f"{folded(label)} "):
        return words
    return f"{label}: {words}" if words else label


def visits_number(amount: float | None, example: str) -> float:
    """Contacts a month, 0 to 400, to three places. Raises ExerciseError with the example otherwise."""
    if isinstance(amount, bool) or not isinstance(amount, int | float) or not 0 <= amount <= MOST_VISITS:
        raise ExerciseError(f"Visits a month is a number from 0 to {MOST_VISITS}: {example}")
    return int(amount) if float(amount).is_integer() else round(float(amount), 3)


def question_key(question: str) -> str:
    """The question's key, when it is one of the three. Raises ExerciseError otherwise."""
    if question not in QUESTIONS:
        raise ExerciseError("Which question: why, do or who? For example 7 vs 8 do: standing first or seating first")
    return question


def pair_of(state: Network, first: int, second: int) -> tuple[int, int]:
    """Two different chairs that are set out. Raises ExerciseError otherwise."""
    chair_of(state, first)
    chair_of(state, second)
    if first == second:
        raise ExerciseError("Two different chairs are needed, such as 7 and 8.")
    return first, second


def known_difference(state: Network, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The number of the difference that these two have on that question already, where they have one."""
    return _known((one for one in state.differences.values() if one.question == data.get("question")), data)


def open_between(state: Network, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The number of the change of places that these two are in, where they are in one."""
    return _known((one for one in state.reversals.values() if not one.back), data)


def _known(things: Iterable[Difference | Reversal], data: Mapping[str, Any]) -> Mapping[str, Any]:
    between = data.get("between")
    pair = list(between) if isinstance(between, list | tuple) else []
    said = {repr(pair), repr(pair[::-1])}
    found = [one.number for one in things if repr(list(one.between)) in said]
    return {"number": found[-1]} if found else {}
