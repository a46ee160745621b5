"""The home screen: what it lists, finds and opens."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from textual import events
from textual.widgets import Input

from sessions.library.catalogue import Entry
from sessions.live.other_copies import said_of_copy
from tests.tui import safe_keys as keys
from tests.tui.home_helpers import AWKWARD, SOME, TODAY, entry, folder, home, press, shown
from tui.app import themes
from tui.app.actions import called
from tui.app.text import width
from tui.console.actions import ACTIONS
from tui.home.app import HomeApp
from tui.home.chosen import Chosen
from tui.home.help_page import HelpPage
from tui.home.home_screen import HomeScreen
from tui.home.new_screen import NewScreen
from tui.home.palette import ScreenCommands
from tui.home.rows import Searched, columns_of, detail_lines, row_line, rows
from tui.home.session_list import SessionList
from tui.home.typed import EVERYWHERE, NOT_HERE, POINTS

__all__ = ["folder"]


async def test_sessions_stand_under_today_and_earlier() -> None:
    async with home() as (app, _):
        text = shown(app)
        lines = text.splitlines()
        assert lines[0].startswith(" holdspace") and lines[0].endswith("CONSOLE - private")
        assert lines[2].strip() == "TODAY" and lines[3].startswith("▌Working alongside")
        assert lines[4].strip() == "EARLIER" and "Whānau hui" in lines[5] and "Tāmaki" in lines[5]
        assert "22 November 2026" in text and "enter opens it" in lines[-1] and "? help" in lines[-1]
        assert app.title == "holdspace" and app.sub_title == ""


async def test_without_sessions_it_says_what_to_press() -> None:
    async with home([]) as (app, pilot):
        assert "Type n and press enter" in shown(app)
        await press(pilot, "enter", "up", "down", "d")
        assert app.chosen is None and app.is_running
        await press(pilot, "enter")
    assert app.chosen == Chosen("demo")


@pytest.mark.parametrize(
    ("pressed", "chosen"),
    [
        (["enter"], Chosen("open", "two")),
        (["down", "down", "down", "up", "enter"], Chosen("open", "hui")),
        (["down", "=open"], Chosen("open", "hui")),
        (["=whanau"], Chosen("open", "hui")),
        (["=/whanau"], Chosen("open", "hui")),
        (["=find whanau"], Chosen("open", "hui")),
        (["'disin", "down", "enter"], Chosen("open", "hui")),
        (["'disin", "escape", "end", "enter"], Chosen("open", "plan")),
        (["=?", "escape", "enter"], Chosen("open", "two")),
        (["=d"], Chosen("demo")),
        (["=J"], Chosen("journal")),
        (["=Demo"], Chosen("demo")),
    ],
)
async def test_lines_and_keys(pressed: list[str], chosen: Chosen) -> None:
    async with home() as (app, pilot):
        await press(pilot, *pressed)
        await pilot.pause()
    assert app.chosen == chosen
    assert not app.return_code


@pytest.mark.parametrize("typed", ["find zzzz", "open zzzz", "/zzzz"])
async def test_words_that_are_asked_for_and_not_there_are_told_as_words(typed: str) -> None:
    async with home() as (app, pilot):
        await press(pilot, f"={typed}")
        assert "No session has “zzzz” in it." in shown(app) and "In a terminal" not in shown(app)


async def test_without_sessions_none_is_said_to_belong_to_no_programme() -> None:
    async with home([]) as (app, pilot):
        await press(pilot, "=m")
        assert "n and enter makes one" in shown(app) and "This session" not in shown(app)


async def test_search_that_finds_nothing_says_so_and_escape_shows_all() -> None:
    async with home() as (app, pilot):
        await press(pilot, "=nowhere")
        assert "No session has “nowhere”" in shown(app) and "> nowhere" in shown(app)
        await press(pilot, "escape")
        assert "Planning" in shown(app) and "1 waiting: up" in shown(app)
        await press(pilot, "up")
        assert "> nowhere" in shown(app)


async def test_a_damaged_session_is_not_opened_and_says_why() -> None:
    broken = entry("2026-11-21-odd", problem="“odd.json” is damaged: line 7 cannot be read; keep a copy.")
    async with home([broken]) as (app, pilot):
        await press(pilot, "enter")
        assert "line 7" in shown(app)
        assert app.chosen is None and app.is_running


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (39, 12), (1, 1)])
async def test_awkward_text_at_every_size(size: tuple[int, int]) -> None:
    held = [entry(text, number + 1, name=f"n{number}", place=text) for number, text in enumerate(AWKWARD)]
    held.append(entry("broken", name="b", problem=" ".join(AWKWARD)))
    async with home(held, size) as (app, pilot):
        for _ in range(3):
            app.screen.query_one(SessionList).step(4)
            await pilot.pause()
            text = shown(app)
            assert "\x1b" not in text and "\x07" not in text and "\u202e" not in text
            assert all(width(line) <= size[0] for line in text.splitlines())
        await press(pilot, "=n", "escape", "enter")
        await pilot.pause()
        assert ("Too small" in shown(app)) == (size == (39, 12)) or size == (1, 1)


@pytest.mark.parametrize("text", AWKWARD)
@pytest.mark.parametrize("wide", [38, 58, 78, 120])
def test_rows_and_details_have_the_width_asked_for(text: str, wide: int) -> None:
    held = entry(text, place=text)
    assert width(row_line(held, wide)) == wide
    assert all(width(line) <= wide for line in detail_lines(held, wide, 2))
    assert len(detail_lines(entry("x", problem=text * 9), wide, 2)) <= 2


def test_columns_are_as_wide_as_their_words_and_alike_titles_differ() -> None:
    made = "2026-11-22T{}:20:00+00:00"
    alike = [entry("A day", 22, name=f"n{hour}")._replace(created=made.format(hour)) for hour in (10, 14)]
    columns = columns_of(alike, 78)
    first, second = (row_line(one, 78, columns) for one in alike)
    assert first != second
    assert all(part in first for part in ("A day", ":20", "Live Net-'works' grid", "4 Interview in role"))
    same_minute = [one._replace(created=alike[0].created, name=f"a-day-{at}") for at, one in enumerate(alike, 1)]
    assert [columns_of(same_minute, 78).marks[f"a-day-{at}"] for at in (1, 2)] == ["1", "2"]
    long = [*alike, entry("A title that goes on and on " * 5, 3, place="Hutt Valley")]
    columns = columns_of(long, 118)
    assert "22 November 2026" in row_line(alike[0], 118, columns) and columns.title <= 59


def test_search_finds_by_any_name_without_macrons_and_case() -> None:
    assert [one.name for one in Searched(SOME).found("WHANAU tama")] == ["hui"]
    assert len(Searched(SOME).found("disintegration GRID")) == 3
    assert len(Searched(SOME).found("")) == 3 and Searched(SOME).found("nowhere") == []


def test_a_file_without_a_date_is_put_by_its_last_change() -> None:
    assert rows([entry("x", problem="broken")], TODAY)[0] == "EARLIER"
    assert rows([], TODAY) == []


async def test_a_thousand_sessions_are_one_widget() -> None:
    held = [entry(f"Session {number}", name=f"n{number}") for number in range(1_000)]
    async with home(held) as (app, pilot):
        assert len(app.screen.query("*")) < 17
        await press(pilot, "end")
        assert "▌Session 999" in shown(app)
        await press(pilot, "home")
        assert "TODAY" in shown(app)
        await press(pilot, "'session 77")
        assert "Session 777" in shown(app) and "19 of 1000" in shown(app)


@pytest.mark.parametrize("read", ["sessions", "inside"])
async def test_what_is_read_when_home_is_already_taken_away_is_written_nowhere(
    monkeypatch: pytest.MonkeyPatch, read: str
) -> None:
    came: list[str] = []

    async def late(*_: object) -> object:
        while screen.query("#empty"):  # noqa: ASYNC110 - nothing else tells that a part is gone and its screen is not
            await asyncio.sleep(0)
        came.append(read)
        return list(SOME), frozenset(), [], False

    async with home() as (app, pilot):
        screen = app.screen
        assert isinstance(screen, HomeScreen)
        if read == "sessions":
            monkeypatch.setattr(asyncio, "to_thread", late)
            screen.read_sessions()
        else:
            monkeypatch.setattr(screen._looking, "look", late)
            await press(pilot, "'grid")
    assert came == [read], "the reading ends while home is taken away, and nothing of it is an error"


async def test_a_folder_that_cannot_be_read_is_a_sentence() -> None:
    def broken() -> list[Entry]:
        raise PermissionError(13, "Permission denied")

    async with home(load=broken) as (app, _):
        assert "could not be read (Permission denied)" in shown(app)


async def test_what_the_list_remembered_gives_way_to_what_is_so_and_the_mark_and_the_words_stay() -> None:
    go_on = Event()

    def listed() -> Iterator[list[Entry]]:
        yield list(SOME)
        go_on.wait(60)
        yield [one._replace(title=f"{one.title} again") for one in SOME]

    app = HomeApp(listed, here="hui", today=lambda: TODAY)
    async with app.run_test() as pilot:
        while "▌Whānau" not in shown(app):
            await pilot.pause(0.01)
        await press(pilot, "'whānau")
        assert "again" not in shown(app)
        go_on.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "▌Whānau" in shown(app) and "again" in shown(app) and app.screen.query_one(Input).value == "whānau"


async def test_the_mark_comes_back_to_the_session_and_the_colours_stay() -> None:
    app = HomeApp(lambda: [list(SOME)], here="hui", theme="dark", message="That disk was full.", today=lambda: TODAY)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "▌Whānau" in shown(app) and "That disk was full." in shown(app) and app.theme == "dark"
        await press(pilot, "=t")
        assert app.theme == themes.next_theme("dark")


def test_no_two_actions_share_a_line_or_a_key_and_every_keyboard_has_the_keys() -> None:
    for screen in (HomeScreen, HelpPage, NewScreen):
        actions = screen.actions.fget(screen)  # type: ignore[attr-defined]
        used = [key for one in actions for key in (one.line, one.also, one.ctrl, one.press) if key]
        assert len(used) == len(set(used)) and not set(used) & {"up", "down", "find "}
        pressed = {key for one in actions for key in (one.ctrl, one.press) if key}
        assert pressed | set(POINTS) <= keys.SAFE_KEYS and not pressed & keys.PRINTABLE_KEYS
        assert keys.forbidden(vars(screen).get("BINDINGS", ())) == []


async def test_every_action_is_a_line_in_the_palette_and_in_the_help() -> None:
    async with home() as (app, pilot):
        screen = app.screen
        assert isinstance(screen, HomeScreen)
        ways = {way[0] for way in ScreenCommands(screen).every()}
        for action in screen.actions:
            assert called(screen.actions, action.line) == action and hasattr(screen, f"action_{action.name}")
            assert action.short in ways
        assert all(called(screen.actions, key) or key in ("enter", "words") for key, _ in screen.now())
        await press(pilot, "=?")
        told = "\n".join(line for part in app.screen._lines(200) for line in [part])  # type: ignore[attr-defined]
        assert all(action.short in told and action.line in told for action in screen.actions)
        await press(pilot, "'worked example")
        assert "Demo. Looks around" in shown(app) and "New session" not in shown(app)


async def test_in_a_narrow_window_no_key_of_the_help_is_parted_from_what_it_does() -> None:
    async with home([], size=(40, 12)) as (app, pilot):
        await press(pilot, "=?")
        rows = app.screen._lines(35)  # type: ignore[attr-defined]
        assert any(row.endswith("? help") for row in rows[:4]) and not any(row.endswith("?") for row in rows[:4])


def test_every_key_of_the_console_that_acts_at_once_does_the_same_or_says_why_not() -> None:
    for action in ACTIONS:
        here = [one for one in HomeScreen.OWN + EVERYWHERE if one.ctrl and one.ctrl == action.ctrl]
        assert not action.ctrl or here or action.ctrl in NOT_HERE, action.name
        assert all(one.name == action.name or one.line == action.line for one in here)


@pytest.mark.parametrize("key", [*NOT_HERE])
async def test_a_key_of_the_console_acts_on_nothing_at_home_and_says_so(key: str) -> None:
    async with home() as (app, pilot):
        await press(pilot, "'half a line", key)
        assert "half a line" in shown(app) and app.chosen is None and app.is_running
        assert NOT_HERE[key][:30] in shown(app) or key in ("ctrl+s", "ctrl+n")


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("they took over", "No session has “they took over”"),
        ("destroy", "Nothing was taken away. A session goes by a command, which asks first: holdspace destroy two"),
        ("remove 2", "Nothing was taken away."),
        ("delete whānau hui", "asks first: holdspace destroy hui"),
        ("delete plan", "asks first: holdspace destroy plan"),
        ("delete the old ones", "asks first: holdspace destroy NAME"),
        ("rename planning", "Open it, and then: title: other words."),
        ("roster", "In a terminal: holdspace roster. It lists real names"),
        ("restore old.json", "In a terminal: holdspace restore. It makes a session again"),
        ("undo", "nothing to take back"),
        ("dark", "ctrl g makes a room dark from the console"),
        ("jurnal", "Did you mean journal?"),
        ("b", "No session has “b”"),
    ],
)
async def test_a_sentence_at_home_does_nothing_and_waits(sentence: str, said: str) -> None:
    async with home() as (app, pilot):
        await press(pilot, f"={sentence}")
        assert said in " ".join(shown(app).replace("\n", " ").split()) and app.chosen is None and app.is_running
        await press(pilot, "x")
        assert "1 waiting: up" in shown(app)


async def test_open_and_a_name_opens_what_is_called_so() -> None:
    async with home() as (app, pilot):
        await press(pilot, "'open whanau")
        assert "enter opens Whānau hui" in shown(app)
        await press(pilot, "enter")
    assert app.chosen == Chosen("open", name="hui")


async def test_enter_twice_is_enter_once_at_home() -> None:
    async with home() as (app, pilot):
        for key, character in (("n", "n"), ("enter", None), ("enter", None)):
            app.post_message(events.Key(key, character))
        await pilot.pause()
        assert isinstance(app.screen, NewScreen) and "needs a title" not in shown(app)


async def test_what_waits_at_home_is_there_again_after_a_session() -> None:
    begun: list[str] = []
    app = HomeApp(lambda: [list(SOME)], today=lambda: TODAY, begun=begun)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await press(pilot, "=they took over", "escape", "=n", "'Day four", "escape", "enter")
    again = HomeApp(lambda: [list(SOME)], today=lambda: TODAY, unsent=app.unsent, begun=begun)
    async with again.run_test() as pilot:
        await press(pilot, "up")
        assert "> they took over" in shown(again)
        await press(pilot, "escape", "=n")
        assert isinstance(again.screen, NewScreen) and again.screen.bar.value == "Day four"


async def test_ctrl_n_goes_to_the_next_session_that_waits() -> None:
    app = HomeApp(lambda: [list(SOME)], today=lambda: TODAY, waiting=lambda _: ["plan"])
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await press(pilot, "ctrl+n")
        assert "▌Planning" in shown(app)
        await press(pilot, "home", "=next")
        assert "▌Planning" in shown(app) and app.chosen is None


async def test_what_is_typed_before_the_screen_is_there_is_typed() -> None:
    app = HomeApp(lambda: [list(SOME)], today=lambda: TODAY)
    for letter in "whanau":
        app.post_message(events.Key(letter, letter))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause(0.1)
        assert "> whanau" in shown(app) and "▌Whānau" in shown(app) and "Planning" not in shown(app)


async def test_sessions_without_a_journal_entry_are_told_quietly_and_j_opens_it() -> None:
    for pressed, chosen in (("=j", Chosen("journal", "hui")), ("=every entry", Chosen("journal"))):
        app = HomeApp(lambda: [list(SOME)], here="hui", today=lambda: TODAY, waiting=lambda _: ["hui", "plan"])
        async with app.run_test() as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            text = shown(app)
            assert "2 sessions are a day old or more without your journal entry." in text
            rows = [line for line in text.splitlines() if line.rstrip("▐ ").endswith("no journal yet")]
            assert len(rows) == 2 and "Whānau hui" in rows[0] and "Planning" in rows[1]
            await press(pilot, pressed)
        assert app.chosen == chosen
    assert detail_lines(SOME[1], 60, 2, no_journal=True)[1].startswith("no journal yet · Tāmaki")


async def test_a_folder_with_sessions_from_before_is_told_once_at_home(folder: Path) -> None:
    (folder / "sessions").mkdir(parents=True)
    (folder / "sessions" / "old.json").touch()
    os.utime(folder / "sessions" / "old.json", (0, 0))
    async with home() as (app, pilot):
        assert "Letters wait for enter now" in shown(app)
        await press(pilot, "x")
        assert "Letters wait" not in shown(app)
    async with home() as (app, _):
        assert "Letters wait" not in shown(app)


async def test_without_one_that_waits_nothing_is_said_of_journals() -> None:
    async with home() as (app, _):
        assert "without your journal" not in shown(app) and "no journal yet" not in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (40, 12)])
async def test_a_session_kept_long_enough_is_said_quietly(size: tuple[int, int]) -> None:
    kept = SOME[0]._replace(keep_until="2026-10-31")
    async with home([kept, SOME[1]], size) as (app, _):
        text = shown(app)
    assert "kept until 31 October 2026" in text
    assert ("Kept long enough: Working alongside: day two" in text) == (size[1] >= 16)
    async with home([SOME[0]._replace(keep_until="2026-11-23")], size) as (app, _):
        assert "Kept long enough" not in shown(app)


def test_titles_that_begin_alike_are_told_apart_where_they_are_cut() -> None:
    titles = ("Working alongside families, whānau: day one", "Working alongside families, whānau: day two")
    apart = [entry(title, 22, name=f"n{at}") for at, title in enumerate(titles)]
    columns = columns_of(apart, 58)
    shown = [row_line(one, 58, columns) for one in apart]
    assert "day one" in shown[0] and "day two" in shown[1] and all("…" in line for line in shown)
    made = "2026-11-22T10:00:30+00:00"
    same = [
        entry("day two", 22, name=name)._replace(created=made)
        for name in ("2026-11-22-day-two", "2026-11-22-day-two-2")
    ]
    columns = columns_of(same, 58)
    assert [row_line(one, 58, columns).split("  ")[1] for one in same] == ["1", "2"]


@pytest.mark.parametrize("typed", ["enter", "=destroy"])
@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_what_is_said_of_a_conflicted_copy_is_read_to_its_end(typed: str, size: tuple[int, int]) -> None:
    copy = Path("/home/somebody/.local/share/holdspace/sessions/two (Jo's conflicted copy 2026-11-20).json")
    said = said_of_copy(copy, "two")
    async with home([entry("two (Jo's…", name=copy.stem, problem=said)], size) as (app, pilot):
        await press(pilot, typed)
        told = shown(app).rpartition("Nothing was taken away.")[2] if typed == "=destroy" else shown(app)
        assert "".join(said.split()) in "".join(told.split())
        assert "destroy two (" not in " ".join(shown(app).split())
