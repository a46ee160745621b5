"""Numbered paper: notes by the number on their paper, which hang in heaps before anybody typed their words."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.wall.data import data
from exercises.wall.numbered_paper import unwritten, waits_for_words
from exercises.wall.reading import card, document, text
from exercises.wall.state import Wall
from sessions.lines.carry_out import perform, understand
from sessions.live.session import Session
from tests.lines import session, shape_of
from tests.marked import drawn, every_view, leaves

KEYS_A_MINUTE = 200
"""A typist who looks up at the wall between two lines; forty words a minute."""


def begun(*lines: str) -> Session:
    return session("go cluster", *lines, exercises=["post-its"])


def wall(held: Session) -> Wall:
    state: Wall = held.state.run.state
    return state


def refusal(held: Session, line: str) -> str:
    before = len(held.events)
    with pytest.raises(ExerciseError) as problem:
        perform(held, line)
    assert len(held.events) == before
    return str(problem.value)


def test_340_papers_hang_in_16_heaps_within_eight_minutes_of_typing() -> None:
    held = begun()
    heaps = random.Random(13)
    papers = list(range(1, 341))
    heaps.shuffle(papers)
    typed = ["paper 1-340 helps team", *(f"> new {papers.pop()} {papers.pop()}" for _ in range(16))]
    while papers:
        few = [papers.pop() for _ in range(min(len(papers), heaps.randint(3, 9)))]
        typed.append(f"> {heaps.randint(1, 16)} {' '.join(map(str, few))}")
    for line in typed:
        perform(held, line)
    assert not wall(held).loose() and len(wall(held).standing()) == 16 and len(unwritten(wall(held))) == 340
    keys = sum(len(line) + 1 for line in typed)
    assert keys / KEYS_A_MINUTE <= 8, keys


def test_numbers_wait_for_their_words_which_come_in_any_order() -> None:
    held = begun("helps me: typed first", "paper 17-21 40 helps team", ": typed after")
    assert list(wall(held).notes) == [1, 17, 18, 19, 20, 21, 40, 41]
    perform(held, "17 21 40 > new")
    assert wall(held).notes[40].theme == 1
    perform(held, "40: They ring back")
    assert wall(held).notes[40].text == "They ring back" and not wall(held).notes[40].typed_before
    assert waits_for_words(wall(held)) == ("5 notes wait for their words", (("17", "HELPS team: 17-21"),))
    outcome = perform(held, "words")
    assert outcome.found == (("17", "HELPS team: 17-21"),) and outcome.event is None
    perform(held, "undo")
    assert wall(held).notes[40].unwritten
    # What waits is found by its number, and all of it by what stands for its words.
    assert [goes for goes, _ in perform(held, "find on paper").found] == ["17", "18", "19", "20", "21", "40"]
    assert perform(held, "find 21").found == (("21", "21, on paper"),)


def test_a_wall_is_read_out_the_theme_first() -> None:
    held = begun("paper 1-30 helps team", "> new 1 2 3: They ring back", "> 1 8-10 17", "> ring 20 21: they said so")
    assert [*wall(held).themes[1].notes] == [1, 2, 3, 8, 9, 10, 17, 20, 21]
    assert "no theme 4" in refusal(held, "> 4 22") and "> new 22" in refusal(held, "> 4 22")
    assert "There is no note 99" in refusal(held, "> 1 22 99")
    assert wall(held).notes[22].loose


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("paper 12-20 helps me", "12 and 15-17 are notes already, and nothing is made"),
        ("paper 12", "12 is a note already"),
        ("paper 340-1", "340-1 runs backwards"),
        ("paper 0", "numbered from 1 to 9,999"),
        ("paper 10000", "numbered from 1 to 9,999"),
        ("paper 9990-10010", "numbered from 1 to 9,999"),
        ("paper 100-1500", "1,401 papers, more than 1,000 at a time: paper 100-1099"),
        ("paper", "Which numbers stand on the papers"),
        ("paper 100 nowhere", "no question or area"),
        ("paper 100 team: words", "Which numbers stand on the papers"),
    ],
)
def test_numbers_that_cannot_be_are_refused_in_one_sentence_and_nothing_is_made(line: str, says: str) -> None:
    held = begun("paper 12 15-17 helps team")
    said = refusal(held, line)
    assert says in said and len(wall(held).notes) == 4


def test_two_typings_of_one_paper_are_both_kept_until_somebody_says_which() -> None:
    held = begun("paper 17-19 helps team", "17: Knowing who to ring", "18: Kai first")
    assert "says that already" in perform(held, "17: Knowing who to ring").says
    assert "both are kept until 17 first, or 17 second" in understand(held, "17: Knowing whom to ring").says
    perform(held, "17: Knowing whom to ring")
    perform(held, "18: Kai fast")
    note = wall(held).notes[17]
    assert (note.text, note.second) == ("Knowing who to ring", "Knowing whom to ring")
    assert "both are kept" in refusal(held, "17: a third")
    assert [goes for goes, _ in perform(held, "words").found] == ["19", "17", "18"]
    for view in every_view(wall(held)):
        assert "whom to ring" not in drawn(view)
    for audience in ("participants", "public"):
        assert "whom to ring" not in leaves(wall(held), audience)
    perform(held, "17 second")
    perform(held, "18 first")
    assert wall(held).notes[17].typed_before == ("Knowing who to ring",)
    assert (wall(held).notes[18].text, wall(held).notes[18].typed_before) == ("Kai first", ("Kai fast",))
    assert not wall(held).notes[17].second and "one typing of note 17" in refusal(held, "17 first")
    perform(held, "helps team: typed into the bar")
    assert "retype 20" in refusal(held, "20: x")


def test_before_it_has_words_a_paper_does_all_that_a_note_does() -> None:
    held = begun("paper 1-20 helps team", "helps me: a typed one", "1 2 3 > new We are asked")
    for line in (
        "lone 4: nobody else says it",
        "contested 5: one reading / the other",
        "park 6: for later",
        "out 2",
        "also 3 > 1",
        "7 8 > new Others",
        "merge 1 2: one is how the other looks",
        "split 1: 7",
        "halve 9: They ask / they wait",
        "whole 9",
        "same 10 11",
        "strike 12: no such paper",
        "13 network",
        "check 1 yes 12 no 2: say it softer",
        "name 1: We are asked first",
    ):
        perform(held, line)
    state = wall(held)
    assert state.notes[4].status == "lone" and state.notes[6].status == "parked" and state.notes[13].area == "network"
    assert all(state.notes[number].unwritten for number in range(1, 21))
    perform(held, "5: The lift was broken")
    assert wall(held).notes[5].readings == ("one reading", "the other")
    perform(held, "14 withdrawn")
    assert not wall(held).notes[14].unwritten and "taken back" in refusal(held, "14: x")


def test_in_the_room_it_is_its_number_on_paper_and_counted_apart() -> None:
    held = begun("paper 1-3 helps team", "helps team: They ring back", "1 2 4 > new We are asked", "lone 3")
    seen = {key: " ".join(drawn(shape_of(wall(held)).room_view(wall(held), key)).split()) for key in VIEWS}
    assert "1, on paper" in seen["wall HELPS team"] and "In all: 4 notes, 3 on paper" in seen["wall HELPS team"]
    assert (
        "4 They ring back" in seen["theme 1"] and "2, on paper" in seen["theme 1"] and "2 on paper" in seen["theme 1"]
    )
    assert "3, on paper" in seen["lone"] and "2, on paper" in seen["note 2"]
    assert "They ring back" in seen["check 1"] and "on paper" not in seen["check 1"]
    assert "4 notes, 3 on paper" in seen["areas"]
    perform(held, "paper 101-140 difficult me")
    many = drawn(shape_of(wall(held)).room_view(wall(held), "wall DIFFICULT me"))
    assert "101-140, on paper" in many


VIEWS = ("wall HELPS team", "theme 1", "lone", "note 2", "check 1", "areas")


def test_it_leaves_as_waiting_and_never_as_a_quotation() -> None:
    held = begun("paper 1-9 helps team", "helps team: They ring back", "1 2 10 > new We are asked", "3: Kai is there")
    state, shape = wall(held), shape_of(wall(held))
    assert {one.key for one in shape.quotes(state)} == {"3", "10"}
    for audience in ("facilitators", "participants", "public"):
        pieces = [piece for text in shape.coded(state, audience).texts for piece in text.pieces]
        assert all(piece.text for piece in pieces) and len(pieces) <= 2
        assert "“”" not in leaves(state, audience)
    assert "n = 3" in leaves(state, "participants") and "2 on paper, not typed yet" in leaves(state, "participants")
    assert "4-9: on paper, not typed yet" in leaves(state, "participants").replace("1-2 4-9", "4-9")
    notes = next(sheet for sheet in shape.tables(state, "facilitators") if sheet.name == "notes")
    column = notes.headings.index("on_paper")
    assert [row[column] for row in notes.rows] == ["waiting", "waiting", "typed", *["waiting"] * 6, ""]
    assert "'Of these on paper', '0', '0', '8', '0', '8'" in leaves(state, "participants")
    facts = {fact.key: fact.cells for fact in data(state, "participants") if fact.kind == "notes"}
    assert facts["1"]["text"] is None and facts["1"]["hidden"] == "on paper, not typed yet"
    as_json = document(state)["notes"]
    assert as_json[0]["waits_for_words"] and not as_json[2]["waits_for_words"] and "paper" not in as_json[9]
    assert "on paper, not typed yet: 8\n  1-2 4-9" in "\n".join(text(state))
    assert card(state, "1")[0] == "1, on paper" and json.dumps(document(state))


def test_without_numbered_paper_nothing_is_written_otherwise() -> None:
    state = wall(begun("helps team: They ring back"))
    told: Any = next(sheet for sheet in shape_of(state).tables(state, "facilitators") if sheet.name == "notes")
    assert "on_paper" not in told.headings and "on paper" not in leaves(state, "facilitators")


def test_papers_that_wait_are_one_line_for_what_is_known_of_them_on_the_facilitators_page() -> None:
    state = wall(begun("paper 1-40 helps team", "1-20 > new They ring back", "lone 33", "7: the words"))
    page = leaves(state, "facilitators")
    assert "1-6 8-20: on paper, not typed yet (in t1)" in page
    assert (
        "21-32 34-40: on paper, not typed yet (not placed yet)" in page
        and "33: on paper, not typed yet (a lone" in page
    )
