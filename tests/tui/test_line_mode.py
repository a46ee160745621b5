"""Line mode: the whole product in plain lines, for somebody who hears the screen."""

from __future__ import annotations

import io
import sys
from datetime import timedelta

import pytest

from exercises.wall.state import Wall
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform
from sessions.live import room_file, room_screens
from sessions.live.session import Session, open_session
from sessions.removing import own_words
from sessions.removing.opening import opened
from tests import walls
from tests.exercises.test_log_lines import SAMPLE as DAY
from tests.lines import SAMPLE as GRID
from tests.lines import Watch, again, session
from tests.sessions.test_own_words import SECRET, compass, file_of, on
from tests.tui.console_help import words
from tui.cli.line import run_lines
from tui.cli.main import main
from tui.console import road
from tui.line.mode import LineMode
from tui.line.telling import OWN

WHOLE_DAY = (*DAY, *GRID, "exercise post-its", *walls.SAMPLE, *walls.ITEMS, *walls.PAPERS)
"""The frame of a day, its grid and its wall, as they are typed."""


def typed(held: Session, *lines: str) -> list[str]:
    """What is said, all of it."""
    mode = LineMode(held)
    return [said for line in lines for said in mode.enter(line)]


def wall(*lines: str) -> Session:
    return session(*lines, exercises=("post-its",))


def test_a_whole_day_typed_through_it_is_the_same_session() -> None:
    exercises = ("live-grid", "post-its")
    typed_in_console = session("exercise live-grid", *WHOLE_DAY, exercises=exercises)
    held = session("exercise live-grid", exercises=exercises)
    mode = LineMode(held)
    for line in WHOLE_DAY:
        said = mode.enter(line)
        assert not mode.refused, (line, said)
        assert all(part.isprintable() for part in said)
    assert held.state.runs == typed_in_console.state.runs and held.state.display == typed_in_console.state.display
    assert [(one.kind, one.data) for one in held.events] == [(one.kind, one.data) for one in typed_in_console.events]


def test_its_own_words_begin_with_a_dot_and_say_where_one_is() -> None:
    held = wall("paper 1-20 helps team", "go cluster", "1 2 > new They ring")
    mode = LineMode(held)
    assert mode.begin()[0] == "A day together, in lines. .help says the words of line mode."
    assert mode.prompt == "Post-it theming, 5 Cluster in silence"
    assert mode.enter(".where")[0].startswith("Post-it theming, phase 5 Cluster in silence, not placed 18 of 20")
    assert mode.enter(".room")[0].startswith("The room sees ")
    assert mode.enter(".say")[0].startswith("Say: ")
    assert "no .nothing in line mode" in mode.enter(".nothing")[0]
    assert mode.enter(".news") == ["Nothing new from others."]
    other = again(held, by="F9")
    perform(other, "3 > 1")
    assert mode.enter(".where")[0].count("not placed 17") == 1, "what others did is there, and nobody announced it"
    assert mode.enter(".news") == ["F9: a place in a theme, note 3, theme 1"]
    assert mode.enter(".list")[0].startswith("There is .list waiting")
    assert mode.enter(".list phases")[0] == "0 Set up"
    mode.enter(".list waiting")
    assert mode.enter("headphones")[:2] == ["Not placed 17 of 20, 20 on paper.", "Waiting, note 4-20."]
    grid = LineMode(session("+ child Tama: the child", "+ parent Hine: mum", "1 why: x", "1 do: x", "1 who: x"))
    grid.enter(".list waiting")
    assert "chair" in " ".join(grid.enter("headphones"))


def test_private_words_are_read_out_once_somebody_said_that_nobody_else_hears_them() -> None:
    held = wall("helps me: Zq kai first", "go cluster")
    mode = LineMode(held)
    (asked,) = mode.enter(".read 1")
    assert "Headphones" in asked and mode.prompt == "Your answer"
    assert mode.enter("no") == ["Nothing was read."]
    assert "Headphones" in mode.enter("find kai")[0]
    assert "moves note" not in mode.enter("park 1: Zq for later")[0], "a line that is no answer is a line"
    assert "Zq" not in " ".join(mode.enter("1 consent without number"))
    assert "Headphones" in mode.enter(".read 1")[0]
    assert any("Zq kai first" in line for line in mode.enter("headphones"))
    assert mode.enter(".read 1")[0] == "1 Zq kai first", "asked once"
    assert mode.enter(".read")[-1].endswith("more: .more") and mode.enter(".more")


def test_a_card_asks_its_fields_one_by_one_and_a_line_in_it_asks_first() -> None:
    held = session("+ child Tama: the child", "+ parent Hine: mum")
    mode = LineMode(held)
    assert mode.enter("1") == ["From where you sit, why is it like this?"] and mode.prompt == "1 Tama, why"
    assert mode.enter("Too many hands")[-1].startswith("What do you think")
    assert mode.enter("pass")[0] == "Passed: nothing is recorded."
    assert "a line of its own" in mode.enter("agree 2: once a week")[0]
    mode.enter("answer")
    assert "agree 2: once a week" in str(held.state.run.state.chairs[1].answers)
    assert "a line of its own" in mode.enter("undo")[0]
    assert "taken back" in mode.enter("do it")[0]
    assert "a line of its own" in mode.enter("note she is near tears")[0]
    mode.enter("do it")
    assert [one.text for one in held.state.frame.state.notes.values()] == ["she is near tears"]
    assert mode.enter(".stop") == ["Stopped."] and mode.prompt.startswith("Live Net")


