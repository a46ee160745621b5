"""The sustainability canvas: a wall in boxes, reach as a word, one organisation's canvas."""

from __future__ import annotations

from typing import Any

import pytest

from exercises.frame.due import to_ask_after
from exercises.kernel.anywhere import parse
from exercises.kernel.shape import ExerciseError
from exercises.shapes import SHAPES
from exercises.wall.reading import card
from exercises.wall.state import Wall
from sessions.library import templates
from sessions.lines.carry_out import perform, understand
from sessions.roster.keeping import Known, Roster, changing
from tests.exercises.canvas_lines import BOXES, LINES
from tests.lines import play, session, started
from tests.tui.console_help import console, typed
from tui.app.text import width as cells
from tui.boards.board import Pointing
from tui.boards.boxes import BoxesBoard
from tui.boards.table import BOARDS, board_of
from tui.room.layout import draw

CANVAS = templates.built_in()["canvas"]
SHAPE = SHAPES["wall"]


def canvas(*lines: str) -> Wall:
    state: Wall = started(CANVAS, *LINES, *lines)
    return state


def refused(state: Any, line: str) -> str:
    with pytest.raises(ExerciseError) as problem:
        play(state, line)
    return str(problem.value)


def test_k1_a_wall_without_layout_has_no_word_of_boxes() -> None:
    wall = started(templates.built_in()["post-its"], "helps me", ": Knowing who to ring")
    assert board_of(wall.template) is BOARDS["wall"] and board_of(CANVAS) is BOARDS["wall boxes"]
    for line in ("1 influence", "1 not said", "belongs to: Harbour Steps", "new canvas"):
        assert refused(wall, line)
    assert not {"belongs", "new"} & set(SHAPE.first_words(wall)) and "belongs" in SHAPE.first_words(canvas())
    document = SHAPE.document(wall)
    assert not {"organisation", "canvases"} & set(document) and "reach" not in document["notes"][0]
    assert not any(key.startswith("box") for key, _ in SHAPE.room_views(wall))
    assert not any("influence" in example for example, _ in SHAPE.examples(wall))


@pytest.mark.parametrize(("width", "height"), [(57, 16), (48, 12), (85, 24), (120, 30)])
def test_k2_eight_boxes_stand_whole_in_the_room(width: int, height: int) -> None:
    view = SHAPE.room_view(canvas(), "boxes")
    drawn = draw(view, width, height)
    text = "\n".join(drawn.lines)
    assert drawn.pages == 1 and len(drawn.lines) <= height and all(len(line) <= width for line in drawn.lines)
    for area in CANVAS.words["areas"]:
        assert all(word in text for word in area["title"].split()), area["title"]
    assert ("│" in text) == (width > 50)
    one = draw(SHAPE.room_view(canvas(), "box pains"), width, height)
    assert "Pains · box 7 of 8" in one.lines[0 if height < 14 else 1 if height < 22 else 2]
    assert "we control · we can influence · we live with" in "\n".join(one.lines)


def test_k3_reach_is_said_in_twelve_keystrokes_or_three_keys() -> None:
    state = canvas()
    assert len("10 influence") <= 12 and play(state, "10 influence").notes[10].reach == ("influence",)
    assert play(state, "10 infl").notes[10].reach == ("influence",)
    board = board_of(CANVAS)
    assert board is not None
    for action in board.own:
        if action.name in ("control", "influence", "live"):
            assert len(action.line) + 1 <= 3  # with enter
            wish = board.act(state, Pointing(focus=10), action.name)
            assert play(state, wish.line).notes[10].reach


def test_k4_changes_are_asked_after_on_their_day() -> None:
    held = session(*LINES, exercises=["canvas"])
    perform(held, "action from 5 lead practitioner: huddle before tea by 24 September 2026")
    frame = held.state.frame
    assert frame is not None
    action = frame.state.actions[1]
    assert (action.of, action.role, action.who, action.by_on) == (5, "lead practitioner", "", "2026-09-24")
    assert not to_ask_after(frame.state, "2026-09-01", held.state.title)
    assert [one.name for one in to_ask_after(frame.state, "2026-09-24", held.state.title)] == ["q1"]
    with pytest.raises(ExerciseError, match="role here, not a number"):
        perform(held, "action from 5 P05: huddle")


