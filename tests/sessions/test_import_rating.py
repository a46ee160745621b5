"""A file of cases and ratings comes in whole or not at all: its counts, each refusal with its place, what leaves."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from exercises.pages.rated import APART, SAME, TALKED, at_time, compared, hows, pairs, the_rated
from exercises.pages.sentences import sentences
from exercises.pages.state import Pages, handle
from sessions.importing.cases import CaseError, import_file
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from tests.leaving import every_file, everything
from tests.lines import again, session
from tests.sessions.test_import_pages import rooms

SAMPLE: dict[str, Any] = json.loads(files("sessions").joinpath("samples", "rating.json").read_text("utf-8"))
KEY = "case-rating"


def brought(folder: Path, change: Callable[[Any], Any] = lambda value: None) -> tuple[Session, str]:
    value = copy.deepcopy(SAMPLE)
    change(value)
    file = folder / "rating.json"
    file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    held = session(exercises=[KEY])
    return held, import_file(held, file).says


def test_the_sample_comes_in_as_the_page_about_it_counts_it(tmp_path: Path) -> None:
    held, says = brought(tmp_path)
    state: Pages = held.state.run.state
    kind, expected = the_rated(state), SAMPLE["expected"]
    assert kind is not None and "24 cases, 240 marks by 2 raters and 26 marks talked about" in says
    assert [len(at_time(state, kind, time)) for time in (0, 1)] == [expected["T1"], expected["T2"]] == [13, 11]
    assert len(pairs(state, kind)) == expected["pairs"] == 11
    assert hows(state, kind) == {
        SAME: expected["same"],
        TALKED: expected["settled_in_talk"],
        APART: expected["still_apart"],
    }
    made = [one for page in state.every() for marks in page.marks.values() for one in marks]
    assert len(made) == 2 * expected["marks_each"] and sum(one.says == "cannot tell" for one in made) == 3
    assert sum(len(sentences(page.values["text"])) for page in state.every()) == 222
    assert [one["sentences"] for one in SAMPLE["cases"]] == [len(sentences(p.values["text"])) for p in state.every()]
    for one in compared(state):
        said = expected["difference"][one.code.key]
        assert one.n == said["n"]
        assert {f"{step:+d}" if step else "0": many for step, many in one.moved} == {
            step: many for step, many in said.items() if step != "n" and many
        }
    assert {by: tuple(handle("x", number) for number in order) for by, order in SAMPLE["order"].items()} == state.orders
    assert again(held).state == held.state
    perform(held, "undo")
    assert not list(held.state.run.state.every()) and not held.state.run.state.orders


def test_what_its_writers_take_back_and_what_is_the_facilitators_leaves_for_nobody_else(tmp_path: Path) -> None:
    def secret(value: Any) -> None:
        value["cases"][0]["text"] = " ".join(["MUST-NOT-LEAVE-A it was."] * 9)
        value["cases"][1]["conceal"] = ["MUST-NOT-LEAVE-B"]
        value["settled"][2]["why"] = "MUST-NOT-LEAVE-C"
        value["cases"][2] |= {"text": "WITHDRAWN-D here. It was.", "consent": "withdrawn"}
        for name in ("marks", "order"):
            value[name]["Zqrater"] = value[name].pop("F1")
        for name in ("settled", "still_apart"):
            value[name] = [one for one in value[name] if one["case"] != 3]
        value["marks"] = {who: [one for one in made if one["case"] != 3] for who, made in value["marks"].items()}
        value["order"] = {who: [one for one in order if one != 3] for who, order in value["order"].items()}

    held, _ = brought(tmp_path, secret)
    outside = everything(held, "participants", "public") + rooms(held)
    for word in ("MUST-NOT-LEAVE", "WITHDRAWN-", "P01", "P22", "Zqrater", "settled in talk"):
        assert word not in outside, word
    whole = everything(held, "facilitators")
    assert "WITHDRAWN-D" not in whole and "MUST-NOT-LEAVE-C" in whole and "how they work" in outside
    assert held.state.run.state.pages[handle("x", 3)].withdrawn


def test_the_short_page_has_how_the_group_was_rated_as_the_whole_page_has(tmp_path: Path) -> None:
    held, _ = brought(tmp_path)
    pages = {what: text for what, text in every_file(held, "participants", "public") if what.startswith("md")}
    for audience in ("participants", "public"):
        whole, short = (pages[f"md{length} for {audience}"] for length in ("", " in short"))
        table = [line for line in whole.splitlines() if line.startswith("|")]
        assert "11 people wrote twice" in short and len(table) == 2 + 2 * 5
        assert [line for line in short.splitlines() if line.startswith("|")] == table


def _twice(value: Any) -> None:
    value["marks"]["F2"].append(value["marks"]["F2"][0])


def _long(value: Any) -> None:
    value["cases"][4]["text"] = "a" * 4001


def _put(*path: Any, new: Any) -> Callable[[Any], None]:
    def put(value: Any) -> None:
        for step in path[:-1]:
            value = value[step]
        value[path[-1]] = new

    return put


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_twice, "marks.F2[120]: F2 marked case 1, d1 at marks.F2[0] too."),
        (_long, "cases[4].text"),
        (_put("marks", "F1", 3, "case", new=99), "marks.F1[3].case: there is no case 99 in this file."),
        (_put("marks", "F1", 3, "dimension", new="d9"), "marks.F1[0]: "),
        (_put("marks", "F1", 3, "score", new=4), "marks.F1[3].score: a step is 0 to 2, or: cannot tell."),
        (_put("marks", "F1", 3, "score", new="two"), "marks.F1[3].score: a step is 0 to 2"),
        (_put("marks", "F1", 1, "sentence", new=77), "case x1 has no sentence s77"),
        (_put("marks", "F1", 1, "sentence", new="s1"), "marks.F1[1].sentence: the number of a sentence"),
        (_put("marks", "F3", new=SAMPLE["marks"]["F1"]), "has its 2 readers"),
        (_put("settled", 0, "score", new=2), "settled[0]: the two raters' marks do not say that from the beginning."),
        (_put("settled", 0, "how", new="settled in talk"), "settled[0]: Both of you marked x1 d1"),
        (_put("still_apart", 0, "case", new=77), "still_apart[0].case: there is no case 77"),
        (_put("dimensions", 0, "key", new="d7"), "dimensions[0].key: there is no dimension d7."),
        (_put("cases", 3, "time", new="T3"), "cases[3].time"),
        (_put("cases", 3, "by", new="Moana"), "cases[3].by"),
        (_put("cases", 3, "number", new=1), "cases[3].number: 1 is the number of cases[0] too."),
        (_put("order", "F1", 0, new=88), "order.F1: there is no case 88"),
        (_put("cases", 0, "score", new=1), "cases[0].score"),
        (_put("marks", "F1", 0, new={"case": 1, "dimension": "d1"}), "marks.F1[0].score: a step is 0 to 2"),
        (_put("settled", 0, new={"case": 1, "dimension": "d1"}), "settled[0].score: a step is 0 to 2"),
        (_put("marks", new=["F1"]), "marks: what each rater marked is needed here, not a list."),
        (_put("order", new="F1"), "order: what each rater marked is needed here, not “F1”."),
    ],
)
def test_a_mistake_is_refused_with_its_place_and_nothing_is_recorded(
    tmp_path: Path, change: Callable[[Any], None], said: str
) -> None:
    with pytest.raises(CaseError) as refused:
        brought(tmp_path, change)
    assert said in str(refused.value) and str(refused.value).endswith("Nothing was imported.")


def test_ratings_half_done_come_in_as_they_are_and_stay_blind(tmp_path: Path) -> None:
    def half(value: Any) -> None:
        value["marks"]["F2"] = value["marks"]["F2"][:3]
        value["settled"], value["still_apart"] = [], []
        del value["order"]["F2"]

    held, _ = brought(tmp_path, half)
    state: Pages = held.state.run.state
    page = state.pages[handle("x", 1)]
    assert not page.open_marks and list(page.done) == ["F1"] and len(page.marks["F2"]) == 3
    assert sorted(state.orders["F2"]) == sorted(state.orders["F1"]), "drawn here, where the file says none"


def _without_marks(value: Any) -> None:
    value.update(marks={}, settled=[], still_apart=[], order={})
    value["expected"] = {}


def test_of_a_file_that_is_partly_here_what_is_new_comes_in_and_nothing_twice(tmp_path: Path) -> None:
    held, _ = brought(tmp_path)
    before = held.state.run.state
    perform(held, "x24 remove")
    says = import_file(held, tmp_path / "rating.json").says
    state: Pages = held.state.run.state
    assert says.startswith("Imported into case-rating: 1 case, 10 marks by 2 raters")
    assert [page.values["text"] for page in state.every()] == [page.values["text"] for page in before.every()]
    assert hows(state, the_rated(state)) == hows(before, the_rated(before)), "with what both marked and settled"
    assert state.orders == before.orders, "what comes in later is read last"
    perform(held, "undo")
    perform(held, "x7 withdrawn")
    assert "1 case, 10 marks" in import_file(held, tmp_path / "rating.json").says
    assert len(list(held.state.run.state.every())) == 24


def test_marks_come_in_on_cases_that_stand_here_unmarked(tmp_path: Path) -> None:
    held, _ = brought(tmp_path, _without_marks)
    whole = tmp_path / "whole.json"
    whole.write_text(json.dumps(SAMPLE, ensure_ascii=False), encoding="utf-8")
    assert "240 marks by 2 raters and 26 marks talked about" in import_file(held, whole).says
    state: Pages = held.state.run.state
    assert len(list(state.every())) == 24 and hows(state, the_rated(state))[TALKED] == 23
    assert import_file(held, whole).says == "There is nothing new in this file."
