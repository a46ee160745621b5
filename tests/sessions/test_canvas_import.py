"""A canvas comes in from its files, one organisation's alone, whole or not at all."""

from __future__ import annotations

import copy
import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.schema import names_in
from exercises.wall.boxes import notes_now
from exercises.wall.state import Wall
from sessions.export import export_files
from sessions.importing.canvas_form import CANVASES
from sessions.importing.cases import CaseError, import_file
from sessions.importing.report import Wanted
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from tests.exercises.canvas_lines import BOXES
from tests.lines import again, session

SAMPLES = Path(__file__).parents[2] / "sessions" / "samples"
FILE: dict[str, Any] = json.loads((SAMPLES / "canvas.json").read_text(encoding="utf-8"))
COUNTS = {
    "harbour-steps": ([3, 4, 4, 3, 1, 3, 4, 2], [2, 8, 10, 4], 3, 7, "2026-09-24"),
    "bridge-lane": ([2, 2, 3, 2, 2, 2, 3, 2], [4, 5, 5, 4], 2, 6, "2026-12-01"),
}
"""By organisation: notes in each box; reach not said, control, influence, live with; changes, people, the day."""


def canvas_of(held: Session) -> Wall:
    state: Wall = held.state.runs["canvas"].state
    return state


def counted(state: Wall) -> tuple[list[int], list[int]]:
    notes = notes_now(state)
    boxes = Counter(note.area for note in notes)
    reach = Counter(note.reach[0] if note.reach else "" for note in notes)
    return [boxes[key] for key in BOXES], [reach[word] for word in ("", "control", "influence", "live with")]


@pytest.mark.parametrize("key", COUNTS)
def test_the_sample_comes_in_with_its_counts(key: str) -> None:
    boxes, reach, changes, people, day = COUNTS[key]
    held = session()
    report = import_file(held, SAMPLES / "canvas.json", Wanted(only=(key,)))
    state = canvas_of(held)
    assert counted(state) == (boxes, reach) and sum(boxes) == sum(reach) == len(notes_now(state))
    assert state.people == people and str(sum(boxes)) in report.says and "programme" in report.lines[0]
    assert held.state.frame is not None
    actions = held.state.frame.state.actions
    assert len(actions) == changes and all(one.role and one.by_on and not one.who for one in actions.values())
    said = next(one for one in FILE["organisations"] if one["key"] == key)["changes"]
    assert [(one.of, one.text) for one in actions.values()] == [(one["from_note"], one["text"]) for one in said]
    assert [one.back_on for one in held.state.frame.state.parked.values()] == [day]
    assert again(held).state == held.state


@pytest.mark.parametrize("key", COUNTS)
def test_a_table_comes_in_by_itself(key: str) -> None:
    held = session()
    import_file(held, SAMPLES / f"canvas-{key}.csv")
    assert counted(canvas_of(held)) == COUNTS[key][:2]
    perform(held, "undo")
    assert not notes_now(canvas_of(held))


def test_several_organisations_are_never_taken_together() -> None:
    held = session()
    before = held.state
    for only, said in (
        ((), "This file is of several organisations: harbour-steps and bridge-lane."),
        (("harbour-steps", "bridge-lane"), "A canvas belongs to one organisation"),
        (("nobody",), "No organisation in this file has the key “nobody”"),
    ):
        with pytest.raises(CaseError) as problem:
            import_file(held, SAMPLES / "canvas.json", Wanted(only=only))
        assert said in str(problem.value) and "Nothing was imported" in str(problem.value)
    assert held.state == before


def test_another_organisations_canvas_is_never_in_this_room() -> None:
    held = session()
    import_file(held, SAMPLES / "canvas.json", Wanted(only=("harbour-steps",)))
    before = held.state
    with pytest.raises(CaseError, match="This session has the sustainability canvas of Harbour Steps"):
        import_file(held, SAMPLES / "canvas.json", Wanted(only=("bridge-lane",)))
    again = import_file(held, SAMPLES / "canvas.json", Wanted(only=("harbour-steps",)))
    assert again.says == "There is nothing new in this file." and "24 notes stand here already" in again.lines[0]
    assert held.state == before, "as after a kill that nobody saw the end of"
    perform(held, "1 withdrawn")
    again = import_file(held, SAMPLES / "canvas.json", Wanted(only=("harbour-steps",)))
    assert "1 note was taken back here, and stayed so." in again.lines
    perform(held, "retype 2: other words")
    with pytest.raises(CaseError, match="There are notes on canvas already"):
        import_file(held, SAMPLES / "canvas.json", Wanted(only=("harbour-steps",)))


