"""The entry bar: nothing typed, pasted or refused is lost or mixed. Knows no session."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen

from tui.app import entry
from tui.app.entry import PASTE_LIMIT, EntryBar, _typeable


class Desk(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"saw('{key}')")
        for key in ("a", "q", "space", "enter", "up", "ctrl+e", "ctrl+z", "ctrl+s", "ctrl+t", "escape")
    ]

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.said: list[Message] = []

    def compose(self) -> ComposeResult:
        yield EntryBar(limit=10)

    def action_saw(self, key: str) -> None:
        self.seen.append(key)

    def on_entry_bar_entered(self, message: EntryBar.Entered) -> None:
        self.said.append(message)

    on_entry_bar_pasted_lines = on_entry_bar_too_long = on_entry_bar_put_aside = on_entry_bar_entered


@asynccontextmanager
async def desk() -> AsyncIterator[tuple[Pilot[None], Desk, EntryBar]]:
    class DeskApp(App[None]):
        def on_mount(self) -> None:
            self.push_screen(Desk())

    async with DeskApp().run_test() as pilot:
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, Desk)
        bar = screen.query_one(EntryBar)
        bar.focus()
        await pilot.pause()
        yield pilot, screen, bar


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
    await pilot.pause()


def entered(screen: Desk) -> list[str]:
    return [message.text for message in screen.said if isinstance(message, EntryBar.Entered)]


async def test_enter_takes_the_line_out_and_cleans_it() -> None:
    async with desk() as (pilot, screen, bar):
        await pilot.press(*"wha")
        pilot.app.post_message(events.Key("combining_macron", "\u0304"))
        await pilot.press(*"nau", "enter")
        assert entered(screen) == ["wh\u0101nau"]
        assert bar.value == ""
        said = screen.said[0]
        assert isinstance(said, EntryBar.Entered) and said.control is bar


async def test_letters_belong_to_the_bar_and_ctrl_keys_to_the_screen() -> None:
    async with desk() as (pilot, screen, _bar):
        await pilot.press("a", "q", "space", "enter", "up", "ctrl+e", "ctrl+z", "ctrl+s", "ctrl+t", "escape")
        assert screen.seen == ["up", "ctrl+e", "ctrl+z", "ctrl+s", "ctrl+t", "escape"]
        assert entered(screen) == ["aq"]
        screen.set_focus(None)
        await pilot.press("a", "q")
        assert screen.seen[-2:] == ["a", "q"]


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["a", "b", "left", "x"], "axb"),
        (["a", "b", "home", "delete", "x"], "xb"),
        (["a", "b", "ctrl+a", "x", "end", "y"], "xaby"),
        (["a", "space", "b", "ctrl+w", "c"], "a c"),
        (["a", "b", "shift+left", "x", "backspace", "c"], "ac"),
    ],
)
async def test_editing(keys: list[str], value: str) -> None:
    async with desk() as (pilot, _screen, bar):
        await pilot.press(*keys)
        assert bar.value == value


async def test_a_line_over_the_limit_stays() -> None:
    async with desk() as (pilot, screen, bar):
        await pilot.press(*"elevenchars", "enter")
        said = screen.said[0]
        assert isinstance(said, EntryBar.TooLong) and (said.length, said.limit) == (11, 10)
        assert bar.value == "elevenchars"
        await pilot.press("backspace", "enter")
        assert entered(screen) == ["elevenchar"]


async def test_one_pasted_line_goes_in_at_the_cursor() -> None:
    async with desk() as (pilot, screen, bar):
        await pilot.press(*"ab", "left")
        await paste(pilot, " x\x1b\x00\u202ey[/]\x9b \r\n")
        assert bar.value == "a xy[/] b"
        assert screen.said == []


@pytest.mark.parametrize("text", ["", "\n\n", "\x1b\x00"])
async def test_a_paste_of_nothing_is_nothing(text: str) -> None:
    async with desk() as (pilot, screen, bar):
        await paste(pilot, text)
        assert (bar.value, screen.said) == ("", [])


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
async def test_several_pasted_lines_are_whole_and_leave_the_draft(end: str) -> None:
    async with desk() as (pilot, screen, bar):
        await pilot.press(*"draft")
        lines = [f"line {number}" for number in range(500)] + ["", "\u0101" * 100_000]
        await paste(pilot, end.join([*lines, ""]))
        said = screen.said[0]
        assert isinstance(said, EntryBar.PastedLines)
        assert said.lines == lines
        assert bar.value == "draft"


@pytest.mark.parametrize("length", [PASTE_LIMIT, PASTE_LIMIT + 1, 1_000_000])
async def test_a_huge_single_line(length: int) -> None:
    async with desk() as (pilot, screen, bar):
        await pilot.press("a")
        await paste(pilot, "x" * length)
        if length <= PASTE_LIMIT:
            assert len(bar.value) == 1 + length
            assert screen.said == []
        else:
            said = screen.said[0]
            assert isinstance(said, EntryBar.TooLong) and (said.length, said.limit) == (length, PASTE_LIMIT)
            assert bar.value == "a"


async def test_the_apps_own_clipboard_is_pasted_as_carefully() -> None:
    async with desk() as (pilot, screen, bar):
        pilot.app._clipboard = "one\ntwo"
        await pilot.press("ctrl+v")
        assert bar.value == ""
        assert isinstance(screen.said[0], EntryBar.PastedLines)


async def test_masked_shows_and_copies_nothing() -> None:
    async with desk() as (pilot, _screen, bar):
        bar.masked = True
        await pilot.press(*"key", "shift+home", "ctrl+c")
        assert bar.password
        assert pilot.app.clipboard == ""
        assert "key" not in "".join(segment.text for segment in bar.render_line(0))
        bar.masked = False
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard == "key"
        assert EntryBar(masked=True).password


async def test_coming_back_to_the_bar_keeps_the_draft() -> None:
    async with desk() as (pilot, screen, bar):
        await pilot.press(*"draft")
        screen.set_focus(None)
        bar.focus()
        await pilot.press("s")
        assert bar.value == "drafts"


async def test_a_refused_line_comes_back_and_can_be_mended() -> None:
    async with desk() as (pilot, screen, bar):
        bar.give_back("refused")
        assert bar.unsent == ["refused"] and bar.selected_text == "refused"
        await pilot.press("end", "backspace", "enter")
        assert entered(screen) == ["refuse"]
        assert bar.unsent == []


async def test_refused_lines_wait_while_something_else_is_typed() -> None:
    async with desk() as (pilot, screen, bar):
        await pilot.press(*"new")
        bar.give_back("one")
        bar.give_back("two")
        await pilot.pause()
        assert [said.count for said in screen.said if isinstance(said, EntryBar.PutAside)] == [1, 2]
        assert bar.unsent == ["one", "two", "new"]
        await pilot.press("enter")
        assert entered(screen) == ["new"] and bar.value == ""
        await pilot.press("up")
        assert bar.value == "two" and bar.aside == ["one"]
        await pilot.press("up")
        assert bar.value == "one" and bar.aside == ["two"]
        await pilot.press("x", "enter", "up", "enter")
        assert entered(screen) == ["new", "onex", "two"] and bar.unsent == []


@pytest.mark.parametrize("at_once", [True, False])
async def test_keys_after_a_refusal_never_join_it(at_once: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry, "AT_ONCE", 3600.0 if at_once else -3600.0)
    async with desk() as (pilot, screen, bar):
        bar.give_back("refused")
        await pilot.pause()  # until it is drawn nobody can have read it
        await pilot.press(*"next", "enter")
        assert entered(screen) == ["next"] and bar.value == "" and bar.aside == ["refused"]
        held = [said for said in screen.said if isinstance(said, EntryBar.PutAside)]
        assert [said.at_once for said in held] == [at_once]


@pytest.mark.parametrize("key", ["backspace", "delete", "ctrl+w"])
async def test_a_refused_line_that_is_rubbed_out_waits_too(key: str) -> None:
    async with desk() as (pilot, screen, bar):
        bar.give_back("refused")
        await pilot.press(key, key, "x")
        assert bar.value == "x" and bar.aside == ["refused"]
        held = [said for said in screen.said if isinstance(said, EntryBar.PutAside)]
        assert [said.at_once for said in held] == [False], "nothing was typed ahead"


@pytest.mark.parametrize("key", ["left", "right", "home", "end"])
async def test_an_editing_key_mends_a_refused_line(key: str) -> None:
    async with desk() as (pilot, _screen, bar):
        bar.give_back("refused")
        await pilot.press(key, "x")
        assert bar.aside == [] and "x" in bar.value and len(bar.value) >= 7


async def test_what_is_cleared_by_hand_does_not_come_back() -> None:
    async with desk() as (pilot, _screen, bar):
        bar.give_back("refused")
        await pilot.press("ctrl+u")
        assert bar.unsent == []
        await pilot.press("up", "y")
        assert bar.unsent == ["y"]


@given(st.text())
def test_no_control_character_is_typed(text: str) -> None:
    kept = _typeable(text)
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in kept)
    assert not any("\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069" for character in kept)
    assert _typeable(kept) == kept


async def test_a_letter_lays_nothing_out_and_the_end_of_a_long_line_stays_in_view(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with desk() as (pilot, screen, bar):
        bar.styles.width = 12
        await pilot.pause()
        laid, lay_out = [], screen._refresh_layout
        monkeypatch.setattr(screen, "_refresh_layout", lambda *given, **more: (laid.append(1), lay_out(*given, **more)))
        await pilot.press(*"whanaurere")
        assert laid == [] and bar.value == "whanaurere"
        assert bar.scroll_offset.x == len("whanaurere") + 1 - bar.content_size.width
