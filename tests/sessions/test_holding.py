"""Nothing about holding an elephant is captured: no minute in the record, and clocks are right all the same."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from exercises.frame import timer
from exercises.kernel.shape import ExerciseError
from sessions.export import export_bytes
from sessions.library.beginning import new_session
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from sessions.live.state import fold
from sessions.store import locations
from tests.lines import again
from tests.sessions.store_helpers import file_of, lines_of


class Wall:
    """A clock on the wall that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 12, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def goes_on(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def wall() -> Wall:
    return Wall()


def begun(wall: Wall, *lines: str) -> Session:
    held = new_session("A day", [built_in()["live-grid"]], by="F2", clock=wall)
    for line in lines:
        perform(held, line)
    return held


def opened(held: Session, wall: Wall) -> Session:
    return open_session(held.name, by="F2", clock=wall)


def frame(held: Session) -> Any:
    run = held.state.frame
    assert run is not None
    return run.state


def test_the_record_has_neither_the_minute_of_holding_nor_of_anything_about_it(wall: Wall) -> None:
    held = begun(wall, "timer 10", "next")
    wall.goes_on(17)
    before = len(held.events)
    perform(held, "elephant")
    assert "T09:17" not in json.dumps(held.documents())
    wall.goes_on(6)
    for line in (
        "elephant over",
        "elephant aloud",
        "e1 agreed",
        "e1: we were sent",
        "e1 later",
        "e1 review 26 March",
        "e1 carries F1",
        "e1 changed: the seats",
        "e1 done",
        "e1 remove",
        "undo",
    ):
        perform(held, line)
    stored = locations.session_path(held.name).read_text()
    assert "T09:23" not in stored and "T09:17" not in stored
    assert {event.at for event in held.events[before:]} == {"2026-03-12T00:00:00+00:00"}
    assert held.events[before].data == {} and held.events[before + 1].data == {"waited": 360}
    assert not list(locations.holding_folder().iterdir()), "what clocks needed meanwhile goes when it is over"


def test_an_elephants_day_is_reckoned_from_the_day_on_the_wall(wall: Wall) -> None:
    wall.now = datetime(2026, 3, 11, 20, tzinfo=UTC)
    held = begun(wall)
    perform(held, "elephant box")
    run = held.state.frame
    assert run is not None
    held.record("day", {"offset": 780}, run=run.key)
    perform(held, "e1 when tomorrow")
    assert frame(held).elephants[1].when_on == "2026-03-13"
    assert held.events[-1].data["at"] == "2026-03-12T00:00:00+13:00"


def test_every_clock_goes_on_by_how_long_it_waited(wall: Wall) -> None:
    held = begun(wall, "timer 10", "next")
    run = held.state.frame
    assert run is not None
    held.record("phase", {"phase": "day"}, run=run.key)
    wall.goes_on(3)
    perform(held, "elephant")
    shown = frame(held).timer
    wall.goes_on(40)
    assert timer.left(shown, wall.now) == 420, "it stands still, also to look at"
    other = opened(held, wall)
    assert other.state == held.state, "another window, or one after a crash, knows it as well"
    perform(other, "elephant over")
    held.refresh()
    assert held.state == other.state == again(held).state
    wall.goes_on(2)
    assert timer.left(frame(held).timer, wall.now) == 300
    assert frame(held).paused_seconds == 2400 == held.state.run.state.paused_seconds
    assert not frame(held).paused_since and not held.state.run.state.paused_since


def test_where_no_clock_runs_not_even_the_length_is_kept(wall: Wall) -> None:
    held = begun(wall, "elephant")
    wall.goes_on(20)
    perform(held, "elephant over")
    assert held.events[-1].data == {}


def test_a_clock_that_nobody_knows_the_pause_of_goes_on_as_if_it_had_not_waited(wall: Wall) -> None:
    held = begun(wall, "timer 10", "elephant")
    next(locations.holding_folder().iterdir()).unlink()
    other = opened(held, wall)
    assert other.state.elephant_held and frame(other).timer.paused
    wall.goes_on(4)
    perform(other, "elephant over")
    assert timer.left(frame(other).timer, wall.now) == 360


def test_a_timer_that_waited_before_and_a_phase_that_began_meanwhile_do_not_wait_for_it(wall: Wall) -> None:
    held = begun(wall, "timer 10", "timer pause", "elephant")
    run = held.state.frame
    assert run is not None
    wall.goes_on(5)
    held.record("phase", {"phase": "day"}, run=run.key)
    wall.goes_on(5)
    perform(held, "elephant over")
    assert frame(held).timer.paused and frame(held).paused_seconds == 0 and not frame(held).paused_since


def test_a_file_with_the_times_still_opens(wall: Wall) -> None:
    held = begun(wall, "timer 10", "next", "elephant")
    wall.goes_on(6)
    perform(held, "elephant over")
    times = {"hold_elephant": "2026-03-12T09:02:00+00:00", "elephant_over": "2026-03-12T09:32:00+00:00"}
    path = locations.session_path(held.name)
    documents = []
    for event in held.events:
        document = event.document()
        if event.kind in times:
            document["data"], document["at"] = {"at": times[event.kind]}, times[event.kind]
        documents.append(document)
    held.close()
    path.write_bytes(file_of(*lines_of(documents, checked=False)))
    old = opened(held, wall)
    assert frame(old).timer.paused_seconds == 1800 == old.state.run.state.paused_seconds
    assert fold(old.standing()) == old.state
    exported = export_bytes(old, "json", "facilitators").decode()
    assert "2026-03-12T09:32" in path.read_text() and '"data": {"at": "2026-03-12T09:32' not in exported


def test_undo_after_an_elephant_does_not_hold_again(wall: Wall) -> None:
    held = begun(wall, "+ child Tama: the child", "park: interpreters", "elephant", "elephant over")
    told = perform(held, "undo")
    assert not held.state.elephant_held and not frame(held).parked and "parked" in told.says
    perform(held, "redo")
    assert frame(held).parked and not held.state.elephant_held


def test_undo_while_one_is_held_says_what_it_does_and_redo_holds_again(wall: Wall) -> None:
    held = begun(wall, "timer 10")
    wall.goes_on(2)
    perform(held, "elephant")
    wall.goes_on(3)
    told = perform(held, "undo")
    assert "holding the elephant" in told.says and "blank off" in told.says and not held.state.elephant_held
    assert timer.left(frame(held).timer, wall.now) == 300, "as if it had not waited"
    told = perform(held, "redo")
    assert "elephant over" in told.says and held.state.elephant_held
    wall.goes_on(9)
    perform(held, "elephant over")
    assert timer.left(frame(held).timer, wall.now) == 300
    with pytest.raises(ExerciseError, match="nothing to put back"):
        perform(held, "redo")


def test_another_writers_hold_is_not_taken_back_once_it_is_over(wall: Wall) -> None:
    one = begun(wall, "park: interpreters", "elephant")
    two = open_session(one.name, by="F1", clock=wall)
    perform(two, "elephant over")
    perform(one, "undo")
    assert not one.state.elephant_held and not frame(one).parked