@pytest.mark.parametrize(
    ("path", "new", "said"),
    [
        ("people", -1, "organisations[0].people"),
        ("csv", "../canvas.csv", "organisations[0].csv: “../canvas.csv” is no file's name"),
        ("csv", "nowhere.csv", "organisations[0].csv"),
        ("changes.0.from_note", 25, "organisations[0].changes[0].from_note: there is no note 25; the table has 24"),
        ("changes.1.by", "soon", "organisations[0].changes[1].by: “soon” is no day"),
        ("changes.2.owner", "P05", "organisations[0].changes[2].text: A role here, not a number"),
        ("changes.0.text", "x" * 161, "organisations[0].changes[0].text"),
        ("review_day", "2026-13-01", "organisations[0].review_day"),
        ("unheard", 1, "organisations[0].unheard"),
    ],
)
def test_a_mistake_names_its_place_and_nothing_comes_in(path: str, new: Any, said: str, tmp_path: Path) -> None:
    held = session()
    value = copy.deepcopy(FILE)
    *steps, last = path.split(".")
    there = value["organisations"][0]
    for step in steps:
        there = there[int(step) if step.isdigit() else step]
    there[last] = new
    (tmp_path / "canvas.json").write_text(json.dumps(value), encoding="utf-8")
    shutil.copy(SAMPLES / "canvas-harbour-steps.csv", tmp_path)
    before = len(held.events)
    with pytest.raises(CaseError) as problem:
        import_file(held, tmp_path / "canvas.json", Wanted(only=("harbour-steps",)))
    assert said in str(problem.value) and "Nothing was imported" in str(problem.value)
    assert len(held.events) == before and "canvas" not in held.state.runs


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("cellar,told off,control", "line 3: there is no box “cellar”"),
        ("pains,,control", "line 3: there are no words in this note"),
        ("pains,told off,maybe", "line 3: “maybe” is no word of reach: control, influence or live with"),
        ("pains,told off,control +", "is no word of reach"),
        (f"pains,{'x' * 401},control", "401 characters"),
    ],
)
def test_a_wrong_row_names_its_line(row: str, said: str, tmp_path: Path) -> None:
    held = session()
    file = tmp_path / "canvas.csv"
    file.write_text(f"box,text,reach\nteam,huddle works,\n{row}\n", encoding="utf-8")
    with pytest.raises(CaseError) as problem:
        import_file(held, file)
    assert said in str(problem.value) and "canvas" not in held.state.runs


def test_two_words_of_reach_come_in_contested(tmp_path: Path) -> None:
    held = session()
    (tmp_path / "c.csv").write_text("\ufeffBox,Text,Reach\r\npains,told off,control + influence\r\n", encoding="utf-8")
    import_file(held, tmp_path / "c.csv")
    assert canvas_of(held).notes[1].reach == ("control", "influence")


