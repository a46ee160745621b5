"""The console by its keys: the board, the card, the bar, the panes, saving, other windows, sizes, awkward words."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, OptionList

from exercises.kernel.text import clean
from sessions.live import drafts
from sessions.live import room_file as roomfile
from sessions.live.session import Session, open_session
from sessions.removing import destroying
from sessions.store import locations
from sessions.store.event_store import CannotWrite, EventStore
from tests import lines
from tests.awkward import AWKWARD, HUGE, is_clean
from tests.tui import safe_keys as keys
from tests.tui.console_help import burst, console, drawn, kinds, session, settled, typed, words
from tui.app.terminal import SteadyApp
from tui.boards.table import BOARDS
from tui.console import dialogs, export_dialog, first_questions, note_dialogs
from tui.console.actions import ACTIONS, AT_ONCE, MOVES, actions_of, called, pressed
from tui.console.app import ConsoleApp
from tui.console.leaving import NotSaved
from tui.console.palette import ConsoleCommands
from tui.console.screen import ConsoleScreen
from tui.console.stack import GROUND, Card

CARD = ("too many hands", "stop tastes", "I decide", "swallowing", "2", "told off by the scales")
SIX = {
    "explanation": "too many hands",
    "intervention": "stop tastes",
    "responsibility": "I decide",
    "matters": "swallowing",
    "visits": "2",
    "felt": "told off by the scales",
}


def blanked(held: Session) -> bool:
    return held.state.display.blanked


async def to_session(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.app.workers.wait_for_complete()


# -- keys


def test_every_key_is_one_that_every_terminal_delivers() -> None:
    screens: list[type[Screen[Any]]] = [
        thing
        for module in (dialogs, export_dialog, first_questions, note_dialogs)
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, dialogs.Dialog)
    ]
    assert len(screens) >= 3
    for owner in (ConsoleScreen, ConsoleApp, SteadyApp, *screens):
        # ctrl+c only says how to leave; ctrl+q does it.
        assert keys.forbidden(vars(owner).get("BINDINGS", ())) == [], owner
    for board in BOARDS.values():
        used = {*pressed(board), *AT_ONCE, *MOVES}
        assert used <= keys.SAFE_KEYS and not used & (keys.PRINTABLE_KEYS - {"space"})


@pytest.mark.parametrize("shape", [*BOARDS])
def test_no_two_actions_share_a_key_or_a_line(shape: str) -> None:
    actions = actions_of(BOARDS[shape])
    used = [key for action in actions for key in (action.press, action.ctrl, action.line, action.also) if key]
    assert len(used) == len(set(used)) and not set(used) & {*MOVES}
    assert all(action.ctrl.startswith("ctrl+") for action in actions if action.ctrl)
    assert len({action.name for action in actions}) == len(actions)


@pytest.mark.parametrize("shape", [*BOARDS])
def test_every_action_is_a_whole_line(shape: str) -> None:
    board = BOARDS[shape]
    for action in actions_of(board):
        assert action.line and called(board, action.line) == action, action.name
        assert not action.also or called(board, action.also) == action
        if action.line[-1].isalnum():
            assert called(board, f"{action.line}.") == action, "a full stop out of habit"


async def test_what_is_done_on_the_board_by_line_and_by_key() -> None:
    held = session(*lines.SAMPLE)
    async with console(held) as (app, pilot):
        screen = app.console_screen
        for key, done in (
            ("b", lambda: blanked(held)),
            ("b", lambda: blanked(held) and "The room is dark" in drawn(app)),
            ("blank off", lambda: not blanked(held)),
            ("h", lambda: held.state.display.held is not None),
            ("h", lambda: held.state.display.held is None),
            ("right", lambda: screen.focus_on == 2),
            ("s", lambda: held.state.display.view == "chair 2"),
            ("m", lambda: held.state.display.view == "map"),
            ("end", lambda: screen.focus_on == 32),
            ("home", lambda: screen.focus_on == 1),
            ("g", lambda: screen.pane == "detail"),
            ("g", lambda: screen.pane == "overview"),
            ("p", lambda: screen.pane == "guidance"),
            ("escape", lambda: screen.pane == "overview"),
            ("f", lambda: screen.pane == "findings"),
            ("f", lambda: screen.pane == "overview"),
            ("?", lambda: screen.pane == "help"),
            ("escape", lambda: screen.pane == "overview"),
            ("]", lambda: held.state.run.state.phase == "warm-up"),
            ("[", lambda: held.state.run.state.phase == "prepare"),
            ("ctrl+g", lambda: blanked(held)),
            ("ctrl+g", lambda: blanked(held) and "The room is dark" in drawn(app)),
            ("blank off", lambda: not blanked(held)),
            ("f9", lambda: blanked(held)),
            ("s", lambda: held.state.display.view == "chair 1"),
            ("ctrl+e", lambda: screen.pane == "guidance"),
            ("ctrl+e", lambda: screen.pane == "overview"),
            ("v", lambda: isinstance(app.screen, dialogs.ViewList)),
            ("escape", lambda: app.screen is screen),
        ):
            if "ctrl" in key or key in ("f9", "right", "home", "end", "escape"):
                await pilot.press(key)
                await settled(pilot)
            else:
                await typed(app, pilot, key)
            assert done(), key


async def test_undo_and_redo_by_key_on_the_board_and_in_the_bar() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "7 why: one\n7 do: two\n")
        for key, said in (
            ("ctrl+z", {"explanation"}),
            ("ctrl+z", set()),
            ("ctrl+y", {"explanation"}),
            ("ctrl+y", {"explanation", "intervention"}),
        ):
            await pilot.press(key)
            await settled(pilot)
            assert set(words(held, 7)) == said
        await burst(app, pilot, "\x1b")
        await pilot.press("ctrl+z")
        assert set(words(held, 7)) == {"explanation"}
        await pilot.press("ctrl+y")
        assert set(words(held, 7)) == {"explanation", "intervention"}
        assert app.console_screen.bar.entry.has_focus


async def test_ctrl_z_right_behind_a_line_takes_back_that_line() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "7 why: one\n7 do: two\n\x1a")
        assert words(held, 7) == {"explanation": "one"}


# -- the card


@pytest.mark.parametrize("begin", ["9\n", "n\n", "\x0e"], ids=["its number", "n", "ctrl n"])
async def test_a_chair_is_heard_with_one_enter_a_field(begin: str) -> None:
    held = session(*lines.CHAIRS)
    async with console(held) as (app, pilot):
        if begin != "9\n":
            # Whānau chairs come first, so the therapist is next only when they were heard.
            for number in (*range(1, 7), 8):
                for word in ("why", "do", "who"):
                    app.console_screen.do(f"{number} {word} ?")
            app.console_screen.point_at(8)
        before = len(held.events)
        await burst(app, pilot, begin)
        for answer in CARD:
            await burst(app, pilot, answer)
            await pilot.press("enter")
        assert words(held, 9) == SIX
        assert sum(event.kind == "answer" for event in held.events[before:]) == 6
        assert app.console_screen.bar.entry.value == ""


async def test_a_whole_card_typed_ahead_in_one_burst() -> None:
    held = session(*lines.CHAIRS)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\n" + "".join(f"{answer}\n" for answer in CARD))
        assert words(held, 9) == SIX


async def test_two_chairs_one_after_the_other_in_one_burst() -> None:
    held = session(*lines.CHAIRS)
    async with console(held) as (app, pilot):
        whole = "".join(f"{answer}\n" for answer in CARD if answer != SIX["visits"])
        await burst(app, pilot, f"1\n{whole}\x0e{whole}")
        asked = {key: answer for key, answer in SIX.items() if key != "visits"}
        assert words(held, 1) == asked and words(held, 2) == asked, "whānau are not booked, so nobody asks them"


async def test_lines_typed_in_one_burst_are_neither_merged_nor_reordered() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        before = len(held.events)
        typed = [
            f"{number} {word}: {number}{word}{'b' * number}h"
            for number in range(1, 13)
            for word in ("why", "do", "who")
        ]
        await burst(app, pilot, "".join(f"{line}\n" for line in typed))
        said = [f"{event.data['chair']} {event.data['words']}" for event in held.events[before:]]
        assert said == [f"{line.split()[0]} {line.split(': ')[1]}" for line in typed]


async def test_empty_enter_skips_a_field_and_signs_are_answers() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        for key in ("9", "enter"):
            await pilot.press(key)
        await burst(app, pilot, "\n?\n-\n\n\n~ tired\n")
        state = held.state.run.state.chairs[9].answers
        assert {field: answer.kind for field, answer in state.items()} == {
            "intervention": "unknown",
            "responsibility": "silent",
            "felt": "guess",
        }
        assert state["felt"].words == "tired"


async def test_a_card_opens_at_the_first_field_not_heard_and_says_what_to_ask() -> None:
    held = session(*lines.PEOPLE, "9 why: x", "9 do: y")
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\n")
        assert app.console_screen.bar.card[0].lead == "9 who"
        assert "Say: “" in drawn(app) and "9 Marama, who does what:" in drawn(app)
    moments = lines.session("+ The third visit", exercises=["compass"])
    moments.record("projected", {"projected": False})
    async with console(moments) as (app, pilot):
        await burst(app, pilot, "1\n")
        assert "Say: “Who was it with?” whānau, team, network or myself" in drawn(app)


async def test_a_refused_answer_stays_in_the_bar_with_the_reason() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\n\n\n\n\n")
        await burst(app, pilot, "many\n")
        bar = app.console_screen.bar
        assert bar.entry.value == "many" and bar.card[0].lead == "9 visits"
        assert words(held, 9) == {} and "visits" in drawn(app)
        for _ in "many":
            await pilot.press("backspace")
        await burst(app, pilot, "3\n")
        assert words(held, 9) == {"visits": "3"}


async def test_what_is_typed_ahead_of_a_refusal_is_never_recorded_for_the_wrong_field() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        long = "x" * 900
        await burst(app, pilot, f"9\n{long}\nstop tastes\nI decide\n")
        assert words(held, 9) == {"intervention": "stop tastes", "responsibility": "I decide"}
        bar = app.console_screen.bar
        assert bar.entry.aside == [f"9 why: {long}"] and "1 waiting: up" in drawn(app)
        await pilot.press("up", "ctrl+u", *"9 why: ", *"short", "enter")
        assert words(held, 9)["explanation"] == "short"


async def test_a_slow_second_try_stays_with_its_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.entry.AT_ONCE", 0.0)
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, f"9\n{'x' * 900}\n")
        assert "takes 200" in drawn(app)
        await burst(app, pilot, "short\nstop tastes\n")
        assert words(held, 9) == {"explanation": "short", "intervention": "stop tastes"}


async def test_good_lines_after_a_refusal_are_recorded_whenever_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.entry.AT_ONCE", 0.0)
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "agree 7: weekly visits\n")
        assert "Whānau chairs come first" in drawn(app)
        await burst(app, pilot, "asked 2\nasked 4 5\nwants 4: rest\n")
        state = held.state.run.state
        assert state.chairs[2].asked and state.chairs[5].asked and state.chairs[4].wants == "rest"
        await pilot.press("up")
        assert app.console_screen.bar.entry.value == "agree 7: weekly visits"


async def test_undo_in_a_card_asks_that_question_again() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\nwrong\n")
        assert app.console_screen.bar.card[0].lead == "9 do"
        await pilot.press("ctrl+z")
        await burst(app, pilot, "right\n")
        assert words(held, 9) == {"explanation": "right"}


@pytest.mark.parametrize("line", ["undo", "blank", "b", "export page.md"])
async def test_a_whole_line_in_a_card_asks_which_it_is(line: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        before = list(held.events)
        await burst(app, pilot, f"9\n{line}\n")
        assert list(held.events) == before and "tab: it is what chair 9 says" in drawn(app)
        await pilot.press("tab")
        assert words(held, 9) == {"explanation": line} and app.console_screen.bar.card[0].lead == "9 do"


async def test_a_whole_line_in_a_card_is_done_after_enter_again_and_the_card_goes_on() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\nnobody asked her\nblank\n")
        assert not blanked(held)
        await burst(app, pilot, "\n")
        assert blanked(held) and app.console_screen.bar.card[0].lead == "9 do"
        await burst(app, pilot, "ask her\n")
        assert words(held, 9) == {"explanation": "nobody asked her", "intervention": "ask her"}


@pytest.mark.parametrize("line", ["note she is near tears", "note; she is near tears", "Follow up - she is near tears"])
async def test_a_private_note_without_its_colon_is_no_answer_unasked(line: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, f"9\n{line}\n")
        assert words(held, 9) == {} and "tab: it is what chair 9 says" in drawn(app)
        await burst(app, pilot, "\n")
        assert words(held, 9) == {} and app.console_screen.bar.card[0].lead == "9 why"
        assert [one.text for one in held.state.frame.state.notes.values()] == ["she is near tears"]


@pytest.mark.parametrize(("columns", "height"), [(80, 24), (60, 18)])
@pytest.mark.parametrize("opened", ["", "9\n"])
async def test_what_is_asked_of_a_long_line_is_read_before_it_is_entered(
    columns: int, height: int, opened: str
) -> None:
    held = session(*lines.PEOPLE)
    typed = f"{'too many hands and nobody asked her ' * 4}; 8 why: he is tired"
    async with console(held, columns, height) as (app, pilot):
        await burst(app, pilot, f"{opened}{'' if opened else '9 why: '}{typed}")
        assert "Two lines in one?" in drawn(app)


async def test_nothing_is_typed_about_sharing() -> None:
    held = session(*lines.PEOPLE, "go sharing")
    async with console(held) as (app, pilot):
        secret = "it touched me because of my own mum"
        await burst(app, pilot, f"\n9 felt: {secret}\n")
        assert app.console_screen.bar.entry.unsent == [] and app._unsent() == [] and "touched" not in drawn(app)
        await burst(app, pilot, secret)
        app.keep_draft()
        assert app._unsent() == []
        await burst(app, pilot, "\x1b")
        app.console_screen.act("next")
        await pilot.press("up")
        assert held.state.run.state.spoke is None


async def test_a_refused_line_stays_in_the_bar() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        before = len(held.events)
        await burst(app, pilot, "99 why: who is that\n")
        assert app.console_screen.bar.entry.value == "99 why: who is that"
        assert "There is no chair 99" in drawn(app) and len(held.events) == before


async def test_an_unfinished_line_is_never_mixed_with_another() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "7 why: half a tho\x1b")
        await burst(app, pilot, "8 why: whole\n")
        assert words(held, 8) == {"explanation": "whole"} and words(held, 7) == {}
        await pilot.press("escape")
        await settled(pilot)
        assert "7 why: half a tho" in app._unsent()


async def test_an_unfinished_answer_is_never_recorded_on_the_next_chair() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "7\nhalf a tho\x0e")
        assert app.console_screen.bar.card[0].lead == "1 why"
        await burst(app, pilot, "whole\n")
        assert words(held, 7) == {} and words(held, 1) == {"explanation": "whole"}
        assert "7 why: half a tho" in app._unsent()
        await burst(app, pilot, "\x1b")
        await pilot.pause(0.8)
        assert "7 why: half a tho" in app._unsent()


async def test_an_unfinished_answer_left_by_escape_keeps_its_chair() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "7\nhalf a tho\x1b")
        assert app._unsent() == ["7 why: half a tho"]
        await pilot.press("up")
        await burst(app, pilot, "ught\n")
        assert words(held, 7) == {"explanation": "half a thought"}


async def test_enter_on_the_board_does_not_put_a_waiting_line_into_a_card() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "7 why: half\x1b")
        app.console_screen.point_at(8)
        await burst(app, pilot, "\nwhole\n\x1b")
        assert words(held, 8) == {"explanation": "whole"} and words(held, 7) == {}
        assert "7 why: half" in app._unsent()


async def test_find_does_not_throw_away_a_waiting_line() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "7 why: half\x1b/\nHine\n")
        assert app.console_screen.pane == "found" and "7 why: half" in app._unsent()


async def test_letters_in_a_field_are_letters() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        before = len(held.events)
        await pilot.press(*"bhsmvngpfurtcy?[]/")
        await settled(pilot)
        assert app.console_screen.bar.entry.value == "bhsmvngpfurtcy?[]/"
        assert len(held.events) == before and app.console_screen.pane == "overview"


async def test_tab_takes_the_first_completion() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "sho")
        await pilot.press("tab")
        assert app.console_screen.bar.entry.value == "show "
        await burst(app, pilot, "differences\n")
        assert held.state.display.view == "differences"


async def test_the_bar_says_what_a_line_would_do_before_enter() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9 why: nobody asked")
        assert "chair 9 Marama, why" in drawn(app).splitlines()[-1]
        assert words(held, 9) == {}


# -- blanking from everywhere


@pytest.mark.parametrize("where", ["bar", "card", "palette", "views", "question", "paste"])
async def test_the_room_is_dark_at_once_wherever_the_typist_is(where: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        match where:
            case "bar":
                await burst(app, pilot, "7 why: half")
            case "card":
                await burst(app, pilot, "7\nhalf")
            case "palette":
                await pilot.press("ctrl+p", "b")
            case "views":
                await typed(app, pilot, "v")
            case "question":
                app.ask_projected()
            case "paste":
                app.review_paste(["7 why: one", "7 do: two"])
        await settled(pilot)
        top, value = app.screen, app.console_screen.bar.entry.value
        await pilot.press("ctrl+g")
        await settled(pilot)
        assert blanked(held) and roomfile.read(roomfile.path_of(held.name)).view is None
        assert app.screen is top and app.console_screen.bar.entry.value == value
        await pilot.press("ctrl+g", "f9")
        await settled(pilot)
        assert blanked(held), "it only ever darkens"


@pytest.mark.parametrize("where", ["board", "views", "question", "paste", "help", "guidance"])
async def test_b_is_a_letter_everywhere_and_a_line_with_its_enter(where: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        match where:
            case "views":
                await typed(app, pilot, "v")
            case "question":
                app.ask_projected()
            case "paste":
                app.review_paste(["7 why: one", "7 do: two"])
            case "help" | "guidance":
                await typed(app, pilot, "?" if where == "help" else "p")
        await settled(pilot)
        before = list(held.events)
        await burst(app, pilot, "b")
        assert list(held.events) == before
        if app.screen is app.console_screen:
            await burst(app, pilot, "\n")
            assert blanked(held)


# -- looking and finding


async def test_looking_ahead_changes_neither_the_session_nor_the_room() -> None:
    held = session(*lines.SAMPLE)
    async with console(held) as (app, pilot):
        path = roomfile.path_of(held.name)
        before, room, phase = list(held.events), path.read_bytes(), held.state.run.state.phase
        await typed(app, pilot, "p")
        seen = {drawn(app)}
        for _ in range(16):
            await pilot.press("right")
            await settled(pilot)
            seen.add(drawn(app))
        assert len(seen) == 15
        for key in (
            "left",
            "down",
            "pagedown",
            "up",
            "home",
            "end",
            "escape",
            "g",
            "down",
            "g",
            "f",
            "f",
            "?",
            "escape",
        ):
            await pilot.press(key, *(["enter"] if len(key) == 1 else []))
        await settled(pilot)
        assert list(held.events) == before and path.read_bytes() == room
        assert held.state.run.state.phase == phase


async def test_guidance_of_a_late_phase_is_left_for_an_exercise_with_fewer() -> None:
    held = session("exercise relationship-review", "exercise compass", "go 7")
    async with console(held) as (app, pilot):
        await typed(app, pilot, "p")
        assert "7 Pattern" in drawn(app)
        await typed(app, pilot, "exercise relationship-review")
        assert held.state.current == "relationship-review"
        assert "0 Invite" in drawn(app) and app.fault is None
        app.console_screen.looking = 7
        app.console_screen.refresh_all()
        assert app.fault is None and "0 Invite" in drawn(app)


async def test_guidance_begins_where_the_group_is_and_says_so() -> None:
    held = session(*lines.PEOPLE, "go interview")
    async with console(held) as (app, pilot):
        await typed(app, pilot, "p")
        assert "The group is here." in drawn(app) and "4 Interview in role" in drawn(app)
        await pilot.press("right")
        await settled(pilot)
        assert "Only looking." in drawn(app)


async def test_every_action_is_in_the_palette_and_in_help() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await typed(app, pilot, "?")
        text = "\n".join(
            "".join(part for part, _ in line) for line in app.console_screen.query_one("#board").drawing.lines
        )  # type: ignore[attr-defined]
        for action in actions_of(BOARDS["network"]):
            assert action.short in text and action.line in text
        await pilot.press("escape", "ctrl+p")
        await settled(pilot)
        await pilot.pause(0.3)
        listed = app.screen.query_one(OptionList)
        hits = [str(listed.get_option_at_index(index).prompt) for index in range(listed.option_count)]
        for action in actions_of(BOARDS["network"]):
            assert any(hit.startswith(action.short) for hit in hits), action.short
        assert any("Go to 4 Interview" in hit for hit in hits) and any("Show chair 9 Marama" in hit for hit in hits)


DONE: dict[str, Callable[[Session, ConsoleApp], object]] = {
    "blank": lambda held, app: blanked(held),
    "hold": lambda held, app: held.state.display.held is not None,
    "show_focused": lambda held, app: held.state.display.view == "chair 1",
    "show_overview": lambda held, app: held.state.display.view == "map",
    "choose_view": lambda held, app: isinstance(app.screen, dialogs.ViewList),
    "next_waiting": lambda held, app: app.console_screen.bar.card[0].lead == "1 why",
    "open_card": lambda held, app: app.console_screen.bar.card,
    "detail": lambda held, app: app.console_screen.pane == "detail",
    "guidance": lambda held, app: app.console_screen.pane == "guidance",
    "findings": lambda held, app: app.console_screen.pane == "findings",
    "next_phase": lambda held, app: held.state.run.state.phase == "warm-up",
    "previous_phase": lambda held, app: "first phase" in drawn(app),
    "find": lambda held, app: app.console_screen.bar.entry.value == "find ",
    "export": lambda held, app: app.console_screen.bar.entry.value == "export ",
    "print_paper": lambda held, app: app.console_screen.bar.entry.value == "print ",
    "import_file": lambda held, app: app.console_screen.bar.entry.value == "import ",
    "standing": lambda held, app: "e elephant" in drawn(app),
    "elephant": lambda held, app: app.console_screen.elephant_held and blanked(held),
    "jargon": lambda held, app: app.console_screen.bar.entry.value == "jargon ",
    "park_thing": lambda held, app: app.console_screen.bar.entry.value == "park: ",
    "private_note": lambda held, app: app.console_screen.bar.entry.value == "note: ",
    "moment": lambda held, app: kinds(held)[-1] == "mark_moment",
    "agreed_action": lambda held, app: app.console_screen.bar.entry.value == "action ",
    "agreement": lambda held, app: app.console_screen.at_day and "AGREEMENT" in drawn(app),
    "day": lambda held, app: app.console_screen.at_day and "TODAY" in drawn(app),
    "timer": lambda held, app: app.console_screen.bar.entry.value == "timer ",
    "timer_more": lambda held, app: "There is no timer yet" in drawn(app),
    "timer_less": lambda held, app: "There is no timer yet" in drawn(app),
    "timer_waits": lambda held, app: "There is no timer yet" in drawn(app),
    "undo": lambda held, app: 12 not in held.state.run.state.chairs,
    "redo": lambda held, app: "nothing to put back" in drawn(app),
    "close_pane": lambda held, app: True,
    "recall": lambda held, app: "No line waits" in drawn(app),
    "forget": lambda held, app: "Forgotten: 0 lines" in drawn(app),
    "list_elephant": lambda held, app: app.console_screen.at_day and "ELEPHANTS" in drawn(app),
    "list_jargon": lambda held, app: app.console_screen.at_day and "JARGON" in drawn(app),
    "list_park_thing": lambda held, app: app.console_screen.at_day and "PARKED" in drawn(app),
    "list_private_note": lambda held, app: app.console_screen.at_day and "PRIVATE NOTES" in drawn(app),
    "list_moment": lambda held, app: app.console_screen.at_day and "MOMENTS" in drawn(app),
    "list_agreed_action": lambda held, app: app.console_screen.at_day and "ACTIONS" in drawn(app),
    "mirror": lambda held, app: isinstance(app.screen, first_questions.ProjectedQuestion),
    "change_theme": lambda held, app: "Colours:" in drawn(app),
    "help": lambda held, app: app.console_screen.pane == "help",
    "keep": lambda held, app: "Everything is saved" in drawn(app),
    "leave": lambda held, app: app.is_leaving,
    "for_the_room": lambda held, app: "is for the room" in drawn(app) and roomfile.claimed() == held.name,
    "room_screen": lambda held, app: "No room screen is there" in drawn(app),
    "next_page": lambda held, app: "only page" in drawn(app),
    "previous_page": lambda held, app: "only page" in drawn(app),
}


@pytest.mark.parametrize("action", [action.name for action in ACTIONS])
async def test_every_action_works_from_the_palette(action: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        short = next(known.short for known in actions_of(BOARDS["network"]) if known.name == action)
        found = [hit async for hit in ConsoleCommands(app.screen).search(short)]
        best = max(found, key=lambda hit: hit.score)
        assert str(best.text).startswith(short)
        app.call_later(best.command)  # as the palette does once it is closed
        await settled(pilot)
        assert DONE[action](held, app), drawn(app)


@pytest.mark.parametrize("action", [action.name for action in ACTIONS])
async def test_every_action_works_as_a_line(action: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        known = next(one for one in ACTIONS if one.name == action)
        await typed(app, pilot, known.line)
        assert DONE[action](held, app), drawn(app)


async def test_the_pages_in_the_room_are_turned_by_key() -> None:
    many = [f"{one} vs {one + 1} why: what number {one} means by it" for one in range(1, 31)]
    held = session(*lines.CHAIRS, *many, "show differences")
    async with console(held) as (app, pilot):
        for line, view in ((".", "differences 2"), (".", "differences 3"), (",", "differences 2")):
            await typed(app, pilot, line)
            assert held.state.display.view == view, drawn(app)


async def test_tab_takes_the_line_that_a_refusal_tells() -> None:
    held = session("+ child Tama")
    async with console(held) as (app, pilot):
        await burst(app, pilot, "why 1: nobody asked her")
        await settled(pilot)
        assert "tab takes it" in drawn(app)
        await burst(app, pilot, "\n")
        await settled(pilot)
        assert "tab takes it" in drawn(app) and "The number comes first: 1 why: nobody asked her" in drawn(app)
        await pilot.press("tab")
        await settled(pilot)
        assert app.console_screen.bar.entry.value == "1 why: nobody asked her" and "tab takes it" not in drawn(app)
        await burst(app, pilot, "\n")
        assert words(held, 1)["explanation"] == "nobody asked her"


async def test_tab_takes_the_line_that_was_refused_before_it_was_drawn() -> None:
    async with console(session("+ child Tama")) as (app, pilot):
        await burst(app, pilot, "mum Sela\n")
        await pilot.press("tab")
        assert app.console_screen.bar.entry.value == "+ mum Sela"


async def test_enter_right_behind_tab_takes_that_line() -> None:
    held = session("+ child Tama")
    async with console(held) as (app, pilot):
        now = app.ticks()
        app.ticks = lambda: now
        await burst(app, pilot, "mum Sela\n")
        await pilot.press("tab", "enter")
        assert held.state.run.state.chairs[2].person == "Sela" and not app.console_screen.bar.entry.value


async def test_what_tab_does_is_said_whole_on_the_smallest_screen() -> None:
    async with console(session("+ child Tama"), 40, 12) as (app, pilot):
        await burst(app, pilot, "mum Hine\n")
        await settled(pilot)
        assert drawn(app).splitlines()[-1].rstrip().endswith("tab takes it")


async def test_tab_takes_nothing_where_a_refusal_only_shows_the_form() -> None:
    async with console(session("+ child Tama")) as (app, pilot):
        await burst(app, pilot, "xx yy\n")
        await pilot.press("tab")
        await settled(pilot)
        assert app.console_screen.bar.entry.value == "xx yy" and "tab takes it" not in drawn(app)


async def test_find_ignores_macrons() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "/\nkohanga\n")
        assert "kōhanga reo" in drawn(app)


# -- saving


async def test_a_disk_that_refuses_is_said_in_words_and_everything_is_saved_when_it_is_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        append = EventStore.append

        def refuse(self: EventStore, documents: object) -> None:
            raise CannotWrite("It cannot be saved just now (the disk is full).", self.path, OSError(28, "full"))

        monkeypatch.setattr(EventStore, "append", refuse)
        await burst(app, pilot, "7 why: kept\n7 do: too\n")
        assert "NOT SAVED: 2" in drawn(app) and words(held, 7) == {"explanation": "kept", "intervention": "too"}
        assert '"kept"' not in locations.session_path(held.name).read_text()
        assert any(document["kind"] == "answer" for document in held.documents())
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "NOT SAVED: 2" in drawn(app)
        await burst(app, pilot, "\x1b")
        await burst(app, pilot, f"e\n{tmp_path}/whole.json\n")
        await burst(app, pilot, "\n")
        assert "Saved whole.json for facilitators. It is noted in the se" in drawn(app)
        assert '"kept"' in (tmp_path / "whole.json").read_text(encoding="utf-8")
        await burst(app, pilot, "\x1b")
        await burst(app, pilot, f"e\n{tmp_path}/whole.json\n")
        assert "there already" in drawn(app)
        await burst(app, pilot, "\n")
        assert "Saved" not in drawn(app) and app.console_screen.bar.entry.value.startswith("export ")
        monkeypatch.setattr(EventStore, "append", append)
        app.each_second()
        await settled(pilot)
        assert "NOT SAVED" not in drawn(app) and "The disk is back" in drawn(app)
        assert words(open_session(held.name, read_only=True), 7) == {"explanation": "kept", "intervention": "too"}


async def test_a_lost_session_file_is_one_sentence_and_the_console_stays() -> None:
    held = session(*lines.PEOPLE, "7 why: still here")
    async with console(held) as (app, pilot):
        locations.session_path(held.name).unlink()
        for _ in range(3):
            app.follow()
            app.each_second()
        await settled(pilot)
        assert held.name in drawn(app) and "put it back" in " ".join(drawn(app).split())
        await burst(app, pilot, "7 do: more\n")
        assert app.is_running and words(held, 7) == {"explanation": "still here", "intervention": "more"}
        assert "NOT SAVED: 1" in drawn(app)
        assert "more" in str(held.documents()) and app.fault is None


async def test_a_destroyed_session_is_said_large_and_comes_to_life_nowhere() -> None:
    held = session(*lines.PEOPLE, "7 why: still here")
    async with console(held) as (app, pilot):
        destroying.destroy(destroying.plan(held.name, held.by))
        app.follow()
        await settled(pilot)
        said = " ".join(drawn(app).split())
        assert "The file of this session is gone" in said and "ctrl q" in said and "Nothing was typed since" in said
        await burst(app, pilot, "7 do: more\n")
        app.keep_draft()
        app.each_second()
        await settled(pilot)
        assert "NOT SAVED, on this screen only: " in drawn(app) and "NOT SAVED: 1" in drawn(app)
        await burst(app, pilot, "8 why: half a thought")
        app.keep_draft()
        app.put_everything_away()
    assert not [file for file in locations.home().rglob("*") if held.name in file.name]


async def test_a_file_that_comes_back_is_said_and_takes_what_waited(tmp_path: Path) -> None:
    held = session(*lines.PEOPLE)
    path = locations.session_path(held.name)
    async with console(held) as (app, pilot):
        path.rename(tmp_path / "away.json")
        app.follow()
        await burst(app, pilot, "7 do: more\n")
        assert app.console_screen.pane == "gone"
        await burst(app, pilot, "\x1b\x1b")
        assert app.console_screen.pane == "overview" and "Nothing is saved now" in drawn(app)
        (tmp_path / "away.json").rename(path)
        app.follow()
        app.each_second()
        await settled(pilot)
        assert "NOT SAVED" not in drawn(app) and "is gone" not in drawn(app)
    assert words(open_session(held.name, read_only=True), 7) == {"intervention": "more"}


async def test_another_copy_that_came_in_its_place_is_said_with_what_it_is_without(tmp_path: Path) -> None:
    held = session(*lines.PEOPLE)
    path = locations.session_path(held.name)
    shutil.copy(path, tmp_path / "older.json")
    async with console(held) as (app, pilot):
        await burst(app, pilot, "show chair 7\n7 why: hips\n7 do: less\n")
        shutil.copy(path, path.with_name(f"{held.name} (conflicted copy).json"))
        os.replace(tmp_path / "older.json", path)
        app.follow()
        await settled(pilot)
        said = app.console_screen.bar.said
        assert "not in it: why, chair 7 Jo and what to do, chair 7 Jo." in said
        assert f"{held.name} (conflicted copy).json" in said and "hips" not in said
        seen = roomfile.found(held.name)
        assert seen is not None and seen.view is not None and "hips" not in str(seen.view), (
            "what is in no file any more"
        )


async def test_its_notice_goes_also_where_what_waited_is_saved_first(tmp_path: Path) -> None:
    held = session(*lines.PEOPLE)
    path = locations.session_path(held.name)
    async with console(held) as (app, pilot):
        path.rename(tmp_path / "away.json")
        app.follow()
        await burst(app, pilot, "7 do: more\n")
        (tmp_path / "away.json").rename(path)
        app.each_second()
        app.follow()
        await settled(pilot)
        assert app.console_screen.pane == "overview" and "is gone" not in drawn(app) and "is back" in drawn(app)


async def test_where_its_folder_is_away_leaving_asks_and_what_waited_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that was pulled out is no session that was destroyed."""
    monkeypatch.setenv("HOME", str(tmp_path))
    held = session(*lines.PEOPLE)
    sessions = locations.sessions_folder()
    async with console(held) as (app, pilot):
        sessions.rename(tmp_path / "pulled")
        app.follow()
        await burst(app, pilot, "7 do: more\n")
        said = " ".join(drawn(app).split())
        assert "disk was pulled out" in said and "Was it destroyed" not in said
        await app.action_quit()
        await settled(pilot)
        assert isinstance(app.screen, NotSaved)
        assert not any("drafts" in label for _, label in app.screen.answers), "nothing is made in its place"
        await pilot.press("down", "enter")
        await settled(pilot)
    assert not sessions.exists()
    (tmp_path / "pulled").rename(sessions)
    async with console(open_session(held.name, by=held.by)) as (app, pilot):
        await settled(pilot)
        app.each_second()
    assert words(open_session(held.name, read_only=True), 7) == {"intervention": "more"}


