"""One reader of days: what is read, said back, and asked about."""

from __future__ import annotations

from datetime import datetime

import pytest

from exercises.kernel.days import day_in, day_passed, question, read_as, unread
from exercises.kernel.shape import ExerciseError
from sessions.lines.carry_out import perform, understand
from sessions.live.session import Session
from tests.lines import PEOPLE, again, session

TODAY = "2026-03-02"
"""A Monday."""


@pytest.mark.parametrize(
    ("words", "day", "said"),
    [
        ("friday", "2026-03-06", "Friday 6 March"),
        ("by Fri", "2026-03-06", "Friday 6 March"),
        ("sat", "2026-03-07", "Saturday 7 March"),
        ("Rāmere", "2026-03-06", "Friday 6 March"),
        ("tomorrow", "2026-03-03", "Tuesday 3 March"),
        ("āpōpō", "2026-03-03", "Tuesday 3 March"),
        ("5/12", "2026-12-05", "Saturday 5 December"),
        ("5/12/27", "2027-12-05", "Sunday 5 December 2027"),
        ("5 Hakihea", "2026-12-05", "Saturday 5 December"),
        ("within 7 days", "2026-03-09", "Monday 9 March"),
        ("in two weeks", "2026-03-16", "Monday 16 March"),
        ("in 6 months", "2026-09-02", "Wednesday 2 September"),
        ("within a year", "2027-03-02", "Tuesday 2 March 2027"),
        ("next week", "2026-03-09", "Monday 9 March"),
        ("Friday week", "2026-03-13", "Friday 13 March"),
        ("a week on Friday", "2026-03-13", "Friday 13 March"),
        ("Friday next week", "2026-03-13", "Friday 13 March"),
        ("next week on Monday", "2026-03-09", "Monday 9 March"),
        ("tomorrow week", "2026-03-10", "Tuesday 10 March"),
        ("a week today", "2026-03-09", "Monday 9 March"),
        ("Friday this week", "2026-03-06", "Friday 6 March"),
        ("the last Friday of the month", "", ""),
        ("the 1st Tuesday", "", ""),
        ("the 8th", "2026-03-08", "Sunday 8 March"),
        ("Tuesday the 10th", "2026-03-10", "Tuesday 10 March"),
        ("the 1st at 10", "2026-04-01", "Wednesday 1 April"),
        ("the 31st", "2026-03-31", "Tuesday 31 March"),
        ("the 2nd meeting", "", ""),
        ("end of the week", "2026-03-06", "Friday 6 March"),
        ("the end of next week", "2026-03-13", "Friday 13 March"),
        ("end of the month", "2026-03-31", "Tuesday 31 March"),
        ("end of next month", "2026-04-30", "Thursday 30 April"),
        ("end of Haratua", "2026-05-31", "Sunday 31 May"),
        ("two weeks", "2026-03-16", "Monday 16 March"),
        ("one day", "", ""),
        ("the 8th of the month", "2026-03-08", "Sunday 8 March"),
        ("2 weeks' time", "2026-03-16", "Monday 16 March"),
        ("12-04-2026", "2026-04-12", "Sunday 12 April"),
        ("1.12.2026", "2026-12-01", "Tuesday 1 December"),
        ("9.30 - 10.15", "", ""),
        ("26 March", "2026-03-26", ""),
        ("we sat down", "", ""),
        ("soon", "", ""),
    ],
)
def test_days_are_read_as_people_say_them(words: str, day: str, said: str) -> None:
    assert day_in(words, TODAY) == day and read_as(words, TODAY) == said


def test_a_day_of_the_month_that_has_passed_is_the_last_there_was() -> None:
    assert [day_passed(words, TODAY) for words in ("the 8th", "the 1st", "the 31st", "the 2nd")] == [
        "2026-02-08",
        "2026-03-01",
        "2026-01-31",
        "2026-03-02",
    ]


def test_of_a_time_without_a_day_it_is_said_that_it_does_not_come_back() -> None:
    assert all("No day can be read" in unread(words) for words in ("next month", "next term", "soon"))
    assert not any(map(unread, ("the next session", "next time", "the 8th", "not applicable")))


