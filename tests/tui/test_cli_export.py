"""The export commands: a preview that writes nothing, a question on a terminal, several sessions, what left before."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from sessions.live.session import open_session
from sessions.store import locations, private_files
from tests.tui.cli_helpers import Run, full_disk, home, run
from tui.cli import export

__all__ = ["home", "run"]


@pytest.fixture
def day(run: Run) -> str:
    """A session with a chair, and words that may leave without a number."""
    name = run("new", "Day", "--place", "Te Awa")[1].strip()
    run("do", name, "+ child Tama: the child", "learned me: ask first", "l1 consent without my number", "note: ring Jo")
    return name


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What somebody at the terminal will answer, in order; nothing left is the end of their typing."""
    waiting: list[str] = []

    def typed() -> str:
        if not waiting:
            raise EOFError
        return waiting.pop(0)

    monkeypatch.setattr(export, "_on_a_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", typed)
    return waiting


# -- preview ----------------------------------------------------------------------------------------------------------


def test_a_preview_writes_and_notes_nothing(run: Run, day: str, tmp_path: Path) -> None:
    before = locations.session_path(day).read_bytes()
    status, out, err = run("export", day, "--preview", "--to", str(tmp_path / "after.md"))
    assert (status, err) == (0, "") and out.startswith("Day, as Markdown for those who took part.\nWhat leaves:\n")
    assert "  1 private note: for the facilitators only\n" in out and "cannot carry:\n  Markdown has no" in out
    assert "ring Jo" not in out and "Tama" not in out
    assert run("export", day, "--preview", "--format", "json")[1].startswith("Day, as JSON for the facilitators.")
    assert not list(tmp_path.glob("*.md")) and locations.session_path(day).read_bytes() == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Write it where?"),
        (("--to", "x.md", "--journal"), "for the facilitators only"),
        (("--to", "x.md", "--raw"), "--raw is for csv"),
        (("--to", "-", "--format", "csv"), "they need a folder"),
        (("--to", "x.md", "--names", "changed"), "Nobody is on the roster"),
        (("--to", "x/"), "--format md"),
    ],
)
def test_what_cannot_be_is_one_sentence(run: Run, day: str, words: tuple[str, ...], says: str) -> None:
    status, out, err = run("export", day, *words)
    assert (status, out) == (2, "") and says in err and err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("tables.csv",),
        ("tables.CSV",),
        ("tables.csv", "--format", "csv"),
        ("tables.data",),
        ("tables.xlsx", "--format", "quotes"),
    ],
)
def test_what_is_several_files_goes_to_a_folder_that_is_not_called_as_a_file(
    run: Run, day: str, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file, *others = words
    run("do", day, "park: interpreters", "exercise post-its", "helps me: Knowing who to ring")
    status, out, _ = run("export", day, "--to", str(tmp_path / file), *others, "--for", "facilitators")
    assert status == 0 and "Saved tables as" in out
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("tables")] == ["tables"]
    assert (tmp_path / "tables").is_dir() and any((tmp_path / "tables").iterdir())


def test_a_library_that_is_not_installed_is_one_sentence(
    run: Run, day: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "sessions.export.writers.docx_file", raising=False)
    status, out, err = run("export", day, "--to", str(tmp_path / "x.docx"))
    assert (status, out) == (2, "") and "pip install 'holdspace[office]'" in err and err.count("\n") == 1
    assert not (tmp_path / "x.docx").exists()
    monkeypatch.delitem(sys.modules, "sessions.export.writers.docx_file", raising=False)


