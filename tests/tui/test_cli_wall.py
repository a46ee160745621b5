"""The wall on the command line: import, merge, cards and names out of the file, as somebody types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.store import locations
from tests.tui.cli_helpers import Run, full_disk, home, installed, run, session_names

__all__ = ["home", "run"]

SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"
NOTES, THEMING = str(SAMPLES / "notes.csv"), str(SAMPLES / "theming.json")


@pytest.fixture
def wall(run: Run) -> str:
    status, name, _ = run("new", "A wall", "--exercise", "post-its")
    assert status == 0
    return name.strip()


def events(name: str) -> int:
    return locations.session_path(name).read_bytes().count(b"\n") - 2


def test_notes_then_their_theming_then_both_undone(run: Run, wall: str) -> None:
    status, said, _ = run("import", wall, NOTES)
    assert status == 0 and said.splitlines() == [
        "Imported 340 notes from notes.csv into post-its. One undo takes it all back.",
        "  HELPS 169: me 43, whānau 42, team 42, network 42",
        "  DIFFICULT 171: me 43, whānau 43, team 42, network 43",
        "  post-its stood here empty, and was filled.",
    ]
    status, said, _ = run("import", wall, THEMING)
    assert status == 0 and "311 notes in 22 themes" in said and "B10 is 21" in said
    status, said, _ = run("do", wall, "t21", "267", "undo", "undo", "redo")
    assert status == 0
    assert "  t21 They don't want to work with us, we say" in said.splitlines()
    assert "  in 17 Same words, different meanings" in said.splitlines()
    assert "taken back: what was imported" in said and "taken back: the notes that came in, 340 notes." in said


def test_a_refused_import_records_nothing(run: Run, wall: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("question,area,text\nHELPS,me,one\nHELPS,school,two\n", encoding="utf-8")
    count = events(wall)
    status, said, problem = run("import", wall, str(bad))
    assert (status, said) == (1, "")
    assert problem == (
        "line 3: “school” is not on this wall. The area is me, whānau, team or network. Or say what it means: "
        '--means "school=me". Nothing was imported.\n'
    )
    assert run("import", wall, THEMING)[0] == 1
    assert run("import", wall, str(tmp_path / "none.csv"))[0] == 1
    assert run("import", wall)[0] == 2 and run("merge", wall, "x", "--leave")[0] == 2
    assert events(wall) == count


def test_text_goes_where_the_options_say(run: Run, wall: str, tmp_path: Path) -> None:
    (tmp_path / "typed.txt").write_text("one\ntwo\n", encoding="utf-8")
    status, said, _ = run(
        "import",
        wall,
        str(tmp_path / "typed.txt"),
        "--question",
        "difficult",
        "--area",
        "whānau",
        "--exercise",
        "post-its",
    )
    assert status == 0 and "  DIFFICULT 2: me 0, whānau 2, team 0, network 0" in said
    assert run("import", wall, str(tmp_path / "typed.txt"), "--exercise", "elsewhere")[0] == 1


def test_a_second_laptop_is_merged(run: Run, wall: str) -> None:
    run("do", wall, ": the same words")
    _, second, _ = run("new", "Second laptop", "--exercise", "post-its")
    run("do", second.strip(), ": the same words", "team: others")
    path = str(locations.session_path(second.strip()))
    count = events(wall)
    status, said, _ = run("merge", wall, path, "--leave-duplicates")
    assert status == 0 and "Brought in 1 note and 0 themes" in said and events(wall) == count + 1
    status, said, _ = run("merge", wall, path)
    assert status == 0 and "Brought in 1 note and 0 themes" in said and "  same 3 1\n" in said
    assert "There is nothing new" in run("merge", wall, path)[1]
    assert run("merge", wall, NOTES)[0] == 1
    assert run("do", wall, "undo", "undo")[0] == 0


def test_a_full_disk_takes_nothing_and_says_so(run: Run, wall: str, monkeypatch: pytest.MonkeyPatch) -> None:
    count = events(wall)
    with monkeypatch.context() as disk:
        disk.setattr("sessions.store.private_files.pwrite", full_disk)
        status, said, problem = run("import", wall, NOTES)
    assert status == 1 and said == "" and "NOT SAVED: nothing was imported." in problem
    assert run("import", wall, NOTES)[0] == 0 and events(wall) == count + 1


def test_a_name_comes_out_of_the_file_after_a_plain_question(run: Run, wall: str) -> None:
    status, said, _ = run("do", wall, ": Marama is late", "unname 1: Marama / a colleague", "unname for good")
    assert status == 0 and "This alone cannot be undone." in said
    assert b"Marama" in locations.session_path(wall).read_bytes()
    status, said, _ = run("do", wall, "unname for good yes", "1")
    assert status == 0 and "  1 [a colleague] is late" in said.splitlines()
    assert b"Marama" not in locations.session_path(wall).read_bytes()
    status, _, problem = run("do", wall, "unname for good yes")
    assert status == 1 and "line 1: No name is taken out that the file still has." in problem
    assert "asks, then takes" in run("do", wall, "help unname")[1]


def test_the_installed_command_does_it_in_any_locale(run: Run, wall: str, tmp_path: Path) -> None:
    import os

    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"}
    (tmp_path / "kōrero.txt").write_text("Ngā mihi\n", encoding="utf-8")
    done = installed("import", wall, str(tmp_path / "kōrero.txt"), "--area", "whānau".encode(), env=environment)
    assert done.returncode == 0, done.stderr
    assert "whānau 1".encode() in done.stdout
    assert session_names() == [wall]


@pytest.mark.parametrize(
    ("line", "taken_back"),
    [
        (": a secret", "a note, note 4"),
        ("1 2 > new A secret", "a theme, notes 1 and 2, theme 2"),
        ("1 2 3 > 1", "a place in a theme, notes 1, 2 and 3, theme 1"),
        ("lone 2: secret", "a lone voice, note 2"),
        ("name 1: Secret", "a theme's name, theme 1"),
        ("retype 3: secret", "a typing, note 3"),
        ("halve 3: secret / too", "a note in parts, note 3"),
        ("check 1 yes 3: secret", "a member check, theme 1"),
        ("people 24", "how many took part"),
    ],
)
def test_what_was_taken_back_is_told_by_number_only(run: Run, wall: str, line: str, taken_back: str) -> None:
    assert run("do", wall, ": one", ": two", ": three", "theme: A theme")[0] == 0
    status, said, problem = run("do", wall, line, "undo")
    assert status == 0, problem
    assert f"taken back: {taken_back}. Type redo to put it back." in said.splitlines()


def test_what_two_people_took_back_on_the_second_laptop_is_out_of_the_file_here(
    home: Path, run: Run, tmp_path: Path
) -> None:
    assert run("new", "Review", "--exercise", "relationship-review")[0] == 0
    (review,) = session_names()
    assert run("do", review, "2 a well: SAID she rings", "keep both")[0] == 0
    here, copy = locations.session_path(review), tmp_path / "copy.json"
    copy.write_bytes(here.read_bytes())
    assert run("do", review, "next")[0] == 0
    kept = here.read_bytes()
    here.write_bytes(copy.read_bytes())
    assert run("do", review, "withdrawn")[0] == 0
    copy.write_bytes(here.read_bytes())
    here.write_bytes(kept)
    status, said, _ = run("merge", review, str(copy))
    assert status == 0 and "taken back here as well" in said and "Nobody's own words are in the file" in said
    assert b"SAID" not in here.read_bytes()
