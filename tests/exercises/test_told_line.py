"""Tab takes the line that a refusal tells, and never one that only shows the form."""

from __future__ import annotations

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.kernel.told_line import line_told
from sessions.lines.frame import read
from tests.lines import session

LONG = "nobody asked her what she wanted for her boy, and nobody told her who would come"


@pytest.mark.parametrize(
    ("exercise", "typed", "told"),
    [
        ("live-grid", "why 1: nobody asked her", "1 why: nobody asked her"),
        ("live-grid", "mum Sela", "+ mum Sela"),
        ("live-grid", f"why 1: {LONG}", f"1 why: {LONG}"),
        ("live-grid", f"todo: {LONG}", f"action: {LONG}"),
        ("live-grid", f"shfit: {LONG}", f"shift: {LONG}"),
        ("post-its", f"dificult team: {LONG}", f"difficult team: {LONG}"),
        ("live-grid", "+ plumber Sal: taps", "+ agency plumber Sal: taps"),
        ("live-grid", "+ parnet Sela: mum", "+ parent Sela: mum"),
        ("live-grid", "shfit: from in to behind", "shift: from in to behind"),
        ("live-grid", "1 row friends", ""),
        ("live-grid", "1 sings", ""),
        ("live-grid", "Nothing of this is a line", ""),
        ("post-its", "dificult team: we go quiet", "difficult team: we go quiet"),
        ("compass", "The third visit about the chair", ""),
    ],
)
def test_what_was_typed_is_in_the_line_that_is_told(exercise: str, typed: str, told: str) -> None:
    held = session(*(["+ child Tama"] if exercise == "live-grid" else []), exercises=[exercise])

    def reads(line: str) -> bool:
        try:
            read(held, line)
        except ExerciseError:
            return False
        return True

    with pytest.raises(ExerciseError) as refused:
        read(held, typed)
    assert line_told(typed, str(refused.value), reads) == told
