"""A new session of a programme belongs at once and takes in what its cohort must carry; learnings stay there."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.library import programmes, templates
from sessions.library.beginning import new_session
from sessions.library.catalogue import entries
from sessions.lines.carry_out import perform
from sessions.lines.new_in_programme import join, of_session
from sessions.live.session import Session

SECRET = "nobody talks about the contract"
COHORTS = ("cohort + One: Awakōwhai", "cohort + Two: Ōkōtare")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path))
    return tmp_path


def a_session(title: str) -> Session:
    return new_session(title, [templates.built_in()["post-its"]], by="F1")


def begun(*lines: str) -> str:
    programme = programmes.new_programme("Working alongside", by="F1")
    for line in (*COHORTS, *lines):
        perform(programme, line)
    programme.close()
    return programme.name


def an_earlier(programme: str, cohort: int, title: str = "Day one") -> None:
    session = a_session(title)
    join(session, programme, [cohort])
    for line in (
        "reply: too long / shorter parts",
        "action P05: ring the ward by Friday",
        "elephant box",
        "e1 agreed",
        f"e1: {SECRET}",
        "e1 later",
        "e1 review 2 January 2020",
        "elephant box",
        "e2 later",
        "e2 review 2 January 2099",
    ):
        perform(session, line)
    session.close()


def frame(session: Session):  # type: ignore[no-untyped-def]
    run = session.state.frame
    assert run is not None
    return run.state


def test_it_belongs_at_once_and_takes_in_what_its_cohort_left_open(home: Path) -> None:
    programme = begun("learned c1: cards before sheets", "learned c2: the first meeting is at theirs")
    an_earlier(programme, 2)
    an_earlier(programme, 1, "Elsewhere")
    session = a_session("Day two")
    said = join(session, programme, [2], "own integration")
    assert session.state.belongs is not None and session.state.belongs.cohorts == (2,)
    assert next(one.belongs for one in entries() if one.name == session.name)[2] == "own integration"
    assert "It belongs to Working alongside, c2." in said
    assert "1 reply to say, 1 elephant that is due and 1 action to ask after" in said
    assert "To try: cards before sheets. In the programme then: l1 tried c2 helped: …" in said
    assert "theirs" not in said and SECRET not in said
    assert len(frame(session).elephants) == len(frame(session).actions) == len(frame(session).replies) == 1
    assert of_session(session) == ["To try: cards before sheets. In the programme then: l1 tried c2 helped: …"]
    session.close()


def test_what_went_on_already_is_not_carried_twice(home: Path) -> None:
    programme = begun()
    an_earlier(programme, 2)
    second, third = a_session("Day two"), a_session("Day three")
    join(second, programme, [2])
    second.close()
    join(third, programme, [2])
    assert len(frame(third).elephants) == len(frame(third).actions) == 1
    assert {one.from_session for one in frame(third).actions.values()} == {"Day two"}
    third.close()


def test_a_learning_that_has_its_result_is_no_longer_to_be_tried(home: Path) -> None:
    programme = begun("learned c1: cards before sheets")
    session = a_session("Day two")
    join(session, programme, [2])
    assert of_session(session)
    from sessions.live.session import open_session

    there = open_session(programme, by="F1")
    perform(there, "l1 tried c2 helped: they were kept")
    there.close()
    assert of_session(session) == []
    session.close()


def test_what_is_tried_where_it_was_learned_is_recorded_for_that_cohort(home: Path) -> None:
    programme = begun("learned c2: the first meeting is at theirs", "l1 tried c2")
    session = a_session("Day two")
    said = join(session, programme, [2])
    assert "l1 tried c2 helped" in said and "c1" not in said
    assert of_session(session) == [
        "To try: the first meeting is at theirs. In the programme then: l1 tried c2 helped: …"
    ]
    session.close()


def test_a_planned_event_is_the_session_that_is_made_for_it(home: Path) -> None:
    programme = begun("e + workshop c2 2099-11-05: day two", "e + workshop c2 2099-12", "e + workshop c1 2099-11-05")
    session = a_session("Day two")
    said = join(session, programme, [2])
    assert "as e1, day two, 5 November 2099." in said
    from sessions.live.session import open_session

    there = open_session(programme, by="F1")
    state = programmes.state_of(there)
    assert (len(state.events), state.events[1].session, state.events[1].stands) == (3, session.name, "planned")
    assert next(programmes.day_of(one) for one in entries() if one.name == session.name) == "2099-11-05"
    assert any("once it is over: e1 held" in line for line in of_session(session))
    perform(there, "e1 held")
    assert programmes.state_of(there).events[1].stands == "held" and of_session(session) == []
    there.close()
    session.close()


def test_of_two_planned_it_is_the_one_of_the_day_it_is_held(home: Path) -> None:
    programme = begun("e + workshop c2 2099-11-05", "e + workshop c2 2099-12")
    session = a_session("Day two")
    perform(session, "held on 3 December 2099")
    assert "as e2, workshop, December 2099." in join(session, programme, [2])
    assert session.state.frame is not None and session.state.frame.state.facts.date == "2099-12-03"
    session.close()


def test_which_of_two_planned_events_it_is_is_not_guessed(home: Path) -> None:
    programme = begun("e + workshop c2 2099-11-05", "e + workshop c2 2099-12")
    session = a_session("Day two")
    assert "as e" not in join(session, programme, [2])
    from sessions.live.session import open_session

    there = open_session(programme, read_only=True)
    assert [one.session for one in programmes.state_of(there).events.values()] == ["", "", session.name]
    there.close()
    session.close()


def test_a_programme_that_is_gone_leaves_the_session_sound(home: Path) -> None:
    programme = begun("learned c1: cards before sheets")
    session = a_session("Day two")
    join(session, programme, [2])
    (home / "programmes" / "working-alongside.json").unlink()
    assert of_session(session) == []
    session.close()


@pytest.mark.parametrize(("cohort", "kind"), [(9, "workshop"), (2, "party")])
def test_a_cohort_or_kind_there_is_not_is_one_sentence(home: Path, cohort: int, kind: str) -> None:
    programme, session = begun(), a_session("Day two")
    with pytest.raises(ExerciseError):
        join(session, programme, [cohort], kind)
    assert session.state.belongs is None
    session.close()
