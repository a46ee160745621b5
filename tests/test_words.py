"""The words people read: macrons kept, short enough to say, and every line shown to a typist is a line that works."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercises.kernel.template import Template
from sessions.library import templates

PROJECT = Path(__file__).resolve().parents[1]
TEMPLATES = templates.built_in()
EVERY = pytest.mark.parametrize("template", TEMPLATES.values(), ids=list(TEMPLATES))
NETWORKS = pytest.mark.parametrize(
    "template", [held for held in TEMPLATES.values() if held.shape == "network"], ids=lambda held: held.key
)
WALLS = pytest.mark.parametrize(
    "template",
    [held for held in TEMPLATES.values() if held.shape == "wall" and "layout" not in held.words],
    ids=lambda held: held.key,
)
BARE = re.compile(r"\b(whanau|maori|korero|wananga|pakeha|kohanga|kainga|tamaki|ropu|hapu|otautahi)\b", re.IGNORECASE)


def sentences(file: Path) -> Iterator[tuple[int, str]]:
    """String literals with a space in them: words for people, not keys. f-strings in one piece; docstrings too."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(str(p.value) if isinstance(p, ast.Constant) else "…" for p in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value.strip():
            yield node.lineno, node.value


def test_no_sentence_loses_a_macron() -> None:
    found = []
    for folder in ("exercises", "sessions", "tui"):
        for file in (PROJECT / folder).rglob("*.py"):
            if not BARE.search(file.read_text(encoding="utf-8")):
                continue
            for line, text in sentences(file):
                for word in BARE.findall(text):
                    if f'"{word}"' in text or f"`{word}`" in text:
                        continue  # a sentence about search without macrons
                    found.append(f"{file.relative_to(PROJECT)}:{line}: {word} in {text[:60]!r}")
    assert not found, "\n".join(found)


@EVERY
def test_a_template_keeps_its_macrons(template: Template) -> None:
    text = (PROJECT / "exercises" / "templates" / f"{template.key}.toml").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith(("key =", "whanau =")):
            assert not BARE.search(line), line


@EVERY
def test_what_is_said_aloud_is_short(template: Template) -> None:
    for phase in template.phases:
        assert len(phase.title) <= 30 and len(phase.purpose) <= 100, phase.key
        assert 1 <= len(phase.say) <= 5 and len(phase.do) <= 5 and len(phase.watch) <= 4, phase.key
        for line in (*phase.say, *phase.do, *phase.watch):
            assert len(line) <= 90, line
            assert line == line.strip() and line[-1] in ".?!:'", line
        for line in phase.record:
            assert len(line) <= 60, line
    for text in template.reminders.values():
        assert len(text) <= 100, text
    for item in template.words["remedies"]:
        assert len(item["when"]) <= 70 and len(item["do"]) <= 180, item["when"]
        assert set(item["phases"]) <= {phase.key for phase in template.phases}, item["when"]


@NETWORKS
def test_what_the_room_reads_is_at_most_a_glance(template: Template) -> None:
    for item in template.words["questions"]:
        assert len(item["heading"]) <= 20 and len(item["ask"]) <= 60
    assert {"rehearsed", "back-to-whanau", "difference", "sharing", "closing", "welcome"} <= set(template.reminders)


@WALLS
def test_a_wall_asks_helps_and_difficult_in_four_areas(template: Template) -> None:
    asked = [item["key"] for item in template.words["questions"]]
    assert asked == (["HELPS", "DIFFICULT"] if template.words.get("room_views", True) else ["works", "not"])
    assert [item["short"] for item in template.words["areas"]] == ["me", "whānau", "team", "network"]
    for item in template.words["questions"]:
        assert len(item["title"]) <= 30 and len(item["ask"]) <= 70
    for item in template.words["areas"]:
        assert len(item["title"]) <= 40
    assert template.words["authors"] is False


@NETWORKS
def test_the_three_questions_keep_their_words(template: Template) -> None:
    asked = {item["key"]: item["heading"] for item in template.words["questions"]}
    assert asked == {
        "explanation": "Why is it so?",
        "intervention": "What to do?",
        "responsibility": "Who does what?",
    }
    assert [row["title"] for row in template.words["rows"]] == [
        "Child",
        "Parent, primary caregiver",
        "Extended whānau",
        "Other agency (actual person)",
    ]


@NETWORKS
def test_the_five_answers_have_five_words(template: Template) -> None:
    labels = [item["label"] for item in template.words["bases"]]
    assert len(set(labels)) == len(labels) == 5


@EVERY
def test_source_and_interpretation_are_named(template: Template) -> None:
    assert "A Good Start in Life" in template.source and "interpretation" in template.source


def test_every_module_begins_with_what_it_is() -> None:
    for folder in ("exercises", "sessions"):
        for file in (PROJECT / folder).rglob("*.py"):
            said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
            assert said and said.splitlines()[0].endswith((".", ":")), file.name


def test_what_is_held_is_held_for_the_room() -> None:
    """A value is called what it is: held is the room's picture, or a lock, and no other value."""
    found = []
    for folder in ("exercises", "sessions", "tui"):
        for file in (PROJECT / folder).rglob("*.py"):
            if not re.search(r"\bheld\b", text := file.read_text(encoding="utf-8")):
                continue
            tree = ast.parse(text)
            room = [item for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for item in node.body]
            fields = {id(item.target) for item in room if isinstance(item, ast.AnnAssign)}
            for node in ast.walk(tree):
                bound = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id == "held"
                named = isinstance(node, ast.arg) and node.arg == "held"
                field = id(node) in fields
                if (bound or named) and not (field and file.name == "state.py" and file.parent.name == "live"):
                    found.append(f"{file.relative_to(PROJECT)}:{node.lineno}")
    assert not found, "\n".join(found)


def test_a_docstring_says_what_a_thing_is_for() -> None:
    found = []
    for folder in ("exercises", "sessions", "tui"):
        for file in (PROJECT / folder).rglob("*.py"):
            if not re.search("refuses to", text := file.read_text(encoding="utf-8"), re.IGNORECASE):
                continue
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                    said = ast.get_docstring(node) or ""
                    if re.search(r"\brefuses to (know|draw|record|decide|carry|hold)\b", said, re.IGNORECASE):
                        found.append(f"{file.relative_to(PROJECT)}: {said.splitlines()[0]}")
    assert not found, "\n".join(found)


def test_no_file_grows_long() -> None:
    """A file is one idea, at most 400 lines."""
    long = {
        str(file.relative_to(PROJECT)): lines
        for folder in ("exercises", "sessions", "tui")
        for file in (PROJECT / folder).rglob("*.py")
        if (lines := file.read_text(encoding="utf-8").count("\n")) > 400
    }
    assert not long


def test_nothing_that_was_tried_out_lies_at_the_top() -> None:
    if not (PROJECT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("What belongs to the project is asked of git.")
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    top = {line.split("/")[0] for line in listed.splitlines()}
    folders = {"exercises", "sessions", "tui", "tests", "docs", "bench", ".ci"}
    assert top - folders <= {".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "constraints.txt", "pyproject.toml"}


def test_no_line_is_kept_from_the_formatter() -> None:
    mark = "fmt" + ":"
    files = (
        file
        for folder in ("exercises", "sessions", "tui", "tests", "bench", "docs")
        for file in (PROJECT / folder).rglob("*.py")
    )
    assert not [str(file.relative_to(PROJECT)) for file in files if mark in file.read_text(encoding="utf-8")]
