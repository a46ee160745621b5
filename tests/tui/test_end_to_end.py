"""A workshop in real terminals, with the installed command: console, room screen, crash, export, signals."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sessions.live import room_file as roomfile
from sessions.live.session import open_session
from sessions.store import locations
from tests.pseudo_terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

COMMAND = Path(sys.executable).with_name("holdspace")
SAMPLE = Path(__file__).parents[2] / "sessions" / "samples" / "tama.json"
SECRET = "ZQPRIV"
_TITLES = re.compile(rb"\x1b\][02];([^\x07\x1b]*)")


def run(*arguments: str | Path) -> str:
    """What the installed command prints."""
    done = subprocess.run([COMMAND, *arguments], capture_output=True, timeout=60, text=True, check=True)
    return done.stdout


@pytest.fixture
def name() -> str:
    """A session with twelve chairs, its question about the projector answered."""
    from tests import lines

    held = lines.session(*lines.PEOPLE, title="Working alongside")
    held.record("projected", {"projected": False})
    held.close()
    return held.name


@pytest.fixture
def opened() -> Iterator[Callable[..., Terminal]]:
    """Opens commands in terminals of their own, and closes them all at the end."""
    every: list[Terminal] = []

    def start(
        *arguments: str, columns: int = 80, rows: int = 24, ready: str = "ctrl g dark", **options: dict[str, str | None]
    ) -> Terminal:
        terminal = Terminal([COMMAND, *arguments], columns=columns, rows=rows, **options)  # type: ignore[arg-type]
        every.append(terminal)
        terminal.wait_for(ready)
        return terminal

    yield start
    for terminal in every:
        terminal.close()


def said(name: str, chair: int) -> dict[str, str]:
    """What is on disk of a chair's answers."""
    answers = open_session(name, read_only=True).state.run.state.chairs[chair].answers
    return {field: answer.words or answer.kind for field, answer in answers.items()}


def on_disk(name: str) -> str:
    return locations.session_path(name).read_text(encoding="utf-8")


def no_titles(terminal: Terminal) -> None:
    """The window's title never says more than the program's name."""
    assert set(_TITLES.findall(terminal.raw)) <= {b"", b"holdspace"}


