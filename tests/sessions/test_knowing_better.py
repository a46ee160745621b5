"""Restoring an older file, or merging one, beside a session that knows better: what was taken back stays so."""

from __future__ import annotations

import io
import json
import shlex
from pathlib import Path

import pytest

from sessions.export import export_bytes, restore, restored
from sessions.export.scope import not_readable
from sessions.importing.merging import merge_file
from sessions.lines.carry_out import perform
from sessions.live.alike import same_entry
from sessions.live.session import Session, open_session
from sessions.store import locations
from tests.lines import again, session
from tests.sessions.test_carried_on import KINDS, SECRET, begun_with, leaving
from tui.cli.commands import COMMANDS
from tui.cli.main import main


def exported(held: Session, tmp_path: Path, name: str = "older.json") -> Path:
    path = tmp_path / name
    path.write_bytes(export_bytes(held, "json", "facilitators"))
    return path


GOOD = {
    "withdrawn for good": ("a takeaway", "a learning", "a version", "a note", "an answer", "a sheet"),
    "unname for good": ("a name",),
    "e1 not agreed for good": ("an elephant",),
}
IN_THE_TRAIL = (
    *("a thought", "a nod to a page", "something parked"),
    *("a reply", "a line of the agreement", "a stop word", "a grid's stop word"),
)
"""Of these the facilitators' own log has the words still."""
WAYS = [*((what, "") for what in KINDS), *((what, line) for line, kinds in GOOD.items() for what in kinds)]
"""What is taken back, and the line that takes it out of the file for good as well."""


@pytest.mark.parametrize(("what", "for_good"), WAYS)
def test_an_older_file_comes_back_without_what_was_taken_back_since(what: str, for_good: str, tmp_path: Path) -> None:
    exercises, lines, line = KINDS[what]
    held = session(*begun_with(exercises), *lines, exercises=exercises)
    path = exported(held, tmp_path)
    perform(held, line)
    if for_good:
        perform(held, f"{for_good} yes")
        assert SECRET not in locations.session_path(held.name).read_text("utf-8")
    back = restored(path, by="F2")
    assert f"What was taken back in {held.name} is taken back here as well." in back.says
    assert "nothing can be known" in back.says
    copy = open_session(back.name)
    told = {key: run.state for key, run in copy.state.runs.items()}
    assert told == {key: run.state for key, run in again(held).state.runs.items()}
    if for_good:
        assert SECRET not in locations.session_path(copy.name).read_text("utf-8")
    assert SECRET not in leaving(copy) or what in IN_THE_TRAIL


@pytest.mark.parametrize(
    ("exercise", "lines", "line"),
    [
        ("net-gram", ("+ child Tama: the child", "view whānau: Hine", "consent yes"), "consent no"),
        (
            "relationship-review",
            ("agreed", "draw 1", "1 a well: she rings", "keep both", "demonstration"),
            "demonstration no",
        ),
        ("group-thinking-caps", ("next", "task: clear my head"), "keep nothing"),
    ],
)
def test_a_yes_that_was_taken_back_since_is_none_in_an_older_file(
    exercise: str, lines: tuple[str, ...], line: str, tmp_path: Path
) -> None:
    held = session(*lines, exercises=(exercise,))
    path = exported(held, tmp_path)
    perform(held, line)
    back = restored(path, by="F2")
    assert f"What was taken back in {held.name} is taken back here as well." in back.says
    assert open_session(back.name).state.run.state == held.state.run.state


def test_beside_the_file_a_later_one_is_looked_at(tmp_path: Path) -> None:
    held = session(f": {SECRET}", exercises=["post-its"])
    older = exported(held, tmp_path)
    perform(held, "1 withdrawn")
    exported(held, tmp_path, "later.json")
    locations.session_path(held.name).unlink()
    back = restored(older, by="F2")
    assert "taken back in later.json" in back.says
    assert SECRET not in leaving(open_session(back.name))


def test_a_name_taken_out_of_the_title_or_the_place_alone_does_not_come_back_with_an_older_file(tmp_path: Path) -> None:
    held = session(": they ring back", "place: with Priya", exercises=["post-its"], title="A day at Priya's")
    older = exported(held, tmp_path)
    perform(held, "unname all: Priya / a colleague")
    back = restored(older)
    assert f"What was taken back in {held.name} is taken back here as well" in back.says and "priya" not in back.name
    there = open_session(back.name)
    assert (there.state.title, there.state.place) == ("A day at [a colleague]'s", "with [a colleague]")
    assert "Priya" not in leaving(there)


