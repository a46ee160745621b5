"""What a facilitator's trial found: swapped chairs, refused doubles, numbers for people, what paper does not keep."""

from __future__ import annotations

import json

import pytest

from exercises.kernel.anywhere import anywhere, parse
from exercises.kernel.shape import Command, ExerciseError
from exercises.leaving.outline import Outline
from exercises.network.reversals import swapped_with
from exercises.network.shape import NETWORK
from exercises.network.state import Network
from tests.lines import PEOPLE, grid, play

LIVE = grid(*PEOPLE, "7 why: his hips", "7 holds P14")
PAPER = grid("+ child Tama: the child", "+ agency Jo: physio, service", key="paper-grid")


def read(line: str, state: Network = LIVE) -> Command:
    return parse(line, NETWORK, state)


def refused(state: Network, line: str) -> str:
    with pytest.raises(ExerciseError) as caught:
        play(state, line)
    return str(caught.value)


def told(state: Network) -> str:
    return "\n".join(NETWORK.text(state))


# -- role reversal ----------------------------------------------------------------------------------------------------


def test_what_is_said_while_swapped_stands_beside_the_chairs_own_words() -> None:
    state = play(LIVE, "6 swaps 7")
    assert "said while swapped" in read("7 why: they never ask", state).says
    assert "said while swapped" not in read("8 why: x", state).says
    state = play(state, "7 why: they never ask", "7 felt: ~ lonely", "6 why: ?", "7 visits: 2", "8 why: x")
    assert state.chairs[7].answers["explanation"].words == "his hips" and "felt" not in state.chairs[7].answers
    assert state.chairs[7].answers["visits"].amount == 2 and state.chairs[8].answers["explanation"].words == "x"
    assert state.chairs[6].answers == {}
    lines = told(state)
    assert "why: his hips" in lines and "why, from the other's chair: they never ask" in lines
    assert "what it is like to sit here, from the other's chair: lonely (a guess)" in lines
    room = json.dumps(NETWORK.room_view(state, "chair 7").document())
    assert "his hips" in room and "from the other's chair: they never ask" in room
    record = str(Outline("facilitators", NETWORK.outline(state, "facilitators")).document())
    assert "from the other's chair: “they never ask”" in record
    held = NETWORK.document(state)["reversals"][0]
    assert held["said"][0] == {"chair": 7, "field": "explanation", "kind": "answered", "words": "they never ask"}
    assert NETWORK.find(state, "never ask")[0][0] == "7"


def test_who_has_swapped_is_seen_until_they_are_back() -> None:
    state = play(LIVE, "6 swaps 7")
    assert (swapped_with(state, 6), swapped_with(state, 7), swapped_with(state, 8)) == (7, 6, None)
    assert "swapped with 6" in told(state)
    assert read("7 swaps 6", state).says.endswith("are back in their own places")
    back = play(state, "7 why: they never ask", "7 swaps 6", "7 why: other")
    assert swapped_with(back, 7) is None and "swapped with" not in told(back)
    assert back.chairs[7].answers["explanation"].words == "other" and "they never ask" in told(back)


def test_words_said_while_swapped_are_typed_anew_or_taken_out_alone() -> None:
    state = play(LIVE, "6 swaps 7", "7 why: they never ask", "7 why: nobody asks")
    assert "never ask" not in told(state) and "nobody asks" in told(state)
    state = play(state, "7 unask why")
    assert state.reversals[1].said == () and state.chairs[7].answers["explanation"].words == "his hips"
    assert play(state, "7 unask why").chairs[7].answers == {}


# -- doubles, holders, empty chairs, who is asked ---------------------------------------------------------------------


@pytest.mark.parametrize("line", ["7 double no", "7 double: No", "7 double nod no", "7 double no nod", "7 double: -"])
def test_a_refused_double_leaves_nothing(line: str) -> None:
    command = read(line)
    assert (command.action, command.says) == ("none", "nothing is recorded")
    kept = play(LIVE, "7 double: tired")
    assert play(kept, line).doubles == kept.doubles


def test_a_nod_may_be_taken_back_in_either_form() -> None:
    state = play(LIVE, "7 double: no more", "7 double nod")
    assert state.doubles[1].words == "no more" and state.doubles[1].nod
    assert not play(state, "7 double nod no").doubles[1].nod and not play(state, "7 nod no").doubles[1].nod


