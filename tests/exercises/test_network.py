"""The rules of the network exercises: who comes first, nobody left in role, nothing of sharing, nothing lost."""

from __future__ import annotations

import json

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.network.shape import NETWORK
from exercises.network.state import ANSWER_KINDS, FIELDS, Network
from exercises.network.sums import booked
from tests.lines import CHAIRS, PEOPLE, SAMPLE, grid, play

STATE = grid(*SAMPLE)


def refused(state: Network, line: str) -> str:
    with pytest.raises(ExerciseError) as caught:
        play(state, line)
    return str(caught.value)


# -- answers ----------------------------------------------------------------------------------------------------------


def test_five_ways_of_being_asked_never_look_alike() -> None:
    state = grid("+ child Tama: the child", "1 why: tired", "1 do: ?", "1 who: -", "1 matters: ~ sleep")
    told = NETWORK.document(state)["chairs"][0]["answers"]
    kinds = [told[field]["kind"] for field in FIELDS]
    assert kinds == ["answered", "unknown", "silent", "guess", "not asked", "not asked"]
    assert set(kinds) == {*ANSWER_KINDS, "not asked"}
    lines = [line.strip() for line in NETWORK.text(state) if line.startswith("      ")]
    assert lines == [
        "why: tired",
        "what to do: we don't know",
        "who does what: said nothing",
        "what matters most: sleep (a guess)",
    ]
    assert "visits" not in state.chairs[1].answers and told["visits"] == {"kind": "not asked"}


@pytest.mark.parametrize(
    ("typed", "sign"),
    [
        ("dunno", "That is ? alone"),
        (": we don't know", "That is ? alone"),
        (": I don’t know.", "That is ? alone"),
        ("said nothing", "That is - alone"),
        (": Nothing", "That is - alone"),
        (": not asked yet", "Leave it as it is"),
        ("guess: he is tired", "Type ~ before it"),
        (": he is tired (a guess)", "Type ~ before it"),
    ],
)
def test_words_that_say_how_a_question_was_met_are_asked_about_before_they_are_an_answer(typed: str, sign: str) -> None:
    state = grid("+ child Tama: the child")
    command = NETWORK.parse(f"1 why {typed}".replace(" :", ":"), state)
    assert sign in command.warning and command.data["kind"] == "answered"


@pytest.mark.parametrize("typed", ["?", "-", "~ he is tired", "nothing works", "I don't know what they want of me"])
def test_an_answer_and_a_sign_are_not_asked_about(typed: str) -> None:
    assert not NETWORK.parse(f"1 why {typed}", grid("+ child Tama: the child")).warning


def test_no_visits_is_not_the_same_as_none_said() -> None:
    state = grid(*PEOPLE, "7 visits: none", "8 visits: ?", "9 visits: -", "10 visits: ~ half")
    told = [chair["answers"]["visits"] for chair in NETWORK.document(state)["chairs"][6:11]]
    assert told == [
        {"kind": "answered", "amount": 0},
        {"kind": "unknown"},
        {"kind": "silent"},
        {"kind": "guess", "amount": 0.5},
        {"kind": "not asked"},
    ]
    assert booked(state).amount == 0.5


def test_an_answer_can_be_changed_and_taken_back_to_not_asked() -> None:
    state = grid("+ child Tama: the child", "1 why: tired", "1 why: ?")
    assert state.chairs[1].answers["explanation"].words == ""
    assert play(state, "1 unask why").chairs[1].answers == {}
    assert "not asked" in refused(state, "1 unask do")


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("why: nobody asked her", "why"),
        ("do: ?", "do"),
        ("who: -", "who"),
        ("matters: ~ sleep", "matters"),
        ("visits: ~ half", "visits"),
        ("felt: to 12", "felt"),
    ],
)
def test_an_answer_goes_to_the_chair_it_was_said_from_with_its_kind(typed: str, word: str) -> None:
    before = grid(*PEOPLE, f"9 {typed}")
    state = play(before, f"9 {word} to 11")
    assert state.chairs[9].answers == {} and state.chairs[11].answers == before.chairs[9].answers
    assert play(state, f"11 {word} to 9") == before


