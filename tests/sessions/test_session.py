"""A session: recording, a refusing disk, a deleted file, two sessions on one file, numbers that stay."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.library import templates
from sessions.library.beginning import new_session
from sessions.lines.carry_out import perform, understand
from sessions.live.here import writer_name
from sessions.live.session import Session, open_session
from sessions.live.state import BATCH, BatchError, SessionState
from sessions.store import locations, private_files
from sessions.store.event_check import check_of
from sessions.store.event_lines import encode_lines
from sessions.store.event_store import CannotWrite, DamagedFile, EventStore, FileGone, StoreError
from tests.counted import calls
from tests.lines import CHAIRS, PEOPLE, SAMPLE, Watch, again, session, shape_of
from tests.sessions.store_helpers import said_otherwise


def path_of(held: Session) -> Path:
    return locations.session_path(held.name)


def on_disk(held: Session) -> list[dict[str, Any]]:
    return list(json.loads(path_of(held).read_text(encoding="utf-8"))["events"].values())


def read(held: Session) -> Session:
    return open_session(held.name, read_only=True)


def grid_of(held: Session) -> Any:
    return held.state.run.state


class Disk:
    """Refuses every save while `full`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        real = private_files.write_at

        def write_at(*arguments: Any) -> Any:
            if self.full:
                raise OSError(28, "No space left on device")
            return real(*arguments)

        monkeypatch.setattr(private_files, "write_at", write_at)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


# -- recording --------------------------------------------------------------------------------------------------------


def test_each_entry_is_on_disk_when_it_is_said_to_be() -> None:
    held = session()
    for line in SAMPLE:
        outcome = perform(held, line)
        assert outcome.event is not None
        kept = on_disk(held)[-1]
        assert kept.pop("check") == check_of(kept) and kept == outcome.event.document()
    assert not held.unsaved and held.problem is None


