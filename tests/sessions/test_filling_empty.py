"""A file goes into the empty exercise of its kind that stands in the session, and makes no second one."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from sessions.export.event_log import what
from sessions.importing.cases import CaseError, import_file
from sessions.importing.report import Wanted
from sessions.importing.standing import is_empty
from sessions.lines.carry_out import perform
from sessions.live.called import describe
from tests.lines import again, session

SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"
AUDIT: dict[str, Any] = json.loads((SAMPLES / "audit.json").read_text(encoding="utf-8"))
FILES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("stories.json", "stories", ()),
    ("differences.json", "differences", ("s26", "s27")),
    ("hot-desk.json", "hot-desk", ()),
    ("legacies.json", "legacies", ()),
    ("compass.json", "compass", ("s04",)),
    ("cards.json", "prompt-cards", ()),
    ("relationship-reviews.json", "relationship-review", ("1",)),
    ("audit.json", "team-audit", ()),
    ("canvas.json", "canvas", ("harbour-steps",)),
    ("canvas-harbour-steps.csv", "canvas", ()),
    ("netgram.json", "net-gram", ()),
    ("rating.json", "case-rating", ()),
    ("tama.json", "live-grid", ()),
    ("notes.csv", "post-its", ()),
)


@pytest.mark.parametrize(("name", "key", "only"), FILES)
def test_a_file_fills_the_empty_exercise_of_its_kind_and_says_so(name: str, key: str, only: tuple[str, ...]) -> None:
    held = session(exercises=[key])
    perform(held, f"go {held.state.runs[key].template.phases[-1].key}")
    there = list(held.state.runs)
    assert is_empty(held.state.runs[key]), "in another phase, and still with nothing in it"
    report = import_file(held, SAMPLES / name, Wanted(only=only))
    assert f"{key} stood here empty, and was filled." in report.lines
    assert [one for one in held.state.runs if one not in there] in ([], ["frame"])
    assert not is_empty(held.state.runs[key])


def test_what_is_in_an_exercise_stays_and_another_audit_is_one_of_its_own() -> None:
    held = session("round 2026-02-12: before", exercises=["team-audit"])
    report = import_file(held, SAMPLES / "audit.json")
    assert "into team-audit-2" in report.says and not any("empty" in line for line in report.lines)
    assert list(held.state.runs["team-audit"].state.rounds) == [1]
    assert len(held.state.runs["team-audit"].state.tools) == 9


def test_an_audit_of_fewer_items_and_of_more_later_keeps_each_under_its_answers(tmp_path: Path) -> None:
    value = copy.deepcopy(AUDIT)
    item = {**copy.deepcopy(value["items"][0]), "number": 9, "version": 1, "item": "Walking together", "in_rounds": [2]}
    value["items"].append(item)
    for sheet in value["rounds"][1]["sheets"]:
        sheet["letters"] += "o"
    path = tmp_path / "audit.json"
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    filled, new = session(exercises=["team-audit"]), session()
    import_file(filled, path)
    import_file(new, path)
    for held in (filled, new):
        state = held.state.runs["team-audit"].state
        names = [tool.name for tool in state.tools.values()]
        assert len(names) == 9 and names[-1] == "Walking together" and "Prompt cards" not in names
        scale, last = state.scales["audit"], list(state.tools)[-1]
        marks = [sheet.mark(scale, last) for sheet in state.sheets_of(2)]
        assert marks == ["often"] * len(marks) and state.answered(2) == 10


def test_an_exercise_that_was_named_and_is_not_empty_gets_nothing() -> None:
    held = session("round 2026-02-12: before", exercises=["team-audit"])
    before = len(held.events)
    with pytest.raises(CaseError, match="No empty audit here is called “team-audit”"):
        import_file(held, SAMPLES / "audit.json", Wanted(exercise="team-audit"))
    assert len(held.events) == before


def test_a_refusal_that_ends_with_a_line_to_type_ends_before_the_next_sentence() -> None:
    held = session("go draw", exercises=["prompt-cards"])
    with pytest.raises(CaseError, match=r"flat 7, next\. Nothing was imported\.$"):
        import_file(held, SAMPLES / "cards.json")


@pytest.mark.parametrize(("name", "key", "only"), FILES)
@pytest.mark.parametrize("stands", [True, False], ids=["into an empty one", "into a new one"])
def test_an_import_is_one_entry_and_one_undo_takes_all_of_it_back(
    name: str, key: str, only: tuple[str, ...], stands: bool
) -> None:
    held = session("park: money", exercises=[key] if stands or key == "prompt-cards" else ["compass"])
    frame, many = held.state.frame, len(held.events)
    assert frame is not None
    import_file(held, SAMPLES / name, Wanted(only=only))
    assert len([event for event in held.events[many:] if event.kind != "exercise"]) == 1
    held.undo()
    assert is_empty(held.state.runs[key]) and held.state.frame is not None
    assert held.state.frame.state == frame.state, "what stood beside it is gone as well"
    assert again(held).state.runs == held.state.runs
    held.redo()
    assert not is_empty(held.state.runs[key]) and again(held).state.runs == held.state.runs
    assert "what was imported" in describe(held.events[-1], held.state) or held.events[-1].kind == "undo"


def test_the_log_says_what_came_into_the_frame_with_it() -> None:
    held = session(exercises=["team-audit"])
    import_file(held, SAMPLES / "audit.json")
    said = what(held.events[-1], {}, held.state)
    assert "a sheet (21)" in said and "jargon (4)" in said, said
