"""A template that a session carries was taken once, and opens as it did whatever is refused since in a new one."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from exercises.kernel.template import TemplateError, template_of
from sessions.library import beginning, templates
from sessions.lines.carry_out import perform
from sessions.live.session import open_session
from sessions.store import locations
from tui.cli.main import main

FIELD = """[[kinds.fields]]
key = "mood"
title = "mood"
ask = "Which?"
kind = "choice"
sees = "room"
words = {WORDS}

[[kinds.fields]]"""
WORDS = '{ none = "None.", "a:b" = "A b", "A B" = "Again.", good = "Good." }'


def _text(key: str = "mine", words: str = WORDS, **instead: str) -> str:
    text = files("exercises").joinpath("templates/compass.toml").read_text("utf-8")
    text = text.replace('key = "compass"', f'key = "{key}"', 1)
    for before, after in instead.items():
        text = text.replace(before, after, 1)
    return text.replace("[[kinds.fields]]", FIELD.replace("{WORDS}", words), 1)


def test_what_a_session_carries_opens_though_a_new_one_like_it_is_refused() -> None:
    data: dict[str, Any] = tomllib.loads(_text())
    session = beginning.new_session("A day", [template_of(data)], by="F1")
    for line in ("+ a wish", "1 mood good"):
        perform(session, line)
    session.close()
    again = open_session(session.name, by="F1")
    assert not again.damage and again.state == session.state
    assert perform(again, "1 mood good").event is not None
    again.close()
    assert main(["show", session.name]) == 0


def test_a_file_of_ones_own_is_refused_where_it_is_checked_and_where_a_session_is_to_begin_with_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = locations.templates_folder()
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(_text(), encoding="utf-8")
    assert main(["templates", "check", "mine"]) != 0
    assert "“none” takes out what stands there" in capsys.readouterr().out
    assert [type(one) for _, one in templates.own()] == [TemplateError]
    assert main(["new", "A day", "--exercise", "mine"]) != 0
    (folder / "mine.toml").write_text(_text(words='{ good = "Good." }'), encoding="utf-8")
    assert main(["templates", "check", "mine"]) == 0
    assert main(["new", "A day", "--exercise", "mine"]) == 0


@pytest.mark.parametrize(
    ("exercise", "before", "after"),
    [
        ("compass", 'room = "roles"', 'room = "picks"'),
        ("prompt-cards", 'room = "promise"', 'room = "will"'),
    ],
)
def test_a_phase_that_shows_what_there_is_none_of_is_refused_in_a_new_one_alone(
    exercise: str, before: str, after: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = files("exercises").joinpath(f"templates/{exercise}.toml").read_text("utf-8")
    assert before in text
    text = text.replace(f'key = "{exercise}"', 'key = "mine"', 1).replace(before, after, 1)
    session = beginning.new_session("A day", [template_of(tomllib.loads(text))], by="F1")
    session.close()
    again = open_session(session.name, by="F1")
    assert not again.damage and again.state == session.state
    assert again.state.room() is not None
    again.close()
    folder = locations.templates_folder()
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    assert main(["templates", "check", "mine"]) != 0 and "room" in capsys.readouterr().out
