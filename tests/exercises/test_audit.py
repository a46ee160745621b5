"""The team audit, and what a template may ask: questions with words and letters of their own."""

from __future__ import annotations

import copy
import json
import tomllib
from importlib import resources
from typing import Any

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import TemplateError, check, template_of
from exercises.leaving.outline import Outline
from exercises.review import scales
from exercises.review.counting import matched_items, same_people, same_tallies, tallies
from exercises.review.setting_up import REVIEW_TEMPLATE
from exercises.review.shape import REVIEW
from exercises.review.state import Review
from sessions.library import templates
from sessions.library.template_files import check_text, starter
from sessions.lines.carry_out import perform, understand
from tests import made_by_0_4
from tests.lines import again, play, session, started
from tests.samples import sample_of
from tui.boards.board import Pointing
from tui.boards.review import ReviewBoard
from tui.room.layout import draw

KEY = "team-audit"
FIRST = ("round 2026-02-12: before", "invited 12")
SHEETS = ("ontwkok-n", "onntwokno", "tttwk-kkk", "ooooooooo", "wwwwwwwww", "kkkkkkkkk")
WORDS = ("kauri", "rimu", "tōtara", "nīkau", "mānuka", "rātā")


def words_of(key: str) -> dict[str, Any]:
    return copy.deepcopy(tomllib.loads((resources.files("exercises.templates") / f"{key}.toml").read_text("utf-8")))


def audit(*lines: str) -> Review:
    return started(templates.built_in()[KEY], *lines)


def twice(*between: str) -> Review:
    sheets = tuple(f"sheet: {letters} = {word}" for letters, word in zip(SHEETS, WORDS, strict=True))
    return audit(*FIRST, *sheets, *between, "round 2026-07-09: after", *sheets)


def told(state: Review, audience: Any) -> str:
    assert REVIEW.tables and REVIEW.pictures
    outline = Outline(audience, REVIEW.outline(state, audience)).document()
    rows = [(sheet.name, sheet.headings, sheet.rows) for sheet in REVIEW.tables(state, audience)]
    return json.dumps([outline, rows], ensure_ascii=False) + str(REVIEW.pictures(state, audience))


def board_rows(state: Review, tool: int) -> list[str]:
    """The board of the round in force, with that tool pointed at, and its card."""
    point, board = Pointing(tool), ReviewBoard()
    drawn = (*board.overview(state, 100, 24, point).lines, *board.card(state, 100, 8, point))
    return ["".join(words for words, _ in line) for line in drawn]


# -- the questions of a template --------------------------------------------------------------------------------------


def test_m1_the_two_questions_of_old_are_those_of_the_built_in_template() -> None:
    built_in = templates.built_in()["adoption-review"]
    assert scales.scales_of(built_in.words) == scales.scales_of({})
    without = {name: said for name, said in built_in.words.items() if name != "scales"}
    check(REVIEW_TEMPLATE, without)


def test_m2_a_stored_review_of_before_is_among_those_whose_bytes_are_held() -> None:
    held = made_by_0_4.sessions()
    assert "2026-11-28-everything-of-adoption-review" in held
    told = (made_by_0_4.EXPECTED / "2026-11-28-everything-of-adoption-review.txt").read_text("utf-8")
    assert all(word in told for word in ("uptake", "keep", "docx", "qdpx"))


def test_m2_an_event_of_old_folds_to_the_same_sheet() -> None:
    state = started(templates.built_in()["adoption-review"], *FIRST, "sheet: aapdnk-aa / kkcdk-kkc")
    data = {"round": 1, "uptake": "aapdnk-aa", "keep": "kkcdk-kkc"}
    again = REVIEW.apply(state, "uptake_sheet", data)
    assert again.sheets[2].marks == state.sheets[1].marks and set(state.sheets[1].marks) == {"uptake", "keep"}


def fault_of(change: dict[str, Any]) -> str:
    words = words_of(KEY)
    words["scales"][0].update(change)
    with pytest.raises(TemplateError) as problem:
        check(REVIEW_TEMPLATE, words)
    return str(problem.value)


def test_m3_seven_words_are_more_than_anybody_types_blind() -> None:
    said = fault_of({"words": ["a1", "b1", "c1", "d1", "e1"], "letters": "abcdek-", "digits": "1234560"})
    assert "scales[0].words" in said and "6 is the most" in said


