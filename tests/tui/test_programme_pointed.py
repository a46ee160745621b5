"""What a learned line rests on, on the programme's console: in the words that stand in its session now."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from sessions.lines.carry_out import perform
from sessions.live.session import open_session
from tests.sessions.report_helpers import held, programme, session
from tests.tui.console_help import burst, console, drawn, typed
from tui.console.app import ConsoleApp


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOLDSPACE_WRITER", "F1")
    return tmp_path


async def until(app: ConsoleApp, pilot: Pilot[None], words: str, *, there: bool = True) -> None:
    """Waits for what is read beside the screen."""
    for _ in range(200):
        app.console_screen.refresh_all()
        if (words in " ".join(drawn(app).split())) is there:
            return
        await pilot.pause(0.02)
    raise AssertionError(drawn(app))


async def test_the_board_says_what_stands_there_and_loses_what_was_taken_back() -> None:
    programme("learned c1: cards before sheets")
    name = session("Day two", "post-its", "helps team: ZQNOTE is ours", "1 > new We are asked before")
    there = held()
    there.record("projected", {"projected": False})
    perform(there, "l1 from e1 t1 1")
    async with console(there, 120, 40) as (app, pilot):
        await typed(app, pilot, "carry", "l1")
        await until(app, pilot, "“We are asked before” (theme t1 of Day two")
        await until(app, pilot, "“ZQNOTE is ours”")
        wall = open_session(name, by="F1")
        perform(wall, "1 withdrawn")
        wall.close()
        await burst(app, pilot, "\x15")
        await typed(app, pilot, "learned c2: another", "l1")
        await until(app, pilot, "which was taken back")
        assert "ZQNOTE" not in drawn(app)
    there.close()


async def test_on_a_projected_console_no_word_of_a_session_is_shown() -> None:
    programme("learned c1: cards before sheets")
    session("Day two", "post-its", "helps team: ZQNOTE is ours", "1 > new We are asked before")
    there = held()
    there.record("projected", {"projected": True})
    perform(there, "l1 from e1 1")
    async with console(there, 120, 40) as (app, pilot):
        await typed(app, pilot, "carry", "l1 from e1 t1")
        await pilot.pause(0.3)
        assert "ZQNOTE" not in drawn(app) and "We are asked" not in drawn(app)
    there.close()


async def test_an_event_and_what_was_asked_say_what_their_session_has_in_counts() -> None:
    programme("collect + case rating c1 start")
    name = session("Day two", "post-its", "helps team: ours", "helps team: theirs", "1 > new We are asked before")
    there = held()
    there.record("projected", {"projected": False})
    perform(there, f"x1 session {name}")
    async with console(there, 120, 40) as (app, pilot):
        await typed(app, pilot, "e1")
        await until(app, pilot, "Post-it theming: 2 notes, 1 theme")
        await typed(app, pilot, "collected", "x1")
        await until(app, pilot, "Post-it theming: 2 notes, 1 theme")
        wall = open_session(name, by="F1")
        perform(wall, "helps team: a third")
        wall.close()
        await typed(app, pilot, "learned c1: cards")
        await typed(app, pilot, "collected", "x1")
        await until(app, pilot, "Post-it theming: 3 notes, 1 theme")
    there.close()
