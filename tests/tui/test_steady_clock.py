"""A running timer does not jump with the clock on the wall; the far ends of the calendar open."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from exercises.leaving.room_view import Line, RoomView
from sessions.library import templates
from sessions.library.beginning import new_session
from sessions.lines.carry_out import perform
from sessions.live import here, room_file
from sessions.live.alive import Alive
from sessions.live.here import Steady
from sessions.live.session import open_session
from tests import lines
from tests.tui.console_help import burst, drawn, settled
from tui.console.app import ConsoleApp
from tui.room.app import RoomApp

ONE = RoomView("one", "the first", (Line("The first picture", "strong"),))


class Jumping(datetime):
    """A clock on the wall that somebody puts two hours forward."""

    ahead = timedelta()

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        """What it says."""
        return datetime.now(UTC) + cls.ahead


def test_the_time_of_a_program_does_not_jump_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(here, "datetime", Jumping)
    steady = Steady()
    before = steady()
    Jumping.ahead = timedelta(hours=2)
    assert timedelta() <= steady() - before < timedelta(seconds=5)
    now = here.ticks()
    monkeypatch.setattr(here, "ticks", lambda: now + 90)
    assert timedelta(seconds=89) < steady() - before < timedelta(seconds=95)
    Jumping.ahead = timedelta()


async def test_a_room_screen_counts_by_the_clock_of_the_console_that_wrote_the_picture() -> None:
    living = Alive("a-day")
    slow = datetime.now(UTC) - timedelta(hours=1)  # the wall's clock was put forward since the console began
    room_file.publish("a-day", 1, ONE, life=living.life, now=slow)
    app = RoomApp(room_file.path_of("a-day"))
    async with app.run_test(size=(57, 16)) as pilot:
        await pilot.pause(0.1)
        assert abs((app.clock() - slow).total_seconds()) < 5
        room_file.publish("a-day", 1, ONE)  # kept without a console: nobody's clock
        await pilot.pause(0.3)
        assert abs((app.clock() - datetime.now(UTC)).total_seconds()) < 5
    living.let_go()


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "Pacific/Honolulu"])
@pytest.mark.parametrize("at", ["9999-12-31T23:30:00+00:00", "2038-01-20T10:00:00+00:00"])
async def test_the_far_ends_of_the_calendar_open(at: str, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()

    def clock() -> datetime:
        return datetime.fromisoformat(at)

    made = new_session("Far", [templates.built_in()["live-grid"]], clock=clock)
    made.record("projected", {"projected": False})
    for line in (*lines.PEOPLE, "next", "timer 30", "agenda + Lunch at 13:30: 45", "9 why: nobody", "show map"):
        perform(made, line)
    made.close()
    again = open_session(made.name, clock=clock)
    app = ConsoleApp(again, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await burst(app, pilot, "timer 10\n")
        await burst(app, pilot, "y g\n")
        app.each_second()
        await settled(pilot)
        assert app.fault is None and "CONSOLE - private" in drawn(app)
        again.leave_room("quiet")
    monkeypatch.undo()
    time.tzset()
