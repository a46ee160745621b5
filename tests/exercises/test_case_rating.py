"""Case-study rating: two raters, each alone, the time hidden, settled with why; nobody's score anywhere."""

from __future__ import annotations

import json

import pytest

from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.leaving.room_view import room_view_of
from exercises.pages.rated import APART, SAME, TALKED, compared, pairs, the_rated, verdict
from exercises.pages.rating import anybody_rated
from exercises.pages.shape import PAGES
from exercises.pages.state import Pages, handle
from exercises.shapes import SHAPES
from sessions.library import templates
from sessions.library.template_files import check_text, starter
from sessions.lines.carry_out import perform, understand
from sessions.live.called import describe
from sessions.live.session import Session
from tests.exercises.pages_lines import BY_ANOTHER, RATING
from tests.lines import again, play, session, started
from tests.marked import given
from tui.boards.board import Pointing, Wish
from tui.boards.table import BOARDS
from tui.room.layout import draw

KEY = "case-rating"
BOARD = BOARDS["pages"]
X1 = handle("x", 1)
MARKED = ("x1 d1 2 s1", "x1 d2 0", "x1 d3 ? s2", "x1 d4 1 s3", "x1 d5 1 s2")


def cases(*lines: str) -> Pages:
    made: Pages = started(templates.built_in()[KEY], *lines)
    return made


def two_raters(*marks: str) -> tuple[Session, Session]:
    """The first with those marks on x1; the second has their order and nothing else."""
    first = session(*RATING[:7], exercises=[KEY])
    first.by = "F1"
    for line in ("order", *marks):
        perform(first, line)
    second = again(first, by="F2")
    perform(second, "order")
    first.refresh()
    return first, second


def seen_by(held: Session, by: str) -> str:
    """Whatever a console of that rater draws, finds, says, reads aloud and may write out."""
    state = held.state.run.state
    here = Pointing(X1, by=by, theme=1, inside=1)
    drawn = [line for width in (40, 100) for line in BOARD.overview(state, width, 30, here).lines]
    told = ["".join(text for text, _ in line) for line in (*drawn, *BOARD.detail(state, 80, here).lines)]
    told += [*PAGES.text(state), json.dumps(PAGES.document(state)), repr(PAGES.find(state, "s"))]
    told += [repr(give(state, "facilitators")) for give in (PAGES.outline, PAGES.tables, PAGES.coded) if give]
    # What a field takes is the same whatever stands in it.
    told += [
        repr([replace(one, takes=()) for one in BOARD.fields(state, here)]),
        *(describe(event, held.state) for event in held.events),
    ]
    told += [json.dumps(PAGES.room_view(state, key).document()) for key, _ in PAGES.room_views(state)]
    return "\n".join(told)


def test_a_mark_there_is_none_of_is_told_the_marks_as_they_are_shown() -> None:
    first, _ = two_raters()
    with pytest.raises(ExerciseError, match=r"It is one of: 0, 1, 2 or \?"):
        understand(first, "x1 d1 7")


# -- E1: blind --------------------------------------------------------------------------------------------------------


def test_e1_before_both_raters_are_done_nothing_the_second_sees_differs_by_the_firsts_marks() -> None:
    one = [line.replace(" 2 ", " 1 ").replace("d2 0", "d2 2 s3") for line in MARKED]
    for done in ((), ("x1 done",)):
        _, second = two_raters(*MARKED, *done)
        _, other = two_raters(*one, *done)
        assert seen_by(second, "F2") == seen_by(other, "F2")
        assert seen_by(second, "F1") != seen_by(other, "F1"), "the first sees their own"


def test_e1_both_done_each_sees_the_others_and_nothing_changes_any_more() -> None:
    first, second = two_raters(*MARKED, "x1 done")
    for line in ("x1 d1 1 s2", *MARKED[1:], "x1 done"):
        perform(second, line)
    assert "F1 2 s1, F2 1 s2: to settle" in seen_by(second, "F2") and "F1 0, F2 0: the same" in seen_by(second, "F1")
    first.refresh()
    for line, said in (("x1 d1 0", "You are done"), ("x1 done no", "stays as it is")):
        with pytest.raises(ExerciseError, match=said):
            perform(first, line)


def test_no_rater_sees_when_it_was_written_or_by_whom_before_both_are_done() -> None:
    first, second = two_raters(*MARKED)
    perform(first, "x1 done")
    second.refresh()
    told = seen_by(second, "F2")
    assert "P19" not in told and "T1" not in told and "hidden until both" in told
    assert "nothing that both" in perform(second, "pair P19").says
    for line in (*MARKED, "x1 done"):
        perform(second, line)
    assert "P19" in seen_by(second, "F2") and perform(second, "pair P19").says.startswith("P19: x1 T1")


