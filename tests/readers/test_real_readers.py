"""Our files in the programs people open them with: LibreOffice, a browser, a PDF reader. Slow; one file each."""

from __future__ import annotations

import csv
import http.server
import re
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from exercises.kernel.record import replace
from exercises.leaving.outline import Heading, Outline, Paragraph, Part, Quote, Table
from exercises.leaving.sheet import Sheet
from sessions.export import Wanted, gather, make
from sessions.export.writers import csv_files, docx_file, html_file, svg_files, xlsx_file
from sessions.leaving.leaving import Leaving, RunLeaving
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform
from tests.exercises import review_lines
from tests.readers.programs import NAMES, all_converted, browsed, converted, printed, program, run, words_of
from tests.sessions.leaving_samples import BARS, GRID, MAP, leaving, sample_day, session

WORDS = (
    "Māori kōrero about whānau ora",
    "family 👩‍👩‍👧 and 👍",
    "e\u0323\u0302 and wha\u0304nau composed or not",
    "=1+1",
    "+64 21 555",
    "-2 degrees",
    "@SUM(A1)",
    "<script>alert(1)</script> & &amp;",
    "quotes \" and ' and ;",
    "two\nlines",
    "שלום",
    "[a](http://x.y) *b*",
    "http://example.org/x.png",
)
"""Words that programs like to take for something else, and letters that get lost."""


def held() -> Leaving:
    words = tuple(unicodedata.normalize("NFC", text) for text in WORDS)
    parts: list[Part] = [Heading("Post-its"), *map(Paragraph, words), *(Quote(text, "note 1") for text in words)]
    parts.append(Table(("Theme", "whānau"), tuple((text, "1") for text in words)))
    sheet = Sheet(
        "notes",
        "One row for each note.",
        ("number", "text"),
        tuple((str(at), text) for at, text in enumerate(words)),
        kept="text",
    )
    outline = Outline("facilitators", tuple(parts))
    run = RunLeaving("post-its", "Post-its", outline, (sheet,), pictures=(MAP, GRID, BARS))
    return leaving(replace(session(), runs=(run,), record=()))


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def letters(text: str) -> str:
    """The text without what a page's width and direction change: spaces, line ends, marks for direction."""
    return re.sub(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]+", "", unicodedata.normalize("NFC", text))


def check_words(text: str) -> None:
    found = letters(text)
    for word in WORDS:
        if word != "שלום":  # a PDF has it in the order it is drawn in
            assert letters(word) in found, word
    assert "שלום" in found or "םולש" in found


def test_the_document_opens_in_libreoffice_and_every_word_reads_back(tmp_path: Path) -> None:
    file = saved(tmp_path, "report.docx", docx_file.write(held()).files[""])
    pdf = converted(file, "pdf", tmp_path)
    check_words(words_of(pdf))
    assert "Te Awa: whānau & us" in run(program("poppler's pdfinfo"), str(pdf))