def test_a_picture_that_cannot_be_drawn_loses_no_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    held = session(*PEOPLE)
    before = len(held.events)
    with monkeypatch.context() as patched:
        patched.setattr(SessionState, "room", lambda state: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            perform(held, "9 why: nobody asked her")
    assert len(held.events) == before + 1 == len(on_disk(held)) == len(read(held).events)
    perform(held, "9 who: nobody")
    assert held.state == read(held).state


def test_opened_again_it_is_the_same() -> None:
    held = session(*SAMPLE, "show map", "hold", "go negotiate", "blank")
    other = again(held)
    assert other.state == held.state and list(other.events) == list(held.events)
    assert other.state.room() is None


def test_a_refused_line_changes_nothing() -> None:
    held = session(*PEOPLE)
    before, count = held.state, len(held.events)
    for line in ("99 why: x", "agree 7: x", "7 vs 7 do: x", "go nowhere", "show chair", "close", "spoke 19: x"):
        with pytest.raises(ExerciseError):
            perform(held, line)
    assert held.state == before and len(held.events) == count == len(on_disk(held))


def test_looking_ahead_never_records() -> None:
    held = session(*SAMPLE)
    before = path_of(held).read_bytes()
    room = (locations.room_folder() / f"{held.name}.json").read_bytes()
    for line in (
        "9 why: x",
        "blank",
        "show map",
        "undo",
        "next",
        "find Tama",
        "9",
        "help",
        "pass",
        "exercise",
        "exercise paper",
    ):
        understand(held, line)
    for line in ("find Tama", "9", "help", "pass", "exercise"):
        assert perform(held, line).event is None
    assert path_of(held).read_bytes() == before
    assert (locations.room_folder() / f"{held.name}.json").read_bytes() == room


def test_a_batch_stands_or_falls_together() -> None:
    held = session()
    moves = [["add_chair", {"row": "child", "person": "Tama"}], ["add_chair", {"row": "nowhere", "person": "X"}]]
    with pytest.raises(BatchError) as caught:
        held.record(BATCH, {"moves": moves}, run="live-grid")
    assert caught.value.place == 1 and not grid_of(held).chairs
    moves[1][1] = {"row": "parent", "person": "Hine"}  # type: ignore[list-item]
    moves.append(["answer", {"chair": 2, "field": "felt", "kind": "answered", "words": "tired"}])
    moves.append(["phase", {"phase": "interview"}])
    event = held.record(BATCH, {"moves": moves}, run="live-grid")
    assert [fields.get("number") for _, fields in event.data["moves"]] == [1, 2, None, None]
    assert grid_of(held).chairs[2].answers["felt"].words == "tired" and grid_of(held).phase_since
    perform(held, "undo")
    assert not grid_of(held).chairs


def test_times_come_from_the_clock_and_are_part_of_the_event() -> None:
    held = session("go interview", "pause")
    assert grid_of(held).phase_since.endswith("+00:00")
    event = held.record("phase", {"phase": "roles", "at": "1999-01-01"}, run="live-grid")
    assert event.data["at"] == event.at != "1999-01-01"
    assert grid_of(again(held)) == grid_of(held)


def test_everything_recorded_is_plain_json_and_clean() -> None:
    held = session(*CHAIRS)
    data = {"chair": 9, "field": "felt", "kind": "answered", "words": "\x1b[2Ja\u0304\ud800\u202e"}
    held.record("answer", data, run="live-grid")
    assert grid_of(held).chairs[9].answers["felt"].words == "[2Jā\ufffd"
    assert json.loads(json.dumps(held.documents(), allow_nan=False)) == held.documents()


def test_words_of_a_file_from_elsewhere_are_cleaned_when_read() -> None:
    held = session("+ child Tama: the child", "1 why: MARK")
    held.close()
    path = path_of(held)
    said_otherwise(path, "MARK", "\\u001b[2J\\u202e!")
    assert grid_of(again(held)).chairs[1].answers["explanation"].words == "[2J!"


# -- a disk that refuses ----------------------------------------------------------------------------------------------


def test_a_full_disk_keeps_entries_on_the_screen_and_saves_them_later(disk: Disk) -> None:
    held = session(*PEOPLE)
    disk.full = True
    perform(held, "7 why: hips")
    perform(held, "8 why: hands")
    assert [event.number for event in held.unsaved] == [16, 17]
    assert isinstance(held.problem, CannotWrite) and "space" in str(held.problem)
    assert grid_of(held).chairs[8].answers and not grid_of(read(held)).chairs[8].answers
    assert not held.flush() and len(held.unsaved) == 2
    perform(held, "undo")
    perform(held, "redo")
    disk.full = False
    assert held.flush() and held.problem is None and not held.unsaved and not held.set_aside
    assert again(held).state == held.state
    perform(held, "9 why: voice")
    assert again(held).state == held.state


def test_the_next_entry_saves_what_waited(disk: Disk) -> None:
    held = session(*PEOPLE)
    disk.full = True
    perform(held, "7 why: hips")
    disk.full = False
    perform(held, "8 why: hands")
    assert not held.unsaved and held.problem is None
    assert [event["kind"] for event in on_disk(held)][-2:] == ["answer", "answer"]


def test_a_refused_move_is_refused_on_a_full_disk_too(disk: Disk) -> None:
    held = session(*PEOPLE)
    disk.full = True
    with pytest.raises(ExerciseError):
        perform(held, "99 why: x")
    assert not held.unsaved


def test_what_waited_goes_behind_what_others_wrote(disk: Disk) -> None:
    held = session(*PEOPLE)
    other = again(held, by="F1")
    disk.full = True
    perform(held, "7 why: hips")
    perform(held, "9 why: mine")
    perform(held, "undo")
    perform(held, "8 why: hands")
    disk.full = False
    perform(other, "10 why: theirs")
    perform(other, "11 why: theirs too")
    assert held.flush() and not held.set_aside
    state = again(held).state
    assert state == held.state
    chairs = [chair for chair in state.run.state.chairs.values() if chair.answers]
    answers = {chair.number: chair.answers["explanation"].words for chair in chairs}
    assert answers == {7: "hips", 8: "hands", 10: "theirs", 11: "theirs too"}, "the undo took back its own entry only"
    other.refresh()
    assert other.state == held.state


def test_what_no_longer_fits_is_set_aside_with_its_sentence(disk: Disk) -> None:
    held = session(*PEOPLE)
    other = again(held, by="F1")
    disk.full = True
    perform(held, "12 why: hers")
    perform(held, "11 why: his")
    disk.full = False
    perform(other, "12 remove")
    assert held.flush()
    assert [(event.data["chair"], "no chair 12" in why) for event, why in held.set_aside] == [(12, True)]
    assert grid_of(held).chairs[11].answers and again(held).state == held.state


def test_an_unsaved_chair_whose_number_was_taken_takes_its_answers_aside_too(disk: Disk) -> None:
    held = session(*PEOPLE)
    other = again(held, by="F1")
    disk.full = True
    perform(held, "+ agency Mo: nurse, hospice")
    perform(held, "13 why: words of Mo")
    perform(held, "12 why: words of Sal")
    disk.full = False
    perform(other, "+ agency Kim: advocate, trust")
    assert held.flush()
    assert grid_of(held).chairs[13].person == "Kim"
    assert not grid_of(held).chairs[13].answers, "never somebody else's words"
    assert grid_of(held).chairs[12].answers["explanation"].words == "words of Sal"
    assert grid_of(held).chairs[14].person == "Mo", "tried again, with the next number"
    assert [event.kind for event, _ in held.set_aside] == ["answer"]
    assert again(held).state == held.state


def test_a_save_that_arrived_after_all_is_not_made_twice(disk: Disk) -> None:
    """A disk may refuse aloud and keep the words all the same; somebody may have built on them meanwhile."""
    held = session(*PEOPLE)
    other = again(held, by="F1")
    disk.full = True
    perform(held, "+ agency Mo: nurse, hospice")
    perform(held, "13 why: hers")
    disk.full = False
    with other._store.locked():
        other.refresh()
        other._store.append([held.unsaved[0].document()])
    other = again(held, by="F1")
    perform(other, "12 why: theirs")
    assert held.flush() and not held.set_aside
    assert len(grid_of(held).chairs) == 13 and grid_of(held).chairs[13].answers
    assert again(held).state == held.state and len(on_disk(held)) == 18


def test_a_deleted_file_is_said_and_the_work_goes_on_until_it_is_back(tmp_path: Path) -> None:
    held = session(*PEOPLE)
    path, away = path_of(held), tmp_path / "away.json"
    path.rename(away)
    perform(held, "7 why: hips")
    assert isinstance(held.problem, FileGone) and len(held.unsaved) == 1 and not path.exists()
    away.rename(path)
    assert held.flush() and held.problem is None
    assert again(held).state == held.state


def test_a_file_restored_from_a_copy_takes_what_waited(tmp_path: Path) -> None:
    held = session(*PEOPLE)
    path, copy = path_of(held), tmp_path / "copy.json"
    shutil.copy(path, copy)
    path.unlink()
    perform(held, "7 why: hips")
    shutil.copy(copy, path)
    assert grid_of(held).chairs[7].answers
    assert held.flush() and not held.set_aside
    assert grid_of(held).chairs[7].answers
    perform(held, "8 why: hands")
    assert again(held).state == held.state and len(on_disk(held)) == 17


def test_an_older_copy_put_in_its_place_is_taken_as_it_is(tmp_path: Path) -> None:
    held = session(*PEOPLE)
    path, copy = path_of(held), tmp_path / "copy.json"
    shutil.copy(path, copy)
    perform(held, "7 why: hips")
    shutil.copy(copy, tmp_path / "new.json")
    os.replace(tmp_path / "new.json", path)
    held.refresh()
    assert not grid_of(held).chairs[7].answers and len(held.events) == 15
    perform(held, "8 why: hands")
    assert again(held).state == held.state
    assert held.overtaken == ["why, chair 7 Jo"], "what was saved and is gone is said"


def test_what_was_recorded_here_and_is_in_the_copy_too_is_not_said_to_be_missing(tmp_path: Path) -> None:
    held = session(*PEOPLE)
    path, copy = path_of(held), tmp_path / "copy.json"
    perform(held, "7 why: hips")
    shutil.copy(path, copy)
    perform(held, "7 why: knees")
    other = EventStore.open(copy)
    with other.locked():
        said = {"chair": 8, "field": "explanation", "kind": "answered", "words": "x"}
        other.append([{"number": 17, "run": "live-grid", "kind": "answer", "data": said, "at": "x", "by": "y"}])
    other.close()
    os.replace(copy, path)
    held.refresh()
    assert held.overtaken == ["why, chair 7 Jo"] and len(held.events) == 17
    held.overtaken.clear()
    perform(held, "8 why: hands")
    shutil.copy(path, copy)
    os.replace(copy, path)
    held.refresh()
    assert not held.overtaken


def test_a_file_that_was_written_again_without_words_is_no_other_copy() -> None:
    held = session("helps me: QUINCE rings", "helps me: two", exercises=["post-its"])
    perform(held, "unname all: QUINCE / a colleague")
    perform(again(held), "unname for good yes")
    held.refresh()
    assert not held.overtaken and "QUINCE" not in path_of(held).read_text("utf-8")


def test_damage_while_open_keeps_everything_and_touches_nothing() -> None:
    held = session(*PEOPLE)
    path = path_of(held)
    whole = path.read_bytes()
    juggle = {"number": 16, "run": "live-grid", "kind": "juggle", "data": {}, "at": "x", "by": "y"}
    line = encode_lines([juggle], 16)[0]
    hurt = whole[:-4] + b",\n" + line + b"\n}}\n"
    path.write_bytes(hurt)
    with pytest.raises(DamagedFile) as caught:
        held.refresh()
    assert caught.value.line == 17 and "juggle" in str(caught.value)
    perform(held, "7 why: hips")
    assert isinstance(held.problem, StoreError) and len(held.unsaved) == 1 and path.read_bytes() == hurt
    assert grid_of(held).chairs[7].answers
    opened = again(held)
    assert "waits and is not applied: entry 16." in opened.damage and not grid_of(opened).chairs[7].answers


def test_a_session_opened_to_read_writes_nothing() -> None:
    held = session(*PEOPLE)
    before = path_of(held).read_bytes()
    reader = open_session(held.name, read_only=True)
    perform(reader, "7 why: hips")
    assert reader.unsaved and reader.problem is not None and path_of(held).read_bytes() == before
    perform(held, "8 why: hands")
    assert reader.refresh()
    assert grid_of(reader).chairs[8].answers and grid_of(reader).chairs[7].answers


def test_a_folder_nobody_may_write_in_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(private_files, "place_new", refuse)
    with pytest.raises((StoreError, OSError)):
        session()


# -- two at once ------------------------------------------------------------------------------------------------------


def test_two_sessions_on_one_file_see_each_other() -> None:
    one = session(*PEOPLE)
    two = again(one, by="F1")
    for place in range(10):
        perform(one if place % 2 else two, f"{place % 6 + 7} felt: line {place}")
    one.refresh()
    two.refresh()
    assert one.state == two.state == again(one).state
    assert not one.refresh()


def test_two_who_add_the_same_exercise_get_two() -> None:
    one = session(*PEOPLE)
    two = again(one, by="F1")
    paper = templates.built_in()["paper-grid"]
    assert one.add_exercise(paper) == "paper-grid"
    perform(one, "+ child Ana: the child")
    assert two.add_exercise(paper) == "paper-grid-2"
    assert grid_of(two).chairs == {} and two.state.runs["paper-grid"].state.chairs[1].person == "Ana"


def test_a_move_that_no_longer_fits_what_others_wrote_is_refused() -> None:
    one = session(*PEOPLE)
    two = again(one, by="F1")
    perform(one, "12 remove")
    with pytest.raises(ExerciseError):
        perform(two, "12 why: too late")
    assert not two.unsaved and two.state == one.state


def test_chairs_set_out_by_two_get_numbers_of_their_own() -> None:
    one = session()
    two = again(one, by="F1")
    perform(one, "+ child Tama: the child")
    perform(two, "+ parent Hine: mum")
    perform(one, "+ whānau Nana: grandmother")
    two.refresh()
    assert {number: chair.person for number, chair in grid_of(two).chairs.items()} == {1: "Tama", 2: "Hine", 3: "Nana"}


# -- the room ---------------------------------------------------------------------------------------------------------


def test_the_room_moves_only_with_the_group_a_show_or_a_blank() -> None:
    held = session(*CHAIRS)

    def seen() -> str:
        view = held.state.room()
        return "dark" if view is None else view.key

    assert seen() == "welcome"
    for line, key in (
        ("9 why: x", "welcome"),
        ("go set-out", "map"),
        ("show 9", "chair 9"),
        ("9 do: y", "chair 9"),
        ("hold", "chair 9"),
        ("go negotiate", "chair 9"),
        ("hold off", "slot"),
        ("blank", "dark"),
        ("go sharing", "dark"),
        ("spoke 9", "dark"),
        ("blank off", "sharing"),
        ("back", "deroling"),
        ("undo", "sharing"),
        ("show total", "total"),
        ("undo", "total"),
    ):
        perform(held, line)
        assert seen() == key, line


def test_hold_keeps_the_room_as_it_was() -> None:
    held = session(*PEOPLE, "show 7", "hold")
    before = held.state.room()
    perform(held, "7 why: hips")
    assert held.state.room() == before
    perform(held, "hold off")
    assert held.state.room() != before


def test_a_view_that_is_gone_leaves_a_quiet_screen() -> None:
    held = session(*PEOPLE, "show 12", "12 remove")
    view = held.state.room()
    assert view is not None and view.key == "quiet"


# -- names and making -------------------------------------------------------------------------------------------------


def test_the_same_title_twice_gives_two_names() -> None:
    first, second = session(title="Kia ora!"), session(title="Kia ora!")
    assert second.name == f"{first.name}-2"


@pytest.mark.parametrize("title", ["", "   ", "\x00", "x" * 121])
def test_a_title_is_needed_and_not_too_long(title: str) -> None:
    with pytest.raises(ExerciseError):
        new_session(title, [])


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "漢字", "CON", "a/b\\c:d", "Ōtautahi – hui", "🙂", "x" * 120, ".hidden"]
)
def test_titles_never_become_paths(title: str, tmp_path: Path) -> None:
    held = session(title=title)
    assert locations.is_name(held.name) and held.state.title == title
    assert path_of(held).parent == tmp_path / "sessions" and path_of(held).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["", "../x", "a/b", "A", "x" * 81, "a.json", "-a", "a\n", "ā"])
