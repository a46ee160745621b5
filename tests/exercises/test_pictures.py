"""Pictures of a network and a wall: what each audience gets, and that nobody can be found in them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from exercises.kernel.record import as_dict
from exercises.leaving.drawing import GridPicture, MapPicture, Picture
from exercises.leaving.outline import AUDIENCES, Outline, Table
from exercises.shapes import SHAPES
from tests.lines import CHAIRS, SAMPLE, SETTLED, grid, on_paper, play, shape_of
from tests.test_privacy import CONSOLE_ONLY, NUMBER, SECRET
from tests.walls import SAMPLE as WALL_LINES
from tests.walls import wall


def pictures(state: Any, audience: Any) -> tuple[Picture, ...]:
    draw = shape_of(state).pictures
    assert draw is not None
    return draw(state, audience)


def told(found: tuple[Picture, ...]) -> str:
    return json.dumps([as_dict(held) for held in found], ensure_ascii=False)


def page(state: Any, audience: Any) -> str:
    return json.dumps(Outline(audience, shape_of(state).outline(state, audience)).document(), ensure_ascii=False)


def secret_grid(key: str) -> Any:
    lines = (*CHAIRS, *(line for line in SETTLED if not line.startswith("k1 owner")), *CONSOLE_ONLY)
    said = ("7 why: P9701 told me", "7 vs 8 do: P9702 says standing")
    return grid(*(lines if key == "live-grid" else on_paper(lines)), *said, key=key)


def test_a_map_has_every_chair_in_its_row_and_every_line() -> None:
    state = grid(*SAMPLE)
    drawn, asked = pictures(state, "facilitators")
    assert isinstance(drawn, MapPicture) and isinstance(asked, GridPicture)
    assert [words for words, _ in drawn.rows] == [
        "Child",
        "Parent, primary caregiver",
        "Extended whānau",
        "Other agency",
    ]
    seats = {seat.key: seat for _, row in drawn.rows for seat in row}
    assert len(seats) == 32 and [key for key, seat in seats.items() if seat.empty] == ["3", "31", "32"]
    assert seats["7"].label == "Jo" and seats["7"].under.startswith("physiotherapist")
    assert seats["7"].marks == ("1 difference",) and seats["9"].marks == ()
    assert [(one, other) for one, other, _ in drawn.lines] == [("7", "8"), ("24", "4")]
    assert "standing first or seating first" in drawn.lines[0][2]
    assert "would Aroha like to be the first call?" in drawn.lines[1][2]
    assert "32 chairs, 3 of them empty." in drawn.below
    assert len(asked.rows) == 32 and "“his hips”" in asked.rows[6][1]


def test_participants_get_the_map_and_no_answers_from_the_chairs() -> None:
    state = grid(*SAMPLE)
    (drawn,) = pictures(state, "participants")
    assert isinstance(drawn, MapPicture)
    shown = page(state, "participants")
    for _, seats in drawn.rows:
        for seat in seats:
            assert seat.label in shown and seat.under in shown, "only what stands on their page"
    assert "his hips" not in told((drawn,))


def test_those_who_filled_the_paper_get_the_grid_too() -> None:
    state = grid(*on_paper(SAMPLE), key="paper-grid")
    assert [held.name for held in pictures(state, "participants")] == ["map", "grid"]
    assert "his hips" in told(pictures(state, "participants")) and "his hips" in page(state, "participants")


@pytest.mark.parametrize("key", ["live-grid", "paper-grid"])
def test_the_public_gets_no_picture_of_a_network(key: str) -> None:
    assert pictures(secret_grid(key), "public") == ()


@pytest.mark.parametrize("key", ["live-grid", "paper-grid"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_holder_no_number_and_no_secret(key: str, audience: Any) -> None:
    state = secret_grid(key)
    found = told(pictures(state, audience))
    assert NUMBER not in found and not re.search(r"\bP\d", found)
    # What stands in the grid is the facilitators' to see, as on their page.
    assert SECRET not in found
    if audience == "facilitators":
        assert "somebody told me" in found and "somebody says standing" in found


def test_an_empty_exercise_has_no_picture() -> None:
    for audience in AUDIENCES:
        assert pictures(grid(), audience) == () and pictures(wall(), audience) == ()


def test_themes_by_area_are_the_pages_own_tables() -> None:
    state = wall(*WALL_LINES)
    found = pictures(state, "participants")
    assert [held.name for held in found] == ["themes-helps", "themes-difficult"]
    tables = [part for part in shape_of(state).outline(state, "participants") if isinstance(part, Table)]
    assert [(held.headings, held.rows) for held in found if isinstance(held, GridPicture)] == [
        (table.headings, table.rows) for table in tables
    ]
    assert all(any(row[0] == "Lone voices" for row in held.rows) for held in found if isinstance(held, GridPicture))


def test_a_public_count_under_five_is_a_few_and_nothing_is_summed_up() -> None:
    many = [f": Nobody rings {number}" for number in range(6)]
    state = wall(*WALL_LINES, "difficult network", *many, "45-50 > 3")
    found = pictures(state, "public")
    cells = [cell for held in found if isinstance(held, GridPicture) for row in held.rows for cell in row[1:]]
    assert {"a few", "none"} <= set(cells) and all(cell in ("a few", "none") or int(cell) >= 5 for cell in cells)
    assert any(cell.isdigit() for cell in cells)
    for held in found:
        assert isinstance(held, GridPicture)
        assert held.headings == ("Theme", "me", "whānau", "team", "network")
        assert {"Lone voices"} <= {row[0] for row in held.rows}
        assert not {row[0] for row in held.rows} & {"All notes", "Parked", "Contested, in no theme", "Not placed yet"}
        shown = page(state, "public")
        assert all(row[0] in shown for row in held.rows if row[0] != "Lone voices")


def test_a_writers_number_stands_in_no_picture() -> None:
    state = wall(*WALL_LINES, "name 3: What P9703 said // their own words")
    for audience in AUDIENCES:
        assert "P9703" not in told(pictures(state, audience)), audience
    assert "P9703" in page(state, "facilitators")


def test_pictures_leave_the_exercise_as_it_is() -> None:
    state = grid(*SAMPLE)
    before = shape_of(state).document(state)
    pictures(state, "facilitators")
    assert shape_of(state).document(state) == before and play(state) == state


def test_only_shapes_with_something_to_draw_draw() -> None:
    assert SHAPES["network"].pictures is not None and SHAPES["wall"].pictures is not None
    assert SHAPES["talk"].pictures is None
