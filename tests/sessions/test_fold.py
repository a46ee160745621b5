"""The fold: what stands, and that data of any wrong kind is refused in words and never ends the program."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.kernel.event import Event, event_of
from exercises.kernel.shape import ExerciseError
from exercises.network.shape import NETWORK
from sessions.library import templates
from sessions.live.batches import alive
from sessions.live.state import BATCH, DISPLAY, SessionState, fold, step
from tests.lines import AT, SAMPLE, grid, session

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 10**20)
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(
        ["live-grid", "agency", "explanation", "answered", "P1", "1", AT, "2026-03-02T09:00:00", "phase"]
    ),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def readable(state: SessionState) -> None:
    """Everything the screens ask of a state works."""
    state.room()
    for run in state.runs.values():
        shape = run.shape
        shape.text(run.state)
        shape.document(run.state)
        shape.progress(run.state)
        for key, _ in shape.room_views(run.state):
            shape.room_view(run.state, key)


def event(number: int, kind: str, data: Any, run: str = "") -> Event:
    return Event(number, run, kind, data, AT, "F2")


def begun() -> SessionState:
    words = dict(templates.built_in()["live-grid"].words)
    return fold(
        [
            event(1, "session", {"format": 1, "title": "A", "place": ""}),
            event(2, "exercise", {"key": "live-grid", "template": words}),
        ]
    )


@pytest.fixture(scope="module")
def full() -> SessionState:
    """A session's state with a filled grid in it, without any file."""
    start = begun()
    from exercises.kernel.record import replace

    run = replace(start.runs["live-grid"], state=grid(*SAMPLE))
    return replace(start, runs={"live-grid": run})


# -- what stands ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("undone", "standing"),
    [
        ([], {1, 2, 3}),
        ([3], {1, 2, 4}),
        ([3, 4], {1, 2, 3, 5}),
        ([3, 2], {1, 4, 5}),
        ([3, 2, 5], {1, 2, 4, 6}),
        ([3, 4, 5], {1, 2, 4, 6}),
    ],
)
def test_what_stands(undone: list[int], standing: set[int]) -> None:
    events = [event(number, "title", {"title": "x"}) for number in (1, 2, 3)]
    events += [event(4 + place, "undo", {"undone": number}) for place, number in enumerate(undone)]
    assert alive(events) == standing == alive(reversed(events))


@given(st.lists(st.integers(0, 30), max_size=30))
def test_standing_is_worked_out_the_same_as_by_taking_back_one_by_one(targets: list[int]) -> None:
    events = [event(1, "title", {"title": "x"})]
    for target in targets:
        number = len(events) + 1
        events.append(event(number, "undo", {"undone": target}) if 0 < target < number else event(number, "title", {}))

    def stands(number: int) -> bool:
        return not any(stands(e.number) for e in events if e.kind == "undo" and e.data["undone"] == number)

    assert alive(events) == {e.number for e in events if stands(e.number)}


def test_a_session_is_the_fold_of_what_stands() -> None:
    held = session(*SAMPLE, "undo", "undo", "redo", "show map", "undo")
    assert fold(held.standing()) == held.state


# -- wrong data -------------------------------------------------------------------------------------------------------


def check(state: SessionState, one: Event) -> None:
    try:
        after = step(state, one)
    except ExerciseError as problem:
        assert str(problem)
        return
    readable(after)


WRONG: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    1.0,
    2.5,
    10**30,
    float("nan"),
    float("inf"),
    "",
    "x",
    "1",
    "x\ny",
    [],
    [1],
    [True],
    [[1]],
    ["x"],
    [1, 2, 3],
    [7, 8],
    {},
    {"a": 1},
    {"key": []},
    "sharing",
    AT,
    "2026-03-02T09:00:00",
)


def events_of_everything() -> list[tuple[str, dict[str, Any]]]:
    """Every move there is, with data that fits the filled grid."""
    return [
        (
            "add_chair",
            {
                "row": "agency",
                "person": "Mo",
                "role": "nurse",
                "agency": "hospice",
                "short": "M",
                "empty": True,
                "reason": "absent",
                "number": 33,
            },
        ),
        ("change_chair", {"chair": 9, "field": "role", "text": "x"}),
        ("place_chair", {"chair": 9, "near": "far", "facing": "away"}),
        ("remove_chair", {"chair": 12, "reason": "x"}),
        ("rename_row", {"row": "agency", "title": "x"}),
        ("add_row", {"row": "faith", "title": "x", "whanau": True}),
        ("empty_chair", {"chair": 9, "reason": "absent"}),
        ("hold_chair", {"chair": 9, "by": "P9"}),
        ("take_roles", {"chairs": [10, 11], "people": ["P17", "P4"]}),
        ("unname", {"name": "Tama", "instead": "a child", "everywhere": True, "things": None}),
        ("leave_chair", {"chair": 7}),
        ("trade_chairs", {"chair": 7, "other": 9}),
        ("witness", {"by": "P3"}),
        ("answer", {"chair": 9, "field": "visits", "kind": "guess", "words": "", "amount": 2}),
        ("answer", {"chair": 9, "field": "felt", "kind": "answered", "words": "x", "amount": None}),
        ("unask", {"chair": 9, "field": "explanation"}),
        ("move_answer", {"chair": 9, "field": "explanation", "to": 11}),
        ("pace", {"pace": "one line"}),
        ("release", {"chairs": [1, 2], "late": True, "needs_time": False, "note": "x"}),
        ("back_in_role", {"chairs": [1]}),
        ("close", {"reason": "x"}),
        ("phase", {"phase": "roles", "at": AT}),
        ("pause", {"at": AT}),
        ("case", {"field": "question", "text": "x"}),
        ("case", {"field": "concealed", "text": "yes"}),
        ("difference", {"between": [7, 9], "question": "explanation", "about": "x", "number": 2}),
        ("reword_difference", {"difference": 1, "about": "x"}),
        ("remove_difference", {"difference": 1}),
        ("reverse", {"between": [7, 9], "number": 2}),
        ("double", {"chair": 9, "words": "x", "number": 2}),
        ("nod", {"chair": 7, "yes": True}),
        ("asked", {"chairs": [1]}),
        ("wants", {"chair": 1, "words": "x"}),
        ("surplus", {"field": "shift", "text": "x"}),
        ("whanau_first", {"off": "x"}),
        ("agree", {"proposed_by": 2, "text": "x", "question": "explanation", "number": 2}),
        ("say", {"agreement": 1, "yes": [1], "no": [2]}),
        ("reword_agreement", {"agreement": 1, "text": "x"}),
        ("remove_agreement", {"agreement": 1}),
        ("limit", {"visits": 2}),
        ("slot_when", {"when": "x"}),
        ("slot_note", {"note": "x"}),
        ("slot", {"week": 1, "chairs": [7], "note": "x", "nobody": False}),
        ("talk", {"between": [7, 9], "question": "explanation", "opening": "x", "number": 2}),
        ("change_talk", {"conversation": 1, "field": "by", "text": "x"}),
        ("talk_done", {"conversation": 1, "done": "yes", "found": "x"}),
        ("remove_talk", {"conversation": 1}),
        ("spoke", {"count": 1, "passed": 2}),
        ("learned", {"area": "me", "text": "x", "number": 2}),
        ("consent", {"learning": 1, "consent": "withdrawn"}),
    ]


