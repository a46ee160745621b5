"""A whole theming brought in from a file: the sample in full, and every reference that can be wrong."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exercises.wall.member_check import DECISIONS
from exercises.wall.state import Wall
from sessions.importing.cases import CaseError, import_file
from sessions.importing.report import Report, Wanted
from sessions.live.session import Session, open_session
from tests import shared
from tests.lines import Watch, again, session

SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"
SAMPLE: dict[str, Any] = json.loads((SAMPLES / "theming.json").read_text(encoding="utf-8"))


@pytest.fixture
def wall(own_place: Path) -> Session:
    return open_session(shared.at_home("a-wall-of-notes", _notes), by="F2", clock=Watch())


def _notes() -> str:
    held = session(exercises=("post-its",))
    import_file(held, SAMPLES / "notes.csv")
    held.close()
    return held.name


def state(held: Session) -> Wall:
    found = held.state.run.state
    assert isinstance(found, Wall)
    return found


def applied(held: Session, folder: Path, theming: Any) -> Report:
    path = folder / "themes.json"
    path.write_text(json.dumps(theming), encoding="utf-8")
    return import_file(held, path)


def here(words: str) -> str:
    """The file's words with its themes called as they are called on the wall."""
    for place, theme in reversed(list(enumerate(SAMPLE["themes"], 1))):
        words = words.replace(theme["id"], f"t{place}")
    return words


def test_the_sample_is_applied_in_every_part(wall: Session) -> None:
    before = wall.state
    report = import_file(wall, SAMPLES / "theming.json")
    now = state(wall)
    numbers = {theme["id"]: place for place, theme in enumerate(SAMPLE["themes"], 1)}
    assert "(t2); knowing a worker in another service (t5)" in now.themes[1].excludes
    for said in SAMPLE["themes"]:
        theme = now.themes[numbers[said["id"]]]
        assert set(theme.notes) == set(said["notes"]) and theme.name == said["name"] and theme.stands
        assert (theme.description, theme.includes, theme.excludes) == (
            here(said["description"]),
            here(said["includes"]),
            here(said["excludes"]),
        )
        assert theme.question == said["question"]
    for said in SAMPLE["copied"]:
        assert now.notes[said["row"]].themes == tuple(numbers[key] for key in said["themes"])
    assert [note.number for note in now.with_status("lone")] == SAMPLE["lone"]
    assert now.lone_check is not None and now.lone_check.said == (SAMPLE["lone_said"],)
    assert {note.number: note.readings for note in now.with_status("contested")} == {
        said["row"]: (said["reading_1"], said["reading_2"]) for said in SAMPLE["contested"]
    }
    assert {(note.number, note.why, note.until) for note in now.with_status("parked")} == {
        (said["row"], said["why"], said["until"]) for said in SAMPLE["parked"]
    }
    assert not now.loose() and now.people == 24
    for said in SAMPLE["member_check"]["responses"]:
        check = now.themes[numbers[said["theme"]]].check
        assert check is not None
        assert (check.yes, check.change, check.no, check.not_us, check.passed) == (
            said["yes"],
            said["yes_with_change"],
            said["no"],
            0,
            said["pass"],
        )
        assert list(check.said) == said["said"]
        assert (DECISIONS[check.decision], check.why) == (said["decision"], here(said["why"]))
    assert "311 notes in 22 themes, 5 copied notes, 12 lone voices, 12 contested and 5 parked" in report.says
    assert again(wall).state == wall.state
    wall.undo()
    assert wall.state == before