def test_an_answer_never_goes_over_one_that_stands() -> None:
    state = grid(*PEOPLE, "9 why: tired", "11 why: ?", "9 do: rest")
    said = refused(state, "9 why to 11")
    assert "11 Ruth has its own answer to why" in said and "both are safe" in said and "11 why to another" in said
    assert "unask" not in said, "no refusal leads to what takes words away"
    assert "two different chairs" in refused(state, "9 why to 9").lower()
    assert "9 who: to 11" in refused(state, "9 who to 11")
    assert "no chair 99" in refused(state, "9 why to 99")
    assert play(state, "9 do to 11").chairs[11].answers["intervention"].words == "rest"


@pytest.mark.parametrize("words", ["to 11 as well", "to Ruth", "to 11 12", "to", "to the 11", "going to 11"])
def test_only_to_and_a_number_and_nothing_more_moves_an_answer(words: str) -> None:
    state = grid(*PEOPLE, "9 why: tired")
    for line in (f"9 why {words}", f"9 why: {words}", "9 why: to 11"):
        after = play(state, line)
        assert after.chairs[9].answers["explanation"].words == line.removeprefix("9 why").lstrip(": ")
        assert 11 in after.chairs and not after.chairs[11].answers


def test_what_was_said_while_swapped_moves_and_the_chairs_own_answer_stays() -> None:
    state = grid(*PEOPLE, "7 why: first", "7 swaps 8", "7 why: then")
    moved = play(state, "7 why to 8")
    assert [(said.chair, said.words) for said in moved.reversals[1].said] == [(8, "then")]
    assert moved.chairs == state.chairs
    assert "both are safe" in refused(play(moved, "7 why: again"), "7 why to 8")
    elsewhere = play(state, "7 why to 9")
    assert elsewhere.reversals[1].said == () and elsewhere.chairs[9].answers["explanation"].words == "then"
    assert elsewhere.chairs[7].answers["explanation"].words == "first"
    own = play(state, "7 unask why", "7 why to 8")
    assert own.reversals[1].said == () and own.chairs[8].answers["explanation"].words == "first"


def test_nothing_moves_in_sharing_and_on_paper_it_goes_from_row_to_row() -> None:
    assert "sharing" in refused(grid(*PEOPLE, "9 why: tired", "go sharing"), "9 why to 11")
    paper = grid("+ child Tama: the child", "+ agency Jo: physio, service", "1 why: tired", key="paper-grid")
    assert "row 2 Jo has its own" in refused(play(paper, "2 why: ?"), "1 why to 2")
    assert play(paper, "1 why to 2").chairs[2].answers["explanation"].words == "tired"


def test_too_long_is_said_and_nothing_is_cut() -> None:
    said = refused(STATE, "9 why: " + "x" * 201)
    assert "201" in said and "200" in said
    assert play(STATE, "9 why: " + "x" * 200).chairs[9].answers["explanation"].words == "x" * 200


# -- seats ------------------------------------------------------------------------------------------------------------


def test_swaps_trades_and_new_holders_lose_no_answer() -> None:
    state = play(STATE, "7 trades 8", "7 swaps 8", "9 holds P07", "7 leaves", "8 empty absent", "8 holds p7")
    for number, chair in STATE.chairs.items():
        assert state.chairs[number].answers == chair.answers
    assert (STATE.chairs[7].held_by, STATE.chairs[8].held_by) == ("P07", "P08")
    traded = play(STATE, "7 trades 8")
    assert (traded.chairs[7].held_by, traded.chairs[8].held_by) == ("P08", "P07")
    assert play(traded, "7 trades 8").chairs == STATE.chairs


def test_nobody_sits_on_two_chairs_or_sits_and_witnesses() -> None:
    state = play(STATE, "9 holds p07")
    assert [chair.number for chair in state.chairs.values() if chair.held_by.upper() == "P07"] == [9]
    state = play(state, "witness P07")
    assert not [chair for chair in state.chairs.values() if chair.held_by.upper() == "P07"]
    assert "P07" not in play(state, "9 holds P07").witnesses


