"""What the list of sessions keeps of each exercise: counts in figures, no words, and never more than its file has."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exercises.kernel.findings import (
    ACTIONS,
    ELEPHANTS,
    MEANS,
    NOTES,
    PAGES,
    REPLIES,
    SHEETS,
    THEMES,
    Finding,
    in_words,
    packed,
    unpacked,
)
from sessions.library import catalogue, templates
from sessions.library.catalogue import Entry, entries
from sessions.library.found_in import document, found_in, said
from sessions.lines.carry_out import perform
from sessions.live.session import open_session
from sessions.store import locations
from tests.exercises.review_lines import FIRST, sheets
from tests.lines import shape_of, started
from tests.samples import sample_of
from tests.sessions.report_helpers import held, programme, session
from tui.cli.main import main

FIGURES = re.compile(r"[0-9.:;/|]*")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOLDSPACE_WRITER", "F1")
    return tmp_path / "home"


def settled() -> None:
    for place, file in enumerate(sorted(locations.sessions_folder().glob("*.json"))):
        os.utime(file, (1_700_000_000 + place,) * 2)


def one(name: str) -> Entry:
    return next(entry for entry in entries() if entry.name == name)


def rows(found: tuple[Finding, ...], what: str) -> list[list[int]]:
    return [list(row) for one in found if one.what == what for row in one.rows]


_ROWS = some.lists(some.lists(some.integers(0, 9999), min_size=1).map(tuple), min_size=1).map(tuple)


_FOUND = some.lists(some.builds(Finding, some.sampled_from(list(MEANS)), _ROWS), max_size=6).map(tuple)


@given(some.lists(_FOUND, max_size=6))
def test_what_is_packed_is_figures_and_comes_back(each: list[tuple[Finding, ...]]) -> None:
    figures = packed(each)
    assert FIGURES.fullmatch(figures)
    assert unpacked(figures) == (each if any(each) else [])


@pytest.mark.parametrize("key", [*templates.built_in()])
def test_what_is_found_in_every_exercise_is_figures(key: str) -> None:
    template = templates.built_in()[key]
    state = started(template, *sample_of(template).lines)
    found = shape_of(state).findings(state)
    assert FIGURES.fullmatch(packed([found])) and unpacked(packed([found])) == ([found] if found else [])
    assert bool(in_words(found)) == bool(found)


def test_a_wall_has_its_notes_by_question_and_area_and_its_themes(home: Path) -> None:
    programme()
    wall = ("helps team: ZQONE", "helps team: ZQTWO", "difficult whānau: ZQTHREE", "1 2 > new ZQTHEME", "paper 9")
    name = session("Day", "post-its", *wall)
    ((title, found),) = [each for each in found_in(one(name)) if each[0]]
    assert title == "Post-it theming"
    (helps, difficult, *_), themes = rows(found, NOTES), rows(found, THEMES)
    assert sum(helps) == 2 and max(helps) == 2 and sum(difficult) == 1, "a paper without words is no note yet"
    assert themes[:2] == [[1], [0]]
    assert said(one(name)) == "Post-it theming: 3 notes, 1 theme"
    settled()
    entries()
    assert b"ZQ" not in (home / "index.json").read_bytes()


def test_a_review_has_how_many_answered_of_how_many_by_round_and_scale() -> None:
    programme()
    rounds = (
        *FIRST,
        *sheets(7, keep=True),
        "sheet: aaaaaaaaa",
        "round 2026-06-12: later",
        "3: adopted 7",
        "answered 22",
    )
    name = session("Uptake", "adoption-review", *rounds, of="c1 survey")
    assert rows(dict(found_in(one(name)))["Adoption review"], SHEETS) == [
        [1, 0, 8, 31],
        [1, 1, 7, 31],
        [2, 0, 22, 0],
    ]
    assert said(one(name)) == "Adoption review: round 1: 8 of 31 answered, round 2: 22 answered"


def test_the_day_around_the_exercises_has_its_own_counts() -> None:
    programme()
    lines = ("elephant box", "elephant box", "e1 later", "action: ring Marama", "action: ask again", "q1 done yes")
    name = session("Day", "live-grid", *lines)
    found = dict(found_in(one(name)))[""]
    assert rows(found, ELEPHANTS) == [[0, 1, 0, 0, 1]]
    assert rows(found, ACTIONS) == [[1, 2]] and not rows(found, REPLIES)
    assert said(one(name)) == "2 actions (1 open), 2 elephants"


def test_it_is_made_again_when_it_is_lost_or_of_another_version(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programme()
    name = session("Day", "post-its", "helps team: one", "helps team: two")
    settled()
    fresh = one(name)
    assert fresh.found and one(name) == fresh, "read from the index it is the same"
    (home / "index.json").unlink()
    assert one(name) == fresh
    index = (home / "index.json").read_bytes()
    version, before = (b'"holdspace_index": %d' % number for number in (catalogue._VERSION, catalogue._VERSION - 1))
    assert version in index
    (home / "index.json").write_bytes(index.replace(version, before, 1))
    assert one(name) == fresh


def test_what_was_withdrawn_or_destroyed_is_counted_no_longer(home: Path) -> None:
    programme()
    name = session("Stories", "stories", "+ On the same waka", "+ Theirs", "undo")
    settled()
    assert rows(dict(found_in(one(name)))["Stories of significant change"], PAGES)[0][0] == 1
    there = open_session(name, by="F1")
    perform(there, "1 withdrawn")
    there.close()
    assert not one(name).found
    assert main(["destroy", name, "--yes", name]) == 0
    assert name not in (home / "index.json").read_text()


def test_the_list_reads_no_file_for_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    programme()
    name = session("Day", "post-its", "helps team: one")
    settled()
    entries()
    monkeypatch.setattr(catalogue, "_entry", pytest.fail)
    capsys.readouterr()
    assert main(["list", "--json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert listed["found"] == document(one(name))
    assert main(["programme", "working"]) == 0
    told = capsys.readouterr().out.splitlines()
    at = next(place for place, line in enumerate(told) if line.startswith("  ") and line.endswith(f"  {name}"))
    assert told[at + 1] == "      Post-it theming: 1 note"


def test_what_was_answered_in_a_session_is_offered_where_it_still_is_planned(
    capsys: pytest.CaptureFixture[str],
) -> None:
    programme("collect + uptake c1 five months", "collect + uptake c2 five months", "collect + audit c1 before")
    one_round = session("Uptake", "adoption-review", *FIRST, *sheets(6), of="c1 survey")
    two_rounds = session("Again", "adoption-review", *FIRST, *sheets(6), "round 2026-06-12: later", "3: adopted 7")
    there = held()
    for line in (f"x1 session {one_round}", f"x2 session {two_rounds}", f"x3 session {one_round}", "x3 done 5"):
        perform(there, line)
    there.close()
    capsys.readouterr()
    assert main(["programme", "working"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told == ["x1 is planned, and in its session 6 of 31 answered. To say so: x1 done 6 of 31"]
