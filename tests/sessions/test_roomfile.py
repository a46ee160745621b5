"""The public room file: what is held stays held, and darkness gets through whatever the disk does."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.lines.carry_out import perform
from sessions.live import room_file as roomfile
from tests.lines import PEOPLE, again, grid, play, session


def seen(name: str) -> str:
    """All that stands in the room file."""
    return roomfile.path_of(name).read_text(encoding="utf-8")


def test_a_held_picture_loses_only_what_is_taken_back_also_when_reopened() -> None:
    held = session(*PEOPLE, "9 do: ask her", "9 why: nobody asked her", "show 9", "hold")
    assert "nobody asked her" in seen(held.name)
    perform(held, "undo")
    assert "nobody asked her" not in seen(held.name) and "ask her" in seen(held.name)
    assert again(held).state.room() == held.state.room() and held.state.display.held is not None
    perform(held, "10 why: it is late")
    assert "ask her" in seen(held.name)


def test_blank_reaches_the_room_when_the_disk_takes_no_new_file(monkeypatch: pytest.MonkeyPatch) -> None:
    held = session(*PEOPLE, "9 why: nobody asked her", "show 9")

    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", full)
        perform(held, "blank")
    assert roomfile.read(roomfile.path_of(held.name)).view is None
    assert "nobody" not in seen(held.name)
    assert [file.name for file in roomfile.path_of(held.name).parent.iterdir()] == [f"{held.name}.json"]


def test_what_is_blanked_is_not_in_the_file() -> None:
    held = session(*PEOPLE, "9 why: nobody asked her", "show 9", "blank")
    assert json.loads(seen(held.name))["view"] is None
    perform(held, "9 do: ask her")
    assert json.loads(seen(held.name))["view"] is None


def test_a_picture_is_readable_by_this_person_only() -> None:
    held = session(*PEOPLE)
    path = roomfile.path_of(held.name)
    assert path.stat().st_mode & 0o077 == 0 and path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"holdspace_room": 2}', '{"holdspace_room": 1, "version": 1, "view": 5}']
)
def test_a_torn_or_foreign_file_is_no_picture(tmp_path: Path, content: str) -> None:
    path = tmp_path / "room.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises((ValueError, KeyError, TypeError)):
        roomfile.read(path)


def test_agencies_wait_even_when_nobody_set_out_a_whanau_chair() -> None:
    state = grid("+ agency Jo: physiotherapist, hospital", "+ agency Bex: dietitian, hospital")
    with pytest.raises(ExerciseError, match="whānau chairs come first"):
        play(state, "agree 1: once a week")
    state = play(state, "whānau first off: practising the move", "agree 1: once a week")
    assert state.agreements[1].override == "practising the move"


def test_a_closed_exercise_can_be_opened_again() -> None:
    state = grid(*PEOPLE, "close: they left together with F2")
    with pytest.raises(ExerciseError, match="reopen"):
        play(state, "7 why: his hips")
    state = play(state, "reopen", "7 why: his hips")
    assert not state.closed and state.chairs[7].answers["explanation"].words == "his hips"


def test_the_room_file_is_read_again_only_when_somebody_else_wrote_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = roomfile.found
    monkeypatch.setattr("sessions.live.room_file.found", lambda name: read.append(name) or real(name))
    held = session("show map", *PEOPLE)
    for place in range(5):
        perform(held, f"1 why: words {place}")
    assert not read
    other = again(held)
    perform(other, "show total")
    read.clear()
    perform(held, "1 why: and more")
    perform(held, "1 why: and still more")
    assert len(read) == 1 and (room := real(held.name)) is not None and room.view == held.state.room()
