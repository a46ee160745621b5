"""The order a talk keeps: the task before the story, the worker before the client, empathy before advice."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exercises.kernel.anywhere import parse
from exercises.kernel.shape import ExerciseError
from tests.exercises.talk_lines import ALONE, GROUP, KEYS, TASK, filled, talk
from tests.lines import play, session, shape_of


def refused(state: Any, line: str) -> str:
    """The sentence a line is refused with."""
    with pytest.raises(ExerciseError) as problem:
        play(state, line)
    return str(problem.value)


@pytest.mark.parametrize("key", KEYS)
def test_the_story_waits_until_the_task_is_marked(key: str) -> None:
    state = talk(key, "go mark")
    assert "until the task is marked" in refused(state, "next") and "task:" in refused(state, "go state")
    for marked in (f"task: {TASK}", "task"):
        assert play(state, marked, "next").phase == "state"


@pytest.mark.parametrize("key", KEYS)
def test_no_step_that_needs_something_is_reached_without_it(key: str) -> None:
    unmarked = talk(key)
    for step in unmarked.steps:
        if step.needs:
            assert refused(unmarked, f"go {step.key}")
        else:
            assert play(unmarked, f"go {step.key}").phase == step.key


def test_the_client_waits_for_the_worker() -> None:
    state = talk(ALONE, "next", "task", "next")
    assert "What it is like for you comes first. Go there: go worker" in refused(state, "go client")
    assert "comes first" in refused(state, "go return")
    there = play(state, "go worker", "go client")
    assert there.phase == "client"
    assert play(there, "back", "back", "go client").phase == "client", "back is always open, and forward again"


def test_advice_waits_for_its_step_and_is_refused_with_the_steps_own_sentence() -> None:
    state = talk(GROUP, "turns 5", "next", "task", "next", "next")
    for step in ("clarify", "presenter", "answer", "others"):
        state = play(state, f"go {step}")
        said = refused(state, "offer: have you tried sleeping?")
        assert state.step.not_yet and said.startswith(state.step.not_yet) and "step 7" in said
    state = play(state, "next", "offer: ring her first")
    assert [offer.text for offer in state.offers.values()] == ["ring her first"]
    assert "step 7" in refused(play(state, "go presenter"), "offer: another"), "also after going back"


def test_what_a_step_does_not_take_is_not_written_yet() -> None:
    assert "step 1" in refused(talk(GROUP), f"task: {TASK}")
    assert "does not write that down" in refused(filled(ALONE), "offer: x")
    state = talk(GROUP, "next", "task", "go state", "go presenter")
    for line in ("fitted: x", "thought about: child", "pick none", "next step: x", "useful yes"):
        assert state.step.not_yet in refused(state, line)


def test_a_jump_forward_says_what_it_leaves_out_and_is_not_refused() -> None:
    state = talk(GROUP, "next", "task", "next")
    command = parse("go presenter", shape_of(state), state)
    assert command.warning == "That leaves out Clarify."
    assert play(state, "go presenter").phase == "presenter"


def test_a_talk_is_extended_once() -> None:
    state = talk(ALONE, "next", "task", "next")
    assert shape_of(state).progress(state).minutes == (2, 3)
    longer = play(state, "extend 5")
    assert shape_of(longer).progress(longer).minutes == (7, 8)
    assert "once" in refused(longer, "extend 1") and "once" in refused(play(longer, "next"), "extend 5")
    after = play(longer, "next")
    assert shape_of(after).progress(after).minutes == (2, 3), "only the step it was agreed in is longer"


def test_turns_go_by_seat_and_end() -> None:
    state = talk(GROUP, "turns 3", "next", "task", "go state", "go presenter")
    seen = []
    for _ in range(4):
        seen.append(shape_of(state).progress(state).counted)
        state = play(state, "turn") if state.turn <= 3 else state
    assert seen == ["turn 1 of 3", "turn 2 of 3", "turn 3 of 3", "everyone has had a turn"]
    assert "turns 3" in refused(state, "turn")
    assert play(state, "turn back").turn == 3 and play(state, "turns 3").turn == 1
    assert play(state, "next").turn == 0 and play(state, "go return").turn == 1, "each round begins at the first seat"


def test_a_pass_leaves_no_trace() -> None:
    lines = ("turns 5", "go mark", "task", "go state", "go presenter")
    spoke, passed = (talk(GROUP, *lines, *(word for _ in range(4))) for word in ("turn", "pass"))
    assert spoke == passed, "the state does not know who passed, nor that anybody did"
    state = talk(GROUP, *lines)
    one, other = (parse(word, shape_of(state), state) for word in ("turn", "pass"))
    assert (one.kind, one.data, one.says, one.warning) == (other.kind, other.data, other.says, other.warning)
    held = session(*lines, "turn", "pass", exercises=[GROUP])
    assert [(event.kind, event.data) for event in held.events[-2:]] == [("seat", {}), ("seat", {})]
    for words in (shape_of(passed).text(passed), json.dumps(shape_of(passed).document(passed))):
        assert "pass" not in str(words)
    alone = talk(ALONE)
    assert parse("pass", shape_of(alone), alone).action == "none"


def test_at_most_three_are_picked_and_a_question_is_none_of_them() -> None:
    state = filled(GROUP)
    assert state.chosen == (1, 2) and state.offers[1].when == "Friday"
    assert "At most 3" in refused(state, "pick 1 2 3 4") and "question" in refused(state, "pick 4")
    assert "not chosen yet: pick 3" in refused(state, "when 3: Friday")
    again = play(state, "pick 3 2")
    assert again.chosen == (3, 2) and again.offers[1].when == "", "a date goes with its choice"
    assert play(state, "1 remove").chosen == (2,) and play(state, "2 question").chosen == (1,)
    assert play(state, "pick none").chosen == ()
    assert play(state, "1 remove", "go return", "offer: x").offers[5].text == "x", "numbers are never given twice"


def test_own_lines_are_few_and_can_be_changed() -> None:
    state = play(filled(ALONE), "outcome: second")
    assert "2 are enough" in refused(state, "outcome: third")
    assert play(state, "outcome 1: other").outcomes == ("other", "second")
    assert play(state, "outcome 1 remove").outcomes == ("second",)
    assert "There is outcome 1 to 2" in refused(state, "outcome 3: x")
    assert play(state, "next step 1: later", "next step: and rest").next_steps == ("later", "and rest")


def test_nothing_is_required_to_be_written() -> None:
    state = talk(GROUP, "next", "task")
    for _ in range(8):
        state = play(state, "next")
    state = play(state, "close")
    progress = shape_of(state).progress(state)
    assert progress.finished and progress.phase.startswith("9 ") and not state.task
    assert "reopen" in refused(state, "keep card") and play(state, "reopen", "back").phase == "choose"


def test_no_line_takes_a_person_and_roles_are_asked_for() -> None:
    state = filled(GROUP)
    for line in ("thought about: P14, mother", "task: what P14 wants", "next step: ring P14"):
        command = parse(line, shape_of(state), state)
        assert command.action == "move"
        if "next" not in line:
            assert "leads back to a person" in command.warning
    for word in ("asker P14", "presenter P14"):
        assert refused(state, word)


def test_the_observer_has_a_card_of_their_own() -> None:
    state = talk(ALONE)
    assert "observer on" in refused(state, "ticks 1 2") and "observer on" in refused(state, "helped: x")
    seen = play(state, "observer on", "ticks 1 2 4", "helped: waiting")
    assert seen.ticks == ("mark", "state", "client") and seen.helped == "waiting"
    assert play(seen, "ticks none").ticks == () and "0 to 6" in refused(seen, "ticks 9")
    gone = play(seen, "observer off")
    assert (gone.ticks, gone.helped) == ((), "")


def test_pauses_do_not_count() -> None:
    shape = shape_of(talk(ALONE))
    state = shape.apply(talk(ALONE), "pause", {"at": "2026-03-02T09:00:00+00:00"})
    assert shape.progress(state).paused and "resume" in refused(state, "pause")
    state = shape.apply(state, "resume", {"at": "2026-03-02T09:01:30+00:00"})
    assert (state.paused_seconds, state.paused_since) == (90, "")
    for wrong in ("", "yesterday", "2026-03-02T09:00:00", None):
        with pytest.raises(ExerciseError):
            shape.apply(state, "pause", {"at": wrong})