def test_months_later_end_on_the_last_day_there_is() -> None:
    assert [day_in(words, "2026-08-31") for words in ("in 6 months", "in a month")] == ["2027-02-28", "2026-09-30"]
    assert day_in("in 12 months", "2028-02-29") == "2029-02-28"


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("21 May 2025", "21 May 2025 has passed"),
        ("2026-03-01", "1 March has passed"),
        ("Friday 27 March 2026", ""),
        ("Tues 8th", "8 March is a Sunday, not a Tuesday. Which of the two is meant?"),
        ("Tuesday 27 March 2026", "27 March is a Friday, not a Tuesday. Which of the two is meant?"),
        ("Tue 27/3", "27 March is a Friday, not a Tuesday"),
        ("Rātū 27 March", "27 March is a Friday, not a Tuesday"),
        ("20 February", "20 February has passed, so this is read as 20 February 2027"),
        ("20 February 2027", ""),
        ("20 October", ""),
        ("31/2", "There is no such day as 31/2. Which is meant?"),
        ("29 February 2027", "There is no such day as 29 February 2027."),
        ("yesterday", "1 March has passed. Is another day meant?"),
        ("today", ""),
        ("whenever", ""),
    ],
)
def test_a_day_that_has_passed_or_does_not_match_its_weekday_is_asked_about(words: str, asked: str) -> None:
    found = question(words, TODAY)
    assert found.startswith(asked) and bool(found) == bool(asked)


@pytest.fixture
def held() -> Session:
    return session(*PEOPLE, "talk 7 > 2 why: what helps you?", "action P3 ring the ward")


LINES = ("k1 by friday", "q1 by friday", "k1 by 5/12", "q1 by 5/12", "k1 by 5 Hakihea", "k1 by tomorrow")


@pytest.mark.parametrize("line", LINES)
def test_the_day_that_was_read_is_said_before_enter(held: Session, line: str) -> None:
    day = day_in(line, TODAY)
    assert understand(held, line).says.endswith(read_as(line, TODAY))
    perform(held, line)
    frame = held.state.frame
    assert frame is not None
    on = held.state.run.state.conversations[1].by_on if line[0] == "k" else frame.state.actions[1].by_on
    assert on == day and again(held).state == held.state


WEEKS_LATER = {
    "q1 by friday": "by friday, 6 March",
    "k1 by tomorrow": "tomorrow, 3 March",
    "p1 back in two weeks": "in two weeks, 16 March",
    "e1 review Friday": "on Friday, 6 March",
    "e1 when next session": "next session",
    "c1 by 26 March": "by 26 March",
}


@pytest.mark.parametrize("line", WEEKS_LATER)
def test_what_leaves_says_which_day_a_friday_was(held: Session, line: str) -> None:
    more = (
        "park: the van",
        "elephant aloud",
        "e1 agreed",
        "e1: we are polite",
        "e1 later",
        "conversation a > b do: well?",
    )
    for one in (*more, line):
        perform(held, one)
    frame, run = held.state.frame, held.state.run
    assert frame is not None
    of = run if line[0] == "k" else frame
    for audience in ("facilitators", "participants"):
        left = repr(of.shape.outline(of.state, audience))
        assert WEEKS_LATER[line] in left and WEEKS_LATER[line] in " ".join(of.shape.text(of.state))


def test_what_is_odd_about_a_day_is_asked_before_enter_and_stops_nothing(held: Session) -> None:
    for line in ("k1 by Tuesday 27 March 2026", "q1 by Tuesday 27 March 2026", "action P3 ask by Tue 27 March"):
        assert "is a Friday, not a Tuesday" in understand(held, line).warning
    assert "has passed" in understand(held, "k1 by 21 May 2025").warning
    assert not understand(held, "k1 by soon").warning
    perform(held, "k1 by soon")
    talk = held.state.run.state.conversations[1]
    assert (talk.by, talk.by_on) == ("soon", "")


def test_the_day_on_the_wall_counts_and_not_that_of_greenwich(held: Session) -> None:
    frame = held.state.frame
    assert frame is not None
    held.record("day", {"offset": 780}, run=frame.key)
    held.clock = lambda: datetime.fromisoformat("2026-03-05T20:00:00+00:00")
    perform(held, "k1 by tomorrow")
    assert held.today() == "2026-03-06" and held.state.run.state.conversations[1].by_on == "2026-03-07"


