"""The session file on a disk that refuses: full, read-only, broken; said at once, and right again afterwards."""

from __future__ import annotations

import ast
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sessions.export import ExportError, restore
from sessions.store import locations, private_files
from sessions.store.event_store import CannotWrite, EventStore
from tests.sessions.store_helpers import (
    PROJECT,
    check_whole,
    document,
    documents,
    make_file,
    save,
)
from tui.cli.main import main


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "s.json"


class Disk:
    """Stands in for the disk: fails the calls it is told to, and counts."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.failing: dict[str, int] = {}
        self.error = errno.EIO
        self.part = 0
        self.nth: dict[str, int] = {}
        self._real_pwrite, self._real_fsync = private_files.pwrite, private_files.fsync
        monkeypatch.setattr(private_files, "pwrite", self._pwrite)
        monkeypatch.setattr(private_files, "fsync", self._fsync)

    def fail_only(self, call: str, nth: int) -> None:
        """From now on let only the nth of these calls fail; 0 for none."""
        self.failing, self.nth = {}, {call: nth}

    def _fails(self, call: str) -> bool:
        left = self.failing.get(call, 0)
        self.failing[call] = left - 1
        self.nth[call] = self.nth.get(call, 0) - 1
        return left > 0 or self.nth[call] == 0

    def _pwrite(self, descriptor: int, data: bytes, position: int) -> int:
        if self._fails("pwrite"):
            if self.part:
                self._real_pwrite(descriptor, data[: self.part], position)
            raise OSError(self.error, os.strerror(self.error))
        return self._real_pwrite(descriptor, data, position)

    def _fsync(self, descriptor: int) -> None:
        if self._fails("fsync"):
            raise OSError(self.error, os.strerror(self.error))
        self._real_fsync(descriptor)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT])
@pytest.mark.parametrize("call", ["pwrite", "fsync"])
@pytest.mark.parametrize("times", [1, 2, 50])
@pytest.mark.parametrize("part", [0, 2, 30])
def test_a_refused_save_is_said_and_works_again_later(
    path: Path, disk: Disk, error: int, call: str, times: int, part: int
) -> None:
    before = make_file(path, 3)
    store, follower = EventStore.open(path), EventStore.open(path, read_only=True)
    disk.failing, disk.error, disk.part = {call: times}, error, part
    for _ in range(2 if times == 50 else 1):
        with pytest.raises(CannotWrite, match=path.name) as raised:
            save(store, "refused")
        assert raised.value.reason.errno == error and raised.value.path == path
        assert store.documents() == documents(3)
    if times == 1:
        assert path.read_bytes() == before
    follower.refresh()
    disk.failing = {}
    assert store.refresh() == []
    assert save(store, "accepted") == document(4, "accepted")
    assert check_whole(path) == [*documents(3), document(4, "accepted")] == store.documents()
    follower.refresh()
    assert follower.documents() == store.documents()
    assert not list(path.parent.glob("*.tmp"))


def test_fsync_is_never_asked_again_on_a_descriptor_that_failed(
    path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_file(path, 2)
    store = EventStore.open(path)
    opened: list[Path] = []
    real_open = private_files.open_existing

    def counted(one: Path, *, read_only: bool) -> int:
        opened.append(one)
        return real_open(one, read_only=read_only)

    monkeypatch.setattr(private_files, "open_existing", counted)
    disk.failing = {"fsync": 1}
    with pytest.raises(CannotWrite):
        save(store)
    assert opened == [path]


def test_lines_of_a_refused_save_still_on_disk_are_nobodys_document(
    path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "broken")

    make_file(path, 2)
    store = EventStore.open(path)
    disk.failing = {"fsync": 50}
    with monkeypatch.context() as worse:
        worse.setattr(os, "ftruncate", refuse)
        with pytest.raises(CannotWrite):
            save(store, "refused")
        assert b"refused" in path.read_bytes()
        assert store.refresh() == [] and store.documents() == documents(2)
        with pytest.raises(CannotWrite):
            save(store, "refused")
    disk.failing = {}
    assert store.refresh() == [] and store.documents() == documents(2) == check_whole(path)
    assert save(store) == check_whole(path)[2]


def test_a_refused_save_that_others_built_on_is_kept(path: Path, disk: Disk) -> None:
    before = make_file(path, 2)
    store, other = EventStore.open(path), EventStore.open(path)
    disk.failing = {"fsync": 50}
    with pytest.raises(CannotWrite):
        save(store, "seen by the other")
    disk.failing = {}
    # The bytes as they lie in the machine's memory when a failed fsync could not be taken back.
    payload = store._storage._failed
    assert payload is not None
    path.write_bytes(before[:-4] + payload)
    assert save(other, "on top")["number"] == 4
    assert [one["data"]["text"] for one in store.refresh()] == ["seen by the other", "on top"]
    assert save(store)["number"] == 5 and len(check_whole(path)) == 5


@pytest.mark.parametrize(("call", "nth"), [("pwrite", 1), ("fsync", 1), ("fsync", 2)])
def test_a_refused_create_or_rewrite_leaves_what_was(path: Path, disk: Disk, call: str, nth: int) -> None:
    disk.fail_only(call, nth)
    with pytest.raises(CannotWrite):
        EventStore.create(path, documents(3))
    assert os.listdir(path.parent) == []
    disk.fail_only(call, 0)
    store = EventStore.create(path, documents(3))
    disk.fail_only(call, nth)
    with pytest.raises(CannotWrite):
        store.rewrite(documents(5, "new"))
    disk.fail_only(call, 0)
    store.refresh()
    assert store.documents() == check_whole(path)
    # The second fsync is the folder's: by then the new file is in its place, and whole.
    assert len(store.documents()) == (3 if nth == 1 else 5)
    assert not list(path.parent.glob("*.tmp"))
    save(store)
    assert store.documents() == check_whole(path)


def test_a_full_disk_on_opening_a_torn_file_leaves_it(path: Path, disk: Disk) -> None:
    torn = make_file(path, 3)[:-20]
    path.write_bytes(torn)
    disk.failing, disk.error = {"pwrite": 1}, errno.ENOSPC
    with pytest.raises(CannotWrite):
        EventStore.open(path)
    assert path.read_bytes() == torn and not list(path.parent.glob("*recovered*"))
    assert len(EventStore.open(path).documents()) == 2


def test_a_real_limit_on_the_size_of_files(tmp_path: Path) -> None:
    code = """
