"""What belongs to somebody goes out of the session's file when the exercise closes, unless they asked to keep it."""

from __future__ import annotations

import pytest

from sessions.lines.carry_out import perform
from sessions.store import locations
from tests.lines import again, session

SECRET = "four forms in the car"
LINES = ("+ The third visit", f"1 me: {SECRET}", "1 purpose: get the form signed")


def test_closing_takes_them_out_of_every_byte_and_nothing_brings_them_back() -> None:
    held = session(*LINES, exercises=["compass"])
    file = locations.session_path(held.name)
    assert SECRET in file.read_text("utf-8")
    said = perform(held, "close").says
    assert "Nobody's own words are in the file any more" in said
    assert SECRET not in file.read_text("utf-8")
    perform(held, "undo")
    assert SECRET not in repr(held.state) and held.state.run.state.pages[1].values["purpose"] == "get the form signed"
    assert again(held).state == held.state and SECRET not in repr(again(held).state)


def test_who_asked_for_them_to_be_kept_keeps_them() -> None:
    held = session(*LINES, "1 keep", "+ Another", "2 me: hot ears, and typed a reply", exercises=["compass"])
    perform(held, "close")
    text = locations.session_path(held.name).read_text("utf-8")
    assert SECRET in text and "hot ears" not in text


def test_an_exercise_without_any_closes_as_ever() -> None:
    held = session("+ child Tama: the child", "released 1")
    before = locations.session_path(held.name).read_bytes()
    assert "own words" not in perform(held, "close").says
    assert locations.session_path(held.name).read_bytes().startswith(before[:-4])


def test_a_disk_that_refuses_says_what_to_type_again(monkeypatch: pytest.MonkeyPatch) -> None:
    held = session(*LINES, exercises=["compass"])
    with monkeypatch.context() as disk:

        def fails(*_: object) -> None:
            raise OSError(28, "No space left on device")

        disk.setattr("sessions.removing.for_good._rewrite", fails)
        said = perform(held, "close").says
    assert "own words for good yes" in said and held.state.run.state.closed
    assert "any more" in perform(held, "own words for good yes").says
    assert SECRET not in locations.session_path(held.name).read_text("utf-8")
