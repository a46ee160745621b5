"""`end`: what is still open, and the kind way out of every exercise. It changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.library import templates
from sessions.lines.carry_out import perform, understand
from tests.lines import PEOPLE, session
from tests.tui.console_help import console, drawn, typed
from tests.tui.console_help import session as on_console
from tui.boards.board import Pointing
from tui.boards.table import board_of


def ended(*lines: str, exercises: tuple[str, ...] = ("live-grid",)) -> tuple[str, tuple[str, ...]]:
    held = session(*lines, exercises=exercises)
    before = held.state
    assert understand(held, "end").says == "says what is still open, and the kind way out"
    outcome = perform(held, "end")
    assert held.state is before and outcome.event is None
    return outcome.says, outcome.lines


@pytest.mark.parametrize("key", [*templates.exercises()])
def test_every_exercise_has_a_kind_way_out_that_can_be_typed(key: str) -> None:
    way, still_open = ended(exercises=(key,))
    assert still_open[-1].startswith("The room sees ")
    held = session(exercises=(key,))
    if "The kind way out is" in way:
        perform(held, way.partition(": ")[2].partition(".")[0])
    said = perform(held, "end").says
    assert "nothing is closed yet" in said
    if said.endswith("close"):
        perform(held, "close")
        run = held.state.run
        assert run.state.closed and perform(held, "end").says.endswith("reopen")
        lines = run.template.comes_now(run.state)
        assert "close" not in lines and all(understand(held, line) for line in lines)


def test_a_talk_closes_from_where_it_is_while_its_last_step_needs_something() -> None:
    assert (
        ended(exercises=("thinking-caps",))[0]
        == "It closes from here, and nothing is closed yet. When all is said: close"
    )
    assert ended("task", exercises=("thinking-caps",))[0].endswith("Then: close")


def test_people_in_role_are_led_to_the_releasing_first() -> None:
    way, still_open = ended(*PEOPLE, "show map", "park: interpreters", "park: the bus")
    assert way.endswith("go de-role. Then: close")
    assert still_open[0].startswith("12 chairs are still in role: 1, 2,")
    assert "There are 2 parked items without a day." in still_open
    assert ended(*PEOPLE, "blank")[1][-1] == "The room is dark: blank off lets it see again."


def test_once_everybody_is_released_it_leads_to_the_close_and_then_to_opening_again() -> None:
    assert ended(*PEOPLE, "released 1-12")[0].endswith("go close. Then: close")
    assert ended(*PEOPLE, "released 1-12", "go close")[0].endswith("When all is said: close")
    assert "reopen" in ended(*PEOPLE, "released 1-12", "go close", "close")[0]


def test_what_belongs_to_somebody_alone_is_named_without_its_words() -> None:
    held = session("next", "+ The third visit", "1 me: hot ears", exercises=("compass",))
    said = perform(held, "end").lines
    assert any("belongs to somebody alone is in Partnership Compass" in line for line in said)
    assert "hot ears" not in "".join(said)


def test_a_finish_is_led_there() -> None:
    held = session(*PEOPLE)
    with pytest.raises(ExerciseError, match="the kind way out: end"):
        perform(held, "finish")


async def test_the_console_lists_what_is_open_and_says_the_way(own_place: Path) -> None:
    async with console(on_console(*PEOPLE)) as (app, pilot):
        await typed(app, pilot, "end")
        shown = drawn(app)
        await typed(app, pilot, "released 1-12")
        after = drawn(app)
    assert "Still open" not in after and "still in role" not in after, "what was open is not any more"
    assert "Still open" in shown and "still in role" in shown and "go de-role" in shown


@pytest.mark.parametrize(
    ("key", "lines", "card"),
    [
        ("live-grid", ("+ child Tama", "1 why: nobody asked", "released 1"), "1"),
        ("paper-grid", ("+ child Tama",), "1"),
        ("post-its", ("helps team: They ring", "go cluster", "1 > new"), "t1"),
        ("adoption-review", (), "1"),
        ("compass", ("+ moment: at the door",), "1"),
    ],
)
def test_nothing_is_asked_of_a_thing_once_its_exercise_is_closed(key: str, lines: tuple[str, ...], card: str) -> None:
    held = session(*lines, exercises=(key,))
    run = held.state.run
    board = board_of(run.template)
    assert board is not None
    there = board.called(run.state, Pointing(), understand(held, card).kind)
    assert board.fields(run.state, there)
    perform(held, "close")
    assert not board.fields(held.state.run.state, there)
    assert board.without_fields(held.state.run.state, there).says
