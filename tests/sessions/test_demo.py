"""The sample session: in the middle of its exercise, with a page worth reading."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from exercises.frame.shape import LOG
from exercises.frame.together import weather_labels
from exercises.kernel.schema import names_in
from exercises.kernel.shape import ExerciseError
from exercises.network.sums import Limit, after, booked
from sessions.export import export_bytes
from sessions.importing.case_form import CASE
from sessions.importing.demo import new_demo
from sessions.importing.workshop_form import workshop
from sessions.library import programmes, templates
from sessions.library.catalogue import entries
from sessions.live.session import open_session
from sessions.store import locations, private_files


def test_the_demo_stands_where_they_negotiate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path))
    first, second = new_demo(by="typist"), new_demo(by="typist")
    assert first.name != second.name
    state = open_session(first.name).state
    assert state == first.state
    assert (state.title, state.place, state.display.view) == ("Demo: Tama and the busy front door", "Sample", "map")
    grid = state.run.state
    assert grid.phase == "negotiate" and grid.phase_since
    assert len(grid.chairs) == 32 and len(grid.in_role()) == 32 and grid.spoke is None
    assert (booked(grid).amount, after(grid)) == (36, Limit(4))
    assert len(grid.differences) == 17 and len(grid.agreements) == 6 and len(grid.conversations) == 8
    assert not grid.not_asked() and not any(held.override for held in grid.agreements.values())
    assert {grid.chairs[number].short for number in range(29, 33)} == {"surgeon", "housing", "income", "new teacher"}
    tags = [tag for block in state.room_now().blocks for tag in getattr(block, "tags", ())]
    assert len(tags) == 32 and len(first.events) < 30


def test_the_wall_stands_where_they_cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path))
    held = new_demo("post-its", by="typist")
    wall = held.state.run.state
    assert (len(wall.notes), len(wall.standing()), wall.phase) == (340, 22, "cluster")
    assert 100 < len(wall.loose()) < 200 and len({theme.question for theme in wall.standing()}) == 2
    assert held.state.room_now().key == "wall HELPS me" and open_session(held.name).state == held.state
    with pytest.raises(ExerciseError, match="sample session"):
        new_demo("paper-grid", by="typist")


def test_the_programme_stands_with_its_sessions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path))
    held = new_demo("programme", by="typist")
    assert held.is_programme and held.state.title == "Demo: Working alongside"
    belongs = programmes.members(held.name, entries())
    assert len(belongs) == 31 and all(entry.title.startswith("Demo: ") for entry in belongs)
    assert not (tmp_path / "journals").exists(), "nothing goes into anybody's journal"
    held.close()


def test_its_page_is_complete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path))
    page = export_bytes(new_demo(by="typist-name"), "md", "participants").decode()
    for heading in (
        "# Demo: Tama and the busy front door",
        "### The network, as it was set out",
        "### Where we saw it differently",
        "### What the whānau chairs wanted first",
        "### What we settled, in role only",
        "### Connecting conversations",
        "### The weekly slot, as we rehearsed it",
        "### Back to the whānau",
        "36 a month before",
        "at most 4",
    ):
        assert heading in page, heading
    assert page.count("Rehearsed in role:") == 6 and page.count("needs an owner") == 1
    assert "typist-name" not in page
    assert not any(f"P{number:02}" in page for number in range(1, 28))


def test_the_documents_name_every_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path))
    docs = Path(__file__).resolve().parents[2] / "docs"
    run = new_demo().state.run
    shown = (docs / "show-json.md").read_text(encoding="utf-8")

    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {inner for item in value.values() for inner in keys(item)}
        return {inner for item in value for inner in keys(item)} if isinstance(value, list) else set()

    assert not [key for key in keys(run.shape.document(run.state)) if f"`{key}`" not in shown]
    day = workshop({}, weather_labels(LOG.start(templates.frame())).values())
    for page, kind in (("case-format", CASE), ("workshop-format", day)):
        told = (docs / f"{page}.md").read_text(encoding="utf-8")
        assert not [name for name in names_in(kind) if f"`{name}`" not in told], page


def test_a_sample_programme_that_the_disk_has_no_room_for_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half-way through its sessions; nothing of it stays."""
    written = private_files.pwrite
    left = [120_000]

    def full(descriptor: int, data: bytes, position: int) -> int:
        left[0] -= len(data)
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return written(descriptor, data, position)

    monkeypatch.setattr(private_files, "pwrite", full)
    with pytest.raises(ExerciseError, match="No space left on device"):
        new_demo("programme", by="typist")
    assert not list(locations.sessions_folder().glob("*.json"))
    assert not list(locations.programmes_folder().glob("*"))
