"""One name, however its letters were made: every way is the same name to finding, taking out and the roster."""

from __future__ import annotations

import unicodedata

import pytest

from exercises.kernel.names_in_text import stands, taken_out
from exercises.kernel.text import as_kept, clean, contains, folded
from exercises.kernel.unseen import UNSEEN
from sessions.roster.finding import Finder
from sessions.roster.keeping import Known, Roster

SHOWS_NOTHING = {
    "soft hyphen": "\u00ad",
    "combining grapheme joiner": "\u034f",
    "Arabic letter mark": "\u061c",
    "Hangul filler": "\u3164",
    "half-width Hangul filler": "\uffa0",
    "Mongolian vowel separator": "\u180e",
    "zero-width space": "\u200b",
    "zero-width non-joiner": "\u200c",
    "zero-width joiner": "\u200d",
    "left-to-right mark": "\u200e",
    "right-to-left mark": "\u200f",
    "word joiner": "\u2060",
    "invisible separator": "\u2063",
    "variation selector": "\ufe0e",
    "emoji selector": "\ufe0f",
    "ideograph selector": "\U000e0100",
    "no-break space without width": "\ufeff",
    "interlinear anchor": "\ufff9",
}
SAME = {
    **{called: ("Whetū", f"Whe{sign}tū{sign}") for called, sign in SHOWS_NOTHING.items()},
    "composed": ("Whetū", unicodedata.normalize("NFC", "Whetū")),
    "marks apart": ("Whetū", unicodedata.normalize("NFD", "Whetū")),
    "full width": ("Whetu", "Ｗｈｅｔｕ"),
    "mathematical": ("Whetu", "𝐖𝒽𝖊𝚝𝕦"),
    "circled": ("Whetu", "Ⓦⓗⓔⓣⓤ"),
    "small capitals of phonetics": ("Whetu", "ᵂʰᵉᵗᵘ"),
    "ligature": ("Fifita", "ﬁﬁta"),
    "long s": ("Susan", "Suſan"),
    "i without a dot": ("Filiz", "Fılız"),
    "capital i with a dot": ("Filiz", "FİLİZ"),
    "letter with a stroke": ("Søren", "Soren"),
    "letter without its stroke": ("Łukasz", "Lukasz"),
    "two letters in one": ("Æbbe", "Aebbe"),
    "sharp s": ("Strauß", "STRAUSS"),
    "one letter of another script": ("Whetu", "Wh\u0435tu"),
    "macron left out": ("Whetū", "whetu"),
    "vowel doubled for a macron": ("Whetū", "Whetuu"),
    "typographic apostrophe": ("O'Brien", "O’Brien"),
    "turned apostrophe": ("O'Brien", "O‘Brien"),
    "letter apostrophe": ("O'Brien", "OʼBrien"),
    "full-width apostrophe": ("O'Brien", "O＇Brien"),
    "acute accent alone": ("O'Brien", "O´Brien"),
    "no-break hyphen": ("Mary-Ann", "Mary\u2011Ann"),
    "minus": ("Mary-Ann", "Mary\u2212Ann"),
    "no-break space": ("Mary Ann", "Mary\u00a0Ann"),
    "ideographic space": ("Mary Ann", "Mary\u3000Ann"),
    "joiner in Persian": ("می‌نا", "مینا"),
}
EACH = pytest.mark.parametrize(("name", "typed"), SAME.values(), ids=SAME)


@EACH
def test_it_is_the_same_name_to_whoever_takes_it_out(name: str, typed: str) -> None:
    text = f"then {typed} said so"
    assert stands(name, text) and stands(typed, f"then {name} said so")
    assert taken_out(text, name, "a colleague") == "then [a colleague] said so"


@EACH
def test_it_is_the_same_name_to_the_roster(name: str, typed: str) -> None:
    for one, other in ((name, typed), (typed, name)):
        assert Finder(Roster().with_known(Known(one, "Tui"))).changed(f"then {other} said so") == "then [Tui] said so"


@EACH
def test_it_is_found(name: str, typed: str) -> None:
    assert contains(name, f"then {typed} said so") or contains(typed, f"then {name} said so")


@pytest.mark.parametrize("sign", SHOWS_NOTHING.values(), ids=SHOWS_NOTHING)
def test_what_shows_nothing_is_not_kept_and_what_a_file_has_of_it_is_read(sign: str) -> None:
    assert clean(f"Whe{sign}tū{sign} said{sign} so{sign}") == "Whetū said so"
    if sign not in "\ufeff" and not "\U000e0000" <= sign <= "\U000e007f":
        assert as_kept(f"Whe{sign}tū") == f"Whe{sign}tū"
    assert folded(f"Whe{sign}tū") == "whetu"


@pytest.mark.parametrize(
    "text",
    [
        "👩‍👩‍👧‍👦",
        "👩🏾‍⚕️",
        "❤️‍🔥",
        "🏳️‍🌈",
        "☎️",
        "☎︎",
        "1️⃣",
        "ℹ️",
        "‼️",
        "👍🏾",
        "🇳🇿",
        "می‌خواهم",
        "ه‍",
        "क्‍ष",
        "र्‍य",
        "ක්‍ර",
        "葛󠄀城",
        "ᠮᠣᠩᠭᠣᠯ᠋",
    ],
)
def test_what_a_letter_or_an_emoji_needs_stays(text: str) -> None:
    assert UNSEEN.search(text) is not None or len(text) == 2
    assert clean(text) == unicodedata.normalize("NFC", text)


def test_fractions_stay_numbers() -> None:
    assert folded("½ Größe") == "½ grosse"
