"""Two who read the same pages on two laptops: what each marked alone comes together, hidden until both are done."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.event import Event
from exercises.kernel.shape import ExerciseError
from exercises.pages.rated import TALKED, hows, the_rated
from exercises.pages.state import Pages
from sessions.export import export_bytes
from sessions.importing.case_form import CaseError
from sessions.importing.merging import merge_file
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from sessions.live.state import BATCH
from sessions.store import locations
from tests.exercises.pages_lines import RATING, STORIES
from tests.lines import Watch, again, session

CASES = (*RATING[:7], "next", "next", "next")


def rated(*scores: str) -> tuple[str, ...]:
    return ("order", *(f"x1 d{number} {score}" for number, score in enumerate(scores, 1)), "x1 done")


FIRST, SECOND = rated("2 s1", "0", "0", "1", "?"), rated("1", "0", "0", "1", "0")


def laptops(key: str, lines: tuple[str, ...], tmp_path: Path) -> tuple[Session, Session]:
    """A session, and its copy on another laptop where F2 writes."""
    here = session(*lines, exercises=[key])
    here.by = "F1"
    name = "2026-03-03-the-second-laptop"
    shutil.copy(locations.session_path(here.name), locations.session_path(name))
    return here, open_session(name, by="F2", clock=Watch())


def typed(held: Session, *lines: str) -> None:
    for line in lines:
        perform(held, line)


def state(held: Session) -> Pages:
    found = held.state.run.state
    assert isinstance(found, Pages)
    return found


def merged(here: Session, there: Session) -> tuple[str, str]:
    report = merge_file(here, locations.session_path(there.name))
    return report.says, "\n".join(report.lines)


def test_what_two_rated_on_two_laptops_comes_together_and_is_settled(tmp_path: Path) -> None:
    here, there = laptops("case-rating", CASES, tmp_path)
    typed(here, *FIRST)
    typed(there, *SECOND[:-1])
    says, lines = merged(here, there)
    assert says.startswith("Brought in what F2 marked on 1 page from ") and "One undo takes it all back." in says
    assert "not here" not in lines
    page = next(iter(state(here).every()))
    assert not page.open_marks and set(page.marks) == {"F1", "F2"}, "hidden until both are done"
    typed(there, SECOND[-1])
    merged(here, there)
    page = next(iter(state(here).every()))
    assert page.open_marks and page.marks["F2"] == next(iter(state(there).every())).marks["F2"]
    assert state(here).orders["F2"] == state(there).orders["F2"]
    typed(here, "settle x1 d1 1: we read s1 as listening")
    kind = the_rated(state(here))
    assert kind is not None and hows(state(here), kind)[TALKED] == 1 and again(here).state == here.state
    says, lines = merged(here, there)
    assert says.endswith(".json: all of it was brought in before.") and "among" not in says and "not here" not in lines
    typed(there, "+ case: And one more.")
    says, lines = merged(here, there)
    assert says.startswith("There is nothing new among what was marked in ") and "is not here" in lines


def test_what_two_read_for_codes_comes_together(tmp_path: Path) -> None:
    here, there = laptops("stories", STORIES[:14], tmp_path)
    typed(here, "1 s1 > roles", "1 done")
    typed(there, "1 s1 > empathy", "1 s2 > roles", "1 s2 > none", "1 done")
    assert "what F2 marked on 1 page" in merged(here, there)[0]
    page = next(iter(state(here).every()))
    assert [one.code for one in page.open_marks["F2"]] == ["empathy"]
    perform(here, "undo")
    assert "F2" not in next(iter(state(here).every())).marks


def test_of_a_page_in_other_words_and_of_one_marked_here_as_well_nothing_comes_in(tmp_path: Path) -> None:
    lines = (*STORIES[:14], "+ Another", "2 problem: It rained. We left.", "2 read back")
    here, there = laptops("stories", lines, tmp_path)
    typed(there, "1 s1 > empathy", "2 s1 > roles")
    typed(again(here, "F2"), "2 s1 > empathy")
    typed(here, "1 problem: other words")
    typed(there, "exercise post-its", ": Kai first")
    says, lines = merged(here, there)
    assert says.startswith("Brought in 1 note") and "marked" not in says
    assert "story 1 has other words here, so what F2 marked on it did not come in." in lines
    assert "F2 marked story 2 here as well, and that stays." in lines


def test_where_the_marks_cannot_come_in_the_notes_do_not_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = laptops("stories", STORIES[:14], tmp_path)
    typed(there, "1 s1 > empathy", "exercise post-its", ": Kai first")
    kept = Session.record

    def record(held: Session, kind: str, *given: Any, run: str, **more: Any) -> Event:
        if kind == BATCH and run == "stories":
            raise ExerciseError("It is closed.")
        return kept(held, kind, *given, run=run, **more)

    monkeypatch.setattr(Session, "record", record)
    with pytest.raises(CaseError, match="Nothing was brought in"):
        merged(here, there)
    assert "Kai first" not in "".join(str(run.state) for run in here.state.runs.values())


def test_a_json_file_says_that_it_has_none_of_it(tmp_path: Path) -> None:
    here, there = laptops("case-rating", CASES, tmp_path)
    typed(there, *SECOND)
    file = tmp_path / "there.json"
    file.write_bytes(export_bytes(there, "json", "facilitators"))
    with pytest.raises(CaseError, match="in no JSON before both are done"):
        merge_file(here, file)
    assert not next(iter(state(here).every())).marks


def test_another_session_brings_nobodys_marks(tmp_path: Path) -> None:
    here, _ = laptops("case-rating", CASES, tmp_path)
    other = session(*CASES, title="Another", exercises=["case-rating"])
    typed(other, *SECOND)
    with pytest.raises(CaseError, match="nothing to bring in"):
        merged(here, other)
