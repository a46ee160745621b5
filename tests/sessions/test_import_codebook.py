"""Codes of a REFI-QDA codebook or project that come onto a wall as themes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.export import Wanted as Out
from sessions.export import make
from sessions.importing.cases import CaseError, import_file
from sessions.importing.report import Wanted
from sessions.library.beginning import new_session
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform
from sessions.live.session import Session

BOOK = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="elsewhere"><Codes>
 <Code guid="1" name="What makes it difficult" isCodable="false">
  <Code guid="2" name="We wait" isCodable="true"><Description>Waiting lists</Description></Code></Code>
 <Code guid="3" name="Kōrero first" isCodable="true"/>
</Codes><Sets/></CodeBook>"""


def wall(*lines: str) -> Session:
    held = new_session("A wall", [built_in()["post-its"]])
    for line in lines:
        perform(held, line)
    return held


def themes(held: Session) -> list[tuple[str, str, str, str, str]]:
    state = held.state.exercises["post-its"].state
    return [(one.question, one.name, one.description, one.includes, one.excludes) for one in state.standing()]


@pytest.mark.parametrize("format", ["qdc", "qdpx"])
def test_our_own_themes_come_back_with_what_they_include_and_exclude(format: str, tmp_path: Path) -> None:
    lines = (
        "helps team: We ring",
        "1 > new We keep in touch",
        "about 1: By phone",
        "includes 1: a text",
        "excludes 1: forms",
    )
    first = wall(*lines, "theme difficult: We wait")
    path = tmp_path / f"themes.{format}"
    path.write_bytes(make([first], Out(format, "facilitators")).written.files[""])
    again = wall("theme: We keep in touch")
    said = import_file(again, path)
    assert "Imported 1 theme into post-its" in said.says and "We keep in touch" in said.lines[0]
    assert themes(again)[-1][:2] == ("DIFFICULT", "We wait")
    bare = new_session("Another", [])
    import_file(bare, path)
    assert themes(bare) == themes(first)
    assert not len(bare.state.exercises["post-its"].state.notes)
    bare.undo()
    assert themes(bare) == []


def test_another_programs_codes_go_to_the_question_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "book.qdc"
    path.write_text(BOOK, encoding="utf-8")
    held = wall()
    import_file(held, path, Wanted(question="difficult"))
    assert [one[:3] for one in themes(held)] == [
        ("DIFFICULT", "We wait", "Waiting lists"),
        ("DIFFICULT", "Kōrero first", ""),
    ]
    with pytest.raises(CaseError, match="a theme here already"):
        import_file(held, path)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (BOOK.replace("</Codes>", ""), "cannot be read"),
        (BOOK.replace("<CodeBook", '<!DOCTYPE x [<!ENTITY a "b">]><CodeBook', 1), "cannot be read"),
        (BOOK.replace('isCodable="true"', 'isCodable="false"'), "There is no code in it"),
        (BOOK.replace("Kōrero first", "x" * 500), "the code x"),
    ],
)
def test_a_codebook_that_will_not_do_is_refused_whole(words: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "book.qdc"
    path.write_text(words, encoding="utf-8")
    held = wall()
    before = held.state
    with pytest.raises(CaseError, match=says) as refused:
        import_file(held, path)
    assert held.state is before and str(refused.value).endswith("Nothing was imported.")
    with pytest.raises(CaseError, match="There is no question"):
        path.write_text(BOOK, encoding="utf-8")
        import_file(held, path, Wanted(question="nowhere"))
