"""Every dialog and every page over another may be left twice, by every way: it is left once, and done once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.command import CommandPalette
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList

from sessions.importing.choosing import look
from sessions.importing.report import Wanted
from sessions.live import drafts
from sessions.store import locations
from tests import lines
from tests.tui.console_help import console, drawn, session, settled
from tests.tui.home_helpers import home
from tests.tui.journal_helpers import clock_on_the_wall, day, journal, shown, written  # noqa: F401
from tui.app.begun import NOTHING_MARKED
from tui.console.asking import Asking, Dialog, YesOrNo
from tui.console.dialogs import PasteReview, ViewList
from tui.console.export_dialog import ExportReview
from tui.console.exporting import asked_for
from tui.console.first_questions import ForTheRoom, ProjectedAgain, ProjectedQuestion, QuietRoom
from tui.console.import_page import ImportPage
from tui.console.importing import asked_for as import_asked
from tui.console.leaving import Choice, NotSaved, RoomKeeps
from tui.console.note_dialogs import ForGoodQuestion, NotesReview
from tui.console.own_words import OwnWords
from tui.console.palette import ConsolePalette
from tui.home.chosen import Chosen
from tui.home.help_page import HelpPage
from tui.home.home_screen import HomeScreen
from tui.home.new_screen import NewScreen
from tui.home.typed import TypedFrame
from tui.journal.about_page import AboutPage
from tui.journal.app import JournalApp
from tui.journal.asking_page import AskingPage
from tui.journal.choosing_page import ChoosingPage
from tui.journal.list_page import ListPage
from tui.journal.marked_list import MarkedList
from tui.journal.moving_page import MovingPage
from tui.journal.opening_pages import PassphrasePage, ProjectedPage
from tui.journal.page import Page
from tui.journal.passphrase_page import PassphraseSetting
from tui.journal.reading_page import ReadingPage
from tui.journal.rows_page import RowsPage
from tui.journal.statement_page import StatementPage
from tui.journal.timeline_page import TimelinePage
from tui.journal.writing_page import WritingPage


def every(of: type[Screen[Any]]) -> Iterator[type[Screen[Any]]]:
    """The class and what is made of it, as far as it is the product's own."""
    for made in of.__subclasses__():
        if made.__module__.startswith("tui."):
            yield made
        yield from every(made)


SAMPLE = Path(__file__).parents[2] / "sessions" / "samples" / "notes.csv"


def in_the_console(app: Any) -> dict[type[Screen[Any]], Callable[[], Screen[Any]]]:
    """How each dialog of the console is made."""
    held = app.session
    return {
        ProjectedQuestion: ProjectedQuestion,
        ProjectedAgain: ProjectedAgain,
        ViewList: lambda: ViewList(app.console_screen.views(), ""),
        PasteReview: lambda: PasteReview(held, ["7 why: one", "8 why: two"], hidden=False),
        ExportReview: lambda: ExportReview(held, asked_for(f"export {locations.home()}/left.md"), hidden=False),
        ImportPage: lambda: ImportPage(
            held, import_asked(f"import {SAMPLE}"), look(held, SAMPLE, Wanted()), hidden=False
        ),
        NotesReview: lambda: NotesReview(["one", "two"], "here", lambda texts: "", hidden=False),
        ForGoodQuestion: ForGoodQuestion,
        OwnWords: lambda: OwnWords("1 word"),
        NotSaved: lambda: NotSaved(2, [locations.home() / "elsewhere"]),
        RoomKeeps: RoomKeeps,
        QuietRoom: QuietRoom,
        ForTheRoom: lambda: ForTheRoom("a-day"),
        ConsolePalette: lambda: ConsolePalette(id="--command-palette"),
    }


_BASES = (Asking, Dialog, YesOrNo, Choice)
WAYS = (
    "enter enter",
    "escape escape",
    "enter escape",
    "escape enter",
    "two clicks",
    "two answers",
    "dismissed twice",
)


async def left_twice(app: App[Any], pilot: Pilot[None], over: Screen[Any], way: str) -> list[Any]:
    """Opens it, leaves it twice that way; what it answered."""
    told: list[Any] = []
    await app.push_screen(over, told.append)
    await settled(pilot)
    if way == "two clicks":
        for widget in over.query(OptionList):
            await pilot.click(widget, offset=(4, 0), times=2)
    elif way == "two answers":
        if isinstance(over, CommandPalette):
            await pilot.pause(0.3)
        for choices in over.query(OptionList):
            choices.action_select()
            choices.action_select()
    elif way == "dismissed twice":
        over.dismiss()
        over.dismiss()
    else:
        for key in way.split():
            app.post_message(Key(key, "\r" if key == "enter" else "\x1b"))
    await settled(pilot)
    await pilot.pause(0.25)
    return told


