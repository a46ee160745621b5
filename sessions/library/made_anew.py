"""What a damaged session lost and can be known from what rests on it: an exercise that began, a page that was made.

One line that cannot be read must not take every word away that was said after it. Only what is certain is made anew,
and only where more of the session can be read with it than without. Pure but for the templates.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence

from exercises.kernel.event import Event
from exercises.kernel.expression import expression
from exercises.kernel.record import Record, replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean_data
from exercises.shapes import shape_called
from sessions.library import templates
from sessions.live.batches import alive, moves_of
from sessions.live.stamping import beginning
from sessions.live.state import FRAME, SessionState, step

_ANOTHER = expression(r"-\d+$")
"""What is behind the key of a second exercise of one template."""


class Anew(Record):
    """What was made anew, by the number of the entry in whose place it stands, and what waits all the same."""

    made: dict[int, Event]
    waiting: list[int]


def made_anew(events: Sequence[Event], lost: Collection[int]) -> Anew:
    """What can be made in place of the lost entries, so that the most of the others can be read."""
    standing = alive(events)
    every = [event for event in events if event.number in standing]
    found, tried = Anew({}, _waiting(every, {})[0]), set[Hashable]()
    while True:
        needs = _waiting(every, found.made)[1]
        free = [number for number in lost if number not in found.made]
        ways = ((what, event, slot) for what, event in needs if what not in tried for slot in _before(event, free))
        next_one = next(ways, None)
        if next_one is None:
            return found
        what, event, slot = next_one
        tried.add(what)
        made = {**found.made, slot: replace(event, number=slot)}
        waiting = _waiting(every, made)[0]
        found = Anew(made, waiting) if len(waiting) < len(found.waiting) else found


def _before(event: Event, free: Collection[int]) -> list[int]:
    """The last of the lost entries before that one."""
    return sorted(number for number in free if number < event.number)[-1:]


def _waiting(every: Sequence[Event], made: dict[int, Event]) -> tuple[list[int], list[tuple[Hashable, Event]]]:
    """The numbers of the entries that need something which is missing, and what each needs, as it would be made."""
    state, waiting, needs = SessionState(), list[int](), list[tuple[Hashable, Event]]()
    for event in every:
        try:
            state = step(state, made.get(event.number, event))
        except ExerciseError:
            waiting.append(event.number)
            needs += _needed(state, event)
    return waiting, needs


def _needed(state: SessionState, event: Event) -> list[tuple[Hashable, Event]]:
    run = state.runs.get(event.run)
    if run is None:
        key = _ANOTHER.sub("", event.run)
        template = templates.frame() if event.run == FRAME else templates.available().get(key)
        if template is None:
            return []
        shape = shape_called(template.shape)
        data = {"key": event.run, "template": clean_data(dict(template.words))}
        begins = {"moves": beginning(shape, shape.start(template))} if shape.begins else {}
        return [(event.run, replace(event, run="", kind="exercise", data={**data, **begins}, by=""))]
    found: list[tuple[Hashable, Event]] = []
    for kind, said in moves_of(event.kind, event.data):
        told = run.shape.made_for(run.state, kind, said)
        if told is not None:
            made, needs = told
            found.append(((event.run, str(needs)), replace(event, kind=made, data=needs, by="")))
    return found
