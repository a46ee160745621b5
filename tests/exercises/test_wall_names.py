"""Taking a name out: gone wherever it stood, the sense kept, and the same in what was recorded before."""

from __future__ import annotations

from typing import Any

import pytest

from exercises.kernel.names_in_text import stands, taken_out
from exercises.kernel.shape import ExerciseError, Redaction
from exercises.wall.leaving_out import redact
from exercises.wall.shape import WALL
from exercises.wall.state import Wall
from tests.exercises.test_wall_moves import AT, EMPTY, do, play, refused

Recorded = list[tuple[str, dict[str, Any]]]


def record(moves: Recorded, kind: str, state: Wall, **data: Any) -> Wall:
    """The state after a move, which is kept as it would be in a file."""
    fields = WALL.with_number(state, kind, data)
    if kind in WALL.timed:
        fields["at"] = AT
    if kind in WALL.signed:
        fields["by"] = "F2"
    state = WALL.moves[kind](state, **fields)
    moves.append((kind, fields))
    return state


def without_names(moves: Recorded) -> Recorded:
    """The moves as a file keeps them once every name that was taken out is out of it."""
    told = list(moves)
    for place, (kind, data) in enumerate(moves):
        if kind == "unname":
            things = frozenset() if data.get("everywhere") else frozenset(data["notes"])
            taken = Redaction(data["name"], data["instead"], things)
            told[: place + 1] = [(move, redact(move, held, taken)) for move, held in told[: place + 1]]
    return told


def folded(moves: Recorded) -> Wall:
    state = EMPTY
    for kind, data in moves:
        state = WALL.moves[kind](state, **data)
    return state


def wall(*texts: str) -> Wall:
    return do(EMPTY, "notes", notes=[{"question": "HELPS", "area": "team", "text": text} for text in texts])


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Priya", "Priya's way, and PRIYA said", "[a colleague]'s way, and [a colleague] said"),
        ("Priya", "Priya’s way", "[a colleague]’s way"),
        ("Mārama", "Marama and Maarama and MĀRAMA", "[a colleague] and [a colleague] and [a colleague]"),
        ("Marama", "Mārama, Maarama", "[a colleague], [a colleague]"),
        ("Maarama", "Mārama, Marama", "[a colleague], [a colleague]"),
        ("Hēmi", "Heemi, Hemi, Hēmi", "[a colleague], [a colleague], [a colleague]"),
        ("Ropata", "Roopata and Rōpata", "[a colleague] and [a colleague]"),
        ("Jo", "Jo joined Joanne; jo.", "[a colleague] joined Joanne; [a colleague]."),
        ("Jo Smith", "jo  smith or Jo\nSmith", "[a colleague] or [a colleague]"),
        ("José", "Jose and José", "[a colleague] and [a colleague]"),
        ("O'Brien", "O’Brien came", "[a colleague] came"),
        ("Ma", "whānau, māma, Mā", "whānau, māma, [a colleague]"),
    ],
)
def test_a_name_is_found_however_it_was_typed(name: str, text: str, left: str) -> None:
    assert taken_out(text, name, "a colleague") == left
    assert taken_out(text, name, "[a colleague]") == left
    assert stands(name, text) and not stands(name, left)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ben", "it has been hard"),
        ("Moore", "more of it"),
        ("Lee", "le"),
        ("Bee", "to be"),
        ("Ann", "annual"),
        ("Tom", "atom tomb"),
    ],
)
def test_other_words_stay(name: str, text: str) -> None:
    assert taken_out(text, name, "a colleague") == text


def test_only_those_notes_and_what_belongs_to_them() -> None:
    state = play(
        wall("Priya helps", "ask Priya", "kai"),
        ("retype", {"note": 1, "text": "Priya helps me"}),
        ("halve", {"note": 1, "texts": ["Priya", "helps"]}),
        ("contested", {"note": 4, "readings": ["Priya is kind", "priya is paid"]}),
        ("unname", {"notes": [5], "name": "Priya", "instead": "a colleague"}),
    )
    assert (state.notes[1].text, state.notes[1].typed_before) == ("[a colleague] helps me", ("[a colleague] helps",))
    assert (state.notes[4].text, state.notes[4].readings) == (
        "[a colleague]",
        ("[a colleague] is kind", "[a colleague] is paid"),
    )
    assert state.notes[2].text == "ask Priya"
    assert {note.number for note in state.notes.every() if note.nameless} == {1, 4}


def test_the_same_paper_typed_twice_goes_along() -> None:
    state = play(
        wall("Priya", "Priya "),
        ("same", {"note": 2, "as_": 1}),
        ("unname", {"notes": [1], "name": "Priya", "instead": "a friend"}),
    )
    assert [note.text.strip() for note in state.notes.every()] == ["[a friend]", "[a friend]"]


def test_everywhere_is_everywhere() -> None:
    moves: Recorded = []
    state = EMPTY
    for kind, data in EVERYWHERE:
        state = record(moves, kind, state, **data)
    assert "priya" not in repr((state.notes, state.themes, state.links, state.arrivals, state.lone_check)).lower()
    assert "priya" not in repr(state.close_note).lower()
    told = without_names(moves)
    assert "priya" not in repr(told).lower() and "priya" in repr(moves).lower()
    assert folded(told) == state


