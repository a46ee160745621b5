"""A picture takes the place of another at once: nobody finds a moment without one, and nothing stays beside it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from exercises.leaving.room_view import Big, RoomView
from sessions.live import room_file
from sessions.store import trading_places

Trade = Callable[[int, bytes, int, bytes, int], int]


def refused(*_: object) -> int:
    """A folder whose files cannot trade places."""
    return -1


@pytest.fixture(params=["traded", "refused", "unknown"])
def _ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param != "traded":
        found: Trade | None = refused if request.param == "refused" else None
        monkeypatch.setattr(trading_places, "_trade", lambda: found)


@pytest.mark.usefixtures("_ways")
def test_the_new_one_stands_there_and_nothing_beside_it(tmp_path: Path) -> None:
    there, new = tmp_path / "there", tmp_path / "new"
    for words in ("first", "second", "third"):
        new.write_text(words, encoding="utf-8")
        trading_places.put_over(str(new), str(there))
        assert there.read_text(encoding="utf-8") == words
        assert list(tmp_path.iterdir()) == [there]


@pytest.mark.usefixtures("_ways")
def test_what_cannot_be_put_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        trading_places.put_over(str(tmp_path / "new"), str(tmp_path / "there"))


def test_who_reads_meanwhile_always_finds_a_whole_picture() -> None:
    path, going, wrong = room_file.path_of("day"), threading.Event(), list[str]()
    room_file.publish("day", 1, RoomView("map", "map", (Big("0"),)), life="here")

    def read() -> None:
        while not going.is_set():
            try:
                room_file.read(path)
            except (OSError, ValueError) as problem:
                wrong.append(repr(problem))

    reading = threading.Thread(target=read)
    reading.start()
    for number in range(500):
        room_file.publish("day", number, RoomView("map", "map", (Big(f"{number} " * 9),)), life="here")
    going.set()
    reading.join()
    assert not wrong
    assert [one.name for one in path.parent.iterdir()] == ["day.json"]


def test_the_new_one_is_there_though_the_old_cannot_be_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there, new = tmp_path / "there", tmp_path / "new"
    there.write_text("old", encoding="utf-8")
    new.write_text("new", encoding="utf-8")

    def refuses(path: str) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "unlink", refuses)
    trading_places.put_over(str(new), str(there))
    assert there.read_text(encoding="utf-8") == "new"
