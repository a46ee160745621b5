"""Several people take roles in one line, in the order of the chairs; also out of a pasted list."""

from __future__ import annotations

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.network.language import LANGUAGE
from sessions.library import templates
from tests.lines import play, started
from tui.console.pasted import as_roles

SET_OUT = ("+ child Tama: the child", "+ parent Hīne: mum", "+ agency Ana: the nurse", "+ agency Jo: the school")


def sitting(*lines: str) -> list[str]:
    state = play(started(templates.built_in()["live-grid"]), *SET_OUT, *lines)
    return [chair.held_by for _, chair in sorted(state.chairs.items())]


@pytest.mark.parametrize(
    "line", ["roles P17 P4 P26", "roles: P17, P4, P26", "roles p17;4 P26", *as_roles(["P17", "", "P4,", "roles P26"])]
)
def test_people_are_seated_in_the_order_of_the_chairs(line: str) -> None:
    assert sitting(line) == ["P17", "P4", "P26", ""]


def test_a_chair_that_is_held_or_left_empty_is_passed_over() -> None:
    assert sitting("1 holds P9", "3 empty", "roles P17 P4") == ["P9", "P17", "", "P4"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("roles P17 P17", "stands twice"),
        ("roles P1 P2 P3 P4", "4 people, and 3 chairs"),
        ("roles P2 P9", "P9 holds"),
        ("roles P17 Aroha", "Aroha"),
        ("roles", "roles P17 P4 P26"),
    ],
)
def test_a_list_that_does_not_fit_seats_nobody(line: str, said: str) -> None:
    state = play(started(templates.built_in()["live-grid"]), *SET_OUT, "1 holds P9")
    with pytest.raises(ExerciseError, match=said):
        LANGUAGE.parse(line, state)


def test_other_pasted_lines_stay_as_they_are() -> None:
    assert as_roles(["9 why: tired", "P4"]) == ["9 why: tired", "P4"] and as_roles(["P4"]) == ["P4"]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("roles P17 P4 P26 P3", ""),
        ("roles P17 P4 P26", "; nobody holds chair 4 Jo yet"),
        ("roles P17 P4", "; nobody holds chair 3 Ana and 1 more chair yet"),
        ("roles P17", "; nobody holds chair 2 Hīne and 2 more chairs yet"),
    ],
)
def test_the_chairs_that_are_left_are_said(line: str, left: str) -> None:
    state = play(started(templates.built_in()["live-grid"]), *SET_OUT)
    assert LANGUAGE.parse(line, state).says.partition("chair 1 Tama")[2].partition(";")[2] == left.removeprefix(";")
    assert LANGUAGE.parse(line, state).says.endswith(left)
