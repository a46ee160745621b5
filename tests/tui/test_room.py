"""The room screen, in Pilot and in a real terminal. Knows what it promises: it follows, it blanks, it keeps quiet."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.app import App, ComposeResult

from exercises.leaving.room_view import QUIET, Big, Gap, Line, RoomView, Tag, Tags
from sessions.importing.cases import import_file
from sessions.library import templates
from sessions.library.beginning import new_session
from sessions.lines.carry_out import perform
from sessions.live import room_file as roomfile
from tests.contrast import contrast_report
from tests.pseudo_terminal import Terminal
from tests.tui import room_samples as samples
from tests.tui.safe_keys import forbidden
from tui.app import themes
from tui.room.app import RoomApp
from tui.room.pane import RoomPane

NAME = "2026-03-12-a-day"
ROOT = samples.ROOT
ONE = RoomView("one", "", (Line("The first picture", "strong"), Line("some words"), Line("quiet words", "quiet")))
TWO = RoomView("two", "", (Line("The second picture", "quiet"),))
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path))
    return tmp_path


@contextmanager
def room(columns: int = 57, rows: int = 16, **environment: str) -> Iterator[Terminal]:
    """The room screen in a terminal."""
    command = [sys.executable, "-m", "tests.tui.room_demo", str(roomfile.path_of(NAME))]
    with Terminal(command, cwd=ROOT, columns=columns, rows=rows, environment={**environment}) as terminal:
        yield terminal


def test_it_never_loads_what_could_open_a_session() -> None:
    code = (
        "import sys, tui.room.app, tui.room.pane, tui.room.plain; "
        "heavy = {'sessions.live.session', 'sessions.store.event_store', 'sessions.live.state', 'tinydb'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_its_keys_are_safe_ones() -> None:
    assert forbidden(RoomApp.BINDINGS) == []


@pytest.mark.parametrize("theme", [theme.name for theme in themes.THEMES])
async def test_everything_in_the_room_has_contrast(theme: str) -> None:
    app = RoomApp(roomfile.path_of(NAME), theme=theme)
    async with app.run_test(size=(57, 16)) as pilot:
        for key in ("map", "chair 9", "chair 28", "total", "differences 2", "sharing", "slot"):
            app.pane.show(samples.view(samples.tama(), key))
            app.pane.foot = "as it was 3 minutes ago"
            await pilot.pause()
            assert app.pane.drawn.rows
            assert contrast_report(app, 8.0, lines=14.0) == []


@pytest.mark.parametrize("theme", [theme.name for theme in themes.THEMES])
async def test_essential_words_stand_out_most(theme: str) -> None:
    app = RoomApp(roomfile.path_of(NAME), theme=theme)
    async with app.run_test(size=(57, 16)) as pilot:
        app.pane.show(RoomView("x", "", (Line("Essential words", "strong"), Line("and more"))))
        await pilot.pause()
        assert contrast_report(app, 14.0) == []


async def test_with_no_colours_an_empty_chair_still_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = RoomApp(roomfile.path_of(NAME))
    async with app.run_test(size=(57, 16)) as pilot:
        app.pane.show(samples.view(samples.tama(), "map"))
        await pilot.pause()
        text = "\n".join(app.pane.drawn.lines)
        assert "(28 Matiu)" in text and "2 Hine" in text and "(2 Hine" not in text


async def test_waiting_is_calm_and_blank_is_empty() -> None:
    app = RoomApp(roomfile.path_of(NAME))
    async with app.run_test(size=(57, 16)) as pilot:
        assert "about to begin" in "\n".join(app.pane.drawn.lines)
        for view in (None, QUIET):
            roomfile.publish(NAME, 1, view)
            await pilot.pause(0.15)
            assert app.pane.drawn.rows == ()


async def test_keys_do_what_they_say_and_no_more() -> None:
    app = RoomApp(roomfile.path_of(NAME))
    async with app.run_test(size=(57, 16)) as pilot:
        app.pane.show(samples.view(samples.tama(), "chair 9"))
        await pilot.pause()
        before = app.pane.drawn
        await pilot.press(*"abcxyz 123", "enter", "escape", "tab", "ctrl+p", "ctrl+c", "f1", "up", "minus")
        await pilot.click()
        assert app.pane.drawn == before and app.theme == "cream" and len(app.screen_stack) == 1
        assert not app._notifications
        await pilot.press("plus", "plus", "plus")
        assert app.pane.larger == 2 and app.pane.drawn.pages > before.pages
        await pilot.press("minus", "minus", "minus", "t")
        assert app.pane.drawn == before and app.theme == "dark"
        await pilot.press("q")
        assert not app.is_leaving
        await pilot.press("q")
    assert app.is_leaving


async def test_the_pane_is_the_same_picture_inside_another_app() -> None:
    class Console(App[None]):
        CSS = "RoomPane { width: 48; height: 12; }"

        def compose(self) -> ComposeResult:
            yield RoomPane(samples.view(samples.tama(), "map"))

    async with Console().run_test(size=(80, 24)) as pilot:
        pane = pilot.app.query_one(RoomPane)
        assert "24 Hōhepa" in "\n".join(pane.drawn.lines)
        pane.show(None)
        assert pane.drawn.rows == ()


async def test_markup_and_controls_in_the_room_are_only_words() -> None:
    words = "[/] [@click=app.quit]x[/] \x1b[2J \u202eabc 👩‍👩‍👧‍👦"
    app = RoomApp(roomfile.path_of(NAME))
    async with app.run_test(size=(57, 16)) as pilot:
        tags = Tags(words, (Tag(1, words, False), Tag(2, words, True)))
        for blocks in (
            (Big(words, words), Line(words)),
            (Line(words, "strong"), tags, Line(words)),
            (Gap(), Line(words)),
        ):
            app.pane.show(RoomView("x", "", blocks))
            await pilot.pause()
            text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
            assert "[@click=app.quit]" in text
            assert "\x1b" not in text and "\u202e" not in text


@on_unix
def test_a_room_screen_in_a_terminal() -> None:
    with room() as terminal:
        terminal.wait_for("about to begin")
        roomfile.publish(NAME, 1, ONE)
        terminal.wait_for("The first picture")
        path = roomfile.path_of(NAME)
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
        time.sleep(0.2)
        assert "The first picture" in terminal.text()
        path.unlink()
        terminal.wait_for(lambda: not terminal.text().strip())
        roomfile.publish(NAME, 2, TWO)
        terminal.wait_for("The second picture")
        assert "first" not in terminal.text()
        roomfile.publish(NAME, 3, None)
        terminal.wait_for(lambda: not terminal.text().strip())
        roomfile.publish(NAME, 4, ONE)
        terminal.wait_for("The first picture")
        terminal.send("q")
        terminal.send("\x03 zx\x10")
        time.sleep(2.3)
        terminal.send("q")
        time.sleep(0.3)
        assert terminal.process.poll() is None
        written = len(terminal.raw)
        time.sleep(1.0)
        assert len(terminal.raw) == written, "an idle room screen writes nothing"
        terminal.resize(20, 5)
        terminal.wait_for("larger.")
        terminal.resize(57, 16)
        terminal.wait_for(lambda: "The first picture" in terminal.lines()[1])
        terminal.send("q\x11")
        assert terminal.wait_exit() == 0
        assert terminal.sane() == []
        assert b"\x1b]0;" not in terminal.raw and b"\x1b]2;" not in terminal.raw and b"?1000h" not in terminal.raw


@on_unix
def test_a_picture_that_is_old_says_so_quietly() -> None:
    roomfile.publish(NAME, 1, ONE)
    old = time.time() - 185
    os.utime(roomfile.path_of(NAME), (old, old))
    with room() as terminal:
        terminal.wait_for("as it was 3 minutes ago")
        assert "The first picture" in terminal.text()
        roomfile.publish(NAME, 1, ONE)
        terminal.wait_for(lambda: "ago" not in terminal.text())


@on_unix
@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}], ids=["colours", "no colours"])
def test_nothing_private_ever_reaches_the_projector(environment: dict[str, str]) -> None:
    mark = samples.PRIVATE
    held = new_session("A day", [templates.built_in()["live-grid"]])
    import_file(held, samples.SAMPLE)
    lines = [
        f"standing: {mark} declined",
        f"7 double: {mark} a kept thought",
        f"1 released late: {mark}",
        f"whānau first off: {mark}",
        "asked 2",
        "witness P33",
        f"k1 done partly: {mark} they had talked",
    ]
    command = [sys.executable, "-m", "tests.tui.room_demo", str(roomfile.path_of(held.name))]
    with Terminal(command, cwd=ROOT, columns=57, rows=16, environment={**environment}) as terminal:
        terminal.wait_for("█")
        for line in lines:
            try:
                perform(held, line)
            except Exception as problem:
                pytest.fail(f"{line}: {problem}")
        for key, _ in held.state.run.shape.room_views(held.state.run.state):
            perform(held, f"show {key.removeprefix('chair ')}")
            time.sleep(0.04)
        perform(held, "show map")
        terminal.wait_for("32 chairs")
        assert mark.encode() not in terminal.raw
        assert b"P19" not in terminal.raw and b"P33" not in terminal.raw
        perform(held, "blank")
        terminal.wait_for(lambda: not terminal.text().strip())
    held.close()