def test_a_letter_with_a_macron_is_typed_with_it_and_without() -> None:
    text = starter(KEY, "mine").replace('letters = "wtnok-"', 'letters = "wtnōk-"')
    assert check_text(text) == []
    ours = template_of(tomllib.loads(text))
    many = len(started(ours).tools)
    held = started(ours, "round today: before", *(f"sheet: {letter * many}" for letter in "ōo"))
    assert held.sheets[1].marks == held.sheets[2].marks
    alike = check_text(text.replace('"wtnōk-"', '"wonōk-"'))
    assert any("o and ō are typed alike" in one for one in alike), alike
    assert any("ß is more than one key" in one for one in check_text(text.replace('"wtnōk-"', '"wtnßk-"')))


def test_m4_letters_that_collide_or_are_too_few_are_named() -> None:
    assert "scales[0].letters" in (said := fault_of({"letters": "wtnww-"})) and "“" not in said and "two words" in said
    assert "5 letters for 6 words" in fault_of({"letters": "wtno-"})
    assert "digits come by themselves" in fault_of({"letters": "wtn1k-"})
    assert "scales[0].digits" in fault_of({"digits": "111150"})
    assert "scales[0].words" in fault_of({"words": ["often", "Often", "tried once", "now and then"]})


@pytest.mark.parametrize(
    ("was", "now", "line", "said"),
    [
        (
            'words = ["know it, don\'t use it", "tried once", "now and then", "often"]\n',
            'words = ["a1", "b1", "c1", "d1", "e1"]\n',
            "words = [",
            "6 is the most that is typed blind",
        ),
        ('letters = "wtnok-"', 'letters = "wtnww-"', "letters = ", "stands for two words"),
        ('digits = "432150"', 'digits = "111150"', "digits = ", "each of 123450 once"),
    ],
)
def test_m3_m4_the_line_of_what_is_wrong_is_named(was: str, now: str, line: str, said: str) -> None:
    text = starter(KEY, "mine")
    assert was in text and check_text(text) == []
    wrong = text.replace(was, now)
    number = next(at for at, row in enumerate(wrong.splitlines(), 1) if row.startswith(line))
    assert [fault for fault in check_text(wrong) if fault.startswith(f"line {number}: ") and said in fault]


def test_what_a_round_asks_is_a_question_there_is() -> None:
    words = words_of(KEY) | {"asks": "uptake"}
    with pytest.raises(TemplateError, match="audit, with or both"):
        check(REVIEW_TEMPLATE, words)


def test_digits_come_by_themselves() -> None:
    words = words_of(KEY)
    del words["scales"][0]["digits"]
    made = scales.scales_of(words)["audit"]
    assert made.squeezed("1 2,3 450") == "wtnok-"


# -- the audit --------------------------------------------------------------------------------------------------------


def test_a_sheet_is_a_letter_a_tool_or_a_digit() -> None:
    state = audit(*FIRST, "sheet: ontwkok-n", "sheet: 123451502")
    assert state.sheets[1].marks == state.sheets[2].marks
    scale = state.scales["audit"]
    assert [state.sheets[1].mark(scale, tool) for tool in (1, 2, 3, 4, 5, 8)] == [
        "often",
        "now and then",
        "tried once",
        "know it, don't use it",
        "don't know this",
        "no answer",
    ]
    with pytest.raises(ExerciseError, match="asks only"):
        play(state, "sheet: ontwkok-n / ontwkok-n")


def test_with_whom_each_is_used_is_asked_where_a_round_asks_both() -> None:
    state = audit(*FIRST, "r1 asks both", "sheet: ontwkok-n / wwtnntt-w", "sheet: ontwkok-n", "s2 4: w")
    scale = state.scales["with"]
    assert [state.sheets[1].mark(scale, tool) for tool in (1, 3, 4, 8)] == ["whānau", "team", "network", "no answer"]
    assert not state.sheets[2].marks.get("with"), "it is optional"


def test_t1_dont_know_this_is_never_inside_a_bar() -> None:
    state = twice()
    tally = next(one for one in tallies(state, state.rounds[1], "audit") if one.tool.number == 1)
    assert "don't know this" not in dict(tally.parts) and tally.n == 5 and tally.beside_words == "1 don't know this"
    assert "average" not in told(state, "participants").lower()
    for picture in REVIEW.pictures(state, "participants"):  # type: ignore[misc]
        assert "don't know this" not in picture.parts  # type: ignore[union-attr]


