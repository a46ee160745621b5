"""Finding the one session that is meant by a part of its name."""

from __future__ import annotations

import pytest

from sessions.store.names import UnknownName, resolve_among

NAMES = ["2026-11-21-whanau-hui", "2026-11-22-planning", "2026-11-22-planning-2", "2026-11-22-mums-the-word"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("2026-11-21", 0),
        ("whanau", 0),
        ("Whānau Hui", 0),
        ("WHA\u0304NAU", 0),
        ("planning", 1),
        ("2026-11-22-planning", 1),
        ("planning-2", 2),
        ("planning 2", 2),
        ("Mum's", 3),
        ("word", 3),
        ("hui", 0),
    ],
)
def test_any_unique_beginning_names_a_session(typed: str, name: int) -> None:
    assert resolve_among(typed, NAMES) == NAMES[name]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Which session"),
        ("   ", "Which session"),
        ("../x", "place on the disk"),
        ("/etc/passwd", "place on the disk"),
        ("a/b", "place on the disk"),
        ("a\\b", "place on the disk"),
        ("~", "place on the disk"),
        ("a\0b", "place on the disk"),
        ("..", "place on the disk"),
        ("🌿", "no letters"),
        ("whanua-hui", "Did you mean 2026-11-21-whanau-hui?"),
        ("zzz", "holdspace list"),
        ("wo", "There is no session"),
        ("2026-11-22", "could be"),
        ("x" * 5_000, "holdspace list"),
        ("\x1b[2J", "2j"),
    ],
)
def test_what_names_none_is_refused_with_a_sentence(typed: str, words: str) -> None:
    with pytest.raises(UnknownName) as refused:
        resolve_among(typed, NAMES)
    sentence = str(refused.value)
    assert words.lower() in sentence.lower()
    assert sentence.isprintable() and len(sentence) < 400


def test_at_most_five_are_shown() -> None:
    with pytest.raises(UnknownName) as refused:
        resolve_among("2026", [f"2026-11-22-day-{number}" for number in range(9)])
    assert str(refused.value).count("2026-") == 5 and "4 more" in str(refused.value)
