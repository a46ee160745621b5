"""Grids, walls, talks, net-grams and days in words made up at random: what `templates check` takes is typed as what it
stands for, shown, handed out, taken back and closed. `bench/made_up.py` walks through thousands."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.shapes import FRAME_SHAPE, SHAPES
from sessions.library import template_files
from sessions.library.template_named import named
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from sessions.store import locations
from tests import made_up_others, made_up_pages
from tests.leaving import every_file, every_paper
from tests.lines import again, session
from tests.marked import drawn


def walk(seed: int) -> bool:
    """A whole exercise of the template of that number, or a day around one; whether there was one to walk through."""
    table = made_up_others.template(seed)
    text = made_up_pages.toml(table)
    if template_files.check_text(text):
        return False
    locations.make_private(locations.templates_folder())
    (locations.templates_folder() / f"{table['key']}.toml").write_text(text, "utf-8")
    whole_day = table["shape"] == FRAME_SHAPE
    held = session(exercises=["post-its" if whole_day else table["key"]])
    if whole_day:
        perform(held, "exercise frame")
    _through_the_steps(held, [phase["key"] for phase in table["phases"]], whole_day)
    _typed(held, whole_day)
    _handed_out(held, whole_day)
    _taken_back(held, whole_day)
    if not whole_day:
        with contextlib.suppress(ExerciseError):
            perform(held, "close: so")
    held.close()
    again(held).close()
    return True


def _state(held: Session, whole_day: bool) -> object:
    run = held.state.frame if whole_day else held.state.run
    assert run is not None
    return run.state


def _through_the_steps(held: Session, keys: list[str], whole_day: bool) -> None:
    for key in [*keys, *keys[-2:]][: len(keys) + 1]:
        with contextlib.suppress(ExerciseError):
            perform(held, "task")
        perform(held, f"go {key}")
        state = _state(held, whole_day)
        assert state.phase == key  # type: ignore[attr-defined]
        shape = SHAPES[state.template.shape]  # type: ignore[attr-defined]
        drawn(shape.room_view(state, shape.phase_view(state)))
        assert perform(held, "help").lines


def _typed(held: Session, whole_day: bool) -> None:
    for one in named(_state(held, whole_day)):
        before = len(held.documents())
        for line in (*one.after, one.line):
            with contextlib.suppress(ExerciseError):
                perform(held, line)
        assert len(held.documents()) > before or one.does.get("near") or not one.does, one.line


def _handed_out(held: Session, whole_day: bool) -> None:
    state = _state(held, whole_day)
    shape = SHAPES[state.template.shape]  # type: ignore[attr-defined]
    for key, _ in shape.room_views(state):
        assert drawn(shape.room_view(state, key))
    assert shape.text(state) and json.dumps(shape.document(state))
    list(shape.sought(state))
    assert all(text for _, text in _every_text(held))


def _every_text(held: Session) -> Iterator[tuple[str, str]]:
    yield from every_file(held, "facilitators", "participants", "public")
    yield from every_paper(held)


def _taken_back(held: Session, whole_day: bool) -> None:
    there, lines = _state(held, whole_day), 0
    with contextlib.suppress(ExerciseError):
        while lines < 500:
            perform(held, "undo")
            lines += 1
    for _ in range(lines):
        perform(held, "redo")
    assert _state(held, whole_day) == there


@pytest.mark.parametrize("seed", range(6))
def test_what_check_takes_works(seed: int) -> None:
    assert walk(100 * seed) or walk(100 * seed + 1) or walk(100 * seed + 2), "one of them is taken"
