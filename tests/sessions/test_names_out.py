"""Names taken out of the file for good: gone from every byte, never brought back, nothing lost on the way."""

from __future__ import annotations

import errno
import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.wall.state import Wall
from sessions.export import Wanted, make, put
from sessions.export.noting import note
from sessions.leaving.documents import kept_documents
from sessions.leaving.trail import export_places
from sessions.lines.carry_out import perform, understand
from sessions.live import drafts
from sessions.live import room_file as roomfile
from sessions.live.called import describe
from sessions.live.session import Session, open_session
from sessions.store import locations
from tests.lines import again, session
from tests.sessions.store_helpers import check_whole, start_python

NAME = "Marama"
LINES = (
    ": Marama never listens",
    ": kai first",
    ": I told MARAMA'S sister",
    "retype 1: Marama never listens to us",
    "halve 3: I told Marama / her sister",
    "1 > new Marama and others",
    "name 1: What Marama does // Marama said so",
    "park 2: ask Marama until next session",
    "contested 4: Marama is tired / nobody asked Marama",
)


@pytest.fixture
def wall(own_place: Path) -> Session:
    held = session(*LINES, exercises=("post-its",))
    perform(held, "go talk")
    perform(held, "show 1")
    perform(held, "hold")
    perform(held, ": undone about Marama")
    perform(held, "undo")
    drafts.keep(held.name, "F2", {"unsent": ["7: Marama again", "second"]})
    drafts.keep(held.name, "F1", {"unsent": ['"Maramas" are not "Marama"']})
    return held


def state(held: Session) -> Wall:
    found = held.state.run.state
    assert isinstance(found, Wall)
    return found


def everything(home: Path, name: str) -> str:
    """Every byte this computer keeps of the session."""
    files = [file for file in home.rglob("*") if file.is_file() and name in file.name]
    assert len(files) >= 4
    return "\n".join(file.read_bytes().decode() for file in files)


def named(text: str) -> int:
    return text.lower().replace("maramas", "").count(NAME.lower())


def test_the_name_is_in_no_byte_any_more(wall: Session, own_place: Path) -> None:
    perform(wall, "unname all: Marama / a colleague")
    assert NAME in everything(own_place, wall.name)
    before, count = wall.state, len(wall.events)
    asked = perform(wall, "unname for good")
    assert asked.event is None and asked.says.endswith("type: unname for good yes")
    assert "f1 has it in a line half typed" in asked.says and "f2" not in asked.says
    assert "cannot be undone" in asked.says and "exports" in asked.says and NAME not in asked.says
    assert NAME in everything(own_place, wall.name), "nothing is done before the yes"
    done = perform(wall, "unname for good yes")
    assert "out of the file for good" in done.says and "half typed in other open windows are not reached" in done.says
    assert drafts.writers(wall.name, lambda text: f"{NAME} " in text) == []
    text = everything(own_place, wall.name)
    assert named(text) == 0, [line[:300] for line in text.splitlines() if named(line)]
    assert len(wall.events) == count and state(wall) == before.run.state
    assert again(wall).state == wall.state
    check_whole(locations.session_path(wall.name))
    assert state(wall).notes[1].text == "[a colleague] never listens to us" and state(wall).notes[1].nameless
    assert drafts.kept(wall.name, "F2") == {"unsent": ["7: [a colleague] again", "second"]}
    assert drafts.kept(wall.name, "F1") == {"unsent": ['"Maramas" are not "[a colleague]"']}
    picture = roomfile.read(roomfile.path_of(wall.name))
    assert picture.view == wall.state.room() and "[a colleague]" in str(picture.view)


