"""Takes a name out of all that people said in an exercise, keeping its sense. Pure.

"A Good Start in Life", post-it theming: a note about a named colleague keeps its sense and loses the name. What is
taken out of the exercise as it is, and what is taken out of the moves recorded before, has to be the same: it is folded
that way again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from exercises.kernel.checks import shown
from exercises.kernel.moves import always, move
from exercises.kernel.names_in_text import bare, has_letters, stands, taken_out
from exercises.kernel.rewording import reworded
from exercises.kernel.shape import ExerciseError
from exercises.kernel.things import Thing

S = TypeVar("S")
Clean = Callable[[str], str]
EXAMPLE = "unname all: Priya / a colleague"
_LONGEST = 60


@move(
    called="a name taken out",
    logged="a name taken out: everywhere {everywhere}",
    takes_back=always,
    undated=True,
    words=("name", "instead"),
)
def unname(state: S, *, name: str, instead: str, everywhere: bool = True, things: list[str] | None = None) -> S:
    """Other words, in brackets, wherever the name stood: in all of the exercise, or in those things of it ("e1").

    Once the name itself was taken out of the record it is "", and nothing more is to be done.
    """
    if name == "":
        return state
    clean = cleaner(name, instead)
    if things is not None and not isinstance(things, list | tuple):
        raise ExerciseError(f"Out of what is it taken? For example: {EXAMPLE}")
    cleaned: S = without(state, clean, None if everywhere is True else frozenset(map(str, things or ())))
    return cleaned


def cleaner(name: object, instead: object, example: str = EXAMPLE) -> Clean:
    """What takes the name out. Raises ExerciseError, with the example, when the name or the other words cannot be
    used."""
    if not isinstance(name, str) or not has_letters(name) or len(name) > _LONGEST or "[" in name or "]" in name:
        raise ExerciseError(f"{shown(name)} is not a name. For example: {example}")
    words = bare(instead) if isinstance(instead, str) else ""
    if not words or len(words) > _LONGEST:
        raise ExerciseError(f"What stands there instead, so that the sense stays? For example: {example}")
    if stands(name, words):
        raise ExerciseError(f"{shown(words)} still has the name in it. For example: {example}")
    return lambda text: taken_out(text, name, words)


def without(state: Any, clean: Clean, things: Collection[str] | None) -> Any:
    """The state with its people's words cleaned, or those of some of its things; the same object when none changed."""
    return reworded(state, clean, only=None if things is None else lambda one: _called(one) in things, who=False)


def _called(one: Any) -> str:
    """What a thing is typed by, or a part that was carried on is remembered by; "" for all else."""
    return one.goes if isinstance(one, Thing) else str(getattr(one, "known_as", ""))


def places(state: Any, name: str) -> int:
    """In how many texts of people the name stands there."""
    found: list[str] = []

    def counted(text: str) -> str:
        if stands(name, text):
            found.append(text)
        return text

    reworded(state, counted, who=False)
    return len(found)
