"""A mirrored window shows what the room may see and nothing else, whatever is done in it."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from exercises.kernel.shape import ExerciseError
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from tests import lines
from tests.tui import snapshot
from tests.tui.console_help import burst, console, drawn, session, settled, words
from tui.app.palette import SteadyPalette
from tui.console.app import ConsoleApp
from tui.console.first_questions import ProjectedQuestion

SECRET = "ZQPRIV"
PRIVATE = (
    "9 holds ZQPRIV1",
    "witness ZQPRIV2",
    "9 why: ZQPRIV a",
    "9 do: ~ ZQPRIV b",
    "9 matters: ZQPRIV c",
    "9 felt: ZQPRIV d",
    "7 double: ZQPRIV e",
    "standing: ZQPRIV f",
    "idea: ZQPRIV h",
    "agree 2: ZQPRIV i",
    "talk 7 > 4 who: ZQPRIV j",
    "k1 owner ZQPRIV3",
)


def secretive(projected: bool | None = True) -> Session:
    """A session with the mark in every place the room does not see; the room sees a quiet welcome."""
    held = lines.session(*lines.PEOPLE, "asked 1-6", title="Title ZQPRIV")
    for line in PRIVATE:
        try:
            perform(held, line)
        except ExerciseError:
            perform(held, line.replace("ZQPRIV1", "P41").replace("ZQPRIV2", "P42").replace("ZQPRIV3", "P43"))
    perform(held, "show welcome")
    if projected is not None:
        held.record("projected", {"projected": projected})
    assert SECRET in str(held.documents())
    return held


def hidden(app: ConsoleApp) -> None:
    """No mark on the screen on top, nor on the console beneath it, nor in what the app is called."""
    for screen in app.screen_stack:
        text = "\n".join(snapshot.rows(app, screen))
        for private in (SECRET, "P41", "P42", "P43"):
            assert private not in text, text
    assert SECRET not in f"{app.title}{app.sub_title}"


async def press(app: ConsoleApp, pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
        hidden(app)


async def test_the_mark_is_seen_on_a_private_console() -> None:
    async with console(secretive(False)) as (app, _):
        assert SECRET in drawn(app) and "CONSOLE - private" in drawn(app)


@pytest.mark.long
@pytest.mark.parametrize("size", [(120, 30), (40, 12)])
async def test_nothing_private_on_a_mirrored_window_whatever_is_pressed(size: tuple[int, int]) -> None:
    held = secretive()
    async with console(held, *size) as (app, pilot):
        hidden(app)
        assert size[0] < 40 or "MIRROR - the room sees this" in drawn(app)
        perform(held, "case: Tama")
        await press(app, pilot, "right", "down", "end")
        for line in (*"gpf?hhbb[]ur", "blank off", "m"):
            await press(app, pilot, *line, "enter", "escape")
        perform(held, "show welcome")
        await press(app, pilot, "n", "enter", *"ZQPRIV", "enter", "enter", "ctrl+z", "ctrl+y", "escape")
        await press(app, pilot, "enter", "escape", "ctrl+n", "escape", "ctrl+e", "ctrl+e", "ctrl+s")
        await press(app, pilot, "escape", "escape", "ctrl+t")


async def test_nothing_private_is_drawn_before_somebody_answers() -> None:
    held = secretive(None)
    async with console(held) as (app, pilot):
        assert isinstance(app.screen, ProjectedQuestion)
        hidden(app)
        await press(app, pilot, "b", "b", "ctrl+g", "ctrl+g", "escape", "down", "up")
        app.follow()
        app.each_second()
        await settled(pilot)
        hidden(app)
        await pilot.resize_terminal(120, 30)
        await settled(pilot)
        hidden(app)
        assert isinstance(app.screen, ProjectedQuestion)
        await pilot.press("n", "enter")
        await settled(pilot)
        assert SECRET in drawn(app) and held.state.projected is False


async def test_the_first_open_asks_and_later_ones_do_not() -> None:
    held = secretive(None)
    async with console(held) as (app, pilot):
        await press(app, pilot, "y", "enter")
        assert "MIRROR" in drawn(app) and held.state.projected is True
    async with console(open_session(held.name)) as (app, pilot):
        assert app.screen is app.console_screen and "MIRROR" in drawn(app)
        hidden(app)


async def test_the_option_mirrors_without_asking_even_when_it_was_a_console_before() -> None:
    for projected in (None, False, True):
        async with console(secretive(projected), mirror=True) as (app, _):
            assert app.screen is app.console_screen and "MIRROR - the room sees this" in drawn(app)
            hidden(app)


@pytest.mark.parametrize(
    "typed", ["9 why: ZQPRIV", "ZQPRIV", "note: ZQPRIV", "find ZQPRIV", "12 holds P41", "+ agency ZQPRIV: x"]
)
async def test_what_is_typed_and_what_becomes_of_it_is_masked(typed: str) -> None:
    held = secretive()
    async with console(held) as (app, pilot):
        for character in typed:
            await pilot.press(character)
        await settled(pilot)
        hidden(app)
        assert "•" in drawn(app) and typed.split()[0] + " " not in drawn(app).splitlines()[-3]
        await press(app, pilot, "tab", "enter", "escape")


async def test_public_words_are_readable_and_nothing_completed_is_private() -> None:
    held = secretive()
    async with console(held) as (app, pilot):
        await burst(app, pilot, "blank")
        assert "blank" in drawn(app) and "•" not in drawn(app)
        await burst(app, pilot, "\x15")
        await burst(app, pilot, "show ")
        hidden(app)
        await burst(app, pilot, "zq")
        hidden(app)
        await pilot.press("tab")
        await settled(pilot)
        hidden(app)


async def test_refusals_and_undo_on_a_mirror_say_nothing_private() -> None:
    held = secretive()
    async with console(held) as (app, pilot):
        for line in (
            "9 vs ZQPRIV",
            "ZQPRIV",
            "9 why: ZQPRIV",
            "undo",
            "redo",
            "find ZQPRIV",
            "help ZQPRIV",
            "9",
            "show ZQPRIV",
            "show 999",
            "exercise ZQPRIV",
            "blank ZQPRIV",
            "go ZQPRIV",
            "next ZQPRIV",
        ):
            app.console_screen.bar.to_line()
            app.console_screen.bar.entry.clear()
            await burst(app, pilot, f"{line}\n")
            hidden(app)
            await burst(app, pilot, "\x1b")
            hidden(app)


@pytest.mark.parametrize("dialog", ["views", "palette", "question", "paste"])
async def test_dialogs_over_a_mirror_show_nothing_private(dialog: str) -> None:
    held = secretive()
    async with console(held) as (app, pilot):
        match dialog:
            case "views":
                await pilot.press("v", "enter")
            case "palette":
                await pilot.press("ctrl+p")
                await settled(pilot)
                for sought in ("", "show chair", "ZQ"):
                    app.screen.query_one(Input).value = sought
                    await pilot.pause(0.3)
                    if sought != "ZQ":
                        hidden(app)
                return
            case "question":
                app.ask_projected()
            case "paste":
                app.review_paste(["9 why: ZQPRIV", "ZQPRIV", "9 do: ZQPRIV"])
        await settled(pilot)
        assert app.screen is not app.console_screen
        hidden(app)
        await press(app, pilot, "down", "enter")


async def test_a_palette_that_goes_says_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CommandPalette, "_NO_MATCHES_COUNTDOWN", 0.01)
    async with console(session()) as (app, pilot):
        await pilot.press("ctrl+p")
        await settled(pilot)
        palette = app.screen
        assert isinstance(palette, SteadyPalette)
        palette._start_no_matches_countdown("zzz")
        palette.query("*").remove()
        await settled(pilot)
        await pilot.pause(0.05)
        assert palette._no_matches_timer is not None, "it was not told to stop"


async def test_a_draft_comes_back_masked() -> None:
    held = secretive()
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9 why: ZQPRIV half")
        app.keep_draft()
    async with console(open_session(held.name)) as (app, pilot):
        assert SECRET in app.console_screen.bar.entry.value
        hidden(app)


async def test_what_the_other_window_and_the_disk_say_is_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    held = secretive()
    async with console(held) as (app, pilot):
        other = lines.again(held, by="F1")
        perform(other, "9 who: ZQPRIV from F1")
        app.follow()
        app.console_screen.bar.say("ZQPRIV is refused")
        app.each_second()
        await settled(pilot)
        hidden(app)


@pytest.mark.parametrize("line", ["help", "help 9", "find Jo", "find zebra", "exercise", "end", "?"])
async def test_what_is_for_the_facilitators_alone_is_not_said_to_be_done(line: str) -> None:
    async with console(secretive()) as (app, pilot):
        await press(app, pilot, *line, "enter")
        assert "so that is not opened here" in drawn(app) and "Done." not in drawn(app), drawn(app)


async def test_a_held_and_a_blanked_room_are_said_in_words() -> None:
    for projected in (False, True):
        async with console(session(*lines.PEOPLE, "show map", projected=projected)) as (app, pilot):
            await pilot.press("h", "enter")
            await settled(pilot)
            assert "HELD: the map" in drawn(app)
            await pilot.press("b", "enter")
            await settled(pilot)
            assert "BLANKED" in drawn(app)


async def test_a_mirror_shows_the_room_and_records_answers() -> None:
    held = session(*lines.PEOPLE, "show map", projected=True)
    async with console(held) as (app, pilot):
        assert "Marama" in drawn(app)
        await burst(app, pilot, "9\nheard\n")
        assert words(held, 9) == {"explanation": "heard"} and "heard" not in drawn(app)
        await burst(app, pilot, "\x1bshow 9\n")
        assert "speech-language" in drawn(app)
        await burst(app, pilot, "\x1bb\n")
        assert "speech-language" not in drawn(app) and "BLANKED" in drawn(app)


async def test_from_mirror_to_console_and_back() -> None:
    held = secretive()
    async with console(held) as (app, pilot):
        app.ask_projected()
        await settled(pilot)
        await pilot.press("n", "enter")
        await settled(pilot)
        assert "CONSOLE - private" in drawn(app) and SECRET in drawn(app)
        await pilot.press("f", "enter")
        app.ask_projected()
        await settled(pilot)
        hidden(app)
        await press(app, pilot, "y", "enter")
        assert "MIRROR" in drawn(app)


async def test_the_bar_says_which_chair_and_question_it_fills_and_no_word() -> None:
    async with console(secretive()) as (app, pilot):
        await burst(app, pilot, "9\n")
        hidden(app)
        assert " 9 who:" in drawn(app), "what is answered is passed over"
        await burst(app, pilot, "ZQPRIV more")
        hidden(app)
        assert " 9 who: ••••" in drawn(app)
        await burst(app, pilot, "\n")
        hidden(app)
        assert words(app.session, 9)["responsibility"] == "ZQPRIV more"


@pytest.mark.parametrize("projected", [False, True])
async def test_escape_leaves_the_window_as_it_was_where_somebody_asks_again(projected: bool) -> None:
    held = secretive(projected)
    async with console(held) as (app, pilot):
        before = len(held.events)
        await pilot.press(*"mirror", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ProjectedQuestion)
        hidden(app)
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen is app.console_screen and len(held.events) == before
        assert ("MIRROR" in drawn(app)) is projected and (SECRET in drawn(app)) is not projected
        if projected:
            hidden(app)
