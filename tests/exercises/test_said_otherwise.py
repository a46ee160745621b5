"""Lines as people say them who know none of ours are answered with the line that may be meant, and tab takes it."""

from __future__ import annotations

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.kernel.told_line import line_told
from sessions.lines.frame import read
from tests.lines import session

GRID = ("+ child Tama", "+ agency Jo: nurse, hospital")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10 minutes", "timer 10"),
        ("5 min timer", "timer 5"),
        ("set a timer for 5 minutes", "timer 5"),
        ("break 15", "timer 15"),
        ("Coffee break for 10 minutes", "timer 10"),
        ("stop timer", "timer off"),
        ("timer stop", "timer off"),
        ("24 people", "people 24"),
        ("we are 24 people", "people 24"),
        ("lights off", "blank"),
        ("hide the screen", "blank"),
        ("2 P14", "2 holds P14"),
        ("2 is played by P14", "2 holds P14"),
        ("P14 plays Jo", "Jo holds P14"),
        ("2 moves closer", "2 closer"),
        ("2 goes further away", "2 further"),
        ("todo: ring the venue", "action: ring the venue"),
        ("what is a NASC?", "jargon NASC"),
        ("acronym NASC: needs assessment", "jargon NASC: needs assessment"),
        ("parking lot: interpreters", "park: interpreters"),
        ("we agreed: phones off", "together: phones off"),
    ],
)
def test_what_may_be_meant_is_the_line_to_take(typed: str, meant: str) -> None:
    held = session(*GRID)
    with pytest.raises(ExerciseError) as refused:
        read(held, typed)
    assert str(refused.value) == f"Is this meant? {meant}"
    assert line_told(typed, str(refused.value), lambda line: bool(read(held, line))) == meant


TALK = ("what is happening in the room right now", "we agree to ring first", "what is it like for her at home?")
_BEFORE = {
    "stories": ["+ On the same waka", "go choose"],
    "differences": ["+ protocol: what we share of a new baby"],
    "prompt-cards": ["draw 24", "take 7"],
    "case-rating": ["+ case: I asked her"],
    "live-grid": ["+ child Tama", "+ agency Jo: nurse, hospital", "1 holds P3", "2 holds P4", "go de-role"],
    "post-its": ["helps team: One", "helps team: Two", "helps me: Three", "go cluster", "3 > new"],
}


@pytest.mark.parametrize(
    ("exercise", "typed", "says"),
    [
        ("stories", "1 told by P9", "Is this meant? 1 by P9"),
        ("stories", "1 pick: it is about listening", "Is this meant? pick 1: it is about listening"),
        ("stories", "1 not picked: too long", "Is this meant? not 1: too long"),
        ("stories", "withdraw 1", "There is no “withdraw” here. What is taken back by whoever said it: help withdrawn"),
        ("stories", "1 withdraw", "There is no “withdraw” here. What is taken back by whoever said it: help withdrawn"),
        ("stories", "new story: On the river", "A new one has a plus before it: + story: On the river"),
        ("team-audit", "add tool Whānau map: who is around", "Is this meant? tool Whānau map: who is around"),
        ("stories", "1 title: Back at school", "Is this meant? 1: Back at school"),
        ("stories", "1 is called Back at school", "Is this meant? 1: Back at school"),
        ("differences", "agencies health, school", "Whose is it? Its number comes first: y1 agencies health, school"),
        ("differences", "by whom: the nurse", "Whose is it? Its number comes first: y1 by whom: the nurse"),
        ("case-rating", "1 by P3", "Is this meant? x1 by P3"),
        ("prompt-cards", "draw a card", "Is this meant? draw"),
        ("prompt-cards", "skip it", "Is this meant? pass"),
        ("prompt-cards", "it opened talk", "Is this meant? opened"),
        ("prompt-cards", "fell flat", "Is this meant? flat"),
        ("relationship-review", "both keep", "Is this meant? keep both"),
        ("group-thinking-caps", "clsoe", "There is no “clsoe” in this talk."),
        ("post-its", "group 1 2", "Is this meant? 1 2 > new"),
        ("post-its", "1 and 2 go together", "Is this meant? 1 and 2 > new"),
        ("post-its", "move 2 to t1", "Is this meant? 2 > 1"),
        ("post-its", "1 2 in theme 1", "Is this meant? 1 2 > 1"),
        ("post-its", "take 3 out of t1", "Is this meant? out 3"),
        ("post-its", "theme 1 is They pick up", "Is this meant? name 1: They pick up"),
        ("post-its", "t1: They pick up", "Is this meant? name 1: They pick up"),
        ("post-its", "name theme 1: They pick up", "Is this meant? name 1: They pick up"),
        ("post-its", "change 1: They ring", "Is this meant? retype 1: They ring"),
        ("post-its", "1: They ring", "Is this meant? retype 1: They ring"),
        ("post-its", "split 1: They ring / They listen", "Is this meant? halve 1: They ring / They listen"),
        ("live-grid", "1 agrees: once a week", "Is this meant? agree 1: once a week"),
        ("live-grid", "1 2 out of role", "Is this meant? released 1 2"),
        ("live-grid", "derole 1", "Is this meant? released 1"),
        ("live-grid", "mum Sela", "A new one has a plus before it: + mum Sela"),
    ],
)
def test_what_is_said_of_a_thing_is_led_to_its_line(exercise: str, typed: str, says: str) -> None:
    held = session(*_BEFORE.get(exercise, ()), exercises=[exercise])
    with pytest.raises(ExerciseError) as refused:
        read(held, typed)
    assert says in str(refused.value)


@pytest.mark.parametrize("typed", ["On the river", "what we did: rang the school"])
def test_where_anything_may_stand_behind_a_plus_it_is_not_offered(typed: str) -> None:
    with pytest.raises(ExerciseError) as refused:
        read(session("+ On the same waka", exercises=["stories"]), typed)
    assert typed not in str(refused.value)


@pytest.mark.parametrize("typed", ["7", "10 minutes of it were good", "lights", "P14", "2 holds nobody", *TALK])
def test_anything_else_is_refused_as_it_was(typed: str) -> None:
    with pytest.raises(ExerciseError) as refused:
        read(session(*GRID), typed)
    assert "Is this meant?" not in str(refused.value)


def test_what_is_no_line_here_is_not_offered() -> None:
    with pytest.raises(ExerciseError) as refused:
        read(session(exercises=["post-its"]), "2 is played by P14")
    assert "holds" not in str(refused.value)
