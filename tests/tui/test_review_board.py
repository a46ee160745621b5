"""The review's board: widths, bars from five answers on, keys and what they come to, and sheets typed in a console."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest

from exercises.kernel.anywhere import parse
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean
from exercises.leaving.bars import patterns
from exercises.review.shape import REVIEW
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from tests import lines
from tests.awkward import AWKWARD
from tests.exercises.review_lines import FIRST, KEY, MARKS, answered, filled, review, sheets
from tests.lines import apply, play, started
from tests.tui import snapshot
from tests.tui.console_help import burst, console, drawn, typed
from tui.app.text import width
from tui.boards.board import Drawn, Pointing
from tui.boards.review import ReviewBoard
from tui.boards.sheets import SheetCapture
from tui.boards.table import BOARDS
from tui.console.actions import ACTIONS, actions_of

BOARD = ReviewBoard()
ROOMS = (20, 40, 60, 80, 120)


def rows(drawing: Sequence[Drawn]) -> list[str]:
    return ["".join(text for text, _ in line) for line in drawing]


@pytest.mark.parametrize("after", [(), ("s7 3: d",)], ids=["an arrow", "a mark"])
def test_a_key_among_four_hundred_sheets_takes_the_steps_that_it_takes_among_thirty(after: tuple[str, ...]) -> None:
    def steps(count: int) -> int:
        state, called = answered(count), 0
        BOARD.overview(state, 80, 18, Pointing(3)), BOARD.card(state, 80, 6, Pointing(3))
        state = play(state, *after)

        def seen(frame: object, event: str, arg: object) -> None:
            nonlocal called
            called += event == "call"

        sys.setprofile(seen)
        BOARD.overview(state, 80, 18, Pointing(4)), BOARD.card(state, 80, 6, Pointing(4))
        sys.setprofile(None)
        return called

    few, many = steps(30), steps(400)
    assert many <= 1.2 * few, (few, many)


def everything(state: Any, room: int, focus: int, showing: str = "") -> list[str]:
    point = Pointing(focus, showing=showing)
    out = [*BOARD.overview(state, room, 24, point).lines, *BOARD.headings(state, room)]
    out += BOARD.detail(state, room, point).lines
    for height in (1, 4, 8):
        card = BOARD.card(state, room, height, point)
        assert len(card) <= height
        out += card
    return rows(out)


@pytest.mark.parametrize("room", ROOMS)
def test_no_line_is_wider_than_the_pane(room: int) -> None:
    for state in (review(), review(*FIRST), answered(4), answered(40), filled()):
        for focus in (0, 1, 9):
            for showing in ("", "keep"):
                assert [line for line in everything(state, room, focus, showing) if width(line) > room] == []


def test_an_audit_asks_on_a_tool_what_it_is_for_and_not_how_it_was_adapted() -> None:
    state = lines.started(built_in()["team-audit"], "round 2026-02-12: before", "sheet: ontwkok-n")
    (field,) = BOARD.fields(state, Pointing(4))
    assert (field.lead, field.ask) == ("decide 4", "One thing to try?") and "adapted" not in BOARD.hint(
        state, Pointing(4)
    )
    assert [field.lead for field in BOARD.fields(answered(6), Pointing(4))] == ["version 4", "easy 4", "decide 4"]


def test_awkward_words_stay_on_their_line() -> None:
    state = answered(6)
    for text in filter(None, map(clean, AWKWARD)):
        state = REVIEW.apply(state, "version", {"tool": 1, "text": text[:160]})
        state = REVIEW.apply(state, "change_tool", {"tool": 2, "name": text[:40], "line": text[:90]})
        for room in ROOMS:
            for line in everything(state, room, 2):
                assert width(line) <= room and "\n" not in line
    assert len(state.versions) > 30


def test_a_bar_is_drawn_from_five_answers_on_with_n_beside_it() -> None:
    assert not any(pattern in "".join(everything(answered(4), 80, 1)[2:11]) for pattern in patterns(3))
    overview = rows(BOARD.overview(answered(12), 80, 24, Pointing(3)).lines)
    assert [line for line in overview if line.startswith("▌ 3 Reflective") and "n 12" in line and "░" in line]
    assert "20 March 2026, end of the workshops" in overview[0] and "31 invited, 12 answered" in overview[1]
    assert "░ dropped  ▒ adapted  █ adopted" in overview[1]


def test_pointing_goes_through_the_tools() -> None:
    state = filled()
    assert BOARD.settle(state, 80, 24, Pointing(99)).focus == 1
    here: Pointing | None = Pointing(1)
    walked = [1]
    for _ in range(8):
        here = BOARD.move(state, 80, 24, here or Pointing(), "down", in_detail=False)
        assert here is not None
        walked.append(here.focus)
    assert walked == list(state.tools)
    assert BOARD.move(state, 80, 24, Pointing(1), "down", in_detail=True) is None
    assert BOARD.called(state, Pointing(), "3").focus == 3
    assert BOARD.follow(state, Pointing(1), "version", {"tool": 4, "number": 9}, undone=False).focus == 4
    assert BOARD.follow(state, Pointing(1), "uptake_sheet", {"number": 4}, undone=False).focus == 1


def test_its_lines_are_no_other_lines_and_open_lines_that_can_be_finished() -> None:
    own = [action.line for action in BOARD.own]
    taken = {line for action in ACTIONS for line in (action.line, action.also)}
    assert len(set(own)) == len(own) and not set(own) & taken
    assert len(actions_of(BOARD)) == len(own) + len(ACTIONS)
    state = filled()
    ends = {
        "add": "Map: a line",
        "round": "2026-09-01: later",
        "version": "x",
        "why": "no time",
        "easy": "x",
        "decide": "x",
    }
    for name, end in ends.items():
        wish = BOARD.act(state, Pointing(3), name)
        assert parse(f"{wish.opens}{end}", REVIEW, state).action == "move", name
    assert BOARD.act(state, Pointing(3), "other_round").line == "r1"
    assert BOARD.act(state, Pointing(3), "capture").then == "capture"
    assert BOARD.act(review(), Pointing(3), "capture").opens == "round "
    assert "totals" in BOARD.act(play(review(*FIRST), "3: adopted 7"), Pointing(3), "capture").says
    assert parse(f"{BOARD.act(review(*FIRST), Pointing(3), 'totals').opens}adopted 7", REVIEW, review(*FIRST)).says
    assert BOARD.overview_line(state, BOARD.act(state, Pointing(3), "layer").pointing) == "show keep"
    for point in (Pointing(0), Pointing(3), Pointing(3, showing="keep")):
        for line in (BOARD.overview_line(state, point), BOARD.show_line(state, point)):
            assert parse(line, REVIEW, state).action == "show"
    assert BOARDS["review"].thing == "tool"


def test_what_waits_goes_from_the_round_to_consent() -> None:
    assert BOARD.next_waiting(review(), Pointing()).opens == "round "
    assert BOARD.next_waiting(review(FIRST[0]), Pointing()).opens == "invited "
    assert BOARD.next_waiting(review(*FIRST), Pointing()).then == "capture"
    state = play(answered(1), "version 3: x")
    wish = BOARD.next_waiting(state, Pointing(1))
    assert parse(f"{wish.opens}without my number", REVIEW, state).action == "move" and wish.pointing.focus == 3
    assert BOARD.next_waiting(answered(1), Pointing()).says


def test_every_field_makes_a_line_that_fits() -> None:
    for state in (review(), answered(3)):
        for field in BOARD.fields(state, Pointing(3)):
            assert field.label and field.ask and play(state, f"{field.lead}: some words") != state
    assert BOARD.fields(play(review(), "close"), Pointing(3)) == []


def capture(state: Any) -> SheetCapture:
    found = BOARD.capture(state)
    assert isinstance(found, SheetCapture)
    return found


def test_a_typed_sheet_is_the_same_as_its_line_and_words_follow_it() -> None:
    state = review(*FIRST)
    typing = capture(state)
    assert typing.lead == "r1 sheet" and typing.take("r1 sheet: aap") == "aap" and typing.take("r2 sheet: a") is None
    for text in ("aapdnk-aa", "a a p d n k - a a / kkcdk-kkc = kauri", "112345011", "empty"):
        typed = apply(state, typing.note(text))
        assert typed == play(state, f"r1 sheet: {text}" if text != "empty" else "r1 sheet")
    with pytest.raises(ExerciseError, match="3 of 9"):
        apply(state, typing.note("aap"))
    state = apply(state, typing.note("aapdnk-aa"))
    said = typing.said(1)
    assert "s1 recorded" in said and "adapted: 3; dropped: 4" in said
    state = apply(state, typing.note("3: in the car"))
    assert "without the sheet" in typing.said(1)
    state = apply(state, typing.note("4 not allowed: by the ward"))
    assert state.versions[1].text == "in the car"
    assert (state.whys[1].why, state.whys[1].text) == ("not allowed", "by the ward")
    with pytest.raises(ExerciseError, match="neither adapted nor dropped"):
        typing.note("1: x")
    assert typing.notes(["aapdnk-aa"]) is None and typing.words(datetime(2026, 3, 2)) == "r1 sheet"
    assert BOARD.capture(play(review(*FIRST), "3: adopted 7")) is None and BOARD.capture(review()) is None


def session(*typed: str, projected: bool = False) -> Session:
    held = lines.session(exercises=(KEY,))
    held.record("projected", {"projected": projected})
    for line in typed:
        perform(held, line)
    return held


async def test_ten_sheets_take_ten_keys_each() -> None:
    held = session(*FIRST)
    async with console(held) as (app, pilot):
        await typed(app, pilot, "i")
        sheets = "".join(f"{MARKS[number % 3]}\n" for number in range(10))
        assert len(sheets) == 100
        await burst(app, pilot, sheets)
        state = held.state.run.state
        assert len(state.sheets) == 10 and state.sheets == answered(10).sheets
        await burst(app, pilot, "aap\n")
        assert app.console_screen.bar.entry.value == "aap" and "Next: 4 Relationship" in drawn(app)
        await burst(app, pilot, "aapdnk-aa\n3: in the car\n")
        assert len(held.state.run.state.sheets) == 11 and held.state.run.state.versions[1].tool == 3
        assert app.console_screen.bar.unsent == ["r1 sheet: aap"], "what was refused waits, and is not lost"
        assert lines.again(held).state == held.state


async def test_a_mirrored_window_shows_no_letters_while_they_are_typed() -> None:
    held = session(*FIRST, projected=True)
    async with console(held, mirror=True) as (app, pilot):
        await burst(app, pilot, "i\naapdnk-a")
        assert "aapdnk" not in drawn(app)
        await burst(app, pilot, "a\n")
        assert "aapdnk" not in drawn(app) and len(held.state.run.state.sheets) == 1


@pytest.mark.parametrize(("columns", "height"), [(80, 24), (60, 18), (40, 12)])
async def test_the_board_looks_like_this(columns: int, height: int) -> None:
    held = session(*FIRST, *sheets(12), "version 3: in the car, in two minutes", "decide 3: cards instead of a sheet")
    async with console(held, columns, height) as (app, pilot):
        snapshot.assert_same(f"console-review-{columns}x{height}", drawn(app))
        await burst(app, pilot, "i\naapdnk")
        if columns == 80:
            snapshot.assert_same("console-review-sheet-80x24", drawn(app))
            await burst(app, pilot, "\x15\x1bg\n")
            snapshot.assert_same("console-review-sheets-80x24", drawn(app))


def test_a_wide_board_has_longer_bars_and_whole_names() -> None:
    state = started(built_in()["team-audit"], "round 2026-02-12: before", *(["sheet: ooooooooo"] * 5))
    near, wide = (rows(BOARD.overview(state, room, 20, Pointing()).lines) for room in (78, 118))
    assert any("Whānau in the meeting from the start" in row for row in wide)
    assert max(row.count("█") for row in wide) > max(row.count("█") for row in near)
