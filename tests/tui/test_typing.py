"""Nothing acts until enter, or a ctrl key: sentences typed on every board do nothing that they do not say."""

from __future__ import annotations

import os
from threading import Thread
from time import sleep

import pytest
from textual.command import CommandPalette
from textual.events import Key
from textual.pilot import Pilot
from textual.selection import SELECT_ALL

from sessions.library import templates
from sessions.lines.carry_out import perform
from sessions.lines.meanwhile import said_meanwhile
from sessions.live import drafts
from sessions.live import room_file as roomfile
from sessions.live.session import Session, open_session
from sessions.store import locations
from tests import lines
from tests.exercises.review_lines import FIRST as REVIEW
from tests.lines import play, started
from tests.samples import sample_of
from tests.tui.console_help import burst, console, drawn, kinds, session, settled, typed, words
from tests.tui.test_console_wall import THEMES, wall
from tui.app.begun import NOTHING_MARKED
from tui.app.steady_parser import SteadyParser
from tui.boards.board import Pointing
from tui.boards.table import board_of
from tui.console import places
from tui.console.actions import called
from tui.console.app import ConsoleApp
from tui.console.asking import Answers
from tui.console.dialogs import ViewList
from tui.console.first_questions import ProjectedQuestion
from tui.console.stack import Card, Keys, Line

SENTENCES = (
    "next",
    "undo",
    "Bring mum",
    "back",
    "bye",
    "They took over",
    "merge 3 5: same",
    "split 3: 22 23",
    "agree 2: once a week at most",
    "k1 owner P19",
    "witness P30",
    "He ātaahua tō kōrero",
    "17 people were in the room",
)


def on_board(board: str) -> tuple[Session, str]:
    """A session on that board, and what is typed to be there."""
    if board == "wall":
        return wall(*THEMES), ""
    if board in ("thinking-caps", "adoption-review"):
        held = lines.session(exercises=(board,))
        held.record("projected", {"projected": False})
        return held, ""
    return session(*lines.SAMPLE), {"day": "y g\n", "grid": "g\n", "map": "", "guidance": "p\n", "help": "?\n"}[board]


SCREENS = ("map", "grid", "guidance", "help", "day", "wall", "thinking-caps", "adoption-review")


@pytest.mark.parametrize("before", ["", "\x1b"], ids=["at once", "after escape"])
@pytest.mark.parametrize("board", SCREENS)
async def test_nothing_happens_before_enter_on_any_board(board: str, before: str) -> None:
    held, there = on_board(board)
    async with console(held) as (app, pilot):
        await burst(app, pilot, there)
        events, room = list(held.events), roomfile.path_of(held.name).read_bytes()
        for sentence in SENTENCES:
            await burst(app, pilot, f"{before}{sentence}")
            bar = app.console_screen.bar
            assert bar.entry.value == sentence and isinstance(bar.top, Line), drawn(app)
            await burst(app, pilot, "\x1b")
            assert bar.entry.value == "" and bar.entry.aside[-1] == sentence
        assert list(held.events) == events and roomfile.path_of(held.name).read_bytes() == room


async def test_the_bar_is_open_from_the_first_moment_and_after_everything() -> None:
    held = session(*lines.SAMPLE)
    async with console(held) as (app, pilot):
        entry = app.console_screen.bar.entry
        keys = ("", "\x1b", "9\n", "\x1b\x1b", "g\n", "/\n", "\x1b", "\x14j", "\x1b", "m\n", "99 why: x\n", "\x15")
        for pressed in keys:
            await burst(app, pilot, pressed)
            assert entry.has_focus and entry.is_on_screen, pressed


@pytest.mark.parametrize("key", templates.built_in())
def test_the_letter_that_steps_only_points_on_every_board_and_in_every_phase(key: str) -> None:
    template = templates.built_in()[key]
    board, state = board_of(template), started(template, *sample_of(template).lines)
    assert board is not None
    for phase in template.phases:
        here, point = play(state, f"go {phase.key}"), Pointing()
        for _ in range(4):
            wish = board.next_waiting(here, point)
            assert not wish.line and wish.command is None, phase.key
            point = wish.pointing
    step = called(board, "n")
    assert step is not None and step.points and called(board, "next") is None


# -- enter, enter


async def test_enter_twice_is_enter_once() -> None:
    held = session(*lines.PEOPLE)
    async with console(held, slowly=False) as (app, pilot):
        await burst(app, pilot, "9 why: nobody asked her\n\n\n")
        assert isinstance(app.screen, type(app.console_screen)) and not app.console_screen.bar.card
        before = len(held.events)
        await burst(app, pilot, "99 why: who\n\n")
        assert app.console_screen.bar.entry.value == "99 why: who" and len(held.events) == before
        await burst(app, pilot, "\x15v\n\n")
        assert isinstance(app.screen, ViewList), "the second enter answers nothing"


