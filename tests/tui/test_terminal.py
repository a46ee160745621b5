"""What a terminal does to an app: signals, faults, resizes, hangups. Knows only the tiny demo app."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from textual.app import App
from textual.drivers import linux_driver
from textual.events import Resize
from textual.geometry import Size

from tests.pseudo_terminal import LONGEST, Terminal
from tests.tui.steady_demo import SteadyDemo
from tests.tui.steady_run import ROOT, command, demo, kept
from tui.app.steady_parser import SteadyParser

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lines.txt"


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT], ids=lambda number: number.name
)
def test_a_signal_puts_all_away_and_leaves_the_terminal_sane(file: Path, number: signal.Signals) -> None:
    with demo(file) as terminal:
        terminal.send("draft")
        terminal.wait_for("draft")
        terminal.signal(number)
        assert terminal.wait_exit() == 128 + number
        assert terminal.sane() == []
    assert kept(file) == ["<put away>draft"]


def test_ctrl_c_only_says_how_to_leave_and_ctrl_q_leaves(file: Path) -> None:
    with demo(file) as terminal:
        terminal.send("\x03")
        terminal.wait_for("Press ctrl+q to leave")
        terminal.send("\x11")
        assert terminal.wait_exit() == 0
        assert terminal.sane() == []
    assert kept(file) == ["<put away>"]


@pytest.mark.parametrize("what", ["", "hang-at-mount"])
def test_a_signal_ends_a_program_that_hangs(file: Path, what: str) -> None:
    with demo(file, what, ready=not what) as terminal:
        if what:
            terminal.wait_for(lambda: b"?2004h" in terminal.raw)
        else:
            terminal.send("hang\r")
            time.sleep(0.3)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        assert terminal.sane() == []
    assert kept(file) == ["<put away>"]


def test_a_terminal_that_takes_no_output_stops_nothing(file: Path) -> None:
    with demo(file) as terminal:
        terminal.send("draw much\r")
        terminal.wait_for("draw much")
        terminal.reading = False
        time.sleep(1.5)
        terminal.send("still\r")
        terminal.wait_for(lambda: "still" in kept(file))
        terminal.reading = True
        terminal.wait_for("still")
        terminal.reading = False
        time.sleep(0.2)
        terminal.signal(signal.SIGTERM)
        terminal.process.wait(LONGEST)
        assert terminal.wait_exit() == 128 + signal.SIGTERM


@pytest.mark.parametrize("moment", ["at once", "in start", "running"])
def test_a_closed_window_ends_the_program(file: Path, moment: str) -> None:
    with demo(file, ready=moment == "running") as terminal:
        if moment == "running":
            terminal.send("draft")
            terminal.wait_for("draft")
        if moment == "in start":
            terminal.wait_for(lambda: b"?1049h" in terminal.raw)
        terminal.hang_up()
        terminal.wait_exit()
    if moment == "running":
        assert kept(file) == ["<put away>draft"]


def test_a_lost_terminal_ends_the_program_without_any_signal(file: Path) -> None:
    # Started under nohup or by another program, no hangup signal comes: only the end of input does.
    code = f"import os, sys; os.setsid(); os.execv({sys.executable!r}, {[*command(file)]!r})"
    master, slave = os.openpty()
    process = subprocess.Popen([sys.executable, "-c", code], stdin=slave, stdout=slave, stderr=slave, cwd=ROOT)
    try:
        os.close(slave)
        seen, end = b"", time.monotonic() + 15
        while b"eady" not in seen:  # the caret stands on the first letter
            assert select.select([master], [], [], max(0.0, end - time.monotonic()))[0], seen
            seen += os.read(master, 65_536)
        os.close(master)
        assert process.wait(LONGEST) == 128 + signal.SIGHUP
    finally:
        process.kill()
        process.wait()
    assert kept(file) == ["<put away>"]


def test_a_signal_is_answered_whichever_thread_it_comes_to(file: Path) -> None:
    with demo(file) as terminal:
        terminal.send(f"signal {signal.SIGCONT}\r")
        terminal.wait_for("signal 18")
        time.sleep(0.5)
        terminal.lines()
        terminal._screen.reset()
        terminal.wait_for("signal 18", 20)


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP], ids=lambda number: number.name)
def test_stopped_and_continued(file: Path, number: signal.Signals) -> None:
    with demo(file) as terminal:
        terminal.send("draft")
        terminal.wait_for("draft")
        terminal.signal(number)
        terminal.wait_for(terminal.stopped)
        time.sleep(0.1)
        if number == signal.SIGTSTP:
            assert terminal.sane() == []
        terminal.lines()
        terminal._screen.reset()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("draft")
        terminal.send(" more\r")
        terminal.wait_for(lambda: kept(file) == ["draft more"])
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        assert terminal.sane() == []


def test_a_storm_of_resizes_ends_with_the_right_picture(file: Path) -> None:
    with demo(file) as terminal:
        terminal.send("one line\r")
        terminal.wait_for("one line")
        time.sleep(0.2)
        picture = terminal.text()
        for columns, rows in [(1, 1), (200, 60), (3, 90), (120, 2), (40, 12), (1, 1), (81, 25)] * 3:
            terminal.resize(columns, rows)
            time.sleep(0.01)
        terminal.resize(80, 24)
        terminal.wait_for(lambda: terminal.text() == picture)
        time.sleep(0.5)
        # Faster than the program can look: it sees its own size again, while the terminal lost the picture.
        terminal.resize(40, 12)
        terminal.resize(80, 24)
        terminal._screen.reset()
        terminal.wait_for(lambda: terminal.text() == picture)


async def test_a_size_that_is_told_too_late_does_not_stay(file: Path) -> None:
    app = SteadyDemo(file, "")
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(Resize(Size(40, 12), Size(40, 12)))  # its terminal has been of the other size all along
        for size in ((40, 12), (80, 24)):
            for _ in range(500):
                if app.size == size == app.screen.size:
                    break
                await pilot.pause(0.02)
            assert app.size == size == app.screen.size


def test_a_window_that_starts_tiny_grows_into_the_right_picture(file: Path) -> None:
    with Terminal(command(file), cwd=ROOT, columns=1, rows=1) as terminal:
        terminal.wait_for(lambda: b"?2004h" in terminal.raw)
        terminal.resize(80, 24)
        terminal.wait_for("ready")


def test_ctrl_l_draws_everything_again(file: Path) -> None:
    with demo(file) as terminal:
        terminal.lines()
        terminal._screen.reset()
        terminal.send("\x0c")
        terminal.wait_for("ready")


@pytest.mark.parametrize("what", ["crash", "crash-worker", "crash-thread", "crash-at-mount"])
def test_a_fault_shows_nothing_private(file: Path, what: str) -> None:
    at_mount = what == "crash-at-mount"
    with demo(file, what if at_mount else "", ready=not at_mount) as terminal:
        if not at_mount:
            terminal.send(f"{what}\r")
        assert terminal.wait_exit() == 70
        assert b"PRIVATE" not in terminal.raw
        assert b"Traceback" not in terminal.raw
        assert terminal.sane() == []
        assert "had to stop because of a fault" in terminal.text()
    log = file.with_suffix(".log")
    assert log.stat().st_mode & 0o777 == 0o600
    written = log.read_text()
    assert "builtins.ValueError" in written
    assert "steady_demo.py" in written and ":break_down" in written
    assert "PRIVATE" not in written
    # A worker of a newer Python begins at once: it may fail before its line is kept, which it is all the same.
    assert sorted(kept(file))[0] == "<put away>" and (at_mount or what in kept(file) or what == "crash")


def test_without_a_terminal_it_refuses_in_one_sentence(file: Path) -> None:
    done = subprocess.run(command(file), stdin=subprocess.DEVNULL, capture_output=True, cwd=ROOT, timeout=60)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.isascii() and done.stderr.count(b"\n") == 1


def test_a_dumb_terminal_is_refused_in_plain_ascii(file: Path) -> None:
    with demo(file, ready=False, environment={"TERM": "dumb"}) as terminal:
        assert terminal.wait_exit() == 2
        assert terminal.raw.isascii() and b"\x1b" not in terminal.raw


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"TERM": None, "COLUMNS": "30", "LINES": "7"}],
    ids=["LC_ALL=C", "TERM unset, exported size"],
)
def test_poor_surroundings_still_work(file: Path, environment: dict[str, str | None]) -> None:
    with demo(file, environment=environment) as terminal:
        terminal.send("wh\u0101nau\r")
        terminal.wait_for(lambda: kept(file) == ["wh\u0101nau"])
        assert len(terminal.lines()[0]) == 80
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM


def test_the_private_names_we_replace_are_still_there() -> None:
    assert callable(linux_driver.__dict__["getincrementaldecoder"])
    assert callable(linux_driver.__dict__["XTermParser"]) and hasattr(SteadyParser(), "_timeout_time")
    for name in ("_run_input_thread", "_sigtstp_application", "_sigcont_application", "_get_terminal_size"):
        assert name in vars(linux_driver.LinuxDriver), name
    for name in ("_handle_exception", "_close_messages_no_wait", "action_help_quit", "panic"):
        assert hasattr(App, name), name
