"""Te reo Māori among caught words: known however it is typed, offered a meaning, never listed as a fault."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest

from exercises.frame.room import corner, room_view
from exercises.kernel.te_reo import KUPU, is_te_reo, meaning, spelling, stretches
from exercises.kernel.text import folded
from tests.exercises.test_log_lines import frame
from tests.lines import play
from tests.lines import shape_of as shape

HEARD = (
    "whakawhanaungatanga",
    "kaitakawaenga",
    "hapu",
    "waka",
    "Te Tiriti o Waitangi",
    "whanaungatanga",
    "whakapapa",
    "mihimihi",
    "pepeha",
    "kuia",
    "koro",
    "kaiako",
    "tamaiti",
    "poroporoaki",
    "te reo",
    "Oranga Tamariki",
    "Aotearoa",
    "tangata whenua",
    "kaumatua",
    "wananga",
    "korero",
    "whānau",
    "whaanau",
    "kaumaatua",
    "Te Puna Wai",
    "tāngata whaikaha",
    "whakaharahara",
)


@pytest.mark.parametrize("word", HEARD)
def test_te_reo_is_never_on_the_list_of_jargon(word: str) -> None:
    state = play(frame(), f"jargon {word}", "jargon corner on")
    held = state.terms[1]
    assert held.reo and held.term == word, "as it was typed"
    assert word not in str(room_view(state, "jargon")) and word not in corner(state)
    assert word in str(room_view(state, "kupu"))


@pytest.mark.parametrize("word", ["SLT", "triage", "one more", "hope", "FTE", "assessment", "to note", "PA"])
def test_other_words_stay_jargon(word: str) -> None:
    assert not is_te_reo(word) and not play(frame(), f"jargon {word}").terms[1].reo


def test_an_abbreviation_that_is_spelled_out_is_none() -> None:
    state = play(frame(), "jargon MANA = Multi-agency needs assessment")
    assert not state.terms[1].reo and state.terms[1].stands_for


def test_macrons_are_offered_and_not_forced() -> None:
    state = frame()
    said = shape(state).parse("jargon kaumatua", state).warning
    assert "j1 means: elder" in said and "j1 word: kaumātua" in said and "j1 reo no" in said
    state = play(state, "jargon kaumatua")
    assert state.terms[1].term == "kaumatua" and not state.terms[1].plain
    assert play(state, "j1 word: kaumātua").terms[1].term == "kaumātua"
    assert len(play(state, "jargon kaumaatua").terms) == 1, "one word, however its vowels are written"


def test_the_typist_says_what_is_te_reo_and_what_is_not() -> None:
    state = play(frame(), "jargon mahitahi crew")
    assert play(state, "j1 te reo").terms[1].reo and play(state, "j1 reo").terms[1].reo
    assert not play(state, "j1 te reo", "j1 te reo no").terms[1].reo
    assert not play(frame(), "jargon mana", "j1 reo no", "jargon Mana").terms[1].reo
    assert play(frame(), "jargon te reo: nohoanga ora").terms[1].term == "nohoanga ora"
    assert play(frame(), "jargon te reo: xyz").terms[1].reo
    assert play(frame(), "jargon xyz", "j1 word: hapū").terms[1].reo


def test_the_list_is_composed_and_each_word_finds_itself() -> None:
    for word, means in KUPU.items():
        assert unicodedata.is_normalized("NFC", word) and means
        assert folded(spelling(folded(word))) == folded(word) and meaning(word), word


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("whānau te reo Māori", ["whānau te reo Māori"]),
        ("Our whānau said te reo Maori, kai and hui.", ["whānau", "te reo Maori", "kai", "hui"]),
        ("Te Tiriti o Waitangi came first", ["Te Tiriti o Waitangi"]),
        ("we met kanohi ki te kanohi today", ["kanohi ki te kanohi"]),
        ("he went; he whānau ora", ["he whānau ora"]),
        ("whānau, te reo", ["whānau", "te reo"]),
        ("the team went to te", []),
        ("mana or puna", []),
        ("", []),
    ],
)
def test_words_that_are_spoken_together_are_one_stretch(text: str, spoken: list[str]) -> None:
    pieces = list(stretches(text))
    assert [said for said, reo in pieces if reo] == spoken
    assert "".join(said for said, _ in pieces) == text and all(said for said, _ in pieces)
    assert all(one[1] is not other[1] for one, other in pairwise(pieces))
