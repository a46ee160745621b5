"""What a console's first picture waits for: counted, never timed. `bench/console.py` says how long it takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from sessions.importing import demo
from sessions.library import beginning, templates
from sessions.store import locations
from tests.tui.console_help import console
from tui.console import app as console_app

ROOT = Path(__file__).resolve().parents[2]
DRAWN = """
import asyncio, json, sys
from sessions.removing.opening import opened
from tui.console import app as console

console._READ_AFTER = 3600.0
app = console.ConsoleApp(opened(sys.argv[1], by="F1"))
async def drawn():
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen is app.console_screen and app.console_screen.query_one("#board").drawing.lines
        ours = [name for name in sys.modules if name.split(".")[0] in ("exercises", "sessions", "tui")]
        from tui.console.road import understand
        for line in ("go 1", "show quiet", "next"):
            understand(app.session, line)
        lines = [name for name in sys.modules if name.startswith(("sessions", "tui")) and name not in ours]
        print(json.dumps([ours, lines, len(app.screen.query("*")), len(app.stylesheet.rules)]))
asyncio.run(drawn())
"""
AT_HOME = """
import asyncio, json, sys
from tui.app import surroundings, terminal

surroundings.reason_to_refuse = lambda: None
def run(app):
    async def drawn():
        async with app.run_test(size=(80, 24)) as pilot:
            while not app.screen._loaded:
                await pilot.pause()
            await pilot.pause()
            print(json.dumps([sorted(sys.modules), len(app.screen.query("*"))]))
    asyncio.run(drawn())
    return 1
terminal.run_steady = run
from tui.cli.main import main
main([])
"""
UNNEEDED = (
    *("exercises.kernel.language", "exercises.kernel.patterns", "exercises.kernel.te_reo", "exercises.leaving.outline"),
    *("sessions.lines", "sessions.export", "sessions.library", "sessions.roster", "sessions.journal"),
    *("sessions.removing.for_good", "sessions.removing.removals", "sessions.removing.own_words"),
    *("tui.cli", "tui.home", "tui.journal", "tui.console.asking", "tui.console.palette", "tui.console.exporting"),
    *("tui.console.leaving", "tui.app.bigtext", "tui.room.pane"),
    *("exercises.wall.room_pages", "sessions.live.names_out"),
)
"""What reads lines, lies over the board or leaves: loaded with the first of its kind, or after the picture."""
BESIDES = ("sessions.removing", "sessions.export", "sessions.importing", "sessions.roster", "sessions.journal")
"""What no usual line loads."""
MODULES, WIDGETS, RULES = 210, 12, 76
"""At most so many files of ours, parts of the screen, and style rules."""
UNNEEDED_AT_HOME = (
    *("argparse", "tomllib", "tinydb", "exercises.kernel.shape", "exercises.journal", "sessions.journal.store"),
    *("sessions.live.session", "sessions.lines", "tui.cli.commands", "tui.cli.open"),
    *("tui.home.new_screen", "tui.home.help_page", "tui.home.palette", "tui.console", "tui.journal"),
)
"""What home loads when somebody asks for it: a list of sessions that were read before opens none of them."""
MODULES_AT_HOME, WIDGETS_AT_HOME = 74, 18


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("board", ["grid", "wall"])
def test_a_first_picture_waits_for_nothing_it_does_not_show(board: str) -> None:
    session = demo.new_demo(by="F1") if board == "grid" else beginning.new_session("Wall", [], by="F1")
    if board == "wall":
        session.add_exercise(templates.built_in()["post-its"])
    session.record("projected", {"projected": False})
    session.record("blank", {})
    session.close()
    command = [sys.executable, "-c", DRAWN, session.name]
    said = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True, timeout=60).stdout
    ours, lines, widgets, rules = json.loads(said)
    unneeded = [name for name in ours if any(f"{name}.".startswith(f"{one}.") for one in UNNEEDED)]
    assert unneeded == []
    assert lines and not [name for name in lines if name.startswith(BESIDES)]
    assert len(ours) <= MODULES, sorted(ours)
    assert widgets <= WIDGETS
    assert rules <= RULES


def test_home_waits_for_no_session_and_no_journal_that_nobody_began() -> None:
    for number in range(3):
        beginning.new_session(f"Day {number}", [], by="F1").close()
    settled = time.time() - 60
    for file in locations.sessions_folder().glob("*.json"):
        os.utime(file, (settled, settled))
    command = [sys.executable, "-c", AT_HOME]
    for _ in range(2):  # the first reads every session
        said = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=60)
    loaded, widgets = json.loads(said.stdout)
    assert [name for name in loaded if any(f"{name}.".startswith(f"{one}.") for one in UNNEEDED_AT_HOME)] == []
    ours = [name for name in loaded if name.split(".")[0] in ("exercises", "sessions", "tui")]
    assert len(ours) <= MODULES_AT_HOME, ours
    assert widgets <= WIDGETS_AT_HOME


async def test_what_a_picture_does_not_need_waits_until_it_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    paint, wait = console_app.ConsoleApp._display, console_app.ConsoleApp.set_timer

    def painted(app: console_app.ConsoleApp, screen: Screen[Any], picture: Any) -> None:
        done.extend(["painted"] if picture is not None else [])
        paint(app, screen, picture)

    def waited(app: console_app.ConsoleApp, seconds: float, *given: Any, **more: Any) -> Any:
        done.extend(["reads soon"] if seconds == console_app._READ_AFTER else [])
        return wait(app, seconds, *given, **more)

    monkeypatch.setattr(console_app.ConsoleApp, "_display", painted)
    monkeypatch.setattr(console_app.ConsoleApp, "set_timer", waited)
    monkeypatch.setattr(console_app.ConsoleApp, "_bring_replies", lambda app: done.append("brought"))
    async with console(beginning.new_session("Wall", [], by="F1")) as (_, pilot):
        while not {"reads soon", "brought"} <= {*done}:
            await pilot.pause(0.01)
    assert done[0] == "painted"