def test_its_page_tells_of_every_key() -> None:
    told = (SAMPLES.parents[1] / "docs" / "canvas-format.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in told for name in names_in(CANVASES))


OWN = """When,Board,Sticky,How far it is ours
1,Pains,told off,We can influence it
2,{},huddle works,control + we live with
"""


def written(folder: Path, text: str) -> Path:
    (folder / "board.csv").write_text(text, encoding="utf-8")
    return folder / "board.csv"


@pytest.mark.parametrize("exercises", [(), ("canvas",)])
def test_a_table_with_columns_of_its_own_comes_in_by_itself(exercises: tuple[str, ...], tmp_path: Path) -> None:
    held = session(exercises=exercises)
    import_file(held, written(tmp_path, OWN.format("What we see in the team")))
    found = [(note.area, note.text, note.reach) for note in notes_now(canvas_of(held))]
    assert found == [("pains", "told off", ("influence",)), ("team", "huddle works", ("control", "live with"))]


def test_words_that_are_no_box_are_asked_about(tmp_path: Path) -> None:
    held = session(exercises=("canvas",))
    file = written(tmp_path, OWN.format("In the team"))
    with pytest.raises(CaseError, match="--area-from"):
        import_file(held, file)
    with pytest.raises(CaseError, match=r"line 3: there is no box “In the team”.* --means"):
        import_file(held, file, Wanted(area_from="Board"))
    import_file(held, file, Wanted(means={"in the team": "team"}))
    assert [note.area for note in notes_now(canvas_of(held))] == ["pains", "team"]


def test_a_table_of_the_usual_wall_stays_one(tmp_path: Path) -> None:
    held = session(exercises=("post-its",))
    file = written(tmp_path, "area,note\nteam,huddle works\nnetwork,no time\n")
    import_file(held, file, Wanted(question="HELPS"))
    assert "canvas" not in held.state.runs and len(held.state.runs["post-its"].state.notes) == 2


def test_how_words_may_be_used_comes_back_with_them(tmp_path: Path) -> None:
    held = session("pains: told off", "1 consent in this room only", "gains: secretword", exercises=["canvas"])
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_bytes(export_files(held, "csv", "facilitators")["canvas.csv"])
    perform(held, "2 withdrawn")
    new.write_bytes(export_files(held, "csv", "facilitators")["canvas.csv"])
    assert "consent" not in export_files(held, "csv", "participants")["canvas.csv"].decode()
    old.write_text(old.read_text("utf-8").replace("not asked", "Withdrawn"), encoding="utf-8")
    bare = tmp_path / "bare.csv"
    bare.write_text("box,text\npains,told off\ngains,[taken back by whoever said it]\n", encoding="utf-8")
    for path, first in ((old, "in this room only"), (new, "in this room only"), (bare, "not asked")):
        again = session(exercises=["canvas"])
        import_file(again, path)
        assert [note.consent for note in notes_now(canvas_of(again))] == [first, "withdrawn"]
        assert "secretword" not in str(again.documents())


def test_a_table_of_ours_comes_back_word_for_word(tmp_path: Path) -> None:
    said = ["=SUM(1) told off", "@home", "'so called' care", "+ more", "-", '"quoted"']
    held = session(*(f"pains: {words}" for words in said), exercises=["canvas"])
    path = tmp_path / "canvas.csv"
    path.write_bytes(export_files(held, "csv", "facilitators")["canvas.csv"])
    fresh = session(exercises=["canvas"])
    import_file(fresh, path)
    assert [note.text for note in notes_now(canvas_of(fresh))] == said


def test_of_a_table_of_two_canvases_one_comes_in(tmp_path: Path) -> None:
    held = session("pains: told off", "gains: time", "new canvas", "pains: still told off", exercises=["canvas"])
    path = tmp_path / "canvas.csv"
    path.write_bytes(export_files(held, "csv", "facilitators")["canvas.csv"])
    fresh = session(exercises=["canvas"])
    before = fresh.events
    for only in ((), ("3",), ("1", "2")):
        with pytest.raises(CaseError, match=r"of several canvases: 1 and 2\. Say which"):
            import_file(fresh, path, Wanted(only=only))
    assert fresh.events == before
    import_file(fresh, path, Wanted(only=("1",)))
    perform(fresh, "new canvas")
    import_file(fresh, path, Wanted(only=("2",)))
    assert [note.text for note in notes_now(canvas_of(fresh))] == ["still told off"]
    assert len(canvas_of(fresh).notes) == 3


def test_a_table_that_comes_in_again_brings_what_is_new_and_nothing_that_was_taken_back(tmp_path: Path) -> None:
    held, table = session(exercises=["canvas"]), SAMPLES / "canvas-harbour-steps.csv"
    import_file(held, table)
    first = next(iter(notes_now(canvas_of(held))))
    perform(held, f"{first.number} withdrawn")
    before = len(held.events)
    report = import_file(held, table)
    assert report.says == "There is nothing new in this file." and len(held.events) == before
    assert report.lines == (
        "23 notes stand here already, and did not come in again.",
        "1 note was taken back here, and stayed so.",
    )
    grown = tmp_path / "grown.csv"
    grown.write_text(table.read_text("utf-8") + "pains,told off twice,\npains,told off twice,\n", encoding="utf-8")
    assert "2 notes (" in import_file(held, grown).says, "two may say the same"
    perform(held, "new canvas")
    import_file(held, SAMPLES / "canvas.json", Wanted(only=["harbour-steps"]))
    assert first.text not in repr([note.text for note in notes_now(canvas_of(held))])
    assert "3 changes" in repr(held.state.frame) or len(held.state.frame.state.actions) == 3
