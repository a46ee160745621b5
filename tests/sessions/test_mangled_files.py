"""Cases and exports with a wrong value in any place: refused in words, or taken whole; never anything else."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from exercises.leaving.outline import AUDIENCES
from sessions.export import ExportError, export_bytes, restore
from sessions.importing.cases import CaseError, import_file
from sessions.importing.demo import new_demo, sample_case
from sessions.library.beginning import new_session
from sessions.library.templates import built_in
from sessions.live.session import open_session
from tests.sessions.export_helpers import ONE_FILE, kept

WRONG: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    1,
    2.5,
    10**30,
    "",
    "c01",
    "x" * 5000,
    "\ud800",
    "P14",
    [],
    [[]],
    ["c01"],
    ["c01", "c01"],
    [None],
    [{}],
    {},
    {"a": 1},
    "explanation",
    1e308,
    "\x1b]0;title\x07",
    "2026-01-01T00:00:00",
]


def places(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if place:
        yield place
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*place, key))


def mangled(document: Any, times: int, seed: int) -> Iterator[Any]:
    random = Random(seed)
    known = list(places(document))
    for _ in range(times):
        made = held = copy.deepcopy(document)
        place = random.choice(known)
        for step in place[:-1]:
            held = held[step]
        held[place[-1]] = random.choice(WRONG)
        yield made


def test_a_mangled_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    session = new_session("Mangled", [built_in()["live-grid"]], by="typist")
    empty = session.state
    for at, case in enumerate(mangled(json.loads(sample_case()), 150, 7)):
        try:
            import_file(session, kept(tmp_path, case))
        except CaseError as problem:
            assert session.state == empty and "Nothing was imported." in str(problem)
            continue
        assert export_bytes(session, "md", AUDIENCES[at % 3])
        session.undo()
        assert session.state == empty


@pytest.mark.long
def test_a_mangled_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    made = json.loads(export_bytes(new_demo(by="typist"), "json", "facilitators"))
    for at, document in enumerate(mangled(made, 100, 7)):
        try:
            name = restore(kept(tmp_path, document))
        except ExportError as problem:
            assert "No session was made." in str(problem)
            continue
        session = open_session(name)
        for turn, format in enumerate(ONE_FILE, at):
            assert export_bytes(session, format, AUDIENCES[turn % 3])