async def test_lines_typed_fast_are_all_taken_and_fields_are_skipped_at_leisure() -> None:
    held = session(*lines.PEOPLE)
    async with console(held, slowly=False) as (app, pilot):
        await burst(app, pilot, "7 why: a\n8 why: b\n9 why: c\n")
        assert [words(held, chair)["explanation"] for chair in (7, 8, 9)] == ["a", "b", "c"]
        await burst(app, pilot, "1\n\n")
        assert app.console_screen.bar.card[0].lead == "1 why"


async def test_a_key_held_down_counts_once() -> None:
    held = session(*lines.PEOPLE, "7 why: a", "7 do: b")
    async with console(held, slowly=False) as (app, pilot):
        await burst(app, pilot, "\x1a\x1a\x1a")
        assert words(held, 7) == {"explanation": "a"}
        await pilot.pause(0.2)
        await burst(app, pilot, "\x1a")
        assert words(held, 7) == {}


@pytest.mark.parametrize(
    ("key", "did", "again"),
    [
        ("\x07", ["blank"], ["blank"]),
        ("\x0f", ["show"], ["show", "show"]),
        ("\x0e", ["2 why"], ["2 why", "4 why"]),
    ],
    ids=["ctrl g", "ctrl o", "ctrl n"],
)
async def test_so_does_each_key_that_acts_at_once(key: str, did: list[str], again: list[str]) -> None:
    held = session(*lines.PEOPLE, "1 why: a", "1 do: b", "1 who: c")
    async with console(held, slowly=False) as (app, pilot):
        before, opened = len(held.events), list[str]()

        async def done(keys: str) -> list[str]:
            await burst(app, pilot, keys)
            card = app.console_screen.bar.card
            opened.extend([card[0].lead] if card else [])
            return [event.kind for event in held.events[before:]] or opened

        assert await done(key * 3) == did
        await pilot.pause(0.2)
        assert await done(key) == again
        assert key != "\x07" or "the room is dark" in drawn(app).lower()


@pytest.mark.parametrize(
    ("entered", "answers"),
    [
        ("undo", ("enter",)),
        ("undo", ("right", "enter")),
        ("undo", ("tab",)),
        ("\x1b\x1bv", ("enter",)),
    ],
    ids=["question", "question after an arrow", "question and tab", "list of views"],
)
async def test_nothing_answers_what_a_slow_screen_has_not_shown_yet(entered: str, answers: tuple[str, ...]) -> None:
    held = session(*lines.PEOPLE, "7 why: a")
    async with console(held, slowly=False) as (app, pilot):
        await burst(app, pilot, "9\n")
        before, seen = list(held.events), held.state.room_now()
        pictures = []

        def slowly(*_: object) -> None:
            pictures.append(1)
            sleep(0.5)

        def press() -> None:
            for key in answers:
                sleep(0.2)
                app.post_message(Key(key, None))

        await burst(app, pilot, entered)
        app._display = slowly  # type: ignore[method-assign]
        hand = Thread(target=press)
        hand.start()
        await burst(app, pilot, "\n")
        hand.join()
        del app._display
        await settled(pilot)
        assert pictures and list(held.events) == before and held.state.room_now() == seen
        assert app.console_screen.bar.entry.value or isinstance(app.screen, ViewList)


async def test_a_question_counts_from_when_the_terminal_has_its_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    held = session(*lines.PEOPLE, "7 why: a")
    async with console(held, slowly=False) as (app, pilot):
        now = 0.0
        app.ticks = lambda: now
        monkeypatch.setattr(ConsoleApp, "is_behind", True)
        await burst(app, pilot, "9\nundo\n")
        for later, behind, done in (
            (5.0, True, False),
            (10.0, False, False),
            (10.3, False, False),
            (10.5, False, True),
        ):
            now = later
            monkeypatch.setattr(ConsoleApp, "is_behind", behind)
            await pilot.pause(0.05)
            await burst(app, pilot, "\n")
            assert (kinds(held).count("answer") == 0) is done, later


# -- a card


async def test_an_answer_that_is_there_stands_in_its_field_marked() -> None:
    held = session(*lines.PEOPLE, *(f"9 {word}: so" for word in ("why", "do", "who", "matters", "felt")), "9 visits: 2")
    async with console(held) as (app, pilot):
        bar = app.console_screen.bar
        await typed(app, pilot, "9")
        assert bar.entry.value == "so" and bar.entry.selected_text == "so"
        before = len(held.events)
        await burst(app, pilot, "\n")
        assert len(held.events) == before and bar.card[0].lead == "9 do", "as it was, it is only passed by"
        await burst(app, pilot, "now this\n")
        assert words(held, 9)["intervention"] == "now this"
        await pilot.press("end", *"on", "enter")
        assert words(held, 9)["responsibility"] == "soon"


