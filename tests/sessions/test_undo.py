"""Taking back and putting back: one's own entries only, without limit, across restarts, several writers at once."""

from __future__ import annotations

import contextlib
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.kernel.event import Event
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import template_of
from sessions.library.beginning import first_event
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform, understand
from sessions.live import history as history_of
from sessions.live.batches import alive
from sessions.live.entries import Entries
from sessions.live.history import History
from sessions.live.session import Session, open_session
from sessions.live.state import DISPLAY, UNDO, SessionState, fold
from sessions.store import locations
from sessions.store.event_store import EventStore
from tests.counted import calls
from tests.filled_wall import note, wall_session
from tests.lines import AT, PEOPLE, SAMPLE, Watch, again, session


def words(held: Session, chair: int = 7) -> str:
    answer = held.state.run.state.chairs[chair].answers.get("felt")
    return answer.words if answer else ""


def test_undo_and_redo_without_limit_across_restarts() -> None:
    held = session(*PEOPLE)
    lines = [f"7 felt: line {place}" for place in range(30)]
    for line in lines:
        perform(held, line)
    for place in reversed(range(29)):
        perform(held, "undo")
        held = again(held)
        assert words(held) == f"line {place}"
    for place in range(1, 30):
        perform(held, "redo")
        held = again(held)
        assert words(held) == f"line {place}"
    with pytest.raises(ExerciseError, match="nothing to put back"):
        perform(held, "redo")


def test_a_moved_answer_comes_back_where_it_was_and_goes_again() -> None:
    held = session(*PEOPLE, "7 felt: ~ told off")
    before = held.state.run.state.chairs
    perform(held, "7 felt to 9")
    moved = held.state.run.state.chairs
    assert moved[9].answers == before[7].answers and words(held) == ""
    perform(held, "undo")
    assert again(held).state.run.state.chairs == before
    perform(held, "redo")
    assert again(held).state.run.state.chairs == moved


def test_a_new_entry_ends_what_can_be_put_back() -> None:
    held = session(*PEOPLE, "7 felt: one", "7 felt: two", "undo", "7 felt: three")
    with pytest.raises(ExerciseError):
        perform(held, "redo")
    perform(held, "undo")
    assert words(held) == "one"
    perform(held, "redo")
    assert words(held) == "three"


def test_each_takes_back_only_their_own() -> None:
    one = session(*PEOPLE, "7 felt: mine")
    two = again(one, by="F1")
    with pytest.raises(ExerciseError, match="nothing of yours"):
        perform(two, "undo")
    perform(two, "8 felt: theirs")
    perform(one, "undo")
    assert (words(one, 7), words(one, 8)) == ("", "theirs")
    perform(two, "9 felt: more")
    perform(one, "redo")
    perform(two, "undo")
    perform(two, "undo")
    one.refresh()
    assert one.state == two.state
    assert (words(one, 7), words(one, 8), words(one, 9)) == ("mine", "", "")


def test_what_somebody_built_on_stays() -> None:
    one = session(*PEOPLE, "+ agency Mo: nurse, hospice")
    two = again(one, by="F1")
    perform(two, "13 felt: left out")
    before = len(one.events)
    with pytest.raises(ExerciseError, match="stays as it is"):
        perform(one, "undo")
    assert words(one, 13) == "left out" and len(one.events) == before + 1
    with pytest.raises(ExerciseError):
        understand(one, "undo")
    perform(two, "undo")
    perform(one, "undo")
    assert 13 not in one.state.run.state.chairs


def test_a_chair_keeps_its_number_and_its_words_whatever_is_taken_back_before_it() -> None:
    """Answers must never slide to another chair when somebody else takes an earlier chair back."""
    one = session(*PEOPLE, "+ agency Mo: nurse, hospice")
    two = again(one, by="F1")
    for line in ("+ agency Kim: advocate, trust", "+ agency Lou: driver, trust", "14 felt: words of Kim"):
        perform(two, line)
    perform(one, "undo")
    chairs = one.state.run.state.chairs
    assert 13 not in chairs and (chairs[14].person, chairs[15].person) == ("Kim", "Lou")
    assert chairs[14].answers["felt"].words == "words of Kim" and not chairs[15].answers
    perform(one, "redo")
    assert one.state.run.state.chairs[13].person == "Mo"
    assert again(one).state == one.state


