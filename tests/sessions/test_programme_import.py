"""A programme out of its file: its counts, its sessions, what they held; whole or not at all, with the place."""

from __future__ import annotations

import copy
import json
import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.schema import names_in
from exercises.programme.state import Programme
from sessions.importing.case_form import CaseError
from sessions.importing.programme_file import Made, make_programme, read_programme
from sessions.importing.programme_filling import Filling
from sessions.importing.programme_form import PROGRAMME_FILE
from sessions.library import programmes, templates
from sessions.library.beginning import new_session
from sessions.library.catalogue import Entry, entries
from sessions.library.half_made import MadeTogether, clear_half_made
from sessions.lines.carry_out import perform
from sessions.lines.pointing import settle
from sessions.live.identity import identity
from sessions.live.session import open_session
from sessions.store import locations

SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"
SAMPLE: dict[str, Any] = json.loads((SAMPLES / "programme.json").read_text(encoding="utf-8"))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "data"))
    return tmp_path


def made_of(home: Path, value: Any, **how: Any) -> Made:
    path = home / "programme.json"
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return make_programme(read_programme(path), by="F1", **how)


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("tama.json", "a case"),
        ("stories.json", "pages of an exercise"),
        ("workshop.json", "a workshop day"),
        ("notes.csv", "notes"),
    ],
)
def test_a_file_for_a_session_is_named_with_what_brings_it_in(home: Path, file: str, what: str) -> None:
    with pytest.raises(CaseError) as refused:
        read_programme(SAMPLES / file)
    assert str(refused.value) == f"This file has {what} in it. It comes into a session: holdspace import NAME FILE."


def state_of(name: str) -> Programme:
    opened = open_session(name, read_only=True)
    state: Programme = opened.state.run.state
    opened.close()
    return state


def files(home: Path) -> list[str]:
    """Every file of a session, a programme or a room, by its name."""
    data = home / "data"
    return sorted(path.name for folder in ("sessions", "programmes", "room") for path in data.glob(f"{folder}/*.json"))


def test_the_sample_has_the_counts_that_are_told_of_it(home: Path) -> None:
    made = made_of(home, SAMPLE)
    state = state_of(made.name)
    people = [(one.attending, one.invited, len(one.places), len(one.organisations)) for one in state.cohorts.values()]
    assert people == [(27, 31, 1, 2), (12, 14, 1, 1), (25, 27, 2, 6)]
    assert [one.stage for one in state.cohorts.values()] == ["finished", "running", "running"]
    assert Counter(one.stands for one in state.events.values()) == {"dropped": 1, "held": 31, "moved": 2, "planned": 3}
    assert Counter(one.stands for one in state.collected.values()) == {"done": 14, "dropped": 3, "planned": 2}
    results = Counter(one.result for one in state.carried.values())
    assert results == {"": 1, "helped": 2, "no difference": 1, "worse": 1} and len(state.open_lines) == 1
    versions = [len(tool.versions) for tool in state.tools.values()]
    assert (len(versions), sum(versions), sum(tool.dropped for tool in state.tools.values())) == (5, 10, 1)
    assert (state.box, state.round, state.facts) == ("collect", 2, tuple(SAMPLE["facts"]))
    every = programmes.members(made.name, entries())
    assert Counter(one.belongs[2] for one in every) == {
        "follow-up": 2,
        "overview": 3,
        "own integration": 6,
        "planning with managers": 4,
        "shared integration": 4,
        "survey": 1,
        "workshop": 11,
    }
    assert sum(len(one.belongs[1]) > 1 for one in every) == 4
    assert [len(programmes.members(made.name, every, cohort)) for cohort in (1, 2, 3)] == [13, 10, 12]
    opened = open_session(made.name)
    assert [event.kind for event in opened.events] == ["session", "exercise", "batch"], "the file is one entry"
    opened.close()


def test_its_sessions_have_their_title_place_day_and_exercises(home: Path) -> None:
    made = made_of(home, SAMPLE)
    by_name: Mapping[str, Entry] = {entry.name: entry for entry in entries()}
    for told in SAMPLE["sessions"]:
        entry = by_name[made.sessions[told["id"]]]
        assert (entry.title, entry.place) == (told["title"], told["place"])
        assert programmes.day_of(entry) == told["day"] == entry.name[:10]
        opened = open_session(entry.name, read_only=True)
        keys = [run.template.key for run in opened.state.exercises.values()]
        assert keys == [key for key in told["exercises"] if key != "elephants"]
        assert opened.state.frame is not None and opened.state.frame.state.facts.people == told["people"]
        opened.close()
    state = state_of(made.name)
    assert state.events[17].became == made.sessions["s23"] and state.events[17].moves[0].was == "2026-06"
    assert state.carried[1].evidence == ("e10", "theme B3"), "a session is told by its event"
    assert state.carried[5].named == made.sessions["s30"]
    assert state.events[35].why == "four organisations still to see"


