"""Which tool was explored, demonstrated, imitated and practised on a day, and for how long."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from exercises.frame.shape import LOG
from exercises.leaving.outline import Outline
from sessions.importing.plan_file import read
from sessions.importing.planning import planned_and_actual
from sessions.library import templates
from sessions.library.new_like import new_like
from tests.lines import play, session
from tests.marked import drawn
from tui.app.text import width as cells
from tui.boards.board import Pointing
from tui.boards.day.board import DayBoard

NEVER = "Demonstrated and never practised: Partnership Compass."
COMPASS = "agenda + Compass: 30 explore demonstrate tool Partnership Compass"


def frame(*lines: str) -> Any:
    return play(LOG.start(templates.frame()), *lines)


def page(state: Any, audience: Any = "facilitators") -> str:
    return str(Outline(audience, LOG.outline(state, audience)).document())


def test_a_part_of_the_day_has_a_tool_and_how_it_is_learned() -> None:
    state = frame(COMPASS, "agenda + Caps: 20 light practise group-thinking-caps", "g2 tool Thinking Caps")
    first, second = state.items.values()
    assert (first.tool, first.practices, first.exercise) == ("Partnership Compass", ("explore", "demonstrate"), "")
    assert (second.tool, second.exercise, second.learned) == (
        "Thinking Caps",
        "group-thinking-caps",
        "Thinking Caps: practise",
    )
    assert play(state, "g2 tool none").items[2].tool == ""


def test_what_was_demonstrated_and_never_practised_is_seen() -> None:
    state = frame(COMPASS, "agenda + Caps: 20 demonstrate practise tool Thinking Caps", "agenda + Tea: 15 break")
    told = page(state)
    assert "Demonstrated and never practised: Partnership Compass." in told
    assert "'Partnership Compass', '30 min', '30 min', 'never', 'never'" in told.replace("[", "").replace('"', "'")
    both = play(state, "agenda + Compass again: 10 practise tool partnership compass")
    assert "never practised" not in page(both) and page(both).count("Partnership Compass") >= 1
    assert "never practised" not in page(state, "participants") and "never practised" not in page(state, "public")


@pytest.mark.parametrize("size", [(79, 16), (59, 10), (39, 8), (119, 30)])
def test_it_is_seen_where_the_next_day_is_planned_and_in_the_log(size: tuple[int, int]) -> None:
    state = frame(COMPASS, "agenda + Caps: 20 demonstrate practise tool Thinking Caps")
    drawing = DayBoard().overview(state, *size, Pointing())
    rows = "\n".join("".join(text for text, _ in line) for line in drawing.lines)
    assert NEVER in " ".join(rows.split()) and all(cells(row) <= size[0] for row in rows.splitlines())
    assert any(NEVER in line for line in LOG.text(state))
    assert NEVER not in "\n".join(LOG.text(play(state, "agenda + Again: 10 practise tool Partnership Compass")))


def test_it_is_said_as_the_next_day_begins_like_this_one() -> None:
    held = session(COMPASS)
    assert NEVER in "\n".join(planned_and_actual(held, datetime.now(UTC)))
    after, said = new_like("Day two", held)
    assert NEVER in said and NEVER in "\n".join(planned_and_actual(after, datetime.now(UTC)))


def test_a_day_without_tools_says_nothing_of_them() -> None:
    assert "How the tools were learned" not in page(frame("agenda + Compass: 30 explore", "agenda + Tea: 15"))


def test_the_room_reads_how_under_the_part_of_the_day() -> None:
    state = frame(COMPASS, "agenda + Tea: 15 break")
    told = drawn(LOG.room_view(state, "agenda"))
    assert "Partnership Compass: explore, demonstrate" in told


def test_a_running_order_in_a_file_has_it_too(tmp_path: Path) -> None:
    plan = tmp_path / "day.toml"
    plan.write_text('[[item]]\ntitle = "Compass"\nminutes = 30\npractices = "explore"\ntool = "Compass"\n', "utf-8")
    assert read(plan).items[0].fields["tool"] == "Compass"
