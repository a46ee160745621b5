"""What the console looks like: as text a person can review, with enough contrast, and without colour."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from exercises.leaving.room_view import Line, Pair, RoomView
from sessions.library import templates
from sessions.lines.carry_out import perform
from sessions.lines.frame import help_groups
from sessions.live.session import open_session
from sessions.live.state import BATCH
from tests import lines
from tests.contrast import contrast_report
from tests.tui import snapshot
from tests.tui.console_help import burst, console, drawn, session, settled
from tui.app import themes
from tui.app.text import width
from tui.boards.table import BOARDS
from tui.console.app import ConsoleApp
from tui.console.lines import guidance, header, help_text, room_panel, text_lines

PANES = {"map": "", "grid": "g\n", "guidance": "p\n", "findings": "f\n", "help": "?\n", "card": "9\n", "views": "v\n"}
INTERVIEW = (*lines.SAMPLE, "go interview", "9 do: stop tastes by mouth", "show 9")


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


async def show(app: ConsoleApp, pilot: Pilot[None], pane: str) -> None:
    await burst(app, pilot, PANES[pane])
    await settled(pilot)


@pytest.mark.parametrize(
    ("pane", "columns", "height"),
    [
        ("map", 40, 12),
        ("map", 60, 18),
        ("map", 80, 24),
        ("map", 120, 30),
        ("grid", 80, 24),
        ("grid", 40, 12),
        ("guidance", 80, 24),
        ("findings", 80, 24),
        ("help", 80, 24),
        ("card", 80, 24),
        ("card", 40, 12),
        ("views", 80, 24),
    ],
)
async def test_the_picture(pane: str, columns: int, height: int) -> None:
    async with console(session(*INTERVIEW), columns, height) as (app, pilot):
        app.console_screen.point_at(9)
        await show(app, pilot, pane)
        snapshot.assert_same(f"console-{pane}-{columns}x{height}", drawn(app))


async def test_the_picture_of_the_question_and_of_the_mirror() -> None:
    async with console(session(*INTERVIEW, projected=None)) as (app, pilot):
        snapshot.assert_same("console-question-80x24", drawn(app))
        await pilot.press("y", "enter")
        await settled(pilot)
        snapshot.assert_same("console-mirror-80x24", drawn(app))


@pytest.mark.parametrize("theme", themes.NAMES if hasattr(themes, "NAMES") else ["cream", "dark", "high-contrast"])
async def test_everything_can_be_read(theme: str) -> None:
    async with console(session(*INTERVIEW, projected=None)) as (app, pilot):
        app.theme = theme
        await settled(pilot)
        assert contrast_report(app, 4.5) == []
        await pilot.press("n", "enter")
        await settled(pilot)
        for keys in ("", *("g\n", "g\n", "p\n", "p\n", "?\n", "?\n"), "9\n", "half", "\x1b", "v\n"):
            await burst(app, pilot, keys)
            assert contrast_report(app, 4.5) == [], keys
        await pilot.press("escape", "ctrl+p")
        await pilot.pause(0.2)
        assert contrast_report(app, 4.5) == []
        await pilot.press("escape")
        app.review_paste(["9 why: one", "9 do: two"])
        await settled(pilot)
        assert contrast_report(app, 4.5) == []
        await pilot.press("escape")
        app.console_screen.mirror = True
        app.console_screen.refresh_all()
        await settled(pilot)
        assert contrast_report(app, 8.0) == []
        await burst(app, pilot, "note")
        assert contrast_report(app, 4.5) == []


async def test_everything_can_be_told_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    held = session(*lines.CHAIRS, "7 why: a", "8 why: a", "8 do: ?", "8 who: -", "7 vs 8 do: when")
    async with console(held) as (app, pilot):
        text = drawn(app)
        assert "▌1 Tama ·▐" in text and "(Matiu)" in text
        assert "7 Jo ◐≠1" in text and "8 Priya ●?≠1" in text
        await pilot.press("g", "enter", "end")
        await settled(pilot)
        assert sum("▌" in row for row in snapshot.rows(app)) == 1
        await pilot.press("b", "enter")
        await settled(pilot)
        assert "BLANKED" in drawn(app)
        await pilot.press("v", "enter")
        await settled(pilot)
        reverse = [
            segment
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None and segment.style.reverse and segment.text.strip()
        ]
        assert reverse


async def test_three_hundred_chairs_are_drawn_within_the_window() -> None:
    held = session()
    moves = [["add_chair", {"row": "agency", "person": f"Marama {n}", "role": "Therapist"}] for n in range(300)]
    held.record(BATCH, {"moves": moves}, run=held.state.current)
    for size in ((40, 12), (80, 24), (200, 50)):
        async with console(open_session(held.name), *size) as (app, pilot):
            for key in ("end", "g", "end", "home"):
                await pilot.press(key, *(["enter"] if key == "g" else []))
                await settled(pilot)
                assert len(snapshot.rows(app)) == size[1]
                if key == "end":
                    assert "▌300 Marama 300" in drawn(app) or "▌300" in drawn(app)


@pytest.mark.parametrize("room", [60, 80])
def test_the_minutes_are_never_cut_and_what_is_blanked_or_held_neither(room: int) -> None:
    held = session(*INTERVIEW, "9 felt: tired")
    for phase in held.state.run.template.phases:
        perform(held, f"go {phase.key}")
        for words in ("blank", "unblank", "hold", "hold off"):
            perform(held, words)
            run, later = held.state.run, datetime.now(UTC) + timedelta(minutes=137)
            drawn = header(held.state, run, "saved", later, room, mirror=False, seen=held.state.room_now)
            second = "".join(text for text, _ in drawn[1])
            assert " min" in second and (not phase.minutes[1] or f" of {phase.minutes[1]} " in second)
            assert second.lstrip().startswith(f"{run.template.phase_number(phase.key)} ")
            assert len(second) == room and ("room BLANKED" in second) == (words == "blank")
            assert ("room HELD: " in second) == (words == "hold")


def test_one_length_is_said_once_and_plain_lines_go_on_where_they_began() -> None:
    run = session(*INTERVIEW).state.run
    planned = [guidance(run, at, 80).lines[0] for at in range(len(run.template.phases))]
    assert any("8 minutes" in line[1][0] and "-" not in line[1][0] for line in planned)
    drawn = text_lines(["one two three four five", "  six seven eight nine ten"], 20).lines
    assert [line[0][0] for line in drawn] == [" one two three", " four five", "   six seven eight", "     nine ten"]


async def test_what_may_be_typed_now_is_parted_between_two_lines() -> None:
    held = lines.session("view Hine, mum", "go people", exercises=["net-gram"])
    held.record("projected", {"projected": False})
    async with console(held) as (app, _pilot):
        *_, first, second = drawn(app).splitlines()
        assert first.rstrip().endswith("Sal: neighbour") and second.startswith(" + agency middle Jo: physiotherapist")


def test_no_session_words_in_a_title() -> None:
    for path in (Path(snapshot.__file__).parents[2] / "tui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "sub_title" not in text and ".title = " not in text.replace("border_title = ", "")


def test_the_small_picture_of_the_room_says_where_it_goes_on_and_has_both_of_a_pair() -> None:
    state = session(*lines.PEOPLE).state

    def rows(*blocks: Line) -> list[str]:
        drawn = room_panel(RoomView("x", "x", blocks), state, 20, 4, quiet=False)
        return ["".join(text for text, _ in row).strip("│ ") for row in drawn]

    assert rows(*(Line(f"line {number}") for number in range(9))) == ["THE ROOM SEES", "line 0", "line 1", "line 2 …"]
    assert rows(*(Line(f"line {number}") for number in range(3)))[-1] == "line 2"
    assert rows(Pair("stay", right="go"))[1:3] == ["stay", "go"]


@pytest.mark.parametrize("columns", [40, 60])
async def test_lines_to_type_are_not_run_together_where_they_take_too_many_rows(columns: int) -> None:
    held = lines.session(exercises=("distil",))
    held.record("projected", {"projected": False})
    run = held.state.run
    first, second, *_ = run.template.comes_now(run.state)
    async with console(held, columns, 12) as (app, _):
        rows = drawn(app).splitlines()[-3:]
        assert not any(f"{first.split()[-1]} {second[:4]}" in row for row in rows), rows
        assert first in " ".join(" ".join(rows).split())


@pytest.mark.parametrize(("typed", "said"), [("", "9 visits: 2"), ("99 why: nobody", "Chairs run from 1 to 12.")])
async def test_what_has_a_row_to_itself_is_not_cut_for_what_stands_beside_it(typed: str, said: str) -> None:
    async with console(session(*lines.PEOPLE, "go interview"), 60, 18) as (app, pilot):
        await burst(app, pilot, typed)
        *_, first, second = drawn(app).splitlines()
        assert said in first and "…" not in first and "ctrl g dark" in f"{first}{second}"


@pytest.mark.parametrize("key", templates.exercises())
def test_every_line_of_help_stands_whole_in_a_narrow_window(key: str) -> None:
    held = lines.session(exercises=(key,))
    groups = help_groups(held, "", held.state.run)
    for columns in (40, 60):
        rows = ["".join(text for text, _ in row) for row in help_text(groups, None, columns).lines]
        told = " ".join(" ".join(rows).split())
        assert max(map(width, rows)) < columns
        assert not [example for _, forms in groups for example, _ in forms if " ".join(example.split()) not in told]


@pytest.mark.parametrize("columns", [40, 60, 80])
async def test_what_leads_over_to_guidance_and_to_help_stands_whole_at_every_width(columns: int) -> None:
    held = session(*lines.PEOPLE)
    run = held.state.run
    for drawing in (guidance(run, 0, columns), help_text([], BOARDS["network"], columns)):
        rows = ["".join(text for text, _ in row) for row in drawing.lines]
        assert all(width(row) <= columns for row in rows), rows
    text = " ".join(" ".join(rows).split())
    assert "type it and press enter; ctrl keys act at once" in text