async def test_what_another_window_records_shows_up() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        other = lines.again(held, by="F1")
        other.record(
            "answer", {"chair": 7, "field": "explanation", "kind": "answered", "words": "from F1"}, run="live-grid"
        )
        app.console_screen.point_at(7)
        app.follow()
        await settled(pilot)
        assert "from F1" in drawn(app)
        other.record("blank", {})
        app.follow()
        await settled(pilot)
        assert "BLANKED" in drawn(app)


async def test_a_draft_comes_back_once() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\nhalf an ans")
        app.put_everything_away()
    again = open_session(held.name)
    async with console(again) as (app, pilot):
        bar = app.console_screen.bar
        assert bar.lead == "9 why: " and bar.entry.value == "half an ans" and "back, not recorded" in drawn(app)
        assert words(again, 9) == {} and bar.entry.selected_text == "half an ans"
        await pilot.press("end")
        await burst(app, pilot, "wer\n")
        assert words(again, 9) == {"explanation": "half an answer"}
        app.put_everything_away()
    async with console(open_session(held.name)) as (app, pilot):
        assert app.console_screen.bar.entry.value == ""


async def test_words_left_last_time_outlast_a_second_that_passes_before_they_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = session(*lines.PEOPLE)
    drafts.keep(held.name, held.by, {"unsent": ["jargon half typed"]})
    begin = ConsoleApp.begin

    def late(app: ConsoleApp) -> None:
        app.each_second()
        begin(app)

    monkeypatch.setattr(ConsoleApp, "begin", late)
    async with console(held) as (app, _):
        assert app.console_screen.bar.entry.value == "jargon half typed"


