"""A line that was understood while it was typed is not read again when it is entered, unless something changed."""

from __future__ import annotations

from typing import Any

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.lines import frame
from sessions.lines.carry_out import perform, understand
from tests.lines import PEOPLE, again, session

LINE = "9 why: nobody asked her"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that were read by an exercise."""
    lines: list[str] = []
    plain = frame.read

    def counted(session: Any, line: str) -> Any:
        lines.append(line)
        return plain(session, line)

    monkeypatch.setattr(frame, "read", counted)
    return lines


def test_enter_does_not_read_again_what_the_preview_read(read: list[str]) -> None:
    held = session(*PEOPLE)
    read.clear()
    previewed = understand(held, LINE)
    assert perform(held, LINE).command == previewed and read == [LINE]


def test_another_line_is_read(read: list[str]) -> None:
    held = session(*PEOPLE)
    understand(held, LINE)
    read.clear()
    perform(held, f"{LINE} yet")
    perform(held, LINE)
    assert read == [f"{LINE} yet", LINE]


def test_a_line_is_read_again_once_somebody_wrote(read: list[str]) -> None:
    held = session(*PEOPLE)
    other = again(held, by="F1")
    understand(held, LINE)
    other.record("remove_chair", {"chair": 9, "reason": "typed twice"}, run=other.state.current)
    held.refresh()
    with pytest.raises(ExerciseError, match="There is no chair 9"):
        perform(held, LINE)


def test_what_was_entered_is_not_kept(read: list[str]) -> None:
    held = session(*PEOPLE)
    understand(held, LINE)
    perform(held, LINE)
    assert held.understood is None
