"""The same walls over cohorts and moments: side by side, never added up, a small cohort nowhere; EDIP over sessions."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from exercises.frame.tools import still_to_practise
from sessions.distil.compared import LONE_VOICES, NOTES, Comparison
from sessions.distil.over_programme import compare, taught
from sessions.distil.together import bring_together, distil_run, session_for
from sessions.library import programmes, templates
from sessions.library.beginning import new_session
from sessions.library.catalogue import entries
from sessions.library.programmes import state_of
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from tui.cli.programme_over import comparison_lines

TITLE = "Working alongside"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path))
    return tmp_path


def a_wall(title: str, people: int, themes: dict[str, int]) -> str:
    """A session with one wall: under HELPS, so many notes in each theme and one lone voice."""
    begun = datetime(2026, 3, 20 - people, 9, tzinfo=UTC)
    held = new_session(title, [templates.built_in()["post-its"]], by="F1", clock=lambda: begun)
    perform(held, f"room {people}")
    run, number = held.state.current, 0
    area = held.state.run.state.areas[0].key
    for name, count in themes.items():
        notes = []
        for _ in range(count):
            number += 1
            told = {"question": "HELPS", "area": area, "text": f"{name} {number} of {title}"}
            held.record("note", told, run=run)
            notes.append(number)
        held.record("new_theme", {"notes": notes, "name": name, "question": "HELPS"}, run=run)
    held.record("note", {"question": "HELPS", "area": area, "text": f"alone, {title}"}, run=run)
    held.record("lone", {"notes": [number + 1]}, run=run)
    held.close()
    return held.name


@pytest.fixture
def programme(home: Path) -> Session:
    """Three cohorts, the third of four people; the first was asked twice."""
    a_wall("First day", 12, {"Knowing who to ring": 4, "One page": 2})
    a_wall("Later day", 11, {"Knowing who to ring": 1})
    a_wall("Second cohort", 9, {"knowing who to ring": 3, "Time": 5})
    a_wall("Third cohort", 4, {"Knowing who to ring": 7, "Only theirs": 6})
    held = programmes.new_programme(TITLE, by="F1")
    for line in (
        "cohort + One: Awakōwhai",
        "cohort + Two: Ōkōtare",
        "cohort + Three: Te Awa",
        "c3 people 4 of 4",
        "belongs first-day c1 workshop",
        "belongs later-day c1 follow-up",
        "belongs second-cohort c2 workshop",
        "belongs third-cohort c3 workshop",
        "collect + barriers and enablers c1 day two",
        "x1 done 11 of 12",
        "x1 session first-day",
    ):
        perform(held, line)
    return held


def of(programme: Session, question: str = "") -> Comparison:
    problems: list[str] = []
    found = compare(programme.name, state_of(programme), TITLE, problems, question)
    assert problems == []
    return found


def counts(found: Comparison) -> dict[str, dict[str, int | None]]:
    names = [one.session.split("-", 3)[-1] for one in found.columns]
    return {row.theme: dict(zip(names, row.counts, strict=True)) for row in found.rows}


def test_themes_of_one_name_stand_beside_each_other_and_none_is_added_up(programme: Session) -> None:
    found = of(programme)
    columns = [(one.whose, one.n) for one in found.columns]
    assert columns == [("c1", 11), ("c1", 11), ("c2", 9), ("c3", 4)]
    assert found.columns[0].moment == "day two"
    told = counts(found)
    assert told["Knowing who to ring"] == {"first-day": 4, "later-day": 1, "second-cohort": 3, "third-cohort": None}
    assert told["Time"] == {"first-day": 0, "later-day": 0, "second-cohort": 5, "third-cohort": None}
    assert told[LONE_VOICES] == {"first-day": 1, "later-day": 1, "second-cohort": 1, "third-cohort": None}
    assert told[NOTES]["first-day"] == 7
    programme.close()


def test_a_cohort_of_four_is_nowhere_and_no_sum_gives_it_away(programme: Session) -> None:
    found = of(programme)
    text = "\n".join(comparison_lines(found))
    assert "Only theirs" not in text
    assert [one.whose for one in found.hidden()] == ["c3"]
    assert "fewer than five" in text and "c3" in text.splitlines()[-2]
    assert "15" not in text and "8" not in text.replace("2026", ""), "neither a sum nor the small cohort's own"
    programme.close()


def test_a_question_may_be_asked_alone(programme: Session) -> None:
    assert {row.question for row in of(programme, "helps").rows} == {row.question for row in of(programme).rows}
    assert of(programme, "difficult").rows == () == of(programme, "weather").rows
    programme.close()


def test_where_they_were_brought_together_the_rows_are_those_of_that_wall(programme: Session) -> None:
    members = programmes.members(programme.name, entries())
    together = session_for(TITLE, entries(), by="F1")
    bring_together(together, [entry.name for entry in members])
    run = distil_run(together)
    assert run is not None
    same = [theme.number for theme in run.state.standing() if theme.name.lower() == "knowing who to ring"]
    assert len(same) == 4, "two of one name stay two until somebody says that they are one"
    apart = [row for row in of(programme).rows if row.theme.lower() == "knowing who to ring"]
    assert [row.counts for row in apart] == [(4, 0, 0, None), (0, 1, 0, None), (0, 0, 3, None)]
    assert "Only theirs" not in [row.theme for row in of(programme).rows]
    perform(together, f"merge {' '.join(map(str, same))}: the same name in two sessions")
    together.close()
    (one,) = [row for row in of(programme).rows if row.theme.lower() == "knowing who to ring"]
    assert one.counts == (4, 1, 3, None)
    programme.close()


def a_day(title: str, *lines: str) -> None:
    held = new_session(title, [templates.built_in()["post-its"]], by="F1")
    for line in lines:
        perform(held, line)
    held.close()


def test_demonstrated_and_never_practised_is_seen_over_a_programme(home: Path) -> None:
    a_day("Day one", "agenda + Compass: 30 explore demonstrate tool compass", "agenda + Caps: 20 demonstrate tool caps")
    a_day("Day two", "agenda + Compass again: 25 practise tool Compass")
    a_day("Other day", "agenda + Compass: 15 demonstrate tool compass")
    held = programmes.new_programme(TITLE, by="F1")
    for line in (
        "cohort + One: Awakōwhai",
        "cohort + Two: Ōkōtare",
        "belongs day-one c1 workshop",
        "belongs day-two c1 workshop",
        "belongs other-day c2 workshop",
    ):
        perform(held, line)
    problems: list[str] = []
    found = taught(held.name, problems)
    assert [(one.tool, one.cohorts, dict(one.minutes)) for one in found] == [
        ("compass", (1,), {"explore": 30, "demonstrate": 30}),
        ("compass", (1,), {"practise": 25}),
        ("compass", (2,), {"demonstrate": 15}),
        ("caps", (1,), {"demonstrate": 20}),
    ]
    assert still_to_practise(found) == {1: ("caps",), 2: ("compass",)}
    held.close()
    opened = open_session(held.name, read_only=True)
    assert taught(opened.name, problems) == found and problems == []
    opened.close()
