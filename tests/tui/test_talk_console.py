"""Thinking Caps in the console: the task first, steps and turns by key, offers typed fast, nothing kept when asked."""

from __future__ import annotations

from typing import Any

import pytest

from sessions.live.session import Session
from tests import lines
from tests.tui import snapshot
from tests.tui.console_help import burst, console, drawn, kinds, settled, typed
from tui.boards.capture import Capture
from tui.boards.table import BOARDS
from tui.console.actions import actions_of

ALONE, GROUP = "thinking-caps", "group-thinking-caps"
ROUND = ("turns 3", "next", "task: clear my head before the call", "go offers")


def session(*typed: str, key: str = GROUP, projected: bool = False) -> Session:
    held = lines.session(exercises=(key,))
    held.record("projected", {"projected": projected})
    from sessions.lines.carry_out import perform

    for line in typed:
        perform(held, line)
    return held


def talk(held: Session) -> Any:
    return held.state.run.state


def to_offers(held: Session) -> None:
    """Goes on step by step, until offers are taken."""
    from sessions.lines.carry_out import perform

    while "offers" not in talk(held).step.takes:
        perform(held, "next")


async def test_a_talk_is_held_by_its_lines() -> None:
    held = session("turns 3")
    async with console(held) as (app, pilot):
        screen = app.console_screen
        await typed(app, pilot, "n")
        assert talk(held).place == 0 and "next moves the talk on" in drawn(app)
        await typed(app, pilot, "next")
        assert talk(held).place == 1
        await typed(app, pilot, "n")
        assert screen.bar.entry.value == "task: " and talk(held).place == 1
        await burst(app, pilot, "clear my head before the call\n")
        assert talk(held).task == "clear my head before the call"
        while "offers" not in talk(held).step.takes:
            place = talk(held).place
            await typed(app, pilot, "next")
            assert talk(held).place == place + 1
        await burst(app, pilot, "i\nring her before the visit\nask Nana who she would like\nwait until Mond")
        assert "offer  2" in drawn(app)
        await burst(app, pilot, "ay\n\x1b")
        assert [offer.text for offer in talk(held).offers.values()] == [
            "ring her before the visit",
            "ask Nana who she would like",
            "wait until Monday",
        ]
        await typed(app, pilot, "[")
        assert talk(held).place == place


async def test_the_story_waits_until_the_task_is_marked() -> None:
    held = session("next", key=ALONE)
    async with console(held) as (app, pilot):
        await typed(app, pilot, "]")
        assert talk(held).place == 1 and "waits until the task is marked" in drawn(app)
        await burst(app, pilot, "a\ntask\n")
        assert not talk(held).task_marked or talk(held).task == "task"
        await burst(app, pilot, "\x15task\nnext\n")
        assert talk(held).place == 2


async def test_a_turn_and_a_pass_leave_the_same_trace() -> None:
    held = session("turns 3", "next", "task: clear my head")
    to_offers(held)
    async with console(held) as (app, pilot):
        before = talk(held).turn
        await burst(app, pilot, " ")
        turned = held.events[-1]
        await typed(app, pilot, "x")
        passed = held.events[-1]
        assert talk(held).turn == before + 2
        assert (turned.kind, turned.data, turned.run) == (passed.kind, passed.data, passed.run)
        assert "pass" not in str(passed.document())


async def test_without_seats_a_turn_asks_how_many() -> None:
    held = session()
    async with console(held) as (app, pilot):
        await burst(app, pilot, " ")
        assert app.console_screen.bar.entry.value == "turns "


async def test_offers_are_picked_by_line() -> None:
    held = session("turns 3", "next", "task: clear my head")
    to_offers(held)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "i\none\ntwo\nthree\n\x1b")
        while "chosen" not in talk(held).step.takes:
            await typed(app, pilot, "next")
        await pilot.press("home", "down")
        await settled(pilot)
        await typed(app, pilot, "k")
        await pilot.press("down")
        await typed(app, pilot, "k")
        assert talk(held).chosen == (1, 2)
        await typed(app, pilot, "k")
        assert talk(held).chosen == (1,)
        await typed(app, pilot, "d")
        assert talk(held).step.key in talk(held).done
        await burst(app, pilot, "+\n5\n")
        assert talk(held).extended == 5


