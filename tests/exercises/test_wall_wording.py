"""The words in which a room was asked: set for a session, kept from a theming, and on every view and page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exercises.kernel.anywhere import parse
from exercises.kernel.shape import ExerciseError
from exercises.leaving.outline import AUDIENCES
from exercises.wall.outline import outline
from exercises.wall.shape import WALL
from exercises.wall.state import Wall
from sessions.export import export_bytes
from sessions.importing.cases import import_file
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from tests.filled_wall import FILLED, wall
from tests.lines import again, play, session

SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"
ASKED = "What lets you sleep at night?"


def test_every_view_and_page_has_the_words_the_room_was_asked() -> None:
    before = wall(FILLED)
    after: Wall = play(before, f"question helps: {ASKED}")
    seen = 0
    for key, _ in WALL.room_views(after):
        shown = str(WALL.room_view(after, key))
        assert "What HELPS" not in shown, key
        seen += ASKED.rstrip("?") in shown
        assert ("What HELPS" in str(WALL.room_view(before, key))) is (ASKED.rstrip("?") in shown), key
    assert seen > 2
    for audience in AUDIENCES:
        page = str(outline(after, audience))
        assert ASKED in page and "What HELPS" not in page, audience
    assert not any("What HELPS" in line for line in WALL.text(after))
    assert json.loads(json.dumps(WALL.document(after)))["questions"][0]["ask"] == ASKED
    assert [*play(after, "helps me: a new one").notes.every()][-1].question == "HELPS", "the word that is typed stays"


def test_a_wording_is_checked_and_moves_the_group_only_written_out() -> None:
    state = wall(FILLED)
    assert parse(f"question helps: {ASKED}", WALL, state).says == f"HELPS is asked as: {ASKED}"
    ask = state.question_of("HELPS").ask
    assert parse(f"question helps: {ask}", WALL, state).action == "none"
    for line, says in (
        (f"question helps: {state.question_of('DIFFICULT').ask}", "DIFFICULT is asked like that already"),
        (f"question helps: {'x' * 161}", "161 characters; a question takes 160"),
        ("question helps:", "In which words"),
        ("question who: x", "no question or area"),
        ("link 1 2 3: both", "Two themes at a time, each pair with its own reason: link 1 2: why and link 1 3: why"),
    ):
        with pytest.raises(ExerciseError, match=says):
            play(state, line)


def test_a_themings_prompts_are_kept(own_place: Path) -> None:
    held: Session = session(exercises=("post-its",))
    import_file(held, SAMPLES / "notes.csv")
    report = import_file(held, SAMPLES / "theming.json")
    asked = "What HELPS you and the others to work as partners?"
    assert held.state.run.state.question_of("HELPS").ask == asked
    assert "Worded as in the file, on every view and page: HELPS." in report.lines
    assert asked in export_bytes(held, "md", "participants").decode()
    perform(held, "show question helps")
    assert asked in str(held.state.room_now())
    assert again(held).state == held.state
    held.undo()
    assert held.state.run.state.question_of("HELPS").ask == "What HELPS us to work as partners?"


def test_a_grid_asks_whether_the_post_its_question_is_meant() -> None:
    held = session(exercises=("live-grid",))
    with pytest.raises(ExerciseError, match=r"exercise post-its, then question helps: .* question: x"):
        perform(held, "question helps: x")
    perform(held, "question: helps: x")
    assert held.state.run.state.question == "helps: x", "behind its colon words are words"
