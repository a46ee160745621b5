"""A room that is held on a wall: it shows no note longer than the wall lets it be seen. Knows no screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises.leaving.room_view import RoomView
from sessions.lines.carry_out import perform
from sessions.live import room_file as roomfile
from sessions.live.session import Session
from sessions.store import locations
from tests.lines import again, session

NOTES = (": kai first, paper second", ": parked words of somebody", ": they ring back", "go put-up")


@pytest.fixture
def wall(own_place: Path) -> Session:
    return session(*NOTES, exercises=("post-its",))


def room(held: Session) -> RoomView:
    """What the room's own file has now."""
    assert again(held).state == held.state
    view = roomfile.read(roomfile.path_of(held.name)).view
    assert view is not None and view == held.state.room()
    return view


def test_parking_takes_a_note_out_of_the_held_room_at_once(wall: Session) -> None:
    perform(wall, "show wall helps me")
    perform(wall, "hold")
    before = room(wall)
    assert "parked words of somebody" in str(before) and before.shows == (1, 2, 3)
    perform(wall, "park 2: for later")
    after = room(wall)
    assert "parked words" not in str(after) and after.shows == (1, 3) and wall.state.display.held is not None
    perform(wall, ": one more")
    assert room(wall) == after, "it is still held"
    assert "parked words" not in locations.room_folder().joinpath(f"{wall.name}.json").read_text(encoding="utf-8")


def test_one_held_note_that_is_parked_leaves_a_quiet_screen(wall: Session) -> None:
    perform(wall, "show 2")
    perform(wall, "hold")
    perform(wall, "park 2: for later")
    assert room(wall).blocks == ()
    perform(wall, "undo")
    assert room(wall).blocks == (), "an undo gives no words back"
    perform(wall, "show 2")
    assert "parked words of somebody" in str(room(wall))


def test_a_held_wall_becomes_the_question_when_people_write_again(wall: Session) -> None:
    perform(wall, "show wall helps me")
    perform(wall, "hold")
    perform(wall, "go write")
    assert room(wall).key == "question" and "kai first" not in str(room(wall))


def test_another_exercise_of_the_same_numbers_changes_nothing(wall: Session) -> None:
    perform(wall, "show wall helps me")
    perform(wall, "hold")
    before = room(wall)
    assert wall.add_exercise(wall.state.run.template) == "post-its-2"
    for line in NOTES:
        perform(wall, line)
    perform(wall, "park 2: for later")
    assert room(wall) == before


def test_the_room_follows_a_theme_that_goes_into_another(wall: Session) -> None:
    for line in ("1 > new Kai comes first", "3 > new They ring back", "show t2", "merge 1 2: one is the other"):
        perform(wall, line)
    assert room(wall).name == "theme 1" and room(wall).shows == (1, 3)
    perform(wall, "unmerge 2: two after all")
    assert room(wall).name == "theme 2"