import resource, signal, sys
from pathlib import Path
from sessions.store.event_store import CannotWrite, EventStore
from tests.sessions.store_helpers import check_whole, documents, save
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
store = EventStore.create(path, documents(1))
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
for extra in range(1, 160, 7):
    size = path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + extra - 4, hard))
    for _ in range(2):
        try:
            save(store, "too much " * 9)
        except CannotWrite as refused:
            assert refused.reason.errno == 27, refused
        else:
            raise SystemExit("was not refused")
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert store.refresh() == []
    save(store, "fits")
    assert store.documents() == check_whole(path)
"""
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "s.json")], cwd=PROJECT, check=True, timeout=60)


def test_what_is_done_while_the_disk_writes_stands_between_the_write_and_its_end(path: Path, disk: Disk) -> None:
    make_file(path, 2)
    store = EventStore.open(path)
    seen: list[int] = []

    def meanwhile() -> None:
        seen.append(path.read_bytes().count(b'"number"'))
        disk.fail_only("fsync", 2 - len(seen))

    with store.locked():
        store.refresh()
        with pytest.raises(CannotWrite):
            store.append([document(3)], meanwhile)
    assert seen == [3] and store.documents() == documents(2) and check_whole(path) == documents(2)
    with store.locked():
        store.refresh()
        store.append([document(3)], meanwhile)
    assert seen == [3, 3] and check_whole(path) == documents(3)


def _as_python_says_it(tree: ast.AST) -> list[int]:
    """The lines that put a problem of the system's own into a sentence as Python writes it."""
    found = []
    for handler in (node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.name):
        body = ast.Module(handler.body, [])
        if handler.type is None or "OSError" not in ast.unparse(handler.type) or "strerror" in ast.unparse(body):
            continue
        for node in ast.walk(body):
            said = node.value if isinstance(node, ast.FormattedValue) else None
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "str" and node.args:
                said = node.args[0]
            if isinstance(said, ast.Name) and said.id == handler.name:
                found.append(said.lineno)
    return found


def test_what_the_system_refuses_is_never_said_as_python_writes_it() -> None:
    assert _as_python_says_it(ast.parse("try: x()\nexcept (A, OSError) as no:\n  y(f'{no}')")) == [3]
    for file in (*(PROJECT / "sessions").rglob("*.py"), *(PROJECT / "tui").rglob("*.py")):
        assert not _as_python_says_it(ast.parse(file.read_text(encoding="utf-8"))), f"{file}: told(problem) instead"


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["new", "A day", "--exercise", "post-its"]) == 0
    (name,) = (path.stem for path in locations.sessions_folder().glob("*.json"))
    copy = tmp_path / "day.json"
    copy.write_bytes(locations.session_path(name).read_bytes())

    def refuses(folder: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(folder))

    monkeypatch.setattr(locations, "make_private", refuses)
    with pytest.raises(ExportError, match=r"The computer refused “.*sessions” \(Read-only file system\)") as problem:
        restore(copy)
    assert "Errno" not in str(problem.value)
