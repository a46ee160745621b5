"""The command line: its words, its refusals, its output, through `main` and as the installed command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from sessions.live.session import open_session
from sessions.store import locations
from tests.tui.cli_helpers import Run, home, installed, run
from tui.cli.commands import COMMANDS

__all__ = ["home", "run"]

AWKWARD = [
    "[/]",
    "[@click=app.quit]x[/]",
    "Whānau ki te ao mārama",
    "🧑‍🧑‍🧒 hui 🌿",
    "مرحبا بكم \u202eabc",
    "x" * 120,
    "/etc/passwd",
    "../../up",
    "CON",
    "a\x1b]0;owned\x07b",
    "100% {0} {title} %s",
]


def test_nothing_yet_says_what_to_do_first(run: Run, home: Path) -> None:
    for argv in ((), ("list",)):
        status, out, err = run(*argv)
        assert (status, err) == (0, "") and "holdspace new" in out
    assert run("list", "--json")[:2] == (0, "[]\n")
    assert not home.exists()


def test_new_prints_the_name_and_nothing_else(run: Run) -> None:
    status, out, err = run("new", "Whānau hui", "--place", "Hutt Valley", "--exercise", "paper", "--as", "Ana")
    assert (status, err) == (0, "")
    assert out.endswith("-whanau-hui\n") and out.count("\n") == 1
    session = open_session(out.strip(), read_only=True)
    assert list(session.state.exercises) == ["paper-grid"]
    assert session.events[0].by == "Ana" and session.state.place == "Hutt Valley"


def test_new_holds_the_live_grid_unless_told_and_names_are_unique(run: Run) -> None:
    names = [run("new", "Same")[1].strip() for _ in range(3)]
    assert len(set(names)) == 3
    assert list(open_session(names[2], read_only=True).state.exercises) == ["live-grid"]


def test_a_session_made_ahead_is_of_the_day_it_is_held(run: Run) -> None:
    name = run("new", "Day one", "--date", "5 March 2099")[1].strip()
    like = run("new", "Day two", "--like", name, "--date", "2099-03-06")[1].strip()
    assert (name, like) == ("2099-03-05-day-one", "2099-03-06-day-two")
    assert "5 March 2099" in run("export", name, "--to", "-", "--yes")[1]
    assert run("do", name, "undo")[0] == 1, "it was made so"
    status, out, _ = run("do", name, "held on 7 March 2099")
    assert (status, out) == (0, "the session is held on 7 March 2099.\n")
    assert "7 March 2099" in run("export", name, "--to", "-", "--yes")[1]
    assert run("new", "Paper", "--date", "2020-03-05")[1] == "2020-03-05-paper\n", (
        "what was on paper comes after the day"
    )


def test_sessions_stand_by_the_day_they_are_held_wherever_several_do(run: Run) -> None:
    for title, day in (("Later waka", "2020-03-09"), ("First waka", "2020-03-02"), ("Waka to come", "2099-03-02")):
        run("new", title, "--date", day)
    first = "2020-03-02-first-waka"
    assert run("do", first, "held on 2020-03-04")[0] == 0
    listed = [line.split("  ")[0] for line in run("list")[1].splitlines()]
    assert listed == ["2099-03-02-waka-to-come", "2020-03-09-later-waka", first]
    assert "First waka · 4 March 2020 · " in run("list")[1], "its name has another day"
    found = [line.split(" · ")[0] for line in run("find", "waka")[1].splitlines() if line[:1].isdigit()]
    assert found == listed
    pages = run("export", *listed, "--to", "-", "--format", "md", "--yes")[1]
    assert pages.index("First waka") < pages.index("Later waka") < pages.index("Waka to come")
    assert run("show", first)[1].splitlines()[1].startswith(f"{first} · 4 March 2020 · ")
    assert json.loads(run("show", first, "--json")[1])["held_on"] == "2020-03-04"


def test_a_day_that_cannot_be_read_makes_no_session(run: Run) -> None:
    passed = (date.today() - timedelta(days=3)).isoformat()
    for said, asked in (("soon", "Which day is that?"), (f"{date.fromisoformat(passed):%d %B}", f"--date {passed}")):
        status, _, err = run("new", "Day one", "--date", said)
        assert status == 2 and asked in err
    assert not list(locations.sessions_folder().glob("*.json"))


@pytest.mark.parametrize("title", AWKWARD)
def test_awkward_titles_go_through_every_command(run: Run, home: Path, title: str) -> None:
    status, out, _ = run("new", "--place", title, "--", title)
    assert status == 0
    name = out.strip()
    assert locations.is_name(name)
    for argv in (("list",), ("show", name), ("list", "--json"), ("show", name, "--json"), ()):
        status, out, err = run(*argv)
        assert (status, err) == (0, "")
        assert "\x1b" not in out and "\u202e" not in out and "\x07" not in out
        if "--json" in argv:
            json.loads(out)
    assert not [path for path in home.parent.rglob("*passwd*") if home not in path.parents]


@pytest.mark.parametrize(
    ("argv", "words", "expected"),
    [
        (("new", ""), "needs a title", 1),
        (("new", "x" * 121), "120 is the most", 1),
        (("new", "x", "--exercise", "[/]no"), "live-grid, net-gram, paper-grid", 2),
        (("new",), "TITLE", 2),
        (("nwe", "x"), "Did you mean new?", 2),
        (("\x1b[2J",), "no command", 2),
        (("show", "../x"), "place on the disk", 2),
        (("show", "/etc/passwd"), "place on the disk", 2),
        (("do", "", "next"), "Which session", 2),
        (("open", "nothing"), "no session", 2),
        (("room",), "nothing for the room yet", 2),
        (("room", "a/b"), "place on the disk", 2),
        (
            ("export", "x", "--to", "x.md", "--for", "room"),
            "“room” is none of what --for takes: facilitators, participants, public.",
            2,
        ),
        (("--nonsense",), "holdspace: nothing here is asked for with “--nonsense”", 2),
        (
            ("open",),
            "holdspace open: NAME is missing. See: holdspace open --help. For example: holdspace open working",
            2,
        ),
        (("templates", "new", "a", "--to", "b"), "holdspace templates new: nothing here is asked for with “--to b”", 2),
        (("export", "x", "--to"), "--to needs a word behind it", 2),
        (("journal", "x", "--write"), "holdspace journal: --write needs a word behind it.", 2),
        (("journal", "x", "--read", "it"), "holdspace journal: --read: “it” is no entry's number.", 2),
        (("new", "x", "--cohort", "One"), "holdspace new: --cohort takes a number, and “One” is none. See:", 2),
        (("export", "x", "--for", "y" * 300), f"“{'y' * 60}…” is none of what --for takes:", 2),
        (("new", "x", "--exercise", ""), "There is no exercise called “”. There is adoption-review,", 2),
        (
            ("list", "--js"),
            "holdspace list: nothing here is asked for with “--js”, but there is --json. See: holdspace list --help",
            2,
        ),
        (("new", "Day one", "--exercises", "stories"), "but there is --exercise. See: holdspace new --help", 2),
        (("new", "Day", "one"), "“one” is one word too many. Words that belong together stand in quotation marks", 2),
    ],
)
def test_refusals_are_one_sentence_on_standard_error(
    run: Run, argv: tuple[str, ...], words: str, expected: int
) -> None:
    status, out, err = run(*argv)
    assert (status, out) == (expected, "")
    assert words in err and err.count("\n") == 1 and "\x1b" not in err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    status, out, _ = run(command, "--help")
    assert status == 0 and "example: holdspace " in out


def test_version(run: Run) -> None:
    assert run("--version")[1].startswith("holdspace ")


def test_a_session_begins_with_no_programme_and_nothing_is_made(run: Run) -> None:
    status, said, err = run("new", "Day", "--exercise", "programme")
    assert (status, said) == (2, "") and "holdspace programme new" in err
    assert "No sessions yet" in "".join(run("list")[1:])


def test_exercises_and_their_other_names(run: Run) -> None:
    out = run("exercises")[1]
    assert "live-grid" in out and "disintegration grid" in out


def test_open_needs_a_terminal_and_says_what_does_not(run: Run) -> None:
    name = run("new", "Day")[1].strip()
    status, out, err = run("open", "day")
    assert (status, out) == (2, "") and f"holdspace show {name}" in err


def test_home_without_a_terminal_is_the_list(run: Run) -> None:
    run("new", "Day", "--place", "Hutt")
    assert run() == run("list")
    assert "Day · Hutt · Live Net-'works' grid · not started" in run()[1]


def test_a_session_in_which_nothing_can_be_read_is_listed_and_refused_untouched(run: Run) -> None:
    name = run("new", "Day")[1].strip()
    file = locations.session_path(name)
    file.write_bytes(file.read_bytes().replace(b'"number": ', b'"nomber": '))
    held = file.read_bytes()
    assert "CANNOT BE OPENED" in run("list")[1]
    for argv in (("show", "day"), ("do", "day", "next"), ("show", "day", "--json"), ("rescue", "day")):
        status, out, err = run(*argv)
        assert (status, out) == (1, "") and "damaged" in err
    assert file.read_bytes() == held


def test_a_damaged_session_is_listed_shown_and_rescued(run: Run) -> None:
    name = run("new", "Day", "--place", "Hutt")[1].strip()
    run("do", "day", "+ child Tama: cousin of all")
    file = locations.session_path(name)
    file.write_bytes(file.read_bytes().replace(b"cousin of all", b"cousin of alp"))
    held = file.read_bytes()
    assert "Day · Hutt" in run("list")[1] and "damaged, for reading only" in run("list")[1]
    status, out, err = run("show", "day")
    assert status == 0 and out.startswith("Day") and "entry 4 (line 5) of 4 cannot be read" in err
    status, out, err = run("do", "day", "next")
    assert status == 1 and f"holdspace rescue {name}" in err
    status, out, err = run("rescue", "day")
    assert status == 0 and out.startswith(f"Made {name}-rescued.\n  3 of 4 entries") and file.read_bytes() == held
    assert run("do", f"{name}-rescued", "+ child Tama: the child")[0] == 0
    status, out, err = run("rescue", f"{name}-rescued")
    assert status == 2 and "nothing to rescue" in err


def test_a_folder_that_cannot_be_used(run: Run, home: Path) -> None:
    home.write_text("a file where the folder should be")
    for argv in (("list",), ("new", "x"), ()):
        status, out, err = run(*argv)
        assert (status, out) == (1, "") and err.count("\n") == 1


def test_a_fault_is_a_sentence_without_anybodys_words(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("PRIVATE")

    monkeypatch.setattr("sessions.library.catalogue.entries", broken)
    status, out, err = run("list")
    assert (status, out) == (70, "") and "fault in the program" in err
    assert "PRIVATE" not in err + (home / "crash.log").read_text()


def test_interrupted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sessions.library.catalogue.entries", interrupted)
    assert run("list") == (130, "", "")


def test_list_imports_no_screen_and_no_store(run: Run) -> None:
    run("new", "Day")
    code = (
        "import sys; from tui.cli.main import main; main(['list']);"
        "print([m for m in ('textual', 'rich', 'tinydb', 'asyncio') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"


def test_finding_imports_no_more_than_it_needs_to_look(run: Run) -> None:
    os.utime(locations.session_path(run("new", "Waka day")[1].strip()), (1, 1))  # changed long ago: it is kept
    run("find", "waka")
    code = (
        "import sys; from tui.cli.main import main; main(['find', 'waka']);"
        "print([m for m in ('typing', 'argparse', 'datetime', 'json', 'sessions.live.state') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_line_done_imports_neither_the_roster_nor_what_looks_into_classes(run: Run) -> None:
    name = run("new", "Day")[1].strip()
    run("do", name, "+ child Tama: the child")
    code = (
        "import sys; from tui.cli.main import main; main(sys.argv[1:]);"
        "print([m for m in ('textual', 'rich', 'argparse', 'dataclasses', 'inspect', 'zipfile', 'sessions.roster', "
        "'sessions.export', 'sessions.importing') if m in sys.modules])"
    )
    command = [sys.executable, "-c", code, "do", name, "1 why: too many hands"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(("asked", "loaded"), [("--help", ""), ("list --help", "list"), ("import --help", "import_")])
def test_only_the_command_asked_for_is_imported(asked: str, loaded: str) -> None:
    code = (
        "import sys; from tui.cli.commands import COMMANDS; from tui.cli.main import main; main(sys.argv[1:]);"
        "print([n for n in (*COMMANDS, 'import_', 'home') if f'tui.cli.{n}' in sys.modules],"
        "[m for m in sys.modules if m.startswith(('sessions', 'exercises', 'textual', 'tinydb'))])"
    )
    done = subprocess.run([sys.executable, "-c", code, *asked.split()], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == f"{[loaded] if loaded else []} []"


def test_the_installed_command_prints_utf8_in_any_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    made = installed("new", "Whānau 🌿".encode(), env=environment)
    assert made.returncode == 0, made.stderr
    listed = installed("list", env=environment)
    assert "Whānau 🌿" in listed.stdout.decode()
    assert installed(b"show", b"whan\xff", env=environment).returncode == 0
    refused = installed("show", b"\xff\xfe", env=environment)
    assert refused.returncode == 2 and b"Traceback" not in refused.stderr


def test_a_full_output_is_a_sentence() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with open("/dev/full", "wb") as full:
        command = Path(sys.executable).with_name("holdspace")
        done = subprocess.run([command, "list"], stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 1 and done.stderr.count(b"\n") == 1 and b"Traceback" not in done.stderr


def test_a_reader_that_leaves_is_no_error(run: Run) -> None:
    run("new", "Day")
    command = Path(sys.executable).with_name("holdspace")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([command, "exercises"], stdout=writer, stderr=subprocess.PIPE, timeout=60)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_help_is_help(run: Run) -> None:
    assert run("help") == run("--help")
    assert run("help", "do") == run("do", "--help")


def test_a_broken_template_of_ones_own_keeps_nobody_from_the_built_in_ones(run: Run, home: Path) -> None:
    (home / "templates").mkdir(parents=True)
    (home / "templates" / "mine.toml").write_text("nonsense [")
    status, out, err = run("new", "Day")
    assert status == 0 and out.endswith("-day\n") and "mine.toml" not in err
    assert run("new", "Day", "--exercise", "mine")[0] == 2
    status, out, err = run("exercises")
    assert status == 1 and "live-grid" in out and "mine.toml" in err
