"""A team audit out of a file: whole or not at all, with the place, and no word of anybody's choice."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.schema import names_in
from exercises.review.counting import matched_items, same_people, tallies
from exercises.review.state import Review
from sessions.importing.audit_form import audit
from sessions.importing.cases import CaseError, import_file
from sessions.live.session import Session
from sessions.store import locations
from tests.lines import again, session

SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"
AUDIT: dict[str, Any] = json.loads((SAMPLES / "audit.json").read_text(encoding="utf-8"))


def brought(held: Session, folder: Path, value: Any) -> Any:
    path = folder / "brought.json"
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return import_file(held, path)


def state(held: Session) -> Review:
    found = held.state.runs["team-audit"].state
    assert isinstance(found, Review)
    return found


def test_the_sample_comes_in_as_the_page_about_it_counts_it() -> None:
    held = session("jargon triage")
    report = import_file(held, SAMPLES / "audit.json")
    here = state(held)
    assert (len(here.tools), [here.answered(one) for one in here.rounds]) == (8, [11, 10])
    back = {word: letter for letter, word in here.scales["audit"].by_letter.items()}
    marks = [
        Counter(back[sheet.mark(here.scales["audit"], tool)] for sheet in here.sheets_of(one) for tool in here.tools)
        for one in here.rounds
    ]
    assert dict(marks[0]) == {"o": 10, "n": 17, "t": 12, "w": 23, "k": 24, "-": 2}
    assert dict(marks[1]) == {"o": 18, "n": 29, "t": 10, "w": 15, "k": 8}
    same = same_people(here)
    assert same is not None and same.n == 9 and matched_items(here, same) == "matched items 7 of 8"
    for number, expected in AUDIT["expected"]["spread"].items():
        for told, tally in zip(expected, tallies(here, here.rounds[int(number)], "audit"), strict=True):
            counted = {**dict(tally.parts), **dict(zip(tally.scale.beside, tally.beside, strict=True))}
            assert {word: told[word] for word in counted} == counted and told["item"] == tally.tool.number
    assert here.tools[3].label == "3b" and here.tools[3].name == "Net-'works' grid (on paper)"
    assert held.state.frame is not None
    terms = [term.term for term in held.state.frame.state.terms.values()]
    assert terms == ["triage", "relationship review", "Compass", "MDT-plus"], "each once"
    assert [one.text for one in here.decisions.values()] == AUDIT["try_lines"][:2]
    assert "team-audit" in report.says and "8 items" in report.says and "matched" not in report.says
    assert "programme" in report.lines[0] and again(held).state.runs["team-audit"].state == here


def test_no_word_that_somebody_chose_stands_in_the_sessions_file() -> None:
    held = session()
    import_file(held, SAMPLES / "audit.json")
    written = locations.session_path(held.name).read_text("utf-8")
    for word in ("gumboot", "GUMBOOT", "feijoa", "kererū", "blue door"):
        assert word not in written


def changed(change: Callable[[Any], None]) -> Any:
    value = copy.deepcopy(AUDIT)
    change(value)
    return value


def _put(value: Any, path: str, new: Any) -> None:
    *steps, last = path.split(".")
    for step in steps:
        value = value[int(step) if step.isdigit() else step]
    value[int(last) if last.isdigit() else last] = new


@pytest.mark.parametrize(
    ("path", "new", "said"),
    [
        ("letters.o", "sometimes", "letters.o: “sometimes” is none of"),
        ("rounds.1.sheets.3.letters", "oonx", "rounds[1].sheets[3].letters: “x” is none of the letters"),
        ("rounds.0.sheets.2.letters", "oon", "rounds[0].sheets[2].letters: 3 of 8 marks"),
        ("rounds.0.answered", 40, "rounds[0].answered: 40, and 11 sheets"),
        ("rounds.1.round", 3, "rounds[1].round: this is round 2"),
        ("rounds.0.day", "soon", "rounds[0].day: A day is needed"),
        ("items.2.item", "x" * 41, "items[2].item: that is 41 characters"),
        ("items.1.number", 20, "items[2].number: 3 comes after 1"),
        ("items.8.in_rounds", [1, 2], "item 3 is in round 1 in two versions"),
        ("items.5.in_rounds", [1], "rounds[1]: item 6 was asked before"),
        ("items.0.plain", "x" * 90, "items[0].plain: with its example that is 117"),
        ("unheard", 1, "unheard"),
    ],
)
def test_a_mistake_names_its_place_and_nothing_comes_in(path: str, new: Any, said: str, tmp_path: Path) -> None:
    held = session()
    before = len(held.events)
    with pytest.raises(CaseError) as problem:
        brought(held, tmp_path, changed(lambda value: _put(value, path, new)))
    assert said in str(problem.value) and "Nothing was imported" in str(problem.value)
    assert len(held.events) == before and "team-audit" not in held.state.runs


def test_its_page_tells_of_every_key() -> None:
    told = (SAMPLES.parents[1] / "docs" / "audit-format.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in told for name in names_in(audit({"o": "often"})))


def test_a_file_that_comes_in_again_brings_nothing_and_another_teams_does(tmp_path: Path) -> None:
    held = session("jargon triage", exercises=["team-audit"])
    brought(held, tmp_path, AUDIT)
    before = len(held.events)
    report = brought(held, tmp_path, AUDIT)
    assert report.says == "There is nothing new in this file." and "stand on team-audit already" in report.lines[0]
    assert len(held.events) == before
    other = copy.deepcopy(AUDIT)
    other["rounds"][0]["day"] = "2026-02-13"
    assert "into team-audit-2" in brought(held, tmp_path, other).says
