"""Whoever said something may take it back at any time: also when the exercise is closed, and whatever else it does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from exercises.kernel.moves import never
from exercises.kernel.shape import ExerciseError
from exercises.leaving.outline import AUDIENCES
from exercises.shapes import SHAPES
from sessions.lines.carry_out import perform
from tests.exercises.review_lines import FIRST
from tests.exercises.talk_lines import GROUP
from tests.lines import PEOPLE, again, session
from tests.marked import leaves

SECRET = "ZQ words"
FITTED = ("turns 4", "next", "task: x", "next", "next", "next", "next")
VERSION = (*FIRST, f"version 3: {SECRET}", "v1 consent in this room only", "show versions")
NOTE = (f": {SECRET} cried", "go put-up", "show 1")
ROOM_SEES: dict[str, tuple[str, Sequence[str], str]] = {
    "a nod to a thought": ("live-grid", (*PEOPLE, f"1 double: {SECRET}", "1 double nod", "show 1"), "1 nod no"),
    "what somebody learned": (
        "live-grid",
        (f"learned team: {SECRET}", "l1 consent in this room only", "show learning"),
        "l1 consent withdrawn",
    ),
    "what fitted": (GROUP, (*FITTED, f"fitted: {SECRET}", "fitted nod", "show fitted"), "fitted no"),
    "a version": ("adoption-review", VERSION, "v1 withdrawn"),
    "a version taken out": ("adoption-review", VERSION, "v1 remove"),
    "a note": ("post-its", NOTE, "1 withdrawn"),
    "a name": ("post-its", NOTE, f"unname 1: {SECRET} / a colleague"),
    "a name everywhere": ("post-its", NOTE, f"unname all: {SECRET} / a colleague"),
    "a nod to a page": ("compass", ("+ A visit", f"1 reads: {SECRET}", "1 nod reads", "show 1 words"), "1 nod none"),
}
"""By what is taken back: the exercise, what the room sees it by, and the line."""


@pytest.mark.parametrize("what", ROOM_SEES)
def test_it_is_never_too_late(what: str) -> None:
    exercise, lines, line = ROOM_SEES[what]
    held = session(*lines, exercises=[exercise])
    assert SECRET in str(held.state.room())
    perform(held, "close: ZQ because" if exercise in ("live-grid",) else "close")
    assert held.state.run.state.closed
    perform(held, lines[-1])
    assert SECRET in str(held.state.room())
    perform(held, line)
    assert SECRET not in str(held.state.room()) and held.state.run.state.closed, "and it stays closed"
    assert again(held).state == held.state
    perform(held, "undo")
    assert held.state.run.state.closed and SECRET in repr(held.state.run.state)


def test_nothing_else_is_done_to_what_is_closed() -> None:
    held = session(*FIRST, "version 3: a", "close", exercises=["adoption-review"])
    for line in ("v1: other words", "v1 consent without my number", "version 3: b"):
        with pytest.raises(ExerciseError, match="reopen"):
            perform(held, line)


TAKING = ("unname", "remove", "remove_version", "agree_wording")


def test_every_shape_says_which_of_its_moves_take_words_back() -> None:
    for name, shape in SHAPES.items():
        said = {kind for kind, one in shape.table.items() if one.takes_back is not never}
        meant = {kind for kind in shape.moves if "consent" in kind or "nod" in kind or kind in TAKING}
        assert meant <= said, name


def test_the_credit_of_a_version_that_was_taken_back_goes_with_it() -> None:
    credited = (*FIRST, "version 3: in the car", "v1 credit: the ZQ team", "v1 consent without my number")
    held = session(*credited, "v1 withdrawn", exercises=["adoption-review"])
    shape, state = held.state.run.shape, held.state.run.state
    told = [*shape.text(state), repr(shape.document(state)), repr(shape.quotes(state)), repr(shape.find(state, "ZQ"))]
    told += [leaves(state, audience) for audience in AUDIENCES]
    assert "ZQ team" not in "".join(told)
    perform(held, "v1 credit: the ZQ team")
    assert "ZQ team" not in repr(held.state.run.state)
    perform(held, "undo")
    perform(held, "undo")
    assert "ZQ team" in repr(held.state.run.state), "a slip is undone as ever"


ABOUT: dict[str, tuple[str, Sequence[str], str]] = {
    "what changed": ("live-grid", ("e1 aloud", "e1 agreed", "e1: words", f"e1 changed: {SECRET}"), "e1 not agreed"),
    "readings": ("post-its", (": words", "go cluster", f"contested 1: {SECRET} / two"), "1 withdrawn"),
    "the reason": ("post-its", (": words", "go cluster", f"lone 1: {SECRET}"), "1 withdrawn"),
    "why it waits": ("post-its", (": words", "go cluster", f"park 1 until {SECRET}: {SECRET}"), "1 withdrawn"),
    "on its own trail": (
        "post-its",
        (": words", "go keep", f"contested 1: {SECRET} / two", f"lone 1: {SECRET}"),
        "1 withdrawn",
    ),
    "a version": ("adoption-review", (*FIRST, f"version 3: {SECRET}"), "v1 withdrawn"),
}
"""What was said about something: the exercise, the lines, and the line that takes it back."""


@pytest.mark.parametrize("what", ABOUT)
def test_what_was_said_about_it_goes_with_it(what: str) -> None:
    exercise, lines, line = ABOUT[what]
    held = session(*lines, exercises=[exercise])
    assert SECRET in repr(held.state)
    perform(held, line)
    assert SECRET not in repr(held.state)
    perform(held, "undo")
    assert SECRET in repr(held.state)
