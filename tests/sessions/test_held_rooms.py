"""A held room loses at once whatever was taken back, in every shape; and no undo gives words back to a lit room."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from exercises.leaving.room_view import room_view_of
from sessions.lines.carry_out import perform, understand
from sessions.live import room_file as roomfile
from sessions.live.session import Session
from tests.exercises.review_lines import FIRST
from tests.exercises.talk_lines import GROUP
from tests.lines import PEOPLE, again, session

GRID, WALL, REVIEW = ("live-grid",), ("post-its",), ("adoption-review",)
MARKED = ("turns 4", "next", "task: SECRET ahead")
FITTED = ("turns 4", "next", "task: x", "next", "next", "next", "next", "fitted: SECRET", "fitted nod", "show fitted")
ELEPHANT = ("elephant box", "e1 agreed", "e1: SECRET in the room", "e1 be", "show elephants")
TAKEN_BACK: dict[str, tuple[Sequence[str], Sequence[str], Sequence[str]]] = {
    "a nod": (GRID, (*PEOPLE, "1 double: SECRET", "1 double nod", "show 1"), ("1 nod no",)),
    "undo of the nod": (GRID, (*PEOPLE, "1 double: SECRET", "show 1", "1 double nod"), ("undo",)),
    "an answer in other words": (GRID, (*PEOPLE, "9 why: SECRET cried", "show 9"), ("9 why: somebody cried",)),
    "an answer not asked after all": (GRID, (*PEOPLE, "9 why: SECRET cried", "show 9"), ("9 unask why",)),
    "an answer of another chair": (GRID, (*PEOPLE, "9 why: SECRET cried", "show 9"), ("9 why to 11",)),
    "undo of an answer": (GRID, (*PEOPLE, "show 9", "9 why: SECRET cried"), ("undo",)),
    "a name of a chair": (GRID, (*PEOPLE, "9 person: SECRET", "show map"), ("9 person: Mo",)),
    "a chair": (GRID, (*PEOPLE, "+ agency SECRET: nurse", "show map"), ("13 remove",)),
    "a difference": (GRID, (*PEOPLE, "7 vs 8 do: SECRET or not", "show differences"), ("d1 remove",)),
    "what is taken away": (
        GRID,
        ("learned team: SECRET", "l1 consent in this room only", "show learning"),
        ("l1 consent withdrawn",),
    ),
    "an agreement reworded": (GRID, (*PEOPLE, "asked 1-6", "agree 2: SECRET", "show agreements"), ("a1: another",)),
    "the case": (GRID, (*PEOPLE, "case: SECRET and the door", "show map"), ("case: the door",)),
    "a stop word": (GRID, ("stop word: SECRET", "show question"), ("stop word: stop",)),
    "what fitted": ((GROUP,), FITTED, ("fitted no",)),
    "what fitted in other words": ((GROUP,), FITTED, ("fitted: another",)),
    "a task": ((GROUP,), (*MARKED, "show task"), ("task: another",)),
    "a talk": ((GROUP,), (*MARKED, "show task"), ("keep nothing",)),
    "a task in a corner": ((GROUP,), (*MARKED, "park: interpreters", "show parked"), ("task: another",)),
    "a word that is hidden": (GRID, ("jargon SECRET = x", "show jargon"), ("j1 hide",)),
    "a word in a corner": (GRID, ("jargon SECRET = x", "jargon corner on", *PEOPLE, "show map"), ("j1 hide",)),
    "a word of te reo": (GRID, ("jargon SECRET = x", "show jargon"), ("j1 te reo",)),
    "what is parked": (GRID, ("park: SECRET", "show parked"), ("p1 remove",)),
    "what is parked in other words": (GRID, ("park: SECRET", "show parked"), ("p1: another",)),
    "an elephant": (GRID, ELEPHANT, ("e1 not agreed",)),
    "a takeaway": (
        GRID,
        ("takeaway team: SECRET", "w1 consent without my number", "show takeaways"),
        ("w1 consent withdrawn",),
    ),
    "a line of the agreement": (GRID, ("together judgement: SECRET", "show agreement"), ("u1: be kind",)),
    "an assumption": (GRID, ("assumption: SECRET", "show reflection"), ("undo",)),
    "a part of the day": (GRID, ("agenda + SECRET: 20", "show agenda"), ("g1 drop",)),
    "a note": (WALL, (": SECRET", "go put-up", "show wall helps me"), ("1 withdrawn",)),
    "a note parked": (WALL, (": SECRET", "go put-up", "show 1"), ("park 1: later",)),
    "a note typed again": (WALL, (": SECRET", "go put-up", "show 1"), ("retype 1: another",)),
    "a name on a note": (WALL, (": SECRET cried", "go put-up", "show 1"), ("unname 1: SECRET / a colleague",)),
    "a theme's name": (WALL, (": x y z", "go cluster", "1 > new SECRET", "show t1"), ("name 1: another",)),
    "a theme": (WALL, (": x", ": y", "go cluster", "1 > new SECRET", "2 > new B", "show t1"), ("merge 2 1: one",)),
    "a version": (
        REVIEW,
        (*FIRST, "version 3: SECRET", "v1 consent in this room only", "show versions"),
        ("v1 consent withdrawn",),
    ),
    "a tool": (REVIEW, ("tool SECRET: a line", "show 10"), ("10 remove",)),
    "a decision": (REVIEW, (*FIRST, "decide 3: SECRET", "show decisions"), ("d1 remove",)),
}
"""What is taken back: the exercise, the lines after which the room shows it, and the lines that take it back."""


def room(held: Session) -> str:
    """What the room's own file has."""
    assert again(held).state == held.state, "opened again it is the same"
    return roomfile.path_of(held.name).read_text(encoding="utf-8")