async def test_pass_leaves_nothing_and_the_next_field_opens() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        before = len(held.events)
        await burst(app, pilot, "9\nPass\n")
        assert len(held.events) == before and app.console_screen.bar.card[0].lead == "9 do"


async def test_what_the_field_takes_itself_is_never_asked_about() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\n?\n-\n~ maybe\nnext week\n2\nshow her first\n")
        assert words(held, 9) == {
            "explanation": "unknown",
            "intervention": "silent",
            "responsibility": "maybe",
            "matters": "next week",
            "visits": "2",
            "felt": "show her first",
        }


@pytest.mark.parametrize("line", ["Jo leaves", "jo empty", "Tama felt ?", "Jo trades 9"])
async def test_a_name_that_stands_for_a_number_is_an_answer_and_not_asked_about(line: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, f"9\n{line}\n")
        assert words(held, 9) == {"explanation": line}


@pytest.mark.parametrize("line", ["9 why to 11", "9 why: to 11", "7 leaves"])
async def test_a_line_with_its_number_is_asked_about(line: str) -> None:
    held = session(*lines.PEOPLE, "9 why: tired")
    async with console(held) as (app, pilot):
        before = list(held.events)
        await burst(app, pilot, f"8\n{line}\n")
        assert list(held.events) == before and "tab: it is what chair 8 says" in drawn(app)


@pytest.mark.parametrize("followed", [True, False])
async def test_somebody_elses_answer_is_shown_before_it_is_replaced(*, followed: bool) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\nmine")
        other = lines.again(held, by="F1")
        other.record(
            "answer", {"chair": 9, "field": "explanation", "kind": "answered", "words": "theirs"}, run="live-grid"
        )
        if followed:
            app.follow()
        await burst(app, pilot, "\n")
        assert "Meanwhile somebody recorded “theirs”" in drawn(app) and words(held, 9) == {"explanation": "theirs"}
        await burst(app, pilot, "\n")
        assert words(held, 9) == {"explanation": "mine"}


@pytest.mark.parametrize("back", ["1 cut did", "1 withdrawn"])
async def test_words_that_somebody_took_back_meanwhile_do_not_stay_under_the_bar(back: str) -> None:
    held = lines.session("+ On the same waka", "1 did: I sat. I waited.", exercises=("stories",))
    held.record("projected", {"projected": False})
    other = lines.again(held, by="F1")
    async with console(held) as (app, pilot):
        await burst(app, pilot, "mark\n")
        await pilot.press("down")
        await settled(pilot)
        assert "s2 I waited." in app.console_screen.bar.said
        perform(other, back)
        app.follow()
        await settled(pilot)
        assert "I waited" not in drawn(app) and not app.console_screen.bar.said


async def test_words_that_somebody_took_back_meanwhile_stand_in_no_open_card() -> None:
    held = lines.session("+ On the same waka", "1 problem: He bit.", exercises=("stories",))
    held.record("projected", {"projected": False})
    for typed_there in ("", "mine"):
        other = lines.again(held, by="F1")
        async with console(held) as (app, pilot):
            await burst(app, pilot, "1\n")
            while app.console_screen.bar.card[0].lead != "1 problem":
                await burst(app, pilot, "\n")
            assert "now: He bit." in drawn(app)
            await burst(app, pilot, typed_there)
            perform(other, "1 withdrawn")
            app.follow()
            await settled(pilot)
            assert "He bit" not in drawn(app) and ("mine" in drawn(app)) is bool(typed_there)
            perform(other, "undo")
            app.follow()


@pytest.mark.parametrize("after", ["in the field", "behind up", "the console ended"])
async def test_words_that_somebody_took_back_meanwhile_stand_in_nothing_that_was_begun_with_them(after: str) -> None:
    held = lines.session("+ On the same waka", "1 problem: He bit. She left.", exercises=("stories",))
    held.record("projected", {"projected": False})
    other = lines.again(held, by="F1")
    async with console(held) as (app, pilot):
        await burst(app, pilot, "1\n")
        while app.console_screen.bar.card[0].lead != "1 problem":
            await burst(app, pilot, "\n")
        app.post_message(Key("right", None))
        await burst(app, pilot, " and more")
        assert "He bit. She left. and more" in drawn(app)
        if after == "behind up":
            await pilot.press("escape", "escape")
        if after != "the console ended":
            perform(other, "1 withdrawn")
            app.follow()
            await settled(pilot)
            assert "He bit" not in drawn(app)
            assert [line for line in app.console_screen.bar.unsent if "and more" in line], "what was typed stays"
        app.keep_draft(1)
    perform(other, "1 withdrawn") if after == "the console ended" else None
    again = lines.again(held)
    async with console(again) as (app, pilot):
        assert "He bit" not in repr(app.console_screen.bar.unsent) and "and more" in repr(app.console_screen.bar.unsent)
        await pilot.press("escape", "escape")
        app.keep_draft(1)
    assert "He bit" not in "".join(path.read_text() for path in locations.drafts_folder().glob("*.json"))


