"""Notes brought in from files: every form they may have, and every way a file can be wrong."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean
from exercises.wall.limits import MOST_NOTES
from exercises.wall.state import Wall
from sessions.export import export_files
from sessions.importing.cases import CaseError, import_file
from sessions.importing.demo import sample_case
from sessions.importing.report import Report, Wanted
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from tests.lines import again, session

SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"
HEADING = "question,area,text\n"


@pytest.fixture
def wall(own_place: Path) -> Session:
    return session(exercises=("post-its",))


def state(held: Session) -> Wall:
    found = held.state.run.state
    assert isinstance(found, Wall)
    return found


def taken(held: Session, folder: Path, content: str | bytes, name: str = "n.csv", **wanted: str) -> Report:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return import_file(held, path, Wanted(**wanted))


def texts(held: Session) -> list[str]:
    return [note.text for note in state(held).notes.every()]


def test_the_sample_comes_in_whole_and_one_undo_takes_it_back(wall: Session) -> None:
    before = wall.state
    report = import_file(wall, SAMPLES / "notes.csv")
    assert report.says == "Imported 340 notes from notes.csv into post-its. One undo takes it all back."
    assert report.lines == (
        "HELPS 169: me 43, whānau 42, team 42, network 42",
        "DIFFICULT 171: me 43, whānau 43, team 42, network 43",
        "post-its stood here empty, and was filled.",
    )
    assert len(state(wall).notes) == 340 and state(wall).arrivals[0].notes[340] == 340
    assert state(wall).notes[2].text == "Learning to say people's names right, and asking again if I get it wrong"
    assert [event.kind for event in wall.events][3:] == ["notes"]
    assert wall.events[-1].at.endswith("T00:00:00+00:00"), "nobody can tell by the minute who wrote what"
    assert again(wall).state == wall.state
    wall.undo()
    assert wall.state == before


def test_a_line_a_note_goes_under_what_is_in_force_or_asked_for(wall: Session, tmp_path: Path) -> None:
    content = "\ufeff# kai first\r\n\r\n  \nAsk,  then listen; always\rNgā tamariki\n"
    report = taken(wall, tmp_path, content, "typed.txt")
    assert texts(wall) == ["# kai first", "Ask,  then listen; always", "Ngā tamariki"]
    assert {(note.question, note.area) for note in state(wall).notes.every()} == {("HELPS", "me")}
    taken(wall, tmp_path, "one\n", "typed.txt", question="diff", area="WHAANAU")
    last = state(wall).notes[4]
    assert (last.question, last.area) == ("DIFFICULT", "whanau")
    assert "Imported 3 notes" in report.says


@pytest.mark.parametrize(
    ("heading", "separator"),
    [
        ("question,area,text", ","),
        ("Prompt;Theme area;Post-It", ";"),
        ("PROMPT\tCategory\tComment", "\t"),
        ('"asked","group","response"', ","),
        ("sep=;\nnote;area;question", ";"),
    ],
)
def test_headings_and_separators(wall: Session, tmp_path: Path, heading: str, separator: str) -> None:
    cells = ["HELPS", "team", '"one; two, ""three""\r\nfour"']
    if heading.startswith("sep"):
        cells.reverse()
    taken(wall, tmp_path, f"{heading}\n{separator.join(cells)}\n")
    assert texts(wall) == ['one; two, "three" four'] and state(wall).notes[1].area == "team"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(wall: Session, tmp_path: Path, encoding: str) -> None:
    words = "Café “naïve”, don’t" if encoding == "cp1252" else "Whānau – “kōrero”"
    report = taken(wall, tmp_path, f'{HEADING}HELPS,me,"{words}"\n'.encode(encoding))
    assert texts(wall) == [words]
    assert any("Windows-1252" in line for line in report.lines) is (encoding == "cp1252")


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("whanau", "whanau"),
        ("Whānau", "whanau"),
        ("whaanau", "whanau"),
        ("with fam", "whanau"),
        ("NET", "network"),
        ("with my team", "team"),
    ],
)
def test_areas_are_known_by_any_of_their_names(wall: Session, tmp_path: Path, said: str, key: str) -> None:
    taken(wall, tmp_path, f"{HEADING}what helps,{said},x\n")
    assert state(wall).notes[1].area == key


def test_what_was_not_taken_is_said(wall: Session, tmp_path: Path) -> None:
    rows = "HELPS,me,,P01\n" * 12 + "HELPS,me,one,P02\n"
    report = taken(wall, tmp_path, f"question,area,text,author\n{rows}")
    assert "Not taken, lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more: no words of a note." in report.lines
    assert "Not taken, who wrote them: this wall keeps no writers." in report.lines
    assert state(wall).notes[1].author == "" and "P02" not in str(wall.documents())
    report = taken(wall, tmp_path, "mood,question,area,text\nblue,HELPS,me,two\n")
    assert "Not taken, these columns: “mood”." in report.lines
    assert any("had come in before" in line for line in report.lines)


def test_a_guard_is_one_mark_and_no_more(wall: Session, tmp_path: Path) -> None:
    rows = "HELPS,me,'=1+1,yes\nHELPS,me,''tis,yes\nHELPS,me,'tis,\nHELPS,me,'tis,no\n"
    taken(wall, tmp_path, f"question,area,text,guarded\n{rows}")
    assert texts(wall) == ["=1+1", "'tis", "'tis", "'tis"]


BAD: list[tuple[str, str | bytes, str]] = [
    ("0 bytes", b"", "The file is empty"),
    ("only a mark", b"\xef\xbb\xbf", "The file is empty"),
    ("NUL", b"question,area,text\nHELPS,me,a\0b\n", "line 2: there is a character here that no text has"),
    ("control", b"question,area,text\nHELPS,me,a\x1b[2J\n", "line 2: there is a character"),
    ("half a spreadsheet", b"PK\x03\x04\x14\0", "This is a packed file, and it is damaged"),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0", "not text"),
    ("no headings", "one,two\n1,2\n", "headings are “one” and “two”; one each is needed for the question, the area"),
    ("no area", "question,text\nHELPS,x\n", "no heading for the area.*holdspace import NAME FILE --area me"),
    ("no question", "area,text\nme,x\n", "Add a column headed question.*holdspace import NAME FILE --question HELPS"),
    ("UTF-16 without its mark", (HEADING + "HELPS,me,kōrero\n").encode("utf-16-le"), "looks like UTF-16.*CSV UTF-8"),
    ("plain UTF-16, big end first", (HEADING + "HELPS,me,x\n").encode("utf-16-be"), "looks like UTF-16.*CSV UTF-8"),
    ("text twice", "question,area,text,note\nHELPS,me,x,y\n", "line 1: two headings mean the text"),
    ("unknown question", HEADING + "HELPS,me,a\nHINDERS,me,x\n", "line 3: “HINDERS” is not on this wall.*HELPS or D"),
    ("unknown area", HEADING + "HELPS,school,x\n", "line 2: “school” is not on this wall"),
    ("no area in a row", HEADING + "HELPS,,x\n", "line 2: no area is given"),
    ("more than one could be meant", HEADING + "what,me,x\n", "line 2: “what” could be more than one"),
    ("too long", HEADING + "HELPS,me,ok\n\nHELPS,me," + "x" * 401 + "\n", "line 4: the note is 401 characters long"),
    ("a line of 1 MB", HEADING + "HELPS,me," + "x" * 1_000_000 + "\n", "line 2: this line is 1,000,009 characters"),
    ("100,000 lines", HEADING + "HELPS,me,x\n" * 100_000, "100,000 notes in this file; a wall holds 9,999"),
    ("an open quote", HEADING + 'HELPS,me,a\nHELPS,me,"b\nHELPS,me,c\n', "line 3: the quotes that open here"),
    ("quotes astray", HEADING + 'HELPS,me,"b"c\n', "line 2: quotes do not fit"),
    ("a comma too many", HEADING + "HELPS,me,one, two\n", "line 2: there are 4 cells and 3 headings"),
    (
        "two encodings",
        HEADING.encode() + "HELPS,me,whānau\n".encode() + "HELPS,me,café\n".encode("cp1252"),
        "line 3: the file is written in two encodings",
    ),
    ("not Windows-1252", HEADING.encode() + "HELPS,me,привет\n".encode("cp1251"), "line 2: it cannot be told"),
    ("half UTF-16", "HELPS".encode("utf-16") + b"\0", "this is not UTF-16"),
    ("bytes after a mark", b"\xef\xbb\xbf" + HEADING.encode() + b"HELPS,me,\xff\n", "line 2: this is not UTF-8"),
    ("no notes", HEADING, "no note below the headings in this file"),
    ("an unknown source", "question,area,text,source\nHELPS,me,x,fax\n", "line 2: “fax” is not on this wall"),
    ("a part of nothing", "number,question,area,text,bite_of\n1,HELPS,me,x,9\n", "line 2: bite_of speaks of a note"),
]


@pytest.mark.parametrize(("content", "says"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_a_wrong_file_is_refused_whole_naming_the_line(
    wall: Session, tmp_path: Path, content: str | bytes, says: str
) -> None:
    count = len(wall.events)
    with pytest.raises(CaseError, match=says) as problem:
        taken(wall, tmp_path, content)
    assert str(problem.value).endswith("Nothing was imported.") and len(str(problem.value)) < 500
    assert len(wall.events) == count and not state(wall).notes


def test_a_full_wall_says_so(wall: Session, tmp_path: Path) -> None:
    taken(wall, tmp_path, "x\n" * MOST_NOTES, "n.txt")
    with pytest.raises(CaseError, match="9,999 numbers are given already"):
        taken(wall, tmp_path, "one more\n", "n.txt")


def test_which_wall(own_place: Path, tmp_path: Path) -> None:
    held = session(exercises=("live-grid",))
    taken(held, tmp_path, "one\n", "n.txt")
    assert list(held.state.exercises) == ["live-grid", "post-its"] and texts(held) == ["one"]
    key = held.add_exercise(held.state.run.template)
    taken(held, tmp_path, "two\n", "n.txt", exercise="post-its")
    assert texts(held) == [] and len(held.state.runs["post-its"].state.notes) == 2
    held.record("turn", {"run": "live-grid"})
    taken(held, tmp_path, "three\n", "n.txt")
    assert len(held.state.runs["post-its"].state.notes) == 3 and not held.state.runs[key].state.notes
    for wrong in ("live-grid", "nowhere"):
        with pytest.raises(CaseError, match=f"no wall called “{wrong}”. There is post-its and post-its-2"):
            taken(held, tmp_path, "four\n", "n.txt", exercise=wrong)
    bare = session(exercises=("live-grid",))
    with pytest.raises(CaseError):
        taken(bare, tmp_path, HEADING + "HELPS,school,x\n")
    assert list(bare.state.exercises) == ["live-grid"], "a refused import adds no wall"


def test_a_closed_wall_takes_nothing(wall: Session, tmp_path: Path) -> None:
    wall.record("close", {}, run="post-its")
    with pytest.raises(CaseError, match="closed"):
        taken(wall, tmp_path, "one\n", "n.txt")


def test_every_kind_of_file_finds_its_reader(wall: Session, tmp_path: Path) -> None:
    assert "32 chairs" in taken(wall, tmp_path, sample_case(), "case.json").says
    with pytest.raises(CaseError, match="holdspace merge NAME FILE"):
        taken(wall, tmp_path, b'{"holdspace": 1, "kind": "session", "events": []}', "other.json")
    with pytest.raises(CaseError, match=r"^source_file: "):
        taken(wall, tmp_path, b'{"themes": []}', "themes.json")
    with pytest.raises(CaseError, match="line 1, column"):
        taken(wall, tmp_path, b"{'a'", "n.json")


def test_an_exported_wall_comes_in_as_the_same_wall(wall: Session, tmp_path: Path) -> None:
    run = "post-its"
    for text in ("=SUM(1)", "-5 degrees", "'tis so", "Whānau, “kai” and more", "two thoughts and more", "twin", "twin"):
        wall.record("note", {"question": "HELPS", "area": "team", "text": text, "source": "story"}, run=run)
    wall.record("halve", {"note": 5, "texts": ["two thoughts", "another and a third"]}, run=run)
    wall.record("refile", {"notes": [9], "area": "me"}, run=run)
    wall.record("halve", {"note": 9, "texts": ["another", "a third"]}, run=run)
    wall.record("same", {"note": 7, "as_": 6}, run=run)
    files = export_files(wall, "csv", "facilitators")
    other = session(title="Another", exercises=("post-its",))
    report = taken(other, tmp_path, files["notes.csv"], "notes.csv")
    assert state(other).notes == state(wall).notes, report
    assert len([event for event in other.events if event.run]) == 1
    assert "team 6" in report.lines[0] or "team 7" in report.lines[0]


@settings(max_examples=20)
@given(st.lists(st.text(min_size=1, max_size=60).filter(lambda text: text.strip()), min_size=1, max_size=8))
def test_any_words_come_back_from_an_export(words: list[str]) -> None:
    held = session(exercises=("post-its",))
    for text in words:
        try:
            held.record("note", {"question": "HELPS", "area": "me", "text": " ".join(text.split())}, run="post-its")
        except ExerciseError:
            assert not clean(text)  # only what is cleaned away whole is no note
    if not state(held).notes:
        return
    other = session(title="Another", exercises=("post-its",))
    from sessions.importing.notes_import import import_notes

    import_notes(other, "notes.csv", export_files(held, "csv", "facilitators")["notes.csv"], Wanted())
    assert Counter(texts(other)) == Counter(texts(held))


def test_numbered_papers_come_back_out_of_our_own_table_waiting_and_typed() -> None:
    from sessions.importing.notes_import import import_notes

    typed = (
        "helps me: one",
        "paper 17-21 40 helps team",
        "17 18 > new They ring",
        "17: They ring back",
        "17: They rang back",
        "18: Kai first",
        "retype 18: Kai, first",
        "lone 19: nobody else says it",
        "20 withdrawn",
        ": typed after",
    )
    held = session(*typed, exercises=("post-its",))
    table = export_files(held, "csv", "facilitators")["notes.csv"]
    fresh = session(exercises=("post-its",), title="Again")
    import_notes(fresh, "notes.csv", table, Wanted())
    there, here = held.state.run.state, fresh.state.run.state
    assert [*here.notes] == [*there.notes]
    for number, note in there.notes.items():
        mine = here.notes[number]
        assert (mine.text, mine.second, mine.paper, mine.theme) == (note.text, note.second, note.paper, note.theme)
        assert (mine.typed_before, mine.status, mine.consent) == (note.typed_before, note.status, note.consent)
    beside = session("helps me: one", exercises=("post-its",), title="Beside")
    import_notes(beside, "notes.csv", table, Wanted())
    assert beside.state.run.state.notes[17].second == "They rang back" and len(beside.state.run.state.notes) == 9


def test_lines_of_a_text_that_are_a_questions_name_are_no_notes_and_say_the_question_below(
    wall: Session, tmp_path: Path
) -> None:
    text = "Helps\n- They ring back\nteam\n\n## What makes it DIFFICULT? [network]\n• Forms\nme:\nBeing told\n"
    report = import_file(wall, written(tmp_path, text), Wanted(unmarked=True))
    assert [(note.question, note.area, note.text) for note in state(wall).notes.every()] == [
        ("HELPS", "me", "They ring back"),
        ("HELPS", "me", "team"),
        ("DIFFICULT", "network", "Forms"),
        ("DIFFICULT", "me", "Being told"),
    ]
    assert "Lines 1, 5 and 7: the question or the area of what stands below, and no note." in report.lines
    assert any(line.startswith("Line 3: an area's name, and kept as a note.") for line in report.lines)


def test_what_is_said_for_a_whole_text_holds_whatever_its_lines_are(wall: Session, tmp_path: Path) -> None:
    import_file(wall, written(tmp_path, "Helps\nForms\n"), Wanted(question="DIFFICULT", area="team"))
    assert texts(wall) == ["Helps", "Forms"]


def test_what_is_said_of_the_area_alone_leaves_the_questions_of_a_text(wall: Session, tmp_path: Path) -> None:
    text = "Helps\nTea\nWhat makes it DIFFICULT?\nForms\nnetwork:\n"
    import_file(wall, written(tmp_path, text), Wanted(area="team"))
    assert [(note.question, note.area, note.text) for note in state(wall).notes.every()] == [
        ("HELPS", "team", "Tea"),
        ("DIFFICULT", "team", "Forms"),
        ("DIFFICULT", "team", "network:"),
    ]


def test_a_column_is_headed_by_the_first_words_of_a_question_and_an_area_by_some_of_its_own(
    wall: Session, tmp_path: Path
) -> None:
    table = "Which area?,What helps us?,What makes it difficult?\nMy team,Tea,Forms\nFamilies,Kai,\n"
    path = tmp_path / "form.csv"
    path.write_text(table, encoding="utf-8")
    import_file(wall, path, Wanted(area_from="Which area?"))
    assert [(note.question, note.area, note.text) for note in state(wall).notes.every()] == [
        ("HELPS", "team", "Tea"),
        ("DIFFICULT", "team", "Forms"),
        ("HELPS", "whanau", "Kai"),
    ]
    path.write_text(table.replace("Families", "The whole team"), encoding="utf-8")
    with pytest.raises(CaseError, match='--means "The whole team=team"'):
        import_file(wall, path, Wanted(area_from="Which area?"))


def written(folder: Path, text: str) -> Path:
    (folder / "n.txt").write_text(text, encoding="utf-8")
    return folder / "n.txt"


def test_what_was_taken_back_here_does_not_come_in_again(wall: Session, tmp_path: Path) -> None:
    table = HEADING + "helps,me,Kai first\nhelps,me,They ring back\n"
    taken(wall, tmp_path, table)
    perform(wall, "1 withdrawn")
    report = taken(wall, tmp_path, table)
    assert report.says.startswith(
        "Imported 1 note from"
    ) and "Not taken, line 2: taken back here, and it stays so." in (report.lines)
    with pytest.raises(CaseError, match="All that is in this file was taken back here"):
        taken(wall, tmp_path, HEADING + "helps,team,KAI first\n", "other.csv")
    perform(wall, "undo")
    perform(wall, "undo")
    assert taken(wall, tmp_path, table).says.startswith("Imported 2 notes"), "it was taken back by mistake"


def test_a_table_of_ours_with_what_was_taken_back_here_keeps_what_speaks_of_it(wall: Session, tmp_path: Path) -> None:
    for line in (": They listen and ring back", "halve 1: They listen / they ring back", ": Kai first"):
        perform(wall, line)
    content = export_files(wall, "csv", "facilitators")["notes.csv"]
    perform(wall, "1 withdrawn")
    report = taken(wall, tmp_path, content)
    assert "They listen and ring back" not in repr([one.text for one in state(wall).notes.every()]), report
