"""The journal's list, its search, its bin, what others share, and the questions before it opens."""

from __future__ import annotations

import pytest
from textual import events

from sessions.journal import Journal, has_passphrase, set_passphrase
from sessions.library import catalogue
from sessions.live.session import open_session
from sessions.store import locations
from tests.awkward import AWKWARD
from tests.tui import safe_keys as keys
from tests.tui import snapshot
from tests.tui.journal_helpers import EVENT, NOW, SECRET, clock_on_the_wall, day, journal, press, shown, written
from tui.app.actions import called
from tui.app.text import width
from tui.console.actions import ACTIONS
from tui.home.help_page import HelpPage
from tui.home.palette import ScreenCommands
from tui.home.typed import NOT_HERE, POINTS, with_everywhere
from tui.journal.actions import BIN, BINNED, LIST, MOVING, READING, TIMELINE, WRITING
from tui.journal.app import JournalApp, may_be_projected
from tui.journal.choosing_page import ChoosingPage
from tui.journal.list_page import ListPage
from tui.journal.page import Desk, Page

__all__ = ["clock_on_the_wall"]
WORDS = "kererū at dusk"


async def test_an_empty_journal_says_what_to_press_and_the_header_says_whose_it_is() -> None:
    async with journal() as (app, _):
        assert "n and enter writes" in shown(app)
        assert shown(app).splitlines()[0] == " JOURNAL - F2, private"
        assert app.title == "holdspace" and app.sub_title == ""


async def test_a_draft_that_cannot_be_read_is_told() -> None:
    held = Journal.open("F2")
    held.keep_draft(held.begin("alone"), {"event": "Four answered"})
    (file,) = (locations.home() / "journals").glob("*.draft-*")
    file.write_bytes(b"{")
    async with journal() as (app, _):
        assert "Something unfinished cannot be read" in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (40, 12)])
async def test_the_list(size: tuple[int, int]) -> None:
    name = day()
    day("Hui at the marae", 1)
    written(session=name)
    other = written("F1", name, event="The nurse waited outside")
    Journal.open("F1").share(other.number)
    held = Journal.open("F2", clock=lambda: NOW)
    begun = held.begin("debrief", session=name, session_title="Working alongside")
    held.keep_draft(begun, {"group": "Tired, and kind"})
    async with journal(size=size) as (app, pilot):
        text = shown(app)
        for part in ("UNFINISHED", "Tired, and kind", "Hui at the marae, a day old", "ENTRIES", "SHARED WITH YOU"):
            assert part in text or size == (40, 12)
        assert SECRET not in text
        await press(pilot, "down", "down")
        snapshot.assert_same(f"journal-list-{size[0]}x{size[1]}", shown(app))


async def test_search_needs_no_macrons_and_understands_filters_in_words() -> None:
    name = day()
    written(session=name)
    written(event="Something else", reaction="and whanau again")
    async with journal() as (app, pilot):
        await press(pilot, "'whanau first")
        assert "1 of 2 found" in shown(app) and "Four ans" in shown(app)
        await press(pilot, "escape", "'WHANAU again")
        assert "found in what is for you alone" in shown(app)
        await press(pilot, "escape", "'in working on 2026-03-12")
        assert "1 of 2 found (in Working alongside, on 2026-03-12)" in shown(app)
        await press(pilot, "enter")
        assert EVENT in shown(app) and "entry 1" in shown(app)
        await press(pilot, "escape")
        assert "Something else" in shown(app)
        await press(pilot, "'nowhere")
        assert "Nothing found" in shown(app)
        await press(pilot, "enter", "x")
        assert "1 waiting: up" in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (40, 12)])
async def test_the_keys_and_what_waits_stand_apart_and_whole(size: tuple[int, int]) -> None:
    written()
    async with journal(size=size) as (app, pilot):
        for line in ("=nonsense", "=more of it"):
            await press(pilot, "enter", line)
            (keys_row,) = (row for row in shown(app).splitlines() if "typing replaces · → edits" in row)
            assert "  typing replaces" in keys_row and "back" in keys_row, keys_row
            assert "waiting:" not in keys_row or "1 waiting: up" in keys_row, keys_row


