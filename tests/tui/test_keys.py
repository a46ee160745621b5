"""The table of safe keys. Knows no app."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from tests.tui.safe_keys import SAFE_KEYS, forbidden
from tui.app.terminal import SteadyApp


@pytest.mark.parametrize("key", ["ctrl+p", "ctrl+l", "enter", "shift+tab", "question_mark", "comma", "A", "7", "space"])
def test_safe(key: str) -> None:
    assert key in SAFE_KEYS
    assert forbidden([(key, "act", "Act")]) == []


@pytest.mark.parametrize(
    "key", ["ctrl+i", "ctrl+m", "ctrl+h", "ctrl+b", "shift+enter", "alt+up", "ctrl+up", "f1", "ctrl+comma", "å"]
)
def test_forbidden(key: str) -> None:
    assert forbidden([Binding(key, "act")]) == [key]


def test_lists_and_single_characters_are_read_as_textual_reads_them() -> None:
    assert forbidden([("?, ctrl+i ,j", "act", "Act"), Binding("/", "find"), ("ctrl+m", "act")]) == ["ctrl+i", "ctrl+m"]


def test_a_function_key_needs_a_safe_key_for_the_same_action() -> None:
    assert forbidden([Binding("?,f1", "help"), Binding("f2", "rename")]) == ["f2"]
    assert forbidden([Binding("f2", "rename"), Binding("r", "rename")]) == []


def test_priority_must_not_take_typing_away() -> None:
    assert forbidden([Binding("q", "quit", priority=True), Binding("ctrl+q", "quit", priority=True)]) == [
        "q (priority)"
    ]


def test_the_base_app_uses_safe_keys() -> None:
    assert forbidden(SteadyApp.BINDINGS) == []
