"""Somebody is set out by what they are, as people say it, and not only by the row they stand in."""

from __future__ import annotations

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.network.people_said import placed
from sessions.library import templates
from tests.lines import play, shape_of, started

BUILT_IN = templates.built_in()
KEYS = ("live-grid", "paper-grid", "net-gram")


def last(key: str, *lines: str) -> tuple[str, str, str, str]:
    """Row, person, role and agency of who was set out last."""
    state = play(started(BUILT_IN[key]), *lines)
    chair = state.chairs[max(state.chairs)]
    return chair.row, chair.person, chair.role, chair.agency


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    ("line", "chair"),
    [
        ("+ mum Sela", ("parent", "Sela", "mum", "")),
        ("+ mum sela", ("parent", "sela", "mum", "")),
        ("+ foster mum Sela", ("parent", "Sela", "foster mum", "")),
        ("+ Nana Mere", ("whanau", "Nana Mere", "", "")),
        ("+ big sister Kaia: nine", ("whanau", "Kaia", "big sister, nine", "")),
        ("+ mum and dad", ("parent", "", "mum and dad", "")),
        ("+ nurse Jo: hospital", ("agency", "Jo", "nurse", "hospital")),
        ("+ early intervention teacher Ruth", ("agency", "Ruth", "early intervention teacher", "")),
        ("+ GP Dr Shah", ("agency", "Dr Shah", "GP", "")),
        ("+ Dr Shah: paediatrician, hospital", ("agency", "Dr Shah", "paediatrician", "hospital")),
        ("+ whanau Mele: gran", ("whanau", "Mele", "gran", "")),
        ("+ agency nurse Jo", ("agency", "nurse Jo", "", "")),
    ],
)
def test_somebody_stands_where_people_of_that_kind_stand(key: str, line: str, chair: tuple[str, ...]) -> None:
    assert last(key, line) == chair


def test_a_friend_stands_with_friends_where_there_is_such_a_row() -> None:
    assert last("net-gram", "+ neighbour Sal")[0] == "friends"
    assert last("live-grid", "+ neighbour Sal")[0] == "whanau"


def test_an_empty_chair_is_set_out_so_and_a_ring_is_said_behind_it() -> None:
    chair = play(started(BUILT_IN["live-grid"]), "+ dad empty: works away").chairs[1]
    assert chair.empty and chair.role == "dad, works away" and chair.row == "parent"
    assert play(started(BUILT_IN["net-gram"]), "+ nana close Mere").chairs[1].near == "close"


@pytest.mark.parametrize(
    ("line", "person", "role"),
    [
        ("+ dad Matiu empty", "Matiu", "dad"),
        ("+ dad Matiu, away", "Matiu", "dad"),
        ("+ dad Matiu (not here)", "Matiu", "dad"),
        ("+ agency Jo empty: physio", "Jo", "physio"),
        ("+ agency new teacher empty", "new teacher", ""),
    ],
)
def test_that_a_chair_stays_empty_is_said_behind_the_name_as_well(line: str, person: str, role: str) -> None:
    state = started(BUILT_IN["live-grid"])
    chair = play(state, line).chairs[1]
    assert (chair.empty, chair.person, chair.role) == (True, person, role)
    assert (
        shape_of(state)
        .parse(line, state)
        .says.startswith(f"1 {', '.join(filter(None, (person, role)))}, an empty chair, in ")
    )
    assert not play(state, "+ agency Jo: physio, away team").chairs[1].empty, "what stands after the colon is words"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("+ Sione", "First child, parent, whānau or agency: + child Sione"),
        ("+ plumber Sal", "+ agency plumber Sal"),
        ("+ gran who lives near", "+ whānau gran who lives near"),
        ("+ parnet Sela", "Did you mean parent?"),
        ("1 row faith", "child, parent, whānau or agency"),
    ],
)
def test_who_cannot_be_placed_is_asked_about_with_the_line_to_type(line: str, says: str) -> None:
    state = play(started(BUILT_IN["live-grid"]), "+ child Tama")
    with pytest.raises(ExerciseError) as refused:
        shape_of(state).parse(line, state)
    assert says in str(refused.value)


def test_what_is_read_is_said_before_enter() -> None:
    state = started(BUILT_IN["live-grid"])
    assert shape_of(state).parse("+ mum Sela", state).says == "1 Sela, mum, in Parent, primary caregiver"
    assert "+ whānau " in [way.line for way in shape_of(state).complete("+ wh", state)]


def test_a_row_keeps_its_macron_under_another_name() -> None:
    state = play(started(BUILT_IN["live-grid"]), "row whanau: Hapū", "row + hapu: Hapū mō tātou")
    assert [row.typed for row in state.rows] == ["child", "parent", "whānau", "agency", "hapū"]


def test_nobody_is_placed_in_a_row_that_is_not_there() -> None:
    assert placed(["mum", "Sela"], ["child"]) is None
    assert placed([], ["child"]) is None
