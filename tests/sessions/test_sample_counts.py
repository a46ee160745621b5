"""The samples' counts that no other test has: each as the page about the samples says it, of what came in."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from exercises.pages.rated import APART, SAME, TALKED, at_time, compared, hows, pairs, the_rated
from sessions.importing.cases import import_file
from sessions.importing.report import Wanted
from sessions.live.session import Session
from tests.lines import session

SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"


def brought(name: str, key: str, **wanted: Any) -> Session:
    held = session(exercises=[key])
    import_file(held, SAMPLES / f"{name}.json", Wanted(**wanted))
    return held


def file(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("cohort", "many"), [("c1", 11), ("c2", 8), ("c3", 1)])
def test_stories_by_cohort(cohort: str, many: int) -> None:
    assert len(list(brought("stories", "stories", whose=(cohort,)).state.run.state.every())) == many


def test_stories_that_nobody_talked_about_and_texts_that_stand_once() -> None:
    found = list(brought("stories", "stories").state.run.state.every())
    assert sum(page.picked is None for page in found) == 2
    texts = [said for page in found for said in page.values.values() if isinstance(said, str) and len(said) > 40]
    assert len(texts) > 60 and len(set(texts)) == len(texts)


def test_what_only_one_reader_read() -> None:
    found = list(brought("stories", "stories").state.run.state.every())
    first, second = (
        {(page.number, one.field, one.sentence, one.code) for page in found for one in page.marks.get(who, ())}
        for who in ("F1", "F2")
    )
    # Of the story that was taken back each reader's other mark did not come in: one, and one.
    assert (len(first - second), len(second - first)) == (52 - 1, 36 - 1)


def test_moments_of_the_compass() -> None:
    held = brought("compass", "compass", only=("s04",))
    assert len(held.state.run.state.dials()) == 5
    moments = file("compass")["moments"]
    assert (len(moments), sum(not one["reads"] for one in moments), sum(not one["me"] for one in moments)) == (4, 0, 1)


def test_who_signed_the_protocols() -> None:
    held = brought("differences", "differences", only=("s26", "s27"))
    signed = [
        (len(page.values["signed"]), len(page.values["agencies"]))
        for page in held.state.run.state.every()
        if "agencies" in page.values
    ]
    assert signed == [(2, 3), (2, 2)]


def test_invited_and_words_of_the_audit() -> None:
    audit = brought("audit", "team-audit").state.run.state
    assert [one.invited for one in audit.rounds.values()] == [12, 12]
    assert [sum(bool(sheet.match) for sheet in audit.sheets_of(one)) for one in audit.rounds] == [10, 10]


def test_rated_cases() -> None:
    state = brought("rating", "case-rating").state.run.state
    kind = the_rated(state)
    assert kind is not None and len(kind.codes) == 5
    first, later = (set(at_time(state, kind, time)) for time in (0, 1))
    assert (len(first | later), len(first & later), later - first, first - later) == (13, 11, set(), {"P24", "P25"})
    assert len(pairs(state, kind)) == 11
    lengths = [len(page.values["text"].split()) for page in state.every()]
    assert (min(lengths), max(lengths)) == (63, 108)
    marks = Counter(who for page in state.every() for who, made in page.marks.items() for _ in made)
    assert sorted(marks.values()) == [120, 120]
    assert hows(state, kind) == {SAME: 94, TALKED: 23, APART: 3}
    moved = [(one.n, {step: many for step, many in one.moved if many}) for one in compared(state)]
    assert moved == [
        (10, {-2: 1, 1: 2, 2: 7}),
        (10, {0: 3, 1: 4, 2: 3}),
        (11, {-2: 1, 0: 3, 1: 2, 2: 5}),
        (10, {-2: 1, 1: 4, 2: 5}),
        (11, {-2: 1, 0: 3, 1: 3, 2: 4}),
    ]