def test_an_entry_of_before_has_only_days_that_are_written_in_full(held: Session) -> None:
    shape, state = held.state.run.shape, held.state.run.state
    for words, day in (("Friday", ""), ("26 March", ""), ("26 March 2027", "2027-03-26")):
        after = shape.apply(state, "change_talk", {"conversation": 1, "field": "by", "text": words})
        assert after.conversations[1].by_on == day
    with pytest.raises(ExerciseError):
        perform(held, "k1 by")


SAID = {
    "y1 review Friday next week": ("Friday 13 March", ""),
    "y1 review 1 March 2026": ("", "1 March has passed. Is another day meant?"),
    "drawing 1 1 March 2026": ("", ""),
    "drawing 1 yesterday": ("Sunday 1 March", ""),
    "drawing 1 5/12": ("Friday 5 December 2025", ""),
    "drawing 1 Friday 6 March": ("", "6 March is still to come. Is another day meant?"),
    "drawing 1 Monday 12 May 2026": ("", "12 May is a Tuesday, not a Monday. Which of the two is meant?"),
    "round Friday: before": ("Friday 27 February", ""),
    "round 5 Hakihea: before": ("Friday 5 December 2025", ""),
    "round tomorrow: before": ("Tuesday 3 March", "3 March is still to come. Is another day meant?"),
    "round Monday 12 May 2026: before": ("", "12 May is a Tuesday, not a Monday. Which of the two is meant?"),
    "p1 back 31/2": ("", "There is no such day, so it does not come back by itself. A day is written 26 March."),
}


@pytest.mark.parametrize("line", SAID)
def test_a_day_of_any_exercise_is_read_and_asked_about_once(line: str) -> None:
    read, asked = SAID[line]
    others = {"drawing": ("net-gram", "+ child Tama: the child"), "round": ("team-audit", "tool Map: who is there")}
    exercise, first = others.get(line.split()[0], ("differences", "+ protocol: x"))
    told = understand(session(first, "park: x", exercises=[exercise]), line)
    assert told.warning == asked and (told.says.endswith(f": {read}") if read else "March:" not in told.says)


def test_a_day_there_is_not_is_refused_with_the_line_that_gives_one() -> None:
    held = session("+ protocol: x", exercises=["differences"])
    with pytest.raises(ExerciseError, match=r"There is no such day\. For example y1 review 12 May"):
        perform(held, "y1 review 31 June")


@pytest.mark.parametrize(
    ("words", "day", "asked"),
    [
        ("2 March", "2026-03-02", ""),
        ("1 March", "2026-03-01", ""),
        ("30 Nov", "2025-11-30", ""),
        ("3/3", "2025-03-03", ""),
        ("24/11/25", "2025-11-24", ""),
        ("friday", "2026-02-27", ""),
        ("monday", "2026-03-02", ""),
        ("yesterday", "2026-03-01", ""),
        ("12 May 2026", "2026-05-12", "12 May is still to come. Is another day meant?"),
        ("tomorrow", "2026-03-03", "3 March is still to come. Is another day meant?"),
        ("friday week", "2026-03-13", "13 March is still to come. Is another day meant?"),
        ("friday 1 March", "2026-03-01", "1 March is a Sunday, not a Friday. Which of the two is meant?"),
        ("some day", "", ""),
    ],
)
def test_a_day_that_has_passed_is_the_last_there_was(words: str, day: str, asked: str) -> None:
    assert day_passed(words, TODAY) == day and question(words, TODAY, passed=True) == asked


def test_the_day_a_story_was_told_is_asked_about_only_where_it_is_still_to_come() -> None:
    held = session("+ On the same waka", exercises=["stories"])
    today = held.today()
    for line in ("1 day yesterday", "1 day 1 January", "1 day Friday"):
        assert not understand(held, line).warning, line
        perform(held, line)
        assert held.state.run.state.pages[1].values["day"] <= today, line
    assert "is still to come" in understand(held, "1 day tomorrow").warning
