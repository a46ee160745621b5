"""The web page: every word as it was typed, nothing fetched, to be read by eye, ear and printer."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree, html  # type: ignore[import-untyped]

from exercises.kernel.record import replace
from exercises.leaving.drawing import Bar, BarsPicture, MapPicture
from exercises.leaving.outline import AUDIENCES, Bullets, Figure, Heading, Outline, Paragraph, Quote, Table, Voices
from sessions.export.writers import html_file
from sessions.export.writers.flowing import LONG, flow
from sessions.export.writers.pages import page_parts
from sessions.leaving.leaving import Leaving, RunLeaving
from tests.contrast import ratio
from tests.sessions.leaving_samples import AWKWARD, ENTRY, UNCLEAN, awkward_pictures, leaving, parts, session

FETCHING = ("src", "srcset", "poster", "data", "action", "formaction", "background", "ping", "cite", "manifest")
MAY_NOT_BE = {"script", "link", "img", "iframe", "object", "embed", "form", "base", "image", "use", "audio", "video"}
WHITE, INK = (255, 255, 255), (17, 17, 17)


def page(held: Leaving) -> bytes:
    return html_file.write(held).files[""]


def read(data: bytes) -> Any:
    return html.document_fromstring(data.decode("utf-8"))


def words(tree: Any, path: str) -> list[str]:
    return [element.text_content() for element in tree.xpath(path)]


def one(run: RunLeaving) -> Leaving:
    held = session()
    return leaving(type(held)(held.name, held.title, held.place, held.day, held.date, held.made, (run,)))


EVERYTHING = leaving(session(), session("2026-04-02-b", "Second </title>"), title="Both & <all>", entries=(ENTRY,))


def test_the_same_bytes_twice() -> None:
    assert page(EVERYTHING) == page(EVERYTHING)


def test_it_begins_as_browsers_and_readers_need_it() -> None:
    data = page(EVERYTHING)
    assert data.startswith(b'<!DOCTYPE html>\n<html lang="en-NZ">\n<head>\n<meta charset="utf-8">\n')
    tree = read(data)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]
    assert words(tree, "//head/title") == words(tree, "//h1") == ["Both & <all>"]


def test_every_word_stands_as_it_was_typed() -> None:
    run = RunLeaving("post-its", "Post-its", Outline("facilitators", parts()))
    tree = read(page(one(run)))
    held = run.outline.parts
    paragraphs = [part.text for part in held if isinstance(part, Paragraph)]
    assert [text for text in words(tree, "//main//p[not(ancestor::blockquote)]") if text in paragraphs] == paragraphs
    (bullets,) = (part.items for part in held if isinstance(part, Bullets))
    assert words(tree, "//main//ul[not(ancestor::nav)]/li") == list(bullets)
    quotes = [part for part in held if isinstance(part, Quote)]
    assert words(tree, "//blockquote/p") == [quote.text for quote in quotes]
    assert words(tree, "//blockquote/footer") == [quote.whose for quote in quotes]
    (table,) = (part for part in held if isinstance(part, Table))
    rows = [[cell.text_content() for cell in row] for row in tree.xpath("//table/tbody/tr")]
    assert rows == [list(row) for row in table.rows]
    assert words(tree, "//thead//th[@scope='col']") == list(table.headings)
    assert len(tree.xpath("//tbody//th[@scope='row']")) == len(table.rows)


def test_nothing_is_fetched_and_nothing_runs() -> None:
    run = RunLeaving("x", "X", Outline("facilitators", parts()), pictures=awkward_pictures())
    tree = read(page(one(run)))
    for element in tree.iter(etree.Element):
        name = etree.QName(element).localname if "}" in element.tag else element.tag
        assert name not in MAY_NOT_BE, name
        for key, value in element.attrib.items():
            assert key.rpartition("}")[2].rpartition(":")[2] not in FETCHING and not key.startswith("on"), key
            if key.endswith("href"):
                assert value.startswith("#")
            assert "url(" not in value or re.fullmatch(r"url\(#[\w-]+\)", value), value
    assert "url(" not in html_file.STYLE and "@import" not in html_file.STYLE and "</" not in html_file.STYLE


def test_headings_skip_no_level_and_the_contents_lead_to_them() -> None:
    tree = read(page(EVERYTHING))
    levels = [
        int(element.tag[1])
        for element in tree.xpath(
            "//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6][not(ancestor::nav)]"
        )
    ]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = tree.xpath("//nav//a")
    assert len(links) > LONG
    for link in links:
        (target,) = tree.xpath(f"//*[@id='{link.get('href')[1:]}']")
        assert target.text_content() == link.text_content()
    assert not tree.xpath("//nav//ul[not(li)]") and not tree.xpath("//nav//ul/ul")
    (style,) = tree.xpath("//style/text()")
    assert "nav a::after" in style.partition("@media print")[2] and "target-counter(attr(href), page)" in style


def test_a_short_page_has_no_list_of_contents() -> None:
    run = RunLeaving("x", "X", Outline("participants", (Heading("X"), Paragraph("y"))))
    assert b"<nav" not in page(one(run))


def test_pictures_stand_in_it_with_names_of_their_own() -> None:
    tree = read(page(EVERYTHING))
    drawn = tree.xpath("//figure/*[local-name()='svg']")
    assert len(drawn) == 6
    said = " ".join(words(tree, "//figure"))
    assert "Invited 30, answered 24." in said and "( Matiu )" in said
    lines = words(tree, "//figcaption/ol/li")
    assert lines[0] == "Hine and Person 4: they see it differently. What to do? standing first" and len(lines) == 14
    assert said.count("standing first") == 2, "once for each session, never in the drawing as well"


def test_a_long_word_in_a_table_may_be_broken_and_stays_one_word() -> None:
    long = "https://example.org/" + "ā\u0323" * 30
    run = RunLeaving("x", "X", Outline("participants", (Table(("Where", "n"), ((f"a {long}", "1"),)),)))
    data = page(one(run))
    (cell,) = read(data).xpath("//tbody//th")
    assert cell.text_content() == f"a {long}" and len(cell.xpath(".//wbr")) == 4
    assert "<wbr>\u0323".encode() not in data


def test_columns_of_voices_are_laid_out_before_what_is_in_them() -> None:
    table = Voices(("", "the teacher", "the practitioner"), (("goes well", "yes", "he says what he saw"),))
    data = page(one(RunLeaving("x", "X", Outline("participants", (table,)))))
    assert read(data).xpath("//table/@class") == ["voices"] and b".voices { table-layout: fixed; width: 100%; }" in data


@pytest.mark.parametrize("audience", AUDIENCES)
def test_it_has_the_words_of_the_page_and_no_others(audience: Any) -> None:
    for sessions in ((session(),), (session(), session("b", "Second")), ()):
        held = Leaving(audience, "All", sessions, (ENTRY,))
        with_levels = [part for part in flow(held) if not hasattr(part, "below")]
        bare = [part.text if isinstance(part, Heading) else part for part in with_levels]
        assert bare == [part.text if isinstance(part, Heading) else part for part in page_parts(held)]


def test_what_should_never_come_so_far_does_no_harm() -> None:
    run = RunLeaving("x", "X", Outline("facilitators", (Heading(UNCLEAN), Paragraph(UNCLEAN))))
    data = page(one(run))
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data)
    assert words(read(data), "//main/p")[-1] == "esc[2J nul bell vt c1 half\ufffd last"


def test_everything_reads_at_seven_to_one() -> None:
    tree = read(page(EVERYTHING))
    drawn = {value for key in ("fill", "stroke") for value in tree.xpath(f"//*[local-name()='text']/@{key}")}
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", html_file.STYLE))
    style = re.sub(r"var\(--(\w+)\)", lambda named: colours[named[1]], html_file.STYLE)
    named = set(re.findall(r"(?<!-)color: (#[0-9a-f]{6})", style))
    papers = set(re.findall(r"background: (#[0-9a-f]{6})", style))
    assert {colours["ink"], colours["deep"], colours["quiet"]} <= named and colours["tint"] in papers
    assert drawn and named
    for ink in drawn | named:
        for paper in papers if ink == colours["ink"] else {"#ffffff"}:
            assert ratio(_colour(ink), _colour(paper)) >= 7, (ink, paper)


def _colour(text: str) -> tuple[int, int, int]:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def test_the_samples_hold_what_they_should() -> None:
    assert "=1+1" in AWKWARD
    assert all(any(held in text for text in AWKWARD) for held in ("<script>", "👩‍👩‍👧", "ā", "שלום", "</title>"))


def test_a_chart_has_letters_as_large_as_the_page_and_a_map_says_nothing_twice() -> None:
    bars = BarsPicture("chart", "How it went", (), ("no", "yes"), (Bar("A tool", (2, 6), "1 passed"),))
    outline = Outline("participants", (Heading("X"), Figure("chart")))
    svg = read(page(one(RunLeaving("x", "X", outline, pictures=(bars,))))).find(".//svg")
    wide = float(svg.get("viewbox").split()[2])
    letters = [float(text.get("font-size")) for text in svg.iter("text")]
    printed = 178 / 25.4 * 72  # points between the margins of A4
    assert min(letters) * printed / wide >= 7, "seven points and more, printed"
    assert "n = 8; 1 passed" in svg.text_content() and "no 2, yes 6" not in "".join(words(svg, ".//text"))
    chairs = MapPicture("map", "A map", (), below=("Rehearsed in role.", "3 chairs.", "Only here."))
    said = Outline("participants", (Heading("X"), Paragraph("Rehearsed in role. And 3 chairs."), Figure("map")))
    figure = read(page(one(RunLeaving("x", "X", said, pictures=(chairs,))))).find(".//figure")
    assert words(figure, ".//figcaption/p") == ["Only here."]
    bars = replace(bars, above=("A day", "30 invited"), below=("n is all of them.", "Only here."))
    said = Outline("participants", (Heading("A day"), Figure("chart"), Paragraph("n is all of them.")))
    text = read(page(one(RunLeaving("x", "X", said, pictures=(bars,))))).find(".//figure").text_content()
    assert "30 invited" in text and "Only here." in text and "n is all" not in text
