"""A programme's file keeps what a session's keeps: two writers, undo, copies, restore, rescue, destroy, the drawer."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.programme.state import Programme
from sessions.export import export_bytes
from sessions.export.restoring import restored
from sessions.importing.case_form import CaseError
from sessions.importing.merging import merge_file
from sessions.library import programmes, templates
from sessions.library.beginning import new_session
from sessions.library.catalogue import entries, resolve
from sessions.library.rescuing import rescue
from sessions.lines.carry_out import perform
from sessions.live import drafts
from sessions.live.session import Session, open_session
from sessions.live.state import KEEP_UNTIL
from sessions.removing import destroying
from sessions.removing.opening import opened
from sessions.store import locations, private_files
from tui.cli.main import main


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "data"))
    return tmp_path


def begun(*lines: str, title: str = "Working alongside") -> Session:
    programme = programmes.new_programme(title, by="F1")
    for line in ("cohort + One: Awakōwhai", "cohort + Two: Ōkōtare", *lines):
        perform(programme, line)
    return programme


def state_of(session: Session) -> Programme:
    state: Programme = session.state.run.state
    return state


def in_the_copy(path: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Types those lines in the copy, on a laptop of its own."""
    with monkeypatch.context() as elsewhere:
        folder = path.parent / "laptop"
        elsewhere.setenv("HOLDSPACE_HOME", str(folder))
        (folder / "programmes").mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / "programmes" / "working-alongside.json")
        copy = open_session("programme.working-alongside", by="F2")
        for line in lines:
            perform(copy, line)
        copy.close()
        shutil.copy(folder / "programmes" / "working-alongside.json", path)


@pytest.fixture
def copied(home: Path) -> Callable[[Session], Path]:
    def copy(programme: Session) -> Path:
        path = home / "second-laptop.json"
        shutil.copy(locations.session_path(programme.name), path)
        return path

    return copy


def test_g5_two_writers_at_once_and_each_takes_back_their_own(home: Path) -> None:
    first = begun()
    second = open_session(first.name, by="F2")
    perform(second, "learned c1: cards before sheets")
    perform(first, "e + workshop c1 2026-11-05")
    perform(second, "learned c2: half as long")
    assert [line.text for line in state_of(second).carried.values()] == ["cards before sheets", "half as long"]
    assert len(state_of(second).events) == 1, "what the other wrote is there at the next line"
    perform(first, "undo")
    perform(second, "undo")
    assert (len(state_of(second).events), list(state_of(second).carried)) == (0, [1])
    first.close()
    second.close()
    again = open_session(second.name, read_only=True)
    assert (len(state_of(again).cohorts), len(state_of(again).events), list(state_of(again).carried)) == (2, 0, [1])
    again.close()


