"""What the frame counts from stored times: the day planned and as it was, the timer, what comes back by itself."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from exercises.frame import timer as clock
from exercises.frame.carrying import carried_from, planned_like
from exercises.frame.due import due, to_ask_after
from exercises.frame.running import following
from exercises.frame.schedule import begins, length, local_day, minutes_behind, minutes_taken, standing
from exercises.frame.shape import LOG
from exercises.frame.state import Frame
from exercises.kernel.days import comes_back, day_in, said_day
from exercises.kernel.shape import ExerciseError
from exercises.leaving.outline import AUDIENCES
from sessions.lines.carry_out import perform, understand
from tests.exercises.test_log_lines import SAMPLE, frame
from tests.lines import session

DAY = "2026-03-12"
PLAN = (
    ("Arrive", 15, ""),
    ("Mihi", 20, ""),
    ("Grid", 90, "09:20"),
    ("Tea", 20, ""),
    ("Close", 30, ""),
)


def at(time: str, *, zone: str = "+13:00") -> str:
    return f"{DAY}T{time}:00{zone}"


def now(time: str) -> datetime:
    return datetime.fromisoformat(at(time))


def step(state: Frame, kind: str, /, **data: Any) -> Frame:
    """The state after one move, as it is recorded."""
    told: Frame = LOG.apply(state, kind, json.loads(json.dumps(LOG.with_number(state, kind, data))))
    return told


def planned(*, clocked: bool = True) -> Frame:
    state = frame()
    if clocked:
        state = step(state, "day", date=DAY, offset=780, starts="08:45")
    for title, minutes, start in PLAN:
        state = step(state, "plan_item", title=title, minutes=minutes, planned=start if clocked else "")
    return state


def test_ahead_and_behind_are_told_in_words() -> None:
    state = planned()
    assert standing(state, now("08:40")) == "" and standing(state, now("08:55")) == "about 10 minutes behind"
    state = step(state, "begin_item", item=1, at=at("08:45"))
    assert standing(state, now("08:59")) == "as planned" == standing(state, now("09:02"))
    assert standing(state, now("09:10")) == "about 10 minutes behind"
    state = step(state, "begin_item", item=2, at=at("09:12"))
    assert standing(state, now("09:13")) == "about 12 minutes behind"
    state = step(state, "drop_item", item=3)
    state = step(state, "begin_item", item=4, at=at("09:30"))
    assert standing(state, now("09:31")) == "about 80 minutes ahead"
    assert minutes_taken(state.items[2]) == 18 and minutes_taken(state.items[4]) is None
    assert minutes_taken(state.items[4], now("09:31")) == 1


def test_a_day_without_a_clock_is_reckoned_from_its_beginning() -> None:
    state = planned(clocked=False)
    assert minutes_behind(state, now("12:00")) is None
    state = step(state, "begin_item", item=1, at=at("10:00"))
    assert standing(state, now("10:05")) == "as planned" and minutes_behind(state, now("10:25")) == 10
    jumped = step(state, "begin_item", item=3, at=at("10:05"))
    assert standing(jumped, now("10:06")) == "about 30 minutes ahead"


def test_the_times_of_utc_and_of_the_wall_agree() -> None:
    state = step(planned(), "begin_item", item=1, at="2026-03-11T19:45:00+00:00")
    assert standing(state, datetime.fromisoformat("2026-03-11T19:50:00+00:00")) == "as planned"
    assert local_day(state, "2026-03-11T19:45:00+00:00") == DAY
    assert local_day(frame(), "2026-03-11T19:45:00+00:00") == "2026-03-11"


def test_the_order_of_the_day() -> None:
    state = planned()
    assert step(state, "move_item", item=5, after=1).order == (1, 5, 2, 3, 4)
    assert step(state, "move_item", item=3, after=0).order == (3, 1, 2, 4, 5)
    state = step(state, "begin_item", item=2, at=at("09:00"))
    state = step(state, "repeat_item", item=1)
    assert state.order == (1, 2, 6, 3, 4, 5) and state.items[6].title == "Arrive" and state.items[6].repeats == 1
    state = step(step(state, "drop_item", item=6), "begin_item", item=5, at=at("09:30"))
    assert state.here is state.items[5] and state.items[2].stretches[0].ended == at("09:30")
    assert following(state) is None
    state = step(state, "begin_item", item=2, at=at("09:40"))
    after = following(state)
    assert after is not None and after.number == 3 and len(state.items[2].stretches) == 2
    for kind, data in (
        ("begin_item", {"item": 2, "at": at("09:41")}),
        ("drop_item", {"item": 2}),
        ("move_item", {"item": 2, "after": 2}),
        ("end_item", {"item": 1, "at": at("09:41")}),
    ):
        with pytest.raises(ExerciseError):
            step(state, kind, **data)


def test_the_timer_counts_from_what_is_stored() -> None:
    state = step(frame(), "timer_start", minutes=10, at=at("10:00"), label="Thinking Caps")
    held = state.timer
    assert held is not None
    assert clock.left(held, now("10:04")) == 360 and clock.words(held, now("10:04")) == "about 6 minutes left"
    assert clock.words(held, now("10:09") + timedelta(seconds=40)) == "less than a minute left"
    for over in (now("10:10"), now("14:00"), now("10:10") + timedelta(days=3)):
        assert clock.left(held, over) == 0 and clock.words(held, over) == clock.OVER and clock.part(held, over) == 1.0
    assert clock.left(held, now("09:00")) == 600, "a clock set back"
    assert clock.timer_of(json.loads(json.dumps(clock.public(held)))) == held


@pytest.mark.parametrize(
    ("until", "seconds"),
    [("10:30", 1660), ("10:03", 40), ("11:02", 3580), ("4:00", 21_460), ("16:00", 21_460), ("10:02", 0)],
)
def test_a_timer_until_a_time_on_the_clock(until: str, seconds: int) -> None:
    typed = {"until": until, "label": "tea", "at": "2026-03-12T10:02:20+13:00"}
    if not seconds:
        with pytest.raises(ExerciseError, match=r"10:02 has passed, or is far off; it is 10:02\. In minutes: timer 10"):
            step(frame(), "timer_start", **typed)
        return
    held = step(frame(), "timer_start", **typed).timer
    assert held is not None and (held.seconds, held.label) == (seconds, "tea")


def test_it_is_the_clock_on_the_wall_that_says_when_the_timer_ends() -> None:
    held = session()
    here = held.clock().astimezone() + timedelta(minutes=20)
    clock_says = f"{here:%H:%M}".removeprefix("0")
    with pytest.raises(ExerciseError, match=f"it is {here - timedelta(minutes=20):%H:%M}"):
        understand(held, f"timer until {here - timedelta(minutes=25):%H:%M}")
    assert understand(held, f"timer until {here:%H:%M}").says == f"a timer until {clock_says}"
    assert perform(held, f"timer until {here:%H:%M}: tea").says == f"a timer until {clock_says}: tea."
    timer = held.state.frame.state.timer  # type: ignore[union-attr]
    assert 19 * 60 <= timer.seconds <= 20 * 60


def test_the_timer_pauses_and_takes_more() -> None:
    state = step(frame(), "timer_start", minutes=10, at=at("10:00"))
    state = step(state, "timer_pause", at=at("10:04"))
    assert state.timer and clock.left(state.timer, now("11:00")) == 360
    assert clock.words(state.timer, now("11:00")) == "waiting; about 6 minutes left"
    state = step(state, "timer_on", at=at("10:30"))
    assert state.timer and clock.left(state.timer, now("10:31")) == 300
    state = step(state, "timer_more", minutes=-1, at=at("10:31"))
    assert state.timer and clock.left(state.timer, now("10:31")) == 240
    none = step(state, "timer_more", minutes=-60, at=at("10:31")).timer
    assert none and clock.left(none, now("10:31")) == 0
    late = step(state, "timer_more", minutes=1, at=at("10:50"))
    assert late.timer and clock.left(late.timer, now("10:50")) == 60, "more begins from now, not from the end"
    assert step(state, "timer_off").timer is None


def test_an_elephant_makes_every_clock_wait() -> None:
    state = step(frame(), "phase", phase="day", at=at("09:50"))
    state = step(state, "timer_start", minutes=10, at=at("10:00"))
    state = step(state, "hold_elephant", at=at("10:02"))
    assert state.paused_since == at("10:02") and state.timer
    assert clock.left(state.timer, now("10:30")) == 480
    state = step(state, "elephant_over", at=at("10:22"))
    assert state.timer and clock.left(state.timer, now("10:23")) == 420
    assert (state.paused_since, state.paused_seconds) == ("", 1200)
    state = step(step(state, "timer_pause", at=at("10:23")), "hold_elephant", at=at("10:24"))
    assert step(state, "elephant_over", at=at("10:25")).timer == state.timer, "a timer that waited before still waits"
    for kind in ("hold_elephant", "resume"):
        with pytest.raises(ExerciseError, match="elephant over"):
            step(state, kind, at=at("10:25"))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("26 March", "2026-03-26"),
        ("2026-03-26", "2026-03-26"),
        ("26/3", "2026-03-26"),
        ("1 March", "2027-03-01"),
        ("Thursday 26th of March 2027", "2027-03-26"),
        ("March 26", "2026-03-26"),
        ("today after lunch", "2026-03-12"),
        ("tomorrow", "2026-03-13"),
        ("Friday", "2026-03-13"),
        ("thursday", "2026-03-19"),
        ("by Tue", "2026-03-17"),
        ("26 Poutūterangi", "2026-03-26"),
        ("next week", "2026-03-19"),
        ("31 February", ""),
        ("2026-13-01", ""),
        ("in the one-page summary", ""),
        ("next session, first hour", ""),
        ("", ""),
        ("when we sat down", ""),
        ("99999 March", ""),
        ("31/12", "2026-12-31"),
        ("29 February", ""),
        ("3 hui", ""),
    ],
)
def test_days_are_read_from_plain_words(words: str, day: str) -> None:
    assert day_in(words, DAY) == day


def test_days_keep_their_words() -> None:
    state = step(frame(), "day", offset=780)
    state = step(state, "park", text="x", back="tomorrow", at="2026-03-11T19:45:00+00:00")
    assert (state.parked[1].back, state.parked[1].back_on) == ("tomorrow", "2026-03-13")


def names(state: Frame, today: str, title: str) -> list[str]:
    return [held.name for held in due(state, today, title)]


def test_what_is_parked_comes_back_on_its_day_and_in_its_session() -> None:
    state = frame()
    for back in ("26 March", "next session, first hour", "day three", "", "in the one-page summary"):
        state = step(state, "park", text="something", back=back, at=at("10:00"))
    state = step(state, "name_elephant", raised="in private")
    state = step(state, "date_elephant", elephant=1, field="review", text="26 March", at=at("10:00"))
    state = step(state, "name_elephant", raised="aloud")
    state = step(state, "date_elephant", elephant=2, field="when", text="next session", at=at("10:00"))
    assert names(state, "2026-03-25", "Working alongside: day two") == []
    assert names(state, "2026-03-26", "Working alongside: day two") == ["e1", "p1"]
    assert names(state, DAY, "Working alongside: day three") == ["p3"]
    assert names(step(state, "parked_done", parked=3), DAY, "Working alongside: day three") == []
    assert names(step(state, "date_elephant", elephant=2, field="review", text="today", at=at("11:00")), DAY, "x") == [
        "e2"
    ]
    later = frame()
    for kind, data in carried_from(state, "Working alongside: day two", "session 0 (frame)"):
        later = step(later, kind, **data)
    assert names(later, "2026-03-20", "Working alongside: day three") == ["e2", "p2", "p3"]
    assert all("secret" not in held.text for held in due(later, "2026-12-01", "x"))


def test_an_elephant_without_words_comes_back_without_words() -> None:
    state = step(frame(), "name_elephant", raised="box")
    state = step(state, "date_elephant", elephant=1, field="review", text="today", at=at("10:00"))
    assert due(state, DAY, "x")[0].text == "an elephant, without words"


def test_a_new_session_takes_over_what_is_open() -> None:
    state = frame(*SAMPLE, "q2 done", "p1 done", "e2 done", "jargon hidden: secret word", "u3 out: x")
    moves = carried_from(state, "Day two", "session 0 (frame)")
    later = frame()
    for kind, data in moves:
        later = step(later, kind, **data)
    assert {
        held.from_session
        for things in (later.terms, later.elephants, later.parked, later.actions, later.agreement)
        for held in things.values()
    } == {"Day two"}
    assert [term.term for term in later.terms.values()] == [t.term for t in state.terms.values() if not t.hidden]
    assert later.terms[1].meanings == state.terms[1].meanings and later.groups[0].name == "one plan"
    assert [held.wording for held in later.elephants.values()] == ["we were sent and are polite"]
    assert list(later.parked) == [1] and later.parked[1].back_on == state.parked[2].back_on != ""
    assert [held.text for held in later.actions.values()] == ["ring the ward"] and len(later.agreement) == 2
    assert all(not held.agreed for held in later.agreement.values()), "asked again, never pasted"
    assert "to be asked again" in str(LOG.room_view(later, "agreement"))
    assert [held.name for held in to_ask_after(later, DAY, "Day three")] == ["q1", "c1"]
    assert "fewer lines" in str(LOG.room_view(later, "replies"))
    assert [kind for kind, _ in carried_from(later, "Day three", "session 0 (frame)")].count("carry_reply") == 0
    again = frame()
    for kind, data in planned_like(state, "session 0 (frame)"):
        again = step(again, kind, **data)
    assert [(i.title, i.minutes, i.exercise) for i in again.in_order()] == [
        (i.title, i.minutes, i.exercise) for i in state.in_order()
    ]


def test_no_wording_is_carried_without_a_yes() -> None:
    with pytest.raises(ExerciseError, match="agrees"):
        step(frame(), "carry_elephant", from_session="Day one", wording="x")


def test_a_word_carried_twice_keeps_what_is_known() -> None:
    state = frame("jargon SLT = what we say here")
    state = step(state, "carry_jargon", term="slt", plain="other", stands_for="s l t", from_session="Day one")
    assert len(state.terms) == 1 and (state.terms[1].plain, state.terms[1].stands_for) == ("what we say here", "s l t")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "1 minute"),
        (80, "80 minutes"),
        (120, "2 hours"),
        (150, "2 and a half hours"),
        (746, "12 hours"),
    ],
)
def test_long_times_are_said_in_hours(minutes: int, words: str) -> None:
    assert length(minutes) == words
    state = step(planned(), "begin_item", item=1, at=at("08:45"))
    late = now("09:00") + timedelta(minutes=minutes)
    assert standing(state, late) == (f"about {words} behind" if minutes > 2 else "as planned")


def test_a_part_left_out_has_no_time_of_its_own() -> None:
    state = step(planned(), "drop_item", item=2)
    assert 2 not in begins(state) and begins(state)[3] == now("09:20")
    begun = step(step(planned(), "begin_item", item=2, at=at("09:00")), "end_item", item=2, at=at("09:05"))
    assert 2 in begins(step(begun, "drop_item", item=2))


@pytest.mark.parametrize(
    ("words", "said", "back"),
    [
        ("2026-03-26", "26 March", "comes back on 26 March"),
        ("2027-01-02", "2 January 2027", "comes back on 2 January 2027"),
        ("Friday", "Friday", "comes back on Friday"),
        ("today after lunch", "today after lunch", "comes back today after lunch"),
        ("next session", "next session", "comes back next session"),
        ("26 March", "26 March", "comes back on 26 March"),
        ("not applicable", "", ""),
        ("", "", ""),
        ("2026-02-31", "2026-02-31", "comes back 2026-02-31"),
        ("2026-03-26 or so", "26 March or so", "comes back on 26 March or so"),
    ],
)
def test_days_are_said_as_people_say_them(words: str, said: str, back: str) -> None:
    assert said_day(words, DAY) == said and comes_back(words, DAY) == back


def test_no_page_has_a_day_as_a_machine_writes_it() -> None:
    state = step(frame("park: interpreters", "elephant box", "e1 agreed", "e1: we were sent", "e1 be"), "day", date=DAY)
    state = step(state, "change_parked", parked=1, field="back", text="2026-03-26", at=at("10:00"))
    state = step(state, "date_elephant", elephant=1, field="when", text="not applicable", at=at("10:00"))
    state = step(state, "date_elephant", elephant=1, field="review", text="2026-03-26", at=at("10:00"))
    for audience in AUDIENCES:
        told = str(LOG.outline(state, audience))
        assert "2026-03-26" not in told and "not applicable" not in told
        if audience == "public":
            continue
        assert "comes back on 26 March" in told and "let it be, knowingly" in told
        assert "we look again on 26 March" in told.replace("We look", "we look")
    assert "when" not in "".join(line for line in LOG.text(state) if "e1" in line)
    assert [held.why for held in due(state, "2026-04-01", "x")] == ["26 March", "26 March"]


def test_the_history_of_an_agreement_is_told_with_the_day_on_the_wall() -> None:
    state = step(planned(), "agree_line", heading="judgement", text="be kind", at=at("10:00"))
    state = step(state, "reword_line", line=1, text="say it", at="2026-03-11T20:00:00+00:00")
    assert "other words on 12 March, was" in str(LOG.outline(state, "facilitators"))


def test_four_digits_that_are_no_year_are_a_time_behind_a_word_too() -> None:
    typed = ("Welcome 0930", "The grid 0945-1015", "Lunch 1230-1330", "Ward 1200")
    held = session(*(f"agenda + {words}" for words in typed))
    assert held.state.frame is not None
    parts = held.state.frame.state.items.values()
    assert [(one.title, one.planned, one.minutes) for one in parts] == [
        ("Welcome", "09:30", 0),
        ("The grid", "09:45", 30),
        ("Lunch", "12:30", 60),
        ("Ward 1200", "", 0),
    ]


def test_a_year_behind_a_word_is_no_time_and_a_timer_counts_no_seconds() -> None:
    held = session("agenda + Review 2026: 20", "agenda + Plan for 2030")
    assert held.state.frame is not None
    parts = held.state.frame.state.items.values()
    assert [(one.title, one.minutes, one.planned) for one in parts] == [
        ("Review 2026", 20, ""),
        ("Plan for 2030", 0, ""),
    ]
    for line in ("timer 90 s", "timer 90 sec: tea", "timer 5 seconds"):
        with pytest.raises(ExerciseError, match="How many minutes"):
            perform(held, line)
    with pytest.raises(ExerciseError, match=r"or 1:30 pm\. For example agenda starts 8:45"):
        perform(held, "agenda starts 2")
    with pytest.raises(ExerciseError, match=r"Is this meant\? agenda starts 9:00"):
        perform(held, "agenda starts 9")


def test_a_day_is_planned_on_the_day_its_first_part_began_by_the_clock_there() -> None:
    """A session is made ahead: weeks before, when the clocks were still on summer time."""
    held = planned()
    for later, zone in (("2026-05-12", "+12:00"), ("2026-03-13", "+13:00"), ("2026-05-11", "+00:00")):
        begun = f"{later}T{'08:50' if zone != '+00:00' else '19:50'}:00{zone}"
        state = step(held, "begin_item", item=1, at=begun)
        assert standing(state, datetime.fromisoformat(begun)) == "about 5 minutes behind", zone
        assert begins(state)[1].astimezone(datetime.fromisoformat(begun).tzinfo).date().isoformat() == later
        over = datetime.fromisoformat(begun) + timedelta(minutes=40)
        assert standing(state, over) == "about 30 minutes behind"
    state = step(held, "begin_item", item=1, at="2026-05-12T08:50:00+12:00")
    assert "begun 08:50, 5 minutes late" in "\n".join(LOG.text(state))
    on = step(state, "begin_item", item=2, at="2026-05-13T09:00:00+12:00")
    assert standing(on, datetime.fromisoformat("2026-05-13T09:00:00+12:00")) == "on another day than planned"