# -- sizes


@pytest.mark.parametrize("pane", ["overview", "detail", "guidance", "help", "findings", "card", "views", "question"])
async def test_every_size_and_back(pane: str) -> None:
    held = session(*lines.SAMPLE)
    async with console(held) as (app, pilot):
        match pane:
            case "detail" | "guidance" | "findings" | "help":
                app.console_screen.open_pane(pane)
            case "card":
                await burst(app, pilot, "9\nhalf")
            case "views":
                app.choose_view()
            case "question":
                app.ask_projected()
        await settled(pilot)
        first = drawn(app)
        for columns, rows in ((40, 12), (60, 18), (20, 5), (120, 30), (1, 1), (200, 50), (80, 24)):
            await pilot.resize_terminal(columns, rows)
            await settled(pilot)
            text = drawn(app)
            assert len(text.splitlines()) <= rows and "Traceback" not in text
            if columns < 40 and pane not in ("views", "question") and columns > 10:
                assert "20 by 5" in text
        assert drawn(app) == first


@pytest.mark.parametrize("size", [(40, 12), (60, 18), (80, 24), (120, 30)])
async def test_the_essentials_are_on_every_size(size: tuple[int, int]) -> None:
    held = session(*lines.SAMPLE)
    async with console(held, *size) as (app, pilot):
        text = drawn(app)
        assert "CONSOLE - private" in text and "saved  09:30" in text and "ctrl g dark" in text and "▌1 Tama" in text
        await burst(app, pilot, "9\n")
        assert "9 Marama" in drawn(app) and "ctrl g dark" in text


