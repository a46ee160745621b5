"""Sums that tell the truth: what is counted, of how many, and what was read of an amount."""

from __future__ import annotations

import re

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.leaving.outline import AUDIENCES
from exercises.network.shape import NETWORK
from exercises.network.state import Network
from exercises.network.sums import after, booked
from tests.lines import PEOPLE, grid, play
from tui.boards.network.card import fields


def said_in_room(state: Network, key: str) -> str:
    """Every word of a room view, a line for each part of it."""
    found: list[str] = []

    def gather(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
            gather(one)

    gather(NETWORK.room_view(state, key).document())
    return "\n".join(found)


def whole(state: Network) -> str:
    """Everything that is read of a grid anywhere: the facilitators' text, every room view, every page."""
    views = [said_in_room(state, key) for key, _ in NETWORK.room_views(state)]
    pages = [repr(NETWORK.outline(state, audience)) for audience in AUDIENCES]
    return "\n".join([*NETWORK.text(state), *views, *pages, NETWORK.progress(state).counted])


def recorded(state: Network, chair: int, amount: float) -> Network:
    """A visit as a session of before keeps it, whatever may be typed today."""
    state = NETWORK.apply(state, "answer", {"chair": chair, "field": "visits", "kind": "answered", "amount": amount})
    return state


# -- who is booked ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["2 visits: 3", "2 visits: ?", "2 visits ~ weekly", "9 visits to 2"])
def test_chairs_of_whanau_are_not_booked(line: str) -> None:
    state = grid(*PEOPLE, "9 visits: 2")
    with pytest.raises(ExerciseError, match="chairs of whānau are not booked"):
        play(state, line)


def test_the_card_of_a_whanau_chair_skips_the_question() -> None:
    state = grid(*PEOPLE)
    asked = {number: [field.lead for field in fields(state, state.chairs[number])] for number in (2, 9)}
    assert "9 visits" in asked[9] and not any("visits" in line for line in asked[2])


def test_a_value_of_an_older_file_is_kept_and_not_counted_and_said() -> None:
    state = recorded(recorded(grid(*PEOPLE, "7 visits: 3", "limit 4", "slot 1: 7"), 1, 400), 3, 1)
    assert state.chairs[1].answers["visits"].amount == 400
    told = NETWORK.document(state)
    assert booked(state).amount == told["visits_before"] == 3
    assert told["visits_not_counted"] == [1, 3] and (told["visits_heard"], told["visits_chairs"]) == (1, 6)
    assert "403" not in whole(state) and "404" not in whole(state)
    assert "Not counted, for chairs of whānau are not booked: 1 Tama 400, 3 Matiu 1" in "\n".join(NETWORK.text(state))
    assert "Tama" not in said_in_room(state, "slot") and "Matiu" not in said_in_room(state, "slot")
    assert "not counted" in repr(NETWORK.outline(state, "facilitators"))
    assert play(state, "1 unask visits").chairs[1].answers == {}


# -- of how many ------------------------------------------------------------------------------------------------------

LINES = ("7 visits: 1", "slot 1: 7")


def test_a_sum_says_of_how_many_it_is_wherever_it_stands() -> None:
    state = grid(*PEOPLE, *LINES, "go negotiate")
    said = "from 1 of 6 service chairs heard so far"
    for view in ("total", "slot"):
        assert said in said_in_room(state, view)
    assert said in "\n".join(NETWORK.text(state)) and "booked 1 from 1 of 6" in NETWORK.progress(state).counted
    for audience in ("facilitators", "participants"):
        assert said in repr(NETWORK.outline(state, audience))


def test_a_sum_of_all_says_so_and_guesses_are_said() -> None:
    state = grid(*PEOPLE, *(f"{number} visits: 1" for number in range(7, 12)), "12 visits: ~ 1")
    assert "from all 6 service chairs, 1 of them a guess" in said_in_room(state, "total")
    assert "heard so far" not in said_in_room(state, "total")


def test_where_nobody_was_heard_there_is_no_sum() -> None:
    said = said_in_room(grid(*PEOPLE, "7 visits: ?"), "total")
    assert "0 of 6 service chairs" in said and "contact" not in said


def test_one_is_one_wherever_it_is_counted() -> None:
    state = grid(*PEOPLE, *LINES, "limit 1")
    assert "1 contact booked each month" in said_in_room(state, "total").replace("\n", " ")
    assert not re.search(r"(?<![\d.,])1 (contacts|chairs|weeks|visits|people|persons|rows)\b", whole(state))
    paper = grid("+ child Tama: the child", key="paper-grid")
    assert NETWORK.progress(paper).counted == "1 row, filled 0"


def test_chairs_are_called_chairs() -> None:
    said = said_in_room(grid(*PEOPLE), "total")
    assert "people" not in said and "12 chairs set out, 1 of them empty" in said


# -- the slot ---------------------------------------------------------------------------------------------------------


def test_the_slot_shows_the_week_nobody_said_anything_of() -> None:
    state = grid(*PEOPLE, "7 visits: 4", "slot 1: 7", "slot 3: nobody")
    for told in (said_in_room(state, "slot"), "\n".join(NETWORK.text(state)).replace("week", "Week")):
        assert "Week 2: not said yet" in told and "Week 4: not said yet" in told and "Week 3: nobody" in told
        assert "Week 5" not in told
    assert "('Week 2', 'not said yet')" in repr(NETWORK.outline(state, "participants"))
    assert after(state).amount == 1 and "from 2 of 4 weeks said so far" in said_in_room(state, "slot")
    assert "Week" not in said_in_room(grid(*PEOPLE, "slot when: Tuesday"), "slot")


def test_more_than_before_says_so_kindly() -> None:
    state = grid(*PEOPLE, "7 visits: 1")
    assert "more than the 1 booked now" in warned(state, "limit 4") and not warned(state, "limit 1")
    held = play(state, "limit 4")
    assert "1 → 4" in said_in_room(held, "slot") and "This is more than is booked now" in said_in_room(held, "slot")
    assert "more than is booked now" in repr(NETWORK.outline(held, "participants"))
    assert "more than is booked now" not in whole(play(state, "limit 0.5"))
    unheard = grid(*PEOPLE, "limit 4")
    assert "more than" not in whole(unheard)


def warned(state: Network, line: str) -> str:
    """The gentle word before enter."""
    return NETWORK.parse(line, state).warning


# -- amounts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("2", 2),
        ("two", 2),
        ("0.25", 0.25),
        ("0,25", 0.25),
        ("1/4", 0.25),
        ("¼", 0.25),
        ("2½", 2.5),
        ("1 1/2", 1.5),
        ("none", 0),
        ("never", 0),
        ("half", 0.5),
        ("a couple", 2),
        ("4 visits a month", 4),
        ("about 3", 3),
        ("3 x", 3),
        ("once", 1),
        ("once a month", 1),
        ("monthly", 1),
        ("every month", 1),
        ("twice a month", 2),
        ("once a week", 4.345),
        ("weekly", 4.345),
        ("every week", 4.345),
        ("one a week", 4.345),
        ("1/week", 4.345),
        ("twice a week", 8.69),
        ("2x a week", 8.69),
        ("three times per week", 13.035),
        ("fortnightly", 2.172),
        ("every fortnight", 2.172),
        ("every two weeks", 2.172),
        ("every second week", 2.172),
        ("every other week", 2.172),
        ("every 6 weeks", 0.724),
        ("every 3 months", 0.333),
        ("once every 3 months", 0.333),
        ("quarterly", 0.333),
        ("every second month", 0.5),
        ("twice a year", 0.167),
        ("yearly", 0.083),
        ("daily", 30.415),
        ("every day", 30.415),
        ("once in six weeks", 0.724),
        ("once in every 6 weeks", 0.724),
        ("twice in three months", 0.667),
        ("six weekly", 0.724),
        ("six a year", 0.5),
        ("6-weekly", 0.724),
        ("three times weekly", 13.035),
        ("twice weekly", 8.69),
        ("weekly visits", 4.345),
        ("a phone call a week", 4.345),
        ("2 mornings a week", 8.69),
        ("5 days a week", 21.725),
        ("2 weekends a month", 2),
        ("every Friday", 4.345),
        ("every other Friday", 2.172),
        ("Fridays", 4.345),
        ("every Rāmere", 4.345),
        ("each Tues", 4.345),
        ("on Tuesdays and Thursdays", 8.69),
        ("2x week", 8.69),
        ("once a term", 0.333),
    ],
)
def test_amounts_are_read_as_people_say_them(typed: str, amount: float) -> None:
    state = grid(*PEOPLE, f"9 visits: {typed}")
    assert state.chairs[9].answers["visits"].amount == amount
    if amount:
        assert play(grid(*PEOPLE), f"limit {typed}").limit == amount