def test_undo_passes_it_by_and_brings_nothing_back(wall: Session, own_place: Path) -> None:
    perform(wall, "unname all: Marama / a colleague")
    perform(wall, "unname for good yes")
    undone = []
    while True:
        try:
            undone.append(wall.undo().kind)
        except ExerciseError as problem:
            assert "nothing of yours" in str(problem)
            break
        assert named(everything(own_place, wall.name)) == 0
    assert "unname" not in undone and undone.count("note") == 3 and not state(wall).notes
    assert again(wall).state == wall.state
    wall.redo()
    assert len(state(wall).notes) == 1 and named(everything(own_place, wall.name)) == 0


def test_undone_or_nothing_there_is_refused(wall: Session, own_place: Path) -> None:
    for line in ("unname for good", "Unname  FOR good yes"):
        for act in (understand, perform):
            with pytest.raises(ExerciseError, match="No name is taken out"):
                act(wall, line)
    perform(wall, "unname 1: Marama / a colleague")
    perform(wall, "undo")
    with pytest.raises(ExerciseError, match="No name is taken out"):
        perform(wall, "unname for good yes")
    assert state(wall).notes[1].text == "Marama never listens to us"
    perform(wall, "unname 1: Marama / a colleague")
    understand(wall, "unname for good yes")
    perform(wall, "unname for good yes")
    with pytest.raises(ExerciseError, match="No name is taken out"):
        perform(wall, "unname for good")


def test_several_names_come_out_in_one_go(own_place: Path) -> None:
    held = session(": Marama and Tipene", ": Tipene", exercises=("post-its",))
    perform(held, "unname all: Marama / a colleague")
    perform(held, "unname 1 2: Tipene / a manager")
    assert "2 names" in perform(held, "unname for good").says
    perform(held, "unname for good yes")
    text = locations.session_path(held.name).read_text(encoding="utf-8")
    assert NAME not in text and "Tipene" not in text
    assert [note.text for note in state(again(held)).notes.every()] == ["[a colleague] and [a manager]", "[a manager]"]


def test_an_open_console_starts_again_from_the_new_file(wall: Session) -> None:
    other = again(wall, by="F1")
    perform(wall, "unname all: Marama / a colleague")
    perform(wall, "unname for good yes")
    assert other.refresh() and other.state == wall.state and NAME not in str(other.documents())
    perform(other, ": typed after")
    wall.refresh()
    assert wall.state == other.state and other.undo().kind == "note"


def test_what_others_wrote_meanwhile_stays(wall: Session) -> None:
    perform(wall, "unname all: Marama / a colleague")
    perform(again(wall, by="F1"), ": somebody else's")
    perform(wall, "unname for good yes")
    assert [note.text for note in state(wall).notes.every()][-1] == "somebody else's"
    assert again(wall).state == wall.state


