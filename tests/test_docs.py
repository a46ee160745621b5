"""The tables of README and docs/lines.md are what the program itself says, and the pages they point to are there."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
_CELLS = re.compile(r"<text [^>]*>([^<]*)</text>")
_CLOCK = re.compile(r"\d\d:\d\d")
_LINK = re.compile(r"\]\(((?:docs/)?[\w./-]+\.md)\)")


def test_the_tables_are_made_anew() -> None:
    """`python docs/make_tables.py` writes them."""
    made = runpy.run_path(str(PROJECT / "docs" / "make_tables.py"))["made"]()
    for file, text in made.items():
        assert file.read_text(encoding="utf-8") == text, f"python docs/make_tables.py writes {file.name}"


def test_a_line_is_listed_as_the_exercises_say_it_that_have_it() -> None:
    listed = dict(runpy.run_path(str(PROJECT / "docs" / "make_tables.py"))["forms"]("pages"))
    assert {"pick 1: it is about listening", "1 cut did", "l1 cut for", "x1 d5 1 s1"} <= listed.keys()
    assert not {"pick b1: it is about listening", "l1 done", "1 cut means", "b1 nod all"} & listed.keys()


async def test_the_picture_is_drawn_anew() -> None:
    """`python docs/make_picture.py` draws it; only the clock on the wall may be another."""
    drawn = await runpy.run_path(str(PROJECT / "docs" / "make_picture.py"))["picture"]()
    kept = (PROJECT / "docs" / "console.svg").read_text(encoding="utf-8")
    assert "CONSOLE" in " ".join(_CELLS.findall(kept))
    assert [_CLOCK.sub("", cell) for cell in _CELLS.findall(kept)] == [
        _CLOCK.sub("", cell) for cell in _CELLS.findall(drawn)
    ], "python docs/make_picture.py draws console.svg"


@pytest.mark.parametrize("file", ["README.md", "CHANGELOG.md", "docs/from-0.4.md", "docs/architecture.md"])
def test_every_page_that_is_pointed_to_is_there(file: str) -> None:
    here = PROJECT / file
    for page in _LINK.findall(here.read_text(encoding="utf-8")):
        assert (here.parent / page).exists() or (PROJECT / page).exists(), page
