"""Whatever a board's help tells of an exercise can be done in it, somewhere and in some phase."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from exercises.kernel.anywhere import parse
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import Template
from sessions.library import templates
from tests.lines import play, shape_of, started
from tests.samples import sample_of
from tui.app.actions import Action
from tui.boards.board import Board, Pointing, Wish
from tui.boards.table import board_of

EXERCISES = {key: one for key, one in templates.built_in().items() if one.shape not in ("log", "programme")}


def filled(template: Template) -> Any:
    """The exercise with something of everything in it, two cards that were taken and a round that asks two."""
    state = started(template, *sample_of(template).lines)
    if template.key == "team-audit":
        return play(state, "round tomorrow: after", f"r{max(state.rounds) + 1} asks both")
    if template.shape == "deck":
        state = play(state, "draw 3")
        return play(state, f"take {state.out[0]} {state.out[1]}")
    return state


def boards(template: Template) -> Iterator[tuple[Board, Any, Pointing]]:
    """The exercise's board in each of its phases, pointing at each of some things."""
    board, state = board_of(template), filled(template)
    assert board is not None
    for phase in template.phases:
        here = play(state, f"go {phase.key}")
        for side in ("", "themes"):
            point = Pointing(by="F1", side=side)
            for _ in range(12):
                point = board.settle(here, 80, 24, point)
                yield board, here, point
                point = board.move(here, 80, 24, point, "down", in_detail=False) or point


def comes_to_something(state: Any, point: Pointing, wish: Wish) -> bool:
    """Whether it opens something, points elsewhere, or is done."""
    if wish.line:
        try:
            parse(wish.line, shape_of(state), state)
        except ExerciseError:
            return False
    turned = replace(wish.pointing, by=point.by) != point
    return bool(wish.line or wish.command or wish.opens or wish.then) or turned


@pytest.mark.parametrize("key", EXERCISES)
def test_each_action_that_is_told_can_be_done(key: str) -> None:
    waits: dict[str, Action] = {}
    done: set[str] = set()
    for board, state, point in boards(EXERCISES[key]):
        waits |= {one.name: one for one in board.of(state).own}
        for name in sorted(waits.keys() - done):
            if comes_to_something(state, point, board.act(state, point, name)):
                done.add(name)
    assert not waits.keys() - done
