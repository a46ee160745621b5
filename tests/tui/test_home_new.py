"""Making a session on the home screen, and that fast typing does what was meant."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from textual import events

from sessions.library import templates
from sessions.library.beginning import new_session
from tests.pseudo_terminal import Terminal
from tests.tui.home_helpers import SOME, folder, home, press, shown
from tui.home.chosen import Chosen
from tui.home.home_screen import HomeScreen
from tui.home.new_screen import NewScreen

__all__ = ["folder"]


async def test_new_asks_for_title_place_and_exercise() -> None:
    async with home() as (app, pilot):
        await press(pilot, "=n")
        assert isinstance(app.screen, NewScreen)
        assert "CONSOLE - private" in shown(app)
        await press(pilot, "enter")
        assert "needs a title" in shown(app)
        await press(pilot, "'Day q", "enter", "'Hutt", "enter")
        assert "▌ 1  Live" in shown(app) and "Feel what a network is like" in shown(app), "what it is for"
        await press(pilot, "enter")
    assert app.chosen == Chosen("new", title="Day q", place="Hutt", exercise="live-grid")


async def test_new_and_a_title_goes_on_with_that_title() -> None:
    async with home() as (app, pilot):
        await press(pilot, "'new Day q at the marae")
        assert "enter: a new session, Day q at the marae" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, NewScreen) and "Day q at the marae" in shown(app)
        await press(pilot, "enter", "enter", "enter")
    assert app.chosen == Chosen("new", title="Day q at the marae", exercise="live-grid")


@pytest.mark.parametrize("typed", ["'2", "down"])
async def test_another_exercise(typed: str) -> None:
    async with home([]) as (app, pilot):
        await press(pilot, "=n", "'Day", "enter", "enter", typed, "enter")
    assert app.chosen == Chosen("new", title="Day", exercise="adoption-review")


@pytest.mark.parametrize(
    ("typed", "only", "key"),
    [
        ("kj", "Post-it theming", "post-its"),
        ("protocol", "Two ways to put the person first", "differences"),
        ("canv", "Sustainability canvas", "canvas"),
    ],
)
async def test_what_is_typed_leaves_those_exercises_that_are_called_so(typed: str, only: str, key: str) -> None:
    async with home([]) as (app, pilot):
        await press(pilot, "=n", "'Day", "enter", "enter", f"'{typed}")
        assert only in shown(app) and "Team audit" not in shown(app)
        await press(pilot, "enter")
    assert app.chosen == Chosen("new", title="Day", exercise=key)


async def test_exercises_that_have_no_room_are_counted_and_come_by_the_keys_and_the_words() -> None:
    async with home([], size=(80, 24)) as (app, pilot):
        await press(pilot, "=n", "'Day", "enter", "enter")
        offered = len(templates.exercises())
        drawn = shown(app).splitlines()
        last = next(line for line in drawn if "more below" in line)
        there = sum(line.strip("▌ ")[:1].isdigit() and "more" not in line for line in drawn)
        assert int(last.split()[0]) == offered - there and "more above" not in shown(app)
        await press(pilot, "end")
        assert f"▌{offered}  " in shown(app) and "more above" in shown(app) and "more below" not in shown(app)
        await press(pilot, "'thinking caps")
        assert "more" not in shown(app)
    for size in ((60, 18), (40, 12)):
        async with home([], size=size) as (app, pilot):
            await press(pilot, "=n", "'Day", "enter", "enter", "down", "down", "down", "down", "down", "down")
            assert "▌ 7  " in shown(app) and "more above" in shown(app) and "more below" in shown(app)


async def test_new_goes_back_a_step_and_out() -> None:
    async with home() as (app, pilot):
        await press(pilot, "=n", "'Day", "enter", "'Hutt", "enter", "=zz")
        assert "no exercise called “zz”" in shown(app)
        await press(pilot, "escape")
        assert "Hutt" in shown(app)
        await press(pilot, "escape", "end", "'s", "enter", "enter", "enter")
    assert app.chosen == Chosen("new", title="Days", place="Hutt", exercise="live-grid")
    async with home() as (app, pilot):
        await press(pilot, "=n", "x", "escape")
        assert isinstance(app.screen, HomeScreen) and app.chosen is None
        await press(pilot, "=n")
        assert isinstance(app.screen, NewScreen) and app.screen.bar.value == "x"


async def test_a_line_as_an_answer_is_asked_about_once() -> None:
    async with home() as (app, pilot):
        await press(pilot, "=n", "=quit")
        assert "Enter again: Leave. tab: it is the answer." in shown(app)
        await press(pilot, "tab")
        assert "Title     quit" in shown(app)
        await press(pilot, "=back", "enter")
        assert isinstance(app.screen, NewScreen) and app.screen.bar.value == "quit"
        await press(pilot, "=quit", "enter")
        await pilot.pause()
    assert app.chosen is None and not app.return_code


async def test_new_refuses_what_is_too_long_and_keeps_it() -> None:
    async with home() as (app, pilot):
        await press(pilot, "=n")
        app.post_message(events.Paste("x" * 130))
        await pilot.pause()
        await press(pilot, "enter")
        assert "130 characters; 120" in shown(app)
        assert isinstance(app.screen, NewScreen) and len(app.screen.bar.value) == 130


async def test_own_templates_that_are_broken_do_not_stop_a_new_session(folder: Path) -> None:
    (folder / "templates").mkdir(parents=True)
    (folder / "templates" / "mine.toml").write_text("nonsense [")
    async with home() as (app, pilot):
        await press(pilot, "=n")
        assert "mine.toml" in shown(app)
        await press(pilot, "'Day", "enter", "enter", "enter")
    assert app.chosen == Chosen("new", title="Day", exercise="live-grid")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("typed", "seen"),
    [("day d", "1 of 1 found"), ("/day d", "1 of 1 found"), ("n\rWednesday, d\rHutt n\r", "Hutt n")],
)
def test_what_is_typed_in_one_burst_goes_where_it_was_meant(folder: Path, typed: str, seen: str) -> None:
    new_session("A day downtown", [templates.template("live-grid")], by="F2").close()
    command = [Path(sys.executable).with_name("holdspace")]
    with Terminal(command, environment={"HOLDSPACE_HOME": str(folder)}) as terminal:
        terminal.wait_for("A day downtown")
        terminal.send(typed)
        terminal.wait_for(seen)
        assert terminal.process.poll() is None
        terminal.send("\x11")
        assert terminal.wait_exit() == 0
        assert terminal.sane() == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_console_opens_from_home_and_comes_back_to_it(folder: Path) -> None:
    new_session("A day downtown", [templates.template("live-grid")], by="F2").close()
    command = [Path(sys.executable).with_name("holdspace")]
    with Terminal(command, environment={"HOLDSPACE_HOME": str(folder)}) as terminal:
        terminal.wait_for("A day downtown")
        time.sleep(1)  # an enter that was on its way before the list was seen opens nothing
        terminal.send("\r")
        terminal.wait_for(lambda: "enter opens" not in terminal.text() and terminal.text().strip())
        terminal.send("\x11")
        terminal.wait_for("enter opens")
        terminal.send("q\r")
        assert terminal.wait_exit() == 0
        assert terminal.sane() == []


async def test_a_new_session_like_an_earlier_one_by_number_by_words_and_by_the_mark() -> None:
    first = len(templates.exercises()) + 1
    ways = (([f"'{first}"], "two"), (["'like whanau"], "hui"), (["'like plan"], "plan"), (["down"] * first, "hui"))
    for keys, name in ways:
        async with home(size=(80, 40)) as (app, pilot):
            await press(pilot, "=n", "'Day three", "enter", "enter")
            assert f"{first}  like Working alongside: day two, 22 November 2026" in shown(app)
            await press(pilot, *keys, "enter")
        assert app.chosen == Chosen("new", title="Day three", like=name), keys
    async with home(size=(80, 40)) as (app, pilot):
        await press(pilot, "=n", "'Day", "enter", "enter", "'like nothing there", "enter")
        assert "No session has" in shown(app) and app.chosen is None


async def test_a_session_like_an_earlier_one_is_made_from_home(folder: Path) -> None:
    from sessions.library.beginning import new_session
    from sessions.lines.carry_out import perform
    from tui.cli.home import _chosen_session

    earlier = new_session("Day one", [], place="Hutt Valley")
    perform(earlier, "agenda + Mihi: 20 light")
    perform(earlier, "park: interpreters")
    made = _chosen_session(Chosen("new", title="Day two", like=earlier.name))
    assert made.state.frame is not None and made.state.place == "Hutt Valley"
    assert [item.title for item in made.state.frame.state.items.values()] == ["Mihi"]
    assert [held.text for held in made.state.frame.state.parked.values()] == ["interpreters"]


async def test_what_comes_back_today_is_said_at_home_without_anybodys_words() -> None:
    waiting = (("e1", "2026-11-22"), ("p2", "2026-11-20"), ("p3", "2026-11-22"), ("q1", "2027-01-01"))
    held = [SOME[0]._replace(waiting=waiting), *SOME[1:]]
    async with home(held) as (app, _):
        assert "Back today: 1 elephant and 2 parked things, in Working alongside: day two." in shown(app)
    async with home(held, (40, 12)) as (app, _):
        assert "back today: 1 elephant" in shown(app)
    async with home() as (app, _):
        assert "ack today" not in shown(app)


async def test_what_is_asked_says_where_it_is_cut() -> None:
    async with home([], size=(40, 12)) as (app, pilot):
        await press(pilot, "=n", "'Day", "enter")
        assert "Where is it held?" in shown(app) and "…" in shown(app).splitlines()[-2], shown(app)