async def test_the_bin_and_back_and_emptied_only_after_a_question() -> None:
    written()
    async with journal() as (app, pilot):
        await press(pilot, "x")
        assert Journal.open("F2").entries()
        await press(pilot, "enter")
        assert "in the bin" in shown(app) and not Journal.open("F2").entries()
        await press(pilot, "=b", "=r", "escape")
        assert EVENT in shown(app) and Journal.open("F2").entries()
        await press(pilot, "=x", "ctrl+z")
        assert EVENT in shown(app) and Journal.open("F2").entries()
        await press(pilot, "=delete", "=bin", "=x")
        assert "for good" in shown(app) and Journal.open("F2").entries(bin=True)
        await press(pilot, "enter")
        assert "Nothing was thrown away" in shown(app) and Journal.open("F2").entries(bin=True)
        await press(pilot, "=empty the bin", "escape", "=x", "=They took over")
        assert "for good" in shown(app) and Journal.open("F2").entries(bin=True)
        await press(pilot, "=e")
        assert "The bin is empty" in shown(app) and not Journal.open("F2").entries(bin=True)


async def test_a_draft_is_thrown_away_only_after_a_question() -> None:
    held = Journal.open("F2")
    held.keep_draft(held.begin("alone"), {"event": "half a thou"})
    async with journal() as (app, pilot):
        await press(pilot, "=x", "enter")
        assert "Nothing was thrown away" in shown(app) and Journal.open("F2").drafts()
        await press(pilot, "=x", "down", "enter")
        assert "It was thrown away" in shown(app) and not Journal.open("F2").drafts()


async def test_sharing_and_taking_it_back_and_what_the_other_then_reads() -> None:
    name = day()
    entry = written("F1", name)
    async with journal("F1") as (app, pilot):
        await press(pilot, "=s")
        assert "No, it stays yours alone" in shown(app)
        await press(pilot, "enter")
        assert "It stays yours alone." in shown(app) and not Journal.open("F1").entry(entry.number).shared
        await press(pilot, "=s", "down", "enter")
        assert "may read it now" in shown(app) and Journal.open("F1").entry(entry.number).shared
    async with journal("F2") as (app, pilot):
        assert "write yours first" in shown(app) and "Four ans" not in shown(app)
        await press(pilot, "'Four ans")
        assert "Nothing found" in shown(app)
        await press(pilot, "escape", "end", "enter")
        assert EVENT in shown(app) and SECRET not in shown(app) and "entry 1 of F1" in shown(app)
        for line in ("e", "x", "s", "o", "d", "delete", "draw"):
            await press(pilot, f"={line}")
            assert f"There is no “{line}” here" in shown(app) or "Nothing was taken away" in shown(app)
        assert Journal.open("F1").entry(entry.number).shared and "entry 1 of F1" in shown(app)
    async with journal("F1") as (app, pilot):
        await press(pilot, "=s", "ctrl+z")
        assert "nothing to take back" in shown(app)
        assert not Journal.open("F1").entry(entry.number).shared


async def test_moving_out_goes_prompt_by_prompt_and_a_locked_one_asks_twice() -> None:
    entry = written()
    async with journal() as (app, pilot):
        await press(pilot, "=o", "enter")
        assert set(Journal.open("F2").entry(entry.number).moved_out) == {"event"}
        await press(pilot, "down", "enter")
        assert "for yourself alone" in shown(app)
        assert "reaction" not in Journal.open("F2").entry(entry.number).moved_out
        await press(pilot, "enter")
        assert "It stays here" in shown(app)
        assert "reaction" not in Journal.open("F2").entry(entry.number).moved_out
        await press(pilot, "enter", "down", "enter")
        assert "reaction" in Journal.open("F2").entry(entry.number).moved_out
        await press(pilot, "enter")
        assert set(Journal.open("F2").entry(entry.number).moved_out) == {"event"}


@pytest.mark.usefixtures("quick_passphrases")
async def test_a_passphrase_is_set_asked_for_first_and_taken_away() -> None:
    written()
    async with journal() as (app, pilot):
        await press(pilot, "=p")
        assert "cannot be found again" in shown(app)
        await press(pilot, "'no", "enter")
        assert not has_passphrase("F2")
        for key in ("'yes", "'one two three", "'another one"):
            await press(pilot, key)
            assert key[1:] not in shown(app) or key == "'yes"
            await press(pilot, "enter")
        assert "not the same" in shown(app) and not has_passphrase("F2")
        await press(pilot, f"'{WORDS}", "enter", f"'{WORDS}", "enter")
        assert has_passphrase("F2") and "has a passphrase from now on" in shown(app) and EVENT[:8] in shown(app)
    async with journal() as (app, pilot):
        assert "Four ans" not in shown(app) and "has a passphrase" in shown(app)
        await press(pilot, "'wrong words", "enter")
        assert "not the passphrase" in shown(app) and "Four ans" not in shown(app)
        await press(pilot, f"'{WORDS}", "enter")
        assert "Four ans" in shown(app)
        await press(pilot, "=p", "'take", "enter", f"'{WORDS}", "enter")
        assert not has_passphrase("F2") and Journal.open("F2").entries()


