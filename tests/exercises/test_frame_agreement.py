"""The lines of a safe agreement: under any heading, called by any word of it, or under none."""

from __future__ import annotations

import pytest

from exercises.frame.state import Frame
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from sessions.library import templates
from tests.lines import play, shape_of, started
from tests.marked import drawn


def frame(*lines: str) -> Frame:
    state: Frame = started(templates.built_in()["frame"], *lines)
    return state


@pytest.mark.parametrize(
    ("called", "heading"),
    [
        ("curiosity", "difference"),
        ("curious", "difference"),
        ("difference", "difference"),
        ("judgement", "judgement"),
        ("without judging", "judgement"),
        ("without", "judgement"),
        ("judge", "judgement"),
        ("how", "funding"),
        ("money funding", "funding"),
        ("reflecting", "reflection"),
    ],
)
def test_any_word_of_a_heading_finds_it(called: str, heading: str) -> None:
    state = frame(f"together {called}: ask, then ask again")
    assert [line.heading for line in state.agreement.values()] == [heading]


def test_a_word_of_no_heading_is_asked_about_and_never_guessed() -> None:
    for word in ("privacy", "what is said here", "with", "w", "wi"):
        with pytest.raises(ExerciseError, match=r"Which heading|heading"):
            frame(f"together {word}: stays here")


def test_a_line_may_stand_under_no_heading_in_the_room_and_on_the_page() -> None:
    state = frame("together: what is said here stays here", "together judgement: let it be heard")
    assert [(line.heading, line.text) for line in state.agreement.values()] == [
        ("", "what is said here stays here"),
        ("judgement", "let it be heard"),
    ]
    shape = shape_of(state)
    seen = drawn(shape.room_view(state, "agreement"))
    assert seen.index("How we are together") < seen.index("what is said here") < seen.index("Without judgement")
    page = repr(shape.outline(state, "participants"))
    assert page.index("what is said here") < page.index("Without judgement") < page.index("let it be heard")
    assert "what is said here" in repr(shape.text(state))


def test_a_line_of_a_heading_that_the_template_does_not_have_is_seen_all_the_same() -> None:
    state = frame("together judgement: let it be heard")
    other = replace(state, agreement={1: replace(state.agreement[1], heading="from-elsewhere")})
    shape = shape_of(other)
    assert "let it be heard" in drawn(shape.room_view(other, "agreement"))
    assert "let it be heard" in repr(shape.outline(other, "participants"))


def test_under_no_heading_it_can_be_reworded_agreed_and_taken_out() -> None:
    state = play(frame("together: phones off"), "u1: phones face down", "u1 all")
    assert state.agreement[1].text == "phones face down" and state.agreement[1].agreed == "all"
    assert play(state, "u1 out: nobody kept to it").agreement[1].out
