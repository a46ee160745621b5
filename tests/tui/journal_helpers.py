"""What the tests of the journal's screens share: sessions, entries, and the app that shows them."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from textual import events
from textual.pilot import Pilot

from sessions.journal import Entry, Journal
from sessions.library import catalogue, templates
from sessions.library.beginning import new_session
from sessions.lines.carry_out import perform
from tests.tui import snapshot
from tests.tui.home_helpers import handled
from tui.journal.app import JournalApp
from tui.journal.page import Desk

NOW = datetime(2026, 3, 15, 9, 30, tzinfo=UTC)
SECRET = "ZQPRIV and furious"
EVENT = "Four ans, and nobody asked the whānau first"


@pytest.fixture(autouse=True)
def clock_on_the_wall(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Times are told in one zone."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def day(title: str = "Working alongside", ago: int = 3, *typed: str) -> str:
    """A session held that many days before NOW, with these lines typed in it; its name."""
    at = NOW - timedelta(days=ago)
    held = new_session(title, [templates.built_in()["live-grid"]], place="Hutt Valley", by="F1", clock=lambda: at)
    for line in typed or ("moment: it went quiet", "+ child Tama: the child", "next"):
        perform(held, line)
    held.record("projected", {"projected": False})
    held.close()
    return held.name


def written(author: str = "F2", session: str = "", form: str = "alone", **answers: str) -> Entry:
    """An entry of that author, on disk."""
    journal = Journal.open(author, clock=lambda: NOW - timedelta(days=1))
    title = next((one.title for one in catalogue.entries() if one.name == session), "")
    draft = journal.begin(form, session=session, session_title=title, day="2026-03-12")
    entry = journal.save(draft, answers or {"event": EVENT, "reaction": SECRET})
    journal.close()
    assert entry is not None
    return entry


async def press(pilot: Pilot[None], *pressed: str) -> None:
    """Keys by name, at leisure; after ' the words letter by letter, after = with enter; after " as a paste."""
    app = pilot.app
    assert isinstance(app, JournalApp)
    for key in pressed:
        after = app.ticks() + 3.0
        app.ticks = lambda after=after: after  # type: ignore[misc]
        if key[0] == '"':
            app.post_message(events.Paste(key[1:]))
        elif key[0] in "'=":
            for letter in key[1:]:
                app.post_message(events.Key("space" if letter == " " else letter, letter))
            if key[0] == "=":
                app.post_message(events.Key("enter", None))
        else:
            letter = " " if key == "space" else key
            app.post_message(events.Key(key, letter if len(letter) == 1 else None))
        await handled(app)
        await pilot.pause()
    await pilot.pause()


def shown(app: JournalApp) -> str:
    """What is on the screen."""
    return snapshot.text(app)


@asynccontextmanager
async def journal(
    author: str = "F2", session: str = "", size: tuple[int, int] = (80, 24), *, ask_first: bool = False
) -> AsyncIterator[tuple[JournalApp, Pilot[None]]]:
    """The running journal."""
    app = JournalApp(Desk(author, session, catalogue.entries(), clock=lambda: NOW), ask_first=ask_first)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        yield app, pilot