@pytest.mark.parametrize("key", ["canvas", "thinking-caps"])
def test_a_change_comes_out_of_a_note_that_is_there(key: str) -> None:
    held = session(*(LINES if key == "canvas" else ()), exercises=[key])
    before = held.events
    with pytest.raises(ExerciseError, match="There is no note 77"):
        perform(held, "action from 77 lead practitioner: huddle before tea")
    with pytest.raises(ExerciseError, match="There is no note 77"):
        understand(held, "action from 77 lead practitioner: huddle before tea")
    assert held.events == before


def test_whose_a_change_is_is_a_role_and_nobodys_name() -> None:
    with changing() as kept:
        kept[0] = Roster().with_known(Known("Mere Tahana", "a colleague"))
    held = session(*LINES, exercises=["canvas"])
    with pytest.raises(ExerciseError, match="A role is typed there"):
        perform(held, "action from 5 Mere Tahana: huddle before tea")
    perform(held, "action from 5 lead practitioner: huddle with Mere Tahana before tea")


@pytest.mark.parametrize(("width", "rows"), [(80, 7), (60, 5), (117, 8)])
def test_three_changes_and_the_day_to_look_again_stand_on_the_board(width: int, rows: int) -> None:
    held = session(*LINES, exercises=["canvas"])
    board, state = BoxesBoard(), held.state.run.state

    def card() -> list[str]:
        frame = held.state.frame
        assert frame is not None
        drawn = board.beside(frame.state).card(state, width, rows, Pointing(focus=5, showing="team"))
        return ["".join(text for text, _ in line) for line in drawn]

    assert "none yet: action from 17" in "".join(card()) and "no day yet: park: look" in "".join(card())
    for line in (
        "action from 5 lead practitioner: huddle before tea by 24 September 2026",
        "action from 6 team manager: ask the contract manager whether a talk of an hour counts by Friday",
        "action: of no note",
        "action from 9 F2: one number to ring, on the door",
        "park: look at the canvas again",
        "p1 back 24 September 2026",
    ):
        perform(held, line)
    text = "\n".join(card())
    assert all(f"q{number} " in text for number in (1, 2, 4)) and "of no note" not in text
    assert "24 September" in text and "look at the canvas again" in text
    assert all(cells(line) <= width for line in card()) and len(card()) <= rows
    if rows > 5:
        assert "lead practitioner, by 24 September" in text and "team manager" in text
    assert "q2 ask the contract manager" in str(board.beside(held.state.frame.state).detail(state, 58, Pointing()))


def test_two_words_of_reach_are_contested_and_both_stand() -> None:
    state = canvas("2 influence", "2 control")
    assert state.notes[2].reach == ("control", "influence")
    assert "contested" in str(SHAPE.room_view(state, "box do").document())
    assert play(state, "2 not said").notes[2].reach == ()


def test_two_words_of_reach_in_one_line_are_said_one_by_one() -> None:
    assert "5 control, then 5 influence" in refused(canvas(), "5 control influence")
    assert "5 control, influence or live with" in refused(canvas(), "5 wobble")


def test_the_example_is_the_box_in_force_when_an_example_is_told() -> None:
    new = started(CANVAS)
    assert new.area == "example" and play(new, ": one joint visit").notes[1].area == "example"
    later = play(canvas(), "canvas gains", "go example")
    assert later.area == "example" and SHAPE.phase_view(later) == "box example"


@pytest.mark.parametrize(
    "line", ["the teacher said it", "17 area xyz", "from story", "do we mean the same", "helps: x"]
)
def test_what_is_said_to_a_slip_speaks_of_boxes(line: str) -> None:
    said = refused(canvas(), line)
    assert not {"helps", "difficult", "whānau", "member"} & set(said.replace(":", " ").replace(",", " ").split()[3:])


@pytest.mark.parametrize(("said", "reach"), [("we control", "control"), ("We can influence", "influence")])
def test_reach_is_typed_as_the_room_reads_it(said: str, reach: str) -> None:
    number = max(canvas(": Fear of audit").notes)
    assert play(canvas(": Fear of audit"), f"{number} {said}").notes[number].reach == (reach,)


def test_a_note_of_a_canvas_waits_for_no_theme() -> None:
    said = "\n".join(card(canvas("1 control"), "1"))
    assert "not placed" not in said and "we control" in said


@pytest.mark.parametrize("phase", CANVAS.phases, ids=lambda phase: phase.key)
def test_what_may_be_typed_in_a_phase_fits_there(phase: Any) -> None:
    held = session(*LINES, ": Fear of audit", exercises=["canvas"])
    perform(held, f"go {phase.key}")
    for line in phase.record:
        if "NAME" not in line:
            perform(held, line)