def test_what_tells_who_it_is_or_when_it_was_and_still_stands_in_a_case_is_said_before_anybody_rates_it() -> None:
    held = session("+ case: In March I rang 5 times. Jo came.", "x1 conceal: March, Jo, 5, kindy", exercises=[KEY])
    assert "Still in it, and to be concealed: March, Jo and 5." in perform(held, "x1 concealed").says
    perform(held, "x1 text: I rang several times. Somebody came.")
    assert "Still in it" not in perform(held, "x1 concealed").says


def test_a_rater_reads_in_an_order_drawn_by_lot_once_that_stands_in_the_entry() -> None:
    held = session(*(f"+ case: Visit {number}." for number in range(40)), "order", exercises=[KEY])
    order = held.state.run.state.orders[held.by]
    assert sorted(order) == [handle("x", number) for number in range(1, 41)] != list(order)
    perform(held, "+ case: One more.")
    perform(held, "order")
    assert held.state.run.state.orders[held.by] == order and again(held).state == held.state
    assert list(BOARD.in_order(held.state.run.state, Pointing(by=held.by))) == [*order, handle("x", 41)]  # type: ignore[attr-defined]
    assert held.state.run.state.orders == {held.by: order}


@pytest.mark.parametrize("line", ["x1 by Jo", "x1 by the worker", "x1 by F1"])
def test_who_told_it_is_a_number_and_never_read_as_who_taught_them(line: str) -> None:
    state = cases("+ case: One visit.")
    with pytest.raises(ExerciseError, match="A number, not a name"):
        play(state, line)
    assert play(state, "x1 taught by F2").pages[handle("x", 1)].values["taught"] == "F2"


# -- marks, and what they come to -------------------------------------------------------------------------------------


