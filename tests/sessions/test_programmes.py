"""A programme's file: its own lines, the sessions that belong to it, and what stays when one is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.programme.state import Programme
from sessions.export import export_bytes
from sessions.export.restoring import restored
from sessions.library import programmes, templates
from sessions.library.beginning import new_session
from sessions.library.catalogue import entries
from sessions.lines.carry_out import perform, understand
from sessions.live.session import Session, open_session
from sessions.store import locations
from sessions.store.names import UnknownName
from tui.cli.main import main


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path))
    return tmp_path


def begun(*lines: str, title: str = "Working alongside") -> Session:
    programme = programmes.new_programme(title, by="F1")
    for line in ("cohort + One: Awakōwhai", "cohort + Two: Ōkōtare", *lines):
        perform(programme, line)
    return programme


def a_session(title: str = "Day two") -> str:
    made = new_session(title, [templates.built_in()["post-its"]], by="F1")
    made.close()
    return made.name


def standing(name: str) -> tuple[str, tuple[int, ...], str]:
    programme, cohorts, kind, _ = next(entry.belongs for entry in entries() if entry.name == name)
    return programme, cohorts, kind


def test_a_programme_opens_again_as_it_was(home: Path) -> None:
    programme = begun("learned c1: cards before sheets", "e + workshop c1 2026-11-05: day one", "cycle collect")
    state = programme.state
    programme.close()
    again = open_session(programme.name, by="F2")
    assert again.state == state
    assert (home / "programmes" / "working-alongside.json").stat().st_mode & 0o777 == 0o600
    again.close()


def test_a_session_says_where_it_belongs_and_follows(home: Path) -> None:
    name, programme = a_session(), begun()
    assert perform(programme, "belongs day-two c1 workshop").says == f"{name} belongs to c1."
    assert standing(name) == ("working-alongside", (1,), "workshop")
    perform(programme, "e1 shared c1 c2")
    assert standing(name) == ("working-alongside", (1, 2), "workshop")
    perform(programme, "undo")
    assert standing(name) == ("working-alongside", (1,), "workshop")
    perform(programme, "belongs day-two no")
    assert standing(name) == ("", (), "")
    perform(programme, "undo")
    assert standing(name) == ("working-alongside", (1,), "workshop")
    state: Programme = programme.state.run.state
    assert [(event.session, event.text) for event in state.events.values()] == [(name, "Day two")]
    programme.close()


def test_what_kind_of_event_a_session_is_stays_where_nobody_says(home: Path) -> None:
    name, programme = a_session(), begun("belongs day-two c1 c2 shared integration")
    perform(programme, "belongs day-two c1")
    assert standing(name) == ("working-alongside", (1,), "shared integration")
    programme.close()
    assert main(["programme", "add", "working", "day-two", "--cohort", "1", "--cohort", "2"]) == 0
    assert standing(name) == ("working-alongside", (1, 2), "shared integration")


def test_g3_a_session_of_two_cohorts_is_in_both_and_counted_once(home: Path) -> None:
    name, programme = a_session(), begun("belongs day-two c1 c2 shared integration")
    every = entries()
    assert [one.name for one in programmes.members(programme.name, every)] == [name]
    assert [one.name for cohort in (1, 2) for one in programmes.members(programme.name, every, cohort)] == [name, name]
    programme.close()


def test_g3_a_session_that_is_gone_leaves_the_programme_sound(home: Path) -> None:
    name, programme = a_session(), begun("belongs day-two c1 workshop")
    locations.session_path(name).unlink()
    state: Programme = programme.state.run.state
    assert [event.session for event in programmes.gone(state)] == [name]
    assert programmes.members(programme.name, entries()) == []
    assert "took place" in perform(programme, "e1 held").says
    perform(programme, "belongs day-two no")
    programme.close()


def test_a_session_is_the_event_that_was_planned_for_its_day(home: Path) -> None:
    name = a_session()
    day = name[:10]
    programme = begun(f"e + workshop c1 {day}: day two of four", f"e + workshop c2 {day}", f"e + overview c1 {day[:7]}")
    assert "it is e1" in perform(programme, "belongs day-two c1 workshop").says
    events = programme.state.run.state.events
    assert (events[1].session, events[1].stands, events[1].text, len(events)) == (name, "held", "day two of four", 3)
    programme.close()


def test_a_session_whose_day_is_to_come_was_not_held(home: Path) -> None:
    name, programme = a_session(), begun()
    held = open_session(name, by="F1")
    held.record("day", {"date": "2099-03-12"}, run="frame")
    held.close()
    assert "still to come" in perform(programme, "belongs day-two c1 workshop").says
    state = programme.state.run.state
    assert (state.events[1].stands, state.events[1].day) == ("planned", "2099-03-12")
    perform(programme, "e + workshop c2 2099-04: another")
    perform(programme, "belongs day-two no")
    assert "still to come" in perform(programme, "e2 session day-two").says
    assert programme.state.run.state.events[2].stands == "planned"
    perform(programme, "e2 held")
    assert programme.state.run.state.events[2].stands == "held"
    programme.close()


def test_a_session_is_of_one_programme(home: Path) -> None:
    a_session()
    begun("belongs day-two c1 workshop").close()
    other = begun(title="Managers' network")
    with pytest.raises(ExerciseError, match="belongs to the programme working-alongside already"):
        understand(other, "belongs day-two c1 workshop")
    assert len(other.state.run.state.events) == 0
    other.close()


def test_two_programmes_of_one_name_stand_beside_each_other(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = begun(), begun()
    assert (first.name, second.name) == ("programme.working-alongside", "programme.working-alongside-2")
    assert programmes.resolve("working-alongside") == first.name
    for words in ("working", "Working alongside"):
        with pytest.raises(UnknownName, match="could be"):
            programmes.resolve(words)
    first.close()
    second.close()
    assert main(["programme", "new", "Working alongside"]) == 0
    told = capsys.readouterr()
    assert told.out == "working-alongside-3\n" and "Another programme is called Working alongside." in told.err
    begun(title="Phase").close()
    begun(title="Phase 2").close()
    assert programmes.resolve("Phase") == "programme.phase", "another title is no second of this one"


@pytest.mark.parametrize("line", ["agenda + Kai: 20", "elephant box", "exercise live-grid", "park: later", "timer 10"])
def test_a_line_of_a_session_is_answered_kindly(home: Path, line: str) -> None:
    programme = begun()
    before = programme.state
    with pytest.raises(ExerciseError, match="belongs to a session: open one"):
        understand(programme, line)
    assert programme.state == before
    programme.close()


def test_g6_two_lengths_stand_beside_each_other_and_none_is_reckoned(home: Path) -> None:
    programme = begun("fact: 12 months were planned", "fact: 16 months in all", "e + workshop c1 2025-11")
    perform(programme, "e + workshop c1 2026-11")
    text = "\n".join(programme.state.run.shape.text(programme.state.run.state))
    assert "12 months were planned" in text
    assert "16 months in all" in text
    assert text.count("months") == 2
    programme.close()


def test_g7_a_learned_line_is_closed_only_by_a_result(home: Path) -> None:
    programme = begun("learned c1: cards before sheets")
    for line in ("l1 remove", "l1 out", "l1 done", "l1 no"):
        with pytest.raises(ExerciseError):
            understand(programme, line)
    state: Programme = programme.state.run.state
    assert state.carried[1].is_open
    perform(programme, "l1 tried c2")
    assert programme.state.run.state.carried[1].is_open
    perform(programme, "l1 tried c2 no difference: as before")
    state = programme.state.run.state
    assert not state.carried[1].is_open
    assert [(trial.cohort, trial.result) for trial in state.carried[1].trials] == [(2, "no difference")]
    with pytest.raises(ExerciseError, match="was tried"):
        perform(programme, "l1 typed by mistake")
    perform(programme, "learned c2: typed twice")
    perform(programme, "l2 typed by mistake: it is l1")
    assert 2 in programme.state.run.state.carried
    programme.close()


def test_a_cohort_s_places_are_kept(home: Path) -> None:
    programme = begun("c1 to Hutt Valley: the ministry advised it", "c1 to Porirua")
    cohort = programme.state.run.state.cohorts[1]
    assert [place.place for place in cohort.places] == ["Awakōwhai", "Hutt Valley", "Porirua"]
    assert cohort.places[1].day
    programme.close()


def test_a_moved_event_that_moves_back_keeps_both(home: Path) -> None:
    programme = begun(
        "e + workshop c1 2026-11-05", "e1 moved 2027-02: no hall", "e1 moved 2026-11-05: the hall is free"
    )
    event = programme.state.run.state.events[1]
    assert (event.day, [move.was for move in event.moves]) == ("2026-11-05", ["2026-11-05", "2027-02"])
    with pytest.raises(ExerciseError, match="is there already"):
        perform(programme, "e1 moved 2026-11-05: once more")
    assert len(programme.state.run.state.events[1].moves) == 2
    programme.close()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("e + workshop c1 2026-02-30", "no such day"),
        ("e + workshop c1 31 June 2026", "no such day"),
        ("e + workshop c1 2026-13", "no such month"),
        ("e + workshop c1 5 November", "in full"),
        ("e + workshop c1 Monday 12 May 2026: day one", "12 May is a Tuesday, not a Monday"),
        ("e + workshop c9 2026-11-05", "no cohort c9"),
        ("collect + case rating c9 start", "no cohort c9"),
        ("learned c9: x", "no cohort c9"),
        ("c1 people 15 of 14", "more than"),
        ("cohort + P14: Auckland", "never somebody's number"),
        ("tool prompt-cards version 2: cards", "next version"),
        ("tool prompt-cards because l9", "no learned line"),
        ("belongs nowhere c1 workshop", "no session called"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_lost(home: Path, line: str, says: str) -> None:
    programme = begun()
    before = programme.state
    with pytest.raises(ExerciseError, match=says):
        perform(programme, line)
    assert programme.state == before
    programme.close()


def test_a_session_restored_under_another_name_is_counted_once_and_found_again(home: Path, tmp_path: Path) -> None:
    name, programme = a_session(), begun("belongs day-two c1 workshop")
    held = open_session(name, read_only=True)
    export = tmp_path / "day-two-export.json"
    export.write_bytes(export_bytes(held, "json", "facilitators"))
    held.close()
    copy = restored(export, by="F1").name
    assert copy != name and standing(copy) == standing(name)
    every, state = entries(), programme.state.run.state
    assert [one.name for one in programmes.members(programme.name, every)] == [name], "not twice"
    assert programmes.strayed(state, programmes.members(programme.name, every)) == []
    locations.session_path(name).unlink()
    (entry,) = programmes.members(programme.name, entries())
    ((stray, event),) = programmes.strayed(state, [entry])
    assert stray.name == copy and event is not None and event.number == 1
    perform(programme, f"e1 session {copy}")
    state = programme.state.run.state
    assert (state.events[1].session, programmes.gone(state), standing(copy)[1]) == (copy, [], (1,))
    assert programmes.strayed(state, programmes.members(programme.name, entries())) == []
    programme.close()


def test_a_session_that_was_renamed_keeps_its_place(home: Path) -> None:
    name, programme = a_session(), begun("belongs day-two c1 workshop")
    held = open_session(name, by="F1")
    held.record("title", {"title": "Another name", "place": ""})
    held.close()
    assert [one.title for one in programmes.members(programme.name, entries())] == ["Another name"]
    path = locations.session_path(name)
    path.rename(path.with_name("renamed-by-hand.json"))
    (entry,) = programmes.members(programme.name, entries())
    ((stray, event),) = programmes.strayed(programme.state.run.state, [entry])
    assert stray.name == "renamed-by-hand" and event is not None and event.number == 1
    programme.close()


def test_a_cohort_without_sessions_is_there_all_the_same(home: Path) -> None:
    programme = begun()
    state: Programme = programme.state.run.state
    assert programmes.members(programme.name, entries(), 2) == []
    text = "\n".join(programme.state.run.shape.text(state))
    assert "c2 Two, Ōkōtare, planned" in text
    assert programme.state.room_now().blocks
    programme.close()


def test_a_programme_made_of_nothing_but_its_title_is_read_and_shown(home: Path) -> None:
    programme = programmes.new_programme("Bare", by="F1")
    state = programme.state.run.state
    assert programme.state.run.shape.text(state) is not None
    assert [programme.state.run.shape.room_view(state, key) for key, _ in programme.state.run.shape.room_views(state)]
    programme.close()


@pytest.mark.parametrize("line", ["e1 moved 2027-02-30: no hall", "e1 moved 2027-13", "e1 moved soon"])
def test_an_event_moved_to_a_day_that_cannot_be_stays_where_it_is(home: Path, line: str) -> None:
    programme = begun("e + workshop c1 2026-11-05")
    before = programme.state
    with pytest.raises(ExerciseError, match=r"in full|no such month"):
        perform(programme, line)
    assert programme.state == before
    programme.close()


def test_a_session_of_another_programme_is_never_taken_from_it_by_an_undo(home: Path) -> None:
    name, first, second = a_session(), begun(), begun(title="Managers' network")
    perform(first, "belongs day-two c1 workshop")
    perform(first, "belongs day-two no")
    perform(second, "belongs day-two c2 workshop")
    said = perform(first, "undo").says
    assert f"{name} belongs to the programme managers-network, and stays there" in said
    assert standing(name) == ("managers-network", (2,), "workshop")
    perform(first, "belongs day-two no")
    assert standing(name) == ("managers-network", (2,), "workshop")
    first.close()
    second.close()


@pytest.mark.parametrize("line", ["export", "report", "print day", "brief c1"])
def test_what_leaves_of_it_says_where_it_is_made(home: Path, line: str) -> None:
    programme = begun()
    with pytest.raises(ExerciseError, match="holdspace programme working-alongside report --to"):
        understand(programme, line)
    programme.close()


def test_a_room_screen_opens_on_a_programme_by_its_name(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    programme = begun("e + workshop c1 2026-11-05", "show timeline")
    programme.leave_room("picture")
    programme.close()
    assert main(["room", "working-alongside"]) == 0
    assert "Awakōwhai" in capsys.readouterr().out
