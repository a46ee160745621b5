"""A second laptop's session brought into the first: everything once, duplicates offered, nothing half-done."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.template import template_of
from exercises.wall.state import Wall
from sessions.export import export_bytes, restore
from sessions.importing.cases import CaseError
from sessions.importing.merging import merge_file
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from sessions.store import locations
from tests.lines import session

SECOND = (
    ": they ask before they act",
    ": they listen and they ask",
    ": nobody in a hurry",
    "team: lunch together",
    "difficult whānau",
    ": a crowd at the door",
    ": too many forms",
    ": a joke, perhaps",
    ": twice",
    ": twice",
    "retype 4: lunch together, always",
    "halve 2: they listen / they ask",
    "1 10 > new They ask first",
    "3 > new Slow is quick",
    "also 3 > 1",
    "5 6 > new Too many of us",
    "lone 4: only one said so",
    "park 7: ask who wrote it until next session",
    "same 9 8",
    "contested 8: a sigh / a laugh",
    "link 1 3: two sides of one",
    "apart 2 3: different talks",
    "about 1: asking comes first",
    "includes 1: questions",
    "excludes 1: forms",
)


@pytest.fixture
def first(own_place: Path) -> Session:
    return session(": kai first", title="First", exercises=("post-its",))


@pytest.fixture
def second(own_place: Path) -> Session:
    return session(*SECOND, title="Second", exercises=("post-its",))


def state(held: Session) -> Wall:
    found = held.state.run.state
    assert isinstance(found, Wall)
    return found


def file_of(held: Session) -> Path:
    return locations.session_path(held.name)


def told(wall: Wall, skip: int = 0) -> dict[str, Any]:
    """What a wall says, without its numbers: each note by its words, each theme by its name."""
    words = {note.number: note.text for note in wall.notes.every()}
    names = {theme.number: theme.name for theme in wall.themes.every()}
    return {
        "notes": [
            (
                note.text,
                note.question,
                note.area,
                note.source,
                note.typed_before,
                words.get(note.half_of, ""),
                [words[bite] for bite in note.halves],
                words.get(note.same_as, ""),
                [names[theme] for theme in note.themes],
                note.status,
                note.readings,
                note.why,
                note.until,
            )
            for note in wall.notes.every()
            if note.number > skip
        ],
        "themes": [
            (
                theme.name,
                theme.question,
                theme.description,
                theme.includes,
                theme.excludes,
                sorted(words[note] for note in theme.notes),
                names.get(theme.merged_into, ""),
                theme.dropped,
            )
            for theme in wall.themes.every()
        ],
        "links": [
            (names[link.between[0]], names[link.between[1]], link.why, link.apart) for link in wall.links.every()
        ],
    }


@pytest.mark.parametrize("exported", [False, True], ids=["its file", "its export"])
def test_everything_comes_in_with_new_numbers(first: Session, second: Session, tmp_path: Path, exported: bool) -> None:
    before, path = first.state, file_of(second)
    if exported:
        path = tmp_path / "second.json"
        path.write_bytes(export_bytes(second, "json", "facilitators"))
    content = path.read_bytes()
    report = merge_file(first, path)
    mine, theirs = told(state(first), skip=1), told(state(second))
    mine["notes"].sort(key=repr)
    theirs["notes"].sort(key=repr)
    assert mine == theirs and state(first).notes[1].text == "kai first"
    assert report.says == f"Brought in 10 notes and 3 themes from {path.name}. One undo takes it all back."
    assert path.read_bytes() == content
    assert open_session(first.name, read_only=True).state == first.state
    first.undo()
    assert first.state == before


def test_merged_and_dropped_themes_come_in_with_their_reasons(first: Session, second: Session) -> None:
    for line in ("merge 1 2: the group said they are one", "theme: An empty one", "drop 4: nobody wants it"):
        perform(second, line)
    merge_file(first, file_of(second))
    mine, theirs = told(state(first), skip=1), told(state(second))
    assert mine["themes"] == theirs["themes"] and mine["links"] == theirs["links"]
    merged = state(first).themes[2].trail[-1]
    assert (merged.kind, merged.why) == ("merged into", "the group said they are one")
    perform(first, "unmerge 2")
    assert state(first).themes[2].stands and state(first).themes[2].notes


def test_the_same_file_again_brings_only_what_is_new(first: Session, second: Session) -> None:
    merge_file(first, file_of(second))
    count, before = len(first.events), told(state(first))
    report = merge_file(first, file_of(second))
    assert report.says.startswith("There is nothing new in") and len(first.events) == count
    perform(first, "name 1: Renamed here")
    for line in ("HELPS me: one more", "12 > 2", "halve 1: they ask / before they act", "theme: A new one"):
        perform(second, line)
    report = merge_file(first, file_of(second))
    now = state(first)
    assert "Brought in 2 notes and 1 theme" in report.says, report
    names = [theme.name for theme in now.themes.every()]
    assert names == ["Renamed here", "Slow is quick", "Too many of us", "A new one"]
    late = [note for note in now.notes.every() if note.text == "one more"]
    assert [now.themes[note.theme].name for note in late] == ["Slow is quick"]
    assert len(now.links) == len(before["links"])
    assert "nothing new" in merge_file(first, file_of(second)).says


def test_a_note_that_still_waits_here_takes_its_later_place(first: Session, second: Session) -> None:
    perform(second, "HELPS me: waits")
    merge_file(first, file_of(second))
    (number,) = [note.number for note in state(first).notes.every() if note.text == "waits"]
    assert state(first).notes[number].loose
    perform(second, "12 > 1")
    merge_file(first, file_of(second))
    assert state(first).themes[state(first).notes[number].theme].name == "They ask first"


def test_duplicates_are_offered_never_forced(first: Session, second: Session) -> None:
    for line in (": nobody in a hurry", "DIFFICULT whānau: twice", "network: too many forms"):
        perform(first, line)
    perform(second, "same 9 0")
    report = merge_file(first, file_of(second))
    offered = [line for line in report.lines if line.startswith("same ")]
    assert "2 were here word for word already, and taken as well." in report.lines and len(offered) == 2
    for line in offered:
        perform(first, line)
    here = [note.text for note in state(first).on_wall()]
    assert here.count("nobody in a hurry") == 1 and here.count("twice") == 2, "two people wrote it there, one here"
    assert here.count("too many forms") == 2, "another area is another note"


def test_duplicates_can_be_left_out(first: Session, second: Session) -> None:
    for line in (": nobody in a hurry", "DIFFICULT whānau: twice"):
        perform(first, line)
    perform(second, "same 9 0")
    report = merge_file(first, file_of(second), leave_duplicates=True)
    here = [note.text for note in state(first).on_wall()]
    assert here.count("nobody in a hurry") == 1 and here.count("twice") == 2
    assert "2 were here word for word already, and left out." in report.lines
    assert "nothing new" in merge_file(first, file_of(second), leave_duplicates=True).says


def test_more_duplicates_than_can_be_read_are_counted(first: Session) -> None:
    lines = [f": the same {number}" for number in range(14)]
    for line in lines:
        perform(first, line)
    other = session(*lines, title="Other", exercises=("post-its",))
    report = merge_file(first, file_of(other))
    assert len([line for line in report.lines if line.startswith("same ")]) == 10
    assert any(line.startswith("and 4 more") for line in report.lines)


def test_a_copy_of_the_session_gives_back_only_what_was_added(first: Session, tmp_path: Path) -> None:
    for line in (": second", "1 > new A theme"):
        perform(first, line)
    path = tmp_path / "first.json"
    path.write_bytes(export_bytes(first, "json", "facilitators"))
    laptop = open_session(restore(path), by="F1")
    for line in (": typed on the train", "3 > 1", "2 > new Another"):
        perform(laptop, line)
    perform(first, ": typed at home")
    merge_file(first, file_of(laptop))
    now = state(first)
    assert [note.text for note in now.notes.every()] == ["kai first", "second", "typed at home", "typed on the train"]
    assert now.themes[1].notes == (1, 4) and [theme.name for theme in now.standing()] == ["A theme", "Another"]
    assert now.themes[2].notes == (2,)
    assert "nothing new" in merge_file(first, file_of(first)).says


def test_a_session_without_a_wall_gets_one(second: Session) -> None:
    grid = session(title="Grid")
    merge_file(grid, file_of(second))
    assert list(grid.state.exercises) == ["live-grid", "post-its"]
    assert len(state(grid).notes) == len(state(second).notes)


def _with_template(second: Session, tmp_path: Path, change: Any) -> Path:
    value = json.loads(export_bytes(second, "json", "facilitators"))
    added = [event["data"] for event in value["events"] if event["kind"] == "exercise"]
    change(next(data["template"] for data in added if data["key"] != "frame"))
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def test_other_prompts_are_refused_naming_the_difference(first: Session, tmp_path: Path) -> None:
    second = session(": one", title="Second", exercises=("post-its",))

    def other_question(template: dict[str, Any]) -> None:
        template["questions"][1]["title"] = "What we HOPE for"

    def other_areas(template: dict[str, Any]) -> None:
        template["areas"].append({"key": "school", "title": "at school", "short": "school"})

    for change, says in ((other_question, "DIFFICULT: What we HOPE for"), (other_areas, "Only there: “school: at")):
        with pytest.raises(CaseError, match=says):
            merge_file(first, _with_template(second, tmp_path, change))
    assert len(state(first).notes) == 1


def test_writers_stay_where_the_wall_keeps_none(first: Session, tmp_path: Path) -> None:
    words = copy.deepcopy(dict(first.state.run.template.words))
    words["authors"] = True
    other = session(title="With writers", exercises=())
    key = other.add_exercise(template_of(words))
    other.record("note", {"question": "HELPS", "area": "me", "text": "mine", "author": "P07"}, run=key)
    report = merge_file(first, file_of(other))
    assert "P07" not in str(first.documents()) and any("keeps no writers" in line for line in report.lines)


BAD = [
    ("empty", b"", "empty"),
    ("words", b"hello", "line 1"),
    ("a list", b"[]", "This is not a session"),
    ("no events", b'{"holdspace": 1, "kind": "session", "events": []}', "does not begin as one"),
    ("a page", b'{"holdspace": 1, "kind": "page", "exercises": []}', "This is not a session"),
    ("an entry of nothing", b'{"kind": "session", "events": [{}]}', r"events\[0\].number"),
]


@pytest.mark.parametrize(("content", "says"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_a_wrong_file_is_refused(first: Session, tmp_path: Path, content: bytes, says: str) -> None:
    path, count = tmp_path / "other.json", len(first.events)
    path.write_bytes(content)
    with pytest.raises(CaseError, match=says) as problem:
        merge_file(first, path)
    assert str(problem.value).endswith("Nothing was brought in.") and len(first.events) == count


def test_a_damaged_session_is_refused_and_a_torn_one_is_taken_as_far_as_it_goes(
    first: Session, second: Session, tmp_path: Path
) -> None:
    content = file_of(second).read_bytes()
    path = tmp_path / "torn.json"
    path.write_bytes(content.replace(b'\n"5": {', b'\n"5": '))
    with pytest.raises(CaseError, match="holdspace rescue"):
        merge_file(first, path)
    path.write_bytes(content[:-30])
    merge_file(first, path)
    assert len(state(first).notes) > 5 and path.read_bytes() == content[:-30]


def test_a_session_of_a_grid_has_nothing_to_bring(first: Session) -> None:
    with pytest.raises(CaseError, match="has no wall with notes"):
        merge_file(first, file_of(session(title="Grid")))


def test_an_entry_by_somebody_else_meanwhile_leaves_nothing_half_done(first: Session, second: Session) -> None:
    plain_record, once = first.record, True

    def record(kind: str, data: Any, *, run: str = "") -> Any:
        nonlocal once
        if once:
            once = False
            perform(open_session(first.name, by="F1"), ": just now")
        return plain_record(kind, data, run=run)

    first.record = record  # type: ignore[method-assign]
    with pytest.raises(CaseError, match="just now"):
        merge_file(first, file_of(second))
    assert [note.text for note in state(first).notes.every()] == ["kai first", "just now"]
    merge_file(first, file_of(second))
    assert len(state(first).notes) == len(state(second).notes) + 2


def test_a_copy_from_before_words_were_taken_back_for_good_brings_none_of_them(first: Session, tmp_path: Path) -> None:
    for line in (": ZQ words", "unname 1: kai / food", "1 > new ZQ theme"):
        perform(first, line)
    path = tmp_path / "copy.json"
    path.write_bytes(file_of(first).read_bytes())
    for line in ("2 withdrawn", "withdrawn for good yes", "unname for good yes", ": typed at home"):
        perform(first, line)
    merge_file(first, path)
    now = state(first)
    assert "ZQ words" not in file_of(first).read_text("utf-8") and "kai first" not in file_of(first).read_text("utf-8")
    assert [note.withdrawn for note in now.notes.every()] == [False, True, False]