@pytest.mark.parametrize("what", TAKEN_BACK)
def test_a_held_room_loses_what_was_taken_back(what: str) -> None:
    exercises, before, after = TAKEN_BACK[what]
    held = session(*before, "hold", exercises=exercises)
    assert "SECRET" in room(held), "it is there to be lost"
    for line in after:
        perform(held, line)
    assert "SECRET" not in room(held)
    assert held.state.display.held is not None, "it is held all the same"


@pytest.mark.parametrize("what", TAKEN_BACK)
def test_nothing_comes_into_a_held_room(what: str) -> None:
    exercises, before, after = TAKEN_BACK[what]
    held = session(*before, "hold", exercises=exercises)
    was = room_view_of(held.state.room().document())  # type: ignore[union-attr]
    for line in after:
        perform(held, line)
    now = held.state.room()
    assert now is not None
    if now.key == was.key:
        known = str(was.blocks)
        assert all(str(block)[1:-1] in known for block in now.blocks if type(block).__name__ != "Tags"), now


@pytest.mark.parametrize("what", TAKEN_BACK)
def test_an_undo_gives_nothing_back_to_the_room(what: str) -> None:
    exercises, before, after = TAKEN_BACK[what]
    if "undo" in after:
        return
    for first in ((), ("hold",)):
        held = session(*before, *first, *after, exercises=exercises)
        seen = room(held)
        assert "SECRET" not in seen
        said = perform(held, "undo").says
        assert "SECRET" not in room(held), first
        assert "SECRET" in repr(held.state.runs), "the facilitators have it again"
        assert "The room stays without" in said
        line = said.rpartition(": ")[2].removesuffix(".")
        assert understand(held, line).action in ("show", "hold"), line
        perform(held, line)
        assert "SECRET" in room(held), "shown again, it is there"


def test_an_undo_in_a_dark_room_gives_nothing_back_when_it_is_lit() -> None:
    held = session(*PEOPLE, "1 double: SECRET", "1 double nod", "show 1", "1 nod no", "blank", "undo")
    perform(held, "blank off")
    assert "SECRET" not in room(held)


def test_an_undo_of_what_takes_nothing_back_lets_the_room_follow() -> None:
    held = session(*PEOPLE, "9 why: nobody asked her", "7 vs 8 do: one or the other", "show differences")
    perform(held, "1 vs 2 do: more or less")
    said = perform(held, "undo").says
    assert held.state.display.held is None and "room" not in said
    held = session(*PEOPLE, "go interview", "show map", "go negotiate", "undo")
    assert held.state.display.held is None


SIGNED = ("+ protocol: What the two of us share", "y1 agencies: the trust, the school", "y1 signed the trust")


@pytest.mark.parametrize("show", ["show y1", "show protocols"])
def test_a_signature_that_is_undone_makes_it_a_draft_in_the_room_at_once(show: str) -> None:
    held = session(*SIGNED, show, "y1 signed the school", exercises=("differences",))
    assert "draft until signed" not in room(held) and "What the two of us share" in room(held)
    said = perform(held, "undo").says
    assert "draft until signed" in room(held) and "What the two of us share" in room(held)
    assert held.state.display.held is None and "The room stays" not in said


def test_a_redo_puts_back_what_was_in_the_room() -> None:
    held = session(*PEOPLE, "show 9", "9 why: nobody asked her")
    perform(held, "undo")
    perform(held, "redo")
    assert "nobody asked her" in room(held) and held.state.display.held is None


def test_what_is_derived_stays_as_it_was_in_a_held_room() -> None:
    held = session(*PEOPLE, "7 vs 8 do: one or the other", "show differences", "hold")
    before = held.state.room()
    for line in ("1 vs 2 why: late or not", "9 why: nobody", "go negotiate", "+ agency Mo: nurse", "park: x", "undo"):
        perform(held, line)
        assert held.state.room() == before, line
    held = session(*PEOPLE, "show total", "hold")
    before = held.state.room()
    perform(held, "9 visits: 4")
    assert held.state.room() == before


def test_a_room_held_by_an_older_version_still_folds_and_loses_what_was_taken_back(own_place: Path) -> None:
    held = session(*PEOPLE, "1 double: SECRET", "1 double nod", "show 1")
    held.record("hold", {"view": held.state.room_now().document()})
    assert "SECRET" in room(held)
    perform(held, "1 nod no")
    assert "SECRET" not in room(held) and "Tama" in room(held)
    held = session(*PEOPLE, "9 why: SECRET cried", "show 9")
    held.record("hold", {})
    assert "SECRET" in room(held)
    perform(held, "9 why: somebody cried")
    assert "SECRET" not in room(held)


def test_two_with_the_same_words_are_told_apart() -> None:
    held = session(": kai first", ": kai first", "go put-up", "show wall helps me", "hold", exercises=WALL)
    perform(held, "1 withdrawn")
    seen = room(held)
    assert "2 kai first" in seen and "1 kai first" not in seen
