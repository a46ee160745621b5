"""A name comes out of every exercise and the frame of a session, for good as well, as it does on the wall."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.leaving.documents import kept_documents
from sessions.lines.carry_out import perform, understand
from sessions.live.session import Session
from sessions.store import locations
from tests.counted import calls
from tests.lines import again, session
from tests.marked import EVERY, NARROWER, drawn, every_view, filled, in_every_phase, leaves, sample_of, templates
from tests.sessions.test_carried_on import frame, leaving, like
from tui.cli.main import main

NAME = "Zqara"
OUT = f"unname all: {NAME} / a colleague"
MEANWHILE = ("unname", "find", "show", "go", "help", "exercise", "{}", "close", "next")


def stored(held: Session) -> str:
    return locations.session_path(held.name).read_text("utf-8")


def named(key: str) -> Session:
    """The exercise filled, with the name in every field that takes it."""
    held = filled(key)
    if key == "frame":
        perform(held, "exercise frame")
    placed = 0
    for form in sample_of(templates.built_in()[key]).fields:
        if "{}" in form and not form.startswith(MEANWHILE):
            with contextlib.suppress(ExerciseError):
                event = perform(held, form.format(NAME)).event
                placed += event is not None and NAME in json.dumps(event.data)
    assert placed > 3
    return held


@pytest.mark.parametrize("key", EVERY)
def test_a_name_goes_from_every_field_of_every_exercise_and_for_good(key: str) -> None:
    held = named(key)
    said = perform(held, OUT).says
    assert "place" in said
    for run in held.state.runs.values():
        seen = "".join(drawn(view) for now in in_every_phase(run.state) for view in every_view(now))
        told = [*run.shape.text(run.state), json.dumps(run.shape.document(run.state), ensure_ascii=False)]
        told += [leaves(run.state, audience) for audience in NARROWER]
        assert NAME not in seen + "".join(told) and not run.shape.find(run.state, NAME)
    assert NAME not in json.dumps(kept_documents(held))
    assert NAME in stored(held) and again(held).state == held.state
    perform(held, "unname for good yes")
    assert NAME not in stored(held)
    assert again(held).state.runs == held.state.runs


LINES = (
    "+ agency Priya: nurse",
    "1 why: Priya was late",
    "agenda + Priya's mihi: 20",
    "elephant box",
    "e1 agreed",
    "e1: Priya is new",
    "park: ask Priya",
    "exercise post-its",
    ": Priya never listens",
    "exercise live-grid",
)


def states(held: Session) -> dict[str, Any]:
    return {key: run.state for key, run in held.state.runs.items()}


def test_it_is_one_entry_and_one_undo_wherever_it_is_typed() -> None:
    for here in ("live-grid", "post-its", "frame"):
        held = session(*LINES, f"exercise {here}", exercises=["live-grid"])
        before, entries = states(held), len(held.events)
        asked = understand(held, "unname all: Priya / a colleague").says
        assert "frame (3 places)" in asked and "Live Net-'works' grid (2 places)" in asked
        assert "Post-it theming (1 place)" in asked
        perform(held, "unname all: Priya / a colleague")
        assert len(held.events) == entries + 1 and "Priya" not in repr(states(held))
        assert again(held).state == held.state
        perform(held, "undo")
        assert states(held) == before
        perform(held, "redo")
        assert "Priya" not in repr(states(held))


def test_undo_passes_by_a_name_that_is_out_for_good() -> None:
    held = session(*LINES)
    perform(held, "unname all: Priya / a colleague")
    said = perform(held, "unname for good").says
    assert "The file has it in 9 places; 9 of them go" in said, said
    perform(held, "unname for good yes")
    assert "Priya" not in stored(held)
    while True:
        try:
            perform(held, "undo")
        except ExerciseError:
            break
        assert "Priya" not in stored(held)


def test_what_stays_is_counted_and_named() -> None:
    held = session(": Priya never listens", ": Priya again", title="Priya and the bell", exercises=["post-its"])
    perform(held, "unname 1: Priya / a colleague")
    said = perform(held, "unname for good").says
    assert "It stays in the session's title (1) and Post-it theming (1), where it was not taken out" in said
    said = perform(held, "unname for good yes").says
    assert "out of the file for good" in said and "It stays in the session's title (1) and Post-it theming (1)" in said
    perform(held, "unname all: Priya / a colleague")
    said = perform(held, "unname for good yes").says
    assert "It stays" not in said and "Priya" not in stored(held) and again(held).state == held.state


def test_what_an_exercise_came_with_is_told_as_that_and_no_line_is_offered_that_would_not_change_it() -> None:
    held = session("+ child Tama: the child", "view Hine and me", exercises=["net-gram"])
    perform(held, "unname all: Hine / a mother")
    said = perform(held, "unname for good").says
    assert "It stays in an exercise's own words" in said and "which came with its template" in said
    assert "where it was not taken out" not in said and "unname all" not in said


def test_a_name_that_stands_nowhere_is_refused_and_one_thing_may_lose_it_alone() -> None:
    held = session(*LINES)
    for act in (understand, perform):
        with pytest.raises(ExerciseError, match="stands nowhere in this session"):
            act(held, "unname all: Marama / a colleague")
    perform(held, "unname p1: Priya / a colleague")
    assert frame(held).parked[1].text == "ask [a colleague]" and frame(held).elephants[1].wording == "Priya is new"
    perform(held, "unname for good yes")
    assert again(held).state == held.state and "ask Priya" not in stored(held) and "Priya is new" in stored(held)


def test_macrons_and_capitals_find_it_as_on_the_wall() -> None:
    held = session("park: ask PRIYA's mum", "park: Priya")
    perform(held, "unname all: priya / a colleague")
    assert [held.text for held in frame(held).parked.values()] == ["ask [a colleague]'s mum", "[a colleague]"]


def test_it_is_taken_out_of_what_was_carried_on() -> None:
    one = session(*LINES, title="Day one")
    two = like("Day two", one)
    perform(two, "park: another Priya")
    said = perform(one, "unname all: Priya / a colleague").says
    assert "Taken out as well in Day two." in said
    now = frame(two)
    assert now.elephants[1].wording == "[a colleague] is new" and now.items[1].title == "[a colleague]'s mihi"
    assert [held.text for held in now.parked.values()] == ["ask [a colleague]", "another Priya"]
    assert "Priya is new" not in leaving(two)
    two.refresh()
    assert again(two).state == two.state
    perform(two, "unname for good yes")
    assert "Priya is new" not in stored(two) and again(two).state == two.state


@pytest.mark.parametrize("for_good", [False, True])
def test_what_two_said_under_their_names_stays_what_two_said(*, for_good: bool) -> None:
    held = session("+ Share / Keep", "1 bound Priya: must tell", "1 bound Hone: must keep", exercises=("differences",))
    perform(held, "unname all: Priya / a colleague")
    said = perform(held, "unname all: Hone / a colleague").says
    assert "“Hone” becomes [a colleague 2]" in said and "stands for somebody else already" in said
    if for_good:
        perform(held, "unname for good yes")
        assert "Hone" not in stored(held)
    assert held.state.run.state.pages[1].values["bound"] == {
        "[a colleague]": ("must tell",),
        "[a colleague 2]": ("must keep",),
    }
    assert again(held).state.runs == held.state.runs
    perform(held, "1 bound priya: one")
    perform(held, "1 bound Priya: two")
    assert "[a friend]" in perform(held, "unname all: Priya / a friend").says


# -- a slip ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["live-grid", "post-its", "thinking-caps", "compass", "frame"])
def test_a_slip_that_was_undone_can_be_taken_out_of_the_file(key: str) -> None:
    held = session(exercises=["live-grid"] if key == "frame" else [key])
    with pytest.raises(ExerciseError, match="Nothing that was undone"):
        perform(held, "undone for good")
    perform(held, "park: a thing that stays")
    for line in ("park: kererū at dusk", "show parked", "hold", "undo"):
        perform(held, line)
    assert "kererū at dusk" in stored(held)
    asked = perform(held, "undone for good").says
    assert "without 1 undone entry" in asked and "put back" in asked and "kererū at dusk" in stored(held)
    before = states(held)
    assert "out of the file for good" in perform(held, "undone for good yes").says
    assert "kererū at dusk" not in stored(held) and "a thing that stays" in stored(held)
    assert states(held) == before == states(again(held))
    with pytest.raises(ExerciseError, match="nothing to put back"):
        perform(held, "redo")
    perform(held, "undo")
    assert "a thing that stays" not in repr(states(held)) and states(again(held)) == states(held)


def test_a_name_taken_out_of_one_thing_alone_goes_from_the_entry_that_took_it_out_too() -> None:
    held = session("park: ask Priya", "park: Priya again", "unname p1: Priya / somebody", "unname p2: Priya / them")
    perform(held, "unname for good yes")
    assert "Priya" not in locations.session_path(held.name).read_text("utf-8")
    assert held.state.frame is not None
    assert [parked.text for parked in held.state.frame.state.parked.values()] == ["ask [somebody]", "[them] again"]
    assert again(held).state == held.state


QUESTION = f"question helps: What helps {NAME}?"
WORDED = (QUESTION, "helps me: tea", "show question HELPS")


def test_a_name_goes_out_of_the_words_in_which_a_room_was_asked() -> None:
    held = session(*WORDED, exercises=["post-its"])
    said = perform(held, OUT).says
    assert "1 place" in said or "2 places" in said, said
    told = [leaves(held.state.run.state, audience) for audience in ("facilitators", *NARROWER)]
    assert NAME not in "".join(told) + str(held.state.room()) and "a colleague" in told[0]
    perform(held, "unname for good yes")
    assert NAME not in stored(held) and again(held).state.runs == held.state.runs


def test_a_name_of_the_roster_in_those_words_is_changed_in_what_leaves() -> None:
    held = session(*WORDED, exercises=["post-its"])
    assert main(["roster", "add", NAME, "Jo"]) == 0
    path = locations.home() / "left.md"
    assert main(["export", held.name, "--to", str(path), "--for", "participants", "--yes"]) == 0
    assert NAME not in path.read_text("utf-8") and "Jo" in path.read_text("utf-8")
    assert "everybody reads this" in understand(held, f"question difficult: {NAME} and what?").warning
    perform(held, "exercise live-grid")
    assert "everybody reads this" in understand(held, f"row + {NAME.lower()}: their own row").warning


TWO = "Zqoro"
ALIKE = {
    "two wordings of a card": ("prompt-cards", ("1: {} asked", "1: {} asked", "1 as written")),
    "two questions": ("post-its", ("question helps: what of {}?", "question difficult: what of {}?")),
    "two words of the trade": ("post-its", ("jargon {}", "jargon {}", "j1 same j2", "j2 means: later")),
    "a word set right": ("post-its", ("jargon {}", "jargon x", "j2 word: {}", "j2 means: later")),
    "two names of one thing": ("post-its", ("jargon a", "jargon b", "j1 same: {}", "j2 same: {}")),
}
"""By what reads alike once the names are out: the exercise, and the lines with the one name and then the other."""


@pytest.mark.parametrize("what", ALIKE)
def test_what_reads_alike_without_its_names_stays_two(what: str) -> None:
    exercise, lines = ALIKE[what]
    held, names = session(exercises=[exercise]), iter((NAME, TWO, NAME))
    for line in lines:
        perform(held, line.format(next(names)) if "{}" in line else line)
    for name in (NAME, TWO):
        perform(held, f"unname all: {name} / a colleague")
    before = held.state.runs
    perform(held, "unname for good yes")
    assert NAME not in stored(held) and TWO not in stored(held)
    assert again(held).state.runs == held.state.runs == before


def test_a_name_goes_from_words_that_others_took_the_place_of_in_every_exercise() -> None:
    retyped = (f"case: {NAME}'s case", "case: a case", f"park: ring {NAME}", "p1: ring her", f"idea: {NAME}", "undo")
    for more in ((f"agree 1: {NAME} comes", "a1: she comes"), ()):
        held = session("exercise live-grid", "+ child Tama: the child", "+ agency Jo: nurse", *retyped, *more)
        if more:
            perform(held, f"note: {NAME} here")
        said = perform(held, OUT).says
        assert ("in words from before" in said) is not bool(more), said
        assert NAME not in json.dumps(kept_documents(held))
        perform(held, "unname for good yes")
        assert NAME not in stored(held) and again(held).state == held.state
        with pytest.raises(ExerciseError, match="stands nowhere in this session"):
            perform(held, OUT)


@pytest.mark.parametrize("earlier", [f"case: {NAME}'s case", "case: hers"], ids=["in earlier words", "nowhere"])
def test_earlier_entries_are_not_looked_through_at_every_letter(earlier: str) -> None:
    held = session(*(f"park: thing {number}" for number in range(200)), earlier, "case: a case")

    def typed(line: str) -> None:
        with contextlib.suppress(ExerciseError):
            understand(held, line)

    first, then = (calls(lambda line=line: typed(line)) for line in (OUT[:-1], OUT))  # type: ignore[misc]
    assert then < first / 2
    perform(held, f"park: {NAME} again")
    assert "1 place" in understand(held, OUT).says, "what came meanwhile is seen"
