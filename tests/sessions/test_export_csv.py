"""Tables of a wall as CSV: the bytes, the marks for spreadsheets, the folder, the way back, and names taken out."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean
from sessions.export import ExportError, NothingToWrite, export_bytes, export_files, restore, write_files
from sessions.export.writers.csv_files import guarded
from sessions.importing.notes_import import import_notes
from sessions.importing.report import Wanted
from sessions.leaving.entries import names_remain, redacted
from sessions.library.beginning import new_session
from sessions.library.templates import built_in
from sessions.live.session import Session, open_session
from sessions.store import private_files
from tests.filled_wall import FILLED, NAMED, PRIVATE, awkward_notes, note, wall_session
from tests.sessions.export_helpers import kept
from tui.cli.main import main
from tui.console.exporting import asked_for, looked_at, write_out

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
NAMES = {"notes.csv", "themes.csv", "codings.csv", "trail.csv", "README.txt"}


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


# -- the bytes --------------------------------------------------------------------------------------------------------


def test_the_bytes_are_for_spreadsheets() -> None:
    files = export_files(wall_session([note("=1+1, “kōrero”"), note('two\nlines "here"')]), "csv", "facilitators")
    assert set(files) == NAMES
    for data in files.values():
        assert data.startswith(BYTE_ORDER_MARK) and data.count(BYTE_ORDER_MARK) == 1 and data.endswith(b"\r\n")
    lines = files["notes.csv"].removeprefix(BYTE_ORDER_MARK).split(b"\r\n")
    assert lines[0].startswith(b'"number","question","area","text","source",') and lines[0].endswith(b',"guarded"')
    assert lines[1].startswith('"1","HELPS","team","\'=1+1, “kōrero”","post-it",'.encode())
    assert lines[1].endswith(b',"yes"') and lines[2].endswith(b',""')
    assert b'"two\nlines ""here"""' in lines[2] and len(lines) == 4


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_what_a_formula_may_begin_with_is_guarded(first: str) -> None:
    assert guarded(f"{first}1") == f"'{first}1" and guarded(f"1{first}") == f"1{first}"


def test_no_cell_of_any_table_is_a_formula_unless_raw() -> None:
    moves = [
        note("@SUM(A1)"),
        note("'=1 has its own mark"),
        ("new_theme", {"notes": [1], "name": "=HYPERLINK(1)"}),
        ("describe", {"theme": 1, "field": "excludes", "text": "-2 of them"}),
    ]
    session = wall_session(moves)
    for name, data in export_files(session, "csv", "facilitators").items():
        cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
        assert name == "README.txt" or not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    raw = export_files(session, "csv", "facilitators", raw=True)
    assert not any(data.startswith(BYTE_ORDER_MARK) for name, data in raw.items() if name != "README.txt")
    assert "without a byte order mark" in raw["README.txt"].decode()
    first, second = rows(raw["notes.csv"])
    assert (first["text"], first["guarded"]) == ("@SUM(A1)", "") and second["text"] == "'=1 has its own mark"
    assert rows(raw["themes.csv"])[0]["name"] == "=HYPERLINK(1)" and "with --raw" not in raw["README.txt"].decode()


def test_the_same_session_gives_the_same_bytes() -> None:
    session = wall_session()
    assert export_files(session, "csv", "facilitators") == export_files(session, "csv", "facilitators")


def test_participants_tables_have_nothing_private() -> None:
    files = export_files(wall_session(), "csv", "participants")
    whole = b"".join(files.values()).decode()
    assert not [words for words in (*PRIVATE, "typist", "typed_before") if words in whole]
    assert [row["status"] for row in rows(files["notes.csv"]) if not row["text"]] == ["parked"] * 3


# -- the way back -----------------------------------------------------------------------------------------------------


def exact(session: Session) -> list[tuple[Any, ...]]:
    """The notes; their words in one line, for that is how a note comes in from any file."""
    return [
        (clean(held.text), held.question, held.area, held.source, held.half_of, held.same_as, held.on_wall)
        for held in session.state.runs["post-its"].state.notes.every()
    ]


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize("moves", [FILLED, awkward_notes()], ids=["filled", "awkward"])
def test_notes_come_back_as_they_were(moves: Any, raw: bool) -> None:
    session = wall_session(moves)
    data = export_files(session, "csv", "facilitators", raw=raw)["notes.csv"]
    back = wall_session((), "The way back")
    import_notes(back, "notes.csv", data, Wanted())
    assert sorted(held[:4] for held in exact(back)) == sorted(held[:4] for held in exact(session))
    state, before = (held.state.runs["post-its"].state for held in (back, session))
    assert len(state.on_wall()) == len(before.on_wall())


# -- the folder -------------------------------------------------------------------------------------------------------


