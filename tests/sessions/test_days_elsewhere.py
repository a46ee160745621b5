"""Days are those of the wall where people are, in the morning there as in the evening, however far from UTC that is."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from exercises.frame.shape import LOG
from exercises.kernel.event import Event
from exercises.wall.state import Wall
from sessions.export import Wanted, make
from sessions.export.noting import note, note_by_name
from sessions.leaving.stretches import widened
from sessions.leaving.trail import told
from sessions.library import templates
from sessions.library.beginning import new_session
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from sessions.store import locations
from tui.cli.main import main

AWAY = {"Pacific/Auckland": 13, "America/New_York": -5, "UTC": 0}
"""Hours ahead of UTC on 2 March 2026."""


@pytest.fixture(params=[(zone, hour) for zone in AWAY for hour in (0, 9, 15, 23)], ids=lambda one: f"{one[0]}-{one[1]}")
def now(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[datetime]:
    """An hour of 2 March 2026 as a clock there has it."""
    zone, hour = request.param
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    moment = datetime(2026, 3, 2, hour, 30, tzinfo=UTC) - timedelta(hours=AWAY[zone])
    for place in ("sessions.live.noted.utc_now", "sessions.live.here.utc_now"):
        monkeypatch.setattr(place, lambda: moment)
    yield moment
    monkeypatch.undo()
    time.tzset()


def wall(now: datetime, *lines: str) -> Session:
    held = new_session("A wall", [templates.built_in()["post-its"]], by="F2", clock=lambda: now)
    for line in ("go write", "helps me: tea first", "1 > new", *lines):
        perform(held, line)
    return held


def test_what_was_decided_has_the_day_there(now: datetime) -> None:
    held = wall(now, "name 1: Somebody makes tea", "check 1 yes 5 no 0", "decide 1 kept: so")
    state = held.state.run.state
    assert isinstance(state, Wall)
    days = {step.when for theme in state.themes.values() for step in theme.trail if step.when}
    assert days == {"2026-03-02"}


def test_an_export_is_told_with_the_day_it_left(now: datetime) -> None:
    held = wall(now)
    made = make([held], Wanted("md", "participants"))
    note([held], made, locations.home() / "one.md")
    held.close()
    note_by_name([held.name], made, locations.home() / "two.md")
    exports = open_session(held.name).state.exports
    assert [told(one).rpartition(", ")[2] for one in exports] == ["2 March 2026"] * 2
    kept = json.loads((locations.home() / "exports.json").read_text("utf-8"))["exports"]
    assert [one["day"] for one in kept] == ["2026-03-02"] * 2


def test_when_it_was_made_and_until_when_it_is_kept_are_days(now: datetime, capsys: pytest.CaptureFixture[str]) -> None:
    held = wall(now)
    held.close()
    assert main(["show", held.name]) == 0 and main(["keep", held.name, "--until", "2027-06-30"]) == 0
    said = capsys.readouterr().out
    assert "2 March 2026" in said and "is kept until 30 June 2027." in said


def test_no_move_leaves_with_the_minute_that_its_entry_does_not_have(now: datetime) -> None:
    held = wall(now, "name 1: Somebody makes tea", "helps me: another")
    leaves = widened(held.events, held.state.runs)
    named = next(event for event in leaves if event.kind == "name_theme")
    assert isinstance(named, Event)
    assert datetime.fromisoformat(named.data["at"]) == datetime.fromisoformat(named.at)
    assert named.data["at"].startswith("2026-03-02T")


def test_a_session_made_in_summer_time_has_the_clock_of_the_day_it_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        made, day = datetime(2026, 3, 20, 0, tzinfo=UTC), datetime(2026, 5, 11, 21, 1, tzinfo=UTC)
        held = new_session("May", [templates.built_in()["live-grid"]], by="F2", clock=lambda: made)
        perform(held, "agenda + Arrive: 15")
        perform(held, "g1 at 09:00")
        held.close()
        again = open_session(held.name, by="F2", clock=lambda: day)
        perform(again, "g1 begin")
        assert "begun 09:01, on now" in "\n".join(LOG.text(again.state.frame.state)) and again.today() == "2026-05-12"
        # Another computer's clock is not that of the room.
        monkeypatch.setenv("TZ", "Europe/London")
        time.tzset()
        assert again.today() == "2026-05-12" and open_session(held.name, clock=lambda: day).today() == "2026-05-12"
    finally:
        monkeypatch.undo()
        time.tzset()
