"""The list of sessions: what each file says, the index behind it."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sessions.library import catalogue, templates
from sessions.library.beginning import new_session
from sessions.library.catalogue import Entry, entries, remembered_first, resolve
from sessions.library.held_days import held_day
from sessions.library.programmes import day_of
from sessions.live.session import open_session
from sessions.live.state import FRAME
from sessions.store import locations
from sessions.store.names import UnknownName
from tests.counted import calls
from tests.sessions.store_helpers import said_otherwise
from tui.cli.main import main

INDEX = "index.json"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def make(title: str, *keys: str, place: str = "") -> str:
    held = [templates.template(key) for key in keys or ("live-grid",)]
    session = new_session(title, held, place=place, by="F2")
    session.close()
    return session.name


def settle() -> None:
    """Makes every session file old enough for the index to keep it."""
    for place, file in enumerate(sorted(locations.sessions_folder().glob("*.json"))):
        os.utime(file, (1_700_000_000 + place, 1_700_000_000 + place))


def one(name: str) -> Entry:
    return next(entry for entry in entries() if entry.name == name)


def count_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    read: list[str] = []
    real = catalogue._entry

    def counted(name: str, status: os.stat_result) -> Entry:
        read.append(name)
        return real(name, status)

    monkeypatch.setattr(catalogue, "_entry", counted)
    return read


def test_no_folder_is_an_empty_list_and_makes_nothing(home: Path) -> None:
    assert entries() == []
    assert not home.exists()


def test_an_entry_says_what_the_session_is() -> None:
    name = make("Whānau hui [/]", "live-grid", "paper-grid", place="Te Awakairangi")
    entry = one(name)
    assert (entry.title, entry.place, entry.state) == ("Whānau hui [/]", "Te Awakairangi", "not started")
    assert entry.exercises == ("Live Net-'works' grid", "Paper Net-'works' grid")
    assert "disintegration grid" in entry.called
    assert entry.problem is None and entry.created.startswith(name[:4])


def test_the_state_follows_the_session() -> None:
    name = make("Day")
    session = open_session(name)
    session.record("phase", {"phase": "roles"}, run="live-grid")
    assert one(name).state == session.state.run.shape.progress(session.state.run.state).phase
    session.undo()
    assert one(name).state == "not started"
    session.record("add_chair", {"row": "child", "person": "Tama"}, run="live-grid")
    assert one(name).state == "prepared"
    session.record("release", {"chairs": [1]}, run="live-grid")
    assert one(name).state == "everyone released"
    session.close()


def test_newest_first() -> None:
    first, second, third = make("A"), make("B"), make("C")
    folder = locations.sessions_folder()
    for name, day in ((first, "2020-01-01"), (second, "2022-01-01"), (third, "2021-01-01")):
        file = folder / f"{name}.json"
        created = json.loads(file.read_text())["events"]["1"]["at"]
        said_otherwise(file, created, f"{day}T00:00:00+00:00")
    assert [entry.title for entry in entries()] == ["B", "C", "A"]


def test_the_list_is_remembered_in_its_order_whichever_file_was_read_last() -> None:
    for title, day in (("A", "2020-01-01"), ("B", "2022-01-01"), ("C", "2021-01-01"), ("D", "2021-06-01")):
        file = locations.session_path(make(title))
        said_otherwise(file, json.loads(file.read_text())["events"]["1"]["at"], f"{day}T00:00:00+00:00")
        settle()
        fresh = entries()
        assert list(remembered_first()) == [fresh], "none is sorted again, and nothing is told twice"
        assert catalogue._Index.read().columns[0] == [entry.name for entry in fresh]
    assert [entry.title for entry in fresh] == ["B", "D", "C", "A"]


def test_the_index_answers_without_reading_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    for title in ("A", "B", "C"):
        make(title)
    settle()
    fresh = entries()
    read = count_reads(monkeypatch)
    assert entries() == fresh
    assert read == []


def test_what_is_remembered_comes_first_and_then_what_is_so() -> None:
    assert list(remembered_first()) == [[]]
    kept, renamed = make("Kept"), make("As it was called")
    settle()
    assert [[each.title for each in listed] for listed in remembered_first()] == [["As it was called", "Kept"]]
    entries()
    assert len(list(remembered_first())) == 1, "nothing changed, and nothing is told twice"
    said_otherwise(locations.session_path(renamed), "As it was called", "As it is called now")
    made = make("Made since")
    first, then = remembered_first()
    assert [entry.title for entry in first] == ["As it was called", "Kept"]
    assert [entry.title for entry in then] == ["Made since", "As it is called now", "Kept"] and then == entries()
    for name in (renamed, made):
        locations.session_path(name).unlink()
    assert [[each.name for each in listed] for listed in remembered_first()] == [[kept]], "what is gone is not shown"


def test_a_day_that_is_another_than_utc_says_is_remembered_as_quickly_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as there:
        there.setenv("TZ", "Pacific/Auckland")
        time.tzset()
        for number in range(4):
            begun = datetime(2026, 3, 12, 20, number, tzinfo=UTC)  # in the morning, and in UTC yesterday
            new_session(f"Day {number}", [templates.template("live-grid")], by="F2", clock=lambda at=begun: at).close()  # type: ignore[misc]
    time.tzset()
    settle()
    fresh = entries()
    assert {entry.held_on for entry in fresh} == {"2026-03-13"} and entries() == fresh
    known = catalogue._Index.read()
    few = calls(known.entries)
    known.columns = [column * 10 for column in known.columns]
    assert calls(known.entries) == few


def test_only_the_changed_file_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for title in ("A", "B", "C"):
        make(title)
    settle()
    entries()
    read = count_reads(monkeypatch)
    name = resolve("b")
    session = open_session(name)
    session.record("title", {"title": "Bee", "place": "Hutt"})
    session.close()
    assert {entry.title for entry in entries()} == {"A", "Bee", "C"}
    assert read == [name]


def test_a_deleted_file_is_gone_from_list_and_index(home: Path) -> None:
    make("A")
    name = make("B")
    settle()
    entries()
    (locations.sessions_folder() / f"{name}.json").unlink()
    assert [entry.title for entry in entries()] == ["A"]
    assert name not in (home / INDEX).read_text()


def test_a_file_changed_just_now_is_not_trusted_to_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    make("A")
    entries()
    read = count_reads(monkeypatch)
    entries()
    assert len(read) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 40, b"nonsense", b"[]", b'{"holdspace_index": 1}', b"\xff\xfe", b"[" * 100_000, b'{"a":\n{}}'],
)
def test_an_unreadable_index_is_rebuilt(home: Path, content: bytes) -> None:
    make("A")
    settle()
    fresh = entries()
    (home / INDEX).write_bytes(content)
    assert entries() == fresh
    assert json.loads((home / INDEX).read_bytes())["holdspace_index"] == catalogue._VERSION


def test_an_index_edited_by_hand_is_not_believed(home: Path) -> None:
    make("The true title")
    settle()
    fresh = entries()
    index = (home / INDEX).read_text()
    (home / INDEX).write_text(index.replace("The true title", "Something else"))
    assert entries() == fresh
    assert (home / INDEX).read_text() == index


def test_the_index_is_private_and_its_absence_harmless(home: Path) -> None:
    make("A")
    settle()
    before = os.umask(0)
    try:
        entries()
    finally:
        os.umask(before)
    assert stat.S_IMODE((home / INDEX).stat().st_mode) == 0o600
    (home / INDEX).unlink()
    (home / INDEX).mkdir()
    assert [entry.title for entry in entries()] == ["A"]
    assert [file.name for file in home.glob(".*")] == []


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "damaged"),
        (b"{}", "not a session"),
        (b"hello", "not a session"),
        (b'{"_default": {"1": {"a": 1}}}', "not a session"),
        (b'{"events": {\n"1": nonsense\n}}\n', "damaged"),
    ],
)
def test_a_file_that_cannot_be_opened_is_listed_with_its_sentence(content: bytes, word: str) -> None:
    make("A")
    file = locations.sessions_folder() / "2020-01-01-odd.json"
    file.write_bytes(content)
    settle()
    for _ in range(2):
        entry = one("2020-01-01-odd")
        assert entry.problem is not None and word in entry.problem
        assert "\n" not in entry.problem
    assert file.read_bytes() == content
    assert len(entries()) == 2


def test_a_newer_file_is_listed_and_is_read_again_after_an_update() -> None:
    name = make("A")
    file = locations.sessions_folder() / f"{name}.json"
    file.write_text(file.read_text().replace('"format": 2', '"format": 9'))
    settle()
    problem = one(name).problem
    assert problem is not None and "newer" in problem
    kept = file.stat()
    file.write_text(file.read_text().replace('"format": 9', '"format": 2'))
    os.utime(file, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert one(name).problem is None


def test_a_move_that_does_not_fit_is_damage_not_a_crash() -> None:
    name = make("A")
    session = open_session(name)
    session.record("phase", {"phase": "roles"}, run="live-grid")
    session.close()
    file = locations.sessions_folder() / f"{name}.json"
    said_otherwise(file, '{"phase": "roles"', '{"phase": "lunch"')
    assert one(name).problem is None and one(name).damaged
    index = locations.home() / "index.json"
    assert not index.exists() or name.encode() not in index.read_bytes(), "another version may read it"


def test_other_files_in_the_folder() -> None:
    make("A")
    folder = locations.sessions_folder()
    (folder / ".hidden.json").write_text("x")
    (folder / "notes.txt").write_text("x")
    (folder / "My Workshop.json").write_text("x")
    (folder / "2020-01-01-folder.json").mkdir()
    (folder / "2020-01-01-link.json").symlink_to(folder / "nowhere")
    found = {entry.name: entry.problem for entry in entries() if entry.problem}
    assert set(found) == {"My Workshop", "2020-01-01-folder"}
    assert "small letters" in str(found["My Workshop"])
    with pytest.raises(UnknownName):
        resolve("my work")


def test_an_interrupted_save_is_no_problem() -> None:
    name = make("A")
    file = locations.sessions_folder() / f"{name}.json"
    whole = file.read_bytes()
    file.write_bytes(whole[:-4] + b',\n"4": {"numb')
    assert one(name).problem is None
    assert file.read_bytes().endswith(b'"numb')


def test_listing_imports_no_store_and_no_screen(home: Path) -> None:
    make("A")
    code = (
        "import sys; from sessions.library import catalogue; catalogue.entries(); catalogue.resolve('a');"
        "heavy = ('tinydb','textual','rich','sessions.store.event_store','sessions.live.session');"
        "print([m for m in heavy if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_what_left_of_many_sessions_leaves_nothing_to_be_read_for_the_next_list(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(catalogue, "_SEVERAL", 2)
    for number in range(4):
        make(f"Day {number}", "post-its", place="Te Awakairangi")
    settle()
    assert main(["list"]) == 0
    assert main(["export", "--programme", "Te Awakairangi", "--format", "data", "--to", str(tmp_path / "left")]) == 0
    read = count_reads(monkeypatch)
    assert len(entries()) == 4 and not read


@pytest.mark.parametrize("day", ["2026-11-30", "2026-12-01", "2026-12-03"])
def test_the_day_that_somebody_says_is_the_day_wherever_the_clock_is(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:  # eight in the morning there, the evening before in London
        held = new_session(
            "Early", [templates.template("live-grid")], clock=lambda: datetime(2026, 11, 30, 19, tzinfo=UTC)
        )
        held.record("day", {"date": day}, run=FRAME)
        held.close()
        assert [held_day(entry).isoformat() for entry in entries()] == [day] == list(map(day_of, entries()))
    finally:
        monkeypatch.undo()
        time.tzset()
