"""The adoption review: sheets in letters, the chart rule, dated rounds, the same people, and who sees what."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.kernel.anywhere import parse
from exercises.kernel.consent import TAKEN_BACK
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError, Redaction
from exercises.kernel.shelf import Shelf
from exercises.kernel.template import template_of
from exercises.leaving.bars import bar, patterns
from exercises.leaving.drawing import BarsPicture
from exercises.leaving.outline import AUDIENCES, Outline, Table
from exercises.leaving.room_view import Bar, Line, RoomView, room_view_of
from exercises.review.counting import HIDDEN, may_compare, same_people, same_tallies, tallies
from exercises.review.moves import MOVES
from exercises.review.scales import KEEPING, UPTAKE, scales_of
from exercises.review.setting_up import moments_of
from exercises.review.shape import REVIEW
from exercises.review.state import Review
from sessions.lines.carry_out import perform
from tests.exercises.review_lines import FIRST, KEY, MARKS, answered, filled, review, sheets
from tests.lines import again, apply, play, session, stays
from tests.tui.room_samples import on_screen
from tui.room.layout import draw

SECRET = "pūkeko"
SCALES = scales_of({})
USED, KEPT = SCALES.values()


def refused(state: Any, line: str) -> str:
    with pytest.raises(ExerciseError) as problem:
        play(state, line)
    return str(problem.value)


def page(state: Any, audience: Any) -> str:
    return json.dumps(Outline(audience, REVIEW.outline(state, audience)).document(), ensure_ascii=False)


def cells(state: Any, audience: Any) -> str:
    assert REVIEW.tables is not None
    return json.dumps([sheet.rows for sheet in REVIEW.tables(state, audience)], ensure_ascii=False)


def drawn(state: Any, audience: Any = "participants") -> tuple[BarsPicture, ...]:
    assert REVIEW.pictures is not None
    return tuple(held for held in REVIEW.pictures(state, audience) if isinstance(held, BarsPicture))


def seen(state: Any) -> str:
    return "\n".join(
        json.dumps(REVIEW.room_view(state, key).document(), ensure_ascii=False) for key, _ in REVIEW.room_views(state)
    )


# -- typing sheets ----------------------------------------------------------------------------------------------------


def test_the_template_lists_nine_tools_with_one_plain_line_each() -> None:
    state = review()
    assert [tool.name for tool in state.tools.values()] == [
        "Partnership Compass",
        "Multi-modal thinking",
        "Reflective Practice Sheets",
        "Relationship Review Cards",
        "Thinking Caps",
        "Group Thinking Caps",
        "Net-grams",
        "Net-'works' Grid",
        "Anything else",
    ]
    assert all(len(tool.line) <= 90 for tool in state.tools.values())


def test_words_of_a_template_over_two_lines_stand_on_one() -> None:
    words = {
        **review().template.words,
        "tools": [{"name": "Two\nlines", "line": "One\nafter"}],
        "moments": ["five\non"],
    }
    state = REVIEW.start(template_of(words))
    assert (state.tools[1].name, state.tools[1].line) == ("Two lines", "One after")
    assert moments_of(words) == ("five on",)


def test_one_word_beside_a_bar_stands_there_and_several_stand() -> None:
    uptake = SCALES[UPTAKE]
    assert uptake.stands_beside == "not tried, don't know it and no answer stand beside"
    assert replace(uptake, beside=("no answer",)).stands_beside == "no answer stands beside"


def test_a_sheet_is_nine_letters_and_says_what_they_mark() -> None:
    state = review(*FIRST)
    command = parse("sheet: aapdnk-aa", REVIEW, state)
    assert command.says == "s1, round 1: 4 adopted, 1 adapted, 1 dropped, 1 not tried, 1 don't know it"
    sheet = apply(state, command).sheets[1]
    assert [sheet.mark(USED, number) for number in range(1, 10)] == [
        "adopted",
        "adopted",
        "adapted",
        "dropped",
        "not tried",
        "don't know it",
        "no answer",
        "adopted",
        "adopted",
    ]
    assert play(state, "sheet: A a,P d n k — a a").sheets[1] == sheet
    assert play(state, "r1 sheet: aapdnk-aa").sheets[1] == sheet
    assert play(state, "sheet: 112345011").sheets[1] == play(state, "sheet: 1 1 2 3 4 5 0 1 1").sheets[1] == sheet
    assert play(state, "sheet: 112345011 / 112310112").sheets == play(state, "sheet: aapdnk-aa / kkcdk-kkc").sheets
    assert play(state, "sheet").sheets[1].marks == play(state, "sheet: empty").sheets[1].marks == {}


def test_a_sheet_that_does_not_fit_names_the_place_and_the_next_tool() -> None:
    state = review(*FIRST)
    assert "3 of 9 marks. Next: 4 Relationship Review Cards" in refused(state, "sheet: aap")
    assert "“x” at place 4 (tool 4, Relationship Review Cards)" in refused(state, "sheet: aapx")
    assert "10 marks are too many" in refused(state, "sheet: aapdnk-aaa")
    assert "no round yet" in refused(review(), "sheet: aapdnk-aa")
    assert "asks only: What became" in refused(play(state, "asks uptake"), "sheet: aapdnk-aa / kkcdk-kkc")


def test_keep_change_discard_is_its_own_layer() -> None:
    both = play(review(*FIRST), "sheet: aapdnk-aa / kkcdk-kkc").sheets[1]
    assert (both.mark(KEPT, 3), both.mark(KEPT, 4), both.mark(USED, 4)) == (
        "change",
        "discard",
        "dropped",
    )
    alone = play(review(*FIRST, "asks keep"), "sheet: kkcdk-kkc").sheets[1]
    assert dict(alone.marks) == {KEEPING: both.marks[KEEPING]}


def test_one_mark_and_a_whole_sheet_can_be_put_right() -> None:
    state = play(answered(2), "s1 3: d")
    assert state.sheets[1].mark(USED, 3) == "dropped" and state.sheets[2] == answered(2).sheets[2]
    assert play(state, "s1 3 adapted").sheets[1].mark(USED, 3) == "adapted"
    assert play(state, "s1 3: -").sheets[1].mark(USED, 3) == USED.none
    assert play(state, "s1: ddddddddd").sheets[1].marks[UPTAKE] == dict.fromkeys(range(1, 10), "dropped")
    assert list(play(state, "s1 remove").sheets) == [2]
    assert play(state, "s2 remove", "sheet: aaaaaaaaa").sheets[3].number == 3, "a number is given once"


def test_words_beside_a_mark_go_with_the_tool_and_never_with_the_sheet() -> None:
    state = play(
        review(*FIRST),
        "sheet: aapdnk-aa",
        "r1 sheet: 3: in the car",
        "r1 sheet: 4 no time",
        "r1 sheet: 4: it went under the sofa",
    )
    assert state.versions[1].text == "in the car" and state.versions[1].tool == 3
    assert [(held.why, held.text) for held in state.whys.values()] == [
        ("no time", ""),
        ("other", "it went under the sofa"),
    ]
    assert "neither adapted nor dropped" in refused(state, "r1 sheet: 1: x")
    assert not any(
        "sheet" in field for held in (*state.versions.values(), *state.whys.values()) for field in held.__match_args__
    )


# -- tools and rounds -------------------------------------------------------------------------------------------------


def test_tools_change_until_they_are_answered_about() -> None:
    state = play(review(), "tool Whānau map: who is around", "2 remove", "10 name: Map")
    assert 2 not in state.tools and state.tools[10].name == "Map"
    assert "Tool 3 is there. Other words for it: 3 line: …" in refused(state, "tool 3: who is around")
    there = answered(1)
    assert "so it stays" in refused(there, "3 remove")
    later = play(there, "tool Whānau map: who is around")
    assert len(later.asked(1)) == 9 and len(later.asked(2)) == 10
    assert "from round 2" in refused(later, "version 10: x")
    assert play(later, "round 2026-08-24: later", "sheet: aapdnk-aaa").sheets[2].mark(USED, 10) == "adopted"
    assert play(play(there, "s1 remove"), "3 remove").tools.keys() == {1, 2, 4, 5, 6, 7, 8, 9}


def test_a_round_keeps_its_day_its_moment_and_why_it_was_moved() -> None:
    state = play(review(*FIRST), "r1 on 27 March 2026: the roads were closed", "r1: end of the last workshop")
    held = state.rounds[1]
    assert (held.day, held.moment, held.invited) == ("2026-03-27", "end of the last workshop", 31)
    assert held.moved == (("2026-03-20", "the roads were closed"),)
    assert "Which day?" in refused(state, "round 32 March: later")
    assert play(state, "round 2026-04-01: x", "r2 remove").round == 1
    assert "so it stays" in refused(answered(1), "r1 remove")


def test_totals_and_sheets_never_count_twice() -> None:
    state = play(review(*FIRST), "3: adopted 7 adapted 4 dropped 2 not tried 3", "answered 22")
    tally = tallies(state, state.rounds[1], UPTAKE)[2]
    assert tally.counts == (2, 4, 7) and tally.beside_words == "3 not tried, 6 no answer"
    assert "counted by totals" in refused(state, "sheet: aapdnk-aa")
    assert "has sheets" in refused(answered(1), "3: adopted 7")
    assert "22 answered" in refused(state, "4: adopted 20 dropped 3")
    assert "cannot be all" in refused(state, "answered 10")
    assert play(state, "3: a 7, p 4; d 2 n 3").rounds == state.rounds
    assert play(state, "r1 totals none", "sheet: aapdnk-aa").sheets
    assert "3 line: …" in refused(state, "3: the sheets")


# -- the chart rule ---------------------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from("apdnk-"), min_size=0, max_size=40))
def test_a_bar_is_those_who_used_it_and_the_rest_stand_beside(typed: list[str]) -> None:
    state = play(
        review("2 remove", *(f"{number} remove" for number in range(3, 10)), *FIRST),
        *(f"sheet: {letter}" for letter in typed),
    )
    tally = tallies(state, state.rounds[1], UPTAKE)[0]
    count = {USED.by_letter[letter]: typed.count(letter) for letter in "apdnk-"}
    assert tally.parts == tuple((word, count[word]) for word in ("dropped", "adapted", "adopted"))
    assert tally.n + sum(tally.beside) == len(typed)
    assert bool(tally.hidden) == (tally.n < 5)
    for picture in drawn(state):
        for held in picture.bars:
            assert held.n == (0 if held.hidden else tally.n) and (held.hidden in ("", HIDDEN))
            assert "%" not in held.beside


@given(st.tuples(*[st.integers(0, 2000)] * 3), st.integers(3, 80))
def test_a_bar_has_every_part_that_is_there_and_fills_its_cells(counts: tuple[int, ...], width: int) -> None:
    made = bar(counts, width)
    assert len(made) == (width if sum(counts) else 0)
    assert [pattern in made for pattern in patterns(3)] == [count > 0 for count in counts]
    assert made == "".join(sorted(made, key=patterns(3).index)), "dropped, adapted, adopted, in that order"


@pytest.mark.parametrize("size", [(48, 12), (57, 16), (85, 24), (120, 30)])
def test_every_chart_page_is_whole_with_day_invited_and_n(size: tuple[int, int]) -> None:
    state = filled()
    for key, _ in REVIEW.room_views(state):
        if not key.startswith(("chart", "keep")):
            continue
        view = REVIEW.room_view(state, key)
        lines = draw(view, *size).lines
        text = "\n".join(lines)
        assert "…" not in text and len(lines) <= size[1], key
        assert "2026, " in text and ("invited" in text), key
        bars = [block for block in on_screen(view, size).blocks if isinstance(block, Bar) and block.counts]
        assert all(block.text in text and f"{patterns(3)[0]} " in block.said for block in bars)
        assert len(re.findall(r"  n \d+(?=\s|$)", text)) == len(bars)
        assert sum(len(row) for row in re.findall(rf"[{''.join(patterns(3))}]{{12,}}", text)) >= 36 * len(bars)


@pytest.mark.parametrize("size", [(48, 12), (57, 16), (85, 24), (120, 30)])
def test_nine_tools_stand_in_one_picture_with_their_n_and_none_of_fewer_than_five(size: tuple[int, int]) -> None:
    sheets = ("aaaaaaaaa", "papapapap", "dddd-dddd", "aannnkknn", "aappp-ppp")
    state = review(*FIRST, *(f"sheet: {marks}" for marks in (*sheets, *sheets)), "invited 31")
    view = REVIEW.room_view(state, "picture")
    assert room_view_of(json.loads(json.dumps(view.document()))) == view and view.pages == 1
    rows = draw(view, *size).lines
    text = "\n".join(rows)
    assert all(tool.name in text for tool in state.tools.values()) and len(rows) <= size[1]
    assert "10 of 31" in text or "31 invited, 10 answered" in text
    bars = [row for row in rows if re.search(r" n \d+", row)]
    assert len(bars) == 9 and [sum(f"+{more}" in row for row in bars) for more in (2, 4)] == [5, 2]
    assert "░ dropped" in text and "█ adopted" in text and "not tried" in text
    same = review(*FIRST, *("sheet: aaaaapppd" for _ in range(5)))
    plain = "\n".join(draw(REVIEW.room_view(same, "picture"), *size).lines)
    assert "░ dropped" in plain and "+" not in plain, "nothing is explained that does not stand there"
    alone = review(*FIRST, *(f"sheet: {marks}" for marks in sheets[:4]))
    few = "\n".join(draw(REVIEW.room_view(alone, "picture"), *size).lines)
    assert few.count("under 5") == 9 and " n " not in few and "fewer than five" in few
    assert "+" not in few, "nor how many stand beside"
    ten = review("tool Waka: who paddles?", *FIRST, *(f"sheet: {marks}a" for marks in (*sheets, *sheets)))
    both = "\n".join(draw(REVIEW.room_view(ten, "picture"), *size).lines)
    assert both.count("░ dropped") == 1 and ("Waka" in both) == (size[0] >= 85)


@pytest.mark.parametrize("size", [(48, 12), (57, 16), (85, 24), (120, 30)])
def test_every_view_is_whole_however_long_its_words_are(size: tuple[int, int]) -> None:
    long = "Whānau said that they would rather have it read out slowly and twice, sitting down, with somebody they " * 2
    name = "Reflective Practice and Partnership Card"
    state = play(
        filled(),
        *(f"{number} name: {name}" for number in range(1, 10)),
        *(f"{number} line: {long[:90].strip()}" for number in range(1, 10)),
        *(f"version {number}: {long[:160].strip()}" for number in range(1, 6)),
        *(f"v{number} consent in this room only" for number in range(1, 8)),
        *(f"easy {number}: {long[:160].strip()}" for number in range(1, 4)),
        *(f"decide {number}: {long[:160].strip()}" for number in range(1, 4)),
        f"r3: {long[:60].strip()}",
        f"r1: {long[:60].strip()}",
    )
    for key, _ in REVIEW.room_views(state):
        if key != "quiet":
            lines = draw(REVIEW.room_view(state, key), *size).lines
            # In one picture a name that is longer than its line is cut; in the chart it stands whole.
            cut = [line for line in lines if "…" in line and not key.startswith("picture")]
            assert not cut and 0 < len(lines) <= size[1], (key, lines)


def test_no_bar_of_fewer_than_five_anywhere_for_anybody() -> None:
    state = answered(4)
    for audience in AUDIENCES:
        assert all(held.hidden == HIDDEN and held.n == 0 for picture in drawn(state, audience) for held in picture.bars)
        assert "under 5" in page(state, audience)
    for key, _ in REVIEW.room_views(state):
        assert not any(
            pattern in json.dumps(REVIEW.room_view(state, key).document(), ensure_ascii=False)
            for pattern in patterns(3)
        ), key
    five = answered(5)
    assert [held.hidden for held in drawn(five)[0].bars].count("") > 3


def test_there_is_no_percentage_and_n_stands_in_every_page_and_table() -> None:
    state = filled()
    for audience in AUDIENCES:
        assert "%" not in page(state, audience) + cells(state, audience)
        for part in REVIEW.outline(state, audience):
            if "Adopted" in getattr(part, "headings", ()):
                assert "n" in part.headings  # type: ignore[union-attr]
    for picture in drawn(state):
        assert any("answered" in line or "same" in line for line in picture.above)
        assert any("2026" in line for line in picture.above)


def test_a_question_nobody_was_asked_is_not_counted_as_silence() -> None:
    state = answered(6)
    assert [picture.name for picture in drawn(state)] == ["uptake-round-1"]
    assert "Nobody answered that" in json.dumps(REVIEW.room_view(state, "keep").document())


# -- the same people --------------------------------------------------------------------------------------------------


def twice(first: int, second: int, *more: str) -> Any:
    return play(
        review(*FIRST),
        *sheets(7, words=first),
        "round 2026-08-24: five months on",
        "invited 31",
        *sheets(7, words=second),
        *more,
    )


def test_the_same_people_are_compared_by_their_own_chart_with_n_and_both_dates() -> None:
    state = play(review(*FIRST), *sheets(6, words=6), "round 2026-08-24: five months on", *sheets(6, words=6))
    same = same_people(state)
    assert same is not None and same.n == 6
    pairs = same_tallies(state, same, UPTAKE)
    assert all(sum(tally.counts) + sum(tally.beside) == 6 for pair in pairs for tally in pair)
    picture = next(held for held in drawn(state) if held.name == "same-people")
    assert picture.above == (
        "The same 6 people both times",
        "20 March 2026, end of the workshops",
        "24 August 2026, five months on",
        "Asked at different moments",
    )
    text = "\n".join(draw(REVIEW.room_view(state, "same"), 48, 12).lines)
    assert "The same 6 people" in text and "20 March 2026" in text and "24 August 2026" in text
    assert "asked at different moments" in text and "…" not in text
    assert "different moments" in parse("compare r1 r2", REVIEW, state).warning


def test_the_same_people_are_not_shown_where_the_round_beside_them_would_tell_one_sheet() -> None:
    state = twice(7, 6)
    told = "taking one count from the other"
    assert [held for held in drawn(state, "facilitators") if held.name == "same-people"]
    assert told not in page(state, "facilitators") and "6 people answered both" in page(state, "facilitators")
    assert told in "".join(line.text for line in _lines_of(REVIEW.room_view(state, "same")))
    for audience in ("participants", "public"):
        assert not [held for held in drawn(state, audience) if held.name == "same-people"]
        assert told in page(state, audience) and "6 people answered both" not in page(state, audience)
        assert REVIEW.tables is not None
        table = next(held for held in REVIEW.tables(state, audience) if held.name == "same_people")
        assert not table.rows and told in table.about


def test_a_bar_of_the_same_people_is_hidden_where_the_round_has_one_more_answer_at_that_tool() -> None:
    more = [f"sheet: {'-' * 8}{mark}" for mark in "a----"]
    state = play(review(*FIRST), *sheets(6, words=6), "round 2026-08-24: five months on", *sheets(6, words=6), *more)
    same = same_people(state)
    assert same is not None and may_compare(state, same)
    last = same_tallies(state, same, UPTAKE, whole=False)[8][1]
    assert last.n >= 5 and last.left_over == 1 and last.hidden
    assert not same_tallies(state, same, UPTAKE)[8][1].hidden


def _lines_of(view: RoomView) -> list[Line]:
    return [block for block in view.blocks if isinstance(block, Line)]


def test_fewer_than_five_matched_people_are_not_compared() -> None:
    state = twice(4, 4)
    assert not [held for held in drawn(state, "facilitators") if held.name == "same-people"]
    assert "Fewer than five" in json.dumps(REVIEW.room_view(state, "same").document())
    assert "Fewer than five" in page(state, "facilitators")
    assert "same" not in "".join(sheet.name for sheet in _rows(state) if sheet.rows and sheet.name == "same_people")


def _rows(state: Review) -> Any:
    assert REVIEW.tables is not None
    return REVIEW.tables(state, "public")


def test_a_word_on_two_sheets_of_one_round_matches_nobody() -> None:
    state = twice(6, 6)
    again_ = parse("sheet: aaaaaaaaa = KAURI", REVIEW, state)
    assert "neither is matched" in again_.warning and again_.private
    same = same_people(apply(state, again_))
    assert same is not None and same.n == 5


def test_the_matching_word_is_nowhere_at_all() -> None:
    held = session(*FIRST, "sheet: aapdnk-aa = pūkeko", "sheet: aapdnk-aa", "s2 word: Pukeko", exercises=[KEY])
    state = held.state.run.state
    marks = {sheet.match for sheet in state.sheets.values()}
    assert len(marks) == 1 and all(mark and "keko" not in mark for mark in marks)
    everything = [json.dumps(event.document(), ensure_ascii=False) for event in held.events]
    everything += [page(state, audience) + cells(state, audience) for audience in AUDIENCES]
    everything += [json.dumps(REVIEW.document(state), ensure_ascii=False), *REVIEW.text(state), seen(state)]
    assert not any("keko" in words.lower() for words in everything)
    assert not any(mark in words for words in everything[len(held.events) :] for mark in marks)


def test_an_export_has_a_number_in_place_of_the_fingerprint_and_still_matches() -> None:
    state = twice(6, 6)
    assert REVIEW.exported is not None
    marks = [REVIEW.exported(state, "uptake_sheet", {"match": sheet.match})["match"] for sheet in state.sheets.values()]
    assert marks == [*(f"person {number}" for number in range(1, 7)), ""] * 2
    each = zip(state.sheets.values(), marks, strict=True)
    shown = replace(state, sheets=Shelf({sheet.number: replace(sheet, match=mark) for sheet, mark in each}))
    assert REVIEW.document(shown) == REVIEW.document(state)


# -- who sees what ----------------------------------------------------------------------------------------------------

PRIVATE = (
    f"why 4 other: {SECRET} 1",
    f"version 5: {SECRET} 2",
    f"version 5: {SECRET} 3",
    "v3 consent withdrawn",
    "decide 3: cards, P77 does it",
    f"d1 owner {SECRET} 4",
    f"v1 credit: {SECRET} 5",
    f"s1 word: {SECRET}",
    "version 6: as P78 does it",
    "v4 consent without my number",
    f"r1 on 2026-04-01: {SECRET} 6",
)


def test_no_secret_and_no_number_reaches_the_room_participants_or_the_public() -> None:
    state = play(answered(7), "version 3: in the car")
    for line in PRIVATE:
        state = play(state, line)
        for words in (seen(state), *(page(state, known) + cells(state, known) for known in AUDIENCES[1:])):
            assert SECRET not in words and not re.search(r"\bP\d\d", words), line
    assert SECRET in page(state, "facilitators") and "somebody does it" in seen(state)


def test_a_version_is_read_as_far_as_its_owner_allowed() -> None:
    state = play(answered(7), "version 3: in the car", "v1 credit: the Hutt Valley team")

    def reads(consent: str) -> list[bool]:
        now = play(state, f"v1 consent {consent}")
        return ["in the car" in words for words in (seen(now), *(page(now, known) for known in AUDIENCES))]

    assert ["in the car" in words for words in (seen(state), *(page(state, known) for known in AUDIENCES))] == [
        False,
        True,
        False,
        False,
    ]
    assert reads("in this room only") == [True, True, False, False]
    assert reads("without my number") == [True, True, True, True]
    assert reads("withdrawn") == [False, False, False, False]
    given = play(state, "v1 consent without my number")
    assert "Hutt Valley" in page(given, "public") and "Hutt Valley" not in seen(given)
    assert "Hutt Valley" not in page(play(given, "v1 credit none"), "public")
    taken = play(given, "v1 consent withdrawn")
    assert TAKEN_BACK in page(taken, "facilitators")
    assert [held.text for held in REVIEW.quotes(taken)] == [""] and REVIEW.quotes(given)[0].text == "in the car"
    assert REVIEW.exported is not None
    assert REVIEW.exported(taken, "version", {"number": 1, "text": "in the car"})["text"] == TAKEN_BACK
    assert not any("in the car" in line for line in REVIEW.text(taken))


def test_a_held_picture_loses_a_version_that_was_taken_back() -> None:
    state = play(answered(7), "version 3: in the car", "v1 consent in this room only")
    view = REVIEW.room_view(state, "versions")
    assert view.shows == (1,) and stays(state, state, view) is view
    gone = stays(state, play(state, "v1 consent withdrawn"), view)
    assert "in the car" not in json.dumps(gone.document())
    assert "in the car" not in json.dumps(stays(state, play(state, "v1 remove"), view).document())


def test_why_tools_were_dropped_is_counted_for_others_only_from_five() -> None:
    four = play(answered(7), *["why 4 no time"] * 4)
    assert "no time" not in page(four, "participants") and "no time" in page(four, "facilitators")
    five = play(four, f"why 4 other: {SECRET}")
    assert "no time 4" in page(five, "participants") and SECRET not in page(five, "participants")
    assert "no time" not in seen(five)


def test_sheets_are_only_in_the_facilitators_tables_and_small_counts_only_there() -> None:
    state = filled()
    assert REVIEW.tables is not None
    names = {known: [sheet.name for sheet in REVIEW.tables(state, known)] for known in AUDIENCES}
    assert "sheets" in names["facilitators"] and "dropped_why" in names["facilitators"]
    assert names["participants"] == names["public"] == ["uptake", "same_people", "adaptations", "decisions"]
    for audience in AUDIENCES:
        for sheet in REVIEW.tables(state, audience):
            assert all(len(row) == len(sheet.headings) for row in sheet.rows), sheet.name
    uptake = REVIEW.tables(state, "public")[0]
    counts = [cell for row in uptake.rows for cell in row[uptake.headings.index("n") :]]
    assert "under 5" in counts
    for row in uptake.rows:
        told = dict(zip(uptake.headings, row, strict=True))
        if told["n"] == "under 5":
            assert not any(row[uptake.headings.index("n") + 1 :]), "what stands beside a hidden bar would tell its n"
        else:
            assert int(told["n"]) == sum(int(told[word]) for word in SCALES[told["asked"]].words)
    matched = next(sheet for sheet in REVIEW.tables(state, "facilitators") if sheet.name == "sheets")
    assert matched.headings[-1] == "matched" and {row[-1] for row in matched.rows} == {"yes", "no"}


def test_nothing_of_when_a_sheet_was_typed_is_kept() -> None:
    held = session(*FIRST, "sheet: aapdnk-aa", exercises=[KEY])
    assert held.events[-1].kind == "uptake_sheet" and "T00:00:00" in held.events[-1].at
    assert set(MOVES) >= REVIEW.undated


def test_a_name_comes_out_of_a_recorded_move() -> None:
    assert REVIEW.redact is not None
    out = Redaction("Marama", "a colleague", frozenset())
    assert REVIEW.redact("version", {"tool": 3, "text": "as Marama does"}, out)["text"] == "as [a colleague] does"
    elsewhere = replace(out, things=frozenset({4}))
    assert REVIEW.redact("version", {"tool": 3, "text": "as Marama does"}, elsewhere)["text"] == "as Marama does"


def test_a_review_goes_through_file_and_export_whole() -> None:
    held = session(*FIRST, *sheets(7, words=6, keep=True), "version 3: in the car", "decide: x", exercises=[KEY])
    assert again(held).state == held.state
    perform(held, "undo")
    assert not held.state.run.state.decisions


def test_what_leaves_can_be_replayed_to_the_same_review_without_what_was_taken_back() -> None:
    held = session(
        *FIRST,
        *sheets(6, words=6),
        "version 3: in the car",
        "v1 credit: Marama",
        "v1 consent withdrawn",
        "version 4: under the sofa",
        "v2 remove",
        "round 2026-08-24: later",
        *sheets(6, words=6),
        exercises=[KEY],
    )
    state = held.state.run.state
    replayed: Any = REVIEW.start(state.template)
    left = ""
    assert REVIEW.exported is not None
    for event in held.standing():
        if event.run == KEY:
            data = REVIEW.exported(state, event.kind, event.data)
            left += json.dumps(data)
            replayed = REVIEW.apply(replayed, event.kind, data)
    assert REVIEW.document(replayed) == {**REVIEW.document(state), "versions": REVIEW.document(replayed)["versions"]}
    assert not any(words in left for words in ("in the car", "Marama", "under the sofa"))
    assert REVIEW.document(replayed)["versions"] == REVIEW.document(state)["versions"]
    assert REVIEW.progress(review()).standing == "" and REVIEW.progress(state).standing == "answered"
    assert REVIEW.progress(review(*FIRST)).standing == "prepared"


def test_the_marks_of_the_sample_are_the_ones_typed() -> None:
    state = answered(3)
    assert [line for line in REVIEW.text(state) if line.strip().startswith("s")] == [
        f"  s{number} {typed} / ---------" for number, typed in enumerate(MARKS, 1)
    ]


def test_what_no_page_has_is_counted_by_its_reason() -> None:
    state = filled()
    assert REVIEW.left_out(state, "facilitators") == ()
    told = {held.many: held.count for held in REVIEW.left_out(state, "participants")}
    hidden = told.pop("bars")
    reasons = {"reasons in somebody's words": 1, "reasons for another day": 1}
    assert told == {"sheets": 13, **reasons, "owners of changes": 1}
    drawn = [row for table in tables_of(state) for row in table.rows if "under 5" in row]
    assert hidden and hidden <= len(drawn)
    public = {held.many: held.count for held in REVIEW.left_out(state, "public")}
    assert public == {**told, "bars": hidden, "lines on what made it easy": 1}
    for held in REVIEW.left_out(state, "participants"):
        assert "the roads were closed" not in str(held) and "the cards were lost" not in str(held)
    assert REVIEW.left_out(review(), "public") == ()


def tables_of(state: Any) -> list[Table]:
    return [part for part in REVIEW.outline(state, "participants") if isinstance(part, Table)]


def test_how_many_answered_tells_how_small_the_group_is() -> None:
    assert review().people is None and review(*FIRST).people is None
    assert answered(3).people == 3 and play(answered(3), "round 2026-06-12: later", "answered 22").people == 22
