"""What a board keeps whole when there is little room: guesses, headings, names, and why a chair is empty."""

from __future__ import annotations

import pytest

from tests import lines
from tests.tui.test_boards import ROOMS, SMALL, cell_of, rows
from tui.boards.network import card, grid, map
from tui.boards.network.answers import wrap_whole


@pytest.mark.parametrize("room", ROOMS)
def test_a_guess_never_passes_for_an_answer_when_it_is_cut(room: int) -> None:
    state = lines.grid(*lines.CHAIRS, "7 why: ~ his hips, " + "and more of it, " * 10, "7 visits: ~ 3")
    assert "~ his" in "\n".join(rows(grid.draw(state, room, 7).lines))
    in_card = "\n".join(rows(card.draw(state, room, 6, state.chairs[7])))
    assert "why     ~ his" in in_card and "visits  ~ 3 a month" in in_card
    assert "(a guess)" in cell_of(lines.grid(*lines.CHAIRS, "7 why: ~ his hips"), 7, "explanation")


def test_the_grid_has_whole_headings_and_breaks_no_word_of_a_role() -> None:
    state = lines.grid("+ agency Marama: speech-language therapist", "+ agency Jo: physiotherapist")
    for room in (59, 79, 119):
        assert [
            title
            for title in ("Why is it so?", "What to do?", "Who does what?")
            if title not in rows(grid.headings(state, room))[0]
        ] == []
    drawn = [line[:14] for line in rows(grid.draw(state, 59, 1).lines)]
    assert drawn[1].strip() == "speech-" and drawn[2].strip() == "language …"
    assert wrap_whole("physiotherapist of a long-standing team", 8) == ["physiot…", "of a", "long-", "standing", "team"]
    assert wrap_whole("", 8) == []


def test_a_low_window_leaves_out_the_air_and_keeps_the_focus() -> None:
    full = grid.draw(SMALL, 80, 9)
    close = full.without_gaps()
    assert len(full.lines) - len(close.lines) == 32 and () not in close.lines
    assert full.lines[full.focus_first : full.focus_last + 1] == close.lines[close.focus_first : close.focus_last + 1]


def test_released_chairs_are_ticked_and_quiet_and_keep_their_names() -> None:
    state = lines.grid("+ child Tama: the child", "+ agency Marama Jo: nurse", "go de-role", "released 2")
    pieces = [piece for line in map.draw(state, 80, 0).lines for piece in line]
    assert [style for text, style in pieces if "1 Tama" in text] == ["text"]
    assert [style for text, style in pieces if "2 Marama Jo ✓" in text] == ["quiet"]


def test_a_long_row_label_keeps_its_distance() -> None:
    state = lines.grid("row agency: FAITH COMMUNITY")
    assert all(line[10:11] == " " for line in rows(map.draw(state, 60, 0).lines)[:4])


def test_an_empty_chair_says_why_before_its_role() -> None:
    state = lines.grid("+ parent empty Hine: mum of Tama and of his sister, the house by the river", "1 empty absent")
    for room in (54, 59, 80):
        assert "empty, absent" in rows(card.draw(state, room, 6, state.chairs[1]))[0]


def test_the_card_says_who_has_changed_places() -> None:
    state = lines.grid(*lines.CHAIRS, "7 swaps 8")
    for room in (54, 80):
        assert "swapped with 8" in rows(card.draw(state, room, 6, state.chairs[7]))[0]
        assert "swapped with 7" in rows(card.draw(state, room, 6, state.chairs[8]))[0]
        assert "swapped" not in rows(card.draw(state, room, 6, state.chairs[9]))[0]


def test_the_card_has_the_order_of_the_interview() -> None:
    state = lines.grid(*lines.CHAIRS)
    drawn = rows(card.draw(state, 80, 8, state.chairs[7]))
    assert [line.split()[0] for line in drawn[1:]] == ["why", "do", "who", "matters", "felt"]
    assert "visits" in drawn[4]
