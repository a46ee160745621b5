"""From one session to the next: what comes along, what comes back, and what a programme decided."""

from __future__ import annotations

import json
import os
from typing import Any

from sessions.library import catalogue, coming_due
from sessions.library.beginning import frame_of, new_session
from sessions.library.elephants_in_turn import elephants
from sessions.library.new_like import bring_newer_replies, new_like
from sessions.library.templates import built_in
from sessions.library.which_sessions import chosen
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from sessions.removing import destroying
from sessions.store import locations
from tests.lines import Watch, again, session

OPEN = (
    "agenda + Mihi: 20 light",
    "agenda + Grid: 125 stir p live-grid",
    "agenda + Song: 5",
    "g3 drop",
    "agenda starts 8:45",
    "meeting reflective",
    "g1 begin",
    "jargon SLT = speech-language therapist",
    "jargon hidden: secret word",
    "jargon kaupapa = a purpose",
    "j3 reo",
    "park: interpreters",
    "park: parking",
    "p2 done",
    "p1 back 26 March",
    "elephant box",
    "e1 agreed",
    "e1: we were sent",
    "e1 later",
    "e1 when next session",
    "elephant aloud",
    "e2 done",
    "action P05: ring the ward by Friday",
    "action: tidy",
    "q2 done",
    "reply: bigger letters / larger letters",
    "together judgement: hear it first",
    "together funding: name it",
    "u2 out: no",
    "note: private words",
    "moment: private words",
    "feedback helped: private words",
    "takeaway team: private words",
)


def frame(held: Session) -> Any:
    run = held.state.frame
    assert run is not None
    return run.state


def test_the_next_session_takes_along_what_is_open_and_nothing_else() -> None:
    one = session(
        *OPEN,
        "exercise live-grid",
        "+ child Tama: the child",
        title="Day one",
        exercises=["live-grid", "thinking-caps"],
    )
    before = one.documents()
    two, said = new_like("Day two", one, by="F2", clock=Watch())
    now = frame(two)
    exercises = two.state.exercises
    assert list(exercises) == ["live-grid", "thinking-caps"] and not exercises["live-grid"].state.chairs
    assert [(i.title, i.minutes, i.exercise, i.stretches) for i in now.in_order()] == [
        ("Mihi", 20, "", ()),
        ("Grid", 125, "live-grid", ()),
    ]
    assert now.facts.starts == "08:45" and now.meeting == "reflective practice"
    assert [term.term for term in now.terms.values()] == ["SLT", "kaupapa"] and now.terms[2].reo
    assert [held.text for held in now.parked.values()] == ["interpreters"]
    assert [(held.wording, held.decision) for held in now.elephants.values()] == [("we were sent", "at a set time")]
    assert [held.text for held in now.actions.values()] == ["ring the ward"]
    assert [held.changed for held in now.replies] == ["larger letters"]
    assert [(held.text, held.agreed) for held in now.agreement.values()] == [("hear it first", "")]
    for things in (now.terms, now.parked, now.elephants, now.actions, now.agreement):
        assert {held.from_session for held in things.values()} == {"Day one"}
    assert "private words" not in json.dumps(two.documents()) and "secret word" not in json.dumps(two.documents())
    assert said == (
        "Carried over from Day one: 2 parts of the day, 2 jargon words, 1 elephant, 1 parked thing, "
        "1 action to ask after, 1 reply to say and 1 line of the agreement to ask again. "
        "It holds Live Net-'works' grid and Thinking Caps."
    )
    assert one.documents() == before, "the earlier session stays as it was"
    assert again(two).state == two.state


def test_other_exercises_and_another_place_may_be_given() -> None:
    one = session("park: x", title="Day one")
    two, _ = new_like("Day two", one, [built_in()["post-its"]], place="Wellington", by="F2", clock=Watch())
    assert list(two.state.exercises) == ["post-its"] and two.state.place == "Wellington"
    empty = session(title="Nothing")
    three, said = new_like("Day three", empty, by="F2", clock=Watch())
    assert said == "Nothing was left open in Nothing, so nothing is carried over. It holds Live Net-'works' grid."
    assert list(three.state.exercises) == ["live-grid"]