# -- awkward words


async def test_awkward_words_in_the_bar_are_kept_as_they_are_and_run_nothing() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        bar = app.console_screen.bar
        for text in AWKWARD:
            kept = clean(text)
            bar.to_line()
            bar.entry._take_paste(f"7 why: {text}") if "\n" not in clean(text, lines=True) else bar.entry.give_back(
                f"7 why: {kept}"
            )
            bar.entry._enter()
            await pilot.pause()
            answer = held.state.run.state.chairs[7].answers.get("explanation")
            if kept in ("?", "-", "~") or not kept:
                bar.entry.clear()
                continue
            said = kept.removeprefix("~ ")
            assert answer is not None and answer.words == said and is_clean(answer.words)
            assert app.is_running and bar.entry.value == ""
        assert app.fault is None and "CONSOLE - private" in drawn(app)


async def test_awkward_words_in_every_field_of_a_card() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        bar = app.console_screen.bar
        names = {
            "why": "explanation",
            "do": "intervention",
            "who": "responsibility",
            "matters": "matters",
            "felt": "felt",
        }
        for text in AWKWARD:
            kept = clean(text)
            if kept in ("", "?", "-") or kept.startswith(("~", "9 why: ")):
                continue
            app.console_screen.point_at(9)
            for word, name in names.items():
                asked = [one for one in app.console_screen.fields() if one.lead == f"9 {word}"]
                bar.stack = (*GROUND, Card(tuple(asked)))
                bar.entry.give_back(text)
                bar.entry._enter()
                if isinstance(bar.top, Card) and bar.top.asked:
                    bar.tab()
                assert words(held, 9).get(name) == kept, (word, text)
            await pilot.pause()
        assert app.fault is None and bar.entry.aside == []


