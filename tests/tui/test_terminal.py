"""What a terminal does to an app: signals, wrong bytes, faults, resizes, hangups. Knows only the tiny demo app."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.app import App
from textual.drivers import linux_driver

from tests.pseudo_terminal import Terminal
from tui.steady_driver import ForgivingDecoder, TerminalGone

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
ROOT = Path(__file__).parents[2]


def command(file: Path, what: str = "") -> list[str]:
    return [sys.executable, "-m", "tests.tui.steady_demo", str(file), what]


@contextmanager
def demo(
    file: Path, what: str = "", *, ready: bool = True, environment: dict[str, str | None] | None = None
) -> Iterator[Terminal]:
    with Terminal(command(file, what), cwd=ROOT, environment=environment) as terminal:
        if ready:
            terminal.wait_for("ready", 15)
        yield terminal


def kept(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lines.txt"


def test_type_ahead_in_one_burst_keeps_every_line_apart(file: Path) -> None:
    with demo(file, "slow") as terminal:
        terminal.send("aaa\rbbX\x7fb\rccd\x1b[D\x1b[3~c\r")
        terminal.wait_for(lambda: len(kept(file)) == 3)
    assert kept(file) == ["aaa", "bbb", "ccc"]


def test_type_ahead_at_twenty_characters_a_second_with_a_slow_handler(file: Path) -> None:
    with demo(file, "slow") as terminal:
        for character in "aaa\rbbb\rccc\r":
            terminal.send(character)
            time.sleep(0.05)
        terminal.wait_for(lambda: len(kept(file)) == 3)
    assert kept(file) == ["aaa", "bbb", "ccc"]


def test_a_refused_line_is_never_mixed_with_type_ahead(file: Path) -> None:
    with demo(file, "refuse") as terminal:
        terminal.send("aaa\rbbb\rccc\r")
        terminal.wait_for(lambda: kept(file) == ["bbb", "ccc"])
        terminal.wait_for(lambda: "aaa" in terminal.lines()[1])


def test_a_paste_of_ten_thousand_lines_is_whole(file: Path) -> None:
    lines = [f"line {number}" for number in range(10_000)]
    with demo(file) as terminal:
        terminal.paste("\r".join(lines) + "\r")
        terminal.wait_for("10000 lines pasted", 15)
    assert kept(file) == lines


def test_a_byte_that_is_not_utf8_is_replaced(file: Path) -> None:
    with demo(file) as terminal:
        terminal.send(b"M\xe1ori\r")
        terminal.wait_for(lambda: kept(file) == ["M\ufffdori"])


def test_control_characters_in_a_paste_run_no_command(file: Path) -> None:
    with demo(file) as terminal:
        terminal.paste(b"one\x1b\x11\x00two\x1b[31m" + b"x" * 40)
        terminal.send("\r")
        terminal.wait_for(lambda: kept(file) == ["onetwo[31m" + "x" * 40])


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT], ids=lambda number: number.name
)
def test_a_signal_puts_all_away_and_leaves_the_terminal_sane(file: Path, number: signal.Signals) -> None:
    with demo(file) as terminal:
        terminal.send("draft")
        terminal.wait_for("draft")
        terminal.signal(number)
        assert terminal.wait_exit(3) == 128 + number
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
            terminal.wait_for(lambda: b"?2004h" in terminal.raw, 15)
        else:
            terminal.send("hang\r")
            time.sleep(0.3)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit(3.5) == 128 + signal.SIGTERM
        assert terminal.sane() == []
    assert kept(file) == ["<put away>"]


def test_a_terminal_that_takes_no_output_stops_nothing(file: Path) -> None:
    with demo(file) as terminal:
        terminal.send("draw much\r")
        terminal.wait_for("draw much")
        terminal.reading = False
        time.sleep(1.5)
        terminal.send("still\r")
        terminal.wait_for(lambda: "still" in kept(file), 3)
        terminal.reading = True
        terminal.wait_for("still", 3)
        terminal.reading = False
        time.sleep(0.2)
        terminal.signal(signal.SIGTERM)
        terminal.process.wait(4)
        assert terminal.wait_exit() == 128 + signal.SIGTERM


@pytest.mark.parametrize("moment", ["at once", "in start", "running"])
def test_a_closed_window_ends_the_program(file: Path, moment: str) -> None:
    with demo(file, ready=moment == "running") as terminal:
        if moment == "running":
            terminal.send("draft")
            terminal.wait_for("draft")
        if moment == "in start":
            terminal.wait_for(lambda: b"?1049h" in terminal.raw, 15)
        terminal.hang_up()
        terminal.wait_exit(4)
    if moment == "running":
        assert kept(file) == ["<put away>draft"]


def test_a_lost_terminal_ends_the_program_without_any_signal(file: Path) -> None:
    # Started under nohup or by another program, no hangup signal comes: only the end of input does.
    code = f"import os, sys; os.setsid(); os.execv({sys.executable!r}, {[*command(file)]!r})"
    master, slave = os.openpty()
    with subprocess.Popen([sys.executable, "-c", code], stdin=slave, stdout=slave, stderr=slave, cwd=ROOT) as process:
        os.close(slave)
        seen = b""
        while b"ready" not in seen:
            seen += os.read(master, 65_536)
        os.close(master)
        assert process.wait(4) == 128 + signal.SIGHUP
    assert kept(file) == ["<put away>"]


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
        terminal.wait_for("draft", 3)
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
        terminal.lines()
        terminal._screen.reset()
        terminal.wait_for(lambda: terminal.text() == picture, 3)


def test_a_window_that_starts_tiny_grows_into_the_right_picture(file: Path) -> None:
    with Terminal(command(file), cwd=ROOT, columns=1, rows=1) as terminal:
        terminal.wait_for(lambda: b"?2004h" in terminal.raw, 15)
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
        assert terminal.wait_exit(15) == 70
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
    assert kept(file)[-1] == "<put away>"


def test_without_a_terminal_it_refuses_in_one_sentence(file: Path) -> None:
    done = subprocess.run(command(file), stdin=subprocess.DEVNULL, capture_output=True, cwd=ROOT, timeout=10)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.isascii() and done.stderr.count(b"\n") == 1


def test_a_dumb_terminal_is_refused_in_plain_ascii(file: Path) -> None:
    with demo(file, ready=False, environment={"TERM": "dumb"}) as terminal:
        assert terminal.wait_exit(10) == 2
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
    for name in ("_run_input_thread", "_sigtstp_application", "_sigcont_application", "_get_terminal_size"):
        assert name in vars(linux_driver.LinuxDriver), name
    for name in ("_handle_exception", "_close_messages_no_wait", "action_help_quit", "panic"):
        assert hasattr(App, name), name


def test_the_decoder_holds_cut_marks_and_cleans_only_inside_a_paste() -> None:
    decoder = ForgivingDecoder()
    assert decoder.decode(b"\x1b") == "\x1b"
    assert decoder.decode(b"\x1b[20") == ""
    assert decoder.decode(b"0~a\x1b") == "\x1b[200~a"
    assert decoder.decode(b"[31mb\x11\n\xc4") == "[31mb\n"
    assert decoder.decode(b"\x81\x1b[20") == "\u0101"
    assert decoder.decode(b"1~\x1b[A\x11") == "\x1b[201~\x1b[A\x11"
    assert decoder.decode(b"\xff", final=True) == "\ufffd"
    with pytest.raises(TerminalGone):
        decoder.decode(b"")


def test_a_paste_that_never_ends_does_not_swallow_the_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    decoder = ForgivingDecoder()
    decoder.decode(b"\x1b[200~cut off")
    monkeypatch.setattr("tui.steady_driver.PASTE_QUIET", -1.0)
    assert decoder.decode(b"q") == "\x1b[201~q"