def test_a_calendar_has_who_and_what_only_when_facilitators_ask(run: Run, day: str, tmp_path: Path) -> None:
    run("do", day, "+ agency Jo: physio", "talk 2 > 1 why: what helps?", "k1 by 2027-03-26")
    plain, whole = tmp_path / "plain.ics", tmp_path / "whole.ics"
    for words in (("--for", "participants"), ("--for", "public"), ()):
        status, _, err = run("export", day, "--to", str(whole), "--with-words", *words)
        assert status == 2 and "for a calendar of the facilitators" in err and not whole.exists()
    assert run("export", day, "--to", str(tmp_path / "x.md"), "--for", "facilitators", "--with-words")[0] == 2
    assert run("export", day, "--to", str(plain), "--for", "facilitators")[0] == 0
    assert run("export", day, "--to", str(whole), "--for", "facilitators", "--with-words")[0] == 0
    assert b"DESCRIPTION" not in plain.read_bytes() and b"what helps?" in whole.read_bytes()
    assert b"Jo" not in plain.read_bytes() and b"Jo" in whole.read_bytes()


# -- without a terminal -----------------------------------------------------------------------------------------------


def test_without_a_terminal_it_writes_and_says_what_leaves_and_how_many_words_may_be_names(
    run: Run, day: str, tmp_path: Path
) -> None:
    status, out, err = run("export", day, "--to", str(tmp_path / "after.md"))
    assert (status, out) == (0, "Saved after.md as md for participants.\n") and err.count("\n") == 3
    assert err.startswith("What leaves for those who took part: ") and "\nLeft out: 1 private note" in err
    assert "3 words in it may be some. To read them: holdspace roster check." in err and "Tama" not in err
    assert stat.S_IMODE((tmp_path / "after.md").stat().st_mode) == 0o600
    status, out, err = run("export", day, "--to", str(tmp_path / "after.md"))
    assert (status, out) == (1, "") and "after.md is there already" in err and "--replace" in err
    assert len(open_session(day, read_only=True).state.exports) == 1, "what was not written is not noted"


def test_into_a_pipe_goes_nothing_but_the_page(run: Run, day: str) -> None:
    status, out, err = run("export", day, "--to", "-")
    assert status == 0 and out.startswith("# Day\n") and err.count("\n") == 4
    one = open_session(day, read_only=True).state.exports[0]
    assert one.file == "standard output" and one.by == "F2"
    assert "standard output (md for participants)" in run("exports", day)[1]
    assert not (locations.home() / "exports.json").exists()


# -- on a terminal ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("said", "written"), [("y", True), ("Yes", True), ("n", False), ("", False), (None, False)])
def test_on_a_terminal_it_shows_and_asks(
    run: Run, day: str, tmp_path: Path, answers: list[str], said: str | None, written: bool
) -> None:
    answers += [said] if said is not None else []
    status, out, _ = run("export", day, "--to", str(tmp_path / "after.md"))
    assert status == 0 and "What leaves:" in out and "Write after.md?" in out
    assert (tmp_path / "after.md").exists() is written and ("Nothing was written." in out) is not written


def test_what_is_there_is_asked_about_too(run: Run, day: str, tmp_path: Path, answers: list[str]) -> None:
    (tmp_path / "after.md").write_text("mine")
    answers += ["y", "n"]
    status, out, err = run("export", day, "--to", str(tmp_path / "after.md"))
    assert status == 1 and "Replace it?" in out and "is as it was" in err
    assert (tmp_path / "after.md").read_text() == "mine"
    answers += ["y", "y"]
    assert run("export", day, "--to", str(tmp_path / "after.md"))[0] == 0
    assert (tmp_path / "after.md").read_text() != "mine"


def test_yes_asks_nothing(run: Run, day: str, tmp_path: Path, answers: list[str]) -> None:
    status, out, _ = run("export", day, "--to", str(tmp_path / "after.md"), "--yes")
    assert (status, out) == (0, "Saved after.md as md for participants.\n") and answers == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_real_terminal_is_asked(run: Run, day: str, tmp_path: Path) -> None:
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-m", "tui", "export", day, "--to", str(tmp_path / "after.html")])
    os.write(terminal, b"y\n")
    seen = b""
    try:
        while block := os.read(terminal, 4096):
            seen += block
    except OSError:  # the other end is closed
        pass
    os.waitpid(child, 0)
    assert "Write after.html?" in seen.decode() and (tmp_path / "after.html").exists()


