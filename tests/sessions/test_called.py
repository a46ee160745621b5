"""What an entry is called, and what the log tells of it, comes from its move."""

from __future__ import annotations

from typing import Any

import pytest

from exercises.kernel.event import Event
from exercises.shapes import SHAPES
from sessions.export.event_log import done, what
from sessions.live import called
from sessions.live.called import describe
from tests.lines import session

GROUP = "group-thinking-caps"
AT = "2026-03-02T09:00:00+00:00"


def test_every_move_that_is_declared_is_called_something() -> None:
    for shape in SHAPES.values():
        if shape.table:
            assert shape.table.keys() == shape.moves.keys()
            assert not [move.kind for move in shape.table.values() if not move.called or "_" in move.called]


def test_undo_calls_an_entry_as_its_move_does() -> None:
    state = session(exercises=(GROUP,)).state
    entry = Event(9, GROUP, "reword_offer", {"offer": 1, "text": "not these"}, AT, "F2")
    assert describe(entry, state) == SHAPES["talk"].table["reword_offer"].called == "other words for an offer"


def test_a_move_that_has_a_name_of_the_session_s_own_is_called_and_told_by_itself() -> None:
    run = session(exercises=("canvas",)).state.runs["canvas"]
    shared = called._CALLED.keys() & run.shape.table.keys()
    assert shared == {"belongs"}
    assert called.called(run, "belongs") == run.shape.table["belongs"].called
    assert called.called(None, "belongs") == "the programme it belongs to"
    state = session(exercises=("canvas",)).state
    told = what(Event(9, "canvas", "belongs", {"text": "Harbour Steps"}, AT, "F2"), {}, state)
    assert "programme" not in told and told


@pytest.mark.parametrize(
    ("kind", "data", "told"),
    [
        ("assign", {"notes": [3, 5], "theme": 2, "why": ""}, "put into a theme: notes 3, 5, theme 2"),
        ("out", {"notes": [3], "theme": 0}, "taken out of a theme: notes 3"),
        ("check", {"theme": 0, "yes": 20, "said": ["softly"]}, "brought back to the group: the lone voices, yes 20"),
        ("notes", {"notes": [{"text": "secret"}] * 3, "file": "a.csv"}, "notes taken in: 3, from a.csv"),
        ("link", {"between": [3, 8], "apart": True, "why": "so"}, "looked at together: 3, 8, kept apart, because: so"),
        ("unname", {"name": "Priya", "found": [4], "everywhere": True}, "a name taken out: notes 4, everywhere"),
        ("retype", {"text": "secret"}, "a note typed again"),
    ],
)
def test_the_log_tells_what_the_move_declares_and_nothing_more(kind: str, data: dict[str, Any], told: str) -> None:
    state = session(exercises=("post-its",)).state
    assert what(Event(9, "post-its", kind, data, AT, "F2"), {}, state) == told


def test_what_nothing_says_a_word_of_is_called_as_it_is_written() -> None:
    state = session().state
    entry = Event(9, "gone", "some_day", {}, AT, "F2")
    assert describe(entry, state) == what(entry, {}, state) == "some day"


def test_what_happened_keeps_the_macrons_of_a_place() -> None:
    for key, line in (("post-its", "helps whānau: tea first"), ("live-grid", "+ whānau Nana: grandmother")):
        told = done(session(line, exercises=(key,)))
        assert any("whānau" in one for one in told) and not any("whanau" in one for one in told)