def test_a_number_given_anew_meanwhile_is_not_given_back() -> None:
    one = session(*PEOPLE, "+ agency Mo: nurse, hospice", "undo")
    two = again(one, by="F1")
    perform(two, "+ agency Kim: advocate, trust")
    perform(two, "13 felt: words of Kim")
    with pytest.raises(ExerciseError):
        perform(one, "redo")
    assert one.state.run.state.chairs[13].person == "Kim"


def test_what_the_room_sees_is_never_undone() -> None:
    held = session(*PEOPLE, "7 felt: one", "show map", "blank", "hold")
    perform(held, "undo")
    assert words(held) == "" and held.state.display.blanked and held.state.display.view == "map"
    perform(held, "redo")
    assert words(held) == "one" and held.state.display.blanked


def test_a_phase_taken_back_takes_the_room_back() -> None:
    held = session(*PEOPLE, "go negotiate", "undo")
    assert held.state.run.state.phase == "prepare"
    view = held.state.room()
    assert view is not None and view.key == "welcome"


def test_the_last_exercise_is_never_taken_away() -> None:
    held = session()
    with pytest.raises(ExerciseError, match="nothing of yours"):
        perform(held, "undo")
    perform(held, "exercise paper-grid")
    perform(held, "undo")
    assert list(held.state.exercises) == ["live-grid"] and held.state.current == "live-grid"
    perform(held, "redo")
    assert held.state.current == "paper-grid"


def test_the_closing_can_be_taken_back() -> None:
    held = session(*PEOPLE, "released 1-12", "close")
    with pytest.raises(ExerciseError):
        perform(held, "7 felt: late")
    perform(held, "undo")
    perform(held, "7 felt: late")
    assert words(held) == "late"


LINES = st.sampled_from(
    [
        "7 felt: a",
        "7 felt: b",
        "8 felt: c",
        "9 why: ?",
        "7 vs 8 do: x",
        "d1 remove",
        "+ agency Mo: nurse, hospice",
        "13 felt: y",
        "13 remove",
        "12 remove",
        "7 holds P1",
        "8 holds P1",
        "7 trades 8",
        "asked 1-6",
        "agree 7: x",
        "a1 yes 8",
        "a1 remove",
        "go interview",
        "go sharing",
        "next",
        "show map",
        "show 13",
        "blank",
        "blank off",
        "hold",
        "hold off",
        "released 1-12",
        "close",
        "learned team: x",
        "pause",
        "resume",
        "exercise paper-grid",
        "exercise live-grid",
        "talk 7 > 8 why: z",
        "+ child Ana: x",
    ]
)
STEPS = st.lists(
    st.tuples(st.booleans(), LINES | st.sampled_from(["undo", "undo", "undo", "redo", "redo", "restart"])), max_size=30
)


@settings(max_examples=25)
@given(STEPS)
def test_whatever_two_do_a_reopened_session_is_the_same(steps: list[tuple[bool, str]]) -> None:
    one = session(*PEOPLE)
    start, begun = one.state, [event for event in one.events if not event.run]
    held = {False: one, True: again(one, by="F1")}
    for who, line in steps:
        if line == "restart":
            held[who] = again(held[who])
            continue
        held[who].refresh()
        ahead = outcome = ""
        try:
            understand(held[who], line)
        except ExerciseError as problem:
            ahead = str(problem)
        before = held[who].state
        try:
            perform(held[who], line)
        except ExerciseError as problem:
            outcome = str(problem)
            assert held[who].state == before
        assert bool(ahead) == bool(outcome), (line, ahead, outcome)
        assert held[who].state == again(held[who]).state == fold(held[who].standing())
    for person in held.values():
        person.refresh()
    assert held[False].state == held[True].state
    ended = held[False].state
    done: list[bool] = []
    for who in (False, True) * 40:
        held[who].refresh()
        try:
            perform(held[who], "undo")
            done.append(who)
        except ExerciseError:
            continue
    mine = [event for event in again(one).standing() if event.kind not in DISPLAY | {UNDO}]
    if mine == begun:
        held[False].refresh()
        state = held[False].state
        assert state.runs.keys() == start.runs.keys()
        assert state.run.state == fold(mine).run.state
    for who in reversed(done):
        held[who].refresh()
        perform(held[who], "redo")
    held[False].refresh()
    assert held[False].state.runs == ended.runs