def test_trading_with_an_empty_chair_moves_the_emptiness() -> None:
    state = grid(*PEOPLE, "7 holds P1", "3 empty absent", "3 trades 7")
    assert (state.chairs[3].held_by, state.chairs[3].empty) == ("P1", False)
    assert (state.chairs[7].held_by, state.chairs[7].empty, state.chairs[7].empty_reason) == ("", True, "absent")


def test_a_chair_in_use_or_spoken_of_stays() -> None:
    assert "spoken of" in refused(STATE, "24 remove")
    state = grid(*PEOPLE, "12 holds P1")
    assert "12 leaves" in refused(state, "12 remove")
    assert 12 not in play(state, "12 leaves", "12 remove").chairs
    assert "1 remove: set out twice" in refused(state, "1 remove")
    assert 1 not in play(state, "1 remove: set out twice").chairs


def test_numbers_are_never_given_twice() -> None:
    state = grid(*PEOPLE, "12 remove", "+ agency Mo: nurse, hospice")
    assert max(state.chairs) == 13 and 12 not in state.chairs
    state = play(
        STATE, "d1 remove", "7 vs 9 why: other", "a1 remove", "agree 2: other", "k1 remove", "talk 24 > 4 why: x"
    )
    assert (list(state.differences), list(state.agreements), list(state.conversations)) == ([2], [2], [2])


def test_a_chair_keeps_a_name() -> None:
    state = grid("+ child: the child")
    assert "1 person: Jo" in refused(state, "1 role:")
    assert play(state, "1 person: Tama", "1 role:").chairs[1].name == "Tama"


# -- whānau first -----------------------------------------------------------------------------------------------------


def test_every_whanau_chair_is_asked_before_an_agency_settles_anything() -> None:
    state = grid(*PEOPLE)
    said = refused(state, "agree 7: I come on Mondays")
    assert "1 Tama" in said and "and 1 more" in said
    state = play(state, "asked 1 2 4", "wants 5: a rest", "6 wants: quiet")
    assert "3 Matiu" in refused(state, "agree 7: I come on Mondays"), "an empty chair counts"
    assert "3 Matiu" in refused(play(state, "agree 2: less"), "a1 yes 2 7")
    state = play(state, "asked 3", "agree 7: I come on Mondays", "a1 yes 7 2")
    assert state.agreements[1].override == ""
    late = play(state, "+ whānau Kui: aunt")
    assert "13 Kui" in refused(late, "a1 yes 8")


def test_whanau_may_always_speak_and_an_agency_may_always_say_no() -> None:
    state = grid(*PEOPLE, "agree 2: less", "a1 yes 1 2 4", "a1 no 7 8")
    assert (state.agreements[1].agreed, state.agreements[1].not_agreed) == ((1, 2, 4), (7, 8))


def test_setting_the_rule_aside_needs_a_reason_that_is_kept() -> None:
    state = grid(*PEOPLE)
    assert refused(state, "whānau first off")
    state = play(state, "whānau first off: the stop word was used", "agree 7: Mondays")
    assert state.agreements[1].override == "the stop word was used"
    state = play(state, "whanau first on")
    assert refused(state, "agree 8: Tuesdays")


def test_a_reworded_agreement_is_asked_again() -> None:
    state = play(STATE, "a1: once a fortnight")
    assert (state.agreements[1].agreed, state.agreements[1].not_agreed) == ((), ())
    assert "both" in refused(STATE, "a1 yes 7 no 7")
    assert play(STATE, "a1 yes 26").agreements[1].not_agreed == ()


# -- leaving the roles ------------------------------------------------------------------------------------------------


def test_it_cannot_close_while_anybody_or_any_empty_chair_is_in_role() -> None:
    state = play(STATE, "go de-role")
    assert "Still in role" in refused(state, "close")
    state = play(state, "released 1-30")
    assert "31 orthopaedic surgeon" in refused(state, "close"), "empty chairs count"
    state = play(state, "released 31", "32 needs time: wants a minute")
    assert "32" in refused(state, "close")
    assert state.chairs[32].needs_time and not state.chairs[32].released
    state = play(state, "released 32")
    assert state.chairs[32].released_late and not state.chairs[32].needs_time
    closed = play(state, "close")
    assert closed.closed and closed.close_reason == ""


