"""The road of a key stays short: how many files a typed line goes through, counted as the benchmark counts it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """The benchmark, as it stands in its folder."""
    spec = importlib.util.spec_from_file_location("bench_road", PROJECT / "bench" / "road.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_key_and_enter_go_through_few_files(bench: ModuleType) -> None:
    for name, road in bench.roads().items():
        files, changes = bench.AIMS[name]
        assert road.files, f"{name}: nothing was counted"
        assert files is None or len(road.files) <= files, f"{name}: {sorted(road.files)}"
        assert changes is None or road.changes <= changes, f"{name}: {road.changes} changes of file"


def test_enter_does_not_understand_again_what_the_preview_understood(bench: ModuleType) -> None:
    roads = {name: {Path(file).name for file in road.files} for name, road in bench.roads().items()}
    assert set(bench.READING) <= roads["preview of a whole line"], "else the names are old"
    assert not set(bench.READING) & roads["enter"]
