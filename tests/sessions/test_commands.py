"""Typed lines carried out on a session: what is recorded, what is said, and that the preview tells the truth."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.kernel.anywhere import ANYWHERE
from exercises.kernel.consent import SAID
from exercises.kernel.shape import ExerciseError
from exercises.network.shape import NETWORK
from exercises.shapes import SHAPES
from sessions.library import templates
from sessions.lines.carry_out import perform, understand
from sessions.live.called import describe
from sessions.live.session import Session
from tests.awkward import AWKWARD
from tests.lines import PEOPLE, SAMPLE, again, grid, session


def tried(held: Session, line: str) -> tuple[str, str]:
    """What the preview says and what doing it says; "" when it goes through."""
    said = []
    for act in (understand, perform):
        try:
            act(held, line)
            said.append("")
        except ExerciseError as problem:
            said.append(str(problem))
    return said[0], said[1]


EVERY = [line for line, _ in (*NETWORK.examples(grid(*SAMPLE)), *NETWORK.examples(grid(key="paper-grid")), *ANYWHERE)]


def test_the_preview_agrees_with_what_happens_for_every_example() -> None:
    held = session(*SAMPLE)
    more = ("undo", "redo", "redo", "exercise nonsense", "pause", "pause", "resume", "resume")
    for line in (*EVERY, *reversed(EVERY), *more):
        ahead, after = tried(held, line)
        assert ahead == after, line
    assert again(held).state == held.state


@settings(max_examples=25)
@given(st.lists(st.sampled_from(EVERY) | st.text(max_size=20) | st.sampled_from(AWKWARD), max_size=25))
def test_the_preview_agrees_with_what_happens(lines: list[str]) -> None:
    held = session(*PEOPLE)
    for line in lines:
        ahead, after = tried(held, line)
        assert ahead == after, line


def test_what_is_said_is_a_sentence_with_its_prompt() -> None:
    held = session(*PEOPLE)
    assert perform(held, "9 why: nobody asked her").says == "chair 9 Marama, why: nobody asked her."
    assert perform(held, "9 why: who knows?").says == "chair 9 Marama, why: who knows?"
    assert perform(held, "9 why: not yet...").says == "chair 9 Marama, why: not yet..."
    outcome = perform(held, "+ agency Hospital: nurse, hospital")
    assert outcome.event is not None and outcome.says.startswith("13 Hospital, nurse, in Other agency. ")
    assert "Who is the actual person there?" in outcome.says


def test_a_pass_records_nothing_at_all() -> None:
    held = session(*PEOPLE)
    path = next((Path(str(held._store.path)).parent).glob("*.json"))
    before = path.read_bytes()
    for line in ("pass", "pass 9", "pass: P14 cried"):
        outcome = perform(held, line)
        assert outcome.event is None and "P14" not in outcome.says
    assert path.read_bytes() == before


def test_find_help_card_and_lists() -> None:
    held = session(*SAMPLE)
    found = perform(held, "find whanau choose")
    assert found.says == "1 found for “whanau choose”." and found.found == (("slot 4", "week 4: whānau choose"),)
    assert perform(held, "find zebra").says == "nothing found for “zebra”."
    assert any(line.startswith("  slot 1: 7 11") for line in perform(held, "help slot").lines)
    card = perform(held, "9")
    assert card.lines[0].startswith("9 Marama") and "why: nobody asked her" in card.lines
    assert not any("Priya" in line for line in card.lines)
    first, _, begin, *others = perform(held, "exercise").lines
    assert first == "live-grid  Live Net-'works' grid (here)" and begin.endswith(": exercise adoption-review")
    assert "post-its  Post-it theming" in others and not any(one.startswith(("live-grid", "frame")) for one in others)
    assert {one.partition("  ")[0] for one in others} == templates.exercises().keys() - {"live-grid"}


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("thinking caps", "thinking-caps"),
        ("Group thinking", "group-thinking-caps"),
        ("audit", "team-audit"),
        ("prompt", "prompt-cards"),
        ("kj", "post-its"),
    ],
)
def test_an_exercise_is_called_by_a_whole_name_its_beginning_or_a_word_of_it(typed: str, key: str) -> None:
    held = session()
    perform(held, f"exercise {typed}")
    assert held.state.current == key


def test_what_two_exercises_are_called_is_asked_about() -> None:
    with pytest.raises(ExerciseError, match="“caps” could be group-thinking-caps or thinking-caps"):
        perform(session(), "exercise caps")


def test_exercises_are_turned_to_added_and_numbered_apart() -> None:
    held = session(*PEOPLE)
    assert perform(held, "exercise paper").says.startswith("added Paper Net-'works' grid.")
    perform(held, "+ child Ana: the child")
    assert held.state.run.state.chairs[1].person == "Ana"
    assert perform(held, "exercise live-grid").says == "turned to Live Net-'works' grid."
    assert held.state.run.state.chairs[1].person == "Tama"
    with pytest.raises(ExerciseError, match="no exercise called"):
        perform(held, "exercise juggling")
    with pytest.raises(ExerciseError):
        perform(held, "exercise net")


def test_turning_to_an_exercise_says_that_the_room_stays_where_it_is() -> None:
    held = session(exercises=["net-gram"])
    perform(held, "show rings")
    assert perform(held, "exercise prompt-cards").says.endswith(". The room sees no change: show promise")
    perform(held, "show promise")
    assert perform(held, "exercise stories").says == "added Stories of significant change."
    perform(held, "blank")
    assert "room" not in perform(held, "exercise net-gram").says


@pytest.mark.parametrize("line", ["exercise programme", "exercise prog"])
def test_a_session_holds_no_programme(line: str) -> None:
    held = session(*PEOPLE)
    before = len(held.events)
    with pytest.raises(ExerciseError, match="a file of its own"):
        perform(held, line)
    assert len(held.events) == before


def test_what_was_taken_back_is_told_without_the_rooms_words() -> None:
    held = session(*PEOPLE, "9 felt: a secret thing")
    outcome = perform(held, "undo")
    what = "what it is like to sit here, chair 9 Marama"
    assert outcome.says == f"taken back: {what}. Type redo to put it back."
    assert perform(held, "redo").says == f"put back: {what}."
    assert all("secret" not in describe(event, held.state) for event in held.events)
    assert all("Marama" not in describe(event, held.state, named=False) for event in held.events), (
        "what is kept in the log names nobody"
    )
    perform(held, "+ agency Bex: nurse, hospice")
    assert perform(held, "undo").says.startswith("taken back: chair 13 Bex.")
    perform(held, "go roles")
    assert perform(held, "undo").says.startswith("taken back: the move to Take up roles.")


UNDONE: dict[str, tuple[str, tuple[str, ...], str, str]] = {
    "not picked": ("stories", ("+ The waka",), "not 1: SECRET", "whether it is picked, story 1"),
    "withdrawn": ("stories", ("+ The waka",), "1 withdrawn", "how it may be used, story 1"),
    "a field": ("stories", ("+ The waka",), "1 problem: SECRET", "a field, story 1, The problem"),
    "a nod's no": (
        "stories",
        ("+ W", "1 problem: x", "1 nod all"),
        "1 nod none",
        "whether the room may see it, story 1",
    ),
    "kept by nobody": ("relationship-review", (), "keep no", "whether it is kept by both"),
    "a card that is back": ("prompt-cards", ("retire 7: x",), "retire 7 no", "whether a card is retired, card 7"),
    "what one of two says": (
        "relationship-review",
        ("draw 14", "take 2", "a is SECRET"),
        "2 a well: SECRET",
        "something that belongs to both, card 2 for A",
    ),
}


@pytest.mark.parametrize("what", UNDONE)
def test_an_undo_says_which_thing_and_never_the_reverse_of_what_was_typed(what: str) -> None:
    exercise, before, line, called = UNDONE[what]
    held = session(*before, line, exercises=(exercise,))
    assert perform(held, "undo").says.startswith(f"taken back: {called}. Type redo")
    assert perform(held, "redo").says.startswith(f"put back: {called}.")


YES_OR_NO = ("yes", "on", "done", "out", "dropped", "apart")


def test_what_may_be_a_yes_or_a_no_is_called_neither() -> None:
    for name, shape in SHAPES.items():
        for kind, move in shape.table.items():
            if any(form.sets.get(name) is False for form in move.forms for name in YES_OR_NO):
                assert move.called.startswith(("whether", "how", "what", "the ", "being")), (name, kind, move.called)


def test_which_page_somebody_marks_alone_is_said_to_nobody() -> None:
    held = session("+ case: I asked. She sat.", "order", "x1 d1 1 s1", exercises=("case-rating",))
    assert describe(held.events[-1], held.state) == "a rater's mark"


def test_letting_go_of_a_room_that_is_dark_or_quiet_does_not_say_that_it_follows() -> None:
    held = session(*PEOPLE, "show map", "hold")
    assert perform(held, "hold off").says == "the room follows again."
    perform(held, "hold")
    perform(held, "blank")
    said = "the room is no longer held, and still dark: blank off lights it"
    assert understand(held, "hold off").says == said and perform(held, "hold off").says == f"{said}."
    perform(held, "blank off")
    held.in_room.live()
    other = again(held)
    other.in_room.live()
    other.leave_room("quiet")
    other.close()
    perform(held, "hold")
    assert perform(held, "hold off").says == said.replace("dark", "quiet") + "."
    perform(held, "blank off")
    assert not held.in_room.waits
    held.close()


def test_showing_chooses_but_never_lights_a_dark_room() -> None:
    held = session(*PEOPLE, "show map", "blank")
    said = "chosen: chair 9 Marama. The room is still dark: blank off shows it"
    assert understand(held, "show 9").says == said
    assert perform(held, "show 9").says == f"{said}." and held.state.room() is None
    assert again(held).state.room() is None
    perform(held, "show")
    view = held.state.room()
    assert view is not None and view.key == "chair 9"
    perform(held, "hold")
    perform(held, "blank")
    perform(held, "show map")
    perform(held, "blank off")
    view = held.state.room()
    assert view is not None and view.key == "map", "a choice ends a hold"


def test_no_card_opens_while_the_group_shares() -> None:
    held = session(*PEOPLE, "go sharing")
    ahead, after = tried(held, "9")
    assert ahead == after and "nothing of it is written" in after
    assert held.state.run.shape.progress(held.state.run.state).wordless
    perform(held, "next")
    assert not held.state.run.shape.progress(held.state.run.state).wordless and perform(held, "9").command.kind == "9"


def test_going_on_with_people_in_role_says_who() -> None:
    held = session(*PEOPLE, "go derole", "released 1-9")
    said = "3 chairs are still in role: 10, 11, 12."
    assert understand(held, "next").warning == said
    assert perform(held, "next").says.endswith(said)
    assert perform(held, "back").command.warning == ""
    perform(held, "released 10 11")
    assert perform(held, "go close").says.endswith("1 chair is still in role: 12.")


def test_an_exercises_own_name_is_found() -> None:
    held = session(*PEOPLE)
    found = perform(held, "find disintegration")
    assert found.found == () and found.lines == ()
    assert found.says == "That is this exercise. For Paper Net-'works' grid, type exercise paper-grid."
    assert perform(held, "find Net-works grid").says.startswith("That is this exercise.")
    assert perform(held, "find zebra").says == "nothing found for “zebra”."


def test_blank_and_hold_read_in_any_of_their_forms() -> None:
    held = session(*PEOPLE, "show map")
    for line, dark in (
        ("blank", True),
        ("blank off", False),
        ("BLANK", True),
        ("unblank", False),
        ("blank now", True),
        ("show", False),
    ):
        perform(held, line)
        assert (held.state.room() is None) is dark, line


def test_a_broken_template_of_ones_own_is_said_with_its_name(own_place: Path) -> None:
    folder = own_place / "templates"
    folder.mkdir()
    held = session(*PEOPLE)
    for text in ("key = ", 'key = "x"', "\x00", "day = 2026-01-01", "a = [" * 2000, 'title = "\\u001b[2J"'):
        (folder / "mine.toml").write_text(text, encoding="utf-8")
        for act in (understand, perform):
            with pytest.raises(ExerciseError, match=r"mine\.toml"):
                act(held, "exercise mine")
    (folder / "mine.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ExerciseError, match=r"mine\.toml"):
        perform(held, "exercise mine")


def test_a_template_of_ones_own_works_and_is_carried_by_the_session(own_place: Path) -> None:
    folder = own_place / "templates"
    folder.mkdir()
    words = """key = "ours"