def test_g5_a_copy_from_a_second_laptop_comes_in(
    home: Path, copied: Callable[[Session], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = begun("learned c1: cards before sheets")
    path = copied(here)
    in_the_copy(
        path,
        monkeypatch,
        "cohort + Three: Redgum Landing",
        "learned c3: ask where to meet",
        "l2 from t3 s7",
        "e + workshop c3 c1 2026-11-05: day one",
        "c3 to Stringybark Ford: the river",
        "cycle collect",
        "fact: 16 months in all",
        "tool prompt-cards version 1: twelve cards",
        "tool prompt-cards because l2",
    )
    perform(here, "cohort + Four: Te Awa")
    perform(here, "learned c2: interviews half as long")
    perform(here, "fact: 12 months were planned")
    report = merge_file(here, path)
    now = state_of(here)
    assert [cohort.name for cohort in now.cohorts.values()] == ["One", "Two", "Four", "Three"]
    assert now.carried[3].text == "ask where to meet" and now.carried[3].cohort == 4
    assert now.carried[3].evidence == ("t3", "s7")
    assert now.events[1].cohorts == (4, 1)
    assert [place.place for place in now.cohorts[4].places] == ["Redgum Landing", "Stringybark Ford"]
    assert (now.box, now.facts) == ("collect", ("12 months were planned", "16 months in all"))
    assert now.tools["prompt-cards"].versions[0].because == 3
    assert "4 new" not in report.says and "3 new lines" in report.says
    assert "nothing new" in merge_file(here, path).says and state_of(here) == now
    perform(here, "undo")
    assert 4 not in state_of(here).cohorts and list(state_of(here).carried) == [1, 2]
    merge_file(here, path)
    assert state_of(here) == now
    here.close()


def test_g5_of_what_both_changed_this_ones_stays_and_is_told(
    home: Path, copied: Callable[[Session], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = begun("tool cards version 1: twelve", "cycle question: what helps?")
    path = copied(here)
    lines = ("c1: First of all", "c2: Second", "cycle question: what gets in the way?", "tool sheets version 1: theirs")
    in_the_copy(path, monkeypatch, *lines, "c1 to Porirua", "learned c1: the same line")
    for line in ("c1: Number One", "c1 to Hutt Valley", "tool sheets version 1: ours", "learned c1: the same line"):
        perform(here, line)
    report = merge_file(here, path)
    now = state_of(here)
    assert (now.cohorts[1].name, now.cohorts[2].name) == ("Number One", "Second")
    assert now.question == "what gets in the way?"
    assert now.tools["sheets"].versions[0].text == "ours"
    assert [place.place for place in now.cohorts[1].places] == ["Awakōwhai", "Hutt Valley", "Porirua"]
    assert list(now.carried) == [1], "a line typed in both is one"
    said = " ".join(report.lines)
    assert "c1 (name) was changed in both" in said and "tool sheets" in said
    here.close()


def test_g5_what_is_no_copy_is_refused_and_nothing_comes_in(home: Path, copied: Callable[[Session], Path]) -> None:
    here, other = begun(), begun(title="Managers' network")
    before = state_of(here)
    with pytest.raises(CaseError, match=r"another programme.*Nothing was brought in"):
        merge_file(here, copied(other))
    session = new_session("Day two", [templates.built_in()["post-its"]], by="F1")
    with pytest.raises(CaseError, match="is a session, and this is a programme"):
        merge_file(here, copied(session))
    with pytest.raises(CaseError, match="is a programme, and this is a session"):
        merge_file(session, copied(other))
    assert state_of(here) == before
    for one in (here, other, session):
        one.close()


def test_g5_a_programme_comes_back_from_its_json_export(home: Path) -> None:
    here = begun("learned c1: cards before sheets", "e + workshop c1 2026-11-05")
    path = home / "programme-export.json"
    path.write_bytes(export_bytes(here, "json", "facilitators"))
    made = restored(path, by="F2")
    assert made.name == "programme.working-alongside-2"
    again = open_session(made.name, read_only=True)
    assert state_of(again) == state_of(here) and again.is_programme
    again.close()
    here.close()


def test_g5_a_programme_damaged_in_the_middle_is_only_read_and_can_be_rescued(home: Path) -> None:
    here = begun("learned c1: cards before sheets", "learned c2: half as long")
    here.close()
    path = locations.session_path(here.name)
    lines = path.read_bytes().splitlines(keepends=True)
    at = next(place for place, line in enumerate(lines) if b"Awak" in line)
    lines[at] = lines[at].replace(b"Awak", b"Owak")
    path.write_bytes(b"".join(lines))
    assert programmes.listed()[0].damaged
    hurt = opened(here.name, by="F1")
    assert hurt.damage and [line.text for line in state_of(hurt).carried.values()]
    with pytest.raises(ExerciseError, match=r"holdspace rescue programme\.working-alongside"):
        perform(hurt, "learned c2: one more")
    hurt.close()
    assert path.read_bytes() == b"".join(lines), "what is damaged is never written over"
    name, told = rescue(here.name)
    assert name == "programme.working-alongside-rescued" and any("cannot be read" in line for line in told)
    again = open_session(name, by="F1")
    assert not again.damage
    perform(again, "cohort + Again: Te Awa")
    again.close()


def test_g5_a_rescued_programme_goes_on_with_its_sessions(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = [new_session(title, [templates.built_in()["post-its"]], by="F1") for title in ("Day one", "Day two")]
    for one in made:
        one.close()
    here = begun("belongs day-one c1 workshop", "learned c1: ask where to meet", "belongs day-two c1 workshop")
    here.close()
    path = locations.session_path(here.name)
    path.write_bytes(path.read_bytes().replace(b"where to meet", b"wherE to meet"))
    assert main(["programme", "working", "timeline"]) == 0
    told = capsys.readouterr().err
    assert "holdspace rescue programme.working-alongside" in told and "no event is that session" not in told
    page = home / "report.md"
    assert main(["programme", "working", "report", "--to", str(page), "--yes"]) == 0
    assert "the programme's own file cannot be read" in page.read_text(encoding="utf-8")
    name, said = rescue(here.name)
    assert any("2 sessions belong to working-alongside-rescued from now on" in line for line in said)
    assert {entry.belongs[0] for entry in entries()} == {"working-alongside-rescued"}
    again = open_session(name, by="F1")
    assert [one.session for one in state_of(again).events.values()] == [one.name for one in made]
    again.close()


def test_g5_a_programme_damaged_where_it_begins_says_so_everywhere_and_is_rescued_whole(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_session("Day two", [templates.built_in()["post-its"]], by="F1").close()
    here = begun("belongs day-two c1 workshop", "learned c1: half as long")
    here.close()
    path = locations.session_path(here.name)
    hurt = path.read_bytes().replace(b"cards before sheets", b"cards beforE sheets")
    path.write_bytes(hurt)
    (listed,) = programmes.listed()
    assert (
        "damaged where it begins" in listed.problem and "holdspace rescue programme.working-alongside" in listed.problem
    )
    file = str(home / "x.md")
    for words in (
        ("programme", "working", "timeline"),
        ("programme", "working", "quotes"),
        ("programme", "working", "report", "--to", file),
        ("programme", "working", "brief", "c1", "--to", file),
        ("new", "Day three", "--programme", "working"),
        ("do", here.name, "cycle collect"),
        ("show", here.name),
    ):
        assert main([*words]) != 0
        told = capsys.readouterr()
        assert "damaged where it begins" in told.err and told.err.count("\n") == 1, words
    assert path.read_bytes() == hurt
    name, _ = rescue(here.name)
    again = open_session(name, by="F1")
    state = state_of(again)
    assert ([one.name for one in state.cohorts.values()], len(state.events)) == (["One", "Two"], 1)
    assert [one.text for one in state.carried.values()] == ["half as long"] and not again.damage
    again.close()


def test_g5_a_programme_is_whole_from_its_first_write(home: Path) -> None:
    here = programmes.new_programme("Working alongside", by="F1")
    assert [event.kind for event in here.events] == ["session", "exercise"]
    assert locations.session_path(here.name).stat().st_size > 0 and here.state.run.state.cohorts == {}
    here.close()


def test_g5_a_session_that_says_it_belongs_nowhere_is_told_again(home: Path) -> None:
    new_session("Day two", [templates.built_in()["post-its"]], by="F1").close()
    here = begun("belongs day-two c1 workshop")
    path = home / "programme-export.json"
    path.write_bytes(export_bytes(here, "json", "facilitators"))
    here.close()
    destroying.destroy(destroying.plan(here.name, "F1"))
    restored(path, by="F1")
    back = open_session("programme.working-alongside", by="F1")
    perform(back, "belongs day-two c1 workshop")
    assert [entry.belongs[0] for entry in entries()] == ["working-alongside"]
    back.close()


def test_g5_a_destroyed_programme_leaves_its_sessions_every_word(home: Path) -> None:
    made = new_session("Day two", [templates.built_in()["post-its"]], by="F1")
    made.close()
    here = begun("belongs day-two c1 workshop")
    here.close()
    planned = destroying.plan(here.name, "F1")
    said = " ".join((*planned.removes, *planned.stays))
    assert planned.title == "Working alongside" and "1 session" in said and "every word" in said
    destroying.destroy(planned)
    assert programmes.names() == [] and not locations.session_path(here.name).exists()
    (entry,) = entries()
    assert (entry.name, entry.belongs[0]) == (made.name, "")
    left = [path.name for path in (home / "data").rglob("*") if "working-alongside" in path.name]
    assert left == []


def test_g5_until_when_a_programme_is_kept_is_in_the_list(home: Path) -> None:
    here = begun()
    here.record(KEEP_UNTIL, {"day": "2026-01-31"})
    here.close()
    assert [one.keep_until for one in programmes.listed()] == ["2026-01-31"]


def test_g5_a_conflicted_copy_is_named(home: Path) -> None:
    here = begun()
    here.close()
    path = locations.session_path(here.name)
    copy = path.with_name("working-alongside (conflicted copy).json")
    shutil.copy(path, copy)
    problems = [one.problem for one in programmes.listed() if one.problem]
    assert len(problems) == 1 and "conflicted copy of programme.working-alongside" in problems[0]
    assert f"holdspace merge programme.working-alongside '{copy}'" in problems[0]
    assert resolve("programme.working-alongside") == here.name
    planned = destroying.plan(here.name, "F1")
    assert planned.copies == (copy,)


def test_g5_what_the_disk_refuses_waits_and_is_saved_later(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = begun()

    def refuse(*told: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(private_files, "write_at", refuse)
        perform(here, "learned c1: cards before sheets")
        assert len(here.unsaved) == 1 and here.problem
        assert [line.text for line in state_of(here).carried.values()] == ["cards before sheets"]
    assert here.flush() and not here.unsaved and here.problem is None
    here.close()
    again = open_session(here.name, read_only=True)
    assert [line.text for line in state_of(again).carried.values()] == ["cards before sheets"]
    again.close()


def test_g5_an_unfinished_line_is_kept_and_goes_with_the_programme(home: Path) -> None:
    here = begun()
    here.close()
    drafts.keep(here.name, "F1", {"line": "learned c1: cards bef"})
    drafts.keep(here.name, "F2", {"line": "x1 done 24 of"})
    assert drafts.writers(here.name, lambda text: "cards bef" in text) == ["f1"]
    planned = destroying.plan(here.name, "F1")
    assert any("not finished in it, by f1 and f2" in line for line in planned.removes)
    destroying.destroy(planned)
    assert list(locations.drafts_folder().iterdir()) == []
