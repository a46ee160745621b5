"""A small programme with sessions, and its report as it is written by the command."""

from __future__ import annotations

import zipfile
from pathlib import Path

from exercises.leaving.outline import Audience
from exercises.programme.state import Programme
from sessions.library import programmes, templates
from sessions.library.beginning import new_session
from sessions.lines.carry_out import perform
from sessions.live.here import Clock, utc_now
from sessions.live.session import Session, open_session
from tui.cli.main import main


def programme(*lines: str) -> str:
    """The name of a programme of two cohorts in which those lines were typed."""
    begun = programmes.new_programme("Working alongside", by="F1")
    for line in (
        "cohort + One: Awakōwhai",
        "c1 people 27 of 31",
        "cohort + Two: Ōkōtare",
        "c2 people 12 of 14",
        *lines,
    ):
        perform(begun, line)
    begun.close()
    return begun.name


def held() -> Session:
    """The programme there is, open."""
    return open_session(programmes.resolve("working"), by="F1")


def state() -> Programme:
    """The programme there is, as it is now."""
    there = held()
    try:
        return programmes.state_of(there)
    finally:
        there.close()


def session(title: str, exercise: str, *lines: str, of: str = "c1 workshop", clock: Clock = utc_now) -> str:
    """The name of a session of the programme there is, in which those lines were typed."""
    made = new_session(title, [templates.built_in()[exercise]], by="F1", clock=clock)
    for line in lines:
        perform(made, line)
    made.close()
    there = held()
    perform(there, f"belongs {made.name} {of}")
    there.close()
    return made.name


def written(tmp_path: Path, audience: Audience = "facilitators", *more: str, ending: str = "md") -> str:
    file = tmp_path / f"report-{audience}.{ending}"
    done = main(["programme", "working", "report", "--to", str(file), "--for", audience, "--replace", *more])
    assert done == 0
    if ending != "docx":
        return file.read_text(encoding="utf-8")
    with zipfile.ZipFile(file) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def headings(page: str) -> list[str]:
    return [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]
