"""What may go out of a session's file for good is asked for in one way, whatever it is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.shapes import SHAPES
from sessions.lines.carry_out import FOR_GOOD
from sessions.live.session import Session
from sessions.removing import for_good, removals
from sessions.removing.for_good import Removal

EVERY = pytest.mark.parametrize("removal", removals.REMOVALS.values(), ids=lambda held: held.line)


@EVERY
def test_its_line_asks_and_with_its_yes_does_it(removal: Removal) -> None:
    line = removal.typed(7)
    question, yes = removals.asked(line), removals.asked(f"  {line.upper()}   yes")
    assert question is not None and question.says == "asks before anything is done" and not question.data["yes"]
    assert yes is not None and yes.data == {"of": 7 if removal.letter else 0, "yes": True}
    assert yes.says.startswith("writes the file again without ") and yes.says.endswith("this alone cannot be undone")


@EVERY
def test_only_its_own_line_loads_it(removal: Removal) -> None:
    assert removal.line.endswith(FOR_GOOD) and ":" not in removal.line


@EVERY
def test_no_line_that_only_looks_like_it_does(removal: Removal) -> None:
    line = removal.typed(7)
    for other in (
        f"{line} yes yes",
        f"{line} please",
        f": {line}",
        f"17 {line}",
        f"{line}yes",
        line[:-1],
        f"{line}: yes",
    ):
        assert removals.asked(other) is None
    if removal.letter:
        assert removals.asked(removal.line) is None and removals.asked(f"{removal.letter}12345 {removal.line}") is None


@EVERY
def test_nothing_is_written_again_while_something_is_unsaved(removal: Removal) -> None:
    session = cast("Session", SimpleNamespace(unsaved=["an entry"], is_rewriting=False))
    for act in (for_good.may_be_taken, for_good.question):
        with pytest.raises(ExerciseError, match="Not everything is saved yet"):
            act(removal, session, 1)


@EVERY
def test_help_has_it_where_there_may_be_something_to_take_out(removal: Removal) -> None:
    form = (removal.typed(1), removal.means)
    there = {name for name, shape in SHAPES.items() if form in removals.helped("", shape)}
    assert there == {name for name, shape in SHAPES.items() if removal.follows & set(shape.moves)} and there