def test_where_they_are_apart_they_settle_with_why_and_both_first_marks_stay() -> None:
    state = play(cases(*RATING), *BY_ANOTHER, "settle x1 d1 2: we read s1 as asking", "settle x1 d5 apart: a tie")
    page = state.pages[X1]
    came = {code: verdict(page, code) for code in ("d1", "d2", "d3", "d5")}
    assert [(one.how, one.says) for one in came.values()] == [
        (TALKED, "a helping relationship described"),
        (SAME, "no evidence"),
        ("not settled yet", ""),
        (APART, ""),
    ]
    assert [made[0].says for made in page.marks.values()] == ["a helping relationship described", "some evidence"]
    told = "\n".join(PAGES.text(state))
    assert "settled in talk, we read s1 as asking" in told and PAGES.find(state, "asking")
    assert PAGES.document(state)["pages"][0]["settled"][1]["why"] == "a tie"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("x1 d1 5", "There is no mark"),
        ("x1 d9 1", "There is no dimension d9. There is d1, d2, d3, d4 or d5."),
        ("x7 d1 1", "There is no case x7"),
        ("x1 d1 1 s9", "x1 has no sentence s9. They go from s1 to s3."),
        ("x1 d1 1 9", "An s before its number"),
        ("x1 s1 > d1", "There is no field"),
        ("x1 done", "x1 waits for d2, d3, d4 and d5"),
        ("settle x1 d1 1: we guess", "First both of you rate it"),
        ("x1: another title", "has no title"),
        ("d1: something else", "stay as they are once somebody rated"),
        ("+ case: " + "a" * 4001, "1 too many"),
        ("show page x1", "There is no view"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(line: str, said: str) -> None:
    state = cases(*RATING[:7], "order", "x1 d1 1 s1")
    with pytest.raises(ExerciseError, match=said) as refused:
        play(state, line)
        PAGES.room_view(state, line)
    assert "\n" not in str(refused.value) and anybody_rated(state)


def test_a_rater_needs_their_order_and_is_one_of_two_and_both_are_not_the_writers_teachers() -> None:
    state = cases(*RATING[:7])
    with pytest.raises(ExerciseError, match="First your own order"):
        play(state, "x1 d1 1")
    both = play(state, "@F1 order", "@F1 x1 d1 1", "@F2 order", "@F2 x1 d1 1", "@F3 order")
    with pytest.raises(ExerciseError, match="has its 2 readers"):
        play(both, "@F3 x1 d1 1")
    taught = play(state, "x1 taught: F1, F2", "@F1 order", "@F1 x1 d1 1", "@F2 order")
    with pytest.raises(ExerciseError, match="You both taught"):
        play(taught, "@F2 x1 d1 1")
    with pytest.raises(ExerciseError, match="You are done with case x1"):
        play(cases(*RATING), "x1 d1 1 s2")


def test_a_mark_is_changed_or_taken_off_before_its_rater_is_done_and_other_words_are_rated_anew() -> None:
    state = cases(*RATING[:7], "order", "x1 d1 1 s1", "x1 d1 2 s2", "x1 d2 1", "x1 d2 none")
    assert [(one.code, one.says, one.sentence) for one in state.pages[X1].marks[""]] == [
        ("d1", "a helping relationship described", 2)
    ]
    settled = play(cases(*RATING), *BY_ANOTHER, "settle x1 d1 2: so")
    anew = play(settled, "x1 text: We met. It was cold.").pages[X1]
    assert (anew.marks, anew.done, anew.settled) == ({}, {}, ())


def test_what_its_writer_takes_back_is_gone_with_every_mark_on_it() -> None:
    held = session(*RATING[:7], "x1 cut text", exercises=[KEY])
    assert "She said sleep" not in json.dumps(PAGES.document(held.state.run.state))
    from sessions.leaving.documents import kept_documents

    assert "She said sleep" not in json.dumps(kept_documents(held))
    gone = play(cases(*RATING), *BY_ANOTHER, "settle x1 d1 2: MUST-NOT-LEAVE", "x1 withdrawn").pages[X1]
    assert not gone.marks and not gone.settled and "MUST-NOT" not in repr(gone)


# -- E2 and E3: the group ---------------------------------------------------------------------------------------------


def rated(people: int, **first: int) -> Pages:
    """So many people with a case at both times: 0 the first time and 2 the second; and one who wrote only once."""
    state = cases()
    times = [(f"P{who}", time) for who in range(1, people + 1) for time in ("T1", "T2")] + [("P99", "T1")]
    for number, (who, time) in enumerate(times, 1):
        state = play(state, f"+ case: We met. {number}", f"x{number} by {who}", f"x{number} time {time}")
    state = play(state, "@F1 order", "@F2 order")
    for number, (_, time) in enumerate(times, 1):
        marks = [[f"d{at}", state.scales["described"].words[0 if time == "T1" else 2], 1] for at in range(1, 6)]
        for by in ("F1", "F2"):
            state = PAGES.apply(state, "rate", {"page": handle("x", number), "marks": marks, "by": by})
            state = PAGES.apply(state, "done", {"page": handle("x", number), "by": by, "at": "2026-03-02"})
    return state


def test_e2_the_difference_is_over_those_who_have_both_and_its_n_is_printed() -> None:
    state = rated(6)
    kind = the_rated(state)
    assert kind is not None and len(pairs(state, kind)) == 6
    assert {(one.n, one.moved) for one in compared(state)} == {(6, ((2, 6),))}
    view = PAGES.room_view(state, "ratings")
    assert room_view_of(json.loads(json.dumps(view.document()))) == view
    seen = json.dumps(view.document())
    assert "6 wrote twice" in seen and "n 6" in seen and "n 7" not in seen, "who wrote once is in no group that is seen"
    assert "P99" not in given(state, "facilitators")


def test_e2_of_two_cases_at_one_time_the_later_counts_and_both_stay() -> None:
    state = play(rated(5), "+ case: Once more.", "x12 by P1", "x12 time T1")
    marks = [[f"d{at}", "some evidence", 0] for at in range(1, 6)]
    for by in ("F1", "F2"):
        state = PAGES.apply(state, "rate", {"page": handle("x", 12), "marks": marks, "by": by})
        state = PAGES.apply(state, "done", {"page": handle("x", 12), "by": by})
    assert {one.moved for one in compared(state)} == {((1, 1), (2, 4))} and len(state.pages) == 12


@pytest.mark.parametrize(("width", "height"), [(57, 16), (48, 12), (85, 24), (120, 30)])
def test_the_group_stands_whole_on_one_screen_and_longer_on_a_larger_one(width: int, height: int) -> None:
    drawn = draw(PAGES.room_view(rated(5), "ratings"), width, height)
    rows = ["".join(text for text, _ in row) for row in drawn.rows]
    whole = [row for row in rows if "n 5" in row]
    assert len(whole) == 5 and max(map(len, rows)) <= width and any("how they work" in row for row in rows)
    assert whole[0].count("░") == whole[0].count("█") >= (15 if width > 80 else 8), "as long as there is room for"


@pytest.mark.parametrize("audience", ["participants", "public"])
def test_e2_fewer_than_five_with_both_are_told_to_nobody_else(audience: str) -> None:
    state = rated(4)
    seen = json.dumps(PAGES.room_view(state, "ratings").document(), ensure_ascii=False) + given(state, audience)
    assert "wrote twice" not in seen and "n 4" not in seen and "█" not in seen
    assert "fewer than five" in json.dumps(PAGES.room_view(state, "ratings").document()).lower()


def test_e3_no_number_of_a_person_stands_beside_a_mark_or_a_difference() -> None:
    state = rated(6)
    for audience in ("participants", "public"):
        assert "P1" not in given(state, audience) and "We met" not in given(state, audience)
        assert "'+2'" not in given(state, audience) and "moved" not in given(state, audience)
    whole = given(state, "facilitators")
    assert "+2" in whole and not any(f"P{who}" in whole for who in (*range(1, 7), 99))
    views = {key for key, _ in PAGES.room_views(state)}
    assert views == {"ratings", "quiet"}, "no case is ever in the room"


# -- one key a mark ---------------------------------------------------------------------------------------------------


def test_a_case_takes_one_key_a_dimension_at_the_sentence_pointed_at() -> None:
    state = cases(*RATING[:7], "order")
    here = BOARD.act(state, Pointing(X1), "mark")
    assert here.then == "keys" and here.says == "asks what they want"
    lines, at = [], here.pointing
    for key in ("2", "0", "down", "?", "down", "1", "left", "left", "right", "1", "left", "u"):
        wish = BOARD.choose(state, at, key, key if len(key) == 1 else "")
        assert isinstance(wish, Wish), key
        at = wish.pointing
        if wish.line:
            lines.append(wish.line)
            state = play(state, wish.line)
    assert lines[:4] == ["x1 d1 2 s1", "x1 d2 0", "x1 d3 ? s2", "x1 d4 1 s3"]
    assert lines[4:] == ["x1 d4 1 s3", "x1 d4 none"] and BOARD.choose(state, at, "z", "z") is None


# -- a template of one's own -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('rated = "described"', 'rated = "nothing"', "kinds[0].rated: none of the scales is “nothing”"),
        ('about = "case"', 'about = "story"', "and about “case”"),
        ('twice = "time"', 'twice = "conceal"', "kinds[0].twice: a choice of this kind of page"),
        ('begun = "text"', 'begun = "time"', "kinds[0].begun: a text of this kind of page"),
        ('letters = "nsd?"', 'letters = "nnd?"', "stands for two words"),
        ('letter = "x"', 'letter = "e"', "stands before other things"),
        ('T2 = "later" }', 'T2 = "later", T3 = "last" }', "has two words"),
        ('[[kinds.codes]]\nkey = "d1"\nabout = "asks what they want"\n', "", ""),
        ('words = ["no evidence",', 'words = ["a", "b", "c", "d",', "6 is the most that is typed blind"),
        ('rated = "described"\n', "", "scales: nothing is rated on them: say so with rated under one of the kinds"),
        ('begun = "text"\n', "", "kinds[0].begun: what is rated begins with the text that is read"),
    ],
)
def test_m3_m4_a_template_says_what_is_wrong_with_its_ratings(was: str, now: str, said: str) -> None:
    text = starter(KEY, "mine")
    assert check_text(text) == [] and was in text
    found = "\n".join(check_text(text.replace(was, now)))
    assert said.partition(": ")[2] in found if said else found == "", found


def test_m2_a_session_of_before_has_no_scales_and_folds_to_the_same() -> None:
    assert SHAPES["pages"].start(templates.built_in()["stories"]).scales == {}


@pytest.mark.parametrize(
    ("said", "mark"),
    [
        ("no evidence", "no evidence"),
        ("some", "some evidence"),
        ("Some evidence s1", "some evidence"),
        ("described s1", "a helping relationship described"),
        ("can’t tell", "cannot tell"),
        ("cant tell", "cannot tell"),
    ],
)
def test_a_mark_may_be_said_in_the_words_that_stand_beside_the_case(said: str, mark: str) -> None:
    held = session("+ I asked her.", "order", exercises=["case-rating"])
    assert held.state.run.state.pages[handle("x", 1)].values["text"] == "I asked her.", "its writer's own full stop"
    assert mark in perform(held, f"x1 d1 {said}").says
