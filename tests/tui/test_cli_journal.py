"""The command of the journals without a terminal: reading, writing, finding, sharing, the bin, passphrases."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from sessions.journal import Journal
from tests.awkward import AWKWARD, is_clean
from tests.tui.cli_helpers import Run, home, run
from tui.cli.main import main

__all__ = ["home", "run"]
SECRET = "kererukereru"


@pytest.fixture
def day(run: Run) -> str:
    status, name, _ = run("new", "Working alongside")
    assert status == 0
    return name.strip()


def test_an_empty_journal_says_how_to_begin_and_makes_no_file(run: Run, home: Path) -> None:
    status, said, problem = run("journal")
    assert status == 0 and "No entries yet" in said and problem == ""
    assert said.index("--passphrase set") < said.index("--write"), "a passphrase is offered first"
    assert not (home / "journals").exists()


def test_an_entry_is_written_read_found_and_keeps_its_reaction_for_its_author(run: Run, day: str) -> None:
    status, said, _ = run(
        "journal",
        "2",
        "--write",
        "alone",
        "event=Her whānau came",
        f"reaction={SECRET}",
        "--area",
        "whanau",
        "--tag",
        "mahi tahi",
        "--on",
        "2026-03-12",
    )
    assert status == 0 and "entry 1" in said
    status, said, _ = run("journal", day)
    assert status == 0 and "Her whānau came" in said and "whānau · #mahi tahi" in said and "2026-03-12" in said
    assert SECRET not in said and "--read 1" in said
    assert SECRET in run("journal", "--read", "1")[1]
    assert "Her whānau came" in run("journal", "--find", "WHANAU")[1]
    found = run("journal", "--find", SECRET)[1]
    assert "for you alone" in found and SECRET not in found
    assert "Her whānau came" in run("journal", "--on", "2026-03-01..2026-03-31", "--area", "whānau")[1]
    assert "Nothing was found" in run("journal", "--on", "2026-03-13")[1]
    for on in ("12 March 2026", "2026-03-01..", "..2026-03-31"):
        assert "Her whānau came" in run("journal", "--on", on)[1], on
    assert "No entries yet" in run("journal", "--as", "F1")[1]


def test_a_draft_that_cannot_be_read_is_told_and_left_as_it_is(run: Run, home: Path) -> None:
    held = Journal.open("F2")
    held.keep_draft(held.begin("alone"), {"event": "Four answered"})
    (file,) = (home / "journals").glob("*.draft-*")
    file.write_bytes(b"{")
    status, said, problem = run("journal", "--as", "F2")
    assert status == 1 and problem == "" and file.name in said and "keep a copy" in said
    assert file.read_bytes() == b"{"


@pytest.mark.parametrize("asked", [(), ("--bin",), ("--find", "Four"), ("--by", "F2"), ("--timeline",)])
def test_a_damaged_journal_is_never_an_empty_one(run: Run, home: Path, day: str, asked: tuple[str, ...]) -> None:
    run("journal", "--write", "alone", "event=Four answered")
    (home / "journals" / "f2.json").write_bytes(b"{")
    status, said, problem = run("journal", *((day,) if asked == ("--timeline",) else ()), *asked)
    assert status == 1 and problem == "" and "f2.json cannot be read" in said
    assert not any(
        words in said for words in ("No entries yet", "Nothing was found", "bin is empty", "Without an entry")
    )


def test_an_entry_can_come_from_the_input_and_be_changed(run: Run) -> None:
    text = "event: Four answered\nat once.\nwrong: If she felt helped\n"
    assert run("journal", "--write", "alone", "-", stdin=text.encode())[0] == 0
    entry = Journal.open("F2").entry(1)
    assert entry.answers == {"event": "Four answered\nat once.", "wrong": "If she felt helped"}
    assert run("journal", "--write", "1", "event=Five answered")[0] == 0
    assert Journal.open("F2").entry(1).answers["event"] == "Five answered"
    assert len(Journal.open("F2").entries()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--write", "nothing"),
        ("--write", "alone", "event"),
        ("--write", "alone"),
        ("--write", "alone", "zzz=x"),
        ("--write", "alone", "event="),
        ("--timeline",),
        ("--move-out", "x", "event"),
        ("--read", "x"),
        ("--share", "1", "--bin"),
        ("nobody-has-this",),
        ("--empty-bin", "--delete", "1"),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(run: Run, words: tuple[str, ...]) -> None:
    status, said, problem = run("journal", *words)
    assert status == 2 and said == "" and problem.strip()


@pytest.mark.parametrize(
    "asked", [("--on", "soon"), ("--on", "2026-13-01"), ("--on", "2026-03-01..x"), ("--area", "roof")]
)
def test_what_is_no_day_and_no_area_is_not_looked_for(run: Run, asked: tuple[str, str]) -> None:
    status, said, problem = run("journal", *asked)
    assert status == 1 and said == "" and ("no day" in problem or "about me, whānau" in problem)


def test_sharing_moving_out_and_the_bin(run: Run, day: str) -> None:
    assert run("journal", day, "--write", "alone", "event=Four answered", f"reaction={SECRET}")[0] == 0
    assert "Four" not in run("journal", "--as", "F1")[1]
    assert run("journal", "--share", "1")[0] == 0
    assert "Write yours first" in run("journal", day, "--as", "F1")[1]
    seen = run("journal", "--as", "F1", "--by", "F2")[1]
    assert "Four answered" in seen and SECRET not in seen and "alone; holdspace" not in seen
    assert run("journal", "--move-out", "1", "event")[0] == 0
    status, _, problem = run("journal", "--move-out", "1", "reaction")
    assert status == 1 and "for you alone" in problem
    assert "reaction" in run("journal", "--move-out", "1", "reaction", "--yes")[1]
    assert "nothing" in run("journal", "--keep-in", "1")[1]
    assert run("journal", "--delete", "1")[0] == 0
    assert "Four answered" in run("journal", "--bin")[1] and "Four" not in run("journal", "--as", "F1", "--by", "F2")[1]
    assert run("journal", "--empty-bin")[0] == 2
    assert run("journal", "--restore", "1")[0] == 0
    assert run("journal", "--delete", "1")[0] == 0 and run("journal", "--empty-bin", "--yes")[0] == 0
    assert run("journal", "--read", "1")[0] == 1


def test_an_entry_points_at_the_sessions_moments(run: Run, day: str) -> None:
    run("do", day, "moment: it went quiet")
    run("journal", day, "--write", "debrief", "what-happened=It went quiet", "--with", "F1")
    assert run("journal", "--link", "1", "m9")[0] == 2
    assert "m1" in run("journal", "--link", "1", "m1")[1]
    assert "<- 1" in run("journal", day, "--timeline")[1]
    assert "journal" not in run("show", day)[1].lower()


@pytest.mark.usefixtures("quick_passphrases")
def test_a_passphrase_from_the_input_and_never_from_the_surroundings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyrage")
    monkeypatch.setenv("HOLDSPACE_PASSPHRASE", "kererū at dusk")
    run("journal", "--write", "alone", "event=One")
    words = "kererū at dusk\n".encode()
    status, _, problem = run("journal", "--passphrase", "set", "--passphrase-stdin", stdin=words)
    assert status == 2 and "nobody can open this journal" in problem
    status, _, problem = run("journal", "--passphrase", "set", "--yes")
    assert status == 2 and "--passphrase-stdin" in problem
    assert run("journal", "--passphrase", "set", "--passphrase-stdin", "--yes", stdin=words)[0] == 0
    for asked in ((), ("--write", "alone", "event=Two"), ("--bin",)):
        status, said, problem = run("journal", *asked)
        assert status == 2 and said == "" and "terminal" in problem
    status, _, problem = run("journal", "--passphrase-stdin", stdin=b"wrong words\n")
    assert status == 1 and "does not open" in problem
    assert "One" in run("journal", "--passphrase-stdin", stdin=words)[1]
    both = words + b"event: Two\n"
    assert run("journal", "--passphrase-stdin", "--write", "alone", "-", stdin=both)[0] == 0
    assert run("journal", "--passphrase", "change", "--passphrase-stdin", stdin=words + b"four new words\n")[0] == 0
    assert run("journal", "--passphrase", "remove", "--passphrase-stdin", stdin=words)[0] == 1
    assert run("journal", "--passphrase", "remove", "--passphrase-stdin", stdin=b"four new words\n")[0] == 0
    assert "Two" in run("journal")[1]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_what_comes_through_a_pipe_is_utf_8_whatever_the_locale(
    day: str, encoding: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def go(*words: str, piped: bytes) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(piped), encoding=encoding))
        return main(["journal", *words]), *capsys.readouterr()

    assert go(day, "--write", "alone", "-", piped="\ufeffevent: Mōrena, whānau\n".encode())[0] == 0
    assert "Mōrena, whānau" in go("--read", "1", piped=b"")[1]
    status, _, said = go("--passphrase", "set", "--passphrase-stdin", "--yes", piped=b"caf\xe9 au lait\n")
    assert status == 2 and "not UTF-8" in said
    assert go("--passphrase", "set", "--passphrase-stdin", "--yes", piped="café au lait\n".encode())[0] == 0
    assert "Mōrena" in go("--passphrase-stdin", "--read", "1", piped="\ufeffcafé au lait\r\n".encode())[1]


def test_a_damaged_journal_is_named_and_the_words_are_kept(run: Run, home: Path) -> None:
    run("journal", "--write", "alone", "event=One")
    (home / "journals" / "f2.json").write_bytes(b"torn")
    status, _, problem = run("journal", "--write", "alone", "event=Meanwhile")
    assert status == 1 and "f2.json" in problem
    status, said, problem = run("journal")
    assert status == 1 and "Unfinished: 1" in said and "Meanwhile" in said and "f2.json" in said


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_words_are_printed_safely(run: Run, text: str) -> None:
    # What a command line cannot hold: a null, and half of a pair of code units.
    text = "".join(one for one in text if one != "\0" and not "\ud800" <= one <= "\udfff") or "x"
    status, _, problem = run("journal", "--write", "alone", f"event={text}", "--tag", f"t {text}")
    said = run("journal")[1] + problem
    assert status in (0, 2) and all(is_clean(line) for line in said.splitlines())


def test_forms_are_templates_but_no_exercises(run: Run, home: Path) -> None:
    assert "journal-alone" in run("templates", "list")[1]
    assert "journal-alone" not in run("exercises")[1]
    assert run("new", "x", "--exercise", "journal-alone")[0] == 2
    status, file, _ = run("templates", "new", "our-form", "--shape", "journal")
    assert status == 0 and run("templates", "check", "our-form")[0] == 0
    assert "our-form" in run("templates", "list")[1] and "our-form" not in run("exercises")[1]
    assert run("journal", "--write", "our-form", "event=One")[0] == 0
    path = Path(file.strip())
    path.write_text(path.read_text(encoding="utf-8").replace("locked = true", 'locked = "yes"'), encoding="utf-8")
    status, said, _ = run("templates", "check", "our-form")
    lines = path.read_text(encoding="utf-8").split("\n")
    number = lines.index('locked = "yes"') + 1
    assert status == 1 and f"line {number}:" in said and "true or false" in said
    assert run("templates", "list")[0] == 1


@pytest.mark.usefixtures("quick_passphrases")
def test_what_was_moved_out_of_a_locked_journal_leaves_with_its_passphrase_alone(
    run: Run, day: str, tmp_path: Path
) -> None:
    run("journal", day, "--write", "alone", "event=Her whānau came", f"reaction={SECRET}")
    run("journal", "--move-out", "1", "event")
    words = b"kea at noon\n"
    assert run("journal", "--passphrase", "set", "--passphrase-stdin", "--yes", stdin=words)[0] == 0
    file = tmp_path / "record.md"
    written = ("export", day, "--to", str(file), "--for", "facilitators", "--journal", "--replace")
    status, _, said = run(*written)
    assert status == 0 and "Her whānau came" not in file.read_text("utf-8")
    assert "To take it along: holdspace export --journal --as F2" in said
    status, _, said = run(*written, "--passphrase-stdin", stdin=b"wrong\n")
    assert status == 1 and "does not open the journal" in said and "Nothing was written." in said
    status, _, said = run(*written, "--passphrase-stdin", stdin=words)
    assert status == 0 and "To take it along" not in said
    assert "Her whānau came" in file.read_text("utf-8") and SECRET not in file.read_text("utf-8")
    status, _, said = run(*written, "--as", "F1", "--passphrase-stdin", stdin=words)
    assert status == 0 and "Her whānau came" not in file.read_text("utf-8") and "--as F2" in said


@pytest.mark.parametrize("way", ["link", "move-out", "keep-in"])
def test_what_names_no_entry_is_answered_with_an_example_of_its_own(run: Run, way: str) -> None:
    status, _, said = run("journal", f"--{way}", "first", "event")
    assert status == 2 and f"holdspace journal --{way} 3" in said