def test_no_two_of_its_sessions_are_taken_for_copies_of_each_other(home: Path) -> None:
    made = made_of(home, SAMPLE)
    held = [open_session(name, read_only=True).state for name in made.sessions.values()]
    known = [identity(state.created, state.begun_by, run) for state in held for run in state.exercises.values()]
    assert len(set(known)) == len(known) > 31


def test_without_its_sessions_the_programme_stands_alone(home: Path) -> None:
    made = made_of(home, SAMPLE, with_sessions=False)
    state = state_of(made.name)
    assert (made.sessions, entries(), len(state.events)) == ({}, [], 37)
    assert not any(event.session or event.became for event in state.events.values())


def test_its_sessions_are_filled_from_the_samples(home: Path) -> None:
    top = read_programme(SAMPLES / "programme.json")
    filling = Filling(top, SAMPLES)
    made = make_programme(top, by="F1", without=filling.brings_its_own())
    filled = filling.fill(made, by="F1")
    assert filled.stayed == ()
    held = {key: open_session(name, read_only=True).state for key, name in made.sessions.items()}
    assert len(held["s06"].runs["post-its"].state.notes) == 340
    assert len(held["s06"].runs["live-grid"].state.chairs) == 32
    assert held["s06"].frame is not None and len(held["s06"].frame.state.elephants) == 4
    told = {key: [page.number for page in held[key].runs["stories"].state.every()] for key in ("s28", "s30")}
    assert (len(told["s28"]), told["s30"]) == (19, [20]), "a story stands where its own cohort was asked"
    assert [key for key in held["s04"].exercises if "audit" in key] == ["team-audit"]
    starts = [held[key].runs["compass"].state for key in ("s04", "s07", "s23")]
    assert all(len(one.pages) == 1 for one in starts), "each session has its own alone"
    assert len(held["s15"].runs["canvas"].state.notes) == 24 and len(held["s17"].runs["canvas"].state.notes) == 18
    # A review that was not kept by both is two people's, and another has a place of its own.
    assert [key for key in held["s14"].exercises if "review" in key] == ["relationship-review", "relationship-review-2"]
    programme = open_session(made.name, by="F1")
    assert settle(programme) == 3
    assert programme.state.run.state.carried[2].evidence == ("e34 stories 9", "e34 stories 17")
    assert programme.state.run.state.carried[1].evidence == ("e10", "theme B3"), "what is not found stands as it was"
    perform(programme, "undo")
    assert programme.state.run.state.carried[2].evidence == ("story 9", "story 17")
    programme.close()
    data = b"".join(path.read_bytes() for path in (home / "data").rglob("*.json"))
    assert b"CLEARED-" not in data and b"WITHDRAWN-" not in data


def test_a_file_that_cannot_come_in_is_named_and_the_rest_comes(home: Path) -> None:
    value = copy.deepcopy(SAMPLE)
    value["sessions"] = [{**one, "files": ["gone.json"] if one["id"] == "s01" else []} for one in value["sessions"]]
    for row in value["collected"]:
        row["file"] = None
    (home / "legacies.json").write_bytes((SAMPLES / "legacies.json").read_bytes())
    path = home / "programme.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    top = read_programme(path)
    made = make_programme(top, by="F1")
    filled = Filling(top, home).fill(made, by="F1")
    assert [line.partition(":")[0] for line in filled.came] == [made.sessions["s28"]]
    assert any("gone.json" in line and made.sessions["s01"] in line for line in filled.stayed)


