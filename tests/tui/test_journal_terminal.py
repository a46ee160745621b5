"""The journal in a real terminal: a kill in the middle of a sentence, its end by signals, and what the window says."""

from __future__ import annotations

import re
import signal
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from sessions.journal import Journal, set_passphrase
from sessions.live.session import open_session
from tests.pseudo_terminal import Terminal
from tests.tui.journal_helpers import day, written
from tui.app.line_entry import HABIT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

COMMAND = (sys.executable, "-m", "tui")
_TITLES = re.compile(rb"\x1b\][02];([^\x07\x1b]*)")
READY = "? help"


@pytest.fixture
def opened() -> Iterator[Callable[..., Terminal]]:
    """Opens commands in terminals of their own, and closes them all at the end."""
    every: list[Terminal] = []

    def start(*arguments: str, ready: str = READY, columns: int = 80, rows: int = 24) -> Terminal:
        terminal = Terminal([*COMMAND, *arguments], columns=columns, rows=rows)
        every.append(terminal)
        terminal.wait_for(ready)
        return terminal

    yield start
    for terminal in every:
        terminal.close()


def begin(terminal: Terminal) -> None:
    """Begins an entry of the first form, about the first session; at leisure, for an enter at once is a habit."""
    terminal.send("n\r")
    terminal.wait_for("What do you write")
    time.sleep(2 * HABIT)
    terminal.send("\r")
    terminal.wait_for("About which session")
    time.sleep(2 * HABIT)
    terminal.send("\r")


def no_title(terminal: Terminal) -> None:
    """The window's title says no more than the program's name."""
    assert set(_TITLES.findall(terminal.raw)) <= {b"", b"holdspace"}


@pytest.mark.long
def test_a_kill_in_the_middle_costs_at_most_two_seconds_of_typing(opened: Callable[..., Terminal]) -> None:
    day()
    first = opened("journal")
    begin(first)
    first.wait_for("One event")
    first.send("The whānau came early, ")
    first.wait_for("came early")
    first.send("\tand I was glad")
    first.wait_for("and I was glad")
    time.sleep(2.0)  # what the promise is about: words that old survive
    first.send(" and tired")
    first.signal(signal.SIGKILL)
    assert first.wait_exit() == -signal.SIGKILL
    [draft] = Journal.open("F2").drafts()
    assert draft.answers["event"] == "The whānau came early,"
    assert draft.answers["reaction"].startswith("and I was glad")
    second = opened("journal")
    second.wait_for("unfinished, from")
    time.sleep(2 * HABIT)
    second.send("\r")
    second.wait_for("written: 1, 2")
    second.send("\x13")
    second.wait_for("Saved as entry 1")
    second.send("q\r")
    assert second.wait_exit() == 0
    assert Journal.open("F2").entry(1).answers["reaction"].startswith("and I was glad")
    assert not Journal.open("F2").drafts() and second.sane() == []
    for terminal in (first, second):
        no_title(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_window_that_is_closed_keeps_every_word(opened: Callable[..., Terminal], number: signal.Signals) -> None:
    terminal = opened("journal")
    begin(terminal)
    terminal.wait_for("One event")
    terminal.send("to the last word")
    terminal.wait_for("to the last word")
    terminal.signal(number)
    assert terminal.wait_exit() == 128 + number and terminal.sane() == []
    assert [draft.answers for draft in Journal.open("F2").drafts()] == [{"event": "to the last word"}]


def test_several_lines_are_pasted_as_they_are(opened: Callable[..., Terminal]) -> None:
    terminal = opened("journal")
    begin(terminal)
    terminal.wait_for("One event")
    terminal.paste("one [/]\r\ntwo\x1b[2J\nthree")
    terminal.wait_for("three")
    terminal.send("\x13")
    terminal.wait_for("Saved as entry 1")
    assert Journal.open("F2").entry(1).answers == {"event": "one [/]\ntwo[2J\nthree"}


@pytest.mark.usefixtures("light_key")
def test_the_passphrase_is_never_on_the_screen(opened: Callable[..., Terminal]) -> None:
    written()
    set_passphrase("F2", "kererū at dusk", understood=True)
    terminal = opened("journal", ready="has a passphrase")
    terminal.send("kererū at dawn\r")
    terminal.wait_for("not the passphrase")
    terminal.send("kererū at dusk\r")
    terminal.wait_for("Four ans")
    assert b"kerer" not in terminal.raw
    terminal.send("q\r")
    assert terminal.wait_exit() == 0


def test_from_home_with_j_and_a_projected_session_is_asked_about_first(opened: Callable[..., Terminal]) -> None:
    name = day()
    written(session=name)
    held = open_session(name)
    held.record("projected", {"projected": True})
    held.close()
    terminal = opened()
    terminal.wait_for("Working alongside")
    terminal.send("j\r")
    terminal.wait_for("Is this window projected?")
    assert "Four ans" not in terminal.text() and "JOURNAL" not in terminal.text()
    terminal.send("n\r")
    terminal.wait_for("Four ans")
    terminal.send("q\r")
    terminal.wait_for("CONSOLE - private")
    terminal.wait_for("Working alongside")
    terminal.send("q\r")
    assert terminal.wait_exit() == 0
    no_title(terminal)


def kept_in(answers: Callable[[], list[dict[str, str]]], words: str) -> dict[str, str]:
    """The answers on disk, once these words are among them."""
    end = time.monotonic() + 15
    while time.monotonic() < end:
        for found in answers():
            if any(words in text for text in found.values()):
                return found
        time.sleep(0.1)
    raise AssertionError(f"{words} was not kept")


def drafted() -> list[dict[str, str]]:
    return [dict(draft.answers) for draft in Journal.open("F2").drafts()]


@pytest.mark.parametrize("dash", [False, True])
def test_a_line_that_is_not_ended_is_kept_as_it_is_typed_outside_the_screens_too(
    opened: Callable[..., Terminal], dash: bool
) -> None:
    words = ("journal", "--write", "alone", *(("-",) if dash else ()))
    terminal = opened(*words, ready="" if dash else "own place")
    if dash:
        terminal.send("event: The whānau came early,\r")
        kept_in(drafted, "came early")
        terminal.send("and stayed\rreaction: glad, an")
    else:
        terminal.send("The whānau came early, and stayed\r")
        kept_in(drafted, "and stayed")
        terminal.send("glad, an")
    found = kept_in(drafted, "glad, an")
    terminal.signal(signal.SIGKILL)
    assert terminal.wait_exit() == -signal.SIGKILL
    assert found["event"].split() == ["The", "whānau", "came", "early,", "and", "stayed"]
    assert "glad, an" in found.values()
