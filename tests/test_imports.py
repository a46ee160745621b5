"""Which way imports run, looked at in a process of its own: tui to sessions to exercises, never back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
_ALL = """
import importlib, pkgutil, sys
names = {names!r}
for name in names:
    package = importlib.import_module(name)
    for found in pkgutil.walk_packages(package.__path__, name + "."):
        importlib.import_module(found.name)
wrong = sorted({{module.partition(".")[0] for module in sys.modules}} & {{{forbidden}}})
print(" ".join(wrong))
"""


def seen(names: list[str], forbidden: list[str]) -> str:
    code = _ALL.format(names=names, forbidden=", ".join(map(repr, forbidden)))
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("names", "forbidden"),
    [
        (["exercises"], ["tinydb", "rich", "textual", "sessions", "tui", "filelock", "platformdirs"]),
        (["sessions"], ["textual", "rich", "tui"]),
    ],
)
def test_imports_run_one_way(names: list[str], forbidden: list[str]) -> None:
    assert seen(names, forbidden) == ""


def test_the_test_would_notice() -> None:
    assert seen(["exercises"], ["exercises", "tinydb"]) == "exercises"


def test_exercises_use_the_standard_library_only() -> None:
    allowed = {*sys.stdlib_module_names, "exercises"}
    for file in (PROJECT / "exercises").rglob("*.py"):
        for line in file.read_text(encoding="utf-8").splitlines():
            words = line.split()
            if words[:1] in (["import"], ["from"]) and line[0] != " " and len(words) > 1:
                assert words[1].partition(".")[0] in allowed, f"{file.name}: {line}"


def test_moves_read_no_clock_no_chance_and_no_file() -> None:
    for file in (PROJECT / "exercises").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        for forbidden in ("datetime.now", "time.time", "import random", "import os", " open(", "import time"):
            assert forbidden not in text, f"{file.name}: {forbidden}"
