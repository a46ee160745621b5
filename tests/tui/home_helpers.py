"""What the tests of the home screen share: sessions to list, and the home that lists them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot

from sessions.library.catalogue import Entry
from tui.cli.commands import COMMANDS
from tui.home.app import HomeApp

TODAY = date(2026, 11, 22)
AWKWARD = [
    "[/]",
    "[@click=app.quit]x[/]",
    "🧑‍🧑‍🧒 hui",
    "مرحبا \u202eabc",
    "x" * 200,
    "a\x1b[2J\x07b",
    "字" * 90,
    "",
    "$note %s {0}",
]


def entry(title: str, day: int = 22, *, name: str = "", place: str = "", problem: str | None = None) -> Entry:
    """A session of the list."""
    made = "" if problem else f"2026-11-{day:02}T12:00:00+00:00"
    called = ("Live Net-'works' grid", "live-grid", "live grid", "disintegration grid")
    state = "4 Interview in role"
    return Entry(name or f"s-{day}-{len(title)}", title, place, made, called[:1], called, state, 1.6e9, problem=problem)


SOME = [
    entry("Working alongside: day two", 22, name="two", place="Hutt Valley"),
    entry("Whānau hui", 8, name="hui", place="Tāmaki"),
    entry("Planning", 1, name="plan"),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder, which is not there yet."""
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("TZ", "UTC")
    return tmp_path / "data"


def shown(app: HomeApp) -> str:
    """What is on the screen, as text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def handled(app: App[None]) -> None:
    """Waits until the app has acted on everything that was posted to it."""
    done = asyncio.Event()
    app.call_later(done.set)
    await done.wait()


async def press(pilot: Pilot[None], *pressed: str) -> None:
    """Keys by name; after ' words in one go as a paste; after = a line, letter by letter, and enter. At leisure."""
    app = pilot.app
    assert isinstance(app, HomeApp)
    for key in pressed:
        after = app.ticks() + 1.0
        app.ticks = lambda after=after: after  # type: ignore[misc]
        typed: list[events.Key | events.Paste] = [events.Key(key, key if len(key) == 1 else None)]
        if key[0] == "'":
            typed = [events.Paste(key[1:])]
        elif key[0] == "=":
            typed = [*(events.Key(letter, letter) for letter in key[1:]), events.Key("enter", None)]
        for event in typed:
            app.post_message(event)
        await handled(app)
        await pilot.pause()


@asynccontextmanager
async def home(
    held: Sequence[Entry] = SOME, size: tuple[int, int] = (80, 24), load: Callable[[], list[Entry]] | None = None
) -> AsyncIterator[tuple[HomeApp, Pilot[None]]]:
    """The home with these sessions, read and drawn."""
    app = HomeApp(lambda: [load() if load else list(held)], today=lambda: TODAY, commands=lambda: COMMANDS)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield app, pilot
