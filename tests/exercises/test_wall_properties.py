"""Whatever is done to a wall in whatever order: nothing is lost, the two sides agree, and names come out the same."""

from __future__ import annotations

from collections import Counter
from inspect import signature
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.kernel.shape import ExerciseError
from exercises.wall.canvas import REACH
from exercises.wall.shape import WALL
from exercises.wall.state import STATUSES, Wall
from tests.exercises.test_wall_moves import AT, EMPTY, TEMPLATE
from tests.exercises.test_wall_names import Recorded, folded, without_names

WORDS = st.sampled_from(["Priya", "ask priya's mum", "kai", "Mārama", "Maarama and Priya", "say so", "whānau [x]"])
MAY = st.one_of(st.just(""), WORDS)
NOTE = st.sampled_from([1, 2, 3, 4, 5, 7, 8, 6, 9])
NOTES = st.lists(NOTE, min_size=1, max_size=4)
THEME = st.sampled_from([1, 2, 2, 1, 4, 3, 5])
QUESTION = st.sampled_from(["HELPS", "HELPS", "DIFFICULT"])
AREA = st.sampled_from(["me", "team"])
MADE = st.fixed_dictionaries({"question": QUESTION, "area": AREA, "text": WORDS})
DATA: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "note": {"question": QUESTION, "area": AREA, "text": WORDS},
    "notes": {"notes": st.lists(MADE, min_size=1, max_size=3), "file": MAY},
    "retype": {"note": NOTE, "text": WORDS},
    "refile": {"notes": NOTES, "question": QUESTION},
    "halve": {"note": NOTE, "texts": st.lists(WORDS, min_size=2, max_size=3)},
    "whole": {"note": NOTE},
    "same": {"note": NOTE, "as_": st.integers(0, 6)},
    "assign": {"notes": NOTES, "theme": THEME, "why": MAY},
    "copy": {"notes": NOTES, "theme": THEME, "why": MAY},
    "out": {"notes": NOTES, "theme": st.integers(0, 3)},
    "new_theme": {"notes": st.lists(NOTE, max_size=3), "name": MAY, "why": MAY},
    "lone": {"notes": NOTES, "why": MAY},
    "contested": {"note": NOTE, "readings": st.lists(WORDS, min_size=2, max_size=2)},
    "park": {"notes": NOTES, "why": WORDS, "until": MAY},
    "name_theme": {"theme": THEME, "name": WORDS, "why": MAY, "who": MAY},
    "describe": {"theme": THEME, "field": st.sampled_from(["description", "includes"]), "text": WORDS},
    "merge": {"into": THEME, "themes": st.lists(THEME, min_size=1, max_size=2), "why": WORDS},
    "unmerge": {"theme": st.sampled_from([1, 2, 4]), "why": WORDS},
    "split_theme": {"theme": THEME, "notes": st.lists(NOTE, min_size=1, max_size=2), "name": MAY, "why": MAY},
    "drop_theme": {"theme": THEME, "why": MAY},
    "undrop_theme": {"theme": THEME},
    "link": {"between": st.lists(THEME, min_size=2, max_size=2), "why": WORDS},
    "check": {"theme": st.integers(0, 3), "yes": st.integers(0, 5), "said": st.lists(WORDS, max_size=2)},
    "decide": {"theme": st.integers(0, 3), "decision": st.sampled_from(["changed", "minority"]), "why": WORDS},
    "phase": {"phase": st.sampled_from(["write", "distil"])},
    "items": {
        "items": st.lists(
            st.fixed_dictionaries(
                {
                    "question": QUESTION,
                    "area": AREA,
                    "text": WORDS,
                    "source": st.sampled_from(["journal", "feedback"]),
                    "ref": MAY,
                    "seen": st.integers(0, 3),
                }
            ),
            min_size=1,
            max_size=2,
        )
    },
    "seen": {"note": NOTE, "times": st.integers(1, 5)},
    "consent": {"notes": NOTES, "consent": st.sampled_from(["withdrawn", "without my number"]), "why": MAY},
    "against": {"theme": THEME, "text": WORDS, "ref": MAY},
    "not_against": {"case": st.integers(1, 3), "why": MAY},
    "word": {"question": QUESTION, "text": WORDS},
    "strike": {"note": NOTE, "why": MAY, "off": st.booleans()},
    "strike_said": {"theme": st.integers(0, 3), "place": st.integers(0, 2), "why": MAY},
    "reach": {"notes": NOTES, "reach": st.sampled_from([*REACH, ""])},
    "funding": {"notes": NOTES, "yes": st.booleans()},
    "belongs": {"text": WORDS},
    "again": {},
    "late": {"notes": NOTES, "canvas": st.integers(0, 2)},
    "example": {"theme": THEME, "notes": st.lists(NOTE, max_size=3)},
    "paper": {"notes": st.lists(st.integers(1, 12), min_size=1, max_size=4), "question": QUESTION, "area": AREA},
    "write_paper": {"note": st.integers(1, 12), "text": WORDS},
    "choose_typing": {"note": st.integers(1, 12), "which": st.sampled_from(["first", "second"])},
}
UNNAME = {
    "notes": st.lists(NOTE, min_size=1, max_size=2),
    "name": st.sampled_from(["Priya", "Marama", "Mārama and Priya"]),
    "instead": st.sampled_from(["a colleague", "someone's mum"]),
    "everywhere": st.booleans(),
}


