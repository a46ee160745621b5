"""What a console's first picture waits for: counted, never timed. `bench/console.py` says how long it takes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sessions.importing import demo
from sessions.library import beginning, templates

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
UNNEEDED = (
    *("exercises.kernel.language", "exercises.kernel.patterns", "exercises.kernel.te_reo", "exercises.leaving.outline"),
    *("sessions.lines", "sessions.export", "sessions.library", "sessions.roster", "sessions.journal"),
    *("sessions.removing.for_good", "sessions.removing.removals", "sessions.removing.own_words"),
    *("tui.cli", "tui.home", "tui.journal", "tui.console.asking", "tui.console.palette", "tui.console.exporting"),
    *("tui.console.leaving", "tui.app.bigtext", "tui.room.pane"),
)
"""What reads lines, lies over the board or leaves: loaded with the first of its kind, or after the picture."""
BESIDES = ("sessions.removing", "sessions.export", "sessions.importing", "sessions.roster", "sessions.journal")
"""What no usual line loads."""
MODULES, WIDGETS, RULES = 210, 12, 76
"""At most so many files of ours, parts of the screen, and style rules."""


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
