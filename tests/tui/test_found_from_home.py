"""A session that is opened for words found on the home screen begins where they stand, and the room is as it was."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from sessions.library.programmes import new_programme
from sessions.lines.carry_out import perform
from sessions.lines.everywhere import Place, at_home, look
from sessions.live import drafts, room_file
from sessions.live.session import Session, open_session
from tests import lines
from tests.tui.console_help import drawn, settled
from tui.console.app import ConsoleApp
from tui.console.first_questions import ProjectedQuestion


def held(
    *typed: str, exercises: tuple[str, ...] = ("post-its", "live-grid"), projected: bool | None = False
) -> Session:
    """A session with its first exercise turned to, left again and opened."""
    first = lines.session(exercises=exercises)
    for line in (f"exercise {exercises[0]}", *typed):
        perform(first, line)
    if projected is not None:
        first.record("projected", {"projected": projected})
    first.close()
    return open_session(first.name, by="F2")


def place(words: str) -> Place:
    (one,) = at_home(look(words)).sessions
    return one.places[0]


@asynccontextmanager
async def opened_at(session: Session, found: Place, sought: str) -> AsyncIterator[tuple[ConsoleApp, Pilot[None]]]:
    app = ConsoleApp(session, may_be_for_room=False)
    app.found_at = found, sought
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        yield app, pilot
        session.leave_room("quiet")


@pytest.mark.parametrize("turned", [False, True])
async def test_it_begins_at_the_thing_in_the_exercise_it_stands_in(turned: bool) -> None:
    session = held(": first", ": we paddle", ": third", *(["exercise live-grid"] if turned else []))
    before, display = len(session.events), session.state.display
    room = room_file.read(room_file.path_of(session.name)).view
    async with opened_at(session, place("paddle"), "paddle") as (app, _):
        assert session.state.current == "post-its" and app.console_screen.focus_on == 2
        assert "we paddle" in drawn(app)
        assert [event.kind for event in session.events[before:]] == ["turn"] * turned
        assert room_file.read(room_file.path_of(session.name)).view == room
        assert session.state.display == display


async def test_it_begins_at_the_day_where_it_stands_in_the_frame() -> None:
    session = held(": a note", "park: the waka waits")
    before = len(session.events)
    async with opened_at(session, place("waka"), "waka") as (app, _):
        assert app.console_screen.at_day and "the waka waits" in drawn(app)
        assert len(session.events) == before


async def test_words_that_no_board_points_at_are_said() -> None:
    session = held("standing: we all paddle", exercises=("live-grid",))
    found = place("paddle")
    assert found.words == "", "home only names it"
    async with opened_at(session, found, "paddle") as (app, _):
        assert "we all paddle" in app.console_screen.bar.said


@pytest.mark.parametrize("seen_by_room", [False, True])
async def test_nothing_is_shown_of_it_before_it_is_said_whether_the_room_sees_this_window(seen_by_room: bool) -> None:
    session = held(": we paddle", "exercise live-grid", projected=None)
    before = len(session.events)
    async with opened_at(session, place("paddle"), "paddle") as (app, pilot):
        assert isinstance(app.screen, ProjectedQuestion)
        assert len(session.events) == before and "paddle" not in drawn(app)
        await pilot.press("y" if seen_by_room else "n", "enter")
        await settled(pilot)
        assert session.state.current == ("live-grid" if seen_by_room else "post-its")
        assert ("we paddle" in drawn(app)) != seen_by_room


async def test_a_window_that_the_room_sees_stays_as_it_was() -> None:
    session = held(": we paddle", "exercise live-grid", projected=True)
    before = len(session.events)
    async with opened_at(session, place("paddle"), "paddle") as (app, _):
        assert len(session.events) == before and "paddle" not in drawn(app) and not app.console_screen.bar.said


async def test_what_was_left_half_typed_stays_where_it_belongs() -> None:
    session = held(": we paddle", "exercise live-grid")
    left = drafts.Keeper(session.name, session.by)
    left.left()
    left.keep({"unsent": ["+ agency Jo: nurse"]}, 2.0)
    left.end()
    async with opened_at(session, place("paddle"), "paddle") as (app, _):
        assert app.console_screen.bar.unsent == ["+ agency Jo: nurse"]
        assert session.state.current == "live-grid"


async def test_a_programme_begins_at_its_thing() -> None:
    begun = new_programme("Working alongside", by="F1")
    for line in ("cohort + One: Awakōwhai", "learned c1: sheets", "learned c1: cards before sheets"):
        perform(begun, line)
    begun.record("projected", {"projected": False})
    before = len(begun.events)
    async with opened_at(begun, place("cards"), "cards") as (app, _):
        assert "cards before sheets" in drawn(app) and app.console_screen.pointing.focus == 2
        assert len(begun.events) == before
