"""How the room sees what was settled: a dissent as plain as an agreement, only the count large, no code enlarged."""

from __future__ import annotations

import pytest

from tests.tui import room_samples as samples
from tests.tui.test_room_layout import pages
from tui.room.layout import draw


@pytest.mark.parametrize("number", [0, 1])
def test_a_dissent_is_never_cut_off_from_its_agreement(number: int) -> None:
    size = samples.SIZES[number]
    for lines in pages(samples.view(samples.tama(), "agreements"), size):
        assert "Rehearsed in role" in lines[0] + lines[1]
        text = " ".join(lines)
        for name, agreement in (("22 Ilse", "a2"), ("26 Mike", "a3")):
            if f"do not agree: {name}" in text:
                assert agreement in text


@pytest.mark.parametrize("size", samples.SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_dissent_looks_like_an_agreement(size: tuple[int, int]) -> None:
    for number in (1, 2, 3):
        for row in draw(samples.view(samples.tama(), "agreements"), *size, page=number).rows:
            words = "".join(text for text, _ in row).strip()
            if words.startswith(("agree:", "do not agree:")):
                assert row[-1][1] == "text"
    whole = " ".join(" ".join(lines) for lines in pages(samples.view(samples.tama(), "agreements"), size))
    assert "do not agree: 22 Ilse" in whole and not set(whole) & set("█▀▄")


@pytest.mark.parametrize("size", samples.SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_letter_and_number_is_never_enlarged(size: tuple[int, int]) -> None:
    lines = ("+ child Tama: the child", "learned me: slow down", "l1 consent in this room only")
    state = samples.typed(samples.empty(), *lines)
    assert "l1 slow down" in " ".join(draw(samples.view(state, "learning"), *size).lines)


@pytest.mark.parametrize("size", samples.SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_in_the_weekly_slot_only_the_count_is_large(size: tuple[int, int]) -> None:
    found = pages(samples.view(samples.tama(), "slot"), size)
    text = "\n".join(found[0])
    assert set(text) & set("█▀▄") and "Tuesday 10:00-11:30" in text and "Week 4: whānau choose" in text
    assert len(found) <= 2 and "Not coming in:" in "\n".join(found[-1])
