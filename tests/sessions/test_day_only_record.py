"""What is recorded by the day alone leaves by the day alone: in the log, and from older files as well."""

from __future__ import annotations

import json
import re

from sessions.export import export_bytes
from sessions.library import templates
from sessions.library.beginning import new_session
from sessions.lines import carry_out as commands
from sessions.live.session import Session, open_session
from sessions.store import locations


def _session() -> Session:
    return new_session("A day", [templates.template("live-grid")])


def _rows_of_the_log(session: Session) -> list[list[str]]:
    page = export_bytes(session, "md", "facilitators").decode()
    return [re.split(r" *\| *", line.strip("| ")) for line in page.splitlines() if re.match(r"\| \d+ \|", line)]


def test_the_log_gives_no_time_of_an_elephant_nor_of_taking_it_back() -> None:
    session = _session()
    for line in ("elephant", "undo", "redo", "elephant over"):
        commands.perform(session, line)
    rows = [row for row in _rows_of_the_log(session) if "waited" in row[3] or "went on" in row[3] or "back" in row[3]]
    assert rows and all(row[1] == "—" for row in rows), rows


def test_an_older_files_minutes_do_not_leave() -> None:
    session = _session()
    commands.perform(session, "elephant")
    session.close()
    path = locations.session_path(session.name)
    data = path.read_text(encoding="utf-8")
    held = next(line for line in data.splitlines() if '"hold_elephant"' in line)
    day = re.search(r"(\d{4}-\d\d-\d\d)T00:00:00\+00:00", held)
    assert day is not None
    path.write_text(data.replace(held, held.replace(day.group(), f"{day.group(1)}T13:47:11+00:00")), encoding="utf-8")
    again = open_session(session.name, read_only=True)
    whole = export_bytes(again, "json", "facilitators").decode()
    assert "13:47:11" not in whole
    (kept,) = (event for event in json.loads(whole)["events"] if event["kind"] == "hold_elephant")
    assert kept["at"] == f"{day.group(1)}T00:00:00+00:00"
    assert not [row for row in _rows_of_the_log(again) if "13:47" in row[1]]
