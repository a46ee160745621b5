"""A second laptop's canvas comes in with its reach, and another organisation's never does."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises.wall.state import Wall
from sessions.importing.cases import CaseError
from sessions.importing.merging import merge_file
from sessions.live.session import Session
from sessions.store import locations
from tests.lines import again, session


def canvas(title: str, *lines: str) -> Session:
    return session(*lines, title=title, exercises=("canvas",))


def state_of(held: Session) -> Wall:
    state: Wall = held.state.runs["canvas"].state
    return state


@pytest.fixture
def second(own_place: Path) -> Path:
    lines = (
        "belongs to: Harbour Steps",
        "pains: told off",
        "gains: rung first",
        "1 influence",
        "2 live with",
        "2 control",
    )
    return locations.session_path(canvas("Second", *lines).name)


def test_it_comes_in_with_its_reach(second: Path) -> None:
    held = canvas("First", "belongs to: harbour steps", "team: huddle works", "1 control")
    merge_file(held, second)
    notes = {note.text: note.reach for note in state_of(held).on_wall()}
    assert notes == {
        "huddle works": ("control",),
        "told off": ("influence",),
        "rung first": ("control", "live with"),
    }
    before = len(held.events)
    merge_file(held, second)
    assert len(held.events) == before and again(held).state == held.state


def test_an_empty_canvas_becomes_that_organisations(second: Path) -> None:
    held = canvas("First")
    merge_file(held, second)
    assert state_of(held).organisation == "Harbour Steps" and len(state_of(held).on_wall()) == 2


@pytest.mark.parametrize("lines", [("belongs to: Bridge Lane", "pains: tired"), ("pains: tired",)])
def test_another_organisations_canvas_stays_out(second: Path, lines: tuple[str, ...]) -> None:
    held = canvas("First", *lines)
    before = held.state
    with pytest.raises(CaseError, match="That canvas belongs to Harbour Steps"):
        merge_file(held, second)
    assert held.state == before