@pytest.mark.parametrize(("kind", "data"), events_of_everything())
def test_each_field_of_the_wrong_kind_is_refused_in_words(full: SessionState, kind: str, data: dict[str, Any]) -> None:
    step(full, event(99, kind, data, "live-grid"))
    for name in data:
        for wrong in WRONG:
            check(full, event(99, kind, {**data, name: wrong}, "live-grid"))
        check(full, event(99, kind, {key: value for key, value in data.items() if key != name}, "live-grid"))
    check(full, event(99, kind, {**data, "more": 1}, "live-grid"))
    check(full, event(99, BATCH, {"moves": [[kind, data], [kind, data]]}, "live-grid"))


def test_every_move_is_tried_with_wrong_data() -> None:
    tried = {kind for kind, _ in events_of_everything()}
    assert set(NETWORK.moves) - tried == {"resume", "reopen", "mark", "remove_mark", "surprise"}


@pytest.mark.parametrize("kind", [*sorted(DISPLAY), "session", "exercise", "title", "undo", "unknown", "batch", ""])
def test_session_events_of_the_wrong_kind(full: SessionState, kind: str) -> None:
    words = dict(templates.built_in()["paper-grid"].words)
    for wrong in WRONG:
        for data in (
            {"run": wrong, "view": "map"},
            {"run": "live-grid", "view": wrong},
            {"title": wrong},
            {"projected": wrong},
            {"title": "x", "place": wrong},
            {"key": wrong, "template": words},
            {"key": "x", "template": wrong},
            {"key": "x", "template": {**words, "phases": wrong}},
            {"undone": wrong},
            {"moves": wrong},
            {"moves": [wrong]},
            {"moves": [["answer", wrong]]},
            {"moves": [[wrong, {}]]},
            {},
        ):
            for run in ("", "live-grid", "other"):
                check(full, event(99, kind, data, run))


def test_marks_and_resume_of_the_wrong_kind() -> None:
    start = begun()
    words = dict(templates.built_in()["paper-grid"].words)
    start = step(start, event(3, "exercise", {"key": "paper-grid", "template": words}))
    start = step(start, event(4, "pause", {"at": AT}, "paper-grid"))
    for wrong in WRONG:
        for kind, data in (
            ("mark", {"question": "explanation", "mark": "nobody", "text": "x"}),
            ("remove_mark", {"mark": 1}),
            ("surprise", {"text": "x"}),
            ("resume", {"at": AT}),
        ):
            for name in data:
                check(start, event(5, kind, {**data, name: wrong}, "paper-grid"))  # type: ignore[dict-item]


@settings(max_examples=150)
@given(st.sampled_from([kind for kind, _ in events_of_everything()]), st.data())
def test_any_data_at_all(full: SessionState, kind: str, data: st.DataObject) -> None:
    fields: Callable[..., Any] = dict(events_of_everything())[kind]  # type: ignore[assignment]
    drawn = {name: data.draw(JSON) for name in fields}  # type: ignore[attr-defined]
    kept = copy.deepcopy(drawn)
    check(full, event(99, kind, drawn, "live-grid"))
    assert repr(drawn) == repr(kept), "a move never changes an event's data"


@given(JSON, JSON)
def test_alive_takes_any_data(undone: Any, data: Any) -> None:
    alive([event(1, "title", {}), event(2, "undo", {"undone": undone}), event(3, "undo", {"other": data})])


@given(st.dictionaries(st.sampled_from(["number", "run", "kind", "data", "at", "by"]), JSON))
def test_a_document_is_an_event_or_its_wrong_field_is_named(document: dict[str, Any]) -> None:
    try:
        held = event_of(document)
    except ValueError as problem:
        assert any(field in str(problem) for field in ("number", "run", "kind", "data", "at", "by"))
        return
    assert held.document() == document


def test_an_exercise_is_never_put_over_another(full: SessionState) -> None:
    words = dict(templates.built_in()["live-grid"].words)
    with pytest.raises(ExerciseError, match="already"):
        step(full, event(99, "exercise", {"key": "live-grid", "template": words}))
