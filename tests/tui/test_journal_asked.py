"""What a line of the journal's search asks for, and that no word of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.journal.entry import Entry
from tui.journal.asked import Asked, asked

HELD = [
    Entry(1, "F1", "alone", "Alone", (), session="2026-working", session_title="Working alongside", day="2026-03-12"),
    Entry(2, "Hēmi", "alone", "Alone", (), session="2026-hui", session_title="Hui at the marae", together=("F2",)),
]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("", Asked()),
        ("kererū", Asked("kererū")),
        ("by F1 kererū", Asked("kererū", author="F1")),
        ("author: hemi", Asked(author="Hēmi")),
        ("by F2", Asked(author="F2")),
        ("in hui at the marae tired", Asked("tired", session="Hui at the marae")),
        ("tired in work", Asked("tired", session="Working alongside")),
        ("session 2026-hui", Asked(session="2026-hui")),
        ("on 2026-03-12", Asked(since="2026-03-12", until="2026-03-12")),
        ("since 2026-03-01 until 2026-03-31", Asked(since="2026-03-01", until="2026-03-31")),
        ("area whanau #waiting", Asked(area="whānau", tag="waiting")),
        ("stood by the door", Asked("stood by the door")),
        ("in the area of on", Asked("in the area of on")),
        ("by", Asked("by")),
    ],
)
def test_filters_in_words(line: str, what: Asked) -> None:
    assert asked(line, HELD) == what


@given(st.lists(st.sampled_from(["by", "in", "area", "on", "since", "x", "F9", "team", "#", "kererū", "2026"])))
def test_what_is_no_filter_is_sought(words: list[str]) -> None:
    what = asked(" ".join(words), HELD)
    found = what.words.split()
    taken = [word for word in words if word not in found]
    assert set(taken) <= {"area", "team"}
