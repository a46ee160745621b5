"""What a trial run of a day found: who carries an elephant, days that cannot be, counts that cannot be."""

from __future__ import annotations

from datetime import datetime

import pytest

from exercises.frame.carriers import is_role_or_group
from exercises.frame.carrying import carried_from
from exercises.frame.due import to_ask_after
from exercises.frame.reading import elephant_words
from exercises.frame.room import room_view
from exercises.frame.schedule import standing
from exercises.frame.shape import LOG
from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.shape import ExerciseError
from tests.exercises.review_lines import answered
from tests.exercises.test_log_lines import frame
from tests.lines import play, stays

AGREED = ("elephant box", "e1 agreed", "e1: we were sent", "e1 later")

FRAME = "session 0 (frame)"


@pytest.mark.parametrize("who", ["Mere", "mere", "Mere and Ana", "Mere, a convenor", "e: Ana", "Dr Smith", "pūkeko 10"])
def test_a_name_carries_no_elephant(who: str) -> None:
    with pytest.raises(ExerciseError, match="not a name"):
        play(frame(*AGREED), f"e1 carries {who}")


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("P05", False),
        ("f1", False),
        ("a convenor", True),
        ("convenors", True),
        ("both teams", True),
        ("Whānau", True),
        ("the practice leaders", True),
        ("DHB managers", True),
    ],
)
def test_only_a_role_or_a_group_stands_on_the_participants_page(who: str, seen: bool) -> None:
    state = play(frame(*AGREED), f"e1 carries {who}")
    page = str(LOG.outline(state, "participants"))
    assert (who in page) is seen and ("carried by" in page) is seen and "we were sent" in page
    assert who.lower() in str(LOG.outline(state, "facilitators")).lower()


def test_a_name_in_a_file_from_before_stays_off_the_page() -> None:
    state = LOG.apply(frame(*AGREED), "carry_by", {"elephant": 1, "who": "Mere"})
    assert "Mere" not in str(LOG.outline(state, "participants")) and not is_role_or_group("Mere")


def test_what_changed_is_told_only_with_the_yes_of_the_one_who_named_it() -> None:
    state = play(
        frame(), "elephant box", "e1 changed: the boss left", "elephant box", "e2 agreed", "e2 changed: chairs"
    )
    told = elephant_words(state.elephants[1])
    assert "boss" not in told and "something was changed" in told
    assert "changed: chairs" in elephant_words(state.elephants[2])
    assert "boss" not in "\n".join(LOG.text(state)) and "boss" not in str(carried_from(state, "Day one", FRAME))
    assert "chairs" in str(carried_from(state, "Day one", FRAME)) and LOG.exported is not None
    assert "boss" not in str(LOG.exported(state, "change_elephant", {"elephant": 1, "text": "the boss left"}))
    assert "chairs" in str(LOG.exported(state, "change_elephant", {"elephant": 2, "text": "chairs"}))


def test_a_held_picture_goes_with_the_yes() -> None:
    state = frame(*AGREED)
    held = room_view(state, "elephants")
    assert stays(state, state, held) == held and "we were sent" in str(held)
    assert "we were sent" not in str(stays(state, play(state, "e1 not agreed"), held))


@pytest.mark.parametrize(
    "line",
    [
        "e1 review 31 February",
        "e1 when 31 February",
        "e1 back 31 April",
        "p1 back 32 March",
        "q1 by 30 February",
        "c1 by 2026-02-30",
        "action P05: ring by 31 February",
        "action: ring by 31/2",
    ],
)
def test_a_day_that_cannot_be_is_said_to_be_none(line: str) -> None:
    state = frame(*AGREED, "park: x", "action: ring", "conversation nurse > teacher do: what would you drop?")
    assert "There is no such day" in LOG.parse(line, state).warning


@pytest.mark.parametrize("line", ["e1 review sometime", "q1 by blah", "c1 by blah", "p1 back blah"])
def test_words_without_a_day_are_kept_with_a_warning(line: str) -> None:
    state = frame(*AGREED, "park: x", "action: ring", "conversation nurse > teacher do: what would you drop?")
    assert "does not come back by itself" in LOG.parse(line, state).warning
    assert play(state, line) != state


