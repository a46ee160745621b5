"""What an entry is called comes from its move, unless a table still says it."""

from __future__ import annotations

import pytest

from exercises.kernel.event import Event
from exercises.shapes import SHAPES
from sessions.export.event_log import what
from sessions.live import called
from sessions.live.called import describe
from tests.lines import session

GROUP = "group-thinking-caps"


def test_every_move_that_is_declared_is_called_something() -> None:
    for shape in SHAPES.values():
        if shape.table:
            assert shape.table.keys() == shape.moves.keys()
            assert not [move.kind for move in shape.table.values() if not move.called or "_" in move.called]


def test_words_come_from_the_move_once_no_table_says_them(monkeypatch: pytest.MonkeyPatch) -> None:
    state = session(exercises=(GROUP,)).state
    entry = Event(9, GROUP, "reword_offer", {"offer": 1, "text": "not these"}, "2026-03-02T09:00:00+00:00", "F2")
    assert describe(entry, state) == "an offer's words"
    monkeypatch.setattr(called, "_CALLED", {})
    assert describe(entry, state) == SHAPES["talk"].table["reword_offer"].called
    monkeypatch.setattr("sessions.export.event_log.SAYS", {})
    assert what(entry, {}, state).startswith(SHAPES["talk"].table["reword_offer"].called)


def test_what_nothing_says_a_word_of_is_called_as_it_is_written() -> None:
    state = session().state
    entry = Event(9, "gone", "some_day", {}, "2026-03-02T09:00:00+00:00", "F2")
    assert describe(entry, state) == what(entry, {}, state) == "some day"