async def test_offers_before_their_step_are_refused_with_what_has_to_wait() -> None:
    held = session("next")
    async with console(held) as (app, pilot):
        await typed(app, pilot, "i")
        assert app.console_screen.bar.is_on_board and talk(held).step.not_yet[:20] in drawn(app)


async def test_many_pasted_offers_are_looked_at_first() -> None:
    held = session("turns 3", "next", "task: clear my head")
    to_offers(held)
    async with console(held) as (app, pilot):
        await typed(app, pilot, "i")
        from textual.events import Paste

        app.post_message(Paste("first idea\nsecond idea\n"))
        await settled(pilot)
        assert app.screen is not app.console_screen and len(talk(held).offers) == 0
        await pilot.press("enter")
        await settled(pilot)
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert [offer.text for offer in talk(held).offers.values()] == ["first idea", "second idea"]


async def test_a_talk_that_keeps_nothing_takes_no_words_and_says_why_in_its_own_words() -> None:
    held = session("next", "task: clear my head", "keep nothing", key=ALONE)
    before = len(held.events)
    async with console(held) as (app, pilot):
        for keys in ("\n", "a\n", "y p\n", "\x14n"):
            await burst(app, pilot, keys)
            assert "Nothing of this talk is kept" in drawn(app) and app.console_screen.bar.is_on_board, keys
            assert "sharing" not in drawn(app)
        await typed(app, pilot, "n")
        assert len(held.events) == before and "Nothing waits here" in drawn(app)
        await typed(app, pilot, "next")
        assert len(held.events) > before and kinds(held)[-1] == "phase"


async def test_a_mirror_shows_nothing_of_a_talk_but_what_the_room_sees() -> None:
    private = ("outcome: ZQPRIV two", "observer on", "helped: ZQPRIV")
    held = session("next", "task: ZQPRIV", "go end", *private, key=ALONE, projected=True)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "outcome: ZQ")
        assert "ZQ" not in drawn(app).splitlines()[-3] and "•" in drawn(app)
        await burst(app, pilot, "\x15useful yes\n\x1b")
        assert "useful" not in drawn(app) and "ZQPRIV two" not in drawn(app)
        await burst(app, pilot, "turn")
        assert " > turn" in drawn(app)


@pytest.mark.parametrize("shape", ["talk", "log"])
async def test_help_lists_every_key(shape: str) -> None:
    held = session()
    async with console(held) as (app, pilot):
        await burst(app, pilot, "?\n" if shape == "talk" else "y g\n?\n")
        pane = app.console_screen.query_one("#board")
        text = "\n".join("".join(piece for piece, _ in line) for line in pane.drawing.lines)  # type: ignore[attr-defined]
        for action in actions_of(BOARDS[shape]):
            assert action.short in text and action.line in text


def test_the_capture_of_offers_counts_nobody() -> None:
    held = session("turns 3", "next", "task: x")
    to_offers(held)
    capture: Capture | None = BOARDS["talk"].capture(talk(held))
    assert capture is not None and capture.lead == "offer" and capture.take("offer: words") == "words"
    assert capture.take("task: words") is None and capture.note("words").data == {"text": "words"}


@pytest.mark.parametrize(("columns", "height"), [(80, 24), (60, 18), (40, 12)])
async def test_the_picture(columns: int, height: int) -> None:
    held = session("turns 3", "next", "task: clear my head before the call")
    to_offers(held)
    async with console(held, columns, height) as (app, pilot):
        await burst(app, pilot, "i\nring her before the visit\nask Nana\n\x1b")
        snapshot.assert_same(f"console-talk-{columns}x{height}", drawn(app))