def test_without_another_copy_it_says_that_it_cannot_know(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = session(f": {SECRET}", exercises=["post-its"])
    older = exported(held, tmp_path)
    locations.session_path(held.name).unlink()
    assert main(["restore", str(older)]) == 0
    said = capsys.readouterr()
    assert said.out.strip() == held.name and "elsewhere nothing can be known" in said.err


def test_two_notes_of_the_same_number_are_two(tmp_path: Path) -> None:
    held = session(": one", exercises=["post-its"])
    older = exported(held, tmp_path)
    copy = open_session(restore(older), by="F2")
    perform(copy, ": only in the copy")
    later = exported(copy, tmp_path, "later.json")
    perform(held, ": only here [1]")
    perform(held, "2 withdrawn")
    perform(held, "withdrawn for good yes")
    back = open_session(restore(later), by="F2")
    assert back.state.runs["post-its"].state.notes[2].text == "only in the copy"


def test_a_text_with_brackets_is_no_less_of_another() -> None:
    held = session(": see [1] there", ": see quite another", exercises=["post-its"])
    one, other = held.events[-2:]
    assert not same_entry(one, type(one)(one.number, other.run, other.kind, other.data, other.at, other.by))


def test_merging_an_older_file_brings_nothing_back(tmp_path: Path) -> None:
    held = session(f": {SECRET}", ": Priya cried", exercises=["post-its"])
    older = exported(held, tmp_path)
    perform(held, "1 withdrawn")
    perform(held, "unname all: Priya / a colleague")
    new = session(exercises=["post-its"], title="Another day")
    report = merge_file(new, older)
    told = json.dumps(new.documents(), ensure_ascii=False)
    assert SECRET not in told and "Priya" not in told and "[a colleague] cried" in told
    assert any(f"taken back in {held.name}" in line for line in report.lines)


def test_a_conflicted_copy_knows_too(tmp_path: Path) -> None:
    held = session(f": {SECRET}", exercises=["post-its"])
    older = exported(held, tmp_path)
    path = locations.session_path(held.name)
    perform(held, "1 withdrawn")
    path.rename(path.with_name(f"{path.stem} (Jo's conflicted copy 2026-11-20).json"))
    back = restored(older)
    assert "conflicted copy" in back.says and SECRET not in leaving(open_session(back.name))


# -- conflicted copies beside a session --------------------------------------------------------------------------------


def conflict(held: Session) -> Path:
    path = locations.session_path(held.name)
    beside = path.with_name(f"{path.stem} (Jo's conflicted copy 2026-11-20).json")
    beside.write_bytes(path.read_bytes())
    return beside


@pytest.mark.parametrize("line", GOOD)
def test_what_goes_for_good_names_a_conflicted_copy_and_mends_it_when_asked(line: str) -> None:
    exercises, lines, back = KINDS[GOOD[line][0] if line != "withdrawn for good" else "a note"]
    held = session(*begun_with(exercises), *lines, exercises=exercises)
    beside = conflict(held)
    perform(held, back)
    asked = perform(held, line).says
    assert beside.name in asked and f"type: {line} yes with copies" in asked
    said = perform(held, f"{line} yes").says
    assert beside.name in said and SECRET in beside.read_text("utf-8")
    assert "mended too" in perform(held, f"{line} yes with copies").says
    assert SECRET not in beside.read_text("utf-8")


def test_the_list_and_destroying_name_a_conflicted_copy(capsys: pytest.CaptureFixture[str]) -> None:
    held = session(": one", exercises=["post-its"])
    beside = conflict(held)
    held.close()
    assert main(["list"]) == 0
    assert f"is a conflicted copy of {held.name}" in capsys.readouterr().out
    assert main(["destroy", held.name, "--yes", held.name, "--preview"]) == 0
    assert f"{beside.name}, a conflicted copy of it: --with-copies" in capsys.readouterr().out
    assert main(["destroy", held.name, "--yes", held.name, "--with-copies"]) == 0
    assert not beside.exists()


def test_what_is_said_of_a_conflicted_copy_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    held = session(": one", exercises=["post-its"])
    conflict(held)
    held.close()
    main(["list"])
    said = capsys.readouterr().out.partition("only in it: ")[2].partition(". Then delete")[0]
    assert main(shlex.split(said)[1:]) == 0 and "nothing new" in capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_files_beside_the_sessions_end_no_command(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = session(": one", exercises=["post-its"])
    conflict(held)
    (locations.sessions_folder() / "My notes.json").write_text("{}", "utf-8")
    held.close()
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main([name]) != 70, capsys.readouterr().err


def test_an_export_of_a_programme_says_of_such_files_what_they_are() -> None:
    held = session(": one", exercises=["post-its"])
    beside = conflict(held)
    held.close()
    (said,) = not_readable()
    assert beside.stem in said and "is no session" in said


NARROWER = {
    "stories": ("+ ZQ", "1 problem: ZQ", "1 by P19", "1 read back", "1 agreed", "1 consent with my P-number"),
    "post-its": ("helps team: ZQ", "1 consent without number"),
    "adoption-review": ("round 2026-03-20: end", "version 3: ZQ", "v1 consent without my number"),
    "live-grid": ("takeaway team: ZQ", "w1 consent without my number"),
}


@pytest.mark.parametrize(
    ("exercise", "line"),
    [
        ("stories", "1 consent in this room only"),
        ("stories", "1 consent without my number"),
        ("stories", "1 consent not asked"),
        ("post-its", "1 consent room only"),
        ("adoption-review", "v1 consent in this room only"),
        ("live-grid", "w1 consent in this room only"),
    ],
)
def test_words_that_may_be_used_by_fewer_since_do_not_leave_with_an_older_file(
    exercise: str, line: str, tmp_path: Path
) -> None:
    held = session(*NARROWER[exercise], exercises=(exercise,))
    path = exported(held, tmp_path)
    perform(held, line)
    copy = open_session(restore(path, by="F2"))
    assert {key: run.state for key, run in copy.state.runs.items()} == {
        key: run.state for key, run in again(held).state.runs.items()
    }


def test_a_wider_consent_and_a_first_one_are_not_taken_over_from_another_file(tmp_path: Path) -> None:
    held = session("+ ZQ", "1 problem: ZQ", "+ XQ", "2 consent in this room only", exercises=("stories",))
    path = exported(held, tmp_path)
    for line in ("1 consent in this room only", "2 consent without my number"):
        perform(held, line)
    pages = open_session(restore(path, by="F2")).state.run.state.pages
    assert [page.consent for page in pages.every()] == ["not asked", "in this room only"]


def test_what_is_taken_back_again_is_taken_back_in_an_older_file_too(tmp_path: Path) -> None:
    held = session("+ ZQ", "1 problem: ZQ", "1 nod problem", "1 nod none", "1 nod problem", exercises=("stories",))
    path = exported(held, tmp_path)
    perform(held, "1 nod none")
    assert not open_session(restore(path, by="F2")).state.run.state.pages[1].nods
