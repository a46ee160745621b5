"""A programme's report is one thing, wherever it is asked for: its own command, `export`, and its console."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sessions.live.session import open_session
from sessions.report import whole
from tests.sessions.report_helpers import held, programme, session
from tests.tui.console_help import burst, console, drawn, settled
from tui.cli.main import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOLDSPACE_WRITER", "F1")
    return tmp_path


@pytest.fixture
def wall() -> str:
    """A session of the programme in which one note may be quoted and one may not."""
    programme("learned c1: cards before sheets", "learned c2: shorter days")
    notes = ("helps team: ZQYES we laugh", "helps team: ZQNO is ours", "1 2 > new We are asked before")
    return session("Day two", "post-its", *notes, "1 consent without number")


def test_an_export_of_a_programme_is_its_report(home: Path, wall: str) -> None:
    assert main(["programme", "working", "report", "--to", str(home / "report.html")]) == 0
    assert main(["export", "working-alongside", "--to", str(home / "export.html")]) == 0
    page = (home / "report.html").read_bytes()
    assert page == (home / "export.html").read_bytes() and b"ZQYES" in page and b"ZQNO" not in page
    for words in (["export", "working-alongside"], ["programme", "working", "report"]):
        assert main([*words, "--format", "data", "--to", str(home / words[0])]) == 0
    assert (home / "export" / "notes.csv").read_bytes() == (home / "programme" / "notes.csv").read_bytes()
    assert [one.file for one in open_session(wall, read_only=True).state.exports][-1] == "programme"


def test_its_own_file_is_kept_and_comes_back(home: Path, wall: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "working-alongside", "--to", str(home / "kept.json")]) == 0
    assert main(["export", "working-alongside", "--to", str(home / "a.md"), "--for", "facilitators", "--journal"]) == 2
    assert "has no journal in it" in capsys.readouterr().err
    assert main(["export", "working-alongside", "--to", str(home / "a.qdpx")]) == 2
    assert "--programme working-alongside --format qdpx" in capsys.readouterr().err
    assert b"ZQYES" not in (home / "kept.json").read_bytes()


@pytest.mark.parametrize(("columns", "height"), [(80, 24), (60, 18)])
async def test_on_its_console_what_leaves_is_shown_and_then_written(
    home: Path, wall: str, columns: int, height: int
) -> None:
    assert main(["programme", "working", "report", "--to", str(home / "report.md")]) == 0
    there = held()
    there.record("projected", {"projected": False})
    async with console(there, columns, height) as (app, pilot):
        await burst(app, pilot, f"export {home}/again.md\n")
        seen = drawn(app)
        assert "again.md: md for participants" in seen and "Short page" not in seen
        for _ in range(12):
            await pilot.press("pagedown")
            await settled(pilot)
            seen += drawn(app)
        words = " ".join(seen.replace("│", " ").split())
        assert "1 quote: without my number" in words and "nobody was asked yet" in words
        assert not (home / "again.md").exists()
        await pilot.press("pageup", "down", "up", "enter")
        await settled(pilot)
        assert "Saved again.md for participants." in " ".join(drawn(app).split())
        await burst(app, pilot, f"export {home}/wrong.qdpx\n")
        assert "html, docx, md, data or json" in " ".join(drawn(app).split())
    assert (home / "again.md").read_bytes() == (home / "report.md").read_bytes()
    assert [one.file for one in there.state.exports] == ["report.md", "again.md"]
    assert [one.file for one in open_session(wall, read_only=True).state.exports] == ["report.md", "again.md"]
    there.close()


@pytest.mark.parametrize(("columns", "height"), [(80, 24), (60, 18)])
async def test_the_brief_of_a_cohort_is_made_on_its_console_too(
    home: Path, wall: str, columns: int, height: int
) -> None:
    assert main(["programme", "working", "brief", "c2", "--to", str(home / "brief.md")]) == 0
    there = held()
    there.record("projected", {"projected": False})
    async with console(there, columns, height) as (app, pilot):
        await burst(app, pilot, f"brief c2 {home}/again.md\n")
        seen = drawn(app)
        assert "again.md: md for facilitators, the brief for c2" in " ".join(seen.replace("│", " ").split())
        assert "For participants instead" not in seen and not (home / "again.md").exists()
        await pilot.press("enter")
        await settled(pilot)
        assert "Saved again.md for facilitators." in " ".join(drawn(app).split())
        for line, said in (
            ("brief c2", "brief c2 ~/brief.html"),
            (f"brief c2 {home}/x.csv", "A brief is html, docx or md"),
            (f"brief c9 {home}/x.md", "There is no c9 in Working alongside. It has c1 and c2."),
        ):
            await burst(app, pilot, f"{line}\n")
            assert said in " ".join(drawn(app).replace("│", " ").split()), line
            await pilot.press("escape", "escape")
            await settled(pilot)
        await burst(app, pilot, "\x15brief\n")
        assert "brief c1 ~/brief.html" in drawn(app)
    assert (home / "again.md").read_bytes() == (home / "brief.md").read_bytes()
    there.close()


async def test_a_brief_is_not_of_a_session(home: Path, wall: str) -> None:
    there = open_session(wall, by="F1")
    there.record("projected", {"projected": False})
    async with console(there) as (app, pilot):
        await burst(app, pilot, f"brief c2 {home}/again.md\n")
        assert "A brief is of a programme" in drawn(app)
    there.close()


async def test_while_its_sessions_are_read_the_room_is_made_dark_and_leaving_ends_the_reading(
    home: Path, wall: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = held()
    there.record("projected", {"projected": False})
    there.record("unblank", {})
    begun, go_on, told = threading.Event(), threading.Event(), list[int]()
    members = whole.members

    def slow(*given: Any, told: Callable[[int], None], **more: Any) -> Any:
        begun.set()
        assert go_on.wait(60)
        return members(*given, told=lambda count: heard(told, count), **more)

    def heard(tell: Callable[[int], None], count: int) -> None:
        tell(count)
        told.append(count)

    monkeypatch.setattr(whole, "members", slow)
    async with console(there) as (app, pilot):
        await burst(app, pilot, f"export {home}/late.md for facilitators\n")
        await asyncio.to_thread(begun.wait, 60)
        assert "Its sessions are read." in drawn(app) and not there.state.display.blanked
        await burst(app, pilot, "\x07")
        assert there.state.display.blanked, "dark waits for no reading"
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen is app.console_screen
        go_on.set()
        await app.workers.wait_for_complete()
    assert not told and not (home / "late.md").exists()
    there.close()


async def test_what_was_read_beside_a_board_is_not_drawn_on_one_that_is_taken_away(
    wall: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, painted = held(), list[bool]()
    async with console(there) as (app, _):
        screen = app.console_screen
        for leaving in (False, True):
            with monkeypatch.context() as patched:
                patched.setattr(screen, "refresh_all", lambda leaving=leaving: painted.append(leaving))
                patched.setattr(app, "leaving_status", 0 if leaving else None)
                screen._draw_beside()
    assert painted == [False]
    there.close()
