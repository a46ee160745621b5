"""The room sees what a living console lets it see; dark is dark, whatever the disk does; with real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exercises.leaving.room_view import Line, RoomView
from sessions.lines.carry_out import perform
from sessions.live import room_file, room_screens
from sessions.live.alive import Alive, Watch, held, life_of, path_of
from sessions.live.session import open_session
from tests import lines
from tests.pseudo_terminal import Terminal
from tests.tui.console_help import burst, console, drawn, session, settled
from tui.console import for_room
from tui.console.app import ConsoleApp
from tui.console.first_questions import QuietRoom

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
PROJECT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "tui"]
ONE = RoomView("one", "the first", (Line("The first picture", "strong"),))


@pytest.fixture
def opened() -> Iterator[Callable[..., Terminal]]:
    """Starts commands in terminals of their own, and ends them."""
    running: list[Terminal] = []

    def start(*words: str, columns: int = 80, rows: int = 24) -> Terminal:
        running.append(Terminal([*COMMAND, *words], cwd=PROJECT, columns=columns, rows=rows))
        return running[-1]

    yield start
    for terminal in running:
        terminal.close()


@pytest.fixture
def name() -> str:
    """A session in which nobody has shown anything but its map."""
    made = session(*lines.PEOPLE, "9 why: nobody asked her", "show map")
    made.close()
    room_file.path_of(made.name).unlink()
    return made.name


def test_a_lock_is_free_the_moment_its_holder_dies_and_a_life_ends_with_its_last_holder() -> None:
    code = "import time; from sessions.live.alive import Alive; Alive('a-day'); print('up', flush=True); time.sleep(60)"
    other = subprocess.Popen([sys.executable, "-c", code], cwd=PROJECT, stdout=subprocess.PIPE)
    assert other.stdout is not None and other.stdout.readline() == b"up\n"
    life = life_of("a-day")
    here = Alive("a-day")
    assert life and here.life == life
    other.kill()
    other.wait()
    assert life_of("a-day") == life, "another holds it still"
    here.let_go()
    assert life_of("a-day") == "" and held(path_of("a-day")) is None
    again = Alive("a-day")
    assert again.life != life
    again.let_go()


def test_what_is_untouched_for_ten_seconds_does_not_live(monkeypatch: pytest.MonkeyPatch) -> None:
    here = Alive("a-day")
    watch = Watch("a-day")
    assert watch.life()
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 11)
    assert watch.life() == ""
    os.utime(path_of("a-day"), (1, 1))
    assert watch.life(), "touched again, whatever the clock on the wall says"
    here.let_go()


def test_where_its_disk_was_away_the_room_can_be_lit_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sessions.live.alive.TOUCHED_EVERY", 0.02)
    here = Alive("a-day")
    path = path_of("a-day")
    life, until = here.life, time.monotonic() + 20
    (tmp_path / "copy").write_bytes(b"0123456789abcdef")
    (tmp_path / "copy").rename(path)
    while life_of("a-day") != life and time.monotonic() < until:
        time.sleep(0.01)
    assert life_of("a-day") == here.life == life and not here.stood_still, (
        "a copy that comes in its place changes nothing"
    )
    monkeypatch.setattr("sessions.live.alive.QUIET_AFTER", 0.1)
    path.rename(tmp_path / "away")
    time.sleep(0.3)
    assert not path.exists() and not here.stood_still, "what may have been destroyed is made by nobody again"
    path.write_bytes((tmp_path / "away").read_bytes())  # the disk is back, and every file on it is another one
    while not here.stood_still and time.monotonic() < until:
        time.sleep(0.01)
    monkeypatch.setattr("sessions.live.alive.QUIET_AFTER", 10.0)
    assert here.stood_still and here.life != life and life_of("a-day") == here.life
    here.let_go()
    assert life_of("a-day") == ""


def test_a_room_screen_without_a_name_waits_follows_and_is_quiet_when_the_console_dies(
    opened: Callable[..., Terminal], name: str
) -> None:
    room = opened("room", columns=57, rows=16)
    room.wait_for("about to begin")
    one = opened("open", name)
    one.wait_for("Is this session for the room?")
    assert "chairs" not in room.text()
    one.send("y\r")
    room.wait_for("12 chairs")
    one.send("room screen\r")
    one.wait_for("The room screen shows this session; its picture is")
    one.send("\x07")
    room.wait_for(lambda: not room.text().strip())
    one.send("blank off\r")
    room.wait_for("12 chairs")
    one.signal(signal.SIGKILL)
    room.wait_for(lambda: "12 chairs" not in room.text() and "grid" in room.text())
    perform(open_session(name), "10 why: meanwhile")
    two = opened("open", name)
    two.wait_for("The room is quiet: light it?")
    time.sleep(0.5)
    assert "12 chairs" not in room.text()
    two.send("l\r")
    room.wait_for("12 chairs")
    two.send("\x11")
    two.wait_for("What does it keep?")
    two.send("a\r")
    assert two.wait_exit() == 0
    room.wait_for(lambda: not room.text().strip())


async def test_a_console_opened_again_asks_before_it_lights_the_room_and_no_entry_does() -> None:
    held_before = session(*lines.PEOPLE, "show map")
    held_before.in_room.live()
    held_before.publish()
    name = held_before.name
    held_before.close()  # as a kill leaves it
    now = open_session(name)
    async with console(now) as (app, pilot):
        assert isinstance(app.screen, QuietRoom) and now.in_room.waits
        await pilot.press("enter")
        await settled(pilot)
        before = room_file.path_of(name).read_bytes()
        await burst(app, pilot, "9 why: late\n")
        assert room_file.path_of(name).read_bytes() == before
        said = drawn(app)
        assert "room QUIET" in said and "Only its title" in said and "room: the map" not in said, "what is so"
        assert "THE ROOM SEES" not in said
        await burst(app, pilot, "show 9\n")
        assert "room QUIET" not in drawn(app) and "THE ROOM SEES" in drawn(app)
        seen = room_file.found(name)
        assert seen is not None and now.in_room.alive is not None and seen.allowed(now.in_room.alive.life)


async def test_what_another_console_lights_is_quiet_at_neither_and_follows_both() -> None:
    held_before = session(*lines.PEOPLE, "9 why: early", "show map")
    held_before.in_room.live()
    held_before.publish()
    name = held_before.name
    held_before.close()  # as a kill leaves it
    one, two = open_session(name, by="F1"), open_session(name, by="F2")
    two.in_room.live()
    async with console(one) as (app, pilot):
        await pilot.press("enter")
        await settled(pilot)
        perform(two, "9 do: ask her")
        assert two.in_room.waits and one.in_room.waits and "room QUIET" in drawn(app)
        perform(two, "show 9")
        app.follow()
        await settled(pilot)
        assert "room QUIET" not in drawn(app) and "THE ROOM SEES" in drawn(app), "what the room sees is said at both"
        await burst(app, pilot, "9 why: late\n")
        seen = room_file.found(name)
        assert seen is not None and "late" in str(seen.view) and "early" not in str(seen.view)
        two.leave_room("quiet")
        app.each_second()
        await settled(pilot)
        assert "room QUIET" in drawn(app) and "THE ROOM SEES" not in drawn(app)
        three = open_session(name, by="F3")
        three.in_room.live()
        three.publish()
        assert three.in_room.waits and one.in_room.waits, "one that is opened meanwhile asks as well"
        three.close()
        await burst(app, pilot, "9 do: less\n")
        seen = room_file.found(name)
        assert seen is not None and seen.view is not None and not seen.view.blocks, "no entry lights it"
        await burst(app, pilot, "show 9\n")
        seen = room_file.found(name)
        assert seen is not None and "less" in str(seen.view) and "room QUIET" not in drawn(app)
        one.in_room.waits = True
        two.in_room.is_left = False
        two.leave_room("picture")
        assert not one.in_room.waits, "what stays is seen"
        perform(two, "blank")
        app.follow()
        await burst(app, pilot, "9 who: me\n")
        seen = room_file.found(name)
        assert seen is not None and seen.view is None
    two.close()


async def test_what_was_left_quiet_before_is_no_quiet_room_of_the_next_day() -> None:
    before = session(*lines.PEOPLE, "show map")
    before.in_room.live()
    before.publish()
    before.leave_room("quiet")
    before.close()
    now = open_session(before.name)
    async with console(now) as (app, pilot):
        await settled(pilot)
        assert not now.in_room.waits
        await burst(app, pilot, "9 why: early\n")
        assert "THE ROOM SEES" in drawn(app)


async def test_a_room_made_dark_stays_dark_though_the_session_could_not_record_it() -> None:
    made = session(*lines.PEOPLE, "show map")
    made.in_room.darken(99)
    perform(made, "9 why: late")
    other = open_session(made.name, by="F1")
    perform(other, "9 do: ask her")
    seen = room_file.found(made.name)
    assert seen is not None and seen.view is None
    again = open_session(made.name)
    async with console(again) as (app, pilot):
        assert again.state.display.blanked and "BLANKED" in drawn(app)
        await burst(app, pilot, "blank off\n")
        lit = room_file.found(made.name)
        assert lit is not None and lit.view is not None


def test_single_commands_keep_their_picture_with_its_age(name: str) -> None:
    one = open_session(name)
    perform(one, "show map")
    seen = room_file.found(name)
    assert seen is not None and seen.life == room_file.KEPT and seen.allowed("")
    perform(one, "blank")
    assert (dark := room_file.found(name)) is not None and dark.view is None


@pytest.mark.parametrize("ended", ["killed", "left quiet"])
def test_after_a_console_ended_a_single_command_lights_the_room_by_showing_and_by_nothing_else(ended: str) -> None:
    before = session(*lines.PEOPLE, "show map")
    before.in_room.live()
    before.publish()
    if ended == "left quiet":
        before.leave_room("quiet")
    before.close()
    one = open_session(before.name)
    perform(one, "9 why: meanwhile")
    seen = room_file.found(one.name)
    assert seen is not None and not seen.allowed("")
    assert "the room sees" in perform(one, "show map").says
    lit = room_file.found(one.name)
    assert lit is not None and lit.view is not None and lit.view.blocks and lit.allowed("")


# -- a room file that cannot be written


def refused(*_: object, **__: object) -> None:
    raise OSError(5, "Input/output error")


async def test_a_blank_that_cannot_be_written_is_said_at_once_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made = session(*lines.PEOPLE, "show map")
    async with console(made) as (app, pilot):
        with monkeypatch.context() as patched:
            patched.setattr(room_file, "publish", refused)
            await burst(app, pilot, "\x07")
            said = drawn(app)
            assert "THE ROOM STILL SEES the map; switch the projector off" in said, said
            assert made.in_room.alive is not None and not made.in_room.alive.is_held, "a screen that lives goes quiet"
            app.each_second()
            assert "THE ROOM STILL SEES" in drawn(app)
        app.each_second()
        await settled(pilot)
        assert "THE ROOM STILL SEES" not in drawn(app) and "BLANKED" in drawn(app)
        seen = room_file.found(made.name)
        assert seen is not None and seen.view is None


def test_a_standing_command_says_it_and_ends_with_one(name: str) -> None:
    perform(open_session(name), "show map")
    folder = room_file.path_of(name).parent
    code = (
        "import sys; from sessions.live import room_file\n"
        "def no(*a, **k): raise OSError(30, 'Read-only file system')\n"
        "room_file.publish = no\n"
        "from tui.cli.main import main\n"
        f"sys.exit(main(['do', '{name}', 'blank']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 1 and "THE ROOM STILL SEES the map; switch the projector off" in done.stderr
    assert open_session(name).state.display.blanked and folder.exists()


def test_signs_of_dead_room_screens_are_taken_away() -> None:
    sign = room_screens.Sign()
    sign.tell(room_screens.Screen("a-day", "picture", time.time() - 65, True))
    assert "its picture is 1 minute old" in room_screens.said("a-day")
    assert "another session: a-day" in room_screens.said("b-day")
    dead = room_file.path_of("a-day").with_name(".screen-1")
    dead.write_text("[]", encoding="ascii")
    assert len(room_screens.there()) == 1 and not dead.exists()
    sign.end()
    assert room_screens.said("a-day").startswith("No room screen is there")


def test_an_example_is_said_to_be_shown_by_its_name_and_a_day_to_be_for_the_room() -> None:
    sign = room_screens.Sign()
    try:
        sign.tell(room_screens.Screen("", "quiet", 0.0, False))
        assert room_screens.said("a-day").endswith("To show this session there: for the room")
        assert room_screens.said("demo-day", example=True).endswith("holdspace room demo-day")
    finally:
        sign.end()
    assert room_screens.said("demo-day", example=True).endswith("holdspace room demo-day")


async def test_what_no_screen_shows_is_not_said_to_be_seen() -> None:
    held = session(*lines.PEOPLE)
    sign = room_screens.Sign()
    try:
        async with console(held) as (app, pilot):
            sign.tell(room_screens.Screen("", "quiet", 0.0, False))
            await burst(app, pilot, "show map\n")
            assert "But no screen shows it. A room screen waits." in app.console_screen.bar.said
            sign.tell(room_screens.Screen("b-day", "picture", time.time(), True))
            await burst(app, pilot, "show map\n")
            assert "The room screen shows another session: b-day." in app.console_screen.bar.said
            sign.tell(room_screens.Screen(held.name, "picture", time.time(), True))
            await burst(app, pilot, "show map\n")
            assert "no screen" not in app.console_screen.bar.said
    finally:
        sign.end()


async def test_for_the_room_in_an_example_says_how_it_is_shown() -> None:
    held = session(*lines.PEOPLE)
    app = ConsoleApp(held, may_be_for_room=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        for_room.claim(app)
        await settled(pilot)
        assert f"holdspace room {held.name}" in "".join(drawn(app).split("\n")).replace("  ", " ")
        assert room_file.claimed() == ""