def test_the_workbook_opens_in_libreoffice_and_every_cell_is_text(tmp_path: Path) -> None:
    file = saved(tmp_path, "tables.xlsx", xlsx_file.write(held()).files[""])
    made = converted(file, "xlsx", tmp_path)
    page = openpyxl.load_workbook(made)["notes"]
    cells = [cell for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [row[1].value for row in page.iter_rows(min_row=2)] == [unicodedata.normalize("NFC", w) for w in WORDS]


def test_the_tables_open_in_libreoffice_as_they_were_written(tmp_path: Path) -> None:
    typed = [[str(at), unicodedata.normalize("NFC", text)] for at, text in enumerate(WORDS)]
    guarded = [[csv_files.guarded(cell) for cell in row] for row in typed]
    ways = (("guarded", False, guarded), ("raw", True, typed))
    files = [saved(tmp_path, f"{way}.csv", csv_files.write(held(), raw=raw).files["notes.csv"]) for way, raw, _ in ways]
    for file, opened, (_, _, wanted) in zip(files, all_converted(files, "xlsx", tmp_path), ways, strict=True):
        # Python's own reader takes either as it is, whatever a spreadsheet makes of it.
        lines = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
        assert [line[:2] for line in lines[1:]] == wanted
        page = openpyxl.load_workbook(opened).worksheets[0]
        rows = [["" if cell.value is None else str(cell.value) for cell in row] for row in page.iter_rows()]
        assert rows[0][:2] == ["number", "text"], "nothing stands before the first heading"
        assert [row[:2] for row in rows[1:]] == wanted
        assert not [cell for row in page.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_page_prints_from_a_browser_and_every_word_reads_back(tmp_path: Path) -> None:
    pdf = printed(saved(tmp_path, "page.html", html_file.write(held()).files[""]), tmp_path)
    text = words_of(pdf, as_drawn=True)
    check_words(text)
    assert "Invited 30, answered 24." in text and "( Matiu )" in text, "the pictures' words are words"
    told = run(program("poppler's pdfinfo"), str(pdf))
    assert re.search(r"Title: +Te Awa: whānau & us", told) and re.search(r"Tagged: +yes", told)


class _Asked(http.server.BaseHTTPRequestHandler):
    """Answers anything, and remembers what it was asked for."""

    paths: list[str]

    def do_GET(self) -> None:
        self.paths.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A web server of our own: its address, and what it was asked for so far."""
    paths: list[str] = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Asked", (_Asked,), {"paths": paths}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    server.server_close()


def test_a_browser_asks_nobody_for_anything(tmp_path: Path, listener: tuple[str, list[str]]) -> None:
    address, paths = listener
    tempting = f'<img src="{address}/typed.png"><script src="{address}/typed.js"></script>'
    parts = (Heading(tempting), Paragraph(tempting), Quote(tempting, tempting), Table((tempting,), ((tempting,),)))
    awkward = replace(MAP, title=tempting, below=(tempting, f"url({address}/x)"))
    only = RunLeaving("x", "X", Outline("facilitators", parts), pictures=(awkward,))
    data = html_file.write(leaving(replace(session(), runs=(only,)), title=tempting)).files[""]
    shown = browsed(saved(tmp_path, "page.html", data))
    assert shown.count("<script") == 0 and "typed.png" in shown
    assert paths == []

    # What would ask, if our own escaping ever failed, is refused by the page's policy; without it, it would be asked.
    pushed_in = data.replace(b"</main>", f'<img src="{address}/pushed.png"></main>'.encode())
    browsed(saved(tmp_path, "pushed.html", pushed_in))
    assert paths == []
    without = re.sub(rb"<meta http-equiv[^>]*>", b"", pushed_in)
    browsed(saved(tmp_path, "without.html", without))
    assert paths == ["/pushed.png"], "the listener would have heard"


def test_the_pictures_open_in_a_browser_with_their_words(tmp_path: Path) -> None:
    for name, data in svg_files.write(held()).files.items():
        pdf = printed(saved(tmp_path, name, data), tmp_path)
        text = letters(words_of(pdf))
        wanted = {"map.svg": "( Matiu )", "grid.svg": "“too many hands”", "bars.svg": "keep 14, change 8, discard 2"}
        assert letters(wanted[name]) in text, name


def test_the_sample_day_opens_everywhere_with_all_its_notes(tmp_path: Path, own_place: Path) -> None:
    day = sample_day()
    gathered = gather([day], "participants").leaving
    day.close()
    (sheet,) = (sheet for run in gathered.sessions[0].runs for sheet in run.sheets if sheet.name == "notes")
    column = sheet.headings.index("text")
    notes = [row[column] for row in sheet.rows if row[column]]
    assert len(notes) > 300
    page = printed(saved(tmp_path, "day.html", html_file.write(gathered).files[""]), tmp_path)
    report = converted(saved(tmp_path, "day.docx", docx_file.write(gathered).files[""]), "pdf", tmp_path)
    for pdf in (page, report):
        # A heading or a page's end may stand between two lines of one note; its first words are in one line.
        text = letters(words_of(pdf))
        missing = [note for note in notes if letters(" ".join(note.split()[:3])) not in text]
        assert missing == [], pdf.name
    book = converted(saved(tmp_path, "day.xlsx", xlsx_file.write(gathered).files[""]), "xlsx", tmp_path)
    rows = list(openpyxl.load_workbook(book)["notes"].iter_rows(values_only=True))
    at = rows[0].index("text")
    assert [row[at] for row in rows[1:] if row[at]] == notes


def test_pandas_reads_each_table_as_its_dictionary_says(tmp_path: Path, own_place: Path) -> None:
    pandas = pytest.importorskip("pandas")
    for name, data in make([sample_day()], Wanted("data", "facilitators")).written.files.items():
        (tmp_path / name).write_bytes(data)
    columns = pandas.read_csv(tmp_path / "dictionary.csv")
    for table, told in columns.groupby("table"):
        read = pandas.read_csv(tmp_path / f"{table}.csv")
        assert list(read.columns) == list(told["name"]) and read["id"].is_unique, table
        for name, kind in zip(told["name"], told["kind"], strict=True):
            there = read[name].dropna()
            assert kind != "number" or pandas.api.types.is_numeric_dtype(there), (table, name)
            assert kind != "yes or no" or there.empty or there.dtype == bool, (table, name)
            assert kind != "day" or pandas.to_datetime(there, format="%Y-%m-%d").notna().all(), (table, name)
    book = pandas.read_excel(tmp_path / "data.xlsx", sheet_name=None)
    assert {name: len(rows) for name, rows in book.items()} == {
        file.stem: len(pandas.read_csv(file)) for file in tmp_path.glob("*.csv")
    }


def sides(pdf: Path) -> int:
    """How many pages a PDF has, as poppler counts them."""
    return int(re.findall(r"Pages:\s+(\d+)", run(program("poppler's pdfinfo"), str(pdf)))[0])


def test_the_short_page_of_the_sample_day_is_two_sides_in_each_program(tmp_path: Path, own_place: Path) -> None:
    gathered = gather([sample_day()], "participants", brief=True).leaving
    assert sides(printed(saved(tmp_path, "day.html", html_file.write(gathered).files[""]), tmp_path)) <= 2
    assert sides(converted(saved(tmp_path, "day.docx", docx_file.write(gathered).files[""]), "pdf", tmp_path)) <= 2


def test_a_day_with_its_review_is_two_sides_in_each_program(tmp_path: Path, own_place: Path) -> None:
    day = sample_day()
    day.add_exercise(built_in()["adoption-review"])
    for line in review_lines.SAMPLE:
        perform(day, line)
    gathered = gather([day], "participants", brief=True).leaving
    assert sides(printed(saved(tmp_path, "day.html", html_file.write(gathered).files[""]), tmp_path)) == 2
    assert sides(converted(saved(tmp_path, "day.docx", docx_file.write(gathered).files[""]), "pdf", tmp_path)) == 2


def test_a_wall_of_520_notes_is_eighteen_pages_at_most(tmp_path: Path, own_place: Path) -> None:
    day = sample_day()
    wall = next(run for run in day.state.exercises.values() if run.template.key == "post-its")
    texts = [note.text for note in wall.state.notes.every()][: 520 - len(wall.state.notes)]
    notes = [{"question": "HELPS", "area": "team", "text": f"Again: {text}"[:400]} for text in texts]
    day.record("notes", {"notes": notes}, run=wall.key)
    gathered = gather([day], "participants").leaving
    (session,) = gathered.sessions
    alone = replace(gathered, sessions=(replace(session, runs=tuple(r for r in session.runs if r.key == wall.key)),))
    assert sides(printed(saved(tmp_path, "wall.html", html_file.write(alone).files[""]), tmp_path)) <= 18


def test_a_program_that_is_missing_fails_where_it_has_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(NAMES, "LibreOffice", ("no-such-program-anywhere",))
    monkeypatch.setenv("HOLDSPACE_NEED_READERS", "1")
    with pytest.raises(pytest.fail.Exception, match="LibreOffice has to be here"):
        program("LibreOffice")
    monkeypatch.delenv("HOLDSPACE_NEED_READERS")
    with pytest.raises(pytest.skip.Exception):
        program("LibreOffice")