async def test_own_words_that_were_cleared_meanwhile_stand_in_no_field_that_was_begun_with_them() -> None:
    held = lines.session("+ The third visit", "1 me: I felt small there", exercises=("compass",))
    held.record("projected", {"projected": False})
    other = lines.again(held, by="F1")
    async with console(held) as (app, pilot):
        await burst(app, pilot, "1\n")
        while app.console_screen.bar.card[0].lead != "1 me":
            await burst(app, pilot, "\n")
        app.post_message(Key("right", None))
        await burst(app, pilot, " and cold")
        assert "I felt small there and cold" in drawn(app)
        perform(other, "close")
        app.follow()
        await settled(pilot)
        assert "felt small" not in drawn(app) and "and cold" in drawn(app)
        await pilot.press("escape", "escape")
        app.keep_draft(1)
    assert "felt small" not in "".join(path.read_text() for path in locations.drafts_folder().glob("*.json"))


@pytest.mark.parametrize("keys", ["9\n", "9\n\n", "9\n\x14p", "9\n\n\x14pask"])
@pytest.mark.parametrize("back", [("unname all: Priya / a colleague",), ("9 unask why", "9 unask do")])
async def test_an_open_field_has_what_stands_there_now(keys: str, back: tuple[str, ...]) -> None:
    held = session(*lines.PEOPLE, *(f"9 {key}: Priya {key}" for key in ("why", "do", "who", "matters", "felt")))
    held.record("projected", {"projected": False})
    perform(held, "9 visits: 2")
    async with console(held) as (app, pilot):
        await burst(app, pilot, keys)
        other = lines.again(held, by="F1")
        for line in back:
            perform(other, line)
        app.follow()
        await burst(app, pilot, "\x1b" if "\x14" in keys else "")
        field = app.console_screen.bar.card[0]
        stands = words(held, 9).get({"9 why": "explanation", "9 do": "intervention"}[field.lead], "")
        assert app.console_screen.bar.entry.value == stands and "Priya why" not in drawn(app)
        count = len(held.events)
        await burst(app, pilot, "\n")
        assert app.console_screen.bar.entry.value in ("", *words(held, 9).values()), "the field that comes next, too"
        assert len(held.events) == count, "what nobody touched is no answer"


async def test_words_taken_back_while_they_were_changed_are_recorded_only_after_a_question() -> None:
    held = session(*lines.PEOPLE, *(f"9 {key}: Priya {key}" for key in ("why", "do", "who", "matters", "felt")))
    perform(held, "9 visits: 2")
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\n")
        app.post_message(Key("right", None))
        await burst(app, pilot, " says")
        perform(lines.again(held, by="F1"), "9 unask why")
        await burst(app, pilot, "\n")
        assert "Meanwhile somebody took back what stood there" in drawn(app)
        assert "explanation" not in words(held, 9)
        await burst(app, pilot, "\n")
        assert words(held, 9)["explanation"] == "Priya why says"


@pytest.mark.parametrize(
    ("line", "theirs", "shown"),
    [
        ("9 why: mine", "9 why: theirs", "“theirs” there"),
        ("Marama why: mine", "9 why: theirs", "“theirs” there"),
        ("9 why: mine", "9 why: ?", "there. Enter again"),
        ("case: mine", "case: theirs", "“theirs” there"),
        ("9 who: mine", "9 why: theirs", ""),
        ("9 why: mine", "8 why: theirs", ""),
        ("+ agency Mine: a role", "+ agency Theirs: a role", ""),
    ],
)
async def test_a_line_shows_what_somebody_else_recorded_there_while_it_was_typed(
    line: str, theirs: str, shown: str
) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, line)
        perform(lines.again(held, by="F1"), theirs)
        count = len(held.events) + 1
        await burst(app, pilot, "\n")
        if not shown:
            assert len(held.events) == count + 1
            return
        assert shown in drawn(app) and len(held.events) == count, "it came in with enter, before any other look"
        await burst(app, pilot, "\n")
        assert len(held.events) == count + 1 and "mine" in str(held.events[-1].data)


NETGRAM = ("+ child Tama: the child", "+ whānau close Hine: mum")


