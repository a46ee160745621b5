"""The programme's board: months by letters, what is collected, what is carried, the cycle; and the console on it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.programme import months
from exercises.programme.state import Programme
from sessions.library import programmes, templates
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from sessions.store import locations
from tests.awkward import AWKWARD
from tests.exercises.programme_lines import SAMPLE
from tests.lines import play, started
from tests.tui import snapshot
from tests.tui.console_help import burst, console, drawn, kinds, typed
from tui.app.text import width
from tui.boards.board import Drawing, Pointing
from tui.boards.programme import ProgrammeBoard
from tui.boards.table import BOARDS
from tui.console.actions import OF_A_SESSION, actions_of

NOVEMBER = datetime(2026, 11, 2, tzinfo=UTC)
BOARD = ProgrammeBoard(NOVEMBER)
VIEWS = ("", "collected", "carry", "cycle")
SIZES = ((39, 6), (59, 9), (79, 13), (119, 20))
FIRST = ("cohort + One: Awakōwhai", "cohort + Two: Ōkōtare")
DAYS = (
    *FIRST,
    "e + workshop c1 2026-02-12",
    "e + workshop c2 2026-08-18",
    "e + workshop c2 2026-08-19",
    "e + shared integration c1 c2 2026-06-11",
    "e + survey c1 2027-01",
    "e + planning with managers c2 2026-02-03",
    "e + overview c2 2026-02-04",
)


def programme(*typed: str) -> Programme:
    state: Programme = started(templates.programme(), *typed)
    return state


def text(drawing: Drawing) -> list[str]:
    return ["".join(words for words, _ in line) for line in drawing.lines]


def overview(state: Programme, pointing: Pointing, room: int = 79, board: ProgrammeBoard = BOARD) -> list[str]:
    return text(board.overview(state, room, 13, board.settle(state, room, 13, pointing)))


def lane(state: Programme, name: str, room: int = 79) -> str:
    return next(line for line in overview(state, Pointing(), room) if name in line)


def everything(state: Programme, room: int, height: int, pointing: Pointing) -> list[str]:
    lines = [*text(BOARD.overview(state, room, height, pointing)), *text(BOARD.detail(state, room, pointing))]
    return lines + text(Drawing(BOARD.card(state, room, 4, pointing)))


@pytest.mark.parametrize(("room", "height"), SIZES)
@pytest.mark.parametrize("view", VIEWS)
def test_no_line_is_wider_than_the_pane(view: str, room: int, height: int) -> None:
    awkward = [line for words in AWKWARD for line in (f"cohort + {words}: {words}", f"learned c1: {words}")]
    for state in (programme(), programme(*FIRST), programme(*SAMPLE)):
        pointing = BOARD.settle(state, room, height, Pointing(question=view))
        assert [line for line in everything(state, room, height, pointing) if width(line) > room] == []
    state = programme(*FIRST)
    for line in (*awkward, *(f"collect + {words[:30]} c1 start" for words in AWKWARD)):
        try:
            state = play(state, line)
        except ExerciseError:
            continue
    pointing = BOARD.settle(state, room, height, Pointing(question=view))
    assert [line for line in everything(state, room, height, pointing) if width(line) > room] == []


def test_each_month_has_its_letters_and_the_shared_lane_its_own() -> None:
    state = programme(*DAYS)
    assert lane(state, "C1").split()[2:14] == ["W", "·", "·", "·", "s", "·", "·", "·", "·", "·", "·", "q"]
    assert lane(state, "C2").split()[2:9] == ["pv", "·", "·", "·", "s", "·", "D"]
    assert lane(state, "shared").split()[1:6] == ["·", "·", "·", "·", "s"]
    assert "survey, Jan 2027" in lane(programme(*DAYS, "e1 held", "e4 held"), "C1") and "D workshop day" in "\n".join(
        overview(state, Pointing())
    )
    assert "[N]" in "\n".join(overview(state, Pointing())) and "Feb 2026 - Jan 2027" in overview(state, Pointing())[0]


def test_where_something_moved_from_stays_and_where_it_moved_back_it_stands_again() -> None:
    moved = programme(*FIRST, "e + workshop c1 2026-05-05", "e1 moved 2026-07: no hall")
    assert lane(moved, "C1").split()[2:5] == ["x", "·", "W"]
    back = programme(*FIRST, "e + workshop c1 2026-05-05", "e1 moved 2026-07: no hall", "e1 moved 2026-05-05")
    assert lane(back, "C1").split()[2:5] == ["W", "·", "x"]
    off = programme(*FIRST, "e + workshop c1 2026-05-05", "e1 moved: a tangi, and we went")
    assert lane(off, "C1").split()[2:3] == ["x"] and months.coming(off, 1) == []


def test_a_longer_programme_shows_the_months_around_what_is_pointed_at() -> None:
    lines = [f"e + workshop c1 {year}-{month:02}-05" for year in (2024, 2025, 2026) for month in (1, 4, 7, 10)]
    state = programme(*FIRST, *lines)
    for number, room in ((1, 79), (6, 59), (12, 39)):
        drawn = overview(state, Pointing(number), room)
        assert "Jan 2024 - Oct 2026" in "\n".join(drawn) or room < 59
        assert ("‹" in drawn[1]) is (number > 1) and ("›" in drawn[1]) is (number < 12)
    first = BOARD.overview(state, 79, 13, Pointing(1)).lines
    assert any(style == "chosen" for line in first for _, style in line)
    there = BOARD.move(state, 79, 13, Pointing(1), "right", in_detail=False)
    assert there is not None and there.focus == 2


def test_what_waits_stands_first_and_enter_begins_the_line_that_closes_it() -> None:
    state = programme(*FIRST, "learned c1: cards", "learned c1: talk", "l1 tried c2 helped: kept")
    pointing = BOARD.settle(state, 79, 13, Pointing(question="carry"))
    drawn = overview(state, pointing)
    assert drawn[0].endswith("1 learned line waits for a result") and drawn[1].startswith("▌l2 talk (C1)")
    assert drawn[2].endswith("tried in C2: helped") and BOARD.open(state, pointing).opens == "l2 tried "
    assert BOARD.next_waiting(state, Pointing()).opens == "l2 tried "
    assert "Nothing waits" in BOARD.next_waiting(programme(*FIRST), Pointing()).says


def test_what_is_collected_stands_by_tool_and_cohort() -> None:
    state = programme(*FIRST, "collect + case rating c1 start", "x1 done 24 of 27", "collect + case rating c2 start")
    state = play(state, "x2 dropped: nobody rates now")
    drawn = overview(state, Pointing(question="collected"))
    assert "C1" in drawn[0] and "x1 start 24/27" in drawn[1] and "x2 start dropped: nobody rates" in drawn[1]
    there = BOARD.move(state, 79, 13, Pointing(1, question="collected"), "right", in_detail=False)
    assert there is not None and there.focus == 2


def test_over_the_first_row_of_what_is_collected_the_cohorts_stay_in_sight() -> None:
    state = programme(*FIRST, "collect + case rating c1 start", "collect + team audit c1 before")
    drawing = BOARD.overview(state, 59, 5, Pointing(1, question="collected"))
    assert "C1" in text(drawing)[0] and drawing.focus_first == 0
    assert BOARD.overview(state, 59, 5, Pointing(2, question="collected")).focus_first == 2


def test_a_session_that_is_gone_says_so() -> None:
    state = programme(*FIRST, "e + workshop c1 2026-11-05", "e1 held day-one")
    card = text(Drawing(ProgrammeBoard(NOVEMBER, frozenset({1})).card(state, 79, 4, Pointing(1))))
    assert "gone from this computer" in "\n".join(card)
    assert "gone" not in "\n".join(text(Drawing(BOARD.card(state, 79, 4, Pointing(1)))))


def test_each_thing_is_found_in_its_view() -> None:
    state = programme(*SAMPLE)
    for kind, view, focus in (("e3", "", 3), ("x1", "collected", 1), ("l2", "carry", 2)):
        found = BOARD.called(state, Pointing(), kind)
        assert (found.question, found.focus) == (view, focus)
    assert BOARD.called(state, Pointing(question="carry"), "c2").theme == 2
    made = BOARD.follow(state, Pointing(), "learned", {"text": "x", "number": 4}, undone=False)
    assert (made.question, made.focus) == ("carry", 4)


def test_only_what_a_programme_has_is_done_on_its_board() -> None:
    there = {action.name for action in actions_of(BOARDS["programme"])}
    assert not there & OF_A_SESSION and {"timeline", "cohorts", "blank", "undo", "find"} <= there
    assert {action.name for action in actions_of(BOARDS["log"])} >= OF_A_SESSION


# -- in the console ---------------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path))
    return tmp_path


def begun(*lines: str) -> Session:
    held = programmes.new_programme("Working alongside", by="F1")
    for line in (*DAYS, *lines):
        perform(held, line)
    held.record("projected", {"projected": False})
    return held


async def test_the_console_goes_through_its_views_and_refuses_kindly(home: Path) -> None:
    held = begun("learned c1: cards before sheets")
    async with console(held) as (app, pilot):
        screen = app.console_screen
        await typed(app, pilot, "2")
        assert screen.pointing.question == "collected"
        await typed(app, pilot, "carry")
        assert "▌l1 cards before sheets (C1)" in drawn(app)
        await typed(app, pilot, "l1 tried c2 helped: they were kept")
        assert "tried in C2: helped" in drawn(app)
        await typed(app, pilot, "undo")
        assert "not tried yet" in drawn(app)
        before = kinds(held)
        for line in ("agenda + x", "y e", "timer 10", "elephant", "next"):
            await typed(app, pilot, line)
            assert "belongs to a session: open one" in drawn(app), line
            await burst(app, pilot, "\x15\x1b")
        await burst(app, pilot, "\x14")
        assert "belongs to a session: open one" in drawn(app) and kinds(held) == before
        await typed(app, pilot, "1", "show cycle", "h", "h", "b")
        assert held.state.display.view == "cycle" and held.state.display.blanked
        await typed(app, pilot, "?")
        assert "ON THIS BOARD" in drawn(app) and "Elephant" not in drawn(app)
    held.close()


async def test_tab_looks_at_one_cohort_after_the_other(home: Path) -> None:
    held = begun()
    async with console(held) as (app, pilot):
        seen = []
        for _ in range(3):
            await pilot.press("tab")
            seen.append(app.console_screen.pointing.theme)
        assert seen == [1, 2, 0]
        await pilot.press("down", "left")
        assert app.console_screen.pointing.theme == 1
    held.close()


async def test_an_event_whose_session_was_destroyed_says_gone(home: Path) -> None:
    held = begun("e1 held")
    from sessions.library.beginning import new_session

    made = new_session("Day two", [templates.built_in()["post-its"]], by="F1")
    made.close()
    perform(held, "e1 session day-two")
    locations.session_path(made.name).unlink()
    async with console(held) as (app, pilot):
        await typed(app, pilot, "e1", "open")
        assert "gone from this computer" in drawn(app)
    held.close()


@pytest.mark.parametrize(("columns", "height"), [(80, 24), (60, 18), (40, 12), (120, 40)])
async def test_the_picture(columns: int, height: int, home: Path) -> None:
    held = begun("learned c1: cards before sheets", "collect + case rating c1 start", "x1 done 24 of 27", "e1 held")
    async with console(held, columns, height) as (app, _):
        snapshot.assert_same(f"console-programme-{columns}x{height}", drawn(app))
    held.close()
