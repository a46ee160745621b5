"""The console's keys on a wall: theming by hand, finding, typing notes in, two windows, the mirror, names out."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from datetime import timedelta

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from exercises.wall.state import Wall
from sessions.lines.carry_out import perform
from sessions.live import drafts
from sessions.live.session import Session, open_session
from sessions.store import locations
from tests import lines
from tests.awkward import AWKWARD
from tests.lines import again
from tests.tui import snapshot
from tests.tui.console_help import NOON, burst, console, drawn, settled, typed
from tui.console import note_dialogs
from tui.console.actions import actions_of
from tui.console.app import ConsoleApp
from tui.console.stack import Capture, Keys

FIRST = (
    "Kanohi ki te kanohi",
    "Knowing who to ring",
    "Whānau chair the meeting",
    "flexi fund. $300 and no panel",
    "Two of us disagree",
    "Mihi properly",
    "Silence. We sit in it",
    "One plan",
)
THEMES = (
    "theme: We cannot be in partnership when we disagree",
    "theme: Start by connecting, then plan",
    "theme: Being listened to makes me able",
)


def notes(held: Session, texts: Iterable[str], question: str = "HELPS", area: str = "team") -> None:
    many = [{"question": question, "area": area, "text": text} for text in texts]
    held.record("notes", {"notes": many}, run=held.state.run.key)


def wall(*typed: str, projected: bool | None = False, phase: str = "cluster") -> Session:
    """A wall of eight notes of each question, after typed lines."""
    held = lines.session(exercises=("post-its",))
    if projected is not None:
        held.record("projected", {"projected": projected})
    notes(held, FIRST)
    notes(held, [f"{text}, not" for text in FIRST], "DIFFICULT", "network")
    for line in (f"go {phase}", *typed):
        perform(held, line)
    return held


def state(held: Session) -> Wall:
    found: Wall = held.state.run.state
    return found


def on_disk(held: Session) -> str:
    return locations.session_path(held.name).read_text(encoding="utf-8")


def inside(held: Session, theme: int) -> tuple[int, ...]:
    return state(held).themes[theme].notes


async def paste(app: ConsoleApp, pilot: Pilot[None], text: str) -> None:
    app.post_message(Paste(text))
    await settled(pilot)
    await settled(pilot)


# -- theming


async def test_one_key_puts_a_note_into_the_theme_pointed_at_and_the_next_has_the_focus() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        await typed(app, pilot, "sort")
        await burst(app, pilot, "aaa")
        assert inside(held, 1) == (1, 2, 3) and app.console_screen.pointing.focus == 4


async def test_two_keys_put_a_note_into_any_theme_and_it_stays_pointed_at() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        await typed(app, pilot, "sort")
        await burst(app, pilot, ">c>ba>1")
        assert (inside(held, 3), inside(held, 2), inside(held, 1)) == ((1,), (2, 3), (4,))
        assert app.console_screen.pointing.theme == 1 and app.console_screen.pointing.focus == 5


async def test_picked_notes_go_together_and_one_undo_takes_them_back() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        await typed(app, pilot, "sort")
        await pilot.press("space", "down", "space")
        assert app.console_screen.pointing.picked == (1, 2) and "2 picked ✓" in drawn(app) and "✓   1" in drawn(app)
        await burst(app, pilot, ">b")
        assert inside(held, 2) == (1, 2) and not app.console_screen.pointing.picked
        await burst(app, pilot, "\x1a")
        assert not inside(held, 2) and app.console_screen.pointing.focus == 1
        await burst(app, pilot, "\x19")
        assert inside(held, 2) == (1, 2)


async def test_space_stays_on_the_note_and_again_unpicks_and_escape_unpicks_all() -> None:
    async with console(wall()) as (app, pilot):
        seen = []
        for _ in range(2):
            await pilot.press("space")
            seen.append((app.console_screen.pointing.focus, app.console_screen.pointing.picked))
        assert seen == [(1, (1,)), (1, ())]
        await pilot.press("space", "down", "space", "escape")
        assert not app.console_screen.pointing.picked


async def test_a_new_theme_is_begun_from_the_strip_and_named_in_the_bar() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        await typed(app, pilot, "sort")
        await pilot.press("space", "down", "space")
        await burst(app, pilot, ">n")
        assert app.console_screen.bar.entry.value == "1 2 > new "
        await burst(app, pilot, "We sit in silence and it helps\n")
        assert state(held).themes[4].name == "We sit in silence and it helps" and inside(held, 4) == (1, 2)
        assert app.console_screen.pointing.theme == 4
        await burst(app, pilot, "a")
        assert inside(held, 4) == (1, 2, 3)


async def test_with_no_theme_yet_the_chooser_opens_all_the_same() -> None:
    for keys, begun in ((">n", ">n"), (">+", ">+"), (">xn", ">xn")):
        held = wall()
        async with console(held) as (app, pilot):
            await typed(app, pilot, "sort")
            await burst(app, pilot, keys)
            assert app.console_screen.bar.entry.value == "1 > new ", begun
            await burst(app, pilot, "nobody goes quiet here\n>a")
            assert state(held).themes[1].name == "nobody goes quiet here" and inside(held, 1) == (1, 2)
            assert "note 2 is in 1 “nobody goes quiet here”. a goes on into 1." in drawn(app)


async def test_the_keys_are_the_board_s_again_after_a_line_that_a_key_began() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        await typed(app, pilot, "sort")
        await burst(app, pilot, "kask them\nrone way / another way\n+A fourth one says this\na")
        assert (state(held).notes[1].status, state(held).notes[2].status) == ("parked", "contested")
        assert state(held).themes[4].name == "A fourth one says this" and len(state(held).themes[4].notes) == 1
        await burst(app, pilot, "r no slash\n")
        assert "no slash" in app.console_screen.bar.entry.value
        await burst(app, pilot, "\x1ba")
        assert inside(held, 4) == (3, 4), "out of the line, letters are keys again"


async def test_a_line_of_last_time_is_in_the_bar_and_enter_does_it() -> None:
    held = wall(*THEMES)
    drafts.keep(held.name, held.by, {"unsent": ["lone 5: nobody else says it"]})
    async with console(held) as (app, pilot):
        await burst(app, pilot, "\na\n")
        assert state(held).notes[5].status == "lone" and inside(held, 1) == (1,)


async def test_with_nothing_to_place_one_sentence_says_so_and_nothing_opens() -> None:
    for held in (wall(*THEMES, "1-8 > 1"), wall("9 > new One theme of the other question", "lone 1-8")):
        async with console(held) as (app, pilot):
            await typed(app, pilot, "sort")
            before = len(held.events)
            for key in "a>x":
                await burst(app, pilot, key)
                assert "none to place." in drawn(app) and isinstance(app.console_screen.bar.top, Keys)
                assert not app.console_screen.pointing.choosing
            assert len(held.events) == before


@pytest.mark.parametrize("sorting", [True, False], ids=["keys", "lines"])
async def test_what_else_is_done_on_the_wall_by_key_while_sorting_and_by_line(sorting: bool) -> None:
    held = wall(*THEMES, "8 > 2")
    enter = "" if sorting else "\n"
    async with console(held) as (app, pilot):
        if sorting:
            await typed(app, pilot, "sort")
        await burst(app, pilot, f"l{enter}")
        assert state(held).notes[1].status == "lone" and app.console_screen.pointing.focus == 2
        await burst(app, pilot, f"r{enter}")
        assert app.console_screen.bar.entry.value == "contested 2: "
        await burst(app, pilot, "we choose it / it is done to us\n")
        assert state(held).notes[2].readings == ("we choose it", "it is done to us")
        await burst(app, pilot, f"k{enter}")
        assert app.console_screen.bar.entry.value == "park 3: "
        await burst(app, pilot, "ask the whānau advisers\n")
        assert state(held).notes[3].why == "ask the whānau advisers"
        for key, number in (("L", 1), ("R", 2), ("K", 3)):
            await burst(app, pilot, key + enter)
            assert app.console_screen.pointing.focus == number
        await burst(app, pilot, f"u{enter}")
        assert app.console_screen.pointing.focus == 4 and app.console_screen.pointing.showing == ""
        await burst(app, pilot, f"a{enter}")
        await burst(app, pilot, "\x1b" if sorting else "")
        await burst(app, pilot, "/\nmihi\n>\nt2\n")
        assert state(held).notes[4].theme == 1 and state(held).notes[6].theme == 2
        await pilot.press("right", "home", "x", "enter")
        assert (state(held).notes[6].theme, state(held).notes[6].also) == (2, (1,))


async def test_a_theme_s_notes_are_listed_and_taken_out_again() -> None:
    held = wall(*THEMES, "1 2 > 1")
    async with console(held) as (app, pilot):
        await typed(app, pilot, "sort")
        await pilot.press("right", "enter")
        assert app.console_screen.pointing.showing == "theme 1" and "IN 1" in drawn(app)
        await burst(app, pilot, "o")
        assert inside(held, 1) == (2,) and app.console_screen.pointing.focus == 2
        await pilot.press("escape", "escape")
        assert app.console_screen.pointing.showing == ""
        await burst(app, pilot, "\x1a")
        assert inside(held, 1) == (1, 2)


async def test_from_the_themes_the_note_at_the_left_is_put() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        await typed(app, pilot, "sort")
        await pilot.press("right", "down", "down", "a")
        assert inside(held, 3) == (1,) and app.console_screen.pointing.side == ""
        await pilot.press("right", "l")
        assert state(held).notes[2].status == ""


async def test_a_called_number_and_two_keys() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "7\nsort\n>c\x1b12\nsort\n>c")
        assert inside(held, 3) == (7,) and app.console_screen.pointing.focus == 12
        assert "12 > …   no theme yet: n makes the first one" in drawn(app)


async def test_what_cannot_be_done_is_said_and_changes_nothing() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        await typed(app, pilot, "sort")
        before = len(held.events)
        await burst(app, pilot, ">z9")
        assert len(held.events) == before and app.console_screen.pointing.choosing and "No theme 9" in drawn(app)
        await burst(app, pilot, "\x1b")
        assert not app.console_screen.pointing.choosing and "Nothing was moved" in drawn(app)


async def test_blank_and_undo_work_while_a_theme_is_chosen() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        await typed(app, pilot, "sort")
        await burst(app, pilot, "a>\x1a\x07")
        assert inside(held, 1) == () and held.state.display.blanked


async def test_the_next_note_not_placed_and_the_other_question() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        await typed(app, pilot, "sort")
        await burst(app, pilot, "nn")
        assert app.console_screen.pointing.focus == 3
        await burst(app, pilot, "q")
        assert app.console_screen.pointing.focus == 9 and "8 of 8" in drawn(app) and "DIFFICULT" in drawn(app)
        await burst(app, pilot, "q")
        assert "16 of 16" in drawn(app)
    held = wall(*THEMES, "1-8 > 1")
    async with console(held) as (app, pilot):
        await typed(app, pilot, "sort")
        await burst(app, pilot, "n")
        assert "Every note here is placed" in drawn(app) and "8: q" in drawn(app)


async def test_the_room_sees_note_theme_themes_and_steps() -> None:
    held = wall(*THEMES, "1-3 > 1")
    async with console(held) as (app, pilot):
        for line, view in (("s", "note 4"), ("m", "themes HELPS"), ("w", "step 1")):
            await typed(app, pilot, line)
            assert held.state.display.view == view, line
        await typed(app, pilot, ".")
        assert held.state.room_now().page == 2
        await typed(app, pilot, ",")
        assert held.state.room_now().page == 1
        await pilot.press("right", "s", "enter")
        assert held.state.display.view == "theme 1"


async def test_a_theme_is_named_and_described_field_by_field() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        await typed(app, pilot, "d")
        await burst(app, pilot, "What is said and not meant\nnods\n\n")
        theme = state(held).themes[1]
        assert not app.console_screen.bar.card
        assert (theme.description, theme.includes) == ("What is said and not meant", "nods")
        assert theme.name == "We cannot be in partnership when we disagree"


async def test_everything_known_of_a_note_opens_and_closes_with_enter_and_escape() -> None:
    async with console(wall(*THEMES, "contested 1: we choose it / it is done to us")) as (app, pilot):
        await burst(app, pilot, "R\n\n")
        assert app.console_screen.pane == "about" and "one reading: we choose it" in drawn(app)
        await pilot.press("escape")
        assert app.console_screen.pane == "overview"


# -- finding


async def test_the_list_follows_each_letter_and_enter_keeps_it() -> None:
    held = wall(*THEMES, "3 > 2")
    async with console(held) as (app, pilot):
        await burst(app, pilot, "/\nwha")
        assert "FOUND “wha” 1" in drawn(app) and ">2  Whānau" in drawn(app)
        await pilot.press("backspace", "backspace", "backspace")
        await burst(app, pilot, "s\n")
        assert not app.console_screen.bar.seeking and app.console_screen.pointing.sought == "s"
        await typed(app, pilot, "a")
        assert len(inside(held, 1)) == 1 and app.console_screen.pointing.sought == "s"
        await pilot.press("escape")
        assert app.console_screen.pointing.sought == "" and "NOT PLACED" in drawn(app)


async def test_escape_out_of_find_goes_back_to_the_note_and_place_from_before() -> None:
    held = wall(*THEMES, "1-3 > 1")
    async with console(held) as (app, pilot):
        await pilot.press("right", "enter", "down")
        before = app.console_screen.pointing
        await burst(app, pilot, "/\nmihi\x1b")
        assert app.console_screen.pointing == before and before.focus == 2
        await burst(app, pilot, "/\nmihi\n")
        assert app.console_screen.pointing.focus == 6


async def test_find_typed_in_one_burst_with_what_comes_after_it() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "/\nwhānau\nsort\n>b")
        assert inside(held, 2) == (3,)


async def test_escape_shows_all_again_and_words_to_find_are_no_draft() -> None:
    held = wall()
    async with console(held) as (app, pilot):
        await burst(app, pilot, "7 is unfinished\x1b/\nkanohi")
        app.keep_draft()
        assert drafts.kept(held.name, held.by)["unsent"] == ["7 is unfinished"]
        await pilot.press("escape")
        assert app.console_screen.pointing.sought == "" and app.console_screen.bar.entry.aside == ["7 is unfinished"]


# -- typing notes in


async def test_notes_are_typed_one_after_the_other_in_one_burst() -> None:
    held = wall()
    async with console(held) as (app, pilot):
        texts = [f"Note {number}: who decides? > 3 undo" for number in range(20)]
        await burst(app, pilot, "i\n" + "".join(f"{text}\n" for text in texts))
        made = [state(held).notes[number] for number in range(17, 37)]
        assert [note.text for note in made] == texts
        assert {(note.question, note.area) for note in made} == {("HELPS", state(held).area)}
        assert isinstance(app.console_screen.bar.top, Capture) and "note 36 recorded: HELPS, me." in drawn(app)


async def test_tab_and_ctrl_n_change_area_and_question_for_this_window_only() -> None:
    held = wall()
    async with console(held) as (app, pilot):
        await typed(app, pilot, "i")
        await pilot.press("tab", "ctrl+n", *"kai", "enter")
        note = state(held).notes[17]
        assert (note.question, note.area) == ("DIFFICULT", "whanau") and "DIFFICULT · whānau  1" in drawn(app)
        assert (state(held).question, state(held).area) == ("HELPS", "me")
        await pilot.press("escape", "i", "enter", *"again", "enter")
        assert state(held).notes[18].area == "whanau"
        perform(held, "helps network")
        await pilot.press("escape", "i", "enter", *"third", "enter")
        assert state(held).notes[19].area == "network" and state(held).notes[19].question == "HELPS"


async def test_one_word_is_a_note_also_when_it_would_be_a_line() -> None:
    held = wall()
    async with console(held) as (app, pilot):
        await burst(app, pilot, "i\nblank\n")
        assert state(held).notes[17].text == "blank" and not held.state.display.blanked


async def test_a_note_that_is_too_long_stays_and_up_brings_back_what_made_room() -> None:
    held = wall()
    async with console(held) as (app, pilot):
        await burst(app, pilot, f"i\n{'x' * 401}\nnext\n")
        bar = app.console_screen.bar
        assert state(held).notes[17].text == "next" and len(state(held).notes) == 17
        assert bar.entry.aside == [f"HELPS me: {'x' * 401}"]
        await pilot.press("tab", "up")
        assert bar.entry.value == "x" * 401 and isinstance(bar.top, Capture) and bar.top.notes.area == "me"


async def test_a_private_line_in_a_note_is_no_note() -> None:
    held = wall()
    async with console(held) as (app, pilot):
        await burst(app, pilot, "i\none\nthey ring; note: she is near tears\n")
        assert [note.text for note in state(held).notes.every()][16:] == ["one"] and "is for you alone" in drawn(app)


async def test_undo_in_capture_takes_back_the_last_note() -> None:
    held = wall()
    async with console(held) as (app, pilot):
        await burst(app, pilot, "i\none\ntwo\n\x1athree\n")
        assert [note.text for note in state(held).notes.every()][16:] == ["one", "three"]


async def test_the_rate_is_counted_and_no_time_is_kept() -> None:
    held = wall()
    async with console(held) as (app, pilot):
        now = [NOON]
        app._clock = lambda: now[0]
        await typed(app, pilot, "i")
        for _ in range(10):
            now[0] += timedelta(seconds=6)
            await burst(app, pilot, "a note\n")
        assert "10 · 10 a min" in drawn(app)
        assert {event.at[10:] for event in held.events if event.kind == "note"} == {"T00:00:00+00:00"}


async def test_an_unfinished_note_survives_a_kill_with_its_question_and_area() -> None:
    held = wall()
    async with console(held) as (app, pilot):
        await typed(app, pilot, "i")
        await pilot.press("tab", "ctrl+n", *"half a no")
        app.keep_draft()
        app.put_everything_away = lambda: None  # type: ignore[method-assign]
    async with console(open_session(held.name, by=held.by)) as (app, pilot):
        bar = app.console_screen.bar
        assert (bar.lead, bar.entry.value) == ("DIFFICULT whānau: ", "half a no")
        await pilot.press("end")
        await burst(app, pilot, "te\n")
        note = state(app.session).notes[17]
        assert (note.text, note.question, note.area) == ("half a note", "DIFFICULT", "whanau")


async def test_after_a_kill_notes_go_on_where_this_writer_s_went_with_nothing_half_typed() -> None:
    held = wall()
    async with console(held) as (app, pilot):
        await burst(app, pilot, "i\none note\n")
        await pilot.press("tab", "ctrl+n")
        app.keep_draft()
        app.put_everything_away = lambda: None  # type: ignore[method-assign]
    async with console(open_session(held.name, by=held.by)) as (app, pilot):
        assert "Your notes went under DIFFICULT · whānau: i goes on there." in drawn(app)
        await burst(app, pilot, "i\nanother\n")
        note = state(app.session).notes[18]
        assert (note.text, note.question, note.area) == ("another", "DIFFICULT", "whanau")
    other = open_session(held.name, by="F9")
    async with console(other) as (app, pilot):
        await burst(app, pilot, "i\nmine\n")
        assert state(other).notes[19].question == "HELPS"


async def test_capture_says_when_the_room_is_asked_the_other_question_and_ctrl_o_asks_this_one() -> None:
    held = wall(phase="write")
    perform(held, "show question HELPS")
    async with console(held) as (app, pilot):
        assert "room: HELPS asked" in drawn(app)
        await typed(app, pilot, "i")
        assert "The room is asked" not in drawn(app)
        await pilot.press("ctrl+n")
        assert "The room is asked HELPS; ctrl o asks this one" in drawn(app)
        await pilot.press(*"half", "ctrl+o")
        assert (state(held).question, held.state.display.view) == ("DIFFICULT", "question DIFFICULT")
        assert "room: DIFFICULT asked" in drawn(app) and "The room is asked" not in drawn(app)
        assert app.console_screen.bar.entry.value == "half" and isinstance(app.console_screen.bar.top, Capture)


@pytest.mark.parametrize("size", [(40, 12), (60, 18), (80, 24)])
async def test_the_notes_not_placed_are_counted_in_every_pane_and_phase(size: tuple[int, int]) -> None:
    for phase in ("put-up", "cluster", "check", "settle"):
        held = wall(*THEMES, "1 2 > 1", phase=phase)
        perform(held, "show wall HELPS me")
        async with console(held, *size) as (app, pilot):
            for key in ("", "g", "p", "f", "?", "g"):
                await burst(app, pilot, f"{key}\n" if key else "")
                head = drawn(app).splitlines()[1]
                assert "not placed 14" in head and "room: HELPS me" in head, (phase, key)
    async with console(wall(phase="write"), *size) as (app, pilot):
        assert "16 notes" in drawn(app).splitlines()[1]


async def test_pasted_lines_that_are_no_lines_are_offered_as_notes() -> None:
    held = wall()
    async with console(held) as (app, pilot):
        await paste(app, pilot, "They ring back\n\nKai first, [/] then talk\nundo\n")
        assert "Take them as 3 notes for HELPS · me" in drawn(app)
        before = len(held.events)
        await pilot.press("t", "enter")
        await settled(pilot)
        texts = ["They ring back", "Kai first, [/] then talk", "undo"]
        assert [note.text for note in state(held).notes.every()][16:] == texts
        assert len(held.events) == before + 1 and app.pasted_aside == [] and "3 notes are recorded" in drawn(app)
        await typed(app, pilot, "i")
        await pilot.press("tab", "escape")
        await paste(app, pilot, "one\ntwo\n")
        assert "2 notes for HELPS · whānau" in drawn(app)
        await pilot.press("escape")
        await settled(pilot)
        await paste(app, pilot, "1 > new We say what we mean\n2 > new We sit in silence\nplain words\n")
        assert "Take them" not in drawn(app)
        await pilot.press("t", "n")
        assert len(state(held).notes) == 19


async def test_pasted_lines_that_do_not_fit_as_notes_record_nothing() -> None:
    held = wall()
    async with console(held) as (app, pilot):
        await paste(app, pilot, f"one thought\n{'x' * 500}\n")
        await pilot.press("t", "enter")
        assert len(state(held).notes) == 16 and "400" in drawn(app)
        await pilot.press("escape")
        await settled(pilot)
        assert app.pasted_aside[0] == "one thought"


async def test_two_windows_type_side_by_side_and_nothing_is_lost() -> None:
    held = wall()
    other = lines.again(held, by="F3")
    async with console(held) as (app, pilot), console(other) as (app_2, pilot_2):
        await typed(app, pilot, "i")
        await typed(app_2, pilot_2, "i")
        await pilot_2.press("ctrl+n")
        for number in range(10):
            await burst(app, pilot, f"kai {number}\n")
            await burst(app_2, pilot_2, f"mihi {number}\n")
        held.refresh()
        found = [(note.text, note.question) for note in state(held).notes.every()][16:]
        assert sorted(found) == sorted(
            [(f"kai {number}", "HELPS") for number in range(10)]
            + [(f"mihi {number}", "DIFFICULT") for number in range(10)]
        )


async def test_many_pasted_notes_are_looked_at_and_taken_back_at_once() -> None:
    held = wall()
    async with console(held) as (app, pilot):
        await typed(app, pilot, "i")
        await paste(app, pilot, "one\n\n  two, with [/] in it\nundo\n")
        assert isinstance(app.screen, note_dialogs.NotesReview) and "3 notes for HELPS · me" in drawn(app)
        before = len(held.events)
        await pilot.press("enter")
        await settled(pilot)
        assert [note.text for note in state(held).notes.every()][16:] == ["one", "two, with [/] in it", "undo"]
        assert len(held.events) == before + 1 and app.pasted_aside == []
        await burst(app, pilot, "\x1a")
        assert len(state(held).notes) == 16


@pytest.mark.parametrize("capture", [True, False])
async def test_pasted_notes_come_in_without_the_marks_of_a_list_where_somebody_says_so(capture: bool) -> None:
    held = wall()
    async with console(held) as (app, pilot):
        if capture:
            await typed(app, pilot, "i")
        await paste(app, pilot, "• They ring\n2) a car – free\nplain words\n")
        assert "without the marks of a list" in drawn(app)
        await pilot.press(*(["down"] if capture else ["down", "down"]), "enter")
        await settled(pilot)
        assert [note.text for note in state(held).notes.every()][16:] == ["They ring", "a car – free", "plain words"]
        assert app.pasted_aside == []
        await paste(app, pilot, "no mark\nhere at all\n")
        assert "without the marks" not in drawn(app)


async def test_pasted_notes_that_do_not_fit_record_nothing_and_are_kept() -> None:
    held = wall()
    async with console(held) as (app, pilot):
        await typed(app, pilot, "i")
        await paste(app, pilot, f"one\n{'x' * 500}\n")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, note_dialogs.NotesReview) and len(state(held).notes) == 16
        await pilot.press("escape")
        await settled(pilot)
        assert app.pasted_aside[0] == "HELPS me: one" and len(app.pasted_aside) == 2
        assert drafts.kept(held.name, held.by)["pasted"] == app.pasted_aside


@pytest.mark.parametrize("at", range(0, len(AWKWARD), 5))
async def test_awkward_words_are_notes_and_nothing_else(at: int) -> None:
    held = wall()
    async with console(held, 40, 12) as (app, pilot):
        notes_typed = [text for text in AWKWARD[at : at + 5] if text.isprintable() and text.strip() and len(text) < 200]
        await burst(app, pilot, "i\n" + "".join(f"{text}\n" for text in notes_typed))
        await burst(app, pilot, "\x1b/\n[\nsort\n>n")
        assert len(state(held).notes) >= 16 + len(notes_typed) and app.is_running


# -- who may see it


async def test_a_mirrored_window_shows_no_word_of_the_wall_while_people_write() -> None:
    held = wall(projected=None, phase="write")
    async with console(held, mirror=True) as (app, pilot):
        await typed(app, pilot, "i")
        for character in "a secret thought":
            await burst(app, pilot, character)
            assert "secret" not in drawn(app) and "Kanohi" not in drawn(app)
        await burst(app, pilot, "\n")
        assert state(held).notes[17].text == "a secret thought" and "thought" not in drawn(app)
        await burst(app, pilot, "half\x1b")
        assert "half" not in drawn(app)
        for keys in (
            "g\n",
            "f\n",
            "p\n",
            "/\nkanohi",
            "\x1b",
            "\x1b",
            "a\n",
            "sort\n",
            "a>",
            "\x1b",
            "\n",
            "L\n",
            "q\n",
            "d\n",
        ):
            await burst(app, pilot, f"{keys}\n")
            for words in (*FIRST, "thought", "NOT PLACED"):
                assert words.lower() not in drawn(app).lower(), keys


async def test_pasted_notes_stay_hidden_on_a_mirrored_window() -> None:
    held = wall(projected=None, phase="write")
    async with console(held, mirror=True) as (app, pilot):
        await typed(app, pilot, "i")
        await paste(app, pilot, "a secret\nanother secret\n")
        assert "2 notes for HELPS" in drawn(app) and "secret" not in drawn(app)


# -- taking a name out


async def test_after_a_name_was_taken_out_the_file_is_asked_about_and_the_default_is_not_now() -> None:
    held = wall()
    notes(held, ["Priya rings me back"])
    for keys, there in ((["enter"], True), (["y", "enter"], False)):
        async with console(held) as (app, pilot):
            await burst(app, pilot, "unname 17: Priya / a colleague\n" if there else "unname for good\n")
            assert isinstance(app.screen, note_dialogs.ForGoodQuestion)
            await pilot.press(*keys)
            await settled(pilot)
            assert state(held).notes[17].text == "[a colleague] rings me back"
            assert ("Priya" in on_disk(held)) is there


async def test_what_is_near_a_name_that_was_taken_out_is_said_behind_the_question_too() -> None:
    held = wall()
    notes(held, ["Priya Nair rings me back", "priyas mum came"])
    async with console(held) as (app, pilot):
        await burst(app, pilot, "unname all: Priya Nair / a colleague\n")
        assert isinstance(app.screen, note_dialogs.ForGoodQuestion)
        await pilot.press("enter")
        await settled(pilot)
        said = app.console_screen.bar.said
        assert "left as it is: priyas." in said and "The file still has it" in said


# -- looks


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.mark.parametrize(
    ("keys", "columns", "height"),
    [
        ("", 80, 24),
        ("", 60, 18),
        ("", 40, 12),
        ("", 120, 30),
        ("sort\n", 80, 24),
        ("sort\n>", 80, 24),
        ("i\n", 80, 24),
        ("/\nkanohi", 80, 24),
        ("g\n", 80, 24),
    ],
)
async def test_the_picture(in_utc: None, keys: str, columns: int, height: int) -> None:
    names = {"sort\n": "sorting", "sort\n>": "choosing", "i\n": "capture", "/\nkanohi": "found", "g\n": "codebook"}
    name = names.get(keys, "lists")
    async with console(wall(*THEMES, "7 > 2", "lone 8: nobody else says it"), columns, height) as (app, pilot):
        await burst(app, pilot, keys)
        snapshot.assert_same(f"console-wall-{name}-{columns}x{height}", drawn(app))


async def test_help_lists_every_action_of_the_wall_and_no_chair() -> None:
    async with console(wall()) as (app, pilot):
        screen = app.console_screen
        await typed(app, pilot, "?")
        pane = screen.query_one("#board")
        text = "\n".join("".join(piece for piece, _ in line) for line in pane.drawing.lines)  # type: ignore[attr-defined]
        for action in actions_of(screen.board):
            assert action.short in text and action.line in text
        assert "chair" not in text.replace("the chairs", "") and "map" not in text.split()


async def test_two_exercises_each_keep_where_they_were_pointed_at() -> None:
    held = lines.session(*lines.PEOPLE, exercises=("post-its", "live-grid"))
    held.record("projected", {"projected": False})
    async with console(held) as (app, pilot):
        app.console_screen.point_at(9)
        perform(held, "exercise post-its")
        notes(held, FIRST)
        app.console_screen.refresh_all()
        await pilot.press("down", "down")
        assert app.console_screen.focus_on == 3
        perform(held, "exercise live-grid")
        app.console_screen.refresh_all()
        assert app.console_screen.focus_on == 9


async def test_a_number_that_is_no_paper_is_asked_about_and_nothing_is_lost() -> None:
    held = wall(phase="write")
    perform(held, "paper 100-102 helps team")
    before = len(state(held).notes)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "i\n101: the words\n")
        assert state(held).notes[101].text == "the words"
        await burst(app, pilot, "999: whose words\n")
        bar = app.console_screen.bar
        assert "No paper 999 waits. tab: it is a note" in drawn(app) and bar.entry.value == "999: whose words"
        assert len(state(held).notes) == before
        await pilot.press("tab")
        assert len(state(held).notes) == before + 1 and not bar.entry.value
        await burst(app, pilot, "5 of us wait\n")
        assert len(state(held).notes) == before + 2


async def test_an_open_list_says_how_it_is_now_and_a_number_goes_to_the_board() -> None:
    held = wall(phase="cluster")
    perform(held, "paper 100-104 helps team")
    async with console(held) as (app, pilot):
        await burst(app, pilot, "words\n")
        assert "HELPS team: 100-104" in drawn(app)
        await burst(app, pilot, "102: the words\n")
        assert "HELPS team: 100-101 103-104" in drawn(app)
        perform(again(held, by="F9"), "halve 103: one / two")
        await burst(app, pilot, "104: more\n")
        assert "HELPS team: 100-101\n" in re.sub(" +\n", "\n", drawn(app)), "what others typed as well"
        await burst(app, pilot, "101\n")
        assert app.console_screen.pane == "overview" and app.console_screen.focus_on == 101
        await burst(app, pilot, "words\n100: x\n101: y\n")
        assert "No note waits" in drawn(app)
