"""A second laptop's canvas comes in with its reach, and another organisation's never does."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import template_of
from exercises.wall.boxes import canvas_of
from exercises.wall.shape import WALL
from exercises.wall.state import Wall
from sessions.importing.cases import CaseError
from sessions.importing.merging import merge_file
from sessions.library import templates
from sessions.lines.carry_out import perform, understand
from sessions.live.session import Session, open_session
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


FIRST = ("belongs to: Harbour Steps", "people 7", "pains: told off", "gains: rung first")
AGAIN = ("new canvas", "people 6", "pains: still told off")


def stages(held: Session) -> list[tuple[int, str]]:
    state = state_of(held)
    return [(canvas_of(state, note), note.text) for note in state.on_wall()]


def test_a_second_canvas_comes_in_as_the_second() -> None:
    second = canvas("Second", *FIRST, *AGAIN)
    held = canvas("First")
    merge_file(held, locations.session_path(second.name))
    assert stages(held) == stages(second) == [(1, "told off"), (1, "rung first"), (2, "still told off")]
    assert [one.people for one in state_of(held).canvases] == [7] and state_of(held).people == 6
    before = len(held.events)
    merge_file(held, locations.session_path(second.name))
    assert len(held.events) == before and again(held).state == held.state
    perform(held, "undo")
    assert not state_of(held).canvases and not state_of(held).on_wall()


def test_what_was_typed_for_the_first_canvas_stays_of_the_first_where_a_second_is_filled(own_place: Path) -> None:
    held = canvas("First", *FIRST)
    elsewhere = locations.session_path(held.name).with_name("2026-03-02-elsewhere.json")
    elsewhere.write_bytes(locations.session_path(held.name).read_bytes())
    for line in AGAIN:
        perform(held, line)
    other = open_session(elsewhere.stem, by="F3")
    perform(other, "team: huddle works")
    other.close()
    merge_file(held, elsewhere)
    assert (1, "huddle works") in stages(held) and (2, "still told off") in stages(held)
    assert "huddle works" not in str(WALL.room_view(state_of(held), "boxes").document())
    perform(held, "halve 4: huddle / works")
    assert stages(held)[-2:] == [(1, "huddle"), (1, "works")]


def test_a_laptop_that_never_knew_of_a_second_canvas_types_on_the_one_there_is_now() -> None:
    held = canvas("First", *FIRST, *AGAIN)
    second = canvas("Second", "team: huddle works")
    merge_file(held, locations.session_path(second.name))
    assert stages(held)[-1] == (2, "huddle works")


def test_two_organisations_are_never_in_one_session() -> None:
    held = canvas("Both", *FIRST)
    held.add_exercise(template_of({**templates.built_in()["canvas"].words, "key": "our-canvas"}))
    perform(held, "exercise our-canvas")
    perform(held, "pains: tired")
    before = held.state
    for call in (understand, perform):
        with pytest.raises(ExerciseError, match="This session has the sustainability canvas of Harbour Steps"):
            call(held, "belongs to: Bridge Lane")
    assert held.state == before
    perform(held, "belongs to: harbour steps")


def test_nothing_put_back_brings_two_organisations_together() -> None:
    held = canvas("Both", "pains: tired", "belongs to: Harbour Steps", "undo")
    held.add_exercise(template_of({**templates.built_in()["canvas"].words, "key": "our-canvas"}))
    second = again(held, by="F5")
    perform(second, "exercise our-canvas")
    perform(second, "belongs to: Bridge Lane")
    before = len(again(held).events)
    with pytest.raises(ExerciseError, match="another organisation"):
        held.record("belongs", {"text": "Harbour Steps"}, run="canvas")
    assert len(again(held).events) == before
