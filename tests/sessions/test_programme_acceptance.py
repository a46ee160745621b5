"""What a programme of many sessions is held to, line by line; the times themselves are shown by `bench/`."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exercises.programme import months
from exercises.programme.state import Programme
from sessions.journal import Journal
from sessions.library import programme_rows, programmes, templates
from sessions.library.catalogue import entries
from sessions.lines import everywhere
from sessions.lines.carry_out import perform
from sessions.live import session as live_session
from sessions.live.session import open_session
from sessions.store import locations
from sessions.store.event_store import EventStore
from tests.exercises.programme_lines import SAMPLE
from tests.lines import play, started
from tests.sessions.report_helpers import programme, session, written
from tui.cli.main import main
from tui.home.programmes import programmes_at_home
from tui.home.rows import rows


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOLDSPACE_WRITER", "F1")
    monkeypatch.setattr(everywhere, "_UNSETTLED", 0)
    return tmp_path


@pytest.fixture
def files_read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The sessions and programmes whose file is opened, by name."""
    found: list[str] = []
    plainly = EventStore.open.__func__  # type: ignore[attr-defined]

    def counted(cls: type[EventStore], path: Path, **more: Any) -> EventStore:
        found.append(locations.name_of(path))
        return plainly(cls, path, **more)  # type: ignore[no-any-return]

    monkeypatch.setattr(EventStore, "open", classmethod(counted))
    monkeypatch.setattr(live_session, "EventStore", EventStore)
    yield found


def settled() -> None:
    """Every file changed long enough ago to be remembered."""
    for folder in (locations.sessions_folder(), locations.programmes_folder()):
        for file in folder.glob("*.json"):
            os.utime(file, (time.time() - 60,) * 2)


def test_g1_home_and_the_board_read_no_session_of_many(files_read: list[str]) -> None:
    name = programme("learned c1: cards before sheets")
    for number in range(8):
        session(f"Day {number}", "post-its", "helps team: one", of="c1 workshop" if number % 2 else "c1 c2 workshop")
    settled()
    entries(), programme_rows.rows()
    files_read.clear()
    every = entries()
    assert len(every) == 8 and files_read == [], "the list reads none"
    at_home = programmes_at_home(programme_rows.rows(), every, date.today(), "")
    assert [one.sessions for one in at_home] == [8] and len(rows(every, date.today())) >= 8
    assert files_read == [], "and home no more than the list"
    board = open_session(name, read_only=True)
    assert len(programmes.members(name, every)) == 8 and programmes.gone(board.state.run.state) == []
    board.close()
    assert files_read == [name], "the board opens the programme alone"


def test_g1_a_report_of_many_says_how_far_it_is(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    programme()
    for number in range(27):
        session(f"Day {number}", "stances")
    capsys.readouterr()
    written(home)
    told = capsys.readouterr().err
    assert "25 of 27 sessions read." in told and "27 of 27 sessions read." in told


SECRETS = ("ZQWITHDRAWN", "ZQELEPHANT", "ZQJOURNAL", "ZQUNNAMED")


def test_g2_an_answer_has_session_place_words_and_number_and_nothing_that_is_never_found(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    programme("learned c1: cards in the waka")
    made = ["helps team: The kids paddle the waka now", "helps team: ZQWITHDRAWN waka", "helps team: ZQUNNAMED waka"]
    name = session("Day two", "post-its", *made, "2 withdrawn", "unname all: ZQUNNAMED / somebody")
    other = session(
        "Day one", "post-its", "elephant box", "e1 agreed", "e1: ZQELEPHANT waka", "e1 later", "undo", "undo"
    )
    there = open_session(other, by="F1")
    perform(there, "e1 not agreed")
    there.close()
    journal = Journal.open("F2")
    journal.save(journal.begin("alone"), {"event": "ZQJOURNAL waka"})
    journal.close()
    capsys.readouterr()
    assert main(["find", "waka"]) == 0
    answer = capsys.readouterr().out
    assert re.search(rf"{name} · Post-it theming · 1 “The kids paddle the waka now” · not asked", answer)
    assert "programme.working-alongside · l1 “" in answer
    kept = b"".join(file.read_bytes() for file in locations.words_folder().iterdir())
    for secret in SECRETS:
        assert secret not in answer and secret.encode() not in kept and secret.lower().encode() not in kept
        main(["find", secret])
        assert "Nothing found" in capsys.readouterr().err
    assert main(["find", "waka", "--mine", "--as", "F2"]) == 0
    assert "your journal" in capsys.readouterr().out, "one's own journal is found when it is asked for"


def test_g3_a_session_of_two_cohorts_is_in_both_columns_and_once_in_sums(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = [f"helps team: note {number} of us" for number in range(1, 8)]
    programme()
    name = session("Together", "post-its", *notes, "1-6 > new We are asked", of="c1 c2 shared integration")
    there = open_session(programmes.resolve("working"), read_only=True)
    lanes = {lane.cohort: sum(map(len, lane.marks.values())) for lane in months.timeline(there.state.run.state).lanes}
    there.close()
    assert lanes == {1: 1, 2: 1, months.SHARED: 1}
    for cohorts in ("c1", "c2"):
        assert main(["list", "--programme", f"Working alongside {cohorts}"]) == 0
        assert name in capsys.readouterr().out
    assert main(["programme"]) == 0
    assert "2 cohorts  1 session" in capsys.readouterr().out
    page = written(home)
    assert page.count("| Theme | One and Two, ") == 1
    assert next(line for line in page.splitlines() if line.startswith("| We are asked ")) == "| We are asked | 6 |"
    assert page.count(f"| {name} |") == 1


def test_g3_a_deleted_session_leaves_the_programme_sound_and_its_row_says_gone(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    programme("learned c1: cards before sheets")
    gone = session("Day one", "post-its", "helps team: one", "1 > new Theirs")
    stays = session("Day two", "post-its", "helps team: one", "1 > new Ours")
    there = open_session(programmes.resolve("working"), by="F1")
    perform(there, "l1 from e1 t1")
    there.close()
    assert main(["destroy", gone, "--yes", gone]) == 0
    capsys.readouterr()
    assert main(["programme", "working", "timeline"]) == 0
    told = capsys.readouterr()
    assert f"e1: its session {gone} is gone from this computer" in told.err and stays in told.out
    page = written(home)
    assert "(its session is gone)" in page and "1 session of the timeline is gone" in page
    assert "Ours" in page and "Theirs" not in page
    assert main(["programme", "working", "carry"]) == 0 and main(["programme", "working", "quotes"]) == 0
    there = open_session(programmes.resolve("working"), by="F1")
    perform(there, "e1 dropped: it is gone")
    there.close()


def test_g7_no_line_takes_a_learned_line_away_and_only_a_result_or_a_mistake_closes_it() -> None:
    state: Programme = started(templates.programme())
    for line in SAMPLE:
        before, state = state, play(state, line)
        assert set(before.carried) <= set(state.carried), line
        for number, one in before.carried.items():
            now = state.carried[number]
            closed = one.is_open and not now.is_open
            assert not closed or now.result or now.mistake, line
    assert {one.result for one in state.carried.values()} >= {"helped", "not tried", "worse"}
    assert [number for number, one in state.carried.items() if one.mistake] == [4]
