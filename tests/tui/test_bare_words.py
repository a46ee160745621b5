"""Words without an option mean the same whoever reads them: what reads options, or what needs far less time."""

from __future__ import annotations

from typing import Any

import pytest

from tui.cli import bare_words, commands
from tui.cli.output import Refusal
from tui.cli.parsing import parsed

WORDS: tuple[list[str], ...] = ([], ["day"], ["day", "two"], ["day", "", "1 why: because"], ["day", "a", "b", "c"])
WITH_PARTS = {"roster", "templates"}
"""Commands whose own parts have options of their own."""


def _barely(name: str, words: list[str]) -> dict[str, Any] | None:
    try:
        return vars(bare_words.read(words, commands._command(name).options))
    except bare_words.NotPlain:
        return None


def _fully(name: str, words: list[str]) -> dict[str, Any] | None:
    try:
        found = vars(parsed([name, *words], commands.COMMANDS, commands._command))
    except (Refusal, SystemExit):
        return None
    return {key: value for key, value in found.items() if key not in ("run", "version")}


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_they_mean_the_same_and_what_is_too_much_is_refused_in_the_same_words(name: str) -> None:
    for words in WORDS:
        told = _fully(name, words)
        assert _barely(name, words) == (None if name in WITH_PARTS else told), words
    assert _barely(name, ["day", "--json"]) is None


def test_a_command_is_carried_out_with_them() -> None:
    asked = commands.read(["find", "waka", "ama"])
    assert (asked.words, asked.json, asked.version) == (["waka", "ama"], False, False)
    assert asked.run is commands._command("find").run
    with pytest.raises(Refusal, match="holdspace find: WORDS is missing"):
        commands.read(["find"])
