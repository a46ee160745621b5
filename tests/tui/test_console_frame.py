"""The frame in the console: the logs by two keys, the day, an elephant held, the header, what a mirror keeps quiet."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from sessions.lines.carry_out import perform
from sessions.live import drafts
from sessions.live.session import Session, open_session
from tests import lines
from tests.tui import snapshot
from tests.tui.console_help import burst, console, drawn, kinds, settled, typed, words
from tui.app.text import width
from tui.boards.board import Pointing
from tui.boards.day.board import DayBoard
from tui.boards.table import BOARDS
from tui.console import holding, ruler, standing
from tui.console.actions import AT_ONCE, actions_of, called
from tui.console.app import ConsoleApp

EVERY = ("live-grid", "post-its", "group-thinking-caps", "thinking-caps", "paper-grid")
DAY = (
    "meeting reflective practice",
    "agenda starts 8:45",
    "agenda + Mihi, welcome: 20 light",
    "agenda + Live grid: 90 stir explore demonstrate live-grid",
    "agenda + Morning tea: 20 break",
    "agenda + Post-its: 25 light practise post-its",
    "agenda + Check-out: 15",
    "g4 drop",
    "agenda next",
    "agenda next",
    "jargon SLT = Speech-language therapist",
    "jargon DP4",
    "park: interpreters, how does this work through one?",
    "p1 back today",
    "elephant box",
    "e1 agreed",
    "e1: we are polite because we were sent",
    "e1 back today",
    "note: watch the time after lunch",
    "moment",
    "action P05: ring the ward by Friday",
    "together judgement: let it be heard before it is answered",
    "together stop word: kāti",
)
SECRET = "ZQPRIV"


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def session(*typed: str, key: str = "live-grid", projected: bool = False) -> Session:
    held = lines.session(*typed, exercises=(key,))
    held.record("projected", {"projected": projected})
    return held


def frame(held: Session):  # type: ignore[no-untyped-def]
    run = held.state.frame
    assert run is not None
    return run.state


# -- two keys


@pytest.mark.parametrize("shape", [shape for shape, board in BOARDS.items() if board.of_a_session])
def test_the_lines_of_the_logs_are_free_on_every_board(shape: str) -> None:
    board = BOARDS[shape]
    assert not {action.line for action in board.own} & {standing.LINE, "j"}
    found = called(board, standing.LINE), called(board, "j"), called(board, "y J")
    assert [one.name for one in found if one is not None] == ["standing", "jargon", "list_jargon"]
    assert AT_ONCE[standing.CTRL] == "standing"
    letters = [one.letter for one in standing.STANDING]
    assert len(set(letters)) == len(letters) and not {*standing.BY_CAPITAL} & {*letters}
    assert {one.name for one in standing.STANDING} <= {action.name for action in actions_of(BOARDS[shape])}


@pytest.mark.parametrize("key", EVERY)
async def test_every_log_takes_two_keys_before_typing_from_inside_any_exercise(key: str) -> None:
    held = session(key=key)
    async with console(held) as (app, pilot):
        for keys, kind in (
            ("\x14jSLT = speech-language therapist\n", "catch_jargon"),
            ("y j\nAAC\n", "catch_jargon"),
            ("j\nDP4\n", "catch_jargon"),
            ("\x14pinterpreters\n", "park"),
            ("y n\nwatch the time\n", "note"),
            ("\x14m", "mark_moment"),
            ("y q\nP05: ring the ward by Friday\n", "act"),
            ("\x14t10\n", "timer_start"),
            ("y +\n", "timer_more"),
            ("\x14-", "timer_more"),
            ("y w\n", "timer_pause"),
            ("\x14w", "timer_on"),
            ("\x14e", "hold_elephant"),
            ("y e\n", "elephant_over"),
        ):
            await burst(app, pilot, keys)
            assert kinds(held)[-1] == kind, keys
            assert app.console_screen.bar.is_on_board and not app.console_screen.bar.entry.value, keys
        assert held.state.current == key and frame(held).terms[1].term == "SLT"


@pytest.mark.parametrize("leader", ["\x14j", "\x1by j\n"], ids=["ctrl t", "escape y"])
async def test_in_the_middle_of_a_card_nothing_typed_is_lost(leader: str) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\nhe is not sa")
        await burst(app, pilot, f"{leader}SLT = therapist\n")
        assert frame(held).terms[1].term == "SLT"
        if leader != "\x14j":  # that was laid over the field for a moment; this left it, and it comes back marked
            await burst(app, pilot, "9\n")
            await pilot.press("end")
        assert app.console_screen.bar.card[0].lead == "9 why"
        await burst(app, pilot, "fe yet\n")
        assert words(held, 9) == {"explanation": "he is not safe yet"}


async def test_an_act_from_inside_a_field_leaves_the_field_alone() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\nhalf \x14mmore\n")
        assert words(held, 9) == {"explanation": "half more"} and "mark_moment" in kinds(held)


async def test_out_of_the_strip_or_of_a_log_with_no_words_one_is_back_where_one_was() -> None:
    held = session(*lines.PEOPLE)
    before = len(held.events)
    async with console(held) as (app, pilot):
        bar = app.console_screen.bar
        await burst(app, pilot, "9\nhalf\x14")
        assert "e elephant" in drawn(app) and "g day" in drawn(app)
        await burst(app, pilot, "\x1b")
        assert bar.entry.value == "half"
        await burst(app, pilot, "\x14p\x1b")
        assert bar.entry.value == "half" and bar.card[0].lead == "9 why" and not bar.entry.aside
        await burst(app, pilot, "\x14z")
        assert "No log has that letter" in drawn(app) and bar.entry.value == "half"
        await burst(app, pilot, "\x1by j\n\x1b")
        assert bar.unsent == ["9 why: half"] and len(held.events) == before


async def test_a_half_typed_log_line_stays_too() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        bar = app.console_screen.bar
        await burst(app, pilot, "9\nanswer\x14pinter\x1b")
        assert bar.unsent == ["park: inter", "9 why: answer"] and bar.lead == "9 why: "
        app.keep_draft()
        assert drafts.kept(held.name, held.by)["unsent"] == ["park: inter", "9 why: answer"]
        await burst(app, pilot, "\x14p")
        await pilot.press("end")
        await burst(app, pilot, "preters\n")
        assert frame(held).parked[1].text == "interpreters"


async def test_notes_typed_one_after_the_other_go_on_after_a_jargon_word() -> None:
    held = session(key="post-its")
    async with console(held) as (app, pilot):
        await burst(app, pilot, "i\nfirst\nsec\x14jMDT\nond\n")
        notes = held.state.run.state.notes
        assert [note.text for note in notes.values()] == ["first", "second"]
        assert app.console_screen.bar.lead == "HELPS me: " and frame(held).terms[1].term == "MDT"


async def test_a_log_line_in_a_card_is_no_answer() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\nnote: they looked away\n\n")
        await burst(app, pilot, "park: interpreters\n\nmoment\n\ntold off by the scales\n")
        assert words(held, 9) == {"explanation": "told off by the scales"}
        assert kinds(held)[-4:-1] == ["note", "park", "mark_moment"]


async def test_from_inside_a_field_through_the_palette() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9\nhalf")
        await pilot.press("ctrl+p")
        await settled(pilot)
        assert isinstance(app.screen, CommandPalette)
        app.screen.query_one(Input).value = "slow everything"
        await pilot.pause(0.3)
        listed = app.screen.query_one(OptionList)
        await pilot.press("down" if listed.highlighted is None else "home", "enter")
        await settled(pilot)
        assert frame(held).elephant_held and "half" not in drawn(app)
        await burst(app, pilot, "\x14e")
        assert app.console_screen.bar.unsent == ["9 why: half"]


# -- an elephant


async def test_while_an_elephant_is_held_there_are_the_reminders_and_nothing_else() -> None:
    held = session(*lines.PEOPLE, "9 why: swallow")
    async with console(held) as (app, pilot):
        perform(held, "show 9")
        await typed(app, pilot, "y e")
        text = drawn(app)
        assert held.state.display.blanked and frame(held).elephant_held
        for reminder in standing.held_words(frame(held)):
            assert reminder.rpartition(". ")[2].rstrip(".") in text
        for other in ("Marama", "swallow", "THE ROOM SEES", "Tama"):
            assert other not in text
        for key in ("s", "m", "9", "n", "p", "f", "down", "enter", "]", "g", "?"):
            await pilot.press(key, *(["enter"] if len(key) == 1 else []))
            await settled(pilot)
            assert "Marama" not in drawn(app) and held.state.display.blanked, key
        await typed(app, pilot, "y e")
        assert "Marama" in drawn(app) and held.state.display.blanked and not frame(held).elephant_held
        await typed(app, pilot, "blank off")
        assert not held.state.display.blanked


async def test_nothing_typed_while_it_is_held_is_kept_and_what_was_begun_before_is() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        bar = app.console_screen.bar
        await burst(app, pilot, "9\nbegun \x14e")
        assert bar.entry.value == ""
        await burst(app, pilot, f"{SECRET}\n")
        assert SECRET not in drawn(app)
        await burst(app, pilot, f"{SECRET} two")
        app.keep_draft()
        assert drafts.kept(held.name, held.by)["unsent"] == ["9 why: begun "]
        await burst(app, pilot, "\x14e")
        assert bar.card[0].lead == "9 why" and bar.entry.value == "begun "
        await burst(app, pilot, "before\n")
        assert words(held, 9) == {"explanation": "begun before"}
    assert SECRET not in str(held.documents())


async def test_a_line_from_before_a_crash_waits_until_the_elephant_is_over() -> None:
    held = session(*lines.PEOPLE, "elephant")
    drafts.keep(held.name, held.by, {"unsent": ["jargon half typed"]})
    async with console(held) as (app, pilot):
        await settled(pilot)
        assert app.console_screen.bar.entry.value == ""
        await typed(app, pilot, "y e")
        assert not frame(held).elephant_held
        waits = [*app.console_screen.bar.entry.aside, app.console_screen.bar.entry.value]
        assert "jargon half typed" in waits


async def test_an_elephant_held_in_another_window_closes_nothing_and_loses_nothing() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        other = lines.again(held, by="F1")
        await burst(app, pilot, "9\nhalf")
        perform(other, "elephant")
        app.follow()
        await settled(pilot)
        assert "nobody yet" not in drawn(app) and app.console_screen.bar.entry.value == ""
        perform(other, "elephant over")
        app.follow()
        await settled(pilot)
        assert app.console_screen.bar.entry.value == "half" and app.console_screen.bar.card[0].lead == "9 why"


@pytest.mark.parametrize(("columns", "height"), [(120, 30), (80, 24), (60, 18), (40, 12)])
def test_the_reminders_are_whole_at_every_size(columns: int, height: int) -> None:
    said = standing.held_words(frame(session()))
    drawing = holding.reminders(said, columns, height - 7)
    rows = ["".join(text for text, _ in line) for line in drawing.lines]
    assert (len(rows) <= height - 7 or height < 18) and all(width(row) <= columns for row in rows)
    text = " ".join(" ".join(rows).split())
    assert all(reminder in text for reminder in said[1:])


# -- the day


@pytest.mark.parametrize(("columns", "height"), [(120, 30), (80, 24), (60, 18), (40, 12)])
async def test_the_picture_of_the_day(columns: int, height: int) -> None:
    async with console(session(*DAY, "timer 10: Thinking Caps"), columns, height) as (app, pilot):
        await typed(app, pilot, "y g")
        snapshot.assert_same(f"console-day-{columns}x{height}", drawn(app))


@pytest.mark.parametrize("view", ["y e", "y E", "y J", "y a", "y"])
async def test_the_picture_of_the_lists_the_strip_and_the_reminders(view: str) -> None:
    async with console(session(*DAY)) as (app, pilot):
        await typed(app, pilot, view) if view != "y" else await burst(app, pilot, "\x14")
        name = {"y e": "held", "y E": "elephants", "y J": "jargon", "y a": "agreement", "y": "strip"}[view]
        snapshot.assert_same(f"console-{name}-80x24", drawn(app))


async def test_the_day_by_its_keys() -> None:
    held = session(*DAY)
    async with console(held) as (app, pilot):
        screen = app.console_screen
        await typed(app, pilot, "y g")
        assert screen.at_day and screen.pointing.focus == 2 and held.state.current == "live-grid"
        for keys, done in (
            ("n", lambda: screen.pointing.focus == 3 and not frame(held).items[3].stretches),
            ("\n", lambda: frame(held).items[3].running),
            ("x", lambda: "End it first" in drawn(app)),
            ("k", lambda: frame(held).here is None),
            ("r", lambda: frame(held).items[6].repeats == 3),
            ("u", lambda: frame(held).order.index(6) == 2),
            ("d", lambda: frame(held).order.index(6) == 3),
            ("x", lambda: frame(held).items[6].dropped),
            ("x", lambda: not frame(held).items[6].dropped),
            ("i\n5\n", lambda: frame(held).items[6].minutes == 5),
            ("a", lambda: screen.bar.entry.value == "agenda + "),
            ("Waiata: 5\n", lambda: frame(held).items[7].title == "Waiata"),
            ("\n", lambda: frame(held).items[7].running),
            ("m", lambda: held.state.room_now().name == "what is coming"),
        ):
            await burst(app, pilot, keys if keys.endswith("\n") else f"{keys}\n")
            assert done(), (keys, drawn(app))
        await typed(app, pilot, "y g")
        assert not screen.at_day and "Nobody is set out yet" in drawn(app)


async def test_a_part_of_the_day_turns_to_its_exercise() -> None:
    held = session(*DAY)
    async with console(held) as (app, pilot):
        await typed(app, pilot, "y g")
        app.console_screen.pointing = Pointing(4)
        await typed(app, pilot, "o")
        assert held.state.current == "post-its" and not app.console_screen.at_day


async def test_each_log_opens_in_a_list_and_goes_back() -> None:
    held = session(*DAY)
    async with console(held) as (app, pilot):
        screen = app.console_screen
        for capital, title in (
            ("E", "ELEPHANTS  1"),
            ("J", "JARGON  2"),
            ("P", "PARKED  1"),
            ("N", "PRIVATE NOTES  1"),
            ("M", "MOMENTS  1"),
            ("Q", "ACTIONS  1"),
            ("A", "AGREEMENT  1"),
        ):
            await typed(app, pilot, f"y {capital}")
            assert title in drawn(app)
        await typed(app, pilot, "y P", "x")
        assert frame(held).parked[1].done
        await typed(app, pilot, "y J")
        await pilot.press("down", "enter")
        await settled(pilot)
        assert screen.bar.entry.value == "j2 "
        await burst(app, pilot, "means: a form\n")
        assert frame(held).terms[2].plain == "a form"
        await typed(app, pilot, "s")
        assert held.state.display.view == "jargon"
        await burst(app, pilot, "\x1b")
        assert "TODAY" in drawn(app) and screen.at_day
        await burst(app, pilot, "\x1b")
        assert not screen.at_day


async def test_exercise_frame_is_the_day_and_it_is_no_exercise_of_the_list() -> None:
    held = session(*DAY)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "exercise frame\n")
        assert held.state.current == "frame" and "TODAY" in drawn(app)
        await burst(app, pilot, "exercise live-grid\n")
        assert held.state.current == "live-grid" and "TODAY" not in drawn(app)
        await burst(app, pilot, "exercise\n")
        assert "frame" not in drawn(app)


async def test_what_comes_back_is_said_first() -> None:
    held = session(*DAY)
    async with console(held) as (app, _):
        assert "1 elephant and 1 parked thing come back today" in drawn(app)
    held.record("projected", {"projected": True})
    async with console(open_session(held.name)) as (app, _):
        assert "elephant" not in drawn(app)


@pytest.mark.parametrize("room", [40, 57, 60, 80, 120])
def test_no_line_of_the_day_is_wider_than_its_pane(room: int) -> None:
    state = frame(session(*DAY, "timer 10: a very long label for a timer, longer than it should be"))
    board = DayBoard(datetime(2026, 3, 2, 12, tzinfo=UTC), "A day")
    for pointing in (
        Pointing(),
        Pointing(2),
        Pointing(side="logs", showing="j"),
        *(Pointing(question=letter) for letter in "ejpqunm"),
    ):
        point = board.settle(state, room, 20, pointing)
        drawn_lines = [*board.overview(state, room, 20, point).lines, *board.card(state, room, 4, point)]
        drawn_lines += [*board.detail(state, room, point).lines, *board.headings(state, room)]
        for line in drawn_lines:
            assert width("".join(text for text, _ in line)) <= room
    assert width("".join(text for text, _ in ruler.rule(state, board.now, room, mirror=False))) == room  # type: ignore[arg-type]


async def test_pages_of_the_day_are_turned_from_inside_any_exercise() -> None:
    held = session(*lines.PEOPLE, *(f"agenda + Part {number} of a long day: 20 light" for number in range(12)))
    async with console(held) as (app, pilot):
        await burst(app, pilot, "show agenda\n")
        assert held.state.room_now().pages > 1
        await typed(app, pilot, ".")
        assert held.state.display.view == "agenda 2" and "page 2 of" in drawn(app)
        await typed(app, pilot, ".")
        await typed(app, pilot, ",", ",")
        assert held.state.display.view == "agenda 1"


# -- header


async def test_the_header_says_calmly_how_day_and_timer_stand() -> None:
    held = session(*DAY, "timer 40: Thinking Caps")
    async with console(held, 120, 30) as (app, pilot):
        rule = drawn(app).splitlines()[2]
        assert "Live grid  29 of 90 min" in rule and "about 4 minutes ahead" in rule
        assert "Thinking Caps: about 11 minutes left, 29 gone" in rule
        await typed(app, pilot, "y +")
        assert "about 12 minutes left" in drawn(app).splitlines()[2]
        perform(held, "timer 3")
        app.console_screen.refresh_all()
        await settled(pilot)
        assert "time; more if you want it" in drawn(app).splitlines()[2]


# -- a mirror


PRIVATE = (
    "note: ZQPRIV a",
    "moment: ZQPRIV b",
    "action P41: ring the ward",
    "tikanga: ZQPRIV c",
    "follow up: ZQPRIV d",
    "elephant box",
    "e1 agreed",
    "e1: ZQPRIV e",
    "e1 back today",
)


@pytest.mark.parametrize(
    "entered",
    [
        "\x14nZQPRIV",
        "\x14qP41: ZQPRIV",
        "y p\nZQPRIV",
        "y j\nZQPRIV",
        "moment: ZQPRIV",
        "tikanga: ZQPRIV",
        "e1: ZQPRIV",
        "q1 who P41",
        "y E",
        "y N",
        "\x14M",
        "y Q",
        "y g",
        "y a",
        "y e",
        "note: ZQPRIV",
    ],
)
async def test_a_mirror_shows_nothing_private_of_the_frame(entered: str) -> None:
    held = session(*lines.PEOPLE, *PRIVATE, projected=True)
    async with console(held) as (app, pilot):
        for character in entered:
            await burst(app, pilot, character)
            for private in (SECRET, "P41", "comes back"):
                assert private not in drawn(app)
        if SECRET in entered or "P41" in entered:
            assert "•" in drawn(app)
        assert SECRET not in f"{app.title}{app.sub_title}"
        await burst(app, pilot, "\n")
        assert SECRET not in drawn(app) and "P41" not in drawn(app)
        for reminder in standing.held_words(frame(held)):
            assert reminder not in drawn(app)


async def press_through(app: ConsoleApp, pilot: Pilot[None], keys: str) -> None:
    for key in keys:
        await burst(app, pilot, key)


async def test_timer_and_elephant_may_be_read_on_a_mirror() -> None:
    held = session(*lines.PEOPLE, projected=True)
    async with console(held) as (app, pilot):
        await press_through(app, pilot, "\x14t10")
        assert "timer 10" in drawn(app) and "•" not in drawn(app)
        await press_through(app, pilot, "\n")
        assert "about 10 minutes left" in drawn(app) or "time; more" in drawn(app)
