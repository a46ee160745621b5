"""What the lines of a programme rest on: looked for as it is typed, followed, and without words taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.leaving.outline import AUDIENCES
from exercises.programme.pointing import apart, moved
from sessions.lines.carry_out import Outcome, perform, understand
from sessions.live.session import open_session
from tests.sessions.report_helpers import programme, session, state, written
from tui.cli.main import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOLDSPACE_WRITER", "F1")
    return tmp_path


def wall(*more: str, title: str = "Day two") -> str:
    notes = [f"helps team: note {number} of us" for number in range(1, 6)]
    return session(title, "post-its", *notes, "1-3 > new We are asked before", "4 5 > new Cards help", *more)


def type_in(name: str, *lines: str) -> list[Outcome]:
    there = open_session(name, by="F1")
    try:
        return [perform(there, line) for line in lines]
    finally:
        there.close()


def evidence(of: int = 1) -> tuple[str, ...]:
    return state().carried[of].evidence


def carried(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["programme", "working", "carry"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("e4 t3 17, x3", ["e4 t3", "e4 17", "x3"]),
        ("e4 post-its t3 e5", ["e4 post-its t3", "e5"]),
        ("e4 e5", ["e4", "e5"]),
        ("E4 T3, X3, Theme B3", ["e4 t3", "x3", "Theme B3"]),
        ("t3 s7 story 4", ["t3", "s7", "story 4"]),
        ("story 4 9", ["story 4", "story 9"]),
        ("day-two t3", ["day-two t3"]),
        ("2026-03-12-day-two t3", ["2026-03-12-day-two t3"]),
        ("e4 story 4, a letter of the ministry", ["e4 story 4", "a letter of the ministry"]),
    ],
)
def test_pointers_stand_apart(line: str, found: list[str]) -> None:
    assert apart(line.split()) == found


def test_a_session_is_meant_by_its_event_or_its_name() -> None:
    name = programme("learned c1: cards before sheets")
    wall()
    (one, two) = type_in(name, "l1 from e1 t1 4", "l1 from day-two t2")
    assert evidence() == ("e1 post-its t1", "e1 post-its 4", "e1 post-its t2")
    assert one.says.startswith("l1 rests on theme t1 of Day two, ") and "note 4 of Day two" in one.says
    type_in(name, "l1 from Day two post-it 5, session day two")
    assert evidence()[3:] == ("e1 post-its 5", "e1")
    # Others may read the line while it is typed, so no words of theirs stand in it.
    assert "asked" not in one.says and "note 4 of us" not in one.says and "Cards" not in two.says


def test_an_exercise_is_named_where_two_have_it() -> None:
    name = programme("learned c1: cards before sheets")
    of = session("Day one", "stories", "+ On the same waka")
    there = open_session(of, by="F1")
    perform(there, "exercise post-its")
    perform(there, "helps team: waka")
    there.close()
    with pytest.raises(ExerciseError, match="could be e1 stories 1 or e1 post-its 1"):
        type_in(name, "l1 from e1 1")
    type_in(name, "l1 from e1 post-it 1", "l1 from e1 story 1")
    assert evidence() == ("e1 post-its 1", "e1 stories 1")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("e9 t1", "There is no event e9"),
        ("e2 t1", "e2 has no session yet. e2 session day-two says which it is."),
        ("e1 t9", "There is no t9 in Day two, "),
        ("day-tow t1", "Did you mean "),
        ("day two t9", "There is no t9 in Day two"),
        ("day-two t9", "There is no t9 in Day two"),
        ("elsewhere-day t1", "elsewhere-day does not belong here yet: belongs "),
        ("x4", "There is no collection x4"),
        ("l1", "l1 does not rest on itself"),
        ("e1 5", "note 5 of Day two, .* was taken back, so nothing rests on it."),
    ],
)
def test_what_cannot_be_is_said_kindly(typed: str, sentence: str) -> None:
    name = programme("learned c1: cards before sheets")
    wall("5 withdrawn")
    type_in(name, "e + workshop c1 2027-05")
    session("Elsewhere day", "post-its")
    type_in(name, "belongs elsewhere-day no")
    with pytest.raises(ExerciseError, match=sentence):
        type_in(name, f"l1 from {typed}")
    assert evidence() == ()


def test_other_words_stand_as_typed_and_a_bare_number_is_asked_about() -> None:
    name = programme("learned c1: cards before sheets")
    there = open_session(name, by="F1")
    assert understand(there, "l1 from a letter of the ministry").warning == ""
    assert "Which session is looked for as you press enter" in understand(there, "l1 from t3").warning
    wall()
    there.refresh()
    assert "Did you mean" in understand(there, "l1 from dya two 3").warning
    there.close()
    wall(title="The audit of a team")
    type_in(name, "l1 from t3, protocol f2, a letter of the ministry, audit item 1")
    assert evidence() == ("t3", "protocol f2", "a letter of the ministry", "audit item 1")


def test_it_says_what_stands_there_now(capsys: pytest.CaptureFixture[str]) -> None:
    name = programme("learned c1: cards before sheets", "learned c1: shorter days")
    held = wall()
    type_in(name, "l1 from e1 t1 1 2", "l2 from e1 t2, l1")
    told = carried(capsys)
    assert "rests on “We are asked before” (theme t1 of Day two, " in told
    assert "rests on “note 1 of us” (note 1 of Day two, " in told
    assert "rests on “cards before sheets” (l1)" in told
    type_in(held, "name 1: We are asked at last", "merge 2 1: one is how the other looks", "same 2 3", "1 withdrawn")
    told = carried(capsys)
    assert told.count("“Cards help” (theme t2 of Day two, ") == 2 and "theme t1" not in told
    assert "note 1 of us" not in told and "rests on note 1 of Day two" in told and "which was taken back" in told
    assert main(["destroy", held, "--yes", held]) == 0
    told = carried(capsys)
    assert "Cards help" not in told and "its session is gone from this computer" in told


def test_a_report_says_them_and_quotes_only_with_a_yes(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = programme("learned c1: cards before sheets", "rec: pay for it", "rec: ask first")
    held = wall("4 consent without number")
    type_in(name, "l1 from e1 t1 4 2", "r1 from e1 2 t1", "r2 from e1 5")
    for audience in AUDIENCES:
        page = written(home, audience, "--sections", "6,7")
        assert "“We are asked before” (theme t1 of Day two, " in page
        assert "“note 4 of us” (note 4 of Day two, " in page
        assert "note 2 of us" not in page and "note 2 of Day two" in page
    type_in(held, "4 withdrawn", "5 withdrawn")
    for audience in AUDIENCES:
        page = written(home, audience, "--sections", "6,7")
        assert "note 4 of us" not in page and "ask first" not in page
        assert ("taken back" in page) is (audience == "facilitators")
    assert "r2 rests on what was taken back since" in capsys.readouterr().err
    assert "report-public.md, " in written(home)  # the files that may still hold it


def test_a_thing_without_its_session_is_looked_for_in_those_of_its_cohort() -> None:
    name = programme("learned c1: cards before sheets", "learned c2: shorter days", "rec: pay for it")
    wall(title="Day two")
    session("Day three", "post-its", "helps team: one", "1 > new Theirs", of="c2 workshop")
    session("Told", "stories", "+ On the same waka", of="c2 own integration")
    (one, two, three) = type_in(name, "l1 from t1 s7, story 1", "l2 from t1", "r1 from t1")
    assert evidence() == ("e1 post-its t1", "s7", "e3 stories 1") and evidence(2) == ("e2 post-its t1",)
    assert one.says.startswith("l1 rests on theme t1 of Day two, ") and "story 1 of Told, " in one.says
    assert "No session of the programme has s7." in one.says and "theme t1 of Day three, " in two.says
    assert "t1 could be e1 post-its t1 (Day two, " in three.says and "r1 from e1 t1" in three.says
    assert state().recommendations[1].evidence == ("t1",), "what could be two is never guessed"
    type_in(name, "undo", "r1 from story 1", "cycle plan from t2")
    assert state().recommendations[1].evidence == ("e3 stories 1",)
    assert state().boxes["plan"].evidence == ("e1 post-its t2",)


def test_what_was_taken_back_is_not_found() -> None:
    name = programme("learned c1: cards before sheets")
    wall("4 withdrawn")
    (one,) = type_in(name, "l1 from 4, note 5")
    assert evidence() == ("4", "e1 post-its 5") and "No session of the programme has 4." in one.says


def test_what_was_pointed_at_wrongly_is_taken_out_again() -> None:
    name = programme("learned c1: cards before sheets")
    held = wall()
    type_in(name, "l1 from e1 t1 4 5, protocol f2")
    type_in(held, "4 withdrawn")
    with pytest.raises(ExerciseError, match="It does not rest on e1 t2"):
        type_in(name, "l1 without e1 t2")
    type_in(name, "l1 without e1 t1, e1 4", "l1 without Protocol f2")
    assert evidence() == ("e1 post-its 5",)


def test_in_a_copy_a_pointer_goes_with_its_event() -> None:
    assert moved("e4 post-its t3", {("e", 4): 7}) == "e7 post-its t3"
    assert moved("l2", {("l", 2): 5}) == "l5" and moved("story 4", {("e", 4): 7}) == "story 4"