def test_a_workshop_from_the_first_command_to_the_page_for_the_participants(
    opened: Callable[..., Terminal], tmp_path: Path
) -> None:
    name = run("new", "Working alongside: day two", "--place", "Hutt Valley").strip()
    run("import", name, SAMPLE)
    run("do", name, "9 holds P19", f"7 double: {SECRET} kept", f"standing: {SECRET}", "show map")
    console = opened("open", name, ready="Is this window on the projector?")
    assert "Marama" not in console.text()
    console.send("n\r")
    console.wait_for("CONSOLE - private")
    room = opened("room", name, columns=57, rows=16, ready="Marama")

    console.send("+ agency Zelda: nurse, ward 4\r")
    console.wait_for("33 Zelda")
    room.wait_for("33 Zelda")
    console.send("33\r")
    console.wait_for("33 Zelda, why:")
    for answer in ("nobody asked her", "?", "-", "sleep", "2", "tired of doors"):
        console.send(answer + "\r")
    console.wait_for("33 Zelda: recorded")
    assert said(name, 33) == {
        "explanation": "nobody asked her",
        "intervention": "unknown",
        "responsibility": "silent",
        "matters": "sleep",
        "visits": "answered",
        "felt": "tired of doors",
    }
    console.send("s\r")
    console.wait_for("room: chair 33")
    room.wait_for("nobody asked her")
    assert "we don't know" in room.text()

    console.send("\x07")
    room.wait_for(lambda: not room.text().strip())
    console.wait_for("BLANKED")
    console.send("9 why: half a line about " + SECRET)
    console.wait_for("half a line about")
    time.sleep(2)
    console.signal(signal.SIGKILL)
    console.wait_exit()
    assert SECRET not in room.text()

    again = opened("open", name, ready="half a line about")
    assert "CONSOLE - private" in again.text() and "33 Zelda" in again.text() and "BLANKED" in again.text()
    assert said(name, 33)["felt"] == "tired of doors" and "half a line" not in on_disk(name)
    again.send("\x1bblank off\r")
    room.wait_for("nobody asked her")
    again.send("\x11")
    again.wait_for("What does it keep?")
    again.send("t\r")
    assert again.wait_exit() == 0 and again.sane() == []
    room.send("qq")
    assert room.wait_exit() == 0 and room.sane() == []

    page = tmp_path / "page.md"
    run("export", name, "--to", page, "--for", "participants")
    text = page.read_text(encoding="utf-8")
    assert "Tama" in text and SECRET not in text and not re.search(r"\bP\d\d\b", text)
    assert SECRET.encode() not in room.raw
    for terminal in (console, again, room):
        no_titles(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_signal_keeps_the_draft_and_leaves_the_terminal_sane(
    opened: Callable[..., Terminal], name: str, number: signal.Signals
) -> None:
    console = opened("open", name)
    console.send("9 why: half")
    console.wait_for("9 why: half")
    console.signal(number)
    assert console.wait_exit() == 128 + number and console.sane() == []
    assert "Traceback" not in console.text()
    again = opened("open", name, ready="9 why: half")
    assert said(name, 9) == {}
    again.send("\x1b[F a thought\r")
    again.wait_for(lambda: said(name, 9) == {"explanation": "half a thought"})


def test_lines_and_keys_typed_in_one_burst_are_taken_in_order(opened: Callable[..., Terminal], name: str) -> None:
    console = opened("open", name)
    console.send("9 why: aaa\r9 do: bbb\ragree 2: ccc\r")
    console.wait_for(lambda: "ccc" in on_disk(name))
    assert said(name, 9) == {"explanation": "aaa", "intervention": "bbb"}
    events = open_session(name, read_only=True).events
    assert [event.kind for event in events[-3:]] == ["answer", "answer", "agree"]
    time.sleep(0.1)
    console.send("7\rone\rtwo\rthree\r")
    console.wait_for(lambda: len(said(name, 7)) == 3)
    assert said(name, 7) == {"explanation": "one", "intervention": "two", "responsibility": "three"}


def test_a_byte_that_is_no_letter_ends_nothing(opened: Callable[..., Terminal], name: str) -> None:
    console = opened("open", name)
    console.send(b"9 why: M\xe1ori\r")
    console.wait_for(lambda: said(name, 9))
    assert said(name, 9)["explanation"] in ("M\ufffdori", "Mori")
    console.paste(b"9 do: M\xe1ori")
    console.wait_for("9 do: M")
    console.send("\r")
    console.wait_for(lambda: "intervention" in said(name, 9))


def test_thousands_of_pasted_lines_are_recorded_in_order(opened: Callable[..., Terminal], name: str) -> None:
    console = opened("open", name)
    pasted = [f"{number % 12 + 1} why: answer {number}" for number in range(2_000)]
    console.paste("\n".join(pasted))
    console.wait_for("2,000 pasted lines")
    console.send("l\r")
    console.wait_for("All pasted lines are recorded")
    events = open_session(name, read_only=True).events
    recorded = [f"{event.data['chair']} why: {event.data['words']}" for event in events if event.kind == "answer"]
    assert recorded == pasted


def test_suspended_and_continued_the_picture_is_drawn_again(opened: Callable[..., Terminal], name: str) -> None:
    console = opened("open", name)
    console.send("9 why: half")
    console.wait_for("9 why: half")
    console.signal(signal.SIGSTOP)
    console.wait_for(console.stopped)
    console.lines()
    console._screen.reset()
    console.signal(signal.SIGCONT)
    console.wait_for(lambda: "9 why: half" in console.text() and "CONSOLE - private" in console.text())
    console.send(" done\r")
    console.wait_for(lambda: said(name, 9) == {"explanation": "half done"})


def test_two_consoles_see_each_other(opened: Callable[..., Terminal], name: str) -> None:
    one = opened("open", name, "--as", "F1")
    two = opened("open", name, "--as", "F2")
    one.send("9 why: from F1\r")
    two.wait_for("◐")
    two.send("9 do: from F2\r")
    one.wait_for(lambda: "from F2" in one.text())
    assert said(name, 9) == {"explanation": "from F1", "intervention": "from F2"}


def test_a_mirrored_window_and_the_room_never_carry_private_bytes(opened: Callable[..., Terminal], name: str) -> None:
    run("do", name, f"7 double: {SECRET}", f"standing: {SECRET}", f"9 why: {SECRET}", "witness P30", "show welcome")
    mirror = opened("open", name, "--mirror")
    room = opened("room", name, columns=57, rows=16, ready="")
    mirror.send(f"9 do: {SECRET}\r")
    mirror.wait_for(lambda: len(said(name, 9)) == 2)
    mirror.send("g\rp\rf\r?\r\x1a")
    mirror.wait_for(lambda: len(said(name, 9)) == 1)
    mirror.resize(60, 18)
    time.sleep(0.6)
    mirror.send("\x11")
    mirror.wait_for(lambda: mirror.process.poll() is not None or "What does it" in mirror.text())
    if mirror.process.poll() is None:  # a room screen was there in time, so it is asked
        mirror.send("t\r")
    assert mirror.wait_exit() == 0
    assert SECRET.encode() not in mirror.raw and SECRET.encode() not in room.raw
    assert roomfile.read(roomfile.path_of(name)).view is not None
    no_titles(mirror)
    no_titles(room)


def test_a_fresh_console_asks_about_the_projector_first(opened: Callable[..., Terminal]) -> None:
    name = run("new", f"Title {SECRET}").strip()
    console = opened("open", name, ready="Is this window on the projector?")
    console.send("y\r")
    console.wait_for("MIRROR - the room sees this")
    assert SECRET.encode() not in console.raw