def test_closing_early_needs_a_reason_that_is_kept() -> None:
    state = play(STATE, "close: they left together with F2")
    assert state.closed and state.close_reason == "they left together with F2"
    for line in ("9 why: late thought", "+ child Ana: x", "7 holds P1", "agree 2: x", "learned team: x", "close"):
        assert "closed" in refused(state, line)
    assert play(state, "released 1-5").chairs[1].released, "late releases go on after the closing"
    assert play(state, "l1 consent withdrawn").learnings[1].consent == "withdrawn"


def test_who_takes_a_role_after_the_release_is_in_role_again() -> None:
    state = play(STATE, "released 1-32", "go interview", "9 holds P31")
    assert [chair.number for chair in state.in_role()] == [9]
    assert "9 Marama" in refused(state, "close")


def test_a_release_by_mistake_goes_back() -> None:
    state = play(STATE, "released 1-5", "released 3 no")
    assert [state.chairs[number].released for number in range(1, 6)] == [True, True, False, True, True]
    assert play(STATE, "released 5 late: a minute outside").chairs[5].released_late


def test_the_paper_grid_has_nobody_to_release() -> None:
    assert play(grid("+ child Tama: x", key="paper-grid"), "close").closed


# -- sharing ----------------------------------------------------------------------------------------------------------

IN_SHARING = play(STATE, "released 1-31", "go sharing")


@pytest.mark.parametrize(
    "line",
    [
        "9 felt: they cried",
        "9 why: because",
        "9 why ?",
        "learned team: he said",
        "surprise: x",
        "wants 2: x",
        "idea: x",
        "shift: x",
        "turning: x",
        "7 vs 8 do: x",
        "7 double: x",
        "agree 2: x",
        "a1: x",
        "a1 yes 7",
        "talk 24 > 4 who: x",
        "k1: x",
        "k1 owner P19",
        "k1 by Friday",
        "k1 done yes: they cried",
        "slot note: x",
        "slot 2: x",
        "slot when: x",
        "case: x",
        "question: x",
        "stop word: x",
        "standing: x",
        "witness P3",
        "9 holds P3",
        "+ child Ana: x",
        "9 role: x",
        "9 person: x",
        "row agency: x",
        "whānau first off: x",
        "released 32: he wept",
        "32 needs time: he wept",
        "released 32 late: he wept",
        "close: he wept",
        "spoke 19: they cried",
        "spoke 19 about work",
        "d1: x",
        "limit 4",
        "9 remove: x",
    ],
)
def test_nothing_of_sharing_can_be_typed(line: str) -> None:
    said = refused(IN_SHARING, line)
    assert "spoke 19" in said
    assert "cried" not in said and "wept" not in said


def test_in_sharing_counts_ticks_and_the_way_on_still_work() -> None:
    state = play(
        IN_SHARING,
        "spoke 19",
        "spoke 19 passed 3",
        "released 32",
        "released 5 no",
        "released 5 late",
        "9 leaves",
        "pause",
        "resume",
        "7 nod no",
        "l1 consent withdrawn",
        "close",
        "next",
        "back",
        "go learning",
    )
    assert (state.spoke, state.passed, state.phase) == (19, 3, "learning")
    assert play(IN_SHARING, "next", "learned team: ask before I plan").learnings[2].text == "ask before I plan"


def test_only_counts_are_kept_of_sharing() -> None:
    told = NETWORK.document(play(STATE, "spoke 19 passed 3"))["sharing"]
    assert told == {"spoke": 19, "passed": 3}
    for line in ("spoke -1", "spoke 201", "spoke many", "spoke 19 3", "spoke passed 3"):
        refused(STATE, line)


# -- phases and room --------------------------------------------------------------------------------------------------


