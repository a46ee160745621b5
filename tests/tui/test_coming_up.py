"""A console that comes up or is taken down slowly, on a busy computer: its clocks and keys find no parts, and go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.live import room_file
from sessions.live.session import open_session
from sessions.store.errors import StoreError
from tests.tui.console_help import burst, drawn, kinds, session, settled
from tui.console.app import ConsoleApp


def clocks(app: ConsoleApp) -> None:
    """What comes by itself, whatever there is of the screen."""
    app.follow()
    app.each_second()
    app._bring_replies()
    app._warm_up()


def full_of_news(held: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when everything is to be said at once: the file cannot be read, and an entry did not fit."""

    def refresh() -> bool:
        raise StoreError("It cannot be read.", Path("a.json"))

    monkeypatch.setattr(held, "refresh", refresh)


async def test_before_its_parts_are_there_and_after_they_are_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    held = session("+ child Tama: the child")
    app = ConsoleApp(held)
    held.set_aside.append((held.events[-1], "It no longer fitted."))
    with monkeypatch.context() as patched:
        full_of_news(held, patched)
        clocks(app)
    app.action_blank_from_anywhere()
    assert kinds(held)[-1] == "blank", "dark waits for no screen"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.follow()
        app.each_second()
        await settled(pilot)
        assert "It no longer" in drawn(app), "what was to be said then is said now"
        seen = room_file.found(held.name)
        assert seen is not None and seen.view is None
    held.set_aside.append((held.events[-1], "It no longer fitted."))
    with monkeypatch.context() as patched:
        full_of_news(held, patched)
        clocks(app)
    app.action_blank_from_anywhere()


async def test_what_was_half_typed_comes_back_however_late_the_bar_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    held = session("+ child Tama: the child")
    app = ConsoleApp(held)
    async with app.run_test(size=(80, 24)) as pilot:
        await burst(app, pilot, "1 why: half a")
        app.each_second()
    held.close()
    again = ConsoleApp(open_session(held.name, by=held.by))
    late = iter((False, False))
    is_up = ConsoleApp.is_up.fget
    assert is_up is not None
    monkeypatch.setattr(ConsoleApp, "is_up", property(lambda app: next(late, True) and is_up(app)))
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.pause(0.4)
        assert again.console_screen.bar.entry.value == "1 why: half a"