HELPS = {"question": "HELPS", "area": "team"}
EVERYWHERE: Recorded = [
    ("notes", {"notes": [{**HELPS, "text": "Priya"}, {**HELPS, "text": "kai"}], "file": "from Priya.csv"}),
    ("note", {**HELPS, "text": "ask priya"}),
    ("retype", {"note": 2, "text": "kai with Priya"}),
    ("halve", {"note": 3, "texts": ["ask", "Priya"]}),
    ("new_theme", {"notes": [1], "name": "Priya's way", "why": "Priya said so"}),
    ("new_theme", {"name": "Priya too"}),
    ("describe", {"theme": 1, "field": "description", "text": "as Priya does"}),
    ("name_theme", {"theme": 1, "name": "PRIYA first", "why": "Priya", "who": "Priya", "when": "Priya's day"}),
    ("assign", {"notes": [2], "theme": 2, "why": "Priya"}),
    ("split_theme", {"theme": 1, "notes": [1], "name": "Priya again", "why": "Priya"}),
    ("merge", {"into": 1, "themes": [2], "why": "Priya"}),
    ("link", {"between": [1, 3], "why": "Priya is in both", "who": "Priya"}),
    ("check", {"theme": 1, "yes": 3, "said": ["Priya would like that"]}),
    ("check", {"theme": 0, "yes": 3, "said": ["and Priya"]}),
    ("decide", {"theme": 1, "decision": "kept", "why": "Priya agreed"}),
    ("park", {"notes": [4], "why": "ask Priya", "until": "Priya is back"}),
    ("close", {"note": "Priya closed it"}),
    ("reopen", {}),
    ("unname", {"name": "Priya", "instead": "a colleague", "everywhere": True}),
]


def test_a_reason_said_of_many_notes_is_cleaned_for_all() -> None:
    moves: Recorded = []
    state = EMPTY
    for kind, data in (
        ("notes", {"notes": [{**HELPS, "text": "Priya"}, {**HELPS, "text": "Priya too"}]}),
        ("new_theme", {"notes": [1]}),
        ("lone", {"notes": [1, 2], "why": "only Priya"}),
        ("unname", {"notes": [1], "name": "Priya", "instead": "a colleague"}),
    ):
        state = record(moves, kind, state, **data)
    assert [note.why for note in state.notes.every()] == ["only [a colleague]"] * 2
    assert state.themes[1].trail[-1].why == "only [a colleague]"
    assert state.notes[2].text == "Priya too" and folded(without_names(moves)) == state


def test_two_names_one_inside_the_other() -> None:
    moves: Recorded = []
    state = EMPTY
    for kind, data in (
        ("note", {**HELPS, "text": "Priya Patel rang Priya"}),
        ("unname", {"notes": [1], "name": "Priya Patel", "instead": "a friend of Sam"}),
        ("unname", {"name": "Priya", "instead": "a colleague", "everywhere": True}),
        ("unname", {"notes": [1], "name": "Sam", "instead": "somebody"}),
    ):
        state = record(moves, kind, state, **data)
    assert state.notes[1].text == "[a friend of [somebody]] rang [a colleague]"
    told = without_names(moves)
    assert not any(name in repr(told) for name in ("Priya", "Patel", "Sam")) and folded(told) == state


def test_a_name_out_of_a_full_note_never_makes_it_too_long() -> None:
    moves: Recorded = []
    state = record(moves, "note", EMPTY, **HELPS, text="Jo " * 133)
    state = record(moves, "unname", state, notes=[1], name="Jo", instead="somebody from another service")
    assert len(state.notes[1].text) > 400 and folded(without_names(moves)) == state


def test_what_cannot_be_taken_out_is_said() -> None:
    state = wall("Priya helps", "kai")
    said = refused(state, "unname", notes=[2], name="Sam", instead="a colleague")
    assert "“Sam” does not stand in note 2" in said and said.endswith("unname 2: Priya / a colleague")
    assert "anywhere" in refused(state, "unname", name="Sam", instead="a colleague", everywhere=True)
    assert "99" in refused(state, "unname", notes=[99], name="Priya", instead="a colleague")
    assert "still has the name" in refused(state, "unname", notes=[1], name="Priya", instead="a friend of priya")
    fitting: dict[str, Any] = {"notes": [1], "name": "Priya", "instead": "a colleague"}
    wrongs: list[dict[str, Any]] = [
        {"notes": []},
        {"notes": "1"},
        {"instead": ""},
        {"instead": "[]"},
        {"name": ""},
        {"name": "  "},
        {"name": "17"},
        {"name": "Pri["},
        {"name": ["Priya"]},
        {"name": "x" * 61},
        {"everywhere": "yes"},
        {"instead": None},
    ]
    for wrong in wrongs:
        assert refused(state, "unname", **{**fitting, **wrong}), wrong
    with pytest.raises(ExerciseError, match="numbers"):
        WALL.moves["unname"](state, **fitting, found="1")