@pytest.mark.usefixtures("quick_passphrases")
async def test_a_passphrase_with_spaces_at_its_ends_opens_here_too() -> None:
    written()
    set_passphrase("F2", f" {WORDS} ", understood=True)
    async with journal() as (app, pilot):
        await press(pilot, f"' {WORDS} ", "enter")
        assert "Four ans" in shown(app)


async def test_nothing_shows_on_a_window_that_may_be_projected_before_somebody_says() -> None:
    written()
    async with journal(ask_first=True) as (app, pilot):
        text = shown(app)
        assert "Is this window projected? The journal is only for you." in text
        assert "F2" not in text and "Four ans" not in text and text.splitlines()[0] == " holdspace"
        await press(pilot, "=e", "=nobody knows", "=No, only I see", "n")
        assert "Four ans" in shown(app)
    async with journal(ask_first=True) as (app, pilot):
        await press(pilot, "enter")
        assert "stays closed" in shown(app) and "Four ans" not in shown(app)
        await press(pilot, "enter")
        await pilot.pause()
        assert not app.is_running or "Four ans" not in shown(app)


def test_it_asks_when_the_console_said_that_its_window_is_projected() -> None:
    name = day()
    listed = catalogue.entries()
    assert not may_be_projected(name, listed, listed[0].changed)
    held = open_session(name)
    held.record("projected", {"projected": True})
    held.close()
    listed = catalogue.entries()
    assert may_be_projected(name, listed, listed[0].changed)
    assert may_be_projected("", listed, listed[0].changed)
    assert not may_be_projected("", listed, listed[0].changed + 86_400)
    assert may_be_projected("not-there", listed, 0)


async def test_awkward_words_at_every_size() -> None:
    for text in AWKWARD:
        written(event=text or "-", reaction=text)
    for size in ((80, 24), (40, 12), (1, 1)):
        async with journal(size=size) as (app, pilot):
            for _ in range(4):
                await press(pilot, "pagedown", "enter")
                text = shown(app)
                assert "\x1b" not in text and "\x07" not in text and "\u202e" not in text
                assert all(width(line) <= size[0] for line in text.splitlines())
                await press(pilot, "escape")
            assert app.is_running


async def test_a_damaged_journal_says_so_and_writing_goes_on_as_a_draft() -> None:
    written()
    held = next(path for path in locations.home().rglob("*.json") if path.parent.name == "journals")
    held.write_bytes(b'{"holdspace_journal": 1, ')
    damaged = held.read_bytes()
    async with journal() as (app, pilot):
        assert "cannot be read" in shown(app)
        await press(pilot, "=n", "enter", "enter", "'Still here", "ctrl+s")
        assert "cannot be read" in shown(app) and "Still here" in shown(app)
        await press(pilot, "escape")
        assert "Still here" in shown(app)
    assert held.read_bytes() == damaged and len(Journal.open("F2").drafts()) == 1


async def test_for_one_session_only_its_own_and_a_shows_all() -> None:
    name = day()
    written(session=name)
    written(event="About something else")
    async with journal(session=name) as (app, pilot):
        assert "Four ans" in shown(app) and "something else" not in shown(app)
        assert "Working alongside" in shown(app).splitlines()[0]
        await press(pilot, "=a")
        assert "something else" in shown(app)


PAGES = {
    "list": LIST,
    "bin": BIN,
    "reading": READING,
    "binned": BINNED,
    "timeline": TIMELINE,
    "moving": MOVING,
    "writing": WRITING,
}


@pytest.mark.parametrize("page", [*PAGES])
def test_no_two_actions_share_a_line_or_a_key_and_every_keyboard_has_the_keys(page: str) -> None:
    actions = with_everywhere(PAGES[page])
    used = [key for one in actions for key in (one.line, one.also, one.ctrl, one.press) if key]
    assert len(used) == len(set(used))
    pressed = {key for one in actions for key in (one.ctrl, one.press) if key}
    assert pressed <= keys.SAFE_KEYS and not pressed & keys.PRINTABLE_KEYS
    for action in ACTIONS:
        here = [one for one in actions if one.ctrl and one.ctrl == action.ctrl]
        assert not action.ctrl or here or action.ctrl in NOT_HERE, action.name


