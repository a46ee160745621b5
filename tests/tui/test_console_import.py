"""A file on the console's page: its first rows, which column is what, and nothing before somebody says so."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.wall.state import Wall
from sessions.importing.case_form import CaseError
from sessions.importing.cases import import_file
from sessions.importing.choosing import chosen, look, meant
from sessions.importing.report import Wanted
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from tests import lines
from tests.tui.console_help import console, drawn, settled, typed
from tui.app.asked import OPTIONS, command, options, read
from tui.cli.main import main
from tui.console.app import ConsoleApp
from tui.console.dialogs import Answers
from tui.console.import_page import ImportPage
from tui.console.importing import asked_for, is_import

TABLE = """\
Exported from a board,,,
Who,Where it hung,Said,Paper,Kind
P07,team,they ask first,12,sad
P08,team,nobody in a hurry,13,happy
P09,network,too many forms,14,sad
"""


@pytest.fixture
def board(tmp_path: Path) -> Path:
    path = tmp_path / "my board.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def wall() -> Session:
    held = lines.session(exercises=("post-its",))
    held.record("projected", {"projected": False})
    return held


def notes(held: Session) -> list[tuple[str, str, str]]:
    state = held.state.run.state
    assert isinstance(state, Wall)
    return [(note.text, note.question, note.area) for note in state.notes.every()]


async def pick(app: ConsoleApp, pilot: Pilot[None], begins: str) -> None:
    """Chooses the answer that begins like that, by arrows and enter."""
    answers = app.screen.query_one(Answers)
    places = [str(answers.get_option_at_index(place).prompt) for place in range(answers.option_count)]
    at = next((place for place, words in enumerate(places) if words.startswith(begins)), None)
    assert at is not None, (begins, places)
    await pilot.press("home", *["down"] * at, "enter")
    await settled(pilot)


def page(app: ConsoleApp) -> str:
    found = app.screen
    assert isinstance(found, ImportPage)
    return " ".join(" ".join(found._words(400)).split())


async def test_a_person_chooses_the_columns_and_the_command_says_the_same(
    board: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held, other = wall(), wall()
    async with console(held) as (app, pilot):
        await typed(app, pilot, f"import {board}")
        assert "nobody in a hurry" in page(app) and "Nothing comes in before you say so" in page(app)
        for column, means in (("Said", "the words"), ("Kind", "the question"), ("Where it hung", "the area")):
            await pick(app, pilot, column)
            await pick(app, pilot, means)
        await pick(app, pilot, "“sad”")
        await pick(app, pilot, "DIFFICULT")
        await pick(app, pilot, "“happy”")
        await pick(app, pilot, "HELPS")
        await pick(app, pilot, "Paper")
        await pick(app, pilot, "the number")
        assert held.state.run.state.notes == other.state.run.state.notes, "nothing has come in"
        await pick(app, pilot, "Bring in 3 notes")
        assert "Imported 3 notes from my board.csv" in page(app)
        said = page(app).partition("The same as a command: ")[2]
        await pilot.press("enter")
        assert "Imported 3 notes" in drawn(app)
        await typed(app, pilot, "undo")
        assert not notes(held)
        await typed(app, pilot, "redo")
    assert said.startswith(f"holdspace import {held.name} ")
    words = shlex.split(said)
    assert main([other.name if word == held.name else word for word in words[1:]]) == 0
    capsys.readouterr()
    other.refresh()
    assert (
        notes(other)
        == notes(held)
        == [
            ("they ask first", "DIFFICULT", "team"),
            ("nobody in a hurry", "HELPS", "team"),
            ("too many forms", "DIFFICULT", "network"),
        ]
    )
    assert [*other.state.run.state.notes] == [*held.state.run.state.notes] == [12, 13, 14], "the numbers of the papers"


async def test_escape_goes_back_one_step_and_then_leaves_everything_as_it_was(board: Path) -> None:
    held = wall()
    count = len(held.events)
    async with console(held) as (app, pilot):
        await typed(app, pilot, f"import {board}")
        await pick(app, pilot, "Said")
        assert "Said: what is it?" in page(app)
        await pilot.press("escape")
        assert "Nothing comes in before you say so" in page(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "Nothing came in. Everything is as it was." in drawn(app)
        assert app.field().value == f"import {board}"
    assert len(held.events) == count


async def test_the_mouse_chooses_too(board: Path) -> None:
    held = wall()
    async with console(held) as (app, pilot):
        await typed(app, pilot, f"import {board}")
        answers = app.screen.query_one(Answers)
        assert str(answers.get_option_at_index(3).prompt).startswith("Said")
        await pilot.click(Answers, offset=(4, 3))
        await settled(pilot)
        assert "what is it?" in page(app)


async def test_the_bar_takes_what_the_command_takes_and_a_dropped_path(board: Path) -> None:
    held = wall()
    async with console(held) as (app, pilot):
        await typed(app, pilot, f'import "{board}" --text Said --area-from "Where it hung" --question helps')
        assert "3 notes" in " ".join(str(option.prompt) for option in app.screen.query_one(Answers).options)
        await pilot.press("escape")
        await typed(app, pilot, "board")  # what waits in the bar is put aside
        app.post_message(Paste(shlex.quote(str(board))))
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ImportPage)
    assert not notes(held)


async def test_a_window_that_the_room_sees_shows_no_word_of_the_file(board: Path) -> None:
    held = wall()
    perform(held, ": one")
    async with console(held, mirror=True) as (app, pilot):
        await typed(app, pilot, f"import {board}")
        for word in ("nobody in a hurry", "P07", "Where it hung", "Said"):
            assert word not in drawn(app), word


def test_a_path_is_read_as_a_terminal_writes_it(board: Path) -> None:
    told = [str(board), shlex.quote(str(board)), str(board).replace(" ", "\\ "), board.as_uri()]
    assert all(is_import(one) and asked_for(one).path == board for one in told)
    assert is_import("import") and is_import("import nosuch.csv") and not is_import("import duty is too high")
    assert not is_import("/words") and not is_import("important")
    for line, says in (("import", "which file"), ("import no.csv", "no file"), (f"import {board} --what x", "nothing")):
        with pytest.raises(ExerciseError, match=says):
            asked_for(line)


def test_what_may_be_said_is_read_as_it_is_written() -> None:
    wanted = Wanted(
        "HELPS",
        "team",
        "post-its",
        ('A "word"', "B"),
        "Q",
        "R",
        "No",
        "Who",
        ("Mail",),
        {"sad": "DIFFICULT", "a=b": "HELPS"},
        ("one",),
        "Sheet 2",
        True,
        True,
        ("c1", "c2"),
    )
    assert read(shlex.split(" ".join(options(wanted)))) == wanted
    assert command("day", "my board.csv", wanted).startswith("holdspace import day 'my board.csv' --question ")
    assert {option.field for option in OPTIONS} == set(Wanted.__match_args__), "every one can be said"
    for words, says in ((["--text"], "needs"), (["--odd", "x"], "nothing"), (["--means", "sad"], "stands for")):
        with pytest.raises(CaseError, match=says):
            read(words)


def test_a_column_is_one_thing_at_a_time_and_may_be_left(board: Path) -> None:
    held = wall()
    found = look(held, board, Wanted())
    assert not found.can_come and found.notes == 0
    columns = {column.title: column for column in found.columns}
    wanted = chosen(chosen(Wanted(), columns["Said"], "text"), columns["Kind"], "text", too=True)
    assert wanted.text == ("Said", "Kind")
    wanted = chosen(wanted, columns["Kind"], "area")
    assert (wanted.text, wanted.area_from) == (("Said",), "Kind")
    wanted = chosen(wanted, columns["Kind"], "")
    assert (wanted.area_from, wanted.leave) == ("", ("Kind",))
    wanted = chosen(meant(wanted, "sad", "DIFFICULT"), columns["Where it hung"], "area")
    assert not look(held, board, wanted).can_come, "nothing says the question"
    found = look(held, board, replace(wanted, question="HELPS"))
    assert found.can_come and found.notes == 3 and not notes(held)
    assert not any(column.means for column in found.columns if column.title == "Kind")


def test_a_file_of_another_kind_says_what_it_is(tmp_path: Path) -> None:
    case = Path(__file__).parents[2] / "sessions" / "samples" / "tama.json"
    assert look(wall(), case, Wanted()).kind == "a case"
    text = tmp_path / "phone.txt"
    text.write_text("- one thought\n- another\n", encoding="utf-8")
    found = look(wall(), text, Wanted())
    assert (found.kind, found.notes, found.columns) == ("notes", 2, ())
    shutil.copy(case, tmp_path / "gone.json")
    (tmp_path / "gone.json").unlink()
    with pytest.raises(CaseError):
        look(wall(), tmp_path / "gone.json", Wanted())


def test_the_participant_of_another_programs_column_and_its_refusal(board: Path) -> None:
    held = wall()
    wanted = Wanted(text=("Said",), area_from="Where it hung", question="HELPS", author_from="Who")
    report = import_file(held, board, wanted)
    assert any("this wall keeps no writers" in line for line in report.lines) and len(notes(held)) == 3


@pytest.mark.parametrize("width", [60, 70, 80, 120])
async def test_a_row_of_the_table_is_one_row_of_the_page_at_every_width(tmp_path: Path, width: int) -> None:
    path = tmp_path / "wide.csv"
    long = "somebody who has time on days like these and a boat and nothing else to do at all today"
    path.write_text(f"One,Two,Three,Four\n{'x' * 40},{long},{long},last\nb,c,d,e\n", encoding="utf-8")
    async with console(wall(), width, 30) as (app, pilot):
        await typed(app, pilot, f"import {path}")
        await settled(pilot)
        rows = [row.strip(" │") for row in drawn(app).splitlines()]
        at = next(place for place, row in enumerate(rows) if row.startswith("One"))
        assert rows[at + 1].startswith("-") and rows[at + 2].startswith("xx") and rows[at + 3].startswith("b"), rows
        many = len(rows[at].split())
        assert many == 4 or f"and {4 - many} more {'column' if many == 3 else 'columns'}, listed below" in rows
        await pick(app, pilot, "Two")
        found = [row for row in drawn(app).splitlines() if "somebody" in row or "boat" in row]
        assert len(found) == 1 and (width > 100 or "…" in found[0]), found
