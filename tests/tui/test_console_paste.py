"""Many pasted lines are looked at first, then recorded in order up to the first that does not fit."""

from __future__ import annotations

import asyncio

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot

from sessions.live.session import open_session
from tests import lines
from tests.tui.console_help import burst, console, drawn, kinds, session, settled, words
from tui.console.app import ConsoleApp
from tui.console.dialogs import PasteReview, ViewList

PASTED = "7 why: one\n# a remark\n\n7 do: two\n8 why: three\n"


async def paste(app: ConsoleApp, pilot: Pilot[None], text: str) -> None:
    app.post_message(Paste(text))
    await settled(pilot)
    await settled(pilot)


async def recorded(app: ConsoleApp, pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await app.workers.wait_for_complete()
    await settled(pilot)


@pytest.mark.parametrize("where", ["board", "bar", "card"])
async def test_nothing_is_recorded_before_somebody_looked(where: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, {"board": "", "bar": "7 why: mine", "card": "9\n"}[where])
        before = len(held.events)
        await paste(app, pilot, PASTED)
        assert isinstance(app.screen, PasteReview) and len(held.events) == before
        assert "3 pasted lines." in drawn(app) or "4 pasted lines." in drawn(app)
        assert "7 do: two" in drawn(app)
        await recorded(app, pilot)
        assert app.screen is app.console_screen and "All pasted lines are recorded" in drawn(app)
        assert words(held, 7) == {"explanation": "one", "intervention": "two"} and words(held, 8) == {
            "explanation": "three"
        }
        assert len(held.events) == before + 3 and app.pasted_aside == []


async def test_one_pasted_line_stands_in_the_bar_with_what_was_typed() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "7 why: he ")
        await paste(app, pilot, "[/] was\ttold\r\n")
        await burst(app, pilot, " twice\n")
        assert words(held, 7) == {"explanation": "he [/] was told twice"}


@pytest.mark.parametrize(("typed", "field"), [("9\n", "9 Marama, why"), ("9 why: ", "9 why")])
async def test_what_somebody_wrote_on_several_lines_is_one_answer(typed: str, field: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, typed)
        before = len(held.events)
        await paste(app, pilot, "Nobody asked her.\n\n  She heard it in the corridor\nafter tea")
        assert f"One answer, put together: {field}" in drawn(app)
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen is app.console_screen and len(held.events) == before and not app.pasted_aside
        await burst(app, pilot, "\n")
        assert words(held, 9) == {"explanation": "Nobody asked her. She heard it in the corridor after tea"}


async def test_a_line_that_does_not_fit_stops_there_and_the_rest_is_kept() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await paste(app, pilot, "7 why: one\n99 why: nobody\n8 why: three")
        await recorded(app, pilot)
        assert isinstance(app.screen, PasteReview)
        assert "Stopped at: 99 why: nobody" in drawn(app) and "There is no chair 99" in drawn(app)
        assert words(held, 7) == {"explanation": "one"} and words(held, 8) == {}
        await pilot.press("escape")
        await settled(pilot)
        assert app.pasted_aside == ["99 why: nobody", "8 why: three"] and "1 line is recorded, 2 are left" in drawn(app)
    async with console(open_session(held.name)) as (app, pilot):
        assert app.pasted_aside == ["99 why: nobody", "8 why: three"]


async def test_escape_records_nothing_and_keeps_the_lines() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        before = kinds(held)
        await paste(app, pilot, PASTED)
        await pilot.press("escape")
        await settled(pilot)
        assert kinds(held) == before and "7 why: one" in app.pasted_aside
        app.review_paste(app.pasted_aside)
        await settled(pilot)
        await recorded(app, pilot)
        assert len(kinds(held)) == len(before) + 3


async def test_the_room_is_blanked_while_lines_are_recorded() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await paste(app, pilot, "\n".join(f"7 why: answer {number}" for number in range(300)))
        await pilot.press("enter", "ctrl+g")
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert held.state.display.blanked and words(held, 7) == {"explanation": "answer 299"}


async def test_escape_in_the_middle_keeps_what_is_left_and_loses_nothing() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        pasted = [f"7 why: answer {number}" for number in range(400)]
        await paste(app, pilot, "\n".join(pasted))
        await pilot.press("enter", "escape")
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert app.screen is app.console_screen
        said = [f"7 why: {event.data['words']}" for event in held.events if event.kind == "answer"]
        assert said + app.pasted_aside == pasted


async def test_leaving_in_the_middle_offers_nothing_again_that_is_recorded() -> None:
    held = session(*lines.PEOPLE)
    pasted = [f"7 why: answer {number}" for number in range(2_000)]
    async with console(held) as (app, pilot):
        await paste(app, pilot, "\n".join(pasted))
        app.post_message(Key("enter", "\r"))
        for _ in range(1_000):
            if words(held, 7):
                break
            await asyncio.sleep(0)
        await app.action_quit()
    said = [f"7 why: {event.data['words']}" for event in held.events if event.kind == "answer"]
    assert 0 < len(said) < 2_000
    async with console(open_session(held.name)) as (app, pilot):
        assert said + app.pasted_aside == pasted


async def test_awkward_pasted_lines_run_nothing() -> None:
    held = session(*lines.PEOPLE)
    async with console(held, 40, 12) as (app, pilot):
        await paste(app, pilot, "7 why: [@click=app.quit]x[/]\n8 why: \x1b]0;t\x07[red]\n9 why: \u202eevil\x00")
        assert isinstance(app.screen, PasteReview) and "\x1b" not in drawn(app)
        await recorded(app, pilot)
        assert words(held, 7) == {"explanation": "[@click=app.quit]x[/]"}
        assert words(held, 8) == {"explanation": "]0;t[red]"} and words(held, 9) == {"explanation": "evil"}


async def test_a_very_long_line_among_many_is_refused_in_words() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await paste(app, pilot, "7 why: " + "x" * 500_000 + "\n8 why: y")
        await recorded(app, pilot)
        assert isinstance(app.screen, PasteReview) and "500,007 characters; one line takes 20,000" in drawn(app)
        assert words(held, 7) == {} and words(held, 8) == {}


async def test_pasted_words_answer_no_list_and_an_enter_behind_them_shows_nothing() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        before = len(held.events)
        await burst(app, pilot, "v\n")
        await settled(pilot)
        assert isinstance(app.screen, ViewList)
        await paste(app, pilot, "matters to me, and so on")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ViewList) and len(held.events) == before
        await pilot.press("down", "enter")
        await settled(pilot)
        assert not isinstance(app.screen, ViewList) and [event.kind for event in held.events[before:]] == ["show"]