def test_names_that_are_no_names(name: str) -> None:
    with pytest.raises(ValueError):
        locations.session_path(name)


def test_who_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert writer_name() == "F2"
    monkeypatch.setenv("HOLDSPACE_WRITER", " \x1bMere\u0304 ")
    assert writer_name() == "Merē"
    monkeypatch.setenv("HOLDSPACE_WRITER", "")
    assert writer_name()


def test_a_session_without_an_exercise_says_how_to_add_one() -> None:
    held = new_session("Bare", [], clock=Watch())
    for line in ("9 why: x", "next", "help", ""):
        with pytest.raises(ExerciseError, match="exercise live-grid"):
            perform(held, line)
    perform(held, "exercise live-grid")
    perform(held, "+ child Tama: the child")
    assert grid_of(held).chairs[1].person == "Tama"


# -- quick enough -----------------------------------------------------------------------------------------------------


def among(chairs: int) -> list[int]:
    """How much work a move, reading its line and the whole text are among so many chairs."""
    held = session()
    moves = [["add_chair", {"row": "agency", "person": f"Person {one}", "role": "worker"}] for one in range(chairs)]
    held.record(BATCH, {"moves": moves}, run="live-grid")
    perform(held, "show map")
    perform(held, "15 why: too many hands")
    return [
        calls(lambda: perform(held, "16 why: too many hands")),
        calls(lambda: understand(held, "17 why: too many hands")),
        calls(lambda: shape_of(grid_of(held)).text(grid_of(held))),
    ]


def test_a_move_among_300_chairs_is_hardly_more_work_than_among_30() -> None:
    few, more = among(30), among(300)
    assert more[1] <= 1.2 * few[1] and more[2] <= 12 * few[2], (few, more)
    assert more[0] <= 5 * few[0], "the picture of the room has each of them"
