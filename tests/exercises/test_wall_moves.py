"""The wall's moves: nothing lost, nothing half-done, questions kept apart, and a sentence for whatever does not fit.

Long, because every move has its own rules and they are read side by side.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import template_of
from exercises.wall.limits import MOST_NOTES
from exercises.wall.setting_up import start
from exercises.wall.shape import WALL
from exercises.wall.state import CONTESTED, LONE, PARKED, Step, Wall

AT = "2026-03-02T09:00:00+00:00"
TEMPLATE = template_of(tomllib.loads(files("exercises").joinpath("templates/post-its.toml").read_text("utf-8")))
EMPTY = start(TEMPLATE)


def do(state: Wall, kind: str, **data: Any) -> Wall:
    fields = WALL.with_number(state, kind, data)
    if kind in WALL.timed:
        fields.setdefault("at", AT)
    if kind in WALL.signed:
        fields.setdefault("by", "F2")
    return WALL.moves[kind](state, **fields)


def play(state: Wall, *moves: tuple[str, dict[str, Any]]) -> Wall:
    for kind, data in moves:
        state = do(state, kind, **data)
    return state


def refused(state: Wall, kind: str, **data: Any) -> str:
    with pytest.raises(ExerciseError) as caught:
        do(state, kind, **data)
    return str(caught.value)


def wall(helps: int = 6, difficult: int = 3) -> Wall:
    """Notes 1 to 6 about HELPS, 7 to 9 about DIFFICULT."""
    texts = [("HELPS", n) for n in range(1, helps + 1)] + [("DIFFICULT", helps + n) for n in range(1, difficult + 1)]
    return do(EMPTY, "notes", notes=[{"question": q, "area": "team", "text": f"thought {n}"} for q, n in texts])


def themed() -> Wall:
    """Theme 1 holds 1 and 2, theme 2 holds 3 and 4 (both HELPS), theme 3 holds 7 (DIFFICULT); 5, 6, 8, 9 are loose."""
    return play(
        wall(),
        ("new_theme", {"notes": [1, 2], "name": "Connect first"}),
        ("new_theme", {"notes": [3, 4]}),
        ("new_theme", {"notes": [7]}),
    )


def steps(state: Wall, theme: int) -> list[tuple[str, tuple[int, ...], int]]:
    return [(step.kind, step.notes, step.theme) for step in state.themes[theme].trail]


# -- capture ----------------------------------------------------------------------------------------------------------


def test_a_note_is_kept_as_it_was_typed() -> None:
    text = "dont  tidy ME,\nwhānau know"
    state = do(EMPTY, "note", question="HELPS", area="team", text=text)
    assert (state.notes[1].text, state.notes[1].question, state.notes[1].loose) == (text, "HELPS", True)
    assert state.next_note == 2


@pytest.mark.parametrize(
    "data",
    [
        {"question": "BOTH"},
        {"area": "street"},
        {"text": ""},
        {"text": "  "},
        {"text": "x" * 401},
        {"text": 3},
        {"source": "rumour"},
        {"author": "P07"},
        {"question": None},
        {"area": ["team"]},
        {"number": -1},
        {"number": True},
    ],
)
def test_a_note_that_does_not_fit_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ExerciseError):
        WALL.moves["note"](EMPTY, **{"question": "HELPS", "area": "team", "text": "words", **data})


def test_too_long_says_how_long_and_nothing_is_cut() -> None:
    said = refused(EMPTY, "note", question="HELPS", area="team", text="x" * 401)
    assert "401" in said and "400" in said
    assert do(EMPTY, "note", question="HELPS", area="team", text="x" * 400).notes[1].text == "x" * 400


def test_writers_are_kept_only_where_the_exercise_says_so() -> None:
    with_writers = replace(EMPTY, authors=True)
    assert do(with_writers, "note", question="HELPS", area="me", text="a", author="p07").notes[1].author == "P07"
    assert "number" in refused(with_writers, "note", question="HELPS", area="me", text="a", author="Priya")
    assert "never loosened" in refused(EMPTY, "note", question="HELPS", area="me", text="a", author="P07")


def test_numbers_go_on_and_are_never_given_twice() -> None:
    state = wall()
    assert (list(state.notes), state.next_note) == (list(range(1, 10)), 10)
    with pytest.raises(ExerciseError, match="Number 9 was given"):
        WALL.moves["note"](state, question="HELPS", area="me", text="a", number=9)
    late = WALL.moves["note"](state, question="HELPS", area="me", text="a", number=20)
    assert WALL.with_number(late, "note", {})["number"] == 21
    full = replace(state, numbers={"n": MOST_NOTES - 1})
    two = [{"question": "HELPS", "area": "me", "text": text} for text in "ab"]
    assert f"{MOST_NOTES:,}" in refused(full, "notes", notes=two)
    assert do(full, "notes", notes=two[:1]).notes[MOST_NOTES].text == "a"


def test_many_notes_are_all_taken_or_none() -> None:
    good = {"question": "HELPS", "area": "me", "text": "a"}
    said = refused(EMPTY, "notes", notes=[good, {**good, "area": "roof"}])
    assert said.startswith("Note 2 of 2:") and "roof" in said
    assert "row 4 stands twice" in refused(EMPTY, "notes", notes=[{**good, "row": 4}, {**good, "row": 4}], file="a.csv")
    for wrong in ([], "notes", [3], [{**good, "colour": "red"}], [{**good, "row": "1"}]):
        refused(EMPTY, "notes", notes=wrong)


def test_the_rows_of_a_file_are_remembered() -> None:
    note = {"question": "HELPS", "area": "me", "text": "a"}
    state = do(wall(), "notes", notes=[{**note, "row": 3}, {**note, "row": 8}], file="notes.csv")
    assert [(held.name, dict(held.notes)) for held in state.arrivals] == [("notes.csv", {3: 10, 8: 11})]
    assert not wall().arrivals


def test_what_is_in_force_can_be_set_one_at_a_time() -> None:
    state = do(EMPTY, "ask", area="network")
    assert (state.question, state.area) == ("HELPS", "network")
    assert do(state, "ask", question="DIFFICULT", area="").area == "network"
    assert "helps" in refused(EMPTY, "ask")


def test_retyping_keeps_the_earlier_typing() -> None:
    state = play(wall(), ("retype", {"note": 1, "text": "one"}), ("retype", {"note": 1, "text": "two"}))
    assert (state.notes[1].text, state.notes[1].typed_before) == ("two", ("thought 1", "one"))


def test_another_question_only_outside_the_themes() -> None:
    state = themed()
    said = refused(state, "refile", notes=[5, 1], question="DIFFICULT")
    assert "Note 1" in said and "out 1" in said
    moved = do(state, "refile", notes=[5], question="DIFFICULT", area="me").notes[5]
    assert (moved.question, moved.area) == ("DIFFICULT", "me")
    assert do(state, "refile", notes=[1], area="me").notes[1].theme == 1


# -- halving, the same paper twice ------------------------------------------------------------------------------------


def test_bites_are_where_the_note_was_and_its_wording_is_kept() -> None:
    state = do(do(themed(), "copy", notes=[1], theme=2), "halve", note=1, texts=["first", "second"])
    original, first, second = (state.notes[number] for number in (1, 10, 11))
    assert (original.text, original.halves, original.on_wall, original.themes) == ("thought 1", (10, 11), False, ())
    assert (first.text, first.half_of, first.themes, second.themes) == ("first", 1, (1, 2), (1, 2))
    assert state.themes[1].notes == (2, 10, 11) and state.themes[2].notes == (3, 4, 10, 11)
    back = do(state, "whole", note=1)
    assert back.notes[1].themes == (1, 2) and back.themes[1].notes == (2, 1)
    assert [back.notes[number].same_as for number in (10, 11)] == [1, 1]
    assert not back.notes[1].halves and not back.notes[1].was_in


def test_a_note_comes_back_to_what_its_theme_was_merged_into() -> None:
    state = play(
        themed(),
        ("halve", {"note": 1, "texts": ["a", "b"]}),
        ("merge", {"into": 2, "themes": [1]}),
        ("whole", {"note": 1}),
    )
    assert state.notes[1].themes == (2,)


def test_halving_and_putting_back_what_cannot_be() -> None:
    state = do(themed(), "halve", note=5, texts=["a", "b"])
    assert "10 and 11" in refused(state, "halve", note=5, texts=["c", "d"])
    assert "whole 5" in refused(state, "assign", notes=[5], theme=1)
    assert "whole 5" in refused(state, "whole", note=10)
    assert "halve 6: first / second" in refused(state, "whole", note=6)
    assert "halve 6: first / second" in refused(state, "halve", note=6, texts=["only one"])
    deeper = do(state, "halve", note=10, texts=["c", "d"])
    assert "whole 10" in refused(deeper, "whole", note=5)
    back = play(deeper, ("whole", {"note": 10}), ("whole", {"note": 5}))
    assert [note.number for note in back.on_wall()] == list(range(1, 10))
    assert "note 5, which is whole again" in refused(back, "same", note=10, as_=0)


def test_the_same_paper_typed_twice_is_kept_and_not_counted() -> None:
    state = do(themed(), "same", note=2, as_=1)
    assert (state.notes[2].same_as, state.notes[2].on_wall, state.themes[1].notes) == (1, False, (1,))
    assert "same 2 off" in refused(state, "assign", notes=[2], theme=1)
    back = do(state, "same", note=2, as_=0)
    assert back.notes[2].themes == (1,) and back.themes[1].notes == (1, 2)
    assert "same 40 17" in refused(state, "same", note=1, as_=1)
    assert "same 3 17" in refused(state, "same", note=3, as_=0)


# -- sorting ----------------------------------------------------------------------------------------------------------


def test_a_note_goes_into_a_theme_and_from_one_to_another() -> None:
    state = do(themed(), "assign", notes=[5, 2], theme=2, why="about rest")
    assert (state.themes[2].notes, state.themes[1].notes) == ((3, 4, 5, 2), (1,))
    assert (state.notes[2].moves, state.notes[5].moves) == (1, 0)
    assert steps(state, 1)[-1] == ("moved out", (2,), 2)
    assert steps(state, 2)[-2:] == [("placed", (5,), 0), ("moved in", (2,), 1)]
    assert state.themes[1].trail[-1].why == "about rest"
    assert do(state, "assign", notes=[2], theme=2) == state, "it is there already"


def test_all_of_the_notes_or_none() -> None:
    state = themed()
    for said in (
        refused(state, "assign", notes=[5, 99], theme=1),
        refused(state, "lone", notes=[5, 99]),
        refused(state, "out", notes=[1, 99]),
        refused(state, "new_theme", notes=[5, 99]),
    ):
        assert "There is no note 99; the numbers run to 9" in said
    assert "9 answers DIFFICULT" in refused(state, "assign", notes=[5, 9], theme=1)


def test_questions_are_never_put_on_one_scale() -> None:
    state = themed()
    assert "link 3 1: why" in refused(state, "assign", notes=[8], theme=1)
    assert "link 1 3: why" in refused(state, "copy", notes=[1], theme=3)
    assert "link 1 3: why" in refused(state, "merge", into=1, themes=[3])
    assert "9 > new" in refused(state, "new_theme", notes=[5, 9])
    refused(do(state, "new_theme", question="DIFFICULT"), "assign", notes=[5], theme=4)
    assert do(state, "link", between=[1, 3], why="the same thing seen twice").links[1].between == (1, 3)


def test_a_copy_is_in_both() -> None:
    state = do(themed(), "copy", notes=[1, 5], theme=2)
    assert (state.notes[1].themes, state.notes[5].themes) == ((1, 2), (2,))
    assert state.notes[1].moves == 0 and state.themes[2].notes == (3, 4, 1, 5)
    assert ("copied", (1,), 1) in steps(state, 2)
    assert do(state, "out", notes=[1], theme=1).notes[1].themes == (2,)
    assert do(state, "assign", notes=[1], theme=2).notes[1].themes == (2,), "its own theme now, no longer a copy"
    assert do(state, "out", notes=[1]).notes[1].loose


def test_out_always_leads_back_to_not_placed() -> None:
    state = play(themed(), ("contested", {"note": 1, "readings": ["a", "b"]}))
    assert (state.notes[1].status, state.notes[1].theme) == (CONTESTED, 1)
    once = do(state, "out", notes=[1])
    assert (once.notes[1].status, once.notes[1].themes) == (CONTESTED, ())
    assert do(once, "out", notes=[1]).notes[1].loose
    assert "out 1 1" in refused(state, "out", notes=[1], theme=2)


def test_what_does_not_fit_stays_in_sight() -> None:
    state = play(
        themed(),
        ("lone", {"notes": [1], "why": "nobody else"}),
        ("park", {"notes": [3], "why": "ask who", "until": "next session"}),
    )
    assert [note.number for note in state.with_status(LONE)] == [1]
    parked = state.with_status(PARKED)[0]
    assert (parked.number, parked.why, parked.until, parked.themes) == (3, "ask who", "next session", ())
    assert state.themes[1].notes == (2,) and steps(state, 1)[-1] == ("out", (1,), 0)
    placed = do(state, "assign", notes=[1, 3], theme=2)
    assert not placed.with_status(LONE) and not placed.with_status(PARKED) and not placed.notes[3].until
    assert "park 17" in refused(state, "park", notes=[5])
    assert "one reading / the other" in refused(state, "contested", note=5, readings=["only one"])


def test_a_contested_note_keeps_both_readings_when_it_moves() -> None:
    state = play(
        themed(), ("contested", {"note": 1, "readings": ["kind", "cold"]}), ("assign", {"notes": [1], "theme": 2})
    )
    assert (state.notes[1].status, state.notes[1].readings, state.notes[1].theme) == (CONTESTED, ("kind", "cold"), 2)


# -- themes -----------------------------------------------------------------------------------------------------------


def test_a_heap_needs_no_name_and_a_theme_no_notes() -> None:
    state = do(wall(), "new_theme", notes=[7])
    assert (state.themes[1].name, state.themes[1].question) == ("", "DIFFICULT")
    state = do(state, "new_theme", name="They ask before they act")
    assert (state.themes[2].question, state.themes[2].notes) == ("HELPS", ())


def test_each_name_is_on_the_trail() -> None:
    after = {"theme": 1, "name": "Kai before plans", "who": "F1", "when": "the day after"}
    state = play(themed(), ("name_theme", {"theme": 1, "name": "Kai first"}), ("name_theme", after))
    named = [step for step in state.themes[1].trail if step.kind == "named"]
    assert [step.words for step in named] == ["Connect first", "Kai first"]
    assert [(step.by, step.when) for step in named] == [("group", "2026-03-02"), ("F1", "the day after")]


def test_after_the_workshop_each_change_needs_its_reason() -> None:
    state = do(themed(), "phase", phase="distil")
    assert "name 1:" in refused(state, "name_theme", theme=1, name="Other")
    assert "merge 1 2:" in refused(state, "merge", into=1, themes=[2])
    assert "split 1: 2 >" in refused(state, "split_theme", theme=1, notes=[2])
    assert do(state, "name_theme", theme=2, name="First name").themes[2].name, "a first name needs none"
    step = do(state, "merge", into=1, themes=[2], why="one and the same").themes[1].trail[-1]
    assert (step.why, step.by, step.when) == ("one and the same", "F2", "2026-03-02")
    merged = do(themed(), "merge", into=1, themes=[2])
    assert "unmerge 2:" in refused(do(merged, "phase", phase="check"), "unmerge", theme=2)


def test_the_codebook_entry_and_its_trail() -> None:
    state = play(
        themed(),
        ("describe", {"theme": 1, "field": "description", "text": "one"}),
        ("describe", {"theme": 1, "field": "description", "text": "two"}),
        ("describe", {"theme": 1, "field": "excludes", "text": "three"}),
    )
    assert (state.themes[1].description, state.themes[1].excludes) == ("two", "three")
    assert [(step.kind, step.words) for step in state.themes[1].trail[-3:]] == [
        ("description", "one"),
        ("description", "two"),
        ("excludes", "three"),
    ]
    refused(state, "describe", theme=1, field="colour", text="red")
    assert "301" in refused(state, "describe", theme=1, field="includes", text="x" * 301)


def test_merging_and_taking_apart_again() -> None:
    state = do(do(themed(), "copy", notes=[3], theme=1), "merge", into=1, themes=[2])
    assert (state.themes[1].notes, state.themes[2].notes) == ((1, 2, 3, 4), ())
    assert (state.themes[2].merged_into, state.notes[3].themes) == (1, (1,))
    assert steps(state, 2)[-1] == ("merged into", (3, 4), 1) and steps(state, 1)[-1] == ("merged in", (4,), 2)
    state = do(do(state, "assign", notes=[5], theme=1), "unmerge", theme=2)
    assert (set(state.themes[1].notes), set(state.themes[2].notes)) == ({1, 2, 3, 5}, {3, 4})
    assert state.themes[2].stands and steps(state, 2)[-1][0] == "unmerged" == steps(state, 1)[-1][0]


def test_what_left_meanwhile_stays_away_and_bites_go_along() -> None:
    state = play(
        themed(),
        ("merge", {"into": 1, "themes": [2]}),
        ("out", {"notes": [3]}),
        ("halve", {"note": 4, "texts": ["a", "b"]}),
        ("unmerge", {"theme": 2}),
    )
    assert state.notes[3].loose and state.themes[2].notes == (10, 11)


def test_themes_that_cannot_be_merged() -> None:
    state = do(themed(), "merge", into=1, themes=[2])
    assert "itself" in refused(state, "merge", into=1, themes=[1])
    assert "unmerge 2" in refused(state, "merge", into=1, themes=[2])
    assert "merged into theme 1" in refused(state, "assign", notes=[5], theme=2)
    assert "99" in refused(state, "merge", into=1, themes=[99])
    assert "was not merged" in refused(state, "unmerge", theme=1)
    state = play(state, ("new_theme", {"name": "Third"}), ("merge", {"into": 4, "themes": [1]}))
    assert "unmerge 1" in refused(state, "unmerge", theme=2)
    assert do(do(state, "unmerge", theme=1), "unmerge", theme=2).themes[2].notes == (3, 4)


def test_some_notes_become_a_theme_of_their_own() -> None:
    state = do(themed(), "split_theme", theme=1, notes=[2], name="Rest", why="another thing")
    assert (state.themes[1].notes, state.themes[4].notes, state.themes[4].name) == ((1,), (2,), "Rest")
    assert steps(state, 1)[-1] == ("split off", (2,), 4) and steps(state, 4) == [("split from", (2,), 1)]
    assert "Note 3 is not in theme 1" in refused(state, "split_theme", theme=1, notes=[3])


def test_an_empty_theme_stays_until_it_is_dropped_and_can_come_back() -> None:
    state = do(themed(), "out", notes=[7])
    assert state.themes[3].stands
    assert "2 notes" in refused(state, "drop_theme", theme=1)
    state = do(state, "drop_theme", theme=3, why="nothing in it")
    assert not state.themes[3].stands and state.themes[3].trail[-1] == Step("dropped", why="nothing in it")
    assert "undrop 3" in refused(state, "assign", notes=[7], theme=3)
    assert do(state, "undrop_theme", theme=3).themes[3].stands


def test_links_keep_their_reason_and_their_number() -> None:
    state = play(
        themed(),
        ("link", {"between": [1, 2], "why": "one hides the other", "apart": True}),
        ("remove_link", {"link": 1, "why": "seen anew"}),
        ("link", {"between": [1, 3], "why": "both about time"}),
    )
    assert [(held.number, held.between, held.apart) for held in state.links.every()] == [(2, (1, 3), False)]
    made, taken = state.themes[1].trail[-2:]
    assert (made.kind, made.theme, made.why, made.by) == ("kept apart", 2, "one hides the other", "group")
    assert (taken.kind, taken.theme, taken.why, taken.by) == ("no longer kept apart", 2, "seen anew", "group")
    assert made.when and taken.when, "every row of the trail has who, when and why"
    assert "link 1 2:" in refused(state, "link", between=[1, 2])
    assert "Two different" in refused(state, "link", between=[1, 1], why="a")
    assert "l1" in refused(state, "remove_link", link=1)


# -- member check -----------------------------------------------------------------------------------------------------


def test_counts_replace_and_what_was_said_is_added() -> None:
    state = play(
        themed(),
        ("people", {"count": 24}),
        ("check", {"theme": 1, "yes": 15, "change": 6, "said": ["say conflict"]}),
        ("check", {"theme": 1, "yes": 16, "no": 2, "said": ["and politeness"]}),
        ("said", {"theme": 1, "text": "yes"}),
    )
    told = state.themes[1].check
    assert told is not None and (told.yes, told.change, told.no, told.answered) == (16, 6, 2, 24)
    assert told.said == ("say conflict", "and politeness", "yes") and state.people == 24
    assert [step.words for step in state.themes[1].trail if step.kind == "checked"] == [
        "yes 15, yes with change 6",
        "yes 16, yes with change 6, no 2",
    ]


def test_the_lone_voices_are_brought_back_too() -> None:
    state = play(
        themed(),
        ("check", {"theme": 0, "yes": 9}),
        ("said", {"theme": 0, "text": "that was mine"}),
        ("decide", {"theme": 0, "decision": "minority", "why": "it stays a lone voice"}),
    )
    assert state.lone_check is not None
    assert (state.lone_check.yes, state.lone_check.said, state.lone_check.decision) == (
        9,
        ("that was mine",),
        "minority",
    )


def test_a_decision_follows_a_check_and_shows_why() -> None:
    state = themed()
    assert "check 1" in refused(state, "decide", theme=1, decision="kept", why="a")
    state = do(state, "check", theme=1, yes=3)
    assert "decide 1 kept:" in refused(state, "decide", theme=1, decision="kept")
    assert "decide 1 changed" in refused(state, "decide", theme=1, decision="perhaps", why="a")
    state = do(state, "decide", theme=1, decision="changed", why="'we say' was added")
    assert state.themes[1].trail[-1].words == "changed" and state.themes[1].trail[-1].why == "'we say' was added"
    for wrong in (-1, 1.5, True, "3", 10**5000):
        refused(state, "check", theme=1, yes=wrong)
        refused(state, "people", count=wrong)
    assert "check 1 yes 15" in refused(state, "check", theme=1)


# -- the frame --------------------------------------------------------------------------------------------------------


def test_a_pause_does_not_count_and_a_closed_wall_takes_nothing() -> None:
    state = play(wall(), ("pause", {"at": AT}), ("resume", {"at": "2026-03-02T09:10:00+00:00"}))
    assert state.paused_seconds == 600
    refused(state, "phase", phase="nowhere")
    refused(state, "phase", phase="distil", at="yesterday")
    closed = do(state, "close", note="they went to lunch")
    assert closed.close_note == "they went to lunch"
    for kind, data in (
        ("note", {"question": "HELPS", "area": "me", "text": "a"}),
        ("assign", {"notes": [1], "theme": 1}),
        ("unname", {"notes": [1], "name": "a", "instead": "b"}),
    ):
        assert "reopen" in refused(closed, kind, **data)
    assert not do(closed, "reopen").closed


def test_nothing_that_a_note_is_known_by_has_a_time() -> None:
    assert (
        not (WALL.timed | WALL.signed) & WALL.undated
        and set(WALL.moves) >= WALL.undated
        and set(WALL.moves) >= WALL.timed
        and WALL.signed <= WALL.timed
    )
    state = play(themed(), ("halve", {"note": 1, "texts": ["a", "b"]}), ("assign", {"notes": [5], "theme": 2}))
    assert {step.when for theme in state.themes.every() for step in theme.trail} == {""}


def test_the_first_number_asked_for_on_an_empty_wall() -> None:
    assert "helps me: Knowing who to ring" in refused(EMPTY, "assign", notes=[17], theme=3)
    assert "17 > new" in refused(wall(), "assign", notes=[1], theme=3)
