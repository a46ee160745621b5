"""The talk's board as pure drawing: widths, the step now, offers pointed at, and what each key comes to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from exercises.kernel.anywhere import parse
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean
from tests.awkward import AWKWARD
from tests.exercises.talk_lines import ALONE, GROUP, KEYS, filled, talk
from tests.lines import play, shape_of
from tui.app.text import width
from tui.boards.board import Drawn, Pointing
from tui.boards.talk import TalkBoard

BOARD = TalkBoard()
ROOMS = (20, 40, 60, 80, 120)


def rows(drawing: Sequence[Drawn]) -> list[str]:
    return ["".join(text for text, _ in line) for line in drawing]


def everything(state: Any, room: int, focus: int) -> list[str]:
    point = Pointing(focus)
    drawn = [*BOARD.overview(state, room, 24, point).lines, *BOARD.headings(state, room)]
    drawn += BOARD.detail(state, room, point).lines
    for height in (1, 4, 8):
        card = BOARD.card(state, room, height, point)
        assert len(card) <= height
        drawn += card
    return rows(drawn)


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("key", KEYS)
def test_no_line_is_wider_than_the_pane(key: str, room: int) -> None:
    for state in (talk(key), filled(key), play(filled(key), "keep nothing")):
        for step in state.steps:
            if step.key in state.reached:
                here = play(state, f"go {step.key}")
                for focus in (0, 1, 4):
                    assert [line for line in everything(here, room, focus) if width(line) > room] == []


def test_what_a_step_is_not_yet_for_ends_with_a_sign_where_there_is_no_room_for_it() -> None:
    state = play(talk(GROUP), "go mark", "task: whether to ring", "go state")
    *_, last, task = rows(BOARD.card(state, 54, 4, Pointing()))
    assert last.endswith(" …") and task.startswith(" TASK")
    assert not any(line.endswith("…") for line in rows(BOARD.card(state, 54, 12, Pointing())))


def test_awkward_words_stay_on_their_line() -> None:
    state = play(filled(GROUP), "go return")
    shape = shape_of(state)
    for text in filter(None, map(clean, AWKWARD)):
        state = shape.apply(state, "offer", {"text": text[:100]})
        state = shape.apply(state, "task", {"text": text[:140]})
        for room in ROOMS:
            for line in everything(state, room, state.next_offer - 1):
                assert width(line) <= room and "\n" not in line
    assert len(state.offers) > 30


@pytest.mark.parametrize("key", KEYS)
def test_the_step_now_and_what_waits_are_said_in_words(key: str) -> None:
    drawn = rows(BOARD.overview(talk(key), 80, 24, Pointing()).lines)
    assert drawn[0].startswith("▌ 0 ") and "after the task" in drawn[2]
    assert [line for line in drawn if "TASK  not marked yet" in line]
    marked = rows(BOARD.overview(play(talk(key), "next", "task"), 80, 24, Pointing()).lines)
    assert marked[1].startswith("▌ 1 ") and "after" not in marked[2] and "after" in marked[3]


def test_every_offer_is_there_once_with_its_marks() -> None:
    state = filled(GROUP)
    drawing = BOARD.overview(state, 80, 24, Pointing(2))
    drawn = rows(drawing.lines)
    assert drawn[drawing.focus_first].startswith("▌  2 ● ask Nana")
    assert sum("ring her before" in line for line in drawn) == 1
    assert any("4 ? who pays" in line for line in drawn) and any("[Friday]" in line for line in drawn)


def test_nothing_of_a_talk_that_is_not_kept_is_drawn() -> None:
    state = play(filled(GROUP), "keep nothing")
    drawn = " ".join(everything(state, 80, 0))
    assert "nothing of this talk is kept" in drawn
    for words in ("clear my head", "Nana who", "Friday", "blamed", "silence"):
        assert words not in drawn
    assert BOARD.fields(state, Pointing()) == [] and BOARD.open(state, Pointing()).says


@pytest.mark.parametrize("key", KEYS)
def test_every_field_makes_a_line_that_fits(key: str) -> None:
    state = filled(key)
    made = 0
    for step in state.steps:
        here = play(state, f"go {step.key}")
        for focus in (0, 1):
            for field in BOARD.fields(here, Pointing(focus)):
                if field.lead == "outcome":
                    here = play(here, "outcome 1 remove") if len(here.outcomes) > 1 else here
                play(here, f"{field.lead}: some words")
                made += 1
                assert field.label and field.ask
    assert made > 3


def test_the_next_thing_is_the_task_or_an_offer_and_the_talk_stays_where_it_is() -> None:
    state = talk(GROUP, "turns 2")
    assert BOARD.next_waiting(state, Pointing()).says == "Nothing waits here. next moves the talk on."
    state = play(state, "next")
    assert BOARD.next_waiting(state, Pointing()).opens == "task: "
    state = play(state, "task", "next", "go presenter")
    assert BOARD.act(state, Pointing(), "turn").line == "turn" and BOARD.act(state, Pointing(), "pass").line == "pass"
    assert "last step" in BOARD.next_waiting(play(state, "go close", "turn", "turn"), Pointing()).says
    point, seen = Pointing(), []
    for _ in range(5):
        point = BOARD.next_waiting(filled(GROUP), point).pointing
        seen.append(point.focus)
    assert seen == [1, 2, 3, 4, 0]


def test_the_lines_that_show_are_lines_that_fit() -> None:
    for key in KEYS:
        state = filled(key)
        for focus in (0, 2):
            point = BOARD.settle(state, 80, 24, Pointing(focus))
            for line in (BOARD.overview_line(state, point), BOARD.show_line(state, point)):
                assert parse(line, shape_of(state), state).action == "show"
    assert BOARD.show_line(filled(ALONE), Pointing()) == "show task"


def test_pointing_goes_from_the_step_to_the_offers_and_back() -> None:
    state = filled(GROUP)
    point: Pointing | None = Pointing()
    seen = []
    for way in ("down", "down", "up", "up", "up", "end", "home"):
        point = BOARD.move(state, 80, 24, point or Pointing(), way, in_detail=False)
        assert point is not None
        seen.append(point.focus)
    assert seen == [1, 2, 1, 0, 0, 4, 0]
    assert BOARD.move(state, 80, 24, Pointing(), "pagedown", in_detail=True) is None
    assert BOARD.settle(play(state, "2 remove"), 80, 24, Pointing(2)).focus == 0
    assert BOARD.called(state, Pointing(), "3").focus == 3 and BOARD.back(Pointing(3)).focus == 0
    assert BOARD.follow(state, Pointing(), "pick", {"offers": [1]}, undone=False).focus == 0
    assert BOARD.follow(state, Pointing(), "when", {"offer": 1}, undone=False).focus == 1
    wish = BOARD.open(state, Pointing(3))
    assert wish.opens == "pick 1 2 3" and play(state, wish.opens).chosen == (1, 2, 3)
    with pytest.raises(ExerciseError):
        play(state, "4 when: x")
