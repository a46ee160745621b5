"""A console to press keys on, and sessions to open in it. Refuses to test anything itself."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count

from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input

from sessions.live.session import Session
from tests import lines
from tests.tui import snapshot
from tui.console.app import ConsoleApp

NOON = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def session(*typed: str, projected: bool | None = False) -> Session:
    """A live grid after typed lines, with the question about the projector answered unless told."""
    held = lines.session(*typed)
    if projected is not None:
        held.record("projected", {"projected": projected})
    return held


@asynccontextmanager
async def console(
    held: Session, columns: int = 80, height: int = 24, *, mirror: bool = False, slowly: bool = True
) -> AsyncIterator[tuple[ConsoleApp, Pilot[None]]]:
    """The running console of a session; `slowly`: every key comes a second after the one before."""
    app = ConsoleApp(held, mirror=mirror, clock=lambda: NOON)
    if slowly:
        app.ticks = count(1.0).__next__
    async with app.run_test(size=(columns, height), notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        app.screen.query(Input).set(disabled=False)
        yield app, pilot
        held.leave_room("quiet")  # as somebody leaves it


async def settled(pilot: Pilot[None]) -> None:
    """Every message that was under way has arrived."""
    for _ in range(2):
        await pilot.pause()


async def typed(app: ConsoleApp, pilot: Pilot[None], *entered: str) -> None:
    """Lines, each with its enter."""
    for line in entered:
        await burst(app, pilot, f"{line}\n")


async def burst(app: ConsoleApp, pilot: Pilot[None], keys: str) -> None:
    """All these characters at once, as a terminal delivers what was typed while the program was busy.

    A newline is enter, an escape character escape, and a control character the ctrl key that makes it.
    """
    before = "\n"
    for character in keys:
        if character == "\n" and before < " " and app.ticks is not time.monotonic:
            await settled(pilot)  # what came a second before was seen
        before = character
        if character == "\n":
            app.post_message(Key("enter", "\r"))
        elif character == "\x1b":
            app.post_message(Key("escape", "\x1b"))
        elif character < " ":
            app.post_message(Key(f"ctrl+{chr(ord(character) + 96)}", character))
        else:
            app.post_message(Key(_character_to_key(character), character))
    await settled(pilot)


def drawn(app: ConsoleApp) -> str:
    """The screen as text."""
    return snapshot.text(app)


def kinds(held: Session) -> list[str]:
    """What stands in the session, by kind."""
    return [event.kind for event in held.standing()]


def words(held: Session, chair: int) -> dict[str, str]:
    """What that chair said, by field; the kind where there are no words."""
    answers = held.state.run.state.chairs[chair].answers
    return {
        field: answer.words or (str(answer.amount) if answer.amount is not None else answer.kind)
        for field, answer in answers.items()
    }
