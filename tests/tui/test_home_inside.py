"""What stands inside the sessions, found from home as words are typed; nothing there that may not be projected."""

from __future__ import annotations

import asyncio
import threading

import pytest
from textual.pilot import Pilot

from sessions.library.catalogue import entries
from sessions.library.programmes import new_programme
from sessions.lines import everywhere
from sessions.lines.carry_out import perform
from sessions.lines.everywhere import Looked
from tests.lines import session
from tests.tui.home_helpers import folder, home, press, shown
from tui.home import inside

__all__ = ["folder"]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "_PAUSE", 0)


async def settled(pilot: Pilot[None]) -> str:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return shown(pilot.app)  # type: ignore[arg-type]


def wall(title: str, *lines: str) -> str:
    held = session(*lines, title=title, exercises=["post-its"])
    held.close()
    return held.name


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (40, 12)])
async def test_places_stand_under_the_titles_with_their_counts(size: tuple[int, int]) -> None:
    name = wall("Day two", "helps team: The kids paddle the wāka now", ": no waka")
    wall("Waka day", ": nothing")
    async with home(entries(), size=size) as (app, pilot):
        await press(pilot, *"waka")
        text = await settled(pilot)
        assert text.index("Waka day") < text.index("INSIDE, “waka” (1 session, 2 places)")
        await press(pilot, "down", "down")
        text = shown(app)
        assert "kids" not in text and text.count("(escape, w prints it)") == 2, "home may be on the projector"
        await press(pilot, "escape", "=w")
        text = await settled(pilot)
        assert app.screen.query_one("#bar").value == "find waka", "what was looked for is there again"  # type: ignore[attr-defined]
        assert "1 “The kids paddle" in text or "1 “…" in text
        await press(pilot, "down", "down", "enter")
    assert app.chosen is not None and app.chosen.at is not None
    assert (app.chosen.what, app.chosen.name, app.chosen.at.goes, app.chosen.sought) == ("open", name, "2", "waka")


async def test_words_that_stand_only_inside_open_their_session_with_enter() -> None:
    name = wall("Day two", ": we paddle")
    async with home(entries()) as (app, pilot):
        await press(pilot, *"padd")
        assert "found inside; enter opens Day two" in await settled(pilot)
        await press(pilot, "escape")
        assert "INSIDE" not in await settled(pilot)
        await press(pilot, *"/padd")
        await settled(pilot)
        await press(pilot, "enter")
    assert app.chosen is not None and (app.chosen.name, app.chosen.sought) == (name, "padd")
    assert app.chosen.at is not None and app.chosen.at.turns == "exercise post-its"


async def test_an_elephants_words_and_the_facilitators_own_are_never_printed_there() -> None:
    held = session("elephant box", "e1 agreed", "e1: zqx pukeko", "standing: zqx private", "+ child zqx P07: the child")
    held.close()
    async with home(entries()) as (_, pilot):
        await press(pilot, "=w", *"zqx")
        text = await settled(pilot)
        assert "standing (read it in its session)" in text and "for the facilitators" in text
        assert "pukeko" not in text and "private\n" not in text.split("INSIDE")[1] and "P07" not in text
        await press(pilot, "escape", "=w", *"zqx")
        text = await settled(pilot)
        assert "standing (read it in its session)" in text and "(escape, w prints it)" in text
        await press(pilot, "escape", *"pukeko")
        assert "INSIDE" not in await settled(pilot)


async def test_the_palette_hides_at_once_what_it_printed() -> None:
    wall("Day two", ": we paddle")
    async with home(entries()) as (app, pilot):
        await press(pilot, *"padd")
        await settled(pilot)
        for shows in (True, False):
            app.screen.action_private()  # type: ignore[attr-defined]
            await pilot.pause()
            assert ("“we paddle”" in await settled(pilot)) is shows


async def test_no_near_miss_leads_to_printing_them() -> None:
    async with home() as (_, pilot):
        for near in ("=privat", "=privte", "=schoolw"):
            await press(pilot, near)
            text = await settled(pilot)
            assert "mean private" not in text and "printed here" not in text
            await press(pilot, "escape")
        await press(pilot, "=w")
        assert "printed here from now on" in await settled(pilot)
        await press(pilot, "=w")
        assert "only where they stand" in await settled(pilot)


async def test_letters_never_wait_for_it_and_what_comes_late_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    wall("Day two", ": we paddle", ": we rest")
    begun, go_on = threading.Event(), threading.Event()
    look = everywhere.look

    def slow(words: str, **more: object) -> Looked:
        begun.set()
        assert go_on.wait(10)
        return look(words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(everywhere, "look", slow)
    async with home(entries()) as (app, pilot):
        await press(pilot, *"padd")
        await asyncio.to_thread(begun.wait, 10)
        assert "No title has that; still looking" in shown(app) and "Nothing found" not in shown(app)
        await press(pilot, "enter")
        assert "Press enter again in a moment" in shown(app) and app.chosen is None
        await press(pilot, "escape", *"rest")
        assert app.screen.query_one("#bar").value == "rest"  # type: ignore[attr-defined]
        go_on.set()
        text = await settled(pilot)
        assert "“rest” (1 session, 1 place)" in text and "padd" not in text


async def test_the_first_reading_says_how_far_it_is_and_stops_when_home_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[int] = []
    going = threading.Event()

    def reads(words: str, tell: object) -> Looked:
        for done in range(100_000):
            told.append(done)
            tell(done, 100_000)  # type: ignore[operator]
            going.set()
            threading.Event().wait(0.0005)
        return Looked((), ())

    monkeypatch.setattr(everywhere, "look", reads)
    wall("Day two")
    async with home(entries()) as (app, pilot):
        await press(pilot, *"padd")
        await asyncio.to_thread(going.wait, 10)
        while "of 100,000 sessions, this once" not in shown(app):
            await pilot.pause(0.02)
    assert len(told) < 100_000


@pytest.mark.parametrize("words", [".*", "[bold]x", "(", "\\", "“", "x" * 200, "مرحبا"])
async def test_awkward_words_are_words(words: str) -> None:
    name = wall("Day two", f": a {words[:60]} b")
    async with home(entries()) as (app, pilot):
        await press(pilot, f"'{words}")
        await settled(pilot)
        assert app.is_running and name


async def test_a_programme_stands_there_with_its_title() -> None:
    wall("Day two", ": the cards helped")
    begun = new_programme("Working alongside", by="F1")
    for line in ("cohort + One: Awakōwhai", "learned c1: cards before sheets", "c1 stopped: the cards ended"):
        perform(begun, line)
    begun.close()
    async with home(entries(), size=(100, 24)) as (app, pilot):
        await press(pilot, "=w", *"cards")
        text = await settled(pilot)
        assert "INSIDE, “cards” (1 programme, 1 session, 3 places)" in text
        assert "Working alongside" in text and "cards before sheets" in text
        assert "the cards ended" not in text and "for the facilitators" in text
        await press(pilot, "up", "up", "enter")
    assert app.chosen is not None and app.chosen.name == begun.name
