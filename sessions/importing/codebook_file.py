"""Brings the codes of a REFI-QDA codebook (.qdc) or project (.qdpx) onto a wall as themes, whole or not at all.

A code of ours keeps what it includes and excludes; a group that has a question's name gives its codes to that question.
Nothing else of a project comes in: no text, no coding and no person.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from exercises.kernel.record import Record
from exercises.kernel.text import clean, folded, listed, plural
from exercises.leaving.coded import RULES
from exercises.wall.state import FIELDS, Wall
from sessions.importing.case_form import CaseError
from sessions.importing.case_plan import CaseMove
from sessions.importing.notes_import import WALL_TEMPLATE, wall_here, wall_of
from sessions.importing.recording import record_tried
from sessions.importing.report import Report, Wanted, what_else
from sessions.library import templates
from sessions.live.session import Session

PROJECT = "project.qde"
_MOST_BYTES = 5_000_000
_BUSY = "Somebody else is sorting this wall just now. Try again in a moment."
_UNREADABLE = (
    "This REFI-QDA file cannot be read. Write its codebook again in the program it is from, as .qdc, and give that."
)
_SAYS = {f"{said}: ": field for field, said in RULES.items()}
"""How a codebook of ours says what a theme includes and excludes, a line each."""


class _Code(Record):
    """One code that something may be coded with."""

    name: str
    about: str
    groups: tuple[str, ...]
    """The names of what it stands in, the outermost first."""


def looks_like_a_codebook(data: bytes) -> bool:
    """Whether it is a codebook, or a project that has one."""
    if data.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return PROJECT in archive.namelist()
        except (zipfile.BadZipFile, OSError):
            return False
    return b"<CodeBook" in data[:4096]


def import_codebook(session: Session, data: bytes, wanted: Wanted) -> Report:
    """Brings its codes in. Raises CaseError, and then nothing was recorded."""
    wall = wall_here(session, wanted.exercise)
    if wall.boxes:
        raise CaseError("A canvas has boxes and no themes. Turn to a wall first: exercise post-its")
    there = {folded(theme.name) for theme in wall.standing() if theme.name}
    moves: list[CaseMove] = []
    came, known = 0, list[str]()
    for code in _codes(_root(data)):
        if folded(code.name) in there:
            known.append(code.name)
            continue
        there.add(folded(code.name))
        came += 1
        moves += _moves(code, wall, wall.numbers.get("t", 0) + came, wanted)
    if not came:
        raise CaseError("Every code in it is a theme here already." if known else "There is no code in it.")
    run = wall_of(session, wanted.exercise)
    template = run.template if run is not None else templates.built_in()[WALL_TEMPLATE]
    rehearsal, key = record_tried(session, run, template, moves, _BUSY)
    lines = [f"There already, and left as they are: {listed(known)}."] if known else []
    said = f"Imported {plural(came, 'theme')} into {key}, without notes. One undo takes it all back."
    return Report(f"{said}{what_else(session)}", (*lines, *rehearsal.told))


def _moves(code: _Code, wall: Wall, number: int, wanted: Wanted) -> Iterator[CaseMove]:
    place = f"the code {code.name}"
    question = _question(code, wall, wanted)
    yield CaseMove("themes", place, "new_theme", {"notes": [], "name": code.name, "question": question})
    said: dict[str, list[str]] = {field: [] for field in FIELDS}
    field = FIELDS[0]
    for line in filter(None, map(str.strip, code.about.splitlines())):
        begins = next((begins for begins in _SAYS if line.startswith(begins)), "")
        field = _SAYS.get(begins, field)
        said[field].append(line.removeprefix(begins))
    for field, lines in said.items():
        if lines:
            yield CaseMove("themes", place, "describe", {"theme": number, "field": field, "text": " ".join(lines)})


def _question(code: _Code, wall: Wall, wanted: Wanted) -> str:
    """The question it answers: the group's that has its name, the one asked for, or the one that is open."""
    named = {folded(words): one.key for one in wall.questions for words in (one.key, one.title)}
    for group in reversed(code.groups):
        if folded(group) in named:
            return named[folded(group)]
    if not wanted.question:
        return wall.question or wall.questions[0].key
    if folded(wanted.question) not in named:
        there = listed([one.key for one in wall.questions])
        raise CaseError(f"There is no question “{clean(wanted.question)[:40]}”. There is {there}: --question KEY")
    return named[folded(wanted.question)]


def _root(data: bytes) -> Element:
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(PROJECT).file_size > _MOST_BYTES:
                raise CaseError(f"The project is larger than {_MOST_BYTES // 1_000_000} MB. Give its codebook: .qdc")
            data = archive.read(PROJECT)
    if len(data) > _MOST_BYTES or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise CaseError(_UNREADABLE)
    try:
        return fromstring(data)
    except (ParseError, ValueError, LookupError):
        raise CaseError(_UNREADABLE) from None


def _codes(root: Element) -> Iterator[_Code]:
    book = root if _local(root) == "CodeBook" else next((one for one in root if _local(one) == "CodeBook"), None)
    for within in book if book is not None else ():
        if _local(within) == "Codes":
            for one in within:
                yield from _within(one, ())


def _within(element: Element, groups: tuple[str, ...]) -> Iterator[_Code]:
    if _local(element) != "Code":
        return
    name = clean(element.get("name", ""))
    about = next((one.text or "" for one in element if _local(one) == "Description"), "")
    if name and element.get("isCodable", "true") != "false":
        yield _Code(name, clean(about, lines=True), groups)
    for inner in element:
        yield from _within(inner, (*groups, name))


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
