"""Map, grid and card as pure drawings: widths, the kinds of answers, empty chairs, the chosen one, the way around."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from exercises.kernel.text import clean
from exercises.network.state import Network
from tests import lines
from tests.awkward import AWKWARD
from tests.tui.room_samples import tama
from tui.app.text import width
from tui.boards.board import Drawn, Pointing
from tui.boards.network import NetworkBoard, card, grid, map

BOARD = NetworkBoard()
ROOMS = (40, 60, 80, 120)
KINDS = (
    "7 why: his hips",
    "7 do: ?",
    "7 who: -",
    "8 why: ~ his hips",
)


def many(chairs: int) -> Network:
    """That many chairs in every row, every seventh empty, some heard."""
    rows = ("child", "parent", "whānau", "agency", "agency")
    sets = [f"+ {rows[n % 5]} {'empty ' if n % 7 == 0 else ''}Marama{n}: therapist {n}" for n in range(1, chairs + 1)]
    heard = [f"{n} {word}: ?" for n in range(1, chairs, 9) for word in ("why", "do", "who")]
    return lines.grid(*sets, *heard, "1 vs 2 do: who comes", "2 vs 3 do: when")


SMALL, LARGE = many(32), many(300)
STATES = {"32": SMALL, "300": LARGE, "tama": tama(), "sample": lines.grid(*lines.SAMPLE), "empty": lines.grid()}


def rows(drawing: Sequence[Drawn]) -> list[str]:
    return ["".join(text for text, _ in line) for line in drawing]


def everything(state: Network, room: int, focus: int) -> list[str]:
    drawn = [*BOARD.overview(state, room, 24, Pointing(focus)).lines, *BOARD.headings(state, room)]
    drawn += BOARD.detail(state, room, Pointing(focus)).lines
    for height in (6, 12):
        drawn += BOARD.card(state, room, height, Pointing(focus))
    return rows(drawn)


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("name", STATES)
def test_no_line_is_wider_than_the_pane(name: str, room: int) -> None:
    state = STATES[name]
    for focus in [*state.chairs][:3] or [0]:
        assert [line for line in everything(state, room, focus) if width(line) > room] == []


@pytest.mark.parametrize("room", ROOMS)
def test_awkward_names_and_answers_stay_on_their_line(room: int) -> None:
    state = lines.grid()
    for text in AWKWARD:
        if (name := clean(text)) and "," not in name:
            state = lines.shape_of(state).apply(state, "add_chair", {"row": "agency", "person": name[:40], "role": "r"})
            answer = {"chair": state.next_chair - 1, "kind": "answered", "words": name}
            state = lines.shape_of(state).apply(state, "answer", {**answer, "field": "explanation"})
            state = lines.shape_of(state).apply(state, "answer", {**answer, "field": "matters", "words": name[:60]})
    assert len(state.chairs) > 30
    for focus in state.chairs:
        for line in everything(state, room, focus):
            assert width(line) <= room and "\n" not in line


def test_every_chair_is_on_the_map_and_in_the_grid_once() -> None:
    for room in ROOMS:
        drawn = "\n".join(rows(BOARD.overview(LARGE, room, 24, Pointing(1)).lines))
        assert sorted(map_numbers(drawn)) == list(range(1, 301))
        drawn = "\n".join(rows(BOARD.detail(LARGE, room, Pointing(1)).lines))
        assert all(re.search(rf"(^|[ )]){number} ", drawn, re.M) for number in LARGE.chairs)


def map_numbers(drawn: str) -> list[int]:
    return [int(number) for number in re.findall(r"[ ▌](\d+) (?=\(?M)", drawn)]


def cell_of(state: Network, number: int, field: str) -> str:
    """What the card says for a field, as the typist sees it."""
    words = {"explanation": "why", "intervention": "do", "responsibility": "who"}
    drawn = rows(card.draw(state, 80, 8, state.chairs[number]))
    return next(line[9:].strip() for line in drawn if line[1:].startswith(words[field] + " "))


def test_the_five_ways_a_question_is_met_look_different() -> None:
    state = lines.grid(*lines.CHAIRS, *KINDS)
    met = [
        ("7", "explanation"),
        ("7", "intervention"),
        ("7", "responsibility"),
        ("8", "explanation"),
        ("8", "intervention"),
    ]
    in_card = [cell_of(state, int(number), field) for number, field in met]
    assert len(set(in_card)) == 5 and all(in_card)
    grid_rows = rows(grid.draw(state, 120, 1).lines)
    person, answer = 24, 32
    line = next(line for line in grid_rows if "  7 Jo" in line)
    other = next(line for line in grid_rows if "  8 Priya" in line)
    cells = [line[person : person + answer], line[person + answer : person + 2 * answer], line[person + 2 * answer :]]
    cells += [other[person : person + answer], other[person + answer : person + 2 * answer]]
    cells = [held.strip() for held in cells]
    assert len(set(cells)) == 5 and all(cells)
    assert cells == in_card


def test_visits_none_is_not_the_same_as_not_asked() -> None:
    drawn = {
        line: "\n".join(rows(card.draw(state, 80, 6, state.chairs[7])))
        for line in ("", "7 visits: none", "7 visits: ?", "7 visits: 0.5")
        for state in [lines.grid(*lines.CHAIRS, *([line] if line else []))]
    }
    assert len(set(drawn.values())) == 4


def test_an_empty_chair_differs_from_a_filled_one_without_colour() -> None:
    state = lines.grid("+ parent Hine: mum", "+ parent empty Hine: mum")
    for line in rows(
        [*map.draw(state, 80, 0).lines, *grid.draw(state, 80, 0).lines, *card.draw(state, 80, 6, state.chairs[2])]
    ):
        if "2 " in line[:4] or "2 (" in line:
            assert "(" in line
    text = "\n".join(rows(map.draw(state, 80, 0).lines))
    assert "1 Hine" in text and "2 (Hine)" in text.replace("( ", "(").replace(" )", ")")
    assert "( ) 2 Hine" in "\n".join(rows(grid.draw(state, 80, 0).lines))


def test_marks_are_not_lost_on_the_map() -> None:
    for state in (tama(), lines.grid(*lines.SAMPLE)):
        for room in ROOMS:
            drawn = "\n".join(rows(map.draw(state, room, 0).lines))
            for number, count in state.difference_counts().items():
                if count:
                    assert re.search(rf"[ ▌]{number} [^≠\d]*≠{count}", drawn), (room, number)


def test_the_chosen_chair_shows_without_colour() -> None:
    for room in ROOMS:
        for state in (SMALL, tama()):
            for focus in state.chairs:
                drawn = rows(map.draw(state, room, focus).lines)
                assert sum("▌" in line for line in drawn) == 1
                assert re.search(rf"▌{focus} ", "\n".join(drawn))


def test_the_chosen_chair_shows_in_the_grid_without_colour() -> None:
    for room in ROOMS:
        for focus in SMALL.chairs:
            drawn = rows(grid.draw(SMALL, room, focus).lines)
            assert [f" {focus} M" in line for line in drawn if "▌" in line] == [True]


def test_the_focus_is_where_the_drawing_says() -> None:
    for focus in (1, 7, 150, 300):
        drawing = map.draw(LARGE, 80, focus)
        assert f"▌{focus} " in rows(drawing.lines)[drawing.focus_first]
        drawing = grid.draw(LARGE, 80, focus)
        assert f"{focus} Marama{focus}" in rows(drawing.lines)[drawing.focus_first]


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("state", [SMALL, LARGE, lines.grid("+ agency Jo: nurse")], ids=["32", "300", "1"])
def test_right_and_left_walk_every_chair_and_up_and_down_keep_inside(state: Network, room: int) -> None:
    here = BOARD.neighbour(state, room, 0, "home")
    walked = [here]
    while (following := BOARD.neighbour(state, room, here, "right")) != here:
        walked.append(here := following)
    assert walked == BOARD.things(state)
    assert here == BOARD.neighbour(state, room, 1, "end")
    while (before := BOARD.neighbour(state, room, here, "left")) != here:
        assert walked.pop() == here
        here = before
    down = [here]
    while (following := BOARD.neighbour(state, room, here, "down")) != here:
        down.append(here := following)
    assert len(down) == len(map.order(state, room))
    for direction in ("up", "down", "left", "right"):
        assert BOARD.neighbour(state, room, 999, direction) in state.chairs


def test_an_empty_board_has_nowhere_to_go() -> None:
    state = lines.grid()
    assert BOARD.neighbour(state, 80, 0, "right") == 0 and BOARD.things(state) == []
    assert BOARD.waiting(state, 0) is None and BOARD.fields(state, Pointing(0)) == []
    assert "+ child" in "\n".join(everything(state, 80, 0))


def test_waiting_goes_to_whanau_then_agencies_then_empty_chairs() -> None:
    state = lines.grid(*lines.PEOPLE, "7 why: a", "7 do: ?")
    asked = []
    focus = 7
    while (number := BOARD.waiting(state, focus)) is not None:
        asked.append(number)
        state = lines.play(state, f"{number} why: a", f"{number} do: ?", f"{number} who: -")
        focus = number
    whanau, agencies = [1, 2, 4, 5, 6], [7, 8, 9, 10, 11, 12]
    assert asked == [*whanau, *agencies, 3]


def test_the_interview_begins_with_the_child_wherever_the_focus_is() -> None:
    state = lines.grid(*lines.PEOPLE, "go interview")
    assert [BOARD.waiting(state, focus) for focus in (0, 1, 5, 9, 12)] == [1, 1, 1, 1, 1]
    state = lines.play(state, "1 why: a", "1 do: ?", "1 who: -")
    assert BOARD.waiting(state, 1) == 2 and BOARD.waiting(state, 9) == 2 and BOARD.waiting(state, 4) == 5


def test_one_line_each_waits_for_one_line_only() -> None:
    state = lines.grid(*lines.PEOPLE, "pace one line")
    assert [field.lead for field in BOARD.fields(state, Pointing(7))] == ["7 felt"]
    state = lines.play(state, "1 felt: tired")
    assert BOARD.waiting(state, 1) == 2 and BOARD.waiting(state, 12) == 2


def test_leaving_the_roles_waits_for_every_chair_empty_ones_too() -> None:
    state = lines.grid(*lines.PEOPLE, "go de-role", "released 1-2 4-12")
    assert BOARD.waiting(state, 5) == 3
    assert BOARD.waiting(lines.play(state, "released 3"), 5) is None


def test_fields_are_the_interview_in_order_with_what_to_say() -> None:
    state = lines.grid(*lines.CHAIRS, "9 why: x")
    fields = BOARD.fields(state, Pointing(9))
    assert [field.lead for field in fields] == ["9 why", "9 do", "9 who", "9 matters", "9 visits", "9 felt"]
    assert all(field.ask and "Marama" in field.label for field in fields)
    assert fields[0].now == "x" and not fields[1].now
    paper = lines.grid("+ agency Jo: nurse", key="paper-grid")
    assert [field.lead for field in BOARD.fields(paper, Pointing(1))] == ["1 why", "1 do", "1 who"]


@pytest.mark.parametrize("height", range(1, 14))
def test_a_card_keeps_to_its_height_and_shows_three_answers_first(height: int) -> None:
    state = lines.grid(*lines.CHAIRS, "9 why: " + "long words " * 12, "9 do: b", "9 who: c", "9 wants: peace")
    for room in ROOMS:
        drawn = rows(card.draw(state, room, height, state.chairs[9]))
        assert len(drawn) <= height
        if height >= 4:
            assert any(line.startswith(" who") for line in drawn)