shape = "network"
title = "Our \\u001b[2J own"
purpose = "To see."
source = "Us."
phases = [{key = "one", title = "One", room = "map", purpose = "See."}]
rows = [{key = "child", title = "Tamaiti", whanau = true}, {key = "agency", title = "Services"}]
"""
    (folder / "mine.toml").write_bytes(b"\xef\xbb\xbf" + words.replace("\n", "\r\n").encode())
    held = session(*PEOPLE)
    perform(held, "exercise ours")
    perform(held, "+ child Ana: the child")
    (folder / "mine.toml").unlink()
    assert again(held).state == held.state and held.state.run.template.title == "Our [2J own"


@pytest.mark.parametrize("said", sorted(SAID))
def test_how_words_may_be_used_is_typed_the_same_everywhere(said: str) -> None:
    for exercise, number, *lines in (
        ("post-its", "1", "helps team: They ring"),
        ("stories", "1", "+ Waka", "1 by P3"),
        ("adoption-review", "v1", "round 2026-03-20: end", "version 1: in the car"),
        ("live-grid", "l1", "learned team: ask first"),
        ("live-grid", "w1", "takeaway team: ring first"),
    ):
        held = session(*lines, exercises=(exercise,))
        command = understand(held, f"{number} consent {said}")
        assert command.data["consent"] == SAID[said], exercise
