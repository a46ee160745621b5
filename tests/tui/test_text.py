"""The text helpers, with every kind of awkward text. Refuses to trust a string because it looks short."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from wcwidth import wcswidth, wcwidth

from tests.counted import calls
from tui.app import text as texts
from tui.app.text import cell, escaped, fit, pad, plain, strip_within, width, widths, wrap, wrap_parts

FAMILY = "👨‍👩‍👧‍👦"
AWKWARD = [
    "",
    "[/]",
    "[/nope]",
    "[@click=app.quit]x[/]",
    "[red]x",
    "a [b] c",
    "[type=x, v={'a[0]'}]",
    "back\\slash \\[red] \\",
    "\x1b]0;title\x07\x1b[2J",
    "nul\x00 bell\x07 csi\x9b31m del\x7f",
    "\u202etxt.exe\u2066",
    "whānau Hōhepa",
    unicodedata.normalize("NFD", "whānau Hōhepa"),
    "a" + "\u0304" * 40 + "b",
    f"{FAMILY} and {FAMILY}{FAMILY}",
    "👍🏽 🏳️‍🌈 ❤️ 🇳🇿🇦🇺",
    "مرحبا بالعالم",
    "漢字かな交じり文がとても長い",
    "क्‍ष \u200dab",
    "\ud800 half \udfff",
    "tab\there\r\nnext\rlast\u2028end",
    "speech-language therapist, feeding",
]
TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from(" \n\t\u200d\ufe0f\u0304\u3000[]\\漢👩🇳🇿👍🏽❤\x1b\u202e\ud800ā"),
        st.characters(),
    ),
    max_size=80,
)


def holds_control(text: str) -> bool:
    return any(
        (unicodedata.category(character) in ("Cc", "Cs") and character != "\n")
        or "\u202a" <= character <= "\u202e"
        or "\u2066" <= character <= "\u2069"
        for character in text
    )


def inked(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_is_shown_as_it_is_and_never_as_control(text: str) -> None:
    shown = plain(text).plain
    assert not holds_control(shown)
    assert not plain(text).spans
    assert cell(text).plain == shown
    assert not cell(text).spans
    for result in (escaped(text), fit(text, 9), pad(text, 9), *wrap(text, 9)):
        assert not holds_control(result)
        assert "\n" not in result


@pytest.mark.parametrize("text", ["[/]", "[@click=app.quit]x[/]", "[red]", "a [b] c", "👩 and 👍", "whānau"])
def test_ordinary_and_bracketed_text_is_untouched(text: str) -> None:
    assert plain(text).plain == cell(text).plain == text
    assert fit(text, 99) == text
    assert wrap(text, 99) == [text]


def test_what_is_taken_out_and_what_is_put_in_its_place() -> None:
    assert plain("a\x1b[2Jb").plain == "a[2Jb"
    assert plain("\ud800").plain == "\ufffd"
    assert plain("a\tb\r\nc").plain == "a b\nc"
    assert plain("\u202eabc\u2069").plain == "abc"
    assert plain("क्\u200dष").plain == "क्ष"
    assert plain(FAMILY).plain == "👨👩👧👦"


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_escaped_text_read_as_markup_is_the_text(text: str) -> None:
    assert Content.from_markup(escaped(text)).plain == plain(text).plain.replace("\n", " ")


def test_fit_cuts_between_graphemes() -> None:
    assert fit("Nana Mere", 9) == "Nana Mere"
    assert fit("Nana Mere", 8) == "Nana Me…"
    assert fit("Nana Mere", 6) == "Nana…"
    assert fit("Nana Mere", 1) == "…"
    assert fit("Nana Mere", 0) == ""
    assert fit(f"{FAMILY}{FAMILY}", 3) == "👨…"
    assert fit("🇳🇿🇦🇺", 3) == "NZ…"
    macrons = "a" + "\u0304" * 40
    assert fit(macrons + "bc", 2) == macrons + "…"
    assert fit("one\ntwo", 20) == "one two"


def test_pad_is_exactly_as_wide_as_asked() -> None:
    assert pad("Māori", 7) == "Māori  "
    assert pad("漢字漢字", 4) == "漢… "
    assert pad("x", 0) == ""


def test_width_is_in_cells() -> None:
    texts = ("Māori", "Ma\u0304ori", "漢字", FAMILY, "a\x1bb", "")
    assert [width(text) for text in texts] == widths(texts) == [5, 5, 4, 8, 2, 0]
    assert widths(["Māori", "kai", ""]) == [5, 3, 0] and widths([]) == []


PICTURES = {
    "❤️": "❤",
    "⌚︎": "⌚",
    "⚠️ and ☺️": "⚠ and ☺",
    "1️⃣": "1⃣",
    "👍🏽": "👍",
    "☝🏽": "☝",
    "👩‍💻": "👩💻",
    "🏳️‍🌈": "🏳🌈",
    "🤷🏽‍♀️": "🤷♀",
    FAMILY: "👨👩👧👦",
    "🇳🇿🇦🇺": "NZAU",
}


@pytest.mark.parametrize("text", PICTURES)
def test_pictures_are_as_wide_in_a_terminal_that_joins_them_as_in_one_that_does_not(text: str) -> None:
    shown = PICTURES[text]
    one_by_one = sum(wcwidth(character) for character in shown)
    assert plain(text).plain == cell(text).plain == fit(text, 20) == shown
    assert width(text) == one_by_one
    assert wcswidth(shown) == one_by_one
    assert width(pad(text, 12)) == sum(wcwidth(character) for character in pad(text, 12)) == 12


@pytest.mark.parametrize("text", PICTURES)
def test_a_field_draws_them_alike_in_the_cells_it_counts(text: str) -> None:
    drawn = strip_within(Strip([Segment(f"a{text}"), Segment(f"{text}b")]))
    assert drawn.cell_length == Strip([Segment(f"a{text}"), Segment(f"{text}b")]).cell_length
    assert sum(wcwidth(character) for character in drawn.text) == drawn.cell_length
    assert drawn.text.startswith("a") and drawn.text.endswith("b")


def test_wrap_keeps_words_and_newlines() -> None:
    assert wrap("He is not safe to swallow yet.", 12) == ["He is not", "safe to", "swallow yet."]
    assert wrap("one\n\ntwo", 5) == ["one", "", "two"]
    assert wrap("abcdefghij kl", 4) == ["abcd", "efgh", "ij", "kl"]
    assert wrap("漢字漢字", 5) == ["漢字", "漢字"]
    assert wrap("漢", 1) == ["…"]
    assert wrap("", 5) == [""]
    assert wrap("anything", 0) == []


@given(TEXTS, st.integers(0, 30))
@settings(max_examples=300, deadline=None)
def test_nothing_is_wider_than_asked(text: str, cells: int) -> None:
    assert cell_len(fit(text, cells)) <= cells
    assert cell_len(pad(text, cells)) == cells
    assert all(cell_len(line) <= cells for line in wrap(text, cells))


@given(TEXTS, st.integers(2, 30))
@settings(max_examples=300, deadline=None)
def test_wrap_loses_nothing_but_spaces(text: str, cells: int) -> None:
    assert inked("".join(wrap(text, cells))) == inked(plain(text).plain)


@pytest.mark.parametrize("text", ["word " * 200_000, "漢" * 300_000, "x" * 1_000_000])
def test_a_huge_text_is_no_wait(text: str) -> None:
    assert cell_len(fit(text, 40)) <= 40
    assert all(cell_len(line) <= 40 for line in wrap(text, 40))
    assert plain(text).plain == text
    assert calls(lambda: fit(text, 40)) < 10_000 and calls(lambda: plain(text)) < 100
    some, half = text[: len(text) // 5], text[: len(text) // 10]
    assert calls(lambda: wrap(some, 40)) <= 2.2 * calls(lambda: wrap(half, 40))


def test_what_is_measured_by_its_letters_takes_a_cell_for_each() -> None:
    every = [chr(code) for code in range(0x20, 0x2100) if texts._EACH_A_CELL.fullmatch(chr(code))]
    assert {"a", "ā", "Ū", "’", "…", "–"} <= {*every} and not {"\t", "\x9b", "\xad", "字", "\u0301"} & {*every}
    assert [
        letter for letter in every if cell_len(letter) != 1 or wcwidth(letter) != 1 or texts._line(letter) != letter
    ] == []
    whole = "".join(every)
    assert width(whole) == len(whole) == cell_len(texts._line(whole))
    assert fit(whole, len(whole)) == whole == texts._fit(whole, len(whole))
    assert pad("whānau", 8) == "whānau  " and pad("whānau", 4) == "whā…"


@given(st.lists(st.text("ab ─", min_size=1, max_size=9).map(str.strip).filter(bool), max_size=9), st.integers(9, 40))
def test_parts_are_broken_only_between_them(parts: list[str], room: int) -> None:
    parts = [" ".join(part.split()) for part in parts]
    lines = wrap_parts("   ".join(parts), "   ", room)
    assert [part for line in lines for part in line.split("   ")] == parts
    assert all(width(line) <= room for line in lines)
    assert "".join(wrap_parts("x" * 30, "   ", 9)) == "x" * 30