@pytest.mark.parametrize(
    "typed",
    [
        "often",
        "2-3",
        "every so often",
        "1/0",
        "-1",
        "1e9",
        "401",
        "nan",
        "lots a week",
        "½½",
        "in 6 weeks",
        "3 days",
        "10 hours a week",
        "a week",
        "Tues",
        "Friday",
    ],
)
def test_what_is_no_amount_is_refused_with_an_example_of_the_chair_at_hand(typed: str) -> None:
    with pytest.raises(ExerciseError, match=r"11 visits: 2\b"):
        play(grid(*PEOPLE), f"11 visits: {typed}")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("weekly", "4.3 a month (once a week)"),
        ("every 3 months", "0.33 a month (once every 3 months)"),
        ("2", "2 a month"),
        ("fortnightly", "2.2 a month (once every 2 weeks)"),
        ("twice a week", "8.7 a month (twice a week)"),
    ],
)
def test_what_was_read_is_said_before_enter_and_afterwards(typed: str, said: str) -> None:
    state = grid(*PEOPLE)
    assert NETWORK.parse(f"9 visits: {typed}", state).says.endswith(said)
    assert f"visits a month: {said}" in "\n".join(NETWORK.text(play(state, f"9 visits: {typed}")))


def test_a_sum_of_weeks_is_rounded_for_people_and_whole_in_the_json() -> None:
    state = grid(*PEOPLE, "7 visits: weekly", "8 visits: weekly", "9 visits: weekly")
    assert "13 contacts" in said_in_room(state, "total").replace("\n", " ")
    assert NETWORK.document(state)["visits_before"] == 13.035
