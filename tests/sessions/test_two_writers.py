"""Several processes and threads on one session file: nothing lost, nothing twice, nothing half read."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from sessions.store import event_lines
from sessions.store.event_store import CannotWrite, Document, EventStore
from tests.sessions.store_helpers import check_whole, document, documents, make_file, save, start_python

COUNT = 60

WRITER = """
import sys
from pathlib import Path
from sessions.store.event_store import EventStore
from tests.sessions.store_helpers import document
store = EventStore.open(Path(sys.argv[1]))
sys.stdin.readline()
for count in range(int(sys.argv[3])):
    with store.locked():
        store.refresh()
        number = len(store.documents()) + 1
        data = {"text": sys.argv[2] * (1 + 3000 * (count % 2)), "count": count}
        store.append([{**document(number), "data": data, "by": sys.argv[2]}])
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "s.json"


def test_two_writing_processes_and_a_follower(path: Path) -> None:
    make_file(path, 1)
    follower = EventStore.open(path, read_only=True)
    writers = [start_python(WRITER, path, name, COUNT, stdin=-1) for name in ("ā", "b")]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.close()
    received: list[Document] = []
    give_up = time.monotonic() + 120
    while len(received) < 2 * COUNT and time.monotonic() < give_up:
        received += follower.refresh()
        time.sleep(0.002)
    assert [writer.wait(60) for writer in writers] == [0, 0]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.close()
    assert follower.refresh() == [] and follower.generation == 0
    assert [one["number"] for one in received] == list(range(2, 2 * COUNT + 2))
    for name in ("ā", "b"):
        mine = [one for one in received if one["by"] == name]
        assert [one["data"]["count"] for one in mine] == list(range(COUNT))
        assert all(set(one["data"]["text"]) == {name} for one in mine)
    assert follower.documents() == check_whole(path)


def test_a_follower_through_rewrites_never_loses_or_doubles(path: Path) -> None:
    make_file(path, 1)
    writer, follower = EventStore.open(path), EventStore.open(path, read_only=True)
    done = threading.Event()

    def write() -> None:
        for count in range(30):
            save(writer, f"text {count}")
            if count % 5 == 4:
                writer.rewrite(writer.documents())
        done.set()

    thread = threading.Thread(target=write)
    thread.start()
    received = list(follower.documents())
    while not done.is_set():
        received += follower.refresh()
    thread.join()
    received += follower.refresh()
    assert received == follower.documents() == writer.documents() == check_whole(path)
    assert writer.generation == 6 and 1 <= follower.generation <= 6


def test_threads_sharing_a_store_and_threads_with_their_own(path: Path) -> None:
    make_file(path, 1)
    shared = EventStore.open(path)
    stores = [shared, shared, EventStore.open(path)]

    def write(store: EventStore) -> None:
        for _ in range(20):
            save(store)

    threads = [threading.Thread(target=write, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(check_whole(path)) == 61
    shared.refresh()
    assert shared.documents() == check_whole(path)


def test_locks_nest_and_a_removed_side_file_keeps_nobody_apart(path: Path) -> None:
    make_file(path, 1)
    one, other = EventStore.open(path), EventStore.open(path)
    save(one)
    path.with_name(".s.json.lock").unlink()
    entered = threading.Event()

    def enter() -> None:
        with one.locked():
            entered.set()

    thread = threading.Thread(target=enter)
    with other.locked(), other.locked():
        thread.start()
        assert not entered.wait(0.1)
    assert entered.wait(60)
    thread.join()


def test_a_follower_notices_a_line_that_was_taken_back(path: Path) -> None:
    before = make_file(path, 3)
    follower = EventStore.open(path, read_only=True)
    whole = before[:-4] + make_file(path.with_name("b.json"), 4)[len(before) - 4 :]
    path.write_bytes(whole)
    assert len(follower.refresh()) == 1
    other = event_lines.encode_lines([{**document(4), "by": "second"}], 4)[0]
    path.write_bytes(before[:-4] + b",\n" + other + event_lines.CLOSING)
    os.utime(path, ns=(1, 1))
    assert follower.refresh() == [] and follower.generation == 1
    assert follower.documents() == check_whole(path) and follower.documents()[-1]["by"] == "second"
    save(EventStore.open(path))
    assert [one["number"] for one in follower.refresh()] == [5]


def test_a_lock_that_never_comes_free_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sessions.store.write_lock.PATIENCE", 0.05)
    make_file(path, 1)
    one, other = EventStore.open(path), EventStore.open(path)
    with one.locked(), pytest.raises(CannotWrite, match="busy"):
        save(other)
    assert save(other)["number"] == 2


def test_a_symbolic_link_shares_the_lock_and_stays_a_link(path: Path, tmp_path: Path) -> None:
    make_file(path, 1)
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.json"
    os.symlink(path, link)
    store = EventStore.open(link)
    save(store)
    store.rewrite(documents(4))
    save(store)
    assert link.is_symlink() and len(check_whole(path)) == 5 and os.listdir(link.parent) == ["link.json"]