def test_the_folder_is_private_and_whole(tmp_path: Path) -> None:
    files = export_files(wall_session(), "csv", "facilitators")
    before = os.umask(0)
    try:
        write_files(tmp_path / "tables", files)
    finally:
        os.umask(before)
    folder = tmp_path / "tables"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == files
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_folder_is_replaced_only_when_it_is_ours_and_asked(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    old = export_files(wall_session([note("old")]), "csv", "facilitators")
    new = export_files(wall_session([note("new")]), "csv", "facilitators")
    write_files(folder, old)
    with pytest.raises(ExportError, match="there already"):
        write_files(folder, new)
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(ExportError, match=r"mine\.txt"):
        write_files(folder, new, replace=True)
    assert (folder / "mine.txt").read_text() == "mine" and (folder / "notes.csv").read_bytes() == old["notes.csv"]
    (folder / "mine.txt").unlink()
    write_files(folder, new, replace=True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == new
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".tables")]


def test_somebody_elses_files_of_the_same_names_stay(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "notes.csv").write_text("theirs")
    files = export_files(wall_session(), "csv", "facilitators")
    for readme in (None, "notes.csv: about something else"):
        if readme:
            (folder / "README.txt").write_text(readme)
        with pytest.raises(ExportError, match="did not write"):
            write_files(folder, files, replace=True)
        assert (folder / "notes.csv").read_text() == "theirs"


@pytest.mark.parametrize("replace", [False, True])
def test_links_files_and_our_own_folders_are_left_alone(tmp_path: Path, replace: bool) -> None:
    files = export_files(wall_session(), "csv", "facilitators")
    (tmp_path / "file").write_text("theirs")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name, says in (
        ("file", "is a file"),
        ("link", "a link"),
        ("no/such", "no folder"),
        ("sessions", "its own files"),
        ("sessions/x", "its own files"),
        ("..", "A name"),
        ("x" * 300, "too long"),
        ("a\0b", "cannot be"),
    ):
        with pytest.raises(ExportError, match=says):
            write_files(tmp_path / name, files, replace=replace)
    assert (tmp_path / "file").read_text() == "theirs" and not (tmp_path / "elsewhere").exists()


def test_a_full_disk_leaves_the_old_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "tables"
    files = export_files(wall_session(), "csv", "facilitators")
    write_files(folder, files)
    real, calls = private_files.pwrite, []

    def refuse(*arguments: Any) -> int:
        calls.append(1)
        if len(calls) > 2:
            raise OSError(28, "No space left on device")
        return real(*arguments)

    monkeypatch.setattr(private_files, "pwrite", refuse)
    with pytest.raises(ExportError, match=r"No space left on device.*session is safe"):
        write_files(folder, export_files(wall_session([note("new")]), "csv", "facilitators"), replace=True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == files
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".tables")]


def test_one_file_is_no_folder_and_a_folder_no_file() -> None:
    session = wall_session()
    with pytest.raises(ExportError, match="several files"):
        export_bytes(session, "csv", "facilitators")
    with pytest.raises(ExportError, match="one file"):
        export_files(session, "md", "facilitators")
    with pytest.raises(NothingToWrite, match="no notes to write"):
        export_files(new_session("Net", [built_in()["live-grid"]], by="F2"), "csv", "facilitators")


def test_several_walls_have_files_of_their_own() -> None:
    session = wall_session([note("first wall")])
    session.add_exercise(built_in()["post-its"])
    session.record(*note("second wall"), run="post-its-2")
    files = export_files(session, "csv", "facilitators")
    assert set(files) == {
        "README.txt",
        *(
            f"{key}-{name}.csv"
            for key in ("post-its", "post-its-2")
            for name in ("notes", "themes", "codings", "trail")
        ),
    }
    assert b"first" in files["post-its-notes.csv"] and b"second" in files["post-its-2-notes.csv"]


def test_the_console_writes_the_folder_too(tmp_path: Path) -> None:
    session = wall_session()

    def export_line(line: str) -> str:
        asked = asked_for(line)
        return write_out(session, asked, looked_at(session, asked))

    assert export_line(f"export {tmp_path}/one as csv") == "Saved one for facilitators."
    assert export_line(f"export {tmp_path}/two as csv for participants") == "Saved two for participants."
    assert "parked words" in (tmp_path / "one" / "notes.csv").read_text()
    assert "parked words" not in (tmp_path / "two" / "notes.csv").read_text()
    assert export_line(f"export {tmp_path}/my notes as csv.md") == "Saved my notes as csv.md for participants."
    with pytest.raises(ExerciseError, match="there already"):
        export_line(f"export {tmp_path}/one as csv")


# -- names taken out --------------------------------------------------------------------------------------------------