@pytest.mark.parametrize(
    ("behind", "first"),
    [("from 1", "action from 1 lead practitioner: "), ("P05", "action P05: "), ("f1", "action F1: ")],
)
def test_what_stands_behind_the_day_of_an_action_is_said_to_stay_there(behind: str, first: str) -> None:
    read = LOG.parse(f"action ring the ward by 12 May {behind}", frame())
    assert f"“{behind}” stays in the words of the day" in read.warning and first in read.warning
    assert read.data["by_when"] == f"12 May {behind}"
    assert not LOG.parse("action ring the ward by 12 May from 1 pm", frame()).warning


@pytest.mark.parametrize("line", ["e1 review 26 March", "e1 when next session, first hour", "q1 by Friday", "e1 back"])
def test_a_day_or_the_next_session_needs_no_warning(line: str) -> None:
    assert not LOG.parse(line, frame(*AGREED, "action: ring")).warning


def test_an_action_needs_neither_a_colon_nor_an_owner() -> None:
    for line, text, who in (
        ("action ring the ward by Friday", "ring the ward", ""),
        ("action tidy", "tidy", ""),
        ("action P05 ring the ward by Friday", "ring the ward", "P05"),
    ):
        held = play(frame(), line).actions[1]
        assert (held.text, held.who) == (text, who)
    with pytest.raises(ExerciseError, match=r"action P05: ring the ward by Friday, or action: ring"):
        play(frame(), "action P05")


def test_counts_that_cannot_be_are_refused_with_the_way_out() -> None:
    for line in ("back 9999", "left early 999"):
        with pytest.raises(ExerciseError, match="more than a room holds"):
            play(frame(), line)
    for line in ("back 28", "left early 28"):
        with pytest.raises(ExerciseError, match="If there were more: room 28"):
            play(frame("room 27"), line)
    assert play(frame("room 27"), "back 27", "left early 1").returned[-1][1] == 27
    assert play(frame("room 300"), "back 250").returned[-1][1] == 250


def test_conversations_still_open_and_the_stop_word_go_along() -> None:
    talk = "conversation nurse > teacher do: what would you drop?"
    state = frame(
        talk,
        "c1 owner P05",
        talk,
        "c2 done yes",
        talk,
        "c3 done partly",
        talk,
        "c4 done overtaken",
        "together stop word: kāti",
    )
    later = frame()
    for kind, data in carried_from(state, "Day one", FRAME):
        later = LOG.apply(later, kind, LOG.with_number(later, kind, data))
    assert [(held.owner, held.status) for held in later.conversations.values()] == [("P05", ""), ("", "")]
    assert later.stop_word == "kāti"
    asked = to_ask_after(later, "2026-03-20", "Day two")
    assert [(held.name, held.why) for held in asked] == [("c1", "from Day one"), ("c2", "from Day one")]
    assert not to_ask_after(play(later, "c1 done yes", "c2 done no"), "2026-03-20", "Day two")


def test_a_day_not_begun_is_late_only_on_that_day() -> None:
    state = frame("agenda + Tea: 15", "agenda starts 8:45")
    state = LOG.apply(state, "day", {"date": "2026-03-26", "offset": 0})
    assert standing(state, datetime.fromisoformat("2026-03-26T22:45:00+00:00")) == "about 14 hours behind"
    assert standing(state, datetime.fromisoformat("2026-03-27T00:10:00+00:00")) == ""
    begun = LOG.apply(state, "begin_item", {"item": 1, "at": "2026-03-26T08:45:00+00:00"})
    assert standing(begun, datetime.fromisoformat("2026-03-27T00:10:00+00:00"))


def test_a_takeaway_and_a_version_are_taken_back_by_the_short_form_of_a_note() -> None:
    state = play(frame("takeaway team: count visits first", "w1 consent without my number"), "w1 withdrawn")
    assert state.learnings[1].consent == WITHDRAWN
    told = play(answered(7), "version 3: in the car", "v1 consent without my number", "v1 Withdrawn")
    assert told.versions[1].consent == WITHDRAWN
