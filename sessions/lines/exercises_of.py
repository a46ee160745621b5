"""Which exercise a line asks for, and one that begins with what another has: exercise net-gram from live-grid."""

from __future__ import annotations

import re
from typing import Any

from exercises.frame.moves import HOLDING
from exercises.kernel.expression import expression
from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import Template, TemplateError
from exercises.kernel.text import listed, matches
from exercises.kernel.views import show_line
from exercises.kernel.words import squeezed
from exercises.leaving.room_view import QUIET
from exercises.shapes import FRAME_SHAPE, shape_called
from sessions.library.beginning import OF_A_SESSION, frame_of
from sessions.live.rehearsal import Rehearsal
from sessions.live.session import Session
from sessions.live.state import BATCH, Run

_FROM = " from "


_TURNS = expression(
    r"(?:(?P<verb>open|start|begin|do|run|add|switch to|change to|turn to|go to|go back to|back to) )?"
    r"(?:the |a |an )?(?P<name>[^\d:/>]{3,40})",
    re.IGNORECASE,
)
"""How somebody asks for an exercise who does not know the word for it."""


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


def meant(session: Session, line: str) -> str:
    """The line that turns to an exercise whose name is all that was typed, or that is asked for with another word; ""
    for none. What this session has comes first."""
    from sessions.library import templates

    asked = _TURNS.fullmatch(line.strip())
    if asked is None:
        return ""
    name = squeezed(asked["name"])
    there = {key: (key, *run.template.names) for key, run in session.state.exercises.items()}
    known = {key: (key,) for key in templates.built_in() if key not in (*there, *templates.ONLY_KEYS.values())}
    for every in (there, known, {**there, **known}):
        named = [key for key, called in every.items() if name in map(squeezed, called)]
        if asked["verb"] and not named:
            words = {key: " ".join(called).replace("-", " ") for key, called in every.items()}
            named = [key for key, called in words.items() if matches(asked["name"], called)]
        if len(named) == 1:
            return f"exercise {named[0]}" if named[0] != session.state.current else ""
    return ""


def begin(session: Session, asked: TakenOver) -> None:
    """Records it as one entry, and turns to it."""
    if asked.run:
        session.record(BATCH, {"moves": asked.moves}, run=asked.run)
        if session.state.current != asked.run:
            session.record("turn", {"run": asked.run})
    else:
        session.add_exercise(asked.template, asked.moves)


def tried_out(session: Session, words: str) -> str:
    """What turning to that exercise would bring along; "" for nothing. Raises ExerciseError where there is none."""
    over = taken_over(session, words)
    if over is None:
        wanted(session, words)
    return over.says if over is not None else ""


def turned(session: Session, words: str) -> tuple[str, tuple[str, ...]]:
    """Turns to an exercise, and adds it where the session has none of that name: what was done, in a sentence. Without
    a name it changes nothing, and gives the exercises there are, a line each. Raises ExerciseError."""
    runs = session.state.runs
    if session.is_programme:
        raise ExerciseError(OF_A_SESSION)
    if not words:
        runs = session.state.exercises
        marks = {session.state.current: " (here)"}
        lines = [f"{key}  {run.template.title}{marks.get(key, '')}" for key, run in runs.items()]
        return f"{len(runs)} in this session:", (*lines, *_others(session))
    over = taken_over(session, words)
    if over is not None:
        begin(session, over)
        return f"{over.says}.", ()
    asked = wanted(session, words)
    key = words if asked is None else asked.key
    if key in runs:
        session.record("turn", {"run": key})
        return f"turned to {runs[key].template.title}.{_room_stays(session)}", ()
    assert asked is not None
    if asked.shape == FRAME_SHAPE:
        frame = frame_of(session)
        session.record("turn", {"run": frame.key})
        return f"turned to {frame.template.title}.", ()
    if session.state.elephant_held:
        raise ExerciseError(HOLDING)
    session.add_exercise(asked)
    return f"added {asked.title}.{_room_stays(session)}", ()


def _others(session: Session) -> list[str]:
    """The exercises that a session does not have yet, a line each, under the line that begins one; none where it has
    all."""
    from sessions.library import templates

    others = [(key, one.title) for key, one in templates.exercises().items() if key not in session.state.exercises]
    begin = f"Others, each begun by its word: exercise {others[0][0]}" if others else ""
    return ["", begin, *(f"{key}  {title}" for key, title in others)] if others else []


def _room_stays(session: Session) -> str:
    """That the room still sees another exercise, with the line that shows it where this one is; "" for none."""
    display, run = session.state.display, session.state.run
    view = run.shape.phase_view(run.state)
    if display.blanked or display.run in ("", session.state.current) or view == QUIET.key:
        return ""
    return f" The room sees no change: {show_line(view, 0, run.shape.thing)}"


def opened(session: Session, number: int) -> str:
    """Beginning a part of the day turns to its exercise, when the session has it; else the line that adds it.

    The room does not change, and undo takes back the beginning alone: turning is what this screen looks at.
    """
    frame = session.state.frame
    item = frame.state.items.get(number) if frame is not None else None
    if item is None or not item.exercise or session.state.elephant_held:
        return ""
    came_from = session.state.current
    key, title = item.exercise, ""
    if key not in session.state.exercises:
        try:
            asked = wanted(session, key)
        except ExerciseError:
            return f"There is no exercise called {key[:40]} here. Which there are: exercise"
        key, title = (asked.key, asked.title) if asked is not None else (key, key)
        if key not in session.state.exercises:
            return f"{title} is not in this session yet. Add it: exercise {key}"
    if key == came_from:
        return ""
    session.record("turn", {"run": key})
    back = f" Back where you were: exercise {came_from}" if came_from in session.state.runs else ""
    return f"Turned to {session.state.runs[key].template.title}.{back}"