async def test_every_dialog_of_the_console_is_drawn_for_the_window_as_it_is_now() -> None:
    """Resized while it is open it is what it would be had it been opened so: no word is cut."""
    async with console(session(*lines.PEOPLE), slowly=False) as (app, pilot):
        for kind, make in in_the_console(app).items():
            if kind is ConsolePalette:
                continue
            seen: list[str] = []
            for sizes in (((40, 12),), ((120, 40), (40, 12)), ((40, 12), (120, 40)), ((120, 40),)):
                await pilot.resize_terminal(*sizes[0])
                await app.push_screen(over := make())
                for size in sizes:
                    await pilot.resize_terminal(*size)
                    await settled(pilot)
                seen.append(drawn(app))
                over.dismiss()
                await settled(pilot)
            assert seen[0] == seen[1], kind
            assert seen[2] == seen[3], kind


async def test_the_marked_answer_is_seen_however_many_there_are() -> None:
    places = [locations.home() / "a folder of the north team" / str(at) / "drafts" for at in range(5)]
    async with console(session(*lines.PEOPLE), slowly=False) as (app, pilot):
        await pilot.resize_terminal(40, 12)
        await app.push_screen(NotSaved(2, places))
        await settled(pilot)
        assert "Stay, and try again" in drawn(app)
        await pilot.press(*["down"] * 6)
        await settled(pilot)
        assert "Leave, and lose them" in drawn(app) and "NOT SAVED" in drawn(app)
        app.screen.dismiss(None)
        await settled(pilot)
        for kind, make in in_the_console(app).items():
            if kind is ConsolePalette:
                continue
            await app.push_screen(over := make())
            await settled(pilot)
            answers = over.query_one(OptionList)
            await pilot.press(*["down"] * (answers.option_count - 1 - (answers.highlighted or 0)))
            await settled(pilot)
            marked = str(answers.get_option_at_index(answers.highlighted or 0).prompt)
            assert marked.split("  ")[0][:30] in " ".join(drawn(app).split()), kind
            over.dismiss()
            await settled(pilot)


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS)
async def test_every_dialog_of_the_console_is_left_once(way: str) -> None:
    async with console(session(*lines.PEOPLE), slowly=False) as (app, pilot):
        made = in_the_console(app)
        assert set(made) == {one for one in every(Dialog) if one not in _BASES} | {ConsolePalette}
        for kind, make in made.items():
            events = len(app.session.events)
            told = await left_twice(app, pilot, make(), way)
            assert app.fault is None and app.is_running and not app.is_leaving, kind
            while app.screen is not app.console_screen:  # some are only left by an answer, or after a second look
                app.screen.dismiss()
                await settled(pilot)
            assert len(told) <= 1 and len(app.screen_stack) == 1, kind
            assert len(app.session.events) - events <= 2, kind
            app.console_screen.bar.entry.forget()


async def test_notes_that_are_answered_twice_are_recorded_once() -> None:
    asked: list[str] = []
    async with console(session(*lines.PEOPLE), slowly=False) as (app, pilot):
        over = NotesReview(["one"], "here", lambda texts: asked.append("recorded") or "", hidden=False)
        await left_twice(app, pilot, over, "two answers")
    assert asked == ["recorded"]


async def test_an_escaped_paste_says_how_many_were_recorded_and_offers_none_of_them_again() -> None:
    held = session(*lines.PEOPLE)
    pasted = [f"{number % 12 + 1} why: answer {number}" for number in range(2_000)]
    async with console(held, slowly=False) as (app, pilot):
        app.post_message(Paste("\n".join(pasted)))
        await settled(pilot)
        app.post_message(Key("enter", "\r"))
        for _ in range(500):
            if sum(event.kind == "answer" for event in held.events) >= 120:
                break
            await pilot.pause(0.01)
        app.post_message(Key("escape", "\x1b"))
        app.post_message(Key("escape", "\x1b"))
        for _ in range(100):  # what is said follows the dialog that is left, later where the machine is busy
            await pilot.pause(0.05)
            if " recorded, " in drawn(app):
                break
        assert app.fault is None and app.screen is app.console_screen
        done = [f"{event.data['chair']} why: {event.data['words']}" for event in held.events if event.kind == "answer"]
        assert done + app.pasted_aside == pasted
        assert f"{len(done):,} lines are recorded, {len(app.pasted_aside):,} are left" in drawn(app).replace("\n ", " ")
        app.keep_draft()
        assert drafts.kept(held.name, held.by)["pasted"] == app.pasted_aside


