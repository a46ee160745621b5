"""What is recorded by the day alone leaves by the day alone: in the log, and from older files as well."""

from __future__ import annotations

import json
import re
from pathlib import Path

from sessions.export import export_bytes, restore
from sessions.library import templates
from sessions.library.beginning import new_session
from sessions.lines import carry_out as commands
from sessions.live.session import Session, open_session
from sessions.store import locations
from tests.lines import PEOPLE, session
from tests.sessions.store_helpers import said_otherwise


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
    said_otherwise(path, held, held.replace(day.group(), f"{day.group(1)}T13:47:11+00:00"))
    again = open_session(session.name, read_only=True)
    whole = export_bytes(again, "json", "facilitators").decode()
    assert "13:47:11" not in whole
    (kept,) = (event for event in json.loads(whole)["events"] if event["kind"] == "hold_elephant")
    assert kept["at"] == f"{day.group(1)}T00:00:00+00:00"
    assert not [row for row in _rows_of_the_log(again) if "13:47" in row[1]]


# -- and by no neighbour of it ----------------------------------------------------------------------------------------

MIXED = (
    "go interview",
    "park: one",
    "park: two",
    "go system",
    "park: three",
    "takeaway me: ZQ",
    "park: four",
    "w1 consent withdrawn",
    "show map",
    "undo",
    "go deepen",
    "park: five",
    "timer 10",
)


def test_what_is_recorded_by_the_day_leaves_between_two_turns_of_the_clock() -> None:
    held = session(*MIXED)
    whole = json.loads(export_bytes(held, "json", "facilitators"))
    told = [(event["kind"], event["at"][11:19]) for event in whole["events"]]
    first, second, third = (at for kind, at in told if kind == "phase")
    parked = [at for kind, at in told if kind == "park"]
    assert first < parked[0] < parked[1] < second, "where nothing is by the day, every entry has its seconds"
    assert parked[2:4] == [second, second] and third < parked[4]
    assert [at for kind, at in told if kind == "show"] == [second]
    assert {at for kind, at in told if kind in ("learning", "learning_consent", "undo")} == {"00:00:00"}
    (moved,) = [event["data"]["at"] for event in whole["events"] if event["data"].get("text") == "three"]
    assert moved[11:19] == second, "nor does it tell inside the entry"
    assert held.state.frame is not None
    kept = {parked.text: parked.at[11:19] for parked in held.state.frame.state.parked.values()}
    assert second < kept["three"] < kept["four"], "here they have their own times"


def test_a_session_restored_from_it_has_the_same_words_and_clocks(tmp_path: Path) -> None:
    held = session(*MIXED, "agenda + Tea: 15", "g1 begin")
    path = tmp_path / "whole.json"
    path.write_bytes(export_bytes(held, "json", "facilitators"))
    back = open_session(restore(path), read_only=True)
    assert back.state.run.state == held.state.run.state
    mine, theirs = held.state.frame, back.state.frame
    assert mine is not None and theirs is not None
    assert theirs.state.timer == mine.state.timer and theirs.state.items == mine.state.items
    assert theirs.shape.text(theirs.state) == mine.shape.text(mine.state)
    events = [json.loads(data)["events"] for data in (path.read_bytes(), export_bytes(back, "json", "facilitators"))]
    assert events[0] == events[1], "and it leaves again as it came"


def test_leaving_a_seat_and_a_late_release_are_kept_by_the_day() -> None:
    held = session(*PEOPLE, "7 holds P07", "7 leaves", "released 7 late: asked for a minute outside")
    for kind, event in zip(("leave_chair", "release"), held.events[-2:], strict=True):
        assert (event.kind, event.at[10:]) == (kind, "T00:00:00+00:00")
    assert "left the role: chairs 7" in str(_rows_of_the_log(held)) and "minute outside" not in str(
        _rows_of_the_log(held)
    )
