"""What was kept by mistake is struck: counted and shown no longer, with who, when and why in the trail."""

from __future__ import annotations

from typing import Any

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.lines.carry_out import perform, understand
from sessions.live.session import Session
from tests.exercises.test_wall_moves import themed
from tests.lines import again, session, shape_of
from tests.marked import NARROWER, drawn, every_view, leaves

SAID = (
    "helps me: one",
    "helps me: Zq kai at noon",
    "helps team: three",
    "1 2 > new We are asked",
    "3 > new Others are",
)
CHECKED = (*SAID, "people 24", "check 1 yes 15 change 6: Zq too kind", "said 1: true enough")


def wall(held: Session) -> Any:
    return held.state.run.state


def begun(*lines: str) -> Session:
    return session("go cluster", *lines, exercises=["post-its"])


def seen(state: Any) -> str:
    told = [drawn(view) for view in every_view(state)] + [leaves(state, audience) for audience in NARROWER]
    return "".join(told)


def test_a_note_typed_by_mistake_is_counted_and_shown_no_longer_and_comes_back_where_it_was() -> None:
    held = begun(*SAID, "show wall")
    assert "Zq kai" in seen(wall(held)) and len(wall(held).on_wall()) == 3
    with pytest.raises(ExerciseError):
        understand(held, "strik 2: x")
    said = perform(held, "strike 2: typed by mistake").says
    assert "counted and shown no longer" in said
    state = wall(held)
    assert [note.number for note in state.on_wall()] == [1, 3] and [*state.themes[1].notes] == [1]
    assert "Zq kai" not in seen(state) and "Zq kai" not in str(held.state.room())
    (step,) = state.notes[2].trail
    assert (step.kind, step.why, step.by) == ("struck", "typed by mistake", "F2") and step.when
    assert state.themes[1].trail[-1].kind == "out" and state.themes[1].trail[-1].why == "typed by mistake"
    assert "struck: 1" in "\n".join(shape_of(state).text(state))
    assert "typed by mistake" in leaves(state, "facilitators")
    for line in ("2 > 2", "lone 2: x", "show 2"):
        with pytest.raises(ExerciseError, match="struck"):
            perform(held, line)
    perform(held, "2 strike off")
    state = wall(held)
    assert [*state.themes[1].notes] == [1, 2] and "Zq kai" in seen(state)
    assert [one.kind for one in state.notes[2].trail] == ["struck", "not struck"]
    assert again(held).state == held.state


def test_a_struck_note_can_be_taken_back_still_and_is_folded_and_merged_nowhere(tmp_path: Any) -> None:
    from sessions.export import export_bytes
    from sessions.importing.merging import merge_file

    held = begun(*SAID, "strike 2: typed by mistake")
    path = tmp_path / "there.json"
    path.write_bytes(export_bytes(held, "json", "facilitators"))
    other = session(title="Here", exercises=["post-its"])
    merge_file(other, path)
    assert "Zq kai" not in repr(other.documents())
    perform(held, "2 withdrawn")
    assert "Zq kai" not in repr(wall(held))


def test_what_was_said_in_the_member_check_is_struck_with_its_trail() -> None:
    held = begun(*CHECKED)
    with pytest.raises(ExerciseError, match="strike said 1 2"):
        perform(held, "strike said 1: typed twice")
    perform(held, "strike said 1 1: it was about another theme")
    theme = wall(held).themes[1]
    assert theme.check.said == ("true enough",) and theme.check.yes == 15, "the counts stay"
    step = theme.trail[-1]
    assert (step.kind, step.words, step.why, step.by) == (
        "not said",
        "Zq too kind",
        "it was about another theme",
        "F2",
    )
    assert step.when and [one.when for one in theme.trail if one.kind == "said"] == [step.when] * 2
    assert "Zq too kind" not in seen(wall(held)) and "not said after all" in leaves(wall(held), "facilitators")
    perform(held, "strike said t1: typed twice")
    assert wall(held).themes[1].check.said == ()
    with pytest.raises(ExerciseError, match="Nothing that was said"):
        perform(held, "strike said 1: typed twice")
    perform(held, "said lone: heard")
    perform(held, "strike said lone: typed twice")
    assert wall(held).lone_check.said == () and again(held).state == held.state


def test_neither_is_done_on_a_closed_wall_and_older_files_have_no_day() -> None:
    before = themed()
    state = shape_of(before).apply(before, "said", {"theme": 1, "text": "x"})
    assert state.themes[1].trail[-1].when == ""
    held = begun(*SAID, "close")
    with pytest.raises(ExerciseError, match="reopen"):
        perform(held, "strike 2: x")