@pytest.mark.parametrize(
    ("path", "new", "said"),
    [
        ("events.2.day", "2026-02-30", "events[2].day: “2026-02-30” is no day"),
        ("sessions.0.day", "2026-11", "sessions[0].day"),
        ("events.0.cohorts", ["c9"], "events[0].cohorts[0]: “c9” is none of the cohorts"),
        ("events.0.cohorts", ["c2"], "events[0].cohorts: the session s01 is of other cohorts"),
        ("events.1.session", "s01", "events[1]"),
        ("sessions.3.exercises", ["team-audits"], "sessions[3].exercises[0]: There is no exercise called"),
        ("cohorts.0.name", "P05 and others", "cohorts[0].name"),
        ("cohorts.1.attending", 15, "cohorts[1].attending: 15 is more than 14"),
        ("cohorts.2.places.1.place", "Redgum Landing", "cohorts[2].places[1]"),
        ("collected.0.n", None, "collected[0].n: how many answered"),
        ("collected.0.n", 28, "collected[0].n: 28 is more than 27"),
        ("carried.0.text", "x" * 161, "carried[0].text"),
        ("carried.4.change.name", "s99", "carried[4].change.name: “s99” is none of the sessions"),
        ("carried.0.result", "perhaps", "carried[0].result"),
        ("tools.1.versions.1.version", 3, "tools[1].versions[1]"),
        ("tools.1.versions.1.because", "l9", "tools[1].versions[1].because: “l9” is none of the carried lines"),
        ("tools.1.versions.0.by", "P12", "tools[1].versions[0]"),
        ("cycle.current", "rest", "cycle.current"),
        ("cycle.boxes.envision.line", "x" * 161, "cycle.boxes.envision.line"),
        ("sessions.30.id", "s01", "sessions[30].id"),
        ("name", "", "name"),
        ("unheard", 1, "unheard"),
    ],
)
def test_a_mistake_names_its_place_and_nothing_is_made(home: Path, path: str, new: Any, said: str) -> None:
    value = copy.deepcopy(SAMPLE)
    *way, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    inside = value
    for step in way:
        inside = inside[step]
    inside[last] = new
    with pytest.raises(CaseError) as problem:
        made_of(home, value)
    assert said in str(problem.value)
    assert files(home) == []


def test_what_the_disk_refuses_halfway_leaves_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sessions.importing import programme_file

    real, made = programme_file.new_session, 0

    def refused(*told: Any, **how: Any) -> Any:
        nonlocal made
        made += 1
        if made == 20:
            raise OSError(28, "No space left on device")
        return real(*told, **how)

    monkeypatch.setattr(programme_file, "new_session", refused)
    with pytest.raises(OSError, match="No space"):
        made_of(home, SAMPLE)
    assert files(home) == []


def test_what_a_line_rests_on_in_a_session_leads_there(home: Path) -> None:
    value = copy.deepcopy(SAMPLE)
    value["carried"][0]["evidence"] = ["s06 t3", "session s10 story 4", "l2", "story 9"]
    made = made_of(home, value, with_sessions=False)
    assert state_of(made.name).carried[1].evidence == ("e6 t3", "e10 story 4", "l2", "story 9")


def test_a_second_programme_of_that_name_stands_beside_the_first(home: Path) -> None:
    first, second = made_of(home, SAMPLE, with_sessions=False), made_of(home, SAMPLE, with_sessions=False)
    assert (first.name, second.name) == ("programme.working-alongside", "programme.working-alongside-2")
    assert not first.lines and "another programme of that name: working-alongside" in second.lines[0]


def test_a_session_that_no_event_is_has_its_place_on_the_timeline(home: Path) -> None:
    value = copy.deepcopy(SAMPLE)
    value["events"] = [one for one in value["events"] if one["session"] != "s10"]
    made = made_of(home, value)
    state = state_of(made.name)
    assert state.events[37].session == made.sessions["s10"] and state.carried[1].evidence[0] == "e37"
    assert locations.session_path(made.sessions["s10"]).exists()


def test_its_page_tells_of_every_key() -> None:
    told = (SAMPLES.parents[1] / "docs" / "programme-format.md").read_text(encoding="utf-8")
    assert not [name for name in names_in(PROGRAMME_FILE) if f"`{name}`" not in told]


def half_made() -> tuple[MadeTogether, list[str]]:
    """What an import has made of a programme in the middle: its file, empty, and two of its sessions."""
    together = MadeTogether()
    made = [programmes.new_programme("Working alongside")]
    together.made(made[0].name)
    made += [new_session(f"Day {at}", [templates.frame()], made=together.made) for at in (1, 2)]
    for session in made:
        session.close()
    return together, [session.name for session in made]


def test_what_a_killed_import_made_is_gone_and_what_another_makes_is_not(home: Path) -> None:
    together, names = half_made()
    assert clear_half_made() == 0 and programmes.names() == ["working-alongside"], "it is still being made"
    os.close(together._descriptor)  # as the system does with whatever a killed process has open
    assert together.names == names and programmes.names() == [] and files(home) == []
    assert not list(locations.programmes_folder().glob(".*.making"))
    made_of(home, SAMPLE)
    assert programmes.names() == ["working-alongside"]
    assert not list(locations.programmes_folder().glob(".*.making"))


def test_what_somebody_went_on_with_after_a_killed_import_stays(home: Path) -> None:
    together, names = half_made()
    os.close(together._descriptor)
    path = locations.session_path(names[2])
    os.utime(path, (path.stat().st_mtime + 3600,) * 2)
    there = files(home)
    assert programmes.names() == ["working-alongside"] and files(home) == there
    assert not list(locations.programmes_folder().glob(".*.making")), "and nobody asks again"
