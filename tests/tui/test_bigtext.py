"""The large letters: complete, even, told apart, and narrow. Refuses to judge beauty."""

from __future__ import annotations

import unicodedata
from itertools import combinations

import pytest

from tui.app.bigtext import SIZES, _glyphs, big_lines

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ĀĒĪŌŪāēīōū"
PUNCTUATION = ".,:;!?'’\"-–—()/&%+=#½…"
ROOM = 53


@pytest.mark.parametrize("rows", SIZES)
def test_every_character_is_there_and_of_one_height(rows: int) -> None:
    assert set(LETTERS + PUNCTUATION + " ") <= set(_glyphs(rows))
    for character in set(_glyphs(rows)) - {" "}:
        lines = big_lines(character, width=20, rows=rows)
        assert lines is not None and len(lines) == rows
        assert len({len(line) for line in lines}) == 1
        assert set("".join(lines)) <= set("█▀▄ ")
        assert "".join(lines).strip()


@pytest.mark.parametrize("rows", SIZES)
def test_no_two_characters_look_the_same(rows: int) -> None:
    drawn = {character: big_lines(character, width=20, rows=rows) for character in set(_glyphs(rows)) - {" "}}
    assert [pair for pair in combinations(sorted(drawn), 2) if drawn[pair[0]] == drawn[pair[1]]] == []


@pytest.mark.parametrize("rows", SIZES)
@pytest.mark.parametrize(("plain", "long"), list(zip("AEIOUaeiou", "ĀĒĪŌŪāēīōū", strict=True)))
def test_a_macron_is_a_bar_with_clear_paper_under_it(plain: str, long: str, rows: int) -> None:
    lines = big_lines(long, width=20, rows=rows)
    assert lines is not None
    inked = [line for line in lines if line.strip()]
    assert set(inked[0]) == {"▀"}
    assert lines != big_lines(plain, width=20, rows=rows)


@pytest.mark.parametrize("text", ["Nana Mere", "Hōhepa", "Marama", "Anahera", "Dr Moana", "whānau", "36 → 4"])
def test_names_fit_the_room(text: str) -> None:
    assert big_lines(text, width=ROOM) is not None


def test_letters_are_narrow_on_average() -> None:
    widths = [len(lines[0]) for character in LETTERS if (lines := big_lines(character, width=20))]
    assert sum(widths) / len(widths) <= 4.5


def test_digits_keep_their_width_so_that_a_timer_does_not_jump() -> None:
    for rows in SIZES:
        assert len({len(lines[0]) for digit in "0123456789" if (lines := big_lines(digit, width=9, rows=rows))}) == 1


@pytest.mark.parametrize("text", ["whānau", "ĀĒĪŌŪ"])
def test_composed_and_decomposed_are_the_same(text: str) -> None:
    assert big_lines(unicodedata.normalize("NFD", text), width=99) == big_lines(text, width=99)


@pytest.mark.parametrize("text", ["", "   ", "漢字", "a\u0304\u0304", "José", "\x1b[2J", "\ud800", "👍", "x" * 10_000])
def test_what_cannot_be_drawn_is_refused_whole(text: str) -> None:
    assert big_lines(text, width=10_000) is None


def test_too_narrow_is_refused() -> None:
    lines = big_lines("Hine", width=99)
    assert lines is not None
    assert big_lines("Hine", width=len(lines[0])) == lines
    assert big_lines("Hine", width=len(lines[0]) - 1) is None