@pytest.mark.parametrize("failing", ["write", "sync", "swap"])
def test_a_failing_disk_loses_nothing_and_says_so(wall: Session, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    perform(wall, "unname all: Marama / a colleague")
    path = locations.session_path(wall.name)
    before, held = path.read_bytes(), wall.state

    def fails(*_: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    call = {"write": "pwrite", "sync": "fsync", "swap": "replace"}[failing]
    with monkeypatch.context() as disk:
        disk.setattr(f"sessions.store.private_files.{call}", fails)
        with pytest.raises(ExerciseError, match=r"No space left on device.*Nothing is lost.*unname for good yes"):
            perform(wall, "unname for good yes")
    assert path.read_bytes() == before and wall.state == held and again(wall).state.run.state == state(wall)
    perform(wall, "unname for good yes")
    assert NAME.encode() not in path.read_bytes()


def test_while_something_is_unsaved_the_file_is_left(wall: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("sessions.store.private_files.pwrite", fails)
    perform(wall, "unname all: Marama / a colleague")
    with pytest.raises(ExerciseError, match="Not everything is saved yet"):
        perform(wall, "unname for good yes")
    assert len(wall.unsaved) == 1


def test_leftovers_of_interrupted_saves_lose_it_too(wall: Session, own_place: Path) -> None:
    perform(wall, "unname all: Marama / a colleague")
    path = locations.session_path(wall.name)
    kept = path.with_name(f"{wall.name}.recovered-1.txt")
    kept.write_text('"9": {"number": 9, "data": {"text": "Marama ne', encoding="utf-8")
    draft = own_place / "drafts" / f".{wall.name}.f2.json.4711"
    draft.write_text('{"unsent": ["Marama', encoding="utf-8")
    perform(wall, "unname for good yes")
    assert kept.read_text(encoding="utf-8").endswith('"text": "[a colleague] ne') and not draft.exists()


TAKER = """
import sys
from sessions.store import private_files
from sessions.removing.for_good import take_out
from sessions.removing.names_for_good import NAMES
from sessions.live.session import open_session
print("ready", flush=True)
sys.stdin.readline()
stops = int(sys.argv[2])
def counted(plain):
    def call(*arguments):
        global stops
        stops -= 1
        if stops == 0:
            print("here", flush=True)
            sys.stdin.readline()
        return plain(*arguments)
    return call
for name in ("write_at", "fsync", "replace"):
    setattr(private_files, name, counted(getattr(private_files, name)))
take_out(NAMES, open_session(sys.argv[1], by="F2"))
print("done", flush=True)
"""


def test_killed_at_any_step_it_can_be_done_again(wall: Session, own_place: Path) -> None:
    import subprocess

    perform(wall, "unname all: Marama / a colleague")
    path = locations.session_path(wall.name)
    whole, held = path.read_bytes(), state(wall)
    after: list[bool] = []
    for stop in range(1, 40):
        path.write_bytes(whole)
        drafts.keep(wall.name, "F1", {"unsent": ["about Marama"]})
        taker = start_python(TAKER, wall.name, stop, stdin=subprocess.PIPE)
        assert taker.stdin is not None and taker.stdout is not None and taker.stdout.readline() == "ready\n"
        taker.stdin.write("go\n")
        taker.stdin.flush()
        said = taker.stdout.readline()
        if said == "here\n":
            os.kill(taker.pid, signal.SIGKILL)
        taker.wait(20)
        taker.stdin.close()
        taker.stdout.close()
        survived = open_session(wall.name, by="F2")
        assert state(survived) == held, stop
        after.append(NAME.encode() not in path.read_bytes())
        if said == "done\n":
            break
        if not after[-1]:
            perform(survived, "unname for good yes")
        assert state(survived) == held and NAME.encode() not in path.read_bytes()
        assert drafts.kept(wall.name, "F1") == {"unsent": ["about [a colleague]"]}
        survived.close()
    assert said == "done\n" and True in after and False in after, "it was killed both before and after the swap"


def test_files_called_after_somebody_are_not_remembered_by_it(wall: Session, own_place: Path) -> None:
    out = own_place / "mine"
    out.mkdir()
    for file in ("for-marama.md", "everybody.md"):
        made = make([wall], Wanted("md", "participants"))
        put(made, out / file)
        note([wall], made, out / file)
    perform(wall, "unname all: Marama / a colleague")
    assert '"for-[a colleague].md"' in json.dumps(kept_documents(wall)), "nor does it leave in another export"
    done = perform(wall, "unname for good yes")
    assert "One export is a file with the name in what it is called" in done.says and NAME not in done.says
    assert [one.file for one in wall.state.exports] == ["for-[a colleague].md", "everybody.md"]
    assert [Path(held.path).name for held in export_places(wall.name)] == ["everybody.md"]
    assert (out / "for-marama.md").exists(), "the file itself is its owner's"
    for path in (locations.session_path(wall.name), own_place / "exports.json"):
        assert named(path.read_text(encoding="utf-8")) == 0


def test_describing_it_names_nobody(wall: Session) -> None:
    perform(wall, "unname 1 3: Marama / a colleague")
    said = describe(wall.events[-1], wall.state)
    assert said.startswith("a name taken out, note") and NAME not in said
