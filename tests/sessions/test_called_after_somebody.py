"""What facilitators called after somebody is their words too, where it is no title: the key of an exercise made of a
template of their own, and the programme that a session belongs to. Neither leaves with a name of the roster in it."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from exercises.leaving.outline import AUDIENCES, Audience
from sessions.export import FORMATS, NothingToWrite, Wanted, make
from sessions.export.restoring import restore
from sessions.export.roster_names import names
from sessions.leaving.leaving import Written
from sessions.live.session import Session, open_session
from sessions.roster.keeping import Known, changing
from tests.leaving import unpacked
from tui.cli.main import main

LINES = (
    "helps me",
    ": Knowing who to ring",
    ": They ring back",
    "go cluster",
    "1 2 > new Somebody answers",
    "show themes",
)


def _named(lines: tuple[str, ...], *more: str) -> Session:
    assert main(["new", "A day", *more]) == 0
    with changing() as held:
        held[0] = held[0].with_known(Known("Priya", "Kea"))
    from sessions.lines.carry_out import perform

    (path,) = (Path(one) for one in _sessions())
    made = open_session(path.stem, by="F1")
    for line in lines:
        perform(made, line)
    return made


def _sessions() -> list[str]:
    from sessions.store import locations

    return [str(path) for path in locations.sessions_folder().glob("*.json")]


@pytest.fixture
def walls() -> Session:
    """A wall of a template that is called after somebody, and one of ours beside it."""
    assert main(["templates", "new", "priya-wall", "--shape", "wall"]) == 0
    return _named((*LINES, "exercise post-its", *LINES[:2], "exercise priya-wall"), "--exercise", "priya-wall")


def _written(held: Session, form: str, audience: Audience) -> Written:
    return make([held], Wanted(form, audience, names("", audience))).written


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_exercise_called_after_somebody_leaves_under_another_key(walls: Session, audience: Audience) -> None:
    assert "priya-wall" in walls.state.runs
    for form in FORMATS:
        with contextlib.suppress(NothingToWrite):
            for name, data in _written(walls, form, audience).files.items():
                assert "priya" not in f"{name}\n{unpacked(data)}".lower(), (form, name)


def test_the_ids_of_its_rows_join_and_the_whole_session_comes_back(walls: Session, tmp_path: Path) -> None:
    notes = _written(walls, "data", "facilitators").files["notes.csv"].decode("utf-8")
    assert "a-day/kea-wall/1," in notes and "a-day/post-its/1," in notes
    path = tmp_path / "whole.json"
    path.write_bytes(_written(walls, "json", "facilitators").files[""])
    back = open_session(restore(path, by="F1"), by="F1")
    assert [key.replace("kea", "priya") for key in back.state.runs] == list(walls.state.runs)
    assert back.state.current == walls.state.current.replace("priya", "kea")


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("graphml", "ics")])
def test_a_programme_called_after_somebody_stops_no_export_of_its_sessions(form: str) -> None:
    assert main(["programme", "new", "Priya and friends"]) == 0
    assert main(["do", "priya-and-friends", "cohort + One: Auckland"]) == 0
    held = _named(LINES, "--exercise", "post-its", "--programme", "priya-and-friends")
    for audience in AUDIENCES:
        with contextlib.suppress(NothingToWrite):
            for name, data in _written(held, form, audience).files.items():
                assert "priya" not in f"{name}\n{unpacked(data)}".lower(), name
    assert held.state.belongs is not None and held.state.belongs.programme == "priya-and-friends"
