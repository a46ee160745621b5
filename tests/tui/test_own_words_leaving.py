"""The console asks before it is left while words wait that belong to somebody, and the list of sessions says so."""

from __future__ import annotations

import os
import threading

import pytest

from sessions.live.session import Session
from sessions.store import locations, private_files
from tests import lines
from tests.tui.console_help import console, drawn, settled
from tests.tui.home_helpers import entry
from tests.tui.test_saving_beside import until
from tui.console.own_words import OwnWords
from tui.home.rows import columns_of, detail_lines, row_line

SECRET = "ZQ forms under the seat"


def compass() -> Session:
    held = lines.session("+ The third visit", f"1 me: {SECRET}", exercises=["compass"])
    held.record("projected", {"projected": False})
    return held


@pytest.mark.parametrize(
    ("keys", "goes", "leaves"),
    [
        (("enter",), False, True),
        (("down", "enter"), True, True),
        (("escape",), False, False),
        (("ctrl+q",), False, True),
        (("enter", "enter"), False, True),
    ],
)
async def test_leaving_asks_once_and_only_a_yes_clears(keys: tuple[str, ...], goes: bool, leaves: bool) -> None:
    held = compass()
    async with console(held, 40, 12) as (app, pilot):
        await pilot.press("ctrl+q")
        await settled(pilot)
        assert isinstance(app.screen, OwnWords) and "Partnership Compass" in drawn(app) and SECRET not in drawn(app)
        assert "Clear them now" in drawn(app) and "Not yet" in drawn(app)
        for key in keys:
            await pilot.press(key)
        await settled(pilot)
        assert app.is_leaving is leaves
    assert (SECRET not in locations.session_path(held.name).read_text("utf-8")) is goes


async def test_a_disk_that_waits_is_waited_for_beside_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    held, lets_go = compass(), threading.Event()
    async with console(held) as (app, pilot):
        await pilot.press("ctrl+q")
        await settled(pilot)
        with monkeypatch.context() as patched:
            patched.setattr(private_files, "fsync", lambda descriptor: lets_go.wait(20.0) and os.fsync(descriptor))
            await pilot.press("down", "enter")
            await pilot.pause()
            assert held.is_rewriting and not app.is_leaving and "Being taken out of the file" in drawn(app)
            assert SECRET in locations.session_path(held.name).read_text("utf-8")
            lets_go.set()
            await until(lambda: app.is_leaving)
    assert SECRET not in locations.session_path(held.name).read_text("utf-8")


async def test_nothing_is_asked_where_nothing_waits() -> None:
    async with console(lines.session("+ The third visit", "1 purpose: x", exercises=["compass"])) as (app, pilot):
        await pilot.press("enter", "ctrl+q")
        await settled(pilot)
        assert app.is_leaving


def test_home_says_that_a_session_waits_to_be_cleared() -> None:
    held = entry("Turning the dials", 8)._replace(clears=True)
    assert "waits to be cleared" in row_line(held, 78, columns_of([held], 78))
    assert "waits to be cleared" in " ".join(detail_lines(held, 40, 4))
    assert "waits" not in row_line(entry("x"), 78) and "waits" not in " ".join(detail_lines(entry("x"), 60, 3))
