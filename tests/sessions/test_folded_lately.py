"""What was read for a list is not read once more by whoever opens the same session next, and only while it is true."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sessions.live import folded_lately
from sessions.live.export_notes import AS_THEY_ARE, Exported
from sessions.live.history import History
from sessions.live.noted import noted
from sessions.live.session import Session, open_session
from sessions.store import event_lines, found_whole, locations
from sessions.store.errors import StoreError
from sessions.store.event_store import EventStore
from tests.sessions.report_helpers import programme, session, written
from tui.cli.main import main

LINES = ("helps team: Knowing who to ring", "1 > new: We are rung back", "difficult team: Waiting", "2 lone")


@pytest.fixture(autouse=True)
def folds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many entries were folded, each time."""
    counted: list[int] = []
    plainly = History.load

    def load(self: History, events: Any, *rest: Any, **more: Any) -> None:
        counted.append(len(events))
        plainly(self, events, *rest, **more)

    monkeypatch.setattr(History, "load", load)
    return counted


@pytest.fixture
def made() -> Iterator[list[str]]:
    programme()
    names = [session(f"Day {number}", "post-its", *LINES) for number in range(3)]
    (locations.home() / "index.json").unlink(missing_ok=True)
    for path in (*locations.sessions_folder().glob("*.json"), *locations.programmes_folder().glob("*.json")):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    yield names


def same(one: Session, other: Session) -> bool:
    return one.state == other.state and list(one.events) == list(other.events) and one.standing() == other.standing()


def test_a_report_folds_each_session_once_and_says_the_same(made: list[str], folds: list[int], tmp_path: Path) -> None:
    each = len(open_session(made[0], read_only=True).events)
    folds.clear()
    page = written(tmp_path)
    assert "We are rung back" in page
    assert folds.count(each) == len(made)
    (locations.home() / "index.json").unlink()
    shutil.rmtree(locations.folds_folder(), ignore_errors=True)
    assert written(tmp_path) == page


def test_what_is_opened_is_what_its_file_says_and_goes_on_from_there(made: list[str]) -> None:
    plainly = open_session(made[0], by="F1")
    with folded_lately.remembering("working-alongside"):
        assert main(["list"]) == 0
        held = open_session(made[0], by="F1")
        assert same(held, plainly)
        held.record("note", {"text": "One more", "question": "HELPS", "area": "team"}, run="post-its")
        held.undo()
        plainly.refresh()
        assert same(held, plainly)
        again = open_session(made[0], by="F1")
        assert same(again, plainly)
    for one in (plainly, held, again):
        one.close()


def test_a_file_that_changed_since_is_read_as_it_is_now(made: list[str], folds: list[int]) -> None:
    with folded_lately.remembering("working-alongside"):
        assert main(["list"]) == 0
        other = EventStore.open(locations.session_path(made[0]))
        with other.locked():
            other.append(
                [
                    {
                        **_last(other),
                        "number": len(other.documents()) + 1,
                        "kind": "title",
                        "data": {"title": "New"},
                        "run": "",
                    }
                ]
            )
        other.close()
        folds.clear()
        held = open_session(made[0])
        assert held.state.title == "New" and folds
        held.close()


def _last(store: EventStore) -> dict[str, Any]:
    return dict(store.documents()[-1])


def test_damage_is_seen_in_a_file_that_was_whole_a_moment_ago(made: list[str]) -> None:
    path = locations.session_path(made[0])
    with folded_lately.remembering("working-alongside"):
        assert main(["list"]) == 0
        path.write_bytes(path.read_bytes().replace(b"Knowing who to ring", b"Knowing who to call"))
        held = open_session(made[0])
        assert held.damage
        held.close()
        with pytest.raises(StoreError):
            noted(made[0], {"file": "x"})


@pytest.mark.parametrize("other", ["another", ""])
def test_only_sessions_of_the_programme_are_remembered(made: list[str], folds: list[int], other: str) -> None:
    with folded_lately.remembering(other):
        assert main(["list"]) == 0
        assert folded_lately.taken(locations.session_path(made[0])) is None


def test_no_more_is_remembered_than_may_be(made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folded_lately, "_MOST", locations.session_path(made[0]).stat().st_size + 10)
    with folded_lately.remembering("working-alongside"):
        assert main(["list"]) == 0
        taken = [folded_lately.taken(locations.session_path(name)) for name in made]
    assert sum(one is not None for one in taken) == 1
    assert folded_lately.taken(locations.session_path(made[0])) is None


def test_a_session_with_an_elephant_held_is_not_remembered(made: list[str]) -> None:
    held = open_session(made[0], by="F1")
    frame = held.state.frame
    assert frame is not None
    held.record("hold_elephant", {}, run=frame.key)
    held.close()
    with folded_lately.remembering("working-alongside"):
        assert main(["list"]) == 0
        assert folded_lately.taken(locations.session_path(made[0])) is None
        assert folded_lately.taken(locations.session_path(made[1])) is not None


def test_noting_an_export_checks_nothing_that_was_checked_a_moment_ago(
    made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    plainly = event_lines.take_check

    def counted(document: Any, number: int, *rest: Any, **more: Any) -> Any:
        looked.append(number)
        return plainly(document, number, *rest, **more)

    monkeypatch.setattr(event_lines, "take_check", counted)
    with found_whole.remembering():
        open_session(made[0], read_only=True).close()
        assert looked
        looked.clear()
        left = Exported("x.md", "md", "facilitators", AS_THEY_ARE, "digest", "", "", {})
        event, _, _ = noted(made[0], left.data())
        assert not looked
    documents = list(json.loads(locations.session_path(made[0]).read_bytes())["events"].values())
    assert documents[-1]["kind"] == "exported" and documents[-1]["number"] == event.number == len(documents)
    assert found_whole.known(locations.session_path(made[0])) is None
    held = open_session(made[0])
    assert not held.damage and held.state.exports
    held.close()
