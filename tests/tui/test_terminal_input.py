"""What comes in from a real terminal: type-ahead, pastes, wrong bytes. Knows only the tiny demo app."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from tests.tui.steady_run import demo, kept
from tui.app.steady_driver import ForgivingDecoder, TerminalGone
from tui.app.steady_parser import SteadyParser, lump_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lines.txt"


def test_type_ahead_in_one_burst_keeps_every_line_apart(file: Path) -> None:
    with demo(file, "slow") as terminal:
        terminal.send("aaa\rbbX\x7fb\rccd\x1b[D\x1b[3~c\r")
        terminal.wait_for(lambda: len(kept(file)) == 3)
    assert kept(file) == ["aaa", "bbb", "ccc"]


def test_type_ahead_at_twenty_characters_a_second_with_a_slow_handler(file: Path) -> None:
    with demo(file, "slow") as terminal:
        for character in "aaa\rbbb\rccc\r":
            terminal.send(character)
            time.sleep(0.05)
        terminal.wait_for(lambda: len(kept(file)) == 3)
    assert kept(file) == ["aaa", "bbb", "ccc"]


def test_a_refused_line_is_never_mixed_with_type_ahead(file: Path) -> None:
    with demo(file, "refuse") as terminal:
        terminal.send("aaa\rbbb\rccc\r")
        terminal.wait_for(lambda: kept(file) == ["bbb", "ccc"])
        if "aaa" not in terminal.lines()[1]:
            terminal.send("\x1b[A")  # refused before the next letter came, it made room and comes back with up
        terminal.wait_for(lambda: "aaa" in terminal.lines()[1])


def test_a_paste_of_ten_thousand_lines_is_whole(file: Path) -> None:
    lines = [f"line {number}" for number in range(10_000)]
    with demo(file) as terminal:
        terminal.paste("\r".join(lines) + "\r")
        terminal.wait_for("10000 lines pasted")
    assert kept(file) == lines


def test_a_byte_that_is_not_utf8_is_replaced(file: Path) -> None:
    with demo(file) as terminal:
        terminal.send(b"M\xe1ori\r")
        terminal.wait_for(lambda: kept(file) == ["M\ufffdori"])


def test_control_characters_in_a_paste_run_no_command(file: Path) -> None:
    with demo(file) as terminal:
        terminal.paste(b"one\x1b\x11\x00two\x1b[31m" + b"x" * 40)
        terminal.send("\r")
        terminal.wait_for(lambda: kept(file) == ["onetwo[31m" + "x" * 40])


def test_the_decoder_holds_cut_marks_and_cleans_only_inside_a_paste() -> None:
    decoder = ForgivingDecoder()
    assert decoder.decode(b"\x1b") == "\x1b"
    assert decoder.decode(b"\x1b[20") == ""
    assert decoder.decode(b"0~a\x1b") == "\x1b[200~a"
    assert decoder.decode(b"[31mb\x11\n\xc4") == "[31mb\n"
    assert decoder.decode(b"\x81\x1b[20") == "\u0101"
    assert decoder.decode(b"1~\x1b[A\x11") == "\x1b[201~\x1b[A\x11"
    assert decoder.decode(b"\xff", final=True) == "\ufffd"
    with pytest.raises(TerminalGone):
        decoder.decode(b"")


def test_a_paste_that_never_ends_does_not_swallow_the_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    decoder = ForgivingDecoder()
    decoder.decode(b"\x1b[200~cut off")
    monkeypatch.setattr("tui.app.steady_driver.PASTE_QUIET", -1.0)
    assert decoder.decode(b"q") == "\x1b[201~q"


def read(*reads: str) -> list[str]:
    """The keys in what a terminal sends, read by read."""
    parser = SteadyParser()
    return [event.key for data in reads for event in parser.feed(data)]


@pytest.mark.parametrize("letter", ["b", "B", "f", "n", "1", "é", " ", "\r"])
def test_escape_and_a_letter_are_both_there_at_once_whether_they_come_together_or_not(letter: str) -> None:
    alone = read(letter)
    assert read(f"\x1b{letter}") == read("\x1b", letter) == ["escape", *alone]
    assert read(f"\x1b\x1b{letter}") == ["escape", "escape", *alone]


@pytest.mark.parametrize("words", ["Open it", "OF COURSE", "Oh", "[sic]", "[3 of us", "[Aroha", "O", "["])
def test_words_after_escape_are_never_taken_for_a_sequence(words: str) -> None:
    typed = ["escape", *(key for letter in words for key in read(letter))]
    assert read("\x1b", *words) == typed, "letter by letter"
    assert read("\x1b", words) == typed, "in one read after it"
    if words not in ("[Aroha", "["):  # a sequence and letters typed ahead look the same, and so does half of one
        assert read(f"\x1b{words}") == typed, "in one read with it"


def test_a_terminals_own_sequences_are_still_read() -> None:
    assert read("\x1b[A") == read("\x1b", "[A") == ["up"]
    assert read("\x1bOP", "\x1b[20~", "\x1b[Z") == ["f1", "f9", "shift+tab"]
    assert read("\x1b[1;", "5C", "\x1b[3~c", "\x1bOA\x1bOB") == ["ctrl+right", "delete", "c", "up", "down"]
    assert [type(event).__name__ for event in SteadyParser().feed("\x1b[200~a\rb\x1b[201~\x1b[<0;1;2M\x1b[I")] == [
        "Paste",
        "MouseDown",
        "AppFocus",
    ]
    parser = SteadyParser()
    assert [type(one).__name__ for part in ("\x1b", "[200~a\r", "b\x1b[201~") for one in parser.feed(part)] == ["Paste"]


@pytest.mark.parametrize("reads", [("\x1b[B",), ("\x1b", "[B"), ("\x1bOB",)])
def test_an_arrow_is_no_words_however_it_comes(reads: tuple[str, ...]) -> None:
    parser = SteadyParser()
    (key,) = [key for data in reads for key in parser.feed(data)]
    assert key.key == "down" and lump_of(key)[1] == "", "where letters are keys, [B was taken for words"


@pytest.mark.parametrize("data", ["\x1b[B1", "\x1b[1;5B1", "\x1b[B\x1b[B1"])
def test_a_letter_right_behind_an_arrow_is_no_words(data: str) -> None:
    *_, key = [*SteadyParser().feed(data)]
    assert key.key == "1" and lump_of(key)[1] in ("", "1"), "a slow line brings both in one read"
    *_, key = [*SteadyParser().feed(f"{data}23")]
    assert lump_of(key)[1] in ("", "123")


def test_a_key_knows_what_came_in_the_same_read() -> None:
    parser = SteadyParser()
    first, *rest = parser.feed("merge\r")
    assert lump_of(first)[1] == "merge" and {lump_of(key)[0] for key in rest} == {lump_of(first)[0]}
    (other,) = parser.feed("m")
    assert lump_of(other) != lump_of(first) and lump_of(other)[1] == "m"
