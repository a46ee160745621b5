"""What every board of a list does, seen on the pages' board: pointing, the list, things in full, lines for the room."""

from __future__ import annotations

import pytest

from exercises.pages.state import Pages
from sessions.library import templates
from tests.lines import session, started
from tests.tui.snapshot import text as screen
from tui.app.text import width
from tui.boards.board import Drawing, Pointing
from tui.boards.cut import rows_cut
from tui.boards.list_board import beside, stepped
from tui.boards.table import BOARDS
from tui.console.app import ConsoleApp

BOARD = BOARDS["pages"]


def compass(*titles: str) -> Pages:
    state: Pages = started(templates.built_in()["compass"], *(f"+ {title}" for title in titles))
    return state


def text(drawing: Drawing) -> list[str]:
    return ["".join(words for words, _ in line) for line in drawing.lines]


def test_the_pointing_stays_at_a_thing_that_is_there_and_goes_from_one_to_the_next() -> None:
    state = compass("A first visit", "A second", "A third")
    assert BOARD.settle(state, 80, 24, Pointing(9)).focus == 1 and BOARD.settle(state, 80, 24, Pointing(2)).focus == 2
    assert BOARD.settle(compass(), 80, 24, Pointing(2)).focus == 0
    there = BOARD.move(state, 80, 24, Pointing(1), "down", in_detail=False)
    assert there is not None and there.focus == 2
    assert BOARD.move(state, 80, 24, Pointing(1), "pagedown", in_detail=False) is None
    assert BOARD.move(compass(), 80, 24, Pointing(), "down", in_detail=False) is None
    assert BOARD.show_line(state, Pointing(3)) == "show page 3" and BOARD.show_line(state, Pointing(4)) == ""


@pytest.mark.parametrize(
    ("direction", "to"), [("up", 2), ("down", 4), ("home", 1), ("end", 5), ("pagedown", 5), ("pageup", 1)]
)
def test_a_step_stays_within_the_list(direction: str, to: int) -> None:
    assert stepped([1, 2, 3, 4, 5], 3, direction, 9 if "page" in direction else 1) == to
    assert stepped([1, 2], 7, "down") == 1 and stepped([], 7, "down") == 0


def test_it_follows_what_was_made_or_spoken_of_and_nothing_that_was_taken_back() -> None:
    state = compass("A first visit", "A second")
    assert BOARD.follow(state, Pointing(1), "page", {"title": "A second", "number": 2}, undone=False).focus == 2
    assert BOARD.follow(state, Pointing(1), "fill", {"page": 2, "field": "with"}, undone=False).focus == 2
    assert BOARD.follow(state, Pointing(1), "fill", {"page": 2, "field": "with"}, undone=True).focus == 1
    assert BOARD.follow(state, Pointing(1), "count", {"number": 2}, undone=False).focus == 1


@pytest.mark.parametrize("room", [40, 60, 80, 120])
def test_the_list_and_everything_in_full_point_at_the_same_thing_and_fit(room: int) -> None:
    state = compass("He whānau " * 10, "A second", "A third")
    overview, detail = BOARD.overview(state, room, 24, Pointing(3)), BOARD.detail(state, room, Pointing(3))
    assert text(overview)[overview.focus_last].startswith("▌3 A third")
    assert text(detail)[detail.focus_first].startswith("3 A third")
    assert all(width(line) <= room for line in (*text(overview), *text(detail)))
    assert any("│" in line for line in text(overview)) is (room >= 76)
    assert "No page yet: + The third visit" in "".join(text(BOARD.overview(compass(), room, 24, Pointing())))


def test_columns_of_other_lengths_stand_beside_each_other() -> None:
    lines = beside([(("one", "text"),)], [(("a", "text"),), (("b", "text"),)], 6, "│ ")
    assert text(Drawing(lines)) == ["one   │ a", "      │ b"]


@pytest.mark.parametrize(
    ("key", "line", "typed", "says"),
    [
        ("compass", "go try", "1", "Nothing is typed about what is said now."),
        ("compass", "close", "1", "This exercise is closed. Type reopen to go on"),
        ("stories", "1 withdrawn", "", "Story 1 was taken back."),
    ],
)
async def test_a_number_says_why_nothing_of_it_is_typed_and_never_that_it_opens(
    key: str, line: str, typed: str, says: str
) -> None:
    held = session("+ The third visit about the chair", line, exercises=[key])
    held.record("projected", {"projected": False})
    app = ConsoleApp(held)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for press in ([*typed, "enter"], ["enter"]):
            await pilot.pause(0.5)
            await pilot.press(*press)
            await pilot.pause(0.3)
            said = " ".join(screen(app).split())
            assert (
                says in said and "opens" not in said and "No page yet" not in said and not app.console_screen.bar.card
            )


async def test_a_card_s_number_opens_everything_of_it_and_nothing_while_the_room_sees_this_window() -> None:
    for projected in (False, True):
        held = session("+ card listening: What did I not ask?", exercises=["prompt-cards"])
        held.record("projected", {"projected": projected})
        app = ConsoleApp(held)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("7", "enter")
            await pilot.pause(0.3)
            assert app.console_screen.pane == ("overview" if projected else "about")


@pytest.mark.parametrize("key", ["compass", "team-audit", "live-grid", "thinking-caps"])
async def test_nobody_counts_the_minutes_of_what_is_closed(key: str) -> None:
    held = session("next", exercises=[key])
    held.record("projected", {"projected": False})
    app = ConsoleApp(held)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert " min" in screen(app).splitlines()[1]
        held.record("close", {}, run=key)
        app.console_screen.refresh_all()
        await pilot.pause(0.3)
        second = screen(app).splitlines()[1]
        assert "closed" in second and " min" not in second, second


def test_what_is_cut_of_a_card_says_so() -> None:
    rows = [((" “We say it once.”", "text"),), ((" “And then we wait, and", "text"),), ((" nobody speaks.”", "text"),)]
    assert rows_cut(rows, 40, 3) == rows
    assert rows_cut(rows, 40, 2)[-1] == ((" “And then we wait, and …", "text"),)
    assert rows_cut([((" cut alre…", "text"),), ()], 40, 1) == [((" cut alre …", "text"),)]
    assert width(rows_cut(rows, 23, 2)[-1][0][0]) == 23 and rows_cut(rows, 23, 2)[-1][0][0].endswith("…")