# -- home and the journal


def pages(app: JournalApp) -> dict[type[Screen[Any]], Callable[[], Screen[Any]]]:
    """How each page that lies over another is made."""
    desk = app.desk
    entry = desk.journal.entries()[0]
    draft = desk.journal.begin("alone", session="", session_title="", day="2026-03-12")
    return {
        HelpPage: lambda: HelpPage(app.front, ""),  # type: ignore[arg-type]
        NewScreen: lambda: NewScreen([], []),
        AskingPage: lambda: AskingPage(desk, "", "Is it so?", [("no", "No"), ("yes", "Yes")], str),
        ProjectedPage: lambda: ProjectedPage(desk),
        PassphrasePage: lambda: PassphrasePage(desk),
        PassphraseSetting: lambda: PassphraseSetting(desk, "set"),
        ChoosingPage: lambda: ChoosingPage(desk, "Which?", [("a", "one")], lambda key: AboutPage(desk, draft, print)),
        ReadingPage: lambda: ReadingPage(desk, entry),
        MovingPage: lambda: MovingPage(desk, entry),
        StatementPage: lambda: StatementPage(desk, entry),
        TimelinePage: lambda: TimelinePage(desk, desk.session, (), None, "this entry"),
        AboutPage: lambda: AboutPage(desk, draft, print),
        WritingPage: lambda: WritingPage(desk, draft),
    }


@pytest.mark.long
@pytest.mark.parametrize("way", ["escape escape", "enter escape", "leave leave", "two clicks"])
async def test_every_page_over_another_is_left_once(way: str) -> None:
    name = day()
    written("F2", name)
    async with journal(session=name) as (app, pilot):
        made = pages(app)
        assert set(made) == set(every(TypedFrame)) - {Page, RowsPage, ListPage, HomeScreen}
        if way == "two clicks":
            del made[ProjectedPage]  # after a yes the second answer leaves the journal
        for kind, make in made.items():
            under = ListPage(app.desk)
            await app.push_screen(under)
            over = make()
            await app.push_screen(over)
            await settled(pilot)
            deep = len(app.screen_stack)
            if way == "leave leave":
                over.leave()  # type: ignore[attr-defined]
                if app.screen is over:
                    continue
                over.leave()  # type: ignore[attr-defined]
            elif way == "two clicks":
                for choices in over.query(MarkedList):
                    choices.post_message(MarkedList.Picked())
                    choices.post_message(MarkedList.Picked())
            else:
                for key in way.split():
                    app.post_message(Key(key, "\r" if key == "enter" else "\x1b"))
            await settled(pilot)
            await pilot.pause(0.1)
            assert app.fault is None and app.is_running, kind
            assert app.is_leaving or len(app.screen_stack) >= deep - 1 or way == "escape escape", kind
            if app.is_leaving:
                return


async def test_what_a_page_asks_is_done_once_though_two_clicks_answered() -> None:
    done: list[str] = []
    async with journal(session=day()) as (app, pilot):
        over = AskingPage(app.desk, "", "For good?", [("yes", "Yes")], lambda key: done.append(key) or "")
        await app.push_screen(over)
        await settled(pilot)
        rows = over.query_one(MarkedList)
        rows.post_message(MarkedList.Picked())
        rows.post_message(MarkedList.Picked())
        await settled(pilot)
    assert done == ["yes"]


async def test_a_page_that_asks_says_when_nothing_is_marked() -> None:
    async with journal(session=day()) as (app, pilot):
        answered: list[str] = []
        over = AskingPage(
            app.desk, "", "Is it so?", [("no", "No"), ("yes", "Yes")], lambda key: answered.append(key) or ""
        )
        await app.push_screen(over)
        await settled(pilot)
        await pilot.press(*"so it was", "enter")
        assert NOTHING_MARKED in shown(app) and answered == []
        await pilot.press("down")
        await settled(pilot)
        assert NOTHING_MARKED not in shown(app)


async def test_a_demo_asked_for_twice_at_home_is_one() -> None:
    async with home() as (app, pilot):
        for key in ("d", "enter", "d", "enter", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else "\r"))
        await pilot.pause(0.2)
        assert app.fault is None and app.chosen == Chosen("demo")


async def test_what_rings_while_the_screens_are_taken_down_ends_nothing() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, _):
        app._answer, app._behind = (Screen(), "escape", 0.0), [Key("escape", "\x1b")]
        app._running = False  # as Textual says first of all, before any part is taken away
        await app.console_screen.query("#header").remove()
        app.each_second()
        await app.console_screen.bar.entry.remove()
        await app._answered()
        app.follow()
        assert app.fault is None
