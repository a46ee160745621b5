"""Which exercise a line asks for, and one that begins with what another has: exercise net-gram from live-grid."""

from __future__ import annotations

from typing import Any

from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import Template, TemplateError
from exercises.kernel.text import listed
from exercises.shapes import shape_called
from sessions.live.rehearsal import Rehearsal
from sessions.live.session import Session
from sessions.live.state import BATCH, Run

_FROM = " from "


class TakenOver(Record):
    """An exercise that begins with what another has."""

    source: Run
    template: Template
    run: str
    """The key of the one it goes into, where the session has it and it is empty; "" for a new one."""
    moves: list[list[Any]]

    @property
    def says(self) -> str:
        """What comes over, in few words."""
        people = sum(kind == "add_chair" for kind, _ in self.moves)
        return f"{self.template.title} with the {people} people of {self.source.template.title}; answers stay there"


def wanted(session: Session, name: str) -> Template | None:
    """The template of that name; None when the session has an exercise of exactly that key."""
    from sessions.library import templates

    try:
        return None if name in session.state.runs else templates.template(name)
    except TemplateError as problem:
        raise ExerciseError(str(problem)) from problem


def taken_over(session: Session, words: str) -> TakenOver | None:
    """What a line with "from" would take over; None for one without it. Raises ExerciseError."""
    name, found, other = words.partition(_FROM)
    if not found:
        return None
    template = wanted(session, name)
    run = session.state.runs[name] if template is None else session.state.runs.get(template.key)
    template = run.template if run is not None else template
    assert template is not None, "one or the other is there"
    source = session.state.runs.get(other)
    if source is None:
        there = listed([key for key in session.state.exercises if key != template.key]) or "no other"
        raise ExerciseError(f"There is no exercise called {other[:40]} in this session. There is {there}.")
    shape = shape_called(template.shape)
    if shape.takes_over is None:
        raise ExerciseError(f"{template.title} begins from no other exercise. Begin it by itself: exercise {name}")
    rehearsal = Rehearsal(shape, run.state if run is not None else shape.start(template))
    moves = shape.takes_over(rehearsal.state, source.state)
    told = [[kind, rehearsal.do(kind, data)] for kind, data in moves]
    return TakenOver(source, template, run.key if run is not None else "", told)


def begin(session: Session, asked: TakenOver) -> None:
    """Records it as one entry, and turns to it."""
    if asked.run:
        session.record(BATCH, {"moves": asked.moves}, run=asked.run)
        if session.state.current != asked.run:
            session.record("turn", {"run": asked.run})
    else:
        session.add_exercise(asked.template, asked.moves)
