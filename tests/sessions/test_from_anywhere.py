"""From inside any exercise: words refused in their own form, counts, parts that open exercises, find and help."""

from __future__ import annotations

from typing import Any

import pytest

from exercises.frame.language import LANGUAGE, grouped
from exercises.kernel.shape import ExerciseError
from sessions.lines.carry_out import perform, understand
from sessions.lines.frame import owns_begun
from sessions.live.session import Session
from sessions.live.state import DISPLAY
from tests.lines import again, session

EXERCISES = ("live-grid", "post-its", "group-thinking-caps")


def frame(held: Session) -> Any:
    run = held.state.frame
    assert run is not None
    return run.state


@pytest.mark.parametrize("exercise", [*EXERCISES, "frame"])
@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("timer abc", "timer 10"),
        ("timer +", "timer 10"),
        ("timer 0", "timer 10"),
        ("room many", "room 27"),
        ("weather rain -3", "weather sunny 6"),
        ("feedback", "feedback helped:"),
        ("left early some", "left early 1"),
        ("feedback returned -1", "feedback returned 20"),
        ("action", "action P05: ring"),
        ("action P05", "action P05: ring"),
        ("together judgement", "together judgement: let"),
        ("tikanga", "tikanga: karakia"),
        ("elephant xyz", "elephant aloud"),
        ("takeaway", "takeaway team:"),
        ("conversation", "conversation nurse >"),
        ("round", "round in 27"),
        ("reply", "reply: bigger"),
        ("assumption", "assumption: families"),
        ("agenda + : 20", "agenda \\+ Post-its: 25"),
        ("agenda + x: -5", "agenda \\+ Post-its: 25"),
        ("agenda + x: −5", "agenda \\+ Post-its: 25"),
    ],
)
def test_a_known_first_word_is_refused_with_its_own_form(exercise: str, line: str, fits: str) -> None:
    held = session(exercises=[exercise])
    count = len(held.events)
    for act in (understand, perform):
        with pytest.raises(ExerciseError, match=fits):
            act(held, line)
    assert len(held.events) == count


@pytest.mark.parametrize("word", sorted(LANGUAGE.first_words))
def test_no_word_of_the_frame_is_ever_unknown(word: str) -> None:
    held = session(exercises=["live-grid"])
    for line in (f"{word} zzz 0", f"{word} -", word):
        try:
            understand(held, line)
        except ExerciseError as problem:
            assert f"There is no “{word}”" not in str(problem), problem


def test_the_boards_own_lines_still_win() -> None:
    held = session(exercises=["post-its"])
    with pytest.raises(ExerciseError, match="How many people"):
        perform(held, "people many")
    perform(held, ": timer abc")
    assert held.state.run.state.notes[1].text == "timer abc"
    assert owns_begun("Timer: x") and not owns_begun("timers")
    with pytest.raises(ExerciseError, match="There is no “zzz”"):
        perform(session(), "zzz")


def test_the_room_is_counted_from_anywhere_and_the_wall_says_which_people_it_means() -> None:
    held = session(exercises=["post-its"])
    said = understand(held, "people 24").says
    assert "member check" in said and "room 24" in said
    perform(held, "people 24")
    assert frame(held).facts.people is None and held.state.run.state.people == 24
    perform(held, "room 27")
    assert frame(held).facts.people == 27 and held.state.run.state.people == 24
    assert "room 27" not in understand(session(), "people 27").says
    perform(held, "exercise live-grid")
    perform(held, "people 26")
    assert frame(held).facts.people == 26


def test_no_more_can_leave_early_than_were_there() -> None:
    held = session("left early 99", "left early 1", "room 27")
    with pytest.raises(ExerciseError, match=r"27 people were in the room.*room 99"):
        perform(held, "left early 99")
    perform(held, "left early 27")
    assert frame(held).facts.left_early == 27
    assert "27 left early" in understand(held, "room 3").warning and not understand(held, "room 28").warning


def test_a_part_that_begins_turns_to_its_exercise_or_says_how_to_add_it() -> None:
    held = session(
        "agenda + Notes: 20 post-its",
        "agenda + Caps: 10 thinking-caps",
        "agenda + Game: 5 no-such",
        "agenda + Tea: 5",
        exercises=["post-its", "live-grid"],
    )
    seen = held.state.room()
    told = perform(held, "agenda next").says
    assert held.state.current == "post-its" and "exercise live-grid" in told and held.state.room() == seen
    perform(held, "undo")
    assert not frame(held).items[1].stretches
    assert held.state.current == "post-its", "undo takes back the beginning alone"
    assert "Turned" not in perform(held, "g1 begin").says
    assert "exercise thinking-caps" in perform(held, "agenda next").says and held.state.current == "post-its"
    perform(held, "exercise thinking-caps")
    perform(held, "exercise live-grid")
    perform(held, "g2 end")
    assert "Turned to Thinking Caps" in perform(held, "g2 begin").says
    assert held.state.current == "thinking-caps"
    assert "no exercise called no-such" in perform(held, "g3 begin").says
    assert perform(held, "g4 begin").says == "g4 Tea begins."
    assert again(held).state == held.state and "turn" in DISPLAY


def test_beginning_a_part_while_an_elephant_is_held_turns_nowhere() -> None:
    held = session("agenda + Notes: 20 post-its", "elephant", exercises=["post-its", "live-grid"])
    perform(held, "agenda next")
    assert held.state.current == "live-grid"
    perform(held, "elephant over")
    assert not held.state.run.state.paused_since


def test_words_are_found_in_every_exercise_with_where_they_stand() -> None:
    held = session(": the bus is late", "exercise live-grid", "park: no bus", exercises=["live-grid", "post-its"])
    found = perform(held, "find bus").found
    assert found[0] == ("p1", "no bus") and found[1][0] == "exercise post-its"
    assert "Post-it theming" in found[1][1] and "the bus is late" in found[1][1]
    perform(held, found[1][0])
    assert perform(held, "find bus").found[0] == ("1", "the bus is late")
    assert len(perform(held, "find bus").found) == 2


@pytest.mark.parametrize("exercise", [*EXERCISES, "frame"])
def test_help_stands_under_headings_with_each_form_once(exercise: str) -> None:
    held = session(exercises=[exercise])
    lines = perform(held, "help").lines
    titles = [line for line in lines if line and not line.startswith(" ")]
    frame = held.state.frame
    of_the_frame = [title for title, _ in grouped(frame.state if frame else None)]
    assert len(titles) >= 7 and titles[-5 - ("THE FILE ITSELF" in titles) :][:5] == of_the_frame
    forms = [line.strip().split("  ")[0] for line in lines if line.startswith("  ")]
    assert len(forms) == len(set(forms)) and "agenda next" in forms
    assert exercise != "post-its" or ("people 24" in forms and "people 27" not in forms and "room 27" in forms)
    some = perform(held, "help timer").lines
    assert some[0] == "THE DAY AND ITS TIME" and all("timer" in line.lower() for line in some[1:])
