"""Exercises with a word of its own in every field that takes words, to see where each goes."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from exercises.kernel.anywhere import parse
from exercises.kernel.event import Event
from exercises.kernel.shape import ExerciseError, Shape
from exercises.kernel.template import Template
from exercises.leaving.outline import AUDIENCES, Audience
from exercises.leaving.room_view import RoomView
from sessions.library import templates
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from sessions.store import locations
from tests import shared
from tests.lines import Watch, apply, play, session, shape_of, started
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


def marked(key: str, word: Callable[[int], str]) -> list[Marked]:
    """The built-in exercise filled, with `word(n)` in the nth of its fields: as often as it takes until each stands in
    one. A field that takes no words of that kind is in none of them.

    Where a plain word stands was found once; other words are tried there first, and what does not stand then anywhere.
    """
    template = templates.built_in()[key]
    filled = started(template, *sample_of(template).lines)
    waiting = {number: form for number, form in enumerate(sample_of(template).fields) if "{}" in form}
    found: list[Marked] = []
    for places in shared.once(f"places-{key}", lambda: _places(template, filled, waiting)):
        state, lines = filled, {}
        for phase, numbers in places:
            state = _in_phase(state, phase)
            state = _with_words(state, {word(number): waiting[number] for number in numbers}, lines)
        found.append((state, lines))
    stand = {said for _, lines in found for said in lines}
    left = {word(number): form for number, form in waiting.items() if word(number) not in stand}
    while True:
        state, lines = filled, {}
        for phase in ("", *(phase.key for phase in template.phases)):
            state = _with_words(_in_phase(state, phase), left, lines)
        if not lines:
            return [one for one in found if one[1]]
        found.append((state, lines))
        left = {said: form for said, form in left.items() if said not in lines}


def _places(template: Template, filled: Any, forms: dict[int, str]) -> list[list[tuple[str, list[int]]]]:
    """For each time the exercise is filled the phases and in each the fields that a plain word stands in."""
    waiting, found = {f"{WORD}{9001 + number}": (number, form) for number, form in forms.items()}, []
    while True:
        state, lines, places = filled, dict[str, str](), []
        for phase in ("", *(phase.key for phase in template.phases)):
            before = set(lines)
            state = _with_words(_in_phase(state, phase), {said: form for said, (_, form) in waiting.items()}, lines)
            places.append((phase, [waiting[said][0] for said in lines if said not in before]))
        if not lines:
            return found
        found.append(places)
        waiting = {said: form for said, form in waiting.items() if said not in lines}


def _in_phase(state: Any, phase: str) -> Any:
    with contextlib.suppress(ExerciseError):
        return play(state, f"go {phase}") if phase else state
    return state


def _with_words(state: Any, forms: dict[str, str], lines: dict[str, str]) -> Any:
    """The state with each of these words in its field where it takes them; its line joins `lines`."""
    for said, form in forms.items():
        if said in lines:
            continue
        after = _tried(state, form.format(said))
        held = repr(after)
        if after is not None and said in held and all(other in held for other in lines):
            state, lines[said] = after, form.format(said)
    return state


@cache
def marked_with(key: str, before: str, after: str = "", first: int = 9001) -> list[Marked]:
    """The built-in exercise of that key with numbered words in every field: "P9001", "P9002"."""
    return marked(key, lambda number: f"{before}{first + number}{after}")


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


_GIVES = tuple(name for name, given in Shape.__annotations__.items() if "[Any, Audience]" in given)
"""Everything of an exercise that is made for an audience."""


def given(state: Any, audience: Audience, *, without: str = "left_out") -> str:
    """Everything of an exercise that is handed for that audience to what writes files. How much is left out is told to
    nobody but whoever makes the file."""
    shape = shape_of(state)
    gives = (give for name in _GIVES if name != without and (give := getattr(shape, name)) is not None)
    return "\n".join(repr(give(state, audience)) for give in gives)


def leaves(state: Any, audience: Audience, *, without: str = "") -> str:
    """Everything that may leave an exercise for that audience, as it is handed to what writes files and prints."""
    papers = (repr(paper(state)) for paper in shape_of(state).papers.values())
    return "\n".join((given(state, audience, without=without), *papers))


NARROWER = tuple(audience for audience in AUDIENCES if audience != "facilitators")
EVERY = tuple(templates.built_in())


# -- the same in a session ---------------------------------------------------------------------------------------------


Typed = dict[str, tuple[str, Event]]
"""By each marked word the line that put it there, and its entry."""


def typed(key: str) -> tuple[Session, Typed]:
    """A session with that exercise filled, and marked words typed into every field that takes them, in every phase."""
    kept = shared.once(f"typed-{key}", lambda: _typed_once(key))
    place = locations.session_path(kept["name"])
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(kept["file"], encoding="utf-8")
    held = open_session(kept["name"], by="F2", clock=Watch())
    events = {event.number: event for event in held.events}
    return held, {said: (line, events[number]) for said, (line, number) in kept["found"].items()}


def _typed_once(key: str) -> dict[str, Any]:
    held = filled(key)
    found = _typed_into(held, key)
    held.close()
    return {
        "name": held.name,
        "file": locations.session_path(held.name).read_text(encoding="utf-8"),
        "found": {said: (line, event.number) for said, (line, event) in found.items()},
    }


def _typed_into(held: Session, key: str) -> Typed:
    found: Typed = {}
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