def _moves(*kinds: str) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    every = {**DATA, "unname": UNNAME}
    return st.one_of([st.tuples(st.just(kind), st.fixed_dictionaries(every[kind])) for kind in kinds])


START: Recorded = [
    (
        "notes",
        {
            "notes": [{"question": "HELPS", "area": "me", "text": f"Priya {place}"} for place in range(5)]
            + [{"question": "DIFFICULT", "area": "me", "text": "kai"}]
        },
    ),
    ("new_theme", {"notes": [1, 2]}),
    ("new_theme", {"notes": [3, 4]}),
    ("new_theme", {"notes": [6]}),
    ("new_theme", {"notes": [5]}),
    ("copy", {"notes": [3], "theme": 1}),
]
SORTING = (
    "assign",
    "assign",
    "copy",
    "out",
    "merge",
    "merge",
    "unmerge",
    "unmerge",
    "halve",
    "whole",
    "same",
    "split_theme",
)
ANY = st.one_of(_moves(*DATA), _moves(*SORTING))
NAMED = st.one_of(ANY, _moves("unname"), _moves("lone", "park", "assign", "retype", "halve", "unname"))


def _recorded(moves: Recorded) -> tuple[Recorded, list[Wall]]:
    """The moves that fitted, as a file keeps them, and the wall after each."""
    kept: Recorded = []
    states = [EMPTY]
    for kind, data in [*START, *moves]:
        fields = WALL.with_number(states[-1], kind, data)
        if kind in WALL.timed:
            fields["at"] = AT
        if kind in WALL.signed:
            fields["by"] = "Priya"
        try:
            states.append(WALL.moves[kind](states[-1], **fields))
        except ExerciseError as problem:
            assert len(str(problem)) > 20
            continue
        kept.append((kind, fields))
    return kept, states


def _agrees(state: Wall) -> None:
    """What always holds on a wall."""
    listed = {(number, theme.number) for theme in state.themes.every() for number in theme.notes}
    assert listed == {(note.number, theme) for note in state.notes.every() for theme in note.themes}
    for theme in state.themes.every():
        assert len(set(theme.notes)) == len(theme.notes)
        assert not theme.notes or theme.stands
        spoken = {number for step in theme.trail for number in step.notes}
        assert set(theme.notes) <= spoken
        assert all(state.notes[number].question == theme.question for number in theme.notes)
    for note in state.notes.every():
        assert len(set(note.themes)) == len(note.themes) and (note.theme or not note.also)
        assert note.on_wall or not note.themes
        assert not note.was_in or not note.on_wall
        assert note.status in ("", *STATUSES) and bool(note.readings) == (note.status == "contested")
        if note.half_of:
            assert (note.number in state.notes[note.half_of].halves) or note.same_as
    every = Counter(note.number for note in state.notes.every())
    placed = Counter(note.number for note in state.on_wall() if note.themes)
    held = Counter(note.number for status in STATUSES for note in state.with_status(status) if not note.themes)
    loose = Counter(note.number for note in state.loose())
    aside = Counter(note.number for note in state.notes.every() if not note.on_wall)
    assert placed + held + loose + aside == every and set(every.values()) <= {1}
    for asked in ("", *(question.key for question in state.questions)):
        of = [note for note in state.on_wall() if asked in ("", note.question)]
        assert state.counted(asked) == (sum(note.loose for note in of), len(of))
    assert all(state.many_in(theme.number) == len(theme.notes) for theme in state.themes.every())
    assert state.next_note > max(every, default=0)
    assert state.numbers.get("t", 0) >= max(state.themes, default=0)


