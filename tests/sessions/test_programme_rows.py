"""The programmes as home lists them: remembered while their files are the same, never with what was learned."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from sessions.library import programme_rows, programmes
from sessions.library.programme_rows import rows
from sessions.lines.carry_out import perform
from sessions.live.session import open_session

SECRET = "cards before sheets"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path))
    return tmp_path


def begun(title: str = "Working alongside") -> str:
    held = programmes.new_programme(title, by="F1")
    for line in ("cohort + One: Awakōwhai", "cycle collect", f"learned c1: {SECRET}"):
        perform(held, line)
    held.close()
    return held.name


def settled(home: Path) -> None:
    """The files changed long enough ago to be remembered."""
    for file in (home / "programmes").glob("*.json"):
        os.utime(file, (time.time() - 60,) * 2)


def test_a_row_is_read_once_and_again_when_the_file_changed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = begun()
    settled(home)
    assert [(one.title, one.cohorts, one.box, one.waits) for one in rows()] == [("Working alongside", 1, "collect", 1)]
    kept = home / "programmes.json"
    assert kept.stat().st_mode & 0o777 == 0o600 and SECRET not in kept.read_text()
    with monkeypatch.context() as without:
        without.setattr(programme_rows, "_of", lambda name: pytest.fail("it was read again"))
        assert len(rows()) == 1
    held = open_session(name, by="F1")
    perform(held, "l1 tried c1 helped: they were kept")
    held.close()
    assert [one.waits for one in rows()] == [0]


def test_what_is_not_ours_is_thrown_away_and_what_is_gone_is_forgotten(home: Path) -> None:
    begun()
    settled(home)
    kept = home / "programmes.json"
    for damage in (b"", b"{}", b"holdspace programmes 1 7\n[]", b"\xff" * 40):
        kept.write_bytes(damage)
        assert [one.waits for one in rows()] == [1]
    (home / "programmes" / "working-alongside.json").unlink()
    assert rows() == [] and not kept.exists()


def test_a_damaged_programme_is_listed_with_its_sentence(home: Path) -> None:
    begun()
    (home / "programmes" / "working-alongside.json").write_bytes(b"not a programme")
    (one,) = rows()
    assert one.problem and one.title == "working-alongside"
    assert "not a programme" not in one.problem and not (home / "programmes.json").exists()


def test_a_programme_of_which_something_cannot_be_read_is_known_to_be_damaged(home: Path) -> None:
    name = begun()
    file = home / "programmes" / f"{name.removeprefix('programme.')}.json"
    assert [one.damaged for one in rows()] == [False]
    lines = file.read_bytes().split(b"\n")
    lines[-3] = lines[-3][: len(lines[-3]) // 2] + b"\0" * 9
    file.write_bytes(b"\n".join(lines))
    settled(home)
    assert [(one.damaged, one.problem) for one in rows()] == [(True, "")] and [one.damaged for one in rows()] == [True]
