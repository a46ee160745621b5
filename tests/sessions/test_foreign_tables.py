"""Tables of other programs brought onto a wall: each of those that people brought, and what is said of them."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.record import replace
from exercises.kernel.text import clean
from exercises.wall.state import Wall
from sessions.export import ExportError, export_bytes, export_files, restore
from sessions.importing.cases import CaseError, import_file
from sessions.importing.merging import merge_file
from sessions.importing.report import Report, Wanted
from sessions.importing.workbook import MOST_CELLS, MOST_UNPACKED
from sessions.library import templates
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from sessions.store import locations
from sessions.store.kinds_of_file import SESSION, other_kind
from tests.lines import again, session

BROUGHT = Path(__file__).resolve().parents[1] / "fixtures" / "brought"
TEA = "Starting with a cup of tea"


@pytest.fixture
def wall(own_place: Path) -> Session:
    return session(exercises=("post-its",))


def notes(held: Session) -> list[tuple[str, str, str]]:
    state = held.state.run.state
    assert isinstance(state, Wall)
    return [(note.question, note.area, note.text) for note in state.notes.every()]


def brought(held: Session, name: str, **wanted: Any) -> Report:
    return import_file(held, BROUGHT / name, Wanted(**wanted))


def written(held: Session, folder: Path, content: str | bytes, name: str = "t.csv", **wanted: Any) -> Report:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return import_file(held, path, Wanted(**wanted))


HELPS, DIFFICULT = "HELPS", "DIFFICULT"
CAME: list[tuple[str, dict[str, Any], list[tuple[str, str, str]], list[str]]] = [
    (
        "google-form-wide.csv",
        {"area": "me"},
        [
            (HELPS, "me", TEA),
            (DIFFICULT, "me", "Nobody tells me what was decided"),
            (HELPS, "me", "One plan, one page"),
            (DIFFICULT, "me", "Too many meetings, all at once"),
            (DIFFICULT, "me", "Jargon"),
        ],
        ["Not taken, these columns: “Timestamp”."],
    ),
    (
        "ms-forms-cp1252.csv",
        {"area": "me"},
        [(HELPS, "me", "Starting with tea – always"), (DIFFICULT, "me", "God’s own time;Hurry;")],
        [
            "The file is not UTF-8; it was read as Windows-1252. Look at a note with macrons.",
            "Line 4: several thoughts in one cell, each kept as one note. As notes of their own: undo, then again "
            "with --split",
            "Not taken, about people: “Email” and “Name”.",
        ],
    ),
    (
        "ms-forms-cp1252.csv",
        {"area": "team", "split": True},
        [
            (HELPS, "team", "Starting with tea – always"),
            (DIFFICULT, "team", "God’s own time"),
            (DIFFICULT, "team", "Hurry"),
        ],
        [],
    ),
    (
        "scrumlr.csv",
        {"area": "me"},
        [(HELPS, "me", TEA), (DIFFICULT, "me", "Two thoughts, one note")],
        [
            "The question of each note is read from “column”.",
            "Not taken, who wrote them: this wall keeps no writers.",
            "Not taken, about people: “author_id”.",
        ],
    ),
    (
        "refacto.csv",
        {
            "text": ("Message",),
            "question_from": "Category",
            "area": "team",
            "means": {"happy": HELPS, "sad": "difficult"},
        },
        [(HELPS, "team", TEA), (DIFFICULT, "team", "Too many meetings")],
        ["Not taken, these columns: “Archive”, “Votes” and “State”."],
    ),
    (
        "padlet.csv",
        {"question": "helps"},
        [(HELPS, "me", TEA), (HELPS, "team", "No words, only a title")],
        [
            "The area of each note is read from “Section”.",
            "Taken from “Subject”, line 3: the note itself was empty.",
            "“Subject” holds words too, not taken. As notes of their own: undo, then again with "
            '--text "Body" --text "Subject"',
        ],
    ),
    (
        "trello.csv",
        {},
        [(HELPS, "me", TEA)],
        [
            "The question of each note is read from “Labels”.",
            "The area of each note is read from “List Name”.",
            "Not taken, line 3: archived where it comes from.",
            "Not taken, about people: “Members”.",
        ],
    ),
    (
        "miro-stickies.csv",
        {"text": ("Sticky Title", "Sticky Description")},
        [(HELPS, "me", TEA), (HELPS, "me", "Knowing who to ring"), (HELPS, "team", "Once a week, at most")],
        ["The question of each note is read from “Tag2”.", "The area of each note is read from “Tag1”."],
    ),
    (
        "claper-messages.csv",
        {"question": "helps", "area": "network"},
        [(HELPS, "network", TEA)],
        ["Not taken, about people: “Attendee identifier”, “User email” and “Name”."],
    ),
    (
        "qualcoder-survey.csv",
        {"question": "difficult", "area": "me"},
        [
            (DIFFICULT, "me", "I wanted more time, but work took it."),
            (DIFFICULT, "me", "I needed this for my work."),
        ],
        ["Not taken, these columns: “Age”, “Gender” and “Interest”.", "Not taken, about people: “Case”."],
    ),
    (
        "mural.csv",
        {"question": "helps"},
        [(HELPS, "me", TEA)],
        [
            "The area of each note is read from “Group”.",
            "Not taken, these columns: “ID”, “Type”, “BG Color” and “Area”.",
            "Not taken, who wrote them: this wall keeps no writers.",
        ],
    ),
    (
        "multiline-cell.csv",
        {"split": True},
        [(HELPS, "me", "first thought"), (HELPS, "me", "second thought"), (HELPS, "me", "third")],
        [],
    ),
]


@pytest.mark.parametrize(("name", "wanted", "held", "said"), CAME, ids=[f"{one[0]} {one[1]}" for one in CAME])
def test_what_other_programs_write_comes_in(
    wall: Session, name: str, wanted: dict[str, Any], held: list[tuple[str, str, str]], said: list[str]
) -> None:
    report = brought(wall, name, **wanted)
    assert notes(wall) == held
    assert [line for line in said if line not in report.lines] == [], report.lines
    assert "Ana" not in str(wall.documents()), "nobody's name comes in by itself"
    assert again(wall).state == wall.state
    wall.undo()
    assert not notes(wall)


def test_a_form_without_areas_says_what_to_type(wall: Session) -> None:
    with pytest.raises(CaseError, match=r"no heading for the area.* --area me"):
        brought(wall, "google-form-wide.csv")
    with pytest.raises(CaseError, match='--question-from "Category" --means "WORD=HELPS"'):
        brought(wall, "refacto.csv", area="me")
    with pytest.raises(CaseError, match=r'line 2: “happy” is not on this wall.*--means "happy=HELPS"'):
        brought(wall, "refacto.csv", area="me", question_from="cat")
    with pytest.raises(CaseError, match=r"--text: “Words” is no heading here. There is “Archive”, “Category”"):
        brought(wall, "refacto.csv", text=("Words",))
    with pytest.raises(CaseError, match="“glad” is no question and no area of this wall"):
        brought(wall, "refacto.csv", means={"happy": "glad"})
    assert not notes(wall)


def test_a_title_block_and_blank_lines_around_a_table_are_passed_over_with_a_word(
    wall: Session, tmp_path: Path
) -> None:
    text = (
        "Our survey, autumn\r\n\r\nexported;by;us\r\nquestion;area;text\r\nHELPS;me;one\r\n\r\n;;\r\nHELPS;me;two\r\n"
    )
    report = written(wall, tmp_path, text)
    assert [text for _, _, text in notes(wall)] == ["one", "two"]
    assert "Passed over, lines 1 and 3: it stands above the table." in report.lines
    assert "Not taken, line 7: no words of a note." in report.lines
    with pytest.raises(CaseError, match="line 9: “school” is not"):
        written(wall, tmp_path, text + "HELPS;school;x\r\n")


def test_headings_over_two_rows_and_areas_in_a_heading(wall: Session, tmp_path: Path) -> None:
    written(wall, tmp_path, "What HELPS?,,DIFFICULT,\nme,team,me,whanau\na,b,c,d\n,,e,\n")
    assert notes(wall) == [
        (HELPS, "me", "a"),
        (HELPS, "team", "b"),
        (DIFFICULT, "me", "c"),
        (DIFFICULT, "whanau", "d"),
        (DIFFICULT, "me", "e"),
    ]
    wall.undo()
    written(wall, tmp_path, '"What HELPS? [me as a practitioner]",DIFFICULT - team\nx,y\n')
    assert notes(wall) == [(HELPS, "me", "x"), (DIFFICULT, "team", "y")]
    wall.undo()
    written(wall, tmp_path, "me,team,age\nx,,34\ny,z,\n", question="helps")
    assert notes(wall) == [(HELPS, "me", "x"), (HELPS, "me", "y"), (HELPS, "team", "z")]


def test_a_table_that_was_pasted_into_a_text_and_one_drawn_with_strokes(wall: Session, tmp_path: Path) -> None:
    written(wall, tmp_path, "question\tarea\ttext\nHELPS\tme\tone\n", "pasted.txt")
    written(wall, tmp_path, "| Question | Area | Text |\n|---|:-:|---|\n| HELPS | team | a \\| b |\n", "drawn.md")
    assert notes(wall) == [(HELPS, "me", "one"), (HELPS, "team", "a | b")]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_rows_that_end_in_separators_of_their_own_come_in(wall: Session, tmp_path: Path, separator: str) -> None:
    rows = ("question", "area", "text"), ("HELPS", "me", "one", ""), ("HELPS", "team", "two", "", ""), ("HELPS",)
    written(wall, tmp_path, "\n".join(separator.join(row) for row in rows))
    assert notes(wall) == [(HELPS, "me", "one"), (HELPS, "team", "two")]
    with pytest.raises(CaseError, match="line 2: there are 5 cells and 3 headings"):
        written(wall, tmp_path, "\n".join(separator.join(row) for row in (rows[0], ("HELPS", "me", "one", "", "two"))))


def test_a_table_of_one_column_comes_in_by_its_heading(wall: Session, tmp_path: Path) -> None:
    said = {"question": "HELPS", "area": "me"}
    written(wall, tmp_path, '"Notes"\n"one, and one"\n"two"\n', **said)
    written(wall, tmp_path, "What came up\nthree\n", text=("What came up",), **said)
    assert [text for _, _, text in notes(wall)] == ["one, and one", "two", "three"]
    with pytest.raises(CaseError, match="the headings are “HELPS”"):
        written(wall, tmp_path, "HELPS\nTea\nDIFFICULT\nForms\n", area="me")


def workbook(*sheets: tuple[str, list[list[object]]], merged: tuple[str, ...] = ()) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_question_and_an_area_reach_down_as_far_as_their_cell(wall: Session, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Our board"],
        [],
        ["Question", "Area", "Comment"],
        ["HELPS", "me", "one"],
        [None, "team", "two"],
        [],
        [None, None, "three"],
        ["DIFFICULT", "team", "four"],
        [None, None, None],
    ]
    merged = ("A1:C1", "A4:A7", "B5:B7", "C8:C9")
    written(wall, tmp_path, workbook(("Notes", rows), merged=merged), "board.xlsx")
    assert notes(wall) == [
        (HELPS, "me", "one"),
        (HELPS, "team", "two"),
        (HELPS, "team", "three"),
        (DIFFICULT, "team", "four"),
    ]
    with pytest.raises(CaseError, match="line 5: no question is given"):
        written(wall, tmp_path, workbook(("Notes", rows)), "other.xlsx")


def test_a_spreadsheet_is_read_once_and_only_where_something_stands(
    wall: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each kind of file that it could be looks into it; and a column is often formatted down to the last row."""
    import openpyxl

    from sessions.importing import workbook as reading

    rows: list[list[object]] = [["Question", "Area", "Comment"], [HELPS, "me", TEA]]
    book = openpyxl.load_workbook(io.BytesIO(workbook(("Notes", rows))))
    for row in (*range(3, 400), 2_000):
        book["Notes"].cell(row, 3 if row < 400 else 16_384).number_format = "0.0"
    stream, values, plainly = io.BytesIO(), list[object](), reading._words
    book.save(stream)
    monkeypatch.setattr(reading, "_words", lambda value: values.append(value) or plainly(value))
    written(wall, tmp_path, stream.getvalue(), "board.xlsx")
    assert notes(wall) == [(HELPS, "me", TEA)] and values == [*rows[0], *rows[1]]
    monkeypatch.setattr(reading, "MOST_CELLS", 3)
    with pytest.raises(CaseError, match="more than 3 cells"):
        written(wall, tmp_path, workbook(("Notes", [["Question"], ["1"], ["2"], ["3"], ["4"]])), "long.xlsx")
    assert len(values) == 6 + 4, "why it cannot be read is found once, too"