def test_the_way_it_was_distilled_is_walked_again(wall: Session) -> None:
    import_file(wall, SAMPLES / "theming.json")
    now = state(wall)
    numbers = {theme["id"]: place for place, theme in enumerate(SAMPLE["themes"], 1)}
    merged = {theme.name: theme for theme in now.themes.every() if theme.merged_into}
    for step in SAMPLE["distil"]:
        signed = (here(step["why"]), step["by"], step["when"])
        match step["kind"]:
            case "merge":
                for heap in step["from"]:
                    theme = merged.pop(heap["name"])
                    last = theme.trail[-1]
                    assert theme.merged_into == numbers[step["to"]] and set(theme.notes) == set()
                    assert set(last.notes) == set(heap["notes"]) and (last.why, last.by, last.when) == signed
            case "rename":
                trail = now.themes[numbers[step["to"]]].trail
                (named,) = [held for held in trail if held.kind == "named" and held.words == step["from"]]
                assert (named.why, named.by, named.when) == signed
            case "move":
                trail = now.themes[numbers[step["to"]]].trail
                (moved,) = [held for held in trail if held.kind == "moved in"]
                assert moved.notes == tuple(step["rows"]) and moved.theme == numbers[step["from"]]
                assert moved.why == f"{step['by']}, {step['when']}: {here(step['why'])}"
                assert now.notes[step["rows"][0]].moves == 1
            case _:
                between = tuple(numbers[key] for key in step["from"])
                (link,) = [held for held in now.links.every() if held.between == between]
                assert link.apart is (step["kind"] == "keep_apart") and (link.why, link.by, link.when) == signed
    assert not merged
    begun = {theme.number: theme.trail[0].words for theme in now.themes.every()}
    assert begun[numbers["B10"]] == "Hard families" and begun[numbers["E5"]] == "Relationships"


def test_it_finds_the_notes_by_their_file_not_by_their_numbers(own_place: Path, tmp_path: Path) -> None:
    held = session(exercises=("post-its",))
    held.record("note", {"question": "HELPS", "area": "me", "text": "before"}, run="post-its")
    held.record("new_theme", {"notes": [1], "name": "a theme of our own"}, run="post-its")
    import_file(held, SAMPLES / "notes.csv")
    import_file(held, SAMPLES / "theming.json")
    now = state(held)
    assert now.themes[1].notes == (1,) and set(now.themes[2].notes) == {row + 1 for row in SAMPLE["themes"][0]["notes"]}


def set_at(*path: Any, to: Any) -> Callable[[dict[str, Any]], None]:
    def change(theming: dict[str, Any]) -> None:
        held: Any = theming
        for key in path[:-1]:
            held = held[key]
        held[path[-1]] = to

    return change


def add_to(*path: Any, what: Any) -> Callable[[dict[str, Any]], None]:
    def change(theming: dict[str, Any]) -> None:
        held: Any = theming
        for key in path:
            held = held[key]
        held.append(what)

    return change