async def test_awkward_names_are_shown_as_they_are() -> None:
    held = session(projected=False)
    async with console(held) as (app, pilot):
        for name in ("[@click=app.quit]x[/]", "[red]", "[/]", "\u202eevil", "👩‍👩‍👧‍👦", "Ma\u0304ia", "علي", "漢字"):
            app.console_screen.do(f"+ agency {name}: nurse")
        await settled(pilot)
        text = drawn(app)
        assert "[/]" in text and "Māia" in text and "علي" in text and "\u202e" not in text
        await pilot.press("ctrl+p")
        await settled(pilot)
        app.screen.query_one(Input).value = "show chair"
        await pilot.pause(0.3)
        assert app.screen.query_one(OptionList).option_count >= 8
        await pilot.press("escape")
        await settled(pilot)
        await typed(app, pilot, "v")
        assert "[/]" in "\n".join(str(option.prompt) for option in app.screen.query_one(OptionList).options)


@pytest.mark.parametrize("text", [*HUGE, "x" * 1_000_000], ids=lambda text: f"{text[0]!r} {len(text)}")
async def test_far_too_long_is_said_and_the_field_keeps_its_words(text: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "7 why: mine")
        bar = app.console_screen.bar
        bar.entry._take_paste(text)
        await settled(pilot)
        if len(bar.entry.value) > len("7 why: mine") + 10:
            await pilot.press("enter")
            await settled(pilot)
        assert bar.entry.value.startswith("7 why: mine") and words(held, 7) == {}
        assert "characters" in drawn(app) or set(text) == {"\u0301"}


async def test_no_exercise_yet_says_what_to_type() -> None:
    held = lines.session(exercises=())
    held.record("projected", {"projected": False})
    async with console(held) as (app, pilot):
        assert "Type: exercise live-grid" in drawn(app)
        for key in (
            "n",
            "enter",
            "escape",
            "g",
            "p",
            "s",
            "m",
            "v",
            "escape",
            "f",
            "f",
            "?",
            "escape",
            "]",
            "u",
            "right",
        ):
            await pilot.press(key, *(["enter"] if len(key) == 1 else []))
            await settled(pilot)
        assert app.fault is None
        await burst(app, pilot, "\x1bexercise live-grid\n\x1b+ child Tama: the child\n")
        assert kinds(held)[-2:] == ["exercise", "add_chair"]
        assert "1 Tama" in drawn(app)