def test_a_line_among_notes_asks_first() -> None:
    held = wall()
    mode = LineMode(held)
    mode.enter(".type helps me")
    for line in ("note: she is near tears", "note; she is near tears"):
        assert mode.enter(line) == ["That is a line of its own, or is it a note? Type do it, or note?"]
        mode.enter("do it")
    assert not [note for note in held.state.run.state.notes.every() if "tears" in note.text]
    assert "is for you alone" in " ".join(mode.enter("they ring; note: she is near tears"))
    assert not held.state.run.state.next_note - 1
    mode.enter("note: she is near tears")
    mode.enter("note")
    assert [note.text for note in held.state.run.state.notes.every()][-1] == "note: she is near tears"


def test_notes_are_typed_and_sorted_at_prompts() -> None:
    held = wall("paper 1-3 helps team", "go cluster", "1 > new They ring back")
    mode = LineMode(held)
    assert ".stop ends it" in mode.enter(".type helps me")[0]
    for line in ("Knowing who to ring", "2: Kai first", "undo is a word here", ".stop", ".sort"):
        mode.enter(line)
    assert mode.prompt == "Note 2 into which theme"
    for line in ("99", "ring", "lone", "", "1"):
        mode.enter(line)
    state = held.state.run.state
    assert isinstance(state, Wall) and [note.text for note in state.on_wall()][3:] == [
        "Knowing who to ring",
        "undo is a word here",
    ]
    assert (state.notes[2].text, state.notes[2].theme, state.notes[3].status) == ("Kai first", 1, "lone")
    assert state.notes[4].loose and state.notes[5].theme == 1


def test_what_takes_a_name_out_asks_whether_it_goes_from_the_file_too() -> None:
    held = wall("helps me: Priya said so")
    mode = LineMode(held)
    said = mode.enter("unname 1: Priya / a colleague")
    assert said[-1] == "Take it out of the file itself, too? yes, or no?"
    assert "unname for good" in mode.enter("no")[0]


@pytest.mark.parametrize("key", [key for key, one in built_in().items() if one.shape != "programme"])
def test_every_word_of_its_own_is_answered_in_every_exercise(key: str) -> None:
    held = session(exercises=(key,))
    record = [line for phase in held.state.runs[key].template.phases for line in phase.record]
    mode = LineMode(held)
    for lines in ((), record):
        for line in lines:
            mode.enter(line)
        mode = LineMode(held)
        for own, _ in OWN:
            word = own.split()[0]
            for line in (word, f"{word} 1", f"{word} waiting"):
                if word != ".leave":
                    assert mode.enter(line) or mode.enter(".stop"), line
                    mode.enter(".stop")


@pytest.mark.parametrize("line", ["help unname", "find unname", "help unname for good", "find unname for good"])
def test_what_only_asks_about_the_word_takes_no_name_out(line: str) -> None:
    held = wall("helps me: Priya said so")
    said = " ".join(LineMode(held).enter(line))
    assert "file itself" not in said
    assert not road.takes_a_name_out(road.perform(held, line).command)


@pytest.mark.usefixtures("own_place")
def test_a_pipe_works_and_a_refused_line_never_ends_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held = wall()
    held.close()
    lines = "\ufeffhelps me: one\r\nnonsense here\r\n.where\r\nhelps me: \x1b[31mtwo"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert main(["line", held.name]) == 1, "one line was refused"
    said = capsys.readouterr().out
    assert all(line.isprintable() for line in said.splitlines()) and said.endswith("Left. Everything is kept.\n")
    notes = open_session(held.name, read_only=True).state.run.state.notes
    assert [note.text for note in notes.values()] == ["one", "[31mtwo"]


def test_the_first_lines_of_help_say_how_it_is_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    said = " ".join(capsys.readouterr().out.splitlines()[:8])
    assert "holdspace line NAME" in said and "HOLDSPACE_PLAIN=1" in said and "TERM=dumb" in said


@pytest.mark.usefixtures("own_place")
def test_open_is_in_lines_where_they_are_wanted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held = wall("helps me: one")
    held.close()
    monkeypatch.setenv("HOLDSPACE_PLAIN", "1")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b".leave\n")))
    assert main(["open", held.name]) == 0 and "Left" in capsys.readouterr().out