def test_a_spreadsheet_comes_in_by_its_values(wall: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (MOST_CELLS, MOST_UNPACKED) == (100_000, 200_000_000)
    monkeypatch.setattr("sessions.importing.workbook.MOST_CELLS", 1_000)
    monkeypatch.setattr("sessions.importing.workbook.MOST_UNPACKED", 200_000)
    rows: list[list[object]] = [
        ["Our survey"],
        [],
        ["No", "Question", "Area", "Comment"],
        [3, "HELPS", "me", "=1+1"],
        [7, "HELPS", "team", 12],
        [8, "DIFFICULT", "whānau", "Whānau\nkōrero"],
    ]
    data = workbook(("About", [["hello"]]), ("Notes", rows))
    report = written(wall, tmp_path, data, "board.xlsx")
    assert notes(wall) == [(HELPS, "team", "12"), (DIFFICULT, "whanau", "Whānau kōrero")]
    assert sorted(wall.state.run.state.notes) == [7, 8], "papers keep their numbers"
    assert "Read the sheet “Notes”; there is “About” too. To read another: --sheet NAME" in report.lines
    assert "Passed over, line 1: it stands above the table." in report.lines
    assert "Not taken, line 4: no words of a note." in report.lines, "a formula that nobody worked out has no value"
    with pytest.raises(CaseError, match=r"no sheet called “Other”. There is “About” and “Notes”"):
        written(wall, tmp_path, data, "board.xlsx", sheet="Other")
    with pytest.raises(CaseError, match="more than 1,000 cells"):
        written(wall, tmp_path, workbook(("a", [["x"] * 40] * 26)), "big.xlsx")
    with pytest.raises(CaseError, match="damaged, or protected"):
        broken = io.BytesIO()
        with zipfile.ZipFile(broken, "w") as archive:
            archive.writestr("xl/workbook.xml", "<no")
        written(wall, tmp_path, broken.getvalue(), "broken.xlsx")
    with pytest.raises(CaseError, match="too large once it is unpacked"):
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", "x")
            archive.writestr("xl/sharedStrings.xml", b"0" * 201_000)
        written(wall, tmp_path, bomb.getvalue(), "bomb.xlsx")


def test_a_wall_that_keeps_writers_keeps_numbers_and_never_names(own_place: Path, tmp_path: Path) -> None:
    template = templates.built_in()["post-its"]
    held = session(exercises=())
    held.add_exercise(replace(template, words={**template.words, "authors": True}))
    report = written(held, tmp_path, "question,area,text,Author,Participant\nHELPS,me,x,Ana,P07\nHELPS,me,y,Bo,\n")
    assert [note.author for note in held.state.run.state.notes.every()] == ["P07", ""]
    assert "Ana" not in str(held.documents()) and "Not taken, about people: “Author”." in report.lines
    report = written(held, tmp_path, "question,area,text,Author\nHELPS,me,x,Ana\n")
    assert "Not taken, who wrote them: a writer is a number such as P07, never a name." in report.lines


def test_marks_of_a_list_are_offered_to_be_taken_off(wall: Session) -> None:
    report = brought(wall, "phone-ocr.txt")
    kept = "Lines 1, 2, 3, 4, 5, 6, 7 and 8: the mark of a list is kept (•, -, 1.). To take it off: undo, then again"
    assert f"{kept} with --no-marks" in report.lines and notes(wall)[0] == (HELPS, "me", "• Tea first")
    wall.undo()
    report = brought(wall, "phone-ocr.txt", unmarked=True)
    assert [text for _, _, text in notes(wall)] == [
        "Tea first",
        "One plan",
        "Ring back",
        "Sit down",
        "Listen",
        "dash one",
        "box",
        "todo",
    ]
    assert "Line 10: the question or the area of what stands below, and no note." in report.lines
    assert len(report.lines) == 4, report.lines


@pytest.mark.parametrize("name", ["markdown.csv", "qda-astral.csv"])
def test_words_of_a_table_stay_as_they_are(wall: Session, name: str) -> None:
    report = brought(wall, name)
    rows = csv.DictReader(io.StringIO((BROUGHT / name).read_bytes().decode(), newline=""))
    assert [text for _, _, text in notes(wall)] == [clean(row["text"]) for row in rows if clean(row["text"])]
    assert not any("mark of a list" in line for line in report.lines)


# -- our own tables ---------------------------------------------------------------------------------------------------


def filled() -> Session:
    held = session(exercises=("post-its",))
    for line in (
        ": one",
        ": two thoughts and more",
        "undo",
        ": two thoughts and more",
        "difficult whānau: three",
        "halve 2: two thoughts / and more",
        ": four",
        "whānau from story: five",
        "1 > new They listen",
        "4 5 > new We ask first",
        "3 > new",
        "also 4 > 1",
        "about 1: knowing a person",
        "merge 1 2: the same",
        "lone 6: it stands for itself",
        "park 7 until next session: for later",
        "retype 6: four, as on the paper",
        "contested 1: one way / another way",
    ):
        perform(held, line)
    return held


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_our_own_tables_come_back_with_numbers_status_and_themes(own_place: Path, tmp_path: Path, format: str) -> None:
    held = filled()
    if format == "csv":
        folder = tmp_path / "tables"
        folder.mkdir()
        for name, data in export_files(held, "csv", "facilitators").items():
            (folder / name).write_bytes(data)
    else:
        folder = tmp_path / "book.xlsx"
        folder.write_bytes(export_bytes(held, "xlsx", "facilitators"))
    other = session(title="Another", exercises=("post-its",))
    report = import_file(other, folder, Wanted())
    mine, theirs = held.state.run.state, other.state.run.state
    told = [
        [
            (n.number, n.question, n.area, n.text, n.source, n.halves, n.status, n.readings, n.why, n.until, n.themes)
            for n in wall.notes.every()
        ]
        for wall in (mine, theirs)
    ]
    assert told[0] == told[1], report
    assert theirs.notes[6].typed_before == mine.notes[6].typed_before
    names = [[(t.number, t.name, t.description, t.notes) for t in wall.standing()] for wall in (mine, theirs)]
    assert names[0] == names[1]
    assert len([event for event in other.events if event.run]) == 1, "one undo takes it all back"
    twice = import_file(other, folder, Wanted())
    assert any(line.startswith("Numbers go on here: note 1 of the file is ") for line in twice.lines)


def test_words_that_were_taken_back_are_not_written_down_again(wall: Session, tmp_path: Path) -> None:
    table = "number,question,area,text,bite_of,same_as,counted,consent\n1,HELPS,me,secretword,,,yes,withdrawn\n"
    written(wall, tmp_path, table)
    assert wall.state.run.state.notes[1].withdrawn and "secretword" not in str(wall.documents())


@pytest.mark.parametrize("said", ["withdrawn", " Withdrawn", "WITHDRAWN", "[taken back by whoever said it]"])
def test_words_that_were_taken_back_are_not_written_down_in_any_table(wall: Session, tmp_path: Path, said: str) -> None:
    kept = "HELPS,me,tea,Without my number\nHELPS,me,one plan,may be used with my P-number\nHELPS,me,a form,\n"
    written(wall, tmp_path, f"question,area,text,Consent\nHELPS,me,secretword,{said}\n{kept}")
    assert "secretword" not in str(wall.documents())
    consents = [note.consent for note in wall.state.run.state.notes.every()]
    assert consents == ["withdrawn", "without my number", "with my P-number", "not asked"]


def test_a_consent_in_words_of_its_own_is_asked_about(wall: Session, tmp_path: Path) -> None:
    for more in (",bite_of,same_as,counted", ""):
        table = f"question,area,text,consent{more}\nHELPS,me,tea,please do not{',' * more.count(',')}\n"
        with pytest.raises(CaseError, match="line 2: how these words may be used is not said by “please do not”"):
            written(wall, tmp_path, table)
    written(wall, tmp_path, table, leave=["consent"])
    assert notes(wall) == [(HELPS, "me", "tea")]


def test_a_row_that_says_it_is_no_note_is_left_and_that_is_said(wall: Session, tmp_path: Path) -> None:
    for heading in ("status", "May we use it?"):
        table = f"question,area,text,{heading}\nHELPS,me,secretword,Withdrawn\nHELPS,me,withdrawn,yes\n"
        said = written(wall, tmp_path, table).lines
        assert "Not taken, line 2: taken back where it comes from." in said
    assert notes(wall) == [(HELPS, "me", "withdrawn")] * 2 and "secretword" not in str(wall.documents())
    perform(wall, "undo")
    said = written(wall, tmp_path, "Nr,HELPS,DIFFICULT\n1,Tea,7\nTotal,1,1\nTotal,none of it,\n", area="me").lines
    assert "Not taken, line 3: a sum." in said
    assert notes(wall)[1:] == [(HELPS, "me", "Tea"), (DIFFICULT, "me", "7"), (HELPS, "me", "none of it")]


def test_a_note_in_place_of_the_headings_is_not_lost(wall: Session, tmp_path: Path) -> None:
    for name, between in (("t.tsv", "\t"), ("t.csv", ",")):
        table = "HELPS,me,Tea\nDIFFICULT,team,Jargon\n".replace(",", between)
        with pytest.raises(CaseError, match="line 1: this row is a note already"):
            written(wall, tmp_path, table, name)
    with pytest.raises(CaseError, match="or give each a heading of its own"):
        written(wall, tmp_path, "text,text\na,b\n", question="HELPS", area="me")


TITLED = "Type,Text,Tags,Created by\nSticky note,Tea first,helps,Priya\nSticky note,Jargon,difficult,Sam\n"


def test_the_headings_stand_above_the_first_note_also_where_that_is_much_like_some(
    wall: Session, tmp_path: Path
) -> None:
    said = written(wall, tmp_path, TITLED, area="me").lines
    assert notes(wall) == [(HELPS, "me", "Tea first"), (DIFFICULT, "me", "Jargon")], said
    perform(wall, "undo")
    poll = "Poll\n#,User\n1,Priya,What helps us?,Tea\n2,Sam,What helps us?,Jargon\n"
    with pytest.raises(CaseError, match="line 3: this row is a note already, and no row above it says"):
        written(wall, tmp_path, poll, area="me")
    with pytest.raises(CaseError, match=r"line 4: no question is given .* --question HELPS"):
        written(wall, tmp_path, f"{TITLED}Frame,What helps,,\n", area="me")
    written(wall, tmp_path, f"{TITLED}Frame,Both,,\n", area="me", question="DIFFICULT")
    assert notes(wall)[-1] == (DIFFICULT, "me", "Both")


def test_headings_in_te_reo_are_known(wall: Session, tmp_path: Path) -> None:
    written(wall, tmp_path, "Pātai,Wāhanga,Kōrero\nHELPS,whānau,Ka waea mai\n")
    assert notes(wall) == [(HELPS, "whanau", "Ka waea mai")]


# -- other kinds of file ----------------------------------------------------------------------------------------------


def zipped(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return stream.getvalue()


KINDS: list[tuple[str, bytes, str]] = [
    ("notes.html", b"<!DOCTYPE html>\n<html><body>", "This is a web page"),
    ("notes.csv", b"<html><table>", "This is a web page"),
    ("notes.rtf", b"{\\rtf1\\ansi Tea}", "This is rich text"),
    ("board.json", b'{"name": "Wall", "cards": [{"name": "Tea"}], "lists": []}', "a board of Trello as JSON"),
    ("list.json", b'[{"text": "Tea"}]', "a list of another program as JSON"),
    ("day.json", b'{"kind": "session", "events": []}', "holdspace merge NAME FILE"),
    ("notes.docx", zipped(word__document_xml="x"), "This is a Word document"),
    ("slides.pptx", zipped(ppt__presentation_xml="x"), "This is a slide show"),
    ("old.qdpx", zipped(project_qde="x"), "This REFI-QDA file cannot be read"),
    ("notes.ods", zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument spreadsheet"),
    ("all.zip", zipped(notes_csv="x"), "Unpack it first"),
    ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "an old Office file"),
    ("scan.pdf", b"%PDF-1.7", "This is a PDF"),
    ("wall.jpg", b"\xff\xd8\xff\xe0", "This is a photo"),
    ("wall.heic", b"\0\0\0\x18ftypheic", "This is a photo"),
    ("quotes.db", b"SQLite format 3\0", "a database of another program"),
    ("zoom.txt", b"09:01:22 From Priya to Everyone:\n\tTea first\n09:02:40 From Sam to Everyone:\n\tNo\n", "a chat"),
    ("phone.txt", b"[02/03/2026, 09:01:22] Priya: Tea\n[02/03/2026, 09:03:22] Sam: No\n", "This is a chat"),
    (
        "phone2.txt",
        "02/03/26, 9:01\u202fpm - Priya: Tea\n02/03/26, 9:02\u202fpm - Sam: No\n".encode(),
        "This is a chat",
    ),
    ("teams.txt", b"[3/2 9:01 AM] Priya Tau\nTea\n[3/2 9:02 AM] Sam Tau\nNo\n", "This is a chat"),
    ("secret.age", b"age-encryption.org/v1", "sealed with a passphrase"),
    ("f1.json", b'{"holdspace_journal": 1, "author": "F1",\n"last": 0, "taken": [],\n"entries": [\n]}', "a journal of"),
    ("f1.card.json", b'{\n "holdspace_journal_card": 1,\n "author": "F1"\n}', "a journal of"),
    ("index.json", b'{"holdspace_index": 9}', "keeps for itself"),
]


@pytest.mark.parametrize(("name", "data", "says"), KINDS, ids=[one[0] for one in KINDS])
def test_other_kinds_of_file_are_named_and_what_to_do(
    wall: Session, tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    with pytest.raises(CaseError, match=says) as problem:
        written(wall, tmp_path, data, name)
    said = str(problem.value)
    assert said.endswith("Nothing was imported.") and any(word in said for word in ("give", "merge", "Open", "come in"))
    assert not notes(wall)


@pytest.mark.parametrize("data", [data for _, data, _ in KINDS if other_kind(data) not in ("", SESSION)])
def test_they_are_named_as_well_where_a_session_is_asked_for(wall: Session, tmp_path: Path, data: bytes) -> None:
    path = _put(tmp_path / "brought", data)
    with pytest.raises(CaseError) as problem:
        merge_file(wall, path)
    assert str(problem.value) == f"{other_kind(data)} Nothing was brought in."
    with pytest.raises(ExportError) as refused:
        restore(path)
    assert str(refused.value) == f"{other_kind(data)} No session was made."


def test_a_session_of_ours_is_known_by_its_file_too(wall: Session, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="holdspace merge NAME FILE"):
        import_file(wall, locations.sessions_folder() / f"{wall.name}.json", Wanted())
    with pytest.raises(CaseError, match="This is a web page"):
        merge_file(wall, _put(tmp_path / "page.html", b"<html>"))


def _put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


# -- chairs -----------------------------------------------------------------------------------------------------------


def test_a_table_of_chairs_is_set_out_on_the_grid(own_place: Path, tmp_path: Path) -> None:
    held = session(exercises=("live-grid",))
    table = (
        "Our network;;;\r\nRow;Person;Role;Agency;Phone\r\nchild;Tama;the child;;\r\ncaregiver;Hine;mum;;021\r\n"
        ";Matiu;dad;;\r\nagency;Jo;physiotherapist;child development service;\r\nother;empty;surgeon;hospital;\r\n"
        ";;;;\r\n"
    )
    report = written(held, tmp_path, table, "chairs.csv")
    chairs = held.state.run.state.chairs
    assert [(one.row, one.person, one.role, one.agency, one.empty) for one in chairs.values()] == [
        ("child", "Tama", "the child", "", False),
        ("parent", "Hine", "mum", "", False),
        ("parent", "Matiu", "dad", "", False),
        ("agency", "Jo", "physiotherapist", "child development service", False),
        ("agency", "", "surgeon", "hospital", True),
    ]
    assert report.says.startswith("Imported 5 chairs from chairs.csv into live-grid. One undo takes them all back.")
    assert "Not taken, these columns: “Phone”." in report.lines and "021" not in str(held.documents())
    perform(held, "undo")
    assert not held.state.run.state.chairs
    rows = [["row", "person", "role", "agency"], ["whānau", "Nana", "grandmother", None]]
    report = written(held, tmp_path, workbook(("Chairs", rows)), "chairs.xlsx")
    assert held.state.run.state.chairs[1].row == "whanau" and report.lines[0] == "whānau 1"
    with pytest.raises(CaseError, match=r"line 3: There is no row “school”"):
        written(held, tmp_path, "row,person,role\nchild,Tama,the child\nschool,Ms B,teacher\n", "chairs.csv")
    with pytest.raises(CaseError, match=r"line 2: In which row\? child, parent, whānau or agency"):
        written(held, tmp_path, "row,person,role\n,Tama,the child\n", "chairs.csv")
    assert len(held.state.run.state.chairs) == 1


def test_an_agency_reaches_down_as_far_as_its_cell(own_place: Path, tmp_path: Path) -> None:
    held = session(exercises=("live-grid",))
    rows: list[list[object]] = [
        ["row", "person", "role", "agency"],
        ["agency", "Jo", "physiotherapist", "hospital"],
        [None, "Ana", "dietitian", None],
        [None, "Leon", "social worker", None],
    ]
    written(held, tmp_path, workbook(("Chairs", rows), merged=("A2:A4", "D2:D3")), "chairs.xlsx")
    assert [one.agency for one in held.state.run.state.chairs.values()] == ["hospital", "hospital", ""]


def test_rows_are_called_by_any_word_of_their_title(own_place: Path) -> None:
    held = session(exercises=("live-grid",))
    for line in ("+ caregiver Hine: mum", "+ extended Nana: grandmother", "+ other Jo: nurse, clinic", "3 row primary"):
        perform(held, line)
    assert [one.row for one in held.state.run.state.chairs.values()] == ["parent", "whanau", "parent"]
