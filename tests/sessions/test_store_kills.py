"""The session file when a save is cut short: kills, torn ends at every byte, and locks left behind."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.store.event_store import DamagedFile, EventStore
from tests.sessions.store_helpers import (
    AWKWARD,
    check_whole,
    document,
    documents,
    make_file,
    mode,
    save,
    start_python,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "s.json"


# Torn ends.


def _whole_lines(content: bytes, cut: int) -> int:
    """How many documents of a file are whole in its first `cut` bytes, found by counting, not by the store."""
    ends = [place for place in range(len(content)) if content.startswith((b"},\n", b"}\n}}\n"), place)]
    return sum(end + 1 <= cut for end in ends)


def _check_repair(path: Path, torn: bytes, expected: int, text: str) -> None:
    path.write_bytes(torn)
    store = EventStore.open(path)
    assert store.documents() == documents(expected, text)
    assert store.repaired is not None and path.name in store.repaired
    side_files = list(path.parent.glob("s.recovered-*.txt"))
    for side_file in side_files:
        kept = side_file.read_bytes()
        assert torn.endswith(kept) and mode(side_file) == 0o600 and side_file.name in store.repaired
        side_file.unlink()
    assert len(check_whole(path)) == expected
    save(store, text)
    store.close()
    again = EventStore.open(path)
    assert again.repaired is None and again.documents() == documents(expected + 1, text) == check_whole(path)
    again.close()


@pytest.mark.parametrize("ending", [b"", b"\0" * 7], ids=["cut", "zeros"])
def test_cut_at_every_byte_of_the_last_two_lines(path: Path, ending: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sessions.store.private_files.fsync", lambda _: None
    )  # nothing here depends on it; 700 files do
    whole = make_file(path, 4, AWKWARD)
    start = whole.rindex(b',\n"3": ')
    for cut in range(start, len(whole)):
        path.unlink(missing_ok=True)
        _check_repair(path, whole[:cut] + ending, _whole_lines(whole, cut), AWKWARD)


def test_a_save_cut_short_anywhere_while_overwriting_the_closing_bytes(path: Path) -> None:
    before = make_file(path, 2)
    after = path.with_name("after.json")
    whole = make_file(after, 4)
    start = len(before) - 4
    for written in range(1, len(whole) - start):
        torn = whole[: start + written] + before[start + written :]
        _check_repair(path, torn, max(2, _whole_lines(whole, start + written)), "words")


def test_what_is_cut_off_is_kept_beside_and_never_overwritten(path: Path) -> None:
    torn = make_file(path, 3)[:-20]
    for count in (1, 2, 3):
        path.write_bytes(torn)
        store = EventStore.open(path)
        assert store.repaired is not None and f"s.recovered-{count}.txt" in store.repaired
        assert torn.endswith(path.with_name(f"s.recovered-{count}.txt").read_bytes())
    assert b'"3": ' in path.with_name("s.recovered-1.txt").read_bytes()


def test_an_open_store_mends_what_a_killed_writer_left(path: Path) -> None:
    whole = make_file(path, 3)
    store = EventStore.open(path)
    path.write_bytes(whole[:-4] + b',\n"4": {"number": 4, "ru')
    assert store.refresh() == []
    assert save(store)["number"] == 4 and len(check_whole(path)) == 4
    assert store.repaired is not None and path.with_name("s.recovered-1.txt").exists()


def test_damage_met_while_open_is_said_and_nothing_is_written(path: Path) -> None:
    whole = make_file(path, 3)
    store = EventStore.open(path)
    hurt = whole[:-4] + b',\n"4": {"num\n}}\n'
    path.write_bytes(hurt)
    actions: list[Callable[[], object]] = [
        store.refresh,
        lambda: store.append([document(4)]),
        lambda: store.rewrite(documents(4)),
    ]
    for action in actions:
        with pytest.raises(DamagedFile, match="line 5"):
            action()
    assert path.read_bytes() == hurt


# Kills.

WRITER = """
import sys
from pathlib import Path
from sessions.store.event_store import EventStore
from tests.sessions.store_helpers import document
store = EventStore.open(Path(sys.argv[1]))
text = "words " * int(sys.argv[2])
while True:
    with store.locked():
        number = len(store.documents()) + 1
        store.append([document(number, text)])
    print(number, flush=True)
"""


def test_kill_at_any_moment_loses_nothing_acknowledged(path: Path) -> None:
    chance = random.Random(7)
    make_file(path, 1)
    for round_number in range(15):
        # Long texts now and then, so that some kills fall into the middle of a write.
        words = 20_000 if round_number % 3 == 2 else 5
        writer = start_python(WRITER, path, words)
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(chance.random() * 0.08)
        os.kill(writer.pid, signal.SIGKILL)
        rest = writer.stdout.read()
        writer.wait()
        writer.stdout.close()
        # A kill may also cut the last number short on its way out: only a whole line acknowledges.
        known = int((first + rest).split("\n")[-2])
        store = EventStore.open(path)
        assert known <= len(store.documents()) <= known + 1
        assert store.documents() == check_whole(path)
        assert [one["number"] for one in store.documents()] == list(range(1, len(store.documents()) + 1))
        store.close()
        if words > 5:
            path.unlink()
            make_file(path, 1)


def test_the_lock_of_a_killed_holder_is_free(path: Path) -> None:
    make_file(path, 1)
    code = (
        "import sys, time; from pathlib import Path; from sessions.store.event_store import EventStore\n"
        "with EventStore.open(Path(sys.argv[1])).locked():\n    print('held', flush=True); time.sleep(60)\n"
    )
    holder = start_python(code, path)
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    store = EventStore.open(path)
    entered: list[int] = []

    def enter() -> None:
        with store.locked():
            entered.append(1)

    thread = threading.Thread(target=enter)
    thread.start()
    time.sleep(0.1)
    assert not entered
    holder.kill()
    holder.wait()
    holder.stdout.close()
    thread.join(60)
    assert entered and save(store)["number"] == 2
