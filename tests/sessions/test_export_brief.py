"""The short page: what it keeps of the sample day, and that it has nothing the whole page has not."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from exercises.leaving.outline import Audience, Heading, Part, Quote
from sessions.export import FORMATS, ExportError, Wanted, make
from sessions.export.brief import _BY_HEADING, FOR, THEMES
from sessions.export.brief import FORMATS as PAGES
from sessions.export.writers.pages import page_parts
from sessions.importing.cases import import_file
from sessions.library.beginning import new_session
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform
from sessions.live.session import Session

EXERCISES = Path(__file__).resolve().parents[2] / "exercises"


def day() -> Session:
    """The sample day as it is brought in."""
    held = new_session("Working alongside", [built_in()["live-grid"]], place="Hutt Valley")
    for file in ("workshop.json", "tama.json", "notes.csv", "theming.json"):
        with as_file(files("sessions").joinpath("samples").joinpath(file)) as path:
            import_file(held, path)
    return held


@cache
def page(audience: Audience, brief: bool) -> tuple[list[Part], str]:
    """The day's parts, and its page in Markdown."""
    made = make([day()], Wanted("md", audience, brief=brief))
    return page_parts(made.gathered.leaving), made.written.files[""].decode("utf-8")


def pieces(text: str) -> list[str]:
    """What stands between marks, without what only counts what is left."""
    lines = [line for line in text.splitlines() if "whole page" not in line]
    found = (piece.strip(" .-#\\") for line in lines for piece in re.split(r"; |: |\. |\((?=\d+\))|\)|, ", line))
    return [piece for piece in found if len(piece) > 3]


@pytest.mark.parametrize("audience", FOR)
def test_the_short_page_has_nothing_that_the_whole_page_has_not(audience: Audience) -> None:
    parts, text = page(audience, True)
    whole, everything = page(audience, False)
    assert not [part for part in parts if isinstance(part, Quote)]
    assert {part.text for part in parts if isinstance(part, Heading)} <= {
        part.text for part in whole if isinstance(part, Heading)
    }
    bare = re.sub(r"[^\w]+", " ", everything)
    missing = [piece for piece in pieces(text) if re.sub(r"[^\w]+", " ", piece).strip() not in bare]
    assert missing == []
    assert len(text) < len(everything) / 3


def test_the_participants_short_page_has_what_was_agreed_and_the_themes_with_how_often() -> None:
    _, text = page("participants", True)
    for words in (
        "12 March 2026",
        "Say what you mean, then let it be heard",
        "AFO: ankle-foot orthosis",
        "(by 19 March)",
        "You said: bigger letters; We: Larger letters and fewer lines",
        "1 Connect first, plan after (16)",
        "22 Nobody leads",
        "All notes (171)",
        "Rehearsed in role. Nothing here has been agreed",
        "Did not agree: Ilse.",
        "on the whole page",
    ):
        assert words in text, words
    assert len(text.split()) < 1_200, "two printed pages at most"
    assert "Bringing kai" not in text and "F1" not in text


def test_quotations_that_are_on_the_whole_page_only_are_not_counted_as_leaving() -> None:
    whole, short = (make([day()], Wanted("md", "participants", brief=brief)).gathered for brief in (False, True))
    assert sum(short.consents.values()) < sum(whole.consents.values())


def test_only_pages_for_those_who_took_part_or_for_anybody_are_short() -> None:
    held = day()
    for format in sorted(set(FORMATS) - set(PAGES)):
        with pytest.raises(ExportError, match="short page is md, html or docx"):
            make([held], Wanted(format, "participants", brief=True))
    with pytest.raises(ExportError, match=r"--brief --to after\.docx"):
        make([held], Wanted("md", "facilitators", brief=True))
    html = make([held], Wanted("html", "participants", brief=True)).written.files[""].decode("utf-8")
    assert "<nav" not in html and html.count('class="start"') == 0


def test_every_heading_it_looks_for_is_one_that_pages_have() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in EXERCISES.rglob("outline*.py"))
    assert [heading for heading in (*_BY_HEADING, THEMES) if f'{heading}"' not in source] == []


@pytest.mark.parametrize("key", ["adoption-review", "team-audit"])
def test_what_a_review_decided_is_on_the_short_page_whatever_its_template_calls_it(key: str) -> None:
    held = new_session("After a year", [built_in()[key]])
    perform(held, "decide: begin with the compass")
    text = make([held], Wanted("md", "participants", brief=True)).written.files[""].decode("utf-8")
    run = held.state.exercises[key]
    assert run.state.decided in text and "begin with the compass" in text