@pytest.mark.parametrize(
    ("exercise", "before", "theirs", "mine", "asked"),
    [
        ("post-its", ("helps team: a", "helps team: b", "1 2 > new Food"), "about 1: tea", "about 1: kai", "tea"),
        ("post-its", ("helps team: a", "helps team: b", "1 2 > new Food"), "name 1: We eat", "name 1: Kai", "We eat"),
        ("post-its", ("helps team: a", "helps team: b", "1 2 > new Food"), "out 1", "out 2", ""),
        ("group-thinking-caps", ("next",), "task: theirs", "task: mine", "theirs"),
        ("live-grid", ("park: a",), "p1: theirs", "p1: mine", "theirs"),
        ("stories", ("+ A",), "1: Theirs", "1: Mine", "Theirs"),
        ("stories", ("+ A",), "1 problem: theirs", "1 problem: mine", "theirs"),
        ("stories", ("+ A",), "1 problem add: theirs", "1 problem add: mine", ""),
        ("differences", ("+ A / B",), "1 a protects: theirs", "1 b protects: mine", ""),
        ("differences", ("+ A / B",), "1 a protects: theirs", "1 a protects: mine", ""),
        ("differences", ("+ A / B",), "1 bound police: theirs", "1 bound school: mine", ""),
        ("differences", ("+ A / B",), "1 bound police: theirs", "1 bound police: mine", "theirs"),
        ("differences", ("+ A / B",), "1 stood a 9 b 6", "1 stood a 8 b 7", "a 9, b 6"),
        ("differences", ("+ A / B",), "1 stood a 9 b 6", "1 stood a 9 b 6", ""),
        ("compass", (), "start connect 7 pass 3", "start connect 6 pass 2", "connect 7, pass 3"),
        ("hot-desk", (), "goes on 6", "goes on 5", "on 6"),
        ("stances", (), "stances humility 4", "stances humility 5", "humility 4"),
        ("adoption-review", REVIEW[:2], "3: adopted 7 dropped 2", "3: adopted 7 dropped 3", "adopted 7, dropped 2"),
        ("live-grid", (), "weather sunny 6", "weather sunny 7", ""),
        ("stories", ("+ A",), "1 consent in this room only", "1 consent without my number", "in this room only"),
        ("stories", ("+ A",), "1 consent in this room only", "1 consent in this room only", ""),
        ("stories", ("+ A",), "pick 1: theirs", "not 1: mine", "theirs"),
        ("stories", ("+ A", "+ B"), "pick 1: theirs", "pick 2: mine", ""),
        ("net-gram", ("+ child Tama: the child",), "consent no", "consent yes", "no"),
        ("net-gram", NETGRAM, "1 2 strained", "1 2 strong", "strained"),
        ("net-gram", (*NETGRAM, "1 2 thin"), "1 2 strained", "1 2 strained", ""),
        ("canvas", (": kai first",), "1 control", "1 influence", ""),
        ("prompt-cards", ("next",), "draw 3 listening", "draw 3 power", ""),
        ("stories", (), "next", "next", ""),
    ],
)
def test_only_words_that_would_be_replaced_are_asked_about(
    exercise: str, before: tuple[str, ...], theirs: str, mine: str, asked: str
) -> None:
    held = lines.session(*before, exercises=(exercise,))
    count = len(held.events)
    perform(lines.again(held, by="F1"), theirs)
    held.refresh()
    assert said_meanwhile(held, mine, held.events[count:]) == asked


async def test_what_somebody_else_recorded_before_the_line_was_begun_is_seen_already_and_not_asked_about() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        perform(lines.again(held, by="F1"), "9 why: theirs")
        app.follow()
        await burst(app, pilot, "9 why: mine")
        await burst(app, pilot, "\n")
        assert words(held, 9) == {"explanation": "mine"}


# -- lines that wait


async def test_refused_lines_wait_and_go_when_they_are_said_better() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        entry = app.console_screen.bar.entry
        await typed(app, pilot, "99 why: nobody asked", "98 why: another")
        assert entry.aside == ["99 why: nobody asked"]
        await typed(app, pilot, "9 why: nobody asked")
        assert entry.aside == ["98 why: another"]
        await typed(app, pilot, *(f"{number} why: number {number}" for number in range(60, 75)))
        assert len(entry.aside) == 10
        await burst(app, pilot, "\x15")
        await typed(app, pilot, "forget lines")
        assert entry.aside == [] and "Forgotten: 10 lines" in drawn(app)


async def test_a_draft_whose_place_is_gone_says_what_it_was_for() -> None:
    held = session(*lines.PEOPLE)
    kept = {"unsent": ["77 why: half"], "at": {"place": "card", "lead": "77 why", "was": "chair 77, why"}}
    drafts.keep(held.name, held.by, kept)
    async with console(open_session(held.name)) as (app, pilot):
        assert "It was for chair 77, why" in drawn(app) and app.console_screen.bar.entry.value == ""
        await pilot.press("up")
        await settled(pilot)
        assert app.console_screen.bar.entry.value == "77 why: half" and "was for chair 77, why" in drawn(app)


async def test_a_line_of_last_time_is_in_the_bar_and_not_in_a_card() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9 why: half")
        app.keep_draft()
    async with console(open_session(held.name)) as (app, pilot):
        bar = app.console_screen.bar
        assert bar.entry.value == bar.entry.selected_text == "9 why: half" and isinstance(bar.top, Line)
        await burst(app, pilot, "bX")
        assert bar.entry.value == "bX" and bar.entry.aside == ["9 why: half"]