def test_t2_a_tool_worded_anew_after_answers_is_a_version_and_only_the_others_are_compared() -> None:
    state = twice("3 name: Net-'works' grid on paper", "3 line: the paper one")
    tool = state.tools[3]
    assert tool.label == "3b" and [was.until for was in tool.earlier] == [1], "two words changed are one version"
    assert [one.name for one in state.asked(1)][2] == "Net-'works' grid"
    assert [one.name for one in state.asked(2)][2] == "Net-'works' grid on paper"
    same = same_people(state)
    assert same is not None and same.n == 6
    assert matched_items(state, same) == "matched items 8 of 9"
    assert [pair[0].tool.number for pair in same_tallies(state, same, "audit")] == [1, 2, 4, 5, 6, 7, 8, 9]
    assert "Matched items 8 of 9" in told(state, "participants") and "3b" in told(state, "participants")
    pages = [REVIEW.room_view(state, key) for key, _ in REVIEW.room_views(state) if key.startswith("same")]
    assert all("matched items 8 of 9" in str(view.document()) for view in pages) and pages
    unchanged = twice()
    again = same_people(unchanged)
    assert again is not None and matched_items(unchanged, again) == ""


def test_the_board_has_a_rounds_counts_under_the_words_that_were_asked() -> None:
    state = twice("3 name: Paper grid", "3 line: the paper one")
    before, now = (board_rows(play(state, f"r{number}"), 3) for number in (1, 2))
    assert any("3 Net-'works' grid" in row and "n " in row for row in before)
    assert not any("Paper grid" in row and "n " in row for row in before)
    assert any("3b, for those who are asked from now on: Paper grid: the paper one" in row for row in before)
    assert any("3 Paper grid" in row and "n " in row for row in now) and not any("from now on" in row for row in now)


def test_a_tool_worded_anew_before_anybody_answers_is_no_version() -> None:
    state = audit(*FIRST, "3 name: Paper grid")
    assert state.tools[3].label == "3" and state.tools[3].name == "Paper grid"


def test_fewer_than_five_are_told_to_nobody_else() -> None:
    state = audit(*FIRST, *(f"sheet: {letters}" for letters in SHEETS[:4]))
    for audience in ("participants", "public"):
        assert "under 5" in told(state, audience)
    views = [REVIEW.room_view(state, key) for key, _ in REVIEW.room_views(state) if key.startswith("chart")]
    assert all("no bar" in str(view.document()) for view in views)


@pytest.mark.parametrize("size", [(48, 12), (57, 16)])
@pytest.mark.parametrize("often", [1, 2])
def test_every_chart_stands_whole_on_the_smallest_screens(size: tuple[int, int], often: int) -> None:
    lines = sample_of(templates.built_in()[KEY]).lines
    state = started(templates.built_in()[KEY], *lines) if often == 1 else twice("3 name: Net-'works' grid on paper")
    assert often == 1 or any(key.startswith("same") for key, _ in REVIEW.room_views(state))
    for key, _ in REVIEW.room_views(state):
        lines = draw(REVIEW.room_view(state, key), *size).lines
        text = "\n".join(lines)
        # All tools in one picture have a line each, so that a long name is cut there; its own chart has it whole.
        assert ("…" not in text or key.startswith("picture")) and len(lines) <= size[1], (key, text)


def test_what_is_decided_is_called_and_asked_in_the_words_of_the_template() -> None:
    state = audit(*FIRST)
    assert dict(REVIEW.room_views(state))["decisions"] == "what was decided: one thing to try"
    shown = json.dumps(REVIEW.room_view(state, "decisions").document())
    assert "What is one thing that we try?" in shown and "for them" not in shown


def test_whoever_does_not_know_is_among_those_who_answered() -> None:
    """The rule of five counts people who answered: nine who do not know a word are what has to be explained."""
    sheets = ("ontwkok-n", "onntwokno", "tttwk-kkk", "kkkkkkkkk", "kkkkkkkkk")
    state = audit(*FIRST, *(f"sheet: {letters}" for letters in sheets))
    by_tool = {tally.tool.number: tally for tally in tallies(state, state.rounds[1], "audit")}
    assert (by_tool[1].n, by_tool[1].answered, by_tool[1].hidden) == (3, 5, "")
    assert by_tool[5].n < 5 and by_tool[5].beside_words.endswith("don't know this")
    assert by_tool[6].answered == 4 and by_tool[6].hidden, "no answer is never in it"
    seen = json.dumps([REVIEW.room_view(state, key).document() for key, _ in REVIEW.room_views(state)])
    for audience in ("participants", "public"):
        assert "2 don't know this" in told(state, audience)
    assert "2 don't know this" in seen
    nobody = audit(*FIRST, *("sheet: kkkkkkkkk" for _ in range(6)))
    tally = tallies(nobody, nobody.rounds[1], "audit")[0]
    assert (tally.n, tally.answered, tally.secret) == (0, 6, "") and tally.hidden
    assert "6 don't know this" in json.dumps(REVIEW.room_view(nobody, "chart").document())
    assert "6 don't know this" in told(nobody, "participants")