def big(count: int) -> Session:
    """A session of that many events by two writers, made at once."""
    template = built_in()["live-grid"]
    at, by = AT, "F2"
    first = first_event("Long day", place="", by=by, at=at).document()
    documents: list[dict[str, Any]] = [first]

    def add(kind: str, data: dict[str, Any], run: str = "live-grid", who: str = "F2") -> None:
        documents.append({"number": len(documents) + 1, "run": run, "kind": kind, "data": data, "at": at, "by": who})

    add("exercise", {"key": "live-grid", "template": dict(template_of(template.words).words)}, run="")
    for number in range(32):
        add("add_chair", {"row": "agency", "person": f"Person {number}", "number": number + 1})
    add("answer", {"chair": 1, "field": "why", "kind": "answered", "words": "x"} | {"field": "felt"}, who="F1")
    while len(documents) < count:
        place = len(documents)
        add("answer", {"chair": place % 32 + 1, "field": "felt", "kind": "answered", "words": f"line {place}"})
    locations.make_private(locations.sessions_folder())
    EventStore.create(locations.session_path("long-day"), documents).close()
    return open_session("long-day", by="F2", clock=Watch())


def undoing(count: int) -> int:
    """How much work an undo is at the end of so long a day, at most; also after somebody else took back one of theirs
    long ago."""
    held = big(count)
    other = open_session("long-day", by="F1", clock=Watch())
    work = [calls(lambda line=line: perform(held, line)) for line in ("undo", "undo", "redo", "undo")]  # type: ignore[misc]
    perform(other, "undo")
    held.refresh()
    work += [calls(lambda line=line: perform(held, line)) for line in ("undo", "redo", "undo")]  # type: ignore[misc]
    other.refresh()
    assert held.state == other.state == fold(held.standing())
    locations.session_path("long-day").unlink()
    return max(work)


def test_an_undo_among_eight_thousand_events_is_hardly_more_work_than_among_one_thousand() -> None:
    few, more = undoing(1_000), undoing(8_000)
    assert more <= 1.5 * few, (few, more)


def test_states_on_the_way_are_right_after_long_back_and_forth() -> None:
    held = session(*SAMPLE)
    states = []
    for place in range(150):
        perform(held, f"{place % 32 + 1} felt: line {place}")
        states.append(held.state)
    for place in reversed(range(20, 149)):
        perform(held, "undo")
        assert held.state == states[place]
    for place in range(21, 150):
        perform(held, "redo")
        assert held.state == states[place]
    assert again(held).state == held.state


def test_a_long_day_keeps_few_states_and_knows_what_stands() -> None:

    held = wall_session([])
    first = len(held.events)
    chance = Random(3)
    history = History(lambda event: event)
    history.load(Entries(held.events))
    for number in range(first + 1, 2400):
        kind, data = note(f"thought {number}")
        event = Event(number, "post-its", kind, data, "2026-03-02T00:00:00+00:00", "typist")
        if chance.random() < 0.3 and number > first + 5:
            undone = history.last_undo if chance.random() < 0.3 else history.last_entry
            with contextlib.suppress(ExerciseError):
                event = Event(number, "", "undo", {"undone": undone("typist").number}, event.at, "typist")
        history.accept(*history.made(event))
        assert len(history.along()) < 40
    assert {event.number for event in history.events if history.stands(event.number)} == alive(history.events)
    again = History(lambda event: event)
    again.load(Entries(history.events))
    assert again.state == history.state and len(again.along()) < 40


def test_taking_back_folds_neither_a_large_import_nor_a_template_again(monkeypatch: pytest.MonkeyPatch) -> None:
    held = session(": one", exercises=["live-grid", "post-its"])
    rows = [{"question": "HELPS", "area": "me", "text": f"thought {place}"} for place in range(200)]
    held.record("batch", {"moves": [["notes", {"notes": rows}]]}, run="post-its")
    held.record("note", {"question": "HELPS", "area": "me", "text": "last"}, run="post-its")
    folded: list[str] = []
    real = history_of.step

    def step(state: SessionState, event: Event) -> SessionState:
        folded.append(event.kind)
        return real(state, event)

    monkeypatch.setattr(history_of, "step", step)
    perform(held, "undo")
    assert "batch" not in folded and "exercise" not in folded and folded
