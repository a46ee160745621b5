"""Cleaning: what is kept, what is not, and that once is enough."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.kernel import words
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, clean_data, contains, count, folded, listed, matches, one_script
from tests.awkward import AWKWARD, HUGE, is_clean
from tests.counted import calls

WILD = st.text(alphabet=st.characters(codec=None), max_size=40)
_MARKS = "ae\u0301\u0304\u0489\u09be\u09c7\u0cc6\u0cc2\u0344\u1100\u1161\ufe0f\u200d \n\t\x1b\u202e"
MARKS = st.text(alphabet=_MARKS, max_size=60)


@pytest.mark.parametrize("text", [*AWKWARD, *HUGE])
@pytest.mark.parametrize("lines", [False, True])
def test_awkward_text_is_clean_after_one_cleaning(text: str, lines: bool) -> None:
    once = clean(text, lines=lines)
    assert is_clean(once)
    assert clean(once, lines=lines) == once
    assert lines or "\n" not in once


@settings(max_examples=300)
@given(WILD | MARKS, st.booleans())
def test_cleaning_is_idempotent(text: str, lines: bool) -> None:
    once = clean(text, lines=lines)
    assert is_clean(once)
    assert clean(once, lines=lines) == once


def test_macrons_are_composed_and_kept() -> None:
    assert clean("wha\u0304nau Ma\u0304ori") == "whānau Māori"


def test_line_ends_of_every_kind() -> None:
    assert clean("a\r\nb\rc\u2028d\u2029e\x85f\ng") == "a b c d e f g"
    assert clean("a\r\nb\rc\u2028d", lines=True) == "a\nb\nc\nd"


def test_emoji_and_indic_joiners_stay() -> None:
    for text in ("👩‍👩‍👧‍👦", "☎️", "क्‍ष", "می‌خواهم", "🇳🇿", "👍🏾"):
        assert clean(text) == unicodedata.normalize("NFC", text)


def test_at_most_eight_marks_a_letter() -> None:
    assert len(clean("z" + "\u0316" * 40)) == 9
    assert len(clean("z" + "\u0489" * 40)) == 9


def test_surrogates_become_the_replacement_character() -> None:
    assert clean("a\ud800b") == "a\ufffdb"


def test_data_is_cleaned_all_the_way_down() -> None:
    found = clean_data({"a\x00": ["x\x1b", {"b": ("y\u202e", 3, None, True)}]})
    assert found == {"a": ["x", {"b": ["y", 3, None, True]}]}


def test_letters_of_another_script_are_looked_at_only_where_they_stand() -> None:
    assert one_script("Аroha аnd οne, Алла 9 Ω") == "Aroha and one, Алла 9 Ω"
    assert calls(lambda: one_script(f"{'word ' * 5_000}Ω а")) < 50


def test_a_word_that_names_none_is_compared_only_where_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(words, "nearest", lambda word, choices: compared.append(word) or "map")
    with pytest.raises(ExerciseError) as refused:
        words.pick("mpa", ("map", "grid"), "view")
    assert compared == [] and str(refused.value) == "There is no view “mpa”. Did you mean map?"


def test_search_ignores_case_and_macrons() -> None:
    assert folded("WHĀNAU  Ora") == "whanau ora"
    assert matches("wha", "te whānau")
    assert not matches("nau", "te whānau")
    assert not matches("", "whānau")
    assert contains("whaanau", "ngā whānau")
    assert contains("ĀNA", "whānau")
    assert not contains("", "whānau")


def test_numbers_and_lists_as_the_room_reads_them() -> None:
    assert [count(4.0), count(0.5), count(12)] == ["4", "0.5", "12"]
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], joiner="or")] == [
        "",
        "a",
        "a and b",
        "a, b or c",
    ]