def test_what_is_good_beside_a_bar_is_one_of_the_words_there() -> None:
    assert "scales[0].answers" in fault_of({"answers": ["often"]}) and fault_of({"answers": ["no answer"]})


def test_a_decision_without_words_is_asked_for() -> None:
    with pytest.raises(ExerciseError, match="What of tool 1"):
        play(audit(), "decide 1:")


def test_more_who_answered_than_were_invited_are_asked_about() -> None:
    state = audit("round 2026-02-12: before", "invited 2", "sheet: ooooooooo", "sheet: ooooooooo")
    asked = "3 answered then, and 2 were invited. Which is right?"
    assert REVIEW.parse("sheet: ooooooooo", state).warning == asked
    assert REVIEW.parse("r1 sheet: ooooooooo", state).warning == asked
    more = play(state, "sheet: ooooooooo")
    for line in ("invited 2", "r1 invited 2"):
        assert REVIEW.parse(line, more).warning == asked
    assert not any(REVIEW.parse(line, more).warning for line in ("invited 3", "r1 invited 31"))
    counted = audit("round 2026-02-12: before", "invited 9", "1: often 3")
    assert REVIEW.parse("answered 12", counted).warning == "12 answered then, and 9 were invited. Which is right?"
    assert not REVIEW.parse("answered 9", counted).warning


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("1: often 1 often 2", "often stands twice"),
        ("1: o 1 often 2", "often stands twice"),
        ("1: often -1", "Nobody is fewer than none"),
        ("1: often 2 tried once -1", "Nobody is fewer than none"),
    ],
)
def test_a_slip_in_totals_is_never_guessed_at(line: str, says: str) -> None:
    with pytest.raises(ExerciseError, match=says):
        audit(*FIRST, line)
    assert audit(*FIRST, "1: often 2 - 3").rounds[1].totals[1] == {"often": 2, "no answer": 3}


def test_a_decision_about_a_tool_that_is_not_there_says_so() -> None:
    state = audit(*FIRST)
    assert "There is no tool 99" in REVIEW.parse("decide 99: cards instead", state).warning
    for line in ("decide 3: cards instead", "decide: begin at 9: the huddle", "decide cards instead"):
        assert not REVIEW.parse(line, state).warning


@pytest.mark.parametrize("line", ["round today: before", "Round Today: before", "round: before"])
def test_a_round_begins_today(line: str) -> None:
    held = session(exercises=["team-audit"])
    perform(held, line)
    event = held.events[-1]
    assert held.state.run.state.now.day == event.data["today"] and held.state.run.state.now.moment == "before"
    assert "2001" not in understand(session(exercises=["team-audit"]), line).says


def test_a_round_is_on_the_day_that_was_said_whenever_it_is_read_again() -> None:
    held = session("round Friday: before", exercises=["team-audit"])
    assert held.state.run.state.now.day == "2026-02-27"
    perform(held, "r1 on 26 February: the roads were closed")
    assert held.state.run.state.now.day == "2026-02-26" and again(held).state == held.state
    with pytest.raises(ExerciseError, match="Which day"):
        perform(held, "round we all meet on Friday: then")


def test_how_many_were_asked_is_typed_as_the_room_reads_it_and_a_tool_comes_with_a_plus() -> None:
    state: Review = started(templates.built_in()["team-audit"], "round 2026-02-12: before", "asked 12")
    assert state.now is not None and state.now.invited == 12
    assert play(state, "+ Whānau map: who is around this child").tools[10].name == "Whānau map"


def test_the_sheet_of_the_phase_has_a_mark_for_every_tool_there_is() -> None:
    held = session("round today: before", "tool Huddle: standing", "go mark", exercises=["team-audit"])
    state = held.state.run.state
    lines = state.template.comes_now(state)
    assert lines[0].startswith("sheet: ") and lines[1].endswith(" = kauri")
    with pytest.raises(ExerciseError) as refused:
        perform(held, "often 8")
    assert str(refused.value).endswith(f"For example {lines[0]}")
    for line in lines:
        perform(held, line)


def test_a_sheet_is_shown_in_the_letters_of_the_audit() -> None:
    held = session("round today: before", exercises=["team-audit"])
    for line in ("s1: aabb", "sheet: oo = "):
        with pytest.raises(ExerciseError, match="oontwk-oo"):
            perform(held, line)