# -- several sessions -------------------------------------------------------------------------------------------------


def test_several_sessions_and_a_programme(run: Run, day: str, tmp_path: Path) -> None:
    second = run("new", "Second", "--place", "Te Awa")[1].strip()
    both, programme = tmp_path / "both.md", tmp_path / "programme.md"
    assert run("export", second, day, "--to", str(both))[0] == 0
    assert run("export", "--programme", "Te Awa", "--to", str(programme), "--for", "public")[0] == 0
    assert "## Day" in both.read_text() and programme.read_text().startswith("# Te Awa\n")
    assert [len(open_session(name, read_only=True).state.exports) for name in (day, second)] == [2, 2]
    (locations.sessions_folder() / "torn.json").write_text("{")
    again = run("export", "--programme", "Te Awa", "--to", str(programme), "--replace")
    assert again[0] == 0 and "torn cannot be opened" in again[2]
    status, _, err = run("export", day, "--programme", "Te Awa", "--to", str(both))
    assert status == 2 and "Which session?" in err
    assert "Nowhere" in run("export", "--programme", "Nowhere", "--to", str(both))[2]


# -- what left before -------------------------------------------------------------------------------------------------


def test_what_left_before_is_listed_with_where_it_lies(run: Run, day: str, tmp_path: Path) -> None:
    assert "Nothing was exported yet" in run("exports")[1] and "Nothing was exported yet" in run("exports", day)[1]
    run("export", day, "--to", str(tmp_path / "after.md"))
    run("export", day, "--to", str(tmp_path / "whole.json"))
    (tmp_path / "after.md").unlink()
    out = run("exports", day)[1]
    assert "after.md (md for participants)" in out and "no longer where it was put" in out
    assert f"at {tmp_path}/whole.json" in out
    listed = json.loads(run("exports", "--json")[1])
    assert [one["path"] for one in listed] == [None, str(tmp_path / "whole.json")]
    assert listed[0]["quotes"] == {"live-grid": ["l1"]} and listed[0]["session"] == day
    assert "Exported before:" in run("show", day)[1]
    assert [one["file"] for one in json.loads(run("show", day, "--json")[1])["exports"]] == ["after.md", "whole.json"]


def test_taking_words_back_names_the_earlier_exports(run: Run, day: str, tmp_path: Path) -> None:
    run("export", day, "--to", str(tmp_path / "after.md"))
    out = run("do", day, "l1 consent withdrawn")[1]
    assert "after.md (md for participants)" in out and f"at {tmp_path}/after.md" in out
    run("export", day, "--to", str(tmp_path / "later.md"))
    assert "ask first" not in (tmp_path / "later.md").read_text()


def test_a_disk_that_refuses_the_note_still_gives_the_page(
    run: Run, day: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = private_files.pwrite, []

    def later(descriptor: int, data: bytes, position: int) -> int:
        calls.append(1)
        return real(descriptor, data, position) if len(calls) == 1 else full_disk(descriptor, data, position)

    monkeypatch.setattr(private_files, "pwrite", later)
    status, out, err = run("export", day, "--to", str(tmp_path / "after.md"))
    assert status == 0 and out.startswith("Saved after.md") and "It was not noted in the session: " in err
    assert (tmp_path / "after.md").read_text().startswith("# Day")


def test_a_session_file_that_may_only_be_read_can_be_exported(run: Run, day: str, tmp_path: Path) -> None:
    path = locations.session_path(day)
    path.chmod(0o400)
    status, _, err = run("export", day, "--to", str(tmp_path / "after.md"))
    path.chmod(0o600)
    assert status == 0 and (tmp_path / "after.md").exists()
    assert "not noted" in err or os.geteuid() == 0, "root may write anything"
