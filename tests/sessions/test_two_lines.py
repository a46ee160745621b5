"""A second line in the words of one is asked about; what is for the facilitators alone never goes in with it."""

from __future__ import annotations

import pytest

from exercises.kernel.shape import Command, ExerciseError
from sessions.lines.carry_out import perform, read
from tests.lines import session

GRID = ("+ child Tama", "+ agency Jo: nurse, hospital")


@pytest.mark.parametrize(
    ("exercise", "typed", "second"),
    [
        ("live-grid", "2 why: too many hands, do: feed him", "2 do: feed him"),
        ("live-grid", "2 why: too many hands; 1 why: he is tired", "1 why: he is tired"),
        ("live-grid", "park: interpreters; action: ring the ward", "action: ring the ward"),
        ("live-grid", "takeaway team: count visits / takeaway me: listen", "takeaway me: listen"),
        ("post-its", "me: they ring, team: the car park", "team: the car park"),
        ("stories", "1 problem: he bit did: we waited", "1 did: we waited"),
    ],
)
def test_two_lines_in_one_are_asked_about_and_taken_all_the_same(exercise: str, typed: str, second: str) -> None:
    before = GRID if exercise == "live-grid" else ("+ On the same waka",) if exercise == "stories" else ()
    held = session(*before, exercises=[exercise])
    assert read(held, typed).warning == f"Two lines in one? “{second}” may be a line of its own."
    assert perform(held, typed).event is not None


@pytest.mark.parametrize("stop", ["; ", ". ", " / "])
def test_a_private_line_never_goes_into_words_that_others_see(stop: str) -> None:
    held = session(*GRID)
    typed = f"2 why: too many hands{stop}note: she is near tears"
    with pytest.raises(ExerciseError) as refused:
        perform(held, typed)
    assert str(refused.value) == (
        "“note: …” is for you alone, and stands in words that others see. One line at a time; first: "
        "2 why: too many hands"
    )
    assert not held.state.run.state.chairs[2].answers


@pytest.mark.parametrize(
    ("exercise", "typed", "before"),
    [
        ("post-its", "me: they ring; note: she is near tears", "me: they ring"),
        ("stories", "1 problem: he bit. moment: she cried", "1 problem: he bit"),
        ("live-grid", "park: interpreters; note: she is near tears", "park: interpreters"),
    ],
)
def test_nor_into_words_that_are_shown_later(exercise: str, typed: str, before: str) -> None:
    held = session(*(["+ On the same waka"] if exercise == "stories" else []), exercises=[exercise])
    with pytest.raises(ExerciseError, match=rf"is for you alone.* first: {before}$"):
        perform(held, typed)


def test_nor_where_the_facilitators_are_in_the_frame_itself() -> None:
    held = session(exercises=["frame"])
    with pytest.raises(ExerciseError, match=r"is for you alone.* first: park: interpreters$"):
        perform(held, "park: interpreters; note: she is near tears")
    assert "Two lines in one?" in read(held, "note: tired; note: she is near tears").warning
    assert "Two lines in one?" in read(held, "note: tired; park: interpreters").warning


def test_what_leads_back_to_somebody_is_no_line_for_the_facilitators_alone() -> None:
    held = session(*GRID)
    assert "Two lines in one? “action P4: ring Sal”" in read(held, "2 why: too many; action P4: ring Sal").warning
    assert "Two lines in one?" in read(held, "note: tired; note: she is near tears").warning


@pytest.mark.parametrize(
    "typed",
    [
        "2 why: she said: leave me",
        "2 why: please note: we wait",
        "2 why: it is 10:30: late",
        "agenda + Post-its: what HELPS: 25",
        "park: what helps: rest",
        "note: she is near tears; I said: sit down",
    ],
)
def test_a_colon_in_a_sentence_asks_nothing(typed: str) -> None:
    assert "Two lines" not in read(session(*GRID), typed).warning


def test_while_the_words_are_typed_it_is_asked_at_the_letter_that_makes_a_second_line() -> None:
    from sessions.lines.carry_out import understand

    held = session(*GRID)
    typed = "2 why: too many hands; 1 why: he is tired"
    said = {typed[:end]: understand(held, typed[:end]).warning for end in range(len("2 why: t"), len(typed) + 1)}
    assert next(line for line, warning in said.items() if warning) == "2 why: too many hands; 1 why: h"


def test_a_line_of_many_colons_is_looked_into_a_few_times() -> None:
    from sessions.lines.two_lines import warned

    asked: list[str] = []

    def refused(line: str) -> Command:
        asked.append(line)
        raise ExerciseError

    line = "2 why: " + "a: b " * 2_000
    command = Command("move", "chair 2, why", "answer")
    assert warned(command, line, refused) is command
    assert 0 < len(asked) <= 24


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("agenda + kai; 20", "agenda + kai: 20"),
        ("jargon NASC; needs assessment", "jargon NASC: needs assessment"),
        ("+ agency Ana; nurse, hospital", "+ agency Ana: nurse, hospital"),
    ],
)
def test_a_semicolon_where_a_colon_is_meant_is_asked_about(typed: str, meant: str) -> None:
    assert read(session(*GRID), typed).warning.startswith(f"Is a colon meant? {meant}")


@pytest.mark.parametrize("typed", ["2 why too many; he said", "2 why: too many; he said", "agenda + kai; rest: 20"])
def test_a_semicolon_in_words_asks_nothing(typed: str) -> None:
    assert "colon" not in read(session(*GRID), typed).warning
