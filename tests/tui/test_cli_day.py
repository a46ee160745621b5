"""The commands of the day and the programme: plan, elephants, new --like, and the frame's lines through do and show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sessions.live.session import open_session
from tests.tui.cli_helpers import Run, home, run

__all__ = ["home", "run"]


def made(run: Run, title: str, *lines: str, place: str = "") -> str:
    name = run("new", title, "--place", place)[1].strip()
    if lines:
        assert run("do", name, *lines)[0] == 0
    return name


def test_plan_takes_a_file_in_and_prints_planned_beside_actual(run: Run, tmp_path: Path) -> None:
    name = made(run, "Working alongside")
    status, out, err = run("plan", name)
    assert (status, err) == (0, "") and "Nothing is planned yet" in out
    file = tmp_path / "day.md"
    file.write_text("- 08:45 Arrive, tea (15 min, light)\n- Grid (125 min, stir, opens live-grid)\n")
    status, out, err = run("plan", name, str(file), "--as", "Ana")
    assert (status, err) == (0, "") and out.startswith("Planned 2 parts, 2 hours 20 minutes.")
    session = open_session(name, read_only=True)
    assert session.events[-1].by == "Ana" and session.state.frame is not None
    assert [item.title for item in session.state.frame.state.in_order()] == ["Arrive, tea", "Grid"]
    run("do", name, "g1 begin")
    lines = run("plan", name)[1].splitlines()
    assert "Arrive, tea  (light, on now)" in lines[1] and "opens live-grid" in lines[2]


def test_a_plan_that_cannot_be_read_plans_nothing(run: Run, tmp_path: Path) -> None:
    name = made(run, "Working alongside")
    file = tmp_path / "day.md"
    file.write_text("- Tea (15 min)\nand so on\n")
    count = len(open_session(name, read_only=True).events)
    status, out, err = run("plan", name, str(file))
    assert (status, out) == (1, "") and err.startswith("line 2: ") and err.endswith(". Nothing was planned.\n")
    assert len(open_session(name, read_only=True).events) == count
    assert run("plan", name, str(tmp_path / "nowhere.md"))[0] == 1
    assert run("plan", "nobody")[0] == 2


def test_new_like_says_what_was_carried_over(run: Run) -> None:
    first = made(run, "Day one", "agenda + Mihi: 20", "park: interpreters", place="Te Awa")
    status, out, err = run("new", "Day two", "--like", first)
    assert status == 0 and out.endswith("-day-two\n")
    assert err == "Carried over from Day one: 1 part of the day and 1 parked thing. It holds Live Net-'works' grid.\n"
    session = open_session(out.strip(), read_only=True)
    assert session.state.place == "Te Awa" and session.state.frame is not None
    assert session.state.frame.state.parked[1].from_session == "Day one"
    assert run("new", "Day three", "--like", "nobody")[0] == 2


def test_elephants_prints_a_programmes_decisions(run: Run) -> None:
    assert run("elephants")[1] == "No elephants are noted in these sessions.\n"
    lines = (
        "elephant private",
        "e1 agreed",
        "e1: we were sent",
        "e1 later",
        "e1 review 2027-03-26",
        "elephant box",
        "e2 changed: secret",
    )
    made(run, "Day one", *lines, place="Te Awa")
    made(run, "Other", "elephant box", place="Hutt")
    status, out, err = run("elephants", "--programme", "te awa")
    assert status == 0 and "facilitators" in err
    assert "Te Awa\n" in out and "Day one" in out and "“we were sent”; at a set time" in out and "26 March 2027" in out
    assert "secret" not in out and "private" not in out and "Hutt" not in out
    assert "Hutt" in run("elephants")[1]
    assert run("elephants", "--programme", "nowhere")[0] == 2


def test_show_and_list_tell_the_frame_apart(run: Run) -> None:
    name = made(run, "Day one")
    assert "frame" not in run("show", name)[1] and "frame" not in run("list")[1]
    run("do", name, "park: interpreters", "p1 back 2027-03-26")
    assert "interpreters" in run("show", name)[1]
    document = json.loads(run("show", name, "--json")[1])
    assert list(document["exercises"]) == ["live-grid"] and document["frame"]["parked"][0]["text"] == "interpreters"
    listed = json.loads(run("list", "--json")[1])
    assert listed[0]["waiting"] == [{"name": "p1", "on": "2027-03-26"}]
    assert "frame" not in run("exercises")[1].split()


@pytest.mark.parametrize("line", ["exercise frame", "elephant", "show agenda"])
def test_lines_of_the_frame_go_through_do(run: Run, line: str) -> None:
    name = made(run, "Day one")
    assert run("do", name, line)[0] == 0


def test_a_new_session_opens_at_its_first_exercise(run: Run) -> None:
    name = run("new", "Day one", "--exercise", "post-its", "--exercise", "live-grid")[1].strip()
    assert open_session(name, read_only=True).state.current == "post-its"


def test_a_plan_says_every_line_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    name = made(run, "Working alongside")
    file = tmp_path / "day.md"
    file.write_text("- (20 min)\nand so on\n")
    status, _, err = run("plan", name, str(file))
    assert status == 1 and [line[:7] for line in err.splitlines()] == ["line 1:", "line 2:"]
    assert err.endswith(". Nothing was planned.\n")
