"""What leaves a canvas: the page, the table, the picture on A4 across, boxes and reach as codes; then and now."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

from exercises.leaving.outline import AUDIENCES, Audience
from exercises.shapes import SHAPES
from sessions.export.writers.svg_files import svg_of
from sessions.importing.cases import import_file
from sessions.library import templates
from tests.exercises.canvas_lines import BOXES, LINES
from tests.lines import session, started
from tests.marked import leaves

SHAPE = SHAPES["wall"]
CANVAS = templates.built_in()["canvas"]


def canvas(*lines: str) -> Any:
    return started(CANVAS, *LINES, *lines)


def test_every_box_is_on_every_page_also_an_empty_one() -> None:
    state = started(CANVAS, "belongs to: Harbour Steps", "pains: told off", "1 consent without number")
    for audience in AUDIENCES:
        text = str(SHAPE.outline(state, audience))
        assert all(area["title"] in text for area in CANVAS.words["areas"])
        assert "told off" in text and text.count("Nobody said anything here.") == 7
        assert ("Harbour Steps" in text) == (audience != "public")


@pytest.mark.parametrize("audience", AUDIENCES[1:])
def test_parked_and_withdrawn_words_are_in_nothing_that_leaves(audience: Audience) -> None:
    state = canvas("retype 6: PARKED-WORDS", "park 6: later", "retype 5: TAKEN-WORDS", "5 withdrawn")
    told = leaves(state, audience)
    assert "PARKED-WORDS" not in told and "TAKEN-WORDS" not in told


def test_without_consent_the_public_reads_that_words_were_said() -> None:
    text = str(SHAPE.outline(canvas(), "public"))
    assert "What was said here stays with those who said it." in text and "told off" not in text


def test_the_table_comes_in_again(tmp_path: Path) -> None:
    state = canvas("2 influence", "2 control", "6 live with", "8 funding", "9 funding")
    assert SHAPE.tables is not None
    (sheet,) = SHAPE.tables(state, "facilitators")
    assert sheet.headings[:3] == ("box", "text", "reach")
    text = io.StringIO()
    csv.writer(text).writerows([sheet.headings, *sheet.rows])
    (tmp_path / "canvas.csv").write_text(text.getvalue(), encoding="utf-8")
    held = session()
    import_file(held, tmp_path / "canvas.csv")
    there = held.state.runs["canvas"].state
    assert [(n.area, n.text, n.reach, n.funding) for n in there.on_wall()] == [
        (n.area, n.text, n.reach, n.funding) for n in state.on_wall()
    ]
    assert sum(note.funding for note in there.on_wall()) == 2


def test_funding_is_a_word_on_a_note_and_nothing_is_counted_by_it() -> None:
    state = canvas("2 influence", "2 6 funding", "6 funding off")
    assert [note.number for note in state.on_wall() if note.funding] == [2]
    page = repr(SHAPE.outline(state, "participants"))
    assert "(we can influence; funding)" in page and page.count("funding") == 1
    assert "we can influence; funding" in repr(SHAPE.room_view(state, "note 2"))
    assert SHAPE.coded is not None
    pieces = {piece.key: piece.codes for text in SHAPE.coded(state, "participants").texts for piece in text.pieces}
    assert pieces["2"] == ("box-do", "reach-influence", "funding")


def test_the_picture_is_a4_across_with_eight_boxes() -> None:
    assert SHAPE.pictures is not None
    (picture,) = SHAPE.pictures(canvas("2 influence"), "facilitators")
    root = ElementTree.fromstring(svg_of(picture, "p"))
    _, _, wide, high = map(float, root.attrib["viewBox"].split())
    assert round(wide / high, 2) == round(297 / 210, 2)
    boxes = [one.attrib for one in root.iter("{http://www.w3.org/2000/svg}rect") if one.attrib.get("stroke")]
    assert len(boxes) == 8 and len({(box["width"], box["height"], box["fill"]) for box in boxes}) == 1
    many = started(CANVAS, *(f"pains: {'told off ' * 30}{number}" for number in range(60)))
    (long,) = SHAPE.pictures(many, "facilitators")
    drawn = svg_of(long, "p")
    assert all(f"{number}”" in drawn for number in range(60))


def test_boxes_and_reach_are_codes() -> None:
    assert SHAPE.coded is not None
    state = canvas("2 influence", "2 control")
    found = SHAPE.coded(state, "facilitators")
    codes = {code.key for code in found.codes}
    pieces = {piece.key: piece for text in found.texts for piece in text.pieces}
    assert {f"box-{key}" for key in BOXES} | {"reach-control", "reach-live-with"} <= codes
    assert pieces["2"].codes == ("box-do", "reach-control", "reach-influence")
    assert pieces["2"].text == "We do mornings well"
    assert len(pieces) == len(state.on_wall()) and all(set(piece.codes) <= codes for piece in pieces.values())


def test_then_and_now_stand_beside_each_other_in_counts_only_for_five() -> None:
    lines = ("new canvas", "people 6", "pains: still told off")
    enough, few = str(SHAPE.outline(canvas(*lines), "facilitators")), canvas(*lines, "people 4")
    assert "then (n 7)" in enough and "now (n 6)" in enough
    told = str(SHAPE.outline(few, "facilitators"))
    assert "(n 7)" not in told and "fewer than five" in told and "still told off" in told


def test_the_facilitators_read_boxes_in_text_and_json() -> None:
    state = canvas("2 influence", "new canvas")
    document = SHAPE.document(state)
    assert document["organisation"] == "Harbour Steps" and document["canvases"][0]["people"] == 7
    assert document["notes"][1]["reach"] == ["influence"]
    assert any("Pains: " in line for line in SHAPE.text(state))
    assert SHAPE.card is not None and "we can influence" in SHAPE.card(state, "2")


def test_where_nothing_is_for_anybody_it_says_so_once() -> None:
    state = canvas()
    text = str(SHAPE.outline(state, "public"))
    assert text.count("stays with those who said it") == 1 and "Heading(text='Pains'" not in text
    assert SHAPE.pictures is not None and SHAPE.pictures(state, "public") == ()
    assert SHAPE.pictures(state, "participants")