# -- what comes back --------------------------------------------------------------------------------------------------


def listed(name: str) -> catalogue.Entry:
    return next(entry for entry in catalogue.entries() if entry.name == name)


def test_the_list_of_sessions_knows_what_comes_back_without_any_words() -> None:
    one = session(
        "park: interpreters",
        "p1 back 26 March",
        "elephant box",
        "e1 review 20 April",
        "park: no day",
        "action P05: ring by 2026-03-05",
        "jargon SLT",
        title="Day one",
    )
    one.close()
    entry = listed(one.name)
    assert entry.waiting == (("q1", "2026-03-05"), ("p1", "2026-03-26"), ("e1", "2026-04-20"))
    path = locations.session_path(one.name)
    stamp = path.stat().st_mtime_ns - 10**9
    os.utime(path, ns=(stamp, stamp))
    catalogue.entries()
    assert listed(one.name).waiting == entry.waiting, "out of the index as out of the file"
    assert b"interpreters" not in (locations.home() / "index.json").read_bytes()
    every = catalogue.entries()
    assert coming_due.due(every, "2026-03-01") == {}
    assert coming_due.due(every, "2026-03-26") == {one.name: ["q1", "p1"]}
    held = open_session(one.name, by="F2", clock=Watch())
    for line in ("p1 done", "q1 done", "e1 done"):
        perform(held, line)
    held.close()
    assert listed(one.name).waiting == ()


def test_what_went_on_waits_in_the_newer_session_only() -> None:
    one = session("park: interpreters", "p1 back 26 March", title="Day one")
    later = Watch()
    later.now = later.now.replace(day=20)
    two, _ = new_like("Day two", one, by="F2", clock=later)
    assert listed(two.name).carried_from == ("Day one", listed(one.name).known_as)
    assert coming_due.due(catalogue.entries(), "2026-03-30") == {two.name: ["p1"]}


def test_what_went_on_is_known_by_no_title_that_may_be_another() -> None:
    one = session("park: interpreters", "p1 back 26 March", title="Day one")
    later = Watch()
    later.now = later.now.replace(day=20)
    two, _ = new_like("Day two", one, by="F2", clock=later)
    perform(one, "title: The first day")
    assert coming_due.due(catalogue.entries(), "2026-03-30") == {two.name: ["p1"]}
    perform(one, "p1 done")
    assert listed(one.name).waiting == () and any("Day two" in line for line in destroying.plan(one.name, "F2").stays)


def test_a_frame_is_no_exercise_of_the_list() -> None:
    held = session(title="Day one")
    entry = listed(held.name)
    assert entry.exercises == ("Live Net-'works' grid",) and "agenda" not in entry.called
    assert entry.state == "not started"


# -- a programme ------------------------------------------------------------------------------------------------------


def test_a_programme_shows_decisions_with_agreed_words_only() -> None:
    for title, place, lines in (
        (
            "Day one",
            "Te Awa",
            ("elephant private", "e1 agreed", "e1: we were sent", "e1 later", "e1 review 26 March", "e1 carries F1"),
        ),
        (
            "Day two",
            "te awa",
            (
                "elephant box",
                "e1 be",
                "e1 changed: pukeko",
                "elephant box",
                "e2 agreed",
                "e2: taken back",
                "e2 not agreed",
            ),
        ),
        ("Elsewhere", "Hutt", ("elephant aloud", "e1 now")),
        ("Quiet", "Te Awa", ()),
    ):
        held = new_session(title, [built_in()["live-grid"]], place=place, by="F2", clock=Watch())
        for line in lines:
            perform(held, line)
        held.close()
    entries = catalogue.entries()
    found, problems = elephants(chosen(entries, "te awa"))
    told = [(session.entry.title, session.lines) for sessions in found.values() for session in sessions]
    assert not problems and [title for title, _ in told] == ["Day one", "Day two"]
    assert told[0][1] == ("e1 “we were sent”; at a set time; carried by F1; we look again on 26 March 2026",)
    words = str(told)
    assert "26 March 2026" in words and "pukeko" not in words and "taken back" not in words and "private" not in words
    assert "let it be, knowingly" in words
    assert [entry.title for entry in chosen(entries, "Day")] == ["Day one", "Day two"]
    assert [entry.title for entry in chosen(entries, "hut")] == ["Elsewhere"]
    every, _ = elephants(chosen(entries, ""))
    assert sum(len(sessions) for sessions in every.values()) == 3


