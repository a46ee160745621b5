"""Reads a REFI-QDA project back, and checks all that the schema and importers want of it, for the tests."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from exercises.kernel.text import folded

SCHEMA = Path(__file__).resolve().parents[1] / "schemas" / "refi-qda-project-1.0.xsd"
NS = "{urn:QDA-XML:project:1.0}"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Coding:
    """One passage."""

    words: str
    codes: tuple[str, ...]
    memo: str
    by: str


@dataclass
class Project:
    """A project as an importer would see it."""

    tree: etree._Element
    names: list[str]
    texts: dict[str, str] = field(default_factory=dict)
    """By the source's name."""
    codings: dict[str, list[Coding]] = field(default_factory=dict)
    facts: dict[str, dict[str, str]] = field(default_factory=dict)

    def every(self, tag: str) -> list[etree._Element]:
        return list(self.tree.iter(f"{NS}{tag}"))

    def called(self, tag: str) -> list[str]:
        return [str(found.get("name")) for found in self.every(tag)]


def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMA)))


def opened(data: bytes) -> Project:
    """The project, after every check."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        files = {name: packed.read(name) for name in names}
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    tree = etree.fromstring(files["project.qde"])
    checked = schema()
    assert checked.validate(tree), checked.error_log
    project = Project(tree, names)
    _whole(project)
    _named_apart(project)
    _texts(project, files)
    return project


def _whole(project: Project) -> None:
    """Every id is one thing's, and whatever points at one points at something."""
    ids = [str(value) for value in project.tree.xpath("//@guid")]
    assert all(_GUID.fullmatch(made) for made in ids)
    assert not [made for made, times in Counter(ids).items() if times > 1]
    known = set(ids)
    for attribute in (
        "targetGUID",
        "creatingUser",
        "modifyingUser",
        "originGUID",
        "sourceVertex",
        "targetVertex",
        "representedGUID",
        "creatingUserGUID",
        "modifyingUserGUID",
    ):
        assert set(map(str, project.tree.xpath(f"//@{attribute}"))) <= known, attribute
    users = {str(user.get("guid")) for user in project.every("User")}
    assert set(map(str, project.tree.xpath("//@creatingUser"))) <= users
    codable = {str(code.get("guid")) for code in project.every("Code") if code.get("isCodable") == "true"}
    assert {str(ref.get("targetGUID")) for ref in project.every("CodeRef")} <= codable
    assert project.tree.get("origin") == "holdspace"
    for tag in ("TextSource", "PlainTextSelection", "Coding", "Project"):
        for found in [project.tree] if tag == "Project" else project.every(tag):
            assert _TIME.fullmatch(str(found.get("creationDateTime"))), tag
    assert not project.every("PlainTextContent") and not project.every("Notes")


def _named_apart(project: Project) -> None:
    for tag in ("Code", "TextSource", "Case", "User", "Set", "Variable", "Graph"):
        names = project.called(tag)
        assert all(names), tag
        assert not [name for name, times in Counter(map(folded, names)).items() if times > 1], tag
    of_cases = set(map(str, project.tree.xpath("//*[local-name()='Case']//@targetGUID")))
    of_texts = {
        str(ref.get("targetGUID")) for text in project.every("TextSource") for ref in text.iter(f"{NS}VariableRef")
    }
    assert not of_cases & of_texts


def _texts(project: Project, files: dict[str, bytes]) -> None:
    codes = {str(code.get("guid")): str(code.get("name")) for code in project.every("Code")}
    users = {str(user.get("guid")): str(user.get("name")) for user in project.every("User")}
    variables = {str(held.get("guid")): str(held.get("name")) for held in project.every("Variable")}
    there = {"project.qde"}
    for source in project.every("TextSource"):
        name, path = str(source.get("name")), str(source.get("plainTextPath"))
        assert path.startswith("internal://") and not re.search(r'[/\\:*?"<>|\n]', name)
        file = f"sources/{path.removeprefix('internal://')}"
        there.add(file)
        text = files[file].decode("utf-8")
        assert text and not text.startswith("\ufeff") and "\r" not in text
        assert unicodedata.normalize("NFC", text) == text
        project.texts[name] = text
        project.codings[name] = [_coding(found, text, codes, users) for found in source.iter(f"{NS}PlainTextSelection")]
        values = source.findall(f"{NS}VariableValue")
        project.facts[name] = {variables[str(value[0].get("targetGUID"))]: str(value[1].text) for value in values}
        assert len(project.facts[name]) == len(values)
    assert there == set(files), "every file is a source, and every source has its file"


def _coding(found: etree._Element, text: str, codes: dict[str, str], users: dict[str, str]) -> Coding:
    start, end = int(str(found.get("startPosition"))), int(str(found.get("endPosition")))
    assert 0 <= start < end <= len(text)
    on = tuple(codes[str(ref.get("targetGUID"))] for ref in found.iter(f"{NS}CodeRef"))
    coders = {str(coding.get("creatingUser")) for coding in found.findall(f"{NS}Coding")} | {found.get("creatingUser")}
    assert len(coders) == 1, "one selection for each coder"
    memo = found.find(f"{NS}Description")
    assert on or memo is not None, "a passage that says nothing"
    return Coding(text[start:end], on, str(memo.text) if memo is not None else "", users[str(coders.pop())])