def test_nothing_is_clustered_in_boxes() -> None:
    state = canvas()
    assert "Nothing is clustered in boxes" in refused(state, "1 2 > new")
    for line in ("1 lone", "theme: x", "check 1 yes 3", "merge 1 2: x", "fold in"):
        assert refused(state, line)
    examples = [example for example, _ in SHAPE.examples(state)]
    assert not any(word in example for example in examples for word in (" > ", "theme", "merge", "check"))


def test_an_empty_box_says_so_and_stays() -> None:
    state = started(CANVAS, "pains: told off")
    assert "Nobody said anything here." in str(SHAPE.room_view(state, "box gains").document())
    assert [key for key, _ in SHAPE.room_views(state) if key.startswith("box ")] == [f"box {key}" for key in BOXES]


def test_pains_come_before_gains() -> None:
    board, state = board_of(CANVAS), canvas()
    assert board is not None
    seen, pointing = [], board.settle(state, 80, 20, Pointing(showing="gains"))
    for _ in BOXES:
        pointing = board.next_waiting(state, pointing).pointing
        seen.append(pointing.showing)
    assert seen.index("pains") < seen.index("gains") and seen[0] == "example" and sorted(seen) == sorted(BOXES)


def test_a_canvas_belongs_to_one_organisation() -> None:
    assert "belongs to Harbour Steps" in refused(canvas(), "belongs to: Bridge Lane")
    assert refused(canvas(), "show bridge-lane")


def test_a_second_canvas_is_compared_in_counts_only_where_five_were_at_both() -> None:
    enough = canvas("new canvas", "people 6", "pains: still told off")
    text = str(SHAPE.room_view(enough, "then").document())
    assert "Pains: then 6, now 1" in text
    few = str(SHAPE.room_view(play(enough, "people 4"), "then").document())
    assert "then 6" not in few and "still told off" in few
    assert "0 notes" in str(SHAPE.room_view(canvas("new canvas"), "boxes").document())


def test_sixty_notes_in_one_box_take_pages() -> None:
    state = started(CANVAS, *(f"pains: told off, time {number}" for number in range(1, 61)))
    view = SHAPE.room_view(state, "box pains")
    assert view.pages > 5
    shown = {n for page in range(1, view.pages + 1) for n in SHAPE.room_view(state, f"box pains {page}").shows}
    assert shown == set(range(1, 61))


def test_show_names_a_box() -> None:
    state = canvas()
    for line, key in (("show pains", "box pains"), ("show boxes", "boxes"), ("show 3", "note 3"), ("show org", "")):
        command = parse(line, SHAPE, state)
        assert command.action == "show" and (not key or command.kind == key), (line, command.kind)


def test_a_parked_note_is_in_no_view() -> None:
    state = canvas("park 6: for later")
    for key, _ in SHAPE.room_views(state):
        assert state.notes[6].text not in str(SHAPE.room_view(state, key).document())


@pytest.mark.parametrize("size", [(78, 12), (58, 9), (40, 6), (118, 26)])
def test_the_board_stays_in_its_width_and_shows_the_note_pointed_at(size: tuple[int, int]) -> None:
    board, state = board_of(CANVAS), canvas("2 influence", "2 control")
    assert board is not None
    for number in (1, 6, 40):
        pointing = board.settle(state, *size, board.called(state, Pointing(), str(number)))
        drawing = board.overview(state, *size, pointing)
        rows = ["".join(text for text, _ in line) for line in drawing.lines]
        assert all(cells(row) <= size[0] for row in rows) and any(f"▌{number} " in row for row in rows)
        for direction in ("up", "down", "left", "right", "home", "end"):
            moved = board.move(state, *size, pointing, direction, in_detail=False)
            assert moved is not None and moved.showing in BOXES


@pytest.mark.asyncio
async def test_notes_are_typed_into_the_box_pointed_at() -> None:
    held = session(*LINES, exercises=["canvas"])
    held.record("projected", {"projected": False})
    async with console(held) as (app, pilot):
        app.console_screen.pointing = Pointing(showing="pains")
        await typed(app, pilot, "i")
        await typed(app, pilot, "the forms, all of them")
        note = held.state.run.state.notes[max(held.state.run.state.notes)]
        assert (note.text, note.area) == ("the forms, all of them", "pains")
