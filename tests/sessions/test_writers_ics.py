"""Calendars, read back with icalendar and byte by byte."""

from __future__ import annotations

from datetime import date
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.kernel.record import replace
from exercises.kernel.text import clean
from exercises.leaving.dated import Appointment
from sessions.export.making import Wanted, make
from sessions.export.previewing import preview
from sessions.export.writers.ics_file import write
from sessions.leaving.leaving import Leaving
from sessions.leaving.problem import NothingToWrite
from sessions.lines.carry_out import perform
from tests.lines import session
from tests.sessions.coded_samples import AWKWARD, awkward, gathered, held, leaving, run, sample_day

TALK = Appointment("k1", "2026-03-20", "A connecting conversation (k1)", "Aroha to Jo: kia ora", 3)


def calendar(what: Leaving, **more: bool) -> tuple[bytes, list[Any]]:
    """The bytes, after every check of their lines, and the events as icalendar reads them."""
    made = write(what, **more)
    data = made.files[""]
    assert list(made.files) == [""] and write(what, **more) == made
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")  # no letter was cut
    found = icalendar.Calendar.from_ical(data)
    assert not found.errors and found.get("X-WR-CALNAME") == "Days agreed together"
    events = list(found.walk("VEVENT"))
    assert not [problem for event in events for problem in event.errors]
    assert len({str(event["UID"]) for event in events}) == len(events)
    return data, events


def one(*dates: Appointment, **more: bool) -> tuple[bytes, list[Any]]:
    return calendar(leaving(held(run(dates=dates))), **more)


def test_a_day_is_a_whole_day_that_blocks_nothing() -> None:
    data, (event,) = one(TALK)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 3, 20), date(2026, 3, 21))
    assert event["DTSTART"].params["VALUE"] == "DATE" and event["TRANSP"] == "TRANSPARENT"
    assert event["SUMMARY"] == TALK.title and event["STATUS"] == "CONFIRMED"
    assert b"DTSTAMP:20260312T080000Z" in data and b"SEQUENCE:3" in data


def test_names_are_in_it_only_when_they_are_asked_for() -> None:
    made = write(leaving(held(run(dates=(TALK,)), title="Aroha's day")))
    assert b"Aroha" not in made.files[""] and b"kia ora" not in made.files[""] and "without names" in made.notes[0]
    _, (event,) = one(TALK, words=True)
    assert event["DESCRIPTION"] == "Aroha to Jo: kia ora"
    assert not write(leaving(held(run(dates=(TALK,)))), words=True).notes


def test_what_changed_is_the_same_event_and_newer() -> None:
    _, (before,) = one(TALK)
    later = replace(TALK, day="2026-03-27", changes=4, called_off=True)
    _, (after,) = calendar(leaving(held(run(dates=(later,)), made="2026-03-13T00:00:00Z")))
    assert before["UID"] == after["UID"] and after["SEQUENCE"] > before["SEQUENCE"]
    assert after["STATUS"] == "CANCELLED" and after["DTSTAMP"].dt > before["DTSTAMP"].dt


def test_awkward_words_come_back_as_they_are() -> None:
    _, events = calendar(awkward(), words=True)
    assert len(events) == 4 * len(AWKWARD)
    for place, text in enumerate(AWKWARD):
        words = clean(text, lines=True)
        assert str(events[place].get("SUMMARY", "")) == words
        assert str(events[place].get("DESCRIPTION", "")) == words


@pytest.mark.parametrize("letter", ["x", "ā", "—", "👩", "👩‍👩‍👧", "e\u0323\u0302", ",", "\n", "\\", " "])
@pytest.mark.parametrize("before", range(4))
def test_long_words_are_folded_between_letters(letter: str, before: int) -> None:
    words = clean(f"{'x' * before}{letter * 120}x", lines=True)
    data, (event,) = one(replace(TALK, title=words))
    assert str(event["SUMMARY"]) == words
    assert data.count(b"\r\n ") >= len(words.encode()) // 75


def test_what_means_something_in_a_calendar_is_escaped() -> None:
    data, _ = one(replace(TALK, title="a, b; c\\d\ne: f"))
    assert b"\r\nSUMMARY:a\\, b\\; c\\\\d\\ne: f\r\n" in data


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_words_come_back(title: str, words: str) -> None:
    _, (event,) = one(replace(TALK, title=title, words=words), words=True)
    assert str(event["SUMMARY"]) == clean(title, lines=True)
    assert str(event.get("DESCRIPTION", "")) == clean(words, lines=True)


