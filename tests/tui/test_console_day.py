"""The day in the console with everything else: turning with it, drafts, finding, help, the ruler, two consoles."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest

from exercises.wall.state import Wall
from sessions.lines.carry_out import perform
from sessions.live import drafts
from sessions.live.session import Session, open_session
from tests import lines
from tests.tui.console_help import NOON, burst, console, drawn, kinds, settled, typed, words
from tests.tui.test_console_wall import THEMES, inside, wall
from tui.app.text import width
from tui.boards.day import agenda
from tui.boards.wall import in_words
from tui.console import lines as console_lines
from tui.console import ruler
from tui.console.asking import YesOrNo
from tui.console.first_questions import ProjectedQuestion
from tui.console.note_dialogs import ForGoodQuestion


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def session(*typed: str, exercises: tuple[str, ...] = ("live-grid", "post-its"), projected: bool = False) -> Session:
    held = lines.session(*typed, exercises=exercises)
    held.record("projected", {"projected": projected})
    return held


# -- the day


async def test_a_part_of_the_day_with_an_exercise_says_that_it_turns_to_it_and_this_window_does() -> None:
    held = session("agenda + Mihi: 10 light", "agenda + Post-its: 25 light post-its", "exercise live-grid")
    async with console(held) as (app, pilot):
        await typed(app, pilot, "y g")
        assert "enter begins   n next part" in drawn(app)
        app.console_screen.action_move("down")
        await settled(pilot)
        assert "enter begins it and turns to post-its" in drawn(app)
        assert "enter begins, turns to post-its" in drawn(app)
        await burst(app, pilot, "\n")
        assert held.state.current == "post-its" and not app.console_screen.at_day
        assert "Turned to" in drawn(app)
        await typed(app, pilot, "y g")
        assert "enter turns to post-its" in drawn(app)


async def test_a_part_without_an_exercise_leaves_this_window_at_the_day() -> None:
    held = session("agenda + Mihi: 10 light", "agenda + Tea: 10 break")
    async with console(held) as (app, pilot):
        await burst(app, pilot, "y g\nagenda next\n")
        assert kinds(held)[-1] == "begin_item" and app.console_screen.at_day


@pytest.mark.parametrize("room", [40, 50, 60, 69, 70, 99])
def test_the_columns_of_the_day_never_touch(room: int) -> None:
    held = session("agenda + Live grid: 125 stir explore demonstrate live-grid", "agenda next")
    frame = held.state.frame
    assert frame is not None
    item = frame.state.items[1]
    for now in (NOON, NOON + timedelta(minutes=125)):
        (row,) = ("".join(text for text, _ in row) for row in agenda.rows(frame.state, now, room, 1))
        assert width(row) <= room
        gone = agenda.taken(item, now, whole=room >= agenda.WIDE)
        assert f"{gone} " in row and ("stirs" in row or " may stir things " in row)


async def test_the_ruler_of_a_mirror_has_the_label_and_what_the_room_reads() -> None:
    held = session("timer 40: Thinking Caps", projected=True)
    async with console(held, 120, 30) as (app, _):
        rule = drawn(app).splitlines()[2]
        assert "Thinking Caps: about" in rule and "gone" not in rule
    frame = held.state.frame
    assert frame is not None
    narrow = "".join(text for text, _ in ruler.rule(frame.state, NOON, 40, mirror=True))
    assert "left" in narrow and width(narrow) == 40


async def test_the_field_of_the_timer_offers_the_timers_own_words() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        for keys in ("y t\n", "\x1btimer "):
            await burst(app, pilot, keys)
            offered = [found.line for found in app.console_screen.bar.completions]
            assert offered[:4] == ["timer 10", "timer until ", "timer +1", "timer pause"], keys
        await burst(app, pilot, "\x1b\x15")
        await burst(app, pilot, "\x15park 1")
        assert all("timer" not in found.line for found in app.console_screen.bar.completions)


# -- drafts


async def test_a_half_typed_note_comes_back_where_notes_are_typed_and_never_before_a_command() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        bar = app.console_screen.bar
        await burst(app, pilot, "i\nhalf a no\x1b")
        assert bar.entry.value == "" and bar.unsent == ["HELPS me: half a no"]
        assert "What you began waits" in drawn(app)
        await burst(app, pilot, "blank\n")
        assert held.state.display.blanked and bar.entry.value == ""
        await burst(app, pilot, "\x1b")
        await burst(app, pilot, "i\n")
        await pilot.press("end")
        await burst(app, pilot, "te\n")
        made = held.state.run.state.notes[17]
        assert made.text == "half a note" and not bar.unsent


async def test_a_note_left_behind_by_a_number_typed_comes_back_too_and_up_still_walks_to_it() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        bar = app.console_screen.bar
        await burst(app, pilot, "i\nhalf\x1b")
        await burst(app, pilot, "1 > 1\n")
        assert inside(held, 1) == (1,)
        await burst(app, pilot, "\x1bi\n")
        assert bar.lead == "HELPS me: " and bar.entry.value == "half" and not bar.entry.aside
        await burst(app, pilot, "\x1b")
        app.console_screen.bar.recall()
        assert bar.entry.value == "HELPS me: half"


async def test_after_a_crash_of_0_4_a_half_typed_note_is_back_in_the_field_of_notes() -> None:
    held = wall(*THEMES)
    drafts.keep(held.name, held.by, {"unsent": ["HELPS team: half a no"]})
    async with console(held) as (app, pilot):
        assert "unfinished note is back" in drawn(app)
        await pilot.press("ctrl+g")
        assert held.state.display.blanked
        await pilot.press("end")
        await burst(app, pilot, "te\n")
        made = held.state.run.state.notes[17]
        assert (made.text, made.area) == ("half a note", "team")


async def test_a_half_typed_answer_comes_back_in_its_own_field() -> None:
    held = session(*lines.PEOPLE, exercises=("live-grid",))
    async with console(held) as (app, pilot):
        bar = app.console_screen.bar
        await burst(app, pilot, "9\nhe is not\x1b")
        await burst(app, pilot, "\n")
        assert bar.card and bar.entry.value == bar.entry.selected_text == "he is not" and not bar.entry.aside
        await pilot.press("end")
        await burst(app, pilot, " safe\n")
        assert words(held, 9) == {"explanation": "he is not safe"}


# -- finding


async def test_enter_goes_to_what_was_found_also_in_another_exercise_and_in_the_day() -> None:
    held = wall(*THEMES)
    perform(held, "park: tired of parking")
    perform(held, "exercise live-grid")
    for line in (*lines.PEOPLE, "9 felt: tired of being asked"):
        perform(held, line)
    perform(held, "exercise post-its")
    async with console(held) as (app, pilot):
        screen = app.console_screen
        await burst(app, pilot, "find tired\n")
        assert "enter goes there" in drawn(app) and len(screen.places) == 2
        assert screen.places[0][0] == "p1" and screen.places[1][0] == "exercise live-grid"
        await burst(app, pilot, "\n")
        assert screen.at_day and screen.pointing.question == "p" and screen.pointing.theme == 1
        await burst(app, pilot, "y g\nfind tired\n")
        screen.action_move("down")
        screen.action_move("down")
        await burst(app, pilot, "\n")
        assert held.state.current == "live-grid" and screen.pane == "overview"
        assert screen.pointing.focus == 9 and not screen.at_day


async def test_escape_from_a_kept_list_of_found_notes_is_back_where_the_typist_was() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        screen = app.console_screen
        screen.action_move("down")
        was = screen.pointing
        await burst(app, pilot, "/\none plan\n")
        assert screen.pointing.focus == 8 and screen.pointing.sought == "one plan"
        await burst(app, pilot, "\x1b")
        assert (screen.pointing.focus, screen.pointing.sought) == (was.focus, "") == (2, "")


async def test_the_help_stands_under_headings() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, _):
        groups = app.console_screen.help_groups()
        drawing = console_lines.help_text(groups, app.console_screen.board, 80)
    rows = ["".join(text for text, _ in row).strip() for row in drawing.lines]
    headings = [title for title, forms in groups if forms]
    assert len(headings) > 4 and all(title in rows for title in headings)
    for _, forms in groups:
        assert len(forms) < 80


async def test_help_for_a_word_begins_with_the_lines_that_speak_of_it() -> None:
    async with console(session(*lines.PEOPLE, exercises=("live-grid",))) as (app, pilot):
        await burst(app, pilot, "help move\n")
        rows = drawn(app).splitlines()
        listed = next(at for at, row in enumerate(rows) if row.startswith(" LINES"))
        assert any("9 row parent" in row for row in rows[listed:]) and "makes the room dark" not in drawn(app)
        await burst(app, pilot, "help dark\n")
        assert "blank, ctrl g" in drawn(app) and "9 row parent" not in drawn(app)
        await burst(app, pilot, "help file\n")
        assert "unname for good" in drawn(app)


@pytest.mark.parametrize("line", ["help", "help dark", "exercise"])
async def test_what_stands_in_a_pane_is_not_led_to_in_the_bar_and_left_there(line: str) -> None:
    async with console(session(*lines.PEOPLE, exercises=("live-grid",))) as (app, pilot):
        await burst(app, pilot, f"{line}\n")
        assert not any(
            row.rstrip().removesuffix("ctrl g dark").rstrip().endswith(":") for row in drawn(app).splitlines()[-3:]
        )


async def test_help_for_a_word_that_nothing_speaks_of_says_so_before_every_line() -> None:
    async with console(session(*lines.PEOPLE, exercises=("live-grid",))) as (app, pilot):
        await burst(app, pilot, "help zebra\n")
        said = drawn(app)
        assert "Nothing speaks of “zebra”. Every line:" in said and "NOW: PREPARE" in said


async def test_help_is_looked_for_as_it_is_asked_for() -> None:
    async with console(session(*lines.PEOPLE, exercises=("live-grid",))) as (app, pilot):
        for asked, shown in (
            ("help how do I make it dark?", "blank"),
            ("help moving", "9 row parent"),
            ("help exporting", "holdspace export"),
            ("help delete", "help out"),
        ):
            await burst(app, pilot, f"{asked}\n")
            assert shown in drawn(app), asked


# -- what is said after a line of the wall


def test_what_was_done_on_the_wall_reads_as_done() -> None:
    held = wall(*THEMES, "name 1: We disagree kindly")
    said = {}
    for line in (
        "lone 5: nobody else says it",
        "contested 6: it is a greeting / it is a rule",
        "park 7 until next session: later",
        "1 2 3 > 1",
        "split 1: 3 > Listening",
        "merge 1 2: the same",
        "name 1: We can disagree",
        "link 1 3: the one carries the other",
    ):
        outcome = perform(held, line)
        assert outcome.event is not None
        now: Wall = held.state.run.state
        said[outcome.event.kind] = in_words.done(now, outcome.event.kind, outcome.event.data)
    assert said["lone"].startswith("note 5 is now a lone voice")
    assert said["contested"].startswith("note 6 is now contested")
    assert said["park"].startswith("note 7 is now parked until next session")
    assert said["split_theme"] == "note 3 is out of theme 1, now in 4 “Listening”."
    assert said["merge"].startswith("theme 2 is now part of 1 “We disagree kindly”")
    assert said["name_theme"] == "theme 1 is now called “We can disagree”."
    assert said["link"] == "themes 1 and 3 are now linked, with the reason."


async def test_the_bar_says_it_after_enter() -> None:
    held = wall(*THEMES)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "lone 5: nobody else says it\n")
        assert "note 5 is now a lone voice" in drawn(app)


# -- two consoles, and a question


async def test_one_console_holds_and_the_other_undoes_and_goes_on() -> None:
    held = session(*lines.PEOPLE, exercises=("live-grid",))
    other = open_session(held.name, by="F2")
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\nhalf a wo")
        before = len(held.standing())
        perform(other, "elephant")
        app.follow()
        await settled(pilot)
        assert app.console_screen.elephant_held and held.state.display.blanked
        await pilot.press("down", "enter")
        await typed(app, pilot, "m")
        assert "When they go on" in drawn(app) and len(held.standing()) == before + 1
        perform(other, "undo")
        app.follow()
        await settled(pilot)
        assert not app.console_screen.elephant_held and held.state.display.blanked
        assert "When they go on" not in drawn(app)
        assert app.console_screen.bar.unsent == ["9 why: half a wo"]


def test_both_questions_have_the_careful_answer_first() -> None:
    for question in (ProjectedQuestion, ForGoodQuestion):
        assert issubclass(question, YesOrNo) and question.words
        assert [key for key, _ in question.answers] == ["no", "yes"]


# -- lines that a key began


async def test_a_line_that_a_key_began_takes_nothing_that_is_typed_later() -> None:
    held = session("together judgement: hear it first")
    async with console(held) as (app, pilot):
        for words in ("", "no"):
            await burst(app, pilot, f"y a\nx\n{words}")
            assert app.console_screen.bar.entry.value == f"u1 out: {words}"
            await pilot.press("escape")
            await burst(app, pilot, "9")
            assert app.console_screen.bar.entry.value == "9"
            await pilot.press("ctrl+u", "escape", "escape")
            await settled(pilot)
        await typed(app, pilot, "y a", "x")
        assert app.console_screen.bar.entry.value == "u1 out: no", "what was typed is back in its own field"
        assert not app.console_screen.bar.entry.aside
        assert not held.state.frame or not held.state.frame.state.agreement[1].out


async def test_an_action_by_its_letter_needs_no_owner() -> None:
    held = session(exercises=("post-its",))
    async with console(held) as (app, pilot):
        await typed(app, pilot, "y q")
        said = " ".join(drawn(app).split())
        assert (
            "action P05: ring the ward by Friday, or action: ring the ward" in said and "tab: action from" not in said
        )
        await burst(app, pilot, "ring the ward\n")
        frame = held.state.frame
        assert frame is not None and frame.state.actions[1].text == "ring the ward"


@pytest.mark.parametrize(("begun", "asked"), [("strike ", "Which note?"), ("check ", "Which theme?")])
async def test_a_word_that_may_follow_does_not_hide_what_is_asked_for(begun: str, asked: str) -> None:
    async with console(session(exercises=("post-its",))) as (app, pilot):
        await burst(app, pilot, begun)
        assert asked in drawn(app) and "tab:" not in drawn(app)