@pytest.mark.parametrize("left", ["99 why: who is that\n", "9 why: half\x1b"], ids=["refused", "left by escape"])
async def test_what_was_put_aside_waits_behind_up_in_the_next_window_and_not_in_the_bar(left: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, left)
        await typed(app, pilot, "8 why: whole")
        app.keep_draft()
    async with console(open_session(held.name)) as (app, pilot):
        bar = app.console_screen.bar
        assert bar.entry.value == "" and "waits: up brings it back" in drawn(app)
        await pilot.press("up")
        await settled(pilot)
        assert bar.entry.value == left.strip("\n\x1b")


async def test_after_a_crash_enter_takes_the_line_and_the_bar_is_open_for_the_next() -> None:
    held = session(*lines.PEOPLE)
    drafts.keep(held.name, held.by, {"unsent": ["9 why: half"], "at": {"place": "line"}})
    async with console(open_session(held.name)) as (app, pilot):
        await burst(app, pilot, "\nbX")
        assert words(app.session, 9) == {"explanation": "half"} and app.console_screen.bar.entry.value == "bX"
        assert not app.session.state.display.blanked


# -- words that come back


async def away(app: ConsoleApp, pilot: Pilot[None], way: str) -> None:
    """Words are half typed in the field of chair 9, left in that way, and stand in it again."""
    await burst(app, pilot, "9\nasked 2")
    match way:
        case "escape":
            await burst(app, pilot, "\x1b9\n")
        case "another card":
            await burst(app, pilot, "\x0e\x1b9\n")
        case "a question not answered":
            await burst(app, pilot, "\n\x1b\x1b9\n")
        case "a question typed over ahead":
            await burst(app, pilot, "\nso\x1b\x1b9\n")
        case "another exercise":
            await burst(app, pilot, "\x1bexercise post-its\nexercise live-grid\n9\n")


LEFT = ("escape", "another card", "a question not answered", "a question typed over ahead", "another exercise")


@pytest.mark.parametrize("way", LEFT)
async def test_a_new_sentence_is_never_put_onto_words_that_come_back(way: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held, slowly=way != "a question typed over ahead") as (app, pilot):
        bar = app.console_screen.bar
        await away(app, pilot, way)
        assert bar.card[0].lead == "9 why" and bar.entry.value == bar.entry.selected_text == "asked 2"
        assert "typing replaces · → edits" in drawn(app)
        await burst(app, pilot, "17\n")
        assert words(held, 9) == {"explanation": "17"}
        assert bar.entry.aside[-1] == "9 why: asked 2", "what was typed over waits behind up"
        await burst(app, pilot, "\x1b9\n")
        assert bar.card[0].lead != "9 why", "it was seen, and comes back no more by itself"


async def test_after_escape_from_a_question_the_next_words_are_for_the_field_that_asked() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\nasked 2\n\x1bso\n")
        assert words(held, 9) == {"explanation": "so"} and app.console_screen.bar.card[0].lead == "9 do"