async def test_every_action_is_done_by_its_line_from_the_palette_and_told_in_the_help() -> None:
    name = day()
    written(session=name)
    ways = {
        "list": (),
        "bin": ("=b",),
        "reading": ("enter",),
        "timeline": ("enter", "=l"),
        "moving": ("=o",),
        "writing": ("=e",),
        "binned": ("=x", "=b", "enter"),
    }
    for page, way in ways.items():
        async with journal() as (app, pilot):
            await press(pilot, *way)
            screen = app.screen
            assert isinstance(screen, Page) and set(PAGES[page]) <= set(screen.actions), page
            named = {one[0] for one in ScreenCommands(screen).every()}
            for action in screen.actions:
                assert called(screen.actions, action.line) == action and action.short in named
                assert hasattr(screen, f"action_{action.name}"), action.name
            told = (*POINTS, "words", "up, down", "ctrl s", "ctrl t", "escape", "yes")
            assert all(called(screen.actions, key) or key in told for key, _ in screen.now())
            await app.open_help(screen, "")
            assert isinstance(app.screen, HelpPage)
            said = "\n".join(app.screen._lines(300))
            assert all(action.short in said and action.line in said for action in screen.actions), page


@pytest.mark.parametrize("way", [(), ("enter",), ("=p",), ("=n",)], ids=["list", "reading", "passphrase", "writing"])
async def test_a_key_of_the_console_says_why_it_does_nothing(way: tuple[str, ...]) -> None:
    written()
    before = Journal.open("F2").entries()
    async with journal() as (app, pilot):
        await press(pilot, *way)
        screen = app.screen
        assert isinstance(screen, Page)
        for key in NOT_HERE:
            if not any(one.ctrl == key for one in screen.actions):
                await press(pilot, key)
                assert NOT_HERE[key][:40] in shown(app) and app.screen is screen, key
        assert app.is_running and Journal.open("F2").entries() == before


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("they took over", "Nothing has “they took over” in it"),
        ("remove", "Nothing was taken away."),
        ("destroy 1", "Nothing was taken away."),
        ("shore", "Nothing has “shore” in it"),
        ("delte", "Nothing has “delte” in it"),
        ("edti", "Did you mean edit?"),
        ("dark", "ctrl g makes a room dark from the console"),
        ("e was here", "Nothing has “e was here” in it"),
        ("nobody asked her", "enter"),
    ],
)
async def test_a_sentence_on_the_list_changes_nothing_and_waits(sentence: str, said: str) -> None:
    written()
    before = Journal.open("F2").entries()
    async with journal() as (app, pilot):
        await press(pilot, f"={sentence}")
        assert said in " ".join(shown(app).split())
        assert isinstance(app.screen, ListPage) or sentence.startswith("nobody")
    assert Journal.open("F2").entries() == before and not Journal.open("F2").drafts()


async def test_the_help_of_the_list() -> None:
    async with journal() as (app, pilot):
        await press(pilot, "=?")
        snapshot.assert_same("journal-help-80x24", shown(app))
        await press(pilot, "'sealed nowhere")
        assert "Nothing here has those words" in shown(app)
        await press(pilot, "escape", "escape", "=help bin")
        assert "Into the bin" in shown(app) and "New entry" not in shown(app)
        await press(pilot, "escape", "escape", "escape")
        assert "q and enter leaves the journal" in shown(app)
        await press(pilot, "=q")
        await pilot.pause()
    assert not app.return_code


async def test_enter_twice_is_enter_once() -> None:
    written()
    async with journal() as (app, pilot):
        await press(pilot, "n")
        for key in ("enter", "enter"):
            app.post_message(events.Key(key, None))
        await pilot.pause()
        assert isinstance(app.screen, ChoosingPage) and "What do you write?" in shown(app)


async def test_ctrl_n_goes_to_what_waits() -> None:
    written()
    day("Hui at the marae", 2)
    async with journal() as (app, pilot):
        await press(pilot, "end", "ctrl+n")
        assert "▌Hui at the marae" in shown(app)


@pytest.mark.parametrize("last", [("s", "down", "enter"), ("o", "enter", "escape")], ids=["share", "move out"])
async def test_what_another_window_took_away_is_a_sentence_and_no_end(last: tuple[str, ...]) -> None:
    name = day()
    written(session=name)
    async with journal() as (app, pilot):
        held = Journal.open("F2")
        held.delete(1)
        held.empty_bin(sure=True)
        for line in ("e", "x"):
            await press(pilot, f"={line}")
            assert "There is no entry 1" in shown(app)
        await press(pilot, f"={last[0]}", *last[1:])
        assert "There is no entry 1" in shown(app) or last[0] == "o"
        await press(pilot, "enter", "=e", "escape")
        assert app.is_running


async def test_a_journal_that_cannot_be_opened_at_all_says_so_on_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Journal:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Journal, "open", refuse)
    app = JournalApp(Desk("F2", clock=lambda: NOW))
    async with app.run_test() as pilot:
        await pilot.pause()
    assert "Permission denied" in app.desk.refused and app.fault is None
