"""What is printed of each exercise: its shape declares it, in its template's words; nothing the room may not see."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exercises.frame.shape import LOG
from exercises.kernel.p_numbers import P_NUMBER
from exercises.kernel.record import as_dict
from exercises.kernel.rewording import texts_in
from exercises.kernel.template import template_of
from exercises.leaving.outline import Cards
from exercises.leaving.paper import FIVE_LINES, WHATS, EmptyGrid, NumberStrips, Paper, Poster, Sheet, TypedLines
from exercises.shapes import SHAPES
from sessions.library.templates import built_in
from tests.exercises.test_log_privacy import PRIVATE as FRAME_PRIVATE
from tests.exercises.test_log_privacy import SECRET as FRAME_SECRET
from tests.lines import grid, play, shape_of, started
from tests.samples import sample_of
from tests.test_privacy import NETWORKS, NUMBER, SECRET, secret_grid


def papers(state: Any) -> dict[str, Paper]:
    return {what: made for what, give in shape_of(state).papers.items() if (made := give(state)) is not None}


def words_on(paper: Paper) -> str:
    return "\n".join(texts_in(as_dict(paper)))


def only(paper: Paper | None) -> Any:
    assert paper is not None
    (face,) = paper.faces
    return face


def test_everything_printed_has_its_words_and_a_shape_that_prints_it() -> None:
    declared = {what for shape in SHAPES.values() for what in shape.papers}
    assert declared == set(WHATS)


@pytest.mark.parametrize("key", list(built_in()))
def test_of_each_exercise_something_is_printed(key: str) -> None:
    state = started(built_in()[key], *sample_of(built_in()[key]).lines)
    for there in (papers(state), papers(SHAPES[built_in()[key].shape].start(built_in()[key]))):
        assert there and all(paper.faces for paper in there.values())
        lines = only(there[FIVE_LINES])
        recorded = [line for phase in state.template.phases for line in phase.record]
        own = {line for line in recorded if line.split()[0] not in ("close", "pause", "show", "go")}
        assert isinstance(lines, TypedLines) and len(lines.lines) == min(5, len(own))
        assert all(line in recorded and means and when for line, means, when in lines.lines)
        assert not any(P_NUMBER.search(words_on(paper)) for what, paper in there.items() if what != "consent")


@pytest.mark.parametrize("key", NETWORKS)
def test_nothing_of_the_facilitators_own_is_printed_of_a_network(key: str) -> None:
    said = "".join(map(words_on, papers(secret_grid(key)).values()))
    assert SECRET not in said and NUMBER not in said


def test_nothing_of_the_facilitators_own_is_printed_of_a_day() -> None:
    frame = play(started(built_in()["frame"]), *FRAME_PRIVATE, "agenda + Tea: 10", "g1 remark: bring P95", "e3 now")
    there = papers(frame)
    assert set(there) == {*LOG.papers}, "each paper is there to be leaked on"
    said = "".join(words_on(paper) for what, paper in there.items() if what != "consent")
    assert FRAME_SECRET not in said and "P95" not in said and not P_NUMBER.search(said)
    assert "somebody said it" not in said, "no elephant's words hang on a wall"


def test_of_a_line_to_type_it_is_said_what_that_line_does() -> None:
    def means(key: str) -> dict[str, str]:
        return {line: said for line, said, _ in only(papers(started(built_in()[key]))[FIVE_LINES]).lines}

    purposes = {phase.title: phase.purpose for key in ("case-rating", "canvas") for phase in built_in()[key].phases}
    assert means("case-rating")["x1 conceal: place, month"] == purposes["Conceal"], "and not another title"
    assert means("canvas")["example: One joint visit, one car, one form"] == purposes["One example"]
    assert means("frame")["round out spoke 24 pass 2"] == "a check-in went round; nothing said is kept"
    assert means("post-its")["name 1: Somebody picks up when we ring"].startswith("its name, a sentence")


def test_a_question_stands_once_on_the_empty_wall() -> None:
    rows = dict(only(papers(started(built_in()["distil"]))["grid"]).rows)
    assert rows == {"Partnership works best when…": "", "Partnership doesn't work when…": ""}
    assert list(dict(only(papers(started(built_in()["post-its"]))["grid"]).rows).values()) == ["", ""]


def test_two_rate_on_one_page() -> None:
    face = only(papers(started(built_in()["case-rating"]))["sheet"])
    assert face.copies == 2 and "Rater" in face.title


def test_a_facilitators_own_words_have_their_paper() -> None:
    words = json.loads(json.dumps(dict(built_in()["paper-grid"].words)))
    words["questions"][0]["heading"] = "He aha ai?"
    words["rows"] = [{"key": "child", "title": "Mokopuna", "whanau": True}, {"key": "agency", "title": "Ratonga"}]
    face = only(papers(SHAPES["network"].start(template_of(words)))["grid"])
    assert isinstance(face, EmptyGrid)
    assert face.headings[0][0] == "He aha ai?"
    assert [under for _, under in face.rows] == ["Mokopuna", "Ratonga", "Ratonga", "Ratonga"]


def test_a_card_for_each_chair_says_who_sits_there_and_never_who_holds_it() -> None:
    state = grid("+ child Tama: the child", "+ agency Jo: physio, Te Awa clinic", "2 holds P14", "1 why: tired")
    first, second = papers(state)["chairs"].faces
    assert as_dict(first) == {"number": "1", "name": "Tama", "role": "the child", "place": ""}
    assert as_dict(second) == {"number": "2", "name": "Jo", "role": "physio, Te Awa clinic", "place": ""}
    assert "tired" not in words_on(papers(state)["grid"]), "the grid is to be written in by hand"
    blank = papers(grid())["chairs"].faces
    assert len(blank) == 6 and all(as_dict(card)["number"] == "" and as_dict(card)["place"] for card in blank)
    assert "chairs" not in papers(grid(key="paper-grid")), "nobody sits in a row of paper"


def test_numbers_go_on_after_the_highest_and_pairs_have_each_twice() -> None:
    wall = started(built_in()["post-its"])
    assert only(papers(wall)["numbers"]) == NumberStrips(1, 120)
    assert only(papers(play(wall, "helps me: one", "helps me: two"))["numbers"]) == NumberStrips(3, 122)
    assert only(papers(started(built_in()["prompt-cards"]))["numbers"]).each == 2
    assert "numbers" not in papers(started(built_in()["relationship-review"])), "two people draw no lots"


def test_cards_are_those_that_stand_in_the_words_they_have_now() -> None:
    deck = started(built_in()["prompt-cards"])
    deck = play(deck, "retire 2: said so kindly", "3 from two schools: Other words for it")
    face = only(papers(deck)["cards"])
    assert isinstance(face, Cards) and len(face.rows) == 23
    assert "Other words for it" in words_on(papers(deck)["cards"]) and "said so kindly" not in words_on(
        papers(deck)["cards"]
    )


def test_a_sheet_has_the_letters_that_are_typed_of_the_tools_that_are_asked_about() -> None:
    audit = started(built_in()["team-audit"])
    face = only(papers(audit)["sheet"])
    assert isinstance(face, Sheet) and face.marks is not None
    assert dict(face.marks.letters) == audit.scales["audit"].by_letter
    assert [name for _, name, _ in face.marks.rows] == [tool.name for tool in audit.tools.values()]
    review = started(built_in()["adoption-review"], "round 2026-03-20: end of the workshops")
    assert [as_dict(face)["title"] for face in papers(review)["sheet"].faces] == [
        "What became of the tools",
        "Keep, change or discard",
    ]


def test_the_agreement_hangs_as_it_stands_and_before_it_stands_there_is_room_to_write() -> None:
    frame = started(built_in()["frame"])
    blank = only(papers(frame)["agreement"])
    assert isinstance(blank, Poster) and [group.blank for group in blank.groups] == [3, 3, 3, 3, 1]
    frame = play(
        frame,
        "together judgement: hear it first",
        "together funding: name it",
        "u2 out: it is no promise",
        "together stop word: kāti",
    )
    said = words_on(papers(frame)["agreement"])
    assert "hear it first" in said and "kāti" in said and "name it" not in said


def test_the_running_order_leaves_out_what_is_left_out_and_every_remark() -> None:
    frame = started(built_in()["frame"])
    assert "day" not in papers(frame), "nothing is planned"
    frame = play(
        frame, "agenda + Mihi, welcome: 20 light", "agenda + Tea: 15 break", "agenda + Long talk: 30", "g3 drop"
    )
    frame = play(frame, "g1 remark: P14 opens")
    assert only(papers(frame)["day"]).rows == (
        ("", "Mihi, welcome", "20 minutes, light"),
        ("", "Tea", "15 minutes, break"),
    )
