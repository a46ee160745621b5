"""Exercises with a word of its own in every field that takes words, to see where each goes."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from exercises.kernel.anywhere import parse
from exercises.kernel.event import Event
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import Template
from exercises.leaving.outline import AUDIENCES, Audience
from exercises.leaving.room_view import RoomView
from sessions.library import templates
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from tests.lines import apply, play, session, shape_of, started
from tests.samples import sample_of

WORD = "Zqx"
"""How marked words begin: nobody says it otherwise."""
Marked = tuple[Any, dict[str, str]]
"""An exercise, and by each word that stands somewhere in it the line that put it there."""


def _tried(state: Any, line: str) -> Any:
    """The state after the line; None when it is no move or is refused."""
    try:
        command = parse(line, shape_of(state), state)
        return apply(state, command) if command.action == "move" else None
    except ExerciseError:
        return None


def marked(template: Template, word: Callable[[int], str]) -> list[Marked]:
    """The exercise filled, with `word(n)` in the nth of its fields: as often as it takes until each stands in one.

    A field that takes no words of that kind is in none of them.
    """
    filled = started(template, *sample_of(template).lines)
    waiting = {word(number): form for number, form in enumerate(sample_of(template).fields) if "{}" in form}
    found: list[Marked] = []
    while True:
        state, lines = filled, {}
        for phase in ("", *(phase.key for phase in template.phases)):
            with contextlib.suppress(ExerciseError):
                state = play(state, f"go {phase}") if phase else state
            for said in [said for said in waiting if said not in lines]:
                after = _tried(state, waiting[said].format(said))
                held = repr(after)
                if after is not None and said in held and all(other in held for other in lines):
                    state, lines[said] = after, waiting[said].format(said)
        if not lines:
            return found
        found.append((state, lines))
        waiting = {said: form for said, form in waiting.items() if said not in lines}


@cache
def marked_with(key: str, before: str, after: str = "", first: int = 9001) -> list[Marked]:
    """The built-in exercise of that key with numbered words in every field: "P9001", "P9002"."""
    return marked(templates.built_in()[key], lambda number: f"{before}{first + number}{after}")


def in_every_phase(state: Any) -> Iterator[Any]:
    """The exercise in each of its phases that can be reached from here."""
    yield state
    for phase in state.template.phases:
        with contextlib.suppress(ExerciseError):
            yield play(state, f"go {phase.key}")


def every_view(state: Any) -> Iterator[RoomView]:
    """Every page of every view that the room may see."""
    shape = shape_of(state)
    for key, _ in shape.room_views(state):
        view = shape.room_view(state, key)
        yield view
        for page in range(2, view.pages + 1):
            with contextlib.suppress(ExerciseError):
                yield shape.room_view(state, f"{key} {page}")


def drawn(view: RoomView) -> str:
    """A view as the room's file has it."""
    return json.dumps(view.document(), ensure_ascii=False)


def leaves(state: Any, audience: Audience) -> str:
    """Everything that may leave an exercise for that audience, as it is handed to what writes files."""
    shape = shape_of(state)
    gives = (shape.outline, shape.tables, shape.coded, shape.linked, shape.pictures, shape.left_out)
    return "\n".join(repr(give(state, audience)) for give in gives if give is not None)


NARROWER = tuple(audience for audience in AUDIENCES if audience != "facilitators")
EVERY = tuple(templates.built_in())


# -- the same in a session ---------------------------------------------------------------------------------------------


def typed(held: Session, key: str) -> dict[str, tuple[str, Event]]:
    """Marked words typed into every field that takes them, in every phase: the line and the entry, by word."""
    found: dict[str, tuple[str, Event]] = {}
    for phase in ("", *(phase.key for phase in templates.built_in()[key].phases)):
        with contextlib.suppress(ExerciseError):
            if phase:
                perform(held, f"go {phase}")
        for number, form in enumerate(sample_of(templates.built_in()[key]).fields):
            said = f"{WORD}{9001 + number}"
            if said in found or "{}" not in form:
                continue
            with contextlib.suppress(ExerciseError):
                event = perform(held, form.format(said)).event
                if event is not None and event.run and said in json.dumps(event.data):
                    found[said] = form.format(said), event
    return found


def filled(key: str) -> Session:
    held = session(exercises=[key] if key != "frame" else ["live-grid"])
    for line in sample_of(templates.built_in()[key]).lines:
        with contextlib.suppress(ExerciseError):
            perform(held, line)
    return held
