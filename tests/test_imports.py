"""Which way imports run: tui to sessions to exercises, inside each from room to room downward, no circle."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from graphlib import CycleError, TopologicalSorter
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


def _compiled_by_an_import(text: str) -> list[int]:
    """The lines outside functions that compile an expression."""
    if "re.compile" not in text:
        return []
    body = [node for node in ast.parse(text).body if not isinstance(node, ast.FunctionDef | ast.ClassDef)]
    calls = [call for node in body for call in ast.walk(node) if isinstance(call, ast.Call)]
    return [call.lineno for call in calls if ast.unparse(call.func) == "re.compile"]


def test_no_start_waits_for_an_expression_that_no_line_needs_yet() -> None:
    assert _compiled_by_an_import("import re\n_A = (re.compile('a'),)\ndef f():\n    re.compile('b')\n") == [2]
    for top in FLOORS:
        for file in (PROJECT / top).rglob("*.py"):
            assert not _compiled_by_an_import(file.read_text(encoding="utf-8")), f"{file}: expression(…) instead"


# -- from room to room ------------------------------------------------------------------------------------------------

FLOORS: Mapping[str, Sequence[str]] = {
    "exercises": (
        "kernel",
        "leaving shapes",
        "network wall talk review pages deck programme",
        "netgram",
        "frame",
        "journal",
    ),
    "sessions": (
        "store",
        "live",
        "library leaving",
        "journal roster",
        "importing removing",
        "distil export",
        "report",
        "lines",
    ),
    "tui": ("app", "boards room home", "console journal line", "cli", "__main__"),
}
"""From the ground up. A room imports from itself and from floors below it, also inside a function."""


def _imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Every module a file imports from and the name it takes, wherever in it; not what only types need."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Import(names=names):
                yield from ((name.name, "") for name in names)
            case ast.ImportFrom(module=module, names=names):
                yield from ((module or "", name.name) for name in names)
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                pass
            case _:
                yield from _imported(node)


@cache
def graph(root: Path) -> dict[str, set[str]]:
    """What each module of the project imports of the project."""
    files = {
        ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): file
        for top in FLOORS
        for file in (root / top).rglob("*.py")
    }
    trees = {name: ast.parse(file.read_text(encoding="utf-8")) for name, file in files.items()}
    return {
        name: {
            found
            for module, taken in _imported(tree)
            for found in [f"{module}.{taken}" if f"{module}.{taken}" in files else module]
            if found in files
        }
        for name, tree in trees.items()
    }


def _room(module: str) -> str:
    return ".".join(module.split(".")[:2])


def upward(found: Mapping[str, set[str]]) -> list[str]:
    """Every import that runs to a room beside or above its own, or to or from one that has no floor."""
    height = {
        f"{top}.{room}": (place, floor)
        for place, (top, floors) in enumerate(FLOORS.items())
        for floor, rooms in enumerate(floors)
        for room in rooms.split()
    }
    return [
        f"{module} imports {other}"
        for module, others in sorted(found.items())
        for other in sorted(others)
        if (own := _room(module)) != (its := _room(other))
        and not (own in height and its in height and height[its] < height[own])
    ]


def circle(found: Mapping[str, set[str]]) -> list[str]:
    """The modules of a circle; empty when there is none."""
    try:
        TopologicalSorter(found).prepare()
    except CycleError as problem:
        return list(problem.args[1])
    return []


def test_rooms_import_downward_only() -> None:
    assert upward(graph(PROJECT)) == []


def test_no_modules_import_each_other() -> None:
    assert circle(graph(PROJECT)) == []


_UP = "sessions.store.names imports sessions.lines.carry_out"


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("from sessions.lines.carry_out import perform", [_UP]),
        ("from sessions.lines import carry_out", [_UP]),
        ("import sessions.lines.carry_out", [_UP]),
        ("def later():\n    from sessions.lines import carry_out", [_UP]),
        ("if TYPE_CHECKING:\n    from sessions.lines import carry_out", []),
        ("from sessions.store import paths", []),
        ("from exercises.kernel import text", []),
        ("from tui.app import text", ["sessions.store.names imports tui.app.text"]),
        ("from sessions.cellar import wine", ["sessions.store.names imports sessions.cellar.wine"]),
    ],
)
def test_an_import_upward_would_be_noticed(tmp_path: Path, line: str, wrong: list[str]) -> None:
    for other in ("sessions/lines/carry_out", "sessions/store/paths", "sessions/cellar/wine", "exercises/kernel/text"):
        (tmp_path / other).parent.mkdir(parents=True)
        (tmp_path / f"{other}.py").write_text("", encoding="utf-8")
    (tmp_path / "tui/app").mkdir(parents=True)
    (tmp_path / "tui/app/text.py").write_text("", encoding="utf-8")
    (tmp_path / "sessions/store/names.py").write_text(f"{line}\n", encoding="utf-8")
    assert upward(graph(tmp_path)) == wrong


def test_a_circle_would_be_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "sessions" / "store"
    folder.mkdir(parents=True)
    for name, other in (("one", "two"), ("two", "three"), ("three", "one")):
        (folder / f"{name}.py").write_text(f"def later():\n    from sessions.store import {other}\n", encoding="utf-8")
    (folder / "apart.py").write_text("from sessions.store import one\n", encoding="utf-8")
    assert set(circle(graph(tmp_path))) == {f"sessions.store.{name}" for name in ("one", "two", "three")}