def test_any_phase_can_be_reached_from_any_other() -> None:
    phases = STATE.template.phases
    for here in phases:
        for there in phases:
            state = play(STATE, f"go {here.key}", f"go {there.key}")
            assert state.phase == there.key
            assert state.chairs == STATE.chairs
    assert "last" in refused(play(STATE, "go close"), "next")
    assert "first" in refused(play(STATE, "go 0"), "back")


def test_time_paused_does_not_count_and_starts_anew_with_a_phase() -> None:
    state = NETWORK.apply(STATE, "phase", {"phase": "interview", "at": "2026-03-02T09:00:00+00:00"})
    state = NETWORK.apply(state, "pause", {"at": "2026-03-02T09:10:00+00:00"})
    assert refused(state, "pause")
    state = NETWORK.apply(state, "resume", {"at": "2026-03-02T09:12:30+00:00"})
    assert state.paused_seconds == 150
    backwards = NETWORK.apply(
        NETWORK.apply(state, "pause", {"at": "2026-03-02T10:00:00+00:00"}),
        "resume",
        {"at": "2026-03-02T09:00:00+00:00"},
    )
    assert backwards.paused_seconds == 150
    assert play(state, "next").paused_seconds == 0


def test_progress_counts_what_matters_in_each_phase() -> None:
    counted = {phase.key: NETWORK.progress(play(STATE, f"go {phase.key}")).counted for phase in STATE.template.phases}
    assert counted["set-out"] == "32 chairs, 3 empty"
    assert counted["roles"] == "held 2 of 29"
    assert counted["interview"] == "heard 2 of 32"
    assert counted["system"] == "1 difference"
    assert counted["surplus"] == "asked 6 of 6"
    assert counted["negotiate"] == "booked 6.5 from 3 of 26 → 4"
    assert counted["de-role"] == "in role 32 of 32"
    assert counted["learning"] == "1 to take away"
    assert counted["sharing"] == ""


def test_one_line_each_counts_a_chair_as_heard() -> None:
    assert play(STATE, "pace one line").heard() == 6
    assert play(STATE, "pace one line", "pace full").heard() == 2


def test_the_whole_state_is_plain_json() -> None:
    told = NETWORK.document(play(STATE, "released 5 late: a minute", "spoke 3"))
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert told["chairs_total"] == 32 and told["agreements"][0]["status"] == "rehearsed in role"


def test_marks_belong_to_the_paper_grid() -> None:
    paper = grid("+ child Tama: x", "mark do pulls: standing or sitting", "surprise: she rings first", key="paper-grid")
    assert paper.marks[1].mark == "pulls-apart" and paper.surprises == ("she rings first",)
    assert play(paper, "m1 remove").marks == {}
    assert "7 vs 8 do" in refused(STATE, "mark do pulls: x")


def test_no_more_chairs_than_a_hall_holds() -> None:
    state = grid(*CHAIRS)
    for number in range(len(CHAIRS), 400):
        state = NETWORK.apply(state, "add_chair", {"row": "agency", "person": f"P{number}"})
    assert "400" in refused(state, "+ child Ana: x")


# -- what is found ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nobody asked her", ("9", "9 Marama, why: nobody asked her")),
        ("whanau choose", ("slot 4", "week 4: whānau choose")),
        ("come less", ("2", "2 Hine, wants: come less, and one at a time")),
        ("afraid", ("7", "thought kept b1: I am afraid it will be my fault")),
        ("Friday", ("k1", "conversation k1, by: Friday")),
        ("front door", ("case", "case: Tama and the busy front door")),
    ],
)
def test_where_words_stand_is_said_with_whose_they_are(words: str, found: tuple[str, str]) -> None:
    assert NETWORK.find(STATE, words) == [found]


@pytest.mark.parametrize("line", ["talk jo > hine who: would she like it?", "talk 3 to Hine who: would she like it?"])
def test_a_talk_is_between_two_who_are_called_by_name(line: str) -> None:
    state = play(grid("+ child Tama: the child", "+ parent Hine: mum", "+ agency Jo: physio"), line)
    assert (state.conversations[1].from_chair, state.conversations[1].to_chair) == (3, 2)