def test_an_elephant_that_went_on_is_told_once_where_it_stands_now() -> None:
    named = ("elephant box", "e1 agreed", "e1: we were sent", "elephant box", "e2 later", "elephant box", "e3 done")
    one = session(*named, title="Day one")
    later, last = Watch(), Watch()
    later.now, last.now = later.now.replace(day=20), last.now.replace(day=25)
    two, _ = new_like("Day two", one, by="F2", clock=later)
    three, _ = new_like("Day three", two, by="F2", clock=last)
    perform(three, "e1 power")
    for held in (one, two, three):
        held.close()
    found, _ = elephants(chosen(catalogue.entries(), "Day"))
    assert {each.entry.title: each.lines for sessions in found.values() for each in sessions} == {
        "Day one": ("e3 no words kept; done",),
        "Day three": (
            "e1 “we were sent”; with others who have the power; from Day one, then Day two",
            "e2 no words kept; at a set time; from Day one, then Day two",
        ),
    }


def test_a_programme_tells_the_day_it_was_held() -> None:
    held = session("elephant box", title="Day one")
    held.record("day", {"date": "2026-01-20"}, run=frame_of(held).key)
    held.close()
    found, _ = elephants(catalogue.entries())
    assert [each.day for sessions in found.values() for each in sessions] == ["2026-01-20"]


def test_the_next_session_opens_at_its_first_exercise() -> None:
    held, _ = new_like("Day two", session(exercises=["live-grid", "post-its", "thinking-caps"]), clock=Watch())
    assert held.state.current == "live-grid" == held.state.display.run and again(held).state == held.state


def test_a_day_that_was_on_is_not_said_to_be_not_started() -> None:
    held = session("agenda + Tea: 15", "agenda next", title="Day one")
    assert catalogue.state_in_words(held.state) == "under way"
    perform(held, "g1 end")
    assert catalogue.state_in_words(held.state) == "held"


def test_a_reply_that_came_after_the_next_session_was_made_is_brought_once() -> None:
    two = session("park: interpreters", "reply: bigger letters / larger letters", title="Day two")
    three, _ = new_like("Day three", two, clock=Watch())
    assert bring_newer_replies(three) == ""
    perform(two, "reply: say it beforehand / it stands on the agenda")
    said = bring_newer_replies(three)
    assert "1 newer reply from Day two" in said and said.endswith("ctrl z takes that back.")
    assert [held.said for held in frame(three).replies] == ["bigger letters", "say it beforehand"]
    assert {held.from_session for held in frame(three).replies} == {"Day two"}
    perform(three, "undo")
    assert len(frame(three).replies) == 1 and bring_newer_replies(three) == "", "what was taken back stays out"
    assert bring_newer_replies(two) == ""


def test_a_session_whose_earlier_one_is_gone_or_damaged_opens_as_it_is() -> None:
    two = session("park: interpreters", "reply: bigger letters / larger letters", title="Day two")
    three, _ = new_like("Day three", two, clock=Watch())
    perform(two, "reply: say it beforehand / it stands on the agenda")
    locations.session_path(two.name).write_text("no session at all", encoding="utf-8")
    assert bring_newer_replies(three) == ""
    locations.session_path(two.name).unlink()
    assert bring_newer_replies(three) == "" and len(frame(three).replies) == 1