BAD: list[tuple[str, Callable[[dict[str, Any]], None], str]] = [
    ("a row that is not there", add_to("themes", 2, "notes", what=341), r"themes\[2\].notes\[16\]: there is no row"),
    ("row 0", add_to("themes", 0, "notes", what=0), r"themes\[0\].notes\[16\]: the number of a row is needed"),
    ("a row in words", add_to("lone", what="26"), r"lone\[12\]: the number of a row"),
    ("true as a row", add_to("lone", what=True), r"lone\[12\]: the number of a row"),
    ("a row twice", add_to("lone", what=26), r"lone\[12\]: row 26 stands here twice"),
    ("in two themes", add_to("themes", 1, "notes", what=1), r"themes\[1\].notes: row 1 is in E1 and E2, and not"),
    ("of the other question", add_to("themes", 0, "notes", what=171), r"themes\[0\].notes: row 171 answers DIFFICULT"),
    ("copied into what does not list it", set_at("copied", 0, "themes", to=["B6", "B3"]), r"copied\[0\].themes: row"),
    ("copied nowhere", set_at("copied", 0, "themes", to=["B6"]), r"copied\[0\].themes"),
    ("copied into an unknown theme", set_at("copied", 0, "themes", to=["B6", "B99"]), r"copied\[0\].themes\[1\]: no"),
    ("copied twice", add_to("copied", what={"row": 68, "themes": ["E6", "E4"], "why": "x"}), r"copied\[5\].row: row"),
    ("lone and in a theme", add_to("lone", what=1), r"lone\[12\]: row 1 is in themes\[0\].notes already"),
    ("lone and parked", set_at("parked", 0, "row", to=26), r"parked\[0\].row: row 26 is in lone\[0\] already"),
    ("contested and lone", set_at("contested", 0, "row", to=26), r"contested\[0\].row: row 26 is in lone\[0\] already"),
    ("one reading", set_at("contested", 0, "reading_2", to=None), r"contested\[0\].reading_2: words are needed"),
    ("parked without a why", set_at("parked", 0, "why", to=None), r"parked\[0\].why: words are needed"),
    ("an unknown question", set_at("themes", 0, "question", to="HINDERS"), r"themes\[0\].question: “HINDERS”"),
    ("no name", set_at("themes", 0, "name", to=None), r"themes\[0\].name: words are needed"),
    ("a long name", set_at("themes", 0, "name", to="x" * 121), r"themes\[0\]: .*121 characters"),
    ("no id", set_at("themes", 0, "id", to=None), r"themes\[0\].id: words are needed"),
    ("an id twice", set_at("themes", 1, "id", to="E1"), r"themes\[1\].id: “E1” is the id of themes\[0\] too"),
    ("no themes", set_at("themes", to=[]), "themes: a list with at least one"),
    ("an unknown key", set_at("themes", 0, "colour", to="red"), r"themes\[0\].colour: this key is not known"),
    ("an unknown part", set_at("images", to=[]), "images: this key is not known"),
    ("an unknown key in a step", set_at("distil", 0, "notes", to=[]), r"distil\[0\].notes: this key is not known"),
    ("an unknown kind", set_at("distil", 0, "kind", to="blend"), r"distil\[0\].kind: “blend”"),
    ("merged into nothing", set_at("distil", 0, "to", to="E99"), r"distil\[0\].to: no theme has the id “E99”"),
    ("merged from nothing", set_at("distil", 0, "from", to=[]), r"distil\[0\].from: a list"),
    ("merged with a row elsewhere", set_at("distil", 0, "from", 0, "notes", to=[1]), r"distil\[0\].from\[0\].notes: r"),
    ("merged with a row twice", add_to("distil", 0, "from", 1, "notes", what=53), r"distil\[0\].from\[1\].notes: row"),
    ("merged without a why", set_at("distil", 0, "why", to=None), r"distil\[0\].why: words are needed"),
    ("renamed out of order", set_at("distil", 10, "name_after", to="Else"), r"distil\[10\].name_after: after this"),
    ("moved from where it was not", set_at("distil", 4, "rows", to=[1]), r"distil\[4\].rows: row 1 cannot have gone"),
    ("moved to another question", set_at("distil", 4, "from", to="E1"), r"distil\[4\].to: E1 and B8 answer different"),
    ("linked with itself", set_at("distil", 8, "from", to=["E6", "E6"]), r"distil\[8\].from: two different themes"),
    (
        "linked with three",
        set_at("distil", 8, "from", to=["E6", "E7", "E8"]),
        r"pair .*: E6 and E7, E6 and E8 or E7 and E8",
    ),
    ("a count below 0", set_at("member_check", "responses", 0, "yes", to=-1), r"responses\[0\].yes: a whole number"),
    ("a count in halves", set_at("member_check", "responses", 0, "no", to=0.5), r"responses\[0\].no: a whole number"),
    ("more answers than people", set_at("member_check", "responses", 0, "yes", to=30), r"responses\[0\]: 33 answers"),
    ("an unknown decision", set_at("member_check", "responses", 0, "decision", to="maybe"), r"responses\[0\].decision"),
    ("a decision without a why", set_at("member_check", "responses", 0, "why", to=None), r"responses\[0\].why: words"),
    ("an answer twice", set_at("member_check", "responses", 1, "theme", to="E1"), r"responses\[1\].theme: E1 has"),
    ("said that is no words", set_at("member_check", "responses", 0, "said", to=[1]), r"responses\[0\].said\[0\]: wor"),
    ("another wall's prompts", set_at("prompts", "WORRIES", to="x"), "prompts.WORRIES: this key is not known"),
    ("other areas", set_at("prompts", "areas", "school", to="x"), "prompts.areas.school: this key is not known"),
    ("rows counted from 0", set_at("row_numbers", to="0-based"), "row_numbers: rows are counted from 1"),
    ("another file", set_at("source_file", to="others.csv"), "source_file: no wall here holds the notes of “oth"),
    ("no file", set_at("source_file", to=None), "source_file: words are needed"),
    ("themes that are no list", set_at("themes", to={}), "themes: a list"),
    ("a theme that is no object", set_at("themes", 0, to="E1"), r"themes\[0\]: an object"),
]