@pytest.mark.parametrize("line", ["6 holds {}", "witness {}", "k1 owner {}"])
def test_people_are_numbers_and_never_names(line: str) -> None:
    state = play(LIVE, "talk 7 > 1 why: how is it?")
    for name in ("Aroha", "P14 Aroha", "P", "P12345", "14 15", "P１"):
        assert "A number, not a name: " in refused(state, line.format(name))
    for typed, number in (("p9", "P9"), ("14", "P14"), ("P01", "P01")):
        command = read(line.format(typed), state)
        assert number in (command.data.get("by"), command.data.get("text")) and command.private
    for kind, data in (
        ("hold_chair", {"chair": 6, "by": "Aroha"}),
        ("witness", {"by": "Aroha"}),
        ("change_talk", {"conversation": 1, "field": "owner", "text": "Aroha"}),
    ):
        with pytest.raises(ExerciseError, match="Names stay out"):
            NETWORK.apply(state, kind, data)


def test_a_holder_who_sits_elsewhere_is_said_to_leave() -> None:
    assert read("6 holds P14").says == "P14 holds chair 6 Kaia; P14 leaves 7 Jo"
    assert read("6 holds P15").says == "P15 holds chair 6 Kaia"


def test_only_whanau_chairs_are_asked_first() -> None:
    said = refused(LIVE, "asked 7")
    assert said.startswith("Whānau chairs are asked first: 1, 2, 3, 4, 5, 6. 7 Jo is not one of them.")
    assert refused(LIVE, "asked 1-7") and play(LIVE, "asked 1-6").not_asked() == []


def test_why_a_chair_is_empty_is_told_to_the_facilitators_only() -> None:
    for line, label in (
        ("9 empty died", "has died"),
        ("9 empty appointed", "not yet appointed"),
        ("9 empty future", "not yet appointed"),
        ("9 empty play", "unsafe to play"),
    ):
        state = play(LIVE, line)
        assert f"empty: {label}" in told(state), line
        for key, _ in NETWORK.room_views(state):
            assert label not in json.dumps(NETWORK.room_view(state, key).document()), key


def test_words_and_hyphens_may_be_typed_loosely() -> None:
    for line in ("go derole", "go de role", "go DE-ROLE"):
        assert read(line).data == {"phase": "de-role"}
    state = play(LIVE, "learned team: ask first", "l1 consent with my number")
    assert state.learnings[1].consent == "with my P-number"


# -- paper ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "2 holds P14",
        "2 leaves",
        "1 trades 2",
        "1 swaps 2",
        "witness P3",
        "pace one line",
        "released 1",
        "released 1 no",
        "2 needs time",
        "2 double: tired",
        "spoke 19",
        "2 visits: 2",
        "2 visits: ?",
    ],
)
def test_paper_keeps_nothing_of_a_room(line: str) -> None:
    assert "On paper there are rows" in refused(PAPER, line)


def test_paper_tells_and_helps_with_what_it_has() -> None:
    lines = told(PAPER)
    assert not any(word in lines for word in ("visits", "slot", "released"))
    forms = [line for line, _ in (*NETWORK.examples(PAPER), *anywhere(NETWORK))]
    assert not any(word in " ".join(forms) for word in ("visits", "limit", "slot when", "holds", "released 1-5"))
    used = [line for line, _ in NETWORK.examples(play(PAPER, "limit 4", "slot 1: 2"))]
    assert "limit 4" in used and any(line.startswith("slot 1") for line in used)
    assert read("+ child Ana: sister", PAPER).says == "3 Ana, sister, in Child"


def test_a_mark_is_named_by_any_of_its_words_and_told_once() -> None:
    state = play(PAPER, "mark do apart: standing or sitting", "mark who nobody: nobody rings", "mark why same")
    assert [mark.mark for mark in state.marks.values()] == ["pulls-apart", "nobody", "same"]
    lines = told(state)
    assert "m1 what to do: pulls apart: standing or sitting" in lines
    assert "m2 who does what: nobody rings" in lines and "m3 why: the same" in lines


# -- pages and counts -------------------------------------------------------------------------------------------------


def test_one_of_a_thing_is_one() -> None:
    state = grid("+ child Tama: the child", "go set-out")
    assert NETWORK.progress(state).counted == "1 chair, 0 empty"
    assert "1 chair" in json.dumps(NETWORK.room_view(state, "map").document())
    assert read("spoke 1").says.startswith("1 person spoke")


def test_the_page_ends_on_a_whole_question() -> None:
    page = Outline("participants", NETWORK.outline(LIVE, "participants")).document()["parts"]
    assert page[-2]["text"] == "To ask the whānau themselves, before anything is done:"
    assert page[-1]["text"].endswith("refuse?") and not page[-1].get("whose")


def test_how_far_it_is_without_any_phase() -> None:
    assert NETWORK.progress(grid()).standing == ""
    assert NETWORK.progress(LIVE).standing == "prepared"
    assert NETWORK.progress(play(LIVE, "released 1-12")).standing == "everyone released"
    assert NETWORK.progress(PAPER).standing == "prepared"
