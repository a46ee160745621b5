"""After the sample workshop day: journals, statements, folding in, consent and every export, from end to end.

What left is opened with the libraries that read such files, and searched for what may not be in it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from importlib import resources
from pathlib import Path

import docx
import icalendar
import jsonschema  # type: ignore[import-untyped]
import networkx
import openpyxl  # type: ignore[import-untyped]
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt

from tests.after_the_day import (
    AUDIENCES,
    BY_HAND,
    ELEPHANT,
    ENDINGS,
    GIVEN,
    IN_THE_DAY,
    NOT_FOR_ANYBODY,
    NUMBERED,
    PRIVATE,
    ROOM_ONLY,
    ROSTER,
    TYPED,
    Day,
    found,
    names_found,
    numbers_found,
    reactions,
)
from tests.after_the_day import done_day as done_day
from tests.sessions.refi_reader import opened
from tests.sessions.test_workshop_day import SECRETS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo-terminals")

OTHERS = ("participants", "public")


def text(day: Day, format: str, audience: str) -> str:
    return day.file(format, audience).read_text(encoding="utf-8")


# -- what was done ----------------------------------------------------------------------------------------------------


def test_two_journals_written_at_once_and_each_reaction_is_its_authors(day: Day) -> None:
    for writer, other in (("F1", "F2"), ("F2", "F1")):
        event, reaction = TYPED[writer]
        assert event in day.said[f"{writer} reads"] and reaction in day.said[f"{writer} reads"]
        assert "yours alone" in day.screens[writer] and TYPED[other][0] not in day.screens[writer]
    assert not [words for words in reactions() if words in day.said["F1 reads F2"]]


def test_statements_are_drawn_and_everything_is_folded_in_beside_the_notes(day: Day) -> None:
    assert "10 statements" in day.said["workshop.json"]
    assert "Folded in 11 statements and 11 conversations" in day.said["folded"]
    with (day.file("csv", "facilitators") / "post-its-notes.csv").open(encoding="utf-8-sig", newline="") as rows:
        notes = list(csv.DictReader(rows))
    sources = [note["source"] for note in notes]
    assert {source: sources.count(source) for source in dict.fromkeys(sources)} == {
        "post-it": 340,
        "journal": 11,
        "conversation": 11,
        "feedback": 4,
    }
    days = {note["ref"] for note in notes if note["source"] == "feedback"}
    assert days == {"feedback of 12 March 2026"}, "the day it was held, whenever it was imported"
    (drawn,) = [note for note in notes if note["text"] == BY_HAND]
    assert drawn["ref"] == "F2, entry 4" and drawn["source"] == "journal"


def test_taking_words_back_tells_of_the_page_that_has_them(day: Day) -> None:
    assert day.withdrawn in day.said["first"].replace("\\", "")
    assert "Later exports are without them" in day.said["withdrawn"]
    assert "first.md (md for participants, names changed)" in day.said["withdrawn"]
    assert str(day.folder / "first.md") in day.said["withdrawn"]


def test_a_preview_says_what_stays_and_writes_nothing(day: Day) -> None:
    said = day.said["preview"]
    for line in (
        "8 reactions: locked to their authors",
        "20 feedback sheets: for the facilitators only",
        "2 private notes: for the facilitators only",
        "2 elephants: nobody said yes to words for it",
        "8 journal entries: journals stay with their authors",
        "1 quote: taken back by whoever said them",
    ):
        assert f"  {line}" in said, line
    assert "Distil" not in said, "nothing of it is for those who took part, not even what it is called"
    assert day.withdrawn not in said and not [name for name in IN_THE_DAY if name in said]


def test_every_format_left_for_everybody_it_is_for(day: Day) -> None:
    assert set(day.refused) == {(format, "public") for format in NOT_FOR_ANYBODY}
    for said in day.refused.values():
        assert "for those who took part" in said and "Write it for participants" in said
    for audience in AUDIENCES:
        for format in ENDINGS:
            assert day.file(format, audience).exists() is ((format, audience) not in day.refused)
    lines = [line for line in day.said["exports"].splitlines() if line.startswith("  ")]
    assert len(lines) == 1 + len(AUDIENCES) * len(ENDINGS) - len(day.refused)


# -- what is in no byte -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", AUDIENCES)
def test_in_no_byte_of_what_left(day: Day, audience: str) -> None:
    files = list(day.files(audience))
    assert len(files) >= len(ENDINGS) - len(NOT_FOR_ANYBODY)
    keys = [instead for _, instead, *_ in ROSTER if re.fullmatch(r"P\d+", instead)]
    assert keys, "one on the roster is known by a number"
    for path in files:
        assert found([day.withdrawn, *reactions(), *keys], path) == [], path.name
        assert names_found(path) == [], path.name


@pytest.mark.parametrize("audience", OTHERS)
def test_what_is_the_facilitators_stays_theirs(day: Day, audience: str) -> None:
    room_only = day.notes()[ROOM_ONLY - 1]["text"]
    private = [secret for secret in SECRETS if not re.fullmatch(r"P\d+", secret) and not secret.startswith("S3CRET")]
    assert len(private) > 60
    for path in day.files(audience):
        typed = [*PRIVATE, ELEPHANT, room_only, BY_HAND, *(event for event, _ in TYPED.values())]
        assert found([*typed, *private], path) == [], path.name
        assert numbers_found(path) == [], path.name


def test_a_programme_teams_workbook_has_nobodys_number(day: Day) -> None:
    assert numbers_found(day.file("xlsx", "facilitators")) == []
    assert not [number for path in day.file("csv", "facilitators").iterdir() for number in numbers_found(path)]


def test_the_search_would_find_them(day: Day, tmp_path: Path) -> None:
    page = day.file("md", "facilitators")
    assert found(PRIVATE, page) == list(PRIVATE) and numbers_found(page)
    assert found([day.notes()[ROOM_ONLY - 1]["text"]], page)
    for format in ("html", "docx", "qdpx", "json"):
        assert found(PRIVATE, day.file(format, "facilitators")) == list(PRIVATE), format
    first = day.folder / "first.md"
    assert found([day.withdrawn], first) and names_found(first) == []
    sample = tmp_path / "searched.md"
    sample.write_text("; ".join(real for real, *_ in ROSTER) + "; hohepa\n", encoding="utf-8")
    assert names_found(sample) == [real for real, *_ in ROSTER]


def test_what_stands_for_a_name_does_leave(day: Day) -> None:
    everybody = text(day, "md", "participants")
    for real, instead, *_ in ROSTER:
        assert (f"\\[{instead}\\]" in everybody) is (real in IN_THE_DAY), real


def test_given_words_leave_for_anybody_and_no_others(day: Day) -> None:
    notes = [note["text"] for note in day.notes()]
    allowed = {notes[GIVEN - 1], notes[NUMBERED - 1]}
    # Shorter notes may stand in a theme's name or description as well.
    others = [note for note in notes if len(note) > 30 and note not in allowed]
    assert len(others) > 200
    for format in ("md", "html", "json", "docx", "xlsx", "qdpx"):
        path = day.file(format, "public")
        assert set(found(allowed, path)) == allowed and found(others, path) == [], format


# -- opened -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_workbook_opens_with_words_as_words_and_counts_as_numbers(day: Day, audience: str) -> None:
    book = openpyxl.load_workbook(day.file("xlsx", audience))
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row} <= {"s", "n", "d"}
    for page in book:
        numbers = {
            page.cell(1, cell.column).value
            for row in page.iter_rows(min_row=2)
            for cell in row
            if cell.data_type == "n" and cell.value is not None
        }
        assert not numbers & {"text", "why", "name", "words", "said"}, page.title
    assert any(cell.data_type == "n" and cell.value for row in book["themes"].iter_rows() for cell in row)
    rows = list(book["notes"].iter_rows(values_only=True))
    held = {dict(zip(rows[0], row, strict=True))["text"] for row in rows[1:]} - {None}
    wanted = {note["text"] for note in day.notes()} - {day.withdrawn}
    # Parked notes and one for the room only are the facilitators'; nobody's name is in a note.
    kept_back = {"facilitators": 0, "participants": 5 + 1, "public": len(wanted) - 2}
    assert len(wanted) > 330 and len(wanted - held) == kept_back[audience]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_document_opens_with_its_headings(day: Day, audience: str) -> None:
    document = docx.Document(str(day.file("docx", audience)))
    named = [(part.text, str(part.style.name if part.style else "")) for part in document.paragraphs]
    headings = [words for words, style in named if style.startswith(("Heading", "Title"))]
    assert headings[0] == "Working alongside" and any("Post-it theming" in heading for heading in headings)
    assert ("Distil" in headings) is (audience == "facilitators")
    assert any("whānau" in part.text for part in document.paragraphs)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_project_keeps_to_the_schema_and_to_its_offsets(day: Day, audience: str) -> None:
    project = opened(day.file("qdpx", audience).read_bytes())
    codes = project.called("Code")
    assert "Connect first, plan after" in codes and len(codes) == len(set(codes))
    words = {coding.words for held in project.codings.values() for coding in held}
    assert len(words) > (300 if audience != "public" else 0)
    assert ("F1" in project.called("User")) is (audience == "facilitators")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_data_keep_to_their_schema(day: Day, audience: str) -> None:
    name = "session" if audience == "facilitators" else "page"
    path = resources.files("sessions.export") / "schemas" / f"holdspace-{name}-1.schema.json"
    schema = jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
    assert list(schema.iter_errors(json.loads(text(day, "json", audience)))) == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_pages_read_as_pages(day: Day, audience: str) -> None:
    page = html.fromstring(day.file("html", audience).read_bytes())
    assert page.get("lang") and page.xpath("//h1")[0].text_content() == "Working alongside"
    assert not page.xpath("//script | //link | //iframe | //img[not(starts-with(@src, 'data:'))]")
    tokens = MarkdownIt("commonmark").enable("table").parse(text(day, "md", audience))
    titles = [tokens[place + 1].content for place, token in enumerate(tokens) if token.type == "heading_open"]
    assert titles[0] == "Working alongside" and len(titles) > 10
    assert "12 March 2026" in text(day, "md", audience).split("##")[0]
    assert not [token for token in tokens if token.type in ("html_block", "code_block", "fence")]


@pytest.mark.parametrize("audience", ["facilitators", "participants"])
def test_the_network_and_the_calendar_open(day: Day, audience: str) -> None:
    graph = networkx.read_graphml(io.BytesIO(day.file("graphml", audience).read_bytes()), force_multigraph=True)
    chairs = [data for _, data in graph.nodes(data=True) if data.get("kind") != "theme"]
    assert len(chairs) >= 32 and graph.number_of_edges() > 30
    calendar = icalendar.Calendar.from_ical(day.file("ics", audience).read_bytes())
    events = list(calendar.walk("VEVENT"))
    assert len(events) >= 10 and not [event for event in events if event.errors or "DESCRIPTION" in event]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_pictures_and_tables_open(day: Day, audience: str) -> None:
    pictures = [path for path in day.file("svg", audience).iterdir() if path.suffix == ".svg"]
    assert len(pictures) >= 2
    for path in pictures:
        root = etree.parse(str(path)).getroot()
        assert root.tag == "{http://www.w3.org/2000/svg}svg" and root.findtext("{http://www.w3.org/2000/svg}title")
    assert ("map" in " ".join(path.name for path in pictures)) is (audience != "public")
    for path in Path(day.file("csv", audience)).glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as rows:
            table = list(csv.reader(rows))
        assert len({len(row) for row in table}) == 1 and path.read_bytes().startswith(b"\xef\xbb\xbf")
