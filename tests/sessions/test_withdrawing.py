"""Words that were taken back: out of every copy, here and in other sessions, and out of whatever is exported later."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.wall.state import Wall
from sessions.distil.together import bring_together, session_for
from sessions.export import Wanted, export_bytes, make, put, restore
from sessions.export.noting import note
from sessions.library.beginning import new_session
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform
from sessions.live import drafts
from sessions.live.copies import taken_back
from sessions.live.session import Session, open_session
from sessions.removing.destroying import plan
from sessions.removing.withdrawing import catch_up
from sessions.store import locations, private_files
from tests.lines import Watch, again, session
from tests.tui.cli_helpers import full_disk
from tui.cli.main import main

SECRET = "kererū at dusk"
"""Words that are taken back."""


def day(title: str = "Hutt day two", *lines: str) -> Session:
    """A session with a wall of three notes, two of them in themes, and a sheet of feedback."""
    clock = Watch()
    clock.now += timedelta(days=sum(map(ord, title)))
    held = new_session(title, [built_in()["post-its"]], clock=clock)
    for line in (
        "go cluster",
        f"helps team: {SECRET}",
        "team: We eat first",
        "difficult me: I nod",
        "1 2 > new Somebody answers",
        "3 > new We nod",
        "feedback helped: row of ZQchairs; way: the bell",
        *lines,
    ):
        perform(held, line)
    return held


def wall_of(held: Session, key: str) -> Wall:
    found: Wall = held.state.runs[key].state
    return found


def gathered(*days: Session) -> Session:
    held = session_for("Hutt", [])
    bring_together(held, [one.name for one in days])
    return held


# -- in the same session ----------------------------------------------------------------------------------------------


def copied() -> Session:
    """A statement that was folded in to the wall as well; the facilitators are where it was written."""
    held = day()
    for line in (
        "exercise distil",
        f"statement works team: {SECRET} again",
        "exercise post-its",
        "fold in statements",
        "exercise distil",
    ):
        perform(held, line)
    return held


def test_a_statement_taken_back_is_taken_back_where_it_was_folded_in_by_one_entry() -> None:
    held = copied()
    before, entries = held.state, len(held.events)
    said = perform(held, "1 withdrawn").says
    assert "Its copies in Post-it theming went with it" in said and len(held.events) == entries + 1
    copy = wall_of(held, "post-its").notes[4]
    assert copy.withdrawn and f"{SECRET} again" not in repr(wall_of(held, "post-its").notes)
    assert f"{SECRET} again" not in export_bytes(held, "json", "facilitators").decode()
    assert again(held).state == held.state
    said = perform(held, "undo").says
    assert "how words may be used, note 1, with its copies" in said
    assert held.state.runs == before.runs, "one undo, and it is where it was everywhere"
    assert "Its copies in Post-it theming went" in perform(held, "redo").says
    assert wall_of(held, "post-its").notes[4].withdrawn and wall_of(held, "distil").notes[1].withdrawn


def test_taking_back_a_copy_reaches_what_it_was_copied_from() -> None:
    held = copied()
    perform(held, "exercise post-its")
    perform(held, "4 withdrawn")
    assert wall_of(held, "distil").notes[1].withdrawn


def test_restored_from_its_export_it_is_the_equal_session(tmp_path: Path) -> None:
    held = copied()
    perform(held, "1 withdrawn")
    path = tmp_path / "whole.json"
    path.write_bytes(export_bytes(held, "json", "facilitators"))
    back = open_session(restore(path), by="F2")
    assert {key: run.state for key, run in back.state.runs.items()} == {
        key: run.state for key, run in held.state.runs.items()
    }


@pytest.mark.parametrize("line", ["f1 remove", "f1 helped:"])
def test_feedback_that_is_taken_out_is_out_of_the_wall_it_was_folded_in_to(line: str) -> None:
    held = day("Sheets")
    perform(held, "fold in feedback 1-2")
    perform(held, line)
    found = {note.text: note.withdrawn for note in wall_of(held, "post-its").notes.every() if note.item}
    assert "row of ZQchairs" not in found and found.get("the bell") == (None if "remove" in line else False)
    assert "row of ZQchairs" not in export_bytes(held, "json", "facilitators").decode()
    perform(held, "undo")
    assert "row of ZQchairs" in repr(wall_of(held, "post-its").notes)


def test_feedback_taken_back_on_the_wall_is_taken_out_of_its_sheet() -> None:
    held = day("Sheets")
    perform(held, "fold in feedback 1-2")
    (number,) = [note.number for note in wall_of(held, "post-its").notes.every() if note.text == "row of ZQchairs"]
    perform(held, f"{number} withdrawn")
    frame = held.state.frame
    assert frame is not None and frame.state.sheets[1].helped == "" and frame.state.sheets[1].way == "the bell"
    assert "row of ZQchairs" not in export_bytes(held, "json", "facilitators").decode()
    assert held.events[-1].at.endswith("T00:00:00+00:00"), "no minute tells who wrote what"


# -- in other sessions ------------------------------------------------------------------------------------------------


def test_a_withdrawal_follows_at_once_to_sessions_that_gathered_it(tmp_path: Path) -> None:
    held = day()
    together = gathered(held)
    made = make([together], Wanted("json", "facilitators"))
    put(made, tmp_path / "all.json")
    note([together], made, tmp_path / "all.json")
    together.close()
    said = perform(held, "1 withdrawn").says
    assert "Taken out as well in Distil: Hutt." in said
    assert "Earlier exports of Distil: Hutt still have them: all.json" in said
    assert "restored from one of them on another computer" in said
    there = open_session(together.name)
    assert SECRET not in repr(wall_of(there, "distil").notes)
    assert SECRET not in export_bytes(there, "json", "facilitators").decode()
    said = perform(held, "undo").says
    assert "In Distil: Hutt the words stay taken out" in said
    assert SECRET in repr(wall_of(held, "post-its").notes)


def test_taken_back_where_it_was_gathered_it_is_taken_back_where_it_was_said() -> None:
    held = day()
    together = gathered(held)
    (number,) = [note.number for note in wall_of(together, "distil").notes.every() if note.text == SECRET]
    assert "Taken out as well in Hutt day two." in perform(together, f"{number} withdrawn").says
    assert wall_of(again(held), "post-its").notes[1].withdrawn


def test_a_session_that_cannot_be_written_is_named_and_its_next_export_is_without_the_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = day()
    together = gathered(held)
    path = locations.session_path(together.name)
    real = private_files.pwrite

    def refusing(handle: int, data: bytes, offset: int) -> int:
        if os.fstat(handle).st_ino == path.stat().st_ino:
            return full_disk(handle, data, offset)
        return real(handle, data, offset)

    with monkeypatch.context() as disk:
        disk.setattr(private_files, "pwrite", refusing)
        said = perform(held, "1 withdrawn").says
        assert "NOT in Distil: Hutt, which cannot be written just now" in said
        assert not taken_back(open_session(together.name, read_only=True).state)
        reading = open_session(together.name, read_only=True)
        assert SECRET not in export_bytes(reading, "json", "facilitators").decode()
        reading.close()
    assert not taken_back(open_session(together.name, read_only=True).state)
    reading = open_session(together.name, read_only=True)
    for format in ("md", "json", "html"):
        assert SECRET not in export_bytes(reading, format, "facilitators").decode()
    assert taken_back(open_session(together.name).state), "and it was recorded there"


def test_only_a_session_that_gathered_looks_at_others(monkeypatch: pytest.MonkeyPatch) -> None:
    held = day()

    def never(*_: object) -> None:
        raise AssertionError("it looked")

    monkeypatch.setattr("sessions.removing.withdrawing.related", never)
    catch_up(held)


def test_a_restored_copy_follows_only_as_far_as_it_is_the_same(tmp_path: Path) -> None:
    held = day()
    path = tmp_path / "whole.json"
    path.write_bytes(export_bytes(held, "json", "facilitators"))
    copy = open_session(restore(path), by="F2")
    perform(copy, "team: only in the copy")
    perform(held, "team: only here")
    assert f"({copy.name}, a copy of this one)" in perform(held, "1 withdrawn").says
    assert "Taken out as well" not in perform(held, "4 withdrawn").says
    notes = wall_of(again(copy), "post-its").notes
    assert notes[1].withdrawn and notes[4].text == "only in the copy"


def test_a_session_that_was_begun_in_the_same_second_is_no_copy() -> None:
    clock = Watch()
    first, second = (new_session(title, [built_in()["post-its"]], clock=clock) for title in ("One", "Two"))
    for held in (first, second):
        perform(held, "go cluster")
        perform(held, "helps me: said in both")
    assert "as well" not in perform(first, "1 withdrawn").says
    assert not again(second).state.runs["post-its"].state.notes[1].withdrawn


# -- gathering again --------------------------------------------------------------------------------------------------


def test_a_copy_restored_from_an_export_is_gathered_once_and_breaks_nothing(tmp_path: Path) -> None:
    held = day()
    perform(held, "2 withdrawn")
    path = tmp_path / "whole.json"
    path.write_bytes(export_bytes(held, "json", "facilitators"))
    copy = open_session(restore(path), by="F2")
    perform(held, "team: a note the copy never had")
    together = session_for("Hutt", [])
    report = bring_together(together, [copy.name, held.name])
    assert any(f"{copy.name} is a copy of {held.name}" in line for line in report.lines)
    texts = [note.text for note in wall_of(together, "distil").notes.every() if note.source == "post-it"]
    assert sorted(texts) == sorted([SECRET, "I nod", "a note the copy never had"])
    report = bring_together(together, [copy.name])
    assert "Nothing new" in report.says


def test_names_merges_and_places_that_changed_there_come_across() -> None:
    held = day()
    together = gathered(held)
    before = {theme.name for theme in wall_of(together, "distil").standing()}
    assert before == {"Somebody answers", "We nod"}
    for line in (
        "team: a late note",
        "4 > 1",
        "name 1: Somebody rings back // their own words",
        "2 > new We eat together",
        "difficult me: so do I",
        "5 > new We nod too",
        "merge 2 4: one and the same",
    ):
        perform(held, line)
    report = bring_together(together, [held.name])
    assert "Nothing new" not in report.says
    wall = wall_of(together, "distil")
    mine = {note.text: wall.themes[note.theme].name for note in wall.notes.every() if note.theme}
    assert mine == {
        SECRET: "Somebody rings back",
        "a late note": "Somebody rings back",
        "We eat first": "We eat together",
        "I nod": "We nod",
        "so do I": "We nod",
    }
    (named,) = [step for step in wall.themes[1].trail if step.kind == "named"]
    assert named.words == "Somebody answers" and named.why == "their own words"
    settled = together.state
    assert "Nothing new" in bring_together(together, [held.name]).says and together.state == settled


def test_a_merge_of_themes_that_both_came_before_comes_across_unless_it_was_decided_here() -> None:
    held = day("Hutt day two", "2 > new We eat together")
    together = gathered(held)
    perform(together, "name 1: Ours // we said so")
    perform(held, "name 1: Theirs // they said so")
    report = bring_together(together, [held.name])
    assert wall_of(together, "distil").themes[1].name == "Ours"
    assert any("t1 is called, merged or filled otherwise" in line for line in report.lines)
    perform(held, "merge 1 3: one and the same")
    bring_together(together, [held.name])
    wall = wall_of(together, "distil")
    (into,) = [theme for theme in wall.themes.every() if theme.merged_into]
    assert wall.themes[into.merged_into].name == "Ours"
    assert json.dumps([step.why for step in into.trail]).count("one and the same") == 1


# -- out of the file itself -------------------------------------------------------------------------------------------


def test_taken_back_words_stay_in_the_file_until_they_are_taken_out_for_good() -> None:
    held = copied()
    said = perform(held, "1 withdrawn").says
    path = locations.session_path(held.name)
    assert "own file still has them" in said and f"{SECRET} again" in path.read_text("utf-8")
    drafts.keep(held.name, "F3", {"text": f"half a line on {SECRET} again"})
    said = perform(held, "withdrawn for good").says
    assert "cannot be undone" in said and "type: withdrawn for good yes" in said
    assert f"{SECRET} again" in path.read_text("utf-8"), "it asks first"
    states = {key: run.state for key, run in held.state.runs.items()}
    said = perform(held, "withdrawn for good yes").says
    assert "out of the file for good" in said
    for file in locations.home().rglob("*"):
        assert not file.is_file() or f"{SECRET} again".encode() not in file.read_bytes(), file
    assert {key: run.state for key, run in held.state.runs.items()} == states
    assert {key: run.state for key, run in again(held).state.runs.items()} == states
    assert SECRET in repr(wall_of(held, "post-its").notes[1]), "what was not taken back stays"
    with pytest.raises(ExerciseError, match="No words that were taken back"):
        perform(held, "withdrawn for good yes")
    alone = session(f": {SECRET} again", ": stays", "1 withdrawn", exercises=["post-its"])
    perform(alone, "withdrawn for good yes")
    perform(alone, "undo")
    assert [note.text for note in wall_of(alone, "post-its").notes.every()] == ["[taken back by whoever said it]"]
    with pytest.raises(ExerciseError, match="does not go together"):
        perform(alone, "undo")
    assert f"{SECRET} again" not in locations.session_path(alone.name).read_text("utf-8")


def test_takeaways_sheets_and_learnings_go_from_the_file_too_and_names_stay(tmp_path: Path) -> None:
    held = day("Sheets", "takeaway team: ZQtake this", "w1 consent withdrawn", "f1 helped:", "unname 2: We / they")
    path = locations.session_path(held.name)
    perform(held, "withdrawn for good yes")
    text = path.read_text("utf-8")
    assert "ZQtake" not in text and "ZQchairs" not in text and "We eat first" in text and "the bell" in text
    whole = tmp_path / "whole.json"
    whole.write_bytes(export_bytes(held, "json", "facilitators"))
    assert open_session(restore(whole), by="F2").state.runs["post-its"].state == held.state.runs["post-its"].state


def test_a_full_disk_leaves_the_words_where_they_are_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    held = copied()
    perform(held, "1 withdrawn")
    with monkeypatch.context() as disk:
        disk.setattr(private_files, "pwrite", full_disk)
        with pytest.raises(ExerciseError, match="could not be written again"):
            perform(held, "withdrawn for good yes")
    assert f"{SECRET} again" in locations.session_path(held.name).read_text("utf-8")
    assert "out of the file" in perform(held, "withdrawn for good yes").says


# -- what destroying says, and where exports lie ----------------------------------------------------------------------


def test_destroying_names_the_sessions_that_hold_something_of_it_and_its_copies(tmp_path: Path) -> None:
    held, other = day(), day("Elsewhere")
    gathered(held)
    path = tmp_path / "whole.json"
    path.write_bytes(export_bytes(held, "json", "facilitators"))
    copy = restore(path)
    stays = plan(held.name, "F2").stays
    assert any("Distil: Hutt holds 3 notes of it" in line for line in stays)
    assert any(f"({copy}) is this session once more" in line for line in stays)
    assert not any("holds" in line or "once more" in line for line in plan(other.name, "F2").stays)


def test_many_earlier_exports_are_told_in_a_few_words_and_each_where_it_lies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = day()
    for number in range(24):
        path = tmp_path / f"record-{number}.md"
        made = make([held], Wanted("md", "facilitators"))
        put(made, path)
        note([held], made, path)
    said = perform(held, "1 withdrawn").says
    assert "record-23.md" in said and "record-21.md" in said and "record-20.md" not in said
    assert f"and 21 more: holdspace exports {held.name}" in said
    assert len({one.digest for one in held.state.exports}) == 1, "they are equal, byte for byte"
    held.close()
    assert main(["exports", held.name]) == 0
    told = capsys.readouterr().out
    for number in range(24):
        assert f", at {tmp_path}/record-{number}.md\n" in told


def test_what_went_into_a_pipe_lies_nowhere_though_a_file_is_equal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = day()
    held.close()
    for to in (str(tmp_path / "record.md"), "-"):
        assert main(["export", held.name, "--format", "md", "--for", "facilitators", "--to", to, "--yes"]) == 0
    capsys.readouterr()
    assert main(["exports", held.name, "--json"]) == 0
    told = {one["file"]: (one["path"], one["digest"]) for one in json.loads(capsys.readouterr().out)}
    (first, one), (second, two) = told["record.md"], told["standard output"]
    assert one == two and first == str(tmp_path / "record.md") and second is None


def test_the_trail_says_how_each_came() -> None:
    held = copied()
    together = gathered(held)
    came = {note.text: note.trail[0].kind for note in wall_of(together, "distil").notes.every()}
    assert came["We eat first"] == "brought in" and "row of ZQchairs" not in came, "feedback stays a pile of its own"
    assert wall_of(held, "distil").notes[1].trail[0].kind == "drawn"
    assert wall_of(held, "post-its").notes[4].trail[0].kind == "folded in"