@settings(max_examples=150, deadline=None)
@given(st.lists(ANY, min_size=12, max_size=30))
def test_nothing_is_lost_and_both_sides_agree(moves: Recorded) -> None:
    kept, states = _recorded(moves)
    were: dict[int, set[int]] = {}
    for (kind, _), before, after in zip(kept, states, states[1:], strict=False):
        _agrees(after)
        assert set(before.notes) <= set(after.notes) and set(before.themes) <= set(after.themes)
        assert after.next_note >= before.next_note
        for theme in after.themes.every():
            were.setdefault(theme.number, set()).update(theme.notes)
            spoken = {number for step in theme.trail for number in step.notes}
            assert were[theme.number] <= spoken, "the trail names every note that ever was in it"
            if theme.number in before.themes:
                known = before.themes[theme.number].trail
                assert theme.trail[: len(known)] == known
        if kind != "retype":
            for note in before.notes.every():
                now = after.notes[note.number]
                assert now.withdrawn or (now.text, now.typed_before) == (note.text, note.typed_before)


@settings(max_examples=60, deadline=None)
@given(st.lists(ANY, max_size=15), st.data())
def test_taking_the_last_one_back_is_the_wall_before(moves: Recorded, data: st.DataObject) -> None:
    kept, states = _recorded(moves)
    back = data.draw(st.integers(0, len(kept)))
    assert folded(kept[:back]) == states[back]
    assert folded(kept) == states[-1]


@settings(max_examples=150, deadline=None)
@given(st.lists(NAMED, min_size=8, max_size=25))
def test_what_is_left_in_a_file_folds_to_the_equal_wall(moves: Recorded) -> None:
    kept, states = _recorded(moves)
    told = without_names(kept)
    assert folded(told) == states[-1]
    if kept and kept[-1][0] == "unname" and kept[-1][1].get("everywhere"):
        name = kept[-1][1]["name"].lower()
        said = [(kind, {key: value for key, value in data.items() if key != "instead"}) for kind, data in told]
        assert name not in repr(said).lower()


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.text(max_size=5),
    st.just("x" * 20_000),
    st.lists(st.one_of(st.integers(-3, 12), st.none(), st.text(max_size=3)), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_file_a_sentence_comes_of_it(data: st.DataObject) -> None:
    state = _recorded([])[1][-1]
    kind = data.draw(st.sampled_from(sorted(WALL.moves)))
    fields: dict[str, Any] = {}
    known = {**DATA, "unname": UNNAME}.get(kind, {})
    for name in list(signature(WALL.moves[kind]).parameters)[1:]:
        fitting = known.get(name, st.just(AT) if name == "at" else JUNK)
        fields[name] = data.draw(st.one_of(fitting, JUNK))
    try:
        after = WALL.moves[kind](state, **WALL.with_number(state, kind, fields) if data.draw(st.booleans()) else fields)
    except ExerciseError as problem:
        assert 20 < len(str(problem)) < 400
        return
    _agrees(after)


def test_every_move_is_among_those_tried() -> None:
    tried = {*DATA, "unname"}
    others = {"ask", "pause", "resume", "close", "reopen", "people", "said", "remove_link"}
    assert set(WALL.moves) == tried | others
    assert TEMPLATE.shape == "wall"