@pytest.mark.usefixtures("own_place")
def test_a_room_screen_that_waits_is_asked_for_and_files_have_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    held = wall("helps me: one")
    held.in_room.live()
    monkeypatch.setattr(room_screens, "there", lambda: [room_screens.Screen("", "", 0.0, False)])
    mode = LineMode(held)
    assert mode.begin()[-1] == "A room screen waits. Is it for this? yes, or no?"
    mode.enter("no")
    assert mode.enter("show welcome")[0].endswith(
        "But no screen shows it. A room screen waits. To show this session there: for the room"
    )
    mode = LineMode(held)
    assert mode.begin()[-1] == "A room screen waits. Is it for this? yes, or no?"
    assert mode.enter("yes") == ["This session is for the room: holdspace room shows it, without a name."]
    assert room_file.claimed() == held.name
    assert "holdspace import NAME FILE" in mode.enter("import board.xlsx")[0]
    example = LineMode(held, may_be_for_room=False)
    assert "waits" not in example.begin()[-1] and "shown by its name" in example.enter("for the room")[0]
    assert mode.enter("b")[0].startswith("the room goes dark") and held.state.display.blanked
    assert mode.enter(".leave") == ["Left. Everything is kept."] and mode.is_left


def test_how_long_the_phase_has_gone_on_stands_still_while_it_waits() -> None:
    held = wall("go cluster")
    clock = held.clock
    assert isinstance(clock, Watch)
    mode = LineMode(held)
    clock.now += timedelta(minutes=12)
    assert ", 12 of 20 minutes." in mode.enter(".where")[0], "by the clock of the session"
    mode.enter("pause")
    clock.now += timedelta(minutes=30)
    assert ", 12 of 20 minutes, paused." in mode.enter(".where")[0]
    mode.enter("resume")
    clock.now += timedelta(minutes=2)
    assert ", 14 of 20 minutes." in mode.enter(".where")[0]


def left_in_lines(held: Session, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """The session is left by those lines, and nothing of it runs any more."""
    held.close()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
    run_lines(opened(held.name, clock=on("02")))


@pytest.mark.usefixtures("own_place")
def test_what_its_owner_wants_cleared_is_cleared_before_the_session_is_let_go(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held = compass()
    left_in_lines(held, monkeypatch, ".leave", "no")
    assert SECRET in file_of(held) and "Left. Everything is kept." in capsys.readouterr().out
    left_in_lines(held, monkeypatch, ".leave", "yes")
    assert SECRET not in file_of(held)
    said = capsys.readouterr().out
    assert "Nobody's own words are in the file any more." in said and "Left. Everything else is kept." in said


@pytest.mark.usefixtures("own_place")
def test_a_line_mode_that_ends_while_it_clears_is_finished_by_the_next_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(*given: object) -> str:
        raise KeyboardInterrupt

    held = compass()
    with monkeypatch.context() as patched:
        patched.setattr(own_words, "take_out", ended)
        left_in_lines(held, patched, ".leave", "yes")
    assert SECRET in file_of(held), "it ended before the file was written again"
    left_in_lines(held, monkeypatch, ".where")
    assert SECRET not in file_of(held)


@pytest.mark.usefixtures("own_place")
def test_what_the_room_keeps_is_asked_also_where_something_was_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    held = compass()
    perform(held, "blank off")
    monkeypatch.setattr(room_screens, "is_watched", lambda name: True)
    mode = LineMode(held)
    assert "Clear it now?" in mode.enter(".leave")[0]
    assert "What does it keep?" in mode.enter("yes")[-1] and not mode.is_left
    assert mode.enter("dark") == ["Left. Everything else is kept."] and mode.is_left


def test_a_number_that_is_no_paper_is_asked_about() -> None:
    held = wall("paper 1-3 helps team")
    mode = LineMode(held)
    mode.enter(".type")
    assert mode.enter("99: whose words") == ["No paper 99 waits. Is it a note? yes, or no?"]
    assert mode.enter("no") == ["Nothing was recorded."] and len(held.state.run.state.notes) == 3
    mode.enter("99: whose words")
    mode.enter("yes")
    mode.enter("2: the words")
    assert [note.text for note in held.state.run.state.notes.every()] == ["", "the words", "", "99: whose words"]


def test_a_card_in_lines_reads_nothing_that_was_taken_back_meanwhile() -> None:
    held = session(*GRID, "9 why: Priya shouts", "9 do: Priya waits")
    other, mode = again(held, by="F1"), LineMode(held)
    mode.enter(".read")
    mode.enter("headphones")
    assert "Priya shouts" in " ".join(mode.enter("9"))
    perform(other, "unname all: Priya / a colleague")
    said = [*mode.enter(".where"), *mode.enter("")]
    assert "a colleague shouts" in " ".join(said).replace("[", "").replace("]", "") and "Priya" not in " ".join(said)


@pytest.mark.parametrize("way", [("9", "mine"), ("9 why: mine",)])
@pytest.mark.parametrize("answer", ["yes", "no"])
def test_what_somebody_else_recorded_meanwhile_is_asked_about_in_lines_too(way: tuple[str, ...], answer: str) -> None:
    held = session(*(line for line in GRID if not line.startswith("9 why")))
    other, mode = again(held, by="F1"), LineMode(held)
    for line in way[:-1]:
        mode.enter(line)
    perform(other, "9 why: theirs")
    asked = " ".join(mode.enter(way[-1]))
    assert "Meanwhile somebody recorded" in asked and "theirs" not in asked, "nobody said that nobody hears it"
    mode.enter(answer)
    assert words(held, 9)["explanation"] == ("mine" if answer == "yes" else "theirs")
