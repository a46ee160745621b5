"""The board of a net-gram in a console: joining by keys and lines, a ring further, the picture."""

from __future__ import annotations

from typing import Any

import pytest

from exercises.kernel.record import replace
from exercises.netgram.state import NetGram
from sessions.library import templates
from tests.exercises.netgram_lines import DRAWN, PEOPLE
from tests.lines import play, session, shape_of, started
from tests.tui.snapshot import text
from tui.app.text import width
from tui.boards.board import Pointing
from tui.boards.table import BOARDS
from tui.console.app import ConsoleApp
from tui.room.layout import draw

BOARD = BOARDS["netgram"]


def drawn() -> NetGram:
    state: NetGram = started(templates.built_in()["net-gram"], *DRAWN)
    return state


def app_of(*lines: str) -> tuple[ConsoleApp, Any]:
    held = session(*lines, exercises=["net-gram"])
    held.record("projected", {"projected": False})
    return ConsoleApp(held), held


async def typed(pilot: Any, line: str) -> None:
    for character in line:
        await pilot.press({" ": "space"}.get(character, character))
    await pilot.press("enter")
    await pilot.pause(0.5)


async def test_two_are_picked_and_joined_by_a_number() -> None:
    app, held = app_of("view Hine", *PEOPLE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = len(held.events)
        await pilot.press("space", "down", "enter")
        await pilot.pause(0.3)
        assert "JOINING - LETTERS ARE KEYS" in text(app) and len(held.events) == before
        await pilot.press("3")
        await pilot.pause(0.5)
        assert held.state.run.state.ties[1, 2].sign == "strained"
        await pilot.press("escape")
        await typed(pilot, "r")
        assert app.console_screen.pointing.focus == 2
        assert held.state.run.state.chairs[2].near == "middle"
        await typed(pilot, "1 2 strong")
        assert held.state.run.state.ties[1, 2].sign == "strong"


async def test_a_number_types_until_two_are_picked() -> None:
    app, held = app_of("view Hine", *PEOPLE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = len(held.events)
        await pilot.press("3")
        await pilot.pause(0.2)
        assert len(held.events) == before and "> 3" in text(app)


@pytest.mark.parametrize(("wide", "high"), [(38, 7), (58, 9), (79, 15), (84, 13), (119, 31)])
def test_the_board_fits_and_has_the_picture_where_there_is_room(wide: int, high: int) -> None:
    board = BOARD.overview(drawn(), wide, high, Pointing(7))
    lines = ["".join(words for words, _ in line) for line in board.lines]
    assert all(width(line) <= wide for line in lines)
    assert any("▌7 Jo" in line for line in lines) and "▌7 Jo" in lines[board.focus_last]
    assert any("▄" in line for line in lines) == (wide >= 84)


@pytest.mark.parametrize(("width", "height"), [(57, 30), (85, 40), (99, 40), (120, 40), (120, 60)])
def test_no_tie_of_others_is_broken_at_the_end_of_a_line(width: int, height: int) -> None:
    people = [f"+ agency far P{number}: x" for number in range(2, 21)]
    ties = [f"{number} {number + 1} thin" for number in range(2, 20)]
    state = play(
        started(
            templates.built_in()["net-gram"], "+ child Tama: x", "view Hine", "drawing 1 2026-03-12", "consent yes"
        ),
        *people,
        *ties,
    )
    seen = "\n".join(draw(shape_of(state).room_view(state, "rings"), width, height).lines)
    board = "\n".join("".join(said for said, _ in line) for line in BOARD.overview(state, width, 40, Pointing()).lines)
    assert all(f"{number} ─ {number + 1}" in seen for number in range(2, 20))
    assert all(f"P{number} ─ P{number + 1}" in board for number in range(2, 5))
    assert not [line for line in (*seen.split("\n"), *board.split("\n")) if line.rstrip().endswith("─")]


@pytest.mark.parametrize("wide", [30, 40, 60, 80])
def test_a_view_that_is_too_long_for_the_board_is_cut_with_a_sign(wide: int) -> None:
    state = play(drawn(), "view Hine and all of those at home", "drawing 1 2026-09-12")
    head = "".join(said for said, _ in BOARD.overview(state, wide, 6, Pointing()).lines[0])
    assert width(head) <= wide and (head.endswith("2026") or head.endswith("…")), head


def test_arrows_go_down_a_ring_and_across() -> None:
    state = drawn()
    here = Pointing(1)
    for direction, number in (("down", 2), ("down", 3), ("right", 7), ("right", 9), ("up", 11), ("up", 1)):
        moved = BOARD.move(state, 80, 15, here, direction, in_detail=False)
        assert moved is not None and moved.focus == number, direction
        here = replace(here, focus=number)


def test_many_ties_leave_the_rings_in_sight_and_a_key_draws_nothing_anew() -> None:
    state = drawn()
    for one in range(2, 15):
        for other in range(one + 1, 15):
            state = play(state, f"{one} {other} thin")
    board = BOARD.overview(state, 79, 15, Pointing(7))
    lines = ["".join(words for words, _ in line) for line in board.lines]
    assert len(lines) < 22 and any("f has all of it" in line for line in lines)
    assert BOARD.overview(state, 79, 15, Pointing(7)) is board
    assert BOARD.overview(state, 79, 15, Pointing(8)) is not board