@pytest.mark.parametrize(("key", "value"), [("right", "asked 2!"), ("left", "!asked 2"), ("end", "asked 2!")])
async def test_an_arrow_edits_words_that_come_back(key: str, value: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        bar = app.console_screen.bar
        await away(app, pilot, "escape")
        await pilot.press(key, "!")
        assert bar.entry.value == value and not bar.entry.aside and "typing replaces" not in drawn(app)


async def test_enter_takes_words_that_come_back_and_up_brings_what_was_typed_over() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        bar = app.console_screen.bar
        await burst(app, pilot, "9\nhalf\x1b9\n\n")
        assert words(held, 9) == {"explanation": "half"} and bar.card[0].lead == "9 do"
        await burst(app, pilot, "rest\x1b9\nother")
        await pilot.press("up")
        assert (bar.lead, bar.entry.value) == ("9 do: ", "rest") and bar.entry.aside == ["9 do: other"]
        await burst(app, pilot, " of it\n")
        assert words(held, 9)["intervention"] == "rest of it"


async def test_a_better_form_of_what_was_typed_over_lets_it_go() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\nhalf a\x1b9\nhalf a thought\n")
        assert words(held, 9) == {"explanation": "half a thought"} and app.console_screen.bar.entry.aside == []


async def test_a_line_under_a_card_comes_back_marked_and_a_key_that_began_one_keeps_its_beginning() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        bar = app.console_screen.bar
        await burst(app, pilot, "agree 2: once a\x0e\x1bso")
        assert bar.entry.value == "so" and bar.entry.aside == ["agree 2: once a"]
        await burst(app, pilot, "\x15\x14pinter\x1b\x14p")
        assert bar.entry.value == "park: inter" and bar.entry.selected_text == "inter"
        await burst(app, pilot, "kai")
        assert bar.entry.value == "park: kai" and bar.entry.aside[-1] == "park: inter"


@pytest.mark.parametrize("over", ["\x14pkai\n", "\x14p\x1b", "\x14m", "\x10\x1b", "\x14e\x14e", "\x12\x1b"])
async def test_what_was_laid_over_for_a_moment_leaves_the_words_and_the_caret_as_they_were(over: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        bar = app.console_screen.bar
        for before in ((), ("left",)):
            await burst(app, pilot, "\x1b9\nhe is safe")
            await pilot.press(*before, *["left"] * 4)
            for key in over:
                await burst(app, pilot, key)
                await pilot.pause(0.1)
            await burst(app, pilot, "not ")
            assert bar.entry.value == ("he is not safe" if not before else "he isnot  safe"), drawn(app)
            await burst(app, pilot, "\x15\x15")
            await pilot.press("end")
            await burst(app, pilot, "\x15")


async def test_words_that_came_back_are_still_marked_after_a_moment() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        bar = app.console_screen.bar
        await burst(app, pilot, "9\nhalf\x1b9\n\x14pkai\n")
        assert bar.entry.selected_text == "half"
        await burst(app, pilot, "whole\n")
        assert words(held, 9) == {"explanation": "whole"}


async def test_words_that_come_back_in_a_mirror_are_masked() -> None:
    held = session(*lines.PEOPLE, projected=True)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\nhalf\x1b9\n")
        assert app.console_screen.bar.entry.selected_text == "half"
        assert "half" not in drawn(app) and "••••" in drawn(app) and "typing replaces · → edits" in drawn(app)


# -- dialogs


@pytest.mark.parametrize(
    "keys", ["\x10help\n\n", "\x10help\n\n\n\x1b\x1b", "\x10\x1b\x1b", "\x12\n\n", "\x12\x1b\x1b\x1b"]
)
async def test_no_dialog_is_left_twice(keys: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held, slowly=False) as (app, pilot):
        for character in keys:
            await burst(app, pilot, character)
            if character == "\x10":
                await pilot.pause(0.1)
        await pilot.pause(0.3)
        assert app.fault is None and app.is_running and not app.is_leaving


async def test_the_palette_and_two_enters_at_once_do_one_thing_and_words_go_on_in_the_bar() -> None:
    held = session(*lines.PEOPLE)
    async with console(held, slowly=False) as (app, pilot):
        before = list(held.events)
        await burst(app, pilot, "\x10")
        assert isinstance(app.screen, CommandPalette)
        await burst(app, pilot, "save now")
        await pilot.pause(0.5)
        for _ in range(3):
            if app.screen is not app.console_screen:  # the first enter may only point at the first hit
                await burst(app, pilot, "\n\nnext")
                await pilot.pause(0.3)
        assert app.fault is None and app.screen is app.console_screen
        assert app.console_screen.bar.entry.value == "next" and list(held.events) == before


async def test_a_letter_in_a_dialog_only_moves_and_what_comes_after_the_answer_is_typed() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        app.ask_projected()
        await settled(pilot)
        await burst(app, pilot, "y")
        assert isinstance(app.screen, ProjectedQuestion) and held.state.projected is False
        await burst(app, pilot, "n\n9 why: so")
        await pilot.pause(0.2)
        assert app.screen is app.console_screen and app.console_screen.bar.entry.value == "9 why: so"


@pytest.mark.parametrize("arrow", ["up", "down"])
async def test_an_arrow_after_words_that_are_no_answer_marks_the_careful_one_and_up_goes_round_to_no_other(
    arrow: str,
) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        app.ask_projected()
        await settled(pilot)
        await burst(app, pilot, "9 why: so")
        answers = app.screen.query_one(Answers)
        assert isinstance(app.screen, ProjectedQuestion) and answers.highlighted is None
        around = app.screen.query_one("#dialog")
        assert around.border_subtitle == NOTHING_MARKED
        await pilot.press(arrow)
        assert answers.highlighted == 0 and not around.border_subtitle
        await pilot.press("up")
        assert answers.highlighted == 0, "no is the first"
        await pilot.press("down")
        assert answers.highlighted == 1


# -- where letters are keys


async def test_words_in_one_read_are_typed_where_letters_are_keys() -> None:
    held, _ = on_board("wall")
    async with console(held) as (app, pilot):
        await typed(app, pilot, "sort")
        bar = app.console_screen.bar
        assert isinstance(bar.top, Keys) and "SORTING - LETTERS ARE KEYS" in drawn(app)
        before = list(held.events)
        for key in SteadyParser().feed("merge 3 5: same\r"):
            app.post_message(key)
        await settled(pilot)
        assert list(held.events) == before and bar.entry.value == "merge 3 5: same" and isinstance(bar.top, Line)


async def test_letters_type_again_after_a_minute() -> None:
    held, _ = on_board("wall")
    async with console(held, slowly=False) as (app, pilot):
        await typed(app, pilot, "sort")
        app.each_second()
        assert isinstance(app.console_screen.bar.top, Keys)
        now = app.ticks()
        app.ticks = lambda: now + 61
        app.each_second()
        assert isinstance(app.console_screen.bar.top, Line)


async def test_sorting_changes_nothing_of_what_the_room_was_given_to_see() -> None:
    held, _ = on_board("wall")
    async with console(held) as (app, pilot):
        await typed(app, pilot, "sort")
        view = held.state.display
        for letter in "bhsmvwei/.,[]yjtfgpc":
            await burst(app, pilot, letter)
            assert isinstance(app.console_screen.bar.top, Keys), letter
        assert held.state.display == view


async def test_a_card_over_a_half_typed_line_gives_it_back() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        bar = app.console_screen.bar
        await burst(app, pilot, "agree 2: once a\x0e")
        assert isinstance(bar.top, Card) and bar.entry.value == ""
        await burst(app, pilot, "\x1b")
        assert bar.entry.value == "agree 2: once a"


# -- help and copying


async def test_help_begins_with_what_comes_now() -> None:
    held = session(*lines.PEOPLE, "go interview")
    async with console(held) as (app, pilot):
        await typed(app, pilot, "?")
        first = held.state.run.template.phase("interview").record[0]
        rows = drawn(app).splitlines()
        assert rows[3].strip() == "NOW, IN THIS PHASE" and first in rows[4]
        assert "escape: back to the board" in drawn(app)


async def test_what_is_marked_is_copied_as_it_is_seen_and_nothing_marked_empties_nothing() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, _):
        for pane in ("#header", "#board", "#card"):
            text, _end = app.console_screen.query_one(pane).get_selection(SELECT_ALL) or ("", "")
            assert text.strip() and all(row.rstrip() in drawn(app) for row in text.splitlines()[:3]), pane
        app.copy_to_clipboard("kept")
        app.copy_to_clipboard("")
        assert app.clipboard == "kept"


# -- hands that know 0.4


async def test_a_folder_with_sessions_from_before_is_told_once() -> None:
    old = session(*lines.PEOPLE)
    os.utime(locations.session_path(old.name), (0, 0))
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        assert "ctrl g or F9" in " ".join(drawn(app).split())
        await burst(app, pilot, "\x1b")
        assert "▌1 Tama" in drawn(app)
    async with console(open_session(held.name)) as (app, _):
        assert "ctrl g or F9" not in drawn(app)


async def test_a_new_folder_is_told_nothing() -> None:
    async with console(session(*lines.PEOPLE)) as (app, _):
        assert "▌1 Tama" in drawn(app)


@pytest.mark.parametrize(("key", "at_once"), [("b", "ctrl g"), ("y e", "ctrl t e")])
async def test_a_former_key_alone_for_a_second_says_large_what_to_press(key: str, at_once: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held, slowly=False) as (app, pilot):
        before = len(held.events)
        await burst(app, pilot, key)
        assert f"at once: {at_once}" not in drawn(app)
        now = app.ticks()
        app.ticks = lambda: now + 2
        app.each_second()
        await settled(pilot)
        assert f"at once: {at_once}" in drawn(app) and len(held.events) == before
        await burst(app, pilot, "9")
        assert "at once:" not in drawn(app)


# -- a sentence in a list


@pytest.mark.parametrize("sentence", ["They took over", "sorry I am late", "merge 3", "quite so"])
async def test_a_sentence_in_a_list_of_views_shows_nothing(sentence: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "v\n")
        assert isinstance(app.screen, ViewList)
        before, seen = len(held.events), held.state.room_now()
        await burst(app, pilot, f"{sentence}\n")
        assert len(held.events) == before and held.state.room_now() == seen


async def test_a_sentence_is_no_answer_to_a_question_and_a_letter_moves_to_one() -> None:
    held = session(*lines.PEOPLE, projected=None)
    async with console(held) as (app, pilot):
        assert isinstance(app.screen, ProjectedQuestion)
        await burst(app, pilot, "They yell\n")
        assert isinstance(app.screen, ProjectedQuestion) and held.state.projected is None
        await pilot.press("down")
        await burst(app, pilot, "\n")
        assert held.state.projected is not None


async def test_letters_that_come_faster_than_they_are_drawn_are_looked_at_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []
    shown = places.draw

    def counted(bar: places.Places) -> None:
        looked.append(bar.entry.value)
        shown(bar)

    async with console(session(*lines.SAMPLE)) as (app, pilot):
        monkeypatch.setattr(places, "draw", counted)
        await burst(app, pilot, "9 why: nobody asked her")
        assert looked[-1] == app.console_screen.bar.entry.value == "9 why: nobody asked her" and len(looked) < 4
        await burst(app, pilot, "\nk1 by friday")
        assert looked[-1] == "k1 by friday" and len(looked) < 10
        for letter in "x1":
            await burst(app, pilot, letter)
            assert looked[-1].endswith(letter)
