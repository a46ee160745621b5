"""What a terminal is told beside the picture - its title, a window's name, a clipboard - and what pops up over it: no
word that somebody typed. On a mirrored window nothing private either in the palette or in what is copied."""

from __future__ import annotations

import base64
import contextlib
import re
from collections.abc import Iterator
from typing import Any

import pytest
from textual.app import App
from textual.command import CommandPalette
from textual.drivers import headless_driver

from exercises.kernel.shape import ExerciseError
from sessions.library import catalogue, templates
from sessions.lines.carry_out import read
from sessions.live import room_file as roomfile
from sessions.live.session import Session
from tests.marked import WORD, typed
from tests.samples import sample_of
from tests.tui import snapshot
from tests.tui.console_help import burst, console, settled
from tui.console.actions import AT_ONCE
from tui.console.app import ConsoleApp
from tui.home.app import HomeApp
from tui.room.app import RoomApp

SHAPES = {template.shape: key for key, template in templates.built_in().items()}
"""An exercise of each shape."""
EACH = pytest.mark.parametrize("key", SHAPES.values(), ids=SHAPES)
_BESIDE = re.compile(r"\x1b\].*?(?:\x07|\x1b\\)|\x1bk.*?\x1b\\|\x1b[P_^X].*?\x1b\\|\x1b[^\[].*?\x1b\\", re.DOTALL)
"""Whatever a terminal takes as words and does not draw: titles, names of windows, links, its clipboard."""
_COPIED = re.compile(r"\x1b\]52;c;([^\x07]*)\x07")


class Told:
    """What a terminal was told, and what popped up over the picture."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.popped: list[str] = []

    @property
    def beside(self) -> str:
        """What it was told beside the picture, but for its clipboard."""
        return "".join(said for said in _BESIDE.findall("".join(self.written)) if not _COPIED.fullmatch(said))

    @property
    def copied(self) -> list[str]:
        """What its clipboard was given."""
        return [base64.b64decode(said).decode() for said in _COPIED.findall("".join(self.written))]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    found = Told()

    class Heard(headless_driver.HeadlessDriver):
        is_headless = False

        def write(self, data: str) -> None:
            found.written.append(data)

    def notify(app: App[Any], message: str, **options: Any) -> None:
        found.popped.append(f"{options.get('title', '')} {message}")
        seen(app, message, **options)

    seen = App.notify
    monkeypatch.setattr(headless_driver, "HeadlessDriver", Heard)
    monkeypatch.setattr(App, "notify", notify)
    yield found


def marked(key: str, *, projected: bool) -> Session:
    """A session with a word of its own in every field of that exercise, and its room dark."""
    held, found = typed(key)
    assert len(found) > 10
    held.record("projected", {"projected": projected})
    held.record("blank", {})
    return held


def private_lines(held: Session, key: str) -> list[str]:
    """Lines that are typed masked on a window which the room sees."""
    found = []
    for form in sample_of(templates.built_in()[key]).fields:
        with contextlib.suppress(ExerciseError):
            if "{}" in form and read(held, form.format(f"{WORD}7777")).private:
                found.append(form.format(f"{WORD}7777"))
    return found


def keys_of(app: ConsoleApp) -> list[str]:
    """Every key that does something on the board, but for those that leave or suspend."""
    return sorted(key for key in {*app.screen.active_bindings, *AT_ONCE} if key not in ("ctrl+q", "ctrl+z", "enter"))


@pytest.mark.long
@EACH
async def test_nothing_is_told_beside_the_picture_and_nothing_pops_up(key: str, told: Told) -> None:
    held = marked(key, projected=False)
    lines = private_lines(held, key) or [f"note: {WORD}7777"]
    async with console(held) as (app, pilot):
        assert WORD in "".join(told.written), "the facilitators see it, so it could be told"
        for at, pressed in enumerate(keys_of(app)):
            if at % 4 == 0:
                await burst(app, pilot, lines[at % len(lines)])
            await pilot.press(pressed, "escape", "escape")
        await burst(app, pilot, f"{WORD} nonsense\n")
        await pilot.press("ctrl+c", "ctrl+l")
        await settled(pilot)
        assert told.popped and WORD not in "".join(told.popped) + told.beside
        assert (app.title, app.sub_title, app.screen.title, app.screen.sub_title) == ("holdspace", "", None, None)


@pytest.mark.long
@EACH
async def test_a_mirrored_window_has_no_word_in_its_palette_its_bar_or_what_is_copied(key: str, told: Told) -> None:
    held = marked(key, projected=True)
    async with console(held) as (app, pilot):
        for query in ("", WORD, f"{WORD}9001", "show"):
            await pilot.press("ctrl+p")
            await burst(app, pilot, query)
            assert isinstance(app.screen, CommandPalette) and WORD not in snapshot.text(app)
            await pilot.press("escape", "escape")
        for line in private_lines(held, key)[::4]:
            await burst(app, pilot, line)
            assert WORD not in snapshot.text(app)
            app.screen.text_select_all()
            app.screen.action_copy_text()
            await pilot.press("ctrl+a", "ctrl+c", "ctrl+u")
        for pressed in keys_of(app):
            await pilot.press(pressed)
            await settled(pilot)
            assert WORD not in snapshot.text(app), pressed
            app.screen.text_select_all()
            app.screen.action_copy_text()
            await pilot.press("escape", "escape")
        assert told.copied and WORD not in "".join([*told.copied, *told.popped, *told.written])


@pytest.mark.parametrize("window", ["home", "room"])
async def test_the_other_windows_tell_nothing_either(window: str, told: Told) -> None:
    held = marked("live-grid", projected=False)
    app = HomeApp(catalogue.remembered_first) if window == "home" else RoomApp(roomfile.path_of(held.name))
    async with app.run_test(notifications=True) as pilot:
        for pressed in ("down", "slash", *WORD, "escape", "ctrl+c", "ctrl+p", *WORD, "escape"):
            await pilot.press(pressed)
        assert WORD not in "".join(told.popped) + told.beside