@pytest.mark.parametrize("day", ["", "Friday", "2026-02-30", "9999-12-31", "2026-3-1", "soon"])
def test_what_is_no_day_is_left_out(day: str) -> None:
    _, (event,) = one(replace(TALK, key="k2", day=day), TALK)
    assert event["SUMMARY"] == TALK.title
    with pytest.raises(NothingToWrite, match="No day"):
        one(replace(TALK, day=day))


def test_the_same_key_in_another_exercise_or_session_is_another_day() -> None:
    both = (run(dates=(TALK,)), run(dates=(TALK,), key="grid"))
    _, events = calendar(leaving(held(*both, name="one"), held(*both, name="two")))
    assert len(events) == 4


def test_the_sample_day_has_the_days_that_were_agreed() -> None:
    made = sample_day()
    data, events = calendar(gathered(made))
    state = made.state.frame.state if made.state.frame else None
    assert state is not None
    agreed = [
        *(held.by_on for held in state.actions.values()),
        *(held.by_on for held in state.conversations.values()),
        *(held.back_on for held in state.parked.values()),
    ]
    days = sorted(filter(None, agreed))
    assert days and set(days) <= {str(event["DTSTART"].dt) for event in events}
    told = [
        *(held.text for held in state.actions.values()),
        *(held.opening for held in state.conversations.values()),
        *(held.wording for held in state.elephants.values() if held.wording),
    ]
    unfolded = data.replace(b"\r\n ", b"").decode()
    assert not [words for words in told if words in unfolded]
    with pytest.raises(NothingToWrite):
        write(gathered(made, audience="public"))


def test_no_title_tells_of_an_elephant() -> None:
    made = session(
        "elephant in private", "e1 review 26 March 2026", "e1 agreed", "e1: nobody eats together", exercises=()
    )
    data, (event,) = calendar(gathered(made))
    assert event["DTSTART"].dt == date(2026, 3, 26) and event["SUMMARY"] == "Look again, as agreed"
    assert b"lephant" not in data and b"eats" not in data
    assert calendar(gathered(made), words=True)[1][0]["DESCRIPTION"] == "nobody eats together"
    perform(made, "e1 agreed no")
    assert "DESCRIPTION" not in calendar(gathered(made), words=True)[1][0]


@pytest.mark.parametrize(
    ("begun", "line", "key"),
    [
        (("+ agency Jo: physio, hospital", "+ child Tama: the child", "talk 1 > 2 why: what helps?"), "k1 by", "k1"),
        (("action: ring the ward",), "q1 by", "q1"),
        (("park: interpreters",), "p1 back", "p1"),
        (("conversation nurse > teacher do: what would you drop?",), "c1 by", "c1"),
        (("elephant in private",), "e1 review", "e1-review"),
    ],
)
def test_each_change_of_a_day_is_newer_than_the_one_before(begun: tuple[str, ...], line: str, key: str) -> None:
    made = session(*begun)
    seen = []

    def now(*lines: str) -> None:
        for typed in lines:
            perform(made, typed)
        what = gathered(made)
        dates = [found for one in what.sessions for run in one.runs for found in run.dates if found.key == key]
        seen.append((dates[0].day, dates[0].changes))

    for day in (14, 21, 28):
        now(f"{line} {day} May 2027")
    assert seen == [("2027-05-14", 0), ("2027-05-21", 1), ("2027-05-28", 2)]
    now(f"{line} 28 May 2027")
    assert seen[-1] == seen[-2], "the same day is no change"
    now("undo", "undo")
    now("undo")
    now("redo")
    days, changes = zip(*seen, strict=True)
    assert days[3:] == ("2027-05-28", "2027-05-21", "2027-05-14", "2027-05-21")
    assert list(changes[3:]) == sorted(set(changes[3:])), "an undo is a change, too"


def test_what_has_no_day_is_named_as_left_out() -> None:
    made = session(
        "+ agency Jo: physio, hospital",
        "+ child Tama: the child",
        "talk 1 > 2 why: what helps?",
        "talk 1 > 2 do: what else?",
        "k1 by 5 Hakihea",
        "action: ring the ward",
        "action: done already",
        "q2 done",
        "park: interpreters",
        "elephant in private",
    )
    export = make([made], Wanted("ics", "participants"))
    assert [str(left) for left in export.written.left_out] == ["3 things agreed: no day: q1, p1 and k2"]
    lines = preview(export, [made])
    assert any("no day" in line and "k2" in line and "q1" in line for line in lines)
    assert not any("e1" in line for line in lines)
    perform(made, "k1 by soon")
    with pytest.raises(NothingToWrite, match=r"Without a day: .*k1.* Say one: \w1 (by|back) 26 March"):
        make([made], Wanted("ics", "participants"))
