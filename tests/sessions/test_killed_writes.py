"""What a killed write left is taken away; and where only a folder could not be settled, what is said is so."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.export import Wanted, make, put
from sessions.export.noting import note, note_by_name
from sessions.journal import Journal, set_passphrase
from sessions.journal.errors import JournalError
from sessions.leaving import trail
from sessions.leaving.problem import ExportError
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from sessions.store import leftovers, locations, private_files
from sessions.store.errors import NotSettled
from sessions.store.event_store import EventStore
from tests.filled_wall import note as on_wall
from tests.filled_wall import wall_session
from tests.sessions.store_helpers import check_whole, documents, save
from tests.tui.console_help import console, settled


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "data"))
    yield tmp_path / "data"


def half_written(path: Path, *, ago: float = 0) -> Path:
    """What a kill leaves in the middle of replacing that file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    left = path.with_name(f".{path.name[:40]}.{os.urandom(6).hex()}.tmp")
    left.write_text("words of somebody's own", encoding="utf-8")
    os.utime(left, (time.time() - ago, time.time() - ago))
    return left


def written(journal: Journal) -> None:
    journal.save(journal.keep_draft(journal.begin("journal-alone"), {"event": "They waited"}))


def test_a_journal_leaves_nothing_in_the_clear_when_it_opens_again() -> None:
    with_words = Journal.open("F1")
    written(with_words)
    with_words.close()
    own = [half_written(locations.home() / "journals" / name) for name in ("f1.json", "f1.draft-0123456789ab.json")]
    other = half_written(locations.home() / "journals" / "f11.json")
    Journal.open("F1").close()
    assert not any(path.exists() for path in own) and other.exists(), "another author may be writing just now"


@pytest.mark.usefixtures("quick_passphrases")
def test_setting_a_passphrase_leaves_nothing_in_the_clear() -> None:
    pytest.importorskip("pyrage")
    journal = Journal.open("F1")
    written(journal)
    left = half_written(locations.home() / "journals" / "f1.json")
    journal.close()
    set_passphrase("F1", "three tall trees", understood=True)
    assert not left.exists()
    assert all(b"They waited" not in path.read_bytes() for path in (locations.home() / "journals").iterdir())


def test_at_the_next_start_nobodys_files_are_gone_from_every_folder(home: Path) -> None:
    names = ("index.json", "journals/f1.json", "sessions/a-day.json", "roster/roster.json", "room/a-day.json")
    old = [half_written(home / name, ago=90) for name in names]
    old += [home / "drafts" / ".a-day.f1.json.4711", home / "room" / ".a-day.json.4711.123456"]
    for path in old[-2:]:
        path.parent.mkdir(exist_ok=True)
        path.write_text("half", encoding="utf-8")
        os.utime(path, (time.time() - 90, time.time() - 90))
    fresh = half_written(home / "sessions" / "a-day.json")
    kept = [home / "sessions" / ".a-day.json.lock", home / "sessions" / "a-day.json", home / "drafts" / "a-day.f1.json"]
    for path in kept:
        path.parent.mkdir(exist_ok=True)
        path.write_text("whole", encoding="utf-8")
        os.utime(path, (1, 1))
    assert leftovers.clear_leftovers() == len(old)
    assert not any(path.exists() for path in old) and fresh.exists() and all(path.exists() for path in kept)


async def test_a_console_takes_them_away_as_it_begins() -> None:
    left = half_written(locations.home() / "journals" / "f1.json", ago=90)
    async with console(wall_session()) as (_, pilot):
        await settled(pilot)
        assert not left.exists()


@pytest.fixture
def unsettled(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(folder: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(private_files, "sync_folder", refuse)
    yield


def test_a_rewritten_file_is_said_to_be_there(tmp_path: Path, unsettled: None) -> None:
    path = tmp_path / "s.json"
    path.write_bytes(b"")
    path.unlink()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(private_files, "sync_folder", lambda folder: None)
        store = EventStore.create(path, documents(3))
    with pytest.raises(NotSettled, match="was written") as raised:
        store.rewrite(documents(2, "new"))
    assert "safe" not in str(raised.value) and store.documents() == documents(2, "new") == check_whole(path)
    assert save(store)["number"] == 3


def withdrawn() -> Session:
    held = wall_session([on_wall("I said too much"), on_wall("Kai first")])
    perform(held, "go cluster")
    perform(held, "1 withdrawn")
    return held


def test_words_taken_out_for_good_are_not_said_to_be_still_there(monkeypatch: pytest.MonkeyPatch) -> None:
    held = withdrawn()
    plain = private_files.sync_folder

    def refuse(folder: Path) -> None:
        if folder == locations.sessions_folder():
            raise OSError(errno.EIO, "Input/output error")
        plain(folder)

    monkeypatch.setattr(private_files, "sync_folder", refuse)
    said = perform(held, "withdrawn for good yes").says
    assert "still in it" not in said and "did not settle" in said and "power cut" in said
    assert "I said too much" not in locations.session_path(held.name).read_text(encoding="utf-8")


def test_an_export_that_was_noted_is_not_said_to_be_unnoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = wall_session()
    made = make([held], Wanted("md", "facilitators"))
    put(made, tmp_path / "after.md")

    def refuse(kept: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(trail, "_write", refuse)
    for said in (note([held], made, tmp_path / "after.md"), note_by_name([held.name], made, tmp_path / "after.md")):
        assert "not noted" not in said and "holdspace exports" in said
    assert len(open_session(held.name, read_only=True).state.exports) == 2


def test_an_export_that_is_there_is_said_to_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make([wall_session()], Wanted("md", "facilitators"))
    (tmp_path / "after.md").write_text("before", encoding="utf-8")

    def refuse(folder: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(private_files, "sync_folder", refuse)
    with pytest.raises(ExportError, match=r"after\.md was written"):
        put(made, tmp_path / "after.md", replace=True)
    assert "They ask first" in (tmp_path / "after.md").read_text(encoding="utf-8")


def test_a_journal_does_not_say_what_nobody_knows(unsettled: None) -> None:
    journal = Journal.open("F1")
    with pytest.raises(JournalError, match="did not settle") as raised:
        written(journal)
    assert "could not be saved" not in str(raised.value)
