"""The session file in the hands of one process: its form, its order, its modes, and everything that is no session."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from sessions.store import private_files
from sessions.store.append_storage import AppendStorage
from sessions.store.event_store import (
    FORMAT,
    CannotWrite,
    EventStore,
    FileGone,
    NotOurFile,
)
from sessions.store.event_table import EventDatabase
from tests.sessions.store_helpers import (
    AWKWARD,
    PROJECT,
    check_whole,
    document,
    documents,
    make_file,
    mode,
    read_with_stock_tinydb,
    save,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a session.json"


def test_created_file_is_what_stock_tinydb_reads(path: Path) -> None:
    store = EventStore.create(path, documents(3, AWKWARD))
    assert store.documents() == documents(3, AWKWARD) == check_whole(path) and store.path == path
    assert store.repaired is None and store.generation == 0


def test_every_save_leaves_a_whole_file_with_one_document_a_line(path: Path) -> None:
    store = EventStore.create(path, documents(1))
    for count in range(2, 12):
        save(store, AWKWARD * count)
        assert check_whole(path) == store.documents() and len(store.documents()) == count
    with store.locked():
        store.append([document(12), document(13)])
        store.append([])
    store.close()
    assert EventStore.open(path).documents() == check_whole(path)


def test_several_documents_are_one_write_and_one_fsync(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = EventStore.create(path, documents(1))
    calls: list[str] = []
    real_write, real_fsync = private_files.pwrite, private_files.fsync

    def counted_write(descriptor: int, data: bytes, position: int) -> int:
        calls.append("write")
        return real_write(descriptor, data, position)

    def counted_fsync(descriptor: int) -> None:
        calls.append("fsync")
        real_fsync(descriptor)

    monkeypatch.setattr(private_files, "pwrite", counted_write)
    monkeypatch.setattr(private_files, "fsync", counted_fsync)
    with store.locked():
        store.append([document(2), document(3), document(4)])
    assert calls == ["write", "fsync"]


def test_create_refuses_an_existing_file_and_leaves_it(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(CannotWrite, match=path.name) as raised:
        EventStore.create(path, documents(1))
    assert isinstance(raised.value.reason, FileExistsError) and raised.value.path == path
    assert path.read_text() == "mine" and os.listdir(path.parent) == [path.name]


def test_create_works_where_there_are_no_hard_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    EventStore.create(path, documents(2)).close()
    assert len(check_whole(path)) == 2 and mode(path) == 0o600
    with pytest.raises(CannotWrite):
        EventStore.create(path, documents(1))


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_files_are_the_owners_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "one" / "two" / "s.json"
    code = (
        "import os, sys; os.umask(int(sys.argv[2]))\n"
        "from pathlib import Path\n"
        "from sessions.store.event_store import EventStore\n"
        "from sessions.store import private_files\n"
        "from tests.sessions.store_helpers import documents, document, save\n"
        "real = private_files.replace\n"
        "def checked(temporary, path):\n"
        "    assert temporary.stat().st_mode & 0o777 == 0o600\n"
        "    real(temporary, path)\n"
        "private_files.replace = checked\n"
        "path = Path(sys.argv[1]); store = EventStore.create(path, documents(2)); save(store)\n"
        "store.rewrite(documents(4)); save(store)\n"
        "os.truncate(path, path.stat().st_size - 20)\n"
        "assert EventStore.open(path).repaired\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path), str(umask)], cwd=PROJECT, check=True, timeout=60)
    assert mode(path.parent) == mode(path.parent.parent) == 0o700
    names = sorted(os.listdir(path.parent))
    assert names == [".s.json.lock", "s.json", "s.recovered-1.txt"]
    assert [mode(path.parent / name) for name in names] == [0o600] * 3


@pytest.mark.parametrize(
    "wrong",
    [
        {**document(2), "number": 3},
        {**document(2), "number": True},
        {**document(2), "run": None},
        {**document(2), "data": ["list"]},
        {"number": 2},
        document(2, "half a pair \ud83d"),
        {**document(2), "data": {"a": float("nan")}},
        {**document(2), "data": {"a": {1, 2}}},
    ],
)
def test_a_document_that_is_not_right_is_refused_before_writing(path: Path, wrong: Any) -> None:
    before, store = make_file(path, 1), EventStore.open(path)
    with store.locked(), pytest.raises(ValueError):
        store.append([wrong])
    with pytest.raises(ValueError):
        store.rewrite([document(1), wrong])
    assert path.read_bytes() == before
    assert save(store)["number"] == 2


def test_the_first_document_must_be_a_session(path: Path) -> None:
    for wrong in ([], [{**document(1), "kind": "note"}], [{**document(1), "data": {"format": FORMAT + 1}}]):
        with pytest.raises(ValueError):
            EventStore.create(path, wrong)
    assert not path.exists()


def test_missing_files_folders_and_folders_in_place_of_files(path: Path) -> None:
    for wrong, error in ((path, FileGone), (path / "inside", FileGone), (path.parent, NotOurFile)):
        with pytest.raises(error):
            EventStore.open(wrong)
    assert os.listdir(path.parent) == []


def test_a_deleted_file_is_said_and_not_made_again(path: Path) -> None:
    store = EventStore.create(path, documents(2))
    away = path.with_name("away")
    path.rename(away)
    actions: list[Callable[[], object]] = [
        store.refresh,
        lambda: store.append([document(3)]),
        lambda: store.rewrite(documents(3)),
    ]
    for action in actions:
        with pytest.raises(FileGone, match=path.name):
            action()
    assert not path.exists()
    away.rename(path)
    assert save(store)["number"] == 3 and len(check_whole(path)) == 3


def test_read_only_never_changes_a_byte(path: Path) -> None:
    torn = make_file(path, 3)[:-9]
    path.write_bytes(torn)
    store = EventStore.open(path, read_only=True)
    assert store.documents() == documents(2) and store.repaired is None
    with pytest.raises(CannotWrite):
        store.append([document(3)])
    with pytest.raises(CannotWrite):
        store.rewrite(documents(1))
    assert path.read_bytes() == torn and os.listdir(path.parent) == [path.name]
    writer = EventStore.open(path)
    save(writer, "third")
    assert store.refresh() == [document(3, "third")]


def test_numbers_must_follow_what_others_wrote(path: Path) -> None:
    one, other = EventStore.create(path, documents(1)), EventStore.open(path)
    save(other, "theirs")
    with one.locked():
        for numbers in ([2], [3]):
            with pytest.raises(ValueError):
                one.append([document(number) for number in numbers])
        with pytest.raises(ValueError):
            one.rewrite(documents(1))
        assert one.refresh() == [document(2, "theirs")] and one.refresh() == []
        one.append([document(3)])
    assert other.refresh() == [document(3)] and len(check_whole(path)) == 3


def test_rewrite_is_noticed_by_other_stores(path: Path) -> None:
    one, other = EventStore.create(path, documents(3)), EventStore.open(path)
    one.rewrite(documents(2, "new"))
    assert one.generation == 1 and one.refresh() == [] and one.documents() == documents(2, "new")
    assert other.refresh() == [] and other.generation == 1 and other.documents() == documents(2, "new")
    one.rewrite([*documents(2, "new"), document(3, "third"), document(4, "fourth")])
    assert other.refresh() == [document(3, "third"), document(4, "fourth")] and other.generation == 2
    save(other, "fifth")
    assert one.refresh() == [document(5, "fifth")] and one.generation == 2
    assert len(check_whole(path)) == 5
    assert not [name for name in os.listdir(path.parent) if name.endswith(".tmp")]


def test_a_quiet_refresh_is_one_look_at_the_size(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = EventStore.create(path, documents(3))
    save(store)
    looks: list[object] = []
    real_stat = os.stat

    def counted(*arguments: Any, **options: Any) -> os.stat_result:
        looks.append(arguments)
        return real_stat(*arguments, **options)

    monkeypatch.setattr(os, "stat", counted)
    monkeypatch.setattr("sessions.store.private_files.read_from", lambda *a: pytest.fail("read the file"))
    assert store.refresh() == [] and len(looks) == 1


def test_tinydb_itself_works_on_the_storage(path: Path) -> None:
    make_file(path, 2)
    with TinyDB(path, storage=AppendStorage) as database:
        assert database.table("events").insert(document(3, "by TinyDB")) == 3
    with EventDatabase(path, storage=AppendStorage) as database:
        table = database.table("events")
        assert len(table) == 3 and table.search(where("kind") == "note")[0].doc_id == 2
        assert table.insert_multiple([document(4), document(5)]) == [4, 5] and table.insert(document(6)) == 6
        assert table.get(doc_id=6) == document(6) and len(table.search(where("kind") == "note")) == 5
        table.update({"by": "other"}, doc_ids=[2])
        with pytest.raises(ValueError):
            table.remove(doc_ids=[3])
        with pytest.raises(ValueError):
            database.drop_tables()
    assert len(check_whole(path)) == 6 and read_with_stock_tinydb(path)[1]["by"] == "other"