def named_session() -> Session:
    session = wall_session()
    session.record("retype", {"note": 3, "text": f"{NAMED}!"}, run="post-its")
    session.record("retype", {"note": 3, "text": "Ngaire alone"}, run="post-its")
    session.undo()
    session.record("show", {"run": "post-its", "view": "note 3"})
    session.record("hold", {"view": session.state.room_now().document()})
    moves = [["lone", {"notes": [3], "why": "about Ngaire"}], ["new_theme", {"notes": [8], "name": "Trust"}]]
    session.record("batch", {"moves": moves}, run="post-its")
    session.record("unname", {"notes": [3], "name": "Ngaire", "instead": "a colleague"}, run="post-its")
    return session


def test_a_name_taken_out_is_in_no_export(tmp_path: Path) -> None:
    session = named_session()
    assert "Ngaire" in json.dumps(session.documents()) and names_remain(session)
    data = export_bytes(session, "json", "facilitators")
    for exported in (
        data,
        export_bytes(session, "md", "facilitators"),
        export_bytes(session, "md", "participants"),
        *export_files(session, "csv", "facilitators").values(),
    ):
        assert b"Ngaire" not in exported and b"ngaire" not in exported
    assert b"[a colleague] rang me first, and [a colleague]'s boss too!" in data
    back = open_session(restore(kept(tmp_path, data)))
    assert back.state.runs["post-its"].state == session.state.runs["post-its"].state
    assert "Ngaire" not in json.dumps(back.documents()) and not names_remain(back)


def test_a_name_put_back_stays_and_one_typed_again_too(tmp_path: Path) -> None:
    session = named_session()
    session.undo()
    assert redacted(session) == session.documents()
    session.redo()
    session.record(*note("Ngaire is back"), run="post-its")
    data = export_bytes(session, "json", "facilitators")
    assert data.count(b"Ngaire") == 1
    back = open_session(restore(kept(tmp_path, data)))
    assert back.state.runs["post-its"].state == session.state.runs["post-its"].state


def test_other_notes_keep_a_name_unless_it_goes_everywhere() -> None:
    session = wall_session([note("Ngaire one"), note("Ngaire two")])
    session.record("unname", {"notes": [1], "name": "Ngaire", "instead": "them"}, run="post-its")
    assert [held["data"].get("text") for held in redacted(session)[3:5]] == ["[them] one", "Ngaire two"]
    session.record("unname", {"name": "Ngaire", "instead": "her", "everywhere": True}, run="post-its")
    assert [held["data"].get("text") for held in redacted(session)[3:5]] == ["[them] one", "[her] two"]
    assert "Ngaire" not in json.dumps(redacted(session))


# -- the log ----------------------------------------------------------------------------------------------------------


def test_the_log_has_no_notes_and_no_minutes_of_theirs() -> None:
    page = export_bytes(wall_session(), "md", "facilitators").decode()
    log = [line for line in page[page.index("## What happened") :].splitlines() if line.startswith("| ")][2:]
    assert [line.split(" | ")[1] for line in log[3:16]] == ["—"] * 13 and ":" in log[16].split(" | ")[1]
    for kind, data in FILLED:
        if kind in ("note", "retype", "halve"):
            for words in filter(None, (data.get("text"), *data.get("texts", ()))):
                assert words not in "".join(log)
    assert "| a note split into bites: 6, from 11 |" in log[13] and "the lone voices, yes 20" in "".join(log)


# -- the command ------------------------------------------------------------------------------------------------------


def command(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    status = main(list(words))
    said = capsys.readouterr()
    return status, said.out + said.err


def test_the_command_writes_replaces_and_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = wall_session([note("=1")]).name
    folder = str(tmp_path / "tables")
    status, said = command(capsys, "export", name, "--format", "csv", "--to", folder)
    assert status == 0 and "Saved tables as csv for facilitators, 5 files. It holds" in said
    status, said = command(capsys, "export", name, "--format", "csv", "--to", folder, "--raw")
    assert status == 1 and "Here that is --replace." in said and b"'=1" in (tmp_path / "tables/notes.csv").read_bytes()
    again = ("export", name, "--format", "csv", "--to", folder, "--raw", "--replace", "--for", "participants")
    status, said = command(capsys, *again)
    assert status == 0 and "for participants, 4 files." in said and "It holds" not in said
    assert b"'=1" not in (tmp_path / "tables/notes.csv").read_bytes()
    for words, says in (
        (("--format", "csv", "--to", "-"), "they need a folder"),
        (("--to", "x.md", "--raw"), "--raw is for csv"),
        (("--to", "x.txt"), "--format"),
    ):
        status, said = command(capsys, "export", name, *words)
        assert status == 2 and says in said and said.count("\n") == 1
    net = new_session("Net only", [built_in()["live-grid"]], by="F2").name
    status, said = command(capsys, "export", net, "--format", "csv", "--to", str(tmp_path / "none"))
    assert status == 2 and "no notes to write" in said and not (tmp_path / "none").exists()
