"""The rule of five: how fewer than five people answered is in nothing that others read or the room sees, nor can it be
worked out from what is. What leaves is the same, whatever so few answered; of five or more every part is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sessions.export import export_bytes, make
from sessions.export.making import Wanted
from sessions.library import templates
from tests.exercises.review_lines import FIRST
from tests.lines import session, started
from tests.marked import NARROWER, drawn, every_view, leaves

WALL = (": they ring back", "go cluster", "1 > new They ring back")
COUNTED: dict[str, tuple[str, Sequence[str], Sequence[Sequence[str]]]] = {
    "a member check": ("post-its", WALL, (["check 1 yes 4"], ["check 1 yes 1 change 1 no 1"], ["check 1 not us 2"])),
    "the lone voices' check": ("post-its", WALL, (["check lone yes 4"], ["check lone no 1"])),
    "one answer beside words": (
        "post-its",
        WALL,
        (["check 1 yes 6 no 1: too kind"], ["check 1 yes 5 change 1 no 1: too kind"]),
    ),
    "so few that came": ("post-its", WALL, (["people 3", "check 1 yes 3"], ["people 4", "check 1 no 4"])),
    "a show of hands": (
        "compass",
        (),
        (["start connect 4 pass 3"], ["start connect 1 facilitate 1 pass 3"], ["start offer 3 pass 3"]),
    ),
    "hands for a stance": (
        "prompt-cards",
        (),
        (["stances humility 4 pass 3"], ["stances humility 1 curiosity 1 pass 3"], ["stances curiosity 3 pass 3"]),
    ),
    "where people stood": (
        "differences",
        ("+ Share it / Keep it",),
        (["1 stood a 4 pass 3"], ["1 stood a 1 b 1 middle 2 pass 3"], ["1 stood b 3 pass 3"]),
    ),
    "whether it goes on": ("hot-desk", (), (["goes on 4"], ["goes on 1 changed 1"], ["goes stops 3"])),
    "the weather in a room": ("frame", (), (["weather sunny 4"], ["weather sunny 1 rain 1"], ["weather cloud 3"])),
    "sheets of a review": (
        "adoption-review",
        FIRST,
        (["sheet: aapdnk-aa", "sheet: ppppppppp"], ["sheet: ddddddddd", "sheet: aaaaaaaaa", "sheet: aaaaaaaaa"]),
    ),
}
"""What is counted: the exercise, what comes first, and ways in which too few answered for others to read how."""


@pytest.mark.parametrize("what", COUNTED)
def test_nothing_that_others_read_tells_how_so_few_answered(what: str) -> None:
    key, first, ways = COUNTED[what]
    states = [started(templates.built_in()[key], *first, *way) for way in ways]
    assert len({leaves(state, "facilitators") for state in states}) == len(states), "the facilitators can tell"
    for audience in NARROWER:
        # How much is left out is told to nobody but whoever makes the file.
        assert len({leaves(state, audience, without="left_out") for state in states}) == 1, audience
    assert len({"".join(map(drawn, every_view(state))) for state in states}) == 1, "the room"


def test_of_five_or_more_every_part_is_told_and_who_passed_is_in_no_n() -> None:
    held = session(
        *WALL, "people 9", "check 1 yes 4 no 1 pass 3", "decide 1 kept: it is theirs", exercises=["post-its"]
    )
    page = export_bytes(held, "md", "participants").decode()
    assert "9 people took part." in page
    assert "Yes 4, yes with a change 0, no 1, not for us 0 (n = 5); passed 3." in page
    files = make([held], Wanted("csv", "participants")).written.files
    assert '"4","0","1","0","3"' in files["themes.csv"].decode()
    seen = "".join(map(drawn, every_view(held.state.run.state)))
    assert "5 of 9 people: yes 4, yes with change 0, no 1, not for us 0, passed 3" in seen
    hands = session("start connect 4 facilitate 1 pass 3", exercises=["compass"])
    assert "n 5, passed 3." in export_bytes(hands, "md", "participants").decode()


def test_the_readme_beside_the_tables_says_what_is_true() -> None:
    held = session(*WALL, "check 1 yes 1 change 1 no 1: too kind", exercises=["post-its"])
    files = make([held], Wanted("csv", "participants")).written.files
    said = files["README.txt"].decode()
    assert "How fewer than five people answered is in no table" in said and "left out where fewer than five did" in said
    assert '"1","1","1"' not in files["themes.csv"].decode() and "too kind" in files["themes.csv"].decode()
    whole = make([held], Wanted("csv", "facilitators")).written.files
    assert '"1","1","1"' in whole["themes.csv"].decode() and "fewer than five" not in whole["README.txt"].decode()
