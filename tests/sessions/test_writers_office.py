"""Word documents and workbooks: read back by other libraries, every word as it was typed and none of it a formula."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from lxml import etree  # type: ignore[import-untyped]

from exercises.kernel.record import replace
from exercises.leaving.drawing import Bar, BarsPicture, MapPicture
from exercises.leaving.outline import Bullets, Figure, Heading, Outline, Paragraph, Quote, Table, Voices
from exercises.leaving.sheet import Chart, Sheet, with_columns_apart
from sessions.export import NothingToWrite
from sessions.export.writers import docx_file, docx_pictures, xlsx_file
from sessions.export.writers.docx_contents import TITLE
from sessions.export.writers.docx_looks import columns
from sessions.export.writers.docx_pictures import _image, _letters
from sessions.export.writers.flowing import flow
from sessions.export.writers.svg_map import line_words
from sessions.export.writers.svg_text import FONTS
from sessions.leaving.leaving import Leaving, RunLeaving
from tests.contrast import ratio
from tests.sessions.leaving_samples import AWKWARD, ENTRY, UNCLEAN, leaving, session

docx = pytest.importorskip("docx")
openpyxl = pytest.importorskip("openpyxl")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWO = leaving(session(), session("2026-04-02-b", "Second"), title="Both", entries=(ENTRY,))


def document(held: Leaving) -> Any:
    return docx.Document(io.BytesIO(docx_file.write(held).files[""]))


def book(held: Leaving) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx_file.write(held).files[""]))


def rows(page: Any) -> list[tuple[str, ...]]:
    return [tuple(cell or "" for cell in row) for row in page.iter_rows(values_only=True)]


def with_sheets(*sheets: Sheet, words: str = "") -> Leaving:
    run = RunLeaving("x", "X", Outline("facilitators", (Heading(words or "X"),)), sheets)
    return leaving(replace(session(), runs=(run,), record=()))


@pytest.mark.parametrize("writer", [docx_file, xlsx_file])
def test_the_same_bytes_twice_and_no_time_but_the_sessions(writer: Any) -> None:
    first, second = (writer.write(TWO).files[""] for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
        for entry in archive.infolist():
            if entry.filename.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(entry))
    assert core.count("2026-03-12T08:00:00Z") == 2 and "Ana" not in core
    assert writer.write(leaving(session(made="no time"))).files[""]


def test_a_document_has_every_word_in_order() -> None:
    made = document(TWO)
    wanted = []
    title = False
    for part in flow(TWO):
        under_title, title = title, False
        match part:
            case Heading():
                title = part.level == 1
                wanted.append(("Title" if title else f"Heading {part.level - 1}", part.text))
            case Paragraph():
                wanted.append(("Subtitle" if under_title else "Normal", part.text))
            case Bullets():
                wanted += [("List Bullet", item) for item in part.items]
            case Quote():
                wanted += [("Quote", part.text), ("Caption", part.whose)]
            case Table():
                wanted.append(("Normal", ""))
            case _:
                wanted.append(("Normal", ""))
                if isinstance(part, MapPicture):
                    lines = (f"{place}. {words}" for place, words in enumerate(line_words(part), 1))
                    wanted += [("Caption", line) for line in (*lines, *part.below)]
    listed = next(place for place, held in enumerate(made.paragraphs) if held.text == TITLE)
    begins = next(place for place, (style, _) in enumerate(wanted) if style == "Heading 1")
    told = [(held.style.name, held.text) for held in made.paragraphs]
    assert told[:listed] == wanted[:begins] and told[begins - len(wanted) :] == wanted[begins:]
    tables = [part for part in flow(TWO) if isinstance(part, Table)]
    assert len(made.tables) == len(tables)
    for table, part in zip(made.tables, tables, strict=True):
        cells = [tuple(cell.text for cell in row.cells) for row in table.rows]
        assert cells == [part.headings, *part.rows]


def test_a_document_says_its_language_and_marks_its_tables() -> None:
    made = document(TWO)
    assert {held.get(f"{W}val") for held in made.styles.element.iter(f"{W}lang")} == {"en-NZ"}
    assert made.core_properties.language == "en-NZ" and made.core_properties.title == "Both"
    assert made.core_properties.author == made.core_properties.last_modified_by == "holdspace"
    for table in made.tables:
        marked = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows]
        assert marked == [True] + [False] * (len(marked) - 1)
    for name in ("Normal", "Title", "Heading 1", "Heading 5", "Quote", "Caption"):
        assert ratio(tuple(made.styles[name].font.color.rgb), (255, 255, 255)) >= 7


def test_a_document_has_its_contents_with_pages_and_a_number_at_each_foot() -> None:
    made = document(TWO)
    fields = [told.text.strip() for told in made.element.iter(f"{W}instrText")]
    marks = {mark.get(f"{W}name") for mark in made.element.iter(f"{W}bookmarkStart")}
    links = [link.get(f"{W}anchor") for link in made.element.iter(f"{W}hyperlink")]
    assert links and set(links) <= marks and len(marks) == len(list(made.element.iter(f"{W}bookmarkStart")))
    assert fields == [f"PAGEREF {link} \\h" for link in links]
    foot = made.sections[0].footer._element
    assert [told.text.strip() for told in foot.iter(f"{W}instrText")] == ["PAGE"]
    short = document(replace(TWO, brief=True))
    assert not list(short.element.iter(f"{W}hyperlink"))


def test_a_documents_pictures_stand_at_their_place_with_words_for_those_who_do_not_see_them() -> None:
    bars = BarsPicture("chart", "How it went, whānau", (), ("no", "yes"), (Bar("Tool", (2, 6)),))
    outline = Outline("facilitators", (Heading("X"), Paragraph("before"), Figure("chart"), Paragraph("after")))
    data = docx_file.write(
        leaving(replace(session(), runs=(RunLeaving("x", "X", outline, pictures=(bars,)),), record=()))
    )
    made = docx.Document(io.BytesIO(data.files[""]))
    shown_in = [held.runs and held.runs[0]._r.drawing_lst for held in made.paragraphs]
    held = ["picture" if shown else one.text for shown, one in zip(shown_in, made.paragraphs, strict=True)]
    assert held[-3:] == ["before", "picture", "after"] and data.notes == ()
    (shown,) = made.inline_shapes
    assert shown._inline.docPr.get("descr") == bars.title and shown.width.cm <= 17.01
    with zipfile.ZipFile(io.BytesIO(data.files[""])) as archive:
        (svg,) = (archive.read(name) for name in archive.namelist() if name.endswith(".svg"))
    assert "Tool" in svg.decode() and "whānau" in svg.decode()


def test_the_letters_of_a_picture_are_drawn_whichever_this_computer_has(monkeypatch: pytest.MonkeyPatch) -> None:
    if not _letters():
        pytest.skip("this computer has no letters at all")
    words = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30" font-family="{FONTS}">'
    assert _image(f'{words}<text x="4" y="20">Whānau</text></svg>') != _image(f"{words}</svg>")
    monkeypatch.setattr(docx_pictures, "_letters", str)  # some computers draw letters that nobody knows in others
    bars = BarsPicture("chart", "How it went", (), ("no", "yes"), (Bar("Tool", (2, 6)),))
    outline = Outline("facilitators", (Heading("X"), Figure("chart"), Paragraph("after")))
    run = RunLeaving("x", "X", outline, pictures=(bars,))
    data = docx_file.write(leaving(replace(session(), runs=(run,), record=())))
    assert "no letters to draw them with" in " ".join(data.notes) and data.lacks == {"pictures"}
    assert not docx.Document(io.BytesIO(data.files[""])).inline_shapes


@pytest.mark.parametrize(
    ("here", "draws_others", "found"),
    [
        (("Liberation Sans", "DejaVu Sans"), True, "Liberation Sans"),
        (("Liberation Sans",), False, "Liberation Sans"),
        ((), True, "Arial"),
        ((), False, ""),
    ],
)
def test_letters_that_are_not_here_are_not_taken_for_those_drawn_instead(
    monkeypatch: pytest.MonkeyPatch, here: tuple[str, ...], draws_others: bool, found: str
) -> None:
    def drawn(svg_string: str) -> bytes:
        known = next((name for name in here if f'"{name}"' in svg_string), "with serifs" * draws_others)
        return known.encode() if "<text" in svg_string else b""

    monkeypatch.setattr("resvg_py.svg_to_bytes", drawn)
    assert _letters.__wrapped__() == found


def test_a_heading_and_the_line_under_it_stay_with_what_comes() -> None:
    parts = (
        Heading("Round", 2),
        Paragraph("31 invited."),
        Heading("What became of it", 3),
        Table(("Tool",), (("Cards",),)),
        Paragraph("n is those who answered."),
        Heading("Next", 3),
        Paragraph("They said:"),
        Bullets(("tea first",)),
        Paragraph("One."),
        Paragraph("Two."),
        Heading("Last", 2),
    )
    run = RunLeaving("x", "X", Outline("facilitators", parts))
    made = document(leaving(replace(session(), runs=(run,), record=()))).paragraphs
    kept = {one.text for one in made if one.paragraph_format.keep_with_next}
    assert {"31 invited.", "They said:"} <= kept and not kept & {"n is those who answered.", "One.", "Two."}


def test_a_short_page_runs_in_two_columns_under_what_goes_across() -> None:
    bars = BarsPicture("chart", "How it went", (), ("no", "yes"), (Bar("Tool", (2, 6)),))
    outline = Outline("participants", (Heading("X"), Paragraph("a"), Figure("chart"), Bullets(("b",))))
    told = leaving(replace(session(), runs=(RunLeaving("x", "X", outline, pictures=(bars,)),), record=()))
    made = docx.Document(io.BytesIO(docx_file.write(replace(told, brief=True)).files[""]))
    many = [section._sectPr.find(f"{W}cols").get(f"{W}num") or "1" for section in made.sections]
    assert many == ["1", "2", "1", "2"] and made.inline_shapes[0].width.cm > 18
    feet = [len(section._sectPr.findall(f"{W}footerReference")) for section in made.sections]
    assert feet == [1, 0, 0, 0], "each page has the first one's foot"
    assert not [one for one in made.paragraphs if not one.text and one._p.find(f"{W}r") is None]
    whole = docx.Document(io.BytesIO(docx_file.write(told).files[""]))
    assert len(whole.sections) == 1


def test_words_of_te_reo_are_read_aloud_as_such_and_columns_fit_what_is_in_them() -> None:
    table = Table(("Word", "What it says"), (("whānau", "x " * 200), ("a", "short")))
    made = document(
        leaving(replace(session(), runs=(RunLeaving("x", "X", Outline("facilitators", (table,))),), record=()))
    )
    (held,) = made.tables
    narrow, wide = (column.width.cm for column in held.columns)
    assert narrow < wide and narrow + wide <= 17.01
    spoken = [run.text for run in held.cell(1, 0).paragraphs[0].runs if run._r.find(f"{W}rPr/{W}lang") is not None]
    assert spoken == ["whānau"]
    areas = Table(("Theme", "me", "whānau", "team", "network", "n"), (("x" * 60, "1", "1", "1", "1", "1"),))
    for heading, wide in zip(areas.headings[1:], columns(areas, 17)[1:], strict=True):
        # A bold letter of the widest fonts takes nearly three quarters of its eleven points; Word keeps 0.38 cm free.
        assert len(heading) * 11 * 0.74 / 72 * 2.54 <= wide - 0.38, heading


@pytest.mark.parametrize("said", ["yes", "he says what he saw, and not what he thinks I want", "x" * 90, "word " * 60])
def test_columns_of_voices_are_equally_wide_whatever_either_says(said: str) -> None:
    table = Voices(("", "the teacher", "the practitioner"), (("goes well", "yes", said), ("costs", said[:20], "no")))
    first, one, other = columns(table, 17)
    assert one == other and first + one + other <= 17.01 and first >= 1
    told = leaving(replace(session(), runs=(RunLeaving("x", "X", Outline("facilitators", (table,))),), record=()))
    (held,) = document(told).tables
    assert len({column.width for column in list(held.columns)[1:]}) == 1


def test_a_workbook_is_words_where_no_table_calls_them_anything_else() -> None:
    made = book(TWO)
    assert made.sheetnames == ["about", "notes", "themes", "journal", "journal-words"]
    for page in made:
        for row in page.iter_rows():
            for cell in row:
                day = page.title == "journal" and cell.column_letter == "E" and cell.row > 1
                assert cell.value is None or cell.data_type == ("d" if day else "s"), cell
                assert cell.hyperlink is None
    held = rows(made["notes"])
    assert held[0] == ("session", "date", "number", "text", "area")
    assert [row[3] for row in held[1:]] == [*AWKWARD, *AWKWARD]
    assert [row[0] for row in held[1:]] == ["Te Awa: whānau & us"] * len(AWKWARD) + ["Second"] * len(AWKWARD)
    assert rows(made["themes"])[1][2:] == ("1", "=1+1", "-3")
    data = xlsx_file.write(TWO).files[""]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert sheets and not any(b"<f>" in sheet or b"<f " in sheet or b"<hyperlink" in sheet for sheet in sheets)


def test_a_workbook_is_easy_to_read() -> None:
    page = book(TWO)["notes"]
    assert page.freeze_panes == "A2" and page.auto_filter.ref == f"A1:E{2 * len(AWKWARD) + 1}"
    assert page["D2"].alignment.wrap_text and 8 <= page.column_dimensions["D"].width <= 61
    lines = AWKWARD.index("two\nlines\nand\nthree\nfour\nfive\nsix") + 2
    assert page.row_dimensions[lines].height == 7 * 15


@pytest.mark.parametrize("audience", ["facilitators", "participants", "public"])
def test_the_first_sheet_says_what_it_is(audience: Any) -> None:
    said = {row[0]: row[1] for row in rows(book(replace(TWO, audience=audience))["about"])}
    assert said["What it is"] == "Both" and said["For whom"] == xlsx_file.LEFT_OUT[audience]
    assert said["Sheet notes"] == f"One row for each note. {2 * len(AWKWARD)} rows."
    assert len(set(xlsx_file.LEFT_OUT.values())) == 3


def test_sheets_of_one_name_and_another_kind_stand_apart() -> None:
    plain = (("h",), (("1",),))
    made = book(
        with_sheets(
            Sheet("notes", "One.", *plain),
            Sheet("Notes", "Two.", *plain),
            Sheet("a:b*c?d/e\\f[g]'", "Three.", *plain),
            Sheet("x" * 40, "Four.", *plain),
            Sheet("x" * 41, "Five.", *plain),
            Sheet("About", "Six.", *plain),
            Sheet("History", "Seven.", *plain),
            Sheet("", "Eight.", *plain),
        )
    )
    names = made.sheetnames
    assert len(names) == len({name.lower() for name in names}) == 9
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    assert "history" not in [name.lower() for name in names]


def test_two_exercises_of_a_kind_stand_together_and_say_which_is_which() -> None:
    held = session()
    (first,) = (run for run in held.runs if run.sheets)
    extra = replace(first.sheets[0], headings=("number", "text", "area", "author"), rows=(("1", "=2", "me", "F1"),))
    second = replace(first, key="post-its-2", title="Again", sheets=(extra,))
    made = rows(book(leaving(replace(held, runs=(first, second))))["notes"])
    assert made[0] == ("exercise", "number", "text", "area", "author")
    assert made[1][0] == "Post-its" and made[1][4] == "" and made[-1] == ("Again", "1", "=2", "me", "F1")


def test_sessions_of_one_title_are_told_apart() -> None:
    again = replace(session("other"), day="2 May 2026")
    made = rows(book(leaving(session(), again))["notes"])
    assert len({row[0] for row in made[1:]}) == 2


def test_a_cell_that_no_workbook_holds_is_cut_and_said_to_be() -> None:
    written = xlsx_file.write(with_sheets(Sheet("notes", "One.", ("text",), (("👩" * 20_000,), ("ā" * 32_767,)))))
    page = openpyxl.load_workbook(io.BytesIO(written.files[""]))["notes"]
    assert page["A2"].value.endswith("👩…") and page["A3"].value == "ā" * 32_767
    assert written.notes == ("1 cell was too long for a workbook and cut, with … at the end; csv has the whole.",)
    assert xlsx_file.write(TWO).notes == ()


def test_nothing_to_write_is_said() -> None:
    with pytest.raises(NothingToWrite, match=r"page\.html"):
        xlsx_file.write(leaving(replace(session(), runs=())))


def test_what_should_never_come_so_far_does_no_harm() -> None:
    held = with_sheets(Sheet(UNCLEAN, UNCLEAN, (UNCLEAN,), ((UNCLEAN,),)), words=UNCLEAN)
    told = "esc[2J nul bell vt c1 half\ufffd last"
    assert document(held).paragraphs[-1].text == told
    made = book(held)
    assert made[made.sheetnames[1]]["A2"].value == told


def test_what_a_table_calls_numbers_and_days_are_that_and_words_never() -> None:
    rows_of = (("=1+1", "12", "2026-03-12", "3"), ("7", "under 5", "some day", ""), ("x", "0.25", "", "-1"))
    counts = Sheet("counts", "One.", ("text", "n", "day", "left"), rows_of, ("n", "left"), ("day",))
    page = book(with_sheets(counts))["counts"]
    assert [[cell.data_type for cell in row] for row in page.iter_rows(min_row=2, max_col=4)] == [
        ["s", "n", "d", "n"],
        ["s", "n", "s", "n"],
        ["s", "n", "n", "n"],
    ]
    why = [page[f"E{row}"].value for row in range(1, 5)]
    assert page["B3"].value is None and why == ["hidden", None, "under 5", None], "no word among numbers, and why"
    assert page["A2"].value == "=1+1" and page["B2"].value == 12 and page["B4"].value == 0.25
    assert page["C2"].value.date().isoformat() == "2026-03-12" and page["D3"].value is None


def test_no_two_columns_of_a_table_have_one_name() -> None:
    two = Sheet("visits", "One.", ("number", "title", "title", "state", "state"), (("1", *"abcd"),), ("number",))
    apart = with_columns_apart(two)
    assert apart.headings == ("number", "title", "title_2", "state", "state_2")
    assert with_columns_apart(apart) is apart
    assert with_columns_apart(replace(two, headings=("n", "n", "n_2", "n", "m"))).headings == (
        "n",
        "n_3",
        "n_2",
        "n_4",
        "m",
    )


def title_of(chart: Any) -> str:
    (paragraph,) = chart.title.tx.rich.p
    return "".join(run.t for run in paragraph.r)


def test_each_chart_stands_whole_on_a_printed_page() -> None:
    rows_of = tuple((str(round), f"tool {tool}", "3") for round in range(3) for tool in range(9))
    counts = Sheet("counts", "One.", ("round", "name", "n"), rows_of, ("n",), chart=Chart("name", ("n",), ("round",)))
    page = book(with_sheets(counts))[xlsx_file.CHARTS]
    rows = [chart.anchor._from.row for chart in page._charts]
    assert [one.id + 1 for one in page.row_breaks.brk] == rows[1:], "two do not fit on one"
    assert page.page_setup.orientation == "landscape" and not page.sheet_properties.pageSetUpPr.fitToPage


def test_a_sheet_without_a_row_is_told_of_and_not_there() -> None:
    empty = Sheet("same_people", "Nobody yet.", ("tool",), ())
    made = book(with_sheets(Sheet("counts", "One.", ("n",), (("1",),)), empty))
    assert made.sheetnames == ["about", "counts"]


def test_counts_are_drawn_as_charts_one_for_each_round_and_none_where_nothing_was_counted() -> None:
    rows_of = (
        *(("1", "a", "2", "3"), ("1", "b", "", ""), ("1", "c", "0", "0"), ("1", "d", "1", "")),
        *(("2", "a", "1", "1"), ("3", "a", "", ""), ("4", "a", "0", "0")),
    )
    chart = Chart("name", ("no", "yes"), ("round",), (("1", "What became of it"),))
    counts = Sheet("counts", "One.", ("round", "name", "no", "yes"), rows_of, ("no", "yes"), chart=chart)
    made = book(with_sheets(counts, Sheet("charts", "Two.", ("h",), (("1",),))))
    assert made.sheetnames == ["about", "counts", "charts 2", xlsx_file.CHARTS]
    drawn = made[xlsx_file.CHARTS]._charts
    assert [[part.val.numRef.f for part in one.series] for one in drawn] == [
        ["(counts!$C$2,counts!$C$5)", "(counts!$D$2,counts!$D$5)"],
        ["counts!$C$6", "counts!$D$6"],
    ]
    assert [title_of(one) for one in drawn] == ["What became of it", "counts: 2"]
    assert all(part.graphicalProperties.pattFill or part.graphicalProperties.solidFill for part in drawn[0].series)


LIBREOFFICE = {
    **dict.fromkeys(("pct5", "pct10", "pct20", "wdUpDiag", "ltUpDiag", "dkUpDiag"), "stripes upward"),
    **dict.fromkeys(("ltHorz", "narHorz", "dkHorz", "ltVert", "dkVert"), "1A1A1A"),
    "dotDmnd": "wide cross",
    "dashHorz": "lines",
    "trellis": "close cross",
}
"""What LibreOffice draws, which knows no dots and makes light lines across as good as ink."""


@pytest.mark.parametrize("parts", [3, 4, 5, 6])
def test_the_parts_of_a_chart_are_told_apart_without_colour_in_libreoffice_too(parts: int) -> None:
    words = tuple(f"part{part}" for part in range(parts))
    counts = Sheet("counts", "One.", ("name", *words), (("a", *"1" * parts),), words, chart=Chart("name", words))
    (chart,) = book(with_sheets(counts))[xlsx_file.CHARTS]._charts
    looks = []
    for part in chart.series:
        filled = part.graphicalProperties
        looks.append(LIBREOFFICE[filled.pattFill.prst] if filled.pattFill else filled.solidFill.srgbClr)
    assert len(set(looks)) == parts, looks


def test_a_chart_calls_its_parts_by_the_words_that_were_asked() -> None:
    words = Chart("name", ("dont_use", "often"), parts=("don't use", "often"))
    counts = Sheet("counts", "One.", ("name", "dont_use", "often"), (("a", "1", "2"),), ("dont_use",), chart=words)
    (chart,) = book(with_sheets(counts))[xlsx_file.CHARTS]._charts
    assert [part.tx.v for part in chart.series] == ["don't use", "often"]


def test_what_a_row_is_called_by_stands_on_each_page_across_wherever_its_column_is() -> None:
    headings = ("round", "day", "moment", "asked", "name", *(f"answer_{word}" * 4 for word in "abcdef"))
    row = (*"1234", "Joint visits", *"123456")
    counts = Sheet("counts", "One.", headings, (row,), headings[5:], chart=Chart("name", headings[5:]))
    assert book(with_sheets(counts))["counts"].print_title_cols == "$E:$E"


@pytest.mark.parametrize(("rows", "kept"), [(1, [0]), (4, [0, 1, 2, 3]), (9, [0, 8])])
def test_no_row_of_a_table_stands_alone_on_a_page(rows: int, kept: list[int]) -> None:
    table = Table(("Who", "What"), tuple((str(row), "words") for row in range(rows)))
    run = RunLeaving("x", "X", Outline("facilitators", (table,)))
    (made,) = document(leaving(replace(session(), runs=(run,), record=()))).tables
    goes_on = [at for at, row in enumerate(made.rows) if row.cells[1].paragraphs[0].paragraph_format.keep_with_next]
    assert goes_on == kept, "the row before the last one, the heading, and all of a short table but its last"