@pytest.mark.parametrize(("change", "place"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_a_wrong_theming_is_refused_naming_the_place(
    wall: Session, tmp_path: Path, change: Callable[[dict[str, Any]], None], place: str
) -> None:
    theming = copy.deepcopy(SAMPLE)
    change(theming)
    count = len(wall.events)
    with pytest.raises(CaseError, match=place) as problem:
        applied(wall, tmp_path, theming)
    assert str(problem.value).endswith("Nothing was imported.") and len(str(problem.value)) < 500
    assert len(wall.events) == count and not state(wall).themes


def test_only_after_its_notes_and_only_once(own_place: Path) -> None:
    held = session(exercises=("post-its",))
    with pytest.raises(CaseError, match=r"No notes came in yet. Import that file first"):
        import_file(held, SAMPLES / "theming.json")
    import_file(held, SAMPLES / "notes.csv")
    import_file(held, SAMPLES / "theming.json")
    with pytest.raises(CaseError, match="row 1 is note 1, which is in theme 1 already"):
        import_file(held, SAMPLES / "theming.json", Wanted(exercise="post-its"))


def test_after_the_workshop_each_reason_is_there(wall: Session) -> None:
    wall.record("phase", {"phase": "check"}, run="post-its")
    import_file(wall, SAMPLES / "theming.json")
    assert len(state(wall).standing()) == 22


def test_a_theme_begun_by_somebody_else_meanwhile_changes_nothing(wall: Session) -> None:
    plain_record, first = wall.record, True

    def record(kind: str, data: Any, *, run: str = "") -> Any:
        nonlocal first
        if first:
            first = False
            again(wall, by="F1").record("new_theme", {"name": "theirs"}, run="post-its")
        return plain_record(kind, data, run=run)

    wall.record = record  # type: ignore[method-assign]
    import_file(wall, SAMPLES / "theming.json")
    now = state(wall)
    assert now.themes[1].name == "theirs" and len(now.standing()) == 23 and not now.loose()
    assert set(now.themes[2].notes) == set(SAMPLE["themes"][0]["notes"])


def test_a_link_made_by_somebody_else_meanwhile_changes_nothing(wall: Session) -> None:
    other = again(wall, by="F1")
    for name in ("one", "two"):
        other.record("new_theme", {"name": name}, run="post-its")
    wall.refresh()
    plain_record, first = wall.record, True

    def record(kind: str, data: Any, *, run: str = "") -> Any:
        nonlocal first
        if first:
            first = False
            other.record("link", {"between": [1, 2], "why": "theirs"}, run="post-its")
        return plain_record(kind, data, run=run)

    wall.record = record  # type: ignore[method-assign]
    import_file(wall, SAMPLES / "theming.json")
    assert len(state(wall).links) == 6 and len([event for event in wall.standing() if event.kind == "batch"]) == 1


def test_the_small_parts_may_be_left_out(wall: Session, tmp_path: Path) -> None:
    theming = {"source_file": "notes.csv", "themes": [{"id": "x", "question": "HELPS", "name": "Kai", "notes": [1, 2]}]}
    applied(wall, tmp_path, theming)
    assert state(wall).themes[1].notes == (1, 2) and len(state(wall).loose()) == 338


def test_a_copied_note_may_move_with_its_copy(wall: Session, tmp_path: Path) -> None:
    one, two, three = (
        {"id": key, "question": "HELPS", "name": f"A name {key}", "notes": rows}
        for key, rows in (("a", [1, 2]), ("b", [3]), ("c", [2, 4]))
    )
    step = {"kind": "move", "rows": [2], "from": "b", "to": "c", "why": "it says so"}
    theming = {
        "source_file": "notes.csv",
        "themes": [one, two, three],
        "distil": [step],
        "copied": [{"row": 2, "themes": ["a", "c"], "why": "both"}],
    }
    applied(wall, tmp_path, theming)
    assert state(wall).notes[2].themes == (1, 3)
    assert any(held.kind == "out" and held.why == "it says so" for held in state(wall).themes[2].trail)
